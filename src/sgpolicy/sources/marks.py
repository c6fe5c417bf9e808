"""The marks that open sections, as printed and as damaged by OCR."""

import re
from collections.abc import Iterator
from unicodedata import numeric

from attrs import evolve, frozen

from sgpolicy.reading.numbers import read_number

PART, ANNEX, CHAPTER, PARAGRAPH, CLOSING = "篇", "附", "一", "(一)", ""
NUMBER, CIRCLE, ORDINAL, ENUMERATOR = "1", "①", "第一", "一是"
HEADING_RANKS = {PART: 0, ANNEX: 1, CHAPTER: 2, CLOSING: 2, PARAGRAPH: 3}
"""Ranks of the headings, which nest in a fixed order; the other kinds nest in the order in which they come.
A closing has no label: it ends the last chapter and opens nothing."""

_ONES = "一二三四五六七八九"
_CHINESE = f"(?:[{_ONES}]?十[{_ONES}]?|[{_ONES}])"
_B = "[ \t\u3000\u00a0]*+"
# A mark stands at the start of a line or after the end of a sentence.
_LEAD = f"(?:^|(?<=[。;:!?；：！？])){_B}"
# What stands behind a blank is looked at there, so that a row of blanks is gone through once.
_LOOSE = f"(?:(?:^|(?<=[。;:!?；：！？,，、])){_B}|(?<=[ \u3000]))"
_PATTERNS = {
    PART: re.compile(f"^{_B}(?P<mark>篇(?P<label>{_CHINESE}){_B}[:：])", re.MULTILINE),
    ANNEX: re.compile(f"^{_B}(?P<mark>附件?(?P<label>){_B}[:：])", re.MULTILINE),
    CHAPTER: re.compile(f"{_LEAD}(?P<mark>(?P<label>{_CHINESE}){_B}、)", re.MULTILINE),
    PARAGRAPH: re.compile(
        f"{_LEAD}(?P<mark>[(（]{_B}(?:[(（]{_B})?(?P<label>{_CHINESE}){_B}[)）](?:{_B}[)）])?)|^{_B}(?P<lost>[(（]{_B}[)）])",
        re.MULTILINE,
    ),
    NUMBER: re.compile(f"{_LEAD}(?P<mark>(?P<label>[1-9][0-9]?){_B}[.、．])(?![0-9A-Za-z])", re.MULTILINE),
    CIRCLE: re.compile("(?P<mark>(?P<label>[①-⑳]))"),
    ORDINAL: re.compile(f"{_LEAD}(?P<mark>第(?P<label>{_CHINESE}))(?={_B}[,，:：])", re.MULTILINE),
    ENUMERATOR: re.compile(f"{_LOOSE}(?P<mark>(?P<label>{_CHINESE})(?P<word>[是要]))", re.MULTILINE),
}
# How a speech or report turns from its last chapter to the audience, or to what is still wanting.
_CLOSING = re.compile(
    f"^{_B}(?:各位|同志们|(?:虽然|尽管|在(?:看到|肯定|总结|取得)).{{0,60}}?(?:问题|不足|困难|差距))", re.MULTILINE
)


@frozen(kw_only=True)
class Mark:
    """A printed label.

    Attributes:
        kind: The kind of mark, named by its first label.
        number: Its number in its run; 0 if that is lost.
        label: Its canonical label.
        start: Offset of its first character.
        end: Offset just past its last.
    """

    kind: str
    number: int
    label: str
    start: int
    end: int


def find_marks(text: str, start: int, end: int) -> list[Mark]:
    """Return the marks of *text* between *start* and *end*, in text order, without false ones."""
    part = text[start:end]
    found = [mark for kind, pattern in _PATTERNS.items() for mark in _of_kind(kind, pattern, part, start)]
    found.sort(key=lambda mark: mark.start)
    found = _with_closings(_with_annex_parts(_numbered(found)), text, end)
    kept = {id(mark) for run in runs(found) for mark in run}
    return [mark for mark in found if mark.kind in HEADING_RANKS or id(mark) in kept]


def _of_kind(kind: str, pattern: re.Pattern[str], part: str, offset: int) -> Iterator[Mark]:
    for hit in pattern.finditer(part):
        named = hit.groupdict()
        group = "mark" if hit["mark"] else "lost"
        number = 0 if named.get("lost") else _value(hit["label"])
        label = _label(kind, number) + ("" if kind != ENUMERATOR else hit["word"])
        first, last = hit.span(group)
        yield Mark(kind=kind, number=number, label=label, start=first + offset, end=last + offset)


