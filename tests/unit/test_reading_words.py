"""Every word of the word lists does its work. The lists stand here again, so that none gets lost."""

import pytest

from sgpolicy.errors import NotAQuantityError
from sgpolicy.model.unit import UNITS
from sgpolicy.model.words import Qualifier
from sgpolicy.reading import find_quantities, read_quantity, words
from sgpolicy.reading.figures import UPPER_SAID

_ENDING = (
    "统一 唯一 之一 单一 专一 同一 逐一 任一 某一 每一 这一 那一 另一 哪一 下一 上一 前一 后一 不一 万一 合一 "
    "一一 百分百"
)
_HOLDING = (
    "进一步 一定 一般 一线 一致 一直 一切 一律 一旦 一体 一并 一同 一起 一些 一系列 一方面 一部分 一次性 一条龙 "
    "一把手 一班人 一家人 一分为二 一面 一头 一口气 一级 一道 一贯 一流 一带一路 一村一品 一户一策 一人一策 "
    "三会一课 三位一体 四位一体 五位一体 万无一失 四处 五年规划 五年计划 千家万户 十分 十足 千方百计 万众 "
    "千变万化 百花 五湖四海 三农 两会 两委 三三制"
)
_VERBS = "召开 举办 开展 组织 进行 发放 给予 补贴 补助 奖励 培训 培养 选派 安排 投入 设立 新增 开 办 演出"
_LEADS = "确定 建立 建成 设立 设置 配备 培训 培养 开展 举办 组织 完成 达到 达 有 为 上浮 提高 增长 补贴 给予 安排"


def found(text: str) -> list[str]:
    """Return the wordings of the quantities in *text*."""
    return [one.text for one in find_quantities(text)]


def test_every_word_of_a_unit_is_read() -> None:
    """None is taken for something that counts nothing; 3日 would be a date, and 三级 a rank, unlike 两级."""
    worded = [(unit, f"{'两' if word == '级' else 300}{word}") for unit in UNITS for word in unit.words]

    assert [] == [text for unit, text in worded if read_quantity(text).unit != unit]


@pytest.mark.parametrize("word", _ENDING.split())
def test_words_that_end_in_a_numeral(word: str) -> None:
    """The numeral goes neither with a unit behind it nor with a number."""
    assert found(f"{word}个") == []
    assert found(f"{word},共3人") == ["3人"]


@pytest.mark.parametrize("word", _HOLDING.split())
def test_words_that_hold_a_numeral(word: str) -> None:
    """They count nothing, and make no ratio with what stands behind them."""
    assert found(f"{word}配备") == []
    assert found(f"{word},至少一名社工") == ["至少一名"]


@pytest.mark.parametrize("text", ["近百家", "约万家", "百家以上", "突破万家"])
def test_a_hedged_hundred_of_firms_is_a_figure(text: str) -> None:
    """百家 and 万家 stand for everyone only without a hedge."""
    assert found(f"全省{text}企业") == [text]
    assert found("百家争鸣,万家灯火") == []


@pytest.mark.parametrize(
    ("unit", "behind"),
    [
        ("人", "民才员口力事均数格"),
        ("名", "称义录单牌校"),
        ("位", "置于"),
        ("个", "性体别案"),
        ("家", "庭长属乡园具"),
        ("门", "诊户槛"),
        ("部", "门分长队委属署位"),
        ("组", "织长建成合"),
        ("处", "理室长于置罚境"),
        ("点", "击评燃钟两"),
        ("条", "件例款"),
        ("场", "所地景馆"),
        ("期", "间限待望末初盼"),
        ("班", "级子"),
        ("类", "似型别"),
        ("种", "植养"),
        ("台", "账阶湾"),
        ("间", "接隔断"),
        ("队", "伍员长"),
        ("头", "脑"),
        ("户", "籍外主口"),
        ("年", "级度龄轻均初底末终代"),
        ("周", "年期边末"),
        ("天", "津然气"),
        ("日", "报常期益"),
        ("元", "化结论旦素"),
        ("本", "科地级次市省县区届土职专"),
        ("层", "次面级"),
        ("批", "准复评示"),
        ("支", "持部出撑援付"),
        ("只", "要有是能"),
        ("所", "有以属在需辖得"),
        ("座", "谈"),
        ("次", "年日级序"),
        ("大", "学家专队批量型力步幅"),
        ("例", "如"),
        ("区", "域别"),
        ("省", "级"),
        ("市", "场级"),
        ("县", "级"),
        ("乡", "村镇"),
        ("村", "民"),
        ("张", "贴"),
    ],
)
def test_a_unit_is_none_inside_another_word(unit: str, behind: str) -> None:
    """名 in 名称 is no unit, and the number before it no figure; before anything else it is one."""
    assert [found(f"共145{unit}{char}") for char in behind] == [[]] * len(behind)
    assert found(f"连续145{unit},") == [f"145{unit}"]


@pytest.mark.parametrize(
    ("unit", "words"), [("名", "义工 义务 校长 校医 单亲 单身 录用 录取 称职"), ("个", "案例 案件 体育 体系")]
)
def test_a_unit_stands_before_these_all_the_same(unit: str, words: str) -> None:
    """3名义工 are three volunteers."""
    assert [found(f"3{unit}{word}") for word in words.split()] == [[f"3{unit}"]] * len(words.split())


