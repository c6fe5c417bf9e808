"""Quantities written in Chinese, so that they read back equal."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from sgpolicy.asked import explained, not_a, shown
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.words import Qualifier
from sgpolicy.reading.numbers import LARGEST, last_place, plain

if TYPE_CHECKING:
    from sgpolicy.model.quantity import Number
    from sgpolicy.model.unit import Unit

Style = Literal["chinese", "arabic"]

_NUMERALS = "零一二三四五六七八九"
_PLACES = ("千", "百", "十", "")
_EACH = {"year": "每年", "month": "每月", "week": "每周", "person": "每人", "item": "每个"}
_BEFORE = {
    Qualifier.EXACT: "",
    Qualifier.OVER: "",
    Qualifier.ABOUT: "约",
    Qualifier.NEARLY: "将近",
    Qualifier.AT_LEAST: "不少于",
    Qualifier.MORE_THAN: "超过",
    Qualifier.AT_MOST: "不超过",
    Qualifier.LESS_THAN: "不足",
}


@explained
def write_quantity(quantity: Quantity, *, style: Style = "chinese") -> str:
    """Return wording that `read_quantity` reads as an equal quantity.

    Args:
        quantity: Any quantity from 0 to below 10**16 (一亿亿).
        style: "chinese" for 三万人, "arabic" for 3万人.

    Returns:
        The wording, without blanks; its hedge is the usual one (将近, 余, 不少于).

    Raises:
        TypeError: *quantity* is not a quantity.
        ValueError: A number is negative or too large, or no wording has the
            bounds: those of 近 and 余 are as wide as the last place written.
    """
    if not isinstance(quantity, Quantity):
        raise TypeError(not_a("write_quantity", "a Quantity", quantity))
    if style not in ("chinese", "arabic"):
        msg = f"unknown style {shown(style)}; write 'chinese' or 'arabic'"
        raise ValueError(msg)
    unit = quantity.unit
    each = _EACH[unit.per] if unit.per else ""
    if quantity.qualifier is Qualifier.RANGE:
        return f"{each}{_range(quantity, style)}"
    over = "余" if quantity.qualifier is Qualifier.OVER else ""
    return f"{each}{_BEFORE[quantity.qualifier]}{_counted(_stated(quantity), unit.base, style, over)}"


def _range(quantity: Quantity, style: Style) -> str:
    """Return both ends, each with its unit, so that no scale is shared by mistake."""
    lower, upper = _ends(quantity)
    if quantity.unit.id == "number":
        return f"{_digits(lower)}至{_digits(upper)}"
    base = quantity.unit.base
    return f"{_counted(lower, base, style)}至{_counted(upper, base, style)}"


def _ends(quantity: Quantity) -> tuple[Number, Number]:
    """Return the bounds of a quantity that has both."""
    lower, upper = (end for end in (quantity.lower, quantity.upper) if end is not None)
    return lower, upper


def _stated(quantity: Quantity) -> Number:
    """Return the number that the wording has to write."""
    if quantity.qualifier in {Qualifier.OVER, Qualifier.NEARLY}:
        return _hedged(quantity)
    held = (quantity.value, quantity.lower, quantity.upper)
    return next(number for number in held if number is not None)


def _hedged(quantity: Quantity) -> Number:
    """Return the number that 余 or 近 hedges, if the bounds are as wide as its last place."""
    lower, upper = _ends(quantity)
    stated = lower if quantity.qualifier is Qualifier.OVER else upper
    if not stated or last_place(Fraction(stated)) != Fraction(upper) - Fraction(lower):
        msg = f"no wording has the bounds {quantity.bounds}: 余 and 近 reach as far as the last place written"
        raise ValueError(msg)
    return stated


def _counted(number: Number, unit: Unit, style: Style, over: str = "") -> str:
    """Return a number with its unit word, and 余 between the two."""
    if unit.id == "percent" and style == "chinese":
        return f"百分之{_chinese(number)}{over}"
    written = _chinese(number) if style == "chinese" else _arabic(number, unit)
    return f"{written}{over}{unit.words[0] if unit.words else ''}"


def _arabic(number: Number, unit: Unit) -> str:
    """Return digits, with 万 or 亿 where that is shorter and exact."""
    if unit.id not in {"percent", "number", "year"}:
        for scale, size in (("亿", 10**8), ("万", 10**4)):
            if number >= size and (Fraction(number) * 10**4) % size == 0:
                return f"{plain(Fraction(number) / size)}{scale}"
    return _digits(number)


def _digits(number: Number) -> str:
    """Return digits; a whole number that looks like a year gets a separator."""
    _check(number)
    # 2011年 and 2011至2013 would be dates.
    return f"{number:,}" if isinstance(number, int) and 1900 <= number <= 2199 else plain(Fraction(number))  # noqa: PLR2004


def _chinese(number: Number) -> str:
    """Return Chinese numerals, without the short forms of spoken Chinese."""
    _check(number)
    if isinstance(number, Decimal):
        whole, _, part = plain(Fraction(number)).partition(".")
        return f"{_whole(int(whole))}点{''.join(_NUMERALS[int(digit)] for digit in part)}"
    return _whole(number)


def _check(number: Number) -> None:
    if not 0 <= number < LARGEST:
        msg = f"{number} cannot be put into words; numbers run from 0 to below 10**16"
        raise ValueError(msg)


def _whole(number: int) -> str:
    for scale, size in (("亿", 10**8), ("万", 10**4)):
        if number >= size:
            head, rest = divmod(number, size)
            if not rest:
                return f"{_whole(head)}{scale}"
            gap = "零" if rest * 10 < size else ""
            return f"{_whole(head)}{scale}{gap}{_whole(rest)}"
    written = "".join(
        _NUMERALS[int(digit)] + (_PLACES[place] if digit != "0" else "") for place, digit in enumerate(f"{number:04}")
    )
    written = "零".join(filter(None, written.split("零"))) or "零"
    return written.removeprefix("一") if written.startswith("一十") else written
