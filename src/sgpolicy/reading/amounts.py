"""One amount at a place of a text: a number with its unit, before any hedge or rate is looked at."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final

from attrs import define

from sgpolicy.model.unit import unit as unit_of
from sgpolicy.model.words import Qualifier
from sgpolicy.reading.folding import FUSED, NUMERALS
from sgpolicy.reading.grammar import NUMBER, noun_pattern, unit_pattern, units, value_pattern
from sgpolicy.reading.numbers import Exact, UnreadableError, is_scale, last_place, parse, parse_pair, parse_scale

_HALF: Final = Fraction(1, 2)
_ONE: Final = "[1-9一二两三四五六七八九]"
# What may follow a unit for a smaller part of the same amount: which unit, and how many of it make one.
_SMALLER: Final = {
    "year": (re.compile(f"[零又]?(?P<number>{NUMBER})个(?:(?P<half>半)月|月(?![份底初]))"), "month", 12),
    "week": (re.compile(f"[零又]?(?P<number>{NUMBER})天"), "day", 7),
    "hour": (re.compile(f"[零又]?(?P<number>{NUMBER})分钟?(?!之)"), "minute", 60),
    "CNY": (re.compile(f"(?:(?P<number>{_ONE})[角毛])?零?(?:(?P<cents>{_ONE})分)?"), "CNY", 1),
}  # fmt: skip
_NOTHING: Final = (re.compile("(?!)"), "", 1)
_HALVED: Final = frozenset("年个小天倍岁")
_SPLIT: Final = {
    "百分点": "percentage-point",
    "月": "month",
    "小时": "hour",
    "星期": "week",
    "学期": "term",
    "季度": "quarter",
}
_LASTS: Final = "年天周倍岁月时期分度元里米吨亩斤"
_BEHIND: Final = frozenset("半多余次零又") | frozenset(NUMERALS) | frozenset("0123456789")
_ABOUT: Final = re.compile("[强弱](?=[的,，。;；、]|$)")
_THIRD: Final = re.compile(f"{NUMBER}[天日秒分]")


@define
class Amount:
    """One number, or two that are neighbours, with a unit.

    Attributes:
        start: Where it begins in the folded text.
        end: Where it ends.
        low: The number, or the lesser of two.
        high: The number, or the greater of two.
        token: The numeral, for a range that shares its scale.
        unit: Id of the unit; empty if it has none.
        size: How many of the unit its word means: 3 for 个季度, in months.
        hedge: What the wording of the number itself hedges, such as 余.
        vague: Whether it writes no number, as in 几十.
    """

    start: int
    end: int
    low: Exact
    high: Exact
    token: str
    unit: str = ""
    size: Exact = 1
    hedge: Qualifier | None = None
    vague: bool = False

    @property
    def arabic(self) -> bool:
        """Whether it is written in digits."""
        return "0" <= self.token[0] <= "9"

    def times(self, size: Exact) -> None:
        """Count in a unit of which each word means *size*."""
        if size != 1:
            self.size, self.low, self.high = size, self.low * size, self.high * size

    def add(self, part: Exact) -> None:
        """Add a smaller part, such as half a year."""
        self.low, self.high = self.low + part, self.high + part

    def reach(self) -> None:
        """Let it reach to the next whole one, as 多 behind the unit does: 3倍多."""
        if self.hedge or not self.low:
            raise UnreadableError(reason="nothing is a little more or less than 0")
        self.high, self.hedge = self.low + min(last_place(self.low), 1), Qualifier.OVER


def amount_at(text: str, start: int) -> Amount | None:
    """Return the amount that begins at *start*; None if none does.

    Raises:
        UnreadableError: One does, but it has no single meaning.
    """
    negative = text.startswith(("负", "-", "零下"), start)
    place = start + 1 + text.startswith(("负的", "零下"), start) if negative else start
    hit = value_pattern().match(text, place)
    if not hit:
        return None
    made = _READERS[hit.lastgroup or ""](text, hit)
    if negative:
        if made.hedge or made.low != made.high:
            raise UnreadableError(reason="a figure below 0 takes no 余 or 几")
        made.start, made.low, made.high = start, -made.low, -made.high
    return made


def _plain(hit: re.Match[str], number: Exact, token: str) -> Amount:
    return Amount(hit.start(), hit.end(), number, number, token)


def _share(hit: re.Match[str], percent: Exact, token: str) -> Amount:
    if _ABOUT.match(hit.string, hit.end()):
        raise UnreadableError(reason="强 and 弱 do not say how much")
    return Amount(hit.start(), hit.end(), percent, percent, token, "percent")


def _divided(number: Exact, by: Exact) -> Fraction:
    if not by:
        raise UnreadableError(reason="nothing can be divided by 0")
    return Fraction(number) / by


def _parts(text: str, hit: re.Match[str]) -> Amount:
    """Return 百分之五 and 三分之二 as a share of a whole, or as a number of what it counts: 三分之二亩."""
    top, below = hit["num"] or hit["hundred"], hit["scale"] or hit["number"]
    if is_scale(top) and top != "百":
        raise UnreadableError(reason=f"{top} alone is not a figure")
    number, parts = parse_scale(top), parse_scale(below)
    share = _divided(number, parts)
    if text.startswith(("多", "余", *("几",) * top.endswith("十")), hit.end()):
        in_percent = parts == 100  # noqa: PLR2004
        return _reaching(_share(hit, share * 100, top), last_place(number) if in_percent else 0)
    if parts not in {100, 1000, 10000, 10**6}:
        counted = unit_pattern().match(text, hit.end())
        if counted and counted["unit"] and counted["unit"] not in {"%", "人民币"} and _divisible(counted["unit"]):
            return _with_unit(text, _plain(hit, share, top))
    return _share(hit, share * 100, top)


def _mixed(text: str, hit: re.Match[str]) -> Amount:
    """Return 一又二分之一."""
    share = _divided(parse(hit["rest"]), parse(hit["den"]))
    made = _plain(hit, parse(hit["number"]) + share, hit["rest"])
    return _with_unit(text, _reaching(made, 0) if text.startswith(("多", "余"), hit.end()) else made)


def _reaching(made: Amount, size: Exact) -> Amount:
    """Return *made* with the 多 or 余 that follows it; of a fraction that says how far only with a bound behind it."""
    made.end, made.high, made.hedge = made.end + 1, made.low + size, Qualifier.OVER
    return made


def _divisible(word: str) -> bool:
    return unit_of(units()[word][0]).dimension not in {"things", "people", "households", "events"}


def _slashed(_: str, hit: re.Match[str]) -> Amount:
    above, below = parse(hit["number"]), int(hit["below"])
    if above not in range(1, below):
        raise UnreadableError(reason=f"{hit[0]} is no part of a whole")
    return _share(hit, Fraction(above * 100, below), hit["number"])


def _ratio(text: str, hit: re.Match[str]) -> Amount:
    made = _plain(hit, _divided(parse(hit["number"]), parse(hit["second"])), hit["number"])
    made.unit = "ratio"
    return _reaching(made, last_place(made.low)) if text.startswith(("多", "余"), made.end) else made


def _tenths(text: str, hit: re.Match[str]) -> Amount:
    token = hit["number"]
    if pair := parse_pair(token):
        made = _share(hit, pair[0] * 10, token)
        made.high, made.hedge, made.vague = pair[1] * 10, Qualifier.RANGE, True
        return made
    made = _share(hit, parse(token) * 10 + (parse(hit["hundredths"]) if hit["hundredths"] else 0), token)
    made.size = 10
    return _reaching(made, 10) if text.startswith(("多", "余"), hit.end()) else made


def _half(text: str, hit: re.Match[str]) -> Amount:
    if hit["half"] != "半" or text[hit.end() : hit.end() + 1] not in _HALVED:
        return _share(hit, 50, "半")
    return _with_unit(text, _plain(hit, _HALF, "半"))


def _several(text: str, hit: re.Match[str]) -> Amount:
    """Return 几十 as more than ten and less than a hundred, 上百 as a hundred or more."""
    scale = hit["several"] or hit["upon"]
    made = _plain(hit, parse_scale(scale), scale)
    made.vague, made.hedge = True, Qualifier.AT_LEAST
    if hit["several"]:
        made.high, made.hedge = made.low * 10, Qualifier.RANGE
    return _with_unit(text, made)


def _number(text: str, hit: re.Match[str]) -> Amount:
    """Return a plain number, with 余, 多, 几 or 来 behind it."""
    token, over = hit["number"], hit["over"] or ""
    made = Amount(hit.start(), hit.end(), 0, 0, token)
    if not over:
        if token.isascii() or not (pair := parse_pair(token)):
            made.low = made.high = parse_scale(token)
            return _with_unit(text, made)
        made.low, made.high, made.hedge, made.vague = *pair, Qualifier.RANGE, True
        return _with_unit(text, made)
    if len(over) > 1 and (token[-1] in "万亿" or len(over) > 2):  # noqa: PLR2004
        raise UnreadableError(reason=f"{token}{over} can be read in two ways")
    made.token = token + over[1:]
    made.low = made.high = parse_scale(made.token)
    if not made.low:
        raise UnreadableError(reason="nothing is a little more or less than 0")
    made.vague = over[0] in "来几" or is_scale(token)
    if over[0] == "来":
        made.hedge = Qualifier.ABOUT
    else:
        made.high, made.hedge = made.low + last_place(made.low), Qualifier.OVER
    return _with_unit(text, made)


_READERS: Final[Mapping[str, Callable[[str, re.Match[str]], Amount]]] = {
    **dict.fromkeys(("hundred", "num"), _parts),
    "rest": _mixed,
    "below": _slashed,
    "second": _ratio,
    **dict.fromkeys(("tenths", "hundredths"), _tenths),
    "half": _half,
    "doubled": lambda _, hit: Amount(hit.start(), hit.end(), 2, 2, "翻", "times"),
    **dict.fromkeys(("several", "upon"), _several),
    **dict.fromkeys(("number", "over"), _number),
}


def _with_unit(text: str, made: Amount) -> Amount:
    """Return *made* with the unit that stands behind it, and what belongs to that: 半, 多, a smaller part."""
    unit = unit_pattern().match(text, made.end)
    if not unit:
        if text.startswith("番", made.end) and text.endswith(("翻", "翻了"), 0, made.start):
            return _doubled(text, made)
        return _with_noun(text, made)
    made.end = unit.end()
    if of := unit["of"]:
        if unit["split"]:
            made.reach()
        else:
            made.add(_HALF)
        made.unit = _SPLIT[of]
        return made
    word = unit["unit"] or unit["latin"]
    made.unit, size = units()[word]
    made.times(size)
    if made.end < len(text) and text[made.end] in _BEHIND and unit["unit"]:
        _behind(text, made, word)
    return made


def _doubled(text: str, made: Amount) -> Amount:
    """Return 翻一番 as twice, 翻两番 as four times."""
    if made.hedge or made.low not in range(1, 10) or text.startswith(("多", "余"), made.end + 1):
        raise UnreadableError(reason="how often it doubles is not clear")
    made.start, made.end = text.rindex("翻", 0, made.start), made.end + 1
    made.low = made.high = 2 ** int(made.low)
    made.unit = "times"
    return made


def _with_noun(text: str, made: Amount) -> Amount:
    if made.hedge or made.token[-1] in "万亿":
        noun = noun_pattern().match(text, made.end)
        if noun:
            made.unit, made.end = noun.lastgroup or "", noun.end()
    return made


def _behind(text: str, made: Amount, word: str) -> None:
    """Add to *made* what stands behind its unit *word*: two years and a half, 3倍多, 两年三个月, 户次."""
    follows, then = text[made.end], text[made.end + 1 : made.end + 2]
    if follows == "次":  # 户次, 亩次: an attendance of neither has a unit of its own
        if made.unit in {"household", "item", "mu"} and (not then or then not in "年日级序"):
            made.unit, made.end = "item", made.end + 1
    elif follows == "半" and word == "个":
        raise UnreadableError(reason="个半 needs 月 or 小时 behind it")
    elif made.hedge or made.token in FUSED:
        return
    elif follows not in "半多余":
        _smaller(text, made)
    elif word[-1] in _LASTS and (not then or then not in "径数年元样种方个次票价天月"):
        if follows == "半":
            made.add(_HALF * made.size)
        else:
            made.reach()
        made.end += 1


def _smaller(text: str, made: Amount) -> None:
    """Add to *made* a part in a smaller unit: 两年三个月, 五小时三十分, 三元五角."""
    pattern, unit, many = _SMALLER.get(made.unit, _NOTHING)
    hit = pattern.match(text, made.end)
    if not hit or hit.end() == made.end:
        return
    if _THIRD.match(text, hit.end()):
        raise UnreadableError(reason="it has three parts; write it in one unit")
    parts = hit.groupdict()
    part = parse(parts["number"]) if parts["number"] else 0
    if unit == "CNY":
        made.add(Fraction(part, 10) + Fraction(parse(parts["cents"]) if parts["cents"] else 0, 100))
    else:
        made.low = made.high = made.low * many + part + (_HALF if parts.get("half") else 0)
    made.unit, made.end = unit, hit.end()
