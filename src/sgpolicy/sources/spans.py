"""Stretches of a text, from a first character to just past a last: joined, compared, and what lies between them."""

from collections.abc import Iterable, Iterator

from sgpolicy.model.record import Record

Span = tuple[int, int]


def spans_of(record: Record) -> list[Span]:
    """Return where the evidence of *record* stands."""
    return [(evidence.start, evidence.end) for evidence in record.evidence]


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return *spans* sorted, with those that overlap made one."""
    made: list[Span] = []
    for start, end in sorted(spans):
        if made and start < made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def within(span: Span, spans: Iterable[Span]) -> bool:
    """Return whether *span* lies in one of *spans* as a whole."""
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def outside(spans: Iterable[Span], start: int, end: int) -> Iterator[Span]:
    """Yield what lies between *start* and *end* outside *spans*, which are sorted."""
    place = start
    for first, last in spans:
        if first > place:
            yield place, first
        place = max(place, last)
    if place < end:
        yield place, end
