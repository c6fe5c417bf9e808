"""Times as a query asks for them: a year, or a day on which something was known."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime
from operator import index
from typing import Any, TypeVar

from sgpolicy.asked import instead
from sgpolicy.errors import NotAPeriodError
from sgpolicy.model.document import Document
from sgpolicy.model.period import EARLIEST, LATEST, Period
from sgpolicy.model.record import Record

T = TypeVar("T")
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?:from )?(?P<first>.+?)(?: to | through | ?\.\. ?)(?P<last>[^./].*)",
        r"between (?P<first>.+?) and (?P<last>.+)",
        r"(?:since |from )(?P<first>.+)",
        r"(?P<first>.+?)(?:/|\.\.| onwards?| on|以来|以后|起|至今)",
        r"(?:until |till |up to |by |/|\.\.)(?P<last>.+)",
    )
)
"""How a reader writes a range, and one with an open end; no document does."""
_LONGEST = 100
YearLike = int | str | Period
DayLike = date | int | str


def years(period: Period | None) -> Iterable[int]:
    """Return the years that *period* touches; an open end reaches as far as periods go."""
    if period is None:
        return ()
    first = period.start.year if period.start else EARLIEST
    last = period.end.year if period.end else LATEST
    return range(first, last + 1)


def as_years(asked: YearLike | tuple[YearLike | None, YearLike | None]) -> int | frozenset[int]:
    """Return the year or years that *asked* means: a year, a pair of the first and the last, a period, a plan.

    Raises:
        NotAPeriodError: It is text that is no period, or a range that goes beyond the years there are.
        ValueError: The first of a pair is later than the last.
        TypeError: It is none of these.
    """
    if type(asked) is int:  # nothing touches a year outside those there are
        return asked
    if type(asked) is not tuple or len(asked) != 2:  # noqa: PLR2004 - a pair
        first, last = _span(asked)
    else:
        first = EARLIEST if asked[0] is None else _span(asked[0])[0]
        last = LATEST if asked[1] is None else _span(asked[1])[1]
        if first > last:
            msg = f"the first year of a range is not later than the last: ask for ({last}, {first})"
            raise ValueError(msg)
    return first if first == last else frozenset(range(first, last + 1))


def each_year(asked: Any, seen: Iterable[Period | None]) -> tuple[int, ...]:  # noqa: ANN401 - refused if it is no time
    """Return the years that one thing asked for, or each of several, means; raise as `as_years` does.

    An open end reaches as far as the periods *seen* do.
    """
    pair = type(asked) is tuple and len(asked) == 2  # noqa: PLR2004 - a pair
    several = asked if isinstance(asked, Iterable) and not isinstance(asked, str | bytes) and not pair else [asked]
    ends = [one.end.year for one in seen if one and one.end]
    found: dict[int, None] = {}
    for one in several:
        meant = as_years(one)
        if isinstance(meant, int):
            Period.of_year(meant)  # refuse one that is none
        wanted = {meant} if isinstance(meant, int) else meant
        if not wanted.isdisjoint((EARLIEST, LATEST)):
            wanted = {year for year in wanted if ends and min(ends) <= year <= max(ends)}
        found |= dict.fromkeys(sorted(wanted))
    return tuple(found)


def as_period(asked: YearLike | DayLike) -> Period:
    """Return the time that *asked* means: a day, a year, a period, a plan.

    Raises:
        NotAPeriodError: It is text that is no period.
        TypeError: It is none of these.
    """
    if isinstance(asked, date):
        day = as_date(asked)
        return Period(start=day, end=day)
    if isinstance(asked, str):
        return _parsed(asked)
    return asked if isinstance(asked, Period) else Period.of_year(_whole(asked))


def from_year(asked: YearLike) -> frozenset[int]:
    """Return the years from the first of *asked* on; raise as `as_years` does, and for a part of a year."""
    return frozenset(range(_span(asked, "since")[0], LATEST + 1))


def to_year(asked: YearLike) -> frozenset[int]:
    """Return the years up to the last of *asked*; raise as `as_years` does, and for a part of a year."""
    return frozenset(range(EARLIEST, _span(asked, "until")[1] + 1))


def _span(asked: object, bound: str = "") -> tuple[int, int]:
    """Return the first and the last year of *asked*; as a *bound*, it has to begin or end with a year."""
    when = _parsed(asked) if isinstance(asked, str) else asked
    if not isinstance(when, Period):
        when = Period.of_year(_whole(when))
    first, last = when.start or date(EARLIEST, 1, 1), when.end or date(LATEST, 12, 31)
    there = {"since": when.start and when.start == date(first.year, 1, 1)}
    there["until"] = when.end and when.end == date(last.year, 12, 31)
    if bound and not there[bound]:
        msg = f"{bound}= takes a year, such as 2010, or a plan, not {when}; for days, use a predicate"
        raise ValueError(msg)
    return first.year, last.year


def _parsed(asked: str) -> Period:
    """Return the period that *asked* is: in ISO 8601, as the name of a plan, or as a document or a reader writes it."""
    from sgpolicy.reading import read_period  # noqa: PLC0415 - most ask for a number

    if len(asked) > _LONGEST:
        raise NotAPeriodError(asked, f"no time is written with more than {_LONGEST} characters")
    for read in (Period.parse, Period.plan, read_period, _in_words):
        with suppress(NotAPeriodError):
            return read(asked)
    if len(several := [one for one in re.split("[、,，;；]", asked) if one.strip()]) > 1:
        raise NotAPeriodError(asked, f"ask for several as a list: {several}")
    raise NotAPeriodError(asked, "ask for a year, such as 2010, a range, such as 2010/2012, or a plan, such as 十四五")


def _in_words(asked: str) -> Period:
    """Return the period that *asked* is in English, as 2010 to 2012 or since 2010, or with an open end in Chinese."""
    if decade := re.fullmatch(r"(?:the )?([0-9]{3})0'?s", asked.strip()):
        return Period.of_years(int(decade[1]) * 10, int(decade[1]) * 10 + 9)
    if quarter := re.fullmatch(r"([0-9]{4})[ -]?[Qq]([1-4])", asked.strip()):
        last = 3 * int(quarter[2])
        return Period.parse(f"{quarter[1]}-{last - 2:02}/{quarter[1]}-{last:02}")
    ends = next(filter(None, (form.fullmatch(asked.strip()) for form in _FORMS)), None)
    if ends is None:
        raise NotAPeriodError(asked, "it is not worded like one")
    first, last_one = (ends.groupdict().get(name) for name in ("first", "last"))
    start = _parsed(first).start if first else None
    end = _parsed(last_one).end if last_one else None
    if start and end and start > end:
        raise NotAPeriodError(asked, "it ends before it starts")
    return Period(start=start, end=end)


def _whole(asked: object) -> int:
    """Return *asked* as an int if it is a whole number of any type; True and False are not."""
    if not isinstance(asked, bool):
        with suppress(TypeError):
            return index(asked)  # type: ignore[arg-type]  # it raises for what is not a whole number
    msg = f"ask for a year as a number, text, a pair or a Period, such as 2010 or (2010, 2012), {instead(asked)}"
    raise TypeError(msg)


def as_date(value: DayLike) -> date:
    """Return the last day of *value*: a date, a year or an ISO 8601 text.

    Raises:
        NotAPeriodError: The text is not a period, or has no end.
        TypeError: It is none of these.
    """
    if isinstance(value, datetime):  # also a date to Python, but the two do not compare
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, (int, str, Period)) or isinstance(value, bool):
        msg = f"ask for a date, a year or ISO 8601 text, {instead(value)}"
        raise TypeError(msg)
    when = value if isinstance(value, Period) else Period.of_year(value) if isinstance(value, int) else _parsed(value)
    end = when.end
    if end is None:
        raise NotAPeriodError(str(when), "it has no end; give a date such as 2015-12-31")
    return end


def dated(documents: Iterable[Document]) -> date:
    """Return the date of the data: the last day on which one of *documents* was published, read or coded."""
    days = [
        period.end
        for document in documents
        for period in (document.known, document.page and document.page.seen, document.coding and document.coding.coded)
        if period and period.end
    ]
    return max(days, default=date(EARLIEST, 1, 1))


def known(item: Any, day: date) -> bool:  # noqa: ANN401 - a document, a record or a term
    """Return whether the document was known on *day*; one without a date was not, and a term is of no document."""
    when: Period | None = getattr(item.document if isinstance(item, Record) else item, "known", None)
    return when is not None and when.end is not None and when.end <= day


def known_on(day: date, items: Iterable[T]) -> Iterator[T]:
    """Yield what was known on *day*."""
    return (item for item in items if known(item, day))
