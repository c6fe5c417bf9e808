"""Pictures of progress: for each target a bar of what was reported, against what was promised and what a path asks."""

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from sgpolicy.analysis.escalation import due_year
from sgpolicy.analysis.growth import end_month, goal
from sgpolicy.analysis.path import path_to
from sgpolicy.analysis.progress import Progress, Verdict
from sgpolicy.analysis.progress_table import ProgressTable
from sgpolicy.display.say import SIGNS
from sgpolicy.errors import FieldError
from sgpolicy.model.interval import Interval
from sgpolicy.model.record import Record
from sgpolicy.plot.frame import framed
from sgpolicy.plot.lettering import fitted, length, wrapped
from sgpolicy.plot.lines import at_least_one
from sgpolicy.plot.marks import Channel, Spec, at, covers, layered, mark, of, own, scaled, text, to
from sgpolicy.plot.numbers import figure
from sgpolicy.plot.picture import Picture
from sgpolicy.plot.saying import Saying
from sgpolicy.plot.theme import GREEN, GREY, INK, LINE, ORANGE, PALE, SKY, SMALL, TEXT, VERMILION, Style, ink_on

_BAR, _LEADING, _MOST_LINES = 12, 16, 3
_LEAST, _MOST = 1.25, 1.6
_LINE = {"color": INK, "strokeWidth": 2}
COLOURS = {
    Verdict.MET: GREEN,
    Verdict.ON_COURSE: SKY,
    Verdict.BEHIND: ORANGE,
    Verdict.MISSED: VERMILION,
    Verdict.NOT_ASSESSABLE: GREY,
}
"""The colour of each verdict."""


def progress_picture(found: ProgressTable | Progress, style: Style, most: int = 30) -> Picture:
    """Return a bar for each target; of many first those with something to compare."""
    say = style.say
    every = (found,) if isinstance(found, Progress) else tuple(found)
    if not every:
        why = "" if isinstance(found, Progress) else found.why()
        raise FieldError(None, "there is no target, so there is nothing to draw", why)
    compared = [item for item in every if item.share is not None]
    room = at_least_one(most)
    chosen = {id(item) for item in [*compared, *(item for item in every if item.share is None)][:room]}
    shown = [item for item in every if id(item) in chosen]
    verdicts = Counter(item.verdict for item in every)
    told = say.listed(
        say(f"{count} {verdict}", f"{verdict.zh}{count}个") for verdict in Verdict if (count := verdicts[verdict])
    )
    ways = {item.target.id: _required(item) for item in shown}
    return framed(
        _chart(shown, ways, style),
        style,
        kind=say("Bullet chart", "子弹图"),
        title=say("Progress: reported as a share of what was promised", "进度：已报告数占目标数的比重"),
        counts=say(
            f"{len(compared)} of {len(every)} targets have a figure to compare; {told}",
            f"{len(every)}个目标中{len(compared)}个有可比数据；{told}",
        ),
        documents=(record.document for item in shown for record in _records(item)),
        notes=_notes(shown, every, ways, say),
        told=[_told(item, ways[item.target.id], say) for item in shown],
    )


def _records(item: Progress) -> list[Record]:
    return [record for record in (item.target, item.observation) if record is not None]


def _required(item: Progress) -> Interval | None:
    """Return what a path to the target asks for at the time of the figure, as a share of the target."""
    seen = item.observation
    if seen is None or item.target.due is None or end_month(seen.as_of) >= end_month(item.target.due):
        return None
    required = item.required
    if required is None and item.earlier is not None:
        way = path_to(item.target, (), item.earlier)
        required = way.at(seen.as_of) if way else None
    wanted = goal(item.target.quantity)
    return required / wanted if required is not None and (wanted.lower or 0) > 0 else None


