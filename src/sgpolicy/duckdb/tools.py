"""The table of tools in SQL: measures by two facets."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Any

from sgpolicy.analysis.counted import DEPTHS
from sgpolicy.analysis.facets import NONE, Value
from sgpolicy.analysis.keywords import refuse_other
from sgpolicy.analysis.ratios import share_in_row
from sgpolicy.analysis.tools import COUNTS
from sgpolicy.duckdb.facets import Side, side
from sgpolicy.duckdb.table import Table, fetched
from sgpolicy.errors import FieldError

_KNOWN = "known_time(issued, published, reference, page_date)"
# Instruments are listed each followed by its broader ones: one that an earlier one lies in was not coded by itself.
_OWN = """
(SELECT listed.* FROM (SELECT *, unnest(instrument) AS tool, generate_subscripts(instrument, 1) AS place FROM measures)
listed JOIN narrower ON narrower.id = listed.tool WHERE NOT list_has_any(listed.instrument[:place - 1], narrower.below))
"""
_MAIN = "(SELECT *, instrument[1] AS tool FROM measures)"
_NARROWER = """
CREATE TABLE IF NOT EXISTS narrower AS
WITH RECURSIVE up AS (
    SELECT id, broader FROM instruments
    UNION ALL
    SELECT up.id, i.broader FROM up JOIN instruments i ON i.id = up.broader
)
SELECT i.id, coalesce(list(up.id) FILTER (up.id IS NOT NULL), []) AS below
FROM instruments i LEFT JOIN up ON up.broader = i.id GROUP BY i.id
"""
_Cell = tuple[str | None, str | None]


def tools(connection: Any, rows: str, columns: str, count: str, depth: str) -> Table:  # noqa: ANN401 - of duckdb
    """Return the cells that have measures, in the order of the table."""
    by, across = side(rows), side(columns)
    if by is across:
        raise FieldError("columns", f"rows and columns are both {rows!r}", "take two facets")  # noqa: EM101
    refuse_other("count", count, COUNTS)
    refuse_other("depth", depth, DEPTHS)
    every = count == "all" and (by.facet.by_instrument or across.facet.by_instrument)
    if every:
        connection.execute(_NARROWER)
    sql = _statement(by, across, depth, every=every)
    found = {(one["row"], one["column"]): one["count"] for one in fetched(connection, sql, {})}
    return Table(name="tools", rows=tuple(_cells(connection, by, across, found)), sql=sql, parameters={})


def _statement(by: Side, across: Side, depth: str, *, every: bool) -> str:
    """Return the statement, which reads no column and joins no table that the facets do not need."""
    joins = []
    if by.facet.by_instrument or across.facet.by_instrument:
        joins.append("JOIN instruments i ON i.id = m.tool")
    values = []
    for name, one in (("row", by), ("column", across)):
        if one.several:
            held = f"CASE WHEN len({one.sql}) > 0 THEN list_distinct({one.sql}) ELSE [NULL] END"
            joins.append(f'CROSS JOIN LATERAL (SELECT unnest({held})) AS "{name} side" (value)')
        values.append(f'"{name} side".value AS "{name}"' if one.several else f'{one.sql} AS "{name}"')
    return f"""
SELECT {", ".join(values)}, count(*) AS count
FROM {_OWN if every else _MAIN} m
JOIN (SELECT id, kind, form, depth, {_KNOWN} AS known FROM documents) d ON d.id = m.document
{" ".join(joins)}
WHERE d.depth IN ({", ".join(f"'{fit}'" for fit in DEPTHS[depth])})
GROUP BY ALL
"""  # noqa: S608 - made of our own words


def _cells(connection: Any, by: Side, across: Side, found: dict[_Cell, int]) -> list[dict[str, Any]]:  # noqa: ANN401
    rows = _values(connection, by, {row for row, _ in found})
    columns = _values(connection, across, {column for _, column in found})
    downs, acrosses = Counter[Value](), Counter[Value]()
    for (row, column), count in found.items():
        downs[rows[row]] += count
        acrosses[columns[column]] += count
    total = downs.total()
    ordered = by.facet.ordered(downs), across.facet.ordered(acrosses)
    return [
        {
            "row": down.key,
            "row_zh": down.zh,
            "column": right.key,
            "column_zh": right.zh,
            "count": count,
            "share_of_row": share_in_row(Fraction(count, downs[down])),
            "share_of_column": share_in_row(Fraction(count, acrosses[right])),
            "share_of_total": share_in_row(Fraction(count, total)),
        }
        for down in ordered[0]
        for right in ordered[1]
        if (count := found.get((down.key, right.key), 0))
    ]


def _values(connection: Any, one: Side, keys: set[str | None]) -> dict[str | None, Value]:  # noqa: ANN401
    """Return the value of each key, with what it is called in Chinese."""
    words = {word.key: word for word in one.facet.words}
    names: dict[str, str] = {}
    if one.names:
        table, column = one.names
        names = dict(connection.execute(f"SELECT id, {column} FROM {table}").fetchall())  # noqa: S608 - our own words
    return {
        key: NONE if key is None else words.get(key) or Value(key=key, zh=names.get(key, key), en=key) for key in keys
    }
