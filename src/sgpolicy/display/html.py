"""HTML for notebooks: every cell escaped."""

from collections.abc import Sequence
from html import escape
from typing import Any

from sgpolicy.display.cards import facts
from sgpolicy.display.tables import ROWS, cells, heading
from sgpolicy.model.shown import one_line

_MARKS = ("\x02", "\x03")
"""What stands around a word found until all is escaped; no text of ours holds control characters."""


def collection_html(collection: Sequence[Any]) -> str:
    """Return the first rows of a collection as an HTML table."""
    title, count = escape(one_line(heading(collection))), len(collection)
    if not count:
        return f"<p>{title}</p>"
    most = count if getattr(collection, "whole", False) else ROWS
    header, rows = cells(collection, collection[:most], *_MARKS)
    head = "".join(f"<th>{escape(cell)}</th>" for cell in header)
    body = "".join("<tr>" + "".join(f"<td>{_marked(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    more = f"<p>... and {count - most} more</p>" if count > most else ""
    return f"<table><caption>{title}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _marked(cell: str) -> str:
    """Return a cell, escaped; what a search found in it is marked."""
    parts = cell.split(_MARKS[0])
    found = (part.partition(_MARKS[1])[::2] for part in parts[1:])
    safe = (f"<mark>{escape(one_line(hit))}</mark>{escape(one_line(rest))}" for hit, rest in found)
    return escape(one_line(parts[0])) + "".join(safe)


def item_html(item: object) -> str:
    """Return the facts of one record, document, term, verdict, value or catalog as an HTML table."""
    title = escape(one_line(f"{type(item).__name__} {getattr(item, 'id', '')}".rstrip()))
    body = "".join(
        f"<tr><th>{escape(one_line(key))}</th><td>{escape(one_line(text))}</td></tr>" for key, text in facts(item)
    )
    return f"<table><caption>{title}</caption><tbody>{body}</tbody></table>"
