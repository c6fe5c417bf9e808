"""Coverage in SQL: what is known of each part of the country."""

from __future__ import annotations

from datetime import date
from typing import Any

from sgpolicy.duckdb.table import Table, fetched
from sgpolicy.model.period import EARLIEST
from sgpolicy.model.words import Depth, EvidenceKind

_DATED = f"""
SELECT coalesce(max(day), make_date({EARLIEST}, 1, 1)) AS day FROM (
    SELECT unnest([
        end_day(known_time(issued, published, reference, page_date)), end_day(seen), end_day(coded)
    ]) AS day FROM documents)
"""  # noqa: S608 - made of our own words
# `rank` and `seq` are the order in which a catalog lists its records.
_RECORDS = " UNION ALL ".join(
    f"""SELECT '{name}' AS type, {rank} AS rank, file_row_number AS seq, region, document,
    evidence::VARCHAR AS evidence, {"indicator" if name == "observations" else "NULL"} AS indicator,
    {"year_to" if name == "observations" else "NULL"} AS year_to FROM {name}"""  # noqa: S608 - made of our own words
    for rank, name in enumerate(("measures", "targets", "observations", "provisions", "absences"))
)
_SQL = f"""
WITH found AS (
    SELECT r.*, u.unit, d.grade::VARCHAR AS grade
    FROM ({_RECORDS}) r JOIN region_units u ON u.id = r.region JOIN documents d ON d.id = r.document
), papers AS (
    SELECT d.id, d.depth::VARCHAR AS depth, d.file_row_number AS seq, u.unit
    FROM documents d JOIN region_units u ON u.id = d.region
), places AS (
    SELECT unit, min(row_at) AS seq FROM (
        SELECT unit, (0, seq) AS row_at FROM papers UNION ALL SELECT unit, (1 + rank, seq) FROM found) GROUP BY unit
), said AS (
    SELECT unit, document, min((rank, seq)) AS seq FROM found WHERE type <> 'absences' GROUP BY unit, document
), said_by AS (
    SELECT unit, list(document ORDER BY seq) AS said FROM said GROUP BY unit
), searched AS (
    SELECT p.unit, p.id, p.seq FROM papers p
    WHERE (p.depth = 'whole' OR EXISTS (
            FROM found f WHERE f.type = 'absences' AND f.unit = p.unit AND f.document = p.id))
        AND NOT EXISTS (FROM said s WHERE s.unit = p.unit AND s.document = p.id)
), looked_by AS (
    SELECT unit, list(id ORDER BY seq) AS looked FROM searched GROUP BY unit
), grouped AS (
    SELECT f.unit, b.broadest, count(*) AS number, min(f.seq) AS seq
    FROM found f JOIN broadest_indicators b ON b.id = f.indicator WHERE f.type = 'observations' GROUP BY ALL
), groups_by AS (
    SELECT unit, list(broadest || ': ' || number ORDER BY number DESC, seq) AS groups FROM grouped GROUP BY unit
), counted AS (
    SELECT unit, {
    ", ".join(
        f"count(*) FILTER (type = '{name}') AS {name}"
        for name in ("measures", "targets", "observations", "provisions", "absences")
    )
},
        max(year_to) AS latest, min(grade) FILTER (type <> 'absences') AS grade,
        {
    ", ".join(
        f"count(*) FILTER (type <> 'absences' AND evidence = '{kind}') AS evidence_{kind}" for kind in EvidenceKind
    )
}
    FROM found GROUP BY unit
), depths AS (
    SELECT unit, {", ".join(f"count(*) FILTER (depth = '{depth}') AS documents_{depth}" for depth in Depth)}
    FROM papers GROUP BY unit
), listed AS (
    SELECT r.code AS unit, r.name_zh, u.rank, p.seq FROM regions r LEFT JOIN unit_rows u ON u.code = r.code
    LEFT JOIN places p ON p.unit = r.code WHERE u.code IS NOT NULL OR p.unit IS NOT NULL
)
SELECT unit AS region, name_zh AS region_name,
    CASE WHEN said IS NOT NULL THEN 'yes' WHEN looked IS NOT NULL THEN 'none found' ELSE 'never looked' END AS answer,
    {", ".join(f"coalesce(documents_{depth}, 0) AS documents_{depth}" for depth in Depth)},
    {", ".join(f"coalesce({name}, 0) AS {name}" for name in ("measures", "targets", "observations", "provisions"))},
    coalesce(groups, []) AS groups, latest, greatest(0, $year - latest) AS stale,
    {", ".join(f"coalesce(evidence_{kind}, 0) AS evidence_{kind}" for kind in EvidenceKind)},
    grade, coalesce(absences, 0) AS absences, coalesce(said, []) AS "where", coalesce(looked, []) AS looked,
    $as_of AS as_of
FROM listed LEFT JOIN counted USING (unit) LEFT JOIN depths USING (unit) LEFT JOIN said_by USING (unit)
    LEFT JOIN looked_by USING (unit) LEFT JOIN groups_by USING (unit)
ORDER BY rank IS NULL, rank, CASE WHEN rank IS NULL THEN NULL ELSE unit END, seq
"""  # noqa: S608 - made of our own words


def coverage(connection: Any, as_of: date | None) -> Table:  # noqa: ANN401 - of duckdb
    """Return a row for the nation, each province and the Corps, and for other regions of which something is said."""
    day = as_of or fetched(connection, _DATED)[0]["day"]
    parameters = {"year": day.year, "as_of": day.isoformat()}
    rows = fetched(connection, _SQL, parameters)
    for row in rows:
        row["stale"] = None if row["latest"] is None else row["stale"]
    return Table(name="coverage", rows=tuple(rows), sql=_SQL, parameters=parameters)
