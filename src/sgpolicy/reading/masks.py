"""Numerals that state no quantity: dates, ordinals, headings, names and set phrases."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from sgpolicy.model.unit import UNITS
from sgpolicy.reading.folding import NUMERALS

_C = "[〇零○一二三四五六七八九]"
_SMALL = "[一二三四五六七八九十]{1,3}"
_ANY = f"(?:[{NUMERALS}]{{1,40}}|[0-9.]{{1,40}})"
# A numeral is read from its first character or not at all.
_START = f"(?<![{NUMERALS}0-9.])"
_YEAR = f"(?:(?:19|20|21)[0-9]{{2}}|(?:[一二]{_C}{{3}}))"
_JOIN = "(?:—{1,2}|[-–~至到])"

# Words that hold a numeral without counting; each is a word of the language, not of a document.
# Words such as 十分 and 两会 need not be listed: a numeral counts only with a unit, a hedge or a scale.
_WORDS = (
    "统一 唯一 之一 单一 专一 同一 逐一 任一 某一 每一 这一 那一 另一 哪一 下一 上一 前一 后一 不一 "
    "万一 合一 一一 进一步 一定 一般 一线 一致 一直 一切 一律 一旦 一体 一并 一同 一起 一些 一系列 "
    "一方面 一部分 一次性 一条龙 一把手 一班人 一家人 一分为二 一面 一头 一口气 一级 一道 一贯 "
    "一流 一带一路 一村一品 一户一策 一人一策 三会一课 三位一体 四位一体 五位一体 "
    "百分百 千家万户 万无一失 四处 五年规划 五年计划"
)

_DATES = (
    f"{_YEAR}年?{_JOIN}{_YEAR}年?(?![0-9])",
    f"{_YEAR}(?:[-/][01]?[0-9](?:[-/][0-3]?[0-9])?|[.][01]?[0-9][.][0-3]?[0-9])(?![0-9千万亿])",
    f"{_YEAR}年(?:(?:[01]?[0-9]|{_SMALL})月份?)?(?:(?:[0-3]?[0-9]|{_SMALL})[日号])?",
    f"(?:[01]?[0-9]|{_SMALL})(?:{_JOIN}(?:[01]?[0-9]|{_SMALL}))?月(?:份|(?:[0-3]?[0-9]|{_SMALL})[日号])?",
    f"(?:[0-3]?[0-9]|{_SMALL})日(?![内以])",
    "[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9:])",
    "(?:上午|下午|晚上|早上|中午)[0-9]{1,2}[点时](?:[0-9]{1,2}分)?|[0-9]{1,2}[点时][0-9]{1,2}分",
    "第?[一二三四1-4]季度",
    "(?<!每)(?:周|星期)[一二三四五六](?![次个名期场])",
)

_SERIAL = (
    f"第{_ANY}(?:[、,—–~至到和-]第?{_ANY})*",
    f"{_SMALL}届(?:{_SMALL}中全会)?|{_SMALL}中全会|(?:十[一二三四五六七八九]|二十)大(?![类项])",
    "[〔\\[【「(〈]?(?:19|20)[0-9]{2}[〕\\]】」)〉]第?[0-9]{1,5}号?",
    "[〔\\[【「(〈](?:19|20)[0-9]{3,7}号",
    f"{_START}[0-9]{{1,9}}(?:版|号(?!召))|{_START}(?:[5-9]0|00)后",
    f"(?m:^)[0-9]{{1,2}}[.、](?![0-9])|(?<=[。;])[0-9]{{1,2}}[.、](?![0-9])|[(]{{1,3}}(?:{_SMALL}|[0-9]{{1,2}})[)]{{1,3}}",
    f"(?m:^){_SMALL}、",
)

_NAMES = (
    "十?[一二三四五六七八九]五(?=规划|计划|时期|期间|期末|末|以来)",
    "(?<=[“\"〝‘'「])十?[一二三四五六七八九]五(?=[”\"〞’'」])",
)

# One number, whole, from its first character; what follows cannot be part of it.
_BARE = f"(?<![{NUMERALS}0-9.])(?<![0-9],)"
_RUN = (
    "(?>(?:[0-9]{1,40}(?:,[0-9]{3}(?![0-9])){0,5}(?:[.][0-9]{1,40})?"
    f"|[{NUMERALS}]|点(?=[{NUMERALS}0-9])){{1,40}})(?:[余多几来][百千万亿]{{0,2}})?"
)
_RUNS = f"{_RUN}(?>(?:{_JOIN}{_RUN})?)"
_HAN = f"(?:(?![{NUMERALS}])[\u4e00-\u9fff])"

# Units that no figure of the library has; a number in one of them is not a bare number.
_FOREIGN = (
    "[美欧日港澳韩]元|英镑|美金|港币|日圆|卢布|新?台币|毫?秒(?!杀)|分钟|刻钟|毫?克(?![服隆拉制])|[公市]?斤|吨"
    "|[厘毫微]?米(?![饭粉线])|(?:平|平方|立方)[千厘毫]?米|公?顷|海里|英里|英尺|毫?升(?![级学高至到为入值温降任格迁])"
    "|瓦|兆|赫|度(?![假过数日])|[℃°]"
)
# What a figure may be per, though no unit is: without its rate the figure would read as a total.
_PER = "季度?|半年|半个?月|学期|学年|旬|小时|课时|学时|分钟|户|人次|次|期|批|班"
_NO_SHARE = f"{_RUNS}(?!%|个百分点|分[之点]|倍)"
_NOT_ONE = f"(?![一1](?![{NUMERALS}0-9.]))"
_UNIT_ENDS = "".join(sorted({word[-1] for known in UNITS for word in known.words} - {"%"}))

# Wordings that state an amount this library has no exact reading for; reading part of one would be wrong.
_SHARES = (
    f"{_START}(?!百分之){_ANY}分之{_ANY}",
    f"{_START}[0-9]{{1,40}}/[0-9]{{1,40}}",
    f"{_START}{_ANY}‰",
)
_SPANS = (
    f"{_START}{_ANY}(?:个?(?:月|小时|星期)|[年天周个倍])半",
    f"{_START}{_ANY}(?:年|天|周|岁|个月|小时)多",
    f"{_START}{_ANY}个多(?:月|小时|星期)",
    f"{_START}{_ANY}(?:年|个月|个星期|周|天)(?:以来|来)",
    f"(?<![附将接邻靠])近{_ANY}(?:年|个月|个星期|周|天)",
)
_VAGUE = (f"{_START}{_ANY}(?:来|几)(?=[个名人位家次元年月天岁])(?<!十几)",)
_SPLIT = (
    f"{_BARE}[0-9]{{1,3}}(?:，[0-9]{{3}}(?![0-9]))+(?:[.][0-9]{{1,9}})?[{NUMERALS}]{{0,9}}",
    f"{_BARE}{_RUN}(?: {_RUN})+",
)
_SIGNED = (
    f"(?<![{_UNIT_ENDS}{NUMERALS}0-9A-Za-z%余多几下上内右)\\]〕-])-(?=[0-9]){_RUN}(?>(?:%?{_JOIN}-?{_RUN})?)",
    f"{_BARE}[0-9]{{1,40}}(?:[.][0-9]{{1,40}})?[eE][+-]?[0-9]{{1,40}}(?![0-9A-Za-z])[{NUMERALS}]{{0,9}}",
)
_RATES = (
    f"(?<![{NUMERALS}0-9每责今去近上明后前本当各历])(?:[人户年月日周季]均|[年月]平均){_HAN}{{0,8}}?{_NO_SHARE}",
    f"每(?:{_PER}|{_NOT_ONE}{_RUN}{_HAN}){_HAN}{{0,8}}?{_RUNS}",
    f"{_BARE}{_RUNS}{_HAN}{{0,3}}/(?:{_PER}|{_NOT_ONE}{_RUN}{_HAN})",
)
_OTHER_UNITS = (
    f"{_BARE}{_RUN}个?小时零?{_RUN}分",
    f"{_BARE}(?:{_RUN}(?:{_JOIN}|、)){{0,3}}{_RUN}(?:{_FOREIGN})",
)
_BEYOND: Final = {
    "it has no exact reading; shares are read in hundredths only, such as 20% or 百分之二十": _SHARES,
    "it has no exact reading as one figure; for a span of time, use read_period": _SPANS,
    "it has no exact reading; 来 and 几 do not say how much": _VAGUE,
    "a space or a full-width comma splits its digits; write one number, such as 1,234": _SPLIT,
    "it has a sign or an exponent; write out a number from 0 up": _SIGNED,
    "it is a rate with a denominator that no unit has; see sgpolicy.model.unit.UNITS": _RATES,
    "its unit is not one that figures have; see sgpolicy.model.unit.UNITS": _OTHER_UNITS,
}


@cache
def dates() -> re.Pattern[str]:
    """Return the pattern of one calendar date, time of day or range of years."""
    return re.compile("|".join(f"{_START}(?:{one})" for one in _DATES))


@cache
def beyond() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the pattern of each sort of amount without an exact reading, with the reason: 三分之二, 两年多."""
    return tuple((re.compile("|".join(f"(?:{one})" for one in sort)), reason) for reason, sort in _BEYOND.items())


@cache
def serials() -> re.Pattern[str]:
    """Return the pattern of an ordinal, a heading number or a document number."""
    return re.compile("|".join(f"(?:{one})" for one in (*_SERIAL, *_NAMES)))


@cache
def _all() -> re.Pattern[str]:
    # 一级 in 十一级 is not a word, nor is 一一 in 零点一一, and 一点 in 一点五 is a decimal.
    whole = f"{_START}(?<![{NUMERALS}]点)"
    kept = [f"{whole if word[0] in NUMERALS else ''}{word}" for word in _WORDS.split()]
    words = "|".join([*sorted(kept, key=len, reverse=True), f"{_START}一点(?!{_C})"])
    free = [f"{_START}(?:{one})" for one in (*_DATES, *_NAMES)]
    beyond_all = (f"(?:{one})" for sort in _BEYOND.values() for one in sort)
    return re.compile("|".join([*(f"(?:{one})" for one in _SERIAL), *free, *beyond_all, words]))


def blot(folded: str) -> str:
    """Return *folded* with NUL in place of every numeral that states no quantity."""
    return _all().sub(lambda hit: "\0" * len(hit[0]), folded)
