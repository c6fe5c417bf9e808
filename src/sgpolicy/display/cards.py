"""One record in full, and progress, as text."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from sgpolicy.analysis.listed import Result
from sgpolicy.analysis.progress import Progress
from sgpolicy.analysis.ratios import percent
from sgpolicy.analysis.series import Series
from sgpolicy.catalog.catalog import Catalog, View
from sgpolicy.catalog.receipt import Receipt
from sgpolicy.catalog.replay import Replay
from sgpolicy.catalog.rows import row
from sgpolicy.display.analyses import PROGRESS_HEADER, progress_cells
from sgpolicy.display.tables import table
from sgpolicy.display.width import pad, width
from sgpolicy.model.document import Document
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.period import Period
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.record import Record
from sgpolicy.model.shown import one_line
from sgpolicy.schema import DATES, RECORD_TYPES, TERM_TYPES

_VALUES: Mapping[type, tuple[str, ...]] = {
    Quantity: ("as_stated", "lower", "upper", "qualifier", "unit"),
    Period: ("start", "end", "name", "basis", "as_stated", "because"),
    Evidence: ("start", "end", "section", "as_stated"),
}


def card(item: object) -> str:
    """Return every stated field of a record, document or term, where it comes from, and what was inferred."""
    lines = facts(item)
    size = max(width(key) for key, _ in lines)
    rest = [f"  {pad(key, size)}  {one_line(text)}" for key, text in lines if key != "id"]
    return "\n".join([f"{type(item).__name__} {getattr(item, 'id', '')}", *rest])


def facts(item: object) -> list[tuple[str, str]]:
    """Return what is stated of a record, document, term, verdict, value or catalog, as pairs of name and text."""
    if isinstance(item, (Result, Replay)):
        return [(key, _text(value)) for key, value in item.to_dict().items() if value not in (None, [], "")]
    for cls, told in _TOLD.items():
        if isinstance(item, cls):
            return list(told(item))
    if type(item) in _VALUES:
        return [(key, str(value)) for key, value in _value_facts(item) if value is not None and value != ""]
    lines = [(key, _text(value)) for key, value in row(item).items() if value not in (None, [], "", False)]
    if isinstance(item, (Document, Record)):
        lines += list(_reasons(item))
    if isinstance(item, Record):
        lines += [("evidence", f"{e}{f' 「{e.as_stated}」' if e.as_stated else ''}") for e in item.evidence]
        lines.append(("document", f"《{item.document.title.zh}》 grade {item.document.reliability.grade}"))
    return lines


def _catalog_facts(item: Catalog) -> Iterator[tuple[str, str]]:
    names = ("documents", *RECORD_TYPES, *TERM_TYPES, "units")
    if isinstance(item, View):
        yield "part", item.asked
        yield "records without a known end", str(sum(1 for _ in item.open_ended.records()))
        names = ("documents", *RECORD_TYPES)
    yield from ((name, str(len(getattr(item, name)))) for name in names)


def _receipt_facts(item: Receipt) -> Iterator[tuple[str, str]]:
    for line in str(item).splitlines():
        name, said = line.split(maxsplit=1)
        yield name, said


def _value_facts(item: object) -> Iterator[tuple[str, object]]:
    if isinstance(item, Evidence):
        yield "document", item.document.id
        yield "page" if item.document.page else "source_file", item.document.origin
    else:
        yield type(item).__name__.lower(), item
    yield from ((name, getattr(item, name)) for name in _VALUES[type(item)])


def _progress_facts(item: Progress) -> Iterator[tuple[str, str]]:
    yield "verdict", str(item.verdict)
    yield "reason", item.reason
    yield "promised", f"{item.target.quantity} by {item.target.due or '?'}"
    yield "promised in", f"{item.target.id} 「{item.target.quantity.as_stated}」 {item.target.evidence[0]}"
    if item.observation:
        seen = item.observation
        yield "reported", f"{seen.quantity} in {seen.as_of}"
        yield "reported in", f"{seen.id} 「{seen.quantity.as_stated}」 {seen.evidence[0]}"
    if len(item.possible) > 1:
        yield "possible", ", ".join(item.possible)
    if item.path is not None:
        yield "path", f"{item.path.form}: {item.path}"
    for name, interval in (("share", item.share), ("needed per year", item.growth), ("grew per year", item.pace)):
        if interval is not None:
            yield name, percent(interval)


def _series_facts(item: Series) -> Iterator[tuple[str, str]]:
    yield "indicator", f"{item.indicator.id} {item.indicator.name}"
    yield "region", str(item.region) if item.region else "-"
    yield "kind", str(item.kind)
    breaks = {mark.after.id: mark.because for mark in item.breaks}
    for point in item.observations:
        if point.id in breaks:
            yield "break", breaks[point.id]
        yield str(point.as_of or "undated"), f"{point.quantity} 「{point.quantity.as_stated}」 {point.evidence[0]}"


_TOLD: Mapping[type, Callable[[Any], Iterator[tuple[str, str]]]] = {
    Progress: _progress_facts,
    Series: _series_facts,
    Catalog: _catalog_facts,
    Receipt: _receipt_facts,
}
"""What tells the facts of a class that is no row, value, record or term."""


def _reasons(item: Document | Record) -> Iterator[tuple[str, str]]:
    for inference in item.inferred:
        yield "inferred", f"{inference.field}: {inference.because}"
    periods: list[tuple[str, Period | None]] = (
        [("time", item.when)] if isinstance(item, Record) else [(name, getattr(item, name)) for name in DATES]
    )
    for name, period in periods:
        if period is not None and period.because:
            yield "inferred", f"{name}: {period.because}"


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def progress_text(found: Iterable[Progress]) -> str:
    """Return a table of targets, what was reported, and the verdict, with the evidence below it."""
    rows, notes = [], []
    for number, item in enumerate(found, start=1):
        target, seen = item.target, item.observation
        rows.append((str(number), *progress_cells(item)))
        notes.append(f"{number}. {item.verdict}: {item.reason}")
        notes.append(f"   promised  {target.id} 「{target.quantity.as_stated}」 {target.evidence[0]}")
        if seen:
            notes.append(f"   reported  {seen.id} 「{seen.quantity.as_stated}」 {seen.evidence[0]}")
    if not rows:
        return "no targets"
    return table(("", *PROGRESS_HEADER), rows) + "\n\n" + "\n".join(one_line(note) for note in notes)
