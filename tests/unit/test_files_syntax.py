"""Mistakes of syntax: what is said of them, and reading on after them."""

from pathlib import Path

import pytest
import yaml

import sgpolicy
from sgpolicy.files.load import load_path
from sgpolicy.files.reader import read_tree
from sgpolicy.files.syntax import GAVE_UP, read_on
from sgpolicy.files.tree import Hole
from sgpolicy.problem import DataError

SOUND = (Path(__file__).parents[1] / "broken" / "base" / "documents" / "xx-2020-plan.yaml").read_text(encoding="utf-8")
CODEBOOK = Path(__file__).parents[1] / "broken" / "base" / "codebook"
MISTAKES = (
    ("kind: plan", "kind: paln"),
    ("  file: plan.txt", '  file: "plan.txt'),
    ("    role: issuer", "    rloe: issuer"),
    ("    relation: implements", "    relation implements"),
    ("    status: planned", "    status: @planned"),
    ("  - id: hold-exam", " - id: hold-exam"),
    ("      lower: 50\n", "      lower: 5O\n"),
    ("    commitment: plan", "     commitment: plan"),
    ("    at: [400, 405]", "    at: [400, 405"),
    ("    kind: character", "    kind: characters"),
)


def lines_told(text: str, folder: Path) -> set[int]:
    """Return the lines of the problems that a folder with the document *text* gives."""
    for file in CODEBOOK.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_path(folder)
    return {problem.line for problem in caught.value.problems if problem.file.endswith("plan.yaml")}


def test_ten_mistakes_half_of_them_of_syntax_give_ten_lines(tmp_path: Path) -> None:
    """A mistake of syntax hides none of the others."""
    text = SOUND
    for old, new in MISTAKES:
        assert 1 == text.count(old)
        text = text.replace(old, new)
    planted = {
        number
        for number, (sound, bad) in enumerate(zip(SOUND.split("\n"), text.split("\n"), strict=True), 1)
        if sound != bad
    }

    assert 10 == len(planted)
    assert planted <= lines_told(text, tmp_path)


@pytest.mark.parametrize(("old", "new"), [pytest.param(*pair, id=pair[0].strip()) for pair in MISTAKES])
def test_one_mistake_gives_its_own_line_alone(old: str, new: str, tmp_path: Path) -> None:
    """What follows from mending a line is not told."""
    number = SOUND[: SOUND.index(old)].count("\n") + 1

    assert {number} == lines_told(SOUND.replace(old, new), tmp_path)


def test_what_was_mended_is_a_hole() -> None:
    """Nothing can take the guess for data."""
    text = "id: a\nnote: @x\nkind: plan\n"
    parsed, problems, mended = read_on(text, "x", read_tree(text, "x")[1])

    assert {2} == mended
    assert parsed is not None
    assert isinstance(parsed.tree["note"], Hole)
    assert ["id", "note", "kind"] == list(parsed.tree)
    assert [2] == [problem.line for problem in problems]


@pytest.mark.parametrize("at", ["year: 2019\n      s¦erial: 5", "role: i¦ssuer", "- ¦at: [450, 455]"])
def test_a_mistake_that_outlives_its_mending_is_reported(at: str, tmp_path: Path) -> None:
    """A file of which nothing can be made is never passed over in silence."""
    assert lines_told(SOUND.replace(at.replace("¦", ""), at.replace("¦", "\n  ")), tmp_path)


@pytest.mark.parametrize("rows", [40, 40_000])
def test_the_work_is_bounded(rows: int) -> None:
    """A file of nothing but mistakes is given up, what was found until then is told."""
    text = "id: a\n" + "note: @x\n" * rows
    parsed, problems, mended = read_on(text, "x", read_tree(text, "x")[1])

    assert parsed is None
    assert 1 <= len(problems) <= 13
    assert len(mended) <= 12


@pytest.mark.parametrize("note", ["\ufdd0", '"\\ufdd0"'], ids=["itself", "escape"])
def test_the_stand_in_cannot_be_written(note: str, tmp_path: Path) -> None:
    """Neither the character itself nor an escape for it comes through."""
    (tmp_path / "a.yaml").write_text(f"note: {note}\n", encoding="utf-8")

    with pytest.raises(DataError, match=r"U\+FDD0"):
        sgpolicy.load(tmp_path)


class Mumbling(yaml.Loader):
    """A parser that gives up with words that nobody has heard before, and does not say where."""

    said: dict[str, object] = {}  # noqa: RUF012 - of each test

    def get_event(self) -> object:
        """Come to no more than the third event."""
        event = super().get_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.ScalarEvent):
            raise yaml.MarkedYAMLError(**self.said)  # type: ignore[arg-type] # no types
        return event


@pytest.mark.parametrize("line", [None, 0, 2])
def test_what_is_said_does_not_hang_on_the_words_of_the_parser(
    line: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They change from one version to the next: ours alone are shown, whatever they are."""
    mark = None if line is None else yaml.Mark("x", 0, line, 0, None, None)  # type: ignore[no-untyped-call]
    said = {"context": "grumble", "context_mark": mark, "problem": "Zqxj %s [bold]", "problem_mark": mark, "note": "no"}
    monkeypatch.setattr(Mumbling, "said", said)

    tree, (problem,) = read_tree("a: 1\nb: 2\nc: 3\n", "x.yaml", Mumbling)

    assert tree is None
    assert ((line or 0) + 1, 1) == (problem.line, problem.column)
    assert f"{GAVE_UP}: the line cannot be read together with what stands before it" == problem.message
    assert "check indentation, quotes and brackets on this line and the one before" == problem.remedy


def test_a_parser_that_says_nothing_at_all_is_explained_too() -> None:
    """An error without marks or words, as the C library raises for its own reasons."""

    class Silent(Mumbling):
        """Raises the bare error."""

        def get_event(self) -> object:
            """Give up at once."""
            raise yaml.YAMLError

    _, (problem,) = read_tree("a: 1\n", "x.yaml", Silent)

    assert (1, 1, GAVE_UP) == (problem.line, problem.column, problem.message.partition(":")[0])


@pytest.mark.parametrize("parser", [yaml.CLoader, yaml.Loader], ids=["libyaml", "pure"])
@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ('a: 1\nb: "x\nc: 2\n', (2, 4), "a quote is opened here and never closed"),
        ("a: 1\nb\nc: 2\n", (2, 1), "a line is neither `key: value` nor `- item`"),
        ("a: x: y\n", (1, 5), "a colon stands where no key can be"),
        ("a: [1, 2\nb: 3\n", (1, 4), "a list [ ... ] or mapping { ... } is opened here and not closed"),
        ("a: @x\n", (1, 4), "a value starts with a character that has a meaning of its own"),
        ('a: "\\q"\n', (1, 4), "an unknown \\ sequence stands in double quotes"),
        ("- a\nb: 1\n", (2, 1), "the line does not go on from the one before"),
        ("a: |x\n", (1, 5), "a | or > begins a text on several lines here"),
        ("a: * b\n", (1, 5), "a value starts with * or &"),
        ("a:\n    b: 1\n  - c: 2\n  - d: 3\n", (2, 5), "the first item of a list has no hyphen"),
    ],
)
def test_both_parsers_are_put_into_the_same_words(text: str, place: tuple[int, int], what: str, parser: object) -> None:
    """Place and words are ours, though each has its own."""
    _, problems = read_tree(text, "x.yaml", parser)

    assert problems[-1].message.startswith(f"{GAVE_UP}: {what}"), problems[-1]
    assert place == (problems[-1].line, problems[-1].column)
