"""Intervals of exact numbers, with open, closed and missing ends."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from attrs import field, frozen

from sgpolicy.asked import Explained, not_a, shown
from sgpolicy.errors import FieldError, FieldTypeError
from sgpolicy.model.fields import a

Exact: TypeAlias = int | Decimal | Fraction
"""A number without rounding; an integral one is always an `int`."""


MOST_DIGITS = 1000
"""Digits that a number has at most, zeros included: no figure needs them, and a thousand are compared at once."""


def simplest(number: Exact) -> Exact:
    """Return *number* unchanged in value, as an `int` where it is integral.

    Raises:
        FieldTypeError: It is a float, a bool or not a number.
        FieldError: It is infinite, NaN or longer than `MOST_DIGITS`.
    """
    if isinstance(number, bool) or not isinstance(number, int | Decimal | Fraction):
        kind = type(number).__name__
        remedy = "write an int, or Decimal('8.9') with quotes: figures are never rounded"
        raise FieldTypeError(None, f"{shown(number)} is a {kind}", remedy)
    if isinstance(number, Decimal) and not number.is_finite():
        raise FieldError(None, f"{number} is not finite", "leave an open end out (None)")
    if _digits(number) > MOST_DIGITS:
        raise FieldError(
            None, f"{shown(number)} has more than {MOST_DIGITS} digits", "write a figure that can be meant"
        )
    return int(number) if number == int(number) else number


def _digits(number: Exact) -> int:
    """Return at least how many digits *number* has before and after its point, without writing it out."""
    if isinstance(number, Decimal):
        return max(abs(number.adjusted()), -int(number.as_tuple().exponent))
    return max(number.numerator.bit_length(), number.denominator.bit_length()) * 3 // 10


def _end(number: Exact | None) -> Exact | None:
    return None if number is None else simplest(number)


class _Limit(NamedTuple):
    """One end of an interval during arithmetic: `sign` is -1 or 1 for an infinite one, else 0."""

    sign: int
    number: Fraction
    is_open: bool

    def __mul__(self, other: _Limit) -> _Limit:  # type: ignore[override]
        ours, theirs = self.sign or self.number, other.sign or other.number
        if not ours or not theirs:
            # Zero times anything is zero; that end is closed if the zero is.
            reached = (not ours and not self.is_open) or (not theirs and not other.is_open)
            return _Limit(0, Fraction(0), not reached)
        sign = 1 if (ours > 0) == (theirs > 0) else -1
        if self.sign or other.sign:
            return _Limit(sign, Fraction(0), is_open=True)
        return _Limit(0, self.number * other.number, self.is_open or other.is_open)


@frozen(kw_only=True)
class Interval(Explained):
    """All numbers between two ends.

    Attributes:
        lower: The lower end; None where there is none.
        upper: The upper end; None where there is none.
        lower_open: True if the lower end itself is excluded.
        upper_open: True if the upper end itself is excluded.
    """

    lower: Exact | None = field(default=None, converter=_end)
    upper: Exact | None = field(default=None, converter=_end)
    lower_open: bool = field(default=False, validator=a(bool))
    upper_open: bool = field(default=False, validator=a(bool))

    def __attrs_post_init__(self) -> None:
        """Refuse an interval that contains no number, or whose missing end is open."""
        if (self.lower is None and self.lower_open) or (self.upper is None and self.upper_open):
            raise FieldError(None, "a missing end cannot be open", "leave the flag out")
        if self.lower is None or self.upper is None:
            return
        if self.lower > self.upper or (self.lower == self.upper and (self.lower_open or self.upper_open)):
            raise FieldError(None, f"no number lies in {self}", "the lower end must not exceed the upper")

    def __str__(self) -> str:
        """Return the usual notation, such as [400, ∞) or (200, 300)."""
        left = "(" if self.lower is None or self.lower_open else "["
        right = ")" if self.upper is None or self.upper_open else "]"
        low = "-∞" if self.lower is None else str(self.lower)
        return f"{left}{low}, {'∞' if self.upper is None else self.upper}{right}"

    def __repr__(self) -> str:
        return f"<Interval {self}>"

    def __contains__(self, number: Exact) -> bool:
        """Return True if *number* lies in the interval."""
        number = simplest(number)
        above = self.lower is None or number > self.lower or (number == self.lower and not self.lower_open)
        below = self.upper is None or number < self.upper or (number == self.upper and not self.upper_open)
        return above and below

    def contains(self, other: Interval) -> bool:
        """Return True if every number of *other* lies in this interval."""
        _check(other)
        return self._low <= other._low and _reach(other._high) <= _reach(self._high)

    def overlaps(self, other: Interval) -> bool:
        """Return True if the two have a number in common."""
        return not self.is_below(other) and not other.is_below(self)

    def is_below(self, other: Interval) -> bool:
        """Return True if every number here is less than every number of *other*."""
        _check(other)
        lower = other.lower
        if self.upper is None or lower is None:
            return False
        touching = self.upper == lower and (self.upper_open or other.lower_open)
        return self.upper < lower or touching

    @property
    def _low(self) -> _Limit:
        if self.lower is None:
            return _Limit(-1, Fraction(0), is_open=True)
        return _Limit(0, Fraction(self.lower), self.lower_open)

    @property
    def _high(self) -> _Limit:
        if self.upper is None:
            return _Limit(1, Fraction(0), is_open=True)
        return _Limit(0, Fraction(self.upper), self.upper_open)

    def __add__(self, other: Interval) -> Interval:
        """Return the sums of a number here and one of *other*."""
        _check(other)
        return _between(_sum(self._low, other._low), _sum(self._high, other._high))

    def __neg__(self) -> Interval:
        """Return the numbers with their signs reversed."""
        return self.scale(-1)

    def __sub__(self, other: Interval) -> Interval:
        """Return the differences of a number here and one of *other*."""
        _check(other)
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        """Return the products of a number here and one of *other*."""
        _check(other)
        corners = [ours * theirs for ours in (self._low, self._high) for theirs in (other._low, other._high)]
        return _between(min(corners), max(corners, key=_reach))

    def __truediv__(self, other: Interval) -> Interval:
        """Return the quotients of a number here and one of *other*.

        Raises:
            ZeroDivisionError: *other* is not entirely above zero.
        """
        _check(other)
        low = other.lower
        if low is None or low < 0 or (low == 0 and not other.lower_open):
            msg = f"can only divide by an interval above 0, not by {other}"
            raise ZeroDivisionError(msg)
        top = Interval(
            lower=0 if other.upper is None else 1 / Fraction(other.upper),
            upper=1 / Fraction(low) if low else None,
            lower_open=other.upper is None or other.upper_open,
            upper_open=bool(low) and other.lower_open,
        )
        return self * top

    def scale(self, factor: Exact) -> Interval:
        """Return every number here times *factor*."""
        factor = simplest(factor)
        return self * Interval(lower=factor, upper=factor)


def _check(other: object) -> None:
    if not isinstance(other, Interval):
        raise TypeError(not_a("an interval", "another Interval (a number: scale() or `in`)", other))


def _reach(high: _Limit) -> tuple[int, Fraction, bool]:
    """Return the sort key of an upper end; a lower end needs none, since an open one sorts after a closed one."""
    return high.sign, high.number, not high.is_open


def _sum(first: _Limit, second: _Limit) -> _Limit:
    if first.sign or second.sign:
        return first if first.sign else second
    return first._replace(number=first.number + second.number, is_open=first.is_open or second.is_open)


def _between(low: _Limit, high: _Limit) -> Interval:
    return Interval(
        lower=None if low.sign else low.number,
        upper=None if high.sign else high.number,
        lower_open=not low.sign and low.is_open,
        upper_open=not high.sign and high.is_open,
    )
