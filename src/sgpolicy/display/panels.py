"""A panel as text and as HTML: a row for each region, a column for each year."""

from html import escape

from sgpolicy.analysis.panel import Cell, Panel, reasons
from sgpolicy.display.html import framed
from sgpolicy.display.layout import folded, lay
from sgpolicy.display.options import width as columns_of_display
from sgpolicy.display.say import in_chinese, label, number, said, say
from sgpolicy.display.width import cut, width
from sgpolicy.model.region import Region
from sgpolicy.model.shown import one_line

_NAME = 18
"""Columns that the name of a region takes at most."""
_LEGEND = {"¦": "not comparable with the year before it", "*": "counts otherwise", "~": "part of the year"}


def panel_text(panel: Panel) -> str:
    """Return a panel as wide as the display: as many years side by side as fit, the others below.

    Each part has the regions with a figure in its years. Regions without any are named in one line; + and a
    number tell how many other figures there are of the same region and year.
    """
    lines = folded(_title(panel))
    rows = with_figures(panel)
    years = [year for year in panel.years if any(panel.cell(region, year) for region in rows)]
    cells = {year: [figure(panel.cell(region, year)) for region in rows] for year in years}
    names = [cut(say(region), _NAME) for region in rows]
    first = max(map(width, (label("region"), *names)))
    columns = columns_of_display()
    while years:
        shown: list[int] = []
        size = first
        while years and (not shown or size + 2 + _wide(years[0], cells[years[0]]) <= columns):
            size += 2 + _wide(years[0], cells[years[0]])
            shown.append(years.pop(0))
        part = zip(names, *(cells[year] for year in shown), strict=True)
        lines += ["", lay(("region", *map(str, shown)), [row for row in part if any(row[1:])]).text]
    return "\n".join([*lines, "", *(line for note in _notes(panel) for line in folded(note))])


def panel_html(panel: Panel) -> str:
    """Return a panel as an HTML table; the title of each cell says where its figure comes from."""
    heads = (label("region"), *map(str, panel.years))
    body = "".join(
        f"<tr><th>{escape(say(region))}</th>{''.join(_td(panel.cell(region, year)) for year in panel.years)}</tr>"
        for region in panel.regions
    )
    notes = "".join(f"<p>{escape(one_line(note))}</p>" for note in _notes(panel))
    return framed(_title(panel), heads, body) + notes


def with_figures(panel: Panel) -> list[Region]:
    """Return the regions of a panel that have a figure, in its order."""
    return [region for region in panel.regions if any(panel.cell(region, year) for year in panel.years)]


def figure(cell: Cell | None) -> str:
    """Return a figure without its unit, with its marks; nothing for a gap."""
    if cell is None:
        return ""
    quantity = cell.observation.quantity
    marks = f"{'*' if cell.definition else ''}{'~' if cell.part else ''}"
    others = f" +{len(cell.alternatives)}" if cell.alternatives else ""
    return f"{'¦' if cell.broken else ''}{number(quantity).replace(', ', '–')}{marks}{others}"


def _td(cell: Cell | None) -> str:
    return f'<td class="number" title="{escape(repr(cell))}">{escape(figure(cell))}</td>' if cell else "<td></td>"


def _title(panel: Panel) -> str:
    one = panel.indicator
    return one_line(
        said(
            "{id} {name}, {unit}: {have} of {n} rows have a figure",
            id=one.id,
            name=say(one),
            unit=one.unit,
            have=len(with_figures(panel)),
            n=len(panel.regions),
        )
    )


def _notes(panel: Panel) -> list[str]:
    """Return who has no figure, what the marks mean, and what was left out."""
    known = {region.code for region in with_figures(panel)}
    gaps = [say(region) for region in panel.regions if region.code not in known]
    shown = "".join(map(figure, panel.cells))
    legend = [f"{mark} {label(meaning)}" for mark, meaning in _LEGEND.items() if mark in shown]
    legend += [f"+1 {label('one more figure of the same year')}"] if " +" in shown else []
    notes = [label("none found: ") + ("、" if in_chinese() else ", ").join(gaps)] if gaps else []
    notes += ["; ".join(legend)] if legend else []
    return notes + [
        said("left out: {count} ({reason})", count=n, reason=reason) for reason, n in reasons(panel).items()
    ]


def _wide(year: int, cells: list[str]) -> int:
    return max(map(width, (str(year), *cells)))
