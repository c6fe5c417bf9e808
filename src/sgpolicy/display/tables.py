"""Tables of records for the prompt and the command line."""

from collections.abc import Iterable, Sequence
from typing import Any

from sgpolicy.display.width import cut, pad, safe, width
from sgpolicy.model.document import Document
from sgpolicy.model.figure import Figure, Target
from sgpolicy.model.measure import Measure
from sgpolicy.model.mention import Citation, Organisation, Programme
from sgpolicy.model.record import Record
from sgpolicy.model.region import Region

ROWS = 12
"""Rows that a collection shows at the prompt."""
_COLUMNS = 44


def table(header: Sequence[str], rows: Iterable[Sequence[str]], widest: int = _COLUMNS) -> str:
    """Return rows of text under a header, columns aligned by display width."""
    cells = [[safe(cell) for cell in row] for row in rows]
    columns = [min(widest, max(map(width, column))) for column in zip(header, *cells, strict=True)]
    lines = [header, *cells]
    return "\n".join(
        "  ".join(pad(cell, size) for cell, size in zip(line, columns, strict=True)).rstrip() for line in lines
    )


def collection_text(collection: Sequence[Any]) -> str:
    """Return the first rows of a collection, with its count."""
    name = type(collection).__name__
    count = len(collection)
    if not count:
        return f"<{name}: empty>"
    header, _ = cells_of(collection[0])
    rows = [cells_of(item)[1] for item in collection[:ROWS]]
    more = f"\n... and {count - ROWS} more" if count > ROWS else ""
    return f"<{name}: {count}>\n{table(header, rows)}{more}"


def cells_of(item: object) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the header and the cells of one item; the last cell says where it comes from."""
    if isinstance(item, Record):
        header, cells = _record_cells(item)
        place = str(item.evidence[0])
        return ("id", *header, "evidence"), (cut(item.id, 40), *cells, place)
    if isinstance(item, Document):
        return (
            ("id", "title", "region", "known", "source"),
            (item.id, item.title.zh, _place(item.region), str(item.known or "-"), item.source.file),
        )
    if isinstance(item, Region):
        parent = item.parent.short if item.parent else "-"
        return (
            ("code", "name", "English", "level", "in"),
            (item.code, item.name.zh, item.name.en, str(item.level), parent),
        )
    name = getattr(item, "name", None)
    about = getattr(item, "definition", None) or getattr(item, "number", None) or ""
    return (
        ("id", "name", "English", "about"),
        (getattr(item, "id", ""), getattr(name, "zh", ""), getattr(name, "en", ""), str(about)),
    )


def _record_cells(item: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    region = _place(item.region) + ("?" if item.region and item.why_inferred("region") else "")
    if isinstance(item, Figure):
        time = "due" if isinstance(item, Target) else "time"
        when = f"{item.when}{'?' if item.when.because else ''}" if item.when else "-"
        return (
            ("region", "indicator", "quantity", "as stated", time),
            (region, item.indicator.id, str(item.quantity), item.quantity.as_stated, when),
        )
    if isinstance(item, Measure):
        instruments = "+".join(i.id for i in item.instruments)
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
    return ("region",), (region,)


def _place(region: Region | None) -> str:
    return region.short if region else "-"
