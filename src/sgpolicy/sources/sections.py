"""The section tree of a text: headings, numbered items and enumerators, in OCR variants too.

Three kinds of marks make sections. Headings (篇一: 附: 一、 (一)) extend to the next one
of their rank or above. Numbered items (1. ①) and enumerators (第一, 一是 一要)
come in runs; an item extends to the next of its run, the last one to the end of its
paragraph, or of the section if its first line is only a title.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from attrs import evolve, frozen

from sgpolicy.sources.marks import ANNEX, CLOSING, HEADING_RANKS, Mark, find_marks, runs

_SENTENCE_END = "。;!?；！？”〞"
_STOPS = tuple("。;!?；！？，,、")
_TITLE = 22
"""Longest first line that counts as the title of an item, in characters without blanks."""


@frozen(kw_only=True)
class Section:
    """A part of a text under one heading, item number or enumerator.

    Attributes:
        label: Its label in canonical form, such as 一, (一), 1, ①, 第一, 一是 or 附.
        path: The labels from the top down, joined by a slash.
        level: How many sections it is in, including itself.
        start: Offset of its label.
        end: Offset just past its last character.
        mark_end: Offset just past its printed label.
        run: Number of the run that it is an item of; None for a heading.
        outer: Place in the tree of the section around it; -1 if there is none.
    """

    label: str
    path: str = ""
    level: int = 1
    start: int
    end: int
    mark_end: int
    run: int | None = None
    outer: int = -1


def sections(text: str, start: int = 0, end: int | None = None) -> tuple[Section, ...]:
    """Return the sections of *text* between *start* and *end*, in text order, outer ones first.

    Args:
        text: A source text.
        start: Where to begin; marks before it are ignored.
        end: Where to stop; the end of the text by default.

    Returns:
        The sections, properly nested, with offsets into *text*; empty if
        there are no headings.
    """
    stop = len(text) if end is None else end
    marks = find_marks(text, start, stop)
    headings = [mark for mark in marks if mark.kind in HEADING_RANKS]
    found = [*_heading_sections(headings, stop), *_item_sections(text, marks, headings, stop)]
    found.sort(key=lambda section: (section.start, -section.end, section.label[:1] != ANNEX))
    return _nested(found)


def section_of(tree: Sequence[Section], start: int, end: int) -> str | None:
    """Return the path of the innermost section that holds the whole span, such as 二/(四)/五是; None if none does."""
    index = innermost(tree, start, end)
    return tree[index].path if index >= 0 else None


def innermost(tree: Sequence[Section], start: int, end: int) -> int:
    """Return the place in *tree* of the innermost section that holds the whole span; -1 if none does."""
    index = bisect_right(tree, start, key=lambda section: section.start) - 1
    while index >= 0 and tree[index].end < end:
        index = tree[index].outer
    return index


def _heading_sections(headings: list[Mark], stop: int) -> list[Section]:
    """Return a section for each heading, up to the next one of its rank or above."""
    ends = [stop] * len(headings)
    still_open: list[int] = []
    for index, mark in enumerate(headings):
        while still_open and HEADING_RANKS[headings[still_open[-1]].kind] >= HEADING_RANKS[mark.kind]:
            ends[still_open.pop()] = mark.start
        still_open.append(index)
    return [
        Section(label=mark.label, start=mark.start, end=end, mark_end=mark.end)
        for mark, end in zip(headings, ends, strict=True)
        if mark.kind != CLOSING
    ]


def _item_sections(text: str, marks: list[Mark], headings: list[Mark], stop: int) -> list[Section]:
    """Return a section for each item of each run."""
    found = []
    all_runs = runs(marks)
    items = sorted((mark.start, number, mark) for number, run in enumerate(all_runs) for mark in run)
    for number, run in enumerate(all_runs):
        for mark, following in pairwise(run):
            found.append(_item(mark, following.start, number))
        last = run[-1]
        after = bisect_right(headings, last.start, key=lambda mark: mark.start)
        heading = headings[after].start if after < len(headings) else stop
        limit = _next_item(text, last, number, items, heading)
        # Items that share a paragraph do not extend beyond it.
        end = _item_end(text, last, limit, apart="\n" in text[run[0].start : last.start])
        found.append(_item(last, end, number))
    return found


def _next_item(text: str, last: Mark, run: int, items: list[tuple[int, int, Mark]], stop: int) -> int:
    """Return where the item around *last*, the end of its run, continues, or the next run of its kind begins."""
    # Runs are numbered in the order in which they begin. An item of a run with a lower number shows that this run was
    # inside an item of that one.
    for index in range(bisect_right(items, last.start, key=lambda item: item[0]), len(items)):
        start, number, mark = items[index]
        if start >= stop:
            break
        if number < run:
            return start
        if mark.kind == last.kind and number > run:
            introduction = _introduction(text, start)
            return introduction if introduction > last.start else start
    return stop


def _item(mark: Mark, end: int, run: int) -> Section:
    return Section(label=mark.label, start=mark.start, end=end, mark_end=mark.end, run=run)


def _introduction(text: str, place: int) -> int:
    """Return the start of the paragraph that introduces the run at *place*."""
    line = text.rfind("\n", 0, place) + 1
    return line if text[line:place].strip() else text.rfind("\n", 0, max(line - 1, 0)) + 1


def _item_end(text: str, mark: Mark, limit: int, *, apart: bool) -> int:
    """Return where the last item of a run ends, at *limit* at the latest.

    Args:
        text: The text.
        mark: The label of the item.
        limit: Where something begins that cannot be part of it.
        apart: Whether each item of the run has a paragraph of its own.
    """
    place = mark.start
    while place < limit:
        line_end = text.find("\n", place)
        line_end = limit if line_end == -1 else min(line_end, limit)
        line = text[mark.start : line_end].rstrip()
        # A line that begins with a stop goes on with the one before, whose stop was doubled.
        doubled = text[line_end:limit].lstrip()[:1] in _STOPS
        if line and line[-1] in _SENTENCE_END and not doubled:
            is_title = apart and len("".join(line[mark.end - mark.start :].split())) <= _TITLE
            return limit if is_title else line_end
        place = line_end + 1
    return limit


def _nested(found: list[Section]) -> tuple[Section, ...]:
    """Return the sections with their paths; a label or run repeated under one parent is numbered."""
    # Outer sections come first, as `sections` sorted them. If a second run repeats the labels of the first, all its
    # items get the number of its first one, or its 三是 would look like an item of the first run.
    placed: list[Section] = []
    stack: list[int] = []
    seen: dict[tuple[str, str], int] = {}
    turns: dict[int, int] = {}
    for section in found:
        while stack and section.start >= placed[stack[-1]].end:
            stack.pop()
        parent = placed[stack[-1]] if stack else None
        above = parent.path if parent else ""
        count = turns.get(section.run, 0) if section.run is not None else 0
        if not count:
            count = seen[above, section.label] = seen.get((above, section.label), 0) + 1
            if section.run is not None:
                turns[section.run] = count
        label = section.label if count == 1 else f"{section.label}·{count}"
        path, outer = (f"{above}/{label}", stack[-1]) if parent else (label, -1)
        end = min(section.end, parent.end) if parent else section.end
        stack.append(len(placed))
        placed.append(evolve(section, label=label, path=path, level=len(stack), end=end, outer=outer))
    return tuple(placed)
