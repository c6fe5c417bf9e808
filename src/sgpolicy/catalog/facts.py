"""What records are found by: functions from a record to its keys."""

from collections.abc import Iterable
from datetime import date, datetime

from sgpolicy.errors import NotAPeriodError
from sgpolicy.model.figure import Figure
from sgpolicy.model.measure import Measure
from sgpolicy.model.mention import Citation, Organisation
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


def as_date(value: date | int | str) -> date:
    """Return the last day of *value*: a date, a year or an ISO 8601 text.

    Raises:
        NotAPeriodError: It is none of these, or has no end.
    """
    if isinstance(value, datetime):  # also a date to Python, but the two do not compare
        return value.date()
    if isinstance(value, date):
        return value
    end = Period.parse(str(value)).end
    if end is None:
        raise NotAPeriodError(str(value), "it has no end; give a date such as 2015-12-31")
    return end


def known_by(item: object, day: date) -> bool:
    """Return whether the document was known on *day*; one without a date was not."""
    source = item.document if isinstance(item, Record) else item
    known: Period | None = getattr(source, "known", None)
    return known is not None and known.end is not None and known.end <= day
