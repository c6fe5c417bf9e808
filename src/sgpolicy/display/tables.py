"""Tables of records for the prompt, the command line and notebooks."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sgpolicy.analysis.listed import Listed
from sgpolicy.analysis.progress import Progress
from sgpolicy.catalog.collection import Collection
from sgpolicy.catalog.hits import Hits, type_of
from sgpolicy.display.analyses import CELLS
from sgpolicy.display.layout import lay, no_room, table
from sgpolicy.display.options import width as columns_of_display
from sgpolicy.display.say import in_chinese, label, plural, said, say, within
from sgpolicy.display.width import wrapped
from sgpolicy.model.document import Document
from sgpolicy.model.erratum import Erratum
from sgpolicy.model.figure import Figure, Target
from sgpolicy.model.measure import Measure
from sgpolicy.model.named import Citation, Organisation, Programme
from sgpolicy.model.record import Record
from sgpolicy.model.region import Region
from sgpolicy.model.said import Said
from sgpolicy.model.shown import one_line
from sgpolicy.model.tabular import Groups

ROWS = 12
"""Rows that a collection shows at the prompt."""


def heading(collection: Sequence[Any]) -> str:
    """Return the name of a collection, its count, and why that is none, or not all."""
    why = say(collection.why()) if isinstance(collection, (Collection, Listed)) else ""
    name, count = plural(collection), str(len(collection)) if len(collection) else said("empty")
    told = said("{name}: {count}; {why}", name=name, count=count, why=why) if why else f"{name}: {count}"
    return one_line(told)  # the reason holds what was asked for


def collection_text(
    collection: Sequence[Any], *, most: int | None = ROWS, hint: str | None = None, ids: bool = False
) -> str:
    """Return the first rows of a collection, with its count.

    Args:
        collection: What to show.
        most: How many rows to show; None for all.
        hint: What shows all, for the line that says how many are shown; `.show(all=True)` by default.
        ids: Whether ids stay, whatever else there is no room for.
    """
    count = len(collection)
    title = heading(collection)
    title = wrapped(f"<{title}>", columns_of_display(), " ")
    if not count:
        return title
    most = None if getattr(collection, "whole", False) else most
    header, rows = cells(collection, collection[:most])
    laid = lay(header, rows, ids=ids)
    notes = [no_room(laid.left_out)] if laid.left_out else []
    if most is not None and count > most:
        how = hint or ".show(all=True)"
        notes.insert(0, said("{some} of {count} shown; all: {how}", some=most, count=count, how=how))
    return "\n".join([title, laid.text, *(f"... {note}" for note in notes)])


def whole_text(things: object) -> str:
    """Return every row of a collection or result; a panel has no more than it shows."""
    return collection_text(things, most=None) if isinstance(things, Sequence) else repr(things)


def mapping_text(mapping: Mapping[Any, Any]) -> str:
    """Return groups, or counts, as a table."""
    header, rows = mapping_cells(mapping)
    return f"<{mapping_heading(mapping)}>" + (f"\n{table(header, rows)}" if rows else "")


def mapping_heading(mapping: Mapping[Any, Any]) -> str:
    """Return how many groups there are of what."""
    of = next(iter(mapping.values()), None) if isinstance(mapping, Groups) else None
    if of is None:
        return f"{plural(mapping)}: {len(mapping)}"
    return said("{name}: {count} of {things}", name=plural(mapping), count=len(mapping), things=plural(of))


def mapping_cells(mapping: Mapping[Any, Any]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the header and the rows of groups or counts."""
    if not isinstance(mapping, Groups):
        return ("value", "count"), [(say(key), str(count)) for key, count in mapping.items()]
    if not all(hasattr(held[0], "id") for held in mapping.values()):  # results of analyses
        return ("value", "count"), [(say(key), str(len(held))) for key, held in mapping.items()]
    return ("value", "count", "such as"), [(say(key), str(len(held)), held[0].id) for key, held in mapping.items()]


