"""Laws of intervals, quantities and periods that mutation testing found untested."""

from datetime import date
from fractions import Fraction

import pytest

from sgpolicy.model.interval import Interval
from sgpolicy.model.period import Period
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.unit import unit
from sgpolicy.model.words import Qualifier

OPEN = Interval(lower=2, upper=5, lower_open=True, upper_open=True)
CLOSED = Interval(lower=2, upper=5)
ABOVE = Interval(lower=2)
BELOW = Interval(upper=5)


@pytest.mark.parametrize(
    ("interval", "inside", "outside"),
    [
        (OPEN, (3, Fraction(9, 4)), (1, 2, 5, 6)),
        (CLOSED, (2, 3, 5), (1, 6)),
        (ABOVE, (2, 10**20), (1,)),
        (BELOW, (5, -(10**20)), (6,)),
    ],
)
def test_what_lies_in_an_interval(
    interval: Interval, inside: tuple[int | Fraction, ...], outside: tuple[int, ...]
) -> None:
    """Open ends are left out, closed ones belong, missing ones set no limit."""
    assert all(number in interval for number in inside)
    assert not any(number in interval for number in outside)


@pytest.mark.parametrize(
    ("one", "other", "below"),
    [
        (CLOSED, Interval(lower=5, upper=9), False),
        (OPEN, Interval(lower=5, upper=9), True),
        (CLOSED, Interval(lower=5, upper=9, lower_open=True), True),
        (CLOSED, Interval(lower=6), True),
        (ABOVE, Interval(lower=9), False),
        (CLOSED, BELOW, False),
        (ABOVE, BELOW, False),
    ],
)
def test_which_interval_lies_below(one: Interval, other: Interval, *, below: bool) -> None:
    """A missing end is below nothing; a shared end counts only where it is left out."""
    assert one.is_below(other) is below
    assert one.overlaps(other) is not (below or other.is_below(one))


@pytest.mark.parametrize(
    ("result", "wanted"),
    [
        (CLOSED * Interval(lower=-1, upper=3), "[-5, 15]"),
        (OPEN * Interval(lower=1, upper=3), "(2, 15)"),
        (CLOSED * Interval(lower=1, upper=3, upper_open=True), "[2, 15)"),
        (Interval(lower=-2, upper=2) * Interval(lower=-2, upper=2, upper_open=True), "[-4, 4]"),
        (ABOVE * Interval(lower=1, upper=3), "[2, ∞)"),
        (ABOVE * Interval(lower=-1, upper=3), "(-∞, ∞)"),
        (BELOW * Interval(lower=2, upper=3), "(-∞, 15]"),
        (ABOVE * Interval(lower=0, upper=0), "[0, 0]"),
        (Interval(lower=0) * Interval(lower=0, upper=1, lower_open=True), "[0, ∞)"),
        (CLOSED + OPEN, "(4, 10)"),
        (CLOSED - OPEN, "(-3, 3)"),
        (ABOVE - CLOSED, "[-3, ∞)"),
        (Interval(lower=10, upper=20) / CLOSED, "[2, 10]"),
        (Interval(lower=10, upper=20) / OPEN, "(2, 10)"),
        (Interval(lower=10, upper=20) / ABOVE, "(0, 10]"),
        (Interval(lower=10, upper=20) / Interval(lower=0, upper=5, lower_open=True), "[2, ∞)"),
    ],
)
def test_arithmetic_keeps_open_ends(result: Interval, wanted: str) -> None:
    """Sums, differences, products and quotients have the ends that their corners reach."""
    assert str(result) == wanted


@pytest.mark.parametrize("low", [-1, 0])
def test_no_division_by_what_may_be_nought(low: int) -> None:
    """An interval that holds nought or less divides nothing."""
    with pytest.raises(ZeroDivisionError, match="can only divide by an interval above 0"):
        CLOSED / Interval(lower=low, upper=5)


def test_an_interval_must_hold_a_number() -> None:
    """Equal ends are one number, unless one of them is open."""
    assert 3 in Interval(lower=3, upper=3)
    with pytest.raises(ValueError, match="no number lies in"):
        Interval(lower=3, upper=3, lower_open=True)
    with pytest.raises(ValueError, match="no number lies in"):
        Interval(lower=3, upper=3, upper_open=True)


def test_what_a_hedge_allows_at_its_edges() -> None:
    """A closed bound allows its own number and nothing past it."""
    persons = unit("person")
    most = Quantity(upper=300, qualifier=Qualifier.AT_MOST, unit=persons)
    least = Quantity(lower=300, qualifier=Qualifier.AT_LEAST, unit=persons)
    more = Quantity(lower=300, lower_open=True, qualifier=Qualifier.MORE_THAN, unit=persons)
    less = Quantity(upper=300, upper_open=True, qualifier=Qualifier.LESS_THAN, unit=persons)

    assert [most.possibly_at_least(number) for number in (299, 300, 301)] == [True, True, False]
    assert [less.possibly_at_least(number) for number in (299, 300, 301)] == [True, False, False]
    assert [least.possibly_at_most(number) for number in (299, 300, 301)] == [False, True, True]
    assert [more.possibly_at_most(number) for number in (299, 300, 301)] == [False, False, True]


def test_periods_that_meet_in_a_day() -> None:
    """Sharing one day is overlap; neither is before the other, and one may hold the other."""
    first, second = Period.parse("2011-01/2011-03-31"), Period.parse("2011-03-31/2011-06")

    assert first.overlaps(second)
    assert not first.before(second)
    assert not second.after(first)
    assert Period.parse("2011-01-01") in Period.of_year(2011)
    assert date(2011, 12, 31) in Period.of_year(2011)
    assert date(2012, 1, 1) not in Period.of_year(2011)


def test_order_of_periods() -> None:
    """At most and at least hold for equals and for those apart."""
    early, late = Period.of_year(2010), Period.of_year(2012)

    assert early <= late
    assert late >= early
    assert not late <= early
    assert not early >= late
    assert early <= Period.of_year(2010) >= early


@pytest.mark.parametrize(
    "text",
    ["2011-01-02/..", "../2011-12-30", "2011-02/..", "../2011-11", "2011/..", "../2011", "2011-01-02/2011-12-30"],
)
def test_the_shortest_form_is_no_wider(text: str) -> None:
    """A day beside the edge of a month or year is written as a day."""
    assert str(Period.parse(text)) == text


@pytest.mark.parametrize("year", ["1900", "2199"])
def test_the_first_and_last_year(year: str) -> None:
    """The years that a period may have, and no more."""
    assert str(Period.parse(year)) == year
    assert Period(start=date(1900, 1, 1), end=date(2199, 12, 31)).years == range(1900, 2200)
    for outside in ("1899", "2200"):
        with pytest.raises(ValueError, match="years run from 1900 to 2199"):
            Period.parse(outside)


def test_a_range_needs_room() -> None:
    """A range from a number to itself is no range."""
    with pytest.raises(ValueError, match="range needs lower < upper"):
        Quantity(lower=3, upper=3, qualifier=Qualifier.RANGE, unit=unit("item"))
