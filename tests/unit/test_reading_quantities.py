"""Quantities: every hedge and unit, and all that is none. The sentences are invented."""

from collections.abc import Callable
from typing import Any

import pytest

from sgpolicy.errors import NotAQuantityError
from sgpolicy.model.unit import unit
from sgpolicy.reading import find_quantities, read_quantity


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("四万人", "40000 person"),
        ("7 所", "7 item"),
        ("四十余", "(40, 50) number"),
        ("1250多人", "(1250, 1260) person"),
        ("2.4万余", "(24000, 25000) number"),
        ("万余人", "(10000, 20000) person"),
        ("20多万人", "(200000, 300000) person"),
        ("1500多万元", "(15000000, 16000000) CNY"),
        ("十几个", "(10, 20) item"),
        ("百分之二十多", "(20, 30) percent"),
        ("近700人", "(630, 700) person"),
        ("将近900元", "(810, 900) CNY"),
        ("近7.9亿元", "(780000000, 790000000) CNY"),
        ("约4000名", "about 4000 person"),
        ("30%左右", "about 30 percent"),
        ("约40人左右", "about 40 person"),
        ("600个以上", "≥ 600 item"),
        ("至少要确定2个", "≥ 2 item"),
        ("至少对乡镇党委书记、街道办事处主任各培训2次", "≥ 2 occurrence"),
        ("至多为街道和乡镇的社会工作服务站增设2个", "≤ 2 item"),
        ("不低于上年平均水平上浮 15%", "≥ 15 percent"),
        ("至少600个以上", "≥ 600 item"),
        ("超过450家", "> 450 item"),
        ("突破万人", "> 10000 person"),
        ("不超过50人", "≤ 50 person"),
        ("10天以内", "≤ 10 day"),
        ("不足八成", "< 80 percent"),
        ("不足80%", "< 80 percent"),
        ("60元—90元", "[60, 90] CNY"),
        ("300至500元", "[300, 500] CNY"),
        ("10-20万", "[100000, 200000] number"),
        ("三至五百人", "[300, 500] person"),
        ("5000元-1万元", "[5000, 10000] CNY"),
        ("2000-1万元", "[2000, 10000] CNY"),
        ("10%-20%", "[10, 20] percent"),
        ("百分之十到二十", "[10, 20] percent"),
        ("一两个", "[1, 2] item"),
        ("三五个", "[3, 5] item"),
        ("七八十人", "[70, 80] person"),
        ("十七八岁", "[17, 18] age"),
        ("各4亿元", "400000000 CNY"),
        ("￥500", "500 CNY"),
        ("人民币3万元", "30000 CNY"),
        ("每月800元", "800 CNY/month"),
        ("800元/月", "800 CNY/month"),
        ("每年不少于150名", "≥ 150 person/year"),
        ("每季度1次", "1 occurrence/quarter"),
        ("每月召开一次", "1 occurrence/month"),
        ("一街道一社工", "1 person/item"),
        ("百分之百", "100 percent"),
        ("3个百分点", "3 percentage-point"),
        ("43.5平方公里", "43.5 km2"),
        ("５０％", "50 percent"),
        ("2倍", "2 times"),
        ("326", "326 number"),
        ("两三百万元", "[2000000, 3000000] CNY"),
        ("十二三人", "[12, 13] person"),
        ("十二三万人", "[120000, 130000] person"),
        ("三至五万元", "[30000, 50000] CNY"),
        ("三至三万人", "[3, 30000] person"),
        ("三至十人", "[3, 10] person"),
        ("1至2万人", "[10000, 20000] person"),
        ("1万至2万人", "[10000, 20000] person"),
        ("3元-5万元", "[3, 50000] CNY"),
        ("一百至500万人", "[1000000, 5000000] person"),
        ("十至五百人", "[10, 500] person"),
        ("百分之三至五百", "[3, 500] percent"),
        ("百分之五", "5 percent"),
        ("三个至五", "[3, 5] item"),
        ("近万人", "(9000, 10000) person"),
        ("百余人", "(100, 200) person"),
        ("三百多万", "(3000000, 4000000) number"),
        ("三多万人", "(30000, 40000) person"),
        ("1.05万余人", "(10500, 10600) person"),
        ("近0.35万人", "(3400, 3500) person"),
        ("约3.25%", "about 3.25 percent"),
        ("近3.5%", "(3.4, 3.5) percent"),
        ("近0.05%", "(0.045, 0.05) percent"),
        ("三分之二", "200/3 percent"),
        ("两年多", "(2, 3) year"),
        ("三年半", "3.5 year"),
        ("数十人", "(10, 100) person"),
        ("几百个", "(100, 1000) item"),
        ("每人每月50元", "50 CNY/person/month"),
        ("每天3次", "3 occurrence/day"),
        ("-5人", "-5 person"),
        ("-5%至5%", "[-5, 5] percent"),
        ("100美元", "100 USD"),
        ("30分钟", "30 minute"),
        ("5小时30分钟", "330 minute"),
        ("5千克", "5 kg"),
        ("三千米", "3 km"),
        ("5-10吨", "[5, 10] t"),
        ("4.5万平方米", "45000 m2"),
        ("20℃", "20 celsius"),
        ("人均500元", "500 CNY/person"),
        ("年均培训100至200人", "[100, 200] person/year"),
        ("每万人8名", "8 person/10000-person"),
        ("每10名社工配备1名", "0.1 person/person"),
        ("每两年开展一次", "0.5 occurrence/year"),
        ("500元/户", "500 CNY/household"),
        ("三分之一", "100/3 percent"),
        ("5‰", "0.5 percent"),
        ("十来个", "about 10 item"),
        ("45美元", "45 USD"),
        ("45欧元", "45 EUR"),
        ("45日元", "45 JPY"),
        ("45港元", "45 HKD"),
        ("45英镑", "45 GBP"),
        ("45美金", "45 USD"),
        ("45秒", "45 second"),
        ("45分钟", "45 minute"),
        ("45刻钟", "675 minute"),
        ("45克", "45 g"),
        ("45千克", "45 kg"),
        ("45斤", "22.5 kg"),
        ("45公斤", "45 kg"),
        ("45市斤", "22.5 kg"),
        ("45吨", "45 t"),
        ("45公顷", "45 ha"),
        ("45升", "45 litre"),
        ("45米", "45 m"),
        ("45千米", "45 km"),
        ("45厘米", "45 cm"),
        ("45毫米", "45 mm"),
        ("45平米", "45 m2"),
        ("45平方米", "45 m2"),
        ("45立方米", "45 m3"),
        ("45平方千米", "45 km2"),
        ("45℃", "45 celsius"),
        ("三点五吨", "3.5 t"),
        ("3余万吨", "(30000, 40000) t"),
        ("3余亿吨", "(300000000, 400000000) t"),
        ("3多吨", "(3, 4) t"),
        ("3至5吨", "[3, 5] t"),
        ("5小时30分", "330 minute"),
        ("5个小时30分", "330 minute"),
        ("5小时零30分", "330 minute"),
        ("每季1次", "1 occurrence/quarter"),
        ("每半年1次", "2 occurrence/year"),
        ("每半月1次", "2 occurrence/month"),
        ("每半个月1次", "2 occurrence/month"),
        ("每学期1次", "1 occurrence/term"),
        ("每学年1次", "1 occurrence/year"),
        ("每小时1次", "1 occurrence/hour"),
        ("每课时1次", "1 occurrence/hour"),
        ("每学时1次", "1 occurrence/hour"),
        ("每分钟1次", "1 occurrence/minute"),
        ("每户1次", "1 occurrence/household"),
        ("每人次1次", "1 occurrence/person-time"),
        ("每次1次", "1 occurrence/occurrence"),
        ("每期1次", "1 occurrence/session"),
        ("每批1次", "1 occurrence/item"),
        ("每班1次", "1 occurrence/session"),
        ("每3社区5人", "5/3 person/item"),
        ("每11社区5人", "5/11 person/item"),
        ("每10社区5人", "0.5 person/item"),
        ("5人/季", "5 person/quarter"),
        ("5人/季度", "5 person/quarter"),
        ("5人/学期", "5 person/term"),
        ("5人/小时", "5 person/hour"),
        ("5人/户", "5 person/household"),
        ("5人/次", "5 person/occurrence"),
        ("户均500元", "500 CNY/household"),
        ("年均500元", "500 CNY/year"),
        ("月均500元", "500 CNY/month"),
        ("日均500元", "500 CNY/day"),
        ("周均500元", "500 CNY/week"),
        ("季均500元", "500 CNY/quarter"),
        ("年平均500元", "500 CNY/year"),
        ("月平均500元", "500 CNY/month"),
        ("每户均500元", "500 CNY/household"),
        ("人均5—8元", "[5, 8] CNY/person"),
        ("人均5——8元", "[5, 8] CNY/person"),
        ("人均5-8元", "[5, 8] CNY/person"),
        ("人均5至8元", "[5, 8] CNY/person"),
        ("人均5到8元", "[5, 8] CNY/person"),
        ("人均5~8元", "[5, 8] CNY/person"),
        ("1/3", "100/3 percent"),
        ("3个月半", "3.5 month"),
        ("3小时半", "3.5 hour"),
        ("3个小时半", "3.5 hour"),
        ("3星期半", "3.5 week"),
        ("3个星期半", "3.5 week"),
        ("3年半", "3.5 year"),
        ("3天半", "3.5 day"),
        ("3周半", "3.5 week"),
        ("3倍半", "3.5 times"),
        ("3年多", "(3, 4) year"),
        ("3天多", "(3, 4) day"),
        ("3周多", "(3, 4) week"),
        ("3岁多", "(3, 4) age"),
        ("3个月多", "(3, 4) month"),
        ("3小时多", "(3, 4) hour"),
        ("3个多月", "(3, 4) month"),
        ("3个多小时", "(3, 4) hour"),
        ("3个多星期", "(3, 4) week"),
        ("-5%至-3%", "[-5, -3] percent"),
    ],
)
def test_wording_reads_as_its_meaning(text: str, meaning: str) -> None:
    """A figure phrase gives its interval and unit; one we cannot read is refused."""
    if not meaning:
        with pytest.raises(NotAQuantityError):
            read_quantity(text)
        return
    quantity = read_quantity(text)

    assert meaning == str(quantity)
    assert text == quantity.as_stated


