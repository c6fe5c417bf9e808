"""A table of results with what must be read beside it: how much it rests on, and what it leaves out."""

from collections.abc import Iterator
from typing import Any, ClassVar, Generic, TypeVar

from sgpolicy.analysis.listed import Result
from sgpolicy.model.shown import displayed
from sgpolicy.model.tabular import Table

T = TypeVar("T", bound=Result)


def counting(count: int, noun: str) -> str:
    """Return a number of things in words, such as 1 document or 2 documents."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


class Noted(Table, Generic[T]):
    """Rows under a title, with notes; it has a length, is iterated and indexed by its rows.

    Attributes:
        most: How many rows are shown at the prompt; all are in `to_dicts()`.
        rows: The rows, in order.
    """

    most: ClassVar[int] = 40
    rows: tuple[T, ...]

    @property
    def title(self) -> str:
        """Return what the table is, and how much it rests on."""
        raise NotImplementedError

    @property
    def notes(self) -> tuple[str, ...]:
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
