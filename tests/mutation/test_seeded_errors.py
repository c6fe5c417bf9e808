"""A slice of the seeded errors: figures cannot be got wrong unnoticed."""

import os
from pathlib import Path

import pytest
from tests.mutation.kinds import KINDS
from tests.mutation.pages import pages
from tests.mutation.seeded import Outcome, kit_of, main, missed, mutants, run, table

from sgpolicy.catalog.load import shipped_files

COUNT = 2 * len(KINDS)


def sources() -> Path:
    """Return the folder of source texts; skip, and say so, where it is not at hand."""
    folder = os.environ.get("SGPOLICY_SOURCES")
    if not folder:
        pytest.skip("RING 3 NOT TESTED: give the folder of source texts in SGPOLICY_SOURCES")
    return Path(folder)


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    """What rings 1 and 2 make of a slice of errors."""
    return run(shipped_files(), 2, COUNT, None)


@pytest.mark.slow
def test_the_same_seed_makes_the_same_errors() -> None:
    """Errors depend on seed and data alone, and differ from each other."""
    files = shipped_files()
    kit = kit_of()
    one, same, other = ([(m.page.name, m.text) for m in mutants(files, kit, seed, COUNT)] for seed in (5, 5, 6))

    assert one == same
    assert one != other
    assert len(set(one)) == COUNT


def test_an_error_changes_one_place() -> None:
    """All but a few characters on a few lines stay as they were."""
    for mutant in mutants(shipped_files(), kit_of(), 3, COUNT):
        before, after = mutant.page.text.split("\n"), mutant.text.split("\n")
        changed = [old for old, new in zip(before, after, strict=True) if old != new]

        assert 1 <= len(changed) <= 4, str(mutant)


def test_every_scalar_is_found_in_its_place() -> None:
    """The text at the place of a record's id is that id."""
    for page in pages(shipped_files()):
        for record in page.records():
            assert page.raw((*record, "id")).strip('"') == page.at((*record, "id"))


@pytest.mark.slow
def test_without_sources_numbers_at_odds_with_their_wording_are_caught(outcomes: list[Outcome]) -> None:
    """Rings 1 and 2 see a number, a hedge or a length that the wording belies."""
    sure = ("a number: ", "wording: ", "span of a figure: length", "qualifier", "id: that of another")
    escaped = [str(o.mutant) for o in outcomes if o.mutant.kind.name.startswith(sure) and not o.ring]

    assert escaped == []


@pytest.mark.slow
def test_with_sources_no_change_to_a_figure_escapes() -> None:
    """Number, wording, hedge and span of a figure: everything is caught, where the text is at hand: no web pages."""
    folder = sources()
    must = [kind for kind in KINDS if kind.must]
    files = shipped_files()
    texts = [file for file in files if "\n  address: " not in file.text]

    assert [str(outcome.mutant) for outcome in missed(run(files, 2, COUNT // 2, folder, must, spoilt=texts))] == []


@pytest.mark.slow
def test_the_table_counts_every_error(outcomes: list[Outcome]) -> None:
    """The rows add up to the last one."""
    rows = [line.split("|") for line in table(outcomes, sources=False).split("\n") if line.startswith("| ")][1:]

    assert sum(int(row[2]) for row in rows[:-1]) == int(rows[-1][2]) == COUNT
    assert {row[5].strip() for row in rows} == {"-"}


@pytest.mark.slow
def test_the_command_says_what_it_did_not_do(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without sources it says that ring 3 was left out."""
    monkeypatch.delenv("SGPOLICY_SOURCES", raising=False)

    assert main(["--count", "3", "--seed", "4"]) == 0

    said = capsys.readouterr()
    assert "NO RING 3" in said.err
    assert "| **all** | 3 |" in said.out
