"""What records are found by: functions from a record to its keys."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from operator import index

from sgpolicy.errors import NotAPeriodError
from sgpolicy.model.figure import Figure
from sgpolicy.model.measure import Measure
from sgpolicy.model.named import Citation, Organisation
from sgpolicy.model.period import Period
from sgpolicy.model.record import Record
from sgpolicy.model.region import Region

_EARLIEST, _LATEST = 1900, 2199


def region(record: Record) -> Iterable[object]:
    """The code of the record's own region."""
    return (record.region.code,) if record.region else ()


def within(record: Record) -> Iterable[object]:
    """The codes of the record's region and of all regions that it lies in."""
    return _codes(record.region)


def _codes(place: Region | None) -> list[object]:
    codes: list[object] = []
    while place is not None:
        codes.append(place.code)
        place = place.parent
    return codes


def document(record: Record) -> Iterable[object]:
    """The id of the record's document."""
    return (record.document.id,)


def years(record: Record) -> Iterable[object]:
    """The years that the record's time touches."""
    return period_years(record.when)


def period_years(period: Period | None) -> Iterable[object]:
    """The years that *period* touches; an open end reaches as far as periods go."""
    if period is None:
        return ()
    first = period.start.year if period.start else _EARLIEST
    last = period.end.year if period.end else _LATEST
    return range(first, last + 1)


def confidence(record: Record) -> Iterable[object]:
    """How sure the coding is."""
    return (record.confidence,)


def indicator(record: Figure) -> Iterable[object]:
    """The id of the figure's indicator."""
    return (record.indicator.id,)


def kind(record: Figure) -> Iterable[object]:
    """The figure's kind."""
    return (getattr(record, "kind", None),)


def unit(record: Figure) -> Iterable[object]:
    """The id of the figure's unit."""
    return (record.quantity.unit.id,)


def qualifier(record: Figure) -> Iterable[object]:
    """How the figure hedges."""
    return (record.quantity.qualifier,)


def instruments(record: Measure) -> Iterable[object]:
    """The ids of the measure's instruments and of their broader terms."""
    return [term.id for instrument in record.instruments for term in instrument.path]


def status(record: Measure) -> Iterable[object]:
    """How far the measure has come."""
    return (record.status,)


def commitment(record: object) -> Iterable[object]:
    """How strongly the wording binds."""
    return (getattr(record, "commitment", None),)


def actors(record: Measure) -> Iterable[object]:
    """The ids of the bodies that act."""
    return [body.id for body in record.actors]


def settings(record: Measure) -> Iterable[object]:
    """The ids of the measure's settings."""
    return [setting.id for setting in record.settings]


def domains(record: Measure) -> Iterable[object]:
    """The ids of the measure's domains and of their broader terms."""
    return [term.id for domain in record.domains for term in domain.path]


def programme(record: Measure) -> Iterable[object]:
    """The id of the programme that the measure belongs to."""
    return (record.programme.id,) if record.programme else ()


def learned_from(record: Measure) -> Iterable[object]:
    """The codes of the regions it was learned from, and of those that they lie in."""
    return [code for place in record.learned_from for code in _codes(place)]


def body(record: Organisation) -> Iterable[object]:
    """The id of the body."""
    return (record.body.id,)


def role(record: Organisation) -> Iterable[object]:
    """The part the body plays."""
    return (record.role,)


def work(record: Citation) -> Iterable[object]:
    """The id of the cited work."""
    return (record.work.id,)


def relation(record: Citation) -> Iterable[object]:
    """What the document does with the cited work."""
    return (record.relation,)


def as_year(asked: int | str | Period) -> int:
    """Return the one year that *asked* is.

    Raises:
        NotAPeriodError: It is a text that is no period.
        ValueError: It is a period of more than one year.
        TypeError: It is none of a number, a text and a period.
    """
    if type(asked) is int:
        return asked
    if isinstance(asked, str):
        asked = _parsed(asked)
    if not isinstance(asked, Period):
        return _whole(asked)
    if asked.start is None or asked.end is None or asked.start.year != asked.end.year:
        msg = f"ask for one year, not for {asked}; a predicate such as `lambda r: r.when in ...` asks for more"
        raise ValueError(msg)
    return asked.start.year


def _parsed(asked: str) -> Period:
    try:
        return Period.parse(asked)
    except NotAPeriodError:
        try:
            plan = Period.plan(asked)
        except NotAPeriodError:
            plan = None
        if plan is None:
            raise
        msg = f"{asked} is five years, {plan}: ask for one of them, or with a predicate for Period.plan({asked!r})"
        raise ValueError(msg) from None


def _whole(asked: object) -> int:
    """Return a whole number of whatever make; a truth value is none."""
    if not isinstance(asked, bool):
        with suppress(TypeError):
            return index(asked)  # type: ignore[arg-type]  # it raises for what is no whole number
    msg = f"ask for one year as a number, a text or a Period, such as 2010, not for {asked!r}"
    raise TypeError(msg)


def as_date(value: date | int | str) -> date:
    """Return the last day of *value*: a date, a year or an ISO 8601 text.

    Raises:
        NotAPeriodError: The text is no period, or one without an end.
        TypeError: It is none of these.
    """
    if isinstance(value, datetime):  # also a date to Python, but the two do not compare
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, (int, str, Period)) or isinstance(value, bool):
        msg = f"ask for a date, a year or ISO 8601 text, not for {value!r}"
        raise TypeError(msg)
    end = Period.parse(str(value)).end
    if end is None:
        raise NotAPeriodError(str(value), "it has no end; give a date such as 2015-12-31")
    return end


def known_by(item: object, day: date) -> bool:
    """Return whether the document was known on *day*; one without a date was not."""
    source = item.document if isinstance(item, Record) else item
    known: Period | None = getattr(source, "known", None)
    return known is not None and known.end is not None and known.end <= day
