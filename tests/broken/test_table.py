"""Every bad file of the table gives the message that it must give."""

from pathlib import Path
from shutil import copytree

import pytest
from tests.broken.table import CASES, PAGE, Case

from sgpolicy.checks import SENSE
from sgpolicy.files.load import load_path
from sgpolicy.model.words import EvidenceKind
from sgpolicy.problem import DataError, Problem

MARK = "¦"
BASE, MORE = Path(__file__).parent / "base", Path(__file__).parent / "more"
"""The sound folder, and a page, for the cases that need one."""


def problems_of(folder: Path) -> tuple[Problem, ...]:
    """Return the problems of a folder that must not load."""
    with pytest.raises(DataError) as caught:
        load_path(folder)
    return caught.value.problems


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a copy of the sound folder, and another with a page; each case spoils a file of one, and mends it."""
    plain, paged = (Path(copytree(BASE, tmp_path_factory.mktemp("data") / "data")) for _ in range(2))
    copytree(MORE, paged, dirs_exist_ok=True)
    return plain, paged


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.group}: {case.name}")
def test_mistake_is_told_with_its_place_and_remedy(case: Case, folders: tuple[Path, Path]) -> None:
    """The problem names file, line, column, path, what is wrong and what would be right."""
    folder = folders[Path(PAGE).stem in case.file + case.new]
    file = folder / case.file
    before = file.read_bytes()
    sound = file.read_text(encoding="utf-8")
    assert sound.count(case.old) == 1
    marked = sound.replace(case.old, case.new)
    head, mark, _ = marked.partition(MARK)
    file.write_text(marked.replace(MARK, ""), encoding="utf-8", newline="")
    try:
        problems = problems_of(folder)
    finally:
        file.write_bytes(before)

    listing = "\n".join(map(str, problems))
    found = next(
        (p for p in problems if p.check == case.check and p.path == case.path and case.message in p.message), None
    )
    assert found is not None, listing
    assert case.remedy in found.remedy
    assert str(file) == found.file
    if mark:
        assert (head.count("\n") + 1, len(head) - head.rfind("\n")) == (found.line, found.column)
    assert case.count == len(problems), listing


def test_every_check_of_sense_has_a_test_that_breaks_it() -> None:
    """No check of ring 2 goes untested."""
    assert set(SENSE) == {case.check for case in CASES if case.group == "sense"}, "add a case to SENSE in table.py"


def test_sound_folder_loads() -> None:
    """What the cases spoil is sound before."""
    loaded = load_path(BASE)

    assert 1 == len(loaded.documents)
    assert 10 == len(loaded.records)


def test_a_sound_page_loads(folder: Path) -> None:
    """A fact on a page has no offsets; one of a text may rest on a page too, and on no file's region but its own."""
    copytree(MORE, folder, dirs_exist_ok=True)
    plan = folder / "documents" / "xx-2020-plan.yaml"
    further = '        section: "四"\n'
    text = plan.read_text(encoding="utf-8").replace("grade: B", "grade: A")
    plan.write_text(text.replace(further, f"{further}      - document: xx-2021-page\n"), encoding="utf-8")
    loaded = load_path(folder)
    [on_page] = [record for record in loaded.records if record.document.page]
    [both] = [record for record in loaded.records if record.document.text and record.evidence[-1].document.page]

    assert (None, EvidenceKind.PAGE, "2500名") == (
        on_page.evidence[0].span,
        on_page.evidence_kind,
        on_page.evidence[0].as_stated,
    )
    assert ((400, 405), EvidenceKind.SPAN) == (both.evidence[0].span, both.evidence_kind)
    assert "1 records rest on web pages" in str(loaded)
