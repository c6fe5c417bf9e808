"""The comments of a YAML file, tied to the keys and items that they speak about."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import yaml
from attrs import define, field

from sgpolicy.files.reader import PARSER
from sgpolicy.files.tree import Map, Seq
from sgpolicy.problem import PathKey

Spot = tuple[int, PathKey]
"""A key or an item: the identity of the mapping or list that holds it, and the key or position in that."""

_HASH = re.compile(r"(?<!\S)#")


@define(kw_only=True)
class Comments:
    """Comments by the key or item that they belong to.

    Attributes:
        before: Lines that stand above it.
        beside: The comment at the end of its line.
        last: Lines after everything.
    """

    before: dict[Spot, list[str]] = field(factory=dict)
    beside: dict[Spot, str] = field(factory=dict)
    last: list[str] = field(factory=list)

    def take_before(self, node: object, step: PathKey) -> list[str]:
        """Return the lines above a key or item of *node*, once."""
        return self.before.pop((id(node), step), [])

    def take_beside(self, node: object, step: PathKey) -> str:
        """Return the comment beside a key or item with two blanks before it, once; empty if there is none."""
        found = self.beside.pop((id(node), step), "")
        return f"  {found}" if found else ""

    def rest(self) -> list[str]:
        """Return the lines after everything, behind those whose key or item is gone or was not asked for."""
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
    # An item that is a mapping begins where its first key does. What stands above
    # both is about the item, what stands beside them about the key.
    outer: dict[int, Spot] = {}
    inner: dict[int, Spot] = {}
    for mark, spot in _marks(tree):
        outer.setdefault(mark, spot)
        inner[mark] = spot
    marks = sorted(outer)
    for at in _hashes(text):
        comment = text[at:].partition("\n")[0].rstrip()
        first, after = bisect_left(marks, text.rfind("\n", 0, at) + 1), bisect_right(marks, at)
        if first < after:
            found.beside[inner[marks[first]]] = comment
        elif after < len(marks):
            found.before.setdefault(outer[marks[after]], []).append(comment)
        else:
            found.last.append(comment)
    return found


def _hashes(text: str) -> Iterator[int]:
    """Yield the offset of each # that starts a comment."""
    scalars = [
        (event.start_mark.index, event.end_mark.index)
        for event in yaml.parse(text, Loader=PARSER)
        if isinstance(event, yaml.ScalarEvent) and event.start_mark and event.end_mark
    ]
    place = 0
    while hit := _HASH.search(text, place):
        at = hit.start()
        before = bisect_right(scalars, (at, len(text))) - 1
        if before >= 0 and at < scalars[before][1]:  # inside a scalar
            place = at + 1
            continue
        yield at
        place = text.find("\n", at) if "\n" in text[at:] else len(text)
