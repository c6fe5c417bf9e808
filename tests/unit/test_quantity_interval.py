"""Intervals: what cannot be one, and the arithmetic of their ends."""

from decimal import Decimal
from fractions import Fraction

import pytest

from sgpolicy.model.interval import Interval


def test_ends_are_exact_and_print_as_usual() -> None:
    """Open and missing ends print with round brackets."""
    assert str(Interval(lower=Decimal("400.0"))) == "[400, ∞)"
    assert str(Interval(lower=200, upper=300, lower_open=True, upper_open=True)) == "(200, 300)"
    assert str(Interval(upper=5)) == "(-∞, 5]"


def test_empty_intervals_are_refused() -> None:
    """An interval holds at least one number, and only an end that stands is open."""
    with pytest.raises(ValueError, match="no number lies in"):
        Interval(lower=2, upper=1)
    with pytest.raises(ValueError, match="no number lies in"):
        Interval(lower=1, upper=1, upper_open=True)
    with pytest.raises(ValueError, match="missing cannot be open"):
        Interval(lower_open=True)
    with pytest.raises(TypeError, match="never rounded"):
        Interval(lower=0.5)  # type: ignore[arg-type]


def test_division_needs_a_positive_divisor() -> None:
    """Quotients are exact, and nought in the divisor is refused."""
    third = Interval(lower=1, upper=2) / Interval(lower=3, upper=3)

    assert third == Interval(lower=Fraction(1, 3), upper=Fraction(2, 3))
    assert Interval(lower=1, upper=1) / Interval(lower=0, lower_open=True) == Interval(lower=0, lower_open=True)
    for divisor in (Interval(lower=0), Interval(upper=1), Interval(lower=-1, upper=1)):
        with pytest.raises(ZeroDivisionError, match="above 0"):
            Interval(lower=1, upper=2) / divisor


def test_nought_times_anything_is_nought() -> None:
    """A closed nought tames even an end that is missing."""
    assert Interval(lower=0, upper=0) == Interval(lower=0, upper=0) * Interval()
    assert Interval(lower=0) == Interval(lower=0, upper=1) * Interval(lower=0)
