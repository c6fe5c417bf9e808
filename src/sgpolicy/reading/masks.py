"""Numerals that state no quantity: dates, ordinals, labels, names, slogans, ranks, phases and the pronoun 一."""

from __future__ import annotations

import re
from functools import cache

from sgpolicy.reading import words
from sgpolicy.reading.folding import NUMERALS
from sgpolicy.reading.grammar import HAN, START, hedge_ends
from sgpolicy.reading.patterns import CHINESE

_C = "[〇零○一二三四五六七八九]"
_SMALL = "[一二三四五六七八九十]{1,3}"
_ANY = f"(?:[{NUMERALS}]{{1,40}}|[0-9.]{{1,40}})"
_YEAR = f"(?:(?:19|20|21)[0-9]{{2}}|(?:[一二]{_C}{{3}}))"
_MONTH = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = f"(?:[12][0-9]|3[01]|0?[1-9]|{_SMALL})"
_JOIN = "(?:—{1,2}|[-–~至到、])"
_LASTING = "(?![内以后为及]|之内|\\(不?含|(?<=[一二三四五六七八九十]日)前(?![后往来去]))"
_LASTED = "".join(f"(?<!{word})" for word in words.LASTED.split())

# 1:15 is a ratio, not a quarter past one, where something has been compared: 师生比达到1:15.
_NO_RATIO = "".join(f"(?<!比{word})" for word in ("", "例", "为", "例为", "达", "达到", "例达到", "不低于", "不高于"))

_DATES = (
    f"{_YEAR}年?度?{_JOIN}{_YEAR}年?(?![0-9])",
    f"{_YEAR}(?:[-/][01]?[0-9](?:[-/][0-3]?[0-9])?|[.][01]?[0-9][.][0-3]?[0-9])(?![0-9千万亿])",
    f"{_YEAR}年度?(?:{_MONTH}月份?)?(?:{_JOIN}{_MONTH}月份?)?(?:{_DAY}(?:{_JOIN}{_DAY})?[日号])?",
    f"[0-9]{{2}}年(?=[底末初]|{_MONTH}月|[上下]半年)(?:{_MONTH}月份?)?(?:{_DAY}[日号])?",
    f"{_MONTH}(?:{_JOIN}{_MONTH})?月(?:份|{_DAY}(?:{_JOIN}{_DAY})?[日号])?",
    # A day of the month, unless something makes so many days of it: 十五日内, 不少于六十日, 三十日前.
    f"{_LASTED}{_DAY}(?:{_JOIN}{_DAY})?日(?![元圆]){_LASTING}",
    f"(?:(?<=[于在])|(?<!{CHINESE})){_DAY}日前",
    f"{_NO_RATIO}[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9:]|的?比|配)",
    "[0-9]{1,2}点(?=[至到前后钟半整起—-])|(?<=[晚晨早夜])[0-9]{1,2}[点时]",
    "(?<=上午|下午|晚上|早上|中午|凌晨)[0-9]{1,2}[点时](?:[0-9]{1,2}分)?|[0-9]{1,2}[点时][0-9]{1,2}分|[0-9]{1,3}分[0-9]{1,2}秒|[0-2]?[0-9]时(?!间|代|期|段|候|长)",
    f"第?[一二三四1-4](?:{_JOIN}[一二三四1-4])?季度(?![0-9一两]次)",
    f"(?:(?<=周)(?<!每周)|(?<=星期)(?<!每星期))[一二三四五六日](?:[至到][周星期]*[五六日])?(?![{NUMERALS}次个名期场天余多人])",
    f"{_ANY}(?:世纪|年代)",
)

# A span of time that a period names, not a duration: 近五年, 前11个月, 三年来, 用3年时间.
_SPAN = "(?:多|余)?(?:年|个?月|天|日(?![元圆])|周(?!岁)|个?星期|个?季度)"
_AHEAD = (
    *("近", "最近", "过去", "今后", "未来", "此后", "往后", "接下来", "连年", "今明", "去今", "明后"),
    *("前", "后", "上", "下", "头", "这", "那", "该"),
)
_NO_HEDGE = "(?<!提前)(?<!将近)(?<!接近)(?<!以[上下前后])(?<!之[前后])"
_PERIODS = (
    *(f"(?<={word}){_NO_HEDGE}{_ANY}{_SPAN}(?!以[上下内]{'|之?内' * (len(word) == 1)})" for word in _AHEAD),
    f"{_ANY}{_SPAN}(?:以来|来(?!源|自)|间(?![隔接]))",
    f"(?<=用|花|经|以){_ANY}(?:{_JOIN}{_ANY})?{_SPAN}(?:左右)?的?时间",
    f"(?<=[前后])(?<!先后){_ANY}(?:名|位|强|款|项|条|段|期|批|轮|次|章|节|者|家)",
)

