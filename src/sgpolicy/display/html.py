"""HTML for notebooks: every cell escaped."""

from collections.abc import Sequence
from html import escape
from typing import Any

from sgpolicy.display.cards import facts
from sgpolicy.display.tables import ROWS, cells_of, heading
from sgpolicy.model.shown import one_line


def collection_html(collection: Sequence[Any]) -> str:
    """Return the first rows of a collection as an HTML table."""
    title, count = escape(one_line(heading(collection))), len(collection)
    if not count:
        return f"<p>{title}</p>"
    header, _ = cells_of(collection[0])
    head = "".join(f"<th>{escape(cell)}</th>" for cell in header)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(one_line(cell))}</td>" for cell in cells_of(item)[1]) + "</tr>"
        for item in collection[:ROWS]
    )
    more = f"<p>... and {count - ROWS} more</p>" if count > ROWS else ""
    return f"<table><caption>{title}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def item_html(item: object) -> str:
    """Return the facts of one record, document, term, verdict, value or catalog as an HTML table."""
    title = escape(one_line(f"{type(item).__name__} {getattr(item, 'id', '')}".rstrip()))
    body = "".join(
        f"<tr><th>{escape(one_line(key))}</th><td>{escape(one_line(text))}</td></tr>" for key, text in facts(item)
    )
    return f"<table><caption>{title}</caption><tbody>{body}</tbody></table>"
