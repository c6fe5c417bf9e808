"""Exact numbers as decimals: rounded only where they are shown, and never by the decimal context of the caller."""

from collections.abc import Callable, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal, InvalidOperation
from fractions import Fraction

from sgpolicy.model.interval import Exact, Interval
from sgpolicy.model.quantity import Number, Quantity
from sgpolicy.model.said import Said

ROW_DIGITS = 15
"""How many digits a number has in a row at most, unless it is whole: what a binary float keeps of a decimal number."""
_LEAST = -290
"""Exponent below which a number counts as 0 or as the next one outward: floats keep their digits down to there."""
_DIGITS = 28
_WHOLE: Mapping[str, Callable[[Fraction], int]] = {
    ROUND_FLOOR: Fraction.__floor__,
    ROUND_CEILING: Fraction.__ceil__,
    ROUND_HALF_EVEN: round,
}


def rounded(number: Exact, rounding: str = ROUND_HALF_EVEN, places: int = 4) -> Decimal:
    """Return *number* rounded to some places; a Decimal made of text is exact in any context."""
    return Decimal(f"{_WHOLE[rounding](Fraction(number) * 10**places)}E-{places}")


def yearly(ratio: Exact, years: Exact, rounding: str) -> Decimal:
    """Return the yearly growth that comes to *ratio* in so many *years*, rounded to four places."""
    context = _context(_DIGITS, rounding)
    root = context.power(_divided(Fraction(ratio), context), _divided(1 / Fraction(years), context)) if ratio else 0
    return rounded(Fraction(root) - 1, rounding)


def blended(start: Fraction, end: Fraction, share: Fraction, rounding: str, *, linear: bool) -> Decimal:
    """Return what lies at a *share* of the way from *start* to *end*, along a line or at constant growth.

    It is rounded to four places; at constant growth both ends must be above 0.
    """
    if linear or share in (0, 1):
        return rounded(start + (end - start) * share, rounding)
    context = _context(_DIGITS, rounding)
    root = context.power(_divided(end / start, context), _divided(share, context))
    return rounded(Fraction(root) * start, rounding)


def log2(number: Exact) -> Decimal:
    """Return the logarithm of *number* to base 2, to 28 digits."""
    context = _context(_DIGITS, ROUND_HALF_EVEN)
    return context.divide(context.ln(_divided(Fraction(number), context)), context.ln(Decimal(2)))


def square_root(number: Exact) -> Decimal:
    """Return the square root of *number*, to 28 digits."""
    context = _context(_DIGITS, ROUND_HALF_EVEN)
    return context.sqrt(_divided(Fraction(number), context))


def in_row(number: Number | None, rounding: str = ROUND_HALF_EVEN) -> int | float | None:
    """Return *number* as rows have it: a whole one as it is, any other as a float of at most 15 digits.

    Such a float is written with those digits, so only a number of more digits is rounded, as *rounding* says.
    """
    if number is None or isinstance(number, int):
        return number
    held = _held(number, rounding)
    return int(held) if held == int(held) else float(held)


def as_float(number: Number | float | None, rounding: str) -> float | None:
    """Return a number of a row as a float, rounded as *rounding* says where that does not hold it."""
    return None if number is None else float(_held(number, rounding))


def share_in_row(ratio: Exact | None) -> float | None:
    """Return a share, an index or a score as rows have it: rounded to four places."""
    return None if ratio is None else as_float(rounded(ratio), ROUND_HALF_EVEN)


def numbers(quantity: Quantity, prefix: str = "") -> dict[str, int | float | None]:
    """Return the value and the bounds of *quantity* for a row; bounds of too many digits are rounded outward."""
    return {
        f"{prefix}value": in_row(quantity.value),
        f"{prefix}lower": in_row(quantity.lower, ROUND_FLOOR),
        f"{prefix}upper": in_row(quantity.upper, ROUND_CEILING),
    }


def _held(number: Exact | float, rounding: str) -> Decimal:
    """Return *number* to as many digits as a float holds."""
    return _divided(Fraction(number), _context(ROW_DIGITS, rounding, _LEAST))


def trimmed(number: Decimal) -> Decimal:
    """Return *number* without the zeros at its end, exactly: the caller's context would round it."""
    return number.normalize(_context(len(number.as_tuple().digits), ROUND_HALF_EVEN))


def _context(digits: int, rounding: str, least: int = -999_999) -> Context:
    """Return a context with every setting given: what is left out is Python's default, which anybody may change."""
    return Context(
        prec=digits,
        rounding=rounding,
        Emin=least,
        Emax=999_999,
        capitals=1,
        clamp=0,
        flags=[],
        traps=[InvalidOperation],
    )


def _divided(number: Fraction, context: Context) -> Decimal:
    return context.divide(Decimal(number.numerator), Decimal(number.denominator))


def percent(interval: Interval) -> Said:
    """Return a ratio interval as people read it: 45.6 %, or 12.1 to 13.4 %."""
    ends = (interval.lower, interval.upper)
    low, high = ("" if end is None else str(rounded(Fraction(end) * 100, places=1)) for end in ends)
    if not low or not high:
        if low:
            return Said("at least {low} %", low=low)
        return Said("at most {high} %", high=high) if high else Said("?")
    return Said("{low} %", low=low) if low == high else Said("{low} to {high} %", low=low, high=high)


def ends(name: str, ratio: Interval | None) -> dict[str, float | None]:
    """Return the ends of *ratio* for a row, rounded outward to four places; None where there is none."""
    lower, upper = (ratio.lower, ratio.upper) if ratio else (None, None)
    return {
        f"{name}_lower": None if lower is None else as_float(rounded(lower, ROUND_FLOOR), ROUND_FLOOR),
        f"{name}_upper": None if upper is None else as_float(rounded(upper, ROUND_CEILING), ROUND_CEILING),
    }
