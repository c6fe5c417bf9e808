"""What every question needs: a view for each table of an export, and what the model knows of times and regions."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from sgpolicy.analysis.choice import MARK
from sgpolicy.analysis.places import APART
from sgpolicy.errors import FieldError
from sgpolicy.model.region import PROVINCE_LEVELS
from sgpolicy.model.shown import one_line
from sgpolicy.model.words import RegionLevel

NEEDED = (
    "documents",
    "measures",
    "provisions",
    "targets",
    "observations",
    "absences",
    "regions",
    "indicators",
    "instruments",
    "domains",
    "settings",
)
"""The tables that questions read."""

# A period is written as 2015, 2015-03, 2015-03-01, from/to, or with .. for an open end.
_MACROS = f"""
CREATE MACRO end_day(time) AS CASE
    WHEN time IS NULL OR string_split(time, '/')[-1] = '..' THEN NULL
    WHEN length(string_split(time, '/')[-1]) = 4 THEN make_date(string_split(time, '/')[-1]::INTEGER, 12, 31)
    WHEN length(string_split(time, '/')[-1]) = 7 THEN last_day((string_split(time, '/')[-1] || '-01')::DATE)
    ELSE string_split(time, '/')[-1]::DATE END;
CREATE MACRO known_time(issued, published, reference, page_date) AS coalesce(issued, published, reference, page_date);
CREATE MACRO definition_of(note) AS
    CASE WHEN starts_with(lower(note), '{MARK}') THEN trim(note[{len(MARK) + 1}:], E' \\t\\n\\r') END;
"""
# The unit in whose row a place counts: the Corps, else the province, else the country; see analysis/places.py.
_UNITS = """
CREATE TABLE region_units AS
WITH RECURSIVE up AS (
    SELECT code AS place, code, level, parent, 0 AS steps FROM regions
    UNION ALL
    SELECT up.place, r.code, r.level, r.parent, up.steps + 1 FROM up JOIN regions r ON r.code = up.parent
)
SELECT place, arg_min(code, (
    CASE WHEN level = 'corps' THEN 0 WHEN level IN ({provinces}) THEN 1 ELSE 2 END, -steps
)) AS unit FROM up GROUP BY place;
CREATE TABLE units AS
SELECT code, name_zh, CASE level WHEN 'country' THEN 0 WHEN 'corps' THEN 2 ELSE 1 END AS rank FROM regions
WHERE level IN ('country', 'corps') OR (level IN ({provinces}) AND code[1] NOT IN ({apart}));
"""


def prepare(connection: Any, folder: Path) -> None:  # noqa: ANN401 - of duckdb, which is an extra
    """Make the views of the export in *folder*.

    Raises:
        FieldError: *folder* is no Parquet export.
    """
    for name in NEEDED:
        connection.execute(f"CREATE VIEW {name} AS SELECT * FROM {_source(folder, name)}")  # noqa: S608 - quoted
    connection.execute(_MACROS)
    provinces = ", ".join(f"'{level}'" for level in RegionLevel if level in PROVINCE_LEVELS)
    connection.execute(_UNITS.format(provinces=provinces, apart=", ".join(f"'{digit}'" for digit in APART)))


def _source(folder: Path, name: str) -> str:
    """Return what reads a table: one file, or a folder of files parted by province."""
    if (folder / f"{name}.parquet").is_file():
        return f"read_parquet('{_quoted(folder / f'{name}.parquet')}', file_row_number = true)"
    if (folder / name).is_dir():
        parts = f"{_quoted(folder / name)}/**/*.parquet"
        options = "hive_partitioning = true, hive_types_autocast = false, file_row_number = true"
        return f"read_parquet('{parts}', {options})"
    message = f"{one_line(str(folder))} is no Parquet export: it holds no {name}.parquet"
    raise FieldError("path", message, "make one: sgpolicy export --format parquet --out FOLDER")  # noqa: EM101


def _quoted(path: Path) -> str:
    """Return a path as DuckDB reads it between apostrophes; *, ? and [ in brackets, or it takes them for a pattern."""
    return re.sub(r"([*?\[])", r"[\1]", path.as_posix()).replace("'", "''")
