"""Periods: what can be written, what is refused, and how two compare."""

import copy
import pickle
from datetime import date, datetime
from typing import Any

import pytest

from sgpolicy.errors import IndeterminateOrderError, NotAPeriodError
from sgpolicy.model.period import Period
from sgpolicy.model.words import Basis


@pytest.mark.parametrize(
    "text",
    ["2011", "2011-12", "2011-12-21", "2021/2025", "2021-03/2021-06", "2011-12-21/2012-01-03", "../2011", "2011-02/..",
     "2011-01-02/..", "../2011-12-30", "../2011-11", "2011/..", "2011-01-02/2011-12-30", "1900", "2199"],
)  # fmt: skip
def test_the_canonical_form_is_kept(text: str) -> None:
    """What is written in the shortest form prints in it."""
    assert text == str(Period.parse(text))


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("2011-01/2011-12", "2011"),
        ("2011-01-01/2012-12-31", "2011/2012"),
        ("2012-02-01/2012-02-29", "2012-02"),
        ("../2011-12-31", "../2011"),
        ("2011/2011", "2011"),
        ("2011-06/2012", "2011-06/2012-12"),
    ],
)
def test_longer_forms_are_the_same_period(text: str, short: str) -> None:
    """Whole months and years print as such."""
    assert short == str(Period.parse(text))
    assert Period.parse(short) == Period.parse(text)


_WAYS = "write 2011, 2011-12, 2011-12-21, 2021/2025, ../2011 or 2011/.."


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("11", _WAYS),
        ("", _WAYS),
        ("2011-1", _WAYS),
        ("../..", _WAYS),
        ("../../2011", _WAYS),
        ("２０１１", _WAYS),
        ("X十四五", _WAYS),
        ("“十四五”", "it names a five-year plan: Period.plan('“十四五”')"),
        ("14th", "it names a five-year plan: Period.plan('14th')"),
        ("1899", "years run from 1900 to 2199"),
        ("2200", "years run from 1900 to 2199"),
        ("2011-13", "the calendar has no such month or day"),
        ("2011-02-29", "the calendar has no such month or day"),
        ("2011-00", "the calendar has no such month or day"),
        ("2011-05-00", "the calendar has no such month or day"),
        ("2012/2011", "it ends before it starts"),
    ],
)
def test_other_text_is_refused(text: str, reason: str) -> None:
    """The error keeps the text and says what would be right."""
    with pytest.raises(NotAPeriodError) as caught:
        Period.parse(text)

    assert (text, reason) == (caught.value.text, caught.value.reason)


def test_plans_have_names() -> None:
    """A five-year plan is found by name, and knows its own."""
    assert Period.parse("2021/2025") == Period.plan("十四五") == Period.plan("“十四五”") == Period.plan("14th")
    assert Period.parse("2006/2010").name == "十一五"
    assert Period.parse("2021/2024").name is None
    assert [Period.plan(name).years[0] for name in ("一五", "1st", "3rd", "九五", "十五")] == [
        1953,
        1953,
        1966,
        1996,
        2001,
    ]
    with pytest.raises(NotAPeriodError, match="一五 to 十五五, or 1st to 15th"):
        Period.plan("十六五")


def test_an_inferred_period_says_why() -> None:
    """A guess without a reason is refused; the reason is no part of the value."""
    with pytest.raises(ValueError, match="must say why"):
        Period.parse("2011", basis=Basis.INFERRED)

    guess = Period.parse("2011", basis=Basis.INFERRED, because="今年 in a report of 2011", as_stated="今年")
    assert guess == Period.of_year(2011) == copy.copy(guess) == pickle.loads(pickle.dumps(guess))  # noqa: S301
    assert hash(guess) == hash(Period.of_year(2011))


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        pytest.param({}, "<Period 2011>", id="stated"),
        pytest.param({"as_stated": "2011年"}, "<Period 2011 「2011年」>", id="with its wording"),
        pytest.param(
            {"as_stated": "今年", "basis": Basis.INFERRED, "because": "said in 2011"},
            "<Period 2011? 「今年」>",
            id="a guess",
        ),
    ],
)
def test_a_period_shows_its_wording_and_whether_it_is_a_guess(facts: dict[str, Any], shown: str) -> None:
    """The question mark stands for the reason."""
    assert repr(Period.parse("2011", **facts)) == shown


