"""Collections: sequences that never change, with queries that return the same type."""

import copy
import json
import pickle
from collections import Counter
from typing import Any

import pytest

from sgpolicy import Catalog, NotOnlyOneError, UnknownRecordError, replay
from sgpolicy.catalog.collection import Collection
from sgpolicy.schema import RECORD_TYPES, TERM_TYPES
from sgpolicy.testing.catalogs import make_catalog

COLLECTIONS = ("documents", *RECORD_TYPES, *TERM_TYPES)
PLAN = "hl-2022-talent-plan"


@pytest.fixture(scope="module")
def many() -> Catalog:
    """Return a catalog with many records of every type, though no shipped document may have one of some type."""
    return make_catalog(1000, seed=1)


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_collection_is_a_sequence(name: str, many: Catalog) -> None:
    """It has a length, is iterated both ways, indexed, sliced and searched."""
    collection: Collection[Any] = getattr(many, name)
    items = list(collection)

    assert len(items) == len(collection) > 0
    assert items[::-1] == list(reversed(collection))
    assert (items[0], items[-1]) == (collection[0], collection[-1])
    assert items[1:3] == list(collection[1:3])
    assert type(collection) is type(collection[1:3])
    assert items[0] in collection
    assert collection.ids[0] in collection
    assert "no such id" not in collection


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_collection_travels(name: str, many: Catalog) -> None:
    """Pickled and copied it is equal, hashes alike, and still finds by id."""
    collection: Collection[Any] = getattr(many, name)[:3]
    pickled = pickle.loads(pickle.dumps(collection))  # noqa: S301 - our own bytes

    for twin in (pickled, copy.copy(collection), copy.deepcopy(collection)):
        assert collection == twin
        assert hash(collection) == hash(twin)
        assert collection[0] == twin[collection.ids[0]]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_items_cannot_be_assigned(name: str, many: Catalog) -> None:
    """Neither by position nor by name nor by a new attribute."""
    collection: Any = getattr(many, name)
    with pytest.raises(TypeError):
        collection[0] = collection[1]
    with pytest.raises(TypeError):
        del collection[0]
    with pytest.raises(AttributeError):
        collection.anything = 1
    with pytest.raises(AttributeError):
        collection.append(collection[0])


def test_equality_asks_type_and_order(shipped: Catalog) -> None:
    """Empty collections of two types differ, and so do two orders."""
    assert shipped.targets[:0] != shipped.measures[:0]
    assert shipped.targets != shipped.targets[::-1]
    assert shipped.targets == shipped.targets[:]
    assert shipped.targets != list(shipped.targets)


def test_get_finds_or_gives_the_default(shipped: Catalog) -> None:
    """Only `get` may return None."""
    assert shipped.targets.get(f"{PLAN}/certified-2025") is shipped.targets[f"{PLAN}/certified-2025"]
    assert shipped.targets.get("nothing") is None
    assert shipped.targets.get("nothing", 7) == 7


def test_a_miss_offers_near_ids(shipped: Catalog) -> None:
    """A mistyped id is answered by the intended one."""
    with pytest.raises(UnknownRecordError, match=f"did you mean {PLAN}/certified-2025") as caught:
        shipped.targets[f"{PLAN}/certifed-2025"]

    assert caught.value.asked == f"{PLAN}/certifed-2025"


def test_a_position_too_far_is_an_index_error(shipped: Catalog) -> None:
    """As with any sequence."""
    with pytest.raises(IndexError):
        shipped.targets[len(shipped.targets)]


def test_one_wants_exactly_one(shipped: Catalog) -> None:
    """None and several raise, and say which were found."""
    targets = shipped.targets

    assert targets[0] is targets[:1].one()
    with pytest.raises(NotOnlyOneError, match="found none; loosen the filters"):
        targets[:0].one()
    with pytest.raises(NotOnlyOneError, match=f"found {len(targets)}: {targets.ids[0]}, .*; narrow with where"):
        targets.one()


def test_first_takes_a_default(shipped: Catalog) -> None:
    """The first item, else the default, else an error."""
    assert shipped.targets.first() is shipped.targets[0]
    assert shipped.targets[:0].first(None) is None
    with pytest.raises(NotOnlyOneError):
        shipped.targets[:0].first()


def test_sorted_by_puts_what_has_no_key_last(shipped: Catalog) -> None:
    """Also in reverse order; equal keys keep their order."""
    some = shipped.organisations
    with_region = [o.region.code for o in some if o.region]
    without = [None] * (len(some) - len(with_region))

    assert without
    for reverse in (False, True):
        codes = [o.region.code if o.region else None for o in some.sorted_by("region.code", reverse=reverse)]
        assert [*sorted(with_region, reverse=reverse), *without] == codes
    assert some.sorted_by(lambda o: o.id).ids == tuple(sorted(some.ids))


def test_a_mistyped_key_is_an_error(shipped: Catalog) -> None:
    """An attribute that no record has is not taken for a missing value."""
    with pytest.raises(AttributeError, match="regoin"):
        shipped.targets.sorted_by("regoin.code")
    with pytest.raises(AttributeError, match="cod"):
        shipped.targets.where(region="黑龙江").group_by("region.cod")


