"""The patterns of the grammar, made of the tables in `words` and the words of the units.

    figure   := [rate] [hedge [lead]] [money] amount [join amount] ["之间"] [/per] [hedge-after]
    amount   := [sign] number [over] [unit [over] [half] | compound]
              | fraction | tenths | half | ratio | vague
    number   := Arabic, Chinese or mixed numerals, such as 1,200  三万五  3.6亿  1亿2000万  1.2 million
    over     := 余 | 多 | 来 | 几, also between the number and its scale: 20多万
    fraction := 三分之二 | 百分之五 | 1/3 | 一又二分之一      tenths := 三成 | 七成六
    vague    := 几十 | 数百 | 上千                            ratio  := 1:4 | 1比4
    compound := 两年三个月 | 五小时三十分 | 三元五角
    join     := 至 | 到 | - | — | ~, or 与 | 和 before 之间
    rate     := 每 [count] what | 每 gain number what | 人均 | 月人均 | 亩产 | 一年 before 两次 ...
    per      := 人 | 月 | 人·月 ...                           gain   := 新增 | 吸纳 | 培养 ...

What stands before a number is matched in the reversed text, so that each
pattern starts where it must and none has to search.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from sgpolicy.model.unit import UNDIVIDED, UNITS
from sgpolicy.model.words import Qualifier
from sgpolicy.reading import words
from sgpolicy.reading.folding import FUSED, NUMERALS
from sgpolicy.reading.numbers import Exact
from sgpolicy.reading.patterns import CHINESE, any_of

DIGIT = "〇零○一二三四五六七八九两"
HAN = f"(?:(?![{NUMERALS}]){CHINESE})"
"""A Chinese character that is no numeral."""
# 百分 and 千分 are no numerals, nor is 千 in 千瓦; 点 is a decimal point only between numerals.
_OTHERS = NUMERALS.translate(str.maketrans("", "", "百千万"))
_CHINESE = f"(?:百(?!分[之比点百])|千(?!分[之点]|[瓦克米卡伏赫])|万(?!分之)|[{_OTHERS}])"
_ARABIC = "[0-9]+(?:,[0-9]{3})*(?:[.][0-9]+)?(?![0-9]|[.,][0-9])"
_LATIN_SCALE = "(?: ?(?:thousand|million|billion)(?![a-z]))"
_INITIALS = "".join(sorted({word[0] for word in words.ENGLISH}))
WORDED = f"(?=[{_INITIALS}])(?<![A-Za-z])(?:{'|'.join(words.ENGLISH)})(?={_LATIN_SCALE})"
"""A number in English words before its scale: two million."""
_AGED = "(?=[0-9]{2}周?岁)"  # 12万60岁以上老人 are two numbers
_APART = "(?:(?<=[0-9][万亿])|(?<=[0-9]万亿))[两三四五六七八九]个"  # 6万亿、7万亿两个台阶
NUMBER = (
    f"(?>[{FUSED}]|{WORDED}{_LATIN_SCALE}|(?:{_ARABIC}|{_CHINESE})"
    f"(?:(?!{_AGED}){_ARABIC}|(?!{_APART}){_CHINESE}|点(?=[{DIGIT}]))*{_LATIN_SCALE}?)"
)
START = f"(?:(?<![{NUMERALS}{FUSED}0-9])|(?<=[万亿]){_AGED})(?<![0-9][.,:∶])(?<!伎)(?<![上几](?=[百千万亿]))"
"""A number is read from its first character or not at all."""
JOIN = "(?:—{1,2}|-{1,2}|[–~至到]| to )"

_OVER = (
    "(?:[余多](?:[十百千]?[万亿])?|(?:(?<=十)|(?<=[0-9]0))几[万亿]?"
    "|(?<=[十百千万亿0])来(?:[万亿](?![万亿])|(?=[个名位人家元年月天岁次所户条项公平米里吨亩])))"
)
_SCALE = "(?:[十百千]?[万亿]|万亿|[十百千])"
# 数 and 上 often end another word: 人数, 网上.
_VAGUE = (
    f"(?:好几|(?<![{NUMERALS}0-9])几|(?<![人次户件总指分点倍个基系函参岁票床量对约常少多无半大小字额页天年月日级笔奇偶])数)"
    f"(?P<several>{_SCALE})|(?<![以网线史本世路街地海身手马晚早际会基纸船车台岸头])(?<!成[百千])上(?P<upon>{_SCALE})(?![十百千万亿余多几])"
)


# 过半, but not 过半年, 度过半生, 走过半程.
_MOST = "(?<=过半)(?<![通经超不没路渡度错]过半)(?![年个小天倍岁数生程世辈百截路途晌道山夜导成价径圆壁])"
_NOT_TENTHS = "群双立为本员果就绩长熟都功年套品分效人型语行交因天了份"


@cache
def value_pattern() -> re.Pattern[str]:
    """Return the pattern of a number as it may begin an amount, with what it has instead of a plain numeral."""
    return re.compile(
        f"(?P<half>一半|半数|减半|半(?:{_MOST}|(?=年|岁|个(?:月|小时|学期|百分点)|小时|天|倍)))"
        f"|(?P<scale>[{NUMERALS}]*[百千万])分之(?P<hundred>{NUMBER}|百)"
        f"|(?P<number>{NUMBER})(?:(?P<over>{_OVER})"
        f"|又(?P<den>[{NUMERALS}]+|{NUMBER})分之(?P<rest>{NUMBER})|分之(?P<num>{NUMBER}|百)"
        f"|/(?P<below>[0-9]{{1,3}})(?![0-9/.年十百千万亿])|[:∶比](?P<second>{NUMBER})(?![:∶比][0-9{DIGIT}])"
        f"|(?P<tenths>成)(?P<hundredths>[{DIGIT}](?![{NUMERALS}]))?(?![{_NOT_TENTHS}]))?"
        f"|(?P<doubled>翻番)|{_VAGUE}"
    )


@cache
def units() -> Mapping[str, tuple[str, Exact]]:
    """Return each word for a unit with the id of that unit and how many of it the word means."""
    known: dict[str, tuple[str, Exact]] = {word: (unit.id, 1) for unit in UNITS for word in unit.words}
    return known | words.SCALED | {word: (unit, 1) for word, unit in words.SYMBOLS.items()}


@cache
def unit_pattern() -> re.Pattern[str]:
    """Return the pattern of a unit behind a number, with what may stand inside and behind it: 个多百分点, 年半."""
    split = "个(?:(?P<split>[多余])|半)(?P<of>百分点|月|小时|星期|学期|季度)"
    latin = any_of(word for word in units() if word[0].isascii() and word[0].isalpha())
    chinese = _branches(word for word in units() if not word[0].isascii() or word == "%")
    # 345亿度 are kilowatt-hours and 22亿方 cubic metres, 45度 and 22方 may be anything.
    known = f"(?!(?<![万亿])(?:度(?!电)|方))(?P<unit>(?:{chinese}))"
    return re.compile(f"{split}|{known}| ?(?P<latin>{latin})(?![A-Za-z0-9])")


@cache
def noun_pattern() -> re.Pattern[str]:
    """Return the pattern of what is counted without a classifier."""
    return re.compile("|".join(f"(?P<{unit}>{any_of(nouns.split())})" for unit, nouns in words.NOUNS.items()))


def _branches(known: Iterable[str]) -> str:
    """Return a pattern for any of the words, each with its guard; branches begin with different characters."""
    heads: dict[str, list[str]] = {}
    for word in sorted(known, key=len, reverse=True):
        heads.setdefault(word[0], []).append(re.escape(word[1:]) + _guard(word))
    return "|".join(f"{re.escape(head)}(?:{'|'.join(rest)})" for head, rest in heads.items())


def _guard(word: str) -> str:
    """Return what must not follow a unit word, because the two would be another word."""
    if word not in words.NOT_BEFORE:
        return ""
    other = f"(?![{words.NOT_BEFORE[word]}])"
    yet = words.YET_BEFORE.get(word)
    return f"(?:(?={any_of(yet.split())})|{other})" if yet else other


_LATIN_PERS = ("year", "month", "week", "day", "hour", "minute", "person", "household")
_PER_WORDS = (
    {word: unit.id for unit in UNITS if unit.id not in UNDIVIDED for word in unit.words}
    | {word: unit for unit, listed in words.PERS.items() for word in listed.split()}
    | dict(zip(_LATIN_PERS, _LATIN_PERS, strict=True))
)


def per_unit(word: str) -> str:
    """Return the denominator that a word behind 每 makes."""
    return _PER_WORDS[word]


_WHAT = f"(?:{any_of(_PER_WORDS)})"
_GAINS = any_of(words.GAINS.split())
_THEN = "(?:再|可|将)?(?:一次性)?(?:给予|给以|奖励|奖补|补贴|补助|资助|发放)"
_RATES = "每|均|亩产(?![业品权])|时速"
_ONES = "(?:人次|小时|平方米|公里|[人名位户个家所例件张床项场次期间台套座处栋辆头亩吨])"
# An average for a year or a month: 年人均, 人均月收入; in 2020年人均 and 近年人均 the year is another's.
_EACH_TIME = "[年月](?=(?:可支配|纯|总|工资性|经营性)?收入|工资|薪|支出|消费|增收|用水量|用电量)"


@cache
def rate_pattern() -> re.Pattern[str]:
    """Return the pattern of what a figure is for each of: 每年, 每万人, 每服务100名, 人均."""
    averages = "".join(words.AVERAGES)
    return re.compile(
        f"(?P<vague>(?:平均)?每{NUMBER}(?:{_WHAT})?{JOIN}{NUMBER}{_WHAT})|(?P<area>亩产)|(?P<speed>时速)"
        f"|每(?:{_GAINS})(?P<gain>{NUMBER})(?P<gained>{_ONES})(?:{HAN}{{0,14}}[,，](?={_THEN}))?"
        f"|(?:平均)?每(?P<count>{NUMBER}|半)?(?:(?<!每){HAN}{{2,6}}?(?=人口))?(?P<what>{_WHAT})"
        f"|(?:平均)?每{HAN}{{1,4}}?(?P<many>{NUMBER})(?P<of>{_ONES})(?={HAN}{{0,12}}[0-9{NUMERALS}])"
        f"|(?:平均)?每一?(?P<noun>(?:(?![不至超约近达满]){HAN}){{2,4}}?)(?=每|[0-9至不约{NUMERALS}])"
        f"|(?<![{NUMERALS}0-9每责今去近上明后前本当各历])(?P<mean>[{averages}])(?:平)?均(?![值价线衡分匀已]|水(?!资源|费|量)|可(?!支配))(?P<each>{_EACH_TIME})?"
    )


@cache
def per_pattern() -> re.Pattern[str]:
    """Return the pattern of denominators behind a unit: /月, /人·月, 每人."""
    behind = "(?=[,，。;；、)）以左的标起]|$)"
    return re.compile(
        f"/\\(?(?P<a>{_WHAT})(?:[·•.*/](?P<b>{_WHAT})|(?<=[人名位户生])(?P<f>[年月天日次]))?\\)?(?![{NUMERALS}0-9])"
        f"|每(?P<c>{_WHAT})(?:每(?P<d>{_WHAT}))?{behind}"
        f"| (?:per|an?|each|every) (?P<e>{'|'.join(_LATIN_PERS)})(?![a-z])"
    )


CHANGE = f"(?:{any_of(f'{words.RISES} {words.FALLS}'.split())})"
"""A verb of rising or falling."""


@cache
def hedges() -> Mapping[str, Qualifier]:
    """Return each hedge word with what it means."""
    tables = (words.BEFORE, words.AFTER)
    return {
        word.replace("_", " "): qualifier
        for table in tables for qualifier, listed in table.items() for word in listed.split()
    }  # fmt: skip


@cache
def hedge_ends() -> frozenset[str]:
    """Return the characters that a hedge before a number may end in, and the blank behind a Latin one."""
    return frozenset(word[-1] for listed in words.BEFORE.values() for word in listed.split()) | {" "}


def _backwards(known: Iterable[str]) -> str:
    """Return a pattern that matches any of the hedge words in reversed text, the longest first."""
    ends: dict[str, str] = {}
    for word in known:
        guard = words.NOT_AFTER.get(word, "")
        reverse = word.replace("_", " ")[::-1]
        if word[0].isascii() and word[0].isalpha():  # At least, at the beginning of a sentence
            ends[reverse[:-1]] = f"[{word[0]}{word[0].upper()}](?![A-Za-z])"
        else:
            ends[reverse] = f"(?![{guard}])" if guard else ""
    return _tree(ends)


def _tree(ends: Mapping[str, str]) -> str:
    """Return a pattern for any of the texts with what must follow each; what several begin with stands once."""
    branches: dict[str, dict[str, str]] = {}
    for text, end in ends.items():
        if text:
            branches.setdefault(text[0], {})[text[1:]] = end
    made = [re.escape(char) + _tree(rest) for char, rest in branches.items()]
    made += [ends[""]] if "" in ends else []
    return made[0] if len(made) == 1 else f"(?:{'|'.join(made)})"


@cache
def before_pattern() -> re.Pattern[str]:
    """Return the pattern, for reversed text, of a hedge before a number and of what may part the two."""
    known = [word for listed in words.BEFORE.values() for word in listed.split()]
    adverbs, comparing, extremes = words.ADVERBS.split(), words.COMPARING.split(), words.EXTREMES.split()
    bounds = [
        word
        for qualifier in (Qualifier.AT_LEAST, Qualifier.AT_MOST)
        for word in words.BEFORE[qualifier].split()
        if word not in {*adverbs, *extremes} and len(word) > 1 and not word[0].isascii()
    ]
    leads, giving, counted = (
        any_of(word[::-1] for word in listed.split()) for listed in (words.LEADS, words.GIVING, words.COUNTED)
    )
    # A numeral of a word, as in 上一年 or 一般预算, or of 前三年, does not end it.
    word = f"(?:(?![每按]){HAN}|一(?=[上同统])|(?<=[般次线致体])一|(?<=年)[1-9一二两三五](?=[前近上]))"
    gap = f"{word}{{0,12}}?"
    compared = f"{_backwards(bounds)}|(?<!分部){_backwards(comparing)}"  # 超出部分 is a noun
    return re.compile(
        f" ?(?:(?P<direct>{_backwards(known)})"
        f"|(?:{giving})(?:可|能|性次一)?(?P<extreme>{_backwards(extremes)})"
        f"|(?:{leads}){gap}(?P<bound>{_backwards(bounds)})"
        f"|(?:的(?:{word}|、){{0,24}}?|(?P<counted>{counted})(?:{word}|、){{0,16}}?)(?P<parted>{compared})"
        f"|{gap}(?:(?<!的)(?P<adverb>{_backwards(adverbs)})|(?P<roughly>{_backwards(['约占'])}))"
        f"|(?:{word}|、){{0,20}}?(?P<least>{_backwards(['至少', '至多', '起码'])}))"
    )


# A remark that a bound is included: (含), (含50%), (含本数); with a noun in it, it would be another figure.
_INCLUDED = f"\\(含(?:本数|{NUMBER}(?:{CHINESE}|%){{0,3}})?\\)"
EXCLUDED = f"\\(不含(?:本数|{NUMBER}(?:{CHINESE}|%){{0,3}})?\\)"


@cache
def after_pattern() -> re.Pattern[str]:
    """Return the pattern of a hedge behind a figure, with a remark in brackets on whether the bound is included."""
    known = any_of(word.replace("_", " ") for listed in words.AFTER.values() for word in listed.split())
    return re.compile(
        f"(?:{_INCLUDED}|(?P<except>{EXCLUDED})|\\((?:{HAN}|、){{1,5}}\\)(?=以[上下内]))?"
        f"(?: ?(?P<after>{known})|(?P<within>内(?![部容在涵外需地陆蒙设置生销政建])))"
        f"(?:{_INCLUDED}|(?P<without>\\(不含[^()]{{0,10}}\\)))?|(?P<included>\\(含(?:本数)?\\))"
    )


@cache
def one_each_pattern() -> re.Pattern[str]:
    """Return the pattern of one person for each thing, as in 一社区一社工."""
    # 一点一人 is 1.1 people, and 一年一人 is a rate.
    thing = f"(?![点年月天日周次岁倍元人名])(?:(?![至到和与]){HAN}){{1,4}}?"
    return re.compile(f"{START}[一1]{thing}[一1]名?(?:社工师?|社会工作者|专干|督导员?|人)(?![{NUMERALS}站])")


@cache
def numeral_pattern(*, alone: bool = False) -> re.Pattern[str]:
    """Return the pattern of the places at which a figure, or what it is for each of, may begin.

    In running text most Chinese numerals stand in words (一定, 十分): one counts only before
    the first character of something that can follow a number.
    """
    if alone:
        return re.compile(f"[0-9{FUSED}{NUMERALS}]|{WORDED}|半|减半|[几数上](?={_SCALE})|{_RATES}|翻番")
    firsts = "".join(sorted({word[0] for word in units() if not word[0].isascii()}))
    nouns = "".join(sorted({noun[0] for listed in words.NOUNS.values() for noun in listed.split()}))
    follows = f"[{firsts}{nouns}%余多几来分成比又番至到半的或与和瓦~—–:/0-9-]|点[{DIGIT}]"
    run = f"{START}(?>[{NUMERALS}]+)"
    return re.compile(
        f"{START}[0-9{FUSED}]|{WORDED}|{run}(?:(?={follows})|(?<=一)(?={HAN}{{1,4}}一(?:名|社|专|督|人))|(?<=..)(?=以[上下内]|(?!{CHINESE})))|半(?:(?=[年个小天倍岁数])|{_MOST})|减半"
        f"|[几数上](?={_SCALE})|{_RATES}|(?<![健完安保])全面?覆盖|翻番"
    )
