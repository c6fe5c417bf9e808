"""Spans of a text, each from its first character to just past its last: join them, compare them, find the gaps."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from sgpolicy.model.document import Document
from sgpolicy.model.record import Record

Span = tuple[int, int]


def spans_of(record: Record, document: Document) -> list[Span]:
    """Return the spans of the evidence of *record* that are in *document*."""
    return [evidence.span for evidence in record.evidence if evidence.span and evidence.document.id == document.id]


def by_document(records: Iterable[Record]) -> dict[str, list[Record]]:
    """Return the records that have evidence in each document, by its id, in the order given."""
    held: dict[str, list[Record]] = {}
    for record in records:
        for name in dict.fromkeys(evidence.document.id for evidence in record.evidence):
            held.setdefault(name, []).append(record)
    return held


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return *spans* sorted, with those that overlap joined."""
    made: list[Span] = []
    for start, end in sorted(spans):
        if made and start < made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def within(span: Span, spans: Sequence[Span]) -> bool:
    """Return whether one of *spans*, which are `merged`, contains all of *span*."""
    before = bisect_right(spans, span[0], key=lambda one: one[0]) - 1
    return before >= 0 and span[1] <= spans[before][1]


def outside(spans: Iterable[Span], start: int, end: int) -> Iterator[Span]:
    """Yield the parts between *start* and *end* that are outside *spans*, which are sorted."""
    place = start
    for first, last in spans:
        if first >= end:
            break
        if first > place:
            yield place, first
        place = max(place, last)
    if place < end:
        yield place, end
