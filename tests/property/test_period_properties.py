"""Periods: text form, order and containment."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sgpolicy.errors import IndeterminateOrderError, NotAPeriodError
from sgpolicy.model.period import Period
from sgpolicy.reading import read_period

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))
EDGES = st.builds(lambda year, month: date(year, month, 1), st.integers(1901, 2199), st.sampled_from([1, 2, 7, 12]))
ENDS = st.one_of(DAYS, EDGES, EDGES.map(lambda day: date.fromordinal(day.toordinal() - 1)))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Periods of any length, some open at one end."""
    start, end = sorted([draw(ENDS), draw(ENDS)])
    openness = draw(st.sampled_from(["closed", "closed", "no start", "no end"]))
    return Period(start=None if openness == "no start" else start, end=None if openness == "no end" else end)


@given(periods())
def test_a_period_survives_its_text(period: Period) -> None:
    """A period parsed from its own text is the same period, and hashes alike."""
    again = Period.parse(str(period))

    assert period == again
    assert hash(period) == hash(again)


@given(periods(), periods())
def test_order_is_total_or_refused(one: Period, other: Period) -> None:
    """Two periods are equal, one is earlier, or they overlap and the order is refused."""
    try:
        earlier, later = one < other, one > other
    except IndeterminateOrderError:
        assert one.overlaps(other)
        assert one != other
    else:
        assert [earlier, later, one == other].count(True) == 1
        assert (one <= other) == (earlier or one == other)
        assert (one >= other) == (later or one == other)


@given(periods(), DAYS)
def test_a_day_is_before_within_or_after(period: Period, day: date) -> None:
    """A day is in a period just when its one-day period is neither before nor after it."""
    single = Period(start=day, end=day)

    assert (day in period) == (single in period) == single.overlaps(period)


@given(st.text(max_size=80), st.one_of(st.none(), DAYS))
def test_any_text_is_a_period_or_refused(text: str, reference: date | None) -> None:
    """Reading a period fails in one way only."""
    try:
        period = read_period(text, reference=reference)
    except NotAPeriodError as exc:
        assert exc.reason  # noqa: PT017 - it may raise or not
    else:
        assert period.as_stated == text


@given(DAYS)
def test_a_day_reads_in_both_ways_of_writing(day: date) -> None:
    """A day in Arabic numerals reads as that day."""
    assert Period(start=day, end=day) == read_period(f"{day.year}年{day.month}月{day.day}日")
    assert Period(start=day, end=day) == read_period(day.isoformat())