@pytest.mark.parametrize(
    ("facts", "error", "message"),
    [
        pytest.param(
            {"start": None, "end": None},
            ValueError,
            "a period needs a start or an end; leave the field out if neither is known",
            id="no end",
        ),
        pytest.param(
            {"start": date(2012, 1, 1), "end": date(2011, 1, 1)},
            ValueError,
            "a period cannot end (2011-01-01) before it starts (2012-01-01); swap the two",
            id="turned round",
        ),
        pytest.param(
            {"start": date(2012, 1, 1), "end": None, "basis": Basis.INFERRED},
            ValueError,
            "an inferred period must say why: give because=",
            id="no reason",
        ),
        pytest.param(
            {"start": "2011", "end": None},
            TypeError,
            "'2011' is not a datetime.date; use Period.parse for text",
            id="text",
        ),
        pytest.param(
            {"start": datetime(2011, 1, 1), "end": None},  # noqa: DTZ001 - wrong on purpose
            TypeError,
            "datetime.datetime(2011, 1, 1, 0, 0) is not a datetime.date; use Period.parse for text",
            id="time of day",
        ),
        pytest.param(
            {"start": date(1899, 12, 31), "end": None},
            NotAPeriodError,
            "not a period: '1899-12-31': years run from 1900 to 2199",
            id="too early",
        ),
        pytest.param(
            {"start": None, "end": date(2200, 1, 1)},
            NotAPeriodError,
            "not a period: '2200-01-01': years run from 1900 to 2199",
            id="too late",
        ),
    ],
)
def test_wrong_ends_are_refused(facts: dict[str, Any], error: type[Exception], message: str) -> None:
    """Ends are days of the calendar, in order, at least one of them; a guess has a reason."""
    with pytest.raises(error) as caught:
        Period(**facts)

    assert message == str(caught.value)


def test_years_out_of_range_are_refused() -> None:
    """Years run from 1900 to 2199 in every way of making a period."""
    with pytest.raises(NotAPeriodError, match="1900"):
        Period.of_year(3000)


def test_containment_takes_days_years_and_periods() -> None:
    """A period holds what lies wholly within it."""
    plan = Period.plan("十四五")

    assert 2023 in plan
    assert date(2025, 12, 31) in plan
    assert plan.contains(Period.parse("2021-03/2022"))
    assert Period.parse("2020/2022") not in plan
    assert Period.parse("2022/..") not in plan
    assert 2023 in Period.parse("../2023")
    with pytest.raises(TypeError, match="not a day, a year or a period"):
        assert "2023" in plan  # type: ignore[operator]


def test_periods_that_meet_in_a_day() -> None:
    """Sharing one day is overlap; neither is before the other."""
    first, second = Period.parse("2011-01/2011-03-31"), Period.parse("2011-03-31/2011-06")

    assert first.overlaps(second)
    assert not first.before(second)
    assert not second.after(first)


def test_a_period_holds_its_first_and_last_day() -> None:
    """Both ends are included, and no day past them."""
    assert Period.parse("2011-01-01") in Period.of_year(2011)
    assert date(2011, 12, 31) in Period.of_year(2011)
    assert date(2012, 1, 1) not in Period.of_year(2011)
    assert Period(start=date(1900, 1, 1), end=date(2199, 12, 31)).years == range(1900, 2200)


def test_order_needs_periods_apart() -> None:
    """Periods apart are ordered, equal ones are <=, overlapping ones raise."""
    one, other = Period.of_year(2011), Period.of_year(2013)

    assert one < other > one
    assert one <= Period.of_year(2011) >= one
    assert one <= other
    assert other >= one
    assert not other <= one
    assert not one >= other
    assert Period.parse("../2011").before(other)
    assert other.after(one)
    assert [one, other] == sorted([other, one])
    with pytest.raises(IndeterminateOrderError, match=r"2011/2013 and 2013 overlap"):
        assert Period.of_years(2011, 2013) < other
    with pytest.raises(TypeError):
        assert one < 2013
    for compare in ("__le__", "__gt__", "__ge__"):
        assert getattr(one, compare)(2013) is NotImplemented


def test_years_of_an_open_period_have_no_end() -> None:
    """The years of a closed period are a range; those of an open one are refused."""
    assert range(2021, 2026) == Period.plan("十四五").years
    with pytest.raises(IndeterminateOrderError):
        assert Period.parse("2011/..").years


@pytest.mark.parametrize(
    "name",
    [
        "14th Five-Year Plan",
        "the 14th five year plan period",
        "Fourteenth FYP",
        "“十四五”规划",
        "十四五规划期间",
        "14th",
    ],
)
def test_a_plan_is_named_in_many_ways(name: str) -> None:
    """In Chinese and English."""
    assert Period.plan(name) == Period.of_years(2021, 2025)


@pytest.mark.parametrize("name", ["", "plan", "16th five-year plan", "十六五规划", "14", "二十五"])
def test_what_is_no_plan_is_refused(name: str) -> None:
    """However it ends."""
    with pytest.raises(NotAPeriodError, match="the plans known are"):
        Period.plan(name)
