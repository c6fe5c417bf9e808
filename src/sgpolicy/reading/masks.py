"""Numerals that state no quantity: dates, ordinals, labels, names, slogans, ranks, phases and the pronoun 一."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sgpolicy.reading.folding import NUMERALS
from sgpolicy.reading.grammar import HAN, START

if TYPE_CHECKING:
    from sgpolicy.reading.figures import Figure

_C = "[〇零○一二三四五六七八九]"
_SMALL = "[一二三四五六七八九十]{1,3}"
_ANY = f"(?:[{NUMERALS}]{{1,40}}|[0-9.]{{1,40}})"
_YEAR = f"(?:(?:19|20|21)[0-9]{{2}}|(?:[一二]{_C}{{3}}))"
_MONTH = f"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = f"(?:[12][0-9]|3[01]|0?[1-9]|{_SMALL})"
_JOIN = "(?:—{1,2}|[-–~至到、])"
_LASTING = "(?![内以后为]|之内|(?<=[一二三四五六七八九十]日)前(?!后))"
_LASTED = "".join(
    f"(?<!{word})"
    for word in "少于 超过 不满 公示 提前 延长 限为 期为 间为 拘留 至少 不足 满 逾期 公告 为期 间隔".split()
)

_DATES = (
    f"{_YEAR}年?度?{_JOIN}{_YEAR}年?(?![0-9])",
    f"{_YEAR}(?:[-/][01]?[0-9](?:[-/][0-3]?[0-9])?|[.][01]?[0-9][.][0-3]?[0-9])(?![0-9千万亿])",
    f"{_YEAR}年度?(?:{_MONTH}月份?)?(?:{_JOIN}{_MONTH}月份?)?(?:{_DAY}(?:{_JOIN}{_DAY})?[日号])?",
    f"[0-9]{{2}}年(?=[底末初]|{_MONTH}月|[上下]半年)(?:{_MONTH}月份?)?(?:{_DAY}[日号])?",
    f"{_MONTH}(?:{_JOIN}{_MONTH})?月(?:份|{_DAY}(?:{_JOIN}{_DAY})?[日号])?",
    # A day of the month, unless something makes so many days of it: 十五日内, 不少于六十日, 三十日前.
    f"{_LASTED}{_DAY}(?:{_JOIN}{_DAY})?日{_LASTING}",
    "[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9:]|的?比|配)",
    "(?<=上午|下午|晚上|早上|中午|凌晨)[0-9]{1,2}[点时](?:[0-9]{1,2}分)?|[0-9]{1,2}[点时][0-9]{1,2}分|[0-2]?[0-9]时(?!间|代|期|段|候|长)",
    f"第?[一二三四1-4](?:{_JOIN}[一二三四1-4])?季度(?![0-9一两]次)",
    "(?:(?<=周)|(?<=星期))[一二三四五六日](?:[至到][周星期]*[五六日])?(?![次个名期场天])",
    f"{_ANY}(?:世纪|年代)",
)

# A span of time that a period names, not a duration: 近五年, 前11个月, 三年来, 用3年时间.
_SPAN = "(?:多|余)?(?:年|个?月|天|日|周(?!岁)|个?星期|个?季度)"
_AHEAD = (
    *("近", "最近", "过去", "今后", "未来", "此后", "前", "后", "上", "下", "头", "这", "那", "该", "今明", "去今", "往后"),
    *("连年", "接下来", "明后"),
)
_PERIODS = (
    *(
        f"(?<={word})(?<!将近)(?<!接近)(?<!以[上下前后])(?<!之[前后]){_ANY}{_SPAN}(?!以[上下内]{'|之?内' * (len(word) == 1)})"
        for word in _AHEAD
    ),
    f"{_ANY}{_SPAN}(?:以来|来(?!源|自)|间(?![隔接]))",
    f"(?<=用|花|经|以){_ANY}{_SPAN}(?:左右)?的?时间",
    f"(?<=[前后]){_ANY}(?:名|位|强|款|项|条|段|期|批|轮|次|章|节|者|家)",
)

_ORDINALS = (
    f"(?<=第){_ANY}(?:[、,—–~至到和-]第?{_ANY})*",
    f"{_ANY}次(?:[、和及]{_ANY}次)*(?:全会|全体会议|会议|代表大会|常委会)",
    f"{_ANY}届(?:{_SMALL}中全会)?|{_SMALL}中全会|(?:十[一二三四五六七八九]|二十)大(?![类项])",
    "(?<=[〔\\[【「(〈])(?:19|20)[0-9]{2}[〕\\]】」)〉]第?[0-9]{1,5}号?|(?<=[〔\\[【「(〈])(?:19|20)[0-9]{3,7}号",
    "(?:19|20)[0-9]{2}\\)第?[0-9]{1,5}号?",
    "[0-9]{1,9}(?:版|号(?!召))|[一二三四五六七八九十]号(?!召)|(?:[5-9]0|00)后",
    "(?m:^)[0-9]{1,2}(?:[.][0-9]{1,2})*[.、](?![0-9])",
    "(?<=[。;])[0-9]{1,2}[.、](?![0-9])",
    f"(?<=\\()(?:{_SMALL}|[0-9]{{1,2}})\\)",
    f"(?m:^){_SMALL}、",
    f"十?[一二三四五六七八九]五(?=规划|计划|时期|期间|期末|末|以来)",
    f"(?!两){_ANY}[级等](?!差)|{_ANY}(?:周年|星级|年级|年制)",
    "[一二三四五六七八九十]类(?=地区|事业|城市|疫苗|水|标准|医|土)",
    f"(?<=[“‘〝\"「])十?[一二三四五六七八九]五(?=[”’〞\"」])",
)

_LABELS = (
    "(?<=附件|附录|附表|专栏|编号|邮编|电话|热线|传真|号码|代码|账号|文号|序号|证号|拨打)[0-9-]+",
    "(?<=图|表|栏)[0-9]+(?![0-9.]*(?:万|亿|%|个))",
    "[0-9]{3,4}-[0-9]{3,4}-[0-9]{3,4}|0[0-9]{2,3}-[0-9]{7,8}|1[3-9][0-9]{9}(?![0-9])|[0-9]{3,5}(?=市民|青少年|养老|政务|便民)?(?=[^0-9,，。;；]{0,6}热线)",
    "[0-9A-Za-z]*[0-9]?[+×](?:[0-9A-Za-z]+[+×]?)+",
    "[0-9]{1,4}[A-Za-z](?![A-Za-z]|[²³23])",
    "[0-9]{1,4}·[0-9]{1,2}",
)

# 行动 and the like behind a span of time make it a plan: 三年行动, 百日攻坚.
_PLANS = (
    f"{_ANY}(?:个?年|天|日|个月)(?:{HAN}{{0,4}}?(?:行动|计划|规划|攻坚|方案|战役|大变样|倍增|会战|义务教育|一贯制))",
    f"{_ANY}(?:分钟|小时|公里|刻钟|千米){HAN}{{0,8}}圈",
)
# What turns N个 into a slogan: an adverb, a verb, or a noun of the canon.
_SLOGANS = (
    "[一二两三四五六七八九十]{1,2}[个大项](?:一(?![个名次家])|不|更|最|必|绝|毫不|代表|自信|意识|维护|确立|全面|务必|革命|文明|先行"
    "|走在前|结合|转变|服从|坚持|没有|统筹|同步|融入|倍增|增强|确保|努力|聚焦|强化|坚定|突出|注重|优先|规定|攻坚|纪律|注意|免于"
    "|关键|到位|百年|挂钩|公开|清单|替代|严格|带头|跨越|突围|从|有(?!限)|以(?![上下内])|再|真|新)",
    "[一二两三四五六七八九十]大",
    f"[一二两三四五六七八九十](?![元角毛年月天周分点至到]){HAN}{{1,2}}[一二两三四五六七八九十百千](?![年月天次名个人元角毛分级百十万千]){HAN}",
    "三支一扶|三会一课|四点半|千家万户|百分百|成[百千]上[千万]",
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


@cache
def _any() -> re.Pattern[str]:
    slogans = f"{START}(?:{_one((*_PLANS, *_SLOGANS))})"
    return re.compile("|".join([*(pattern.pattern for pattern in (parted(), dates(), periods(), names())), slogans]))


def passed_over(text: str, start: int) -> int:
    """Return where what begins at *start* and states no quantity ends; 0 if nothing does."""
    hit = _any().match(text, start)
    return hit.end() if hit else 0


_FOREIGN_BEFORE = re.compile("(?:[港台澳]币|新台币|澳门币|澳元|美金|卢布|韩元|外币|[A-Z]{3}|[$€£])$")
_FOREIGN_BEHIND = re.compile(
    "(?:港|澳门|台|新台|新|外)币|等值|[美欧日港澳韩加新]?[元圆](?=等值)|美圆|日圆|泰铢|卢布|韩元|卢比|法郎|[澳加新]元|马克|越南盾|比索|兰特"
    "|千卡|大卡|公分|英[里尺寸亩]|[海华]里|加仑|磅|盎司|毫升|毫克|毫秒|[K-Z]?[Bb]ps|[伏赫兆度℉°]"
)


def is_foreign(text: str, begin: int) -> bool:
    """Return whether the words before a number name another currency."""
    return bool(_FOREIGN_BEFORE.search(text, max(begin - 4, 0), begin))


def may_be_minus(text: str, place: int) -> bool:
    """Return whether a hyphen behind the words before it can be a sign."""
    return text[place - 1] in "为是达至到降减(,，:、 "


_MEASURES = tuple("达到为至是占约值数率超计共".strip()) + ("指数", "系数")
_NOT_BARE = re.compile("(?![0-9]{2}周?岁)(?:[A-Za-z级型版号代星等线强度位分届·+×℃°/]|[0-9]|名单|多边|[\u4e00-\u9fff]{0,3}[元圆币铢盾镑])")
_ONE_IS_COUNTED = re.compile("(?:各|共|仅|只|另|为期|期限|任期|期为|聘期|学制|不满|满|缩短|延长|提前|逾|配备)$")
# So many years without a hedge are the years that the text tells of, unless something says that they last.
_LASTS = re.compile(
    "(?:连续|为期|历时|期限?为?|任期|学制|满|延长|缩短|提前|推迟|超过|达到?|累计|暂停|禁止|保存|工作|从业|服务|任职|间隔|持续|长达|处|经验|年限|寿命)$"
)
_ONLY_DIGITS = frozenset("市 省 县 区 乡 镇 村 国 校 站 州 盟 旗 路 道 口 眼 片 门 首 单 对 双 笔 列 曲 桩 孔 层 点 头 部 本 处 班 期 级 起 床".split())
_COUNTED = frozenset({"item", "person", "session", "occurrence"})
_YEARS = re.compile("(?:19|20)[0-9]{2}(?:[.](?:0?[1-9]|1[0-2]))?")
_QUOTES = dict(zip("“‘〝「『《", "”’〞」』》", strict=True))
_MARKS = re.compile("[“‘〝「『《”’〞」』》。;\n，]")
_LONGEST_NAME = 12
_PLANNED = re.compile("逐步|推动|推进|加快|力争|促进|努力|探索|争取|健全|要|将|到[0-9]{4}|目标|全流程")
_DONE = re.compile("实现|达到|完成|已|均|全部")


def is_plan(clause: str) -> bool:
    """Return whether the words before 全覆盖 say that it is still to come."""
    return bool(_PLANNED.search(clause))


def is_done(clause: str) -> bool:
    """Return whether the words before 全覆盖 say that it is so."""
    return bool(_DONE.search(clause))


def is_none(text: str, figure: Figure) -> bool:
    """Return whether a figure of running text is none: a name, a year, the pronoun 一 or part of a word."""
    amount = figure.amount
    after, before = text[amount.end : amount.end + 1], text[figure.number - 1 : figure.number]
    if _in_quotes(text, figure) or _FOREIGN_BEHIND.match(text, figure.end):
        return True
    hedged = figure.qualifier.value not in {"exact", "range"} or amount.hedge is not None
    hedged = hedged or figure.start < figure.number or text.endswith("间", 0, figure.end) or " to " in text[figure.start : figure.end]
    if figure.unit.id == "number":
        return _bare(text, figure, before, after, hedged=hedged)
    if amount.unit in _COUNTED and "." in amount.token and amount.token[-1] not in "万亿" and before in {"", "\n", "。", ";"}:
        return True  # 2.2本计划 is a heading
    rated = figure.unit.per or hedged
    if text.startswith("级", figure.end) or (amount.unit in _COUNTED and before.isascii() and before.isalpha()):
        return True  # 30万吨级 is a class, C919 a name
    if amount.token == "二" and amount.unit in _COUNTED and not rated:  # noqa: S105 - a numeral
        return True  # 二期 is the second; two are 两
    word = text[amount.end - 1]
    if (word == "日" and before == "月") or (word == "起" and _YEARS.fullmatch(amount.token)):
        return True
    if not amount.arabic and word in "角毛" and amount.size != 1 and "\u4e00" <= after <= "\u9fff":
        return True
    if not amount.arabic and amount.token == "一" and not rated and amount.unit not in {"CNY", "percent", "times", "percentage-point"}:  # noqa: S105
        if amount.low != amount.size or figure.end > amount.end or _ONE_IS_COUNTED.search(text, max(figure.start - 4, 0), figure.start):
            return False
        return not text.startswith(("期", "内"), figure.end) or amount.unit not in {"year", "month", "week", "day"}
    if not amount.token.strip("百千万亿") and not rated and amount.unit != "percent":
        return True
    if amount.unit == "year" and not rated and figure.end == amount.end and not text.startswith(
        ("期", "有期", "以", "的", "工作", "未", "不", "后"), figure.end
    ):
        return not _LASTS.search(text, max(figure.start - 4, 0), figure.start)
    if not amount.arabic and not rated and amount.unit in {"item", "session"} and word in _ONLY_DIGITS:
        return True
    return False


def _bare(text: str, figure: Figure, before: str, after: str, *, hedged: bool) -> bool:
    """Return whether a number without a unit is none that counts."""
    amount = figure.amount
    if (before and before.isascii() and (before.isalnum() or before in "-_/.#")) or _NOT_BARE.match(text, amount.end):
        return True
    if _YEARS.fullmatch(amount.token) and not hedged:
        return True
    scaled = amount.token.endswith(("万", "亿", "million", "billion", "thousand")) and len(amount.token) > 1
    if hedged:
        return not (scaled or amount.arabic or len(amount.token) > 1 or amount.hedge)
    if scaled:
        return False
    measured = not before or before in _MEASURES
    ends = not after or not "\u4e00" <= after <= "\u9fff"
    return not ((amount.arabic or len(amount.token) > 1) and measured and ends and after != "”")


def _in_quotes(text: str, figure: Figure) -> bool:
    """Return whether a figure stands in a short quotation that is more than the figure: a name."""
    before = text[max(figure.start - _LONGEST_NAME, 0) : figure.start]
    mark = _MARKS.search(before[::-1])
    if not mark or mark[0] not in _QUOTES:
        return False
    close = text.find(_QUOTES[mark[0]], figure.end, figure.start + _LONGEST_NAME + 2)
    if close < 0:
        return False
    whole = not mark.start() and close == figure.end
    return not (whole and figure.unit.id not in {"number", "item"} and figure.amount.arabic)
