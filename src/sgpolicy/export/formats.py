"""Which formats there are, and writing a catalog in one of them."""

import codecs
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from os import PathLike
from pathlib import Path
from typing import IO, Any

from sgpolicy.asked import explained, not_a
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.rows import FIELDS, row
from sgpolicy.errors import FieldError, UnknownTermError
from sgpolicy.export.atomic import replace_folder
from sgpolicy.export.delimited import csv_lines
from sgpolicy.export.jsonlines import json_line, json_lines
from sgpolicy.schema import CLASSES, TABLES

Writer = Callable[[list[str], Iterator[dict[str, Any]]], Iterable[str | bytes]]
"""Makes the content of one file of the keys and the rows of a type, piece by piece: text or bytes."""
FORMATS: dict[str, Writer] = {"jsonl": json_lines, "csv": csv_lines}
"""The writer of each format, by the ending of its files."""


@explained
def export(
    catalog: Catalog,
    folder: str | PathLike[str],
    *,
    format: str = "jsonl",  # noqa: A002 - the word the user writes
    excel: bool = False,
) -> list[Path]:
    """Write one file for each type of record into *folder*.

    Files are UTF-8. They are put in place only when all are complete, so a failure leaves
    what was there before.

    Args:
        catalog: What to write.
        folder: Where to; made if it is not there. Files of other names stay.
        format: The name of one of `FORMATS`.
        excel: Begin each file with a byte order mark, without which Excel takes
            the Chinese of a CSV file for another encoding; for CSV alone, whose
            other readers may take the mark for a part of the first key.

    Returns:
        The files: documents, then each type of record, then the terms.

    Raises:
        UnknownTermError: There is no such format.
        FieldError: *excel* is asked for in a format that is not CSV.
        OSError: The folder cannot be written.
        TypeError: *catalog* is no catalog, *folder* no path, or *format* no text.
    """
    for given, cls, wanted in (
        (catalog, Catalog, "a catalog first"),
        (folder, str | PathLike, "a folder"),
        (format, str, "the name of a format"),
    ):
        if not isinstance(given, cls):
            raise TypeError(not_a("export()", wanted, given))
    if format not in FORMATS:
        raise UnknownTermError(format, list(FORMATS), "format")
    if excel and format != "csv":
        message = f"a byte order mark is for CSV, not for {format}"
        raise FieldError("excel", message, "format='csv', excel=True")  # noqa: EM101 - the name of the argument
    write = FORMATS[format]
    mark = [codecs.BOM_UTF8] if excel else []
    contents = {
        f"{name}.{format}": chain(mark, write(list(FIELDS[CLASSES[name]]), _rows(catalog, name))) for name in TABLES
    }
    return replace_folder(Path(folder), contents)


def stream(catalog: Catalog, out: IO[str]) -> None:
    """Write every row as JSON Lines to *out*, each with its `record_type` first."""
    for name, record_type in TABLES.items():
        for one in _rows(catalog, name):
            out.write(json_line({"record_type": record_type, **one}) + "\n")


def _rows(catalog: Catalog, name: str) -> Iterator[dict[str, Any]]:
    return (row(item) for item in getattr(catalog, name))
