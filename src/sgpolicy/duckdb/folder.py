"""The folder of an export: what reads each of its tables, or why it is none."""

from __future__ import annotations

import re
from pathlib import Path

from sgpolicy.asked import shown
from sgpolicy.errors import FieldError
from sgpolicy.schema import TABLES

AGAIN = "write it again: sgpolicy export --format parquet --out FOLDER"
"""What helps where an export is not whole."""


def readers(folder: Path) -> dict[str, str]:
    """Return what SQL reads each table of the export in *folder* from.

    Raises:
        FieldError: *folder* is no Parquet export, or one without some of its tables.
    """
    if not folder.is_dir():
        what = "a file, not a folder" if folder.exists() else "no folder"
        message = f"{shown(str(folder))} is {what}"
        raise FieldError("path", message, "give the folder that sgpolicy export --format parquet wrote")  # noqa: EM101
    found = {name: reader for name in TABLES if (reader := _reader(folder, name))}
    missing = [f"{name}.parquet" for name in TABLES if name not in found]
    if not found:
        message = f"{shown(str(folder))} is no Parquet export: it holds no {missing[0]}"
        raise FieldError("path", message, "make one: sgpolicy export --format parquet --out FOLDER")  # noqa: EM101
    if missing:
        message = f"the Parquet export in {shown(str(folder))} is not whole: it holds no {', '.join(missing)}"
        raise FieldError("path", message, AGAIN)  # noqa: EM101
    return found


def _reader(folder: Path, name: str) -> str | None:
    """Return what reads a table, which is one file, or a folder of files parted by province; None if it is neither."""
    if (folder / f"{name}.parquet").is_file():
        return f"read_parquet('{_quoted(folder / f'{name}.parquet')}', file_row_number = true)"
    if any((folder / name).glob("*/*.parquet")):
        parts = f"{_quoted(folder / name)}/*/*.parquet"
        options = "hive_partitioning = true, hive_types_autocast = false, file_row_number = true"
        return f"read_parquet('{parts}', {options})"
    return None


def _quoted(path: Path) -> str:
    """Return a path as DuckDB reads it between apostrophes, none of which it takes for a pattern, or ~ for a home."""
    return re.sub(r"([*?\[])", r"[\1]", path.absolute().as_posix()).replace("'", "''")
