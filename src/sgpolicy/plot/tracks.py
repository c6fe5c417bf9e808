"""Figures over time in small charts side by side: hedges are bands, what cannot be compared is not joined."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from attrs import frozen

from sgpolicy.model.figure import Observation
from sgpolicy.model.words import Kind, Qualifier
from sgpolicy.plot.counting import star
from sgpolicy.plot.lettering import fitted, wrapped
from sgpolicy.plot.marks import Channel, Spec, covers, layered, mark, named, of, own, scaled, side_by_side, text, to
from sgpolicy.plot.numbers import ends, figure, middle, real
from sgpolicy.plot.saying import Saying
from sgpolicy.plot.theme import BLUE, INK, PAPER, TEXT, VERMILION, Style

_LEFT, _RIGHT, _GAP = 44, 10, 18
_LINE, _BELOW, _MOST_LINES = 17, 7, 3
"""The height of a line of a name, the room below the name, and how many lines it has at most."""
_HEIGHT, _ALONE = 136, 230
_LEAST = 170
_MOST_TICKS = 4
_MONTHS = 12
_WAN: Final = "abs(datum.value) >= 1e8 ? format(datum.value / 1e8, '~g') + '亿' : abs(datum.value) >= 1e4 ? format(datum.value / 1e4, '~g') + '万' : format(datum.value, ',~g')"  # noqa: E501
_THOUSAND: Final = "abs(datum.value) >= 1e4 ? format(datum.value, '~s') : format(datum.value, ',~g')"
_SHAPES = {
    Qualifier.AT_LEAST: ("triangle-up", PAPER),
    Qualifier.MORE_THAN: ("triangle-up", PAPER),
    Qualifier.AT_MOST: ("triangle-down", PAPER),
    Qualifier.LESS_THAN: ("triangle-down", PAPER),
    Qualifier.ABOUT: ("circle", PAPER),
}


@frozen(kw_only=True)
class Point:
    """A figure at its time.

    Attributes:
        observation: The figure.
        year: When, as a year with its fraction: the end of its time, of a flow the middle.
        broken: Whether it cannot be compared with the one before it.
        starred: Whether it counts otherwise, or only part of the year.
    """

    observation: Observation
    year: float
    broken: bool = False
    starred: bool = False


@frozen(kw_only=True)
class Track:
    """The figures of one small chart, in order.

    Attributes:
        name: What stands above it.
        points: The figures.
        leads: What its name leads to, if that has an address.
    """

    name: str
    points: tuple[Point, ...]
    leads: object = None


def when(observation: Observation) -> float | None:
    """Return when an observation holds, as a year with its fraction; None if it has no end."""
    period = observation.as_of
    if period is None or period.end is None:
        return None
    if observation.kind is Kind.FLOW and period.start is not None:
        return (_year(period.start) + _year(period.end)) / 2
    return _year(period.end)


def _year(day: date) -> float:
    return round(day.year + (day.month - 1) / _MONTHS + day.day / 31 / _MONTHS, 3)


def tracks_chart(tracks: Sequence[Track], style: Style) -> Spec:
    """Return the charts side by side, as many as there is room for; all have the same years, each its own scale."""
    columns = max(1, min(len(tracks), (style.inner + _GAP) // (_LEAST + _GAP)))
    width = (style.inner - _GAP * (columns - 1)) // columns
    years = [point.year for track in tracks for point in track.points]
    span = (int(min(years)), int(max(years)) + 1)
    names = [wrapped(track.name, width, TEXT) for track in tracks]
    head = _BELOW + _LINE * min(_MOST_LINES, max(map(len, names)))
    height = head - _LINE - _BELOW + (_ALONE if len(tracks) == 1 else _HEIGHT)
    charts = [
        _chart(track, "\n".join([*lines[: _MOST_LINES - 1], *_rest(lines, width)]), (width, height, head), span, style)
        for track, lines in zip(tracks, names, strict=True)
    ]
    return side_by_side(charts, columns, _GAP)


def _rest(lines: list[str], width: int) -> list[str]:
    """Return what the last line of a name holds: all that is left, as far as there is room."""
    left = lines[_MOST_LINES - 1 :]
    return [fitted(" ".join(left), width, TEXT)] if left else []


def _chart(track: Track, name: str, size: tuple[int, int, int], span: tuple[int, int], style: Style) -> Spec:
    """Return the chart of one track in a *size*: its width, its height, and how much of that is for the name."""
    width, height, head = size
    rows = _rows(track, style.say)
    x = scaled(
        "year",
        {"domain": list(span), "range": [_LEFT, width - _RIGHT], "nice": False, "zero": False},
        {"values": ticks(span), "format": "d", "grid": False, "title": None, "labelFlush": True},
    )
    top = max((end for row in rows for end in (row["lower"], row["upper"]) if end is not None), default=0) or 1
    least = min(0, *(row["middle"] for row in rows))
    y = scaled(
        "lower",
        {"domainMin": least, "domainMax": top * 1.08, "range": [height, head]},
        {
            "offset": -_LEFT,
            "tickCount": 3,
            "title": None,
            "domain": False,
            "ticks": False,
            "labelExpr": _WAN if style.say.language == "zh" else _THOUSAND,
        },
    )
    return layered(
        [
            *_bands([row for row in rows if row["joined"]], x, y),
            *_hedges([row for row in rows if row["hedged"]], x, y),
            _points([row for row in rows if not row["hedged"]], x, y),
            _stars([row for row in rows if row["starred"]], x, y),
            _breaks(track, x, (head, height)),
            _name(name),
            *covers([style.leading(track.leads, track.name)], x=0, x2=width, y=0, y2=head - 4),
        ],
        width,
        height,
    )


def _name(name: str) -> Spec:
    look = {"align": "left", "baseline": "top", "fontWeight": "bold", "x": 0, "y": 0}
    look |= {"lineBreak": "\n", "lineHeight": _LINE}
    return text([{"name": name}], "name", look)


def _rows(track: Track, say: Saying) -> list[dict[str, Any]]:
    """Return a row for each figure; those between two breaks are one segment."""
    rows, segment = [], 0
    for point in track.points:
        segment += point.broken
        quantity = point.observation.quantity
        lower, upper = ends(quantity)
        shape, fill = _SHAPES.get(quantity.qualifier, ("circle", BLUE))
        rows.append(
            {
                "observation": point.observation.id,
                "year": point.year,
                "lower": lower,
                "upper": upper,
                "value": real(quantity.value),
                "middle": middle(quantity),
                "said": figure(quantity, say),
                "qualifier": str(quantity.qualifier),
                "segment": segment,
                "joined": lower is not None and upper is not None,
                "hedged": None not in (lower, upper) and lower != upper,
                "starred": point.starred,
                "shape": shape,
                "fill": fill,
            }
        )
    return rows


def _bands(rows: Sequence[dict[str, Any]], x: Channel, y: Channel) -> list[Spec]:
    """Return the area between what the wordings allow, with its edges; of exact figures it is a line."""
    segment = named("segment")
    edge = {"color": BLUE, "strokeWidth": 1.2}
    return [
        mark("area", rows, {"color": BLUE, "opacity": 0.2}, x=x, y=y, y2=to("upper"), detail=segment),
        mark("line", rows, edge, x=x, y=y, detail=segment),
        mark("line", rows, edge, x=x, y=of(y, "upper"), detail=segment),
    ]


def _hedges(rows: Sequence[dict[str, Any]], x: Channel, y: Channel) -> list[Spec]:
    """Return a bar from end to end, with a line at each, so that a short one is seen as well."""
    look = {"color": BLUE, "strokeWidth": 8, "opacity": 0.6}
    end = {"color": BLUE, "orient": "horizontal", "size": 11, "thickness": 2, "opacity": 1}
    return [
        mark("rule", rows, look, x=x, y=y, y2=to("upper")),
        mark("tick", rows, end, x=x, y=y),
        mark("tick", rows, end, x=x, y=of(y, "upper")),
    ]


def _points(rows: Sequence[dict[str, Any]], x: Channel, y: Channel) -> Spec:
    look = {"size": 34, "stroke": BLUE, "strokeWidth": 1.4, "opacity": 1}
    return mark("point", rows, look, x=x, y=of(y, "middle"), shape=own("shape"), fill=own("fill"))


def _stars(rows: Sequence[dict[str, Any]], x: Channel, y: Channel) -> Spec:
    look = {"text": "*", "dy": -6, "dx": 6, "fontSize": TEXT, "color": INK}
    return mark("text", rows, look, x=x, y=of(y, "middle"))


def _breaks(track: Track, x: Channel, ends: tuple[int, int]) -> Spec:
    """Return a line between a figure and the one before it that it cannot be compared with."""
    rows = [
        {"year": round((before.year + after.year) / 2, 3)}
        for before, after in zip(track.points, track.points[1:], strict=False)
        if after.broken
    ]
    look = {"color": VERMILION, "strokeDash": [3, 3], "strokeWidth": 1.3, "y": ends[0], "y2": ends[1]}
    return mark("rule", rows, look, x=x)


def ticks(span: tuple[int, int]) -> list[int]:
    """Return the years that an axis names: few, and round ones."""
    first, last = span
    step = next(n for n in (1, 2, 5, 10, 20, 50, 100) if (last - first) / n <= _MOST_TICKS)
    return [year for year in range(first, last + 1) if year % step == 0]


def key(tracks: Iterable[Track], say: Saying) -> list[str]:
    """Return what the marks mean, as far as they occur."""
    points = [point for track in tracks for point in track.points]
    used = {point.observation.quantity.qualifier for point in points}
    known = (
        ({Qualifier.EXACT}, say("● exact", "● 确数")),
        ({Qualifier.ABOUT}, say("○ about", "○ 约数")),
        (
            {Qualifier.NEARLY, Qualifier.OVER, Qualifier.RANGE},
            say("bar: as far as the wording reaches", "竖条：措辞允许的范围"),
        ),
        ({Qualifier.AT_LEAST, Qualifier.MORE_THAN}, say("△ at least or more than", "△ 至少或超过")),
        ({Qualifier.AT_MOST, Qualifier.LESS_THAN}, say("▽ at most or less than", "▽ 至多或不足")),
    )
    found = [text for words, text in known if words & used]
    if any(point.broken for point in points):
        found.append(say("dashed: not comparable across it", "虚线：两侧不可比"))
    if any(point.starred for point in points):
        found.append(star(say))
    return [say("; ", "；").join(found)]
