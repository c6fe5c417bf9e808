"""Every alternative of the patterns of dates, ordinals and numbers without a meaning has a wording that needs it."""

import pytest

from sgpolicy.errors import NotAQuantityError
from sgpolicy.reading import find_quantities, read_quantity
from sgpolicy.reading.masks import dates


def found(text: str) -> list[str]:
    """Return the wordings of the quantities in *text*."""
    return [one.text for one in find_quantities(text)]


@pytest.mark.parametrize(
    ("reason", "texts"),
    [
        (
            "it contains a date, not a duration or a count; use read_period",
            "1999年 2011年 2101年 二〇一一年 2011——2013年 2011至2013年",
        ),
        (
            "it contains a date, not a duration or a count; use read_period",
            "2011.10.3 2011-10-3 5月 5月份 五月 十二月 三至五月 3至5月 3至五月",
        ),
        (
            "it contains a date, not a duration or a count; use read_period",
            "五月三日 5月31日以内 五月三十日以内 5月3号召开 五月三号召开 31日 三十一日 10:31",
        ),
        (
            "it contains a date, not a duration or a count; use read_period",
            "10:31:00 第一季度 1季度 四季度 周五 星期三 上午9点 下午9点 晚上9点 早上9点",
        ),
        (
            "it contains a date, not a duration or a count; use read_period",
            "中午9点 上午9时 下午9时20分 9点30分 9时30分",
        ),
        (
            "it contains an ordinal, a heading number or a name, which counts nothing",
            "第3、5名 第3,5名 第3—5名 第3–5名 第3~5名 第3至5名 第3到5名 第3和5名",
        ),
        (
            "it contains an ordinal, a heading number or a name, which counts nothing",
            "第3-5名 第三至第五名 三届 十八届三中全会 三中全会 十五大 十九大 二十大 二十大报告",
        ),
        (
            "it contains an ordinal, a heading number or a name, which counts nothing",
            "〔1999〕31 〔2011〕31 [2011]31 【2011】31 「2011」31",
        ),
        (
            "it contains an ordinal, a heading number or a name, which counts nothing",
            "(2011)31 〈2011〉31 2011)第31号 〔199950号召 〔200150号召",
        ),
        (
            "it contains an ordinal, a heading number or a name, which counts nothing",
            "[200150号召 (200150号召 5版 5号 3号楼 50后 90后 00后 1.加强",
        ),
        (
            "it contains an ordinal, a heading number or a name, which counts nothing",
            "1、加强 。2、加强 ;2、加强 (3)加强 (三)加强 一、加强 三十、加强 十二五规划",
        ),
        (
            "it contains an ordinal, a heading number or a name, which counts nothing",
            "十三五计划 十二五时期 十二五期间 十二五期末 十一五末 十二五以来 八五计划 “十二五”",
        ),
        (
            "it contains an ordinal, a heading number or a name, which counts nothing",
            '「十三五」 "十二五" ‘九五’ “九五”',
        ),
        ("澳元 is no unit of figures; see sgpolicy.model.unit.UNITS", "45澳元"),
        ("韩元 is no unit of figures; see sgpolicy.model.unit.UNITS", "45韩元"),
        ("港币 is no unit of figures; see sgpolicy.model.unit.UNITS", "45港币"),
        ("日圆 is no unit of figures; see sgpolicy.model.unit.UNITS", "45日圆"),
        ("卢布 is no unit of figures; see sgpolicy.model.unit.UNITS", "45卢布"),
        ("台币 is no unit of figures; see sgpolicy.model.unit.UNITS", "45台币"),
        ("新台币 is no unit of figures; see sgpolicy.model.unit.UNITS", "45新台币"),
        ("毫秒 is no unit of figures; see sgpolicy.model.unit.UNITS", "45毫秒"),
        ("毫克 is no unit of figures; see sgpolicy.model.unit.UNITS", "45毫克"),
        ("顷 is no unit of figures; see sgpolicy.model.unit.UNITS", "45顷"),
        ("毫升 is no unit of figures; see sgpolicy.model.unit.UNITS", "45毫升"),
        ("微米 is no unit of figures; see sgpolicy.model.unit.UNITS", "45微米"),
        ("平方厘米 is no unit of figures; see sgpolicy.model.unit.UNITS", "45平方厘米"),
        ("平方毫米 is no unit of figures; see sgpolicy.model.unit.UNITS", "45平方毫米"),
        ("海里 is no unit of figures; see sgpolicy.model.unit.UNITS", "45海里"),
        ("英里 is no unit of figures; see sgpolicy.model.unit.UNITS", "45英里"),
        ("英尺 is no unit of figures; see sgpolicy.model.unit.UNITS", "45英尺"),
        ("瓦 is no unit of figures; see sgpolicy.model.unit.UNITS", "45瓦"),
        ("兆 is no unit of figures; see sgpolicy.model.unit.UNITS", "45兆"),
        ("赫 is no unit of figures; see sgpolicy.model.unit.UNITS", "45赫"),
        ("度 is no unit of figures; see sgpolicy.model.unit.UNITS", "45度"),
        ("it is not one number with its hedge and unit; give only that, such as 近300人", "45° 3个半"),
        ("what it is per is nothing that is counted; see sgpolicy.model.unit.UNITS", "5人/半年"),
        ("来吨 is no unit of figures; see sgpolicy.model.unit.UNITS", "3来吨"),
        ("几吨 is no unit of figures; see sgpolicy.model.unit.UNITS", "3几吨"),
        (
            "what it is per is nothing that is counted; see sgpolicy.model.unit.UNITS",
            "每旬1次 5人/3社区 5人/11社区 1/2012 1/1234567890",
        ),
        (
            "it is a span of time before or after some day; use read_period",
            "3年以来 3年来 3个月来 3个星期来 3周来 3天来 近3年 近3个月 近3个星期 近3周 近3天",
        ),
        ("来个 is no unit of figures; see sgpolicy.model.unit.UNITS", "3来个"),
        ("来名 is no unit of figures; see sgpolicy.model.unit.UNITS", "3来名"),
        ("来人 is no unit of figures; see sgpolicy.model.unit.UNITS", "3来人"),
        ("来位 is no unit of figures; see sgpolicy.model.unit.UNITS", "3来位"),
        ("来家 is no unit of figures; see sgpolicy.model.unit.UNITS", "3来家"),
        ("来次 is no unit of figures; see sgpolicy.model.unit.UNITS", "3来次"),
        ("来元 is no unit of figures; see sgpolicy.model.unit.UNITS", "3来元"),
        ("来年 is no unit of figures; see sgpolicy.model.unit.UNITS", "3来年"),
        ("来月 is no unit of figures; see sgpolicy.model.unit.UNITS", "3来月"),
        ("来天 is no unit of figures; see sgpolicy.model.unit.UNITS", "3来天"),
        ("来岁 is no unit of figures; see sgpolicy.model.unit.UNITS", "3来岁"),
        ("几个 is no unit of figures; see sgpolicy.model.unit.UNITS", "3几个"),
        (
            "a space, a full-width comma or an exponent parts its digits; write one number, such as 1,234",
            "1，234人 12，345.6万人 3e5人 3E5人 3e+5人 3e-5万人",
        ),
        ("the hyphen before it can be a sign or none", "增-5人"),
    ],
)
def test_what_is_passed_over_and_why(reason: str, texts: str) -> None:
    """Nothing is found, and reading says what it is."""
    for text in texts.split():
        assert found(text) == [], text
        with pytest.raises(NotAQuantityError) as caught:
            read_quantity(text)
        assert reason == caught.value.reason, text


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("2011-20135人", "2011-20135人"),
        ("2011/10/3", ""),
        ("2010-12千人", "2010-12千人"),
        ("2000-5亿元", "2000-5亿元"),
        ("1900-3万人", "1900-3万人"),
        ("30日以内", "30日以内"),
        ("每周五天", "每周五天"),
        ("每星期五天", "每星期五天"),
        ("本周五次", "五次"),
        ("本周五个", "五个"),
        ("本周五名", "五名"),
        ("本周五期", ""),
        ("本周五场", "五场"),
        ("十九大类", "十九大类"),
        ("二十大项", "二十大项"),
        ("5号召", ""),
        ("奖励12、十五元", "十五元"),
        ("1.5万元", "1.5万元"),
        ("完成。1.5万元", "1.5万元"),
        ("二十一级", ""),
        ("二十一头", ""),
        ("二十五人", "二十五人"),
        ("“三五人队伍”", ""),
        ("十五人以来", "十五人"),
        ("近35人", "近35人"),
        ("1,2，345人", "345人"),
        ("45秒杀", ""),
        ("三年", ""),
        ("十来项", "十来项"),
        ("十几个", "十几个"),
        ("将近3年", "将近3年"),
        ("接近3年", "接近3年"),
        ("附近3年", ""),
        ("邻近3年", ""),
        ("靠近3年", ""),
        ("负责人均配备3名", "3名"),
        ("三人均获500元", "500元"),
        ("年均增长10%", "10%"),
        ("年均增长3个百分点", "3个百分点"),
        ("年均增长3百分点", "3百分点"),
        ("人均增长百分之十", "百分之十"),
        ("人均增长2倍", "2倍"),
        ("每1社区5人", "每1社区5人"),
        ("每一社区5人", "每一社区5人"),
        ("5人/1社区", ""),
        ("30余-50人", ""),
        ("30多-50人", ""),
        ("十几-50人", ""),
        ("增-五人", ""),
        ("1，2345人", "2345人"),
        ("30人以上-5人", "30人以上"),
        ("30人以下-5人", "30人以下"),
        ("30人以内-5人", "30人以内"),
        ("30人左右-5人", "30人左右"),
        ("[30]-5人", "5人"),
        ("〔30〕-5人", "5人"),
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
        ("数十人", "数十人"),
        ("几十人", "几十人"),
        ("上百人", "上百人"),
        ("上千人", "上千人"),
        ("上万人", "上万人"),
        ("上亿元", "上亿元"),
        ("上百余人", ""),
        ("上千余人", ""),
        ("上万余人", ""),
        ("上亿余元", ""),
        ("3亿2000万元", "3亿2000万元"),
        ("一社区一人", "一社区一人"),
        ("三点吨", ""),
        ("三千米线", ""),
        ("上三人", "三人"),
        ("3百分之五", ""),
        ("RMB500", "RMB500"),
        ("人民币500", "人民币500"),
        ("一点一人", "一点一人"),
        ("一年一人", ""),
        ("一月一人", ""),
        ("一天一人", ""),
        ("一日一人", ""),
        ("一周一人", ""),
        ("一次一人", ""),
        ("一岁一人", ""),
        ("一倍一人", "一倍"),
        ("一元一人", "一元"),
        ("1社区1社工", "1社区1社工"),
        ("一社区一社工师", "一社区一社工师"),
        ("一社区一社会工作者", "一社区一社会工作者"),
        ("一社区一专干", "一社区一专干"),
        ("一社区一督导", "一社区一督导"),
        ("一社区一督导员", "一社区一督导员"),
        ("一社三区一人", ""),
        ("十一社区一社工", ""),
        ("一村一社工三", ""),
        ("不少于百某三人", "三人"),
        ("不少于某三为5人", "5人"),
        ("俩3人", ""),
        ("俩三人", ""),
    ],
)
def test_what_is_found_beside_it(text: str, figures: str) -> None:
    """A pattern stops where a figure begins."""
    assert found(text) == figures.split()


