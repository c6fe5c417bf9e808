"""A table of tools as text and as HTML, and tables that have notes below them."""

import re
from collections.abc import Iterator
from fractions import Fraction
from html import escape
from typing import NamedTuple

from sgpolicy.analysis.noted import Noted
from sgpolicy.analysis.pmc import PmcScore
from sgpolicy.analysis.ratios import rounded
from sgpolicy.analysis.tools import ToolsTable
from sgpolicy.display.tables import cells_of, table
from sgpolicy.display.width import cut, pad, width
from sgpolicy.model.shown import one_line

_COLUMNS = 80
_LABEL = 26


class _Line(NamedTuple):
    """A printed row: its label, its cells with sum and share, and the coding units of each but those two."""

    label: str
    cells: tuple[str, ...]
    units: tuple[str, ...]


def crosstab_text(found: ToolsTable) -> str:
    """Return a table of tools in 80 columns: as many columns side by side as fit, the others below."""
    lines = _folded(_title(found))
    body = list(_lines(found)) if found.total else []
    names = [found.rows_by, *(line.label for line in body)]
    label = min(_LABEL, max(map(width, names)))
    heads = [*(one_line(column.head) for column in found.columns), "total", "%"]
    columns = [list(cells) for cells in zip(heads, *(line.cells for line in body), strict=True)]
    while columns and body:
        sizes = [max(map(width, column)) for column in columns]
        fit = _fitting(sizes, label)
        for place, name in enumerate(names):
            cells = [pad(column[place], size, right=True) for column, size in zip(columns[:fit], sizes, strict=False)]
            lines.append("  ".join([pad(cut(name, label), label), *cells]).rstrip())
        del columns[:fit]
        lines += [""] if columns else []
    return "\n".join([*lines, *(line for note in found.notes for line in _folded(note))])


def crosstab_html(found: ToolsTable) -> str:
    """Return a table of tools as an HTML table; the title of each cell lists its coding units."""
    heads = (found.rows_by, *(column.label for column in found.columns), "total", "%")
    head = "".join(f"<th>{escape(one_line(name))}</th>" for name in heads)
    body = "".join(
        f"<tr>{_th(line.label)}{''.join(map(_td, line.cells, (*line.units, '', '')))}</tr>" for line in _lines(found)
    )
    return _html(_title(found), head, body if found.total else "", found.notes)


def _th(label: str) -> str:
    """Return the label of a row; that of a sub-tool is set in, and not bold."""
    return f"<td>&emsp;{escape(label.strip())}</td>" if label.startswith(" ") else f"<th>{escape(label)}</th>"


def _td(cell: str, units: str) -> str:
    return f'<td title="{escape(units)}">{cell}</td>' if units else f"<td>{cell}</td>"


def noted_text(found: Noted) -> str:  # type: ignore[type-arg] # any rows
    """Return the rows of a table that has notes, in full or the first of them, and its notes."""
    lines = _folded(found.title)
    rows = found.rows[: found.most]
    if rows:
        lines.append(table(_cells(rows[0])[0], [_cells(row)[1] for row in rows]))
    if len(found.rows) > len(rows):
        lines.append(f"... and {len(found.rows) - len(rows)} more")
    return "\n".join([*lines, *(line for note in found.notes for line in _folded(note))])


def noted_html(found: Noted) -> str:  # type: ignore[type-arg] # any rows
    """Return the same as an HTML table."""
    rows = found.rows[: found.most]
    head = "".join(f"<th>{escape(cell)}</th>" for cell in _cells(rows[0])[0]) if rows else ""
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(one_line(cell))}</td>' for cell in _cells(row)[1])}</tr>" for row in rows
    )
    more = len(found.rows) - len(rows)
    return _html(found.title, head, body, (*([f"... and {more} more"] if more else []), *found.notes))


def _cells(item: object) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the header and the cells of a row; those of the PMC index are what its sheet has."""
    if not isinstance(item, PmcScore):
        return cells_of(item)
    heads = (one_line(name).split(" ")[0] for name in item.main)
    scores = (str(rounded(score, places=2)) for score in item.main.values())
    return ("policy", *heads, "PMC", "band"), (
        item.policy,
        *scores,
        str(rounded(item.index, places=3)),
        item.band or "-",
    )


def _html(title: str, head: str, body: str, notes: tuple[str, ...]) -> str:
    below = "".join(f"<p>{escape(one_line(note))}</p>" for note in notes)
    caption = escape(one_line(title))
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{below}"


def _title(found: ToolsTable) -> str:
    return f"{found.rows_by} x {found.columns_by}: {found.counted.sentence}"


def _lines(found: ToolsTable) -> Iterator[_Line]:
    """Yield each row, its sub-tools, and the whole."""
    for row in found.rows:
        for tool in (None, *found.tools_of(row)):
            cells = [found.at(row, column, tool) for column in found.columns]
            counts = [cell.count if cell else 0 for cell in cells]
            label = f"  {tool.name.zh}" if tool else row.label
            units = tuple(", ".join(cell.units) if cell else "" for cell in cells)
            yield _Line(one_line(label), _with_sum(counts, found.total), units)
    sums = [sum(cell.count for cell in found if cell.column == column) for column in found.columns]
    yield _Line("total", _with_sum(sums, found.total), ("",) * len(sums))


def _with_sum(counts: list[int], whole: int) -> tuple[str, ...]:
    return (*map(str, counts), str(sum(counts)), _percent(sum(counts), whole))


def _percent(part: int, whole: int) -> str:
    return str(rounded(Fraction(100 * part, whole), places=2)) if whole else "-"


def _fitting(sizes: list[int], label: int) -> int:
    """Return how many columns fit beside the label: one at least."""
    used, fit = label, 0
    for size in sizes:
        used += 2 + size
        if used > _COLUMNS and fit:
            break
        fit += 1
    return fit


def _folded(text: str) -> list[str]:
    """Return *text* in lines of at most 80 columns, broken at blanks and after 、."""
    lines = [""]
    for piece in re.split("(?<=[ 、])", one_line(text)):
        if lines[-1] and width(lines[-1] + piece.rstrip()) > _COLUMNS:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]
