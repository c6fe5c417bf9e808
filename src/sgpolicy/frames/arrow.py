"""Columns as an Arrow table, from which every library's frame is made."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN
from enum import StrEnum
from itertools import chain
from typing import Any

import pyarrow as pa

from sgpolicy._runtime import collection_off
from sgpolicy.analysis.ratios import as_float
from sgpolicy.frames.columns import Column, columns
from sgpolicy.model.columns import list_column
from sgpolicy.model.tabular import Tabular

# Offsets of 64 bits, as the summaries of some millions of records have more than 2 GB.
_TEXT = pa.large_string()
_TYPES: Mapping[Any, pa.DataType] = {
    str: _TEXT,
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    list[str]: pa.large_list(_TEXT),
    list[list[int]]: pa.large_list(pa.large_list(pa.int64())),
}
_ROUNDED = {"lower": ROUND_FLOOR, "upper": ROUND_CEILING}
"""How a number that a float does not hold is rounded, by the last word of its key."""


def arrow_table(table: Tabular, explode: str | None = None) -> pa.Table:
    """Return the rows of *table* as an Arrow table; a closed vocabulary is a dictionary of all its words.

    Raises:
        FieldError: *explode* names no column of lists.
    """
    key = None if explode is None else _list_column(table, explode)
    with collection_off():  # none of the millions of values made here can be part of a circle
        made: dict[str, pa.Array] = {}
        for column in columns(table):
            made[column.key] = _array(column)
    found = pa.table(made)
    return found if key is None else _exploded(found, key)


def _list_column(table: Tabular, asked: str) -> str:
    types = table._types()  # noqa: SLF001 - our own
    return list_column(asked, types, () if types else table.to_dicts())


def _array(column: Column) -> pa.Array:
    made = _MAKERS.get(column.type, _plain)(column) if not _closed(column.type) else _words(column)
    return made if column.places is None else made.take(pa.array(column.places, pa.int32()))


def _closed(type_: Any) -> bool:  # noqa: ANN401 - a class or a list of one
    return isinstance(type_, type) and issubclass(type_, StrEnum)


def _plain(column: Column) -> pa.Array:
    return pa.array(column.values, _TYPES[column.type])


def _words(column: Column) -> pa.Array:
    words = [str(word) for word in column.type]
    place = {word: number for number, word in enumerate(words)}
    numbers = pa.array([None if value is None else place[value] for value in column.values], pa.int8())
    return pa.DictionaryArray.from_arrays(numbers, pa.array(words, _TEXT))


def _floats(column: Column) -> pa.Array:
    try:
        return _plain(column)
    except (pa.ArrowInvalid, OverflowError):  # a whole number of more digits than a float holds
        rounding = _ROUNDED.get(column.key.rpartition("_")[2], ROUND_HALF_EVEN)
        return pa.array([as_float(value, rounding) for value in column.values], pa.float64())


_MAKERS: Mapping[Any, Callable[[Column], pa.Array]] = {float: _floats}


def _exploded(table: pa.Table, key: str) -> pa.Table:
    """Return *table* with a row for each item of the list under *key*, and one without where it is empty."""
    lists: Sequence[Sequence[Any]] = table[key].to_pylist()
    kept = table.take(pa.array([row for row, items in enumerate(lists) for _ in items or (None,)], pa.int64()))
    items = pa.array(list(chain.from_iterable(items or (None,) for items in lists)), table[key].type.value_type)
    positions = pa.array(list(_positions(lists)), pa.int64())
    return kept.set_column(kept.column_names.index(key), key, items).append_column("position", positions)


def _positions(lists: Sequence[Sequence[Any]]) -> Iterator[int | None]:
    for items in lists:
        yield from range(1, len(items) + 1) if items else (None,)
