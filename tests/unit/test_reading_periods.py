"""Periods in words: absolute ones are stated, relative ones inferred from a reference."""

from datetime import date
from typing import Any

import pytest

from sgpolicy.errors import NotAPeriodError
from sgpolicy.model.period import Period
from sgpolicy.model.words import Basis
from sgpolicy.reading import read_period

REFERENCE = date(2012, 10, 20)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2013年", "2013"),
        ("2013年度", "2013"),
        ("2013", "2013"),
        ("2010年4月27日", "2010-04-27"),
        ("二○一○年四月二十七日", "2010-04-27"),
        ("2010.4.27", "2010-04-27"),
        ("2008 年 7 月", "2008-07"),
        ("2012年1-5月", "2012-01/2012-05"),
        ("2009-2020年", "2009/2020"),
        ("2011年至2013年", "2011/2013"),
        ("从2011年到2013年", "2011/2013"),
        ("2011年5月至7月", "2011-05/2011-07"),
        ("从2011年11月3日到12月2日", "2011-11-03/2011-12-02"),
        ("2011年初至年底", "2011-01/2011-12"),
        ("二〇一一年第一季度至第三季度", "2011-01/2011-09"),
        ("“十四五”末", "2025"),
        ("“十四五”初", "2021"),
        ("“十四五”期间", "2021/2025"),
        ("十三五", "2016/2020"),
        ("2012年前", "../2011"),
        ("2012年底前", "../2012"),
        ("2012年3月底前", "../2012-03"),
        ("到2025年", "2025"),
        ("截至2011年底", "2011-12-31"),
        ("2011年下半年", "2011-07/2011-12"),
        ("从2012年起", "2012/.."),
        ("从2013年起连续三年", "2013/2015"),
    ],
)
def test_absolute_wording_is_stated(text: str, period: str) -> None:
    """A period with its own year needs no reference."""
    found = read_period(text)

    assert Period.parse(period) == found
    assert found.basis is Basis.STATED
    assert found.because is None
    assert text == found.as_stated


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("今年", "2012"),
        ("明年", "2013"),
        ("去年", "2011"),
        ("去年5月至7月", "2011-05/2011-07"),
        ("去年5月至今年7月", "2011-05/2012-07"),
        ("5月至7月", "2012-05/2012-07"),
        ("今年7月份", "2012-07"),
        ("8月份", "2012-08"),
        ("年初", "2012-01/2012-03"),
        ("年底", "2012-12"),
        ("上半年", "2012-01/2012-06"),
        ("下半年", "2012-07/2012-12"),
        ("截至去年底", "2011-12-31"),
        ("明年底前", "../2013"),
        ("目前", "2012-10-20"),
        ("近五年", "2008/2012"),
        ("两年来", "2011/2012"),
        ("连续三年", "2010/2012"),
        ("半年来", "2012-05/2012-10-20"),
        ("自2007年以来", "2007/2012-10-20"),
        ("今年以来", "2012/2012-10-20"),
    ],
)
def test_relative_wording_is_inferred_from_the_reference(text: str, period: str) -> None:
    """A period that leans on the day of writing says so, and is refused without it."""
    found = read_period(text, reference=REFERENCE)
    start, _, end = period.partition("/")

    assert found.start == (None if start == ".." else Period.parse(start).start)
    assert Period.parse(end or start).end == found.end
    assert found.basis is Basis.INFERRED
    assert "2012-10-20" in (found.because or "")
    with pytest.raises(NotAPeriodError, match="needs a reference"):
        read_period(text)


def test_a_year_will_do_as_reference() -> None:
    """The reference may be a period; what runs up to it ends where it ends."""
    assert Period.of_years(2007, 2012) == read_period("自2007年以来", reference=Period.of_year(2012))
    assert Period.of_year(2011) == read_period("去年", reference=Period.parse("2012/.."))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "write 2011年12月"),
        ("近年来", "write 2011年12月"),
        ("三年", "write 2011年12月"),
        ("2011年13月", "no such month"),
        ("“二五”期间", "plans known"),
        ("1850年", "1900 to 2199"),
        ("自2199年起连续三年", "1900 to 2199"),
        ("2013年至2011年", "ends before it starts"),
        ("2011年11月至2月", "ends before it starts"),
        ("年" * 65, "longer than 64"),
    ],
)
def test_what_names_no_period_is_refused(text: str, reason: str) -> None:
    """The error keeps the text and says what would be right."""
    with pytest.raises(NotAPeriodError, match=reason) as caught:
        read_period(text, reference=REFERENCE)

    assert text == caught.value.text


@pytest.mark.parametrize("reference", [date(2011, 12, 21), "2011-12-21", "2011", 2011, Period.of_year(2011)])
def test_a_reference_is_a_day_a_period_a_year_or_iso_text(reference: date | Period | str | int) -> None:
    """今年 is the year of any of these."""
    assert Period.of_year(2011) == read_period("今年", reference=reference)


@pytest.mark.parametrize("reference", [True, 2011.5, ["2011"]])
def test_another_reference_is_refused(reference: Any) -> None:  # noqa: ANN401 - wrong on purpose
    """The error says what a reference is."""
    with pytest.raises(TypeError, match="a date, a Period, a year or ISO 8601 text"):
        read_period("今年", reference=reference)


def test_a_reference_that_is_no_period_is_refused() -> None:
    """Text that is not ISO 8601 and a year out of range are no references."""
    with pytest.raises(NotAPeriodError, match="去年"):
        read_period("今年", reference="去年")
    with pytest.raises(NotAPeriodError, match="1900 to 2199"):
        read_period("今年", reference=11)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2011年第一季度", "2011-01/2011-03"),
        ("2011年一季度", "2011-01/2011-03"),
        ("2011年2季度", "2011-04/2011-06"),
        ("2011年第3季度", "2011-07/2011-09"),
        ("今年四季度", "2012-10/2012-12"),
        ("前三季度", "2012-01/2012-09"),
        ("2011年前三个季度", "2011-01/2011-09"),
    ],
)
def test_quarters(text: str, period: str) -> None:
    """A quarter is three months of its year; one without a year is in that of the reference."""
    assert Period.parse(period) == read_period(text, reference=REFERENCE)


def test_there_is_no_fifth_quarter() -> None:
    """A year has four."""
    with pytest.raises(NotAPeriodError, match="write 2011年12月"):
        read_period("2011年第五季度")


def test_only_text_is_read() -> None:
    """What is no text is a TypeError that says so."""
    with pytest.raises(TypeError, match=r"read_period wants text \(str\), not NoneType: None"):
        read_period(None)  # type: ignore[arg-type]
