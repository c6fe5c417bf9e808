"""HTML for notebooks: all escaped, text to the left, numbers to the right, verdicts by sign, word and hue."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from sgpolicy.analysis.progress import Verdict
from sgpolicy.display.cards import titled_facts
from sgpolicy.display.layout import numeric
from sgpolicy.display.options import language
from sgpolicy.display.say import label, said, say
from sgpolicy.display.tables import ROWS, cells_with_reasons, heading, mapping_cells, mapping_heading
from sgpolicy.model.shown import one_line

_MARKS = ("\x02", "\x03")
"""What stands around a word found until all is escaped; no text of ours holds control characters."""
_HUES = {
    Verdict.MET: "#2e8b57",
    Verdict.ON_COURSE: "#1f77b4",
    Verdict.BEHIND: "#b8860b",
    Verdict.MISSED: "#d9534f",
    Verdict.NOT_ASSESSABLE: "#808080",
}
_STYLE = (
    "<style>table.sgpolicy caption,table.sgpolicy th,table.sgpolicy td{text-align:left;vertical-align:top;"
    "word-break:keep-all;overflow-wrap:break-word}"
    "table.sgpolicy td.number{text-align:right}table.sgpolicy b{white-space:nowrap}</style>"
)
"""What notebooks do otherwise: they put all cells to the right."""


def collection_html(collection: Sequence[Any]) -> str:
    """Return the first rows of a collection as an HTML table; of verdicts with their reasons."""
    count = len(collection)
    if not count:
        return f"<p>{escape(heading(collection))}</p>"
    most = count if getattr(collection, "whole", False) else ROWS
    header, rows = cells_with_reasons(collection, collection[:most], *_MARKS)
    more = said("{some} of {count} shown; all: {how}", some=most, count=count, how=".show(all=True)")
    return _table(heading(collection), header, rows) + (f"<p>{escape(more)}</p>" if count > most else "")


def mapping_html(mapping: Mapping[Any, Any]) -> str:
    """Return groups, or counts, as an HTML table."""
    return _table(mapping_heading(mapping), *mapping_cells(mapping))


def lines_html(lines: str) -> str:
    """Return lines of text as they are."""
    return f"<pre>{escape(lines)}</pre>"


def item_html(item: object) -> str:
    """Return the facts of one record, document, term, verdict, value or catalog as an HTML table."""
    title, lines = titled_facts(item)
    body = "".join(f"<tr><th>{escape(one_line(key))}</th><td>{_cell(text)}</td></tr>" for key, text in lines)
    return framed(title, (), body)


def _table(title: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    cells = list(rows)
    right = [numeric(column) for column in zip(*cells, strict=True)]
    body = "".join(f"<tr>{''.join(map(_td, row, right))}</tr>" for row in cells)
    return framed(title, map(label, header), body)


def framed(title: str, heads: Iterable[str], body: str) -> str:
    """Return a table with a caption and heads, if there are any, over rows that are escaped; the others are not."""
    caption = f"<caption>{escape(one_line(title))}</caption>"
    head = "".join(f"<th>{escape(one_line(name))}</th>" for name in heads)
    thead = f"<thead><tr>{head}</tr></thead>" if head else ""
    return f'{_STYLE}<table class="sgpolicy" lang="{language()}">{caption}{thead}<tbody>{body}</tbody></table>'


def _td(cell: str, right: bool) -> str:  # noqa: FBT001 - our own, by map
    return f'<td class="number">{_cell(cell)}</td>' if right else f"<td>{_cell(cell)}</td>"


def _cell(cell: str) -> str:
    """Return a cell, escaped; what a search found in it is marked, and a verdict has its hue."""
    hue = next((hue for verdict, hue in _HUES.items() if cell == say(verdict)), None)
    if hue:
        return f'<b style="color:{hue}">{escape(cell)}</b>'
    parts = cell.split(_MARKS[0])
    found = (part.partition(_MARKS[1])[::2] for part in parts[1:])
    safe = (f"<mark>{escape(one_line(hit))}</mark>{escape(one_line(rest))}" for hit, rest in found)
    return escape(one_line(parts[0])) + "".join(safe)
