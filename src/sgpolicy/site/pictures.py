"""What the pictures of a page are made of: tiles, bars and lines with their places; the templates draw them as SVG."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from sgpolicy.analysis.progress import Progress, Verdict
from sgpolicy.analysis.series import Series
from sgpolicy.model.figure import Observation
from sgpolicy.model.region import Region
from sgpolicy.model.words import RegionLevel
from sgpolicy.plot.grid import COLUMNS, FREE_ROWS, PLACES, ROWS
from sgpolicy.plot.numbers import middle
from sgpolicy.site.addresses import address
from sgpolicy.site.both import Both, both, label, percent, place_name

RAMP = ("#e3eef5", "#b5d3e6", "#78adcf", "#2f74a8", "#0d4470")
"""Few to many, of one hue, so that it is read in grey as well."""
_DARK = RAMP[3:]
COLOURS = {
    Verdict.MET: "#00795a",
    Verdict.ON_COURSE: "#0b67a3",
    Verdict.BEHIND: "#a86400",
    Verdict.MISSED: "#b6400b",
    Verdict.NOT_ASSESSABLE: "#667079",
}
_PLACES = {
    "100000": (0, 0),
    "660000": (0, FREE_ROWS - 1),  # the Corps, above Xinjiang
    **{place.code: (place.column, place.row) for place in PLACES},
}
"""Where each unit stands: the nation and the Corps in the corner that plot leaves free, left of the key."""
SIDE = 62
"""Pixels from one tile to the next."""


@frozen(kw_only=True)
class Tile:
    """One region of a tile map."""

    x: int
    y: int
    name: Both
    count: str
    fill: str
    ink: str
    dashed: bool
    href: str | None
    title: str


@frozen(kw_only=True)
class TileMap:
    """Regions as squares, roughly where they lie, shaded by a number."""

    tiles: tuple[Tile, ...]
    title: Both
    steps: tuple[tuple[str, str], ...]
    width: int = COLUMNS * SIDE
    height: int = ROWS * SIDE


def tile_map(counts: Mapping[Region, int], title: Both, nothing: Mapping[Region, Both] | None = None) -> TileMap:
    """Return the map of *counts*; *nothing* tells of a region with 0 what that means."""
    shown = {region: count for region, count in counts.items() if region.code in _PLACES}
    borders = _borders([n for region, n in shown.items() if n and region.level is not RegionLevel.COUNTRY])
    tiles = []
    for region, count in shown.items():
        step = sum(count > border for border in borders[:-1])
        fill = RAMP[step] if count else "#ffffff"
        column, row = _PLACES[region.code]
        said = str(count) if count else str((nothing or {}).get(region, "0"))
        tiles.append(
            Tile(
                x=column * SIDE,
                y=row * SIDE,
                name=_short(region),
                count=str(count) if count else "",
                fill=fill,
                ink="#ffffff" if fill in _DARK else "#1c2126",
                dashed=not count,
                href=address(region),
                title=f"{both(region)}: {said}",
            )
        )
    lows = [1, *(border + 1 for border in borders[:-1])]
    steps = [
        (RAMP[n], f"{low}–{high}" if low < high else str(low))
        for n, (low, high) in enumerate(zip(lows, borders, strict=False))
    ]
    return TileMap(tiles=tuple(tiles), title=title, steps=tuple(steps))


def _borders(counts: Sequence[int]) -> list[int]:
    """Return the highest number of each shade, rising: about as many regions in each."""
    ranked = sorted(counts)
    return sorted({ranked[(len(ranked) - 1) * (step + 1) // len(RAMP)] for step in range(len(RAMP))}) if ranked else []


def _short(region: Region) -> Both:
    if region.level is RegionLevel.COUNTRY:
        return label("Nation")
    if region.level is RegionLevel.CORPS:
        return Both("Corps", region.short)
    return Both((region.iso or region.code)[-2:], region.short)


@frozen(kw_only=True)
class Bar:
    """One bar: from 0 to *low*, paler to *high*, as shares of the full width."""

    name: Both
    note: Both
    low: float
    high: float
    colour: str
    text: str
    href: str | None


@frozen(kw_only=True)
class Bars:
    """Bars under one another; with a line at *full*, if that means something."""

    title: Both
    bars: tuple[Bar, ...]
    full: float | None = None


def promises(found: Iterable[Progress], most: int = 24) -> Bars:
    """Return the targets with a share as bars, against a line for what was promised."""
    kept = [item for item in found if item.share and item.share.lower is not None][:most]
    widest = 1.5
    bars = []
    for item in kept:
        share = item.share
        low = float(share.lower or 0) if share else 0.0
        high = float(share.upper) if share and share.upper is not None else low
        bars.append(
            Bar(
                name=both(item.target.indicator),
                note=label("{number} by {year}", number=item.target.quantity, year=item.target.due or "?"),
                low=min(low, widest) / widest,
                high=min(high, widest) / widest,
                colour=COLOURS[item.verdict],
                text=percent(share),
                href=address(item.target),
            )
        )
    return Bars(title=label("Reported, as a share of what was promised"), bars=tuple(bars), full=1 / widest)


def counts(title: Both, found: Iterable[tuple[object, int]], most: int = 14) -> Bars:
    """Return counts as bars, in the order given; those after the first *most* are left out."""
    kept = list(found)[:most]
    top = max((count for _, count in kept), default=1)
    return Bars(
        title=title,
        bars=tuple(
            Bar(
                name=both(thing),
                note=Both("", ""),
                low=count / top,
                high=count / top,
                colour=RAMP[3],
                text=str(count),
                href=address(thing),
            )
            for thing, count in kept
        ),
    )


@frozen(kw_only=True)
class Line:
    """One series: the points of its figures, a stroke from break to break, as shares of width and height."""

    name: Both
    href: str | None
    strokes: tuple[tuple[tuple[float, float], ...], ...]
    breaks: tuple[float, ...]
    last: Both


@frozen(kw_only=True)
class Lines:
    """Series under one another on one axis of years; each has its own scale, from 0."""

    title: Both
    lines: tuple[Line, ...]
    years: tuple[int, int]


def series_lines(found: Iterable[Series], title: Both, most: int = 40) -> Lines | None:
    """Return the series with two dated numbers or more; None without one."""
    dated = []
    for one in found:
        points = list(_points(one))
        if len({year for year, _, _ in points}) > 1:
            dated.append((one, points))
    if not dated:
        return None
    years = [year for _, points in dated for year, _, _ in points]
    first, last = min(years), max(years)
    lines = []
    for one, points in dated[:most]:
        top = max(number for _, _, number in points) or 1.0
        at = {point.id: (year - first) / (last - first) for year, point, _ in points}
        lines.append(
            Line(
                name=place_name(one.region),
                href=address(one.region),
                strokes=_strokes(points, {mark.after.id for mark in one.breaks}, at, top),
                breaks=tuple(at[b.after.id] for b in one.breaks if b.after.id in at),
                last=both(points[-1][1].quantity),
            )
        )
    return Lines(title=title, lines=tuple(lines), years=(first, last))


def _strokes(
    points: Iterable[tuple[int, Observation, float]], breaks: set[str], at: Mapping[str, float], top: float
) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Return the points of a series, parted where figures should not be compared."""
    strokes: list[list[tuple[float, float]]] = [[]]
    for _, point, number in points:
        if point.id in breaks and strokes[-1]:
            strokes.append([])
        strokes[-1].append((at[point.id], number / top))
    return tuple(map(tuple, strokes))


def _points(one: Series) -> Iterator[tuple[int, Observation, float]]:
    """Yield the year and the number of each figure that has a year."""
    for point in one.observations:
        if point.as_of and point.as_of.end:
            yield point.as_of.end.year, point, middle(point.quantity)
