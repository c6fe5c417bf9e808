"""Periods: text form, order and containment, and how they are found in texts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import is_linear

from sgpolicy.errors import IndeterminateOrderError, NotAPeriodError
from sgpolicy.model.period import Period
from sgpolicy.reading import find_periods, read_period

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


WORDS = st.lists(
    st.sampled_from(
        [
            *"〇零一二三四五六七八九十两012年月日号度季旬初中末底内前后起至到—-、，。“”期间自从每当次近半",
            "2012", "二〇一二", "12", "31", "今年", "去年", "上半年", "季度", "个月", "以来", "以前", "之后", "截至",
            "未来", "过去", "十四五", "时期", "世纪", "年代", "同期", "本月", "上个月", "连续", "及", "与", "和", "的",
            "目前", "来", "多", " ",
        ]
    ),
    max_size=14,
).map("".join)  # fmt: skip


@given(WORDS, st.one_of(st.none(), DAYS))
def test_what_is_found_is_in_the_text_and_reads_again(text: str, reference: date | None) -> None:
    """Spans are in order and apart, are the wording, and what they name is what the wording alone names."""
    place = 0
    for found in find_periods(text, reference=reference):
        assert place <= found.start < found.end <= len(text)
        assert found.text == text[found.start : found.end]
        place = found.end
        if found.period is not None:
            assert found.period == read_period(found.text, reference=reference)
            assert found.period.as_stated == found.text


@given(DAYS, DAYS)
def test_a_date_is_found_in_any_company(one: date, other: date) -> None:
    """A day, and the span between two, are found with the words around them left out."""
    first, last = (f"{day.year}年{day.month}月{day.day}日" for day in sorted([one, other]))
    text = f"活动已于{first}开始，展期为{first}至{last}，共3天。"
    found = find_periods(text)

    assert [(one.text, one.period) for one in found][1:] == [
        (f"{first}至{last}", Period(start=min(one, other), end=max(one, other)))
    ]
    assert found[0].text == f"{first}开始"


@pytest.mark.parametrize(
    "piece",
    [
        "年月",
        "2012年1",
        "自从2012年至",
        "前三",
        "“十五",
        "十",
        "1",
        "每年",
        "2012年至",
        "1月、",
        "近三",
        "去年前",
        "一九",
        "世纪",
        "1-",
    ],
)
def test_finding_takes_linear_time(piece: str) -> None:
    """Four times the text takes far less than sixteen times the time, whatever it repeats."""
    assert is_linear(lambda length: find_periods((piece * length)[:length]), 5_000)
