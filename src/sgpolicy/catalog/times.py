"""Times as a query asks for them: a year, or a day on which something was known."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from operator import index
from typing import Any

from sgpolicy.asked import instead
from sgpolicy.errors import NotAPeriodError
from sgpolicy.model.document import Document
from sgpolicy.model.period import EARLIEST, LATEST, Period
from sgpolicy.model.record import Record

YearLike = int | str | Period
DayLike = date | int | str


def years(period: Period | None) -> Iterable[int]:
    """Return the years that *period* touches; an open end reaches as far as periods go."""
    if period is None:
        return ()
    first = period.start.year if period.start else EARLIEST
    last = period.end.year if period.end else LATEST
    return range(first, last + 1)


def as_year(asked: YearLike) -> int:
    """Return the one year that *asked* is.

    Raises:
        NotAPeriodError: It is text that is not a period.
        ValueError: It is a period of more than one year.
        TypeError: It is not a number, a text or a period.
    """
    if type(asked) is int:
        return asked
    if isinstance(asked, str):
        asked = _parsed(asked)
    if not isinstance(asked, Period):
        return _whole(asked)
    if asked.start is None or asked.end is None or asked.start.year != asked.end.year:
        msg = f"ask for one year, not for {asked}; for more, use a predicate such as `lambda r: r.when in ...`"
        raise ValueError(msg)
    return asked.start.year


def _parsed(asked: str) -> Period:
    try:
        return Period.parse(asked)
    except NotAPeriodError:
        with suppress(NotAPeriodError):
            plan = Period.plan(asked)
            msg = f"{asked} is five years, {plan}: ask for one of them, or use a predicate with Period.plan({asked!r})"
            raise ValueError(msg) from None
        raise NotAPeriodError(asked, "ask for one year, such as 2010") from None


def _whole(asked: object) -> int:
    """Return *asked* as an int if it is a whole number of any type; True and False are not."""
    if not isinstance(asked, bool):
        with suppress(TypeError):
            return index(asked)  # type: ignore[arg-type]  # it raises for what is not a whole number
    msg = f"ask for one year as a number, text or a Period, such as 2010, {instead(asked)}"
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
    when = (
        value if isinstance(value, Period) else Period.of_year(value) if isinstance(value, int) else Period.parse(value)
    )
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


def known(item: Any, day: date) -> bool:  # noqa: ANN401 - a document or a record
    """Return whether the document was known on *day*; one without a date was not."""
    when: Period | None = (item.document if isinstance(item, Record) else item).known
    return when is not None and when.end is not None and when.end <= day
