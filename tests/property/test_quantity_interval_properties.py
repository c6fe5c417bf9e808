"""Interval arithmetic is sound: what is true of the numbers is true of the intervals."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from sgpolicy.model.interval import Exact, Interval

NUMBERS: st.SearchStrategy[Exact] = st.one_of(
    st.integers(-20, 20),
    st.fractions(-20, 20, max_denominator=7),
    st.decimals(-20, 20, places=1),
)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Intervals that hold at least one number."""
    low, high = sorted([draw(NUMBERS), draw(NUMBERS)])
    low_open = low != high and draw(st.booleans())
    high_open = low != high and draw(st.booleans())
    has_low, has_high = draw(st.booleans()), draw(st.booleans())
    return Interval(
        lower=low if has_low else None,
        upper=high if has_high else None,
        lower_open=has_low and low_open,
        upper_open=has_high and high_open,
    )


@given(intervals(), intervals(), NUMBERS, NUMBERS)
def test_results_hold_every_result_of_members(one: Interval, other: Interval, first: Exact, second: Exact) -> None:
    """The sum, difference, product and quotient of members lie in those of the intervals."""
    assume(first in one and second in other)
    ours, theirs = Fraction(first), Fraction(second)

    assert ours + theirs in one + other
    assert ours - theirs in one - other
    assert ours * theirs in one * other
    if other.lower is not None and other.lower > 0:
        assert ours / theirs in one / other


@given(intervals(), NUMBERS, NUMBERS)
def test_scaling_moves_members_along(interval: Interval, member: Exact, factor: Exact) -> None:
    """A member times a factor lies in the scaled interval, and only so for a factor other than 0."""
    product = Fraction(member) * Fraction(factor)

    assert member not in interval or product in interval.scale(factor)
    if factor:
        assert (member in interval) == (product in interval.scale(factor))


@given(intervals(), intervals(), NUMBERS)
def test_relations_hold_for_members(one: Interval, other: Interval, member: Exact) -> None:
    """A common member means overlap; containment and being below speak of every member."""
    if member in one and member in other:
        assert one.overlaps(other)
        assert not one.is_below(other)
    if one.contains(other) and member in other:
        assert member in one


@given(intervals())
def test_an_interval_holds_itself(interval: Interval) -> None:
    """An interval contains and overlaps itself, and is equal to itself plus nought."""
    assert interval.contains(interval)
    assert interval.overlaps(interval)
    assert interval == interval + Interval(lower=0, upper=Decimal(0))
