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
    ["2011", "2011-12", "2011-12-21", "2021/2025", "2021-03/2021-06", "2011-12-21/2012-01-03", "../2011", "2011-02/.."],
)
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


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("11", "write 2011, 2011-12"),
        ("", "write 2011"),
        ("2011-1", "write 2011"),
        ("../..", "write 2011"),
        ("../../2011", "write 2011"),
        ("２０１１", "write 2011"),
        ("1899", "years run from 1900 to 2199"),
        ("2011-13", "no such month or day"),
        ("2011-02-29", "no such month or day"),
        ("2011-00", "no such month or day"),
        ("2011-05-00", "no such month or day"),
        ("2012/2011", "ends before it starts"),
    ],
)
def test_other_text_is_refused(text: str, message: str) -> None:
    """The error keeps the text and says what would be right."""
    with pytest.raises(NotAPeriodError, match=message) as caught:
        Period.parse(text)

    assert caught.value.text == text


def test_plans_have_names() -> None:
    """A five-year plan is found by name, and knows its own."""
    assert Period.parse("2021/2025") == Period.plan("十四五") == Period.plan("“十四五”") == Period.plan("14th")
    assert Period.parse("2006/2010").name == "十一五"
    assert Period.parse("2021/2024").name is None
    with pytest.raises(NotAPeriodError, match="十一五, 十二五"):
        Period.plan("九五")


def test_an_inferred_period_says_why() -> None:
    """A guess without a reason is refused; the reason is no part of the value."""
    with pytest.raises(ValueError, match="must say why"):
        Period.parse("2011", basis=Basis.INFERRED)

    guess = Period.parse("2011", basis=Basis.INFERRED, because="今年 in a report of 2011", as_stated="今年")
    assert guess == Period.of_year(2011) == copy.copy(guess) == pickle.loads(pickle.dumps(guess))  # noqa: S301
    assert hash(guess) == hash(Period.of_year(2011))


@pytest.mark.parametrize(
    ("ends", "error", "message"),
    [
        ((None, None), ValueError, "needs a start or an end"),
        ((date(2012, 1, 1), date(2011, 1, 1)), ValueError, "swap the two"),
        (("2011", None), TypeError, "Period.parse"),
        ((datetime(2011, 1, 1), None), TypeError, "no datetime.date"),  # noqa: DTZ001 - wrong on purpose
        ((date(1800, 1, 1), None), NotAPeriodError, "1900"),
    ],
)
def test_wrong_ends_are_refused(ends: tuple[Any, Any], error: type[Exception], message: str) -> None:
    """Ends are days, in order, at least one of them."""
    with pytest.raises(error, match=message):
        Period(start=ends[0], end=ends[1])


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
    with pytest.raises(TypeError, match="no day, year or period"):
        assert "2023" in plan  # type: ignore[operator]


def test_order_needs_periods_apart() -> None:
    """Periods apart are ordered, equal ones are <=, overlapping ones raise."""
    one, other = Period.of_year(2011), Period.of_year(2013)

    assert one < other > one
    assert one <= Period.of_year(2011) >= one
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
