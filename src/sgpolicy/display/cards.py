"""One record in full, and progress, as text."""

from collections.abc import Iterable, Iterator

from sgpolicy.analysis.progress import Progress, percent
from sgpolicy.catalog.rows import row
from sgpolicy.display.tables import table
from sgpolicy.display.width import pad, safe, width
from sgpolicy.model.document import Document
from sgpolicy.model.period import Period
from sgpolicy.model.record import Record


def card(item: Document | Record) -> str:
    """Return every stated field of a record, where it comes from, and what was inferred."""
    lines = [(key, _text(value)) for key, value in row(item).items() if value not in (None, [], "", False)]
    lines += list(_reasons(item))
    if isinstance(item, Record):
        lines += [("evidence", f"{e}{f' 「{e.as_stated}」' if e.as_stated else ''}") for e in item.evidence]
        lines.append(("document", f"《{item.document.title.zh}》 grade {item.document.reliability.grade}"))
    size = max(width(key) for key, _ in lines)
    kind = type(item).__name__
    return "\n".join(
        [f"{kind} {item.id}", *(f"  {pad(key, size)}  {safe(text)}" for key, text in lines if key != "id")]
    )


def _reasons(item: Document | Record) -> Iterator[tuple[str, str]]:
    for inference in item.inferred:
        yield "inferred", f"{inference.field}: {inference.because}"
    periods: list[tuple[str, Period | None]] = (
        [("time", item.when)]
        if isinstance(item, Record)
        else [(name, getattr(item, name)) for name in ("issued", "published", "reference")]
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
        rows.append(
            (
                str(number),
                target.region.short if target.region else "-",
                target.indicator.name.zh,
                f"{target.quantity} by {target.due or '?'}",
                f"{seen.quantity} in {seen.as_of}" if seen else "-",
                percent(item.share) if item.share else "-",
                percent(item.growth) if item.growth else "-",
                str(item.verdict),
            )
        )
        notes.append(f"{number}. {item.verdict}: {item.reason}")
        notes.append(f"   promised  {target.id} 「{target.quantity.as_stated}」 {target.evidence[0]}")
        if seen:
            notes.append(f"   reported  {seen.id} 「{seen.quantity.as_stated}」 {seen.evidence[0]}")
    if not rows:
        return "no targets"
    header = ("", "region", "indicator", "promised", "reported", "share", "takes a year", "verdict")
    return table(header, rows) + "\n\n" + "\n".join(safe(note) for note in notes)
