"""Recognise numbers that state no quantity and need no entry: headings, dates, document numbers, set words."""

import re
from collections.abc import Iterator
from functools import cache

from sgpolicy.reading.documents import find_document_numbers
from sgpolicy.reading.finding import spans
from sgpolicy.reading.folding import fold
from sgpolicy.reading.masks import dates
from sgpolicy.reading.patterns import any_of
from sgpolicy.sources.sections import Section
from sgpolicy.sources.spans import Span, merged

_CHINESE = "〇零○一二三四五六七八九十百千万亿两俩仨廿卅半几"
_TOKEN = re.compile(f"[0-9０-９]+|[{_CHINESE}]+|数(?=[百千万亿十])|[①-⑳]")

WORDS: dict[str, str] = {}
"""Words that contain a numeral but count nothing, each with the reason."""


def _words(reason: str, words: str) -> None:
    WORDS.update(dict.fromkeys(words.split(), reason))


_words("一 is part of an adverb or a conjunction", "进一步 一定 一直 一切 一律 一旦 一并 一同 一起 一方面 逐一")
_words("one and the same, as a whole", "统一 一致 一体 单一 唯一 专一 同一")
_words("one of several, not a count", "之一")
_words("a pronoun or a qualifier: some, each, this", "一些 任一 每一 这一 那一 另一 某一 哪一")
_words("the order of levels or times, not a count", "下一步 一线 一流 一级")
_words("ordinary, common", "一般")
_words("very: 十 is an adverb", "十分 十足")
_words("万家, 百姓 and the like stand for everyone", "万家 千家万户 千方百计 百姓")
_words("a field of work, by its name", "三农")


def numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the span of every run of digits or numerals in *text* between *start* and *end*."""
    for hit in _TOKEN.finditer(text, start, len(text) if end is None else end):
        yield hit.span()


def headings(tree: tuple[Section, ...]) -> Iterator[Span]:
    """Yield the spans of the labels of sections."""
    for section in tree:
        yield section.start, section.mark_end


# Wordings of time in which no period can be read.
_VAGUE = re.compile("大?半年(?:多|来)*|(?:19|20)[0-9]{2}(?=前|重点|度)")


def times(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the spans of dates and period wordings, in text order."""
    folded = fold(text[start:end])
    hits = [hit.span() for pattern in (dates(), _VAGUE) for hit in pattern.finditer(folded.text)]
    worded = [(first, last) for first, last, _ in spans(folded.text)]
    for first, last in merged([*hits, *worded]):
        begin, stop = folded.origin(first, last)
        yield begin + start, stop + start


def document_numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the spans of document numbers."""
    for found in find_document_numbers(text[start:end]):
        yield found.start + start, found.end + start


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(any_of(WORDS))


def set_words(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the spans of words that contain a numeral but count nothing."""
    for hit in _word_pattern().finditer(text, start, len(text) if end is None else end):
        yield hit.span()
