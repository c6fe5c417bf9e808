"""Laws of digests, differences, views, receipts and citations, for any catalog."""

import pickle
from typing import Any

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from sgpolicy import Catalog, diff, replay
from sgpolicy.catalog.used import documents_of, used
from sgpolicy.citing import STYLES
from sgpolicy.schema import LINKED, RECORD_TYPES, TERM_TYPES
from sgpolicy.testing import check_invariants
from sgpolicy.testing.strategies import catalogs


def _again(catalog: Catalog, draw: Any, **changed: Any) -> Catalog:  # noqa: ANN401 - hypothesis's own
    """Return a catalog of the same things, given in another order, with some changed."""
    terms = {cls: draw(st.permutations(tuple(getattr(catalog, name)))) for name, cls in TERM_TYPES.items()}
    records = [changed.get(record.id, record) for record in catalog.records()]
    documents = draw(st.permutations(tuple(catalog.documents)))
    return Catalog(terms=terms, documents=documents, records=draw(st.permutations(records)))


@given(catalogs(), st.data())
def test_equal_data_have_one_digest_and_no_difference(catalog: Catalog, data: st.DataObject) -> None:
    """In whatever order they are given, and pickled."""
    for other in (_again(catalog, data.draw), pickle.loads(pickle.dumps(catalog))):  # noqa: S301 - our own bytes
        assert catalog.digest == other.digest
        assert not diff(catalog, other)
        assert catalog.version == other.version


@given(catalogs(), st.data())
def test_a_difference_and_another_digest_go_together(catalog: Catalog, data: st.DataObject) -> None:
    """A note that somebody changed is told both ways, as old and as new."""
    records = [record for record in catalog.records() if type(record) not in LINKED]  # nothing refers to them
    assume(records)
    record = data.draw(st.sampled_from(records))
    note = f"{record.note or ''}!"
    other = _again(catalog, data.draw, **{record.id: evolve(record, note=note)})
    [there] = [one.to_dict() for one in diff(catalog, other)]
    [back] = [one.to_dict() for one in diff(other, catalog)]

    assert catalog.digest != other.digest
    assert (record.id, "note", record.note, note) == (there["id"], there["field"], there["old"], there["new"])
    assert (there["old"], there["new"]) == (back["new"], back["old"])


@given(catalogs(), st.data())
def test_receipts_replay_to_the_same_digest(catalog: Catalog, data: st.DataObject) -> None:
    """Of every collection, filtered, sorted and sliced, and of the tables."""
    records = getattr(catalog, data.draw(st.sampled_from(sorted(RECORD_TYPES))))
    region = data.draw(st.sampled_from(tuple(catalog.regions)))
    results = (records.where(within=region), records.sorted_by("id", reverse=True)[:2], catalog.progress())
    for result in (*results, catalog.coverage(), catalog.observations.series()):
        found = replay(result.receipt().to_json(), catalog=catalog)

        assert (True, ()) == (found.same, found.differs)
        assert result == found.result


@given(catalogs(), st.integers(1990, 2040), st.booleans())
def test_views_are_catalogs_that_part_what_they_show(catalog: Catalog, year: int, known: bool) -> None:  # noqa: FBT001
    """Every law of catalogs holds of them; nothing is both sure and open-ended, and nothing is made up."""
    view = catalog.at(known=year) if known else catalog.at(valid=year)
    sure, unsure = ({record.id for record in one.records()} for one in (view, view.open_ended))

    check_invariants(view)
    check_invariants(view.open_ended)
    assert not sure & unsure
    assert sure | unsure <= {record.id for record in catalog.records()}


@given(catalogs(), st.sampled_from(sorted(STYLES)))
def test_a_catalog_cites_each_of_its_documents_once(catalog: Catalog, style: str) -> None:
    """And what is cited for its records are documents of its own."""
    made = catalog.cite(style)

    assert sorted((*catalog.documents.ids, "sgpolicy")) == sorted(one.key for one in made)
    assert {d.id for d in documents_of(used(list(catalog.records())))} <= set(catalog.documents.ids)
    assert all(str(one) for one in made)
    assert str(made)
    assert made._repr_html_()
