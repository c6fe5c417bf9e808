"""The tables of a catalog as writers see them: names, keys, rows, and one text file for each."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.rows import FIELDS, row
from sgpolicy.export.atomic import pieces
from sgpolicy.export.registry import Options, Writer
from sgpolicy.schema import TABLE_CLASSES, TABLES

Content = Callable[[list[str], Iterator[dict[str, Any]], Options], Iterable[str | bytes]]
"""Makes the content of one file of the keys and the rows of a table, piece by piece."""


def keys(table: str) -> list[str]:
    """Return the keys of the rows of a table, in order."""
    return list(FIELDS[TABLE_CLASSES[table]])


def rows(catalog: Catalog, table: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table."""
    return (row(item) for item in getattr(catalog, table))


def file_per_table(ending: str, content: Content) -> Writer:
    """Return what writes each table into a text file of its own."""

    def write(catalog: Catalog, folder: Path, options: Options) -> list[str]:
        made = {f"{name}.{ending}": content(keys(name), rows(catalog, name), options) for name in TABLES}
        return pieces(made)(folder)

    return write
