"""The closed units as a collection, and the unit that an id, a name or a wording means."""

from __future__ import annotations

from functools import cache
from typing import Self, TypeVar, overload

from sgpolicy.catalog.collection import Collection, Predicate
from sgpolicy.catalog.names import NameIndex
from sgpolicy.catalog.vocabulary import Vocabulary
from sgpolicy.errors import UnknownTermError
from sgpolicy.model.unit import UNITS, Unit

D = TypeVar("D")


class Units(Collection[Unit]):
    """The closed units; `units[name]` takes an id, a name or a Chinese wording."""

    __slots__ = ()

    @overload
    def __getitem__(self, key: int | str) -> Unit: ...
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    def __getitem__(self, key: int | str | slice) -> Unit | Self:
        """Return the unit that an id, a name or a wording means, the one at a position, or a slice.

        Raises:
            UnknownTermError: No unit is called so; the error lists the ids.
            AmbiguousNameError: Several units are called so; the error lists them.
            UnknownRecordError: The unit is not in this selection.
            IndexError: There is no such position.
        """
        return super().__getitem__(unit_of(key).id if isinstance(key, str) else key)

    def __contains__(self, item: object) -> bool:
        """Return whether a unit, or one with this id, name or wording, is in the collection."""
        return super().__contains__(item) or (isinstance(item, str) and self.get(item) is not None)

    @overload
    def get(self, key: str) -> Unit | None: ...
    @overload
    def get(self, key: str, default: D) -> Unit | D: ...
    def get(self, key: str, default: object = None) -> object:
        """Return the unit that an id, a name or a wording means, or *default*."""
        try:
            return self._by_id().get(unit_of(key).id, default)
        except UnknownTermError:
            return default

    def where(self, predicate: Predicate[Unit] | None = None, /) -> Self:
        """Keep the units that *predicate* says yes to."""
        return self._where(predicate)


@cache
def all_units() -> Units:
    """Return every unit there is, the same for each catalog."""
    return Units(UNITS, Vocabulary({}))


def unit_of(asked: str | Unit) -> Unit:
    """Return the unit that *asked* is, by id, name or Chinese wording.

    Raises:
        UnknownTermError: No unit is called so; the error offers near ids, else lists all.
        AmbiguousNameError: Several units are called so.
        TypeError: It is neither a unit nor a text.
    """
    return asked if isinstance(asked, Unit) else _index().resolve(asked)


@cache
def _index() -> NameIndex[Unit]:
    return NameIndex("unit", UNITS)
