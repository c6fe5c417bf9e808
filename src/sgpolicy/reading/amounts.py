"""One amount at a place of a text: a number with its unit, before any hedge or rate is looked at."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final, NamedTuple

from sgpolicy.model.unit import unit as unit_of
from sgpolicy.model.words import Qualifier
from sgpolicy.reading.folding import FUSED
from sgpolicy.reading.grammar import NUMBER, noun_pattern, unit_pattern, units, value_pattern
from sgpolicy.reading.numbers import DIGITS, PLACES, UnreadableError, last_place, parse, parse_pair

_SCALES: Final = "百千万亿"
_HALF: Final = Fraction(1, 2)
# What may follow a unit for a smaller part of the same amount: which unit, and how many of it make one.
_SMALLER: Final = {
    "year": (re.compile(f"[零又]?(?P<number>{NUMBER})个(?:(?P<half>半)月|月(?![份底初]))"), "month", 12),
    "week": (re.compile(f"[零又]?(?P<number>{NUMBER})天"), "day", 7),
    "hour": (re.compile(f"[零又]?(?P<number>{NUMBER})分钟?(?!之)"), "minute", 60),
    "CNY": (re.compile("(?:(?P<number>[1-9一二两三四五六七八九])[角毛])?零?(?:(?P<cents>[1-9一二两三四五六七八九])分)?"), "CNY", 1),
}  # fmt: skip
_SPLIT: Final = {"百分点": "percentage-point", "月": "month", "小时": "hour", "星期": "week", "学期": "term"}
_LASTS: Final = "年天周倍岁月时期分度元里米吨亩"


class Amount(NamedTuple):
    """One number, or two that are neighbours, with a unit.

    Attributes:
        start: Where it begins in the folded text.
        end: Where it ends.
        low: The number, or the lesser of two.
        high: The number, or the greater of two.
        hedge: What the wording of the number itself hedges, such as 余.
        unit: Id of the unit; empty if it has none.
        vague: Whether it writes no number, as in 几十.
        token: The numeral, for a range that shares its scale.
        size: How many of the unit its word means: 3 for 个季度, in months.
        arabic: Whether it is written in digits.
    """

    start: int
    end: int
    low: Fraction
    high: Fraction
    hedge: Qualifier | None
    unit: str
    vague: bool
    token: str
    size: Fraction
    arabic: bool


def amount_at(text: str, start: int) -> Amount | None:
    """Return the amount that begins at *start*; None if none does.

    Raises:
        UnreadableError: One does, but it has no single meaning.
    """
    sign = 1
    place = start
    if text.startswith(("负", "-"), start):
        sign, place = -1, start + 1 + text.startswith("负的", start)
    hit = value_pattern().match(text, place)
    if not hit:
        return None
    made = _valued(text, hit)
    if sign < 0:
        if made.hedge or made.low != made.high:
            raise UnreadableError(reason="a figure below 0 takes no 余 or 几")
        made = made._replace(low=-made.low, high=-made.high)
    return made if made.start < start else made._replace(start=start)


def _valued(text: str, hit: re.Match[str]) -> Amount:
    kind = hit.lastgroup
    if hit["den"]:
        return _fraction(text, hit)
    if hit["top"]:
        return _share(hit, _divided(Fraction(hit["top"]), Fraction(hit["below"])) * 100)
    if hit["first"]:
        return _share(hit, _divided(parse(hit["first"]), parse(hit["second"])))._replace(unit="ratio")
    if hit["tenths"]:
        tenths = parse(hit["tenths"]) * 10 + (parse(hit["hundredths"]) if hit["hundredths"] else 0)
        made = _share(hit, tenths)
        if text.startswith(("多", "余"), hit.end()):
            return made._replace(end=hit.end() + 1, high=tenths + 10, hedge=Qualifier.OVER)
        return made
    if hit["half"]:
        if hit["half"] == "半":
            return _with_unit(text, hit, _plain(hit, _HALF, "半"))
        return _share(hit, Fraction(50))
    if kind in {"several", "upon"}:
        size = Fraction(1)
        for char in hit[kind]:
            size *= PLACES[char]
        hedge = Qualifier.RANGE if kind == "several" else Qualifier.AT_LEAST
        vague = _plain(hit, size, hit[kind])._replace(high=size * 10 if kind == "several" else size)
        return _with_unit(text, hit, vague._replace(hedge=hedge, vague=True))
    return _with_unit(text, hit, _number(hit))


def _plain(hit: re.Match[str], number: Fraction, token: str) -> Amount:
    arabic = token[0].isdigit() and token[0].isascii()
    return Amount(hit.start(), hit.end(), number, number, None, "", vague=False, token=token, size=Fraction(1), arabic=arabic)


def _share(hit: re.Match[str], percent: Fraction) -> Amount:
    return _plain(hit, percent, hit[0])._replace(unit="percent")


def _divided(number: Fraction, by: Fraction) -> Fraction:
    if not by:
        raise UnreadableError(reason="nothing can be divided by 0")
    return number / by


def _fraction(text: str, hit: re.Match[str]) -> Amount:
    """Return 三分之二 as a share of a whole, or as a number of what it counts: 三分之二亩."""
    top, below = (_bare_scale(hit["num"]), _bare_scale(hit["den"]))
    number = _divided(top, below) + (parse(hit["whole"]) if hit["whole"] else 0)
    if hit["whole"]:
        return _with_unit(text, hit, _plain(hit, number, hit["num"]))
    over = re.compile("[多余]").match(text, hit.end())
    if over:
        if below != 100:  # noqa: PLR2004 - percent
            raise UnreadableError(reason="余 and 多 do not say how much of a fraction")
        made = _share(hit, number * 100)
        return made._replace(end=over.end(), high=made.low + last_place(top), hedge=Qualifier.OVER)
    counted = None if below in {100, 1000, 10000, 10**6} else unit_pattern().match(text, hit.end())
    if counted and counted["unit"] and counted["unit"] not in {"%", "人民币"} and _divisible(counted["unit"]):
        return _with_unit(text, hit, _plain(hit, number, hit["num"]))
    return _share(hit, number * 100)._replace(token=hit["num"])


def _divisible(word: str) -> bool:
    return unit_of(units()[word][0]).dimension not in {"things", "people", "households", "events"}


def _bare_scale(token: str) -> Fraction:
    return parse(token if token.strip(_SCALES) else f"一{token}")


def _number(hit: re.Match[str]) -> Amount:
    """Return a plain number, with 余, 多, 几 or 来 behind it."""
    token, over = hit["number"], hit["over"] or ""
    if over and (len(over) > 1 and (token[-1] in "万亿" or len(over) > 2)):  # noqa: PLR2004
        raise UnreadableError(reason=f"{token}{over} can be read in two ways")
    made = _plain(hit, Fraction(0), token)
    pair = None if over else parse_pair(token)
    if pair:
        return made._replace(low=pair[0], high=pair[1], hedge=Qualifier.RANGE, vague=True)
    whole = token + over[1:]
    bare = not token.strip(_SCALES)
    number = parse(f"一{whole}" if bare else whole)
    made = made._replace(low=number, high=number, token=whole)
    if not over:
        return made
    if not number:
        raise UnreadableError(reason="nothing is a little more or less than 0")
    if over[0] == "来":
        return made._replace(hedge=Qualifier.ABOUT, vague=True)
    return made._replace(high=number + last_place(number), hedge=Qualifier.OVER, vague=bare or over[0] == "几")


def _with_unit(text: str, hit: re.Match[str], made: Amount) -> Amount:
    """Return *made* with the unit that stands behind it, and what belongs to that: 半, 多, a smaller part."""
    if text.startswith("番", hit.end()) and text.endswith(("翻", "翻了"), 0, hit.start()):
        return _doubled(text, hit, made)
    unit = unit_pattern().match(text, hit.end())
    if not unit:
        return _with_noun(text, made)
    if of := unit["of"]:
        if unit["split"]:
            made = _over(made)
        else:
            made = _more(made, _HALF)
        name, size = ("month", Fraction(3)) if of == "季度" else (_SPLIT[of], Fraction(1))
    else:
        name, size = units()[unit["unit"] or unit["latin"]]
    end = unit.end()
    if name in {"household", "item", "mu"} and re.compile("次(?![年日级序])").match(text, end):
        name, end = "item", end + 1  # 户次, 亩次: an attendance of neither has a unit of its own
    made = made._replace(unit=name, low=made.low * size, high=made.high * size, size=size, end=end)
    return made if of else _behind(text, made, unit["unit"] or "")


def _doubled(text: str, hit: re.Match[str], made: Amount) -> Amount:
    """Return 翻一番 as twice, 翻两番 as four times."""
    times = made.low
    if made.hedge or times.denominator != 1 or not 0 < times < 10:  # noqa: PLR2004 - a thousandfold is far enough
        raise UnreadableError(reason="how often it doubles is not clear")
    start = text.rindex("翻", 0, hit.start())
    twice = Fraction(2 ** int(times))
    return made._replace(start=start, end=hit.end() + 1, low=twice, high=twice, unit="times")


def _with_noun(text: str, made: Amount) -> Amount:
    if not made.hedge and made.token[-1] not in "万亿":
        return made
    noun = noun_pattern().match(text, made.end)
    return made._replace(unit=noun.lastgroup or "", end=noun.end()) if noun else made


def _behind(text: str, made: Amount, word: str) -> Amount:
    """Return *made* with what may stand behind its unit: 两年半, 3倍多, 两年三个月, 三元五角."""
    if made.hedge or not word or made.token[-1] in FUSED:
        return made
    follows = text[made.end : made.end + 1]
    if follows == "半" and word[-1] in _LASTS and text[made.end + 1 : made.end + 2] not in {"径", "数"}:
        return _more(made, _HALF)._replace(end=made.end + 1)
    if follows and follows in "多余" and word[-1] in _LASTS and text[made.end + 1 : made.end + 2] not in set("年元样种方个次数"):
        return _over(made)._replace(end=made.end + 1)
    smaller = _SMALLER.get(made.unit)
    hit = smaller[0].match(text, made.end) if smaller else None
    if not smaller or not hit or hit.end() == made.end:
        return made
    if made.unit == "CNY":
        tenths, cents = (DIGITS.get(d, d) if d else 0 for d in (hit["number"], hit["cents"]))
        return _more(made, Fraction(int(tenths), 10) + Fraction(int(cents), 100))._replace(end=hit.end())
    part = parse(hit["number"]) + (_HALF if hit.groupdict().get("half") else 0)
    if re.compile(f"{NUMBER}[天日秒分]").match(text, hit.end()):
        raise UnreadableError(reason="it has three parts; write it in one unit")
    whole = made.low * smaller[2] + part
    return made._replace(low=whole, high=whole, unit=smaller[1], end=hit.end())


def _more(made: Amount, part: Fraction) -> Amount:
    return made._replace(low=made.low + part, high=made.high + part)


def _over(made: Amount) -> Amount:
    """Return *made* with 多 behind its unit, which reaches to the next whole one."""
    if made.hedge or made.low.denominator != 1:
        raise UnreadableError(reason="多 behind a unit needs a whole number before it")
    return made._replace(high=made.low + 1, hedge=Qualifier.OVER)
