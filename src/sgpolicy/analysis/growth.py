"""How far, and how fast: shares of a target, and yearly growth."""

from decimal import ROUND_CEILING, ROUND_FLOOR
from fractions import Fraction

from sgpolicy.analysis.ratios import yearly
from sgpolicy.model.figure import Observation, Target
from sgpolicy.model.interval import Interval
from sgpolicy.model.period import Period
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.words import Qualifier

_MONTHS = 12


def share_reached(seen: Quantity, wanted: Quantity) -> Interval | None:
    """Return *seen* as a share of *wanted*; None where there is no bound."""
    least = goal(wanted)
    return None if least.lower is None or least.lower <= 0 else point(seen) / least


def needed_growth(target: Target, start: Observation) -> Interval | None:
    """Return the yearly growth that would carry *start* to *target*; None where it cannot be calculated."""
    if target.due is None or target.due.end is None:
        return None
    months = end_month(target.due) - end_month(start.as_of)
    return _growth(point(start.quantity), goal(target.quantity), months)


def growth_between(earlier: Observation, later: Observation) -> Interval | None:
    """Return the yearly growth from one observation to another; None where it cannot be calculated."""
    months = end_month(later.as_of) - end_month(earlier.as_of)
    return _growth(point(earlier.quantity), point(later.quantity), months)


def point(quantity: Quantity) -> Interval:
    """Return the bounds of *quantity*; of an approximate one the number that it names."""
    if quantity.qualifier is Qualifier.ABOUT:
        return Interval(lower=quantity.value, upper=quantity.value)
    return quantity.bounds


def end_month(period: Period | None) -> int:
    """Return the month in which *period* ends, counted from the year 0; 0 where it has no end."""
    end = period.end if period else None
    return end.year * _MONTHS + end.month if end else 0


def end_year(period: Period | None) -> int | None:
    """Return the year in which *period* ends; None where it has no end."""
    return period.end.year if period and period.end else None


def goal(quantity: Quantity) -> Interval:
    """Return what must be reached: the least that keeps the promise, up to its point or range."""
    if quantity.qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN):
        return Interval(lower=quantity.lower, upper=quantity.lower)
    return point(quantity)


def _growth(start: Interval, goal: Interval, months: int) -> Interval | None:
    if months <= 0 or start.lower is None or start.lower <= 0 or goal.lower is None or goal.lower < 0:
        return None
    if start.upper is None or goal.upper is None:
        return None
    years = Fraction(months, _MONTHS)
    ratio = goal / start
    if ratio.lower is None or ratio.upper is None:
        return None
    return Interval(lower=yearly(ratio.lower, years, ROUND_FLOOR), upper=yearly(ratio.upper, years, ROUND_CEILING))
