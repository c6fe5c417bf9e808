"""What an object says, as pairs of the path to a value and the value: to compare two, and to digest many."""

from collections.abc import Iterator
from enum import Enum
from typing import Any

import attrs

from sgpolicy.model.shown import Identified

Leaf = tuple[str, Any]


def leaves(item: object) -> Iterator[Leaf]:
    """Yield the path and the value of everything that *item* says, in the order of its fields.

    A path is `quantity.lower` or `evidence[0].start`. What has an id of its own, such as a
    region or a document, counts as that id; an empty tuple as itself.
    """
    for name in _fields(type(item)):
        yield from _below(name, getattr(item, name))


def _below(path: str, value: Any) -> Iterator[Leaf]:  # noqa: ANN401 - the value of any field
    if value is None or isinstance(value, (str, int)):
        yield path, str(value.value) if isinstance(value, Enum) else value
    elif isinstance(value, Identified):
        yield path, value.id
    elif isinstance(value, tuple):
        if not value:
            yield path, value
        for place, one in enumerate(value):
            yield from _below(f"{path}[{place}]", one)
    elif attrs.has(type(value)):
        for name in _fields(type(value)):
            yield from _below(f"{path}.{name}", getattr(value, name))
    else:
        yield path, value.value if isinstance(value, Enum) else value


_FIELDS: dict[type, tuple[str, ...]] = {}


def _fields(cls: type) -> tuple[str, ...]:
    if cls not in _FIELDS:
        _FIELDS[cls] = tuple(field.name for field in attrs.fields(cls) if field.init)
    return _FIELDS[cls]


def unlike(one: object, other: object) -> Iterator[tuple[str, object, object]]:
    """Yield where two objects differ in what they say: the path, and what each has there.

    Every field counts, those too that `==` ignores. Tuples of different lengths differ as a whole.
    """
    if type(one) is not type(other):
        yield "", one, other
        return
    for name in _fields(type(one)):
        yield from _unlike(name, getattr(one, name), getattr(other, name))


def _unlike(path: str, one: Any, other: Any) -> Iterator[tuple[str, object, object]]:  # noqa: ANN401
    if one is other or list(_below(path, one)) == list(_below(path, other)):
        return
    same = type(one) is type(other) and not isinstance(one, Identified)
    if same and isinstance(one, tuple) and len(one) == len(other):
        for place, (first, second) in enumerate(zip(one, other, strict=True)):
            yield from _unlike(f"{path}[{place}]", first, second)
    elif same and attrs.has(type(one)):
        for name in _fields(type(one)):
            yield from _unlike(f"{path}.{name}", getattr(one, name), getattr(other, name))
    else:
        yield path, one, other


def written(value: object) -> str:
    """Return a value of a leaf as one text; different values have different texts."""
    return repr(value) if isinstance(value, str) else str(value)
