"""Every alternative of the patterns of dates, ordinals and unreadable amounts has a wording that needs it."""

import pytest

from sgpolicy.errors import NotAQuantityError
from sgpolicy.reading import find_quantities, read_quantity
from sgpolicy.reading.masks import dates

DATE = "it contains a date"
ORDINAL = "it contains an ordinal"
NO_UNIT = "its unit is not one"
NO_RATE = "it is a rate with a denominator"
NOT_EXACT = "it has no exact reading"
PARTED = "a space or a full-width comma"
SIGNED = "it has a sign or an exponent"


def found(text: str) -> list[str]:
    """Return the wordings of the quantities in *text*."""
    return [one.text for one in find_quantities(text)]


@pytest.mark.parametrize(
    ("reason", "texts"),
    [
        (DATE, "1999年 2011年 2101年 二〇一一年 2011——2013年 2011至2013年 2011.10.3 2011-10-3"),
        (
            DATE,
            "5月 5月份 五月 十二月 三至五月 3至5月 3至五月 五月三日 5月31日以内 五月三十日以内 5月3号召开 五月三号召开",
        ),
        (DATE, "31日 三十一日 10:31 10:31:00 第一季度 1季度 四季度 周五 星期三"),
        (DATE, "上午9点 下午9点 晚上9点 早上9点 中午9点 上午9时 下午9时20分 9点30分 9时30分"),
        (ORDINAL, "第3、5名 第3,5名 第3—5名 第3–5名 第3~5名 第3至5名 第3到5名 第3和5名 第3-5名 第三至第五名"),
        (ORDINAL, "三届 十八届三中全会 三中全会 十五大 十九大 二十大 二十大报告"),
        (
            ORDINAL,
            "〔1999〕31 〔2011〕31 [2011]31 【2011】31 「2011」31 (2011)31 〈2011〉31 2011)第31号 〔199950号召",
        ),
        (
            ORDINAL,
            "〔200150号召 [200150号召 (200150号召",
        ),
        (
            ORDINAL,
            "5版 5号 3号楼 50后 90后 00后 1.加强 1、加强 。2、加强 ;2、加强 (3)加强 (三)加强 一、加强 三十、加强",
        ),
        (ORDINAL, "十二五规划 十三五计划 十二五时期 十二五期间 十二五期末 十一五末 十二五以来 八五计划"),
        (ORDINAL, '“十二五” 「十三五」 "十二五" ‘九五’ “九五”'),
        (NO_UNIT, "45美元 45欧元 45日元 45港元 45澳元 45韩元 45英镑 45美金 45港币 45日圆 45卢布 45台币 45新台币"),
        (NO_UNIT, "45秒 45毫秒 45分钟 45刻钟 45克 45千克 45毫克 45斤 45公斤 45市斤 45吨 45顷 45公顷 45升 45毫升"),
        (
            NO_UNIT,
            "45米 45千米 45厘米 45毫米 45微米 45平米 45平方米 45立方米 45平方千米 45平方厘米 45平方毫米",
        ),
        (
            NO_UNIT,
            "45海里 45英里 45英尺",
        ),
        (
            NO_UNIT,
            "45瓦 45兆 45赫 45度 45℃ 45° 三点五吨 3余万吨 3余千吨 3余百吨 3余亿吨 3多吨 3来吨 3几吨 3、4、5吨 3至5吨",
        ),
        (NO_UNIT, "5小时30分 5个小时30分 5小时零30分"),
        (
            NO_RATE,
            "每季1次 每季度1次 每半年1次 每半月1次 每半个月1次 每学期1次 每学年1次 每旬1次 每小时1次",
        ),
        (
            NO_RATE,
            "每课时1次 每学时1次",
        ),
        (NO_RATE, "每分钟1次 每户1次 每人次1次 每次1次 每期1次 每批1次 每班1次 每3社区5人 每11社区5人 每10社区5人"),
        (NO_RATE, "5人/季 5人/季度 5人/半年 5人/学期 5人/小时 5人/户 5人/次 5人/3社区 5人/11社区"),
        (
            NO_RATE,
            "人均500元 户均500元 年均500元 月均500元 日均500元 周均500元 季均500元 年平均500元 月平均500元 每户均500元",
        ),
        (
            NO_RATE,
            "人均5—8元 人均5——8元 人均5-8元 人均5至8元 人均5到8元 人均5~8元",
        ),
        (NOT_EXACT, "三分之二 1/3 1/2012 1/1234567890 5‰"),
        (NOT_EXACT, "3个月半 3小时半 3个小时半 3星期半 3个星期半 3年半 3天半 3周半 3个半 3倍半"),
        (NOT_EXACT, "3年多 3天多 3周多 3岁多 3个月多 3小时多 3个多月 3个多小时 3个多星期"),
        (NOT_EXACT, "3年以来 3年来 3个月来 3个星期来 3周来 3天来 近3年 近3个月 近3个星期 近3周 近3天"),
        (NOT_EXACT, "3来个 3来名 3来人 3来位 3来家 3来次 3来元 3来年 3来月 3来天 3来岁 3几个"),
        (PARTED, "1，234人 12，345.6万人"),
        (SIGNED, "增-5人 -5%至-3% 3e5人 3E5人 3e+5人 3e-5万人"),
    ],
)
def test_what_is_passed_over_and_why(reason: str, texts: str) -> None:
    """Nothing is found, and reading says what it is."""
    for text in texts.split():
        assert found(text) == [], text
        with pytest.raises(NotAQuantityError) as caught:
            read_quantity(text)
        assert caught.value.reason.startswith(reason), text


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("2011-20135人", "2011-20135人"),
        ("2011/10/3", ""),
        ("2010-12千人", "2010-12千人"),
        ("2000-5亿元", "2000-5亿元"),
        ("1900-3万人", "1900-3万人"),
        ("30日以内", "30日以内"),
        ("每周五天", "五天"),
        ("每星期五天", "五天"),
        ("本周五次", "五次"),
        ("本周五个", "五个"),
        ("本周五名", "五名"),
        ("本周五期", "五期"),
        ("本周五场", "五场"),
        ("十九大类", "十九大类"),
        ("二十大项", "二十大项"),
        ("5号召", "5"),
        ("奖励12、十五元", "12 十五元"),
        ("1.5万元", "1.5万元"),
        ("完成。1.5万元", "1.5万元"),
        ("二十一级", "二十一级"),
        ("二十一头", "二十一头"),
        ("二十五人", "二十五人"),
        ("“三五人队伍”", "三五人"),
        ("十五人以来", "十五人"),
        ("近35人", "近35人"),
        ("1,2，345人", "345人"),
        ("45秒杀", "45"),
        ("三年", "三年"),
        ("十来项", ""),
        ("十几个", "十几个"),
        ("将近3年", "将近3年"),
        ("接近3年", "接近3年"),
        ("附近3年", "3年"),
        ("邻近3年", "3年"),
        ("靠近3年", "3年"),
        ("负责人均配备3名", "3名"),
        ("三人均获500元", "500元"),
        ("年均增长10%", "10%"),
        ("年均增长3个百分点", "3个百分点"),
        ("年均增长3百分点", "3百分点"),
        ("人均增长百分之十", "百分之十"),
        ("人均增长2倍", "2倍"),
        ("每1社区5人", "1 5人"),
        ("每一社区5人", "5人"),
        ("5人/1社区", "5人 1"),
        ("30余-50人", ""),
        ("30多-50人", ""),
        ("十几-50人", ""),
        ("增-五人", "五人"),
        ("1，2345人", "1 2345人"),
        ("30人以上-5人", "30人以上 5人"),
        ("30人以下-5人", "30人以下 5人"),
        ("30人以内-5人", "30人以内 5人"),
        ("30人左右-5人", "30人左右 5人"),
        ("[30]-5人", "30 5人"),
        ("〔30〕-5人", "30 5人"),
        ("(30)-5人", "5人"),
        ("a-5人", "5人"),
        ("Z-5人", "5人"),
        ("--5人", "5人"),
        ("三-5人", "三-5人"),
        ("1,234人", "1,234人"),
        ("12,345.67元", "12,345.67元"),
        ("1,2345人", ""),
        ("3百分点", "3百分点"),
        ("20余百人", "20余"),
        ("3多亿人", "3多亿人"),
        ("十几万人", "十几万人"),
        ("十几亿人", "十几亿人"),
        ("二十几人", "二十几人"),
        ("二几万人", ""),
        ("数3人", "3人"),
        ("几3人", "3人"),
        ("数十人", ""),
        ("几十人", ""),
        ("上百人", ""),
        ("上千人", ""),
        ("上万人", ""),
        ("上亿元", ""),
        ("上百余人", ""),
        ("上千余人", ""),
        ("上万余人", ""),
        ("上亿余元", ""),
        ("3亿2000万元", "3亿2000万元"),
        ("一社区一人", "一社区一人"),
        ("三点吨", "三点"),
        ("三千米线", "三千"),
        ("上三人", "三人"),
        ("3百分之五", "3"),
        ("RMB500", "RMB500"),
        ("人民币500", "人民币500"),
        ("一点一人", "一点一人"),
        ("一年一人", "一年 一人"),
        ("一月一人", "一人"),
        ("一天一人", "一天 一人"),
        ("一日一人", "一人"),
        ("一周一人", "一周 一人"),
        ("一次一人", "一次 一人"),
        ("一岁一人", "一岁 一人"),
        ("一倍一人", "一倍 一人"),
        ("一元一人", "一元 一人"),
        ("1社区1社工", "1社区1社工"),
        ("一社区一社工师", "一社区一社工师"),
        ("一社区一社会工作者", "一社区一社会工作者"),
        ("一社区一专干", "一社区一专干"),
        ("一社区一督导", "一社区一督导"),
        ("一社区一督导员", "一社区一督导员"),
        ("一社三区一人", "三区 一人"),
        ("十一社区一社工", ""),
        ("一村一社工三", "一村"),
        ("不少于百某三人", "三人"),
        ("不少于某三为5人", "5人"),
        ("俩3人", ""),
        ("俩三人", ""),
    ],
)
def test_what_is_found_beside_it(text: str, figures: str) -> None:
    """A pattern stops where a figure begins."""
    assert found(text) == figures.split()


