"""The indexes of a collection: for each filter, where the items that match it are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from array import array

    from sgpolicy.catalog.vocabulary import Vocabulary

T = TypeVar("T")
Keys = Callable[[Any], Iterable[object]]
_MUCH = 64  # a fact that this many times more items have is checked item by item


class Fact(NamedTuple):
    """One keyword of `where`.

    Attributes:
        keys: Function from an item to the keys under which it is found.
        key: Function from a vocabulary and what is asked to the key that it means; a frozenset
            holds several, of which any will do.
    """

    keys: Keys
    key: Callable[[Vocabulary, Any], object]


class _Posting:
    """Where in a collection the items with one key are.

    Attributes:
        places: Their positions, rising.
        items: The items themselves, once they have been asked for.
        set: The positions as a set, once they have been compared with those of another key.
    """

    __slots__ = ("items", "places", "set")

    def __init__(self, places: Sequence[int]) -> None:
        self.places = places
        self.items: tuple[Any, ...] | None = None
        self.set: frozenset[int] | None = None

    def as_set(self) -> frozenset[int]:
        """Return the positions as a set, made once."""
        if self.set is None:
            self.set = frozenset(self.places)
        return self.set


_NOTHING = _Posting(())


def _length(hit: tuple[_Posting, str, object]) -> int:
    return len(hit[0].places)


class Postings(Generic[T]):
    """The indexes of a collection; each is made when its fact is first asked for.

    Two threads may both make one; they make the same, and either will do.
    """

    __slots__ = ("_facts", "_indexes", "_items")

    def __init__(self, items: tuple[T, ...], facts: Mapping[str, Fact]) -> None:
        self._items = items
        self._facts = facts
        self._indexes: dict[str, dict[object, _Posting]] = {}

    def having(self, asked: Mapping[str, object]) -> Iterable[T]:
        """Return the items that have, for every fact asked for, the key given."""
        if len(asked) > 1:
            return self._having_all(asked)
        ((name, value),) = asked.items()
        posting = (self._indexes.get(name) or self._index(name)).get(value) or self._any(name, value)
        if posting.items is None:
            posting.items = tuple(map(self._items.__getitem__, posting.places))
        return posting.items

    def _having_all(self, asked: Mapping[str, object]) -> Iterable[T]:
        """Return the items that have every one of several facts: the rarest fact comes first."""
        postings = [
            (self._index(name).get(value) or self._any(name, value), name, value) for name, value in asked.items()
        ]
        postings.sort(key=_length)
        places = postings[0][0].as_set()
        unsure = []
        for posting, name, value in postings[1:]:
            if posting.set is not None or len(posting.places) <= _MUCH * len(places):
                places = places & posting.as_set()
            else:  # a set of so many would cost more than checking the few that are left
                unsure.append((self._facts[name].keys, value))
        kept = [self._items[place] for place in sorted(places)]
        for keys, value in unsure:
            wanted = value if type(value) is frozenset else (value,)
            kept = [item for item in kept if any(key in wanted for key in keys(item))]
        return kept

    def _any(self, name: str, value: object) -> _Posting:
        """Return where the items are that have any of the keys in a frozenset; nothing has another value."""
        if type(value) is not frozenset:
            return _NOTHING
        found = [posting.places for key in value if (posting := self._index(name).get(key))]
        return _Posting(found[0] if len(found) == 1 else sorted(set().union(*found)))

    def _index(self, name: str) -> dict[object, _Posting]:
        index = self._indexes.get(name)
        if index is None:
            keys = self._facts[name].keys
            same = (other for other, fact in self._facts.items() if fact.keys is keys and other in self._indexes)
            index = next((self._indexes[other] for other in same), None)
        if index is None:
            from array import array  # noqa: PLC0415 - getting a record by its id needs none

            growing: dict[object, array[int]] = {}
            for place, item in enumerate(self._items):
                for key in keys(item):
                    places = growing.get(key)
                    if places is None:
                        places = growing[key] = array("I")
                    if not places or places[-1] != place:  # two keys of one item may be equal
                        places.append(place)
            index = {key: _Posting(places) for key, places in growing.items()}
        self._indexes[name] = index
        return index
