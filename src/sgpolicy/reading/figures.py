"""Figures: amounts with the hedges, ranges and rates around them, at their places in a folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final, NamedTuple

from sgpolicy.errors import UnknownTermError
from sgpolicy.model.unit import Unit
from sgpolicy.model.unit import unit as unit_of
from sgpolicy.model.words import Qualifier
from sgpolicy.reading import masks
from sgpolicy.reading.amounts import Amount, amount_at
from sgpolicy.reading.folding import FUSED, NUMERALS
from sgpolicy.reading.grammar import (
    HAN,
    JOIN,
    after_pattern,
    before_pattern,
    hedges,
    numeral_pattern,
    one_each_pattern,
    per_pattern,
    per_unit,
    rate_pattern,
)
from sgpolicy.reading.numbers import DIGITS, LARGEST, Exact, UnreadableError, parse, width
from sgpolicy.reading.words import AVERAGES

_SCALES: Final = "百千万亿"
_SHARES: Final = ("percent", "times", "ratio")
_WHOLE: Final = (*_SHARES, "percentage-point", "age", "celsius")
"""Units that a rate before them does not divide: 每年增长5% is 5 %."""
_LOWER: Final = (Qualifier.AT_LEAST, Qualifier.MORE_THAN)
_UPPER: Final = (Qualifier.AT_MOST, Qualifier.LESS_THAN)

_NARROWED: Final = {Qualifier.OVER: re.compile("\\(不足"), Qualifier.NEARLY: re.compile("\\(超过")}
_MINUS = re.compile("的?负(?![抱担背肩自胜欺辜])")
_JOINED = re.compile(f"(?:\\(含[^()]{{0,6}}\\))?(?P<dash>{JOIN})(?=[0-9{NUMERALS}{FUSED}负-])|[与和](?=[0-9{NUMERALS}])")
_BETWEEN = re.compile("之间|间(?!隔|接)")
_MONEY = re.compile("￥|¥|人民币|RMB ?")
_SHARED = re.compile(f"(.+?)(?:[万亿]+)|([0-9.]+|[{NUMERALS}])[百千]")
_AND = re.compile("[,，、]?(?:且|并且|但|同时|并|而|和|到|至|的同时)?[,，]?")
_GAP = re.compile(f"(?:{HAN}|[A-Za-z()《》“”%]){{0,16}}")
_REST = re.compile(f"[{NUMERALS}0-9.,余多几来%—–~至到年月天日时又个-]*")
_JOINING: Final = frozenset("—-–~至到与和( ")
_FOLLOWING: Final = frozenset("及或含以左上前后之内(/每 aob")
_MONEY_ENDS: Final = frozenset("币￥¥BQ元$€£金布 ")
_LISTED = re.compile("(?:、|和|或|及|与|以及)(?=[0-9])")
_NEAR: Final = 3
_CLAUSE = re.compile("[^,，。;；、!?\\n]{0,24}")
_REACH: Final = 12
_LONGEST_LIST: Final = 6


class Figure(NamedTuple):
    """What is stated at a place of a folded text.

    Attributes:
        start: Where it begins, with its hedge and rate.
        end: Where it ends.
        number: Where its first numeral begins.
        amount: The number itself, the first of two.
        qualifier: How it is hedged.
        low: The lower bound, the value, or None.
        high: The upper bound, the value, or None.
        opens: Whether the ends are excluded.
        unit: What is counted or paid.
        vague: Whether no number is written.
        implied: Whether the amount is only implied, as by 全覆盖.
    """

    start: int
    end: int
    number: int
    amount: Amount
    qualifier: Qualifier
    low: Exact | None
    high: Exact | None
    opens: tuple[bool, bool]
    unit: Unit
    vague: bool = False
    implied: bool = False


class Refused(NamedTuple):
    """A number that is not read, where it begins, how far it reaches, and why."""

    number: int
    end: int
    reason: str


class Rate(NamedTuple):
    """What a figure behind it is for each of: 每年, 每五千人.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        unit: Id of the unit; empty if what follows 每 is none.
        count: For how many of the unit.
    """

    start: int
    end: int
    unit: str
    count: Exact


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
        text, place = self.text, 0
        rates: list[Rate] = []
        last = 0
        while hit := numeral_pattern(alone=alone).search(text, place):
            start = hit.start()
            if text[start] in "每均":
                place = self._rate(start, rates)
                continue
            if text[start] == "全":
                place = hit.end()
                if covered := self._covered(start, place):
                    yield covered
                continue
            if each := one_each_pattern().match(text, start):
                yield self._one_each(each)
                place = last = each.end()
                continue
            end = 0 if alone else masks.passed_over(text, start)
            if end:
                place = end
                continue
            found = self.figure_at(start, [rate for rate in rates if rate.end > last])
            place = max(found.end, start + 1)
            if isinstance(found, Figure) and not alone and (found.start < last or masks.is_none(text, found)):
                found = Refused(start, found.end, "it is part of a name or of a word, which counts nothing")
            elif isinstance(found, Figure):
                last = found.end
            yield found

    def _covered(self, start: int, end: int) -> Figure | None:
        """Return what 全覆盖 implies where its clause says that it is so: all, or all at most for 基本全覆盖."""
        clause = _CLAUSE.match(self._backwards, len(self.text) - start)
        words = clause[0][::-1] if clause else ""
        nearly = words.endswith("基本")
        if masks.is_plan(words) or ("基本" in words and not nearly) or not masks.is_done(words):
            return None
        amount = Amount(start, end, 100, 100, "全", "percent")
        qualifier = Qualifier.AT_MOST if nearly else Qualifier.EXACT
        percent, low = unit_of("percent"), None if nearly else 100
        begin = start - 2 * nearly
        return Figure(begin, end, start, amount, qualifier, low, 100, (False, False), percent, implied=True)

    @staticmethod
    def _one_each(hit: re.Match[str]) -> Figure:
        """Return one person for each thing."""
        amount = Amount(hit.start(), hit.end(), 1, 1, "1", "person")
        each = unit_of("person/item")
        return Figure(*hit.span(), hit.start(), amount, Qualifier.EXACT, 1, 1, (False, False), each)

    def _rate(self, start: int, rates: list[Rate]) -> int:
        """Add what begins with 每, or ends with 均, to *rates*; return where to go on."""
        begin = start - (self.text[start] == "均") * (1 + (self.text[start - 1 : start] == "平"))
        hit = rate_pattern().match(self.text, max(begin, 0))
        try:
            rate = _rate_of(hit) if hit and hit.end() > start else Rate(start, start + 1, "", 1)
        except UnreadableError:
            rate = Rate(start, start + 1, "", 1)
        if self.text[start] == "均" and not rate.unit:
            return start + 1
        if rates and not _GAP.fullmatch(self.text, rates[-1].end, hit.start()):
            rates.clear()
        rates.append(rate)
        return rate.end

    def figure_at(self, start: int, rates: list[Rate]) -> Figure | Refused:
        """Return the figure whose first numeral is at *start*, for each of *rates* that it follows."""
        try:
            found = self._figure(start, rates)
            if found.qualifier in _LOWER and (other := self._other_bound(found)):
                return other
        except UnreadableError as exc:
            return Refused(start, self._reach(start), str(exc))
        return found

    def _reach(self, start: int) -> int:
        """Return where the numbers of a figure that cannot be read end."""
        hit = _REST.match(self.text, start)
        end = hit.end() if hit else start
        try:
            amount = amount_at(self.text, start)
            joined = _JOINED.match(self.text, amount.end) if amount else None
            if amount and joined:
                second = amount_at(self.text, joined.end())
                return max(end, second.end if second else amount.end)
            return max(end, amount.end if amount else 0)
        except UnreadableError:
            return end

    def _figure(self, start: int, rates: list[Rate]) -> Figure:
        text = self.text
        number = self._signed(start)
        first = amount_at(text, number)
        if first is None:
            raise UnreadableError(reason="there is no number in it; write one such as 三万人 or 400个以上")
        second, end = self._second(first)
        unit = (second or first).unit or first.unit
        after, pers, end, is_open = self._behind(end, unit)
        begin, money = self._money(min(first.start, number), unit)
        unit = unit or money or self._listed(first, end)
        before, begin = self._before(begin, unit)
        qualifiers = [q for q in (first.hedge, second and second.hedge, before, after) if q]
        if second:
            qualifiers = [Qualifier.RANGE, *qualifiers]
        if len(set(qualifiers)) > 1 or (second and Qualifier.RANGE in {first.hedge, second.hedge}):
            said = " and ".join(dict.fromkeys(qualifiers))
            raise UnreadableError(reason=f"its hedges do not go together: {said}")
        qualifier = qualifiers[0] if qualifiers else Qualifier.EXACT
        if qualifier is Qualifier.AT_LEAST and is_open:
            qualifier = Qualifier.MORE_THAN
        if qualifier is Qualifier.AT_MOST and is_open:
            qualifier = Qualifier.LESS_THAN
        if not first.token.strip(_SCALES) and not qualifiers and unit != "percent":
            raise UnreadableError(reason=f"{first.token} alone is not a figure")
        if first.hedge is Qualifier.RANGE and not unit and len(first.token) < 3:  # noqa: PLR2004
            raise UnreadableError(reason="digits without places can be read in two ways; write 三十五 or 35")
        if text.startswith("/", end):
            raise UnreadableError(reason="what it is per is nothing that is counted; see sgpolicy.model.unit.UNITS")
        low, high = _ends(first, second)
        begin, composed, count = self._composed(begin, unit or "number", pers, rates)
        opened = bool(first.vague and qualifier is Qualifier.RANGE and first.token.strip(_SCALES + "十") == "")
        lower, upper, opens = _bounds(qualifier, low, high, opened=opened)
        if qualifier in {Qualifier.OVER, Qualifier.NEARLY} and text.startswith("(", end):
            lower, upper, end = self._narrowed(qualifier, unit, lower, upper, end)
        if count != 1:
            lower, upper = (None if bound is None else Fraction(bound) / count for bound in (lower, upper))
        return Figure(begin, end, number, first, qualifier, lower, upper, opens, composed, first.vague)

    def _signed(self, start: int) -> int:
        """Return where a number begins if a sign stands before it."""
        text = self.text
        before = text[start - 1] if start else ""
        if before == "下" and text.startswith("零下", start - 2):
            return start - 2
        if before in "负的" and (hit := _MINUS.match(self._backwards, len(text) - start)):
            return start - len(hit[0])
        if before == "-" and (start == 1 or masks.may_be_minus(text, start - 1)):
            return start - 1
        if before == "-" and "\u4e00" <= text[start - 2] <= "\u9fff":
            raise UnreadableError(reason="the hyphen before it can be a sign or none")
        return start

    def _second(self, first: Amount) -> tuple[Amount | None, int]:
        """Return the other end of a range, if *first* is one end, and where the two end."""
        text = self.text
        joined = _JOINED.match(text, first.end) if text[first.end : first.end + 1] in _JOINING else None
        if not joined:
            return None, first.end
        try:
            second = amount_at(text, joined.end())
        except UnreadableError:
            if joined["dash"]:
                raise
            return None, first.end
        if second is None:
            return None, first.end
        if not joined["dash"] and text[second.end - 1] == "间":
            second.unit, second.end = "", second.end - 1
        between = _BETWEEN.match(text, second.end)
        if not joined["dash"] and not between:
            return None, first.end
        if second.unit and first.unit and first.unit != second.unit:
            raise UnreadableError(reason=f"it names two units, {first.unit} and {second.unit}")
        if _JOINED.match(text, second.end):
            raise UnreadableError(reason="it has three ends")
        return second, between.end() if between else second.end

    def _behind(self, end: int, unit: str) -> tuple[Qualifier | None, list[str], int, bool]:
        """Return the hedge and the denominators behind an amount, where they end, and whether a bound is excluded."""
        after, is_open, pers = None, False, []
        while self.text[end : end + 1] in _FOLLOWING and (begin := end) >= 0:
            if not pers and (hit := per_pattern().match(self.text, end)):
                pers = [per_unit(hit[group]) for group in "abcd" if hit[group]]
                end = hit.end()
            hit = after_pattern().match(self.text, end)
            if hit and hit["within"] and (not unit or unit_of(unit).dimension not in {"time", "length"}):
                hit = None
            if after is None and hit and (hit["after"] or hit["within"]):
                after = hedges()[hit["after"]] if hit["after"] else Qualifier.AT_MOST
                end, is_open = hit.end(), bool(hit["without"])
            elif hit and hit["included"]:
                end = hit.end()
            if end == begin:
                break
        return after, pers, end, is_open

    def _listed(self, first: Amount, end: int) -> str:
        """Return the unit that a number without one shares with those listed after it, as in 3000、2000元."""
        scaled = first.token[-1] in "万亿"
        for _ in range(_LONGEST_LIST):
            joined = _LISTED.match(self.text, end)
            other = amount_at(self.text, joined.end()) if joined and first.arabic else None
            if other is None or not other.arabic:
                return ""
            if other.token[-1] in "万亿" and not scaled:
                raise UnreadableError(reason=f"whether {first.token} is as many {other.token[-1]} can be read in two ways")
            if other.unit:
                return "" if other.unit in {"ratio", "times"} else other.unit
            end = other.end
        return ""

    def _money(self, begin: int, unit: str) -> tuple[int, str]:
        """Return where the figure begins with a sign of money before it, and the unit that makes."""
        if self.text[begin - 1 : begin] not in _MONEY_ENDS and not self.text[begin - 1 : begin].isupper():
            return begin, ""
        for word in ("人民币", "￥", "¥", "RMB ", "RMB"):
            if self.text.endswith(word, 0, begin):
                if unit not in {"", "CNY"}:
                    raise UnreadableError(reason=f"it names two units, {unit} and CNY")
                return begin - len(word), "CNY"
        if unit in {"", "CNY"} and masks.is_foreign(self.text, begin):
            raise UnreadableError(reason="its unit is not one that figures have; see sgpolicy.model.unit.UNITS")
        return begin, ""

    def _before(self, begin: int, unit: str) -> tuple[Qualifier | None, int]:
        """Return the hedge before a number, and where it begins."""
        size = len(self.text)
        hit = before_pattern().match(self._backwards, size - begin)
        if not hit:
            return None, begin
        start = size - hit.end()
        kind = next(name for name in ("direct", "extreme", "bound", "parted", "adverb") if hit[name])
        word = hit[kind][::-1]
        if kind == "parted":
            if unit not in {"percent", "times"}:
                return None, begin
            # 超过总数的30% is more than that share; 高于全省平均水平5% is by so much, or may be.
            if hit["share"] != "的" and hedges()[word] not in {Qualifier.AT_LEAST, Qualifier.AT_MOST}:
                raise UnreadableError(reason=f"what {word} compares can be read in two ways")
        if word == "过" and begin > 1 and unit != "percent" and self.text[begin] not in _SCALES:
            return None, begin
        if word == "满" and unit and unit_of(unit).dimension != "time":
            return None, begin
        return hedges()[word], start

    def _narrowed(
        self, qualifier: Qualifier, unit: str, lower: Exact | None, upper: Exact | None, end: int
    ) -> tuple[Exact | None, Exact | None, int]:
        """Return the bounds of 余 or 近 with the one that brackets behind it give: 1600余人(不足1650人)."""
        hit = _NARROWED[qualifier].match(self.text, end)
        bound = amount_at(self.text, hit.end()) if hit else None
        if bound is None or bound.unit != unit or bound.low != bound.high or not self.text.startswith(")", bound.end):
            return lower, upper, end
        if qualifier is Qualifier.OVER and lower is not None and lower < bound.low:
            return lower, bound.low, bound.end + 1
        if qualifier is Qualifier.NEARLY and upper is not None and bound.low < upper:
            return bound.low, upper, bound.end + 1
        return lower, upper, end

    def _composed(self, begin: int, unit: str, pers: list[str], rates: list[Rate]) -> tuple[int, Unit, Exact]:
        """Return where a figure begins with its rates, its unit for each of them, and for how many of those it is."""
        base = unit_of(unit)
        if unit in _WHOLE:
            return begin, base, 1
        if not rates and not pers:
            return begin, base, 1
        end = number = begin
        count: Exact = 1
        ahead: list[str] = []
        for rate in reversed(rates):
            if not rate.unit and end - rate.end <= _NEAR:
                raise UnreadableError(reason="what it is per is nothing that is counted; see sgpolicy.model.unit.UNITS")
            if not rate.unit or rate.end > end or not _GAP.fullmatch(self.text, rate.end, end):
                break
            if self.text[rate.end - 1] == "均" and base.dimension == "time" and rate.unit == "person":
                break
            many = f"{rate.count}-" if rate.count in _MANY else ""
            count *= 1 if many else rate.count
            ahead.append(f"{many}{rate.unit}")
            begin = end = rate.start
        if ahead and pers and any(self.text[rate.end - 1] == "均" for rate in rates):
            return number, self._rate_unit(unit, pers), 1
        return begin, self._rate_unit(unit, list(dict.fromkeys([*ahead, *pers]))), count

    @staticmethod
    def _rate_unit(unit: str, pers: list[str]) -> Unit:
        for order in (pers, pers[::-1]):
            try:
                return unit_of("/".join([unit, *order]))
            except UnknownTermError:
                continue
        name = "/".join([unit, *pers])
        raise UnreadableError(reason=f"there is no unit {name}; leave the rate out and give unit=")

    def _other_bound(self, found: Figure) -> Figure | None:
        """Return *found* with the upper bound that follows it, as in 5万元以上10万元以下; None if none does."""
        hit = numeral_pattern().search(self.text, found.end, found.end + _REACH)
        if not hit or self.text[hit.start()] in "每均":
            return None
        try:
            other = self._figure(hit.start(), [])
        except UnreadableError:
            return None
        if other.qualifier not in _UPPER or not _AND.fullmatch(self.text, found.end, max(other.start, found.end)):
            return None
        factor = 1 if found.unit.id == "number" else other.unit.factor(found.unit)
        if other.start < found.end or factor is None or found.low is None or other.high is None:
            return None
        high, unit = other.high * factor, other.unit if found.unit.id == "number" else found.unit
        if not found.low < high:
            return None
        opens = found.opens[0], other.opens[1]
        return found._replace(end=other.end, qualifier=Qualifier.RANGE, high=high, opens=opens, unit=unit)


_MANY: Final = {10**power for power in range(3, 9)}


def _rate_of(hit: re.Match[str]) -> Rate:
    """Return what a figure is for each of; half a year is half of one."""
    if hit["mean"]:
        return Rate(hit.start(), hit.end(), AVERAGES[hit["mean"]], 1)
    count: Exact = 1
    if token := hit["count"] or hit["many"]:
        count = Fraction(1, 2) if token == "半" else parse(token if token.strip(_SCALES) else f"一{token}")  # noqa: S105
    if not count:
        raise UnreadableError(reason="nothing is divided by 0")
    word = hit["what"] or hit["of"]
    what = per_unit(word) if word else "item"
    return Rate(hit.start(), hit.end(), what, count)


def _ends(first: Amount, second: Amount | None) -> tuple[Exact, Exact]:
    """Return both ends of a figure; the first of a range takes scale and unit from the second if it has none."""
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
        low = Fraction(low * high) / head if head and low < head * second.size else low
    if not low < high:
        raise UnreadableError(reason="a range must go up; give the smaller number first")
    return low, high


def _bounds(
    qualifier: Qualifier, low: Exact, high: Exact, *, opened: bool
) -> tuple[Exact | None, Exact | None, tuple[bool, bool]]:
    """Return the bounds that a hedge makes of its number or numbers, and which of them are excluded."""
    if max(abs(low), abs(high)) >= LARGEST:
        raise UnreadableError(reason="figures must be below 10**16; check for a missing space or unit")
    if qualifier is Qualifier.NEARLY:
        if low <= 0:
            raise UnreadableError(reason="nothing is a little more or less than 0")
        return low - width(low), low, (True, True)
    if qualifier is Qualifier.OVER:
        return low, high, (True, True)
    if qualifier in _LOWER:
        return low, None, (qualifier is Qualifier.MORE_THAN, False)
    if qualifier in _UPPER:
        return None, high, (False, qualifier is Qualifier.LESS_THAN)
    return low, high, (opened, opened)
