"""What is found in sentences of official prose, kind by kind; all of them are invented."""

import pytest

from sgpolicy.reading import find_document_numbers, find_periods, find_quantities, read_quantity

_SENTENCES = {
    "a denominator holds for what goes on from its figure": [
        ("高龄津贴由每人每月60元提高到80元。", "60 CNY/person/month; 80 CNY/person/month"),
        ("残疾人两项补贴标准调整为每月95元和110元。", "2 item; 95 CNY/month; 110 CNY/month"),
        ("人均住房面积从31.5平方米增至36平方米。", "31.5 m2/person; 36 m2/person"),
        ("每千年沉积5吨泥沙，每千年5亩；每两年对十米以上的设施检修。", "5 t/1000-year; 5 mu/1000-year; ≥ 10 m"),
        ("每千人口助产士、护士分别达到0.2名、3.6名。", "0.2 person/1000-person; 3.6 person/1000-person"),
        ("每千人床位数、托位数增至6.9张、3.8个。", "6.9 item/1000-person; 3.8 item/1000-person"),
        ("居民人均可支配收入由2.8万元增至3.3万元，均可申请2万元。", "28000 CNY/person; 33000 CNY/person; 20000 CNY"),
        ("人均水资源量420立方米，人均收入增长等9个指标。", "420 m3/person; 9 item"),
        ("每人次平均45元，每个区（县、市）补助20万元。", "45 CNY/person-time; 200000 CNY/item"),
        ("每村补助2万元，共4万元。", "20000 CNY/item; 40000 CNY"),
        ("每站配备4名社工、服务600户。", "4 person/item; 600 household"),
        ("每两年培训一次、两次不等。", "0.5 occurrence/year; 2 occurrence"),
    ],
    "a denominator and what is not parted from it": [
        ("获评社区每个一次性奖励8万元。", "80000 CNY/item"),
        ("每新增一张托育床位补助6000元。", "6000 CNY/item"),
        ("每建成一座示范站奖补15万元。", "150000 CNY/item"),
        ("每岗每年补贴2.4万元，每科收费50元。", "24000 CNY/item/year; 50 CNY/item"),
        ("联席会议一个季度一次，督导一周两次。", "1 occurrence/quarter; 2 occurrence/week"),
        ("三届一年一次的社工节。", "1 occurrence/year"),
        ("低保标准为年人均7200元。", "7200 CNY/person/year"),
        ("人均月工资达4300元，2022年人均收入3.1万元。", "4300 CNY/person/month; 31000 CNY/person"),
        ("平均每年服务300人次。", "300 person-time/year"),
    ],
    "denominators behind a stroke, and the word behind them": [
        ("年产能80万吨/年项目、15亿立方米/年天然气。", "800000 t/year; 1500000000 m3/year"),
        ("津贴200元/人月、450元/人·年、60元/人次。", "200 CNY/person/month; 450 CNY/person/year; 60 CNY/person-time"),
    ],
    "a denominator that is a verb with its number": [
        ("每招用一名脱贫劳动力，给予补贴1000元。", "1000 CNY/person"),
        ("每新增1张护理型床位奖补3000元。", "3000 CNY/item"),
        ("每举办一期培训班补助2万元。", "20000 CNY/session"),
    ],
    "a denominator that no unit has": [
        ("每人每盒不超过30元，每盒收费8元。", "8 CNY/item"),
        ("每人每餐不超过40元。", ""),
    ],
    "a denominator with digits between": [("每千户拥有4K机顶盒35台。", "35 item/1000-household")],
    "what is given for more of something": [
        ("每减少一名扣减500元，每多生育一个子女，延长假期十天。", "500 CNY/person; 10 day")
    ],
    "a denominator that is a range, or is not marked": [
        ("每200—400户设一名楼栋长、每3至5年轮换一次。", ""),
        ("小麦亩产452公斤，时速120公里。", "452 kg/mu; 120 km/hour"),
        ("百名儿童拥有床位3张。", "0.03 item/person"),
    ],
    "a bound behind a comparison": [
        ("载人超过核定人数百分之二十以上未达到百分之五十的。", "[20, 50) percent"),
        ("超出用水计划量百分之三十以下的部分。", "≤ 30 percent"),
    ],
    "how long, in a law": [
        ("时效期间为三年，按六年计算，自首次发表起五十年。", "3 year; 6 year; 50 year"),
        ("增加产假三十日，应当在开庭5日前、会议举行3日前、期限届满二十日前通知。", "30 day; 5 day; 3 day; 20 day"),
    ],
    "denials of a comparison": [
        ("加班不可超过36小时，间隔不宜少于3天，未超过5年。", "≤ 36 hour; ≥ 3 day; ≤ 5 year"),
        ("未年满十六周岁的，不少于选民、代表总数五分之一。", "< 16 age; ≥ 20 percent"),
        ("超过限额部分按照原价的三倍收取。", "3 times"),
        ("未逾六个月的，时长超出了8小时。", "≤ 6 month; > 8 hour"),
        ("不低于超出部分造价的千分之五。", "≥ 0.5 percent"),
    ],
    "a counter in brackets": [
        ("非法制服三十套（件）以上，复制品五千张（份）以上不满一万张的。", "≥ 30 item; [5000, 10000) item")
    ],
    "a bound without its unit": [
        ("处一万元以上十万以下罚款，三万以上五万元以下。", "[10000, 100000] CNY; [30000, 50000] CNY")
    ],
    "what only looks like a count": [
        ("晚21点至次日晨7点停业，提出5点意见。", "5 item"),
        ("每一街道或者二至五万人口，每一车辆不超过800元。", "[20000, 50000] person; ≤ 800 CNY/item"),
        ("电动三轮汽车，违反二十条第三款，将十五条修改为。", ""),
        ("由每五户至十户推选一人，总数为30*6人。", ""),
        ("每两年对高度十米以上的设施检测，每月发薪之日起5日内。", "≥ 10 m; ≤ 5 day"),
        ("争议的两个人民法院，十次党代会，每生育一个子女。", ""),
        ("由三至七名单数成员组成，面积超过八平方千米。", "[3, 7] person; > 8 km2"),
    ],
    "a hedge far from its number": [
        ("岗位工资不低于本市上一年度城镇非私营单位在岗职工平均工资的1.1倍。", "≥ 1.1 times"),
        ("增幅不低于一般性转移支付增幅的1.1倍。", "≥ 1.1 times"),
        ("支出不低于前三年平均支出的百分之六十。", "≥ 60 percent"),
        ("任期满3年，合同期满30日内续签。", "≥ 3 year; ≤ 30 day"),
        ("达不到上两年平均值的80%。", "< 80 percent"),
        ("低于同期城镇居民家庭人均消费支出的45%。", "< 45 percent"),
        ("应当经不少于全体会员三分之二同意。", "≥ 200/3 percent"),
        ("专职社工不少于常住人口万分之六。", "≥ 0.06 percent"),
    ],
    "hedges of more words": [
        ("培训课时达不到30学时的不予登记。", "< 30 hour"),
        ("到会人数未达到20人的延期召开。", "< 20 person"),
        ("高于或者等于85%、低于或等于3%。", "≥ 85 percent; ≤ 3 percent"),
        ("等于或大于12人，达到或者超过六成。", "≥ 12 person; ≥ 60 percent"),
        ("单个项目最高不超过30万元。", "≤ 300000 CNY"),
        ("期限不少于三个月，最长不超过九个月。", "≥ 3 month; ≤ 9 month"),
    ],
    "a bound that a remark excludes": [
        ("合同金额20万元（不含）以上的。", "> 200000 CNY"),
        ("50人（不含50人）以下的机构。", "< 50 person"),
        ("金额在5万元（不含）至30万元（含）的项目。", "(50000, 300000] CNY"),
        ("年龄18岁至60岁（不含）。", "[18, 60) age"),
    ],
    "a range in two units, and a change to another figure": [
        ("停业整顿六个月至一年。", "[6, 12] month"),
        ("每次3天至1周。", "[3, 7] day/occurrence"),
        ("空置率下降1.2个百分点至8.5%。", "1.2 percentage-point; 8.5 percent"),
        ("捐赠收入增长9%至3.4亿元。", "9 percent; 340000000 CNY"),
        ("参训者3人至5天。", ""),
    ],
    "a fraction that does not say how much": [
        ("占百分之六十几。", "(60, 70) percent"),
        ("四分之三强的居民知晓。", ""),
        ("经费翻了两番多。", ""),
        ("死亡率为8.4/10万。", ""),
        ("占全市的1/5。", "20 percent"),
    ],
    "half": [
        ("工期三个月至半年，历时四年半。", "[3, 6] month; 4.5 year"),
        ("须经过半数委员同意，通过半数测评。", "> 50 percent; 50 percent"),
        ("参保户数过半，女性占比过半。", "> 50 percent; > 50 percent"),
        ("度过半生，走过半程，用时不过半年。", ""),
    ],
    "a ratio, or the time of day": [
        ("床位比达到1:12，护理员与老人之比为1:25。", "1/12 ratio; 0.04 ratio"),
        ("8:30集合，时间为1:45。", ""),
        ("经费结构为5.5∶3∶1.5。", ""),
    ],
    "no minus": [
        ("为企业减负120亿元，税负3%以下。", "12000000000 CNY; ≤ 3 percent"),
        ("增速为负0.7%，增长率-0.42‰。", "-0.7 percent; -0.042 percent"),
        ("同比\n-3.5%\n", "-3.5 percent"),
        ("偏差不超过±2%。", ""),
    ],
    "a half that begins another word": [("身高1.2米至1.4米半票，走三里半天。", "[1.2, 1.4] m; 0.5 day")],
    "points of a base, and a ratio in one number": [
        ("利率下调15个基点，收入比2.06。", "0.15 percentage-point; 2.06 number")
    ],
    "most of what may be had": [("最高可申请8万元，最长可贷款5年。", "≤ 80000 CNY; ≤ 5 year")],
    "ranks and times": [("阵风4—5级，用时3分20秒，每月休息四日。", "4 day/month")],
    "what is no hedge here": [
        ("超过从业人员总数5%，会场坐满50人，过3个月再报。", "50 person; 3 month"),
        ("每旬3次，年均浓度28微克/立方米。", "28 ug/m3"),
    ],
    "no bound, no count": [
        ("全球最长30公里输水隧洞。", ""),
        ("奖励最高30万元。", "≤ 300000 CNY"),
        ("综合排名上升6位、录取4位。", "4 person"),
        ("成千上万名志愿者，上万名党员。", "≥ 10000 person"),
    ],
    "a decimal is no heading behind a verb": [
        ("平均每人持证数增至1.8个，共3.5万个。", "1.8 item/person; 35000 item"),
        ("投资2.3项目概况", ""),
        ("站点平均服务半径内有2.6个社区，升至3.1个。", "2.6 item; 3.1 item"),
    ],
    "editions that are counted": [
        ("承办5届社工论坛，连续两届获奖。", "5 session; 2 session"),
        ("省十三届人大常委会，第5届理事会，届满前。", ""),
    ],
    "tenths with hundredths": [("其中六成五的家庭、三成二居民参与。", "65 percent; 32 percent")],
    "a range that shares its scale, in jin": [
        ("产量二十至三十万斤，储粮300—500亿斤。", "[100000, 150000] kg; [15000000000, 25000000000] kg")
    ],
    "a range of few": [("设副主任二名至三名，罚款六倍至九倍。", "[2, 3] person; [6, 9] times")],
    "days that are no date": [("公告期≥5日且≤20日，不低于十日。", "[5, 20] day; ≥ 10 day")],
    "formal numerals": [("合同价柒万捌仟元整，押金伍万圆整。", "78000 CNY; 50000 CNY")],
    "a label, or a count of calls": [("接听电话4.2万个、热线900次，电话12345。", "42000 item; 900 occurrence")],
    "names": [("落实三个责任，五个认同深入人心，七台河市。", ""), ("做了B超2次。", "2 occurrence")],
    "years that are worded 载": [("四十余载，三载春秋。", "(40, 50) year")],
    "how long from a day": [("有效期自印发之日起三年，用两到三年时间。", "3 year")],
    "cubic metres": [("供水量达3亿方，土地一方。", "300000000 m3")],
    "figures without a unit": [
        ("站点达几十，义工数千，数百里长廊，三五成群。", "(10, 100) number; (1000, 10000) number"),
        ("服务人数过万，超千万里程。", "> 10000 number"),
    ],
    "English": [
        ("At least 20 hours per year and 300 yuan a month.", "≥ 20 hour/year; 300 CNY/month"),
        ("Over 40 percent. Between 3 and 5 days.", "> 40 percent; [3, 5] day"),
        ("The number exceeded 12,000, with 5 or more in each.", "> 12000 number; ≥ 5 number"),
        ("It rose to between 12 and 15 percent in 2020.", "[12, 15] percent"),
        ("There are 12 and 15 percent of them.", "15 percent"),
    ],
}


