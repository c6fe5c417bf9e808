"""The table of tools in SQL: measures by two facets."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Any

from sgpolicy.analysis.ratios import share_in_row
from sgpolicy.asked import shown
from sgpolicy.duckdb.facets import Facet, facet
from sgpolicy.duckdb.table import Table, fetched
from sgpolicy.errors import FieldError

_DEPTHS = {"whole": "('whole')", "any": "('whole', 'passages')"}
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
    by, across = facet(rows), facet(columns)
    if by is across:
        raise FieldError("columns", f"rows and columns are both {rows!r}", "take two facets")  # noqa: EM101
    for keyword, given, known in (("count", count, ("main", "all")), ("depth", depth, tuple(_DEPTHS))):
        if given not in known:
            raise FieldError(keyword, f"{keyword} is {shown(given)}, not {' or '.join(map(repr, known))}")
    every = count == "all" and (by.by_instrument or across.by_instrument)
    if every:
        connection.execute(_NARROWER)
    sql = _statement(by, across, depth, every=every)
    found = {(one["row"], one["column"]): one["count"] for one in fetched(connection, sql, {})}
    return Table(name="tools", rows=tuple(_cells(connection, by, across, found)), sql=sql, parameters={})


def _statement(by: Facet, across: Facet, depth: str, *, every: bool) -> str:
    """Return the statement, which reads no column and joins no table that the facets do not need."""
    joins = []
    if by.by_instrument or across.by_instrument:
        joins.append("JOIN instruments i ON i.id = m.tool")
    values = []
    for name, side in (("row", by), ("column", across)):
        if side.several:
            held = f"CASE WHEN len({side.sql}) > 0 THEN list_distinct({side.sql}) ELSE [NULL] END"
            joins.append(f'CROSS JOIN LATERAL (SELECT unnest({held})) AS "{name} side" (value)')
        values.append(f'"{name} side".value AS "{name}"' if side.several else f'{side.sql} AS "{name}"')
    return f"""
SELECT {", ".join(values)}, count(*) AS count
FROM {_OWN if every else _MAIN} m
JOIN (SELECT id, kind, form, depth, {_KNOWN} AS known FROM documents) d ON d.id = m.document
{" ".join(joins)}
WHERE d.depth IN {_DEPTHS[depth]}
GROUP BY ALL
"""  # noqa: S608 - made of our own words


def _cells(connection: Any, by: Facet, across: Facet, found: dict[_Cell, int]) -> list[dict[str, Any]]:  # noqa: ANN401
    downs, acrosses = Counter[str | None](), Counter[str | None]()
    for (row, column), count in found.items():
        downs[row] += count
        acrosses[column] += count
    total = downs.total()
    down, right = _ordered(by, downs), _ordered(across, acrosses)
    named = _names(connection, by, downs), _names(connection, across, acrosses)
    return [
        {
            "row": row,
            "row_zh": named[0][row],
            "column": column,
            "column_zh": named[1][column],
            "count": count,
            "share_of_row": share_in_row(Fraction(count, downs[row])),
            "share_of_column": share_in_row(Fraction(count, acrosses[column])),
            "share_of_total": share_in_row(Fraction(count, total)),
        }
        for row in down
        for column in right
        if (count := found.get((row, column), 0))
    ]


def _ordered(side: Facet, counts: Counter[str | None]) -> list[str | None]:
    """Return the values in the order of the table: by vocabulary, by count or by key; what has none comes last."""
    place = {str(one): number for number, one in enumerate(side.words or ())}

    def key(value: str | None) -> tuple[Any, ...]:
        return value is None, place.get(value or "", 0), -counts[value] if side.ranked else 0, value or ""

    return sorted(counts, key=key)


def _names(connection: Any, side: Facet, counts: Counter[str | None]) -> dict[str | None, str]:  # noqa: ANN401
    """Return what each value is called in Chinese."""
    if side.words:
        known = {str(one): one.zh for one in side.words}
    elif side.names:
        table, column = side.names
        known = dict(connection.execute(f"SELECT id, {column} FROM {table}").fetchall())  # noqa: S608 - our own words
    else:
        known = {}
    return {value: "none" if value is None else known.get(value, value) for value in counts}