_REFUSED = {
    "there is no number in it; write one such as 三万人 or 400个以上": ["", "好人", "许多人"],
    "it contains a date, not a duration or a count; use read_period": [
        "2011年",
        "2011年5月",
        "12月",
        "21日",
        "2011-2013",
    ],
    "it contains an ordinal, a heading number or a name, which counts nothing": ["第22期", "第三批", "“十二五”"],
    "it is a span of time before or after some day; use read_period": ["近五年"],
    "it is not one number with its hedge and unit; give only that, such as 近300人": [
        "10、20名",
        "统一",
        "百分之千",
        "300人之间",
        "500元之间",
    ],
    "it is not one well-formed number": ["0431人", "十二三十人", "十二三百人", "十二三千人", "十二三十万人"],
    "digits without places can be read in two ways; write 三十五 or 35": ["三五"],
    "千 alone is not a figure": ["千名"],
    "万 alone is not a figure": ["万人"],
    "三 to 五十 can be read in two ways": ["三到五十人"],
    "3万多万 can be read in two ways": ["3万多万人"],
    "3亿多万 can be read in two ways": ["3亿多万人"],
    "三十多百万 can be read in two ways": ["三十多百万人"],
    "its hedges do not go together: about and at_least": ["约300人以上"],
    "its hedges do not go together: range and about": ["约10-20人"],
    "its hedges do not go together: range": ["三五至八人"],
    "a range must go up; give the smaller number first": ["20-10个", "3-3个", "5—3个", "四至零万"],
    "nothing is a little more or less than 0": ["零至零万多", "0余人", "近0人"],
    "it names two units, person and item": ["5人-10个", "￥3人至5个"],
    "there is no unit CNY/month/year; leave the rate out and give unit=": ["每月5元/年"],
    "figures must be below 10**16; check for a missing space or unit": ["10000000000000000人"],
    "longer than 64 characters; give only the figure phrase": [
        "人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人人"
    ],
}


