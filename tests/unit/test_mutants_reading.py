"""Readings that mutation testing found untested: each line fails for a change of one operator somewhere."""

from decimal import Decimal

import pytest

from sgpolicy.errors import NotAPeriodError, NotAQuantityError
from sgpolicy.model.period import Period
from sgpolicy.reading import (
    find_document_numbers,
    find_quantities,
    read_number,
    read_period,
    read_quantity,
    write_quantity,
)

NOW = Period.parse("2011-12-21")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("俩", 2),
        ("仨", 3),
        ("二十三万", 230_000),
        ("三万五", 35_000),
        ("三万零五百", 30_500),
        ("三万〇五百", 30_500),
        ("三万零九百九十九", 30_999),
        ("三亿二千万", 320_000_000),
        ("三亿零二十万", 300_200_000),
        ("一亿两千万", 120_000_000),
        ("3亿2000万", 320_000_000),
        ("3万2000", 32_000),
        ("12345万", 123_450_000),
        ("三万亿", 3_000_000_000_000),
        ("三点一四", Decimal("3.14")),
        ("三点零五", Decimal("3.05")),
        ("零点五", Decimal("0.5")),
        ("1.2万", 12_000),
        ("一千零五", 1005),
        ("一千零五十", 1050),
        ("一千五", 1500),
        ("一百五", 150),
        ("两千零二", 2002),
        ("一百一十", 110),
        ("九千九百九十九", 9999),
        ("三零五", 305),
        ("二〇一", 201),
        ("一三五七", 1357),
        ("0", 0),
    ],
)
def test_numbers(text: str, number: int | Decimal) -> None:
    """Scales, gaps and decimals add up."""
    assert read_number(text) == number


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("一二三", "digits without places can be read in two ways"),
        ("一二三四", "digits without places can be read in two ways"),
        ("二四六", "digits without places can be read in two ways"),
        ("〇三", "digits without places can be read in two ways"),
        ("3亿2000", "2000 after a scale can be read in two ways"),
        ("3万2", "2 after a scale can be read in two ways"),
        ("3万五", "3 and 五 mix two ways of writing"),
        ("三万零", "零 after a scale can be read in two ways"),
        ("一万零五千", "零五千 does not fit behind 一"),
        ("一万零一千", "零一千 does not fit behind 一"),
        ("三点", "not one well-formed number"),
        ("点五", "点 needs a number before and digits after it"),
        ("三点两", "点 needs a number before and digits after it"),
        ("三点一点四", "点 needs a number before and digits after it"),
        ("3.5亿2000万", "a decimal before 亿 leaves no room for 2000万"),
        ("一亿一亿", "亿 stands where no number can have it"),
        ("万", "万 stands where no number can have it"),
        ("一百二十两", "not one well-formed number"),
        ("一千二三", "not one well-formed number"),
        ("一百零零五", "not one well-formed number"),
    ],
)
def test_numerals_that_make_no_number(text: str, reason: str) -> None:
    """What could be read in two ways is refused, with the reason."""
    with pytest.raises(NotAQuantityError) as caught:
        read_number(text)

    assert reason in caught.value.reason


@pytest.mark.parametrize(
    ("text", "qualifier", "lower", "upper", "unit"),
    [
        ("一两个", "range", 1, 2, "item"),
        ("三五人", "range", 3, 5, "person"),
        ("七八十人", "range", 70, 80, "person"),
        ("十二三人", "range", 12, 13, "person"),
        ("两三百万元", "range", 2_000_000, 3_000_000, "CNY"),
        ("三至五万元", "range", 30_000, 50_000, "CNY"),
        ("1至2万人", "range", 10_000, 20_000, "person"),
        ("1万至2万人", "range", 10_000, 20_000, "person"),
        ("十至五百人", "range", 10, 500, "person"),
        ("20%至30%", "range", 20, 30, "percent"),
        ("百分之二十至三十", "range", 20, 30, "percent"),
        ("近万人", "nearly", 0, 10_000, "person"),
        ("百余人", "over", 100, 200, "person"),
        ("1850多人", "over", 1850, 1860, "person"),
        ("1.05万余人", "over", 10_500, 10_600, "person"),
        ("近8.9亿元", "nearly", 880_000_000, 890_000_000, "CNY"),
        ("近0.35万人", "nearly", 3400, 3500, "person"),
        ("约3.25%", "about", None, None, "percent"),
        ("近3.5%", "nearly", Decimal("3.4"), Decimal("3.5"), "percent"),
        ("近0.05%", "nearly", Decimal("0.04"), Decimal("0.05"), "percent"),
        ("三百多万", "over", 3_000_000, 4_000_000, "number"),
        ("十至五百", "range", 10, 500, "number"),
    ],
)
def test_quantities(
    text: str, qualifier: str, lower: int | Decimal | None, upper: int | Decimal | None, unit: str
) -> None:
    """Hedges, pairs, ranges and shared scales give these bounds."""
    read = read_quantity(text)

    assert (read.qualifier, read.lower, read.upper, read.unit.id) == (qualifier, lower, upper, unit)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("约300人以上", "its hedges do not go together: about and at_least"),
        ("一至五十人", "一 to 五十 can be read in two ways"),
        ("四至零万", "a range must rise"),
        ("零至零万多", "a range must rise"),
        ("3-3个", "a range must rise"),
        ("5—3个", "a range must rise"),
        ("0多人", "nothing is a little more or less than 0"),
        ("每人每月50元", "it is per person and per month"),
        ("10000000000000000人", "figures run to below 10**16"),
        ("好人", "there is no number in it"),
        ("第三批", "an ordinal, a heading number or a name"),
        ("2011年5月", "it holds a date"),
        ("九" * 65, "longer than 64 characters"),
    ],
)
def test_wordings_that_state_no_quantity(text: str, reason: str) -> None:
    """The refusal names the reason; no other error gets out."""
    with pytest.raises(NotAQuantityError) as caught:
        read_quantity(text)

    assert reason in caught.value.reason


