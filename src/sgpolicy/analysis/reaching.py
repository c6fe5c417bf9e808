"""Whether an observation reaches a target, and which one of several decides."""

from collections.abc import Sequence

from sgpolicy.analysis.choice import definition
from sgpolicy.analysis.growth import end_month
from sgpolicy.model.figure import Observation, Target
from sgpolicy.model.interval import Interval
from sgpolicy.model.period import Period
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.words import Direction, Kind

LEVELS = (Kind.STOCK, Kind.CUMULATIVE)
"""Kinds that both say how many there are: counted from the start, or as things stand."""


def comparable(target: Target, observation: Observation) -> bool:
    """Return whether *observation*, at a known time, counts what *target* promises, where and in the unit it does.

    Where the note of one says how its definition departs from the indicator's, the other must say the same.
    """
    return definition(observation) == definition(target) and but_for_definition(target, observation)


def but_for_definition(target: Target, observation: Observation) -> bool:
    """Return whether the two are comparable, unless they define differently what they count."""
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


def decisive(target: Target, past: Sequence[Observation]) -> Observation:
    """Return the one of some comparable observations, in the order of their times, that decides.

    Before the due date that is the latest one. Afterwards it is the last one until then that
    certainly reaches the target; else the first one that is not before it. A later one says
    nothing of how things stood when it fell due. Of flows it is the last one of the due period.
    """
    if target.kind is Kind.FLOW:
        own = [one for one in past if target.due and one.as_of and (one.as_of in target.due or target.due in one.as_of)]
        return own[-1] if own else past[-1]
    if not is_late(target, past[-1]):
        return past[-1]
    in_time = [one for one in past if not is_late(target, one)]
    reaching = [one for one in in_time if is_reached(target, one.quantity)]
    if reaching:
        return reaching[-1]
    return next(one for one in past if end_month(one.as_of) >= end_month(target.due))


def is_late(target: Target, observation: Observation) -> bool:
    """Return whether *observation*, of a level, is of a time after the target fell due."""
    due = end_month(target.due)
    return target.kind is not Kind.FLOW and bool(due) and end_month(observation.as_of) > due


def is_reached(target: Target, seen: Quantity) -> bool | None:
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


def is_other_time(due: Period | None, seen: Period | None, *, reached: bool | None) -> bool:
    """Return whether a flow during *seen* says nothing certain about *due*.

    Enough in part of the due time is enough in all of it; too little in a longer
    time is too little in the due time.
    """
    if due is None or seen is None:
        return False
    return seen not in due if reached else due not in seen
