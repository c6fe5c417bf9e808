"""Sections: labels as printed, as damaged, in mid-line, and false ones."""

from pathlib import Path

import pytest

from sgpolicy.coding.layout.canonical import format_text
from sgpolicy.sources.sections import section_of, sections


def _section_at(text: str, offset: int) -> str | None:
    return section_of(sections(text), offset, offset + 1)


def paths(text: str) -> list[str]:
    """Return the paths of all sections of *text*."""
    return [section.path for section in sections(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、甲\n文\n(一)乙\n(二)丙\n二、丁", ["一", "一/(一)", "一/(二)", "二"]),
        ("（一）甲\n（二）乙", ["(一)", "(二)"]),
        ("( ( 一) ) 甲\n(二)乙\n( ( 三) ) 丙", ["(一)", "(二)", "(三)"]),
        ("三、甲\n()乙\n(二)丙", ["三", "三/(一)", "三/(二)"]),
        ("一 、 甲。二、乙。", ["一", "二"]),
        ("一、甲\n1.乙\n2、丙\n3．丁", ["一", "一/1", "一/2", "一/3"]),
        ("2.甲。①乙。②丙。", ["①", "②"]),
        ("1.甲。①乙。②丙。\n2.丁。", ["1", "1/①", "1/②", "2"]),
        ("一、甲。一是乙。二是丙。三是丁。\n二、戊", ["一", "一/一是", "一/二是", "一/三是", "二"]),
        ("一要甲。二要乙。", ["一要", "二要"]),
        ("第一,甲。\n第二,乙。", ["第一", "第二"]),
        ("篇一:甲\n一、乙\n篇二:丙\n一、丁", ["篇一", "篇一/一", "篇二", "篇二/一"]),
        ("二是甲。1、乙\n2、丙\n", ["1", "2"]),
        ("一是甲。\n二是乙:\n1、丙\n2、丁\n三是戊。\n", ["一是", "二是", "二是/1", "二是/2", "三是"]),
        ("二十一、甲\n二十二、乙", ["二十一", "二十二"]),
    ],
)
def test_labels_are_read_in_every_form(text: str, expected: list[str]) -> None:
    """Each form of label, alone or nested, has its canonical path."""
    assert expected == paths(text)


@pytest.mark.parametrize(
    "text",
    [
        "这一是非之地。",
        "甲。一是乙。丙。",
        "第一、二批试点",
        "有1.5万人",
        "1.jpg 2.jpg",
        "(试行)",
        "统一、规范",
        "",
    ],
)
def test_false_labels_make_no_section(text: str) -> None:
    """A numeral that only looks like a label opens nothing."""
    assert [] == paths(text)


def test_annex_parts_that_lost_their_headings_are_numbered() -> None:
    """Where (一) comes again in an annex, a new part begins."""
    text = "五、甲\n附:乙\n(一)丙\n(二)丁\n(一)戊\n1.己\n2.庚\n(一)辛"

    expected = [
        "五",
        "附",
        "附/(一)",
        "附/(二)",
        "附·2",
        "附·2/(一)",
        "附·2/(一)/1",
        "附·2/(一)/2",
        "附·3",
        "附·3/(一)",
    ]
    assert expected == paths(text)


def test_a_second_run_of_enumerators_is_numbered_as_a_whole() -> None:
    """All items of the run carry the mark, also those whose label is new."""
    text = "一、甲\n一是乙。二是丙。\n还有。一是丁。二是戊。三是己。\n"

    assert ["一/一是·2", "一/二是·2", "一/三是·2"] == paths(text)[3:]


def test_a_second_run_in_the_same_paragraph_is_beside_the_first() -> None:
    """It does not nest in the last item before it."""
    assert ["一是", "二是", "一是·2", "二是·2"] == paths("一是甲。二是乙。还有。一是丙。二是丁。")


def test_thousands_of_runs_take_no_time() -> None:
    """A text made to be slow has its items in linear time, near enough."""
    assert len(paths("一是。二是。" * 5000)) == 10000


def test_the_last_item_ends_with_its_paragraph() -> None:
    """What follows the paragraph belongs to the section, not to the item."""
    text = "一、甲。\n一是乙丙。二是丁戊。\n总之很好。\n"

    assert _section_at(text, text.index("戊")) == "一/二是"
    assert _section_at(text, text.index("总")) == "一"


def test_the_last_item_goes_on_where_its_first_line_is_a_title() -> None:
    """Items with a title line of their own hold the paragraphs below it."""
    text = "一、甲。\n一是乙。\n文一。\n二是丙。\n文二。\n二、丁。\n"

    assert _section_at(text, text.index("文二")) == "一/二是"


