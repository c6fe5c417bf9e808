"""Loads: what a loader can say after them, what files are laid on, and what is counted."""

import gc
from pathlib import Path

import pytest

from sgpolicy.catalog.load import load
from sgpolicy.checks import SENSE
from sgpolicy.files.folder import DataFile, data_files
from sgpolicy.files.load import Base, Loaded, Loader, load_path
from sgpolicy.files.reader import MAX_PROBLEMS
from sgpolicy.model.figure import Target
from sgpolicy.model.terms import Indicator
from sgpolicy.problem import DataError, Finding, Problem

BASE = Path(__file__).parents[1] / "broken" / "base"
FILES = data_files(BASE)[0]
(PLAN,) = (file for file in FILES if file.name.endswith("xx-2020-plan.yaml"))
CODEBOOK = [file for file in FILES if file is not PLAN]


def problems(*texts: str, base: Base = Base()) -> tuple[Problem, ...]:  # noqa: B008 - never changed
    """Return what is wrong with files."""
    with pytest.raises(DataError) as caught:
        Loader(base).run([DataFile(f"{number}.yaml", text) for number, text in enumerate(texts)])
    return caught.value.problems


def on_the_codebook() -> tuple[Base, Loaded]:
    """Return what the sound folder holds, and a base of it."""
    loaded = load_path(BASE)
    terms = {cls: {getattr(t, "id", None) or t.code: t for t in made} for cls, made in loaded.terms.items()}
    return Base(terms, tuple(d.id for d in loaded.documents), tuple(loaded.records)), loaded


@pytest.mark.parametrize("sense", [True, False])
@pytest.mark.parametrize(
    ("old", "new"), [("", ""), ("A round figure.", ""), ("kind: plan", "kind: zzz"), ("file: plan.txt", "file: [")]
)
def test_a_finding_has_its_place_after_any_load(old: str, new: str, sense: object) -> None:
    """Of every record and document that was made, whether the load went well or not."""
    loader = Loader()
    text = PLAN.text.replace(old, new, 1)
    try:
        loader.run([*CODEBOOK, DataFile(PLAN.name, text)], sense=bool(sense))
    except DataError:
        assert old
    things = [*loader.loaded.documents, *loader.loaded.records]

    assert len(things) > 5
    for thing in things:
        problem = loader.problem(Finding(id=thing.id, path=("id",), message="m"))
        written = text.split("\n")[problem.line - 1][problem.column - 1 :]
        assert (PLAN.name, thing.id.rpartition("/")[2]) == (problem.file, written)


def test_a_finding_that_was_not_loaded_is_no_problem_of_a_file() -> None:
    """What does not occur in any of the files cannot be given a place."""
    with pytest.raises(KeyError):
        Loader().problem(Finding(id="nobody", message="m"))


def test_files_are_laid_on_a_base() -> None:
    """Terms and records of it can be referred to; its ids are taken; its records are compared with."""
    base, loaded = on_the_codebook()
    again = Loader(base)
    with pytest.raises(DataError) as caught:
        again.run([PLAN])

    assert ["document 'xx-2020-plan' is already defined in the base catalog"] == [
        problem.message for problem in caught.value.problems if problem.path == "id"
    ]
    other = Loader(base).run([DataFile("x", PLAN.text.replace("id: xx-2020-plan", "id: yy-plan"))], sense=False)
    assert len(loaded.records) == len(other.records)
    assert [] == other.terms[Indicator]
    ours, theirs = ([record for record in made.records if isinstance(record, Target)] for made in (other, loaded))
    assert ours[0].indicator is theirs[0].indicator


def test_counts_hold_what_is_repeated() -> None:
    """A term that the base defines alike is counted, though it is not made anew."""
    base, loaded = on_the_codebook()
    again = Loader(base).run(CODEBOOK)

    assert sum(map(len, loaded.terms.values())) == again.repeated
    assert f"0 documents, 0 records, {again.repeated} codebook terms" == str(again)


def test_progress_is_told_file_by_file() -> None:
    """Step, files done, and how many there are."""
    told: list[tuple[str, int, int]] = []
    load_path(BASE, progress=lambda *step: told.append(step))

    files = len(list(BASE.rglob("*.yaml")))
    reading = [("reading", done, files) for done in range(files)]
    assert [*reading, ("making records", 0, 1), ("checking", 0, 1)] == told


def test_the_problems_of_one_file_are_bounded() -> None:
    """The last of them says so; other files have their own."""
    found = problems("indicators:\n" + "- x\n" * (MAX_PROBLEMS + 50), "domains:\n- x\n")

    assert [MAX_PROBLEMS + 1, 1] == [sum(p.file == f"{number}.yaml" for p in found) for number in range(2)]
    assert f"has more than {MAX_PROBLEMS} problems" in found[0].message


def test_problems_come_sorted_and_those_of_sense_with_them() -> None:
    """By file and line, whatever found them."""
    text = PLAN.text.replace('due: "2025"', 'due: "2018"').replace("at: [410, 415]", "at: [410, 416]")
    found = problems(*(file.text for file in CODEBOOK), text.replace("kind: plan", "kind: paln", 1))

    assert list(found) == sorted(found)
    assert {"shape"} < {problem.check for problem in found} <= {"shape", *SENSE}


def test_what_mending_leads_to_is_no_news() -> None:
    """Only the mistake of a mended line is told, not what its guess lacks."""
    text = PLAN.text.replace("    role: issuer", "    role: @issuer")

    assert ["syntax"] == [problem.check for problem in problems(*(file.text for file in CODEBOOK), text)]


def test_a_lost_document_keeps_its_records_apart() -> None:
    """Two heads with mistakes, or of one id, do not share a placeholder."""
    bad = PLAN.text.replace("kind: plan", "kind: zzz", 1)
    loader = Loader()
    with pytest.raises(DataError):
        loader.run([*CODEBOOK, PLAN, DataFile("y", bad), DataFile("z", bad.replace("id: xx-2020-plan", "id: 一"))])

    assert ["unknown-document-1", "unknown-document-2", "xx-2020-plan"] == [d.id for d in loader.loaded.documents]


def test_the_collector_is_back_on_after_any_load() -> None:
    """Also where the files have mistakes."""
    problems("a: [")

    assert gc.isenabled()


def test_a_load_leaves_the_base_alone() -> None:
    """The shipped catalog is the same object ever after."""
    known = load().known()
    before = {cls: list(named) for cls, named in known.items()}
    problems("domains:\n  - {id: own, name: {zh: 字, en: x}, definition: x, is_not: z}\nzzz: 1\n", base=Base(known))

    assert before == {cls: list(named) for cls, named in known.items()}