@pytest.mark.parametrize(
    ("sentence", "meanings"), [one for sentences in _SENTENCES.values() for one in sentences], ids=lambda text: text[:9]
)
def test_figures_of_official_prose(sentence: str, meanings: str) -> None:
    """Each figure has the value, the unit and the bounds that its sentence gives it, and nothing else is found."""
    found = "; ".join(str(one.quantity) for one in find_quantities(sentence))

    assert meanings == found


@pytest.mark.parametrize("sentence", [one for sentences in _SENTENCES.values() for one, _ in sentences])
def test_what_is_found_reads_again(sentence: str) -> None:
    """The wording of a figure, with its unit where it shares one, reads as what was found."""
    for found in find_quantities(sentence):
        assert read_quantity(found.text, unit=found.quantity.unit) == found.quantity


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("累计320万人次", "3200000 person-time"),
        ("原则上不超过6个月", "≤ 6 month"),
        ("最多不超过8人", "≤ 8 person"),
        ("一年三次", "3 occurrence/year"),
        ("占比过半", "> 50 percent"),
        ("数百", "(100, 1000) number"),
        ("好几十个", "(10, 100) item"),
        ("半岁", "0.5 age"),
        ("三斤半", "1.75 kg"),
        ("between 3 and 5 million", "[3000000, 5000000] number"),
    ],
)
def test_phrases_with_words_that_change_nothing(text: str, meaning: str) -> None:
    """What stands before a figure and says no more than it does is taken with it."""
    assert meaning == str(read_quantity(text))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("结合民发〔2016〕13号和财社〔2019〕8号", ["民发〔2016〕13号", "财社〔2019〕8号"]),
        ("参考赣委厅〔2021〕14号", ["赣委厅〔2021〕14号"]),
        ("市委厅局〔2021〕14号", []),
        ("经民社管发〔2015〕9号批准", ["民社管发〔2015〕9号"]),
        ("同司发通〔2014〕22号一并执行", ["司发通〔2014〕22号"]),
        ("豫经信〔2012〕7号", ["豫经信〔2012〕7号"]),
    ],
)
def test_document_numbers_behind_a_verb(text: str, numbers: list[str]) -> None:
    """The issuer's code begins behind the verb."""
    assert numbers == [one.text for one in find_document_numbers(text)]


