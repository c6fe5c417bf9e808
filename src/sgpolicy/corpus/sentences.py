"""The sentences of a text: where each begins and ends."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from sgpolicy.sources.spans import Span

_STOPS = re.compile("[。！？!?\n]|(?P<half>[；;])")


class Sentences:
    """Where the sentences of a text are; a semicolon parts two that share what was said of time."""

    def __init__(self, text: str) -> None:
        stops = list(_STOPS.finditer(text))
        self._ends = _borders((stop.end() for stop in stops), len(text))
        self._full = _borders((stop.end() for stop in stops if not stop["half"]), len(text))

    def around(self, start: int, end: int) -> Span:
        """Return the sentence, with its stop, that holds a span; of several, from the first to the last."""
        return _around(self._ends, start, end)

    def unit(self, start: int, end: int) -> Span:
        """Return the same up to full stops."""
        return _around(self._full, start, end)

    def before(self, start: int) -> Span:
        """Return the sentence, up to full stops, before that which begins at *start*; empty at the beginning."""
        return _around(self._full, start - 1, start) if start else (0, 0)


def _borders(ends: Iterable[int], length: int) -> list[int]:
    """Return the borders of sentences, with both ends of the text."""
    return list(dict.fromkeys((0, *ends, length)))


def _around(borders: list[int], start: int, end: int) -> Span:
    first = bisect_right(borders, start) - 1
    last = bisect_right(borders, end - 1)
    return borders[first], borders[min(last, len(borders) - 1)]
