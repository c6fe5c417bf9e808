"""Figures in running text: what is one with its hedge and rate, and what only looks like one."""

from itertools import pairwise

import pytest

from sgpolicy.errors import NotAQuantityError
from sgpolicy.model.words import Basis
from sgpolicy.reading import find_quantities, read_quantity


def found(text: str) -> str:
    """Return the wordings of the quantities in *text*, with what they state."""
    return " ".join(f"{one.text}={one.quantity}" for one in find_quantities(text))


@pytest.mark.parametrize(
    "text",
    [
        "牢记“三个务必”，做到“五个坚持”，落实八项规定。",
        "实施三年行动和百日攻坚，打造15分钟生活圈，建设半小时、一小时通勤圈。",
        "开通12338热线，见附件2，构建1+3+N体系，推广5G和C919。",
        "二级以上医院、三甲医院和2021级学生，30万吨级航道。",
        "推进二期工程，机场三期，新一轮改革，第二批试点。",
        "省委十二届七次、八次全会，二十大精神，“十五五”规划。",
        "近五年，过去三年，前11个月，未来十年，五年来，连年。",
        "一项制度，一个中心，一批项目，一次性补助，一站式服务。",
        "千家万户，万家灯火，千亿级产业，三区三州，长三角地区。",
        "融入长三角、珠三角，整治三四轮车，优化三次产业布局，形成三级四类体系，途经207国道。",
        "突破一批技术，每年培育一批骨干，堤防达到三十年一遇，这是变化最多的三年。",
        "根据《关于修改〈示范条例〉等八件法规的决定》，于九日前，九日前，每月九日前，九日前往。",
        "PM2.5年均浓度，从2019提升至2024，由甲9级提升至甲8级。",
        "世界500强，前100名，成立30周年，20世纪90年代，上午9点30分。",
        "2025年6月3日至9日，6月30日前，08年底，2013起，周三下午。",
        "港币300万元，20万泰铢，50卢布，新台币10万元。",
        "2.3项目名称，电话0571-12345678，〔2020〕15号，第3、5条。",
        "健全覆盖城乡的体系，推动社工站全覆盖，基本实现站点全覆盖。",
    ],
)
def test_what_only_looks_like_a_figure_is_passed_over(text: str) -> None:
    """Names, codes, ranks, phases, plans, dates, periods and the pronoun 一 state no quantity."""
    assert found(text) == ""


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("每个乡镇至少配备3名社工。", "每个乡镇至少配备3名=≥ 3 person/item"),
        ("每人每月补贴600元，每站每年8万元。",
         "每人每月补贴600元=600 CNY/person/month 每站每年8万元=80000 CNY/item/year"),
        ("补助400元/人·月，浓度30微克/立方米。", "400元/人·月=400 CNY/person/month 30微克/立方米=30 ug/m3"),
        ("每万人拥有9人，每百户20平方米。", "每万人拥有9人=9 person/10000-person 每百户20平方米=0.2 m2/household"),
        ("每万城镇户籍人口配备6名，每10万常住人口有医师3人。",
         "每万城镇户籍人口配备6名=6 person/10000-person 每10万常住人口有医师3人=3 person/100000-person"),
        ("千人口护士数达3.5人，万人专利拥有量8.2件。",
         "千人口护士数达3.5人=3.5 person/1000-person 万人专利拥有量8.2件=8.2 item/10000-person"),
        ("每千人口拥有6岁以下幼儿学位数达7.25个。", "6岁以下=≤ 6 age 7.25个=7.25 item/1000-person"),
        ("年均水位连续四年下降。", "四年=4 year"),
        ("快于全市2.4个、1.5个和3个百分点。",
         "2.4=2.4 percentage-point 1.5=1.5 percentage-point 3个百分点=3 percentage-point"),
        ("新增2个过六百亿元的园区。", "2个=2 item 过六百亿元=> 60000000000 CNY"),
        ("满意度由81.5提高到90.2，就学年限从8.7年升至9.3年。",
         "81.5=81.5 number 90.2=90.2 number 8.7年=8.7 year 9.3年=9.3 year"),
        ("提前4个月完工，在开会九日前通知，停业六十日前公告。", "4个月=4 month 九日=9 day 六十日=60 day"),
        ("连跨6万亿、7万亿两个台阶。", "6万亿=6000000000000 number 7万亿=7000000000000 number"),
        ("残疾人减半收费。", "减半=50 percent"),
        ("人均收入3万元，年均增长6%。", "人均收入3万元=30000 CNY/person 6%=6 percent"),
        ("每季度至少2次，每3年一次，每半年开展一次。",
         "每季度至少2次=≥ 2 occurrence/quarter 每3年一次=1/3 occurrence/year 每半年开展一次=2 occurrence/year"),
        ("处三万元以上十万元以下罚款。", "三万元以上十万元以下=[30000, 100000] CNY"),
        ("三个月以上一年以下。", "三个月以上一年以下=[3, 12] month"),
        ("不少于4人、不超过7人。", "不少于4人、不超过7人=[4, 7] person"),
        ("占比不低于岗位总数的70%。", "不低于岗位总数的70%=≥ 70 percent"),
        ("约占全省三分之一。", "约占全省三分之一=about 100/3 percent"),
        ("高于全省平均水平3个百分点。", "3个百分点=3 percentage-point"),
        ("分别达120万、98万人次。", "120万=1200000 person-time 98万人次=980000 person-time"),
        ("奖励4000、3000元，共12、15万元。", "4000=4000 CNY 3000元=3000 CNY 15万元=150000 CNY"),
        ("为12万60岁以上老人体检。", "12万=120000 number 60岁以上=≥ 60 age"),
        ("任期一年，一年内办结，至少一名，每周一次。",
         "一年=1 year 一年内=≤ 1 year 至少一名=≥ 1 person 每周一次=1 occurrence/week"),
        ("举办五期培训，市县两级，先后7次，五大类。", "五期=5 session 两级=2 item 7次=7 occurrence 五大类=5 item"),
        ("连续5年增长，工作满三年。", "5年=5 year 满三年=≥ 3 year"),
        ("公示七日后，不少于六十日，三十日内。", "七日=7 day 不少于六十日=≥ 60 day 三十日内=≤ 30 day"),
        ("实现村级站点全覆盖。", "全覆盖=100 percent"),
        ("气温降至零下15℃，增速为-3.9%。", "零下15℃=-15 celsius -3.9%=-3.9 percent"),
        ("over 11,000 and nearly 35,000", "over 11,000=> 11000 number nearly 35,000=(34000, 35000) number"),
        ("of 1.2 million, 30 percent", "1.2 million=1200000 number 30 percent=30 percent"),
        ("Over 326,000 people in one room exceeded 440,000",
         "Over 326,000 people=> 326000 person exceeded 440,000=> 440000 number"),
        ("just over 200,000 of an estimated 300,000",
         "just over 200,000=> 200000 number an estimated 300,000=about 300000 number"),
        ("Nearly one million more than two million yuan.",
         "Nearly one million=(900000, 1000000) number more than two million yuan=> 2000000 CNY"),
    ],
)  # fmt: skip
def test_a_figure_has_its_hedge_and_its_rate(text: str, figures: str) -> None:
    """What stands around a number in its clause belongs to it."""
    assert figures == found(text)


