"""Periods in running text: which wordings are found, and what each names there."""

from datetime import date
from typing import Any

import pytest

from sgpolicy.errors import NotAPeriodError
from sgpolicy.model.period import Period
from sgpolicy.model.words import Basis
from sgpolicy.reading import find_periods, read_period
from sgpolicy.reading.finding import spans

REFERENCE = date(2022, 6, 1)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("于2012年3月5日印发", {"2012年3月5日": "2012-03-05"}),
        ("自2022年7月1日起施行", {"自2022年7月1日起": "2022-07/.."}),
        ("试点从2013起连续三年", {"从2013起连续三年": "2013/2015"}),
        ("有效期自2023年5月1日起至2028年4月30日止。", {"自2023年5月1日起至2028年4月30日止": "2023-05/2028-04"}),
        ("活动于5月1日至7日举行", {"5月1日至7日": "2022-05-01/2022-05-07"}),
        ("展期为9月12—19日", {"9月12—19日": "2022-09-12/2022-09-19"}),
        ("《规划(2016-2020年)》", {"2016-2020年": "2016/2020"}),
        ("2018年1-3月举办", {"2018年1-3月": "2018-01/2018-03"}),
        ("于2023年10月至次年3月开展", {"2023年10月至次年3月": "2023-10/2024-03"}),
        ("在2007年与2009年之间", {"2007年与2009年之间": "2007/2009"}),
        ("2010年之后2018年之前登记的", {"2010年之后2018年之前": "2011/2017"}),
        ("截至2021年底共有", {"截至2021年底": "2021-12-31"}),
        ("力争到2025年末达到", {"2025年末": "2025-12"}),
        ("于2021年12月31日前报送", {"2021年12月31日前": "../2021"}),
        ("“十四五”时期，“十三五”末为", {"“十四五”时期": "2021/2025", "“十三五”末": "2020"}),
        ("制定第十五个五年规划纲要", {"第十五个五年规划": "2026/2030"}),
        ("“九五”期间", {"“九五”期间": "1996/2000"}),
        ("始于20世纪90年代。", {"20世纪90年代": "1990/1999"}),
        ("未来五年，过去三年里", {"未来五年": "2022/2026", "过去三年里": "2020/2022"}),
        ("用三年时间建成", {"用三年时间": "2022/2024"}),
        ("今明两年", {"今明两年": "2022/2023"}),
        ("自98年4月成立", {"98年4月": "1998-04"}),
        ("三、2026年主要工作", {"2026年": "2026"}),
        ("时间：2025年6月", {"2025年6月": "2025-06"}),
        ("前10个月共完成", {"前10个月": "2022-01/2022-10"}),
        ("3月5日以前（含3月5日）", {"3月5日以前（含3月5日）": "../2022-03-05"}),
        ("2018年后半年", {"2018年后半年": "2018-07/2018-12"}),
        ("目前共有", {"目前": "2022-06-01"}),
        ("发布日期：2012-03-05", {"2012-03-05": "2012-03-05"}),
        ("于 2012 年 3 月 开 展", {"2012 年 3 月": "2012-03"}),
        ("一是２０１２年", {"２０１２年": "2012"}),
    ],
)
def test_periods_are_found_with_their_wording(text: str, found: dict[str, str]) -> None:
    """The longest wording of each, which alone reads as the same period."""
    periods = find_periods(text, reference=REFERENCE)

    assert {one.text: one.period for one in periods} == {words: Period.parse(iso) for words, iso in found.items()}
    assert all(text[one.start : one.end] == one.text for one in periods)
    assert all(one.period == read_period(one.text, reference=REFERENCE) for one in periods)


@pytest.mark.parametrize(
    ("text", "wordings"),
    [
        ("2026年内蒙古自治区", ["2026年"]),
        ("2025年中国、2025年中央、2025年初中毕业生", ["2025年"] * 3),
        ("2022年起草，2018年末端", ["2022年", "2018年"]),
        ("2025年度假区", ["2025年"]),
        ("2019年前三名，2019年前列", ["2019年", "2019年"]),
        ("2018年后续工作", ["2018年"]),
        ("2018年上半年，2018年前三季度", ["2018年上半年", "2018年前三季度"]),
        ("2016—2020年均增长", ["2016—2020年"]),
        ("结转以前年度和以后年度资金，证明年限", []),
        ("三月三歌节，四十五条，第十五期间", []),
        ("2021级、12345热线、2.2本", []),
    ],
)
def test_a_word_of_time_may_be_part_of_another_word(text: str, wordings: list[str]) -> None:
    """年内蒙古 has no 年内, 年初中 no 年初, 起草 no 起."""
    assert wordings == [one.text for one in find_periods(text, reference=REFERENCE)]


