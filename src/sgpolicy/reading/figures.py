"""Figures: amounts with the hedges, ranges and rates around them, at their places in a folded text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sgpolicy.model.unit import unit as unit_of
from sgpolicy.model.words import Qualifier
from sgpolicy.reading import context, masks
from sgpolicy.reading.amounts import Amount, amount_at
from sgpolicy.reading.around import (
    BETWEEN,
    behind,
    hedge_before,
    money_before,
    number_start,
    other_end,
    points_of_list,
    reach,
    unit_of_list,
)
from sgpolicy.reading.bounds import LOWER, UPPER, Bounds, bounds_of, ends, hedge_of, narrowed, without
from sgpolicy.reading.grammar import CHANGE, numeral_pattern, one_each_pattern
from sgpolicy.reading.numbers import SCALES, Exact, UnreadableError, is_scale
from sgpolicy.reading.rates import RATED, UNCOUNTED, Rate, composed, follows, rate_at, unmarked_rate_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sgpolicy.model.unit import Unit

_AND = re.compile("[,，、]?(?:且|并且|但|同时|并|而|和|到|至|的同时)?[,，]?")
# What parts a figure from one that has the same denominators: an enumeration, or a change from the one to the other.
_ON = re.compile(f"[、和及或]|以及|分别|(?:逐步|再|又)?(?:{CHANGE}|调整?)[到至为]")
_ANEW = re.compile("最.不")
"""What begins a figure of its own: 不少于六个月，最长不超过十二个月."""
_CLAUSE = re.compile("[^,，。;；、!?\\n]{0,24}")
_REACH: Final = 12
_FAR: Final = 40
_PLACES: Final = SCALES + "十"
# What an upper bound is worded with: any of AT_MOST and LESS_THAN in Chinese.
UPPER_SAID = re.compile(
    "以下|内|(?<![不得应当能可宜准许会])[低少小]于|不[得应能可宜准许会]?当?[超高多大逾]|不[满足到及]|[未没最≤<]|至多|达不"
)


class Figure(NamedTuple):
    """What is stated at a place of a folded text.

    Attributes:
        start: Where it begins, with its hedge and rate.
        end: Where it ends.
        number: Where its first numeral begins.
        amount: The number itself, the first of two.
        qualifier: How it is hedged.
        bounds: What it allows.
        unit: What is counted or paid.
        implied: Whether the amount is only implied, as by 全覆盖.
        many: For how many of its denominators its wording is: 2 for 每两年一次.
    """

    start: int
    end: int
    number: int
    amount: Amount
    qualifier: Qualifier
    bounds: Bounds
    unit: Unit
    implied: bool = False
    many: Exact = 1

    def shared_with(self, other: Figure, text: str) -> Figure:
        """Return *other* for each of what this is, if it goes on from it: 每月815元和615元, 每人10元提高到15元."""
        goes_on = self.many == 1 and other.unit == self.unit.base and self.end <= other.start
        if goes_on and _ON.fullmatch(text, self.end, other.start):
            return other._replace(unit=self.unit)
        return other


class Refused(NamedTuple):
    """A number that is not read, where it begins, how far it reaches, and why."""

    number: int
    end: int
    reason: str


class Reading:
    """A folded text, with the same text reversed for what stands before a number."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._backwards = text[::-1]

    def figures(self, *, alone: bool = False) -> Iterator[Figure | Refused]:
        """Yield the figures of the text in order, and what is refused.

        Args:
            alone: Whether the whole text is to be one figure, so that it is no name and no date.
        """
        text, place, last, used = self.text, 0, 0, 0
        pattern = numeral_pattern(alone=alone)
        rates: list[Rate] = []
        former: Figure | None = None
        while hit := pattern.search(text, place):
            start = hit.start()
            if text[start] in "每均亩时":
                place = self._collect(rate_at(text, start), start, rates)
            elif text[start] in RATED and (rate := unmarked_rate_at(text, start)):
                place = self._collect(rate, start, rates)
            elif each := one_each(text, start):
                place = last = used = each.end
                yield each
            elif end := (0 if alone else masks.passed_over(text, start)):
                place = end
            else:
                found = self._figure_at(hit, [rate for rate in rates if rate.end > used] if rates else rates, last)
                place = max(found.end, start + 1)
                if isinstance(found, Figure):
                    found = former.shared_with(found, text) if former else found
                    if not alone and (found.start < last or context.is_none(text, found)):
                        found = Refused(start, found.end, "it is part of a name or of a word, which counts nothing")
                    else:
                        last, former = found.end, found if "/" in found.unit.id else None
                        # 每千人口3岁以下婴幼儿托位数4个: an age says whose the places are, and ends no rate.
                        used = used if found.unit.id == "age" else last
                yield found

    def _collect(self, rate: Rate | None, start: int, rates: list[Rate]) -> int:
        """Add the *rate* that was looked for at *start* to *rates*; return where to go on."""
        if rate is None:
            return start + 1
        if rates and rate.start < rates[-1].end:  # 每人次平均
            return rate.end
        if rates and not follows(rates[-1], self.text, rate.start):
            rates.clear()
        rates.append(rate)
        return rate.end

    def _figure_at(self, hit: re.Match[str], rates: list[Rate], last: int) -> Figure | Refused:
        """Return the figure whose first numeral *hit* found, for each of *rates* that it follows.

        It begins with its rates, unless the figure before it, which ends at *last*, parts the two.
        """
        start = hit.start()
        if self.text[start] == "全":
            return self._covered(start, hit.end())
        try:
            found = self._figure(start, rates, last)
            # Most figures have no upper bound behind them; looking for its words first saves most of the reading.
            bounded = found.qualifier in LOWER and UPPER_SAID.search(self.text, found.end, found.end + _FAR)
            if bounded and (other := self._other_bound(found)):
                return other
        except UnreadableError as exc:
            return Refused(start, reach(self.text, start), str(exc))
        return found

    def _figure(self, start: int, rates: list[Rate], last: int = 0) -> Figure:
        """Return the figure whose first numeral is at *start*.

        Raises:
            UnreadableError: There is none, or it has no single meaning.
        """
        text = self.text
        number = number_start(text, self._backwards, start)
        first = amount_at(text, number)
        if first is None:
            raise UnreadableError(reason="there is no number in it; write one such as 三万人 or 400个以上")
        points_of_list(text, first)
        second, end = other_end(text, first)
        unit = (second or first).unit or first.unit
        after = behind(text, end, unit)
        begin, money = money_before(text, min(first.start, number), unit)
        unit = unit or money or unit_of_list(text, first, end)
        hedged = after.hedge is not None
        before, begin = hedge_before(text, self._backwards, begin, unit, hedged=hedged)
        inner = begin
        begin, whole, count = composed(text, begin, unit or "number", after.pers, rates)
        begin = inner if begin < last <= inner else begin
        begin -= len(BETWEEN[0]) * (second is not None and text.endswith(BETWEEN, 0, begin))
        if before is None and begin < inner:  # 不少于每月三次
            before, begin = hedge_before(text, self._backwards, begin, unit, hedged=hedged)
        begin -= text.startswith("各", max(begin - 1, 0))
        said = (first.hedge, second.hedge if second else None, before, after.hedge)
        hedge = hedge_of(said, is_range=second is not None, excluded=after.excluded)
        _check(text, first, unit, hedge, after.end)
        opened = hedge is Qualifier.RANGE and first.vague and not first.token.strip(_PLACES)
        bounds = bounds_of(hedge, *ends(first, second), opened=opened)
        end = after.end
        if second:
            bounds, end = without(text, first, second, bounds, end)
        if text.startswith("(", end):
            bounds, end = narrowed(text, end, hedge, unit, bounds)
        if hedge is Qualifier.OVER and bounds.high is None:
            raise UnreadableError(reason="余 and 多 do not say how much of a fraction")
        return Figure(begin, end, number, first, hedge, bounds.over(count), whole, many=count)

    def _other_bound(self, found: Figure) -> Figure | None:
        """Return *found* with the upper bound that follows it, as in 5万元以上10万元以下; None if none does."""
        hit = numeral_pattern(alone=True).search(self.text, found.end, found.end + _REACH)
        if not hit or self.text[hit.start()] in "每均亩时全":
            return None
        try:
            other = self._figure(hit.start(), [])
        except UnreadableError:
            return None
        bare = found.unit.id == "number"
        factor = 1 if bare or other.unit.id == "number" else other.unit.factor(found.unit.base)
        low, high = found.bounds.low, other.bounds.high
        if found.unit.per and low != found.amount.low:  # 每五人不少于二名: the other bound would be for five as well
            return None
        if other.start < found.end or other.qualifier not in UPPER or not factor or low is None or high is None:
            return None
        apart = _ANEW.match(self.text, other.start) or not _AND.fullmatch(self.text, found.end, other.start)
        if apart or not low < high * factor:
            return None
        bounds = Bounds(low, high * factor, found.bounds.lower_open, other.bounds.upper_open)
        unit = other.unit if bare else found.unit
        return found._replace(end=other.end, qualifier=Qualifier.RANGE, bounds=bounds, unit=unit)

    def _covered(self, start: int, end: int) -> Figure | Refused:
        """Return what 全覆盖 implies where its clause says that it is so: all, or all at most for 基本全覆盖."""
        clause = _CLAUSE.match(self._backwards, len(self.text) - start)
        words = clause[0][::-1] if clause else ""
        nearly = words.endswith("基本")
        if not context.is_done(words) or ("基本" in words and not nearly):
            return Refused(start, end, "its clause does not say that it is so")
        return covered(start - 2 * nearly, end, start, nearly=nearly)


