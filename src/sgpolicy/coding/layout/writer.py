"""The one writer of data files: the order of keys, block and flow style, quotes."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from sgpolicy.coding.layout.comments import Comments
from sgpolicy.files.spelling import AMBIGUOUS, Plain
from sgpolicy.files.text import ALIKE, RUIN
from sgpolicy.model.coding import Coding
from sgpolicy.model.document import Fault, Reliability, Source, Uncoded
from sgpolicy.model.document_number import DocumentNumber
from sgpolicy.model.name import Name
from sgpolicy.model.page import Page
from sgpolicy.model.period import Period
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.words import Basis
from sgpolicy.schema import ALSO_KEYS, CODEBOOK_KEYS, DATES, RECORD_CLASSES, file_keys

WIDTH = 120
"""Longest line for a mapping or list in flow style."""
QUANTITY = (
    *("as_stated", "lower", "upper", "lower_open", "upper_open", "value", "unit", "qualifier", "vague", "basis"),
)
"""The order of the keys of a quantity: first the wording, then what it means."""

Tree = str | int | bool | Decimal | list["Tree"] | dict[str, "Tree"]
"""What is written: a `Plain` without quotes, other text in quotes, numbers in digits."""

_PERIOD = file_keys(Period)
_NAME = file_keys(Name)
_ORDERS: dict[str, Sequence[str]] = {
    "title": _NAME,
    "name": _NAME,
    "summary": _NAME,
    "definition": _NAME,
    "is_not": _NAME,
    "number": file_keys(DocumentNumber),
    "dates": DATES,
    **dict.fromkeys((*DATES, "time", "due", "as_of", "coded", "reviewed", "date", "seen"), _PERIOD),
    "source": [*file_keys(Source), *file_keys(Page)],
    "coding": file_keys(Coding),
    "reliability": file_keys(Reliability),
    "quantity": QUANTITY,
    "also": ALSO_KEYS,
    "faults": file_keys(Fault),
    "uncoded": file_keys(Uncoded),
    **{key: file_keys(cls) for key, cls in (*RECORD_CLASSES.items(), *CODEBOOK_KEYS.items())},
}
# What people read rather than look up has lines of its own.
_BLOCK = frozenset({"summary", "definition", "is_not", "source", "dates", "inferred"})
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./-]*|-[0-9][0-9.]*")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_/-]*")


def write(tree: Mapping[str, Any], order: Sequence[str], comments: Comments | None = None) -> str:
    """Return a file that holds *tree*.

    Args:
        tree: The root mapping.
        order: The order of its keys; for mappings inside, the order is known by
            their key. A key that is not in the order comes last.
        comments: The comments above and beside its keys and items.
    """
    comments = comments or Comments()
    return "\n".join([*_mapping(tree, order, "", comments), *comments.rest()]) + "\n"


def word(text: str) -> str:
    """Return *text* as a `Plain` if every YAML reader takes it for text, otherwise as it is."""
    return Plain(text) if _WORD.fullmatch(text) and not AMBIGUOUS.fullmatch(text) else text


def _sorted(keys: Iterable[str], order: Sequence[str]) -> list[str]:
    return sorted(keys, key=lambda key: order.index(key) if key in order else len(order))


def _mapping(node: Mapping[str, Any], order: Sequence[str], indent: str, comments: Comments) -> list[str]:
    """Return the lines of a mapping in block style."""
    lines: list[str] = []
    for key in _sorted(node, order):
        lines += [indent + comment for comment in comments.take_before(node, key)]
        lines += _entry(node, key, indent, comments)
    return lines


def _entry(node: Mapping[str, Any], key: str, indent: str, comments: Comments) -> list[str]:
    """Return the lines of one key with its value."""
    value = node[key]
    head = f"{indent}{_key(key)}:"
    short = _short(key, value, len(head) + 1, comments)
    beside = comments.take_beside(node, key)
    if short is not None:
        return [f"{head} {short}{beside}".rstrip()]
    order = _ORDERS.get(key, ())
    lines = [head + beside]
    if isinstance(value, dict):
        return [*lines, *_mapping(value, order, f"{indent}  ", comments)]
    for index in range(len(value)):
        lines += [f"{indent}  {comment}" for comment in comments.take_before(value, index)]
        lines += _item(value, index, order, f"{indent}  ", comments)
    return lines


def _item(items: list[Any], index: int, order: Sequence[str], indent: str, comments: Comments) -> list[str]:
    """Return the lines of one item of a list."""
    item = items[index]
    beside = comments.take_beside(items, index)
    if not isinstance(item, dict) or not item:
        above = [indent + comment for comment in comments.take_inside(item)]
        return [*above, f"{indent}- {flow(item)}{beside}"]
    doubly = beside and (id(item), _sorted(item, order)[0]) in comments.beside
    lines = _mapping(item, order, f"{indent}  ", comments)
    if doubly:  # the first key has a comment of its own
        lines.insert(0, beside.lstrip())
        beside = ""
    first = next(i for i, line in enumerate(lines) if not line.lstrip().startswith("#"))
    lines[first] = f"{indent}- {lines[first][len(indent) + 2 :]}{beside}"
    # A comment above the first key can only go above the item.
    return [*(indent + line.lstrip() for line in lines[:first]), *lines[first:]]


def _short(key: str, value: object, column: int, comments: Comments) -> str | None:
    """Return *value* on one line; None if it needs several."""
    if not isinstance(value, (dict, list)):
        return scalar(value)
    inner = value.values() if isinstance(value, dict) else value
    if value and (any(isinstance(one, dict) for one in inner) or comments.inside(value) or key in _BLOCK):
        return None
    written = flow(value, key)
    return written if not value or key == "at" or column + len(written) <= WIDTH else None


def flow(value: object, key: str = "") -> str:
    """Return *value*, the value of *key*, in flow style."""
    if isinstance(value, dict):
        keys = _sorted(value, _ORDERS.get(key) or _order_of(value))
        return "{" + ", ".join(f"{_key(name)}: {flow(value[name], name)}" for name in keys) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value)


def _order_of(value: Mapping[str, Any]) -> Sequence[str]:
    """Return the key order of a leaf mapping, recognised by its keys."""
    orders = (_NAME, _PERIOD, QUANTITY, _ORDERS["number"], _ORDERS["reliability"], _ORDERS["also"])
    return next((order for order in orders if set(value) <= set(order)), ())


def _key(key: str) -> str:
    return key if _PLAIN.fullmatch(key) else scalar(key)


def scalar(value: object) -> str:
    """Return a scalar as written: a number, a `Plain` if it needs no quotes or may be no text, or text in quotes."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, Decimal)):
        return format(value, "f" if isinstance(value, Decimal) else "d")
    text = str(value)
    if isinstance(value, Plain) and (_PLAIN.fullmatch(text) or (text and AMBIGUOUS.fullmatch(text))):
        return text
    written = "".join(map(_escaped, text))
    for misleading in (ALIKE, RUIN):
        written = misleading.sub(lambda found: "".join(map(_code, found[0])), written)
    return f'"{written}"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    if char == "\n":
        return "\\n"
    if char.isprintable() or char == "\u3000":
        return char
    return _code(char)


def _code(char: str) -> str:
    return f"\\u{ord(char):04X}" if ord(char) < 0x10000 else f"\\U{ord(char):08X}"  # noqa: PLR2004 - the basic plane


def place_yaml(start: int, end: int, section: str | None) -> list[str]:
    """Return the lines `at:` and, under a heading, `section:` to paste into a record."""
    return [f"at: [{start}, {end}]"] + ([] if section is None else [f"section: {scalar(section)}"])


def quantity_yaml(quantity: Quantity) -> str:
    """Return *quantity* as the flow mapping of a `quantity:` key."""
    return flow(quantity_tree(quantity), "quantity")


def quantity_tree(quantity: Quantity) -> dict[str, Any]:
    """Return *quantity* as the mapping under a `quantity:` key."""
    facts = {name: getattr(quantity, name) for name in QUANTITY}
    facts |= {"unit": Plain(quantity.unit.id), "qualifier": Plain(quantity.qualifier.value)}
    facts["basis"] = Plain(quantity.basis.value) if quantity.basis is Basis.INFERRED else None
    return {name: fact for name, fact in facts.items() if fact is not None and fact is not False}
