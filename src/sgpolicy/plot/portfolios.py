"""Pictures of portfolios: how many measures and instruments, and how mixed they are."""

from collections.abc import Sequence
from typing import Any

from sgpolicy.analysis.portfolio import Portfolio, Portfolios
from sgpolicy.errors import FieldError
from sgpolicy.plot.counting import measures_counted
from sgpolicy.plot.frame import framed
from sgpolicy.plot.lettering import fitted, length
from sgpolicy.plot.marks import Spec, at, layered, mark, own, text, to
from sgpolicy.plot.matrices import FACET_NAMES
from sgpolicy.plot.picture import Picture
from sgpolicy.plot.theme import BLUE, GREEN, GREY, INK, LINE, PALE, SKY, SMALL, TEXT, VERMILION, Style

_ROW, _GAP = 26, 30
_INDICES = (
    ("gini_simpson", "circle", BLUE),
    ("evenness", "triangle-up", GREEN),
    ("aid", "diamond", VERMILION),
)


def portfolio_picture(found: Portfolios, style: Style) -> Picture:
    """Return for each portfolio a bar of its measures, and its indices between 0 and 1."""
    say = style.say
    if not found.rows:
        raise FieldError(None, "no measure was counted, so there is nothing to draw", "ask with depth='any'")
    names = {str(row.of): say.value(row.of) for row in found}
    left = min(max(length(name, TEXT) for name in names.values()) + 10, style.inner * 0.34)
    half = (style.inner - left - _GAP) / 2
    undefined = sum(getattr(row, name) is None for row in found for name, _, _ in _INDICES)
    unknown = [say.region(region) for region in found.unknown]
    by = FACET_NAMES[found.by]
    of = f" of {len(found.rows) + len(unknown)}" if unknown else ""
    of_zh = f"（共{len(found.rows) + len(unknown)}个）" if unknown else ""
    return framed(
        layered(
            [
                *_bars(found.rows, left, half),
                *_dots(found.rows, left + half + _GAP, style.inner - 8),
                _names([fitted(name, left - 8, TEXT) for name in names.values()]),
                _heads(
                    [
                        (left, say("measures (line: instruments)", "措施数（竖线：工具数）")),
                        (left + half + _GAP, say("index, 0 to 1", "指数（0至1）")),
                    ]
                ),
            ],
            style.inner,
            (len(found.rows) + 1) * _ROW,
        ),
        style,
        kind=say("Bars and dots", "条形与点图"),
        title=say(f"Portfolios by {by[0]}", f"政策组合：按{by[1]}"),
        counts=say(
            f"{len(found.rows)}{of}; {measures_counted(found.counted, say)}",
            f"{len(found.rows)}个{of_zh}；{measures_counted(found.counted, say)}",
        ),
        documents=found.counted.documents,
        notes=[
            say(
                "● Gini-Simpson  ▲ evenness  ◆ average instrument diversity",
                "● Gini-Simpson指数  ▲ 均匀度  ◆ 平均工具多样性",
            ),
            *(
                [say(f"not defined, so not drawn: {undefined} indices", f"无定义而未画：{undefined}个")]
                if undefined
                else []
            ),
            *([say(f"unknown: {', '.join(unknown)}", f"不详：{'、'.join(unknown)}")] if unknown else []),
            say(
                "sizes depend on how much of each place is coded: do not rank by them",
                "规模取决于各地编码程度，不宜据此排名",
            ),
        ],
        told=[
            say(
                f"{names[str(row.of)]}: {row.size} measures, {row.instruments} instruments, "
                f"Gini-Simpson {_two(row.gini_simpson)}, evenness {_two(row.evenness)}, AID {_two(row.aid)}",
                f"{names[str(row.of)]}：措施{row.size}项，工具{row.instruments}种，"
                f"Gini-Simpson {_two(row.gini_simpson)}，均匀度{_two(row.evenness)}，平均工具多样性{_two(row.aid)}",
            )
            for row in found
        ],
    )


def _two(index: object) -> str:
    return "-" if index is None else f"{float(index):.2f}"  # type: ignore[arg-type] # a Decimal or a Fraction


def _middle(number: int) -> float:
    return (number + 1.5) * _ROW


def _bars(rows: Sequence[Portfolio], left: float, width: float) -> list[Spec]:
    most = max(row.size for row in rows)
    room = width - length(f"{most:,}", SMALL) - 8
    data = [
        {
            "of": str(row.of),
            "measures": row.size,
            "instruments": row.instruments,
            "x": left,
            "x2": left + row.size / most * room,
            "tick": left + row.instruments / most * room,
            "y": _middle(number) - 6,
            "y2": _middle(number) + 6,
            "middle": _middle(number),
        }
        for number, row in enumerate(rows)
    ]
    y = {"y": at("y"), "y2": to("y2")}
    return [
        mark("rect", data, {"color": SKY}, x=at("x"), x2=to("x2"), **y),
        mark("rule", data, {"color": INK, "strokeWidth": 2}, x=at("tick"), **y),
        text(data, "measures", {"align": "left", "dx": 5, "fontSize": SMALL}, x=at("x2"), y=at("middle")),
    ]


def _dots(rows: Sequence[Portfolio], left: float, right: float) -> list[Spec]:
    data: list[dict[str, Any]] = []
    for number, row in enumerate(rows):
        for name, shape, colour in _INDICES:
            value = getattr(row, name)
            if value is not None:
                data.append(
                    {
                        "of": str(row.of),
                        "index": name,
                        "value": round(float(value), 4),
                        "x": left + float(value) * (right - left),
                        "y": _middle(number),
                        "shape": shape,
                        "colour": colour,
                    }
                )
    lines = [{"x": left, "x2": right, "y": _middle(number)} for number in range(len(rows))]
    ends = [
        {"x": left + share * (right - left), "y": _ROW, "y2": (len(rows) + 1) * _ROW, "text": f"{share:g}"}
        for share in (0, 0.5, 1)
    ]
    places = {"x": at("x"), "y": at("y")}
    return [
        mark("rule", lines, {"color": PALE}, **places, x2=to("x2")),
        mark("rule", ends, {"color": LINE, "strokeDash": [2, 2]}, **places, y2=to("y2")),
        mark(
            "point",
            data,
            {"size": 52, "filled": True, "opacity": 0.9},
            **places,
            shape=own("shape"),
            color=own("colour"),
        ),
        text(ends, "text", {"baseline": "bottom", "fontSize": SMALL, "color": GREY, "dy": -2}, **places),
    ]


def _names(names: Sequence[str]) -> Spec:
    rows = [{"text": name, "y": _middle(number)} for number, name in enumerate(names)]
    return text(rows, "text", {"align": "left", "x": 0}, y=at("y"))


def _heads(heads: Sequence[tuple[float, str]]) -> Spec:
    rows = [{"x": x, "text": text} for x, text in heads]
    look = {"align": "left", "baseline": "top", "fontSize": SMALL, "color": GREY, "y": -2}
    return text(rows, "text", look, x=at("x"))
