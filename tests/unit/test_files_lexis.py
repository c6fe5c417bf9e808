"""What our own look at a text finds, with either parser: marks that break the syntax, and what to write."""

import random
from pathlib import Path

import pytest
import yaml
from tests.trees import everything

from sgpolicy.files.reader import read_tree
from sgpolicy.files.text import mend_text
from sgpolicy.textfile import FileRefusedError

BASE = Path(__file__).parents[1] / "broken" / "base" / "documents" / "xx-2020-plan.yaml"
SMALL = (
    'a: [b, c]\nd: {e: f, "g": \'h\'}\nk:\n  - l: m\n    n: "o p"\n  - q\n',
    '"a": >-\n  b\n  c\nd: |\n  e\n',
    "? a\n: b\nc: [x, y: z]\n",
    BASE.read_text(encoding="utf-8")[:900],
)
PIECES = (
    *"?:-[]{},#&*!|>'\"%@`\\ \n~=<.",
    *(
        "? ",
        ": ",
        "- ",
        " #",
        "---",
        "\n---\n",
        "%YAML 1.3\n",
        "\\x41",
        "\\e",
        "\\/",
        "''",
        "{key2:{",
        "[x:]",
        ":,",
        "?]",
    ),
    *("{?", "[:", "\u3000", "：", "，", "\n\n", "\n  ", "\\\n", "|2", ">#", "!!str ", "&a ", "*a", "<<: ", "[["),
)


@pytest.mark.parametrize("parser", [yaml.CLoader, yaml.Loader])
@pytest.mark.parametrize(
    ("text", "place", "what", "remedy"),
    [
        ("a: [b?c]", (1, 6), "a ? stands in brackets", "put the text in quotes"),
        ("a: {zh: 什么, en: Who pays? And how}", (1, 25), "a ? stands in brackets", "quotes"),
        ("a: [? ]", (1, 5), "a ? stands in brackets", "quotes"),
        ("a: [x:]", (1, 6), "a : in brackets has no space", "add the space"),
        ("a: {zh:, en: x}", (1, 7), "a : in brackets has no space", "add the space"),
        ("a: {b: {c:{d: e}}}", (1, 10), "a : in brackets has no space", "add the space"),
        ("a: |# c\n  b", (1, 5), "a # stands here without a space", "put a space before"),
        ("a: b\n　　c: d", (2, 1), "a blank U+3000", "spaces (U+0020)"),
        ("a: [1,\u00a02]", (1, 7), "a blank U+00A0", "spaces (U+0020)"),
        ("<<<<<<< HEAD\na: b\n=======\na: c\n>>>>>>> x", (1, 1), "a merge conflict", "keep one version"),
        ("a: 'it's b'", (1, 7), "a quotation mark inside a quoted text", "double it: ''"),
        ('a: "the "b" c"', (1, 9), "a quotation mark inside a quoted text", 'write \\" for it'),
        ('a: "D:\\union"', (1, 7), "an unknown \\ sequence", "write \\\\"),
        ("a：b\nc: d", (1, 2), "a full-width ： stands here", "write :"),
        ("a: b\nc: ｛d: e｝", (2, 4), "a full-width ｛ stands here", "write {"),
        ('a: {b: "c"，d: e}', (1, 11), "a full-width ， stands here", "write ,"),
        ("a: [1, 2］\nb: c", (1, 9), "a full-width ］ stands here", "write ]"),
        (" a: b\nc: d", (1, 2), "the first line is indented", "the first column"),
    ],
)
def test_a_mark_that_breaks_the_syntax_is_named_at_its_place(
    text: str, place: tuple[int, int], what: str, remedy: str, parser: object
) -> None:
    """Whichever parser reads, it is one problem, in our words."""
    _, [problem] = read_tree(text, "x.yaml", parser)

    assert place == (problem.line, problem.column)
    assert what in problem.message
    assert remedy in problem.remedy


@pytest.mark.parametrize(
    "text",
    [
        "a: {zh: \"什么?:\", en: 'x?,'}",
        "a: 什么? b\nc: x:[y]",
        'a: {"b":c, d: "e"}',
        "a: 甲：乙，丙\nb: {c: 甲：乙}",
        "a: |\n  [b?c]\n  <<< d\nb: >-\n  'x' y\n",
        "a: b\n  [c?]\n",
        "a: b # [c?]\n",
        "a:\n  - [10:30, http://x/y]\n",
    ],
)
def test_marks_in_texts_are_right(text: str) -> None:
    """In quotes, comments, blocks of text and plain texts outside brackets, they are part of the text."""
    assert [] == [problem for problem in read_tree(text, "x.yaml")[1] if problem.check == "syntax"]


def test_both_parsers_take_and_refuse_the_same_mutants() -> None:
    """No text loads with one of them alone, or with another tree or other places."""
    chance = random.Random(20)  # noqa: S311 - no secret
    for _ in range(400):
        text = list(chance.choice(SMALL))
        for _ in range(chance.choice((1, 1, 2, 3))):
            at, long = chance.randrange(len(text) + 1), chance.choice((0, 0, 1, 3))
            text[at : at + long] = chance.choice(PIECES) if chance.random() < 0.8 else ""
        try:
            clean, _ = mend_text("".join(text).encode(), "x.yaml")
        except FileRefusedError:
            continue
        (one, first), (other, second) = (read_tree(clean, "x.yaml", parser) for parser in (yaml.CLoader, yaml.Loader))

        assert (not first) == (not second), clean
        assert first or everything(one) == everything(other), clean
