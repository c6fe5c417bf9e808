"""What value classes have in common: how they show themselves, and the id that stands for all else."""

from __future__ import annotations

from typing import TYPE_CHECKING


def one_line(text: str) -> str:
    """Return *text* with line breaks, escape codes and invisible characters written out."""
    return text if text.isprintable() else "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


class Shown:
    """Gives a class an HTML table of its facts, which notebooks ask for."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        from sgpolicy.display.html import item_html  # noqa: PLC0415 - only notebooks need it

        return item_html(self)


class Identified(Shown):
    """Gives a class with an `id` a hash of that alone; equality stays that of all fields."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def id(self) -> str:
            """The id; a field of most classes, the code of a region."""

    def __init_subclass__(cls) -> None:
        """Name the hash as one of the class's own: attrs would otherwise write one of all fields."""
        super().__init_subclass__()
        cls.__hash__ = Identified.__hash__  # type: ignore[method-assign]

    def __hash__(self) -> int:
        """Return a hash of the id."""
        return hash(self.id)
