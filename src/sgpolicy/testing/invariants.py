"""What is true of every catalog, as named functions that raise `AssertionError`."""

import json
import pickle
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from operator import ge, le
from typing import Any

import attrs

from sgpolicy.analysis.progress import Verdict
from sgpolicy.analysis.ratios import numbers
from sgpolicy.catalog.catalog import Catalog, a_catalog
from sgpolicy.catalog.collection import Collection
from sgpolicy.catalog.rows import FIELDS
from sgpolicy.model.figure import Figure
from sgpolicy.model.interval import Interval
from sgpolicy.model.record import Record
from sgpolicy.schema import RECORD_TYPES, TERM_TYPES

Invariant = Callable[[Catalog], None]

INVARIANTS: dict[str, Invariant] = {}
"""The invariants by name, in the order in which they are checked."""

_PACED = (Verdict.ON_COURSE, Verdict.BEHIND)


def invariant(check: Invariant) -> Invariant:
    """Register *check* under its name, with hyphens."""
    INVARIANTS[check.__name__.replace("_", "-")] = check
    return check


def check_invariants(catalog: Catalog) -> None:
    """Run every invariant on *catalog*.

    Raises:
        AssertionError: One does not hold; the message begins with its name.
        TypeError: *catalog* is none.
    """
    a_catalog("check_invariants()", catalog)
    for name, check in INVARIANTS.items():
        try:
            check(catalog)
        except AssertionError as exc:
            message = f"{name}: {exc}"
            raise AssertionError(message) from None


def _require(condition: bool, message: str) -> None:  # noqa: FBT001 - what an assert takes
    # Not an assert: those vanish under `python -O`.
    if not condition:
        raise AssertionError(message)


def _collections(catalog: Catalog) -> Iterator[tuple[str, Collection[Any]]]:
    for name in ("documents", *RECORD_TYPES, *TERM_TYPES):
        yield name, getattr(catalog, name)


@invariant
def ids_are_unique_and_found(catalog: Catalog) -> None:
    """Each id names one thing, and its collection and the catalog find it by that id."""
    for name, collection in _collections(catalog):
        _require(len(set(collection.ids)) == len(collection), f"an id occurs twice in {name}")
        for item in collection:
            _require(collection[item.id] is item, f"{name}[{item.id!r}] is a different object")
    for record in (*catalog.documents, *catalog.records()):
        _require(catalog[record.id] is record, f"catalog[{record.id!r}] is a different object")


@invariant
def record_ids_name_their_document(catalog: Catalog) -> None:
    """The id of a record begins with the id of its document, which is in the catalog."""
    for record in catalog.records():
        document, slash, own = record.id.partition("/")
        _require(bool(slash and own), f"{record.id} is not a <document id>/<record id>")
        _require(document == record.document.id, f"{record.id} has its evidence in {record.document.id}")
        _require(catalog.documents.get(document) is record.document, f"{document} is not in the catalog")


@invariant
def evidence_lies_in_its_document(catalog: Catalog) -> None:
    """Every record has evidence in a document of the catalog; a passage is in the part of the file that this is."""
    for record in catalog.records():
        _require(bool(record.evidence), f"{record.id} has no evidence")
        for place in record.evidence:
            _require(catalog.documents.get(place.document.id) is place.document, f"{record.id}: {place} is elsewhere")
            if place.document.text is None or place.span is None:
                _require(not place.span and not place.document.text, f"{record.id}: {place} has no text, or no span")
                continue
            (start, end), (low, high) = place.span, place.document.text.extent
            _require(low <= start < end <= high, f"{record.id}: {place} leaves [{low}, {high}]")


@invariant
def figures_stand_where_they_say(catalog: Catalog) -> None:
    """The passage of a figure is as long as its wording, and quotes it."""
    for record in catalog.records():
        if isinstance(record, Figure):
            place, wording = record.evidence[0], record.quantity.as_stated
            _require(place.as_stated == wording, f"{record.id}: evidence says {place.as_stated!r}, not {wording!r}")
            start, end = place.span or (0, len(wording))
            _require(end - start == len(wording), f"{record.id}: {place} is not as long as {wording!r}")


