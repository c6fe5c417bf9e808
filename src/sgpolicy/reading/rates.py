"""Rates: what a figure is for each of, before it (每年, 每万人, 人均) or behind its unit (/月)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sgpolicy.errors import UnknownTermError
from sgpolicy.model.unit import COUNTS, UNDIVIDED
from sgpolicy.model.unit import unit as unit_of
from sgpolicy.reading.folding import NUMERALS
from sgpolicy.reading.grammar import HAN, per_unit, rate_pattern
from sgpolicy.reading.numbers import SCALES, Exact, UnreadableError, parse, parse_scale
from sgpolicy.reading.words import AVERAGES

if TYPE_CHECKING:
    from sgpolicy.model.unit import Unit

_WHOLE: Final = {*UNDIVIDED} - {"number"}
"""Units that a rate before them does not divide: 每年增长5% is 5 %."""
_NO_MEAN_OF_TIME: Final = {"person", "year", "month"}
_NEAR: Final = 3
_AGES = "[0-9]{1,2}(?:[-—至][0-9]{1,2})?周?岁"
# 每千人床位数、托位数分别达到 goes on to the number, 每户一份、 does not.
_LISTED = "、(?=[^，。;；0-9]{0,14}(?:分别|[增升降减]至))"
_GAP = re.compile(
    f"(?:{HAN}|一次性|一般|一律|统一|{_LISTED}|\\([^()0-9]{{1,10}}\\)|[0-9][A-Z]|[A-Za-z()《》“”%]|{_AGES}){{0,16}}"
)
_UNMARKED = re.compile(
    f"(?<![每超近过逾约数几上])(?P<many>[百千万])(?:名{HAN}{{2,4}}?(?=拥有)|人(?:口(?=(?!的){HAN}{{1,12}}数)|(?={HAN}{{0,10}}拥有量)))"
)
_ONCE = re.compile(
    f"(?<![第同这那每近去今前后上下内满])一(?P<time>年|个月|周|天|个?季度|个?学期)(?=(?:至少|最多|不少于|不超过)?[0-9{NUMERALS}]+次)"
)
_TIMES: Final = frozenset({"year", "month", "day", "week", "quarter"})
_SIZES: Final = frozenset({"length", "area", "volume", "mass"})
# 年 or 月 before 人均, where nothing makes a certain year of it.
_SPANNED = re.compile("(?:^|(?<=[\n,，。;；:：、(为达到于是按]))[年月]$")
RATED: Final = SCALES + "一"
"""What a rate without 每 may begin with."""
UNCOUNTED: Final = "what it is per is nothing that is counted; see sgpolicy.model.unit.UNITS"


class Rate(NamedTuple):
    """What a figure behind it is for each of.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        unit: Id of the unit; empty if what follows 每 is none, or a range of them (每300—500户).
        many: For how many of the unit.
        is_mean: Whether it is an average (人均), which goes with no other denominator.
    """

    start: int
    end: int
    unit: str
    many: Exact
    is_mean: bool


def rate_at(text: str, start: int) -> Rate | None:
    """Return the rate that begins with the 每, or ends with the 均, at *start*; None for a 均 that ends none."""
    if text[start] == "均":
        return _mean_at(text, start)
    hit = rate_pattern().match(text, start - 2 * text.endswith("平均", 0, start))
    if hit and (hit["area"] or hit["speed"]):
        return Rate(*hit.span(), "mu" if hit["area"] else "hour", 1, is_mean=False)
    try:
        if hit and hit["vague"]:
            return Rate(*hit.span(), "", 1, is_mean=False)
        if hit:
            return Rate(*hit.span(), _counted(hit), _count(hit["count"] or hit["gain"] or hit["many"]), is_mean=False)
    except UnreadableError:
        pass
    return Rate(start, start + 1, "", 1, is_mean=False)


def _mean_at(text: str, start: int) -> Rate | None:
    """Return the average that ends with the 均 at *start*: 人均, 年人均, 人均月收入."""
    begin = max(start - 1 - (text[start - 1 : start] == "平"), 0)
    hit = rate_pattern().match(text, begin)
    if not hit or not hit["mean"]:
        return None
    unit, span = AVERAGES[hit["mean"]], _SPANNED.search(text, max(begin - 2, 0), begin)
    time = span[0][-1] if span else hit["each"]
    if time and unit not in _TIMES:
        unit = f"{unit}/{AVERAGES[time]}"
    return Rate(span.end() - 1 if span else begin, hit.end(), unit, 1, is_mean=True)


def unmarked_rate_at(text: str, start: int) -> Rate | None:
    """Return the rate at *start* that has no 每: 千人口床位数, 万人拥有量, 一年两次."""
    if hit := _UNMARKED.match(text, start):
        return Rate(*hit.span(), "person", parse_scale(hit["many"]), is_mean=False)
    hit = _ONCE.match(text, start)
    return Rate(*hit.span(), per_unit(hit["time"]), 1, is_mean=False) if hit else None


def _counted(hit: re.Match[str]) -> str:
    word = hit["what"] or hit["gained"] or hit["of"]
    return per_unit(word) if word else "item"


def _count(token: str | None) -> Exact:
    """Return for how many a rate is; half a year is half of one."""
    if token is None or token == "半":  # noqa: S105 - a numeral
        return parse("0.5") if token else 1
    count = parse_scale(token)
    if not count:
        raise UnreadableError(reason="nothing is divided by 0")
    return count


def follows(rate: Rate, text: str, place: int) -> bool:
    """Return whether nothing parts *place* from *rate* but words of one clause that lead on to it."""
    if rate.end < place and text.endswith(("等", "之日起", "或", "或者"), 0, place):
        return False
    return rate.end <= place and _GAP.fullmatch(text, rate.end, place) is not None


def composed(text: str, begin: int, unit: str, pers: list[str], rates: list[Rate]) -> tuple[int, Unit, Exact]:
    """Return a figure's unit for each of its rates, before it or behind.

    Args:
        text: The folded text.
        begin: Where the figure begins, with its hedge.
        unit: Id of its unit without a rate.
        pers: Ids of the denominators behind it.
        rates: What stands before it, in order.

    Returns:
        Where the figure begins with its rates, its unit, and for how many of its
        denominators it is.

    Raises:
        UnreadableError: No unit has these denominators.
    """
    if unit in _WHOLE or not (rates or pers):
        return begin, unit_of(unit), 1
    end, count, ahead = begin, parse("1"), list[str]()
    for rate in reversed(rates):
        if not follows(rate, text, end):
            break
        if not rate.unit:
            if end - rate.end <= _NEAR or rate.end - rate.start > 1:
                raise UnreadableError(reason=UNCOUNTED)
            break
        kept = str(rate.many) in COUNTS
        if rate.many != 1 and not kept and rate.unit in _TIMES and unit_of(unit).dimension in _SIZES:
            break  # 每两年对十米以上的设施
        if rate.is_mean and (pers or (unit_of(unit).dimension == "time" and rate.unit in _NO_MEAN_OF_TIME)):
            break  # 年均浓度28微克/立方米, 人均受教育年限11年, 年均浓度连续五年下降
        count = count if kept else count * rate.many
        ahead.append(f"{rate.many}-{rate.unit}" if kept else rate.unit)
        end = rate.start
    return end, _unit(unit, list(dict.fromkeys([*ahead, *pers]))), count


def _unit(unit: str, pers: list[str]) -> Unit:
    for order in (pers, pers[::-1]):
        try:
            return unit_of("/".join([unit, *order]))
        except UnknownTermError:
            continue
    name = "/".join([unit, *pers])
    raise UnreadableError(reason=f"there is no unit {name}; leave the rate out and give unit=")
