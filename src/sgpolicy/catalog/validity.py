"""What of documents and records was known on a day, or valid at a time, and what has no known end."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from attrs import evolve, fields

from sgpolicy.catalog.times import known
from sgpolicy.model.document import Document
from sgpolicy.model.figure import Target
from sgpolicy.model.period import Period
from sgpolicy.model.record import Record


class Part(NamedTuple):
    """Some documents and records of a catalog."""

    documents: tuple[Document, ...]
    records: tuple[Record, ...]

    def closed(self) -> Part:
        """Return the part with records that refer to none that it lacks."""
        return Part(self.documents, _closed(self.records))

    def known(self, day: date) -> Part:
        """Return what was known on *day*, with the evidence known by then."""
        documents = tuple(document for document in self.documents if known(document, day))
        return Part(documents, tuple(_supported(record, day) for record in self.records if known(record, day)))

    def valid(self, when: Period, *, surely: bool) -> Part:
        """Return what was valid at *when*, or may have been since no end is known, with the documents it stands in.

        Args:
            when: A time; what was valid during any of it counts.
            surely: Whether what certainly was valid is wanted, or what may have been.
        """
        wanted = True if surely else None
        kept = tuple(record for record in self.records if _held(record, when) is wanted)
        needed = {piece.document.id for record in kept for piece in record.evidence}
        return Part(tuple(d for d in self.documents if d.id in needed or _held(d, when) is wanted), kept)


def _supported(record: Record, day: date) -> Record:
    """Return *record* with the evidence of documents known on *day*."""
    pieces = tuple(piece for piece in record.evidence if known(piece.document, day))
    return record if len(pieces) == len(record.evidence) else evolve(record, evidence=pieces)


def _held(item: Document | Record, when: Period) -> bool | None:
    """Return whether *item* was valid at some time during *when*; None where it has no known end."""
    start, end, checked = _span(item)
    if (start and when.end and start > when.end) or (end and when.start and end < when.start):
        return False
    if end is None and not (checked and when.start and checked >= when.start):
        return None
    return True


def _span(item: Document | Record) -> tuple[date | None, date | None, date | None]:
    """Return the first and the last day on which *item* was valid, and the last on which somebody found that it was."""
    document = item.document if isinstance(item, Record) else item
    began = document.effective or document.known
    if isinstance(item, Target):
        return began.start if began else None, item.due.end if item.due else None, None
    if isinstance(item, Record) and item.when is not None:
        return item.when.start, item.when.end, None
    repealed, checked = document.repealed, document.status_checked
    return began.start if began else None, repealed.start if repealed else None, checked.end if checked else None


def _closed(records: tuple[Record, ...]) -> tuple[Record, ...]:
    """Return *records* without references to records that are not among them."""
    made: dict[str, Record] = {}
    by_id = {record.id: record for record in records}

    def close(record: Record) -> Record:
        if record.id not in made:
            changed: dict[str, Any] = {}
            for one in fields(type(record)):
                value = getattr(record, one.name)
                if isinstance(value, Record):
                    changed[one.name] = close(by_id[value.id]) if value.id in by_id else None
                elif isinstance(value, tuple) and value and isinstance(value[0], Record):
                    changed[one.name] = tuple(close(by_id[held.id]) for held in value if held.id in by_id)
            made[record.id] = record if _same(record, changed) else evolve(record, **changed)
        return made[record.id]

    return tuple(map(close, records))


def _same(record: Record, changed: dict[str, Any]) -> bool:
    """Return whether *record* refers to the very objects of *changed*."""
    return all(
        len(now) == len(then) and all(one is other for one, other in zip(now, then, strict=True))
        for now, then in ((_each(getattr(record, name)), _each(value)) for name, value in changed.items())
    )


def _each(value: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a record, several or none
    return value if isinstance(value, tuple) else (value,)
