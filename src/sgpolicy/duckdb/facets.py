"""How SQL reads the facets by which measures can be counted: an expression, what it joins, and where names stand."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from sgpolicy.model.typologies import TYPOLOGIES
from sgpolicy.model.words import RegionLevel


@frozen
class Side:
    """A facet of measures, as one side of a table asks SQL for it.

    Attributes:
        sql: Its value: `m` is the measure, `d` its document, `i` the instrument that counts.
        names: The table and the column with the names of its values; None if they are words, or their own names.
        several: Whether a measure has several values, so that *sql* is a list; of equal ones one counts.
        join: What *sql* needs joined. It is no subquery of each measure, which DuckDB 1.1 and 1.4 cannot plan here.
    """

    sql: str
    names: tuple[str, str] | None = None
    several: bool = False
    join: str = ""


def _each(column: str, table: str, value: str) -> str:
    """Return what joins, to each list of ids in a *column* of measures, the values that a *table* has for them."""
    lists = f"SELECT {column}, unnest({column}) AS id FROM (SELECT DISTINCT {column} FROM measures)"  # noqa: S608
    values = f"SELECT {column}, list({value}) AS held FROM ({lists}) JOIN {table} USING (id) GROUP BY {column}"  # noqa: S608
    return f"LEFT JOIN ({values}) {table}_of ON {table}_of.{column} = m.{column}"


_LEVELS = ", ".join(f"'{level}'" for level in RegionLevel)
_ISSUERS = f"""
LEFT JOIN (
    SELECT one.id, coalesce(arg_min(r.level, list_position([{_LEVELS}], r.level)), any_value(own.level)) AS level
    FROM (SELECT id, region, unnest(coalesce(nullif(issuers, []), [NULL])) AS issuer FROM documents) one
    LEFT JOIN bodies b ON b.id = one.issuer LEFT JOIN regions r ON r.id = b.region
    LEFT JOIN regions own ON own.id = one.region GROUP BY one.id
) issuers_of ON issuers_of.id = m.document
"""  # noqa: S608 - made of our own words

SIDES: Mapping[str, Side] = {
    **{name: Side(f"i.{name}") for name in TYPOLOGIES},
    "instrument": Side("i.id", ("instruments", "name_zh")),
    "broad_instrument": Side(
        "broad_i.broadest", ("instruments", "name_zh"), join="JOIN broadest_instruments broad_i ON broad_i.id = i.id"
    ),
    "domain": Side("m.domains", ("domains", "name_zh"), several=True),
    "broad_domain": Side(
        "broadest_domains_of.held",
        ("domains", "name_zh"),
        several=True,
        join=_each("domains", "broadest_domains", "broadest"),
    ),
    "setting": Side("m.settings", ("settings", "name_zh"), several=True),
    "actor": Side("m.actor_ids", ("bodies", "name_zh"), several=True),
    "actor_kind": Side("bodies_of.held", several=True, join=_each("actor_ids", "bodies", "kind")),
    "status": Side("m.status"),
    "commitment": Side("m.commitment"),
    "region": Side("m.region", ("regions", "short")),
    "province": Side("home.unit", ("regions", "short"), join="LEFT JOIN region_units home ON home.place = m.region"),
    "document": Side("m.document"),
    "document_kind": Side("d.kind"),
    "document_form": Side("d.form"),
    "issuer_level": Side("issuers_of.level", join=_ISSUERS),
    "year": Side("coalesce(m.year_to, m.year_from)::VARCHAR"),
    "document_year": Side("coalesce(year(end_day(d.known))::VARCHAR, d.known[:4])"),
}
"""How each facet is read, by its name; what its values are called and how they are ordered the facet itself knows."""