@pytest.mark.parametrize(
    "text",
    [
        "每年12月31日前报送",
        "每年的3月和9月",
        "每季度末月15日前",
        "每月5日发放",
        "次年3月底前",
        "当年12月底",
        "于当年10月至次年2月",
        "同年5月",
        "第3年3月",
        "3、4月份",
        "2023年7、8月",
        "一、二季度",
        "2012年前后",
        "2012年3月左右",
        "20世纪90年代初",
        "“十四五”中期评估",
        "“九五”普法规划",
        "2012年之前的三年，“十四五”前三年",
        "大前年，2018年级，2018年年中，五月初五",
        "2013年起三年内",
        "培训3天，服务满3年，每3年一次",
        "自收到之日起30日内，5个工作日内",
        "机构成立三年内",
        "到期前3个月",
        "2022年2月30日，2022年13月",
        "断流30年后",
    ],
)
def test_what_has_no_period_of_its_own_is_passed_over(text: str) -> None:
    """Dates that recur or count from another date, moments that are only near, durations, days that do not exist."""
    assert find_periods(text, reference=REFERENCE) == ()


@pytest.mark.parametrize(
    ("text", "reference", "wording"),
    [
        ("今年以来", None, "今年以来"),
        ("高于去年同期", "2022-06", "去年同期"),
        ("较“十三五”同期", "2022-06", "“十三五”同期"),
        ("针对三季度增速回落", "2026-01-25", "三季度"),
        ("未来3—5年", "2022-06-01", "未来3—5年"),
        ("近十余年", "2022-06-01", "近十余年"),
        ("过去三年多来", "2022-06-01", "过去三年多来"),
        ("未来三个月", "2022-06-01", "未来三个月"),
        ("未来10年左右", "2022-06-01", "未来10年左右"),
        ("2012年同月", "2022-06-01", "2012年同月"),
        ("12月30日至1月2日", "2022-06-01", "12月30日至1月2日"),
    ],
)
def test_a_wording_without_one_period_is_found_without_it(text: str, reference: str | None, wording: str) -> None:
    """No reference, no single meaning, or one that the sentence gives: the place is told, no period is guessed."""
    [found] = find_periods(text, reference=reference)

    assert (wording, None) == (found.text, found.period)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2018年3月和5月", None),
        ("2018年1-3月、5-6月", None),
        ("去年12月，5月", None),
        ("2018年3月。5月", "2022-05"),
        ("今年3月、5月", "2022-05"),
        ("到2025年，今年5月", "2022-05"),
        ("2018年3月，自7月1日起", None),
    ],
)
def test_a_month_belongs_to_the_year_that_its_sentence_named(text: str, last: str | None) -> None:
    """Where that is another year than that of reference, no year is guessed."""
    assert (Period.parse(last) if last else None) == find_periods(text, reference=REFERENCE)[-1].period


def test_what_is_found_is_stated_or_says_why() -> None:
    """As for one wording alone."""
    stated, inferred = find_periods("2012年3月，今年", reference=2022)

    assert stated.period
    assert inferred.period
    assert (stated.period.basis, inferred.period.basis) == (Basis.STATED, Basis.INFERRED)
    assert inferred.period.because == "今年 is 2022; the text speaks at 2022"
    assert (stated.period.as_stated, inferred.period.as_stated) == ("2012年3月", "今年")


def test_spans_mark_every_date_for_the_other_readers() -> None:
    """Dates without a period of their own are no figures either."""
    text = "每年3月，2012年"

    assert [(text[start:end], own) for start, end, own in spans(text)] == [("每年3月", False), ("2012年", True)]
    assert list(spans("每月200元，每季度1次，每年3次，当年10人")) == []


@pytest.mark.parametrize(
    "text", ["年月" * 2000, "2012年1" * 2000, "自从2012年至" * 1500, "前三" * 3000, "“十五" * 3000]
)
def test_the_worst_texts_are_read(text: str) -> None:
    """Long runs of half a date end."""
    assert len(find_periods(text)) <= len(text)


def test_only_text_is_searched() -> None:
    """Wrong arguments are told as by `read_period`."""
    wrong: Any = 3
    with pytest.raises(TypeError, match="find_periods takes text"):
        find_periods(wrong)
    with pytest.raises(TypeError, match="reference is a date"):
        find_periods("今年", reference=True)
    with pytest.raises(NotAPeriodError, match="去年"):
        find_periods("今年", reference="去年")
