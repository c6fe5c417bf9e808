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
        through: The table and the column in which *sql* is looked up by id; None if it is the value itself.
        join: What *sql* needs joined.
    """

    sql: str
    names: tuple[str, str] | None = None
    several: bool = False
    through: tuple[str, str] | None = None
    join: str = ""


_LEVELS = ", ".join(f"'{level}'" for level in RegionLevel)
_ISSUERS = f"""
LEFT JOIN (
    SELECT one.id, coalesce(arg_min(r.level, list_position([{_LEVELS}], r.level)), any_value(own.level)) AS level
    FROM (SELECT id, region, unnest(coalesce(nullif(issuers, []), [NULL])) AS issuer FROM documents) one
    LEFT JOIN bodies b ON b.id = one.issuer LEFT JOIN regions r ON r.id = b.region
    LEFT JOIN regions own ON own.id = one.region GROUP BY one.id
) issuers_of ON issuers_of.id = m.document
"""  # noqa: S608 - made of our own words

_INSTRUMENT, _DOMAIN, _BODY = ("instruments", "name_zh"), ("domains", "name_zh"), ("bodies", "name_zh")
SIDES: Mapping[str, Side] = {
    **{name: Side(f"i.{name}") for name in TYPOLOGIES},
    "instrument": Side("i.id", _INSTRUMENT),
    "broad_instrument": Side("i.id", _INSTRUMENT, through=("broadest_instruments", "broadest")),
    "domain": Side("m.domains", _DOMAIN, several=True),
    "broad_domain": Side("m.domains", _DOMAIN, several=True, through=("broadest_domains", "broadest")),
    "setting": Side("m.settings", ("settings", "name_zh"), several=True),
    "actor": Side("m.actor_ids", _BODY, several=True),
    "actor_kind": Side("m.actor_ids", several=True, through=("bodies", "kind")),
    "status": Side("m.status"),
    "commitment": Side("m.commitment"),
    "region": Side("m.region", ("regions", "short")),
    "province": Side("m.region", ("regions", "short"), through=("region_units", "unit")),
    "document": Side("m.document"),
    "document_kind": Side("d.kind"),
    "document_form": Side("d.form"),
    "issuer_level": Side("issuers_of.level", join=_ISSUERS),
    "year": Side("coalesce(m.year_to, m.year_from)::VARCHAR"),
    "document_year": Side("coalesce(year(end_day(d.known))::VARCHAR, d.known[:4])"),
}
"""How each facet is read, by its name; what its values are called and how they are ordered the facet itself knows."""
