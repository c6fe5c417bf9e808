"""The one layout of data files: key order, block style, quotes; comments stay, meaning stays."""

import re
from collections.abc import Iterable

from sgpolicy.coding.comments import Comments, find_comments
from sgpolicy.files.events import read_tree
from sgpolicy.files.folder import DataFile
from sgpolicy.files.tree import MappingNode, Place, Plain, Quoted, SequenceNode
from sgpolicy.model.document import Document, Fault, Reliability, Source, Uncoded
from sgpolicy.model.document_number import DocumentNumber
from sgpolicy.model.name import Name
from sgpolicy.model.period import Period
from sgpolicy.problem import DataError, Problem
from sgpolicy.schema import CODEBOOK_KEYS, RECORD_CLASSES, Dates, file_keys

WIDTH = 120
"""Longest line on which a mapping or list is written in flow style."""

_PERIOD = file_keys(Period)
_NAME = file_keys(Name)
# Reading order of a quantity: the wording first, then what was made of it.
_QUANTITY = ["as_stated", "lower", "upper", "lower_open", "upper_open", "value", "unit", "qualifier"]
_ORDERS: dict[str, list[str]] = {
    "title": _NAME,
    "name": _NAME,
    "summary": _NAME,
    "number": file_keys(DocumentNumber),
    "dates": file_keys(Dates),
    **dict.fromkeys(("issued", "published", "reference", "time", "due", "as_of"), _PERIOD),
    "source": file_keys(Source),
    "reliability": file_keys(Reliability),
    "quantity": _QUANTITY,
    "also": ["at", "section", "as_stated"],
    "faults": file_keys(Fault),
    "uncoded": file_keys(Uncoded),
    **{key: file_keys(cls) for key, cls in (*RECORD_CLASSES.items(), *CODEBOOK_KEYS.items())},
}
# What is read rather than looked up stands on lines of its own.
_BLOCK = frozenset({"summary", "source", "dates", "inferred"})
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./-]*|-[0-9][0-9.]*")


def format_text(yaml_text: str, name: str = "file") -> str:
    """Return a document or codebook file in canonical layout.

    Keys stand in canonical order, records in the order that they have;
    mappings are in block style but for short ones; text is in double quotes.
    Comments stay with the key or record that they stand above or beside. A
    second run changes nothing, and the file means the same as before.

    Args:
        yaml_text: The file.
        name: How to call it in a problem.

    Raises:
        DataError: The strict reader refuses the file.
    """
    tree, problems = read_tree(yaml_text, name)
    if tree is None or problems:
        raise DataError(problems)
    comments = find_comments(yaml_text, tree)
    order = file_keys(Document) if "id" in tree else list(CODEBOOK_KEYS)
    lines = _mapping(tree, order, "", comments)
    return "\n".join([*lines, *comments.last]) + "\n"


def format_problems(files: Iterable[DataFile]) -> tuple[Problem, ...]:
    """Return a problem for each of *files* that is not in canonical layout, at the first line that differs."""
    found: list[Problem] = []
    for file in files:
        try:
            wanted = format_text(file.text, file.name)
        except DataError as exc:
            found += exc.problems
            continue
        if wanted != file.text:
            pairs = zip(wanted.split("\n"), file.text.split("\n"), strict=False)
            line = next((number for number, (a, b) in enumerate(pairs, 1) if a != b), 1)
            found.append(
                Problem(
                    file=file.name,
                    line=line,
                    column=1,
                    message="is not in canonical layout from here on",
                    remedy="run `sgpolicy code format`",
                    check="format",
                )
            )
    return tuple(found)


def _mapping(node: MappingNode, order: list[str], indent: str, comments: Comments) -> list[str]:
    """Return the lines of a mapping in block style."""
    lines: list[str] = []
    for key in sorted(node, key=lambda key: order.index(key) if key in order else len(order)):
        place = node.key_places[key]
        lines += [indent + comment for comment in comments.take_before(place)]
        lines += _entry(key, node[key], indent, place, comments)
    return lines


def _entry(key: str, value: object, indent: str, place: Place, comments: Comments) -> list[str]:
    """Return the lines of one key with its value."""
    head = f"{indent}{_key(key)}:"
    short = _short(key, value, len(head) + 1, comments)
    beside = comments.take_beside(place)
    if short is not None:
        return [f"{head} {short}{beside}".rstrip()]
    order = _ORDERS.get(key, [])
    if isinstance(value, MappingNode):
        return [head + beside, *_mapping(value, order, f"{indent}  ", comments)]
    lines = [head + beside]
    if isinstance(value, SequenceNode):
        for item_place, item in zip(value.item_places, value, strict=True):
            lines += [f"{indent}  {comment}" for comment in comments.take_before(item_place)]
            lines += _item(item, order, f"{indent}  ", item_place, comments)
    return lines


def _item(item: object, order: list[str], indent: str, place: Place, comments: Comments) -> list[str]:
    """Return the lines of one item of a list."""
    if isinstance(item, MappingNode) and item:
        lines = _mapping(item, order, f"{indent}  ", comments)
        first = next(i for i, line in enumerate(lines) if not line.lstrip().startswith("#"))
        lines[first] = f"{indent}- {lines[first][len(indent) + 2 :]}"
        # A comment above the first key has nowhere to stand but above the item.
        return [*(indent + line.lstrip() for line in lines[:first]), *lines[first:]]
    return [f"{indent}- {flow(item)}{comments.take_beside(place)}"]


def _short(key: str, value: object, column: int, comments: Comments) -> str | None:
    """Return *value* on one line; None if it has to stand on several."""
    if isinstance(value, (MappingNode, SequenceNode)):
        deep = any(isinstance(inner, MappingNode) for inner in _children(value))
        if value and (deep or comments.inside(value) or key in _BLOCK):
            return None
        written = flow(value, key)
        return written if not value or key == "at" or column + len(written) <= WIDTH else None
    return scalar(value)


def _children(node: MappingNode | SequenceNode) -> list[object]:
    return list(node.values()) if isinstance(node, MappingNode) else list(node)


def flow(value: object, key: str = "") -> str:
    """Return *value* in flow style."""
    if isinstance(value, MappingNode):
        order = _ORDERS.get(key) or _order_of(value)
        keys = sorted(value, key=lambda name: order.index(name) if name in order else len(order))
        return "{" + ", ".join(f"{_key(name)}: {flow(value[name], name)}" for name in keys) + "}"
    if isinstance(value, SequenceNode):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return scalar(value)


def _order_of(value: MappingNode) -> list[str]:
    """Return the key order of a leaf mapping, told by its keys."""
    orders = (_NAME, _PERIOD, _QUANTITY, _ORDERS["number"], _ORDERS["reliability"], _ORDERS["also"])
    return next((order for order in orders if set(value) <= set(order)), [])


def _key(key: str) -> str:
    return key if _PLAIN.fullmatch(key) else scalar(Quoted(key))


def scalar(value: object) -> str:
    """Return a scalar as written: plain if it was and may be, else in double quotes."""
    text = str(value)
    if isinstance(value, Plain) and _PLAIN.fullmatch(text):
        return text
    return f'"{"".join(_escaped(char) for char in text)}"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    if char == "\n":
        return "\\n"
    if char.isprintable() or char == "\u3000":
        return char
    return f"\\u{ord(char):04X}" if ord(char) < 0x10000 else f"\\U{ord(char):08X}"  # noqa: PLR2004 - the basic plane
