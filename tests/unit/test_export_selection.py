"""A part of a catalog: filtered as queries do, with all that it refers to."""

import json
import sqlite3
from pathlib import Path

import pytest
from attrs import evolve

import sgpolicy
from sgpolicy import Catalog, UnknownNameError
from sgpolicy.export.selection import select
from sgpolicy.model.region import Region
from sgpolicy.schema import RECORD_TYPES, TERM_TYPES


def test_each_table_with_the_keyword_is_filtered_as_its_query_does(shipped: Catalog) -> None:
    """By all keywords together."""
    kept = select(shipped, {"within": "黑龙江", "year": "2010/2012"}).catalog

    for name in ("measures", "targets", "citations"):
        assert getattr(shipped, name).where(within="黑龙江", year=(2010, 2012)).ids == getattr(kept, name).ids
    assert 0 < len(kept.measures) < len(shipped.measures)


def test_what_is_referred_to_stays_and_nothing_else(shipped: Catalog) -> None:
    """Documents, provisions, programmes, baselines and terms, in the catalog's order."""
    kept = select(shipped, {"within": "河南", "commitment": "must"}).catalog
    documents = {one.document.id for record in kept.records() for one in record.evidence}
    baselines = {t.baseline.id for t in kept.targets if t.baseline}
    bodies = {body.id for m in kept.measures for body in m.actors} | {
        one.id for d in kept.documents for one in d.issuers
    }

    assert set(kept.documents.ids) == documents
    assert set(kept.provisions.ids) == {one.id for m in kept.measures for one in m.provisions}
    assert set(kept.programmes.ids) == {m.programme.id for m in kept.measures if m.programme}
    assert set(kept.observations.ids) == baselines
    assert bodies <= set(kept.bodies.ids)
    assert set(kept.bodies.ids) <= bodies | {d.issuer.id for d in kept.documents if d.issuer}
    assert not kept.works
    for name in ("documents", *RECORD_TYPES, *TERM_TYPES):
        ids = getattr(kept, name).ids
        assert ids == tuple(one for one in getattr(shipped, name).ids if one in set(ids))


def test_terms_stay_with_those_above_them(shipped: Catalog) -> None:
    """A town with its province, a narrow instrument with the broader one."""
    kept = select(shipped, {"instrument": "training"}).catalog
    named = {term for m in kept.measures for one in m.instruments for term in one.path}

    assert {term.id for term in named} == set(kept.instruments.ids)
    assert all(region.parent is None or region.parent in set(kept.regions) for region in kept.regions)
    assert len(kept.instruments) < len(shipped.instruments)


def test_one_document_brings_its_own_alone(shipped: Catalog) -> None:
    """Also if no record of it is of the type that is looked for."""
    one = shipped.documents["hl-2022-talent-plan"]
    kept = select(shipped, {"document": one.id}).catalog

    assert [one] == [*kept.documents]
    assert shipped.measures.where(document=one).ids == kept.measures.ids
    assert {e.record.partition("/")[0] for e in kept.errata} == {one.id}
    assert [one] == [*select(shipped, {"document": one, "within": "黑龙江"}).catalog.documents]


def test_a_document_in_which_a_record_has_further_evidence_stays(shipped: Catalog) -> None:
    """It is what the record rests on, too."""
    measure, other = shipped.measures[0], shipped.documents[-1]
    further = evolve(measure.evidence[0], document=other)
    record = evolve(measure, evidence=(*measure.evidence, further), provisions=())
    whole = Catalog(documents=shipped.documents, records=[record], terms={Region: shipped.regions})

    assert {record.document.id, other.id} == set(select(whole, {"status": record.status}).catalog.documents.ids)


def test_what_a_record_cannot_be_asked_its_document_is(shipped: Catalog) -> None:
    """The form of a document, and its kind where records have kinds of their own."""
    forms, plans = (select(shipped, one).catalog for one in ({"form": "意见"}, {"kind": "plan"}))
    stocks = select(shipped, {"kind": ["stock", "plan"]}).catalog

    assert shipped.measures.where(document=list(shipped.documents.where(form="意见"))).ids == forms.measures.ids
    assert {"plan"} == {str(one.document.kind) for one in plans.records()}
    assert set(plans.targets.ids) | set(shipped.targets.where(kind="stock").ids) == set(stocks.targets.ids)
    assert plans.measures.ids == stocks.measures.ids


