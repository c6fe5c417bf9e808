"""What every collection and every result of an analysis can do: be looked at, be counted, become rows."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Literal, Self, TypeAlias, TypeVar, overload

from sgpolicy.asked import explained, not_a, shown
from sgpolicy.model.above import above
from sgpolicy.model.columns import Type, exploded, list_column
from sgpolicy.model.drawn import Drawn
from sgpolicy.model.origin import Origin, remember, remembered
from sgpolicy.model.shown import displayed

if TYPE_CHECKING:
    from sgpolicy.catalog.receipt import Receipt
    from sgpolicy.citing import Bibliography

T = TypeVar("T")
V = TypeVar("V")
Library: TypeAlias = Literal["pandas", "polars", "pyarrow"]


class Mapped(dict[Any, V], Generic[V]):
    """A dict that is displayed as a table."""

    __slots__ = ()

    def __repr__(self) -> str:
        return displayed("mapping_text", self)

    def _repr_html_(self) -> str:
        return displayed("mapping_html", self)


class Groups(Mapped[V]):
    """The collection of each value: a dict that is displayed as a table of how many each holds."""

    __slots__ = ()


class Counts(Mapped[int]):
    """How many there are of each value, the most first: a dict that is displayed as a table."""

    __slots__ = ()


class Summary(str):
    """A few lines of text, shown as they are."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return displayed("lines_html", self)


class Citable:
    """What rests on documents, which can be cited."""

    __slots__ = ()

    @explained
    def cite(self, style: str = "gb") -> Bibliography:
        """Return the references of the documents that this rests on, and of the library with its data.

        Args:
            style: gb (GB/T 7714-2025), gb-2015, apa (the seventh edition), bibtex or csl-json, in any spelling.

        Raises:
            UnknownTermError: There is no such style.
        """
        made: Bibliography = above("citing", "cite", self, style)
        return made