def test_the_section_of_a_span_holds_all_of_it() -> None:
    """A passage over two items lies in what is around both."""
    text = "序。\n一、甲。一是乙。二是丙。"
    tree = sections(text)

    assert section_of(tree, text.index("一是"), len(text)) == "一"
    assert section_of(tree, text.index("丙"), len(text)) == "一/二是"
    assert section_of(tree, 0, 1) is None


def test_sections_nest_and_stay_inside_the_limits() -> None:
    """Only the part asked for is looked at, with offsets into the whole text."""
    text = "一、甲\n二、乙\n"
    (section,) = sections(text, 4)

    assert (4, 8, "二") == (section.start, section.end, section.path)


YAML = """\
id: a-b  # comment
source: {file: a.txt, extent: [0, 14]}
measures:
  - id: one
    at: [2, 4]
    also:
      - at: [8, 9]
        as_stated: x
      - {at: [8, 9]}
    note: "at: [1, 2]"
  - id: two
    at: [12, 13]
    section: "wrong"  # found by machine
  - id: three
    at: wrong
    section: "kept"
"""


def filled(folder: Path, yaml: str, text: str) -> str:
    """Return *yaml* in canonical layout with sections filled in from *text*."""
    (folder / "a.txt").write_bytes(text.encode())
    return format_text(yaml, sources=folder)


def test_sections_are_filled_in_and_all_else_stays(tmp_path: Path) -> None:
    """Each span gets its section; a wrong one is replaced; a second run changes nothing."""
    text = "一、甲乙\n(一)丙丁戊己庚"
    made = filled(tmp_path, YAML, text)

    assert '    at: [2, 4]\n    section: "一"\n    also:\n      - at: [8, 9]\n        section: "一/(一)"\n' in made
    assert '      - at: [8, 9]\n        section: "一/(一)"\n    note: "at: [1, 2]"\n' in made
    assert '    at: [12, 13]\n    section: "一/(一)"  # found by machine\n' in made
    assert made.endswith('    at: wrong\n    section: "kept"\n')
    assert made == filled(tmp_path, made, text)


def test_a_section_that_is_none_is_taken_out(tmp_path: Path) -> None:
    """A text without headings leaves no section; the comment beside it stays."""
    yaml = 'id: a\nsource: {file: a.txt}\nmeasures:\n  - id: b\n    at: [1, 2]\n    section: "一"  # c\n'
    made = filled(tmp_path, yaml, "没有标题")

    assert made == "id: a\nsource:\n  file: a.txt\nmeasures:\n  - id: b\n    at: [1, 2]\n# c\n"


def test_sections_stay_where_the_source_is_not_at_hand(tmp_path: Path) -> None:
    """A file without a source, or whose source is missing, is formatted as it is."""
    for source in ("", "source:\n  file: missing.txt\n"):
        yaml = f'id: a\n{source}measures:\n  - id: b\n    at: [1, 2]\n    section: "一"\n'

        assert yaml == format_text(yaml, sources=tmp_path)


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        ("各位领导、各位代表,还有问题。", "一是"),
        ("同志们,工作还有差距。", "一是"),
        ("虽然做了一些工作,但还存在不少困难。", "一是"),
        ("在看到成绩的同时,还有不足。", "一是"),
        ("此外还有三点。", "二/一是·2"),
    ],
)
def test_what_closes_a_text_is_not_under_its_last_chapter(closing: str, expected: str) -> None:
    """A paragraph that turns to the audience or to what is wanting ends a last chapter that has items."""
    text = f"一、甲。\n一是乙。\n文。\n二是丙。\n二、丁。\n一是戊。\n文。\n二是己。\n{closing}\n一是庚。二是辛。\n"

    assert expected == _section_at(text, text.index("庚"))


def test_a_chapter_on_what_is_wanting_holds_its_own_items() -> None:
    """Where the chapter has no items before it, the paragraph only introduces them; nor is an inner chapter ended."""
    text = "一、甲\n一是乙。二是丙。\n各位代表,戊。\n二、问题\n虽然有进步,但还有困难。\n一是丁。二是己。\n"

    assert ["一", "一/一是", "一/二是", "二", "二/一是", "二/二是"] == paths(text)


@pytest.mark.parametrize("stop", ["。", "，", ", ", "  。 "])
def test_a_doubled_stop_ends_no_item(stop: str) -> None:
    """A line that begins with a stop belongs to the paragraph before it."""
    text = f"一、甲。\n一是乙。\n文。\n二是丙。\n{stop}丁。\n文。二、戊。一是己。\n二是庚。\n"

    beside = f"一、甲。一是乙。二是丙。\n{stop}丁。\n戊。\n"

    assert ["一/二是", "一/二是", "一"] == [
        _section_at(text, text.index("丁")),
        _section_at(beside, beside.index("丁")),
        _section_at(beside, beside.index("戊")),
    ]
