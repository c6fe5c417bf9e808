"""A tuple of results that is displayed as a table."""

from collections.abc import Iterator
from typing import Any, Self, SupportsIndex, TypeVar, overload

from sgpolicy.model.shown import collection_html, collection_text

T = TypeVar("T")


class Listed(tuple[T, ...]):
    """A tuple of results; it is displayed as a table, and so are its slices."""

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

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return flat dicts of text, int, Decimal and None, in order."""
        return list(self._rows())

    def _rows(self) -> Iterator[dict[str, Any]]:
        raise NotImplementedError
