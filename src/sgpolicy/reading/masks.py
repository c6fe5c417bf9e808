"""Numerals that state no quantity: dates, ordinals, headings, names and set phrases."""

from __future__ import annotations

import re
from functools import cache

from sgpolicy.reading.folding import NUMERALS

_C = "[〇零○一二三四五六七八九]"
_SMALL = "[一二三四五六七八九十]{1,3}"
_ANY = f"(?:[{NUMERALS}]{{1,40}}|[0-9.]{{1,40}})"
# A numeral is read from its first character or not at all.
_START = f"(?<![{NUMERALS}0-9.])"
_YEAR = f"(?:(?:19|20|21)[0-9]{{2}}|(?:[一二]{_C}{{3}}))"
_JOIN = "(?:—{1,2}|[-–~至到])"

# Words that hold a numeral without counting; each is a word of the language, not of a document.
_WORDS = (
    "统一 唯一 之一 单一 专一 同一 逐一 任一 某一 每一 这一 那一 另一 哪一 下一 上一 前一 后一 不一 "
    "万一 合一 一一 进一步 一定 一般 一线 一致 一直 一切 一律 一旦 一体 一并 一同 一起 一些 一系列 "
    "一方面 一部分 一次性 一条龙 一把手 一班人 一家人 一分为二 一面 一头 一口气 一级 一道 一贯 "
    "一流 一带一路 一村一品 一户一策 一人一策 三会一课 三位一体 四位一体 五位一体 三三制 十分 十足 "
    "百分百 千方百计 千家万户 万家 万众 万无一失 千变万化 百花 百家 四处 五湖四海 三农 五年规划 "
    "五年计划 两会 两委"
)

_DATES = (
    f"{_YEAR}年?{_JOIN}{_YEAR}年?(?![0-9])",
    f"{_YEAR}(?:[-/][01]?[0-9](?:[-/][0-3]?[0-9])?|[.][01]?[0-9][.][0-3]?[0-9])(?![0-9千万亿])",
    f"{_YEAR}年(?:(?:[01]?[0-9]|{_SMALL})月份?)?(?:(?:[0-3]?[0-9]|{_SMALL})[日号])?",
    f"(?:[01]?[0-9]|{_SMALL})(?:{_JOIN}(?:[01]?[0-9]|{_SMALL}))?月(?:份|(?:[0-3]?[0-9]|{_SMALL})[日号])?",
    f"(?:[0-3]?[0-9]|{_SMALL})日(?![内以])",
    "[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9:])",
    "(?:上午|下午|晚上|早上|中午)[0-9]{1,2}[点时](?:[0-9]{1,2}分)?|[0-9]{1,2}[点时][0-9]{1,2}分",
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
    "(?:十[一二三四五六]|[一二三四五六七八九])五(?=规划|计划|时期|期间|期末|末|以来)",
    "(?<=[“\"〝‘'「])(?:十[一二三四五六]|[一二三四五六七八九])五(?=[”\"〞’'」])",
)

# Wordings that state an amount this library has no exact reading for; a piece of one would be wrong.
_BEYOND = (
    f"{_START}(?!百分之){_ANY}分之{_ANY}",
    f"{_START}{_ANY}(?:个?(?:月|小时|星期)|[年天周个倍])半",
    f"{_START}{_ANY}(?:年|天|周|岁|个月|小时)多(?![万亿])",
    f"{_START}{_ANY}个多(?:月|小时|星期)",
    f"{_START}{_ANY}(?:年|个月|个星期|周|天)(?:以来|来)",
    f"(?<![附将接邻靠])近{_ANY}(?:年|个月|个星期|周|天)",
    f"{_START}{_ANY}(?:来|几)(?=[个名人位家次元年月天岁])(?<!十几)",
    f"{_START}{_ANY}(?:‰|℃|°)",
    f"{_START}[0-9]{{1,9}}/[0-9]{{1,9}}(?![0-9])",
)


@cache
def dates() -> re.Pattern[str]:
    """Return the pattern of one calendar date, time of day or range of years."""
    return re.compile("|".join(f"{_START}(?:{one})" for one in _DATES))


@cache
def beyond() -> re.Pattern[str]:
    """Return the pattern of an amount that has no exact reading, such as 三分之二 or 两年多."""
    return re.compile("|".join(f"(?:{one})" for one in _BEYOND))


@cache
def serials() -> re.Pattern[str]:
    """Return the pattern of an ordinal, a heading number or a document number."""
    return re.compile("|".join(f"(?:{one})" for one in (*_SERIAL, *_NAMES)))


@cache
def _all() -> re.Pattern[str]:
    # 一级 in 十一级 is no word, nor 一一 in 零点一一, and 一点 in 一点五 is a decimal.
    whole = f"{_START}(?<![{NUMERALS}]点)"
    kept = [f"{whole if word[0] in NUMERALS else ''}{word}" for word in _WORDS.split()]
    words = "|".join([*sorted(kept, key=len, reverse=True), f"{_START}一点(?!{_C})"])
    free = [f"{_START}(?:{one})" for one in (*_DATES, *_NAMES)]
    return re.compile("|".join([*(f"(?:{one})" for one in _SERIAL), *free, *(f"(?:{b})" for b in _BEYOND), words]))


def blot(folded: str) -> str:
    """Return *folded* with NUL in place of every numeral that states no quantity."""
    return _all().sub(lambda hit: "\0" * len(hit[0]), folded)
