"""A tuple of results that is displayed as a table."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Self, SupportsIndex, TypeVar, overload

from sgpolicy.model.shown import Shown, collection_html, collection_text
from sgpolicy.model.tabular import Tabular

T = TypeVar("T")


class Result(Shown):
    """One result of an analysis, which is one flat row of a table."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return a flat dict of text, int, float, lists of text, and None."""
        raise NotImplementedError


class Listed(Tabular, tuple[T, ...]):
    """A tuple of results; it is displayed as a table, and so are its slices.

    Attributes:
        whole: Whether the table is shown with all its rows, not only the first.
    """

    whole: ClassVar[bool] = False
    __slots__ = ()

    @overload
    def __getitem__(self, key: SupportsIndex) -> T: ...
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    def __getitem__(self, key: SupportsIndex | slice) -> T | Self:
        """Return the result at a position, or a slice."""
        found: Any = super().__getitem__(key)
        return type(self)(found) if isinstance(key, slice) else found

    __repr__ = collection_text
    _repr_html_ = collection_html

    def _rows(self) -> Iterator[dict[str, Any]]:
        return (item.to_dict() for item in self if isinstance(item, Result))


class Rows(Listed[Any]):
    """Some rows of a table that is more than its rows: a tuple that is displayed as a table."""

    __slots__ = ()


class Whole(Tabular):
    """A table that is more than its rows: its head, tail and samples are `Rows`."""

    __slots__ = ()

    def _of(self, items: tuple[Any, ...]) -> Rows:
        return Rows(items)

    if TYPE_CHECKING:

        def head(self, n: int = 5) -> Rows:  # type: ignore[override]
            """Return the first *n* rows."""

        def tail(self, n: int = 5) -> Rows:  # type: ignore[override]
            """Return the last *n* rows."""

        def sample(self, n: int, *, seed: int = 0) -> Rows:  # type: ignore[override]
            """Return *n* rows drawn at random."""
