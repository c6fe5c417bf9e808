"""Filling in the section of every record of a document file, by machine."""

import re

from sgpolicy.files.events import read_tree
from sgpolicy.files.tree import MappingNode, PathKey, SequenceNode
from sgpolicy.problem import DataError
from sgpolicy.schema import RECORD_LISTS
from sgpolicy.sources.sections import section_of, sections

_AT = re.compile(r"\[[^\]]*\]")
_FLOW = re.compile(r', section: (?:"[^"]*"|[^,}]*)')


def fill_sections(yaml_text: str, source_text: str) -> str:
    """Return *yaml_text* with `section:` behind the `at:` of each record and `also` entry.

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
    extent = spans(tree.get("source"), "extent") or (0, len(source_text))
    found = sections(source_text, *extent)
    lines = yaml_text.split("\n")
    # From the bottom up, so that places above stay true.
    for node in sorted(places(tree), key=lambda node: node.place, reverse=True):
        if span := spans(node, "at"):
            _write(lines, node, section_of(found, *span))
    return "\n".join(lines)


def places(tree: MappingNode) -> list[MappingNode]:
    """Return each record of the file and each entry of its `also`."""
    found: list[MappingNode] = []
    for key in RECORD_LISTS:
        entries = tree.get(key)
        for entry in entries if isinstance(entries, SequenceNode) else ():
            if isinstance(entry, MappingNode):
                also = entry.get("also")
                more = also if isinstance(also, SequenceNode) else ()
                found += [entry, *(item for item in more if isinstance(item, MappingNode))]
    return found


def spans(node: object, key: PathKey) -> tuple[int, int] | None:
    """Return the span under *key* of *node*; None if there is none."""
    value = node.get(str(key)) if isinstance(node, MappingNode) else None
    if isinstance(value, SequenceNode) and len(value) == 2:  # noqa: PLR2004 - a pair
        first, last = map(str, value)
        if first.isdecimal() and last.isdecimal():
            return int(first), int(last)
    return None


def _write(lines: list[str], node: MappingNode, path: str | None) -> None:
    """Write *path* behind the `at` of *node*, in block or flow style as the file has it."""
    line, column = node.key_places["at"]
    before = lines[line - 1][: column - 1]
    close = _AT.match(lines[line - 1], node.value_places["at"][1] - 1)
    if "{" in before and close:
        rest = _FLOW.sub("", lines[line - 1][close.end() :], count=1)
        written = f', section: "{path}"' if path else ""
        lines[line - 1] = lines[line - 1][: close.end()] + written + rest
        return
    value = node["at"]
    last = max([line, *(place[0] for place in value.item_places)]) if isinstance(value, SequenceNode) else line
    if "section" in node:
        number = node.key_places["section"][0] - 1
        del lines[number]
        last -= number < last
    if path:
        lines.insert(last, f'{" " * (column - 1)}section: "{path}"')