# 十四届 is the fourteenth; two are 两届, and so are 2届 of a fair.
_ELECTED = f"(?!两届|[0-9]{{1,3}}届(?!人|全|中央|委|常|政|{_C}))"

_ORDINALS = (
    f"{_ANY}条(?=第|规定|修改|所列|之[一二三四五])",
    f"(?<=第){_ANY}(?:[、,—–~至到和-]第?{_ANY})*",
    f"{_ANY}次(?:[、和及]{_ANY}次){{0,4}}(?:全会|全体会议|会议|代表大会|党代会|人代会|常委会)",
    f"{_ELECTED}{_ANY}届(?:{_SMALL}中全会)?|{_SMALL}中全会|(?:十[一二三四五六七八九]|二十)大(?![类项])",
    "(?<=[〔\\[【「(〈])(?:19|20)[0-9]{2}[〕\\]】」)〉]第?[0-9]{1,5}号?|(?<=[〔\\[【「(〈])(?:19|20)[0-9]{3,7}号",
    "(?:19|20)[0-9]{2}\\)第?[0-9]{1,5}号?",
    "[0-9]{1,9}(?:版|号(?!召))|[一二三四五六七八九十]号(?!召)|(?:[5-9]0|00)后",
    "(?m:^)[0-9]{1,2}(?:[.][0-9]{1,2})*[.、](?![0-9])",
    "(?<=[。;])[0-9]{1,2}[.、](?![0-9])",
    f"(?<=\\()(?:{_SMALL}|[0-9]{{1,2}})\\)",
    f"(?m:^){_SMALL}、",
    "十?[一二三四五六七八九]五(?=规划|计划|时期|期间|期末|末|以来)",
    f"(?!两){_ANY}(?:{_JOIN}{_ANY})?[级等](?!差)|{_ANY}(?:周年|星级|年级|年制|年一遇)|三次产业",
    "(?<=[一二三四五]级)[一二三四五]类",
    "[一二三四五六七八九十]类(?=地区|事业|城市|疫苗|水|标准|医|土|放射|易制毒)",
    '(?<=[“‘〝"「])十?[一二三四五六七八九]五(?=[”’〞"」])',
)

_PART = "[0-9]{1,9}(?:[.][0-9]{1,9})?"
_LABELS = (
    "(?<=附件|附录|附表|专栏|编号|邮编|电话|热线|传真|号码|代码|账号|文号|序号|证号|拨打)[0-9-]+(?![0-9.-]*(?:[万亿余多%]|[个次部条件台张份]))",
    "(?<=图|表|栏)[0-9]+(?![0-9.]*(?:万|亿|%|个))",
    "[0-9]{3,4}-[0-9]{3,4}-[0-9]{3,4}|0[0-9]{2,3}-[0-9]{7,8}|1[3-9][0-9]{9}(?![0-9]|[比万亿元人个%.])",
    "[0-9]{3,5}(?=[^0-9,，。;；]{0,8}热线)",
    f"{_PART}[:∶比]{_PART}(?:[:∶比]{_PART})+",
    "[0-9A-Za-z]{0,9}[+×*](?>[0-9A-Za-z+×*]{1,40})",
    "[0-9]{1,4}[A-Za-z](?![A-Za-z]|[²³23])",
    "[0-9]{1,4}·[0-9]{1,2}",
)

# 行动 and the like behind a span of time make it a plan: 三年行动, 百日攻坚.
_PLANS = (
    f"{_ANY}(?:个?年|天|日|个月)(?:{HAN}{{0,4}}?(?:行动|计划|规划|攻坚|方案|战役|大变样|倍增|会战|义务教育|一贯制))",
    f"(?:(?:半|{_ANY})(?:分钟|小时|公里|刻钟|千米)[、和至到]?){{1,3}}{HAN}{{0,8}}圈",
)
# What turns N个 into a slogan: an adverb, a verb, or a noun of the canon.
_FEW = "[一二两三四五六七八九十]"
_HEADS = (
    "一(?![个名次家])|不|更|最|必|绝|毫不|代表|自信|意识|维护|确立|全面|务必|革命|文明|先行|走在前|结合|转变|服从|坚持|没有"
    "|统筹|同步|融入|倍增|增强|确保|努力|聚焦|强化|坚定|突出|注重|优先|规定|攻坚|纪律|注意|免于|关键|到位|百年|挂钩|公开"
    "|清单|替代|严格|带头|跨越|突围|从|有(?!限)|以(?![上下内])|再|真|新|责任(?![区人单部])|巩固|认同|离不开|与共|明确|着力|伟大"
    "|面向|振兴|对照|立足|贯穿|深入|落实|推进|加强|做到|敢于|善于|严禁|严防|区分"
)
_SLOGANS = (
    f"{_FEW}{{1,2}}[个大项](?:{_HEADS})",
    f"{_FEW}大(?![类项])",
    f"{_FEW}(?![元角毛年月天周分点成比])(?:(?![至到]){HAN}){{1,2}}[百千{_FEW[1:]}(?![年月天次名个人元角毛分级百十万千米克瓦]){HAN}",
    "三支一扶|三会一课|四点半|三天两头|千家万户|百分百|成[百千]上[千万]",
)