def _chart(shown: Sequence[Progress], ways: dict[str, Interval | None], style: Style) -> Spec:
    ends = [float(end) for item in shown if item.share for end in (item.share.lower, item.share.upper) if end]
    cap = min(_MOST, max(_LEAST, *ends)) if ends else _LEAST
    labels = [_lines(item, style) for item in shown]
    most = max(map(len, labels))
    step = most * _LEADING + _BAR + 14
    rows = [
        {
            **_row(item, ways[item.target.id], cap, style),
            **_places(number * step, most),
            **style.leading(item.target, _told(item, ways[item.target.id], style.say)),
        }
        for number, item in enumerate(shown)
    ]
    words = [
        {"target": row["target"], "text": line, "y": row["line"] + (most - len(lines) + place) * _LEADING}
        for row, lines in zip(rows, labels, strict=True)
        for place, line in enumerate(lines)
    ]
    ticks = [step / 4 for step in range(int(cap * 4) + 1) if step % 2 == 0 or not style.narrow]
    x = scaled(
        "lower",
        {"domain": [0, cap], "range": [0, style.inner - 2], "clamp": True, "nice": False},
        {
            "values": ticks,
            "format": "%",
            "title": None,
            "grid": False,
            "domain": False,
            "ticks": False,
            "labelFlush": True,
        },
    )
    bar = {"y": at("top"), "y2": to("bottom")}
    known = [row for row in rows if row["share"]]
    missing = [row for row in rows if not row["share"]]
    dashed = {"fill": "white", "stroke": LINE, "strokeDash": [3, 3]}
    whole, colour = {"x": of(x, "zero"), "x2": to("one")}, own("colour")
    hedged = [row for row in known if row["hedged"]]
    right = {"align": "right", "x": style.inner - 2}
    marks = [
        mark("rect", known, {"color": PALE}, **whole, **bar),
        mark("rect", missing, dashed, **whole, **bar),
        mark("rect", known, {}, x=of(x, "zero"), x2=to("lower"), **bar, color=colour),
        mark("rect", hedged, {"opacity": 0.45}, x=x, x2=to("upper"), **bar, color=colour),
        *_path([row for row in rows if row["required"]], x),
        mark("rule", rows, _LINE, x=of(x, "one"), y=at("tick_top"), y2=to("tick_bottom")),
        text(words, "text", {"align": "left", "x": 0}, y=at("y")),
        text([] if most > 1 else rows, "verdict", right, y=at("line")),
        *_shares(known, x, cap, style.inner),
        *covers(rows, x=0, x2=style.inner),
    ]
    return layered(marks, style.inner, len(rows) * step)


def _lines(item: Progress, style: Style) -> list[str]:
    """Return what stands above a bar: on one line with room for the verdict at its end, else the verdict follows."""
    label, verdict = _label(item, style.say), _verdict(item, style.say)
    if not style.narrow:
        return [fitted(label, style.inner - length(verdict, TEXT) - 12, TEXT)]
    lines = wrapped(label, style.inner, TEXT)
    lines = lines if len(lines) < _MOST_LINES else [*lines[: _MOST_LINES - 1], "…"]
    last = f"{lines[-1]} · {verdict}"
    return [*lines[:-1], last] if length(last, TEXT) <= style.inner else [*lines, verdict]


def _places(top: float, lines: int) -> dict[str, float]:
    """Return where the parts of a row stand, which begins at *top* with some lines of text."""
    bar = top + lines * _LEADING + 4
    return {
        "line": top + 9,
        "top": bar,
        "bottom": bar + _BAR,
        "middle": bar + _BAR / 2,
        "tick_top": bar - 3,
        "tick_bottom": bar + _BAR + 3,
        "y": top,
        "y2": bar + _BAR + 3,
    }


def _verdict(item: Progress, say: Saying) -> str:
    return f"{SIGNS[item.verdict]} {say.word(item.verdict)}"


def _row(item: Progress, way: Interval | None, cap: float, style: Style) -> dict[str, Any]:
    share = item.share
    lower = float(share.lower or 0) if share else None
    upper = (cap if share.upper is None else float(share.upper)) if share else None
    required = [float(end) for end in (way.lower, way.upper) if end is not None] if way else []
    return {
        "target": item.target.id,
        "observation": item.observation.id if item.observation else None,
        "verdict": _verdict(item, style.say),
        "colour": COLOURS[item.verdict],
        "share": _percent(share, style.say) if share else None,
        "lower": lower,
        "upper": upper,
        "hedged": lower != upper,
        "required": bool(required),
        "required_lower": min(required, default=None),
        "required_upper": max(required, default=None),
        "zero": 0,
        "one": 1,
    }


