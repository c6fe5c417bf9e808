"""The columns of rows: what type each has, and the lists that can be told item by item."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from sgpolicy.asked import not_a, shown
from sgpolicy.errors import FieldError

Type: TypeAlias = Any
"""Type of what a column holds: a closed vocabulary, or one of those below."""
TEXTS, SPANS = list[str], list[list[int]]
CALLED: Mapping[Type, str] = {
    str: "text",
    int: "integer",
    float: "number",
    bool: "boolean",
    TEXTS: "list of text",
    SPANS: "list of pairs of integers",
}
"""What the types are called in dictionaries of columns."""


def list_column(asked: str, types: Mapping[str, Type], rows: Iterable[Mapping[str, Any]] = ()) -> str:
    """Return the column of lists that *asked* names, in the singular or the plural.

    Raises:
        FieldError: None of them is called so.
        TypeError: *asked* is no text.
    """
    if not isinstance(asked, str):
        raise TypeError(not_a("explode", "the name of a column of lists", asked))
    known = [key for key, type_ in types.items() if getattr(type_, "__origin__", None) is list]
    if not types:
        known = list(dict.fromkeys(key for row in rows for key, value in row.items() if isinstance(value, list)))
    for name in (asked, f"{asked}s", asked.removesuffix("s")):
        if name in known:
            return name
    remedy = f"give one of {', '.join(known)}" if known else "these rows have none; leave it out"
    message = f"explode is {shown(asked)}, which is not a column of lists"
    raise FieldError(field="explode", message=message, remedy=remedy)


def exploded(rows: Iterable[Mapping[str, Any]], key: str) -> list[dict[str, Any]]:
    """Return one row for each item of the list under *key*, with its position; one without where the list is empty."""
    return [
        {**row, key: item, "position": position}
        for row in rows
        for position, item in (enumerate(row[key], start=1) if row[key] else [(None, None)])
    ]
