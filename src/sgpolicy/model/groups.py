"""Items in groups, so that only one group is in memory at a time."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def groups(items: Iterable[T], most: int) -> Iterator[list[T]]:
    """Yield the *items* in order, in lists of at most *most*; none is empty."""
    left = iter(items)
    while group := [*islice(left, most)]:
        yield group
