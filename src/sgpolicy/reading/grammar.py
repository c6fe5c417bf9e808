"""The words around a number: hedges, rates and units, and the pattern they make."""

from __future__ import annotations

import re
from functools import cache

from sgpolicy.model.unit import UNITS
from sgpolicy.model.words import Qualifier
from sgpolicy.reading.folding import FUSED, NUMERALS

BEFORE = {
    Qualifier.AT_LEAST: "不得少于 不应少于 不少于 不得低于 不应低于 不低于 不小于 至少 最少 起码 最低",
    Qualifier.AT_MOST: "不得超过 不应超过 不超过 不得高于 不高于 不多于 不大于 至多 最多 最高",
    Qualifier.MORE_THAN: "超过了 超过 超出 突破了 突破 逾 多于 高于 大于 超",
    Qualifier.LESS_THAN: "不足 不到 低于 少于 小于 未满 不满 未达",
    Qualifier.NEARLY: "将近 接近 近",
    Qualifier.ABOUT: "大约 大概 大致 约为 约有 约",
}
"""What hedges stand before a number."""

AFTER = {
    Qualifier.AT_LEAST: "及以上 (含)以上 以上",
    Qualifier.AT_MOST: "及以下 (含)以下 以下 以内 之内",
    Qualifier.ABOUT: "左右 上下 前后",
}
"""What hedges stand after a number and its unit; 以下 is taken to include the number, as in law."""

PERS = {
    "年": "year", "月": "month", "个月": "month", "周": "week", "个星期": "week", "星期": "week", "天": "day",
    "日": "day", "人": "person", "名": "person", "位": "person", "个": "item", "家": "item", "所": "item",
    "村": "item", "社区": "item", "站": "item",
}  # fmt: skip
"""What may follow 每, and the denominator it makes."""

# Between a hedge and its number there may be a short verb phrase that ends in one of these.
_LEADS = "确定 建立 建成 设立 设置 配备 培训 培养 开展 举办 组织 完成 达到 达 有 为 上浮 提高 增长 补贴 给予 安排"
_VERBS = "召开 举办 开展 组织 进行 发放 给予 补贴 补助 奖励 培训 培养 选派 安排 投入 设立 新增 开 办 演出"

# A unit word is not a unit when one of these follows: 五项目标 is 五项, but 名额 is not 名.
_NOT_BEFORE = {
    "人": "民才员口力事均数格", "名": "称义录单额牌校师", "位": "置于", "个": "性体别案",
    "家": "庭长属乡园具", "门": "诊户槛", "部": "门分长队委属署位", "组": "织长建成合",
    "处": "理室长于置罚境", "点": "击评燃钟〇零一二两三四五六七八九", "条": "件例款", "场": "所地景馆",
    "期": "间限待望末初盼",
    "班": "级子", "类": "似型别", "种": "植养", "台": "账阶湾", "间": "接隔断", "队": "伍员长",
    "头": "脑", "户": "籍外主口", "年": "级度龄轻均初底末终代", "周": "年期边末", "天": "津然气",
    "日": "报常期前益", "元": "化结论旦素", "本": "科地级次市省县区届土职专", "层": "次面级",
    "批": "准复次评示", "支": "持部出撑援付", "只": "要有是能", "所": "有以属在需辖得", "座": "谈",
    "次": "年日级序", "大": "学家专队批量型力步幅", "例": "如", "级": "别",
    "区": "域别", "省": "级", "市": "场级", "县": "级", "乡": "村镇", "村": "民", "张": "贴",
}  # fmt: skip

# These words may follow nevertheless: 3名义工 are 3 volunteers, 3名校长 3 headmasters.
_YET_BEFORE = {
    "名": "义工 义务 校长 校医 单亲 单身 录用 录取 称职",
    "个": "案例 案件 体育 体系",
}

# A hedge word is not a hedge after one of these: 节约, 附近.
_NOT_AFTER = {
    "约": "节预合签条契制公违邀相租",
    "近": "最附邻靠就远临走贴亲",
    "超": "赶反高不",
    "逾": "不",
}