@pytest.mark.parametrize(
    ("number", "behind"),
    [
        ("45秒", "杀"),
        ("45克", "服隆拉制"),
        ("45米", "饭粉线"),
        ("45升", "级学高至到为入值温降任格迁"),
        ("45度", "假过数日"),
    ],
)
def test_a_foreign_unit_is_none_inside_another_word(number: str, behind: str) -> None:
    """升 in 升级 is no litre: the number stands alone."""
    assert [found(number + char) for char in behind] == [["45"]] * len(behind)


def test_an_average_is_none_inside_another_word() -> None:
    """今年均 is each this year, 年均 a year's average."""
    assert [found(f"{char}年均获500元") for char in "今去近明后前本当历"] == [["500元"]] * 9
    assert [found(f"{lead}均获500元") for lead in ("上周", "各户", "每周", "三人")] == [["500元"]] * 4
    assert found("3人均获500元") == ["3", "500元"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("3日内", "it is not one number"),
        ("三千米", NO_UNIT),
        ("三千克", NO_UNIT),
        ("三千瓦", NO_UNIT),
        ("5人每社区/月", "it is not one number"),
        ("3余十万人", "3余十万 can be read in two ways"),
        ("3余百万人", "3余百万 can be read in two ways"),
        ("3余千万人", "3余千万 can be read in two ways"),
        ("3余千亿", "3余千亿 can be read in two ways"),
        ("百分五", "it is not one number"),
        ("约三五”", "it is not one number"),
        ("1,2345吨", "it is not one number"),
        ("1,2345人", "it is not one number"),
        ("3e5x", "it is not one number"),
        ("一月一人", DATE),
        ("一日一人", DATE),
    ],
)
def test_why_the_rest_is_refused(text: str, reason: str) -> None:
    """The reason is that of what stands there."""
    with pytest.raises(NotAQuantityError) as caught:
        read_quantity(text)

    assert caught.value.reason.startswith(reason)


@pytest.mark.parametrize(
    "date",
    [
        "2010年",
        "2010年4月",
        "2010年4月份",
        "2010年十二月",
        "2010年4月27日",
        "2010年4月27号",
        "2010年十二月三十日",
        "二〇一〇年四月二十七号",
        "4月份",
        "十二月份",
        "4月27日",
        "4月27号",
        "十二月三十日",
        "3至5月",
        "三至五月",
        "2010年至2012年",
        "2010-04-27",
    ],
)
def test_a_date_is_one_piece(date: str) -> None:
    """Year, month and day belong together; what follows does not."""
    assert [hit[0] for hit in dates().finditer(f"于{date}起")] == [date]
