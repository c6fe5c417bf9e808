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
        ("2013年3月20-26日", "2013-03-20/2013-03-26"),
        ("2013年9月12—19日", "2013-09-12/2013-09-19"),
        ("从2013年一月十日到十二日", "2013-01-10/2013-01-12"),
        ("2013年9月上旬至下旬", "2013-09"),
        ("2013年4月中旬", "2013-04-11/2013-04-20"),
        ("2012年2月下旬", "2012-02-21/2012-02-29"),
        ("2013年4月上半月", "2013-04-01/2013-04-15"),
        ("2013年4月下半月", "2013-04-16/2013-04-30"),
        ("2013年4月初", "2013-04-01/2013-04-10"),
        ("2013年12月月底", "2013-12"),
        ("自2013年5月1日起至2018年4月30日止", "2013-05/2018-04"),
        ("自2010-05-26起至2010-05-29止", "2010-05-26/2010-05-29"),
        ("2012年7月1日起", "2012-07/.."),
        ("2018年开始", "2018/.."),
        ("2012—2020年间", "2012/2020"),
        ("2021年至2025年期间", "2021/2025"),
        ("在2007年与2009年之间", "2007/2009"),
        ("2012年期间", "2012"),
        ("介于2007年和2009年之间", "2007/2009"),
        ("“九五”至“十五”期间", "1996/2005"),
        ("“十二五”规划期内", "2011/2015"),
        ("2010年12月至次年3月", "2010-12/2011-03"),
        ("2010年3月至同年5月", "2010-03/2010-05"),
        ("2012年前11个月", "2012-01/2012-11"),
        ("2012年前两个季度", "2012-01/2012-06"),
        ("2012年一季度末", "2012-03"),
        ("2012年四季度初", "2012-10"),
        ("2012年一至三季度", "2012-01/2012-09"),
        ("2012年首季度", "2012-01/2012-03"),
        ("2012年前半年", "2012-01/2012-06"),
        ("2012年的第三个月", "2012-03"),
        ("2012年内", "2012"),
        ("2012年全年", "2012"),
        ("“九五”期间", "1996/2000"),
        ("“十五”时期", "2001/2005"),
        ("“十二五”规划末期", "2015"),
        ("第十二个五年规划", "2011/2015"),
        ("第十个五年计划期间", "2001/2005"),
        ("从“十一五”到“十二五”", "2006/2015"),
        ("20世纪90年代", "1990/1999"),
        ("上世纪七十年代", "1970/1979"),
        ("二十世纪五十年代至七十年代", "1950/1979"),
        ("九十年代", "1990/1999"),
        ("2010年代", "2010/2019"),
        ("98年4月", "1998-04"),
        ("九八年四月", "1998-04"),
        ("08年", "2008"),
        ("19年底", "2019-12"),
        ("18年10月1日到19年2月3日", "2018-10-01/2019-02-03"),
        ("2018年十月到18年十一月", "2018-10/2018-11"),
        ("2018年之后", "2019/.."),
        ("2010-01-01之后", "2010-01-02/.."),
        ("2012年12月31日及以前", "../2012"),
        ("2015年1月1日及之后", "2015/.."),
        ("2012年3月5日（含）以前", "../2012-03-05"),
        ("2012年3月5日以前（含3月5日）", "../2012-03-05"),
        ("2012年3月5日后（包括当日）", "2012-03-05/.."),
        ("自2012年3月5日（含）起", "2012-03-05/.."),
        ("2012年后半年", "2012-07/2012-12"),
        ("2010年之后2018年之前", "2011/2017"),
        ("2012年3月5日前", "../2012-03-04"),
        ("2012年12月31日前", "../2012"),
        ("2012年2月29日前", "../2012-02"),
        ("2012年12月31日之前", "../2012-12-30"),
        ("“十二五”末前", "../2015"),
        ("自2012年开始连续5年", "2012/2016"),
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
        ("“十二五”以来", "2011/2012-10-20"),
        ("5月1日至7日", "2012-05-01/2012-05-07"),
        ("7月下旬", "2012-07-21/2012-07-31"),
        ("10月下旬前", "../2012-10-20"),
        ("前10个月", "2012-01/2012-10"),
        ("去年前两个月", "2011-01/2011-02"),
        ("三季度末", "2012-09"),
        ("今年内", "2012"),
        ("年内", "2012"),
        ("全年", "2012"),
        ("本月", "2012-10"),
        ("本月十日", "2012-10-10"),
        ("上月底", "2012-09"),
        ("这个月月底", "2012-10"),
        ("本月底前", "../2012-10"),
        ("下个月15号", "2012-11-15"),
        ("上月20日至本月10日", "2012-09-20/2012-10-10"),
        ("月底", "2012-10"),
        ("本季度", "2012-10/2012-12"),
        ("上季度末", "2012-09"),
        ("去年同期", "2011/2011-10-20"),
        ("前年同期", "2010/2010-10-20"),
        ("过去十年", "2003/2012"),
        ("过去三天", "2012-10-17/2012-10-19"),
        ("未来两天", "2012-10-21/2012-10-22"),
        ("未来两周", "2012-10-21/2012-11-03"),
        ("前两年", "2010/2011"),
        ("下三年", "2013/2015"),
        ("前三天", "2012-10-17/2012-10-19"),
        ("下两个月", "2012-11/2012-12"),
        ("上两个月", "2012-08/2012-09"),
        ("头两个月", "2012-01/2012-02"),
        ("上一季度", "2012-07/2012-09"),
        ("下一个月", "2012-11"),
        ("本月5日至10日", "2012-10-05/2012-10-10"),
        ("上半年末", "2012-06"),
        ("今明两年", "2012/2013"),
        ("前去今三年", "2010/2012"),
        ("30日内", "2012-10-20/2012-11-19"),
        ("三个月内", "2012-10-20/2013-01-20"),
        ("半年内", "2012-10-20/2013-04-20"),
        ("三年以内", "2012-10-20/2015-10-20"),
        ("6月30日前", "../2012-06"),
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
            "2009至12月",
            "2011年至年底",
            "2011年至5日",
            "1980后",
            "大前年",
            "2018年级",
            "2012年前后",
            "2012年左右",
            "“十二五”中期",
            "90年代初",
            "十五",
            "九五",
            "底",
            "三年前",
            "近三天",
            "前一季度",
            "三至五年内",
            "今去两年",
            "今明三年",
            "自2011年5月起连续三年",
            "5月和7月",
            "2011年第五季度",
        ]
    ),
    "the calendar has no such month or day": ["2011年13月", "2011年0月", "2011年2月30日"],
    "the plans known are 一五 to 十五五, or 1st to 15th": ["“十六五”期间", "第十六个五年规划"],
    "30年 may be a duration; write the year in four digits": ["30年", "30年后"],
    "40 may be 1940 or 2040; write the year in four digits": ["40年5月"],
    "年中 is no certain month; name the months, or 上半年 or the like": ["年中", "2018年中"],
    "a day needs its month; for a duration, use read_quantity": ["3至5日", "15日"],
    "it does not say of which century; write 20世纪30年代": ["20年代", "30年代以来"],
    "it does not say of which year; write 2021年第三个月": ["第三个月"],
    "it can be the first months of the year or those just past; write 今年前两个月": ["前两个月", "前3个月"],
    "it can be the year of the reference or twelve months to come; name the year": ["未来一年", "用1年时间"],
    "months to come can be counted in two ways; name the months": ["未来三个月", "今后半年"],
    "half of it is no number of days; give it in days": ["未来半天", "半天内"],
    "working days need a calendar of holidays; read_quantity reads the duration": ["5个工作日内"],
    "翌年 counts from a year named before it; give both together": ["翌年3月"],
    "次年 can be counted from two years; name the year": ["去年9月至次年3月"],
    "it can be 三个月内, a duration; write 三月份内": ["三月内"],
    "本月 counts from the day of writing, so no year goes before it": ["2011年本月"],
    "本季度 counts from the day of writing, so no year goes before it": ["2011年本季度"],
    "上旬 needs its month": ["2011年上旬"],
    "years run from 1900 to 2199": ["1850年", "1899年", "2200年", "自2500年起连续三年", "自2199年起连续三年"],
    "it ends before it starts": ["2013年至2011年", "2011年11月至2月"],
    "digits without places can be read in two ways; write 三十五 or 35": ["二三月", "未来三五年"],
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


