"""Laws of `where`: it equals a plain loop, composes and commutes; sets of records behave as sets."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sgpolicy import Catalog
from sgpolicy.model.words import Confidence
from sgpolicy.schema import RECORD_TYPES, TIMES
from sgpolicy.testing.strategies import catalogs

TYPES = st.sampled_from(list(RECORD_TYPES))


@st.composite
def filters(draw: st.DrawFn, catalog: Catalog) -> dict[str, Any]:
    """Keywords that every collection of records takes, with values that the catalog knows."""
    asked: dict[str, Any] = {}
    if draw(st.booleans()):
        asked["region"] = draw(st.sampled_from(catalog.regions))
    if draw(st.booleans()):
        asked["within"] = draw(st.sampled_from(catalog.regions)).code
    if catalog.documents and draw(st.booleans()):
        asked["document"] = draw(st.sampled_from(catalog.documents)).id
    if draw(st.booleans()):
        asked["confidence"] = draw(st.sampled_from(Confidence))
    return asked


def _kept(record: Any, asked: dict[str, Any]) -> bool:  # noqa: ANN401 - any record
    place = record.region
    return all(
        [
            "region" not in asked or place == asked["region"],
            "within" not in asked or (place is not None and asked["within"] in {r.code for r in place.path}),
            "document" not in asked or record.document.id == asked["document"],
            "confidence" not in asked or record.confidence is asked["confidence"],
        ]
    )


def _early(record: Any) -> bool:  # noqa: ANN401 - any record
    return bool((record.evidence[0].start or 0) % 2)


@given(catalogs(), TYPES, st.data())
def test_where_equals_a_plain_loop(catalog: Catalog, name: str, data: st.DataObject) -> None:
    """Any keywords and a predicate keep what a loop over all records keeps, in the same order."""
    asked = data.draw(filters(catalog))
    records: Any = getattr(catalog, name)

    assert [r.id for r in records if _kept(r, asked) and _early(r)] == list(records.where(_early, **asked).ids)


@given(catalogs(), TYPES, st.data())
def test_where_composes_and_commutes(catalog: Catalog, name: str, data: st.DataObject) -> None:
    """Two filters one after the other, in either order, are both at once, and are the intersection."""
    one, other = data.draw(filters(catalog)), data.draw(filters(catalog))
    records: Any = getattr(catalog, name)
    first, second = records.where(**one), records.where(**other)

    assert first.where(**other) == second.where(**one) == (first & second)
    assert first.where(**one) == first
    if not set(one) & set(other):
        assert first.where(**other) == records.where(**one, **other)


@given(catalogs(), TYPES, st.data())
def test_collections_are_sets_in_order(catalog: Catalog, name: str, data: st.DataObject) -> None:
    """Union, intersection and difference agree with those of sets of ids, and keep the left order."""
    records: Any = getattr(catalog, name)
    a, b = records.where(**data.draw(filters(catalog))), records.where(_early)
    ids_a, ids_b = set(a.ids), set(b.ids)

    assert (set((a | b).ids), set((a & b).ids), set((a - b).ids)) == (ids_a | ids_b, ids_a & ids_b, ids_a - ids_b)
    assert (a - b) | (a & b) == a.sorted_by(lambda r: (r in b, a.ids.index(r.id)))
    assert list((a & b).ids) == [i for i in a.ids if i in ids_b]


@given(catalogs(), TYPES)
def test_years_index_agrees_with_periods(catalog: Catalog, name: str) -> None:
    """A filter by year keeps the records whose time has a day of it, open ends included."""
    if RECORD_TYPES[name] not in TIMES:
        return
    keyword = {"targets": "due", "observations": "as_of"}.get(name, "year")
    records: Any = getattr(catalog, name)
    for year in (1990, 2005, 2012, 2030):
        found = records.where(**{keyword: year})
        expected = [
            r.id
            for r in records
            if r.when is not None
            and (r.when.start is None or r.when.start.year <= year)
            and (r.when.end is None or r.when.end.year >= year)
        ]
        assert expected == list(found.ids)
