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
        ("自2007年至2009年", "2007/2009"),
        ("自2007年5月起", "2007-05/.."),
        ("从2007年开始", "2007/.."),
        ("2011年5月1日至2011年5月1日", "2011-05-01"),
        ("2012年末前", "../2012"),
        ("至2010年", "2010"),
        ("截止到2010年底", "2010-12-31"),
        ("截止2010年底", "2010-12-31"),
        ("2011年05月", "2011-05"),
        ("1900年", "1900"),
        ("2199年", "2199"),
        ("2011年".rjust(64), "2011"),
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
    with pytest.raises(NotAPeriodError) as caught:
        read_period(text)

    assert caught.value.reason == "it needs a reference: give reference=, the day or period at which the text speaks"


def test_a_year_will_do_as_reference() -> None:
    """The reference may be a period; what runs up to it ends where it ends."""
    assert Period.of_years(2007, 2012) == read_period("自2007年以来", reference=Period.of_year(2012))
    assert Period.of_year(2011) == read_period("去年", reference=Period.parse("2012/.."))


@pytest.mark.parametrize(
    ("text", "period", "because"),
    [
        ("近三年来", "2010/2012", "the year of the reference and the 2 before"),
        ("近三个月", "2012-08-01/2012-10-20", "3 calendar months up to the reference"),
        ("近半年", "2012-05-01/2012-10-20", "6 calendar months up to the reference"),
        ("今年", "2012", "今年 is 2012"),
        ("目前", "2012-10-20", "it is the time of writing"),
        ("05月", "2012-05", "no year is named, so it is taken as 2012"),
        ("上半年", "2012-01/2012-06", "no year is named, so it is taken as 2012"),
        ("自2007年以来", "2007-01-01/2012-10-20", "it runs up to the time of writing"),
        ("2008年-今年", "2008/2012", "今年 is 2012"),
        ("去年至今年", "2011/2012", "去年 is 2011; the text speaks at 2012-10-20; 今年 is 2012"),
    ],
)
def test_inferred_periods_say_why(text: str, period: str, because: str) -> None:
    """What counts from the reference date is inferred, and says from what."""
    read = read_period(text, reference=REFERENCE)

    assert (period, f"{because}; the text speaks at 2012-10-20") == (str(read), read.because)


_REFUSED = {
    "write 2011年12月, “十四五”期间, 今年 or the like": (
        [
            "",
            "近年来",
            "三年",
            "自某时起",
            "某时候前",
            "2011年至其他时候",
            "其他时候至2011年",
            "2009年-12",
            "2011年第五季度",
        ]
    ),
    "the calendar has no such month or day": ["2011年13月", "2011年0月", "2011年2月30日"],
    "the plans known are 十一五, 十二五, 十三五, 十四五, 十五五, or 11th to 15th": ["“二五”期间"],
    "years run from 1900 to 2199": ["1850年", "1899年", "2200年", "自2500年起连续三年", "自2199年起连续三年"],
    "it ends before it starts": ["2013年至2011年", "2011年11月至2月"],
    "digits without places can be read in two ways; write 三十五 or 35": ["二三月"],
    "longer than 64 characters; give only the time phrase": ["年" * 65],
}


@pytest.mark.parametrize(("text", "reason"), [(text, reason) for reason, texts in _REFUSED.items() for text in texts])
def test_what_names_no_period_is_refused(text: str, reason: str) -> None:
    """The error keeps the text and says what would be right."""
    with pytest.raises(NotAPeriodError) as caught:
        read_period(text, reference=REFERENCE)

    assert (text, reason) == (caught.value.text, caught.value.reason)


def test_nothing_is_before_an_open_start() -> None:
    """A reference without a first day has no day before it."""
    with pytest.raises(NotAPeriodError, match="write 2011年12月"):
        read_period("目前以前", reference=Period.parse("../2011"))


@pytest.mark.parametrize("reference", [date(2011, 12, 21), "2011-12-21", "2011", 2011, Period.of_year(2011)])
def test_a_reference_is_a_day_a_period_a_year_or_iso_text(reference: date | Period | str | int) -> None:
    """今年 is the year of any of these."""
    assert Period.of_year(2011) == read_period("今年", reference=reference)


@pytest.mark.parametrize("reference", [True, 2011.5, ["2011"]])
def test_another_reference_is_refused(reference: Any) -> None:  # noqa: ANN401 - wrong on purpose
    """The error says what a reference is."""
    with pytest.raises(TypeError) as caught:
        read_period("今年", reference=reference)

    wanted = "reference is a date, a Period, a year or ISO 8601 text such as 2011-12-21"
    assert f"{wanted}, not {reference!r}" == str(caught.value)


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


def test_only_text_is_read() -> None:
    """What is no text is a TypeError that says so."""
    with pytest.raises(TypeError) as caught:
        read_period(3)  # type: ignore[arg-type]

    assert str(caught.value) == "read_period takes text (str), not int: 3"
