"""One key of a row: how its value is read, and what type it has."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from attrs import frozen

from sgpolicy.model.columns import Type

_id = attrgetter("id")


@frozen
class Field:
    """How one key of a row is read; called with an item, it returns the value.

    Attributes:
        read: Returns the value of an item, or of the part of it that is named below.
        type: Type of the value, unless it is None.
        part: Returns the part of an item, such as its document, that the value is read of; where
            there is none, the value is None. Many items share a part, so a column is read once
            for each part. None if the value is read of the item itself.
    """

    read: Callable[[Any], Any]
    type: Type = str
    part: Callable[[Any], Any] | None = None

    def __call__(self, item: Any) -> Any:  # noqa: ANN401 - whatever a row may hold of whatever has one
        """Return the value of *item*."""
        if self.part is None:
            return self.read(item)
        part = self.part(item)
        return None if part is None else self.read(part)


def own(name: str, type: Type = str) -> Field:  # noqa: A002 - what it is
    """Return the field that holds an attribute as it is."""
    return Field(attrgetter(name), type)


def word(name: str, vocabulary: Type) -> Field:
    """Return the field that holds a word of a closed *vocabulary*."""
    return Field(str, vocabulary, attrgetter(name))


def day(name: str) -> Field:
    """Return the field that holds a period as text."""
    return Field(str, str, attrgetter(name))


def link(name: str) -> Field:
    """Return the field that holds the id of a document, record or term."""
    return Field(_id, str, attrgetter(name))


def links(name: str) -> Field:
    """Return the field that holds the ids of several."""
    return Field(lambda several: [one.id for one in several], list[str], attrgetter(name))
