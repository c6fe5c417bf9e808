"""Candidates: figures that look like promises, for a coder to look at; nothing here is a judgement.

Each figure is looked at within its sentence. What speaks for a promise, and what
against it, are words in the tables below and the times that the sentence names.
`docs/corpus.md` says how often this is right on documents that people coded.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from attrs import frozen

from sgpolicy.corpus.sentences import Sentences
from sgpolicy.model.period import Period
from sgpolicy.reading import Found, FoundPeriod

_TERM = re.compile(
    '期内|期末|期间|规划期|[一二三四五六七八九十]五[”"〞」’]?(?:期|末|时)|年[底末]?前|[到至]20[0-9]{2}年'
)
_AIM = re.compile(
    "力争|争取|确保|计划|规划|目标|预期|拟|将|未来|今后|下一步|要求|任务|努力|逐步|重点|必须|应当|应|要(?![求素点闻])"
)
_REACH = re.compile(
    "达到?|实现|完成|增[加长至]|提[高升]|扩大|建[立成设]|新[增建]|培[养育训]|发展|引进|配备|设立|选[拔派聘]|开展|覆盖|支持|扶持|"
    "下降|控制|保持|打造|形成"
)
_DONE = re.compile(
    "(?<![为除])了|已|截[至止]|目前|(?<![依整])现有(?=[^，,]{0,6}$)|共有|累计(?:达|[完培建投发])|近(?:几?年|期)来?|去年|上年|以来|过去|完成率|同比|曾|获得|获|荣获|被评|仍|实际|总数为|仅"
)
SIGNS = ("due", "term", "aim", "reach")
"""What speaks for a promise: a time to come, words of a term, of an aim, and of what is to be reached."""
_FAR = 300  # characters of a sentence, before a figure and after it, that are looked at
_NEAR = 40  # characters before a figure in which what is done to it is said


@frozen(kw_only=True)
class Promise:
    """What speaks for a figure being promised.

    Attributes:
        due: The time that is said of the figure, if it ends after the reference; None if there is none.
        signs: Which of `SIGNS` there are, in that order.
    """

    due: Period | None
    signs: tuple[str, ...]


def promise(
    text: str, figure: Found, sentences: Sentences, periods: Sequence[FoundPeriod], reference: Period | None
) -> Promise | None:
    """Return what makes *figure* look like a promise; None if it does not.

    Args:
        text: The text.
        figure: A figure of it.
        sentences: Its sentences.
        periods: All its periods, in order.
        reference: The time at which the text speaks; None if that is unknown, so
            that only the words count.
    """
    start, end = sentences.around(figure.start, figure.end)
    start, end = max(start, figure.start - _FAR), min(end, figure.end + _FAR)
    named = _named(figure, sentences, periods, reference)
    later = named is not None and reference is not None and _later(named, reference)
    earlier = named is not None and reference is not None and not later
    before = text[start : figure.start]
    here = {
        "due": later,
        "term": _TERM.search(text, start, end),
        "aim": _AIM.search(before),
        "reach": _REACH.search(text, max(start, figure.start - _NEAR), figure.end),
    }
    signs = tuple(name for name in SIGNS if here[name])
    if earlier or _DONE.search(before) or "reach" not in signs or len(signs) == 1:
        return None
    return Promise(due=named if later else None, signs=signs)


def _named(
    figure: Found, sentences: Sentences, periods: Sequence[FoundPeriod], reference: Period | None
) -> Period | None:
    """Return the time that is said of *figure*: the last before it in its sentence, else the first after it.

    Where its sentence names none, that is a time to come which the sentence before ends with.
    """
    start, end = sentences.unit(figure.start, figure.end)
    near = _within(periods, start, end)
    if near:
        before = [one for one in near if one.end <= figure.start]
        return (before[-1] if before else near[0]).period
    said = _within(periods, *sentences.before(start))
    last = said[-1].period if said else None
    return last if last and reference and _later(last, reference) else None


def _within(periods: Sequence[FoundPeriod], start: int, end: int) -> Sequence[FoundPeriod]:
    return periods[bisect_left(periods, start, key=_start) : bisect_left(periods, end, key=_start)]


def _start(one: FoundPeriod) -> int:
    return one.start


def _later(named: Period, reference: Period) -> bool:
    """Return whether *named* ends after the day at which the text speaks."""
    return (named.end or date.max) > (reference.end or reference.start or date.min)
