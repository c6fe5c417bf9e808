"""Escalation: what provinces promise, beside what the nation promises."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

from attrs import frozen

from sgpolicy.analysis.choice import definition, preference
from sgpolicy.analysis.growth import end_month, end_year, needed_growth, share_reached
from sgpolicy.analysis.listed import Listed, Result
from sgpolicy.analysis.places import units
from sgpolicy.analysis.ratios import ends, percent
from sgpolicy.analysis.reaching import LEVELS, comparable
from sgpolicy.model.columns import Type
from sgpolicy.model.figure import Observation, Target
from sgpolicy.model.interval import Interval
from sgpolicy.model.said import Said
from sgpolicy.model.shown import one_line
from sgpolicy.model.words import Bilingual, Commitment, Qualifier, RegionLevel


class Hindrance(Bilingual):
    """Why a pair, or only its growth, cannot be compared."""

    NO_DUE_DATE = "no due date", "无期限"
    NO_TARGET = "no national target", "全国无此目标"
    DUE_YEAR = "other due year", "期限不同"
    UNIT = "other unit", "单位不同"
    KIND = "level and flow", "存量与流量"
    DEFINITION = "other definition", "口径不同"
    NO_BASELINE = "no baseline", "无基期"
    NO_GROWTH = "no growth", "无增速"


_Why = tuple[Hindrance, Said]
_RATIOS = ("share", "growth", "national_growth", "ratio")


@frozen(kw_only=True, repr=False)
class Pair(Result):
    """A target of a province beside the nation's own of the same indicator, definition and due year.

    Attributes:
        target: The promise of the province.
        national: The promise of the nation; None where no target of it can be compared.
        others: Further targets of the nation that fit as well, such as other
            reports of the same one; `national` is the best supported.
        share: The province's part of the whole (0.05 is 5 %), which hedges in
            either figure widen.
        growth: Yearly growth from the province's baseline to its target (0.2 is 20 %).
        national_growth: The same of the nation.
        ratio: `growth` divided by `national_growth`; 2 is twice as fast.
        hindrance: Why the pair, or its growth, cannot be compared; None if it can.
        reason: The same in full.
    """

    target: Target
    national: Target | None
    others: tuple[Target, ...]
    share: Interval | None
    growth: Interval | None
    national_growth: Interval | None
    ratio: Interval | None
    hindrance: Hindrance | None
    reason: str | None

    def __repr__(self) -> str:
        share = f"{percent(self.share)} of {self.national.id}" if self.national and self.share else "no share"
        return one_line(f"<Pair {self.target.id}: {share}{f'; {self.reason}' if self.reason else ''}>")

    def to_dict(self) -> dict[str, Any]:
        """Return one flat row: ids, wordings and hedges of both, and the ends of each ratio."""
        mine, theirs = self.target, self.national
        return {
            "target": mine.id,
            "region": mine.region and mine.region.code,
            "indicator": mine.indicator.id,
            "due": str(mine.due) if mine.due else None,
            "as_stated": mine.quantity.as_stated,
            "qualifier": str(mine.quantity.qualifier),
            "commitment": mine.commitment and str(mine.commitment),
            "national": theirs and theirs.id,
            "national_as_stated": theirs and theirs.quantity.as_stated,
            "national_qualifier": theirs and str(theirs.quantity.qualifier),
            "national_commitment": theirs and theirs.commitment and str(theirs.commitment),
            "others": [other.id for other in self.others],
            **ends("share", self.share),
            **ends("growth", self.growth),
            **ends("national_growth", self.national_growth),
            **ends("ratio", self.ratio),
            "hindrance": self.hindrance and str(self.hindrance),
            "reason": self.reason and str(self.reason),
        }


class EscalationTable(Listed[Pair]):
    """Targets of provinces beside the nation's: a tuple that is displayed as a table.

    `to_dicts()` gives one flat dict per target of a province. Shares, growths and
    their ratio have a lower and an upper end, as ratios, rounded outward
    to four places; None where the end is open or not known.
    """

    _TYPES: ClassVar[Mapping[str, Type]] = {
        **dict.fromkeys(("target", "region", "indicator", "due", "as_stated"), str),
        "qualifier": Qualifier,
        "commitment": Commitment,
        **dict.fromkeys(("national", "national_as_stated"), str),
        "national_qualifier": Qualifier,
        "national_commitment": Commitment,
        "others": list[str],
        **{f"{name}_{end}": float for name in _RATIOS for end in ("lower", "upper")},
        "hindrance": Hindrance,
        "reason": str,
    }
    __slots__ = ()


def escalation(targets: Iterable[Target], observations: Iterable[Observation]) -> EscalationTable:
    """Set each target of a province, or of the Corps, beside the nation's own.

    Args:
        targets: Any targets; those of cities and counties are passed over.
        observations: Any observations, from which growth is reckoned: a target's own
            baseline, else the latest comparable one up to the day on which its
            document became known.

    Returns:
        One pair for each target of a province, in the same order; one that cannot be
        compared says why.
    """
    targets, observations = tuple(targets), tuple(observations)
    nations = [t for t in targets if t.region and t.region.level is RegionLevel.COUNTRY]
    places = units({t.region for t in targets if t.region})
    own = [t for t in targets if t.region in places and t not in nations]
    return EscalationTable(_pair(target, nations, observations) for target in own)


def _pair(target: Target, nations: list[Target], observations: tuple[Observation, ...]) -> Pair:
    fitting, why = _fitting(target, nations)
    fitting.sort(key=preference)
    best = fitting[0] if fitting else None
    growth = national = ratio = None
    if best is not None:
        starts = [_start(one, observations) for one in (target, best)]
        growth, national = (
            needed_growth(one, start) if start else None for one, start in zip((target, best), starts, strict=True)
        )
        ratio = growth / national if growth and national and (national.lower or 0) > 0 else None
        why = None if ratio else _no_ratio((target, best), starts, (growth, national))
    return Pair(
        target=target,
        national=best,
        others=tuple(fitting[1:]),
        share=share_reached(target.quantity, best.quantity) if best else None,
        growth=growth,
        national_growth=national,
        ratio=ratio,
        hindrance=why[0] if why else None,
        reason=why[1] if why else None,
    )


def _fitting(target: Target, nations: list[Target]) -> tuple[list[Target], _Why | None]:
    """Return the targets of the nation that *target* can be compared with; if there are none, and why."""
    due = due_year(target)
    if due is None:
        return [], (Hindrance.NO_DUE_DATE, Said("the target has no due date"))
    if departs := definition(target):
        return [], (Hindrance.DEFINITION, Said("the target counts otherwise: {definition}", definition=departs))
    rest = [one for one in nations if one.indicator == target.indicator]
    years = tuple(due_year(one) or Said("no date") for one in sorted(rest, key=lambda one: str(due_year(one) or "x")))
    name, unit = target.indicator.id, target.quantity.unit
    tests: tuple[tuple[Hindrance, Said, Callable[[Target], bool]], ...] = (
        (Hindrance.NO_TARGET, Said("the nation has no target of {indicator}", indicator=name), lambda _: True),
        (
            Hindrance.DUE_YEAR,
            Said("due {due}, but the nation's are due {years}", due=due, years=tuple(dict.fromkeys(years))),
            lambda one: due_year(one) == due,
        ),
        (Hindrance.UNIT, Said("in {unit}, but the nation's are not", unit=unit), lambda one: one.quantity.unit == unit),
        (
            Hindrance.KIND,
            Said("a {kind}, but the nation's are not: one is a level, the other a flow", kind=target.kind),
            lambda one: (one.kind in LEVELS) == (target.kind in LEVELS),
        ),
        (
            Hindrance.DEFINITION,
            Said("the nation's count otherwise, as their notes say"),
            lambda one: not definition(one),
        ),
    )
    for hindrance, reason, fits in tests:
        rest = [one for one in rest if fits(one)]
        if not rest:
            return [], (hindrance, reason)
    return rest, None


def due_year(target: Target) -> int | None:
    """Return the year in which *target* is due; None if it has no due date, or one without an end."""
    return end_year(target.due)


def _start(target: Target, observations: tuple[Observation, ...]) -> Observation | None:
    """Return the baseline of *target*, else what was observed last when its document became known."""
    if target.baseline and comparable(target, target.baseline):
        return target.baseline
    known = end_month(target.document.known)
    past = [one for one in observations if comparable(target, one) and end_month(one.as_of) <= known]
    last = max((end_month(one.as_of) for one in past), default=0)
    return min((one for one in past if end_month(one.as_of) == last), key=preference, default=None)


def _no_ratio(
    pair: tuple[Target, Target],
    starts: list[Observation | None],
    growths: tuple[Interval | None, Interval | None],
) -> _Why:
    for one, start, growth in zip(pair, starts, growths, strict=True):
        if start is None:
            place = one.region or "?"
            return Hindrance.NO_BASELINE, Said(
                "{place} has no comparable observation of the time of {document}",
                place=place,
                document=one.document.id,
            )
        if growth is None:
            return Hindrance.NO_GROWTH, Said(
                "no growth can be calculated from {start} to {target}", start=start.id, target=one.id
            )
    return Hindrance.NO_GROWTH, Said("the nation's target may not grow at all, so there is no ratio to its growth")
