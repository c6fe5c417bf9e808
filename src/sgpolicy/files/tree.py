"""The tree of a data file, and where in the file everything in it stands.

A container keeps the offsets of what is in it, one number each; line and column
are worked out only for what is wrong.
"""

import re
from array import array
from bisect import bisect_right
from typing import Any

from attrs import evolve, frozen

from sgpolicy.files.lexis import wide_mark
from sgpolicy.problem import Finding, PathKey, Place, Problem, line_column

OFFSETS = "I"
"""The type code of the offsets in a container: four bytes each, as there are two for every value of every file."""
_PLAIN = re.compile("[^\n\"'#]*")
_OF_SPELLING = ("shape", "reference")


class Map(dict[str, Any]):
    """A mapping with the offset of its first character, and those of its keys and values in turn."""

    __slots__ = ("mark", "marks")

    mark: int
    marks: "array[int]"


class Seq(list[Any]):
    """A list with the offset of its first character, and those of its items."""

    __slots__ = ("mark", "marks")

    mark: int
    marks: "array[int]"


class Hole:
    """Stands where something was refused; reported already, so passed over in silence."""


HOLE = Hole()


@frozen(eq=False)
class Parsed:
    """A data file as read.

    Attributes:
        name: How to call it in a problem.
        text: Its text.
        tree: What the text means.
    """

    name: str
    text: str
    tree: Map

    def problem(self, finding: Finding) -> Problem:
        """Return *finding*, whose path starts at the root of this file, with its line and column."""
        path = written_path(self.tree, finding.path)
        offset = offset_of(self.tree, path, on_key=finding.on_key)
        written = _PLAIN.match(self.text, offset)[0]  # type: ignore[index] # it matches nothing, if need be
        message = finding.message + wide_mark(written) if finding.check in _OF_SPELLING else finding.message
        return evolve(finding, path=path, message=message).at(self.name, line_column(self.text, offset))


def offset_of(tree: Map, path: tuple[PathKey, ...], *, on_key: bool = False) -> int:
    """Return the offset of the value, or *on_key* of the key, at *path*; else of the nearest thing above it."""
    node: object = tree
    offset = tree.mark
    for depth, step in enumerate(path):
        if isinstance(node, Map) and isinstance(step, str) and step in node:
            key_only = on_key and depth == len(path) - 1
            offset = node.marks[2 * list(node).index(step) + (not key_only)]
            node = node[step]
        elif isinstance(node, Seq) and isinstance(step, int) and step < len(node):
            offset = node.marks[step]
            node = node[step]
        else:
            break
    return offset


def written_path(tree: object, path: tuple[PathKey, ...]) -> tuple[PathKey, ...]:
    """Return *path* without steps into a scalar: a period may be a mapping or just its text."""
    for depth, step in enumerate(path):
        if isinstance(tree, Map):
            tree = tree.get(step) if isinstance(step, str) else None
        elif isinstance(tree, Seq):
            tree = tree[step] if isinstance(step, int) and step < len(tree) else None
        elif tree is not None:
            return path[:depth]
    return path


def path_at(tree: object, text: str, place: Place) -> tuple[PathKey, ...]:
    """Return the way to the key or item that begins last before *place*, and on its line or further left."""
    path: list[PathKey] = []
    start = _line_start(text, place[0])
    end = text.find("\n", start)
    at = min(start + place[1] - 1, end if end >= 0 else len(text))
    while isinstance(tree, (Map, Seq)):
        marks = tree.marks[::2] if isinstance(tree, Map) else tree.marks
        index = bisect_right(marks, at) - 1
        if index < 0:
            break
        line, column = line_column(text, marks[index])
        if line != place[0] and column - 2 * isinstance(tree, Seq) >= place[1]:  # of an item, where its hyphen stands
            break
        step: PathKey = list(tree)[index] if isinstance(tree, Map) else index
        path.append(step)
        tree = tree[step]  # type: ignore[index] # its own step
    return tuple(path)


def _line_start(text: str, line: int) -> int:
    """Return the offset of the first character of *line*, found by halving, since a list of lines takes memory."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high) // 2
        if text.count("\n", 0, middle) + 1 < line:
            low = middle + 1
        else:
            high = middle
    return low
