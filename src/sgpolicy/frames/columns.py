"""Rows by the column: what many rows share is read once, and named by its number in each of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sgpolicy.catalog.collection import Collection
from sgpolicy.catalog.field import Field
from sgpolicy.model.columns import Type
from sgpolicy.model.tabular import Tabular


class Column(NamedTuple):
    """The values of one key.

    Attributes:
        key: The key.
        type: Type of its values, unless they are None.
        values: A value for each row, or each different one once.
        places: For each row the position of its value; None where there is one for each row.
    """

    key: str
    type: Type
    values: Sequence[Any]
    places: Sequence[int] | None = None


def columns(table: Tabular) -> Iterator[Column]:
    """Yield the columns of the rows of *table*, one at a time."""
    return read(table, table._fields()) if isinstance(table, Collection) else _turned(table)


def read(items: Iterable[Any], fields: Mapping[str, Field]) -> Iterator[Column]:
    """Yield the columns of the rows of *items*, which may be gone over again and again, without a row being made."""
    shared: dict[Callable[[Any], Any], tuple[list[Any], list[int]]] = {}
    for key, field in fields.items():
        if field.part is None:
            yield Column(key, field.type, list(map(field.read, items)))
            continue
        if field.part not in shared:
            shared[field.part] = _different(map(field.part, items))
        parts, places = shared[field.part]
        yield Column(key, field.type, [None if part is None else field.read(part) for part in parts], places)


def _different(parts: Iterable[Any]) -> tuple[list[Any], list[int]]:
    """Return the different objects among *parts*, and for each part the position of its own."""
    held = list(parts)  # as long as they are held, no two have the same id
    keys = list(map(id, held))
    first = dict(zip(keys, held, strict=True))
    position = {key: place for place, key in enumerate(first)}
    return list(first.values()), list(map(position.__getitem__, keys))


def _turned(table: Tabular) -> Iterator[Column]:
    """Yield the columns of rows that are made one by one."""
    rows = table.to_dicts()
    types = table._types() or {key: _seen(row[key] for row in rows) for key in (rows[0] if rows else ())}  # noqa: SLF001
    return (Column(key, type_, [row[key] for row in rows]) for key, type_ in types.items())


def _seen(values: Iterable[Any]) -> Type:
    """Return the type of *values* whose type is not declared."""
    kinds = {type(value) for value in values if value is not None}
    if kinds <= {list}:
        return list[str] if kinds else str
    if kinds == {int, float}:
        return float
    return kinds.pop() if kinds <= {int} or kinds <= {float} or kinds <= {bool} else str
