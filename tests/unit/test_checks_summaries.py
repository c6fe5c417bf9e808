"""The checks of `sgpolicy.checks.summaries` and the numbers that they compare."""

from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from tests.unit import coded, sound

from sgpolicy.checks.counting import in_chinese, in_english
from sgpolicy.model.name import Name


@pytest.mark.parametrize(
    ("text", "told", "named"),
    [
        ("培训300人", {300}, set()),
        ("培训三百人、28期", {300, 28}, set()),
        ("投入8.9亿元", {890000000}, set()),
        ("10-20万元", {100000, 200000}, {10}),
        ("一名领导、两级机构", set(), {1, 2}),
        ("2个站", {2}, set()),
        ("2011年12月的“十二五”规划", set(), {2011, 12, 5}),
        ("第三批试点", set(), {3}),
        ("统一管理、进一步推进", set(), set()),
        ("珠三角和四川", set(), {3, 4}),
        ("比上年高两成", set(), {20}),
        ("每万人18名", {18}, {10000, 18}),
        ("近300人", {300}, set()),
        ("一至二百元", {100, 200}, set()),
    ],
)
def test_the_numbers_of_a_chinese_sentence(text: str, told: set[int], named: set[int]) -> None:
    """What is counted must be told again; dates, ordinals and names are only named."""
    found = in_chinese(text)

    assert found.told == {Fraction(number) for number in told}
    assert {Fraction(number) for number in named} <= found.all


@pytest.mark.parametrize(
    ("text", "told", "named"),
    [
        ("Some 300 people", {300}, set()),
        ("twenty-eight courses", {28}, set()),
        ("Twenty-eight courses", {28}, set()),
        ("three hundred and five thousand people", {305000}, set()),
        ("1,200 people and 2.5 million yuan", {1200, 2500000}, set()),
        ("890 million yuan", {890000000}, set()),
        ("forty, five and six", {40, 5, 6}, set()),
        ("one hundred, two hundred", {100, 200}, set()),
        ("one of two, both of them, a third", set(), {1, 2, 3}),
        ("in December 2011 under the 12th Five-Year Plan", set(), {12, 2011, 5}),
        ("1999 people", set(), {1999}),
        ("the Three Areas programme", set(), {3}),
        ("a dozen in May", set(), {12, 5}),
        ("20 %", {20}, set()),
        ("no number", set(), set()),
    ],
)
def test_the_numbers_of_an_english_sentence(text: str, told: set[int], named: set[int]) -> None:
    """Years, months, ordinals and numbers with a capital are only named."""
    found = in_english(text)

    assert found.told == {Fraction(str(number)) for number in told}
    assert {Fraction(number) for number in named} <= found.all


@pytest.mark.parametrize("text", ["9" * 5000, "1," * 5000, "five " + "hundred " * 5000, "一" * 5000, "万" * 5000])
def test_no_number_is_too_long(text: str) -> None:
    """A text made to be hostile is read too, and what is wrong can be said."""
    assert sound.said("numbers-agree", sound.record("hold-exam", summary=Name(zh=text, en="x"))) is not None
    assert sound.said("numbers-agree", sound.record("hold-exam", summary=Name(zh="社工", en=text))) is not None


@pytest.mark.parametrize(
    ("zh", "en", "missing"),
    [
        ("培训300人", "300 people are trained", None),
        ("培训三百人", "Three hundred people are trained", None),
        ("培训300人", "People are trained", ("en", "300", "zh")),
        ("培训人员", "300 people are trained", ("zh", "300", "en")),
        ("培训4期近300人", "Training is held", ("en", "4, 300", "zh")),
        ("上浮1.5倍", "Raised", ("en", "1.5", "zh")),
        ("2012年办10期", "Ten runs are held next year", None),
        ("2012年办三期", "Three runs are held in 2012", None),
        ("一名领导负责", "A leader is in charge", None),
        ("四级网络", "A network of four levels", None),
        ("建立“三定”方案", "The staffing plan is set up", None),
    ],
)
def test_both_languages_tell_the_same_numbers(zh: str, en: str, missing: tuple[str, str, str] | None) -> None:
    """In whatever numerals; small ones in words, and dates, as the language pleases."""
    found = sound.said("numbers-agree", sound.record("hold-exam", summary=Name(zh=zh, en=en)))

    if missing is None:
        assert found == []
        return
    key, numbers, other = missing
    assert found == [
        (
            "xx-2020-plan/hold-exam",
            ("summary", key),
            f"does not name {numbers}, which the one in {other} does",
            "tell the same numbers in both languages, those of the passage",
        )
    ]


def summary(zh: str, **changes: Any) -> Any:  # noqa: ANN401 - a measure
    """Return the measure of the made-up document with a summary."""
    return coded.record("training", summary=Name(zh=zh, en="x"), **changes)


def test_programmes_have_summaries_too() -> None:
    """Or none."""
    programme = sound.record("hundred-plan")

    assert sound.said("numbers-agree", programme) == []
    assert len(sound.said("numbers-agree", evolve(programme, summary=Name(zh="培养100人", en="x")))) == 1


@pytest.mark.parametrize(
    ("zh", "missing"),
    [
        ("培训300人", None),
        ("2020年甲省培训三百人", None),
        ("培训30人", "30"),
        ("培训300人,补贴200元", "200"),
    ],
)
def test_a_summary_tells_the_numbers_of_its_passage(zh: str, missing: str | None) -> None:
    """Those of its sentence, and of the provisions that it fixes."""
    found = coded.said("numbers-in-passage", summary(zh))

    assert [message for _, _, message, _ in found] == (
        [] if missing is None else [f"tells {missing}, which does not stand in the passage"]
    )
    assert coded.said("numbers-in-passage", summary("补贴200元", provisions=(coded.record("subsidy"),))) == []


@pytest.mark.parametrize(
    ("zh", "copied"),
    [
        ("为持证社工发放补贴", None),
        ("。对持证社工每月给予补贴", "。对持证社工每月给予补贴"),
        ("。对 持证社工 每月给予“补贴”", "。对持证社工每月给予补贴"),
        ("对持证社工每月给予补贴", None),
        ("印发《甲省社工管理办法》(甲民发〔2020〕5号)", None),
        ("计划,培训社工300人。", None),
    ],
)
def test_twelve_characters_in_a_row_are_a_copy(zh: str, copied: str | None) -> None:
    """Without blanks and marks; names, titles, numbers and figures of the document's records are struck out."""
    others = [coded.record(key) for key in ("rules", "spring-rain", "trained", "department")]
    found = coded.said("own-words", summary(zh), *others)

    assert [(path, message) for _, path, message, _ in found] == (
        [] if copied is None else [(("summary", "zh"), f"copies the source: '{copied}'")]
    )


def test_a_note_is_in_our_own_words_too() -> None:
    """Of any record."""
    found = coded.said("own-words", coded.record("subsidy", note="It says 。对持证社工每月给予补贴200元。"))

    assert [path for _, path, _, _ in found] == [("note",)]
