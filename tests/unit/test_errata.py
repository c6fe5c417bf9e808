"""Errata: what each kind must say, and what an id that was withdrawn answers."""

import pickle
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import sgpolicy
from sgpolicy import Catalog, Erratum, FieldError, Period, UnknownRecordError
from sgpolicy.model.words import ErratumKind

GONE = Erratum(
    id="e-1",
    record="made-up-plan/gone",
    kind=ErratumKind.WITHDRAWN,
    why="It is no measure.",
    version="0.2.0",
    date=Period.parse("2026-11-29"),
)


@pytest.mark.parametrize(
    ("kind", "said", "fits"),
    [
        ("changed", {"field": "region", "old": "640000"}, True),
        ("changed", {"field": "region", "new": "440000"}, True),
        ("changed", {"field": "region"}, False),
        ("changed", {"old": "640000", "new": "440000"}, False),
        ("merged", {"new": "made-up-plan/train"}, True),
        ("merged", {"new": "made-up-plan/train", "field": "id"}, False),
        ("merged", {}, False),
        ("withdrawn", {}, True),
        ("withdrawn", {"new": "made-up-plan/train"}, False),
    ],
)
def test_an_erratum_says_what_its_kind_asks_for(kind: str, said: dict[str, str], *, fits: bool) -> None:
    """Nothing less, and nothing else."""
    changes: dict[str, Any] = {"kind": ErratumKind(kind), **said}
    if fits:
        assert "made-up-plan/gone" in repr(evolve(GONE, **changes))
        return
    with pytest.raises(FieldError, match=f"an erratum that is {kind} has"):
        evolve(GONE, **changes)


def test_an_id_that_was_withdrawn_tells_its_erratum(made_up: Path) -> None:
    """From the catalog and from its collection; the error travels."""
    loaded = sgpolicy.load(made_up)
    catalog = Catalog(terms={Erratum: [GONE]}, documents=loaded.documents, records=loaded.records())
    for ask in (catalog.__getitem__, catalog.measures.__getitem__):
        with pytest.raises(UnknownRecordError) as caught:
            ask("made-up-plan/gone")

        told = "made-up-plan/gone was withdrawn in 0.2.0: It is no measure; see catalog.errata['e-1']"
        assert (told, GONE) == (str(caught.value), caught.value.erratum)
        assert told == str(pickle.loads(pickle.dumps(caught.value)))  # noqa: S301 - our own bytes
    with pytest.raises(UnknownRecordError, match="did you mean made-up-plan") as caught:
        catalog["made-up-plan/never"]
    assert caught.value.erratum is None


def test_a_file_of_ones_own_has_no_errata_but_its_own(made_up: Path) -> None:
    """The terms of the shipped codebook come along, the errata of the shipped data do not."""
    assert not sgpolicy.load(made_up).errata
    said = 'id: e-1, record: made-up-plan/gone, kind: withdrawn, why: It is no measure., version: "0.2.0"'
    text = f'errata:\n  - {{{said}, date: "2026-11-29"}}\n'
    (made_up / "errata.yaml").write_text(text, encoding="utf-8")

    assert [GONE] == list(sgpolicy.load(made_up).errata)
    assert [GONE] == list(sgpolicy.load(made_up).errata.where(record=GONE.record, kind="撤回", version="0.2.0"))
    assert not sgpolicy.load(made_up).errata.where(kind="merged")
