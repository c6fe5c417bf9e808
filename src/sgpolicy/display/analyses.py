"""The columns of results of analyses.

A new type of result gets a row in `CELLS`: the English names of its columns, what matters first and
ids last, and a function from a result to its cells, which may be words of vocabularies, terms,
regions, quantities, sentences (`Said`) or None, as `say` puts them into the language of display; each
new column, and the type's own name, gets its Chinese in `sgpolicy.display.chinese`, and a test says
which is missing.
"""

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
from sgpolicy.display.say import label, number, place, say
from sgpolicy.model.period import Period
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.said import Said
from sgpolicy.model.words import Depth, EvidenceKind

Cells = tuple[tuple[str, ...], Callable[[Any], tuple[object, ...]]]


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
        Said("{when}: {quantity}", when=o.as_of or Said("undated"), quantity=number(o.quantity))
        for o in (item.observations[0], item.observations[-1])
    )
    return (
        item.region,
        item.indicator,
        len(item),
        first,
        last if len(item) > 1 else None,
        len(item.breaks),
        item.kind,
        item.observations[0].quantity.unit,
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


def _change(item: Change) -> tuple[object, ...]:
    about = f"{label(item.field)}: {item.old or '-'} > {item.new or '-'}" if item.field else item.new or item.old
    return item.kind, item.id, about


def _step(item: Step) -> tuple[object, ...]:
    one = item.citation
    return "  " * (item.depth - 1) + say(one.work), one.relation, one.document.id, item.region


def _share(ratio: Fraction | Decimal | int | None, places: int = 3) -> str:
    return "-" if ratio is None else str(rounded(Fraction(ratio), places=places))


def _yes(*, sure: bool) -> Said:
    return Said("yes") if sure else Said("no")


def _unit(item: CodingUnit) -> tuple[object, ...]:
    return item.number, item.measure.instruments[0], item.measure.id


def _tool(item: ToolsCell) -> tuple[object, ...]:
    return item.row, item.instrument, item.column, item.count, _share(item.of_total)


def _portfolio(item: Portfolio) -> tuple[object, ...]:
    counts = (str(item.size), str(item.instruments), str(item.targets))
    return (
        item.of,
        *counts,
        *(_share(one) for one in (item.aid, item.gini_simpson, item.shannon, item.evenness)),
    )


def _likeness(item: Likeness) -> tuple[object, ...]:
    likenesses = (item.jaccard, item.dice, item.overlap, item.cosine)
    return item.first.of, item.second.of, str(len(item.both)), *(_share(one) for one in likenesses)


def _adoption(item: Adoption) -> tuple[object, ...]:
    return item.region, item.period, item.dated_by, _yes(sure=item.certain), item.record.document.id


def _point(item: CurvePoint) -> tuple[object, ...]:
    return item.year, len(item.new), Said("{n} of {of}", n=item.cumulative, of=item.of), item.new


def _risk(item: RiskYear) -> tuple[object, ...]:
    bits = (item.at_risk, item.adopted, item.central)
    risk, adopted, central = ("?" if bit is None else str(int(bit)) for bit in bits)
    return item.region, item.year, risk, adopted, str(item.years_at_risk or "?"), central


def _lesson(item: Lesson) -> tuple[object, ...]:
    learner, taught = (one.region or one.id for one in (item.learner, item.taught))
    return learner, taught, len(item.measures), _yes(sure=item.mutual), item.measures[0].id


def _node(item: Node) -> tuple[object, ...]:
    counts = (item.learned_from, item.taught_to, item.lessons, item.teachings)
    return item.place.region or item.place.id, *counts


def _strength(item: Strength) -> tuple[object, ...]:
    scores = (_share(one, 2) for one in (item.power, item.force, item.total, item.mean))
    return item.document.id, str(len(item.clauses)), str(len(item.unscored)), *scores


def _strength_of_year(item: StrengthOfYear) -> tuple[object, ...]:
    sums = (_share(item.total, 2), _share(item.mean, 2))
    return item.region, item.year, str(len(item.documents)), *sums


def _draft(item: PmcDraft) -> tuple[object, ...]:
    empty = [name for name, value in item.values.items() if value is None]
    return item.document.id, Said("{n} of {of}", n=item.filled, of=len(item.values)), ", ".join(empty)


CELLS: dict[type, Cells] = {
    Progress: ((*PROGRESS_HEADER, "id"), _progress),
    Series: (("region", "indicator", "figures", "first", "last", "breaks", "kind", "unit", "id"), _series),
    Coverage: (
        ("region", "known", "w/p/f", "meas", "targ", "obs", "latest", "span/page", "grade", "none"),
        _coverage,
    ),
    Pair: (("region", "indicator", "promised", "nation", "share", "growth"), _pair),
    Cell: (("region", "year", "figure", "kind", "others", "evidence"), _cell),
    Rank: (("region", "figure", "rank"), _rank),
    Mean: (("year", "mean", "regions"), _mean),
    Change: (("what", "item", "about"), _change),
    CodingUnit: (("unit", "instrument", "id"), _unit),
    ToolsCell: (("row", "tool", "column", "count", "share"), _tool),
    Portfolio: (("group", "meas", "instr", "targets", "AID", "Gini-S", "Shannon", "even"), _portfolio),
    Likeness: (("one", "other", "both", "Jaccard", "Dice", "overlap", "cosine"), _likeness),
    Adoption: (("region", "by", "dated by", "certain", "document"), _adoption),
    CurvePoint: (("year", "adopting", "cumulative", "regions"), _point),
    RiskYear: (("region", "year", "at risk", "adopted", "years", "central"), _risk),
    Lesson: (("learner", "taught", "measures", "mutual", "first measure"), _lesson),
    Node: (("place", "learned from", "taught to", "lessons", "teachings"), _node),
    Strength: (("id", "clauses", "unscored", "power", "force", "total", "mean"), _strength),
    StrengthOfYear: (("region", "year", "documents", "total", "mean"), _strength_of_year),
    PmcDraft: (("document", "filled in", "empty"), _draft),
    Step: (("work", "relation", "document", "region"), _step),
}
"""The header of each type of result, and the function that makes its cells."""
