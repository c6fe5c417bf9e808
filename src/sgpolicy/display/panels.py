"""A panel as text and as HTML: a row for each region, a column for each year."""

from html import escape

from sgpolicy.analysis.panel import Cell, Panel, reasons
from sgpolicy.display.tables import table
from sgpolicy.display.width import width
from sgpolicy.model.shown import one_line

_COLUMNS = 80
_LEGEND = {"¦": "not comparable with the year before it", "*": "counts otherwise", "~": "part of the year"}


def panel_text(panel: Panel) -> str:
    """Return a panel in 80 columns: as many years side by side as fit, the others below.

    Regions without a figure are named in one line; + and a number tell how many
    other figures there are of the same region and year.
    """
    lines = [_title(panel)]
    rows = [region for region in panel.regions if any(panel.cell(region, year) for year in panel.years)]
    years = [year for year in panel.years if any(panel.cell(region, year) for region in rows)]
    cells = {year: [figure(panel.cell(region, year)) for region in rows] for year in years}
    names = [region.short for region in rows]
    first = max(map(width, ("region", *names)))
    while years:
        shown: list[int] = []
        size = first
        while years and (not shown or size + 2 + _wide(years[0], cells[years[0]]) <= _COLUMNS):
            size += 2 + _wide(years[0], cells[years[0]])
            shown.append(years.pop(0))
        lines += ["", table(("region", *map(str, shown)), zip(names, *(cells[year] for year in shown), strict=True))]
    return "\n".join([*lines, "", *_notes(panel)])


def panel_html(panel: Panel) -> str:
    """Return a panel as an HTML table; the title of each cell says where its figure comes from."""
    head = "".join(f"<th>{escape(name)}</th>" for name in ("region", *map(str, panel.years)))
    body = "".join(
        f"<tr><th>{escape(region.short)}</th>{''.join(_td(panel.cell(region, year)) for year in panel.years)}</tr>"
        for region in panel.regions
    )
    notes = "".join(f"<p>{escape(note)}</p>" for note in _notes(panel))
    caption = escape(_title(panel))
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{notes}"


def figure(cell: Cell | None) -> str:
    """Return a figure without its unit, with its marks; nothing for a gap."""
    if cell is None:
        return ""
    quantity = cell.observation.quantity
    marks = f"{'*' if cell.definition else ''}{'~' if cell.part else ''}"
    others = f" +{len(cell.alternatives)}" if cell.alternatives else ""
    number = str(quantity).removesuffix(f" {quantity.unit}").replace(", ", "–")
    return f"{'¦' if cell.broken else ''}{number}{marks}{others}"


def _td(cell: Cell | None) -> str:
    return f'<td title="{escape(repr(cell))}">{escape(figure(cell))}</td>' if cell else "<td></td>"


def _title(panel: Panel) -> str:
    one = panel.indicator
    have = sum(any(panel.cell(region, year) for year in panel.years) for region in panel.regions)
    return one_line(f"{one.id} {one.name.zh}, {one.unit.id}: {have} of {len(panel.regions)} rows have a figure")


def _notes(panel: Panel) -> list[str]:
    """Return who has no figure, what the marks mean, and what was left out."""
    gaps = [region.short for region in panel.regions if not any(panel.cell(region, year) for year in panel.years)]
    shown = "".join(map(figure, panel.cells))
    legend = [f"{mark} {meaning}" for mark, meaning in _LEGEND.items() if mark in shown]
    legend += ["+1 one more figure of the same year"] if " +" in shown else []
    notes = _wrapped("none found: ", gaps, "、") if gaps else []
    notes += _wrapped("", legend, "; ") if legend else []
    return notes + [one_line(f"left out: {count} ({reason})") for reason, count in reasons(panel).items()]


def _wide(year: int, cells: list[str]) -> int:
    return max(map(width, (str(year), *cells)))


def _wrapped(start: str, words: list[str], joint: str) -> list[str]:
    """Return lines of at most 80 columns of words."""
    lines = [start]
    for number, word in enumerate(words):
        piece = word + (joint.rstrip() if number < len(words) - 1 else "")
        gap = " " if joint.endswith(" ") and lines[-1] else ""
        if width(lines[-1] + gap + piece) > _COLUMNS:
            lines.append(piece)
        else:
            lines[-1] += gap + piece
    return lines
