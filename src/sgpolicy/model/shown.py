"""What value classes have in common: how they are displayed, and a hash of the id alone."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from sgpolicy.asked import Explained
from sgpolicy.model.above import above


def one_line(text: str) -> str:
    """Return *text* with line breaks, escape codes, invisible characters and undecodable bytes written out."""
    if text.isprintable():
        return text
    with suppress(UnicodeEncodeError):  # a name that the locale could not decode is UTF-8 all the same, or bytes
        text = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def displayed(how: str, thing: object) -> str:
    """Return what the function *how* of `sgpolicy.display` makes of *thing*."""
    text: str = above("display", how, thing)
    return text


def collection_text(collection: object) -> str:
    """Return the first items of a collection in columns: the `__repr__` of collections."""
    return displayed("collection_text", collection)


def collection_html(collection: object) -> str:
    """Return the first items of a collection as an HTML table, which notebooks ask for."""
    return displayed("collection_html", collection)


class Shown(Explained):
    """A class that notebooks display as an HTML table of its facts."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return displayed("item_html", self)


class Identified(Shown):
    """A class with an `id`: the hash is that of the id alone; equality compares all fields."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def id(self) -> str:
            """The id; a field of most classes, the code of a region."""

    def __init_subclass__(cls) -> None:
        """Set the hash on the class itself: attrs would otherwise write one of all fields."""
        super().__init_subclass__()
        cls.__hash__ = Identified.__hash__  # type: ignore[method-assign]

    def __hash__(self) -> int:
        """Return a hash of the id."""
        return hash(self.id)

    def to_dict(self) -> dict[str, Any]:
        """Return it as a flat row, with the keys of the export; see `to_dicts` of collections."""
        found: dict[str, Any] = above("catalog.rows", "row", self)
        return found
