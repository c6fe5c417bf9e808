"""Periods in running text: where they are worded, and what each names."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from sgpolicy.asked import explained
from sgpolicy.errors import NotAPeriodError
from sgpolicy.reading.folding import NUMERALS, fold, not_text
from sgpolicy.reading.moments import ANAPHOR, MOON, PLAN, QUARTER, QUARTERS, Now
from sgpolicy.reading.numbers import UnreadableError
from sgpolicy.reading.patterns import CHINESE
from sgpolicy.reading.periods import INCLUDED, INCLUDING, JOIN, LONGEST, WEEKDAY, period_of, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sgpolicy.model.period import Period

# A word of time is the beginning of another word before one of these: 年初中, 年内蒙古, 起草, 前列.
_NOT_BEFORE = {
    "初": "中级步次审创心衷始评选试赛核期任访诊稿" + NUMERALS, "底": "层线薪数盘气子座蕴色部", "末": "端位梢节",
    "内": "蒙需外容地部循涝在陆设", "起": "草诉步点伏义飞航源重到码来降跑", "间": "接隔断", "月": "龄嫂租薪票均饼",
    "前": "后列往沿期提景进端者瞻任身锋卫所台夕途半" + NUMERALS + "0123456789", "后": "期续备勤面者代疫世方台人半盾果",
}  # fmt: skip


def _word(word: str) -> str:
    """Return a pattern for *word* where it is not the beginning of another."""
    return f"{word}(?![{_NOT_BEFORE[word[-1]]}])" if word[-1] in _NOT_BEFORE else word


def _words(words: str) -> str:
    return "(?:" + "|".join(map(_word, words.split())) + ")"


_YEAR = "(?:(?:19|20|21)[0-9]{2}|(?:一九|二[〇零○])[〇零○一二三四五六七八九]{2})"
_SHORT = "(?:[0-9]{2}|[〇零○九][〇零○一二三四五六七八九])"
_MONTH = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = "(?:[12][0-9]|3[01]|0?[1-9]|二?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])"
_COUNT = "(?:[1-9][0-9]?|[一二两三四五六七八九十]{1,3})"
_SHIFT = (
    "(?:今年|(?<!基)本年|(?<![证说声])明年|(?<![之以])后年|去年|(?<!以)上年(?![龄纪轻限])|上一年|(?<![以之目当大])前年)"
    "(?:度(?![假过量]))?"
)
# Not inside a longer number.
_WHOLE = f"(?<![{NUMERALS}0-9第])(?<![0-9][.,:])"

_IN_MONTH = f"(?:{_words('月底 月末 月初 月内 底 末 初 内 上旬 中旬 下旬 上半月 下半月')}|{_DAY}[日号])"
_MONTHS = f"{_MONTH}{_word('月')}份?(?:{_IN_MONTH}|(?!初?[{NUMERALS}]))"
# Of 3、4月 or 一、二季度 the end alone is not what is said.
_ALONE = f"(?<![{NUMERALS}0-9][、和及])"
_HALF = _words("上半年[末底] 下半年[初末底] 上半年 前半年 下半年 年初 年底 年末")
_NAMED = f"(?:{QUARTERS}|{_ALONE}{QUARTER}[初底末]?|{_HALF}|{_ALONE}{_MONTHS})"
_IN_YEAR = f"(?:{_NAMED}|{_words('后半年 年内 初 底 末 内')}|[前头]{_COUNT}个月|的?第{_COUNT}个月|全年)"
_DATED = f"(?:(?<![{NUMERALS}0-9第]){_YEAR}年(?!级)(?:度(?![假过量]))?|{_SHIFT})"
_BARE = f"{_WHOLE}(?<![每当次历同翌该各逐某任上下几多半])"
_QUOTED = f'[“"〝「‘](?:{PLAN})[”"〞」’](?!普法)'
_IN_PLAN = f"(?:(?:规划|计划)?(?:期间|时期|期末|末期|期初|初期)|{_words('末 初')}|收官之?年|开局之?年|第一年|最后一年)"
_DECADE = f"{_WHOLE}(?:(?:{_COUNT}|[上本])世纪)?(?:(?:19|20)?[0-9]0|[一二三四五六七八九]?十)年代"
_MOMENT = "(?>" + "|".join([
    _DECADE,
    f"{_DATED}(?:{_IN_YEAR}|的(?=[上下]半年|第?.季度|[^年]{{1,2}}月){_NAMED}|(?![0-9]{{1,2}}月))",
    f"{_WHOLE}{_SHORT}年(?:{_NAMED}|{_words('初 底 末')})",
    f"{_WHOLE}{_YEAR}(?:(?:-[01]?[0-9]-|/[01]?[0-9]/|[.][01]?[0-9][.])[0-3]?[0-9](?![0-9]))",
    # Plans before 2006 in quotation marks may be others (“九五”普法), so they need their word.
    f"{_QUOTED}{_IN_PLAN}|(?=.十.五){_QUOTED}|{_QUOTED}(?=以来)|{_WHOLE}(?:{PLAN})(?:{_IN_PLAN}|(?=规划|计划|以来))",
    f"第{_COUNT}个五年(?:规划|计划)(?:期间|时期|期末)?",
    f"(?<![以基])(?![当次]月){MOON}(?:份|{_IN_MONTH})?",
    f"{_BARE}{_NAMED}",
    f"{_BARE}(?:月[底末初]|[上中下]旬)",
    f"(?<!{CHINESE})(?<![0-9])(?:{_word('年内')}|[前头]{_COUNT}个月)",
    "截至目前|(?<!盯着)目前(?!为止)",
]) + ")"  # fmt: skip
_ENDING = f"(?:{ANAPHOR}(?:{_IN_YEAR})?|{_MOMENT}|{_NAMED}|{_DAY}[日号])"
_LEAD = "(?:自从|(?<![来独亲各])自|从)"
_SINCE = f"(?:\\(含\\))?(?:起?以来|起?至今|(?:{_word('起')}|开始)(?:连续{_COUNT}年)?)"
_TO = f"(?:起|开始)?{JOIN}{_ENDING}(?:之间|期间|{_word('间')}|止)?"
_TIME = "(?:年|个月|天)"
_SOME = f"{_COUNT}(?:{JOIN}{_COUNT}|[多余几])?"
_LIST = f"(?:(?:{JOIN}|[、和及与])(?:{ANAPHOR}?{_NAMED}|{_DAY}[日号])){{0,4}}"
# Dates that recur, or that count from another date of the text.
_RECURRING = (
    f"(?:每个?|逐|历|各|任一)(?:{_COUNT})?(?:年度?|月|季度|半年)的?(?:{_IN_YEAR}|{_IN_MONTH}){_LIST}"
    f"|(?:(?:[当次同翌该]年|第{_COUNT}年)度?的?{_IN_YEAR}|[当次同该]月{_IN_MONTH}){_LIST}"
    f"|(?:{_DATED}|{_WHOLE}){_MONTH}(?:[、和及]{_MONTH}){{1,11}}(?:月份?|季度)"
)
# What makes a moment one that is only near, or the first of years that are counted from it.
_NEAR = (
    "前后|左右|上下|(?:中后|[中前后])期|中叶|(?<=年代)[初末]"
    f"|(?:头|[之以]?[前后]的?){_COUNT}年(?!级)|年中(?!国)|(?:起|开始)(?:的|后的?)?{_COUNT}年"
)
_TAIL = (
    f"(?P<near>{_NEAR})|(?P<same>同(?:期|月|日|季度))|{_TO}|(?:[与和]|(?:以后|之后|后)[、,，至到]?){_MOMENT}(?:之间|以前|之前|前)"
    f"|{_SINCE}|{INCLUDED}?{_words('以前 之前 前 以后 之后 后')}{INCLUDING}|期间|{_word('间')}"
)
_SPANS = (
    f"{_LEAD}{_YEAR}{_SINCE}",
    f"{_LEAD}?(?:{_WHOLE}(?:{_YEAR}|{_MONTH}(?:月{_DAY})?)|{_DATED}{_MONTH}(?:月{_DAY})?){_TO}",
    f"(?:(?P<lead>{_LEAD})|截(?:至|止到?))?{_MOMENT}(?:(?<=[日号]){WEEKDAY})?(?P<tail>{_TAIL})?",
    f"(?:(?<![附将接邻靠最临])近|最近|过去的?|未来的?|今后的?|接下来的?){_SOME}{_TIME}(?:[多余半]|左右|上下|{JOIN}{_COUNT}{_TIME})?(?:以来|来|时间|里|间|内)?",
    f"{_WHOLE}(?<![近几数])(?:半|{_COUNT})(?:年|个月)(?:以来|来)(?![自源到])",
    f"用{_SOME}年的?时间",
    f"[前去今明后]{{2,3}}[两二三23]年(?!{CHINESE}?级)",
)
_FIRST = f'(?=[0-9{NUMERALS}今本明后去上中下前每逐历各任当次同翌该第自从截近最过未接用半首年月目这“"〝「‘])'
_YEARLESS = re.compile(f"(?:{_LEAD}|截(?:至|止到?))?(?:{_NAMED}|{_MONTH}{JOIN})")
_SENTENCE = re.compile("[。;!?\n]")
_EARLY = 3
"""The last month of a year in which 三季度 may still be that of the year before."""


class FoundPeriod(NamedTuple):
    """A wording of time and its place in a text.

    Attributes:
        start: Offset of its first character, in Unicode characters.
        end: Offset just past its last character.
        text: The wording, `source[start:end]`.
        period: What the wording names; None where that depends on a reference
            and none was given, or on the sentence around it (去年同期, or 三季度
            in a text of January, which may be that of either year).
    """

    start: int
    end: int
    text: str
    period: Period | None


@explained
def find_periods(text: str, *, reference: date | Period | str | int | None = None) -> tuple[FoundPeriod, ...]:
    """Return every period that *text* words, in order.

    Passed over are dates that recur (每年3月), dates that count from another
    date of the text (次年1月, 当年底), moments that are only near (2012年前后), and
    durations: 培训3天, and deadlines that run from an event, such as 30日内. The
    last are quantities, and `find_quantities` finds them.

    Args:
        text: Any text; a document of 100,000 characters is fine.
        reference: The day or period at which the text speaks, as for `read_period`.

    Returns:
        The periods with their places, the longest wording where two overlap. Each
        with a period reads again from its own wording as the same period.

    Raises:
        NotAPeriodError: *reference* is text that is not a period.
        TypeError: *text* is not text, or *reference* is no reference.
    """
    if not isinstance(text, str):
        raise TypeError(not_text("find_periods", text))
    folded, now = fold(text), Now(period_of(reference))
    found: list[FoundPeriod] = []
    sentence, said = 0, None
    for hit in _pattern().finditer(folded.text):
        start, end = _place(hit)
        first, last = folded.origin(start, end)
        if _SENTENCE.search(folded.text, sentence, start):
            said = None
        sentence = end
        if not _own(hit) or last - first > LONGEST:
            continue
        try:
            # What 去年同期 is the same time as, only the sentence says.
            period = None if hit["same"] else read(folded.text[start:end], now)
            if period and _YEARLESS.match(folded.text, start) and not _sure_of_year(period, said, now):
                period = None
        except UnreadableError:
            period = None
        except NotAPeriodError:
            continue
        wording, said = text[first:last], period or said
        found.append(FoundPeriod(first, last, wording, period and evolve(period, as_stated=wording)))
    return tuple(found)


def _sure_of_year(period: Period, said: Period | None, now: Now) -> bool:
    """Return False for a part of a year that may be of another year than that of the reference.

    In 2018年3月和5月 the second is of 2018 too; 三季度 in a text of January is looked
    back on by a report, and forward to by a plan.
    """
    if said and (said.end or said.start or now.day).year != now.day.year:
        return False
    if period.start is None or period.end is None:
        return True
    return now.day.month > _EARLY or period.end <= now.day or period.start.month == now.day.month == period.end.month


def spans(folded: str) -> Iterator[tuple[int, int, bool]]:
    """Yield the spans of folded text that word a time; with False if it has no period of its own (每年3月)."""
    for hit in _pattern().finditer(folded):
        yield *_place(hit), _own(hit)


def _place(hit: re.Match[str]) -> tuple[int, int]:
    """Return the span of the wording: of 自2012年实施以来 the 自 belongs to what is not matched."""
    return (hit.end("lead") if hit["lead"] and not hit["tail"] else hit.start()), hit.end()


def _own(hit: re.Match[str]) -> bool:
    return hit["recurring"] is hit["near"] is None


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(f"{_FIRST}(?:(?P<recurring>{_RECURRING})|{'|'.join(_SPANS)})")
