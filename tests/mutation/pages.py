"""Data files as text that can be changed in one place: where each scalar is, and what to put there."""

import re
from collections.abc import Iterable, Iterator
from typing import Self

from attrs import frozen

from sgpolicy.files.folder import DataFile
from sgpolicy.files.reader import read_tree
from sgpolicy.files.spelling import Spellings
from sgpolicy.files.tree import Map, Seq, offset_of
from sgpolicy.problem import PathKey, line_column
from sgpolicy.schema import RECORD_CLASSES

FIGURES = ("provisions", "observations", "targets")
"""The lists of a document file that hold figures."""

_SCALAR = re.compile(
    r'"(?:[^"\\]|\\.)*"'
    r"|'(?:[^']|'')*'"
    r"|\[[^\]\n]*\]"
    r"""|[^\s,\[\]{}"'][^,\[\]{}\n]*?(?=\s*(?:[,\]}\n]|$| #))"""
)


@frozen(eq=False)
class Page:
    """One document file with its tree.

    Attributes:
        name: Name of the file.
        text: Its text.
        tree: Its tree, with places.
        document: Id of its document.
    """

    name: str
    text: str
    tree: Map
    document: str

    @classmethod
    def of(cls, file: DataFile) -> Self | None:
        """Return *file* as a page; None if it holds no document."""
        tree, problems = read_tree(file.text, file.name, scalars=Spellings())
        if problems or tree is None or "id" not in tree:
            return None
        return cls(file.name, file.text, tree, str(tree["id"]))

    def extent(self, path: tuple[PathKey, ...]) -> tuple[int, int]:
        """Return the place in the text of the scalar or span at *path*."""
        start = offset_of(self.tree, path)
        hit = _SCALAR.match(self.text, start)
        if hit is None:
            line, column = line_column(self.text, start)
            msg = f"{self.name}:{line}:{column}: no scalar on one line"
            raise ValueError(msg)
        return hit.span()

    def raw(self, path: tuple[PathKey, ...]) -> str:
        """Return the scalar or span at *path* as it is written."""
        return self.text[slice(*self.extent(path))]

    def at(self, path: tuple[PathKey, ...]) -> object:
        """Return the node at *path*; None if there is none."""
        node: object = self.tree
        for step in path:
            if isinstance(node, Map) and isinstance(step, str):
                node = node.get(step)
            elif isinstance(node, Seq) and isinstance(step, int) and step < len(node):
                node = node[step]
            else:
                return None
        return node

    def changed(self, edits: Iterable[tuple[tuple[PathKey, ...], str]]) -> str:
        """Return the text with the values at each path replaced."""
        text = self.text
        places = sorted(((*self.extent(path), new) for path, new in edits), reverse=True)
        for start, end, new in places:
            text = text[:start] + new + text[end:]
        return text

    def records(self, *lists: str) -> Iterator[tuple[PathKey, ...]]:
        """Yield the path of each record of the given lists; of all lists without any."""
        for key in lists or RECORD_CLASSES:
            entries = self.tree.get(key)
            for index in range(len(entries) if isinstance(entries, Seq) else 0):
                yield key, index


def pages(files: Iterable[DataFile]) -> tuple[Page, ...]:
    """Return the document files among *files*, in the same order."""
    return tuple(page for file in files if (page := Page.of(file)))