@pytest.mark.parametrize(
    ("text", "reference", "period"),
    [
        ("未来五年", "2021-06-01", "2021/2025"),
        ("今后三年", "2021", "2021/2023"),
        ("用3年时间", "2021-09-30", "2021/2023"),
        ("未来五年", "2021-10-01", "2022/2026"),
        ("过去五年", "2026-03-31", "2021/2025"),
        ("近五年", "2026-01-25", "2021/2025"),
        ("一年来", "2026-02-01", "2025"),
        ("过去五年", "2026-04-01", "2022/2026"),
        ("过去五年", "2026", "2022/2026"),
        ("前两个月", "2013-03-15", "2013-01/2013-02"),
        ("去年同期", "2012-01/2012-06", "2011-01/2011-06"),
        ("去年同期", "2013-02", "2012-02"),
        ("去年同期", "2012-02-29", "2011-01-01/2011-02-28"),
        ("一个月内", "2022-01-31", "2022-01-31/2022-02-28"),
        ("本季度", "2012-05", "2012-04/2012-06"),
    ],
)
def test_where_the_year_of_reference_belongs(text: str, reference: str, period: str) -> None:
    """A year that has hardly begun is not counted back from, nor one that is nearly over forward."""
    assert Period.parse(period) == read_period(text, reference=reference)


@pytest.mark.parametrize(
    ("text", "reference", "reason"),
    [
        ("本月", "2012", "it counts from one month; the reference is 2012"),
        ("上季度", "2012", "it counts from one month; the reference is 2012"),
        ("30日内", "2012", "it counts from one day; give that day as the reference"),
        ("未来两天", "2012-05", "it counts from one day; give that day as the reference"),
        ("去年同期", "2012/..", "the time of reference is open, so it has no same time in another year"),
    ],
)
def test_a_reference_may_be_too_long(text: str, reference: str, reason: str) -> None:
    """What counts from a day or a month needs a reference that is one."""
    with pytest.raises(NotAPeriodError) as caught:
        read_period(text, reference=reference)

    assert caught.value.reason == reason
