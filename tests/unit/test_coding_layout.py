"""The canonical layout: order, style and quotes; comments and meaning stay."""

from pathlib import Path

import pytest

from sgpolicy.coding.layout.canonical import format_path, format_text
from sgpolicy.files.reader import read_tree
from sgpolicy.problem import DataError

UNTIDY = """\
# about the file
region: '230000'   # a code
id:   a-b
measures:
    # about the first
    - summary: {en: "Do it: now", zh: '办'}
      id: one   # its id
      at:
        - 1
        # about the end
        - 2
      instruments: [training,
        other]   # two of them
      note: >
        Folded
        text
    - at: [3, 4]
      # about the id
      id: two
      quantity: {unit: person, value: 5, lower: 5, upper: 5, qualifier: exact, as_stated: "5\\u00a0人"}
title: {zh: "甲 # no comment", en: B}
oddity: kept
# the end
"""
TIDY = """\
id: a-b
title: {zh: "甲 # no comment", en: B}
# about the file
region: "230000"  # a code
measures:
  # about the first
  - id: one  # its id
    summary:
      zh: "办"
      en: "Do it: now"
    instruments:
      - training
      - other  # two of them
    at:
      - 1
      # about the end
      - 2
    note: "Folded text\\n"
  # about the id
  - id: two
    at: [3, 4]
    quantity: {as_stated: "5\\u00A0人", lower: 5, upper: 5, value: 5, unit: person, qualifier: exact}
oddity: kept
# the end
"""


def test_an_untidy_file_is_put_in_order() -> None:
    """Keys are sorted, styles settled, and every comment stays with what it is about."""
    assert format_text(UNTIDY) == TIDY


def test_a_tidy_file_stays_as_it_is() -> None:
    """A second run changes nothing."""
    assert format_text(TIDY) == TIDY


def test_the_meaning_stays() -> None:
    """The strict reader sees the same tree before and after, key order apart."""
    before, _ = read_tree(UNTIDY, "before")
    after, problems = read_tree(format_text(UNTIDY), "after")

    assert before == after
    assert [] == problems


@pytest.mark.parametrize(
    "text",
    [
        'id: a\nnote: "a \\" b \\\\ c"\n',
        'id: a\nnote: "first\\nsecond"\n',
        "id: a\nnote: |\n  block\n  text\n",
        "id: a\nnote: 'it''s'\n",
        "id: a\nmeasures: []\n",
        "id: a\nnote: -5\n",
        "id: a\nnote:\n",
        "indicators:\n  - id: x\n    name: {zh: 甲, en: a}\n    aliases: [乙, 丙]\n",
        "id: a\nactors: [" + ", ".join(f"body-number-{n}" for n in range(20)) + "]\n",
    ],
)
def test_every_scalar_style_keeps_its_value(text: str) -> None:
    """Quotes, escapes, blocks and long lists come back the same, and the result is stable."""
    made = format_text(text)

    assert read_tree(text, "before")[0] == read_tree(made, "after")[0]
    assert made == format_text(made)


