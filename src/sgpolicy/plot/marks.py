"""The parts of a Vega-Lite specification: marks with their rows, layered over and put beside each other.

They are plain dicts. Nearly all marks are placed in pixels and have colours of their own, as their
layout is ours; only years, figures and shares have scales.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from sgpolicy.plot.theme import INK, PAPER, TEXT

Spec: TypeAlias = dict[str, Any]
"""A specification, or a part of one."""
Channel: TypeAlias = Mapping[str, Any]


def mark(kind: str, rows: Sequence[Mapping[str, Any]], look: Mapping[str, Any], **channels: Channel) -> Spec:
    """Return one mark for each row.

    Args:
        kind: What is drawn, such as rect or text.
        rows: The data.
        look: What all of them have in common.
        **channels: What each takes from its row.
    """
    return {"mark": {"type": kind, **look}, "data": {"values": list(rows)}, "encoding": channels}


def text(rows: Sequence[Mapping[str, Any]], field: str, look: Mapping[str, Any], **channels: Channel) -> Spec:
    """Return a text for each row: what stands in a field of it."""
    usual = {"baseline": "middle", "fontSize": TEXT, "color": INK}
    return mark("text", rows, {**usual, **look}, text=named(field), **channels)


def covers(rows: Sequence[Mapping[str, Any]], **look: float) -> list[Spec]:
    """Return a box that nobody sees over each row that leads somewhere, so that all of it is a link.

    Args:
        rows: The data, with x, x2, y and y2 in pixels.
        **look: Those of the four that all have in common.
    """
    found = [row for row in rows if "href" in row]
    places = {name: at(name) if len(name) == 1 else to(name) for name in ("x", "x2", "y", "y2") if name not in look}
    clear = {"fill": PAPER, "fillOpacity": 0, "aria": True}
    channels = {**places, "href": named("href"), "description": named("says")}
    return [mark("rect", found, {**clear, **look}, **channels)] if found else []


def layered(marks: Sequence[Spec], width: float, height: float) -> Spec:
    """Return marks over one another."""
    return {"layer": list(marks), "width": width, "height": height}


def side_by_side(charts: Sequence[Spec], columns: int, spacing: int) -> Spec:
    """Return charts in rows of so many."""
    return {"concat": list(charts), "columns": columns, "spacing": spacing}


def stacked(charts: Sequence[Spec]) -> Spec:
    """Return charts below one another."""
    return {"vconcat": list(charts)}


def at(field: str) -> Channel:
    """Return the channel of a place in pixels."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def to(field: str) -> Channel:
    """Return the channel of the other end of a mark."""
    return {"field": field}


def own(field: str) -> Channel:
    """Return the channel of a colour or shape that a row has itself."""
    return {"field": field, "type": "nominal", "scale": None, "legend": None}


def sized(field: str) -> Channel:
    """Return the channel of a size or width that a row has itself."""
    return {"field": field, "type": "quantitative", "scale": None, "legend": None}


def named(field: str) -> Channel:
    """Return the channel of a text, or of what holds rows together."""
    return {"field": field, "type": "nominal"}


def scaled(field: str, scale: Mapping[str, Any], axis: Mapping[str, Any]) -> Channel:
    """Return the channel of a number on a scale with an axis."""
    return {"field": field, "type": "quantitative", "scale": dict(scale), "axis": dict(axis)}


def of(channel: Channel, field: str) -> Channel:
    """Return the channel of another field on the same scale."""
    return {**channel, "field": field}
