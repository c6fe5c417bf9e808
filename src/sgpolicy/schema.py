"""What a file may hold: which keys each mapping has, and what is referred to by its id."""

import attrs

from sgpolicy.model.document import Document, Fault, Uncoded
from sgpolicy.model.figure import Observation, Provision
from sgpolicy.model.named import Programme
from sgpolicy.model.period import Period
from sgpolicy.model.record import Record
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Body, Domain, Indicator, Instrument, Setting, Work
from sgpolicy.model.words import Basis

TERMS: dict[type, str] = {
    Region: "region",
    Body: "body",
    Work: "work",
    Indicator: "indicator",
    Instrument: "instrument",
    Domain: "domain",
    Setting: "setting",
}
"""The classes of term, and what one of each is called."""
CODEBOOK_KEYS: dict[str, type] = {"bodies" if kind == "body" else f"{kind}s": cls for cls, kind in TERMS.items()}
"""The lists of a codebook file and what their items are."""
LINKED: dict[type, str] = {Programme: "programme", Provision: "provision", Observation: "observation"}
"""The classes of record that others refer to, and what one of each is called."""
PLACE_KEYS = ("at", "section", "also")
"""The keys of a record that its evidence is made of."""


@attrs.frozen(kw_only=True)
class PeriodEntry:
    """A period with what a file says beside it."""

    period: str
    basis: Basis
    as_stated: str | None = None
    because: str | None = None
    at: tuple[int, int] | None = None


@attrs.frozen(kw_only=True)
class Dates:
    """The three dates of a document, as its file groups them."""

    issued: Period | None = None
    published: Period | None = None
    reference: Period | None = None


def file_keys(cls: type) -> list[str]:
    """Return the keys that a mapping for *cls* may have, in canonical order."""
    if cls is Document:
        lists = [
            "programmes",
            "organisations",
            "citations",
            "measures",
            "provisions",
            "targets",
            "observations",
        ]
        head = ["id", "title", "number", "kind", "issuer", "region", "inferred", "dates", "source"]
        return [*head, "reliability", "note", *lists, "faults", "uncoded"]
    if cls is Period:
        cls = PeriodEntry
    names = [a.name for a in attrs.fields(cls)]
    if issubclass(cls, Record):
        own = [n for n in names if n not in {a.name for a in attrs.fields(Record)}]
        return ["id", *own, "region", *PLACE_KEYS, "inferred", "confidence", "note", "aliases"]
    if cls in (Fault, Uncoded):
        return ["at", *(n for n in names if n not in ("start", "end"))]
    return names
