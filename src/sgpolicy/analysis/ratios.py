"""Exact ratios as decimals: rounded only where they are shown."""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from sgpolicy.model.interval import Exact, Interval

_PLACES = Decimal("0.0001")
_DIGITS = 28


def decimal(number: Exact, rounding: str = ROUND_HALF_EVEN) -> Decimal:
    """Return *number* as a decimal of 28 digits."""
    exact = Fraction(number)
    return Context(prec=_DIGITS, rounding=rounding).divide(Decimal(exact.numerator), Decimal(exact.denominator))


def rounded(number: Exact, rounding: str) -> Decimal:
    """Return *number* rounded to four places, in one direction at every step."""
    return decimal(number, rounding).quantize(_PLACES, rounding=rounding)


def root(number: Exact, years: Exact, rounding: str) -> Decimal:
    """Return the *years*-th root of *number*, rounded to four places."""
    context = Context(prec=_DIGITS, rounding=rounding)
    if number == 0:
        return Decimal(0)
    exponent = decimal(1 / Fraction(years), rounding)
    return rounded(context.power(decimal(number, rounding), exponent), rounding)


def percent(interval: Interval) -> str:
    """Return a ratio interval as people read it: 45.6 %, or 12.1 to 13.4 %."""
    low, high = (None if end is None else decimal(end) * 100 for end in (interval.lower, interval.upper))
    texts = ["" if end is None else f"{end:.1f}" for end in (low, high)]
    if low is None or high is None:
        return f"at least {texts[0]} %" if low is not None else f"at most {texts[1]} %" if high is not None else "?"
    return f"{texts[0]} %" if texts[0] == texts[1] else f"{texts[0]} to {texts[1]} %"
