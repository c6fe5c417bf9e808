"""Progress: a promise compared with what was reported."""

from collections.abc import Iterable

from attrs import frozen

from sgpolicy.analysis.growth import end_month, growth_between, needed_growth, share_reached
from sgpolicy.analysis.ratios import percent
from sgpolicy.analysis.series import why_broken
from sgpolicy.asked import explained, not_a
from sgpolicy.errors import NotComparableError
from sgpolicy.model.figure import Observation, Target
from sgpolicy.model.interval import Interval
from sgpolicy.model.period import Period
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.said import Said
from sgpolicy.model.shown import Shown, one_line
from sgpolicy.model.words import Bilingual, Direction, Kind

LEVELS = (Kind.STOCK, Kind.CUMULATIVE)
"""Kinds that both say how many there are: counted from the start, or as things stand."""


class Verdict(Bilingual):
    """What can be said of a target."""

    MET = "met", "已达成"
    ON_COURSE = "on course", "进度正常"
    BEHIND = "behind", "进度落后"
    MISSED = "missed", "未达成"
    NOT_ASSESSABLE = "not assessable", "无法判断"


@frozen(kw_only=True, repr=False)
class Progress(Shown):
    """How far a target is reached, by the latest comparable observation.

    Attributes:
        target: The promise.
        observation: The latest comparable observation; None if there is none.
        earlier: The observation before it, or the target's own baseline, that
            gives the pace so far; None if there is none.
        share: Observed as a share of promised (0.5 is half), an interval that
            hedges in either figure widen; None where there is no bound.
        growth: Yearly growth that is still needed (0.2 is 20 %), compound,
            from the end of the observed period to the end of the due one; None
            where nothing is left to grow or the time is over or unknown.
        pace: Yearly growth between `earlier` and `observation`; None without them.
        verdict: met, on course, behind, missed or not assessable.
        reason: Why, in one English sentence, which is displayed in either language; it
            names a break in the definition that the pace reaches across.
    """

    target: Target
    observation: Observation | None
    earlier: Observation | None
    share: Interval | None
    growth: Interval | None
    pace: Interval | None
    verdict: Verdict
    reason: str

    def __repr__(self) -> str:
        evidence = [f"target {self.target.evidence[0]}"]
        if self.observation:
            evidence.append(f"observation {self.observation.evidence[0]}")
        return one_line(f"<Progress {self.target.id}: {self.verdict}; {self.reason}; {', '.join(evidence)}>")


def progress(target: Target, observations: Iterable[Observation]) -> Progress:
    """Compare *target* with the latest comparable one of *observations*.

    Comparable means: the same indicator, region and unit, both levels (stock or
    cumulative) or both flows, with a date.
    The verdict is met where the observation certainly reaches the target;
    missed where it certainly does not, although the due date has come; before
    that, on course where the pace so far is certainly enough, behind where it
    certainly is not; else not assessable. A flow (so many in a year) is met
    within its due period only, and missed only by an observation of all of it.
    A target without a region, or in an anonymised one, is only compared within
    its own document.

    Args:
        target: A target; one that falls (direction down) is met from above.
        observations: Any observations; those that are not comparable are ignored.

    Returns:
        The verdict with its reason and both pieces of evidence.
    """
    observations = tuple(observations)
    past = sorted((o for o in observations if comparable(target, o)), key=lambda o: (end_month(o.as_of), o.id))
    if not past:
        reason = _nothing_comparable(target, observations)
        return _verdict(target, None, None, Verdict.NOT_ASSESSABLE, reason)
    latest = past[-1]
    earlier = next((o for o in reversed(past[:-1]) if end_month(o.as_of) < end_month(latest.as_of)), None)
    reached = _reached(target, latest.quantity)
    other_time = target.kind is Kind.FLOW and _is_other_time(target.due, latest.as_of, reached=reached)
    if reached is True and not other_time:
        return _verdict(
            target,
            latest,
            earlier,
            Verdict.MET,
            Said("{seen} in {when} reaches {wanted}", seen=latest.quantity, when=latest.as_of, wanted=target.quantity),
        )
    if target.due is None or target.due.end is None:
        return _verdict(target, latest, earlier, Verdict.NOT_ASSESSABLE, Said("the target has no due date"))
    if end_month(latest.as_of) >= end_month(target.due):
        if other_time or reached is None:
            reason = Said("{when} is not the period in which it falls due, {due}", when=latest.as_of, due=target.due)
            reason = reason if other_time else Said("hedges leave open whether it was reached")
            return _verdict(target, latest, earlier, Verdict.NOT_ASSESSABLE, reason)
        reason = Said(
            "{seen} in {when} falls short of {wanted} due in {due}",
            seen=latest.quantity,
            when=latest.as_of,
            wanted=target.quantity,
            due=target.due,
        )
        return _verdict(target, latest, earlier, Verdict.MISSED, reason)
    return _under_way(target, latest, earlier)


def _nothing_comparable(target: Target, observations: Iterable[Observation]) -> Said:
    """Return that there is nothing to compare, with what a part of the indicator hints at."""
    nothing = Said("the catalog has no comparable observation")
    for part in observations:
        whole = part.indicator.part_of or part.indicator.broader
        if whole == target.indicator and part.region == target.region and part.region is not None:
            return Said(
                "{nothing}; of its part {part} there are {seen} in {when} ({record})",
                nothing=nothing,
                part=part.indicator.id,
                seen=part.quantity,
                when=part.as_of or "?",
                record=part.id,
            )
    return nothing