# Numbers whose digits are parted: they may be one or two.
_RUN = f"(?>[0-9]{{1,40}}(?:,[0-9]{{3}}(?![0-9])){{0,5}}(?:[.][0-9]{{1,40}})?[{NUMERALS}]{{0,9}}|[{NUMERALS}]{{1,40}})"
_PARTED = (
    f"[0-9]{{1,3}}(?:，[0-9]{{3}}(?![0-9]))+(?:[.][0-9]{{1,9}})?[{NUMERALS}]{{0,9}}",
    f"{_RUN}(?: {_RUN})+",
    "[0-9]{1,40}(?:[.][0-9]{1,40})?[eE][+-]?[0-9]{1,40}(?![0-9A-Za-z])",
)


def _one(sort: tuple[str, ...]) -> str:
    return "|".join(f"(?:{one})" for one in sort)


@cache
def dates() -> re.Pattern[str]:
    """Return the pattern of one calendar date, time of day or range of years."""
    return re.compile(f"{START}(?:{_one(_DATES)})")


@cache
def periods() -> re.Pattern[str]:
    """Return the pattern of a span of time that a period names."""
    return re.compile(f"{START}(?:{_one(_PERIODS)})")


@cache
def names() -> re.Pattern[str]:
    """Return the pattern of an ordinal, a heading number or a label."""
    return re.compile(f"{START}(?:{_one((*_ORDINALS, *_LABELS))})")


@cache
def parted() -> re.Pattern[str]:
    """Return the pattern of a number whose digits are parted, or that has an exponent."""
    return re.compile(f"{START}(?:{_one(_PARTED)})")


_PLAINLY = re.compile("[0-9]+(?:[.][0-9]+)?[万亿]{0,2}[余多]?(?:%|[元亩吨户人家。；]|，(?![0-9]{3}(?![0-9])))")
_MARKED = frozenset('第前后图表栏件录号编话线真码户打〔[【「(〈“‘〝"+×·-。;\n') | {""}


# A number without a unit before the end of a clause is none, unless the word before it makes one of it.
_IDLE = re.compile("[0-9]+(?:[.][0-9]+)?(?=[，。；\n])(?!，[0-9]{3}(?![0-9]))")
MEASURES = frozenset("达到为至是占约值数率比超计共")
"""What may stand directly before a number without a unit."""


@cache
def speaking() -> frozenset[str]:
    """Return the characters that may make a figure of a number without a unit behind them."""
    return MEASURES | hedge_ends() | frozenset("负的-下￥¥币Q：:、和与(（")


@cache
def _any() -> re.Pattern[str]:
    slogans = f"{START}(?:{_one((*_PLANS, *_SLOGANS))})"
    return re.compile("|".join([*(pattern.pattern for pattern in (parted(), dates(), periods(), names())), slogans]))


def passed_over(text: str, start: int) -> int:
    """Return where what begins at *start* and states no quantity ends; 0 if nothing does."""
    # Most numbers are plainly figures; looking at them alone is several times as quick.
    if text[start] in "几数上翻":
        return 0
    if _PLAINLY.match(text, start) and text[start - 1 : start] not in _MARKED:
        return 0
    if (idle := _IDLE.match(text, start)) and start and text[start - 1] not in speaking():
        return idle.end()
    hit = _any().match(text, start)
    return hit.end() if hit else 0


_FOREIGN_BEFORE = re.compile("(?:[港台澳]币|新台币|澳门币|澳元|美金|卢布|韩元|外币|[A-Z]{3}|[$€£])$")


def is_foreign(text: str, begin: int) -> bool:
    """Return whether the words before a number name another currency."""
    return bool(_FOREIGN_BEFORE.search(text, max(begin - 4, 0), begin))


def may_be_minus(text: str, place: int) -> bool:
    """Return whether a hyphen behind the words before it can be a sign."""
    return text[place - 1] in "为是达至到降减率速幅(,，:、 \n|“"
