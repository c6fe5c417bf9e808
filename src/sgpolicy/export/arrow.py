"""Parquet: typed columns, in groups of rows that are written as they are made."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from sgpolicy._runtime import collection_off
from sgpolicy.analysis.ratios import trimmed
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.columns import Column as Meaning
from sgpolicy.catalog.columns import columns
from sgpolicy.catalog.field import Field
from sgpolicy.catalog.rows import FIELDS
from sgpolicy.errors import FieldError
from sgpolicy.export.registry import Options
from sgpolicy.frames.columns import Column, read
from sgpolicy.model.columns import CALLED, SPANS, TEXTS
from sgpolicy.model.groups import groups
from sgpolicy.schema import TABLE_CLASSES, TABLES

GROUP = 65_536
"""Rows that are in memory at a time, and in a group of a file."""
NOWHERE = "__HIVE_DEFAULT_PARTITION__"
"""What stands in a path for a province where there is none; readers take it for a missing value."""
_DIGITS = 38  # of a decimal that every reader of Parquet takes
_PLACES = 6  # that it has at least after the point


def write_parquet(catalog: Catalog, folder: Path, options: Options) -> list[str]:
    """Write a file for each table, or, where they are parted, for each province of each table that has provinces.

    Numbers are decimals, words of closed vocabularies dictionaries, lists lists, spans lists of {start, end}.

    Raises:
        FieldError: The numbers of a column do not fit into one type of decimal; nothing is written.
    """
    schemas = {name: _schema(catalog, name) for name in TABLES}
    names = []
    for name, schema in schemas.items():
        parts: Mapping[str, Iterable[Any]] = {f"{name}.parquet": getattr(catalog, name)}
        if options.partition and options.partition in schema.names:
            schema = schema.remove(schema.get_field_index(options.partition))  # noqa: PLW2901 - the path holds it
            parts = _parts(catalog, name, options.partition)
        for file, items in parts.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            _write(folder / file, schema, FIELDS[TABLE_CLASSES[name]], items)
            names.append(file)
    return names


def _parts(catalog: Catalog, name: str, key: str) -> dict[str, list[Any]]:
    """Return the rows of a table by the files they go to; an empty table has one file, which holds its columns."""
    province = FIELDS[TABLE_CLASSES[name]][key]
    parts: dict[str, list[Any]] = {}
    for item in getattr(catalog, name):
        parts.setdefault(f"{name}/{key}={province(item) or NOWHERE}/0.parquet", []).append(item)
    return dict(sorted(parts.items())) or {f"{name}/{key}={NOWHERE}/0.parquet": []}


def _write(path: Path, schema: Any, fields: Mapping[str, Field], items: Iterable[Any]) -> None:  # noqa: ANN401
    from pyarrow import RecordBatch  # noqa: PLC0415 - an extra
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415

    held = {field.name: fields[field.name] for field in schema}
    with collection_off(), ParquetWriter(path, schema, compression="zstd") as writer:
        for group in groups(items, GROUP):
            made = [_array(column, schema.field(column.key)) for column in read(group, held)]
            writer.write_batch(RecordBatch.from_arrays(made, schema=schema), row_group_size=GROUP)


def _array(column: Column, field: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Return the values of a column as an array; what many rows share is converted once."""
    from pyarrow import array  # noqa: PLC0415 - an extra

    values, kind = column.values, field.metadata[b"type"].decode()
    if kind == CALLED[SPANS]:
        values = [[{"start": start, "end": end} for start, end in spans] for spans in values]
    elif kind == CALLED[float]:
        values = [*map(_decimal, values)]
    made = array(values, field.type)
    return made if column.places is None else made.take(array(column.places))


def _decimal(number: float | None) -> int | Decimal | None:
    """Return a number of a row with the digits that it is written with, all of which a decimal holds."""
    return Decimal(repr(number)) if isinstance(number, float) else number


def _schema(catalog: Catalog, name: str) -> Any:  # noqa: ANN401 - pyarrow has no types
    from pyarrow import field, schema  # noqa: PLC0415 - an extra

    made = []
    for column in columns(name):
        told = {"type": CALLED[column.holds], "description": column.en, "description_zh": column.zh}
        made.append(field(column.name, _type(column, catalog, name), metadata=told))
    return schema(made)


def _type(column: Meaning, catalog: Catalog, name: str) -> Any:  # noqa: ANN401 - pyarrow has no types
    import pyarrow  # noqa: ICN001, PLC0415 - an extra

    if column.holds is float:
        number = FIELDS[TABLE_CLASSES[name]][column.name]
        numbers = (_decimal(number(item)) for item in getattr(catalog, name))
        return pyarrow.decimal128(_DIGITS, _places(numbers, f"{name}.{column.name}"))
    if column.words:
        return pyarrow.dictionary(pyarrow.int8(), pyarrow.string())
    integer = pyarrow.int64()
    return {
        str: pyarrow.string(),
        int: integer,
        bool: pyarrow.bool_(),
        TEXTS: pyarrow.list_(pyarrow.string()),
        SPANS: pyarrow.list_(pyarrow.struct([("start", integer), ("end", integer)])),
    }[column.holds]


def _places(numbers: Iterable[int | Decimal | None], where: str) -> int:
    """Return how many digits after the point hold all *numbers* exactly."""
    places, whole = _PLACES, 0
    for number in numbers:
        if isinstance(number, Decimal):
            places = max(places, -int(trimmed(number).as_tuple().exponent))
            whole = max(whole, number.adjusted() + 1)
        elif number is not None:
            whole = max(whole, len(str(abs(number))))
    if whole + places > _DIGITS:
        message = (
            f"the numbers of {where} need {whole} digits before the point and {places} after, and a decimal has 38"
        )
        raise FieldError("format", message, "take format='jsonl'")  # noqa: EM101 - the name of the argument
    return places