@invariant
def references_stay_inside(catalog: Catalog) -> None:
    """Whatever a record or term refers to is in the catalog, as the same object."""
    held = {cls: {id(item) for item in getattr(catalog, name)} for name, cls in {**RECORD_TYPES, **TERM_TYPES}.items()}
    for item in (*catalog.documents, *catalog.records(), *(t for name in TERM_TYPES for t in getattr(catalog, name))):
        for field, target in _references(item):
            members = held.get(type(target))
            found = members is None or id(target) in members
            _require(found, f"{item.id}.{field} is {getattr(target, 'id', target)}, which the catalog does not hold")


def _references(item: object) -> Iterator[tuple[str, object]]:
    for attribute in attrs.fields(type(item)):  # type: ignore[arg-type]
        value = getattr(item, attribute.name)
        for target in value if isinstance(value, tuple) else (value,):
            yield attribute.name, target


@invariant
def order_follows_documents(catalog: Catalog) -> None:
    """Documents are in the order of their ids, and records in that of their documents."""
    _require(list(catalog.documents.ids) == sorted(catalog.documents.ids), "documents are out of order")
    for name in RECORD_TYPES:
        order = [record.document.id for record in getattr(catalog, name)]
        _require(order == sorted(order), f"{name} are out of order")


@invariant
def no_figure_is_a_float(catalog: Catalog) -> None:
    """Numbers are exact: int, Decimal or Fraction; rows, where floats are, hold the exact ones between their bounds."""
    for record in catalog.records():
        if isinstance(record, Figure):
            for name in ("lower", "upper", "value"):
                number = getattr(record.quantity, name)
                exact = number is None or (
                    isinstance(number, (int, Decimal, Fraction)) and not isinstance(number, bool)
                )
                _require(exact, f"{record.id}.quantity.{name} is {number!r}")
            held = numbers(record.quantity)
            for name, is_outward in (("lower", le), ("upper", ge)):
                number, end = getattr(record.quantity, name), held[name]
                outward = number is None or (end is not None and is_outward(Fraction(repr(end)), Fraction(number)))
                _require(outward, f"the row of {record.id} has {end!r} for its {name} bound, {number}")


@invariant
def rows_are_json(catalog: Catalog) -> None:
    """The json module writes every row, and reads the same row again."""
    for name, collection in _collections(catalog):
        rows = collection.to_dicts()
        _require(json.loads(json.dumps(rows, allow_nan=False)) == rows, f"the rows of {name} are not the same as JSON")


@invariant
def records_cannot_be_changed(catalog: Catalog) -> None:
    """No field of a record or term can be assigned or deleted, nor any collection of the catalog."""
    for name, collection in _collections(catalog):
        _refuses(catalog, name, collection)
        for item in collection[:1]:
            for attribute in attrs.fields(type(item)):
                _refuses(item, attribute.name, getattr(item, attribute.name))


def _refuses(owner: object, name: str, value: object) -> None:
    changes: tuple[Callable[[], None], ...] = (lambda: setattr(owner, name, value), lambda: delattr(owner, name))
    for change in changes:
        try:
            change()
        except AttributeError:
            continue
        message = f"{type(owner).__name__}.{name} can be changed"
        raise AssertionError(message)


@invariant
def equal_things_hash_alike(catalog: Catalog) -> None:
    """A pickled copy is equal, hashes alike, and is found in the original."""
    copy: Catalog = pickle.loads(pickle.dumps(catalog))  # noqa: S301 - our own bytes
    _require(copy == catalog, "a pickled copy is not equal")
    _require(hash(copy) == hash(catalog), "a pickled copy has another hash")
    for (name, collection), (_, twin) in zip(_collections(catalog), _collections(copy), strict=True):
        _require(hash(collection) == hash(twin), f"pickled {name} have another hash")
        for item in twin:
            _require(item in collection, f"the copy of {item.id} is not found in {name}")


@invariant
def within_is_the_sum_of_its_parts(catalog: Catalog) -> None:
    """`within` gives what `region` gives, what is within the regions directly inside, and nothing else."""
    for name in RECORD_TYPES:
        records = getattr(catalog, name)
        for region in catalog.regions:
            parts = records.where(region=region)
            for part in catalog.regions.where(parent=region):
                parts |= records.where(within=part)
            found = set(records.where(within=region).ids)
            _require(found == set(parts.ids), f"{name} within {region.code} are not those of its parts")


