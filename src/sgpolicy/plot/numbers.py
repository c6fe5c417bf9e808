"""Numbers as pictures write them, and the one number by which a hedged figure is placed."""

from decimal import Decimal
from fractions import Fraction
from math import floor, log10

from sgpolicy.model.interval import Exact
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.words import Qualifier
from sgpolicy.plot.saying import Saying

_WAN, _YI = 10**4, 10**8
_SIGNS = {
    Qualifier.AT_LEAST: "≥",
    Qualifier.MORE_THAN: ">",
    Qualifier.AT_MOST: "≤",
    Qualifier.LESS_THAN: "<",
    Qualifier.ABOUT: "≈",
}


def real(number: Exact | None) -> float | None:
    """Return a number as Vega takes it; None for none."""
    return None if number is None else int(number) if isinstance(number, int) else float(number)


def ends(quantity: Quantity) -> tuple[float | None, float | None]:
    """Return between which numbers a figure lies, as far as its wording says; twice that of an exact or a rough one."""
    if quantity.qualifier is Qualifier.ABOUT:
        return real(quantity.value), real(quantity.value)
    return real(quantity.lower), real(quantity.upper)


def middle(quantity: Quantity) -> float:
    """Return the number by which a figure is placed: its own, the middle of its range, or its one end."""
    known = [end for end in ends(quantity) if end is not None]
    return sum(known) / len(known)


def figure(quantity: Quantity, say: Saying, *, short: bool = False) -> str:
    """Return a figure with its hedge and without its unit, such as 9,690, ≥ 400 or 270–300; *short* in three digits."""
    written = [written_short(n, say) if short else plain(n) for n in _numbers(quantity)]
    return f"{_SIGNS.get(quantity.qualifier, '')}{'–'.join(dict.fromkeys(written))}"


def plain(number: Exact | float) -> str:
    """Return a number with its thousands apart."""
    if isinstance(number, Fraction):
        number = round(float(number), 2)
    return f"{number:,}" if isinstance(number, int) or number != int(number) else f"{int(number):,}"


def written_short(number: Exact | float, say: Saying) -> str:
    """Return a number in three digits: 287k, 1.2M, 28.7万."""
    size = abs(float(number))
    steps = ((_YI, "亿"), (_WAN, "万")) if say.language == "zh" else ((10**9, "bn"), (10**6, "M"), (_WAN, "k"))
    for step, word in steps:
        if size >= step:
            unit = 1000 if word == "k" else step
            return f"{_three(float(number) / unit)}{word}"
    return plain(number) if size == int(size) else _three(float(number))


def _three(number: float) -> str:
    digits = max(0, 2 - floor(log10(abs(number)))) if number else 0
    text = f"{number:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _numbers(quantity: Quantity) -> list[int | Decimal | Fraction]:
    held = (quantity.value,) if quantity.value is not None else (quantity.lower, quantity.upper)
    return [number for number in held if number is not None]
