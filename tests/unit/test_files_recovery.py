"""Reading on after mistakes of syntax."""

from pathlib import Path

import pytest

import sgpolicy
from sgpolicy.files.load import load_path
from sgpolicy.files.reader import read_tree
from sgpolicy.files.recovery import read_on
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
    (folder / "xx-2020-plan.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_path(folder)
    return {problem.line for problem in caught.value.problems if problem.file.endswith("xx-2020-plan.yaml")}


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
