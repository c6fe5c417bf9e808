"""The pages of indicators, instruments and programmes, and the lists of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sgpolicy.analysis.growth import end_year
from sgpolicy.analysis.panel import Panel
from sgpolicy.analysis.series import Series, series
from sgpolicy.model.document import Document
from sgpolicy.model.measure import Measure
from sgpolicy.model.named import Programme
from sgpolicy.model.record import Record
from sgpolicy.model.terms import Indicator, Instrument
from sgpolicy.model.typologies import TYPOLOGIES
from sgpolicy.plot.matrices import FACET_NAMES
from sgpolicy.site import rows
from sgpolicy.site.addresses import address, anchor, page_of
from sgpolicy.site.both import Both, both, grouped, label, place_name
from sgpolicy.site.held import Held
from sgpolicy.site.page import Citing, Page, only
from sgpolicy.site.pictures import latest_map, over_time, picture
from sgpolicy.site.records import card
from sgpolicy.site.tables import Cell, Row, Table, cell, table

_YEARS = 16
"""How many years a panel shows, the latest ones; all are in the download."""


def term_pages(held: Held, citing: Citing) -> Iterator[Page]:
    """Yield the page of each indicator, instrument and programme."""
    for indicator in held.catalog.indicators:
        yield _indicator(held, indicator, citing)
    for instrument in held.catalog.instruments:
        yield _instrument(held, instrument, citing)
    for programme in held.catalog.programmes:
        yield _programme(held, programme, citing)


def _indicator(held: Held, term: Indicator, citing: Citing) -> Page:
    found = held.by_indicator.get(term.id, [])
    targets = held.targets_of.get(term.id, [])
    panel = held.catalog.panel(term) if found else None
    lines = series(found)
    return Page(
        file=page_of(term),
        template="indicator.html",
        title=both(term.name),
        section="indicators",
        cites=citing(_documents([*found, *targets])),
        context={
            "term": term,
            "facts": [
                (label("unit"), cell(term.unit)),
                (label("usual kind"), cell(term.kind)),
                (label("better"), cell(term.direction)),
                *([(label("broader"), cell(term.broader))] if term.broader else []),
                *([(label("part of"), cell(term.part_of))] if term.part_of else []),
            ],
            "narrower": [one for one in held.catalog.indicators if term in (one.broader, one.part_of)],
            "map": latest_map(panel) if panel else None,
            "panel": _panel(panel) if panel else None,
            "left_out": Counter(reason for _, reason in panel.left_out).most_common() if panel else [],
            "lines": over_time(lines),
            "breaks": _breaks(term, lines),
            "sources": rows.figures("figures", found, label("All figures, with their sources"), what=False),
            "promises": rows.promises(held.catalog.targets.where(indicator=term).progress(), label("Promises"))
            if targets
            else None,
        },
    )


def _panel(found: Panel) -> Table:
    years = found.years[-_YEARS:]
    lines = []
    for region in found.regions:
        cells = [found.cell(region, year) for year in years]
        if not any(cells):
            continue
        line = [cell(region, sort=region.code)]
        for one in cells:
            if one is None:
                line.append(Cell(Both("", ""), sort=""))
                continue
            quantity = one.observation.quantity
            number = grouped(str(quantity).removesuffix(f" {quantity.unit}")).replace("about", "≈")
            marks = "".join(sign for sign, on in (("¦", one.broken), ("*", one.definition), ("°", one.part)) if on)
            line.append(
                Cell(
                    Both(number + marks, number + marks),
                    address(one.observation),
                    sort=rows.number(quantity),
                )
            )
        lines.append(Row(tuple(line)))
    columns = [Both(str(year), str(year)) for year in years]
    return table("panel", label("By region and year"), ["region", *columns], lines, numeric=columns)


def _breaks(term: Indicator, found: Iterable[Series]) -> list[tuple[Both, Cell]]:
    """Return where the definition changes: as the codebook says, and between two figures of one place."""
    told = [(label("in the codebook"), cell(text)) for text in term.breaks]
    for one in found:
        place = place_name(one.region)
        told += [(place, cell(mark.because, address(mark.after))) for mark in one.breaks]
    return told


def _instrument(held: Held, term: Instrument, citing: Citing) -> Page:
    found = held.by_instrument.get(term.id, [])
    return Page(
        file=page_of(term),
        template="instrument.html",
        title=both(term.name),
        section="instruments",
        cites=citing(_documents(found)),
        context={
            "term": term,
            "facts": [
                *([(label("broader"), cell(term.broader))] if term.broader else []),
                *((_facet(name), cell(value)) for name in TYPOLOGIES if (value := getattr(term, name))),
                *([(label("measures by status"), _statuses(found))] if found else []),
            ],
            "narrower": [one for one in held.catalog.instruments if one.broader == term],
            "map": picture(held.catalog.adoptions(term)) if found else None,
            "measures": rows.measures(found, label("Measures")),
        },
    )


def _facet(name: str) -> Both:
    """Return what a typology is called, as pictures call it."""
    return Both(*FACET_NAMES[name])


def _statuses(found: Iterable[Measure]) -> list[Cell]:
    """Return how many measures have each status, the most first."""
    counts = Counter(one.status for one in found).most_common()
    return [Cell(Both(f"{both(status).en} {count}", f"{both(status).zh} {count}")) for status, count in counts]


def _programme(held: Held, programme: Programme, citing: Citing) -> Page:
    measures = held.by_programme.get(programme.id, [])
    return Page(
        file=page_of(programme),
        template="programme.html",
        title=both(programme.name),
        section="programmes",
        cites=citing(_documents([programme, *measures])),
        context={
            "card": card(programme),
            "home": f"{page_of(programme.document)}#{anchor(programme)}",
            "document": programme.document,
            "measures": rows.measures(measures, label("Measures of the programme")),
        },
    )


def _documents(records: Sequence[Record]) -> Iterator[Document]:
    return only(record.document for record in records)


def indicator_table(held: Held) -> Table:
    """Return the indicators, one a row, those with most figures first."""
    lines = []
    for term in held.catalog.indicators:
        found = held.by_indicator.get(term.id, [])
        places = sum(1 for count in held.by_unit(found).values() if count)
        ends = [year for one in found if (year := end_year(one.as_of))]
        years = f"{min(ends)}–{max(ends)}" if ends else "–"
        facets = {"indicator group": both(term.path[0]), "usual kind": both(term.kind)}
        cells = (
            cell(term),
            cell(term.path[0]),
            cell(term.unit),
            cell(len(found)),
            cell(places),
            cell(years),
            cell(len(held.targets_of.get(term.id, []))),
        )
        lines.append((len(found), Row(cells, facets)))
    lines.sort(key=lambda line: -line[0])
    columns = ["indicator", "indicator group", "unit", "observations", "regions", "first and last year", "targets"]
    numeric = ["observations", "regions", "targets"]
    return table(
        "indicators",
        label("What is counted"),
        columns,
        (line for _, line in lines),
        numeric=numeric,
        filters=["indicator group", "usual kind"],
    )


def instrument_table(held: Held) -> Table:
    """Return the instruments, one a row, in the order of the codebook."""
    lines = []
    for term in held.catalog.instruments:
        found = held.by_instrument.get(term.id, [])
        places = sum(1 for count in held.by_unit(found).values() if count)
        cells = (
            cell(term),
            cell(term.broader),
            cell(term.rothwell_zegveld),
            cell(term.talent_cycle),
            cell(len(found)),
            cell(places),
        )
        lines.append(Row(cells, {"broader": both(term.path[0])}))
    columns: list[str | Both] = [
        "instrument",
        "broader",
        _facet("rothwell_zegveld"),
        _facet("talent_cycle"),
        "measures",
        "regions",
    ]
    return table(
        "instruments",
        label("By what means governments act"),
        columns,
        lines,
        numeric=["measures", "regions"],
        filters=["broader"],
    )


def programme_table(held: Held) -> Table:
    """Return the programmes, one a row."""
    lines = [
        Row(
            (
                cell(one.name, address(one)),
                rows.region_cell(one.region),
                cell(str(one.time or "–")),
                cell(len(held.by_programme.get(one.id, []))),
                cell(one.document, mark="narrow"),
            ),
            {"region": place_name(one.region)},
        )
        for one in held.catalog.programmes
    ]
    columns = ["programme", "region", "time", "measures", "document"]
    return table("programmes", label("Named programmes"), columns, lines, numeric=["measures"], filters=["region"])
