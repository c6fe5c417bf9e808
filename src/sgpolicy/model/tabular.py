"""What every collection and every result of an analysis can do: become rows, frames, references, pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias

from sgpolicy.asked import explained
from sgpolicy.model.above import above
from sgpolicy.model.columns import Type, exploded, list_column
from sgpolicy.model.drawn import Drawn
from sgpolicy.model.origin import Origin
from sgpolicy.model.shown import Shown

if TYPE_CHECKING:
    from sgpolicy.catalog.receipt import Receipt
    from sgpolicy.citing import Bibliography

Library: TypeAlias = Literal["pandas", "polars", "pyarrow"]


class Citable:
    """What rests on documents, which can be cited."""

    __slots__ = ()

    @explained
    def cite(self, style: str = "gb") -> Bibliography:
        """Return the references of the documents that this rests on, and of the library with its data.

        Args:
            style: gb (GB/T 7714-2025), gb-2015, apa (the seventh edition), bibtex or csl-json.

        Raises:
            UnknownTermError: There is no such style.
        """
        made: Bibliography = above("citing", "cite", self, style)
        return made


class Tabular(Citable, Drawn):
    """Rows that can be handed to other programs, cited and drawn.

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

    def receipt(self) -> Receipt:
        """Return how this was made, on which data, and a digest of its rows; `sgpolicy.replay` makes it again."""
        made: Receipt = above("catalog.receipt", "receipt", self)
        return made


class Table(Tabular, Shown):
    """The result of an analysis that is more than its rows: an attrs class, frozen, which has room for its origin."""

    # No __slots__: attrs would take the origin for a field, which counts in equality, hash and pickles.
