"""What every collection and every result of an analysis can do: become rows, frames, references, pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sgpolicy.model.origin import Origin
from sgpolicy.model.shown import Shown

if TYPE_CHECKING:
    from sgpolicy.catalog.receipt import Receipt
    from sgpolicy.citing import Bibliography


class Citable:
    """What rests on documents, which can be cited."""

    __slots__ = ()

    def cite(self, style: str = "gb") -> Bibliography:
        """Return the references of the documents that this rests on, and of the library with its data.

        Args:
            style: gb (GB/T 7714-2025), gb-2015, apa (the seventh edition), bibtex or csl-json.

        Raises:
            UnknownTermError: There is no such style.
        """
        made: Bibliography = __import__("sgpolicy.citing", fromlist=("cite",)).cite(self, style)
        return made


class Tabular(Citable):
    """Rows that can be handed to other programs, cited and drawn.

    What does so stands in layers above, which are imported by name when they are asked for.
    """

    __slots__ = ()
    _origin: Origin | None = None

    def _made_by(self) -> Origin | None:
        """Return the step that made this; None where none is known: it was unpickled, or made by hand."""
        return self._origin

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat dict per row."""
        raise NotImplementedError

    def receipt(self) -> Receipt:
        """Return how this was made, on which data, and a digest of its rows; `sgpolicy.replay` makes it again."""
        made: Receipt = __import__("sgpolicy.catalog.receipt", fromlist=("receipt",)).receipt(self)
        return made


class Table(Tabular, Shown):
    """The result of an analysis that is more than its rows: an attrs class, frozen, which has room for its origin."""

    # No __slots__: attrs would take the origin for a field, which counts in equality, hash and pickles.