@pytest.mark.parametrize(
    ("hedge", "before"),
    [("约", "节预合签条契制公违邀相租"), ("近", "最附邻靠就远临走贴亲"), ("超", "赶反高彩B")],
)
def test_a_hedge_is_none_inside_another_word(hedge: str, before: str) -> None:
    """约 in 节约 is no hedge; behind anything else it is one."""
    assert [found(f"{char}{hedge}3人") for char in before] == [["3人"]] * len(before)
    assert found(f"共{hedge}3人") == [f"{hedge}3人"]


@pytest.mark.parametrize(
    ("qualifier", "words"),
    [
        (Qualifier.AT_LEAST, "不得少于 不应少于 不少于 不得低于 不应低于 不低于 不小于 至少 最少 起码 最低 大于等于 ≥"),
        (Qualifier.AT_MOST, "不得超过 不应超过 不超过 不得高于 不高于 不多于 不大于 至多 最多 最高 小于或等于 ≤"),
        (Qualifier.MORE_THAN, "超过了 超过 超出 突破了 突破 逾 多于 高于 大于 超"),
        (Qualifier.LESS_THAN, "不足 不到 低于 少于 小于 未满 不满 未达 不及"),
        (Qualifier.NEARLY, "将近 接近 近 逼近"),
        (Qualifier.ABOUT, "大约 大概 大致 约为 约有 约占 约"),
    ],
)
def test_hedges_before_a_number(qualifier: Qualifier, words: str) -> None:
    """Each is found and read."""
    for word in words.split():
        assert found(f"共{word}30人") == [f"{word}30人"]
        assert read_quantity(f"{word}30人").qualifier is qualifier


@pytest.mark.parametrize(
    ("qualifier", "words"),
    [
        (Qualifier.AT_LEAST, "及以上 或以上 或者以上 (含)以上 （含30人）以上 以上 以上（含本数）"),
        (Qualifier.AT_MOST, "及以下 (含)以下 以下 以内 之内"),
        (Qualifier.MORE_THAN, "以上（不含30人）"),
        (Qualifier.LESS_THAN, "以下（不含）"),
        (Qualifier.ABOUT, "左右 上下 前后"),
    ],
)
def test_hedges_after_a_number(qualifier: Qualifier, words: str) -> None:
    """Each is found and read."""
    for word in words.split():
        assert found(f"共30人{word}") == [f"30人{word}"]
        assert read_quantity(f"30人{word}").qualifier is qualifier


@pytest.mark.parametrize(
    ("pers", "figure", "unit"),
    [
        ("年", "3人", "person/year"),
        ("月 个月", "3次", "occurrence/month"),
        ("周 个星期 星期", "3次", "occurrence/week"),
        ("人 名 位", "50元", "CNY/person"),
        ("个 家 所 村 社区 站", "3人", "person/item"),
        ("天 日", "3次", "occurrence/day"),
        ("季度 季", "3次", "occurrence/quarter"),
        ("学期", "3次", "occurrence/term"),
        ("户", "50元", "CNY/household"),
        ("平方米", "50元", "CNY/m2"),
    ],
)
def test_what_a_figure_may_be_per(pers: str, figure: str, unit: str) -> None:
    """Each denominator is read before the figure and behind it."""
    for per in pers.split():
        for text in (f"每{per}{figure}", f"{figure}/{per}", f"{figure}每{per}"):
            assert found(text) == [text]
            assert read_quantity(text).unit.id == unit


@pytest.mark.parametrize("text", ["每旬3次", "3次/旬", "3次/3个月", "每人每户3次", "每人每月每次3元"])
def test_what_no_unit_is_per_is_refused_whole(text: str) -> None:
    """Without its denominator a figure would be wrong."""
    assert found(text) == []
    with pytest.raises(NotAQuantityError):
        read_quantity(text)


@pytest.mark.parametrize("verb", _VERBS.split())
def test_verbs_between_a_rate_and_its_number(verb: str) -> None:
    """They belong to the rate; the number may have its hedge first."""
    assert found(f"每月{verb}三次") == [f"每月{verb}三次"]
    assert found(f"不少于每月{verb}三次") == [f"不少于每月{verb}三次"]
    assert found(f"每月{verb}三人") == [f"每月{verb}三人"]


@pytest.mark.parametrize("lead", _LEADS.split())
def test_phrases_between_a_hedge_and_its_number(lead: str) -> None:
    """At most twelve characters and one of these verbs may part a bound from its number."""
    assert found(f"至少{lead}三人") == [f"至少{lead}三人"]
    assert found(f"不超过{'某' * 12}{lead}三人") == [f"不超过{'某' * 12}{lead}三人"]
    assert found(f"不超过{'某' * 13}{lead}三人") == ["三人"]
    assert found(f"超过{lead}三人") == ["三人"]


@pytest.mark.parametrize("qualifier", [Qualifier.AT_MOST, Qualifier.LESS_THAN])
def test_no_upper_bound_is_missed_by_the_look_for_one(qualifier: Qualifier) -> None:
    """The quick look behind a lower bound sees every Chinese wording of an upper one."""
    said = f"{words.BEFORE[qualifier]} {words.AFTER.get(qualifier, '')}".split()
    chinese = [word for word in said if not word[0].isalpha() or not word[0].isascii()]

    assert chinese
    assert [word for word in chinese if not UPPER_SAID.search(word)] == []
