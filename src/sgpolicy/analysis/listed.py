"""A tuple of results that is displayed as a table."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Self, SupportsIndex, TypeVar, overload

from sgpolicy.model.origin import Origin, remember
from sgpolicy.model.said import Said
from sgpolicy.model.shown import Shown, collection_html, collection_text
from sgpolicy.model.tabular import Citable, Groups, Tabular

T = TypeVar("T")


class Result(Citable, Shown):
    """One result of an analysis, which is one flat row of a table."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return a flat dict of text, int, float, lists of text, and None."""
        raise NotImplementedError


class Listed(Tabular, tuple[T, ...]):  # noqa: SLOT001 - the origin needs room, for which a tuple has no slot
    """A tuple of results; it is displayed as a table, and so are its slices.

    Attributes:
        whole: Whether the table is shown with all its rows, not only the first.
    """

    whole: ClassVar[bool] = False
    _why: Callable[[], Said] | None = None

    @classmethod
    def of(cls, rows: Iterable[T], why: Callable[[], Said]) -> Self:
        """Return a table of *rows*; *why* tells, when it is asked, why there are none or fewer than were meant."""
        made = cls(rows)
        made._why = why
        return made

    def why(self) -> Said:
        """Return why there is nothing, or less than was meant; empty text if there is nothing to say."""
        return self._why() if self._why else Said("")

    def __getstate__(self) -> None:
        """Pickle the results alone, not how they were made, which would bring the whole catalog."""

    @overload
    def __getitem__(self, key: SupportsIndex) -> T: ...
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    def __getitem__(self, key: SupportsIndex | slice) -> T | Self:
        """Return the result at a position, or a slice."""
        found: Any = super().__getitem__(key)
        if not isinstance(key, slice):
            return found  # type: ignore[no-any-return]
        part = type(self)(found)
        remember(part, Origin(self, "[]", (key,)))
        return part

    if TYPE_CHECKING:

        def group_by(self, key: str | Callable[[T], Any]) -> Groups[Self]:
            """Return a part for each value of *key*."""

    __repr__ = collection_text
    _repr_html_ = collection_html

    def _rows(self) -> Iterator[dict[str, Any]]:
        return (item.to_dict() for item in self if isinstance(item, Result))


class Rows(Listed[Any]):
    """Some rows of a table that is more than its rows: a tuple that is displayed as a table."""

    __slots__ = ()


class Table(Tabular, Shown):
    """A result that is more than its rows: an attrs class, frozen; its head, tail and samples are `Rows`."""

    # No __slots__: attrs would take the origin for a field, which counts in equality, hash and pickles.

    def _of(self, items: tuple[Any, ...]) -> Rows:
        return Rows(items)

    if TYPE_CHECKING:

        def group_by(self, key: str | Callable[[Any], Any]) -> Groups[Rows]:  # type: ignore[override]
            """Return some rows for each value of *key*."""

        def head(self, n: int = 5) -> Rows:  # type: ignore[override]
            """Return the first *n* rows."""

        def tail(self, n: int = 5) -> Rows:  # type: ignore[override]
            """Return the last *n* rows."""

        def sample(self, n: int, *, seed: int = 0) -> Rows:  # type: ignore[override]
            """Return *n* rows drawn at random."""
