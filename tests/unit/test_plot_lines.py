"""Figures over time: hedges are bands, breaks part them, and n of N is said."""

import pytest
from attrs import evolve
from tests.unit.drawn import marks, rows, words
from tests.unit.table_records import CERTIFIED, CHINA, CORPS, HEILONGJIANG, JILIN, XINJIANG, seen

from sgpolicy import Catalog, FieldError, Name, Period
from sgpolicy.analysis.panel import panel
from sgpolicy.analysis.series import series
from sgpolicy.model.words import Kind
from sgpolicy.plot.tracks import ticks, when


def test_a_series_has_a_row_for_each_figure() -> None:
    """Exact, hedged on both sides, or open."""
    figures = [seen("100人", "2015"), seen("近300人", "2016"), seen("400人以上", "2017"), seen("约500人", "2018")]
    made = series(figures).plot()
    drawn = rows(made, "observation")

    assert [(row["observation"], row["lower"], row["upper"]) for row in sorted(drawn, key=lambda row: row["year"])] == [
        (figures[0].id, 100, 100),
        (figures[1].id, 270, 300),
        (figures[2].id, 400, None),
        (figures[3].id, 500, 500),
    ]
    assert {row["qualifier"]: row["shape"] for row in drawn} == {
        "exact": "circle",
        "nearly": "circle",
        "at_least": "triangle-up",
        "about": "circle",
    }
    assert "1 of 1 series, 4 of 4 figures" in words(made)
    assert "○ about" in words(made)


def test_hedges_are_bands() -> None:
    """An area and a bar from the lower to the upper end; an open end is in no band."""
    made = series([seen("100人", "2015"), seen("近300人", "2016"), seen("400人以上", "2017")]).plot()
    area, bar = marks(made, "area")[0], marks(made, "rule")[0]

    assert (area["encoding"]["y"]["field"], area["encoding"]["y2"]["field"]) == ("lower", "upper")
    assert [row["said"] for row in area["data"]["values"]] == ["100", "270–300"]
    assert [row["said"] for row in bar["data"]["values"]] == ["270–300"]


def test_a_break_parts_the_band() -> None:
    """A dashed line between the two figures, which are of two segments; the reason is told."""
    indicator = evolve(CERTIFIED, breaks=("2016: counts assistants, too",))
    made = series([seen("100人", when, indicator=indicator) for when in ("2014", "2015", "2017")]).plot()
    area = marks(made, "area")[0]
    [line] = [one for one in marks(made, "rule") if "strokeDash" in one["mark"]]

    assert [row["segment"] for row in area["data"]["values"]] == [0, 0, 1]
    assert area["encoding"]["detail"]["field"] == "segment"
    assert [row["year"] for row in line["data"]["values"]] == [2017]
    assert "黑龙江 2017: 2016: counts assistants, too" in words(made)
    assert "dashed: not comparable across it" in words(made)


def test_of_many_series_those_with_the_most_figures_are_drawn() -> None:
    """In their order, and the rest is counted."""
    figures = [seen("100人", "2015"), seen("7人", "2015", region=CHINA), seen("8人", None, region=JILIN)]
    figures += [seen("9人", year, region=XINJIANG) for year in ("2014", "2015")]
    made = series(figures).plot(most=2)

    assert {row["observation"] for row in rows(made, "observation")} == {
        figures[0].id, figures[3].id, figures[4].id,
    }  # fmt: skip
    assert "2 of 4 series, 3 of 5 figures" in words(made)
    assert "each chart has a scale of its own" in words(made)


def test_a_name_that_is_too_long_for_one_line_takes_several() -> None:
    """With its unit; of one place the title has the place, and of two each name."""
    other = evolve(CERTIFIED, id="other", name=Name(zh="另", en="other people who are certified as social workers"))
    breaks = ("2016: counts assistants, too",)
    figures = [
        seen("100人", "2015"),
        *(seen("9人", y, indicator=evolve(other, breaks=breaks)) for y in ("2015", "2017")),
    ]
    here, both = (series([*figures, *more]).plot(width=420) for more in ([], [seen("8人", "2015", region=CHINA)]))
    names = [row["name"] for row in rows(here, "name")]

    assert here.title == "黑龙江: figures over time, by indicator"
    assert names == ["certified (person)", "other people who are\ncertified as social workers\n(person)"]
    assert "other people who are certified as social workers 2017: 2016: counts assistants, too" in words(here)
    assert both.title == "Figures over time, by indicator and place"
    assert next(row["name"] for row in rows(both, "name")) == "黑龙江: certified (person)"


def test_one_series_has_a_picture_too() -> None:
    """The same as a list of it."""
    found = series([seen("100人", "2015"), seen("200人", "2016")])

    assert found[0].plot() == found.plot()


def test_what_has_no_date_is_not_drawn() -> None:
    """A series of nothing else is refused."""
    with pytest.raises(FieldError, match="no figure of these series has a date"):
        series([seen("100人", None)]).plot()


@pytest.mark.parametrize("most", [0, -1])
def test_at_least_one_is_drawn(most: int) -> None:
    """Or the number is refused."""
    with pytest.raises(FieldError, match="give 1 or more"):
        series([seen("100人", "2015")]).plot(most=most)
    with pytest.raises(TypeError, match="most takes a whole number"):
        series([seen("100人", "2015")]).plot(most="2")  # type: ignore[arg-type]


def test_a_panel_has_a_chart_for_each_region_with_a_figure() -> None:
    """Those without one are named, and are not 0."""
    figures = [seen("100人", "2015"), seen("200人", "2016"), seen("7人", "2015", region=JILIN)]
    found = panel(CERTIFIED, figures, (CHINA, JILIN, HEILONGJIANG, CORPS))
    made = found.plot()

    assert len(made.spec["vconcat"][0]["concat"]) == 2
    assert {row["observation"] for row in rows(made, "observation")} == {cell.observation.id for cell in found}
    assert "2 of 4 rows have a figure; 3 figures" in words(made)
    assert "no figure known: 中国, The Corps" in words(made)


def test_an_empty_panel_has_no_picture() -> None:
    """There is nothing to draw."""
    with pytest.raises(FieldError, match="the panel of certified has no figure"):
        panel(CERTIFIED, [], (CHINA,)).plot()


def test_a_level_stands_at_the_end_of_its_time_and_a_flow_in_the_middle() -> None:
    """As a year with its fraction."""
    level = seen("100人", "2015")

    assert when(level) == pytest.approx(2016, abs=0.01)
    assert when(evolve(level, kind=Kind.FLOW)) == pytest.approx(2015.5, abs=0.01)
    assert when(evolve(level, as_of=Period.parse("2015/.."))) is None
    assert when(evolve(level, as_of=None)) is None


@pytest.mark.parametrize(
    ("span", "years"),
    [
        ((2015, 2018), [2015, 2016, 2017, 2018]),
        ((2011, 2018), [2012, 2014, 2016, 2018]),
        ((2001, 2021), [2005, 2010, 2015, 2020]),
    ],
)
def test_an_axis_names_few_and_round_years(span: tuple[int, int], years: list[int]) -> None:
    """At most five."""
    assert ticks(span) == years


def test_the_shipped_panel_is_drawn(shipped: Catalog) -> None:
    """All of its figures."""
    found = shipped.panel("certified-social-workers")

    assert {row["observation"] for row in rows(found.plot(lang="zh"), "observation")} == {
        cell.observation.id for cell in found
    }