def test_a_comment_beside_an_item_in_flow_style_stays() -> None:
    """It is at the end of the item's first line."""
    made = format_text("indicators:\n  - {id: x, name: {zh: 甲, en: a}}  # the first\n")

    assert made == 'indicators:\n  - id: x  # the first\n    name: {zh: "甲", en: a}\n'


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("note: >-  # c\n  text\n", 'note: "text"  # c\n'),
        ("note: |2 # c\n    text\n", 'note: "  text\\n"  # c\n'),
        ("note: |  # c\nkind: x\n", 'note: ""  # c\nkind: x\n'),
        ("note:  # c\n  text\n", "note: text  # c\n"),
        ("note:\n  text  # c\n", "note: text  # c\n"),
        ("note:  # c\n  text  # d\nkind: x\n", "note: text  # c\n# d\nkind: x\n"),
        ("actors: [a]#c\n", "actors: [a]  #c\n"),
        ("actors: [a,#c\n  b]\n", "actors: [a, b]  #c\n"),
        ("actors: [a,\n  b\n  ]  # c\nkind: x\n", "actors:\n  - a\n  - b  # c\nkind: x\n"),
        ("actors:\n  -  # c\n    a\n", "actors:\n  # c\n  - a\n"),
        ("actors: [  # c\n  ]\n", "actors: []  # c\n"),
        ('note: "a"#c\n', 'note: "a"  #c\n'),
        ("measures:\n- {  # c\n  id: a  # d\n  }\n", "measures:\n  # c\n  - id: a  # d\n"),
        ("note: |\n  # no comment\n # c\nkind: x\n", 'note: "# no comment\\n"\n# c\nkind: x\n'),
        ("---  # c\nkind: x\n...\n# d\n", "# c\nkind: x\n# d\n"),
    ],
)
def test_a_comment_stays_beside_any_style_of_value(text: str, made: str) -> None:
    """Block texts, brackets, values on a line of their own, and # without a blank before it."""
    assert made == format_text(text)
    assert made == format_text(made)


@pytest.mark.parametrize("written", ["~", "=", "no", "+5", ".5", "1_000", "0x10", "2020-01-01"])
def test_what_may_be_no_text_gets_no_quotes(written: str) -> None:
    """The layout does not decide for the coder, whom the loader asks, what was meant."""
    assert f"note: {written}\n" == format_text(f"note:   {written}\n")


def test_what_cannot_be_kept_is_refused() -> None:
    """Here the one line of a span would be longer than the reader takes."""
    with pytest.raises(DataError, match=r"a\.yaml:0:0: cannot be put into layout without a change"):
        format_text("at: [" + "1000,\n" * 4_000 + "1]\n", "a.yaml")


def test_a_file_that_had_to_be_mended_is_not_formatted(tmp_path: Path) -> None:
    """What hides in a text does not go without a word."""
    path = tmp_path / "a.yaml"
    path.write_text("id:   a\nnote: a\u200bb\n", encoding="utf-8")

    with pytest.raises(DataError, match=r"U\+200B"):
        format_path(path)
    assert "id:   a\nnote: a\u200bb\n" == path.read_text(encoding="utf-8")


def test_a_source_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """Sections are filled in from a text in UTF-8."""
    (tmp_path / "a.txt").write_bytes(b"\xba\xda")

    with pytest.raises(DataError, match=r"a\.txt:0:0: is not UTF-8"):
        format_text("id: a\nsource: {file: a.txt}\n", sources=tmp_path)


def test_a_long_mapping_has_lines_of_its_own() -> None:
    """Flow style is for what fits on one line."""
    made = format_text(f'id: a\nreliability: {{grade: B, because: "{"x" * 110}"}}\n')

    assert made.startswith('id: a\nreliability:\n  grade: B\n  because: "xxx')


def test_a_comment_that_has_lost_its_line_stays() -> None:
    """It moves above what has become one line: the items of a list in a list share it."""
    made = format_text("id: a\nactors:\n  - [b,\n    c]  # about c\n")

    assert made == "id: a\nactors:\n  # about c\n  - [b, c]\n"


def test_a_folder_is_formatted_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    """The check changes nothing; one broken file keeps the rest as they are."""
    good, bad, broken = (tmp_path / f"{name}.yaml" for name in ("good", "bad", "broken"))
    good.write_text(TIDY, encoding="utf-8")
    bad.write_text("id: a\nkind:  x\n", encoding="utf-8")

    assert (bad,) == format_path(tmp_path, check=True)
    broken.write_text("id: [", encoding="utf-8")
    with pytest.raises(DataError, match=r"broken\.yaml:2"):
        format_path(tmp_path)
    assert (bad,) == format_path(bad)
    assert "id: a\nkind: x\n" == bad.read_text(encoding="utf-8")


def test_a_broken_file_is_not_formatted() -> None:
    """What the strict reader refuses is left alone."""
    with pytest.raises(DataError):
        format_text("id: a\nid: b\n")
