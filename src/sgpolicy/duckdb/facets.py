"""How SQL reads the facets by which measures can be counted: an expression for each, and the table of its names."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from sgpolicy.analysis.facets import FACETS as KNOWN
from sgpolicy.analysis.facets import Facet
from sgpolicy.errors import UnknownTermError


@frozen
class Side:
    """A facet of measures, as one side of a table asks SQL for it.

    Attributes:
        facet: The facet, which knows its words, the order of its values, and whether they depend on the instrument.
        sql: Its value: `m` is the measure, `d` its document, `i` the instrument that counts.
        names: The table and the column with the names of its values; None if they are words, or their own names.
        several: Whether a measure has several values, so that *sql* is a list.
    """

    facet: Facet
    sql: str
    names: tuple[str, str] | None = None
    several: bool = False


SIDES: Mapping[str, Side] = {
    side.facet.name: side
    for side in (
        Side(KNOWN["rothwell_zegveld"], "i.rothwell_zegveld"),
        Side(KNOWN["hood"], "i.hood"),
        Side(KNOWN["mcdonnell_elmore"], "i.mcdonnell_elmore"),
        Side(KNOWN["talent_cycle"], "i.talent_cycle"),
        Side(KNOWN["instrument"], "i.id", ("instruments", "name_zh")),
        Side(KNOWN["domain"], "m.domains", ("domains", "name_zh"), several=True),
        Side(KNOWN["setting"], "m.settings", ("settings", "name_zh"), several=True),
        Side(KNOWN["status"], "m.status"),
        Side(KNOWN["commitment"], "m.commitment"),
        Side(KNOWN["region"], "m.region", ("regions", "short")),
        Side(KNOWN["province"], "(SELECT unit FROM region_units WHERE place = m.region)", ("regions", "short")),
        Side(KNOWN["document"], "m.document"),
        Side(KNOWN["document_kind"], "d.kind"),
        Side(KNOWN["document_form"], "d.form"),
        Side(KNOWN["year"], "coalesce(m.year_to, m.year_from)::VARCHAR"),
        Side(KNOWN["document_year"], "coalesce(year(end_day(d.known))::VARCHAR, d.known[:4])"),
    )
}
"""The facets that SQL can read, by name."""


def side(name: str) -> Side:
    """Return the side of a table for the facet of a name.

    Raises:
        UnknownTermError: There is none; the error lists all.
    """
    if name not in SIDES:
        raise UnknownTermError(name, tuple(SIDES), "facet")
    return SIDES[name]
