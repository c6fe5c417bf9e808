"""A table of tools as text and as HTML, and tables that have notes below them."""

import re
from collections.abc import Iterator
from fractions import Fraction
from html import escape

from sgpolicy.analysis.facets import Value
from sgpolicy.analysis.noted import Noted
from sgpolicy.analysis.pmc import PmcScore
from sgpolicy.analysis.ratios import rounded
from sgpolicy.analysis.tools import ToolsTable
from sgpolicy.display.tables import cells_of, table
from sgpolicy.display.width import cut, pad, width
from sgpolicy.model.shown import one_line

_COLUMNS = 80
_LABEL = 26
_Line = tuple[str, list[int]]


def crosstab_text(found: ToolsTable) -> str:
    """Return a table of tools in 80 columns: as many columns side by side as fit, the others below."""
    lines = _folded(_title(found))
    body = list(_lines(found))
    label = min(_LABEL, max(map(width, ("", *(name for name, _ in body)))))
    heads = [*(one_line(column.head) for column in found.columns), "total", "%"]
    columns = [[str(counts[place]) for _, counts in body] for place in range(len(found.columns))]
    totals = [sum(counts) for _, counts in body]
    columns += [[str(total) for total in totals], [_percent(total, found.total) for total in totals]]
    while heads:
        sizes = [max(map(width, (head, *column))) for head, column in zip(heads, columns, strict=True)]
        fit = _fitting(sizes, label)
        lines.append("")
        for place, name in enumerate(("", *(name for name, _ in body))):
            cells = [pad(([head, *column])[place], size, right=True)
                     for head, column, size in zip(heads[:fit], columns, sizes, strict=False)]  # fmt: skip
            lines.append("  ".join([pad(cut(name, label), label), *cells]).rstrip())
        del heads[:fit], columns[:fit]
    return "\n".join([*lines, "", *(line for note in found.notes for line in _folded(note))])


def crosstab_html(found: ToolsTable) -> str:
    """Return a table of tools as an HTML table; the title of each cell lists its coding units."""
    heads = ("", *(column.label for column in found.columns), "total", "%")
    head = "".join(f"<th>{escape(one_line(name))}</th>" for name in heads)
    rows = []
    for name, counts in _lines(found):
        total = sum(counts)
        ends = (*map(str, counts), str(total), _percent(total, found.total))
        rows.append(f"<tr><th>{escape(one_line(name))}</th>{''.join(f'<td>{cell}</td>' for cell in ends)}</tr>")
    return _html(_title(found), head, "".join(rows), found.notes)


def noted_text(found: Noted) -> str:  # type: ignore[type-arg] # any rows
    """Return the rows of a table that has notes, in full or the first of them, and its notes."""
    lines = _folded(found.title)
    rows = found.rows[: found.most]
    if rows:
        lines += ["", table(_cells(rows[0])[0], [_cells(row)[1] for row in rows])]
    if len(found.rows) > len(rows):
        lines.append(f"... and {len(found.rows) - len(rows)} more")
    return "\n".join(
        [*lines, *([""] if found.notes else []), *(line for note in found.notes for line in _folded(note))]
    )


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
    """Yield the label and the counts of each row, of its sub-tools, and of the whole."""
    for row in found.rows:
        yield _label(row), [found.number(row, column) for column in found.columns]
        for tool in found.tools_of(row):
            yield f"  {tool.name.zh}", [found.number(row, column, tool) for column in found.columns]
    yield "total", [sum(found.number(row, column) for row in found.rows) for column in found.columns]


def _label(value: Value) -> str:
    return one_line(value.label)


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