def test_group_by_keeps_order_and_type(shipped: Catalog) -> None:
    """Groups appear in order of their first member, as collections of the same type."""
    some = shipped.organisations
    groups = some.group_by("region")

    assert list(dict.fromkeys(o.region for o in some)) == list(groups)
    assert None in groups
    assert {type(some)} == {type(group) for group in groups.values()}
    assert all([o for o in some if o.region == region] == list(group) for region, group in groups.items())


def test_set_operations_keep_the_left_order(shipped: Catalog) -> None:
    """Union, intersection and difference, by id."""
    targets = shipped.targets
    left, right = targets[:4], targets[2:6][::-1]

    assert targets.ids[:4] + right.ids[:2] == (left | right).ids
    assert targets.ids[2:4] == (left & right).ids
    assert targets.ids[:2] == (left - right).ids
    assert type(targets) is type(left | right)
    assert left == left | left == left & left
    assert not left - left


@pytest.mark.parametrize("operator", ["__or__", "__and__", "__sub__"])
def test_collections_of_two_types_do_not_combine(operator: str, shipped: Catalog) -> None:
    """Targets and measures have no union."""
    with pytest.raises(TypeError, match="Targets combines with Targets, not with Measures"):
        getattr(shipped.targets, operator)(shipped.measures)


def test_to_dicts_has_a_flat_row_each(shipped: Catalog) -> None:
    """Rows follow the order of the collection and hold exact numbers."""
    rows = shipped.targets.where(region="黑龙江", due=2025).to_dicts()

    assert [60000, 30000, None, None, 100] == [row["value"] for row in rows]
    assert [60000, 30000, 5000000, 400, 100] == [row["lower"] for row in rows]


def test_an_old_id_finds_the_record(shipped: Catalog) -> None:
    """A record is found under its aliases, unless they are another one's id."""
    renamed = [r for r in shipped.records() if r.aliases]
    for record in renamed:
        assert all(shipped[alias] is record or alias in {r.id for r in shipped.records()} for alias in record.aliases)


def test_a_record_with_a_former_id_is_one_record(shipped: Catalog) -> None:
    """An alias names a record; it does not make a second one of it in a union."""
    renamed = shipped.measures.where(lambda measure: bool(measure.aliases))

    assert len(renamed) > 0
    assert renamed == renamed | renamed
    assert renamed == (renamed - renamed[:0]) | renamed
    assert renamed[:0] | renamed == renamed


def test_a_list_of_ids_or_names_finds_each_once(shipped: Catalog) -> None:
    """In its own order, as a collection that replays; a name in it may be any that the term has."""
    ids = [shipped.documents.ids[5], shipped.documents.ids[2]]
    places = shipped.regions[["新", "Kwangtung", "440000"]]

    assert ids == list(shipped.documents[ids].ids)
    assert ("650000", "440000") == places.ids
    assert places == replay(places.receipt(), catalog=shipped).result
    assert 0 == len(shipped.measures[[]])


@pytest.mark.parametrize("key", ["region", "quantity", "indicator"])
def test_what_has_no_order_cannot_be_sorted_by(key: str, shipped: Catalog) -> None:
    """The error names the way out, for functions too."""
    with pytest.raises(TypeError, match=rf"'{key}' gives .*, which cannot be ordered; sort by .*'region.code'"):
        shipped.targets.sorted_by(key)
    with pytest.raises(TypeError, match=r"the key gives .*, which cannot be ordered"):
        shipped.targets.sorted_by(lambda t: getattr(t, key))


@pytest.mark.parametrize("name", ["documents", "measures", "observations", "regions", "instruments", "errata", "units"])
def test_an_item_gives_its_own_row(name: str, shipped: Catalog) -> None:
    """The one that its collection has for it."""
    items = getattr(shipped, name)

    assert items[0].to_dict() == items.to_dicts()[0]


def test_rows_go_to_json(shipped: Catalog) -> None:
    """As they are: the json module needs no help."""
    rows = shipped.observations.to_dicts()

    assert rows == json.loads(json.dumps(rows))


def test_keys_of_rows_count_group_and_sort(shipped: Catalog) -> None:
    """Where no attribute has the name; a list in a row counts for each of its items."""
    targets, measures = shipped.targets, shipped.measures
    rows = targets.to_dicts()

    assert targets.count("province_name") == Counter(row["province_name"] for row in rows)
    held = {key: len(part) for key, part in targets.group_by("year_to").items()}
    assert held == Counter(row["year_to"] for row in rows)
    last = [row["year_to"] for row in targets.sorted_by("year_to", reverse=True).to_dicts()]
    assert (last[0], last[-1]) == (max(year for year in last if year), None)
    assert measures.count("instrument")["training"] == len(measures.where(instrument="培训"))
    with pytest.raises(AttributeError, match="'year'; did you mean year_to or year_from"):
        measures.count("year")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("panel", "; there is catalog.panel()"),
        ("progress", "; there is catalog.progress()"),
        ("series", "; Observations has it"),
        ("groupby", "; did you mean group_by?"),
        ("filter", "; did you mean where?"),
        ("shape", "; for a frame ask to_frame()"),
        ("zzzz", ""),
        ("_zzzz", ""),
    ],
)
def test_an_attribute_that_is_not_there_is_told_where_it_is(name: str, told: str, shipped: Catalog) -> None:
    """In the catalog, in other collections, in a frame, or under a near name."""
    with pytest.raises(AttributeError) as caught:
        getattr(shipped.measures, name)

    assert str(caught.value) == f"'Measures' object has no attribute {name!r}{told}"