class Tabular(Citable, Drawn):
    """Rows that can be looked at, counted, handed to other programs, cited and drawn.

    What does so stands in layers above, which are imported by name when they are asked for.
    """

    _TYPES: ClassVar[Mapping[str, Type]] = {}
    __slots__ = ()
    _origin: Origin | None = None

    def _made_by(self) -> Origin | None:
        """Return the step that made this; None where none is known: it was unpickled, or made by hand."""
        return self._origin

    def to_dicts(self, *, explode: str | None = None) -> list[dict[str, Any]]:
        """Return one flat dict per row, which the json module can write as it is.

        Values are text, int, float, bool, None, or lists of text (of spans: of pairs). A number of more
        digits than a float holds is rounded, a lower bound down and an upper bound up.

        Args:
            explode: Name of a column of lists, such as `instruments`: one row for each item of the list instead,
                with `position`, its place in the list counted from 1. Where the list is empty, one row
                stays, and both are None.

        Raises:
            FieldError: There is no such column of lists; the error names those there are.
        """
        rows = list(self._rows())
        return rows if explode is None else exploded(rows, list_column(explode, self._types(), rows))

    def to_frame(self, library: Library = "pandas", *, explode: str | None = None) -> Any:  # noqa: ANN401 - of three libraries
        """Return the rows as a data frame, with the columns of `to_dicts()`.

        Numbers, booleans and text have types that can be null, the words of a closed vocabulary are
        categories (all of its words, in order), lists are lists. Without rows the columns and types
        are the same.

        Args:
            library: pandas, polars or pyarrow (a table), each installed by `pip install 'sgpolicy[frames]'`.
            explode: As for `to_dicts`.

        Raises:
            FieldError: There is no such library, or no such column of lists.
            MissingExtraError: The library, or pyarrow, which all of them take, is not installed.
        """
        return above("frames", "to_frame", self, library, explode)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return the rows to a library that asks for them by Arrow's PyCapsule interface."""
        return above("frames", "arrow_stream", self, requested_schema)

    def _rows(self) -> Iterator[dict[str, Any]]:
        """Yield one flat dict per row."""
        raise NotImplementedError

    def _types(self) -> Mapping[str, Type]:
        """Return the keys of rows, in order, with their types; empty where those are seen from the rows alone."""
        return self._TYPES

    def _held(self) -> tuple[Any, ...]:
        return tuple(self)  # type: ignore[arg-type] # whoever inherits from it can be iterated

    def _of(self, items: tuple[Any, ...]) -> Any:  # noqa: ANN401 - of the same type
        """Return a collection or result like this one, of *items*."""
        return type(self)(items)  # type: ignore[call-arg] # results of analyses are tuples

    @remembered
    def head(self, n: int = 5) -> Self:
        """Return the first *n*, or all if there are fewer."""
        found: Self = self._of(self._held()[: _whole("n", n)])
        return found

    @remembered
    def tail(self, n: int = 5) -> Self:
        """Return the last *n*, or all if there are fewer."""
        held = self._held()
        found: Self = self._of(held[max(0, len(held) - _whole("n", n)) :])
        return found

    @remembered
    def sample(self, n: int, *, seed: int = 0) -> Self:
        """Return *n* drawn at random without replacement, in their usual order.

        Args:
            n: How many.
            seed: Another number draws others; the same number draws the same again.

        Raises:
            ValueError: There are fewer than *n*.
        """
        from random import Random  # noqa: PLC0415 - few programs draw samples

        held = self._held()
        if _whole("n", n) > len(held):
            msg = f"a sample of {shown(n)} cannot be drawn from {len(held)}; ask for that many or fewer"
            raise ValueError(msg)
        drawn = Random(_whole("seed", seed)).sample(range(len(held)), n)  # noqa: S311 - it need not be secret
        found: Self = self._of(tuple(held[place] for place in sorted(drawn)))
        return found

    @overload
    def count(self) -> int: ...
    @overload
    def count(self, by: str | Callable[[Any], Any]) -> Counts: ...  # type: ignore[overload-overlap] # text is a key
    @overload
    def count(self, by: object) -> int: ...
    @explained
    def count(self, by: object = None) -> int | Counts:
        """Return how many there are, or how many of each value.

        Args:
            by: A dotted attribute such as `status` or `region.code`, a key of rows such as
                `province_name`, or a function; where it gives several values, each counts.
                Anything else is looked for, as in a tuple: `count(item)` is 1 or 0.

        Returns:
            A number; with an attribute or a function a dict of numbers, the largest first.

        Raises:
            AttributeError: They have no such attribute.
            TypeError: A value cannot be counted, as it has no hash.
        """
        if by is None:
            return len(self._held())
        if not isinstance(by, str) and not callable(by):
            return [item is by or item == by for item in self._held()].count(True)
        read = reader(by)
        found: dict[Any, int] = {}
        for item in self._held():
            value = read(item)
            for one in value if isinstance(value, tuple) else (value,):
                try:
                    found[one] = found.get(one, 0) + 1
                except TypeError:
                    raise TypeError(not_a("count()", "a key that can be hashed, such as a tuple", one)) from None
        return Counts(sorted(found.items(), key=lambda pair: -pair[1]))

    @explained
    def group_by(self, key: str | Callable[[Any], Any]) -> Groups[Self]:
        """Return a part for each value of *key*, in order of first appearance: a dict that is shown as a table.

        Args:
            key: A dotted attribute such as `region.code`, a key of rows such as `province_name`, or a function.

        Returns:
            Collections or tables like this one.

        Raises:
            AttributeError: They have no such attribute.
            TypeError: A value cannot be a key, as it has no hash.
        """
        read = reader(key)
        groups: dict[Any, list[Any]] = {}
        for item in self._held():
            value = read(item)
            try:
                groups.setdefault(value, []).append(item)
            except TypeError:
                raise TypeError(not_a("group_by()", "a key that can be hashed, such as a tuple", value)) from None
        made = Groups({value: self._of(tuple(items)) for value, items in groups.items()})
        for value, part in made.items():
            remember(part, Origin(self, "group_by", (key,), {}, (value,)))
        return made

    def summary(self) -> Summary:
        """Return a few lines: how many there are, of which sort, where, when, from which evidence and how sure."""
        return Summary(displayed("summary_text", self))

    @explained
    def show(self, all: bool = False) -> None:  # noqa: A002, FBT001, FBT002 - as one says it at the prompt
        """Print the first rows, or all of them, as a table as wide as the terminal."""
        sys.stdout.write((displayed("whole_text", self) if all else repr(self)) + "\n")

    def receipt(self) -> Receipt:
        """Return how this was made, on which data, and a digest of its rows; `sgpolicy.replay` makes it again."""
        made: Receipt = above("catalog.receipt", "receipt", self)
        return made


def _whole(name: str, given: int) -> int:
    if not isinstance(given, int) or isinstance(given, bool):
        raise TypeError(not_a(name, "a whole number", given))
    if given < 0:
        msg = f"{name} is {shown(given)}, but must be 0 or more"
        raise ValueError(msg)
    return given


def reader(key: str | Callable[[T], Any]) -> Callable[[T], Any]:
    """Return the function that reads *key*: a dotted attribute, a key of rows, or itself a function.

    None on the way of an attribute gives None; a list in a row gives a tuple.
    """
    if not isinstance(key, str):
        if not callable(key):
            raise TypeError(not_a("a key", "an attribute such as 'region.code', or a function", key))
        return key
    read = attrgetter(key)

    def value(item: T) -> Any:  # noqa: ANN401 - whatever the attribute holds
        try:
            return read(item)
        except AttributeError:
            return _otherwise(item, key)

    return value


def _otherwise(item: Any, key: str) -> Any:  # noqa: ANN401 - of any type
    """Return what the row of *item* has under *key*; None where something on the way to it is None; else raise."""
    from sgpolicy.near import hint  # noqa: PLC0415 - only errors need it

    row = item.to_dict() if hasattr(item, "to_dict") else {}
    if key in row:
        return tuple(row[key]) if isinstance(row[key], list) else row[key]
    held, known = item, [*(name for name in dir(item) if not name.startswith("_")), *row]
    for name in key.split("."):
        if held is None:
            return None
        if not hasattr(held, name):
            kind = type(held).__name__
            near = hint(name, known, f"see help({kind})")
            msg = f"{shown(key)}: {kind} has no attribute {shown(name)}; {near}"
            raise AttributeError(msg)
        held = getattr(held, name)
        known = [name for name in dir(held) if not name.startswith("_")]
    return None
