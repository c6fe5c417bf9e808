"""The picture of who learned from whom: places on a circle, an arrow from each learner to who taught it."""

from collections.abc import Mapping, Sequence
from math import atan2, cos, degrees, hypot, pi, sin
from typing import Any

from sgpolicy.analysis.learning import Learning, Lesson, Place
from sgpolicy.errors import FieldError
from sgpolicy.plot.frame import framed
from sgpolicy.plot.lettering import fitted, length
from sgpolicy.plot.marks import Spec, at, covers, layered, mark, own, sized, text, to
from sgpolicy.plot.picture import Picture
from sgpolicy.plot.theme import BLUE, GREY, ORANGE, TEXT, Style

_NODE, _SHORT, _LARGEST = 7, 12, 190
_ARC, _LINE = 24, 16
_POLE = 0.96
_Spot = tuple[float, float]


def learning_picture(found: Learning, style: Style) -> Picture:
    """Return the network."""
    say = style.say
    if not found.rows:
        raise FieldError(None, "no measure says from whom a place learned, so there is nothing to draw")
    places = _around(found.rows)
    labels = {place.id: _label(place, style) for place in places}
    across = min(style.inner / 2 - _room(labels, style) - 2 * _NODE, max(_LARGEST, len(places) * _ARC / (2 * pi)))
    down = max(across, _LINE * len(places) ** 2 / (4 * pi**2))  # so that the lowest labels do not meet
    middle = (style.inner / 2, down + 2 * _SHORT)
    spots = {
        place.id: (
            round(middle[0] + across * sin(2 * pi * number / len(places)), 2),
            round(middle[1] - down * cos(2 * pi * number / len(places)), 2),
        )
        for number, place in enumerate(places)
    }
    marks = [*_arrows([_edge(row, spots) for row in found]), *_nodes(found, spots, labels, middle, style)]
    return framed(
        layered(marks, style.inner, 2 * middle[1]),
        style,
        kind=say("Network", "网络图"),
        title=say("Who learned from whom, as measures say it", "学习网络：措施所载的经验来源"),
        counts=say(
            f"{len(found.rows)} pairs of {len(places)} places; {len(found.measures)} of {found.of} measures",
            f"{len(places)}地{len(found.rows)}对；{found.of}项措施中的{len(found.measures)}项",
        ),
        documents=[measure.document for measure in found.measures],
        notes=[
            say(
                "an arrow runs from the learner to the place it learned from; wider: more measures",
                "箭头由学习者指向经验来源；越粗措施越多",
            ),
            say("blue: learned; orange: only taught", "蓝：学习者；橙：仅为经验来源"),
            say("of a place without an arrow nothing is known", "图中没有的地方不详"),
        ],
        told=[
            say(
                f"{labels[row.learner.id]} from {labels[row.taught.id]}: {len(row.measures)}",
                f"{labels[row.learner.id]}学习{labels[row.taught.id]}：{len(row.measures)}项",
            )
            for row in found
        ],
    )


def _label(place: Place, style: Style) -> str:
    return style.say.region(place.region) if place.region else place.id.removeprefix("anonymous:")


def _room(labels: Mapping[str, str], style: Style) -> float:
    """Return how much room the labels have on either side."""
    return min(max(length(text, TEXT) for text in labels.values()), style.inner * 0.31)


def _around(rows: Sequence[Lesson]) -> list[Place]:
    """Return the places in an order in which those that are joined stand near each other."""
    near: dict[str, list[str]] = {}
    places: dict[str, Place] = {}
    for row in rows:
        places |= {row.learner.id: row.learner, row.taught.id: row.taught}
        near.setdefault(row.learner.id, []).append(row.taught.id)
        near.setdefault(row.taught.id, []).append(row.learner.id)
    order: list[str] = []
    for start in sorted(near, key=lambda one: (-len(near[one]), one)):
        waiting = [start]
        while waiting:
            one = waiting.pop(0)
            if one not in order:
                order.append(one)
                waiting += sorted(set(near[one]), key=lambda other: (-len(near[other]), other))
    return [places[one] for one in order]


def _edge(row: Lesson, spots: Mapping[str, _Spot]) -> dict[str, Any]:
    """Return an edge, which ends before the node; of two in both directions each has its own side."""
    (x, y), (x2, y2) = spots[row.learner.id], spots[row.taught.id]
    far = hypot(x2 - x, y2 - y)
    right, down = (x2 - x) / far, (y2 - y) / far
    aside, short = 5 if row.mutual else 0, min(_SHORT, far / 3)
    x, x2 = x - down * aside + right * short, x2 - down * aside - right * short
    y, y2 = y + right * aside + down * short, y2 + right * aside - down * short
    return {
        "source": row.learner.id,
        "target": row.taught.id,
        "weight": len(row.measures),
        "x": round(x, 2),
        "y": round(y, 2),
        "x2": round(x2, 2),
        "y2": round(y2, 2),
        "thick": min(1 + 0.8 * len(row.measures), 6),
        "angle": round(degrees(atan2(down, right)) + 90, 2) % 360,
    }


def _arrows(edges: Sequence[dict[str, Any]]) -> list[Spec]:
    width = sized("thick")
    head = {"shape": "triangle-up", "size": 70, "filled": True, "color": GREY, "opacity": 1}
    line = {"color": GREY, "opacity": 0.8}
    angle = {"field": "angle", "type": "quantitative", "scale": None}
    return [
        mark("rule", edges, line, x=at("x"), x2=to("x2"), y=at("y"), y2=to("y2"), strokeWidth=width),
        mark("point", edges, head, x=at("x2"), y=at("y2"), angle=angle),
    ]


def _nodes(
    found: Learning, spots: Mapping[str, _Spot], labels: Mapping[str, str], middle: _Spot, style: Style
) -> list[Spec]:
    rows, room = [], _room(labels, style)
    for node in found.nodes:
        x, y = spots[node.place.id]
        side = 0 if abs(x - middle[0]) < 1 else 1 if x > middle[0] else -1
        pole = abs(y - middle[1]) > _POLE * (middle[1] - 2 * _SHORT)  # there arrows come from the side
        beyond = (-1 if y < middle[1] else 1) * (_NODE + 9)
        rows.append(
            {
                **{key: value for key, value in node.to_dict().items() if key != "label"},
                "label": fitted(labels[node.place.id], room, TEXT),
                "x": x,
                "y": y,
                "label_x": x - side * _NODE if pole else x + side * (_NODE + 5),
                "label_y": y + beyond if pole else y,
                "side": side,
                "colour": BLUE if node.learned_from else ORANGE,
                **style.leading(node.place.region, labels[node.place.id]),
            }
        )
    look = {"size": 130, "filled": True, "opacity": 1, "stroke": "white"}
    places = {"x": at("label_x"), "y": at("label_y")}
    return [
        mark("point", rows, look, x=at("x"), y=at("y"), color=own("colour")),
        *(
            text([row for row in rows if row["side"] == side], "label", {"align": align}, **places)
            for side, align in ((-1, "right"), (0, "center"), (1, "left"))
        ),
        *covers(list(map(_box, rows))),
    ]


def _box(row: dict[str, Any]) -> dict[str, Any]:
    """Return *row* with the box of its label."""
    wide = length(row["label"], TEXT)
    x = row["label_x"] + (row["side"] - 1) / 2 * wide
    return {**row, "x": x, "x2": x + wide, "y": row["label_y"] - _LINE / 2, "y2": row["label_y"] + _LINE / 2}
