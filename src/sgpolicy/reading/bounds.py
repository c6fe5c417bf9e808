"""Bounds: what a hedge, or two ends, make of the numbers of a figure."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from sgpolicy.model.words import Qualifier
from sgpolicy.reading.amounts import amount_at
from sgpolicy.reading.folding import FUSED, NUMERALS
from sgpolicy.reading.grammar import EXCLUDED
from sgpolicy.reading.numbers import DIGITS, LARGEST, Exact, UnreadableError, parse, width

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sgpolicy.reading.amounts import Amount

LOWER: Final = (Qualifier.AT_LEAST, Qualifier.MORE_THAN)
UPPER: Final = (Qualifier.AT_MOST, Qualifier.LESS_THAN)
_STRICT: Final = {Qualifier.AT_LEAST: Qualifier.MORE_THAN, Qualifier.AT_MOST: Qualifier.LESS_THAN}
_SHARED = re.compile(f"(.+?)(?:[万亿]+| ?(?:thousand|million|billion))|([0-9.]+|[{NUMERALS}])[百千]")
_EXCLUDED = re.compile(EXCLUDED)
_NARROWED: Final = {Qualifier.OVER: re.compile("\\(不足"), Qualifier.NEARLY: re.compile("\\(超过")}


class Bounds(NamedTuple):
    """The ends of what a figure allows.

    Attributes:
        low: The lower bound, or the value of `exact` and `about`; None if there is none.
        high: The upper bound, or the same value; None if there is none.
        lower_open: Whether the lower bound is excluded.
        upper_open: Whether the upper bound is excluded.
    """

    low: Exact | None
    high: Exact | None
    lower_open: bool = False
    upper_open: bool = False

    def over(self, count: Exact) -> Bounds:
        """Return the bounds for one of *count*."""
        if count == 1:
            return self
        low, high = (None if end is None else Fraction(end) / count for end in (self.low, self.high))
        return self._replace(low=low, high=high)


def hedge_of(said: Iterable[Qualifier | None], *, is_range: bool, excluded: bool) -> Qualifier:
    """Return the one hedge that the words of a figure agree on.

    Args:
        said: What they say, from the number outward.
        is_range: Whether the figure has two ends.
        excluded: Whether a remark behind it excludes the bound: 以上（不含）.

    Raises:
        UnreadableError: They do not agree.
    """
    hedges = [Qualifier.RANGE] * is_range + [hedge for hedge in said if hedge]
    if len(set(hedges)) > 1 or (is_range and len(hedges) > 1):
        names = " and ".join(dict.fromkeys(hedges))
        raise UnreadableError(reason=f"its hedges do not go together: {names}")
    hedge = hedges[0] if hedges else Qualifier.EXACT
    return _STRICT.get(hedge, hedge) if excluded else hedge


def ends(first: Amount, second: Amount | None) -> tuple[Exact, Exact]:
    """Return both ends of a figure; the first of a range takes scale and unit from the second if it has none.

    Raises:
        UnreadableError: They can be read in two ways, or do not go up.
    """
    if second is None:
        return first.low, first.high
    low, high = first.low, second.high
    if not first.unit:
        low *= second.size
    shared = _SHARED.fullmatch(second.token)
    alone = not first.unit and first.token not in FUSED and not set("万亿") & set(first.token)
    if alone and second.token[-1] == "十" and len(second.token) > 1 and first.token in DIGITS:
        raise UnreadableError(reason=f"{first.token} to {second.token} can be read in two ways")
    if alone and shared and (shared[1] or first.token in DIGITS or first.arabic):
        head = parse(shared[1] or shared[2])
        low = Fraction(low * high) / (head * second.size) if head and low < head * second.size else low
    if not low < high:
        raise UnreadableError(reason="a range must go up; give the smaller number first")
    return low, high


def bounds_of(hedge: Qualifier, low: Exact, high: Exact, *, opened: bool) -> Bounds:
    """Return what *hedge* makes of a number, or of two.

    Args:
        hedge: The hedge.
        low: The number, or the lesser of two.
        high: The number, or the greater of two.
        opened: Whether both ends of a range are excluded, as of 几十.

    Raises:
        UnreadableError: They are too large, or 近 hedges nothing.
    """
    if not (-LARGEST < low < LARGEST and -LARGEST < high < LARGEST):
        raise UnreadableError(reason="figures must be below 10**16; check for a missing space or unit")
    if hedge is Qualifier.NEARLY:
        if low <= 0:
            raise UnreadableError(reason="nothing is a little more or less than 0")
        return Bounds(low - width(low), low, lower_open=True, upper_open=True)
    if hedge is Qualifier.OVER:
        return Bounds(low, high if low < high else None, lower_open=True, upper_open=True)
    if hedge in LOWER:
        return Bounds(low, None, lower_open=hedge is Qualifier.MORE_THAN)
    if hedge in UPPER:
        return Bounds(None, high, upper_open=hedge is Qualifier.LESS_THAN)
    return Bounds(low, high, lower_open=opened, upper_open=opened)


def without(text: str, first: Amount, second: Amount, bounds: Bounds, end: int) -> tuple[Bounds, int]:
    """Return the bounds of a range less the ends that remarks exclude, as in 1万元(不含)至5万元, and where it ends."""
    excluded = _EXCLUDED.match(text, end)
    least = bounds.lower_open or _EXCLUDED.match(text, first.end) is not None
    most = bounds.upper_open or excluded is not None or _EXCLUDED.match(text, second.end) is not None
    return bounds._replace(lower_open=least, upper_open=most), excluded.end() if excluded else end


def narrowed(text: str, end: int, hedge: Qualifier, unit: str, bounds: Bounds) -> tuple[Bounds, int]:
    """Return the bounds of 余 or 近 with the one in brackets behind, as in 1600余人(不足1650人), and where they end."""
    hit = _NARROWED[hedge].match(text, end) if hedge in _NARROWED else None
    bound = amount_at(text, hit.end()) if hit else None
    if bound is None or bound.unit != unit or bound.low != bound.high or not text.startswith(")", bound.end):
        return bounds, end
    if hedge is Qualifier.OVER and bounds.low is not None and bounds.low < bound.low:
        return bounds._replace(high=bound.low), bound.end + 1
    if hedge is Qualifier.NEARLY and bounds.high is not None and bound.low < bounds.high:
        return bounds._replace(low=bound.low), bound.end + 1
    return bounds, end
