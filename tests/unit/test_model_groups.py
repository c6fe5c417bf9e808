"""Items in groups."""

from collections.abc import Iterator

import pytest

from sgpolicy.model.groups import groups


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, []), (2, [[0, 1]]), (3, [[0, 1, 2]]), (4, [[0, 1, 2], [3]]), (6, [[0, 1, 2], [3, 4, 5]])],
)
def test_items_come_in_lists_of_at_most_so_many(count: int, expected: list[list[int]]) -> None:
    """In order, and none is empty."""
    assert expected == [*groups(range(count), 3)]


def test_no_more_is_taken_than_is_asked_for() -> None:
    """One group is in memory at a time."""
    taken = []

    def items() -> Iterator[int]:
        for number in range(9):
            taken.append(number)
            yield number

    next(groups(items(), 3))

    assert [0, 1, 2] == taken