@invariant
def where_without_filters_keeps_all(catalog: Catalog) -> None:
    """`where()` keeps everything; a predicate that is always false keeps nothing."""
    for name, collection in _collections(catalog):
        anyhow: Any = collection
        _require(anyhow.where() == collection, f"{name}.where() is not {name}")
        _require(not len(anyhow.where(lambda _: False)), f"{name}.where(no) is not empty")


@invariant
def groups_are_a_partition(catalog: Catalog) -> None:
    """Each item of a collection is in exactly one of its groups."""
    for name in RECORD_TYPES:
        records: Collection[Record] = getattr(catalog, name)
        grouped = [record.id for group in records.group_by("document.id").values() for record in group]
        _require(sorted(grouped) == sorted(records.ids), f"{name} in groups are not the same as {name}")


@invariant
def rows_have_their_keys(catalog: Catalog) -> None:
    """Every row has exactly the keys of its type, in order, and flat values."""
    for name, collection in _collections(catalog):
        for item, row in zip(collection, collection.to_dicts(), strict=True):
            _require(list(row) == list(FIELDS[type(item)]), f"{name}: the keys of {item.id} are {list(row)}")
            flat = all(isinstance(v, (str, int, float, list, type(None))) for v in row.values())
            _require(flat, f"{name}: the row of {item.id} is not flat")


@invariant
def series_are_a_partition(catalog: Catalog) -> None:
    """Each observation is in exactly one series, in order of time."""
    found = catalog.observations.series()
    placed = sorted(observation.id for one in found for observation in one.observations)
    _require(placed == sorted(catalog.observations.ids), "the series do not hold each observation once")
    for one in found:
        ends = [o.as_of.end for o in one.observations if o.as_of and o.as_of.end]
        _require(ends == sorted(ends), f"{one!r} is out of order")


@invariant
def verdicts_follow_from_their_evidence(catalog: Catalog) -> None:
    """Each target has a verdict with a reason; one that is met or missed has an observation."""
    found = catalog.targets.progress()
    _require(
        [one.target for one in found] == list(catalog.targets), "progress does not have one entry per target, in order"
    )
    for one in found:
        _require(bool(one.reason), f"{one.target.id}: no reason")
        if one.verdict in (Verdict.MET, Verdict.MISSED, *_PACED):
            _require(one.observation is not None, f"{one.target.id}: {one.verdict} without an observation")
        if one.verdict in _PACED:
            paced = (one.pace is not None and one.growth is not None) or one.required is not None
            _require(paced, f"{one.target.id}: neither pace nor path to judge by")
        if one.observation is not None:
            same = one.observation.indicator == one.target.indicator and one.observation.region == one.target.region
            _require(same, f"{one.target.id} is compared with {one.observation.id}")
        for interval in (one.share, one.growth, one.pace):
            _require(interval is None or _is_exact(interval), f"{one.target.id}: {interval} is not exact")


def _is_exact(interval: Interval) -> bool:
    return all(end is None or isinstance(end, (int, Decimal, Fraction)) for end in (interval.lower, interval.upper))


@invariant
def deeds_do_not_bind(catalog: Catalog) -> None:
    """A measure that is done or being done has no commitment; every measure has an instrument."""
    for measure in catalog.measures:
        done = measure.status in ("implemented", "ongoing")
        _require(not (done and measure.commitment), f"{measure.id} is {measure.status} and {measure.commitment}")
        _require(bool(measure.instruments), f"{measure.id} has no instrument")


@invariant
def everything_shows_itself(catalog: Catalog) -> None:
    """Every record and collection has a representation that shows its id or name, and escaped HTML."""
    for name, collection in _collections(catalog):
        _require(type(collection).__name__ in repr(collection), f"{name} do not show what they are")
        html = collection._repr_html_()
        _require("<script" not in html, f"the HTML of {name} is not escaped")
        for item in collection:
            _require(item.id in repr(item), f"{item.id} does not show its id")
            _require(not any(ord(c) < ord(" ") for c in repr(item)), f"{item.id} shows a control character")