def covered(start: int, end: int, number: int, *, nearly: bool) -> Figure:
    """Return what 全覆盖 from *number* to *end* implies: all, or all at most if it is *nearly* so."""
    bounds, hedge = (Bounds(None, 100), Qualifier.AT_MOST) if nearly else (Bounds(100, 100), Qualifier.EXACT)
    amount = Amount(number, end, 100, 100, "全", "percent")
    return Figure(start, end, number, amount, hedge, bounds, unit_of("percent"), implied=True)


def one_each(text: str, start: int) -> Figure | None:
    """Return one person for each thing, if 一社区一社工 or the like is at *start*."""
    hit = one_each_pattern().match(text, start)
    if not hit:
        return None
    amount = Amount(*hit.span(), 1, 1, "1", "person")
    return Figure(*hit.span(), start, amount, Qualifier.EXACT, Bounds(1, 1), unit_of("person/item"))


def _check(text: str, first: Amount, unit: str, hedge: Qualifier, end: int) -> None:
    """Refuse a number that has no meaning without more words, or is per something that is not counted."""
    if hedge is Qualifier.EXACT and unit != "percent" and is_scale(first.token):
        raise UnreadableError(reason=f"{first.token} alone is not a figure")
    if first.hedge is Qualifier.RANGE and not unit and len(first.token) < 3 and first.token.strip(_PLACES):  # noqa: PLR2004
        raise UnreadableError(reason="digits without places can be read in two ways; write 三十五 or 35")
    if text.startswith("/", end):
        raise UnreadableError(reason=UNCOUNTED)
