"""Intervals: what cannot be one, and the arithmetic of their ends."""

import operator
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from sgpolicy.model.interval import Interval

OPEN = Interval(lower=2, upper=5, lower_open=True, upper_open=True)
CLOSED = Interval(lower=2, upper=5)
ABOVE = Interval(lower=2)
BELOW = Interval(upper=5)


def test_ends_are_exact_and_print_as_usual() -> None:
    """Open and missing ends print with round brackets."""
    assert str(Interval(lower=Decimal("400.0"))) == "[400, ∞)"
    assert str(Interval(lower=200, upper=300, lower_open=True, upper_open=True)) == "(200, 300)"
    assert str(Interval(upper=5)) == "(-∞, 5]"
    assert repr(Interval(upper=5)) == "<Interval (-∞, 5]>"


@pytest.mark.parametrize(
    ("ends", "error", "message"),
    [
        pytest.param(
            {"lower": 2, "upper": 1},
            ValueError,
            "no number lies in [2, 1]; the lower end must not exceed the upper",
            id="turned round",
        ),
        pytest.param(
            {"lower": 1, "upper": 1, "upper_open": True},
            ValueError,
            "no number lies in [1, 1); the lower end must not exceed the upper",
            id="upper end left out",
        ),
        pytest.param(
            {"lower": 3, "upper": 3, "lower_open": True},
            ValueError,
            "no number lies in (3, 3]; the lower end must not exceed the upper",
            id="lower end left out",
        ),
        pytest.param(
            {"lower_open": True},
            ValueError,
            "a missing end cannot be open; leave the flag out",
            id="missing lower end",
        ),
        pytest.param(
            {"lower": 1, "upper_open": True},
            ValueError,
            "a missing end cannot be open; leave the flag out",
            id="missing upper end",
        ),
        pytest.param(
            {"lower": 0.5},
            TypeError,
            "0.5 is a float; write an int, or Decimal('8.9') with quotes: figures are never rounded",
            id="float",
        ),
        pytest.param(
            {"lower": True},
            TypeError,
            "True is a bool; write an int, or Decimal('8.9') with quotes: figures are never rounded",
            id="bool",
        ),
        pytest.param(
            {"upper": Decimal("Infinity")},
            ValueError,
            "Infinity is not finite; leave an open end out (None)",
            id="infinite",
        ),
    ],
)
def test_what_is_no_interval_is_refused(ends: dict[str, Any], error: type[Exception], message: str) -> None:
    """An interval holds at least one number, its ends are exact, and only an end that stands is open."""
    with pytest.raises(error) as caught:
        Interval(**ends)

    assert message == str(caught.value)


def test_equal_ends_are_one_number() -> None:
    """An interval may be a point."""
    assert 3 in Interval(lower=3, upper=3)


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
    ("one", "other", "holds"),
    [
        (CLOSED, CLOSED, True),
        (CLOSED, OPEN, True),
        (OPEN, CLOSED, False),
        (OPEN, OPEN, True),
        (CLOSED, Interval(lower=3, upper=4), True),
        (CLOSED, Interval(lower=1, upper=4), False),
        (CLOSED, Interval(lower=3, upper=6), False),
        (OPEN, Interval(lower=3, upper=4), True),
        (OPEN, Interval(lower=2, upper=4), False),
        (OPEN, Interval(lower=3, upper=5), False),
        (ABOVE, CLOSED, True),
        (ABOVE, Interval(lower=1, upper=9), False),
        (ABOVE, Interval(), False),
        (BELOW, CLOSED, True),
        (BELOW, Interval(lower=1, upper=6), False),
        (BELOW, Interval(), False),
        (Interval(lower=-5, upper=5), ABOVE, False),
        (Interval(lower=-5, upper=5), BELOW, False),
        (Interval(), ABOVE, True),
        (Interval(), BELOW, True),
        (Interval(), Interval(), True),
    ],
)
def test_which_interval_holds_another(one: Interval, other: Interval, *, holds: bool) -> None:
    """An open end holds an open one, not a closed one; a missing end holds all."""
    assert one.contains(other) is holds


# The operator is given, not its result, so that it runs in the test.
@pytest.mark.parametrize(
    ("one", "sign", "other", "wanted"),
    [
        (CLOSED, operator.mul, Interval(lower=-1, upper=3), "[-5, 15]"),
        (OPEN, operator.mul, Interval(lower=1, upper=3), "(2, 15)"),
        (CLOSED, operator.mul, Interval(lower=1, upper=3, upper_open=True), "[2, 15)"),
        (Interval(lower=-2, upper=2), operator.mul, Interval(lower=-2, upper=2, upper_open=True), "[-4, 4]"),
        (Interval(lower=-2, upper=2), operator.mul, Interval(lower=-2, upper=2, lower_open=True), "[-4, 4]"),
        (ABOVE, operator.mul, Interval(lower=1, upper=3), "[2, ∞)"),
        (ABOVE, operator.mul, Interval(lower=-1, upper=3), "(-∞, ∞)"),
        (BELOW, operator.mul, Interval(lower=2, upper=3), "(-∞, 15]"),
        (ABOVE, operator.mul, Interval(lower=0, upper=0), "[0, 0]"),
        (Interval(lower=0), operator.mul, Interval(lower=0, upper=1, lower_open=True), "[0, ∞)"),
        (Interval(lower=0, upper=0), operator.mul, Interval(), "[0, 0]"),
        (CLOSED, operator.add, OPEN, "(4, 10)"),
        (CLOSED, operator.add, ABOVE, "[4, ∞)"),
        (CLOSED, operator.sub, OPEN, "(-3, 3)"),
        (CLOSED, operator.sub, ABOVE, "(-∞, 3]"),
        (ABOVE, operator.sub, CLOSED, "[-3, ∞)"),
        (Interval(lower=10, upper=20), operator.truediv, CLOSED, "[2, 10]"),
        (Interval(lower=10, upper=20), operator.truediv, OPEN, "(2, 10)"),
        (Interval(lower=10, upper=20), operator.truediv, ABOVE, "(0, 10]"),
        (
            Interval(lower=10, upper=20),
            operator.truediv,
            Interval(lower=0, upper=5, lower_open=True),
            "[2, ∞)",
        ),
        (Interval(lower=1, upper=2), operator.truediv, Interval(lower=3, upper=3), "[1/3, 2/3]"),
    ],
)
def test_arithmetic_keeps_open_ends(
    one: Interval, sign: Callable[[Interval, Interval], Interval], other: Interval, wanted: str
) -> None:
    """Sums, differences, products and quotients have the ends that their corners reach."""
    assert wanted == str(sign(one, other))


@pytest.mark.parametrize(
    ("divisor", "shown"),
    [
        (Interval(lower=0), "[0, ∞)"),
        (Interval(upper=1), "(-∞, 1]"),
        (Interval(lower=-1, upper=1), "[-1, 1]"),
    ],
)
def test_division_needs_a_positive_divisor(divisor: Interval, shown: str) -> None:
    """An interval that holds nought or less divides nothing."""
    with pytest.raises(ZeroDivisionError) as caught:
        CLOSED / divisor

    assert f"can only divide by an interval above 0, not by {shown}" == str(caught.value)
