"""Moments: one year, half, quarter, month or day, by the calendar or as seen from the day of writing."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Final

from attrs import evolve

from sgpolicy.model.period import Period
from sgpolicy.model.words import Basis
from sgpolicy.reading.numbers import DIGITS, UnreadableError, parse
from sgpolicy.reading.patterns import any_of

if TYPE_CHECKING:
    pass

_C = "[〇零○一二三四五六七八九]"
_HAN = "[一二两三四五六七八九十]{1,3}"
COUNT: Final = f"(?:[0-9]{{1,2}}|{_HAN})"
"""A small number."""
YEAR: Final = f"(?:[12][0-9]{{3}}|[一二]{_C}{{3}})"
SHORT: Final = f"(?:[0-9]{{2}}|[〇零○九]{_C})"
"""A year without its century, as in 98年4月."""

_SHIFTS = {
    "今年": 0, "本年": 0, "当年": 0, "本年度": 0, "同年": 0, "明年": 1, "次年": 1, "翌年": 1, "后年": 2,
    "去年": -1, "上年": -1, "上一年": -1, "上年度": -1, "上一年度": -1, "前年": -2,
}  # fmt: skip
_ANAPHORS: Final = frozenset(["当年", "同年", "次年", "翌年"])
"""Behind a year they count from that year, not from the day of writing."""
_MONTHS = {
    "本月": 0, "这个月": 0, "当月": 0, "上月": -1, "上个月": -1, "上一个月": -1, "下月": 1, "下个月": 1, "下一个月": 1,
    "次月": 1,
}  # fmt: skip
_QUARTERS = {
    "本季度": 0, "这个季度": 0, "上季度": -1, "上个季度": -1, "上一季度": -1, "下季度": 1, "下个季度": 1, "下一季度": 1,
}  # fmt: skip
_HALVES = {
    "上半年": (1, 6), "前半年": (1, 6), "下半年": (7, 12), "后半年": (7, 12), "年初": (1, 3), "年底": (12, 12),
    "年末": (12, 12), "初": (1, 3), "底": (12, 12), "末": (12, 12), "年内": (1, 12), "内": (1, 12), "全年": (1, 12),
    "上半年末": (6, 6), "上半年底": (6, 6), "下半年初": (7, 7), "下半年末": (12, 12), "下半年底": (12, 12),
}  # fmt: skip
_SECTIONS = {
    "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "上半月": (1, 15), "下半月": (16, 31), "月初": (1, 10),
    "初": (1, 10), "月底": (1, 31), "底": (1, 31), "月末": (1, 31), "末": (1, 31), "月内": (1, 31), "内": (1, 31),
}  # fmt: skip
_NOW = frozenset(["目前", "现", "现在", "当前", "至今", "迄今", "截至目前", "眼下", "如今"])


SHIFT: Final = f"(?:{any_of(_SHIFTS)})"
HALF: Final = f"(?:{any_of(_HALVES)})"
ANAPHOR: Final = f"(?:{any_of(_ANAPHORS)})"
MOON: Final = f"(?:{any_of(_MONTHS)})"
QUARTER: Final = f"(?:第?[一二三四1-4]季度|首季度?|{any_of(_QUARTERS)})"
QUARTERS: Final = "前[二两三四2-4]个?季度"
SECTION: Final = f"(?:{any_of(_SECTIONS)})"
PLAN: Final = "十?[一二三四五六七八九]五|十五"

_WORDED = re.compile(
    f"(?:(?P<year>{YEAR})(?:年度?)?|(?P<short>{SHORT})年(?!年?内|全)|(?P<shift>{SHIFT})度?)?的?"
    f"(?:(?P<half>{HALF})|(?P<quarters>{QUARTERS})|(?P<quarter>{QUARTER})(?P<edge>[初底末])?"
    f"|(?:前|(?P<head>头))(?P<months>{COUNT})个月|第(?P<nth>{COUNT})个月"
    f"|(?:(?P<month>{COUNT})月(?P<named>份)?|(?P<moon>{MOON})份?|(?=月[初底末内]|[上中下]旬))"
    f"(?:(?P<section>{SECTION})|(?P<day>{COUNT})[日号])?)?"
    f"|(?P<only>{COUNT})[日号]"
)
_ISO = re.compile(r"(?P<year>[12][0-9]{3})[-/.](?P<month>[0-9]{1,2})(?:[-/.](?P<day>[0-9]{1,2}))?")
_PLAN = re.compile(
    f'(?:(?P<open>[“"〝「‘])?(?P<plan>{PLAN})[”"〞」’]?|第(?P<nth>{COUNT})个五年(?:规划|计划))'
    "(?:(?P<end>(?:规划|计划)?(?:期末|末期?)|收官之?年|最后一年)|(?P<first>(?:规划|计划)?(?:期初|初期?)|开局之?年|第一年)"
    "|(?P<during>(?:规划|计划)?(?:期间|时期|期))?内?)"
)
_DECADE = re.compile(f"(?:(?P<century>{COUNT}|上|本)世纪)?(?P<tens>(?:19|20)?[0-9]0|[一二三四五六七八九]?十)年代")
_FIRST_DECADE, _LAST_CENTURY, _OF_CENTURY = 50, 20, 99

Named = dict[str, str | None]


class NeedsReferenceError(UnreadableError):
    """A wording that has no period without the day at which the text speaks."""


class Now:
    """The reference, asked for only when it is needed."""

    def __init__(self, reference: Period | None) -> None:
        self._reference = reference

    @property
    def period(self) -> Period:
        """The reference; an error if there is none."""
        if self._reference is None:
            raise NeedsReferenceError(
                reason="it needs a reference: give reference=, the day or period at which the text speaks"
            )
        return self._reference

    @property
    def day(self) -> date:
        """The last day of the reference, or its first where the end is open."""
        day = self.period.end or self.period.start
        if day is None:  # pragma: no cover - a period has an end or a start
            raise AssertionError
        return day

    @property
    def first(self) -> date:
        """The first day of the reference, or its last where the start is open."""
        return self.period.start or self.day

    @property
    def one_day(self) -> date:
        """The reference, if it is one day; an error if it is longer."""
        if self.period.start != self.period.end:
            raise UnreadableError(reason="it counts from one day; give that day as the reference")
        return self.day

    def part(self, months: int) -> int:
        """Return the month (1) or quarter (3) of the reference, counted from the year 0; an error if it has several."""
        first, last = ((day.year * 12 + day.month - 1) // months for day in (self.first, self.day))
        if first != last:
            raise UnreadableError(reason=f"it counts from one month; the reference is {self.period}")
        return last

    def infer(self, period: Period, why: str) -> Period:
        """Return *period* as inferred from the reference."""
        because = f"{why}; the text speaks at {self.period}"
        return evolve(period, basis=Basis.INFERRED, because=because)


def number(word: str) -> int:
    """Return the small number that *word* writes."""
    return int(word) if word.isascii() else int(parse(word))


def month_span(first: int, last: int) -> Period:
    """Return the months from *first* to *last*, each counted from the year 0: 12 * year + month - 1."""
    return Period.parse("/".join(f"{month // 12:04}-{month % 12 + 1:02}" for month in (first, last)))


def moment(plain: str, now: Now) -> Period | None:
    """Return the one moment, decade or five-year plan that folded text names; None if it names none."""
    if plain in _NOW:
        return now.infer(now.period, "it is the time of writing")
    if found := _plan(plain) or _decade(plain):
        return found
    if plain.endswith("年中"):
        raise UnreadableError(reason="年中 is no certain month; name the months, or 上半年 or the like")
    named = named_by(plain)
    return resolve(named, now) if named else None


def named_by(plain: str) -> Named | None:
    """Return the parts of the date that folded text names: its year, its month and so on; None if it names none."""
    hit = _ISO.fullmatch(plain) or (_WORDED.fullmatch(plain) if plain.strip("的") else None)
    if not hit:
        return None
    named: Named = dict.fromkeys(_WORDED.groupindex) | hit.groupdict()
    dated = named["year"] or named["short"] or named["shift"]
    if named["half"] in {"初", "底", "末", "内"} and not dated:
        return None
    return named


def completed(last: Named, first: Named) -> Named:
    """Return the end of a span with what it leaves to the start: 12月3日至9日 ends in December."""
    dated = {key: first[key] for key in ("year", "short", "shift")}
    if last["only"]:
        return last | dated | {key: first[key] for key in ("month", "moon")} | {"day": last["only"], "only": None}
    if last["section"] and not (last["month"] or last["moon"]):
        return last | dated | {key: first[key] for key in ("month", "moon")}
    if last["shift"] in _ANAPHORS and first["shift"]:
        raise UnreadableError(reason=f"{last['shift']} can be counted from two years; name the year")
    if last["shift"] in _ANAPHORS and (first["year"] or first["short"]):
        year = _year(first) + _SHIFTS[last["shift"] or ""]
        return last | {"year": str(year), "shift": None}
    return last if last["year"] or last["short"] or last["shift"] else last | dated


def resolve(named: Named, now: Now) -> Period:
    """Return the period of the parts of a date; what is not named comes from the reference."""
    if named["only"] or (named["day"] and not (named["month"] or named["moon"])):
        raise UnreadableError(reason="a day needs its month; for a duration, use read_quantity")
    if named["year"] or named["short"]:
        return _within(_year(named), named)
    counted = named["moon"] or named["quarter"] in _QUARTERS or (named["section"] and not named["month"])
    return _around(named, now) if counted and not named["shift"] else _of_this_year(named, now)


def _of_this_year(named: Named, now: Now) -> Period:
    """Return a part of the year of reference, or of one that 去年 or the like counts from it."""
    if named["shift"] in {"同年", "翌年"}:
        raise UnreadableError(reason=f"{named['shift']} counts from a year named before it; give both together")
    if named["nth"] and not named["shift"]:
        raise UnreadableError(reason="it does not say of which year; write 2021年第三个月")
    if (
        named["section"] == "内"
        and named["month"]
        and not named["named"]
        and not named["month"].isascii()
        and not named["shift"]
    ):
        raise UnreadableError(reason=f"it can be {named['month']}个月内, a duration; write {named['month']}月份内")
    months = number(named["months"]) if named["months"] and not named["shift"] else 12
    if months <= 3 and not named["head"] and now.day.month != months + 1:  # noqa: PLR2004 - a quarter
        raise UnreadableError(reason="it can be the first months of the year or those just past; write 今年前两个月")
    shift = named["shift"]
    year = now.day.year + (_SHIFTS[shift] if shift else 0)
    why = f"{shift} is {year}" if shift else f"no year is named, so it is taken as {year}"
    return now.infer(_within(year, named), why)


def _around(named: Named, now: Now) -> Period:
    """Return a month or quarter counted from that of the reference, or a part of it."""
    if quarter := named["quarter"]:
        first = (now.part(3) + _QUARTERS[quarter]) * 3
        why = f"{quarter} is the quarter of {month_span(first, first)}"
        return now.infer(_edge(first, named["edge"]), why)
    here = now.part(1) + (_MONTHS[named["moon"]] if named["moon"] else 0)
    why = f"{named['moon'] or 'the month'} is {month_span(here, here)}"
    return now.infer(_in_month(here, named), why)


def _year(named: Named) -> int:
    """Return the year in four digits; 98 is 1998 and 08 is 2008, but 40 may be either."""
    if named["year"]:
        return number(named["year"])
    word = "".join(str(DIGITS.get(char, char)) for char in named["short"] or "")
    bare = not any(named[key] for key in ("month", "half", "quarter", "quarters", "months"))
    if bare and word[0] != "0":
        raise UnreadableError(reason=f"{word}年 may be a duration; write the year in four digits")
    if 30 < int(word) < 49:  # noqa: PLR2004 - neither this century nor the republic
        raise UnreadableError(reason=f"{word} may be 19{word} or 20{word}; write the year in four digits")
    return int(word) + (2000 if int(word) <= 30 else 1900)  # noqa: PLR2004


def _within(year: int, named: Named) -> Period:
    """Return the part of *year* that is named; the whole year if none is."""
    january = year * 12
    if half := named["half"]:
        first, last = _HALVES[half]
        return month_span(january + first - 1, january + last - 1)
    if named["quarters"]:
        count = 3 * number(named["quarters"][1])
        return month_span(january, january + count - 1)
    if quarter := named["quarter"]:
        if quarter in _QUARTERS:
            raise UnreadableError(reason=f"{quarter} counts from the day of writing, so no year goes before it")
        place = 1 if quarter[0] == "首" else number(quarter.removeprefix("第")[0])
        return _edge(january + 3 * place - 3, named["edge"])
    if named["moon"]:
        raise UnreadableError(reason=f"{named['moon']} counts from the day of writing, so no year goes before it")
    if months := named["months"] or named["nth"]:
        count = _calendar(number(months))
        return month_span(january if named["months"] else january + count - 1, january + count - 1)
    if month := named["month"]:
        return _in_month(january + _calendar(number(month)) - 1, named)
    if named["section"]:
        raise UnreadableError(reason=f"{named['section']} needs its month")
    return Period.of_year(year)


def _calendar(month: int) -> int:
    if not 1 <= month <= 12:  # noqa: PLR2004 - months
        raise UnreadableError(reason="the calendar has no such month or day")
    return month


def _edge(first: int, edge: str | None) -> Period:
    """Return the quarter that begins with the month *first*, or its first or last month."""
    start, end = {"初": (first, first), "底": (first + 2, first + 2), "末": (first + 2, first + 2)}.get(
        edge or "", (first, first + 2)
    )
    return month_span(start, end)


def _in_month(month: int, named: Named) -> Period:
    """Return a month, a day of it or a part of it."""
    whole = month_span(month, month)
    if day := named["day"]:
        return Period.parse(f"{month // 12:04}-{month % 12 + 1:02}-{number(day):02}")
    if section := named["section"]:
        first, last = _SECTIONS[section]
        start = date(month // 12, month % 12 + 1, first)
        return Period(start=start, end=start.replace(day=min(last, monthrange(start.year, start.month)[1])))
    return whole


def _plan(plain: str) -> Period | None:
    hit = _PLAN.fullmatch(plain)
    if not hit:
        return None
    name, worded = hit["plan"] or f"{hit['nth']}五", hit["open"] or hit["end"] or hit["first"] or hit["during"]
    # Without its quotation marks 九五 is 95 and 十五 is 15.
    if len(name) < 3 and not (worded or hit["nth"]):  # noqa: PLR2004 - two characters
        return None
    plan = Period.plan(name)
    if hit["end"]:
        return Period.of_year(plan.years[-1])
    return Period.of_year(plan.years[0]) if hit["first"] else plan


def _decade(plain: str) -> Period | None:
    hit = _DECADE.fullmatch(plain)
    if not hit:
        return None
    tens = number(hit["tens"])
    if tens > _OF_CENTURY:
        return Period.of_years(tens, tens + 9)
    if hit["century"]:
        century = {"上": _LAST_CENTURY, "本": _LAST_CENTURY + 1}.get(hit["century"]) or number(hit["century"])
    elif tens < _FIRST_DECADE:
        raise UnreadableError(reason="it does not say of which century; write 20世纪30年代")
    else:
        century = _LAST_CENTURY
    first = (century - 1) * 100 + tens
    return Period.of_years(first, first + 9)
