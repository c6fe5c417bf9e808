"""Find the comments of a YAML file and the keys and items that they belong to."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import yaml
from attrs import define, field

from sgpolicy.files.reader import PARSER
from sgpolicy.files.tree import Map, Seq
from sgpolicy.problem import PathKey

Spot = tuple[int, PathKey]
"""A key or an item: the `id()` of the mapping or list that contains it, and its key or position there."""


@define(kw_only=True)
class Comments:
    """Comments by the key or item that they belong to.

    Attributes:
        before: The comments above it.
        beside: The comment at the end of its line.
        last: The comments after everything.
    """

    before: dict[Spot, list[str]] = field(factory=dict)
    beside: dict[Spot, str] = field(factory=dict)
    last: list[str] = field(factory=list)

    def take_before(self, node: object, step: PathKey) -> list[str]:
        """Return the comments above a key or item of *node* and forget them."""
        return self.before.pop((id(node), step), [])

    def take_beside(self, node: object, step: PathKey) -> str:
        """Return the comment beside a key or item, with two blanks before it, and forget it; "" if there is none."""
        found = self.beside.pop((id(node), step), "")
        return f"  {found}" if found else ""

    def take_inside(self, node: object) -> list[str]:
        """Return the comments of everything inside *node*, which has one line, and forget them."""
        found: list[str] = []
        for spot in _spots(node):
            found += [*self.before.pop(spot, []), *filter(None, [self.beside.pop(spot, "")])]
        return found

    def rest(self) -> list[str]:
        """Return the comments that nobody took, whose key or item is gone, and those after everything."""
        above = [line for lines in self.before.values() for line in lines]
        return [*above, *self.beside.values(), *self.last]

    def inside(self, node: object) -> bool:
        """Return whether any comment belongs to something inside *node*."""
        if not self.before and not self.beside:
            return False
        return any(spot in self.before or spot in self.beside for spot in _spots(node))


def _spots(node: object) -> Iterator[Spot]:
    """Yield every key and item inside *node*, outer ones first."""
    steps = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, value in steps:
        yield id(node), step
        yield from _spots(value)


def _marks(node: object) -> Iterator[tuple[int, Spot]]:
    """Yield the offset of every key and item inside *node*, outer ones first."""
    if isinstance(node, Map):
        for mark, (key, value) in zip(node.marks[::2], node.items(), strict=True):
            yield mark, (id(node), key)
            yield from _marks(value)
    elif isinstance(node, Seq):
        for index, (mark, value) in enumerate(zip(node.marks, node, strict=True)):
            yield mark, (id(node), index)
            yield from _marks(value)


def find_comments(text: str, tree: Map) -> Comments:
    """Return the comments of *text*, which the strict reader made *tree* of."""
    found = Comments()
    # An item that is a mapping begins where its first key does. A comment above
    # both is about the item, one beside them is about the key.
    outer: dict[int, Spot] = {}
    inner: dict[int, Spot] = {}
    for mark, spot in _marks(tree):
        outer.setdefault(mark, spot)
        inner[mark] = spot
    marks = sorted(outer)
    for at, comment in comments_in(text):
        line = text.rfind("\n", 0, at) + 1
        first, after = bisect_left(marks, line), bisect_right(marks, at)
        if first < after:
            found.beside[inner[marks[first]]] = comment
        elif after and text[line:at].strip(" -?:") and (spot := inner[marks[after - 1]]) not in found.beside:
            found.beside[spot] = comment  # beside the end of what began on a line above
        elif after < len(marks):
            found.before.setdefault(outer[marks[after]], []).append(comment)
        else:
            found.last.append(comment)
    return found


def comments_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield offset and text of each comment of what the strict reader takes: outside of scalars, # starts one."""
    place = 0
    for event in yaml.parse(text, Loader=PARSER):
        if isinstance(event, yaml.ScalarEvent) and event.start_mark and event.end_mark:
            start: int = event.start_mark.index
            if event.style in {"|", ">"}:  # the text begins on the next line
                start = _line_end(text, start)
            yield from _between(text, place, start)
            place = max(start, event.end_mark.index)
    yield from _between(text, place, len(text))


def _between(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    while (at := text.find("#", start, end)) >= 0:
        start = _line_end(text, at)
        yield at, text[at:start].rstrip()


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