@pytest.mark.parametrize(
    ("doubled", "grown"),
    [("翻一番", "增长一倍"), ("翻两番", "提高三倍"), ("增加到3倍", "增加两倍"), ("翻番", "扩大一倍")],
)
def test_doubling_and_growing_by_as_much_are_one_factor(doubled: str, grown: str) -> None:
    """翻一番 is twice, 增长一倍 plus 100 percent."""
    times, percent = read_quantity(doubled), read_quantity(grown)

    assert ("times", "percent") == (times.unit.id, percent.unit.id)
    assert times.value is not None
    assert percent.value == (times.value - 1) * 100


@pytest.mark.parametrize(
    ("text", "vague"),
    [("几十名", True), ("上千人", True), ("十几个", True), ("百余人", True), ("十余人", False), ("30人", False)],
)
def test_an_amount_without_a_number_is_vague(text: str, vague: bool) -> None:  # noqa: FBT001
    """The bounds are those that the wording allows; that it writes none is told."""
    assert vague is read_quantity(text).vague


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("全覆盖", "100 percent"),
        ("基本全覆盖", "≤ 100 percent"),
        ("实现了乡镇（街道）站点全覆盖", "100 percent"),
        ("基本实现街道（乡镇）社会工作服务组织全覆盖", "≤ 100 percent"),
        ("社工全部上岗", "100 percent"),
        ("社工基本全部上岗", "≤ 100 percent"),
        ("每个城乡社区均有社会工作者", "100 percent"),
    ],
)
def test_coverage_is_implied(text: str, shown: str) -> None:
    """全覆盖 states no amount: it is inferred."""
    quantity = read_quantity(text)

    assert (shown, Basis.INFERRED) == (str(quantity), quantity.basis)


@pytest.mark.parametrize("text", ["未实现全覆盖", "没有全部上岗", "全部不合格", "部分社区都有社工", "社区不都有社工"])
def test_coverage_that_is_denied_or_partial_is_none(text: str) -> None:
    """What is not all is no number."""
    with pytest.raises(NotAQuantityError):
        read_quantity(text)


def test_what_is_found_never_overlaps() -> None:
    """A hedge or a rate is taken by one figure only."""
    text = "最高一次性奖励5万元，每人每年不超过3次3天，至少2名3人" * 20
    spans = [(one.start, one.end) for one in find_quantities(text)]

    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