@pytest.mark.parametrize(
    ("text", "reference", "periods"),
    [
        ("一季度实现良好开局。", "2026-01-28", [None]),
        ("上半年启动建设。", "2026-02-10", [None]),
        ("一季度实现良好开局。", "2026-04-02", ["2026-01/2026-03"]),
        ("1月召开大会。", "2026-01-28", ["2026-01"]),
    ],
)
def test_a_part_of_a_year_not_over_may_be_of_another(text: str, reference: str, periods: list[str | None]) -> None:
    """Early in a year its first quarter is not read: a report looks back, a plan ahead."""
    found = [one.period and str(one.period).partition(" ")[0] for one in find_periods(text, reference=reference)]

    assert periods == found


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("请于7月10日（星期三）前报送。", ["../2024-07-09"]),
        ("8月2日（周五）至4日（周日）举办。", ["2024-08-02/2024-08-04"]),
        ("2022年的11月和去年的上半年。", ["2022-11", "2023-01/2023-06"]),
        ("“十五五”开局之年，上月份启动。", ["2026", "2024-05"]),
        ("用两到三年时间完成。", [None]),
    ],
)
def test_periods_of_official_prose(text: str, periods: list[str | None]) -> None:
    """Each period is found whole, with what its text says of it."""
    found = [one.period and str(one.period).partition(" ")[0] for one in find_periods(text, reference="2024-06-15")]

    assert periods == found
