"""A table of results with what must be read beside it: how much it rests on, and what it leaves out."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, Generic, TypeVar

from sgpolicy.analysis.listed import Result, Table
from sgpolicy.model.said import Said
from sgpolicy.model.shown import displayed

T = TypeVar("T", bound=Result)

NO_POLICY = Said("that tell of policy and are none (report, article, page ...)")
"""Why documents are left out of which there is nothing to score."""


def counting(count: int, one: str, many: str = "") -> Said:
    """Return a number of things in words, such as 1 document or 2 documents."""
    return Said(f"{{n}} {one}" if count == 1 else f"{{n}} {many or f'{one}s'}", n=count)


def left_out(items: Iterable[tuple[object, Said]]) -> tuple[Said, ...]:
    """Return how many documents were left out for each reason, one sentence each."""
    reasons = Counter(reason for _, reason in items)
    return tuple(
        Said("left out: {what} {reason}", what=counting(count, "document"), reason=reason)
        for reason, count in reasons.items()
    )


class Noted(Table, Generic[T]):
    """Rows under a title, with notes; it has a length, is iterated and indexed by its rows.

    Attributes:
        most: How many rows are shown at the prompt; all are in `to_dicts()`.
        rows: The rows, in order.
    """

    most: ClassVar[int] = 40
    rows: tuple[T, ...]

    @property
    def title(self) -> Said:
        """Return what the table is, and how much it rests on."""
        raise NotImplementedError

    @property
    def notes(self) -> tuple[Said, ...]:
        """Return what must be read beside the rows, one sentence each."""
        raise NotImplementedError

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[T]:
        return iter(self.rows)

    def __getitem__(self, position: int) -> T:
        return self.rows[position]

    def _rows(self) -> Iterator[dict[str, Any]]:
        return (row.to_dict() for row in self.rows)

    def __repr__(self) -> str:
        return displayed("noted_text", self)

    def _repr_html_(self) -> str:
        return displayed("noted_html", self)