def _under_way(target: Target, latest: Observation, earlier: Observation | None) -> Progress:
    if earlier is None:
        reason = Said(
            "only one observation ({when}) before it falls due in {due}: no pace to judge by",
            when=latest.as_of,
            due=target.due,
        )
        return _verdict(target, latest, None, Verdict.NOT_ASSESSABLE, reason)
    needed, pace = needed_growth(target, latest), growth_between(earlier, latest)
    if needed is None or pace is None:
        return _verdict(
            target, latest, earlier, Verdict.NOT_ASSESSABLE, Said("a figure has no bound to calculate with")
        )
    said = Said(
        "it takes {needed} a year, and grew {pace} a year from {earlier} to {latest}",
        needed=percent(needed),
        pace=percent(pace),
        earlier=earlier.as_of,
        latest=latest.as_of,
    )
    if broken := why_broken(earlier, latest):
        said = Said("{said} (across a break, {broken})", said=said, broken=broken.rstrip("."))
    better, worse = (needed, pace) if target.indicator.direction is Direction.DOWN else (pace, needed)
    if worse.is_below(better) or worse == better:
        return _verdict(target, latest, earlier, Verdict.ON_COURSE, said)
    if better.is_below(worse):
        return _verdict(target, latest, earlier, Verdict.BEHIND, said)
    return _verdict(target, latest, earlier, Verdict.NOT_ASSESSABLE, Said("{said}: the two overlap", said=said))


def _verdict(
    target: Target, latest: Observation | None, earlier: Observation | None, verdict: Verdict, reason: str
) -> Progress:
    open_ = latest is not None and verdict not in (Verdict.MET, Verdict.MISSED)
    return Progress(
        target=target,
        observation=latest,
        earlier=earlier,
        share=share_reached(latest.quantity, target.quantity) if latest else None,
        growth=needed_growth(target, latest) if latest and open_ else None,
        pace=growth_between(earlier, latest) if latest and earlier else None,
        verdict=verdict,
        reason=reason,
    )


@explained
def required_growth(start: Observation, target: Target) -> Interval:
    """Return the yearly growth that would carry *start* to *target* in time.

    Args:
        start: An observation in the unit of the target, before it falls due.
        target: A target with a due date.

    Returns:
        Yearly growth as a ratio (0.20 is 20 %), as an interval: hedges in
        either figure widen it. Compound, from the end of one period to the end
        of the other, rounded outward to four places.

    Raises:
        TypeError: *start* is not an observation, or *target* not a target.
        NotComparableError: The two differ in indicator, region or unit, one is a
            flow and the other a level (stock and cumulative are one sort),
            *start* is not earlier than the due period, or a figure that the
            growth needs has no bounds.
    """
    if not isinstance(start, Observation):
        raise TypeError(not_a("required_growth(start, target)", "an Observation first", start))
    if not isinstance(target, Target):
        raise TypeError(not_a("required_growth(start, target)", "a Target second", target))
    if not comparable(target, start):
        msg = f"{start.id} and {target.id} differ in indicator, region, unit or kind, or one has no date"
        raise NotComparableError(msg)
    found = needed_growth(target, start)
    if found is None:
        msg = f"from {start.id} to {target.id} no growth can be calculated: no time is left, or a figure has no bounds"
        raise NotComparableError(msg)
    return found


def comparable(target: Target, observation: Observation) -> bool:
    """Return whether *observation*, at a known time, counts what *target* promises, where and in the unit it does."""
    same_place = (
        observation.region == target.region
        if target.region is not None
        else observation.region is None and observation.document == target.document
    )
    return (
        same_place
        and observation.indicator == target.indicator
        and observation.quantity.unit == target.quantity.unit
        and (observation.kind in LEVELS) == (target.kind in LEVELS)
        and observation.as_of is not None
        and observation.as_of.end is not None
    )


def _reached(target: Target, seen: Quantity) -> bool | None:
    """Return whether *seen* certainly reaches the target; None where hedges leave it open."""
    enough = _enough(target)
    if enough is None:
        return None
    if enough.contains(seen.bounds):
        return True
    return None if enough.overlaps(seen.bounds) else False


def _enough(target: Target) -> Interval | None:
    """Return all numbers that keep the promise; None where its wording does not say."""
    wanted = target.quantity
    if target.indicator.direction is Direction.DOWN:
        most = wanted.upper if wanted.upper is not None else wanted.value
        return None if most is None else Interval(upper=most, upper_open=wanted.upper_open)
    least = wanted.lower if wanted.lower is not None else wanted.value
    return None if least is None else Interval(lower=least, lower_open=wanted.lower_open)


def _is_other_time(due: Period | None, seen: Period | None, *, reached: bool | None) -> bool:
    """Return whether a flow during *seen* says nothing certain about *due*.

    Enough in part of the due time is enough in all of it; too little in a longer
    time is too little in the due time.
    """
    if due is None or seen is None:
        return False
    return seen not in due if reached else due not in seen
