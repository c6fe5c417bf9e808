"""The panel in SQL: one indicator by region and year."""

from __future__ import annotations

from typing import Any

from sgpolicy.analysis.reaching import LEVELS
from sgpolicy.duckdb.table import Table, fetched
from sgpolicy.errors import UnknownTermError
from sgpolicy.model.words import Kind

_SQL = """
WITH fit AS (
    SELECT o.*, u.rank AS unit_rank, u.name_zh AS unit_name, d.grade, definition_of(o.note) AS definition,
        start_day(known_time(d.issued, d.published, d.reference, d.page_date)) AS known
    FROM observations o JOIN documents d ON d.id = o.document JOIN unit_rows u ON u.code = o.region
    WHERE o.indicator = $indicator AND list_contains($kinds, o.kind) AND o.unit = $unit AND o.year_to IS NOT NULL
        AND (o.kind <> 'flow' OR o.year_from = o.year_to)
), ranked AS (
    SELECT *, row_number() OVER place AS turn, count(*) OVER whole - 1 AS others,
        list(id) OVER whole AS ids
    FROM fit
    WINDOW place AS (PARTITION BY region, year_to ORDER BY grade::VARCHAR, evidence = 'page', known DESC NULLS LAST,
            id),
        whole AS (PARTITION BY region, year_to ORDER BY grade::VARCHAR, evidence = 'page', known DESC NULLS LAST,
            id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
), best AS (
    SELECT *, lag(kind) OVER years AS kind_before, lag(definition) OVER years AS definition_before,
        lag(year_to) OVER years AS year_before
    FROM ranked WHERE turn = 1
    WINDOW years AS (PARTITION BY region ORDER BY year_to)
)
SELECT indicator, region, unit_name AS region_name, year_to AS year, time, kind, as_stated, value, lower, upper,
    lower_open, upper_open, qualifier, unit, grade, evidence, id AS observation, document, definition,
    CASE WHEN year_before IS NULL THEN NULL
        WHEN kind_before <> kind THEN kind_before || ' before, ' || kind || ' now'
        WHEN definition_before IS DISTINCT FROM definition THEN coalesce(nullif(definition, ''), definition_before)
        ELSE [one FOR one IN ($breaks::VARCHAR[]) IF regexp_full_match(one[:4], '[0-9]{4}')
            AND year_before < try_cast(one[:4] AS INTEGER) AND try_cast(one[:4] AS INTEGER) <= year_to][1]
    END AS "break",
    kind = 'flow' AND time <> year_to::VARCHAR AS part_of_year,
    others AS alternatives, ids[2:] AS alternative_ids
FROM best ORDER BY unit_rank, region, year_to
"""


def panel(connection: Any, indicator: str, kind: Kind | None) -> Table:  # noqa: ANN401 - of duckdb
    """Return a row for each cell that has a figure, by region and year."""
    found = fetched(connection, "SELECT id, name_zh, unit, kind, breaks FROM indicators ORDER BY id")
    chosen = next((one for one in found if indicator in (one["id"], one["name_zh"])), None)
    if chosen is None:
        raise UnknownTermError(indicator, [one["id"] for one in found], "indicator", "the table indicators")
    usual = (Kind.FLOW,) if chosen["kind"] == Kind.FLOW else LEVELS
    parameters = {
        "indicator": chosen["id"],
        "kinds": [str(one) for one in ((kind,) if kind else usual)],
        "unit": chosen["unit"],
        "breaks": chosen["breaks"] or [],
    }
    return Table(name="panel", rows=tuple(fetched(connection, _SQL, parameters)), sql=_SQL, parameters=parameters)