def test_what_neither_knows_is_not_kept_and_that_is_told(shipped: Catalog) -> None:
    """Nothing is dropped in silence."""
    selection = select(shipped, {"instrument": "training"})
    measures, targets = len(shipped.measures.where(instrument="training")), len(shipped.targets)
    documents = len({m.document.id for m in selection.catalog.measures})

    assert "kept: instrument=training; what that refers to; and the terms that these name" == selection.told[0]
    assert f"targets: 0 of {targets}" in selection.told
    assert f"measures: {measures} of {len(shipped.measures)}" in selection.told
    whole = f"{documents} of {len(shipped.documents)}"
    assert f"documents: {whole}, {documents} of them because others refer to them" in selection.told


def test_several_values_mean_any_of_them(shipped: Catalog) -> None:
    """As a list in Python; the command makes one of a key that is given twice."""
    kept = select(shipped, {"region": ["黑龙江", "吉林"]})

    assert shipped.targets.where(region=["黑龙江", "吉林"]).ids == kept.catalog.targets.ids
    assert kept.told[0].startswith("kept: region=黑龙江|吉林; ")


def test_what_a_table_cannot_have_it_cannot_miss(shipped: Catalog) -> None:
    """`missing=` is asked of what can have the keyword it names; a keyword that nothing has is refused."""
    kept = select(shipped, {"missing": "commitment"}).catalog

    assert shipped.measures.where(missing="commitment").ids == kept.measures.ids
    assert not kept.absences
    with pytest.raises(UnknownNameError, match="unknown keyword 'nothing'"):
        select(shipped, {"missing": "nothing"})


def test_a_keyword_that_no_table_has_is_refused(shipped: Catalog, tmp_path: Path) -> None:
    """With a near one; a wrong value is refused as by the query, and nothing is written."""
    with pytest.raises(UnknownNameError, match="unknown keyword of where 'regoin'; did you mean region"):
        sgpolicy.export(shipped, tmp_path / "out", where={"regoin": "黑龙江"})
    with pytest.raises(UnknownNameError, match="unknown region '黑龙港'"):
        sgpolicy.export(shipped, tmp_path / "out", where={"region": "黑龙港"})
    with pytest.raises(TypeError, match="takes where= as a mapping"):
        sgpolicy.export(shipped, tmp_path / "out", where="region=黑龙江")  # type: ignore[arg-type]
    assert not (tmp_path / "out").exists()


def test_an_export_of_a_part_says_so(shipped: Catalog, tmp_path: Path) -> None:
    """Its readme tells the filters, and the version and the digest of the whole."""
    paths = sgpolicy.export(shipped, tmp_path, where={"within": "吉林"})
    told = (tmp_path / "README.txt").read_text(encoding="utf-8")
    lines = next(path for path in paths if path.stem == "targets").read_text(encoding="utf-8").splitlines()

    assert {"220000"} == {json.loads(line)["province"] for line in lines}
    assert "kept: within=吉林; what that refers to" in told
    assert f"targets: {len(lines)} of {len(shipped.targets)}\n" in told
    assert shipped.digest in told


@pytest.mark.parametrize(
    "where",
    [
        {"within": "广东", "since": "2015"},
        {"due": "2020"},
        {"relation": "cites"},
        {"grade": "B"},
        {"body": "民政部"},
        {"document": "hl-2022-talent-plan", "missing": "commitment"},
    ],
    ids=str,
)
def test_every_key_of_a_part_leads_to_a_row(where: dict[str, str], shipped: Catalog, tmp_path: Path) -> None:
    """SQLite finds no foreign key without its row."""
    [path] = sgpolicy.export(shipped, tmp_path, format="sqlite", where=where)
    base = sqlite3.connect(path)
    try:
        assert [] == base.execute("PRAGMA foreign_key_check").fetchall()
        assert base.execute("SELECT count(*) FROM documents").fetchone()[0] > 0
    finally:
        base.close()
