"""A table drawn as shaded squares with its numbers in them."""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

from attrs import frozen

from sgpolicy.errors import FieldError
from sgpolicy.plot.lettering import fitted, length
from sgpolicy.plot.marks import Spec, at, covers, layered, mark, own, text, to
from sgpolicy.plot.theme import GREY, MARGIN, PAPER, SMALL, TEXT, Style, ink_on

_ROW, _SUB_ROW, _LARGEST, _SMALLEST, _GAP = 26, 20, 160, 12, 2
_HEAD, _UPRIGHT = 22, 96
_MOST_LABEL = 0.36


@frozen(kw_only=True)
class Line:
    """A row of the table.

    Attributes:
        name: What stands before it.
        after: What stands behind it, such as its sum.
        below: Whether it is a part of the row above it.
        bold: Whether it is a sum.
        leads: What its name leads to, if that has an address.
    """

    name: str
    after: str = ""
    below: bool = False
    bold: bool = False
    leads: object = None


@frozen(kw_only=True)
class Square:
    """A cell of the table.

    Attributes:
        text: Its number.
        fill: Its shade.
        data: What the specification says of it, beside these.
    """

    text: str
    fill: str = PAPER
    data: Mapping[str, Any]


def squares(lines: Sequence[Line], heads: Sequence[str], cells: Mapping[tuple[int, int], Square], style: Style) -> Spec:
    """Return the table.

    Args:
        lines: Its rows.
        heads: What stands above its columns.
        cells: Its cells, by row and column.
        style: What it is drawn with.

    Raises:
        FieldError: The picture is too narrow for so many columns.
    """
    wide = max(_wide(line) for line in lines) + 10
    left = min(wide, style.inner * _MOST_LABEL)
    right = max((length(line.after, SMALL) for line in lines), default=0) + 8
    size = min(_LARGEST, (style.inner - left - right) / len(heads))
    if size < _SMALLEST:
        more = length(" (100.0 %)", SMALL) if style.narrow else 0  # where there is room, shares stand behind the sums
        needed = ceil(wide + right + more + _SMALLEST * len(heads)) + 2 * MARGIN
        message = f"{len(heads)} columns do not fit in {style.width} pixels"
        raise FieldError(field="width", message=message, remedy=f"give width={needed}")
    upright = any(length(head, SMALL) > size - 4 for head in heads)
    top = min(_UPRIGHT, max(length(head, SMALL) for head in heads) + 8) if upright else _HEAD
    tops = [top]
    for line in lines:
        tops.append(tops[-1] + (_SUB_ROW if line.below else _ROW))
    boxes = [
        {
            **square.data,
            "text": square.text if length(square.text, SMALL) <= size else "",
            "fill": square.fill,
            "ink": GREY if square.fill == PAPER and not lines[row].bold else ink_on(square.fill),
            "x": left + column * size,
            "x2": left + (column + 1) * size - _GAP,
            "middle": left + (column + 0.5) * size - _GAP / 2,
            "y": tops[row],
            "y2": tops[row + 1] - _GAP,
            "middle_y": (tops[row] + tops[row + 1] - _GAP) / 2,
        }
        for (row, column), square in sorted(cells.items())
    ]
    names = [_name(line, number, tops, left, style) for number, line in enumerate(lines)]
    behind = [
        {"text": line.after, "x": left + size * len(heads) + 6, "y": names[number]["y"]}
        for number, line in enumerate(lines)
        if line.after
    ]
    above = [
        {
            "text": fitted(head, top - 6 if upright else size, SMALL),
            "x": left + (column + 0.5) * size - _GAP / 2,
            "y": top - 6,
        }
        for column, head in enumerate(heads)
    ]
    turned: dict[str, Any] = {"angle": 270, "align": "left", "baseline": "middle"} if upright else {"align": "center"}
    places = {"x": at("x"), "y": at("y")}
    grey = {"align": "left", "fontSize": SMALL, "color": GREY}
    layers = [
        mark("rect", boxes, {}, **places, x2=to("x2"), y2=to("y2"), color=own("fill")),
        text(boxes, "text", {"fontSize": SMALL}, x=at("middle"), y=at("middle_y"), color=own("ink")),
        text([one for one in names if not one["below"]], "text", {"align": "left"}, **places),
        text([one for one in names if one["below"]], "text", grey, **places),
        text(behind, "text", grey, **places),
        text(above, "text", {**grey, **turned}, **places),
        *covers([{**one, "y": one["y"] - 8, "y2": one["y"] + 8} for one in names], x=0, x2=left - 6),
    ]
    return layered(layers, style.inner, tops[-1])


def _wide(line: Line) -> float:
    return length(line.name, SMALL) + 12 if line.below else length(line.name, TEXT)


def _name(line: Line, number: int, tops: Sequence[float], left: float, style: Style) -> dict[str, Any]:
    indent, size = (12, SMALL) if line.below else (0, TEXT)
    return {
        "text": fitted(line.name, left - indent - 6, size),
        "x": indent,
        "y": (tops[number] + tops[number + 1] - _GAP) / 2,
        "below": line.below,
        **style.leading(line.leads, line.name),
    }