def _label(item: Progress, say: Saying) -> str:
    target = item.target
    place = say.region(target.region)
    unit = say.unit(target.quantity.unit)
    promised = figure(target.quantity, say)
    due = due_year(target)
    by = say(f"by {due}" if due else "(no date)", f"{due}年" if due else "")
    amount = f"{promised} {unit}" if say.language == "en" else f"{promised}{unit}"
    name = say.name(target.indicator)
    return say(f"{place}: {name}, {amount} {by}", f"{place}：{name}，{by}{amount}")


def _path(rows: Sequence[dict[str, Any]], x: Channel) -> list[Spec]:
    """Return what the path asks for: a line between its bounds, with a diamond at either."""
    y, low, high = at("middle"), of(x, "required_lower"), of(x, "required_upper")
    diamond = {"shape": "diamond", "size": 46, "fill": "white", "stroke": INK, "strokeWidth": 1.5, "opacity": 1}
    return [
        mark("rule", rows, _LINE, x=low, x2=to("required_upper"), y=y),
        mark("point", rows, diamond, x=low, y=y),
        mark("point", rows, diamond, x=high, y=y),
    ]


def _shares(rows: Sequence[dict[str, Any]], x: Channel, cap: float, width: int) -> list[Spec]:
    """Return the shares as numbers, in their bars where there is room; an arrow where a bar goes on."""
    pixels = width / cap
    texts = []
    for row in rows:
        inside = row["lower"] * pixels > length(row["share"], SMALL) + 10
        free = (width - row["upper"] * pixels) > length(row["share"], SMALL) + 10
        start = 0 if inside else row["upper"] if free else row["lower"]
        ink = ink_on(row["colour"]) if inside else INK
        texts.append({"target": row["target"], "text": row["share"], "at": start, "ink": ink, "middle": row["middle"]})
    beyond = [{"target": row["target"], "at": cap, "middle": row["middle"]} for row in rows if row["upper"] > cap]
    number = {"align": "left", "dx": 6, "fontSize": SMALL}
    arrow = {"text": "»", "align": "right", "dx": -4, "baseline": "middle", "color": "white"}
    place = {"x": of(x, "at"), "y": at("middle")}
    return [text(texts, "text", number, **place, color=own("ink")), mark("text", beyond, arrow, **place)]


def _percent(share: Interval, say: Saying) -> str:
    low, high = (None if end is None else f"{float(Fraction(end)) * 100:,.1f}" for end in (share.lower, share.upper))
    if low is None or high is None:
        return say(f"at least {low} %", f"至少{low}%") if low else say(f"at most {high} %", f"至多{high}%")
    return f"{'–'.join(dict.fromkeys((low, high)))}{say(' ', '')}%"


def _notes(
    shown: Sequence[Progress], every: Sequence[Progress], ways: dict[str, Interval | None], say: Saying
) -> Iterable[str]:
    notes = [say("line: what was promised (100 %)", "竖线：目标数（100%）")]
    if any(item.share and item.share.lower != item.share.upper for item in shown):
        notes.append(say("pale end of a bar: as far as the wording reaches", "条形浅色部分：措辞允许的范围"))
    if any(ways.values()):
        notes.append(say("◇ what a path to the target asks for at that time", "◇ 按路径当时应达到的水平"))
    if any(item.share is None for item in shown):
        notes.append(say("dashed: no figure to compare, which is not 0", "虚框：无可比数据，不等于零"))
    yield say("; ", "；").join(notes)
    if rest := len(every) - len(shown):
        yield say(f"not drawn: {rest} more targets", f"另有{rest}个目标未画")


def _told(item: Progress, way: Interval | None, say: Saying) -> str:
    share = _percent(item.share, say) if item.share else say("no figure to compare", "无可比数据")
    asked = say(f", the path asks for {_percent(way, say)}", f"，路径要求{_percent(way, say)}") if way else ""
    return f"{_label(item, say)}{say(': ', '：')}{share}{asked}{say(', ', '，')}{say.word(item.verdict)}"
