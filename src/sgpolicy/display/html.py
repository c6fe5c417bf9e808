"""HTML for notebooks: every cell escaped."""

from collections.abc import Sequence
from html import escape
from typing import Any

from sgpolicy.display.tables import ROWS, cells_of
from sgpolicy.display.width import safe


def collection_html(collection: Sequence[Any]) -> str:
    """Return the first rows of a collection as an HTML table."""
    name, count = escape(type(collection).__name__), len(collection)
    if not count:
        return f"<p>{name}: empty</p>"
    header, _ = cells_of(collection[0])
    head = "".join(f"<th>{escape(cell)}</th>" for cell in header)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(safe(cell))}</td>" for cell in cells_of(item)[1]) + "</tr>"
        for item in collection[:ROWS]
    )
    more = f"<p>... and {count - ROWS} more</p>" if count > ROWS else ""
    return f"<table><caption>{name}: {count}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"
