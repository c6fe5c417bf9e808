"""The tree of a data file, and where in the file everything in it stands.

A container keeps the offsets of what is in it, one number each; line and column
are worked out only for what is wrong.
"""

import re
from bisect import bisect_right
from typing import Any

from attrs import frozen

from sgpolicy.problem import Finding, PathKey, Place, Problem, line_column, path_text


class Map(dict[str, Any]):
    """A mapping with the offset of its first character, and those of its keys and values in turn."""

    __slots__ = ("mark", "marks")

    mark: int
    marks: list[int]


class Seq(list[Any]):
    """A list with the offset of its first character, and those of its items."""

    __slots__ = ("mark", "marks")

    mark: int
    marks: list[int]


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
        line, column = line_column(self.text, offset_of(self.tree, path, on_key=finding.on_key))
        return Problem(
            file=self.name,
            line=line,
            column=column,
            path=path_text(path),
            message=finding.message,
            remedy=finding.remedy,
            check=finding.check,
        )


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
    ends = [-1, *(hit.start() for hit in re.finditer("\n", text)), len(text)]  # of the lines, from line 0 on
    at = min(ends[min(place[0], len(ends) - 1) - 1] + place[1], ends[min(place[0], len(ends) - 1)])
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