def _any(words: str) -> str:
    """Return a pattern for any of *words*, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words.split(), key=len, reverse=True))


def _hedge(word: str) -> str:
    guard = f"(?<![{_NOT_AFTER[word]}])" if word in _NOT_AFTER else ""
    return guard + re.escape(word)


@cache
def hedges() -> dict[str, Qualifier]:
    """Return each hedge word with what it means."""
    return {
        word: qualifier for table in (BEFORE, AFTER) for qualifier, words in table.items() for word in words.split()
    }


@cache
def unit_words() -> dict[str, str]:
    """Return each unit word with the id of its unit."""
    return {word: known.id for known in UNITS for word in known.words}


def _unit(group: str) -> str:
    guarded = [re.escape(word) + _guard(word) for word in sorted(unit_words(), key=len, reverse=True)]
    return f"(?P<{group}>{'|'.join(guarded)})"


def _guard(word: str) -> str:
    """Return what must not follow a unit word, because the two would be another word."""
    if word not in _NOT_BEFORE:
        return ""
    other = f"(?![{_NOT_BEFORE[word]}])"
    return f"(?:(?={_any(_YET_BEFORE[word])})|{other})" if word in _YET_BEFORE else other


def _before() -> str:
    gap = f"(?:(?:(?![{NUMERALS}])[\u4e00-\u9fff]){{0,12}}?(?:{_any(_LEADS)}))?"
    parts = []
    for qualifier, words in BEFORE.items():
        found = "|".join(_hedge(word) for word in sorted(words.split(), key=len, reverse=True))
        lead = gap if qualifier in {Qualifier.AT_LEAST, Qualifier.AT_MOST} else ""
        parts.append(f"(?:{found}){lead}")
    return "|".join(parts)


# 百分 is not a hundred; 点 is a decimal point only between numerals.
_CHINESE = f"(?:百(?!分)|[{NUMERALS.replace('百', '')}])"
_ARABIC = "[0-9]+(?:,[0-9]{3})*(?:[.][0-9]+)?(?![0-9]|[.,:][0-9])"
_NUMBER = f"(?>[{FUSED}]|(?:{_ARABIC}|{_CHINESE})(?:{_ARABIC}|{_CHINESE}|点(?=[零〇一二三四五六七八九]))*)"
_OVER = "(?:[余多](?:[十百千]?[万亿])?|(?<=十)几[万亿]?)"
_PER = "|".join(sorted(PERS, key=len, reverse=True))


@cache
def quantity_pattern() -> re.Pattern[str]:
    """Return the pattern of one quantity in folded text.

    Its repeats are atomic or bounded, so that matching takes linear time.
    """
    start = f"(?<![{NUMERALS}{FUSED}0-9])(?<!伎)(?<![0-9][.,:])(?<![几数](?=[{NUMERALS}]))(?<!上(?=[百千万亿]))"
    number = f"(?P<percent%s>(?<![{NUMERALS}0-9])百分之)?{start}(?P<number%s>{_NUMBER})(?P<over%s>{_OVER})?"
    first, second = number.replace("%s", ""), number.replace("%s", "2").replace(start, "")
    return re.compile(
        f"各?(?:每(?P<per>{_PER})(?P<verb>(?:{_any(_VERBS)})?))?"
        f"(?P<before>{_before()})?(?:每(?P<per2>{_PER})(?P<verb2>(?:{_any(_VERBS)})?))?"
        f"(?P<money>[￥¥]|人民币|RMB)?{first}"
        f"(?:{_unit('unit1')}?(?P<dash>—{{1,2}}|[-–~至到]){second})?"
        f"{_unit('unit')}?(?:[/每](?P<per3>{_PER}))?"
        f"(?P<after>{_any(' '.join(AFTER.values()))})?(?P<between>之间)?"
    )


@cache
def ratio_pattern() -> re.Pattern[str]:
    """Return the pattern of one person for each thing, as in 一社区一社工."""
    # 一点一人 is 1.1 people, and 一年一人 is a rate.
    thing = f"(?![点年月天日周次岁倍元])(?:(?![{NUMERALS}])[\u4e00-\u9fff]){{1,4}}"
    return re.compile(
        f"(?<![{NUMERALS}0-9])[一1]{thing}?[一1]名?(?:社工师?|社会工作者|专干|督导员?|人)(?![{NUMERALS}])"
    )
