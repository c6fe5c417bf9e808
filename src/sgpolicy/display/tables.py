"""Tables of records for the prompt and the command line."""

from collections.abc import Iterable, Sequence
from typing import Any

from sgpolicy.catalog.collection import Collection
from sgpolicy.catalog.hits import Hits, type_of
from sgpolicy.display.analyses import CELLS, place_of
from sgpolicy.display.width import pad, width
from sgpolicy.model.document import Document
from sgpolicy.model.erratum import Erratum
from sgpolicy.model.figure import Figure, Target
from sgpolicy.model.measure import Measure
from sgpolicy.model.named import Citation, Organisation, Programme
from sgpolicy.model.record import Record
from sgpolicy.model.region import Region
from sgpolicy.model.shown import one_line

ROWS = 12
"""Rows that a collection shows at the prompt."""
_COLUMNS = 44
_LEAST = 20
_IDS = frozenset({"id", "code", "indicator", "body", "record"})
"""Columns of ids, which are shown whole, so that they can be pasted."""
_WORDY = frozenset({"name", "English", "title", "summary", "about"})
"""Columns of running text, which make room for long ids."""


def table(header: Sequence[str], rows: Iterable[Sequence[str]], widest: int = _COLUMNS) -> str:
    """Return rows of text under a header, columns aligned by display width.

    Ids are never cut. What they take beyond *widest* is taken from the columns of running text, the widest first.
    """
    cells = [[one_line(cell) for cell in row] for row in rows]
    needed = [max(map(width, column)) for column in zip(header, *cells, strict=True)]
    columns = [size if name in _IDS else min(widest, size) for name, size in zip(header, needed, strict=True)]
    over = sum(max(0, size - widest) for size in columns)
    wordy = [place for place, name in enumerate(header) if name in _WORDY]
    while over > 0 and wordy:
        place = max(wordy, key=columns.__getitem__)
        given = min(over, columns[place] - _LEAST)
        if given <= 0:
            break
        columns[place] -= given
        over -= given
    lines = [header, *cells]
    return "\n".join(
        "  ".join(pad(cell, size) for cell, size in zip(line, columns, strict=True)).rstrip() for line in lines
    )


def heading(collection: Sequence[Any]) -> str:
    """Return the name of a collection, its count, and why that is none, or not all."""
    why = collection.why() if isinstance(collection, Collection) else ""
    return f"{type(collection).__name__}: {len(collection) or 'empty'}{f'; {why}' if why else ''}"


def collection_text(collection: Sequence[Any], *, most: int | None = ROWS, hint: str = "") -> str:
    """Return the first rows of a collection, with its count.

    Args:
        collection: What to show.
        most: How many rows to show; None for all.
        hint: What to add to the line that says how many are left out.
    """
    count = len(collection)
    title = heading(collection)
    if not count:
        return f"<{title}>"
    most = None if getattr(collection, "whole", False) else most
    header, rows = cells(collection, collection[:most])
    more = f"\n... and {count - most} more{hint}" if most is not None and count > most else ""
    return f"<{title}>\n{table(header, rows)}{more}"


def cells(
    collection: Sequence[Any], items: Iterable[Any], left: str = "【", right: str = "】"
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the header and the rows of some *items* of a collection; of hits, with the words marked."""
    if not isinstance(collection, Hits):
        return cells_of(collection[0])[0], [cells_of(item)[1] for item in items]
    said = ((type_of(item), item.id, collection.excerpt(item, left, right)) for item in items)
    return ("type", "id", "summary"), list(said)


def cells_of(item: object) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the header and the cells of one item; the last cell says where it comes from."""
    if type(item) in CELLS:
        names, cells_from = CELLS[type(item)]
        return names, cells_from(item)
    if isinstance(item, Record):
        header, cells = _record_cells(item)
        place = str(item.evidence[0])
        return ("id", *header, "evidence"), (item.id, *cells, place)
    if isinstance(item, Document):
        return (
            ("id", "title", "region", "known", "source"),
            (item.id, item.title.zh, place_of(item.region), str(item.known or "-"), item.origin),
        )
    if isinstance(item, Region):
        parent = item.parent.short if item.parent else "-"
        return (
            ("code", "name", "English", "level", "in"),
            (item.code, item.name.zh, item.name.en, str(item.level), parent),
        )
    return _term_cells(item)


def _term_cells(item: object) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if isinstance(item, Erratum):
        said = f"{item.field}: {item.old or '-'} > {item.new or '-'}" if item.field else item.new or "-"
        return ("id", "record", "kind", "version", "about"), (item.id, item.record, str(item.kind), item.version, said)
    name = getattr(item, "name", None)
    about = getattr(item, "definition", None) or getattr(item, "number", None) or ""
    return (
        ("id", "name", "English", "about"),
        (getattr(item, "id", ""), getattr(name, "zh", ""), getattr(name, "en", ""), str(about)),
    )


def _record_cells(item: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    region = place_of(item.region) + ("?" if item.region and item.why_inferred("region") else "")
    if isinstance(item, Figure):
        time = "due" if isinstance(item, Target) else "time"
        when = f"{item.when}{'?' if item.when.because else ''}" if item.when else "-"
        return (
            ("region", "indicator", "quantity", "as stated", time),
            (region, item.indicator.id, str(item.quantity), item.quantity.as_stated, when),
        )
    if isinstance(item, Measure):
        instruments = _joined([i.id for i in item.instruments])
        return ("region", "status", "instruments", "summary"), (
            region,
            str(item.status),
            instruments,
            item.summary.zh,
        )
    if isinstance(item, Programme):
        return ("region", "name", "English"), (region, item.name.zh, item.name.en)
    if isinstance(item, Organisation):
        return ("region", "name", "role", "body"), (region, item.name, str(item.role), item.body.id)
    if isinstance(item, Citation):
        return ("region", "relation", "title"), (region, str(item.relation), item.title or item.work.title.zh)
    return ("region", "about"), (region, item._gist())  # noqa: SLF001 - our own


def _joined(ids: Sequence[str]) -> str:
    """Return *ids* joined by +, those that fit; a + at the end stands for the rest."""
    kept = ids[0] if ids else ""
    for number, one in enumerate(ids[1:], start=1):
        longer = f"{kept}+{one}"
        if len(longer) + (number < len(ids) - 1) * 2 > _COLUMNS:
            return f"{kept}+…"
        kept = longer
    return kept