@pytest.mark.parametrize(("text", "reason"), [(text, reason) for reason, texts in _REFUSED.items() for text in texts])
def test_what_is_no_quantity_is_refused_with_a_reason(text: str, reason: str) -> None:
    """The error keeps the text and says why."""
    with pytest.raises(NotAQuantityError) as caught:
        read_quantity(text)

    assert (text, reason) == (caught.value.text, caught.value.reason)


def test_a_given_unit_fills_what_the_wording_leaves_out() -> None:
    """A unit meant replaces none, or adds a denominator; another one is refused."""
    assert str(read_quantity("3000", unit=unit("CNY"))) == "3000 CNY"
    assert str(read_quantity("3000", unit="CNY")) == "3000 CNY"
    assert str(read_quantity("60元—90元", unit=unit("CNY/month"))) == "[60, 90] CNY/month"
    assert str(read_quantity("5人", unit=unit("person"))) == "5 person"
    with pytest.raises(NotAQuantityError) as caught:
        read_quantity("5人", unit=unit("item"))

    assert str(caught.value) == "not a quantity: '5人': its wording says person, but item was asked for"


def test_a_long_wording_is_cut_for_show() -> None:
    """Beyond 24 characters the wording kept ends in an ellipsis."""
    stated = read_quantity("不少于九千八百七十六亿五千四百三十二万一千二百三十四人次").as_stated

    assert stated == "不少于九千八百七十六亿五千四百三十二万一千二百…"
    assert read_quantity("300人".rjust(24)).as_stated == "300人".rjust(24)
    assert read_quantity("300人".rjust(25)).as_stated == " " * 21 + "30…"
    assert read_quantity("300人".rjust(64)).value == 300


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("全市已建社工站40 个,其中 12个在乡村。", ["40 个", "12个"]),
        ("本市有近 300 人次参加,共4期,投入150 万元。", ["近 300 人次", "4期", "150 万元"]),
        ("到2025年,持证社工达到六万人,机构500个以上。", ["六万人", "500个以上"]),
        ("各区至少要确定2个试点。", ["至少要确定2个"]),
        ("至少对乡镇党委书记、街道办事处主任各培训2次。", ["至少对乡镇党委书记、街道办事处主任各培训2次"]),
        ("至少对乡镇党委书记、街道办事处主任和社工培训2次。", ["至少对乡镇党委书记、街道办事处主任和社工培训2次"]),
        ("至少对乡镇党委书记、街道办事处主任和社工各培训2次。", ["2次"]),
        ("人数最多、分布在城市社区的有2个。", ["2个"]),
        ("每月给予300-500 元的补贴,每月1200元封顶。", ["每月给予300-500 元", "每月1200元"]),
        ("对两类人员分别奖励3000、2000元。", ["两类", "3000", "2000元"]),
        ("在岗社工2000人以上,报名2000 人次。", ["2000人以上", "2000 人次"]),
        ("成绩合格者突破万人大关。", ["突破万人"]),
        ("按“一村一社工”配备,督导每周一次。", ["一村一社工", "每周一次"]),
        ("广州等9市先后成立协会。", ["9市"]),
        ("2010年4月27日,第一、二批试点启动。", []),
        ("二○一○年四月二十七日 10:31:00 2011-12-21", []),
        ("根据京民发〔2001〕3号和京民函〔200150号", []),
        ("一、总体要求\n(二)进一步统一认识\n3.加强领导\n第三,“十二五”期间", []),
        ("1、 加强领导;①建立制度", []),
        ("一把手负责,三会一课,千方百计,万家灯火,十分重视", []),
        ("党的十八大和十九届四中全会以来", []),
        ("近两年来,三分之二的社区,数百名社工,两年多", ["三分之二", "数百名", "两年多"]),
        ("节约资金,附近的五保户", []),
        ("从2013起,见第5版,电话X12", []),
        ("“三区”计划", []),
        ("每天3次巡查", ["每天3次"]),
        ("录用50名额", []),
        ("按1:200配备,约1/3到岗", ["1:200", "约1/3"]),
        ("每人每月700元", ["每人每月700元"]),
        ("十至二十人", ["十至二十人"]),
        ("约300人以上,共12个", ["12个"]),
        ("约三分之二,数百人,共12个", ["约三分之二", "数百人", "12个"]),
        ("每个社区一社区一社工,共2人", ["一社区一社工", "2人"]),
        ("一社区一社工3人", ["一社区一社工", "3人"]),
        ("3人一社区一社工", ["3人", "一社区一社工"]),
        ("数一社区数一社工3人", ["一社区数一社工", "3人"]),
        ("2011、2012", []),
        ("“十二五”", []),
        ("“300”", []),
        ("“300,共2人", ["2人"]),
        ("X300人”", []),
        ("“300人X", ["300人"]),
        ("共三十", ["三十"]),
        ("共三", []),
        ("共十", []),
        ("共有百余,约三十", ["百余", "约三十"]),
        ("五%,50元", ["五%", "50元"]),
        ("三个至五", ["三个至五"]),
        ("百分之五", ["百分之五"]),
        ("人民币五", ["人民币五"]),
        ("三五", []),
        ("七八十", ["七八十"]),
        ("每月工作三次,每月召开一次", ["每月工作三次", "每月召开一次"]),
        ("每年培训3公里", ["每年培训3公里"]),
        ("有五人“三社”", ["五人"]),
    ],
)
def test_figures_of_a_sentence(sentence: str, figures: list[str]) -> None:
    """All figures are found, whole, and nothing else."""
    found = find_quantities(sentence)

    assert figures == [one.text for one in found]
    assert figures == [sentence[one.start : one.end] for one in found]
    for one in found:
        assert read_quantity(one.text, unit=one.quantity.unit) == one.quantity


