"""The table of tools in SQL: measures by two facets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
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
    """Return the statement, which reads no column and joins no table that the facets do not need.

    Measures that are alike are counted first; their lists are taken apart, and their values looked up, once for all.
    """
    sides = {'"row"': by, '"column"': across}
    keys = {key: SIDES[side.name].sql for key, side in sides.items() if not side.by_instrument}
    lists = [key for key, side in sides.items() if SIDES[side.name].several]
    joins = []
    if by.by_instrument or across.by_instrument:
        keys["tool"] = "m.instruments" if count == "all" else "m.instruments[1]"
        lists += ["tool"] if count == "all" else []
        joins.append("JOIN instruments i ON i.id = tool")
    found = [_value(key, side) for key, side in sides.items()]
    columns = [
        *(value for value, _ in found),
        "n",
        *(["place"] if lists else []),
        *(["tool"] if "tool" in lists else []),
    ]
    joins += [join for _, join in found]
    return f"""
WITH alike AS (
    SELECT {", ".join(f"{sql} AS {key}" for key, sql in keys.items())}, count(*) AS n
    FROM measures m
    JOIN (SELECT id, kind, form, depth, {_KNOWN} AS known FROM documents) d ON d.id = m.document
    {" ".join(SIDES[side.name].join for side in sides.values())}
    WHERE d.depth IN ({", ".join(f"'{fit}'" for fit in DEPTHS[depth])})
    GROUP BY ALL
), apart AS (
    {_apart(lists)}
), placed AS (
    SELECT {"DISTINCT " if lists else ""}{", ".join(columns)} FROM apart {" ".join(joins)}
)
SELECT "row", "column", sum(n)::BIGINT AS count FROM placed GROUP BY ALL
"""  # noqa: S608 - made of our own words


def _apart(lists: Iterable[str]) -> str:
    """Return what has a row for each item of *lists*, or one for an empty list, with the place of the measures."""
    apart = "SELECT *, row_number() OVER () AS place FROM alike"
    for key in lists:
        apart = f"SELECT * REPLACE (unnest(coalesce(nullif({key}, []), [NULL])) AS {key}) FROM ({apart})"  # noqa: S608
    return apart


def _value(key: str, side: Facet) -> tuple[str, str]:
    """Return the value of a side, and what it needs joined."""
    one = SIDES[side.name]
    value = one.sql if side.by_instrument else f"apart.{key}"
    if not one.through:
        return f"{value} AS {key}", ""
    (table, column), alias = one.through, f"of_{key[1:-1]}"
    return f"{alias}.{column} AS {key}", f"LEFT JOIN {table} {alias} ON {alias}.id = {value}"


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
