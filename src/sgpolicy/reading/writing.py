"""Quantities written in Chinese, so that they read back equal."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from sgpolicy.asked import explained, not_a, shown
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.unit import COUNTS
from sgpolicy.model.unit import unit as unit_of
from sgpolicy.model.words import Qualifier
from sgpolicy.reading.numbers import LARGEST, exact, last_place, plain, width

if TYPE_CHECKING:
    from sgpolicy.model.quantity import Number
    from sgpolicy.model.unit import Unit

Style = Literal["chinese", "arabic"]

_NUMERALS = "零一二三四五六七八九"
_PLACES = ("千", "百", "十", "")
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
_EACH = {"quarter": "季度", "term": "学期", "month": "月"}


@explained
def write_quantity(quantity: Quantity, *, style: Style = "chinese") -> str:
    """Return wording that `read_quantity` reads as an equal quantity.

    Args:
        quantity: Any quantity whose numbers are below 10**16 (一亿亿).
        style: "chinese" for 三万人, "arabic" for 3万人.

    Returns:
        The wording, without blanks; its hedge is the usual one (将近, 余, 不少于).

    Raises:
        TypeError: *quantity* is not a quantity.
        ValueError: A number is too large.
    """
    if not isinstance(quantity, Quantity):
        raise TypeError(not_a("write_quantity", "a Quantity", quantity))
    if style not in ("chinese", "arabic"):
        msg = f"unknown style {shown(style)}; write 'chinese' or 'arabic'"
        raise ValueError(msg)
    base, *pers = quantity.unit.id.split("/")
    each = "".join(_each(per) for per in pers)
    written = _Written(unit_of(base), style)
    return f"{each}{written.hedged(quantity)}"


def _each(per: str) -> str:
    """Return 每 with one denominator: 每月, 每万人."""
    many, _, name = per.partition("-") if per[0] == "1" else ("", "", per)
    count = many if name in {"m", "g"} else COUNTS.get(many, "")  # 每千米 would be for each kilometre
    return f"每{count}{_EACH.get(name) or unit_of(name).words[0]}"


class _Written:
    """Writes numbers of one unit in one style."""

    def __init__(self, unit: Unit, style: Style) -> None:
        self._unit = unit
        self._chinese = style == "chinese"

    def hedged(self, quantity: Quantity) -> str:
        """Return the number or the bounds of *quantity* with its hedge."""
        qualifier, lower, upper = quantity.qualifier, quantity.lower, quantity.upper
        if lower is not None and upper is not None and qualifier is not Qualifier.EXACT:
            return self._between(qualifier, lower, upper, opens=(quantity.lower_open, quantity.upper_open))
        number = next(held for held in (quantity.value, lower, upper) if held is not None)
        return _BEFORE[qualifier] + self.counted(number)

    def _between(self, qualifier: Qualifier, lower: Number, upper: Number, *, opens: tuple[bool, bool]) -> str:
        """Return both bounds: in the number that 余 or 近 hedges if it has them, else each with its hedge."""
        if qualifier is Qualifier.OVER:
            usual = lower > 0 and upper == exact(Fraction(lower) + last_place(Fraction(lower)))
            return self.counted(lower, "余") if usual else f"{self.counted(lower, '余')}(不足{self.counted(upper)})"
        if qualifier is Qualifier.NEARLY:
            usual = upper > 0 and lower == exact(Fraction(upper) - width(Fraction(upper)))
            nearly = f"将近{self.counted(upper)}"
            return nearly if usual else f"{nearly}(超过{self.counted(lower)})"
        if opens == (False, False):
            # 三至五百 would share its scale.
            if self._unit.id == "number" and self._chinese:
                return _Written(self._unit, "arabic").closed(lower, upper)
            return self.closed(lower, upper)
        least, most = ("超过" if opens[0] else "不少于"), ("不足" if opens[1] else "不超过")
        return f"{least}{self.counted(lower)}且{most}{self.counted(upper)}"

    def closed(self, lower: Number, upper: Number) -> str:
        """Return a range with both ends included."""
        join = "—" if self._unit.id == "litre" else "至"  # 升至 is to rise to
        return f"{self.counted(lower)}{join}{self.counted(upper)}"

    def counted(self, number: Number, over: str = "") -> str:
        """Return a number with its unit word, and 余 between the two."""
        if not -LARGEST < number < LARGEST:
            msg = f"{number} cannot be put into words; numbers stay below 10**16"
            raise ValueError(msg)
        sign, number = ("负", exact(-Fraction(number))) if number < 0 else ("", number)
        word = self._unit.words[0] if self._unit.words else ""
        if self._unit.id == "ratio":
            parts = Fraction(number)
            return f"{sign}{self._numeral(parts.numerator)}比{self._numeral(parts.denominator)}{over}"
        if isinstance(number, Fraction):
            return f"{sign}{self._fraction(number, over)}"
        if self._unit.id == "percent" and self._chinese:
            return f"{sign}百分之{_chinese(number)}{over}"
        numeral = self._numeral(number)
        if numeral.endswith("千") and word[:1] in {"米", "克"}:  # 一千米 would be a kilometre
            numeral = self._arabic(number)
        return f"{sign}{numeral}{over}{word}"

    def _fraction(self, number: Fraction, over: str) -> str:
        """Return a fraction: a share in so many parts, anything else as so much of its unit."""
        if self._unit.id == "percent":
            share = number / 100
            return f"{_chinese(share.denominator)}分之{_chinese(share.numerator)}{over}"
        whole, rest = divmod(number.numerator, number.denominator)
        word = self._unit.words[0] if self._unit.words else ""
        return f"{_chinese(whole)}又{_chinese(number.denominator)}分之{_chinese(rest)}{over}{word}"

    def _numeral(self, number: Number) -> str:
        return _chinese(number) if self._chinese else self._arabic(number)

    def _arabic(self, number: Number) -> str:
        """Return digits, with 万 or 亿 where that is shorter and exact; with a comma if they look like a year."""
        if self._unit.id not in {"percent", "number", "year", "ratio"}:
            for scale, size in (("亿", 10**8), ("万", 10**4)):
                if number >= size and (Fraction(number) * 10**4) % size == 0:
                    return f"{plain(Fraction(number) / size)}{scale}"
        # 2011年 and 2011至2013 would be dates.
        return f"{number:,}" if isinstance(number, int) and 1900 <= number <= 2199 else plain(Fraction(number))  # noqa: PLR2004


def _chinese(number: Number) -> str:
    """Return Chinese numerals, without the short forms of spoken Chinese."""
    if isinstance(number, int):
        return _whole(number)
    whole, _, part = plain(Fraction(number)).partition(".")
    return f"{_whole(int(whole))}点{''.join(_NUMERALS[int(digit)] for digit in part)}"


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