@pytest.mark.parametrize(
    ("text", "found"),
    [("其中零点一一人。", "零点一一人"), ("其中一点一五倍。", "一点一五倍"), ("提出3点意见", "3点")],
)
def test_a_decimal_point_is_no_classifier(text: str, found: str) -> None:
    """点 between numerals is the decimal point; behind a number alone it counts items."""
    assert [found] == [one.text for one in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("共招聘1，234人。", "a space, a full-width comma or an expone"),
        ("收入1，234，567.8万余元。", "a space, a full-width comma or an expone"),
        ("1 234人", "a space, a full-width comma or an expone"),
        ("1 0 0人", "a space, a full-width comma or an expone"),
        ("一百 二十人", "a space, a full-width comma or an expone"),
        ("1e3人", "a space, a full-width comma or an expone"),
        ("约100万多美元", "its hedges do not go together: over and "),
        ("2011年1季度", "it contains a date, not a duration or a "),
    ],
)
def test_no_piece_is_found_of_what_cannot_be_read_whole(text: str, reason: str) -> None:
    """Parted digits, signs, foreign units and other denominators give nothing, and the reason fits."""
    assert find_quantities(text) == ()
    with pytest.raises(NotAQuantityError, match=reason):
        read_quantity(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("共招聘３，０００人。", "３，０００人=3000 person"),
        ("分别为12，34人", "12=12 number 34人=34 person"),
        ("年均增长10%", "10%=10 percent"),
        ("60元-90元", "60元-90元=[60, 90] CNY"),
        ("由3升至5人", "5人=5 person"),
        ("每一社区500元", "每一社区500元=500 CNY/item"),
        ("举办3期每期50人", "3期=3 session 每期50人=50 person/session"),
        ("2名社工和3名义工", "2名=2 person 3名=3 person"),
        ("新任3名校长", "3名=3 person"),
        ("以3名义上的股东", ""),
        ("评出3个案例", "3个=3 item"),
        ("新增俩人", "俩人=2 person"),
        ("夫妻俩和伎俩人所共知,俩百多人", ""),
    ],
)
def test_what_looks_like_it_is_found_all_the_same(text: str, found: str) -> None:
    """Neighbours of the wordings passed over are found, with their units."""
    assert found == " ".join(f"{one.text}={one.quantity}" for one in find_quantities(text))


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("俩", "2 number"),
        ("俩人", "2 person"),
        ("俩个", "2 item"),
        ("仨人", "3 person"),
        ("俩到五百人", "[2, 500] person"),
    ],
)
def test_two_and_three_in_one_character(text: str, meaning: str) -> None:
    """俩 is two and 仨 three; neither takes a scale."""
    assert meaning == str(read_quantity(text))


@pytest.mark.parametrize("reader", [read_quantity, find_quantities])
def test_only_text_is_read(reader: Callable[[Any], object]) -> None:
    """What is no text is a TypeError that says so."""
    with pytest.raises(TypeError) as caught:
        reader(3)

    assert f"{reader.__name__} takes text (str), not int: 3" == str(caught.value)


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "一 ",
        "1，000",
        "1，",
        "-1",
        "1e",
        "1、",
        "1-",
        "每1个",
        "每季度",
        "人均",
        "年均人",
        "1/",
        "俩",
        "1小时",
        "千米",
    ],
)
def test_passing_over_takes_linear_time(piece: str) -> None:
    """Repeated pieces of what is passed over do not blow up the search."""
    assert isinstance(find_quantities(piece * 8_000), tuple)
