"""The picture of the cumulative curve of adoptions: a lower bound under a ceiling of what is unknown."""

from sgpolicy.analysis.curve import Curve
from sgpolicy.catalog.used import documents_of, used
from sgpolicy.errors import FieldError
from sgpolicy.plot.frame import framed
from sgpolicy.plot.marks import layered, mark, scaled, text, to
from sgpolicy.plot.picture import Picture
from sgpolicy.plot.theme import BLUE, GREY, PALE, SMALL, Style
from sgpolicy.plot.tracks import ticks

_LEFT, _RIGHT, _HEIGHT = 30, 16, 260


def curve_picture(found: Curve, style: Style) -> Picture:
    """Return how many provinces had the policy by the end of each year, as far as is known."""
    say = style.say
    if not found.rows:
        raise FieldError(None, f"no date of {found.what} is known, so there is no curve to draw")
    rested = used(found)
    what = say(found.thing.en, found.thing.zh)
    final = found.rows[-1]
    first, last = found.rows[0].year, final.year
    of = final.of
    rows = [
        {"year": point.year, "new": len(point.new), "cumulative": point.cumulative, "of": of, "floor": 0}
        for point in found
    ]
    rows.append({**rows[-1], "year": last + 1, "new": 0})
    x = scaled(
        "year",
        {"domain": [first, last + 1], "range": [_LEFT, style.inner - _RIGHT], "nice": False, "zero": False},
        {"values": ticks((first, last + 1)), "format": "d", "grid": False, "title": None},
    )
    y = scaled(
        "cumulative",
        {"domain": [0, of], "nice": False},
        {"offset": -_LEFT, "title": None, "domain": False, "ticks": False, "values": _levels(of), "format": "d"},
    )
    points = [row for row in rows if row["new"]]
    rest = [{"text": say(f"of the rest nothing is known (ceiling: {of})", f"其余不详（上限{of}）")}]
    steps = {"interpolate": "step-after"}
    body = layered(
        [
            mark("area", rows, {"color": PALE, **steps}, x=x, y=y, y2=to("of")),
            mark("area", rows, {"color": BLUE, "opacity": 0.2, **steps}, x=x, y=y, y2=to("floor")),
            mark("line", rows, {"color": BLUE, "strokeWidth": 2, **steps}, x=x, y=y),
            mark("point", points, {"size": 40, "filled": True, "color": BLUE, "opacity": 1}, x=x, y=y),
            text(points, "cumulative", {"dy": -10, "fontSize": SMALL}, x=x, y=y),
            text(rest, "text", {"align": "left", "fontSize": SMALL, "color": GREY, "x": _LEFT + 8, "y": 12}),
        ],
        style.inner,
        _HEIGHT,
    )
    news = [f"{point.year}{say(': ', '：')}{say.listed(map(say.region, point.new))}" for point in found if point.new]
    return framed(
        body,
        style,
        kind=say("Step curve", "阶梯曲线"),
        title=say(f"Provinces known to have {what}, by the end of each year", f"{what}：各年末已知采用的省份数"),
        counts=say(
            f"{final.cumulative} of {final.of} provinces by {final.year}",
            f"至{final.year}年，{final.of}个省级单位中{final.cumulative}个",
        ),
        documents=documents_of(rested),
        notes=[
            say("; ", "；").join(news),
            say("a lower bound: earlier documents may be missing", "为下限：更早的文件可能未收录"),
        ],
        told=[f"{point.year}{say(': ', '：')}{point.cumulative}" for point in found],
    )


def _levels(of: int) -> list[int]:
    """Return the numbers that the axis names: quarters, and the ceiling itself."""
    return sorted({round(of * share / 4) for share in range(5)})
