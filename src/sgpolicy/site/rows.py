"""The tables that several pages have: measures, figures, promises, documents."""

from collections.abc import Iterable

from sgpolicy.analysis.growth import end_year
from sgpolicy.analysis.progress import Progress
from sgpolicy.model.document import Document
from sgpolicy.model.figure import Figure
from sgpolicy.model.measure import Measure
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.region import Region
from sgpolicy.model.words import CoderKind, Kind
from sgpolicy.plot.numbers import middle
from sgpolicy.site.addresses import address
from sgpolicy.site.both import NOTHING, Both, both, label, percent, place_name
from sgpolicy.site.tables import Cell, Row, Table, cell, table, wording


def region_cell(region: Region | None) -> Cell:
    """Return the cell of a region; of an anonymised place, too."""
    return cell(place_name(region), address(region), sort=region.code if region else "~")


def year_of(document: Document) -> Both:
    """Return the year in which a document became known."""
    year = str(end_year(document.known) or "")
    return Both(year, year) if year else NOTHING


def measures(found: Iterable[Measure], title: Both, *, place: bool = True) -> Table:
    """Return measures as a table; with their regions, if they are of several."""
    held = list(found)
    rows = []
    for one in held:
        facets = {
            "status": both(one.status),
            "instrument": both(one.instruments[0]),
            "region": place_name(one.region),
            "document year": year_of(one.document),
        }
        cells = [
            cell(one.summary, address(one)),
            cell(one.instruments[0]),
            cell(one.status, note=both(one.commitment) if one.commitment else None),
            *([region_cell(one.region)] if place else []),
            cell(year_of(one.document), address(one.document)),
        ]
        rows.append(Row(tuple(cells), facets))
    columns = ["summary", "instrument", "status", *(["region"] if place else []), "document"]
    filters = ["status", "instrument", *(["region"] if place else []), "document year"]
    return table("measures", title, columns, rows, filters=filters)


def figures(key: str, found: Iterable[Figure], title: Both, *, place: bool = True, what: bool = True) -> Table:
    """Return figures as a table: the number, the very words, the time, the document."""
    held = list(found)
    rows = []
    for one in held:
        facets = {
            "indicator": both(one.indicator),
            "region": place_name(one.region),
            "kind": both(kind_of(one)),
            "grade": both(one.document.reliability.grade),
        }
        cells = [
            *([cell(one.indicator)] if what else []),
            *([region_cell(one.region)] if place else []),
            cell(str(one.when or "–"), mark="date"),
            Cell(both(one.quantity), address(one), sort=number(one.quantity)),
            wording(one.quantity.as_stated),
            cell(kind_of(one)),
            cell(one.document, mark="narrow"),
            cell(one.document.reliability.grade),
        ]
        rows.append(Row(tuple(cells), facets))
    columns = [*(["indicator"] if what else []), *(["region"] if place else [])]
    columns += ["time", "figure", "as stated", "kind", "document", "grade"]
    filters = [*(["indicator"] if what else []), *(["region"] if place else []), "kind", "grade"]
    return table(key, title, columns, rows, numeric=["figure"], filters=filters)


def kind_of(figure: Figure) -> Kind:
    """Return the kind of a figure, which each of the three sorts has."""
    kind: Kind = getattr(figure, "kind")  # noqa: B009 - of the classes below Figure
    return kind


def number(quantity: Quantity) -> str:
    """Return what a quantity is sorted by."""
    return str(middle(quantity) or 0)


def promises(found: Iterable[Progress], title: Both, *, place: bool = True) -> Table:
    """Return targets beside the latest report, with the verdict and its reason."""
    held = list(found)
    rows = []
    for one in held:
        target, seen = one.target, one.observation
        verdict = both(one.verdict)
        cells = [
            cell(target.indicator),
            *([region_cell(target.region)] if place else []),
            Cell(both(target.quantity), address(target), sort=number(target.quantity), note=_words(target)),
            cell(str(target.due or "–"), mark="date"),
            Cell(both(seen.quantity), address(seen), sort=number(seen.quantity), note=_words(seen))
            if seen
            else cell(None),
            cell(str(seen.as_of) if seen else "–", mark="date"),
            cell(percent(one.share) or "–"),
            Cell(verdict, mark=f"verdict-{str(one.verdict).replace(' ', '-')}", note=both(one.reason)),
        ]
        rows.append(Row(tuple(cells), {"verdict": verdict, "indicator": both(target.indicator)}))
    columns = ["indicator", *(["region"] if place else [])]
    columns += ["promised", "due", "reported", "time", "share", "verdict"]
    return table(
        "promises",
        title,
        columns,
        rows,
        numeric=["promised", "reported", "share"],
        filters=["verdict", "indicator"],
    )


def _words(figure: Figure) -> Both:
    return Both(f"「{figure.quantity.as_stated}」", f"「{figure.quantity.as_stated}」")


def documents(found: Iterable[Document], counts: dict[str, int], title: Both, *, place: bool = True) -> Table:
    """Return documents as a table, the latest first, with how many records each has."""
    held = sorted(found, key=lambda one: (str(one.known or ""), one.id), reverse=True)
    rows = []
    for one in held:
        facets = {
            "kind": both(one.kind),
            "year": year_of(one),
            "grade": both(one.reliability.grade),
            "depth": both(one.depth),
            "reviewed by": reviewed(one),
        }
        if one.region:
            facets["region"] = both(one.region)
        cells = [
            cell(one, mark="title"),
            *([region_cell(one.region)] if place else []),
            cell(str(one.known or "–"), mark="date"),
            cell(one.kind),
            cell(one.depth),
            cell(one.reliability.grade),
            cell(reviewed(one)),
            cell(counts.get(one.id, 0)),
        ]
        rows.append(Row(tuple(cells), facets))
    columns = ["title", *(["region"] if place else [])]
    columns += ["date", "kind", "depth", "grade", "reviewed by", "records"]
    filters = [*(["region"] if place else []), "year", "kind", "depth", "grade", "reviewed by"]
    return table("documents", title, columns, rows, numeric=["records"], filters=filters)


def reviewed(document: Document) -> Both:
    """Return who looked the coding of a document over: a person, a model, or nobody that is recorded."""
    coding = document.coding
    if coding is None or coding.reviewer_kind is None:
        return label("nobody on record")
    return label("a person") if coding.reviewer_kind is CoderKind.PERSON else label("a model")
