"""What became of data: corrected, changed, added, withdrawn; every field, and nothing for equal data."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import sgpolicy
from sgpolicy import Catalog, Change, Diff, Period, diff
from sgpolicy.catalog.load import read_shipped
from sgpolicy.model.document import Document
from sgpolicy.model.erratum import Erratum
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.record import Record
from sgpolicy.schema import TERM_TYPES
from sgpolicy.testing import differences, dump_catalog

TARGET = "hl-2022-talent-plan/certified-2025"
DOCUMENT = "hl-2022-talent-plan"


def _with(
    catalog: Catalog,
    *records: Record,
    without: tuple[str, ...] = (),
    documents: Iterable[Document] = (),
    errata: Iterable[Erratum] = (),
) -> Catalog:
    """Return *catalog* with some records more or instead, without some, and with errata."""
    terms = {cls: tuple(getattr(catalog, name)) for name, cls in TERM_TYPES.items()}
    terms[Erratum] = (*terms[Erratum], *errata)
    given = {record.id: record for record in catalog.records()} | {record.id: record for record in records}
    kept = [record for key, record in given.items() if key not in without]
    return Catalog(terms=terms, documents=documents or catalog.documents, records=kept)


def _erratum(kind: str, record: str, **more: Any) -> Erratum:  # noqa: ANN401 - any field
    said = {"id": "made-up-001", "why": "it was wrong", "version": "9.9.9", "date": Period.of_year(2030), **more}
    return Erratum(kind=sgpolicy.ErratumKind(kind), record=record, **said)


def _told(change: Change) -> tuple[str, str, str | None, str | None, str | None]:
    return str(change.kind), change.id, change.field, change.old, change.new


@pytest.mark.slow
def test_equal_data_give_an_empty_diff(shipped: Catalog) -> None:
    """The same catalog, and the same files read again, though no object is the same."""
    assert Diff() == diff(shipped, shipped) == diff(shipped, read_shipped())
    assert "<Diff: empty>" == repr(diff(shipped, shipped))


def test_every_field_that_differs_is_told(shipped: Catalog) -> None:
    """Not only the first of a record; provenance too."""
    old = shipped.targets[TARGET]
    assert old.due is not None
    new = evolve(old, note="mine", confidence=sgpolicy.Confidence.LOW, due=evolve(old.due, because="made up"))
    found = diff(shipped, _with(shipped, new))

    assert [
        ("corrected", TARGET, "confidence", "high", "low"),
        ("corrected", TARGET, "note", old.note, "mine"),
        ("corrected", TARGET, "due.because", old.due.because, "made up"),
    ] == list(map(_told, found))
    assert 3 == len(list(differences(shipped, _with(shipped, new))))


def test_a_reference_is_told_by_its_id(shipped: Catalog) -> None:
    """What it refers to is compared where it stands itself."""
    new = evolve(shipped.targets[TARGET], region=shipped.regions["吉林"])

    assert [("corrected", TARGET, "region", "230000", "220000")] == list(map(_told, diff(shipped, _with(shipped, new))))


def test_lists_of_different_length_differ_as_a_whole(shipped: Catalog) -> None:
    """One line, not one for each place that moved."""
    measure = next(m for m in shipped.measures if len(m.instruments) > 1)
    found = diff(shipped, _with(shipped, evolve(measure, instruments=measure.instruments[:1])))
    old = ", ".join(one.id for one in measure.instruments)

    assert [("corrected", measure.id, "instruments", old, measure.instruments[0].id)] == list(map(_told, found))


def test_a_correction_names_its_erratum(shipped: Catalog) -> None:
    """The erratum tells why, and is no addition of its own."""
    new = evolve(shipped.targets[TARGET], note="mine")
    erratum = _erratum("changed", TARGET, field="note", new="mine")
    [change] = diff(shipped, _with(shipped, new, errata=[erratum]))

    assert erratum == change.erratum
    assert ("made-up-001", "it was wrong") == (change.to_dict()["erratum"], change.to_dict()["why"])


def test_an_erratum_that_explains_nothing_is_an_addition(shipped: Catalog) -> None:
    """It tells of a release before the old one."""
    found = diff(shipped, _with(shipped, errata=[_erratum("changed", TARGET, field="note", new="mine")]))

    assert [("added", "erratum", "made-up-001")] == [(str(one.kind), one.type, one.id) for one in found]


def test_what_is_gone_names_its_erratum(shipped: Catalog) -> None:
    """Withdrawn, or merged into another, which has its id as an alias."""
    gone, into = shipped.citations[0], shipped.citations[1]
    withdrawn = diff(shipped, _with(shipped, without=(gone.id,), errata=[_erratum("withdrawn", gone.id)]))
    other = evolve(into, aliases=(gone.id,))
    merged = diff(shipped, _with(shipped, other, without=(gone.id,), errata=[_erratum("merged", gone.id, new=into.id)]))

    assert [("withdrawn", gone.id, None)] == [(str(one.kind), one.id, one.new) for one in withdrawn]
    assert "it was wrong" == withdrawn[0].to_dict()["why"]
    assert ("withdrawn", f"merged into {into.id}") == (str(merged[0].kind), merged[0].new)
    assert ("aliases", gone.id) == (merged[1].field, merged[1].new)


def test_a_new_id_is_followed_by_its_alias(shipped: Catalog) -> None:
    """A record under another id is the same record, corrected."""
    old = shipped.targets[TARGET]
    new = evolve(old, id=f"{DOCUMENT}/renamed", aliases=(TARGET,))
    found = diff(shipped, _with(shipped, new, without=(TARGET,)))

    assert [("corrected", new.id, "id", TARGET, new.id), ("corrected", new.id, "aliases", None, TARGET)] == list(
        map(_told, found)
    )


def test_a_new_figure_of_another_time_is_a_change_of_the_world(shipped: Catalog) -> None:
    """It names the latest that was known before; the first of its kind is an addition."""
    old = shipped.observations["hl-2022-talent-plan/certified-2022"]
    later = evolve(old, id=f"{DOCUMENT}/certified-2030", as_of=Period.of_year(2030))
    first = evolve(later, id=f"{DOCUMENT}/first", region=None)
    [change] = diff(shipped, _with(shipped, later))

    assert "changed" == change.kind
    assert (change.old or "").startswith(f"{old.id}: ")
    assert ["added"] == [str(one.kind) for one in diff(shipped, _with(shipped, first))]


def test_further_evidence_of_a_new_document_is_a_change_of_the_world(shipped: Catalog) -> None:
    """The record was right before; a document that was already there makes it a correction."""
    record = shipped.targets[TARGET]
    page = next(d for d in shipped.documents if d.page)
    new = evolve(page, id="zz-new")
    more = evolve(record, evidence=(*record.evidence, Evidence(document=new, as_stated="三万人")))
    found = diff(shipped, _with(shipped, more, documents=(*shipped.documents, new)))
    known = evolve(record, evidence=(*record.evidence, Evidence(document=page, as_stated="三万人")))

    assert [("added", "zz-new"), ("changed", TARGET)] == [(str(one.kind), one.id) for one in found]
    assert ["corrected"] == [str(one.kind) for one in diff(shipped, _with(shipped, known))]


def test_a_document_that_was_repealed_changed_in_the_world(shipped: Catalog) -> None:
    """Its title, on the other hand, can only have been wrong."""
    old = shipped.documents[DOCUMENT]
    new = evolve(old, repealed=Period.of_year(2030), note="mine")
    others = [document for document in shipped.documents if document is not old]
    found = diff(shipped, _with(shipped, documents=[*others, new]))

    assert [("changed", "repealed", "2030"), ("corrected", "note", "mine")] == [
        (str(one.kind), one.field, one.new) for one in found
    ]


def test_two_folders_are_compared(tmp_path: Path, shipped: Catalog) -> None:
    """As the command does: each is loaded, and its files are checked."""
    terms = {cls: tuple(getattr(shipped, name)) for name, cls in TERM_TYPES.items() if cls is not Erratum}
    page = next(d for d in shipped.documents if d.page and not any(r.document == d for r in shipped.records()))
    catalog = Catalog(terms=terms, documents=[page])
    dump_catalog(catalog, tmp_path / "old")
    dump_catalog(Catalog(terms=terms, documents=[evolve(page, note="mine")]), tmp_path / "new")

    assert [("corrected", "note")] == [(one.kind, one.field) for one in diff(str(tmp_path / "old"), tmp_path / "new")]


def test_a_diff_has_rows_text_and_html(shipped: Catalog) -> None:
    """Kinds can be asked for, and are counted."""
    new = evolve(shipped.targets[TARGET], note="mine")
    found = diff(shipped, _with(shipped, new, without=(shipped.citations[0].id,)))

    assert {"corrected": 1, "changed": 0, "added": 0, "withdrawn": 1} == found.counts
    assert [shipped.citations[0].id] == [row["id"] for row in found.of_kind("withdrawn").to_dicts()]
    assert "corrected  hl-2022-talent-plan/certified-2025" in repr(found)
    assert "<td>withdrawn</td>" in found._repr_html_()
    assert "> mine>" in repr(found.of_kind("corrected")[0])


def test_what_is_no_catalog_is_refused(shipped: Catalog) -> None:
    """Which of the two, and what would be right."""
    with pytest.raises(TypeError, match=r"diff\(new\) takes a catalog, or the path"):
        diff(shipped, 7)  # type: ignore[arg-type]
