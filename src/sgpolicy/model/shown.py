"""What value classes have in common: how they show themselves, and the id that stands for all else."""

from __future__ import annotations

from typing import TYPE_CHECKING


def one_line(text: str) -> str:
    """Return *text* with line breaks, escape codes and invisible characters written out."""
    return text if text.isprintable() else "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def _displayed(how: str, thing: object) -> str:
    """Return what the function *how* of `sgpolicy.display` makes of *thing*.

    Python asks the classes themselves to show what they are, though `display`
    stands above them all. So it is called by its name, here alone, and imported
    when something is first shown.
    """
    text: str = getattr(__import__("sgpolicy.display", fromlist=(how,)), how)(thing)
    return text


def collection_text(collection: object) -> str:
    """Return the first items of a collection in columns: the `__repr__` of those who hold many."""
    return _displayed("collection_text", collection)


def collection_html(collection: object) -> str:
    """Return the first items of a collection as an HTML table, which notebooks ask for."""
    return _displayed("collection_html", collection)


class Shown:
    """Gives a class an HTML table of its facts, which notebooks ask for."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return _displayed("item_html", self)


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
