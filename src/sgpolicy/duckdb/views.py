"""What every question needs: a view for each table of an export, and what the model knows of times and regions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sgpolicy.analysis.choice import MARK
from sgpolicy.analysis.places import APART
from sgpolicy.duckdb.folder import AGAIN, readers
from sgpolicy.duckdb.table import fetched
from sgpolicy.errors import FieldError
from sgpolicy.model.region import PROVINCE_LEVELS
from sgpolicy.model.words import RegionLevel

BLANKS = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""What Python takes for blank; DuckDB trims spaces alone."""
# A period is written as 2015, 2015-03, 2015-03-01, from/to, or with .. for an open end.
_MACROS = f"""
CREATE MACRO end_day(period) AS CASE
    WHEN period IS NULL OR string_split(period, '/')[-1] = '..' THEN NULL
    WHEN length(string_split(period, '/')[-1]) = 4 THEN make_date(string_split(period, '/')[-1]::INTEGER, 12, 31)
    WHEN length(string_split(period, '/')[-1]) = 7 THEN last_day((string_split(period, '/')[-1] || '-01')::DATE)
    ELSE string_split(period, '/')[-1]::DATE END;
CREATE MACRO start_day(period) AS CASE
    WHEN period IS NULL OR string_split(period, '/')[1] = '..' THEN NULL
    ELSE (string_split(period, '/')[1] || '-01-01'[length(string_split(period, '/')[1]) - 3:])::DATE END;
CREATE MACRO known_time(issued, published, reference, page_date) AS coalesce(issued, published, reference, page_date);
CREATE MACRO definition_of(note) AS
    CASE WHEN regexp_full_match(note[:{len(MARK)}], '(?i){MARK}') THEN trim(note[{len(MARK) + 1}:], '{BLANKS}') END;
"""
# The unit in whose row a place counts: the Corps, else the province, else the country; see analysis/places.py.
_UNITS = """
CREATE TABLE region_units AS
WITH RECURSIVE up AS (
    SELECT code AS id, code, level, parent, 0 AS steps FROM regions
    UNION ALL
    SELECT up.id, r.code, r.level, r.parent, up.steps + 1 FROM up JOIN regions r ON r.code = up.parent
)
SELECT id, arg_min(code, (
    CASE WHEN level = 'corps' THEN 0 WHEN level IN ({provinces}) THEN 1 ELSE 2 END, -steps
)) AS unit FROM up GROUP BY id;
CREATE TABLE unit_rows AS
SELECT code, name_zh, CASE level WHEN 'country' THEN 0 WHEN 'corps' THEN 2 ELSE 1 END AS rank FROM regions
WHERE level IN ('country', 'corps') OR (level IN ({provinces}) AND code[1] NOT IN ({apart}));
"""
_BROADEST = """
CREATE TABLE broadest_{terms} AS
WITH RECURSIVE top AS (
    SELECT id, id AS broadest, broader FROM {terms}
    UNION ALL
    SELECT top.id, one.id, one.broader FROM top JOIN {terms} one ON one.id = top.broader
)
SELECT id, broadest FROM top WHERE broader IS NULL;
"""


def prepare(connection: Any, folder: Path) -> None:  # noqa: ANN401 - of duckdb, which is an extra
    """Make the views of the export in *folder*.

    Raises:
        FieldError: *folder* is no Parquet export, or what it holds cannot be read.
    """
    for name, reader in readers(folder).items():
        _view(connection, name, reader)
    provinces = ", ".join(f"'{level}'" for level in RegionLevel if level in PROVINCE_LEVELS)
    apart = ", ".join(f"'{digit}'" for digit in APART)
    fetched(connection, _MACROS)
    fetched(connection, _UNITS.format(provinces=provinces, apart=apart))
    for terms in ("indicators", "instruments", "domains"):
        fetched(connection, _BROADEST.format(terms=terms))


def _view(connection: Any, name: str, reader: str) -> None:  # noqa: ANN401 - of duckdb
    import duckdb  # noqa: PLC0415 - an extra

    try:
        connection.execute(f"CREATE VIEW {name} AS SELECT * FROM {reader}")  # noqa: S608 - quoted
    except duckdb.Error as exc:
        message = f"the table {name} cannot be read as Parquet: {str(exc).splitlines()[0]}"
        raise FieldError("path", message, AGAIN) from exc  # noqa: EM101
