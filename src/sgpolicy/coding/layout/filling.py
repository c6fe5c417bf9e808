"""Filling in the section of every record of a document file, by machine."""

import re
from collections.abc import Iterator

from sgpolicy.files.reader import read_tree
from sgpolicy.files.tree import Map, Seq
from sgpolicy.problem import DataError, Place, line_column
from sgpolicy.schema import RECORD_LISTS
from sgpolicy.sources.sections import section_of, sections

_AT = re.compile(r"\[[^\]]*\]")
_FLOW = re.compile(r', section: (?:"[^"]*"|[^,}]*)')


def fill_sections(yaml_text: str, source_text: str) -> str:
    """Return *yaml_text* with `section:` after the `at:` of each record and `also` entry.

    What lies under no heading gets none, and a wrong one is taken out. All
    else stays as it is, comments and layout included.

    Args:
        yaml_text: A document file.
        source_text: The whole text of its source file.

    Raises:
        DataError: The file is not YAML that the strict reader takes.
    """
    tree, problems = read_tree(yaml_text, "document")
    if problems or tree is None:
        raise DataError(problems)
    extent = _span(tree.get("source"), "extent") or (0, len(source_text))
    found = sections(source_text, *extent)
    lines = yaml_text.split("\n")
    # From the bottom up, so that places above stay true.
    for node in sorted(_places(tree), key=lambda node: node.mark, reverse=True):
        if span := _span(node, "at"):
            _write(lines, yaml_text, node, section_of(found, *span))
    return "\n".join(lines)


def _places(tree: Map) -> Iterator[Map]:
    """Yield each record of the file and each entry of its `also`."""
    for key in RECORD_LISTS:
        for record in _maps(tree.get(key)):
            yield record
            yield from _maps(record.get("also"))


def _maps(items: object) -> list[Map]:
    return [item for item in items if isinstance(item, Map)] if isinstance(items, Seq) else []


def _span(node: object, key: str) -> tuple[int, int] | None:
    """Return the span under *key* of *node*; None if there is none."""
    match node.get(key) if isinstance(node, Map) else None:
        case [int(first), int(last)] if min(first, last) >= 0:
            return first, last
    return None


def _write(lines: list[str], text: str, node: Map, path: str | None) -> None:
    """Write *path* after the `at` of *node*, in block or flow style as the file has it.

    Args:
        lines: The lines of the file, changed from *node*'s on already.
        text: The file as it was.
        node: A record or an entry of `also`.
        path: Its section; None if it lies in none.
    """
    (line, column), (value_line, value_column) = _places_of(text, node, "at")
    close = _AT.match(lines[line - 1], value_column - 1) if value_line == line else None
    if close and "{" in lines[line - 1][: column - 1]:
        rest = _FLOW.sub("", lines[line - 1][close.end() :], count=1)
        written = f', section: "{path}"' if path else ""
        lines[line - 1] = lines[line - 1][: close.end()] + written + rest
        return
    last = max(line, *(line_column(text, mark)[0] for mark in node["at"].marks))
    if "section" in node:
        number = _places_of(text, node, "section")[0][0] - 1
        del lines[number]
        last -= number < last
    if path:
        lines.insert(last, f'{" " * (column - 1)}section: "{path}"')


def _places_of(text: str, node: Map, key: str) -> tuple[Place, Place]:
    """Return where *key* of *node* stands, and where its value does."""
    index = 2 * list(node).index(key)
    return line_column(text, node.marks[index]), line_column(text, node.marks[index + 1])
