"""A record on a page: what it says, where it stands, and how sure that is."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from sgpolicy.model.absence import Absence
from sgpolicy.model.document import Document
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.figure import Figure, Target
from sgpolicy.model.measure import Measure
from sgpolicy.model.named import Citation, Organisation, Programme
from sgpolicy.model.record import Record
from sgpolicy.site.addresses import address, anchor
from sgpolicy.site.both import Both, both, label
from sgpolicy.site.rows import kind_of
from sgpolicy.site.search import gist
from sgpolicy.site.tables import Cell, cell, dated, wording


@frozen(kw_only=True)
class Card:
    """A record as its document's page shows it.

    Attributes:
        id: Its full id.
        anchor: Its place on the page.
        aliases: Places under which it was once found.
        kind: Its type.
        gist: What it says, in one line.
        wording: The very words of a figure or a name; None for anything else.
        facts: What else is known, each with its name.
        facets: What filters it.
    """

    id: str
    anchor: str
    aliases: tuple[str, ...]
    kind: str
    gist: Both
    wording: str | None
    facts: tuple[tuple[Both, tuple[Cell, ...]], ...]
    facets: Mapping[str, Both]


FILTERS = ("type", "status", "instrument", "indicator", "confidence")
"""By what the records of a document are chosen."""


def card(record: Record) -> Card:
    """Return *record* as its document's page shows it."""
    facets = {"type": label(record.record_type), "confidence": both(record.confidence)}
    if isinstance(record, Measure):
        facets |= {"status": both(record.status), "instrument": both(record.instruments[0])}
    if isinstance(record, Figure):
        facets["indicator"] = both(record.indicator)
    return Card(
        id=record.id,
        anchor=anchor(record),
        aliases=tuple(anchor(one) for one in record.aliases if one.startswith(f"{record.document.id}/")),
        kind=record.record_type,
        gist=gist(record),
        wording=record.quantity.as_stated if isinstance(record, Figure) else None,
        facts=tuple((label(name), cells) for name, cells in _facts(record) if cells),
        facets=facets,
    )


def _facts(record: Record) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    if isinstance(record, Measure):
        yield from _of_measure(record)
    if isinstance(record, Figure):
        yield "indicator", (cell(record.indicator),)
        yield "kind", (cell(kind_of(record)),)
        yield "qualifier", (cell(record.quantity.qualifier),)
    if isinstance(record, Target):
        yield "commitment", _some(record.commitment)
        yield "baseline", _some(record.baseline, gist(record.baseline) if record.baseline else None)
    if isinstance(record, Programme):
        yield "summary", _some(record.summary)
        yield "its page", (cell(record.name, address(record)),)
    if isinstance(record, Organisation):
        yield "body", (cell(record.body),)
    if isinstance(record, Citation):
        yield "work", (cell(record.work),)
        yield "number", _some(record.number and record.number.printed)
    if isinstance(record, Absence):
        yield "searched for", (wording("、".join(record.terms)),)
    yield "time", (dated(record.when),) if record.when else ()
    yield "region", _region(record)
    yield "evidence", tuple(place(one, record.document) for one in record.evidence)
    yield "confidence", (cell(record.confidence),)
    yield "inferred", tuple(cell(f"{one.field}: {one.because}") for one in record.inferred)
    yield "note", _some(record.note)


def _of_measure(record: Measure) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    yield "status", (cell(record.status),)
    yield "commitment", _some(record.commitment)
    yield "instruments", tuple(map(cell, record.instruments))
    yield "domains", tuple(map(cell, record.domains))
    yield "settings", tuple(map(cell, record.settings))
    yield "actors", tuple(map(cell, record.actors))
    yield "programme", _some(record.programme)
    yield "provisions", tuple(cell(gist(one), address(one)) for one in record.provisions)
    yield "learned from", tuple(map(cell, record.learned_from))


def _some(value: Any, said: Both | None = None) -> tuple[Cell, ...]:  # noqa: ANN401 - anything a cell can say
    return () if value is None else (cell(said or value, address(value)),)


def _region(record: Record) -> tuple[Cell, ...]:
    if record.region is None:
        return ()
    basis = record.region_basis
    return (cell(record.region, note=both(basis) if basis else None),)


def place(evidence: Evidence, home: Document) -> Cell:
    """Return where a statement stands, with the very words if they are kept; *home* is not named again."""
    page = evidence.document.page
    section = f"{evidence.section} " if evidence.section else ""
    where = page.title if page else f"{section}[{evidence.start}:{evidence.end}]"
    kind = both(evidence.kind)
    other = "" if evidence.document.id == home.id else f"{evidence.document.id} "
    rest = f"{other}{where}{f' 「{evidence.as_stated}」' if evidence.as_stated else ''}"
    return Cell(Both(f"{kind.en} {rest}", f"{kind.zh} {rest}"), address(evidence.document) if other else None)
