"""The cells of analyses, narrow enough for a table in 80 columns."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sgpolicy.analysis.adoptions import Adoption
from sgpolicy.analysis.coding_units import CodingUnit
from sgpolicy.analysis.coverage import Coverage
from sgpolicy.analysis.curve import CurvePoint
from sgpolicy.analysis.escalation import Pair, due_year
from sgpolicy.analysis.learning import Lesson, Node
from sgpolicy.analysis.lineage import Step
from sgpolicy.analysis.panel import Cell
from sgpolicy.analysis.pmc_sheet import PmcDraft
from sgpolicy.analysis.portfolio import Portfolio
from sgpolicy.analysis.progress import Progress
from sgpolicy.analysis.ratios import percent, rounded
from sgpolicy.analysis.risk_set import RiskYear
from sgpolicy.analysis.series import Series
from sgpolicy.analysis.similarity import Likeness
from sgpolicy.analysis.strength import Strength, StrengthOfYear
from sgpolicy.analysis.summary import Mean, Rank
from sgpolicy.analysis.tools_cells import ToolsCell
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


def _share(ratio: Fraction | Decimal | int | None, places: int = 3) -> str:
    return "-" if ratio is None else str(rounded(Fraction(ratio), places=places))


def _unit(item: CodingUnit) -> tuple[str, ...]:
    return item.number, item.measure.id, item.measure.instruments[0].name.zh


def _tool(item: ToolsCell) -> tuple[str, ...]:
    tool = item.instrument.name.zh if item.instrument else "-"
    return str(item.row), tool, str(item.column), str(item.count), _share(item.of_total)


def _portfolio(item: Portfolio) -> tuple[str, ...]:
    counts = (str(item.size), str(item.instruments), str(item.targets))
    return (item.of.zh, *counts, *(_share(one) for one in (item.aid, item.gini_simpson, item.shannon, item.evenness)))


def _likeness(item: Likeness) -> tuple[str, ...]:
    likenesses = (item.jaccard, item.dice, item.overlap, item.cosine)
    return item.first.of.zh, item.second.of.zh, str(len(item.both)), *(_share(one) for one in likenesses)


def _adoption(item: Adoption) -> tuple[str, ...]:
    sure = "yes" if item.certain else "no"
    return item.region.short, str(item.period), str(item.dated_by), sure, str(item.record.document.id)


def _point(item: CurvePoint) -> tuple[str, ...]:
    new = "、".join(region.short for region in item.new)
    return str(item.year), str(len(item.new)), f"{item.cumulative} of {item.of}", new


def _risk(item: RiskYear) -> tuple[str, ...]:
    bits = (item.at_risk, item.adopted, item.central)
    risk, adopted, central = ("?" if bit is None else str(int(bit)) for bit in bits)
    return item.region.short, str(item.year), risk, adopted, str(item.years_at_risk or "?"), central


def _lesson(item: Lesson) -> tuple[str, ...]:
    both = "yes" if item.mutual else "no"
    return item.learner.label, item.taught.label, str(len(item.measures)), both, item.measures[0].id


def _node(item: Node) -> tuple[str, ...]:
    counts = (item.learned_from, item.taught_to, item.lessons, item.teachings)
    return item.place.label, *map(str, counts)


def _strength(item: Strength) -> tuple[str, ...]:
    scores = (_share(one, 2) for one in (item.power, item.force, item.total, item.mean))
    return item.document.id, str(len(item.clauses)), str(len(item.unscored)), *scores


def _strength_of_year(item: StrengthOfYear) -> tuple[str, ...]:
    sums = (_share(item.total, 2), _share(item.mean, 2))
    return place_of(item.region), str(item.year or "-"), str(len(item.documents)), *sums


def _draft(item: PmcDraft) -> tuple[str, ...]:
    empty = [name for name, value in item.values.items() if value is None]
    return item.document.id, f"{item.filled} of {len(item.values)}", ", ".join(empty)


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
    CodingUnit: (("unit", "id", "instrument"), _unit),
    ToolsCell: (("row", "tool", "column", "count", "share"), _tool),
    Portfolio: (("of", "meas", "instr", "targets", "AID", "Gini-S", "Shannon", "even"), _portfolio),
    Likeness: (("first", "second", "both", "Jaccard", "Dice", "overlap", "cosine"), _likeness),
    Adoption: (("region", "by", "dated by", "certain", "document"), _adoption),
    CurvePoint: (("year", "new", "cumulative", "regions"), _point),
    RiskYear: (("region", "year", "at risk", "adopted", "years", "central"), _risk),
    Lesson: (("learner", "taught", "measures", "mutual", "first measure"), _lesson),
    Node: (("place", "learned from", "taught to", "lessons", "teachings"), _node),
    Strength: (("id", "clauses", "unscored", "power", "force", "total", "mean"), _strength),
    StrengthOfYear: (("region", "year", "documents", "total", "mean"), _strength_of_year),
    PmcDraft: (("id", "filled in", "empty"), _draft),
    Step: (("work", "relation", "document", "region"), _step),
}
"""The header of each type of result, and the function that makes its cells."""
