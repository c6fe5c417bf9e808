"""Which formats there are, and writing a catalog in one of them."""

from collections.abc import Callable, Iterator
from os import PathLike
from pathlib import Path
from typing import IO, Any

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.rows import FIELDS, row
from sgpolicy.errors import UnknownTermError
from sgpolicy.export.atomic import replace_folder
from sgpolicy.export.delimited import csv_lines
from sgpolicy.export.jsonlines import json_line
from sgpolicy.schema import CLASSES, TABLES

Lines = Callable[[list[str], Iterator[dict[str, Any]]], Iterator[str]]


def _json_lines(_: list[str], rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    return (json_line(one) + "\n" for one in rows)


FORMATS: dict[str, Lines] = {"jsonl": _json_lines, "csv": csv_lines}
"""For each format the function from keys and rows to the lines of a file."""


def export(catalog: Catalog, folder: str | PathLike[str], *, format: str = "jsonl") -> list[Path]:  # noqa: A002 - the word the user writes
    """Write one file for each type of record into *folder*.

    They are UTF-8 without a byte order mark, CSV too: tell a spreadsheet so when it asks.
    Files are written beside it and put in place when all are whole, so a
    failure leaves what was there before.

    Args:
        catalog: What to write.
        folder: Where to; made if it is not there. Files of other names stay.
        format: jsonl or csv.

    Returns:
        The files, in the order documents, measures, provisions, targets,
        observations, programmes, organisations, citations, regions,
        indicators, instruments.

    Raises:
        UnknownTermError: There is no such format.
        OSError: The folder cannot be written.
    """
    if format not in FORMATS:
        raise UnknownTermError(format, list(FORMATS), "format")
    lines = FORMATS[format]
    contents = {f"{name}.{format}": lines(list(FIELDS[CLASSES[name]]), _rows(catalog, name)) for name in TABLES}
    return replace_folder(Path(folder), contents)


def stream(catalog: Catalog, out: IO[str]) -> None:
    """Write every row as JSON Lines to *out*, each with its `record_type` first."""
    for name, record_type in TABLES.items():
        for one in _rows(catalog, name):
            out.write(json_line({"record_type": record_type, **one}) + "\n")


def _rows(catalog: Catalog, name: str) -> Iterator[dict[str, Any]]:
    return (row(item) for item in getattr(catalog, name))
