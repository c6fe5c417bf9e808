"""Periods in Chinese: spans and deadlines made of moments, and durations counted from the day of writing."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from attrs import evolve

from sgpolicy.asked import explained, shown
from sgpolicy.errors import NotAPeriodError
from sgpolicy.model.period import Period
from sgpolicy.model.words import Basis
from sgpolicy.reading.folding import fold, not_text
from sgpolicy.reading.moments import COUNT, YEAR, Named, Now, completed, moment, month_span, named_by, number, resolve
from sgpolicy.reading.numbers import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST: Final = 64

JOIN: Final = "(?:—{1,2}|[-–~至到])"
BEFORE: Final = "以前|之前|前"
AFTER: Final = "以后|之后|后"
INCLUDED: Final = r"(?:及|\(含\)|含)"
INCLUDING: Final = r"(?:\((?:含|包括|包含)[^()]{0,8}\))?"
"""What may say behind a limit that it includes what it names: (含当日)."""
DURATION: Final = f"(?P<count>半|(?!0){COUNT}|[1-9][0-9]{{2}})(?P<unit>年|个月|天|日|周|个?星期|个工作日)"

_LEAD = re.compile("自从|从|自|在|介?于")
_JOINED = re.compile(f"起?(?P<between>与|和|{JOIN})")
_TAIL = re.compile("(?P<stop>止)?(?:之间|年间|期间|间)?$")
_UNIT = re.compile(f"(?:{YEAR}|{COUNT})(?P<unit>年度?|月份?|[日号]|季度)")
_SINCE = re.compile(
    f"(?P<lead>自从|自|从)?(?P<from>.{{2,24}}?)(?:\\(含\\))?(?:(?P<so_far>起?以来|起?至今)|(?:起|开始)(?:连续(?P<years>{COUNT})年)?)"
)
WEEKDAY: Final = "\\((?:星期|周)[一二三四五六日天]\\)"
"""A remark behind a date that says no more than it does."""
_WEEKDAY = re.compile(f"(?<=[日号]){WEEKDAY}")
_LIMIT = re.compile(
    f"(?:到|在|于|自|从)?(?P<point>.{{2,24}}?)(?P<included>{INCLUDED})?(?:(?P<before>{BEFORE})|(?:{AFTER}))(?P<including>{INCLUDING})"
)
_TWO_LIMITS = re.compile(f"(?P<after>.{{2,24}}?(?:{AFTER}))[、,，至到]?(?P<before>.{{2,24}}?(?:{BEFORE}))")
_BACK = re.compile(f"(?P<lead>近|最近|连续|过去的?|这)?{DURATION}(?P<since>以来|来|里|间)?")
_AHEAD = re.compile(f"(?:(?:未来|今后|接下来)的?{DURATION}(?:时间|里|间|内)?|用{DURATION.replace('P<', 'P<u')}的?时间)")
_NEXT = re.compile(f"(?P<way>[前上下])(?P<count>{COUNT})(?P<unit>年|个月|天|日)")
_WITHIN = re.compile(f"{DURATION}(?:以|之)?内")
_SET = re.compile("(?P<years>[前去今明后]{2,3})(?P<count>[两二三23])年")
_SAME = re.compile("(?P<year>去年|上年度?|前年)同期")
_MONTH_ENDS = ("底", "末", "期末", "末期")
_QUARTER = 3


@explained
def read_period(text: str, *, reference: date | Period | str | int | None = None) -> Period:
    """Return the period that the whole of *text* names.

    Absolute wording gives a stated period. Wording that depends on the day of
    writing (今年, 目前, 近五年) needs *reference*, and gives an inferred period
    that says why. Where the language leaves a choice, these are the rules:

    - 年底 and 年末 are December, but 截至…底 is the last day; 年初 is January to
      March; 月初 is the first ten days, 月底 the month; the end of a plan
      (“十四五”末) is its last year.
    - 前 excludes what it follows (2012年前 ends with 2011), but 底前 and 末前
      include it, and so does a deadline on the last day of a month (12月31日前);
      及以前 always does. 后 excludes it, 及以后 and 起 include it.
    - A month without a year is in the year of reference, or in the year of the
      start where it ends a span.
    - 近五年 and 五年来 are the year of reference and the four before it, but end with
      the year before it if the text speaks in January to March; 未来五年 and
      用五年时间 are the year of reference and the four after it, but begin with the
      next if the text speaks in October to December.
    - 30日内 and 三年内 run from the reference, one day, to the same day that much later.
    - 去年同期 is the time of reference a year earlier; for one day, from 1 January to that day.

    Args:
        text: A phrase such as 2011年12月, “十四五”期间, 去年底 or 自2007年以来; at
            most 64 characters.
        reference: The day or period at which the text speaks: a date, a
            Period, a year, or ISO 8601 text such as 2011-12-21.

    Returns:
        The period, with *text* as `as_stated`.

    Raises:
        NotAPeriodError: *text* names no period, or one of several that it could
            mean (年中), or depends on a reference and none is given; or
            *reference* is text that is not a period.
        TypeError: *text* is not text, or *reference* is none of the above.
    """
    if not isinstance(text, str):
        raise TypeError(not_text("read_period", text))
    if len(text) > LONGEST:
        raise NotAPeriodError(text, f"longer than {LONGEST} characters; give only the time phrase")
    now = Now(period_of(reference))
    try:
        found = read(fold(text.strip()).text, now)
    except UnreadableError as exc:
        raise NotAPeriodError(text, str(exc)) from None
    except NotAPeriodError as exc:
        raise NotAPeriodError(text, exc.reason) from None
    if found is None:
        raise NotAPeriodError(text, "write 2011年12月, “十四五”期间, 今年 or the like")
    return evolve(found, as_stated=text)


def period_of(given: object) -> Period | None:
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


def read(plain: str, now: Now) -> Period | None:
    """Return the period of folded text; None if it is not worded like one.

    Raises:
        NeedsReferenceError: It has none without a reference.
        UnreadableError: It could mean more than one.
        NotAPeriodError: It names days that are not in the calendar.
    """
    plain = _WEEKDAY.sub("", plain)
    return next((found for reader in _READERS if (found := reader(plain, now))), None)


def _joined(start: Period | None, end: Period | None) -> Period:
    """Return the span from the start of one period to the end of another."""
    first, last = start.start if start else None, end.end if end else None
    if first and last and first > last:
        raise UnreadableError(reason="it ends before it starts")
    reasons = [part.because for part in (start, end) if part and part.because]
    basis = Basis.INFERRED if reasons else Basis.STATED
    return Period(start=first, end=last, basis=basis, because="; ".join(dict.fromkeys(reasons)) or None)


def _range(plain: str, now: Now) -> Period | None:
    """Read a span between two moments, the end with what it leaves to the start and the start with its unit."""
    lead = _LEAD.match(plain)
    begin = lead.end() if lead else 0
    tail = _TAIL.search(plain)
    end = tail.start() if tail else len(plain)
    for hit in _JOINED.finditer(plain, begin, end):
        if hit["between"] in {"与", "和"} and not plain.endswith("间"):
            continue
        if found := _from_to(plain[begin : hit.start()], plain[hit.end() : end], now):
            return found
    return moment(plain[begin:end], now) if plain.endswith("间") else None


def _from_to(first: str, last: str, now: Now) -> Period | None:
    ending, unit = named_by(last), _UNIT.fullmatch(last)
    beginning = named_by(first) or (named_by(first + unit["unit"]) if unit else None)
    if ending and beginning:
        if not any(ending[key] for key in ("year", "short", "shift")) and _is_year(beginning):
            return None
        return _joined(resolve(beginning, now), resolve(completed(ending, beginning), now))
    start, end = moment(first, now), moment(last, now)
    return _joined(start, end) if start and end else None


def _is_year(named: Named) -> bool:
    """Return True if a date names a whole year."""
    return not any(value for key, value in named.items() if key not in {"year", "short", "shift"})


def _since(plain: str, now: Now) -> Period | None:
    """Read 自2007年以来, 2018年起 and 从2013年起连续三年."""
    hit = _SINCE.fullmatch(plain)
    start = moment(hit["from"], now) if hit else None
    if not hit or not start:
        return None
    if hit["so_far"]:
        return now.infer(_joined(start, now.period), "it runs up to the time of writing")
    if not hit["years"]:
        return _joined(start, None)
    if start.start is None or not re.fullmatch(f"{YEAR}年?", hit["from"]):
        return None
    return Period.of_years(start.start.year, start.start.year + number(hit["years"]) - 1)


def _limit(plain: str, now: Now) -> Period | None:
    """Read 2012年前, 2012年底前, 12月31日前, 2025年以后 and 2012年及以前."""
    hit = _LIMIT.fullmatch(plain)
    point = moment(hit["point"], now) if hit else None
    # 1980后 without 年 are people.
    if not hit or not point or point.start is None or point.end is None or re.fullmatch(YEAR, hit["point"]):
        return None
    included = bool(hit["included"] or hit["including"])
    if hit["before"]:
        included |= hit["point"].endswith(_MONTH_ENDS) or (hit["before"] == "前" and _ends_month(point))
        return _joined(None, point) if included else evolve(point, start=None, end=point.start - timedelta(days=1))
    return _joined(point, None) if included else evolve(point, start=point.end + timedelta(days=1), end=None)


def _ends_month(point: Period) -> bool:
    """Return True for the last day of a month: nobody means the day before it by a deadline."""
    return point.start == point.end is not None and (point.end + timedelta(days=1)).day == 1


def _two_limits(plain: str, now: Now) -> Period | None:
    hit = _TWO_LIMITS.fullmatch(plain)
    first, last = (_limit(hit["after"], now), _limit(hit["before"], now)) if hit else (None, None)
    return _joined(first, last) if first and last else None


def _as_of(plain: str, now: Now) -> Period | None:
    """Read 截至去年底, a day, and 到2025年, a due period."""
    for lead in ("截至", "截止到", "截止", "到", "至"):
        if plain.startswith(lead):
            point = moment(plain.removeprefix(lead), now)
            if point and point.end and lead.startswith("截"):
                return evolve(point, start=point.end)
            return point
    return None


def _months(count: str, unit: str) -> int:
    """Return the months of a duration: 6 for 半年, 36 for 三年; 0 if it has days or half months."""
    if unit == "年":
        return 6 if count == "半" else 12 * number(count)
    return number(count) if unit == "个月" and count != "半" else 0


def _days(count: str, unit: str) -> int:
    """Return the days of a duration in days or weeks.

    Raises:
        UnreadableError: It is in working days or halves.
    """
    if unit == "个工作日":
        raise UnreadableError(reason="working days need a calendar of holidays; read_quantity reads the duration")
    if count == "半":
        raise UnreadableError(reason="half of it is no number of days; give it in days")
    return number(count) * (1 if unit in {"天", "日"} else 7)


def _back(plain: str, now: Now) -> Period | None:
    """Read 近五年, 过去三年, 两年来, 半年来 and 连续三年."""
    hit = _BACK.fullmatch(plain)
    if not hit or not (hit["lead"] or hit["since"] in {"以来", "来"}):
        return None
    months = _months(hit["count"], hit["unit"])
    gone = (hit["lead"] or "").startswith("过去")
    if not months:
        if not gone:
            return None
        day = now.one_day
        span = Period(start=day - timedelta(_days(hit["count"], hit["unit"])), end=day - timedelta(1))
        return now.infer(span, "the days before the reference")
    day = now.day
    if months % 12 == 0 and hit["unit"] == "年":
        years = months // 12
        last = day.year - (day.month <= _QUARTER)
        why = "the year of the reference" if last == day.year else "the year before the reference"
        return now.infer(Period.of_years(last - years + 1, last), f"{why} and the {years - 1} before")
    before = day.year * 12 + day.month - months
    return now.infer(_joined(month_span(before, before), now.period), f"{months} calendar months up to the reference")


def _ahead(plain: str, now: Now) -> Period | None:
    """Read 未来五年, 今后三年, 未来十天 and 用三年时间."""
    hit = _AHEAD.fullmatch(plain)
    if not hit:
        return None
    count, unit = hit["count"] or hit["ucount"], hit["unit"] or hit["uunit"]
    if unit != "年" or count == "半":
        if _months(count, unit):
            raise UnreadableError(reason="months to come can be counted in two ways; name the months")
        day = now.one_day
        span = Period(start=day + timedelta(1), end=day + timedelta(_days(count, unit)))
        return now.infer(span, "the days after the reference")
    day, years = now.first, number(count)
    if years == 1:
        raise UnreadableError(reason="it can be the year of the reference or twelve months to come; name the year")
    first = day.year + (day.month > 12 - _QUARTER)
    why = "the year of the reference" if first == day.year else "the year after the reference"
    return now.infer(Period.of_years(first, first + years - 1), f"{why} and the {years - 1} after")


def _next(plain: str, now: Now) -> Period | None:
    """Read 前两年, 下三个月 and 前五天, which leave the year, month or day of the reference out."""
    hit = _NEXT.fullmatch(plain)
    if not hit:
        return None
    count, unit, forward = number(hit["count"]), hit["unit"], hit["way"] == "下"
    why = f"the {count} {'after' if forward else 'before'} that of the reference"
    if unit == "年":
        year = now.day.year
        return now.infer(Period.of_years(*_beside(year, count, forward=forward)), why)
    if unit == "个月":
        return now.infer(month_span(*_beside(now.part(1), count, forward=forward)), why)
    first, last = map(date.fromordinal, _beside(now.one_day.toordinal(), count, forward=forward))
    return now.infer(Period(start=first, end=last), why)


def _beside(here: int, count: int, *, forward: bool) -> tuple[int, int]:
    """Return the first and last of *count* numbers just after or before *here*."""
    return (here + 1, here + count) if forward else (here - count, here - 1)


def _within(plain: str, now: Now) -> Period | None:
    """Read 30日内 and 三年内, which end on the day that the Civil Code reckons (articles 200 to 202)."""
    hit = _WITHIN.fullmatch(plain)
    if not hit:
        return None
    months = _months(hit["count"], hit["unit"])
    days = 0 if months else _days(hit["count"], hit["unit"])
    start = now.one_day
    return now.infer(Period(start=start, end=_later(start, months) + timedelta(days)), "it runs from the reference")


def _later(day: date, months: int) -> date:
    """Return the same day *months* later, or the last day of a month that is too short for it."""
    month = day.year * 12 + day.month - 1 + months
    last = month_span(month, month).end
    return last if last and last.day < day.day else day.replace(year=month // 12, month=month % 12 + 1)


def _set(plain: str, now: Now) -> Period | None:
    """Read 今明两年 and 去今两年: years named one by one."""
    hit = _SET.fullmatch(plain)
    if not hit:
        return None
    shifts = ["前去今明后".index(word) - 2 for word in hit["years"]]
    if len(shifts) != number(hit["count"]) or shifts != list(range(shifts[0], shifts[0] + len(shifts))):
        return None
    first = now.day.year + shifts[0]
    return now.infer(Period.of_years(first, first + len(shifts) - 1), f"{hit['years']} are counted from {now.day.year}")


def _same(plain: str, now: Now) -> Period | None:
    """Read 去年同期."""
    hit = _SAME.fullmatch(plain)
    if not hit:
        return None
    period, back = now.period, 24 if hit["year"] == "前年" else 12
    if period.start is None or period.end is None:
        raise UnreadableError(reason="the time of reference is open, so it has no same time in another year")
    first = period.start.replace(month=1, day=1) if period.start == period.end else period.start
    end = _later(period.end, -back)
    if (period.end + timedelta(1)).day == 1 and period.start != period.end:
        end = month_span(end.year * 12 + end.month - 1, end.year * 12 + end.month - 1).end or end
    return now.infer(Period(start=_later(first, -back), end=end), "the time of the reference in an earlier year")


_READERS: Final[tuple[Callable[[str, Now], Period | None], ...]] = (
    moment, _since, _range, _two_limits, _limit, _as_of, _same, _set, _within, _back, _ahead, _next,
)  # fmt: skip
