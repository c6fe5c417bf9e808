"""By what measures can be counted in SQL: an expression for each facet, with its words or the table of its names."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from sgpolicy.errors import UnknownTermError
from sgpolicy.model.words import (
    Bilingual,
    Commitment,
    DocumentForm,
    DocumentKind,
    Hood,
    McDonnellElmore,
    RothwellZegveld,
    Status,
    TalentCycle,
)


@frozen(kw_only=True)
class Facet:
    """A facet of measures.

    Attributes:
        sql: Its value: `m` is the measure, `d` its document, `i` the instrument that counts.
        words: The vocabulary of its values, whose order is that of the table; None if they are open.
        names: The table and the column with the names of its values; None if they are their own.
        ranked: Whether values that occur most come first; otherwise they go by their keys.
        several: Whether a measure has several values, so that *sql* is a list.
        by_instrument: Whether the value depends on the instrument.
    """

    sql: str
    words: type[Bilingual] | None = None
    names: tuple[str, str] | None = None
    ranked: bool = False
    several: bool = False
    by_instrument: bool = False


FACETS: Mapping[str, Facet] = {
    "rothwell_zegveld": Facet(sql="i.rothwell_zegveld", words=RothwellZegveld, by_instrument=True),
    "hood": Facet(sql="i.hood", words=Hood, by_instrument=True),
    "mcdonnell_elmore": Facet(sql="i.mcdonnell_elmore", words=McDonnellElmore, by_instrument=True),
    "talent_cycle": Facet(sql="i.talent_cycle", words=TalentCycle, by_instrument=True),
    "instrument": Facet(sql="i.id", names=("instruments", "name_zh"), ranked=True, by_instrument=True),
    "domain": Facet(sql="m.domains", names=("domains", "name_zh"), ranked=True, several=True),
    "setting": Facet(sql="m.settings", names=("settings", "name_zh"), ranked=True, several=True),
    "status": Facet(sql="m.status", words=Status),
    "commitment": Facet(sql="m.commitment", words=Commitment),
    "region": Facet(sql="m.region", names=("regions", "short")),
    "province": Facet(sql="(SELECT unit FROM region_units WHERE place = m.region)", names=("regions", "short")),
    "document": Facet(sql="m.document"),
    "document_kind": Facet(sql="d.kind", words=DocumentKind),
    "document_form": Facet(sql="d.form", words=DocumentForm),
    "year": Facet(sql="coalesce(m.year_to, m.year_from)::VARCHAR"),
    "document_year": Facet(sql="coalesce(year(end_day(d.known))::VARCHAR, d.known[:4])"),
}
"""The facets by name."""


def facet(name: str) -> Facet:
    """Return the facet of a name.

    Raises:
        UnknownTermError: There is none; the error lists all.
    """
    if name not in FACETS:
        raise UnknownTermError(name, tuple(FACETS), "facet")
    return FACETS[name]
