"""The section tree of a text: headings, numbered items and enumerators, OCR variants too.

Three kinds of marks make sections. Headings (篇一: 附: 一、 (一)) run to the next one
of their rank or above. Numbered items (1. ①) and enumerators (第一, 一是 一要)
come in runs; an item runs to the next of its run, the last one to the end of its
paragraph, or of the section where its first line is a title only.
"""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

from attrs import evolve, frozen

from sgpolicy.sources.marks import ANNEX, HEADING_RANKS, Mark, find_marks, runs

_SENTENCE_END = "。;!?；！？”〞"
_TITLE = 22
"""Longest first line that is taken for the title of an item, in characters without blanks."""


@frozen(kw_only=True)
class Section:
    """A part of a text under one heading, item number or enumerator.

    Attributes:
        label: Its label in canonical form, such as 一, (一), 1, ①, 第一, 一是 or 附.
        path: The labels from the top down, joined by a slash.
        level: How many sections it lies in, itself included.
        start: Offset of its label.
        end: Offset behind its last character.
        mark_end: Offset behind its printed label.
        run: Number of the run that it is an item of; None for a heading.
    """

    label: str
    path: str = ""
    level: int = 1
    start: int
    end: int
    mark_end: int
    run: int | None = None


def sections(text: str, start: int = 0, end: int | None = None) -> tuple[Section, ...]:
    """Return the sections of *text* between *start* and *end*, in text order, outer ones first.

    Args:
        text: A source text.
        start: Where to begin; marks before it are not seen.
        end: Where to stop; the end of the text by default.

    Returns:
        The sections, properly nested, with offsets into *text*; empty if it
        has no headings.
    """
    stop = len(text) if end is None else end
    marks = find_marks(text, start, stop)
    headings = [mark for mark in marks if mark.kind in HEADING_RANKS]
    found = [*_heading_sections(headings, stop), *_item_sections(text, marks, headings, stop)]
    found.sort(key=lambda section: (section.start, -section.end, section.label[:1] != ANNEX))
    return tuple(_nested(found))


def section_of(tree: Iterable[Section], start: int, end: int) -> str | None:
    """Return the path of the innermost section that holds the whole span, such as 二/(四)/五是; None if none does."""
    holding = [section.path for section in tree if section.start <= start and end <= section.end]
    return holding[-1] if holding else None


def _heading_sections(headings: list[Mark], stop: int) -> list[Section]:
    """Return a section for each heading, up to the next one of its rank or above."""
    found = []
    for index, mark in enumerate(headings):
        rank = HEADING_RANKS[mark.kind]
        end = next((m.start for m in headings[index + 1 :] if HEADING_RANKS[m.kind] <= rank), stop)
        found.append(Section(label=mark.label, start=mark.start, end=end, mark_end=mark.end))
    return found


def _item_sections(text: str, marks: list[Mark], headings: list[Mark], stop: int) -> list[Section]:
    """Return a section for each item of each run."""
    found = []
    all_runs = runs(marks)
    items = sorted((mark.start, number, mark) for number, run in enumerate(all_runs) for mark in run)
    for number, run in enumerate(all_runs):
        for mark, after in pairwise(run):
            found.append(_item(mark, after.start, number))
        last = run[-1]
        behind = bisect_right(headings, last.start, key=lambda mark: mark.start)
        heading = headings[behind].start if behind < len(headings) else stop
        limit = min(heading, _next_item(text, last, number, items, stop))
        # Items that share a paragraph do not reach beyond it.
        end = _item_end(text, last, limit, apart="\n" in text[run[0].start : last.start])
        found.append(_item(last, end, number))
    return found


def _next_item(text: str, last: Mark, run: int, items: list[tuple[int, int, Mark]], stop: int) -> int:
    """Return where the item around *last*, the end of its run, goes on, or the next run of its kind begins."""
    # Runs are numbered in the order in which they begin, so an item of a lower number belongs to a run that was open
    # before this one: this one stood inside an item of that.
    for index in range(bisect_right(items, last.start, key=lambda item: item[0]), len(items)):
        start, number, mark = items[index]
        if number < run:
            return start
        if mark.kind == last.kind and number > run:
            introduction = _introduction(text, start)
            return introduction if introduction > last.start else start
    return stop


def _item(mark: Mark, end: int, run: int) -> Section:
    return Section(label=mark.label, start=mark.start, end=end, mark_end=mark.end, run=run)


def _introduction(text: str, place: int) -> int:
    """Return where the paragraph starts that introduces the run at *place*."""
    line = text.rfind("\n", 0, place) + 1
    return line if text[line:place].strip() else text.rfind("\n", 0, max(line - 1, 0)) + 1


def _item_end(text: str, mark: Mark, limit: int, *, apart: bool) -> int:
    """Return where the last item of a run ends, at *limit* at the latest.

    Args:
        text: The text.
        mark: The label of the item.
        limit: Where something begins that it cannot hold.
        apart: The items of the run stand in paragraphs of their own.
    """
    place = mark.start
    while place < limit:
        line_end = text.find("\n", place)
        line_end = limit if line_end == -1 else min(line_end, limit)
        line = text[mark.start : line_end].rstrip()
        if line and line[-1] in _SENTENCE_END:
            is_title = apart and len("".join(line[mark.end - mark.start :].split())) <= _TITLE
            return limit if is_title else line_end
        place = line_end + 1
    return limit


def _nested(found: list[Section]) -> Iterable[Section]:
    """Yield the sections with their paths; a label or run repeated under one parent is numbered."""
    # What begins first and ends last is outside, as `sections` sorted them. Where a second run repeats the labels of
    # the first, all its items get the number of its first one, or its 三是 would look like an item of the first.
    stack: list[Section] = []
    seen: dict[tuple[str, str], int] = {}
    turns: dict[int, int] = {}
    for section in found:
        while stack and section.start >= stack[-1].end:
            stack.pop()
        parent = stack[-1] if stack else None
        within = section if parent is None else evolve(section, end=min(section.end, parent.end))
        above = parent.path if parent else ""
        count = turns.get(section.run, 0) if section.run is not None else 0
        if not count:
            count = seen[above, section.label] = seen.get((above, section.label), 0) + 1
            if section.run is not None:
                turns[section.run] = count
        label = section.label if count == 1 else f"{section.label}·{count}"
        path = f"{above}/{label}" if above else label
        placed = evolve(within, label=label, path=path, level=len(stack) + 1)
        stack.append(placed)
        yield placed
