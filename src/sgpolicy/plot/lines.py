"""Pictures of figures over time: series, and panels of regions and years."""

from attrs import evolve

from sgpolicy.analysis.panel import Cell, Panel
from sgpolicy.analysis.series import Series, SeriesList
from sgpolicy.asked import not_a
from sgpolicy.errors import FieldError
from sgpolicy.model.figure import Observation
from sgpolicy.plot.counting import counted, starred
from sgpolicy.plot.frame import framed
from sgpolicy.plot.maps import panel_map
from sgpolicy.plot.numbers import figure
from sgpolicy.plot.picture import Picture
from sgpolicy.plot.saying import Saying
from sgpolicy.plot.theme import Style
from sgpolicy.plot.tracks import Point, Track, key, tracks_chart, when

_REASONS = 4


def series_picture(found: SeriesList | Series, style: Style, most: int = 12) -> Picture:
    """Return each series as a small chart; of many those with the most figures."""
    say = style.say
    every = (found,) if isinstance(found, Series) else tuple(found)
    dated = [one for one in every if any(when(o) is not None for o in one.observations)]
    longest = sorted(dated, key=lambda one: -len(one))[: at_least_one(most)]
    shown = [one for one in dated if any(one is other for other in longest)]
    if not shown:
        raise FieldError(None, "no figure of these series has a date, so there is nothing to draw over time")
    same = len({one.indicator.id for one in shown}) == 1
    places = {_place(one, say) for one in shown}
    called = [_called(one, say, placed=same or len(places) > 1, named=not same) for one in shown]
    tracks = [_track(one, name, say, counted=not same) for one, name in zip(shown, called, strict=True)]
    drawn = sum(len(track.points) for track in tracks)
    figures = sum(map(len, every))
    title = say("Figures over time, by indicator and place", "各地各指标数据的变化")
    if same:
        title = counted(shown[0].indicator, say)
    elif len(places) == 1:
        [place] = places
        title = say(f"{place}: figures over time, by indicator", f"{place}：各指标数据的变化")
    return framed(
        tracks_chart(tracks, style),
        style,
        kind=say("Line charts with bands", "带区间的折线图"),
        title=title,
        counts=say(
            f"{len(shown)} of {len(every)} series, {drawn} of {figures} figures",
            f"{len(every)}个序列中的{len(shown)}个，{figures}个数据中的{drawn}个",
        ),
        documents=[point.observation.document for track in tracks for point in track.points],
        notes=[
            *key(tracks, say),
            *_reasons(
                [(of, b.after, b.because) for of, one in zip(called, shown, strict=True) for b in one.breaks], say
            ),
            *_scales(len(tracks), say),
        ],
        told=_told(tracks, say),
    )


def panel_picture(panel: Panel, style: Style, year: int | None = None) -> Picture:
    """Return a small chart for each region that has a figure; of one year a map."""
    if year is not None:
        return panel_map(panel, style, year)
    say = style.say
    rows = {region.code: [cell for cell in panel if cell.region.code == region.code] for region in panel.regions}
    have = [region for region in panel.regions if rows[region.code]]
    if not have:
        raise FieldError(None, f"the panel of {panel.indicator.id} has no figure, so there is nothing to draw")
    without = [say.region(region) for region in panel.regions if not rows[region.code]]
    tracks = [
        Track(name=say.region(region), points=tuple(map(_point, rows[region.code])), leads=region) for region in have
    ]
    others = sum(len(cell.alternatives) for cell in panel)
    return framed(
        tracks_chart(tracks, style),
        style,
        kind=say("Line charts with bands", "带区间的折线图"),
        title=counted(panel.indicator, say),
        counts=say(
            f"{len(have)} of {len(panel.regions)} rows have a figure; {len(panel)} figures",
            f"{len(panel.regions)}行中{len(have)}行有数据，共{len(panel)}个",
        ),
        documents=[cell.observation.document for cell in panel],
        notes=[
            *([say(f"no figure known: {', '.join(without)}", f"无已知数据：{'、'.join(without)}")] if without else []),
            *key(tracks, say),
            *_reasons([(say.region(c.region), c.observation, c.broken) for c in panel if c.broken], say),
            *_scales(len(tracks), say),
            *_left_out(panel, others, say),
        ],
        told=_told(tracks, say),
    )


def at_least_one(most: int) -> int:
    """Return how many are drawn at most.

    Raises:
        TypeError: It is not a whole number.
        FieldError: It is less than 1.
    """
    if isinstance(most, bool) or not isinstance(most, int):
        raise TypeError(not_a("most", "a whole number", most))
    if most < 1:
        raise FieldError("most", f"most is {most}", "give 1 or more")  # noqa: EM101 - the name of the argument
    return most


def _called(one: Series, say: Saying, *, placed: bool, named: bool) -> str:
    """Return what a series goes by among the others: its place, its indicator, or both."""
    return say(": ", "：").join(
        [*([_place(one, say)] if placed else []), *([say.name(one.indicator)] if named else [])]
    )


def _track(one: Series, name: str, say: Saying, *, counted: bool) -> Track:
    """Return the figures of a series under its name; with what is *counted*, if that is not the same for all."""
    broken = {mark.after.id for mark in one.breaks}
    points = [
        Point(observation=o, year=year, broken=o.id in broken)
        for o in one.observations
        if (year := when(o)) is not None
    ]
    if points:
        points[0] = evolve(points[0], broken=False)
    unit = say.unit(one.observations[0].quantity.unit)
    called = say(f"{name} ({unit})", f"{name}（{unit}）") if counted else name
    return Track(name=called, points=tuple(points), leads=one.region)


def _place(one: Series, say: Saying) -> str:
    return say.region(one.region) if one.region else one.observations[0].document.id


def _point(cell: Cell) -> Point:
    year = when(cell.observation)
    return Point(
        observation=cell.observation,
        year=float(cell.year) if year is None else year,
        broken=cell.broken is not None,
        starred=starred(cell),
    )


def _reasons(found: list[tuple[str, Observation, str | None]], say: Saying) -> list[str]:
    """Return why figures cannot be compared with those before them."""
    lines = [f"{place} {one.as_of}{say(': ', '：')}{say.sentence(because or '')}" for place, one, because in found]
    if len(lines) > _REASONS:
        more = len(lines) - _REASONS
        lines[_REASONS:] = [say(f"and {more} more breaks", f"另有{more}处不可比")]
    return lines


def _scales(charts: int, say: Saying) -> list[str]:
    return [say("each chart has a scale of its own", "各图刻度不同")] if charts > 1 else []


def _left_out(panel: Panel, others: int, say: Saying) -> list[str]:
    found = []
    if others:
        found.append(
            say(
                f"{others} other figures of the same region and year are not drawn", f"同地同年的另外{others}个数据未画"
            )
        )
    if panel.left_out:
        count = len(panel.left_out)
        found.append(say(f"{count} figures have no place in the panel", f"{count}个数据不宜入表"))
    return found


def _told(tracks: list[Track], say: Saying) -> list[str]:
    return [
        f"{track.name}{say(': ', '：')}"
        + say.listed(f"{point.observation.as_of} {figure(point.observation.quantity, say)}" for point in track.points)
        for track in tracks
    ]
