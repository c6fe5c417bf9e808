"""Periods: days, months, years and open spans of time, in ISO 8601 and EDTF."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Final

from attrs import Attribute, field, frozen
from attrs.validators import optional

from sgpolicy.asked import explained, not_a, shown
from sgpolicy.errors import FieldError, FieldTypeError, IndeterminateOrderError, NotAPeriodError
from sgpolicy.model.fields import a, maybe, pair
from sgpolicy.model.shown import Shown, one_line
from sgpolicy.model.words import Basis

EARLIEST: Final = 1900
LATEST: Final = 2199

_FIVE_YEAR_PLANS = {
    "一五": 1953, "二五": 1958, "三五": 1966, "四五": 1971, "五五": 1976, "六五": 1981, "七五": 1986, "八五": 1991,
    "九五": 1996, "十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026,
}  # fmt: skip
_ORDINALS = {
    f"{place}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(place, 'th') }": name
    for place, name in enumerate(_FIVE_YEAR_PLANS, start=1)
}
_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
)
_ORDINALS |= dict(zip(_WORDS.split(), _FIVE_YEAR_PLANS, strict=True))
_PLAN = re.compile(
    "(?:the )?(?P<ordinal>[a-z0-9]+)(?: (?:five[- ]years?[- ]plan|fyp))?(?: period)?"
    "|[“\"'‘「]?(?P<name>[一二三四五六七八九十]{1,2}五)[”\"'’」]?(?:规划|计划)?(?:时期|期间)?",
    re.IGNORECASE,
)
_POINT = r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"
_WAYS = "write 2011, 2011-12, 2011-12-21, 2021/2025, ../2011 or 2011/.."


def _day(_: object, attribute: Attribute[date | None], value: date | None) -> None:
    """Accept days only, in the years that the library covers."""
    if value is None:
        return
    if not isinstance(value, date) or isinstance(value, datetime):
        raise FieldTypeError(attribute.name, f"{shown(value)} is not a datetime.date", "use Period.parse for text")
    if not EARLIEST <= value.year <= LATEST:
        raise NotAPeriodError(str(value), f"years run from {EARLIEST} to {LATEST}")


@frozen(kw_only=True, order=False)
class Period(Shown):
    """A span of days, both ends included; equal if both ends are.

    Attributes:
        start: The first day; None where the beginning is open.
        end: The last day; None where the end is open.
        basis: Stated in the text, or inferred.
        as_stated: The wording, such as “十四五”末; None if there is none.
        because: Why it was inferred; None if it was stated.
        at: Offsets of the wording in the source file; None if there is none.
    """

    start: date | None = field(validator=_day)
    end: date | None = field(validator=_day)
    basis: Basis = field(default=Basis.STATED, eq=False, validator=a(Basis))
    as_stated: str | None = field(default=None, eq=False, validator=maybe(str))
    because: str | None = field(default=None, eq=False, validator=maybe(str))
    at: tuple[int, int] | None = field(default=None, eq=False, validator=optional(pair))

    def __attrs_post_init__(self) -> None:
        """Refuse a period without ends, one that ends before it starts, and a guess without a reason."""
        if self.start is None and self.end is None:
            raise FieldError(None, "a period needs a start or an end", "leave the field out if neither is known")
        if self.start and self.end and self.start > self.end:
            raise FieldError(None, f"a period cannot end ({self.end}) before it starts ({self.start})", "swap the two")
        if self.basis is Basis.INFERRED and not self.because:
            raise FieldError(field="because", message="an inferred period must say why: give because=")

    @classmethod
    @explained
    def parse(
        cls,
        text: str,
        *,
        basis: Basis = Basis.STATED,
        as_stated: str | None = None,
        because: str | None = None,
    ) -> Period:
        """Return the period that *text* writes in ISO 8601 or EDTF.

        Args:
            text: 2011, 2011-12, 2011-12-21, two of them joined by a slash, or
                one of them and ".." for an open end.
            basis: Whether the text states it or a coder inferred it.
            as_stated: The wording in the document.
            because: Why it was inferred; required if it was.

        Returns:
            The period, from the first day of the first date to the last day of the last.

        Raises:
            NotAPeriodError: *text* is none of these, or no such day exists.
            ValueError: It is inferred and *because* is missing.
            TypeError: *text* is not text.
        """
        _text("Period.parse", text, "2011-12")
        first, slash, last = text.partition("/")
        start = None if slash and first == ".." else _span(first, text)[0]
        end = None if slash and last == ".." else _span(last if slash else first, text)[1]
        if (start is None and end is None) or (start and end and start > end):
            raise NotAPeriodError(text, "it ends before it starts" if start else _WAYS)
        return cls(start=start, end=end, basis=basis, as_stated=as_stated, because=because)

    @classmethod
    def of_year(cls, year: int) -> Period:
        """Return the calendar year *year*."""
        return cls.of_years(year, year)

    @classmethod
    def of_years(cls, first: int, last: int) -> Period:
        """Return the calendar years *first* to *last*, both included."""
        for year in (first, last):
            if not isinstance(year, int) or isinstance(year, bool):
                raise TypeError(not_a("a period of years", "whole numbers such as 2011", year))
            if not EARLIEST <= year <= LATEST:
                raise NotAPeriodError(shown(year), f"years run from {EARLIEST} to {LATEST}")
        return cls(start=date(first, 1, 1), end=date(last, 12, 31))

    @classmethod
    def plan(cls, name: str) -> Period:
        """Return the years of a five-year plan.

        Args:
            name: 一五 to 十五五, or 1st to 15th, also as “十四五”规划 or 14th Five-Year Plan.

        Returns:
            Its five calendar years: 2021/2025 for 十四五.

        Raises:
            NotAPeriodError: No such plan is known.
            TypeError: *name* is not text.
        """
        _text("Period.plan", name, "十四五")
        found = _PLAN.fullmatch(name.strip(" “”\"'‘’「」"))
        bare = (found["name"] or _ORDINALS.get(found["ordinal"].casefold(), "")) if found else ""
        first = _FIVE_YEAR_PLANS.get(bare)
        if first is None:
            raise NotAPeriodError(name, "the plans known are 一五 to 十五五, or 1st to 15th")
        return cls.of_years(first, first + 4)

    @property
    def name(self) -> str | None:
        """The name of the five-year plan that has just these years; else None."""
        names = (name for name in _FIVE_YEAR_PLANS if Period.plan(name) == self)
        return next(names, None)

    @property
    def years(self) -> range:
        """The calendar years that it touches, in order.

        Raises:
            IndeterminateOrderError: An end is open, so the years have no end.
        """
        if self.start is None or self.end is None:
            raise IndeterminateOrderError(str(self), "any year")
        return range(self.start.year, self.end.year + 1)

    def __str__(self) -> str:
        """Return the shortest form that `parse` reads as the same period, its two dates alike."""
        if self.start is None or self.end is None:
            start = ".." if self.start is None else _shortest(self.start, -1)
            return f"{start}/{'..' if self.end is None else _shortest(self.end, 1)}"
        length = max(len(_shortest(self.start, -1)), len(_shortest(self.end, 1)))
        one, other = self.start.isoformat()[:length], self.end.isoformat()[:length]
        return one if one == other else f"{one}/{other}"

    def __repr__(self) -> str:
        wording = f" 「{self.as_stated}」" if self.as_stated else ""
        return one_line(f"<Period {self}{'?' if self.because else ''}{wording}>")

    def __contains__(self, moment: date | int | Period) -> bool:
        """Return True if all of *moment* (a day, a year or a period) lies within."""
        if isinstance(moment, int) and not isinstance(moment, bool):
            moment = Period.of_year(moment)
        elif isinstance(moment, date):
            moment = Period(start=moment, end=moment)
        elif not isinstance(moment, Period):
            msg = f"{shown(moment)} is not a day, a year or a period"
            raise TypeError(msg)
        starts = self.start is None or (moment.start is not None and moment.start >= self.start)
        ends = self.end is None or (moment.end is not None and moment.end <= self.end)
        return starts and ends

    def contains(self, moment: date | int | Period) -> bool:
        """Return True if all of *moment* (a day, a year or a period) lies within."""
        return moment in self

    def overlaps(self, other: Period) -> bool:
        """Return True if the two have a day in common."""
        return not self.before(other) and not self.after(other)

    def before(self, other: Period) -> bool:
        """Return True if it ends before *other* starts."""
        start = _period(other).start
        return self.end is not None and start is not None and self.end < start

    def after(self, other: Period) -> bool:
        """Return True if it starts after *other* ends."""
        return _period(other).before(self)

    def _precedes(self, other: Period) -> bool:
        if self != other and self.overlaps(other):
            raise IndeterminateOrderError(str(self), str(other))
        return self.before(other)

    def __lt__(self, other: object) -> bool:
        """Return True if earlier; raise `IndeterminateOrderError` if the two overlap."""
        return self._precedes(other) if isinstance(other, Period) else NotImplemented

    def __le__(self, other: object) -> bool:
        """Return True if earlier or equal; raise `IndeterminateOrderError` if the two overlap."""
        return self == other or self._precedes(other) if isinstance(other, Period) else NotImplemented

    def __gt__(self, other: object) -> bool:
        """Return True if later; raise `IndeterminateOrderError` if the two overlap."""
        return other._precedes(self) if isinstance(other, Period) else NotImplemented

    def __ge__(self, other: object) -> bool:
        """Return True if later or equal; raise `IndeterminateOrderError` if the two overlap."""
        return self == other or other._precedes(self) if isinstance(other, Period) else NotImplemented


def _text(what: str, given: object, such_as: str) -> None:
    if not isinstance(given, str):
        raise TypeError(not_a(what, f"text such as {such_as}", given))


def _period(given: object) -> Period:
    if not isinstance(given, Period):
        raise TypeError(not_a("comparing a period", "a Period, such as Period.parse('2011-12')", given))
    return given


def _span(point: str, text: str) -> tuple[date, date]:
    """Return the first and last day of a year, a month or a day."""
    parts = re.fullmatch(_POINT, point)
    if not parts:
        plan = point.strip("“”\"'") in {*_FIVE_YEAR_PLANS, *_ORDINALS}
        raise NotAPeriodError(text, f"it names a five-year plan: Period.plan({point!r})" if plan else _WAYS)
    year, month, day = parts.groups()
    if not EARLIEST <= int(year) <= LATEST:
        raise NotAPeriodError(text, f"years run from {EARLIEST} to {LATEST}")
    try:
        start = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise NotAPeriodError(text, "the calendar has no such month or day") from None
    if day:
        return start, start
    last = int(month or 12)
    return start, date(start.year + last // 12, last % 12 + 1, 1) - timedelta(days=1)


def _shortest(day: date, step: int) -> str:
    """Return the shortest date whose first day (with a step of -1) or last day (1) is *day*."""
    beyond = day + timedelta(days=step)
    length = 4 if beyond.year != day.year else 7 if beyond.month != day.month else 10
    return day.isoformat()[:length]
