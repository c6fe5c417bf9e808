"""The columns of results of analyses.

A new type of result gets a row in `CELLS`: the English names of its columns, what matters first and
ids last, and a function from a result to its cells, which may be words of vocabularies, terms,
regions, quantities, sentences (`Said`) or None, as `say` puts them into the language of display; each
new column, and the type's own name, gets its Chinese in `sgpolicy.display.chinese`, and a test says
which is missing.
"""

from collections.abc import Callable
from typing import Any

from sgpolicy.analysis.coverage import Coverage
from sgpolicy.analysis.escalation import Pair, due_year
from sgpolicy.analysis.lineage import Step
from sgpolicy.analysis.panel import Cell
from sgpolicy.analysis.progress import Progress
from sgpolicy.analysis.ratios import percent, rounded
from sgpolicy.analysis.series import Series
from sgpolicy.analysis.summary import Mean, Rank
from sgpolicy.display.say import number, place, say
from sgpolicy.model.period import Period
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.region import Region
from sgpolicy.model.said import Said
from sgpolicy.model.words import Depth, EvidenceKind

Cells = tuple[tuple[str, ...], Callable[[Any], tuple[object, ...]]]


def place_of(region: Region | None) -> str:
    """Return the short name of a region in the language of display; - for none."""
    return say(region)


PROGRESS_HEADER = ("verdict", "region", "indicator", "promised", "reported", "unit", "share", "needed per year")


def progress_cells(item: Progress) -> tuple[object, ...]:
    """Return the cells of a verdict, under `PROGRESS_HEADER`."""
    target, seen = item.target, item.observation
    return (
        item.verdict,
        target.region,
        target.indicator,
        _when("{number} by {year}", target.quantity, target.due),
        _when("{number} in {year}", seen.quantity, seen.as_of) if seen else None,
        target.quantity.unit,
        percent(item.share) if item.share else None,
        percent(item.growth) if item.growth else None,
    )


def _when(template: str, quantity: Quantity, when: Period | None) -> Said:
    if when is None or when.end is None:
        return Said("{number}, no date", number=number(quantity))
    return Said(template, number=number(quantity), year=when.end.year)


def _progress(item: Progress) -> tuple[object, ...]:
    return *progress_cells(item), item.target.id


def _series(item: Series) -> tuple[object, ...]:
    first, last = (
        Said("{when}: {quantity}", when=o.as_of or Said("undated"), quantity=o.quantity)
        for o in (item.observations[0], item.observations[-1])
    )
    return (
        item.region,
        item.indicator,
        item.kind,
        len(item),
        first,
        last if len(item) > 1 else None,
        len(item.breaks),
        item.indicator.id,
    )


def _coverage(item: Coverage) -> tuple[object, ...]:
    return (
        item.region,
        item.answer,
        "/".join(str(item.depth(depth)) for depth in Depth),
        len(item.measures),
        len(item.targets),
        len(item.observations),
        item.latest,
        "/".join(str(item.resting_on(kind)) for kind in EvidenceKind),
        item.grade,
        len(item.absences),
    )


def _pair(item: Pair) -> tuple[object, ...]:
    growth: object = item.hindrance
    if item.ratio:
        ends = ("?" if end is None else str(rounded(end, places=1)) for end in (item.ratio.lower, item.ratio.upper))
        low, *high = dict.fromkeys(ends)
        growth = Said("x {low} to {high}", low=low, high=high[0]) if high else Said("x {low}", low=low)
    return (
        item.target.region,
        item.target.indicator,
        f"{item.target.quantity.as_stated} {due_year(item.target) or '?'}",
        item.national.quantity.as_stated if item.national else None,
        percent(item.share) if item.share else None,
        growth,
    )


def _cell(item: Cell) -> tuple[object, ...]:
    one = item.observation
    return item.region, item.year, one.quantity, one.kind, len(item.alternatives), place(one.evidence[0])


def _rank(item: Rank) -> tuple[object, ...]:
    return item.cell.region, item.cell.observation.quantity, item.place


def _mean(item: Mean) -> tuple[object, ...]:
    return item.year, item.interval, Said("{n} of {of}", n=item.n, of=item.of)


def _step(item: Step) -> tuple[object, ...]:
    one = item.citation
    return "  " * (item.depth - 1) + say(one.work), one.relation, one.document.id, item.region


CELLS: dict[type, Cells] = {
    Progress: ((*PROGRESS_HEADER, "id"), _progress),
    Series: (("region", "indicator", "kind", "figures", "first", "last", "breaks", "id"), _series),
    Coverage: (
        ("region", "known", "w/p/f", "meas", "targ", "obs", "latest", "span/page", "grade", "none"),
        _coverage,
    ),
    Pair: (("region", "indicator", "promised", "nation", "share", "growth"), _pair),
    Cell: (("region", "year", "figure", "kind", "others", "evidence"), _cell),
    Rank: (("region", "figure", "rank"), _rank),
    Mean: (("year", "mean", "regions"), _mean),
    Step: (("work", "relation", "document", "region"), _step),
}
"""The header of each type of result, and the function that makes its cells."""
