"""Locating phrases, drafting figures and whole files, and reading sources."""

from pathlib import Path

import pytest

import sgpolicy
from sgpolicy.coding.drafts import draft_figures
from sgpolicy.coding.locate import locate, locate_text
from sgpolicy.coding.names_in_text import find_bodies, find_programmes, find_titles
from sgpolicy.coding.scaffold import scaffold
from sgpolicy.files.reader import read_tree
from sgpolicy.problem import DataError
from sgpolicy.sources.recognise import WORDS, document_numbers, numbers, set_words, times
from sgpolicy.sources.text import MAX_BYTES, MAX_NUMBERS, in_line, read_source
from sgpolicy.textfile import FileRefusedError

TEXT = (
    "一、做法\n(一)甲省民政厅印发《甲省社工办法》(甲民发〔2020〕5号),实施“春雨”计划,培训社工近300人,"
    "每月补贴200元。\n(二)对考取的奖励3000、2000元,对机构给予10-20万的资助,两委换届,百花齐放。\n"
)


def test_a_phrase_is_located_with_section_and_snippet() -> None:
    """A quantity comes with its mapping; blanks make no difference."""
    (hit,) = locate(TEXT.replace("近300人", "近 300\n人"), "近300 人")

    assert hit.section == "一/(一)"
    assert hit.text == "近 300\n人"
    assert 'quantity: {as_stated: "近 300\\n人", lower: 270, upper: 300, lower_open: true' in hit.snippet
    assert f'at: [{hit.start}, {hit.end}]\nsection: "一/(一)"' in hit.snippet
    assert read_tree(hit.snippet, "snippet")[1] == []


def test_every_hit_is_given_and_none_is_said() -> None:
    """All places are listed in text order; a miss is reported."""
    assert len(locate(TEXT, "社工")) == 2
    assert locate_text(TEXT, "没有") == "没有: not in the text"
    assert "under no heading" in locate_text("社工", "社工")
    with pytest.raises(ValueError, match="blank"):
        locate(TEXT, " ")


def test_units_are_guessed_from_the_clause() -> None:
    """A rate takes its denominator, a list the unit at its end, a sum of money yuan."""
    drafts = {draft.wording: draft for draft in draft_figures(TEXT, sgpolicy.load())}

    assert {wording: draft.quantity.unit.id for wording, draft in drafts.items()} == {
        "近300人": "person",
        "每月补贴200元": "CNY/month",
        "3000": "CNY",
        "2000元": "CNY",
        "10-20万": "CNY",
    }
    assert not drafts["近300人"].unit_is_guessed
    assert not drafts["每月补贴200元"].unit_is_guessed
    assert drafts["10-20万"].unit_is_guessed


def test_a_scaffold_is_yaml_that_fails_until_it_is_decided(tmp_path: Path) -> None:
    """The reader takes it, and reports every TODO and nothing else."""
    source = tmp_path / "jia.txt"
    source.write_text(TEXT, encoding="utf-8")
    made = scaffold(read_source(source), sgpolicy.load())
    tree, problems = read_tree(made, "scaffold")
    assert problems == []
    assert tree is not None
    (tmp_path / "jia-2020-report.yaml").write_text(made, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        sgpolicy.load(tmp_path)

    lines = made.split("\n")
    assert all("TODO" in lines[problem.line - 1] for problem in caught.value.problems)
    assert {problem.line for problem in caught.value.problems} == {
        number for number, line in enumerate(lines, 1) if "TODO" in line
    }


def test_mentions_are_found_by_their_form() -> None:
    """Titles in 《》, programmes in quotes, bodies by the codebook or by their endings."""
    text = f"{TEXT}由甲乙大学和民政部承办,“夏风”活动。"

    assert ["甲省社工办法"] == [mention.text for mention in find_titles(TEXT)]
    assert ["“春雨”计划", "“夏风”活动"] == [mention.text for mention in find_programmes(text)]
    bodies = {mention.text: mention.guess for mention in find_bodies(text, sgpolicy.load())}
    assert bodies["民政部"] == "ministry-of-civil-affairs"
    assert bodies["甲乙大学"] is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("进一步统一", ["进一步", "统一"]),
        ("近五年、半年来、“十四五”末、上半年", []),
        ("百姓", ["百姓"]),
        ("一百人", []),
    ],
)
def test_set_words_are_a_closed_list(text: str, expected: list[str]) -> None:
    """Only words that count nothing are passed over."""
    assert expected == [text[start:end] for start, end in set_words(text)]


def test_times_and_document_numbers_explain_their_digits() -> None:
    """Dates, plan periods and relative times are recognised, counts of years are not."""
    text = "2011-12-21,近五年,半年来,“十四五”末,2010年4月,为期三年"

    assert ["2011-12-21", "近五年", "半年来", "“十四五”末", "2010年4月"] == [text[s:e] for s, e in times(text)]
    assert ["甲民发〔2020〕5号"] == [TEXT[s:e] for s, e in document_numbers(TEXT)]
    assert ["12", "三万", "２", "数", "百"] == [text[s:e] for text in ("12三万２", "数百") for s, e in numbers(text)]
    assert all(WORDS.values())


def test_control_characters_are_escaped() -> None:
    """A terminal is sent nothing to obey."""
    assert in_line("a\x1b[31m\n\u202eb\u00a0\u3000") == "a\\u001b[31m⏎\\u202eb \u3000"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "does not exist"),
        (b"\xff\xfe", "is UTF-16"),
        (b"\xff", "is not UTF-8 at byte 0"),
        ("推进社工人才队伍".encode("gb18030"), "looks like GB18030"),
        (b"PK\x03\x04\xff", "looks like a Word, Excel or zip file"),
        (("一、甲\n" * (MAX_NUMBERS + 1)).encode(), "10000 at most"),
        (b" " * (MAX_BYTES + 1), "is larger than 1 MiB"),
    ],
)
def test_a_source_that_cannot_be_read_says_why(tmp_path: Path, content: bytes | None, words: str) -> None:
    """No file, wrong bytes and too many of them are refused."""
    if content is not None:
        (tmp_path / "a.txt").write_bytes(content)
    with pytest.raises(FileRefusedError, match=words):
        read_source(tmp_path / "a.txt")


def test_a_folder_is_no_source(tmp_path: Path) -> None:
    """Only regular files are read."""
    with pytest.raises(FileRefusedError, match="not a regular file"):
        read_source(tmp_path)
