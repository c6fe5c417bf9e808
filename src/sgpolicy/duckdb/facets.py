"""How SQL reads the facets by which measures can be counted: an expression for each, and the table of its names."""

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
    """

    sql: str
    names: tuple[str, str] | None = None
    several: bool = False


_LEVELS = ", ".join(f"'{level}'" for level in RegionLevel)
_ISSUERS = f"""
coalesce((SELECT arg_min(r.level, list_position([{_LEVELS}], r.level))
    FROM bodies b JOIN regions r ON r.id = b.region WHERE list_contains(d.issuers, b.id)),
    (SELECT level FROM regions WHERE id = d.region))
"""  # noqa: S608 - made of our own words

SIDES: Mapping[str, Side] = {
    **{name: Side(f"i.{name}") for name in TYPOLOGIES},
    "instrument": Side("i.id", ("instruments", "name_zh")),
    "broad_instrument": Side("(SELECT broadest FROM broadest_instruments WHERE id = i.id)", ("instruments", "name_zh")),
    "domain": Side("m.domains", ("domains", "name_zh"), several=True),
    "broad_domain": Side(
        "(SELECT list(broadest) FROM broadest_domains WHERE list_contains(m.domains, id))",
        ("domains", "name_zh"),
        several=True,
    ),
    "setting": Side("m.settings", ("settings", "name_zh"), several=True),
    "actor": Side("m.actor_ids", ("bodies", "name_zh"), several=True),
    "actor_kind": Side("(SELECT list(kind) FROM bodies WHERE list_contains(m.actor_ids, id))", several=True),
    "status": Side("m.status"),
    "commitment": Side("m.commitment"),
    "region": Side("m.region", ("regions", "short")),
    "province": Side("(SELECT unit FROM region_units WHERE place = m.region)", ("regions", "short")),
    "document": Side("m.document"),
    "document_kind": Side("d.kind"),
    "document_form": Side("d.form"),
    "issuer_level": Side(_ISSUERS),
    "year": Side("coalesce(m.year_to, m.year_from)::VARCHAR"),
    "document_year": Side("coalesce(year(end_day(d.known))::VARCHAR, d.known[:4])"),
}
"""How each facet is read, by its name; what its values are called and how they are ordered the facet itself knows."""