def _value(label: str) -> int:
    return int(numeric(label) if "①" <= label <= "⑳" else read_number(label or "1"))


def _label(kind: str, number: int) -> str:
    ten, one = divmod(number, 10)
    chinese = ("" if ten < 2 else _ONES[ten - 1]) + ("十" if ten else "") + (_ONES[one - 1] if one else "")  # noqa: PLR2004
    forms = {PART: f"篇{chinese}", ANNEX: ANNEX, CHAPTER: chinese, PARAGRAPH: f"({chinese})", NUMBER: str(number)}
    forms |= {CIRCLE: chr(ord("①") + number - 1) if number else "", ORDINAL: f"第{chinese}", ENUMERATOR: chinese}
    return forms[kind]


def _numbered(marks: list[Mark]) -> list[Mark]:
    """Give each mark whose number is lost, as in ()开发, the next number of its run."""
    made, last = [], 0
    for found in marks:
        mark = found
        if mark.kind == PARAGRAPH:
            if not mark.number:
                mark = evolve(mark, number=last + 1, label=_label(PARAGRAPH, last + 1))
            last = mark.number
        elif mark.kind in HEADING_RANKS:
            last = 0
        made.append(mark)
    return made


def _with_annex_parts(marks: list[Mark]) -> list[Mark]:
    """Open a new part of an annex, whose heading is lost, where (一) comes again."""
    # An annex is often a series of forms or lists whose titles OCR made into plain text. The only trace of a border is
    # that (一) follows (三): a mark without characters takes the place of the lost title, so that the second (一) does
    # not become a sibling of the first.
    made: list[Mark] = []
    in_annex, last = False, 0
    for mark in marks:
        if mark.kind in HEADING_RANKS and mark.kind != PARAGRAPH:
            in_annex, last = mark.kind == ANNEX, 0
        if mark.kind == PARAGRAPH:
            if in_annex and mark.number == 1 and last:
                made.append(Mark(kind=ANNEX, number=1, label=ANNEX, start=mark.start, end=mark.start))
            last = mark.number
        made.append(mark)
    return made


def _with_closings(marks: list[Mark], text: str, end: int) -> list[Mark]:
    """End the last chapter of each part where a paragraph turns to the audience, if the chapter had items before."""
    made: list[Mark] = []
    border, inside = None, list[Mark]()
    for mark in reversed(marks):
        if mark.kind == CHAPTER and inside and not (border and border.kind == CHAPTER):
            hit = _CLOSING.search(text, inside[-1].end, border.start if border else end)
            follower = next((other for other in reversed(inside) if hit and other.start >= hit.end()), None)
            if hit and (follower is None or follower.number == 1):
                made.append(Mark(kind=CLOSING, number=0, label="", start=hit.start(), end=hit.start()))
        if mark.kind in {PART, ANNEX, CHAPTER}:
            border, inside = mark, []
        else:
            inside.append(mark)
    return sorted([*marks, *made], key=lambda mark: mark.start)


def runs(marks: list[Mark]) -> list[list[Mark]]:
    """Return the runs of items and enumerators, in text order; a single item is not a run."""
    found: list[list[Mark]] = []
    for kind in (NUMBER, CIRCLE, ORDINAL, ENUMERATOR):
        found += _runs_of(kind, marks)
    return sorted(found, key=lambda run: run[0].start)


def _runs_of(kind: str, marks: list[Mark]) -> list[list[Mark]]:
    groups: list[list[Mark]] = []
    open_run: list[Mark] = []
    for mark in marks:
        if mark.kind in HEADING_RANKS:
            open_run = []
        elif mark.kind == kind:
            # One item may have lost its mark, hence the step of two.
            if open_run and 0 < mark.number - open_run[-1].number <= 2 and _alike(open_run[-1], mark):  # noqa: PLR2004
                open_run.append(mark)
            elif mark.number == 1:
                open_run = [mark]
                groups.append(open_run)
    return [run for run in groups if len(run) > 1]


def _alike(first: Mark, second: Mark) -> bool:
    return first.kind != ENUMERATOR or first.label[-1] == second.label[-1]
