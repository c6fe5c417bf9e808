"""Immutable, ordered collections: what a query returns, and what it starts from."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from sys import maxsize
from types import FunctionType
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar, get_args, overload

from sgpolicy.asked import explained, not_a, shown
from sgpolicy.catalog.asking import Predicate, any_of, checked, elsewhere, keywords
from sgpolicy.catalog.postings import Fact, Postings
from sgpolicy.catalog.times import as_date, known_on
from sgpolicy.catalog.vocabulary import Vocabulary
from sgpolicy.errors import NotOnlyOneError, UnknownNameError, UnknownRecordError
from sgpolicy.model.columns import Type
from sgpolicy.model.origin import Origin, remember, remembered
from sgpolicy.model.said import Said
from sgpolicy.model.shown import collection_html, collection_text
from sgpolicy.model.tabular import Groups, Tabular, reader

if TYPE_CHECKING:
    from sgpolicy.catalog.rows import Fields

T = TypeVar("T")
D = TypeVar("D")
_id: Callable[[Any], str] = attrgetter("id")
_OF_FRAMES = frozenset(
    {
        "ndim",
        "shape",
        "columns",
        "dtypes",
        "iloc",
        "loc",
        "values",
        "to_csv",
        "to_excel",
        "to_pandas",
        "to_polars",
        "df",
    }
)
"""Attributes of data frames."""
_CALLED = {"filter": "where", "query": "where", "find": "where", "select": "where", "sort": "sorted_by"}
"""What methods are called elsewhere."""


class Collection(Tabular, Sequence[T], Generic[T]):
    """Records or terms of one type, in a fixed order; immutable.

    A collection is a sequence: it has a length, is iterated, indexed and
    sliced; `collection[id]` finds one by id. `|`, `&` and `-` combine two of
    them, keeping the order of the left one. Filters return the same type.

    A name that means nothing raises `UnknownNameError`, with near matches; a name
    that means several things raises `AmbiguousNameError`, which lists them.
    """

    # Subclasses list here what their `where` can ask.
    _FACTS: ClassVar[Mapping[str, Fact]] = {}
    _KIND: ClassVar[str] = "record"
    _ITEM: ClassVar[type[Any] | None] = None
    __slots__ = ("__weakref__", "_answers", "_ids", "_items", "_origin", "_postings", "_vocabulary")

    def __init_subclass__(cls) -> None:
        for name, held in list(vars(cls).items()):
            plain = isinstance(held, FunctionType) and not name.startswith("_") and name != "where"
            if plain and not hasattr(held, "remembered"):
                setattr(cls, name, explained(held))
        for base in getattr(cls, "__orig_bases__", ()):  # what stands in the brackets: Measure of Collection[Measure]
            cls._ITEM = next((item for item in get_args(base) if isinstance(item, type)), cls._ITEM)

    def __init__(self, items: Iterable[T], vocabulary: Vocabulary) -> None:
        self._items: tuple[T, ...] = tuple(items)
        self._vocabulary = vocabulary
        self._ids: dict[str, T] | None = None
        self._postings: Postings[T] | None = None
        self._origin: Origin | None = None
        self._answers: tuple[Self, Predicate[T] | None, Mapping[str, Any]] | None = None

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    def __reversed__(self) -> Iterator[T]:
        return reversed(self._items)

    def __contains__(self, item: object) -> bool:
        """Return whether a record, or a record with this id, is in the collection."""
        if isinstance(item, str):
            return item in self._by_id()
        key = getattr(item, "id", None)
        found = self._by_id().get(key) if isinstance(key, str) else None
        return found is not None and (found is item or found == item)

    @overload
    def __getitem__(self, key: int | str) -> T: ...
    @overload
    def __getitem__(self, key: slice | list[str]) -> Self: ...
    def __getitem__(self, key: int | str | slice | list[str]) -> T | Self:
        """Return the item with an id or at a position, or as a collection a slice or those with the ids of a list.

        Raises:
            UnknownRecordError: No item has the id.
            IndexError: There is no such position.
            TypeError: It is none of these.
        """
        # Nearly every lookup is by an id that exists; everything else pays for the exception:
        # positions and slices, unknown ids, and the first use, before there is a dict.
        try:
            return self._ids[key]  # type: ignore[index]
        except (KeyError, TypeError, BytesWarning):  # the last with python -bb
            return self._find(key)

    def _find(self, key: int | str | slice | list[str]) -> T | Self:
        if isinstance(key, slice):
            return self._made_of(self._items[key], "[]", key)
        if isinstance(key, list):
            return self._made_of(dict.fromkeys(map(self._named, key)), "[]", list(key))
        if not isinstance(key, str):
            return self._at(key)
        try:
            return self._by_id()[key]
        except KeyError:
            withdrawn = self._vocabulary.withdrawn(key)
            raise UnknownRecordError(key, list(self._by_id()), self._KIND, withdrawn) from None

    def _named(self, key: str) -> T:
        if not isinstance(key, str):
            raise TypeError(not_a(f"a list of {type(self).__name__}", "ids", key))
        return self[key]

    def _at(self, key: int) -> T:
        try:
            return self._items[key]
        except TypeError:
            raise TypeError(not_a(type(self).__name__, "an id, a position, a slice or a list of ids", key)) from None
        except IndexError:
            msg = f"there is no position {shown(key)}: {type(self).__name__} has {len(self)}, counted from 0"
            raise IndexError(msg) from None

    def index(self, value: object, start: int = 0, stop: int = maxsize) -> int:
        """Return the position of an item, or of the item with this id or name.

        Raises:
            ValueError: It is not in the collection.
        """
        found = self[value] if isinstance(value, str) and value in self else value
        try:
            return self._items.index(found, start, stop)
        except ValueError:
            msg = f"{shown(value)} is not among the {len(self)} of {type(self).__name__}; ask with `in` first"
            raise ValueError(msg) from None

    def _by_id(self) -> dict[str, T]:
        if self._ids is None:
            ids: dict[str, T] = {}
            for item in self._items:
                for alias in getattr(item, "aliases", ()) if hasattr(item, "evidence") else ():
                    ids[alias] = item
            ids.update(zip(self.ids, self._items, strict=True))
            self._ids = ids
        return self._ids

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Collection):
            return NotImplemented
        return type(self) is type(other) and self._items == other._items

    def __hash__(self) -> int:
        return hash(self._items)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._items, self._vocabulary)

    @overload
    def get(self, key: str) -> T | None: ...
    @overload
    def get(self, key: str, default: D) -> T | D: ...
    def get(self, key: str, default: object = None) -> object:
        """Return the item with the id *key*, or *default*.

        Raises:
            TypeError: *key* cannot be a key, such as a list.
        """
        if isinstance(key, str):
            return self._by_id().get(key, default)
        if not isinstance(key, Hashable):
            raise TypeError(not_a("get()", "one id; [[...]] takes several", key))
        return default

    def one(self) -> T:
        """Return the only item.

        Raises:
            NotOnlyOneError: There is none, or more than one.
        """
        if len(self._items) != 1:
            raise NotOnlyOneError(len(self._items), self.ids[:3])
        return self._items[0]

    @overload
    def first(self) -> T: ...
    @overload
    def first(self, default: D, /) -> T | D: ...
    def first(self, *default: Any) -> Any:
        """Return the first item, or *default* if there is none.

        Raises:
            NotOnlyOneError: There is none and no default was given.
        """
        if self._items:
            return self._items[0]
        if default:
            return default[0]
        raise NotOnlyOneError(0, ())

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids (codes of regions), in order."""
        return tuple(map(_id, self._items))

    def __or__(self, other: Self) -> Self:
        """Return all of this one, then what only *other* has."""
        own = set(self.ids)
        theirs = zip(self._same(other).ids, other._items, strict=True)
        return self._made_of((*self._items, *(item for key, item in theirs if key not in own)), "|", other)

    def __and__(self, other: Self) -> Self:
        """Return what both have, in the order of this one."""
        theirs = set(self._same(other).ids)
        kept = (item for key, item in zip(self.ids, self._items, strict=True) if key in theirs)
        return self._made_of(kept, "&", other)

    def __sub__(self, other: Self) -> Self:
        """Return what *other* does not have, in the order of this one."""
        theirs = set(self._same(other).ids)
        kept = (item for key, item in zip(self.ids, self._items, strict=True) if key not in theirs)
        return self._made_of(kept, "-", other)

    def _same(self, other: Self) -> Self:
        if type(other) is not type(self):
            msg = f"{type(self).__name__} combines with {type(self).__name__}, not with {type(other).__name__}"
            raise TypeError(msg)
        return other

    @remembered
    def sorted_by(self, key: str | Callable[[T], Any], *, reverse: bool = False) -> Self:
        """Return the items in another order; what has no key comes last.

        Args:
            key: A dotted attribute such as `region.code` or `quantity.lower`, a key of rows such as
                `year_to`, or a function.
            reverse: Largest first.

        Raises:
            AttributeError: No item has the attribute.
            TypeError: The values cannot be ordered: regions and quantities cannot.
        """
        read = reader(key)
        keyed = [(read(item), item) for item in self._items]
        have = [pair for pair in keyed if pair[0] is not None]
        try:
            have.sort(key=lambda pair: pair[0], reverse=bool(reverse))
        except TypeError as exc:
            kinds = " and ".join(dict.fromkeys(type(value).__name__ for value, _ in have))
            asked = repr(key) if isinstance(key, str) else "the key"
            msg = f"{asked} gives {kinds}, which cannot be ordered; sort by text or a number, such as 'region.code'"
            raise TypeError(msg) from exc
        return self._like([*(item for _, item in have), *(item for value, item in keyed if value is None)])

    if TYPE_CHECKING:

        def group_by(self, key: str | Callable[[T], Any]) -> Groups[Self]:
            """Return a collection for each value of *key*."""

    def _fields(self) -> "Fields":
        """Return the keys of rows, in order, each with how its value is read."""
        from sgpolicy.catalog.rows import fields_of  # noqa: PLC0415 - most queries export nothing

        return fields_of(self._ITEM or type(self._items[0])) if self._ITEM or self._items else {}

    def _types(self) -> Mapping[str, Type]:
        return {key: field.type for key, field in self._fields().items()}

    def _rows(self) -> Iterator[dict[str, Any]]:
        readers = [(key, field.read if field.part is None else field) for key, field in self._fields().items()]
        return ({key: read(item) for key, read in readers} for item in self._items)

    def _of(self, items: tuple[Any, ...]) -> Self:
        return self._like(items)

    def _like(self, items: Iterable[T]) -> Self:
        return type(self)(items, self._vocabulary)

    def _made_of(self, items: Iterable[T], step: str, *args: object) -> Self:
        """Return a collection like this one that remembers by which step it was made."""
        made = self._like(items)
        remember(made, Origin(self, step, args))
        return made

    def why(self) -> Said:
        """Return why `where` found nothing, or how many more lie inside the region asked for.

        It names the filters that leave nothing, alone or together, and tells whether a document from
        the region is coded at all. Empty text if there is nothing to say.
        """
        if self._answers is None:
            return Said("")
        from sgpolicy.catalog.why import reason  # noqa: PLC0415 - most queries find what they look for

        of, predicate, _ = self._answers
        return reason(self, of, self._asked(), predicate, self._vocabulary)

    def _asked(self) -> dict[str, Any]:
        """Return the keywords of the `where` that this answers."""
        asked = self._answers[2] if self._answers else {}
        return {name: asked[name] for name in keywords(self) if asked.get(name) is not None} if asked else {}

    def _made_by(self) -> Origin | None:
        """Return the step that made this; None for one that was unpickled, or made by hand."""
        if self._answers is None:
            return self._origin
        of, predicate, _ = self._answers
        return Origin(of, "where", () if predicate is None else (predicate,), self._asked())

    def _where(self, predicate: Predicate[T] | None, asked: Mapping[str, Any]) -> Self:
        """Keep what has all that is *asked* for by keyword, and satisfies *predicate*, in the same order."""
        keys: dict[str, object] = {}
        for name, value in asked.items():
            if value is None or name == "known_by":
                continue
            try:
                keys[name] = self._FACTS[name].key(self._vocabulary, value)
            except TypeError:  # what is asked for most is one thing, and pays nothing for this
                if not isinstance(value, Iterable) or isinstance(value, (str, bytes, Mapping)):
                    raise
                asked = {**asked, name: list(value)}  # an iterator would be used up
                keys[name] = any_of(name, self._FACTS[name], self._vocabulary, asked[name])
            except UnknownNameError as exc:
                exc.elsewhere = tuple(elsewhere(exc.asked, self._FACTS, self._vocabulary))
                raise
        day = asked.get("known_by")
        if predicate is None and day is None and not keys:
            return self
        kept: Iterable[T] = self._items
        if keys:
            if self._postings is None:  # two threads may both make it; they make the same, and either will do
                self._postings = Postings(self._items, self._FACTS)
            kept = self._postings.having(keys)
        if day is not None:
            kept = known_on(as_date(day), kept)
        made = self._like(kept if predicate is None else filter(checked(predicate), kept))
        made._answers = self, predicate, asked  # noqa: SLF001 - our own
        return made

    __repr__ = collection_text
    _repr_html_ = collection_html

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            """Tell what to ask for: of whoever takes the items for an array, as pandas does, or what has *name*."""
            remedy = "" if name.startswith("_") else _instead(type(self), name)
            msg = f"{type(self).__name__!r} object has no attribute {name!r}{remedy}"
            raise AttributeError(msg, name=name, obj=self)


def _instead(cls: type[Collection[Any]], name: str) -> str:
    """Return what has an attribute that *cls* has not, or is called like it."""
    from sgpolicy.catalog.analyses import Analyses  # noqa: PLC0415 - only errors need these
    from sgpolicy.near import hint  # noqa: PLC0415

    if name in _OF_FRAMES:
        return "; for a frame ask to_frame()"
    if name in vars(Analyses):
        return f"; there is catalog.{name}()"
    others = [other.__name__ for other in _kinds(Collection) if name in vars(other)]
    if others:
        return f"; {' and '.join(others)} {'has' if len(others) == 1 else 'have'} it"
    near = hint(_CALLED.get(name, name), [known for known in dir(cls) if not known.startswith("_")], "")
    return f"; {near}" if near else ""


def _kinds(cls: type[Any]) -> Iterator[type[Any]]:
    for kind in cls.__subclasses__():
        yield kind
        yield from _kinds(kind)