def test_an_average_is_none_inside_another_word() -> None:
    """今年均 is each this year, 年均 a year's average."""
    assert [found(f"{char}年均获500元") for char in "今去近明后前本当历"] == [["500元"]] * 9
    assert [found(f"{lead}均获500元") for lead in ("上周", "每周")] == [["500元"], ["每周均获500元"]]
    assert found("三人均获500元") == ["500元"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("5人每社区/月", "it is not one number with its hedge and unit; give only that, such as 近300人"),
        ("3余十万人", "3余十万 can be read in two ways"),
        ("3余百万人", "3余百万 can be read in two ways"),
        ("3余千万人", "3余千万 can be read in two ways"),
        ("3余千亿", "3余千亿 can be read in two ways"),
        ("百分五", "it is not one number with its hedge and unit; give only that, such as 近300人"),
        ("约三五”", "its hedges do not go together: range and about"),
        ("1,2345吨", "there is no number in it; write one such as 三万人 or 400个以上"),
        ("1,2345人", "there is no number in it; write one such as 三万人 or 400个以上"),
        ("3e5x", "it contains an ordinal, a heading number or a name, which counts nothing"),
        ("一月一人", "it contains a date, not a duration or a count; use read_period"),
        ("一日一人", "it contains a date, not a duration or a count; use read_period"),
    ],
)
def test_why_the_rest_is_refused(text: str, reason: str) -> None:
    """The reason is that of what stands there."""
    with pytest.raises(NotAQuantityError) as caught:
        read_quantity(text)

    assert reason == caught.value.reason


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
