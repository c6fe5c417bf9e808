"""Periods in Chinese: dates, plan periods, and words such as 去年底 that need a reference."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from attrs import evolve

from sgpolicy.asked import explained, shown
from sgpolicy.errors import NotAPeriodError
from sgpolicy.model.period import Period
from sgpolicy.model.words import Basis
from sgpolicy.reading.folding import fold, not_text
from sgpolicy.reading.numbers import UnreadableError, parse

LONGEST: Final = 64

_C = "[〇零○一二三四五六七八九]"
_SMALL = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_YEAR = f"(?:[12][0-9]{{3}}|[一二]{_C}{{3}})"
_SHIFTS = {
    "今年": 0, "本年": 0, "当年": 0, "本年度": 0, "明年": 1, "次年": 1, "后年": 2,
    "去年": -1, "上年": -1, "上年度": -1, "前年": -2,
}  # fmt: skip
_PARTS = {
    "上半年": (1, 6), "下半年": (7, 12), "年初": (1, 3), "年底": (12, 12), "年末": (12, 12), "初": (1, 3),
    "底": (12, 12), "末": (12, 12), "前三季度": (1, 9), "前三个季度": (1, 9),
} | {
    f"{ordinal}{number}季度": (3 * quarter - 2, 3 * quarter)
    for quarter, numbers in enumerate(("一1", "二2", "三3", "四4"), start=1)
    for number in numbers
    for ordinal in ("", "第")
}  # fmt: skip
_NOW = frozenset(["目前", "现", "现在", "当前", "至今", "迄今", "截至目前", "眼下", "如今"])

_WORDED = re.compile(
    f"(?:(?P<year>{_YEAR})年?|(?P<shift>{'|'.join(sorted(_SHIFTS, key=len, reverse=True))}))?(?:度)?"
    f"(?:(?P<part>{'|'.join(sorted(_PARTS, key=len, reverse=True))})|(?P<month>{_SMALL})"
    f"(?:(?:—{{1,2}}|[-–~至到])(?P<month2>{_SMALL}))?月(?:份|底|末|(?P<day>{_SMALL})[日号])?)?"
)
_ISO = re.compile(r"(?P<year>[12][0-9]{3})[-/.](?P<month>[0-9]{1,2})(?:[-/.](?P<day>[0-9]{1,2}))?")
_PLAN = re.compile(
    r"[“\"〝「]?(?P<plan>[十一二三四五六七八九]{2,3})[”\"〞」]?(?:(?P<end>期?末)|(?P<first>期?初)|(?:规划|计划)?(?:期间|时期|期)?内?)"
)
_RANGE = re.compile(r"(?P<from>[^—\-–~至到]{2,12}?)(?:—{1,2}|[-–~至到])(?P<to>[^—\-–~至到]{2,12})")
_SINCE = re.compile("[自从](?P<from>.{2,16}?)(?P<open>以来|至今|起至今|起|开始)|(?P<from2>.{2,16}?)(?:以来|至今)")
_BEFORE = re.compile("(?:到|在)?(?P<to>.{2,16}?)(?:以前|之前|前)")
_BACK = re.compile(
    "(?P<lead>近|最近|连续|过去|这)?(?P<count>半|[0-9]{1,2}|[一二两三四五六七八九十]{1,3})(?P<unit>年|个月)(?P<since>以来|来)?"
)
_RUN = re.compile(f"[自从](?P<year>{_YEAR})年?起?连续(?P<count>{_SMALL}|两)年")


@explained
def read_period(text: str, *, reference: date | Period | str | int | None = None) -> Period:
    """Return the period that the whole of *text* names.

    Absolute wording gives a stated period. Wording that depends on the day of
    writing (今年, 目前, 近五年) needs *reference*, and gives an inferred period
    that says why. Choices the language leaves open: 年底 and 年末 are December,
    but 截至…底 is the last day; 年初 is January to March; the end of a plan
    (“十四五”末) is its last year; 2012年前 ends with 2011, but 2012年底前 with 2012;
    近五年 is the year of reference and the four before it; a month without a
    year is in the year of reference, but in the year of its start where it ends a span.

    Args:
        text: A phrase such as 2011年12月, “十四五”期间, 去年底 or 自2007年以来; at
            most 64 characters.
        reference: The day or period at which the text speaks: a date, a
            Period, a year, or ISO 8601 text such as 2011-12-21.

    Returns:
        The period, with *text* as `as_stated`.

    Raises:
        NotAPeriodError: *text* names no period, or depends on a reference
            and none is given; or *reference* is text that is not a period.
        TypeError: *text* is not text, or *reference* is none of the above.
    """
    if not isinstance(text, str):
        raise TypeError(not_text("read_period", text))
    if len(text) > LONGEST:
        raise NotAPeriodError(text, f"longer than {LONGEST} characters; give only the time phrase")
    now = _Now(_reference(reference))
    plain = fold(text.strip()).text
    for reader in (_plan, _run, _range, _since, _before, _as_of, _back, _point):
        try:
            found = reader(plain, now)
        except UnreadableError as exc:
            raise NotAPeriodError(text, str(exc)) from None
        except NotAPeriodError as exc:
            raise NotAPeriodError(text, exc.reason) from None
        if found is not None:
            return evolve(found, as_stated=text)
    raise NotAPeriodError(text, "write 2011年12月, “十四五”期间, 今年 or the like")


def _reference(given: object) -> Period | None:
    """Return the period that *given* names as a date, Period, year or ISO text; None for None."""
    if given is None or isinstance(given, Period):
        return given
    if isinstance(given, date):
        return Period(start=given, end=given)
    if isinstance(given, str):
        return Period.parse(given)
    if isinstance(given, int) and not isinstance(given, bool):
        return Period.of_year(given)
    msg = f"reference is a date, a Period, a year or ISO 8601 text such as 2011-12-21, not {shown(given)}"
    raise TypeError(msg)


class _Now:
    """The reference, asked for only when it is needed."""

    def __init__(self, reference: Period | None) -> None:
        self._reference = reference

    @property
    def period(self) -> Period:
        """The reference; an error if there is none."""
        if self._reference is None:
            raise UnreadableError(
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

    def infer(self, period: Period, why: str) -> Period:
        """Return *period* as inferred from the reference."""
        because = f"{why}; the text speaks at {self.period}"
        return evolve(period, basis=Basis.INFERRED, because=because)


def _joined(start: Period | None, end: Period | None) -> Period:
    """Return the span from the start of one period to the end of another."""
    first, last = start.start if start else None, end.end if end else None
    if first and last and first > last:
        raise UnreadableError(reason="it ends before it starts")
    reasons = [part.because for part in (start, end) if part and part.because]
    basis = Basis.INFERRED if reasons else Basis.STATED
    return Period(start=first, end=last, basis=basis, because="; ".join(dict.fromkeys(reasons)) or None)


def _plan(plain: str, now: _Now) -> Period | None:
    del now
    hit = _PLAN.fullmatch(plain)
    if not hit:
        return None
    plan = Period.plan(hit["plan"])
    if hit["end"]:
        return Period.of_year(plan.years[-1])
    return Period.of_year(plan.years[0]) if hit["first"] else plan


def _run(plain: str, now: _Now) -> Period | None:
    del now
    hit = _RUN.fullmatch(plain)
    if not hit:
        return None
    first = _number(hit["year"])
    return Period.of_years(first, first + _number(hit["count"]) - 1)


def _range(plain: str, now: _Now) -> Period | None:
    hit = _RANGE.fullmatch(plain)
    if not hit or _ISO.fullmatch(plain):
        return None
    first, last = hit["from"].removeprefix("从").removeprefix("自"), hit["to"]
    dated, bare = _WORDED.fullmatch(first), _WORDED.fullmatch(last)
    if dated and bare and not (bare["year"] or bare["shift"]):
        last = f"{dated['year'] or dated['shift'] or ''}{last}"
    start = _point(first, now)
    end = _point(last, now) if start else None
    return _joined(start, end) if start and end else None


def _since(plain: str, now: _Now) -> Period | None:
    hit = _SINCE.fullmatch(plain)
    if not hit:
        return None
    start = _point(hit["from"] or hit["from2"], now)
    if not start:
        return None
    if hit["open"] in {"起", "开始"}:
        return _joined(start, None)
    return now.infer(_joined(start, now.period), "it runs up to the time of writing")


def _before(plain: str, now: _Now) -> Period | None:
    hit = _BEFORE.fullmatch(plain)
    if not hit:
        return None
    limit = _point(hit["to"], now)
    if not limit or limit.start is None:
        return None
    # 2012年底前 means by the end of 2012; 2012年前 means before 2012 begins.
    if hit["to"].endswith(("底", "末")):
        return _joined(None, limit)
    before = date.fromordinal(limit.start.toordinal() - 1)
    return evolve(limit, start=None, end=before)


def _as_of(plain: str, now: _Now) -> Period | None:
    """Read 截至去年底, a day, and 到2025年, a due period."""
    for lead in ("截至", "截止到", "截止", "到", "至"):
        if plain.startswith(lead):
            point = _point(plain.removeprefix(lead), now)
            if point and point.end and lead.startswith("截"):
                return evolve(point, start=point.end)
            return point
    return None


def _back(plain: str, now: _Now) -> Period | None:
    """Read 近五年, 两年来, 半年来 and 连续三年."""
    hit = _BACK.fullmatch(plain)
    if not hit or not (hit["lead"] or hit["since"]):
        return None
    day = now.day
    if hit["unit"] == "年" and hit["count"] != "半":
        years = _number(hit["count"])
        first = day.year - years + 1
        return now.infer(Period.of_years(first, day.year), f"the year of the reference and the {years - 1} before")
    months = 6 if hit["count"] == "半" else _number(hit["count"])
    before = day.year * 12 + day.month - months
    start = Period.parse(f"{before // 12:04}-{before % 12 + 1:02}")
    return now.infer(_joined(start, now.period), f"{months} calendar months up to the reference")


def _point(plain: str, now: _Now) -> Period | None:
    """Read one year, half, month or day, or the time of writing."""
    if plain in _NOW:
        return now.infer(now.period, "it is the time of writing")
    hit = _ISO.fullmatch(plain) or (_WORDED.fullmatch(plain) if plain else None)
    if not hit:
        return None
    named = hit.groupdict()
    if named["year"]:
        return _within(_number(named["year"]), named)
    shift = named.get("shift")
    year = now.day.year + (_SHIFTS[shift] if shift else 0)
    why = f"{shift} is {year}" if shift else f"no year is named, so it is taken as {year}"
    return now.infer(_within(year, named), why)


def _within(year: int, named: dict[str, str | None]) -> Period:
    """Return the part of *year* that is named; the whole year if none is."""
    if part := named.get("part"):
        first, last = _PARTS[part]
        text = f"{year}-{first:02}/{year}-{last:02}"
    elif month := named["month"]:
        text = f"{year}-{_number(month):02}"
        text += f"-{_number(day):02}" if (day := named["day"]) else ""
        text += f"/{year}-{_number(other):02}" if (other := named.get("month2")) else ""
    else:
        text = str(year)
    return Period.parse(text)


def _number(word: str) -> int:
    return int(word) if word.isascii() else int(parse(word))
