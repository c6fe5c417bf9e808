"""A table of tools as text and as HTML, and tables that have notes below them."""

from collections.abc import Iterator
from fractions import Fraction
from html import escape
from typing import NamedTuple

from sgpolicy.analysis.noted import Noted
from sgpolicy.analysis.pmc import PmcScore
from sgpolicy.analysis.ratios import rounded
from sgpolicy.analysis.tools import ToolsTable
from sgpolicy.display.html import framed
from sgpolicy.display.layout import folded, table
from sgpolicy.display.options import width as columns_of_display
from sgpolicy.display.say import label, said, say
from sgpolicy.display.tables import cells_of
from sgpolicy.display.width import cut, pad, width
from sgpolicy.model.said import Said
from sgpolicy.model.shown import one_line

_LABEL = 26
_LEAST = 16


class _Line(NamedTuple):
    """A printed row: its label, its cells with sum and share, and the coding units of each but those two."""

    label: str
    cells: tuple[str, ...]
    units: tuple[str, ...]


def crosstab_text(found: ToolsTable) -> str:
    """Return a table of tools as wide as the display: as many columns side by side as fit, the others below."""
    lines = folded(_title(found))
    body = list(_lines(found)) if found.total else []
    names = [label(found.rows_by), *(line.label for line in body)]
    heads = [*(one_line(say(column)) for column in found.columns), label("total"), "%"]
    columns = [list(cells) for cells in zip(heads, *(line.cells for line in body), strict=True)]
    room = columns_of_display() - sum(2 + max(map(width, column)) for column in columns)
    first = min(_LABEL, max(map(width, names)), max(_LEAST, room))
    while columns and body:
        sizes = [max(map(width, column)) for column in columns]
        fit = _fitting(sizes, first)
        for place, name in enumerate(names):
            cells = [pad(column[place], size, right=True) for column, size in zip(columns[:fit], sizes, strict=False)]
            lines.append("  ".join([pad(cut(name, first), first), *cells]).rstrip())
        del columns[:fit]
        lines += [""] if columns else []
    return "\n".join([*lines, *(line for note in found.notes for line in folded(say(note)))])


def crosstab_html(found: ToolsTable) -> str:
    """Return a table of tools as an HTML table; the title of each cell lists its coding units."""
    heads = (label(found.rows_by), *(say(column) for column in found.columns), label("total"), "%")
    body = "".join(
        f"<tr>{_th(line.label)}{''.join(map(_td, line.cells, (*line.units, '', '')))}</tr>" for line in _lines(found)
    )
    return _html(_title(found), heads, body if found.total else "", tuple(map(say, found.notes)))


def _th(label: str) -> str:
    """Return the label of a row; that of a sub-tool is set in, and not bold."""
    return f"<td>&emsp;{escape(label.strip())}</td>" if label.startswith(" ") else f"<th>{escape(label)}</th>"


def _td(cell: str, units: str) -> str:
    return f'<td title="{escape(units)}">{cell}</td>' if units else f"<td>{cell}</td>"


def noted_text(found: Noted) -> str:  # type: ignore[type-arg] # any rows
    """Return the rows of a table that has notes, in full or the first of them, and its notes."""
    lines = folded(say(found.title))
    rows = found.rows[: found.most]
    if rows:
        lines.append(table(_cells(rows[0])[0], [_cells(row)[1] for row in rows]))
    if len(found.rows) > len(rows):
        lines.append(said("... {n} more", n=len(found.rows) - len(rows)))
    return "\n".join([*lines, *(line for note in found.notes for line in folded(say(note)))])


def noted_html(found: Noted) -> str:  # type: ignore[type-arg] # any rows
    """Return the same as an HTML table."""
    rows = found.rows[: found.most]
    heads = tuple(map(label, _cells(rows[0])[0])) if rows else ()
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(one_line(cell))}</td>' for cell in _cells(row)[1])}</tr>" for row in rows
    )
    more = len(found.rows) - len(rows)
    notes = (*([said("... {n} more", n=more)] if more else []), *map(say, found.notes))
    return _html(say(found.title), heads, body, notes)


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


def _html(title: str, heads: tuple[str, ...], body: str, notes: tuple[str, ...]) -> str:
    below = "".join(f"<p>{escape(one_line(note))}</p>" for note in notes)
    return framed(title, heads, body) + below


def _title(found: ToolsTable) -> str:
    rows, columns = Said(found.rows_by), Said(found.columns_by)
    return said("{rows} x {columns}: {said}", rows=rows, columns=columns, said=found.counted.sentence)


def _lines(found: ToolsTable) -> Iterator[_Line]:
    """Yield each row, its sub-tools, and the whole."""
    for row in found.rows:
        for tool in (None, *found.tools_of(row)):
            cells = [found.at(row, column, tool) for column in found.columns]
            counts = [cell.count if cell else 0 for cell in cells]
            name = f"  {say(tool)}" if tool else say(row)
            units = tuple(", ".join(cell.units) if cell else "" for cell in cells)
            yield _Line(one_line(name), _with_sum(counts, found.total), units)
    sums = [sum(cell.count for cell in found if cell.column == column) for column in found.columns]
    yield _Line(label("total"), _with_sum(sums, found.total), ("",) * len(sums))


def _with_sum(counts: list[int], whole: int) -> tuple[str, ...]:
    return (*map(str, counts), str(sum(counts)), _percent(sum(counts), whole))


def _percent(part: int, whole: int) -> str:
    return str(rounded(Fraction(100 * part, whole), places=2)) if whole else "-"


def crosstab_sheet(found: ToolsTable) -> tuple[str, tuple[str, ...], list[tuple[str, ...]]]:
    """Return the title, the header and the rows of a table of tools."""
    heads = (found.rows_by, *(say(column) for column in found.columns), "total", "%")
    return _title(found), heads, [(line.label, *line.cells) for line in _lines(found)]


def _fitting(sizes: list[int], first: int) -> int:
    """Return how many columns fit beside the label: one at least."""
    used, fit = first, 0
    for size in sizes:
        used += 2 + size
        if used > columns_of_display() and fit:
            break
        fit += 1
    return fit