def test_the_longest_wording_that_is_kept_whole() -> None:
    """24 characters are kept, of 25 the last two make room for an ellipsis."""
    blanks = " " * 20

    assert read_quantity(f"{blanks}300人").as_stated == f"{blanks}300人"
    assert read_quantity(f"{blanks} 300人").as_stated == f"{blanks} 30…"


def test_the_longest_text_that_is_read() -> None:
    """64 characters are read, 65 are not."""
    assert read_quantity("300人".rjust(64)).value == 300
    assert read_number("300".rjust(64)) == 300
    assert read_period("2011年".rjust(64)) == Period.of_year(2011)
    with pytest.raises(NotAPeriodError, match="longer than 64"):
        read_period("2011年".rjust(65))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("约三分之二,数百人,共12个", ["12个"]),
        ("每个社区一社区一社工,共2人", ["一社区一社工", "2人"]),
        ("2011、2012", ["2011", "2012"]),
        ("“十二五”", []),
        ("共三十", ["三十"]),
        ("共三", []),
        ("共十", []),
        ("“300”", []),
        ("共有百余,约三十", ["百余", "约三十"]),
        ("五%,50元", ["五%", "50元"]),
        ("三五", []),
        ("七八十", ["七八十"]),
        ("一社区一社工3人", ["一社区一社工", "3人"]),
        ("3人一社区一社工", ["3人", "一社区一社工"]),
        ("每月工作三次,每月召开一次", ["三次", "每月召开一次"]),
        ("有五人“三社”", ["五人"]),
    ],
)
def test_finding_goes_on_after_what_is_no_figure(text: str, found: list[str]) -> None:
    """What cannot be read is passed over, the rest is found."""
    assert [hit.text for hit in find_quantities(text)] == found


@pytest.mark.parametrize("text", ["零人", "1900人", "2199人", "1.5万人", "10000人", "100010001人", "0.25%", "3.05元"])
def test_what_is_written_is_read_again(text: str) -> None:
    """Writing keeps the number in both styles, at the edges of its rules too."""
    quantity = read_quantity(text)

    assert read_quantity(write_quantity(quantity)) == quantity
    assert read_quantity(write_quantity(quantity, style="arabic")) == quantity


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("截止到2010年底", "2010-12-31"),
        ("截止2010年底", "2010-12-31"),
        ("至2010年", "2010"),
        ("从2007年到2009年", "2007/2009"),
        ("自2007年至2009年", "2007/2009"),
        ("自2007年5月起", "2007-05/.."),
        ("从2007年开始", "2007/.."),
    ],
)
def test_periods(text: str, period: str) -> None:
    """Leads, ranges and open ends of time."""
    assert str(read_period(text, reference=NOW)) == period


@pytest.mark.parametrize(
    ("text", "period", "because"),
    [
        ("近三年来", "2009/2011", "the year of the reference and the 2 before"),
        ("近三个月", "2011-10-01/2011-12-21", "3 calendar months up to the reference"),
        ("近半年", "2011-07-01/2011-12-21", "6 calendar months up to the reference"),
        ("今年", "2011", "今年 is 2011"),
        ("目前", "2011-12-21", "it is the time of writing"),
        ("05月", "2011-05", "no year is named, so it is taken as 2011"),
        ("上半年", "2011-01/2011-06", "no year is named, so it is taken as 2011"),
        ("自2007年以来", "2007-01-01/2011-12-21", "it runs up to the time of writing"),
        ("2008年-今年", "2008/2011", "今年 is 2011"),
    ],
)
def test_inferred_periods_say_why(text: str, period: str, because: str) -> None:
    """What counts from the reference date is inferred, and says from what."""
    read = read_period(text, reference=NOW)

    assert (str(read), read.because) == (period, f"{because}; the text speaks at 2011-12-21")


@pytest.mark.parametrize("year", [1900, 2199])
def test_the_first_and_last_year(year: int) -> None:
    """Both ends of the calendar are in it, their neighbours are not."""
    outside = {1900: 1899, 2199: 2200}[year]

    assert read_period(f"{year}年") == Period.of_year(year)
    with pytest.raises(NotAPeriodError, match="years run from 1900 to 2199"):
        read_period(f"{outside}年")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("见民发[1949]3号文", ["民发〔1949〕3号"]),
        ("见民发[1948]3号文", []),
        ("根据甲民发〔2010〕31号和国发〔2011〕5号", ["甲民发〔2010〕31号", "国发〔2011〕5号"]),
        ("印发(甲民发〔2010〕31号)", ["甲民发〔2010〕31号"]),
    ],
)
def test_document_numbers_behind_other_words(text: str, numbers: list[str]) -> None:
    """The code begins behind the word that leads to it; years begin with the republic."""
    assert [str(found.number) for found in find_document_numbers(text)] == numbers
