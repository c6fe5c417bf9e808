"""The cells of analyses, narrow enough for a table in 80 columns."""

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
from sgpolicy.catalog.diff import Change
from sgpolicy.model.region import Region
from sgpolicy.model.words import Depth, EvidenceKind

Cells = tuple[tuple[str, ...], Callable[[Any], tuple[str, ...]]]


def place_of(region: Region | None) -> str:
    """Return the short name of a region; - for none."""
    return region.short if region else "-"


PROGRESS_HEADER = ("region", "indicator", "promised", "reported", "share", "needed per year", "verdict")


def progress_cells(item: Progress) -> tuple[str, ...]:
    """Return the cells of a verdict, under `PROGRESS_HEADER`."""
    target, seen = item.target, item.observation
    return (
        place_of(target.region),
        target.indicator.name.zh,
        f"{target.quantity} by {target.due or '?'}",
        f"{seen.quantity} in {seen.as_of}" if seen else "-",
        percent(item.share) if item.share else "-",
        percent(item.growth) if item.growth else "-",
        str(item.verdict),
    )


def _progress(item: Progress) -> tuple[str, ...]:
    return item.target.id, *progress_cells(item)


def _series(item: Series) -> tuple[str, ...]:
    first, last = (f"{o.as_of or 'undated'}: {o.quantity}" for o in (item.observations[0], item.observations[-1]))
    return (
        item.indicator.id,
        place_of(item.region),
        str(item.kind),
        str(len(item)),
        first,
        last if len(item) > 1 else "-",
        str(len(item.breaks)),
    )


def _coverage(item: Coverage) -> tuple[str, ...]:
    return (
        item.region.short,
        "/".join(str(item.depth(depth)) for depth in Depth),
        str(len(item.measures)),
        str(len(item.targets)),
        str(len(item.observations)),
        str(item.latest or "-"),
        "/".join(str(item.resting_on(kind)) for kind in EvidenceKind),
        str(item.grade or "-"),
        str(len(item.absences)),
        str(item.answer),
    )


def _pair(item: Pair) -> tuple[str, ...]:
    growth = str(item.hindrance or "-")
    if item.ratio:
        ends = ("?" if end is None else str(rounded(end, places=1)) for end in (item.ratio.lower, item.ratio.upper))
        growth = "x " + " to ".join(dict.fromkeys(ends))
    return (
        place_of(item.target.region),
        f"{item.target.quantity.as_stated} {due_year(item.target) or '?'}",
        item.national.quantity.as_stated if item.national else "-",
        percent(item.share) if item.share else "-",
        growth,
    )


def _cell(item: Cell) -> tuple[str, ...]:
    one = item.observation
    others = str(len(item.alternatives))
    return item.region.short, str(item.year), str(one.quantity), str(one.kind), others, str(one.evidence[0])


def _rank(item: Rank) -> tuple[str, ...]:
    return item.cell.region.short, str(item.cell.observation.quantity), item.place


def _mean(item: Mean) -> tuple[str, ...]:
    return str(item.year), str(item.interval), f"{item.n} of {item.of}"


def _change(item: Change) -> tuple[str, ...]:
    said = f"{item.old or '-'} > {item.new or '-'}" if item.field else item.new or item.old or "-"
    return str(item.kind), item.id, item.field or "-", said


def _step(item: Step) -> tuple[str, ...]:
    one = item.citation
    return "  " * (item.depth - 1) + one.work.id, str(one.relation), one.document.id, place_of(item.region)


CELLS: dict[type, Cells] = {
    Progress: (("id", *PROGRESS_HEADER), _progress),
    Series: (("indicator", "region", "kind", "figures", "first", "last", "breaks"), _series),
    Coverage: (
        ("region", "w/p/f", "meas", "targ", "obs", "latest", "span/page", "grade", "none", "known"),
        _coverage,
    ),
    Pair: (("region", "promised", "nation", "share", "growth"), _pair),
    Cell: (("region", "year", "figure", "kind", "others", "evidence"), _cell),
    Rank: (("region", "figure", "rank"), _rank),
    Mean: (("year", "mean", "regions"), _mean),
    Change: (("what", "record", "field", "about"), _change),
    Step: (("work", "relation", "document", "region"), _step),
}
"""The header of each type of result, and the function that makes its cells."""
