"""Document numbers: all brackets, and damage that has one repair. The numbers are invented."""

from collections.abc import Callable
from typing import Any

import pytest

from sgpolicy.errors import NotADocumentNumberError
from sgpolicy.reading import find_document_numbers, read_document_number


@pytest.mark.parametrize(
    "text",
    ["京民发〔2001〕3号", "京民发[2001]3号", "京民发【2001】3号", "京民发（2001）第3号", "京民发(2001)03号",
     "京民发「２００１」３号", " 京民发 〔2001〕 3 号 "],
)  # fmt: skip
def test_any_brackets_will_do(text: str) -> None:
    """A number with other brackets, blanks or full-width digits is whole."""
    number = read_document_number(text)

    assert number.canonical == "京民发〔2001〕3号"
    assert number.repaired is None
    assert number.repairs == ()
    assert text == number.printed


@pytest.mark.parametrize(
    ("text", "proper", "repair"),
    [
        ("京民函〔200150号", "京民函〔2001〕50号", "closing bracket lost"),
        ("京民发〔2001145号", "京民发〔2001〕145号", "closing bracket lost"),
        ("京民发2001〕5号", "京民发〔2001〕5号", "opening bracket lost"),
        ("京民发〔2001〕5", "京民发〔2001〕5号", "号 lost"),
    ],
)
def test_one_loss_is_repaired_and_told(text: str, proper: str, repair: str) -> None:
    """What is lost is put back, and said."""
    number = read_document_number(text)

    assert proper == number.repaired == number.canonical
    assert (repair,) == number.repairs


_SHAPE = "it should look like 吉民发〔2010〕31号"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("京民函200150号", "too much is missing to repair it (opening bracket lost, closing bracket lost)"),
        ("京民函〔200150", "too much is missing to repair it (closing bracket lost, 号 lost)"),
        ("京民函〔3001〕5号", _SHAPE),
        ("〔2001〕5号", _SHAPE),
        ("京民函〔2001〕0号", "serials start at 1"),
        ("京民函〔1948〕1号", "years run from 1949 to 2099"),
        ("三万人", _SHAPE),
        ("京" * 65, "longer than 64 characters; give only the number"),
    ],
)
def test_hopeless_numbers_are_refused(text: str, reason: str) -> None:
    """Nothing is guessed where two things are lost."""
    with pytest.raises(NotADocumentNumberError) as caught:
        read_document_number(text)

    assert (text, reason) == (caught.value.text, caught.value.reason)


def test_the_longest_text_and_the_first_year() -> None:
    """64 characters are read, and numbers begin with the republic."""
    assert read_document_number("京民函〔1949〕1号".rjust(64)).year == 1949


def test_numbers_are_found_in_a_text() -> None:
    """Numbers are found with their places, without the words before them."""
    text = "依据京民发〔2001〕3号文件和《办法》(京民函〔200150号),关于印发通知 京人发[2002]7号。京民函〔1948〕1号"
    found = find_document_numbers(text)

    assert [one.text for one in found] == ["京民发〔2001〕3号", "京民函〔200150号", "京人发[2002]7号"]
    assert all(text[one.start : one.end] == one.text for one in found)
    assert [one.number.serial for one in found] == [3, 50, 7]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("见民发[1949]3号文", ["民发[1949]3号"], id="the first year"),
        pytest.param("见民发[1948]3号文", [], id="before it"),
        pytest.param("京民函〔1948〕1号、京民发〔2001〕3号", ["京民发〔2001〕3号"], id="behind one beyond repair"),
        pytest.param(
            "根据甲民发〔2010〕31号和国发〔2011〕5号", ["甲民发〔2010〕31号", "国发〔2011〕5号"], id="lead words"
        ),
        pytest.param("印发(甲民发〔2010〕31号)", ["甲民发〔2010〕31号"], id="in brackets"),
        pytest.param("按甲按京民发〔2001〕3号", ["京民发〔2001〕3号"], id="a lead word twice"),
        pytest.param("甲按发〔2001〕3号", [], id="one character is no code"),
        pytest.param("按甲按〔2001〕3号", [], id="a lead word before the bracket"),
        pytest.param("甲乙民发〔2001〕3号", ["乙民发〔2001〕3号"], id="the place begins the code"),
        pytest.param("现将民发〔2001〕3号转发你们", ["民发〔2001〕3号"], id="a verb"),
        pytest.param("原沪民人发〔2001〕3号停止执行", ["沪民人发〔2001〕3号"], id="a word of one character"),
        pytest.param("收到并研究了黔民发〔2001〕3号", ["黔民发〔2001〕3号"], id="words that are not listed"),
        pytest.param("市财政局杭财社〔2001〕3号", ["杭财社〔2001〕3号"], id="the name of the issuer"),
        pytest.param("民政部民发〔2001〕3号", ["民发〔2001〕3号"], id="a ministry"),
        pytest.param("省委办公厅湘办发〔2001〕3号", ["湘办发〔2001〕3号"], id="a general office"),
        pytest.param("贯彻人社部发〔2001〕3号", ["人社部发〔2001〕3号"], id="a ministry within the code"),
        pytest.param("中办厅字〔2001〕3号", ["中办厅字〔2001〕3号"], id="an office within the code"),
        pytest.param("民政局发〔2001〕3号", [], id="only 发 would be left"),
        pytest.param("全国民发〔2001〕3号", [], id="国 may be of the word or of the code"),
        pytest.param("大家民发〔2001〕3号", [], id="behind an unknown word, without a place"),
        pytest.param("财会〔2001〕3号、苏民社工〔2001〕4号", ["财会〔2001〕3号", "苏民社工〔2001〕4号"], id="no 发"),
        pytest.param("某工程 京民发〔2001〕3号", ["京民发〔2001〕3号"], id="behind a blank"),
        pytest.param("甲 乙 丙发〔2001〕3号", ["丙发〔2001〕3号"], id="behind the last blank"),
        pytest.param("京 民发〔2001〕3号", ["民发〔2001〕3号"], id="a blank after one character"),
        pytest.param("京民 发〔2001〕3号", [], id="a blank before the last character"),
        pytest.param("京民发 〔2001〕3号", ["京民发 〔2001〕3号"], id="a blank before the bracket"),
    ],
)
def test_where_a_number_begins(text: str, numbers: list[str]) -> None:
    """The code begins behind the words that lead to it, and behind a blank."""
    assert numbers == [found.text for found in find_document_numbers(text)]


@pytest.mark.parametrize(
    ("text", "repaired"),
    [("(京民函〔200150号)", "京民函〔2001〕50号"), ("（京民函〔2001〕50号）", None), ("[京民函(2001)50号]", None)],
)
def test_brackets_around_a_number_are_left_out(text: str, repaired: str | None) -> None:
    """A number in brackets is the number; what is printed keeps them."""
    number = read_document_number(text)

    assert number.canonical == "京民函〔2001〕50号"
    assert repaired == number.repaired
    assert text == number.printed


@pytest.mark.parametrize("text", ["((京民函〔2001〕50号))", "(京民函〔2001〕50号]", "()", "("])
def test_only_one_matching_pair_is_left_out(text: str) -> None:
    """Two pairs, or two brackets that make none, are refused."""
    with pytest.raises(NotADocumentNumberError, match="should look like"):
        read_document_number(text)


@pytest.mark.parametrize("reader", [read_document_number, find_document_numbers])
def test_only_text_is_read(reader: Callable[[Any], object]) -> None:
    """What is no text is a TypeError that says so."""
    with pytest.raises(TypeError) as caught:
        reader(3)

    assert f"{reader.__name__} takes text (str), not int: 3" == str(caught.value)
