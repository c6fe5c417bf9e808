"""The start page, the lists, the downloads, and the page that searches."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sgpolicy import __version__
from sgpolicy.analysis.coverage import Answer
from sgpolicy.model.record import Record
from sgpolicy.model.words import EvidenceKind, Grade
from sgpolicy.schema import RECORD_TYPES
from sgpolicy.site import rows
from sgpolicy.site.addresses import address
from sgpolicy.site.both import Both, both, label
from sgpolicy.site.held import Held
from sgpolicy.site.page import Citing, Page
from sgpolicy.site.pictures import picture
from sgpolicy.site.regions import region_table
from sgpolicy.site.tables import Row, Table, cell, table
from sgpolicy.site.terms import indicator_table, instrument_table, programme_table

_SHORT = 8
_SOME = 200
"""How many errata are on the page at once, which are long."""


def overview_pages(held: Held, citing: Citing, downloads: Sequence[str]) -> Iterator[Page]:
    """Yield the start page, the lists, the downloads and the search."""
    documents = rows.documents(held.catalog.documents, held.sizes, label("Documents"))
    coverage = picture(held.coverage, wide=True)
    lists: list[tuple[str, str, Table, Any]] = [
        ("regions", "Regions", region_table(held), coverage),
        ("indicators", "Indicators", indicator_table(held), None),
        ("instruments", "Instruments", instrument_table(held), None),
        ("programmes", "Programmes", programme_table(held), None),
        ("documents", "Documents", documents, None),
    ]
    yield Page(
        file="index.html",
        template="index.html",
        title=label("Social-work policy of Chinese provinces, as data"),
        section="start",
        cites=citing.library,
        context={"map": coverage, **_start(held)},
    )
    for name, title, made, map_ in lists:
        yield Page(
            file=f"{name}.html",
            template="list.html",
            title=label(title),
            section=name,
            cites=citing.library,
            context={"table": made, "map": map_},
        )
    context: dict[str, Any] = {"downloads": downloads, "errata": _errata(held), "version": __version__}
    context |= {"data_version": held.catalog.version, "digest": held.catalog.digest}
    yield Page(
        file="data.html",
        template="data.html",
        title=label("Data and citing"),
        section="data",
        cites=citing.library,
        context=context,
    )
    yield Page(
        file="search.html",
        template="search.html",
        title=label("Search"),
        section="search",
        cites=citing.library,
        context={"kinds": [(name, label(name)) for name in _kinds()]},
    )


def _kinds() -> Iterator[str]:
    yield from ("region", "indicator", "instrument", "document")
    yield from (cls.record_type for cls in RECORD_TYPES.values())


def _start(held: Held) -> dict[str, Any]:
    catalog = held.catalog
    answers = Counter(one.answer for one in held.coverage if one.region.parent is not None)
    figures = [("documents", len(catalog.documents)), *((name, len(getattr(catalog, name))) for name in RECORD_TYPES)]
    indicators = [(held.by_indicator.get(one.id, []), one) for one in catalog.indicators]
    ranked = sorted(indicators, key=lambda pair: (-len(pair[0]), pair[1].id))[:_SHORT]
    tools = Counter(one.instruments[0] for one in catalog.measures).most_common(_SHORT)
    return {
        "figures": [(label(name), f"{number:,}", f"{name}.html") for name, number in figures],
        "answers": answers,
        "sure": list(_sure(held)),
        "missing": list(_missing(held)),
        "indicators": [(one, len(found)) for found, one in ranked if found],
        "instruments": tools,
        "verdicts": Counter(one.verdict for one in catalog.progress()).most_common(),
        "lists": {"documents.html", "programmes.html"},
    }


def _sure(held: Held) -> Iterator[tuple[Both, list[tuple[Both, int]]]]:
    """Yield by what the data can be believed, with how many there are of each sort."""
    documents, records = held.catalog.documents, list(held.catalog.records())
    grades = Counter(one.reliability.grade for one in documents)
    yield label("Documents by reliability"), [(label(f"grade {one}"), grades[one]) for one in Grade if grades[one]]
    yield label("Documents by depth of coding"), _counted(one.depth for one in documents)
    yield label("Documents by who reviewed the coding"), _counted(map(rows.reviewed, documents))
    kinds = Counter(one.evidence_kind for one in records)
    said = {EvidenceKind.SPAN: "matched to a text, to the character", EvidenceKind.PAGE: "read from a web page"}
    yield label("Records by evidence"), [(label(said[one]), kinds[one]) for one in EvidenceKind if kinds[one]]
    yield label("Records by confidence"), _counted(one.confidence for one in records)


def _counted(values: Iterable[Any]) -> list[tuple[Both, int]]:
    return [(both(value), count) for value, count in Counter(values).most_common()]


def _missing(held: Held) -> Iterator[tuple[Both, list[Any]]]:
    """Yield what the catalog does not have, each with the places where."""
    by: dict[Answer, list[Any]] = {}
    for one in held.coverage:
        by.setdefault(one.answer, []).append(one.region)
    if Answer.NEVER_LOOKED in by:
        yield label("Nobody looked yet"), by[Answer.NEVER_LOOKED]
    if Answer.NONE_FOUND in by:
        yield label("Documents were searched, and say nothing of it"), by[Answer.NONE_FOUND]
    if thin := [one.region for one in held.coverage if one.records and not one.observations]:
        yield label("No figure reported"), thin
    if silent := [one.region for one in held.coverage if one.records and not one.targets]:
        yield label("No promise in numbers"), silent


def _errata(held: Held) -> Table | None:
    found = list(held.catalog.errata)
    if not found:
        return None
    lines = [
        Row(
            (
                cell(one.version),
                cell(one.record, _still(held, one.record)),
                cell(one.kind),
                cell(one.field),
                cell(one.old),
                cell(one.new),
                cell(one.why),
            ),
            {"version": both(one.version)},
        )
        for one in reversed(found)
    ]
    columns = ["version", "record", "kind", "field", "old", "new", "why"]
    return table("errata", label("What was wrong in earlier releases"), columns, lines, filters=["version"], most=_SOME)


def _still(held: Held, name: str) -> str | None:
    """Return where the record of an erratum stands, if it is still there."""
    found: Record | None = next(
        (one for one in held.by_document.get(name.partition("/")[0], []) if one.id == name), None
    )
    return address(found) if found else None
