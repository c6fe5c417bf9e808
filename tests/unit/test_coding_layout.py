"""The canonical layout: order, style and quotes; comments and meaning stay."""

import pytest

from sgpolicy.coding.layout.canonical import format_problems, format_text
from sgpolicy.files.folder import DataFile
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
    """It stands at the end of the item's first line."""
    made = format_text("indicators:\n  - {id: x, name: {zh: 甲, en: a}}  # the first\n")

    assert made == 'indicators:\n  - id: x  # the first\n    name: {zh: "甲", en: a}\n'


def test_a_long_mapping_stands_on_lines_of_its_own() -> None:
    """Flow style is for what fits on one line."""
    made = format_text(f'id: a\nreliability: {{grade: B, because: "{"x" * 110}"}}\n')

    assert made.startswith('id: a\nreliability:\n  grade: B\n  because: "xxx')


def test_what_is_out_of_layout_is_reported_with_its_line() -> None:
    """The check names the file and the first line that differs; a broken file reports its own mistakes."""
    files = [DataFile("good.yaml", TIDY), DataFile("bad.yaml", "id: a\ntitle:  x\n"), DataFile("broken.yaml", "id: [")]
    problems = format_problems(files)

    assert [("bad.yaml", "format"), ("broken.yaml", "syntax")] == [
        (problem.file, problem.check) for problem in problems
    ]
    assert problems[0].line == 2


def test_a_broken_file_is_not_formatted() -> None:
    """What the strict reader refuses is left alone."""
    with pytest.raises(DataError):
        format_text("id: a\nid: b\n")
