"""The rows of the table, and how figures are written in them."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.clock import Race, Spread

AS_BEFORE = 1.1
"""The goal of whatever must cost no more than it did in version 0.1."""


@dataclass
class Row:
    """A line of the table.

    Attributes:
        what: What was measured.
        goal: The goal in words, such as 1.1x bare Python.
        limit: The goal as a number; None if there is none.
        spread: Lower quartile, median and upper quartile.
        detail: The figures that the ratio comes from.
    """

    what: str
    goal: str
    limit: float | None
    spread: Spread
    detail: str


def against_old(what: str, race: Race, name: str = "new", old: str = "old", detail: str = "") -> Row:
    """Return the row that compares this version with version 0.1."""
    seconds = f"{ms(race[name])}; 0.1 {ms(race[old])}"
    goal = f"{AS_BEFORE}x version 0.1"
    return Row(f"{what}, against 0.1", goal, AS_BEFORE, race.ratio(name, old), f"{seconds}{detail}")


def exactly(ratio: float) -> Spread:
    """Return the spread of a figure that is counted, not timed."""
    return ratio, ratio, ratio


def ms(seconds: float) -> str:
    """Return *seconds* in milliseconds."""
    return f"{1000 * seconds:.1f} ms"


def us(seconds: float) -> str:
    """Return *seconds* in microseconds."""
    return f"{1_000_000 * seconds:.2f} µs"


@contextmanager
def folder() -> Iterator[Path]:
    """Return a folder for the time of a `with`; in memory where there is such a place."""
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as place:
        yield Path(place)
