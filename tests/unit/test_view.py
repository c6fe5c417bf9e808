"""Views: what was known on a day, and what was valid at a time; what has no known end is apart."""

import pickle
from datetime import date
from typing import Any

import pytest
from attrs import evolve

import sgpolicy
from sgpolicy import Catalog, NotAPeriodError, Period, View
from sgpolicy.model.document import Document
from sgpolicy.testing import check_invariants


def _one(shipped: Catalog, **dates: str) -> Catalog:
    """Return a catalog of one regulation, with dates, and its records, none of which has a time of its own."""
    old = shipped.documents["sd-2017-drug-control"]
    bare: dict[str, Any] = {"issued": None, "published": None, "effective": None, "reference": None}
    document = evolve(old, **{**bare, **{name: Period.parse(when) for name, when in dates.items()}})
    return _of(shipped, old, document)


def _of(shipped: Catalog, old: Document, new: Document) -> Catalog:
    terms = {type(shipped.regions[0]): shipped.regions}
    records = [m for m in shipped.measures.where(document=old) if m.time is None and len(m.evidence) == 1]
    made = [evolve(m, evidence=(evolve(m.evidence[0], document=new),), provisions=(), programme=None) for m in records]
    return Catalog(terms=terms, documents=[new], records=made)


def test_what_was_known_by_a_day_is_what_where_finds(shipped: Catalog) -> None:
    """Documents, records, and progress, which then compares with what was known."""
    view = shipped.at(known="2015-12-31")

    assert shipped.documents.where(known_by=2015) == view.documents
    assert shipped.targets.where(known_by=2015).ids == view.targets.ids
    assert [one.to_dict() if hasattr(one, "to_dict") else one.reason for one in view.progress()] == [
        one.reason for one in shipped.progress(known_by=2015)
    ]
    assert "known by 2015-12-31>" in repr(view)
    assert not len(view.open_ended.documents)


def test_evidence_that_was_not_known_yet_is_left_out(shipped: Catalog) -> None:
    """A record keeps what was known, so that nothing in the view refers to a later document."""
    days = {d.id: d.known.end for d in shipped.documents if d.known and d.known.end}
    asked = [
        (record, days[record.document.id])
        for record in shipped.observations
        if record.document.id in days
        and any(days.get(e.document.id, date.min) > days[record.document.id] for e in record.evidence)
    ]
    record, day = asked[0]
    view = shipped.at(known=day)

    assert len(view.observations[record.id].evidence) < len(record.evidence)


@pytest.mark.slow
@pytest.mark.parametrize("asked", [{"known": 2015}, {"valid": 2015}, {"valid": "十二五", "known": "2013-06-30"}])
def test_a_view_is_a_catalog_in_every_respect(asked: dict[str, Any], shipped: Catalog) -> None:
    """It and its open-ended part keep every law of catalogs, and pickle."""
    view = shipped.at(**asked)
    copy = pickle.loads(pickle.dumps(view))  # noqa: S301 - our own bytes

    for catalog in (view, view.open_ended):
        check_invariants(catalog)
    assert (view, repr(view), view.open_ended) == (copy, repr(copy), copy.open_ended)
    assert isinstance(view, View)
    assert f"<td>{view.asked}</td>" in view._repr_html_()


def test_queries_of_a_view_have_receipts_that_replay(shipped: Catalog) -> None:
    """They name the view, and the data of the whole catalog."""
    receipt = shipped.at(known=2015).open_ended.targets.receipt()
    table = shipped.at(known=date(2015, 12, 31), valid=2012).progress("黑龙江").receipt()

    assert "catalog.at(known=2015).open_ended.targets" == receipt.query
    assert 'catalog.at(valid=2012, known="2015-12-31").progress("黑龙江")' == table.query
    assert shipped.digest == table.data_digest
    assert sgpolicy.replay(table, catalog=shipped).same


ENDED = {"effective": "2017-12-01", "repealed": "2020-01-01"}
BEGUN = {"effective": "2017-12-01"}
SEEN = {"effective": "2017-12-01", "status_checked": "2019-05-05"}


@pytest.mark.parametrize(
    ("dates", "asked", "found"),
    [
        (ENDED, "2018", "sure"),
        (ENDED, "2017-11-30", ""),
        (ENDED, "2020-01-02", ""),
        (BEGUN, "2018", "unsure"),
        (BEGUN, "2016", ""),
        (SEEN, "2018", "sure"),
        (SEEN, "2020", "unsure"),
        ({"issued": "2017-12-01", "repealed": "2020"}, "2018", "sure"),
        ({}, "2018", "unsure"),
    ],
)
def test_a_document_is_valid_while_it_is_in_force(
    dates: dict[str, str], asked: str, found: str, shipped: Catalog
) -> None:
    """From its day of effect, else of issue, until it was repealed or somebody last looked; without an end, apart."""
    catalog = _one(shipped, **dates)
    view = catalog.at(valid=asked)

    for name in ("documents", "measures"):
        assert bool(getattr(view, name)) == (found == "sure")
        assert bool(getattr(view.open_ended, name)) == (found == "unsure")
    said = f"; {len(catalog.measures)} more records have no known end, see .open_ended"
    assert (said in repr(view)) == (found == "unsure")


def test_records_with_a_time_are_valid_during_it(shipped: Catalog) -> None:
    """A measure of 2011 to 2015 holds in 2013; a target from its document until it is due."""
    view = shipped.at(valid=2013)

    assert view.measures
    assert all(m.time and (m.time.start is None or m.time.start.year <= 2013) for m in view.measures)
    assert all(t.due and t.due.end and t.due.end.year >= 2013 for t in view.targets)
    assert "cn-2011-talent-plan/professionals-2020" in view.targets.ids
    assert "hl-2022-talent-plan/certified-2025" not in view.targets.ids


def test_nothing_is_lost_but_what_had_ended_or_not_begun(shipped: Catalog) -> None:
    """The view and its open-ended part have no record in common."""
    view = shipped.at(valid=2013)
    sure, unsure = ({record.id for record in one.records()} for one in (view, view.open_ended))

    assert not sure & unsure
    assert all(target.due is None for target in view.open_ended.targets)


def test_wrong_calls_are_refused(shipped: Catalog) -> None:
    """Nothing asked for, a misspelt keyword, text that is no time."""
    with pytest.raises(ValueError, match="takes valid=, known= or both"):
        shipped.at()
    with pytest.raises(TypeError, match="has no keyword 'valdi'; did you mean valid"):
        shipped.at(valdi=2015)  # type: ignore[call-arg]
    with pytest.raises(NotAPeriodError):
        shipped.at(valid="soon")
    with pytest.raises(TypeError):
        shipped.at(known=["2015"])  # type: ignore[arg-type]
