"""Spans of a text, each from its first character to just past its last: join them, compare them, find the gaps."""

from collections.abc import Iterable, Iterator

from sgpolicy.model.document import Document
from sgpolicy.model.record import Record

Span = tuple[int, int]


def spans_of(record: Record, document: Document) -> list[Span]:
    """Return the spans of the evidence of *record* that are in *document*."""
    return [evidence.span for evidence in record.evidence if evidence.span and evidence.document.id == document.id]


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return *spans* sorted, with those that overlap joined."""
    made: list[Span] = []
    for start, end in sorted(spans):
        if made and start < made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def within(span: Span, spans: Iterable[Span]) -> bool:
    """Return whether one of *spans* contains all of *span*."""
    return any(start <= span[0] and span[1] <= end for start, end in spans)


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
