"""The table of tools in SQL: measures by two facets."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Any

from sgpolicy.analysis.counted import DEPTHS
from sgpolicy.analysis.facets import NONE, Facet, Value, facet
from sgpolicy.analysis.keywords import refuse_other
from sgpolicy.analysis.ratios import share_in_row
from sgpolicy.analysis.tools import COUNTS
from sgpolicy.duckdb.facets import SIDES
from sgpolicy.duckdb.table import Table, fetched
from sgpolicy.errors import FieldError

_KNOWN = "known_time(issued, published, reference, page_date)"
_MAIN = "(SELECT *, instruments[1] AS tool FROM measures)"
_EACH = "(SELECT *, unnest(list_distinct(instruments)) AS tool FROM measures)"
_Cell = tuple[str | None, str | None]


def tools(connection: Any, rows: str, columns: str, count: str, depth: str) -> Table:  # noqa: ANN401 - of duckdb
    """Return the cells that have measures, in the order of the table."""
    by, across = facet(rows), facet(columns)
    if by is across:
        raise FieldError("columns", f"rows and columns are both {rows!r}", "take two facets")  # noqa: EM101
    refuse_other("count", count, COUNTS)
    refuse_other("depth", depth, DEPTHS)
    sql = _statement(by, across, count, depth)
    found = {(one["row"], one["column"]): one["count"] for one in fetched(connection, sql)}
    return Table(name="tools", rows=tuple(_cells(connection, by, across, found)), sql=sql, parameters={})


def _statement(by: Facet, across: Facet, count: str, depth: str) -> str:
    """Return the statement, which reads no column and joins no table that the facets do not need."""
    joins, values = [], []
    tool = by.by_instrument or across.by_instrument
    if tool:
        joins.append("JOIN instruments i ON i.id = m.tool")
    for name, one in (("row", SIDES[by.name]), ("column", SIDES[across.name])):
        joins += [one.join] if one.join else []
        if one.several:
            held = f"coalesce(nullif(list_distinct({one.sql}), []), [NULL])"
            joins.append(f'CROSS JOIN LATERAL (SELECT unnest({held})) AS "{name} side" (value)')
        values.append(f'"{name} side".value AS "{name}"' if one.several else f'{one.sql} AS "{name}"')
    return f"""
SELECT {", ".join(values)}, count(*) AS count
FROM {_EACH if tool and count == "all" else _MAIN} m
JOIN (SELECT id, kind, form, depth, {_KNOWN} AS known FROM documents) d ON d.id = m.document
{" ".join(joins)}
WHERE d.depth IN ({", ".join(f"'{fit}'" for fit in DEPTHS[depth])})
GROUP BY ALL
"""  # noqa: S608 - made of our own words


def _cells(connection: Any, by: Facet, across: Facet, found: dict[_Cell, int]) -> list[dict[str, Any]]:  # noqa: ANN401
    rows = _values(connection, by, {row for row, _ in found})
    columns = _values(connection, across, {column for _, column in found})
    downs, acrosses = Counter[Value](), Counter[Value]()
    for (row, column), count in found.items():
        downs[rows[row]] += count
        acrosses[columns[column]] += count
    total = downs.total()
    ordered = by.ordered(downs), across.ordered(acrosses)
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


def _values(connection: Any, one: Facet, keys: set[str | None]) -> dict[str | None, Value]:  # noqa: ANN401
    """Return the value of each key, with what it is called in Chinese."""
    words = {word.key: word for word in one.words}
    names: dict[str, str] = {}
    if (held := SIDES[one.name].names) and keys:
        table, column = held
        names = {term["id"]: term["name"] for term in fetched(connection, f"SELECT id, {column} AS name FROM {table}")}  # noqa: S608
    return {
        key: NONE if key is None else words.get(key) or Value(key=key, zh=names.get(key, key), en=key) for key in keys
    }