def cells(
    collection: Sequence[Any], items: Iterable[Any], left: str = "【", right: str = "】"
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the header and the rows of some *items* of a collection; of hits, with the words marked."""
    if not isinstance(collection, Hits):
        return cells_of(collection[0])[0], [cells_of(item)[1] for item in items]
    rows = ((label(type_of(item)), collection.excerpt(item, left, right), item.id) for item in items)
    return ("type", "summary", "id"), list(rows)


def cells_with_reasons(
    collection: Sequence[Any], items: Sequence[Any], left: str = "【", right: str = "】"
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the same; of verdicts with their reasons, which the text has below its table."""
    header, rows = cells(collection, items, left, right)
    if not isinstance(collection[0], Progress):
        return header, rows
    wider = [(*row[:-1], say(item.reason), row[-1]) for row, item in zip(rows, items, strict=True)]
    return (*header[:-1], "reason", header[-1]), wider


def cells_of(item: object) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the header and the cells of one item, in the language of display."""
    header, values = _values(item)
    return header, tuple(map(say, values))


def _values(item: object) -> tuple[tuple[str, ...], tuple[object, ...]]:
    if type(item) in CELLS:
        names, cells_from = CELLS[type(item)]
        return names, cells_from(item)
    if isinstance(item, Mapping):  # a row of a table that holds rows alone
        return tuple(item), tuple(item.values())
    if isinstance(item, Record):
        header, values = _of_record(item)
        return ("region", *header, "evidence", "id"), (_region(item), *values, within(item.evidence[0]), item.id)
    if isinstance(item, Document):
        return (
            ("title", "region", "date", "depth", "grade", "id"),
            (item.title, item.region, item.known, item.depth, item.reliability.grade, item.id),
        )
    if isinstance(item, Region):
        return (
            ("name", "English", "level", "in", "code"),
            (item.name.zh, item.name.en, item.level, item.parent, item.code),
        )
    return _of_term(item)


def _region(item: Record) -> object:
    doubt = item.region and item.why_inferred("region")
    return Said("{region}?", region=say(item.region)) if doubt else item.region


def _of_term(item: object) -> tuple[tuple[str, ...], tuple[object, ...]]:
    if isinstance(item, Erratum):
        change = f"{item.field}: {item.old or '-'} > {item.new or '-'}" if item.field else item.new or "-"
        return ("record", "kind", "version", "about", "id"), (item.record, item.kind, item.version, change, item.id)
    name = getattr(item, "name", None)
    return (
        ("name", "English", "about", "id"),
        (getattr(name, "zh", ""), getattr(name, "en", ""), definition(item), getattr(item, "id", "")),
    )


def definition(term: object) -> str:
    """Return the definition of a term in the language of display; of a work its number."""
    zh = getattr(term, "definition_zh", None) if in_chinese() else None
    return str(zh or getattr(term, "definition", None) or getattr(term, "number", None) or "")


def _of_record(item: Record) -> tuple[tuple[str, ...], tuple[object, ...]]:
    if isinstance(item, Figure):
        time = "due" if isinstance(item, Target) else "time"
        when = f"{item.when}{'?' if item.when.because else ''}" if item.when else None
        quantity = item.quantity
        return ("indicator", "quantity", time, "as stated"), (item.indicator, quantity, when, quantity.as_stated)
    if isinstance(item, Measure):
        return ("status", "summary", "instruments"), (item.status, item.summary, item.instruments)
    if isinstance(item, Programme):
        return ("name", "English"), (item.name.zh, item.name.en)
    if isinstance(item, Organisation):
        return ("name", "role", "body"), (item.name, item.role, item.body)
    if isinstance(item, Citation):
        return ("relation", "title"), (item.relation, item.title or item.work.title.zh)
    return ("about",), (item._gist(),)  # noqa: SLF001 - our own
