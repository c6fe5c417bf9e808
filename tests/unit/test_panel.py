"""Panels: which figure a cell takes, what stays out, and what a mean or a rank rests on."""

import pickle
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from tests.unit.table_records import (
    CERTIFIED,
    CHINA,
    CORPS,
    HARBIN,
    HEILONGJIANG,
    HONG_KONG,
    JILIN,
    REGIONS,
    TAIWAN,
    XINJIANG,
    document,
    seen,
)

import sgpolicy
from sgpolicy import Catalog, Kind, NotAPeriodError, NotComparableError, Observation, UnknownNameError
from sgpolicy.analysis.panel import Panel, panel
from sgpolicy.analysis.places import unit_of, units
from sgpolicy.display import panel_html, panel_text, width

ROWS = (CHINA, JILIN, HEILONGJIANG, XINJIANG, CORPS)


def made(*observations: Observation, **more: Any) -> Panel:  # noqa: ANN401 - any argument
    """Return the panel of certified social workers."""
    return panel(CERTIFIED, observations, ROWS, **more)


def test_rows_are_the_nation_the_provinces_and_the_corps() -> None:
    """Without places below, and without Taiwan and Hong Kong; the Corps is no part of Xinjiang's row."""
    assert units(REGIONS) == ROWS
    assert [unit_of(place) for place in (HARBIN, CORPS, XINJIANG, CHINA, TAIWAN, HONG_KONG, None)] == [
        HEILONGJIANG, CORPS, XINJIANG, CHINA, TAIWAN, HONG_KONG, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"grade": "A", "page": True, "known": None}, {"grade": "B", "known": "2024"}),
        ({"grade": "B", "known": "2019"}, {"grade": "B", "page": True, "known": "2024"}),
        ({"grade": "B", "known": "2021"}, {"grade": "B", "known": "2020"}),
        ({"grade": "B", "known": "2020-03"}, {"grade": "B", "known": "2020"}),
        ({"grade": "B", "known": "2020"}, {"grade": "B", "known": None}),
    ],
)
def test_a_cell_takes_grade_then_span_then_the_latest_report(better: dict[str, Any], worse: dict[str, Any]) -> None:
    """In whatever order they come; the other is an alternative."""
    best = seen("300人", "2019", document=document("z", **better))
    other = seen("400人", "2019-06", document=document("a", **worse))
    for order in ((best, other), (other, best)):
        [cell] = made(*order)

        assert (cell.observation, cell.alternatives) == (best, (other,))
        assert cell.to_dict()["alternative_ids"] == [other.id]


@pytest.mark.parametrize(
    ("odd", "reason"),
    [
        ({"kind": Kind.FLOW}, "a flow, not a stock or cumulative"),
        ({"when": None}, "no time is stated"),
        ({"when": "2019/.."}, "no time is stated"),
        ({"wording": "300人次"}, "in person-time, not in person"),
    ],
)
def test_what_has_no_place_is_left_out_with_its_reason(odd: dict[str, Any], reason: str) -> None:
    """Never in silence: the text counts it."""
    given = {"wording": "300人", "when": "2019", **odd}
    found = made(seen(given.pop("wording"), given.pop("when"), **given))

    assert [why for _, why in found.left_out] == [reason]
    assert len(found) == 0
    assert f"left out: 1 ({reason})" in repr(found)


def test_a_flow_of_several_years_has_no_year() -> None:
    """One of a part of a year has, and says so."""
    yearly = evolve(CERTIFIED, kind=Kind.FLOW)
    times = ("2016/2018", "2019-02/2019-06", "2020")
    found = panel(yearly, [seen("300人", when, kind=Kind.FLOW, indicator=yearly) for when in times], ROWS)

    assert [why for _, why in found.left_out] == ["a flow of more than one year"]
    assert [(cell.year, cell.part) for cell in found] == [(2019, True), (2020, False)]


def test_other_places_and_indicators_are_not_the_region_s() -> None:
    """A city is no province, and a narrower indicator another thing."""
    narrower = evolve(CERTIFIED, id="senior", broader=CERTIFIED)

    assert (
        len(made(seen("300人", "2019", HARBIN), seen("3人", "2019", indicator=narrower), seen("3人", "2019", None)))
        == 0
    )


@pytest.mark.parametrize(
    ("before", "after", "broken"),
    [
        ({}, {}, None),
        ({}, {"kind": Kind.CUMULATIVE}, "stock before, cumulative now"),
        ({}, {"note": "definition: with trainees"}, "with trainees"),
        ({"note": "Definition: with trainees"}, {}, "with trainees"),
        ({"note": "definition: with trainees"}, {"note": "definition: with trainees"}, None),
    ],
)
def test_a_change_of_kind_or_definition_is_marked(
    before: dict[str, Any], after: dict[str, Any], broken: str | None
) -> None:
    """On the later of two cells of one region."""
    first, second = made(seen("300人", "2018", **before), seen("400人", "2020", **after))

    assert (first.broken, second.broken) == (None, broken)
    assert ("¦" in panel_text(made(first.observation, second.observation))) is bool(broken)


def test_a_break_of_the_codebook_is_marked() -> None:
    """Between the years that it parts."""
    broken = evolve(CERTIFIED, breaks=("2019: a third level.",))
    found = panel(broken, [seen("3人", "2018", indicator=broken), seen("4人", "2019", indicator=broken)], ROWS)

    assert [cell.broken for cell in found] == [None, "2019: a third level."]


def test_gaps_stay() -> None:
    """Long has the cells, wide a row for each region and a column for each year between."""
    found = made(seen("近300人", "2018"), seen("400人", "2020", JILIN))
    wide = {row["region"]: row for row in found.wide()}

    assert found.years == (2018, 2019, 2020)
    assert [row["year"] for row in found.to_dicts()] == [2020, 2018]
    assert list(wide) == [region.code for region in ROWS]
    assert (wide["230000"]["2018"], wide["230000"]["2018_lower"], wide["230000"]["2018_upper"]) == (None, 270, 300)
    assert (wide["230000"]["2018_break"], wide["230000"]["2019"], wide["230000"]["2019_break"]) == (False, None, None)
    assert {value for key, value in wide["660000"].items() if key.startswith("20")} == {None}
    assert found.cell(HEILONGJIANG, 2019) is None
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own


def test_text_fits_a_terminal_and_html_is_escaped() -> None:
    """However many years there are."""
    some = [seen("3001234人左右", f"{year}", region) for year in range(2000, 2024) for region in ROWS[:3]]
    bad = evolve(some[0], note="definition: <script>")
    found = made(bad, *some[1:], seen("1人", "2001", document=document("other", grade="A")))

    assert max(map(width, panel_text(found).splitlines())) <= 80
    assert "none found: 新疆, 兵团" in panel_text(found)
    assert "+1 one more figure of the same year" in " ".join(repr(found).split())
    assert "<script>" not in panel_html(found)
    assert "none found" in found._repr_html_()


def test_a_mean_says_of_how_many() -> None:
    """It is as wide as the hedges, and neither the nation nor the Corps is in it."""
    found = made(
        *(seen("9000人", "2020", region) for region in (CHINA, CORPS)),
        seen("近300人", "2020"),
        seen("100人左右", "2020", JILIN, kind=Kind.CUMULATIVE, note="definition: x"),
    )
    mean = found.mean(2020, require=2)

    assert (mean.interval.lower, mean.interval.upper, mean.n, mean.of) == (185, 200, 2, 3)
    assert mean.caveats == ("mixes 1 cumulative and 1 stock", "1 of 2 by a definition of their own")
    assert repr(mean).startswith("<Mean 2020: 185.0 to 200.0 person; 2 of 3 regions; mixes")
    assert mean.to_dict()["mean_lower"] == Decimal(185)


def test_a_mean_of_figures_without_an_end_has_none() -> None:
    """At least 300 may be any number."""
    assert (
        repr(made(seen("300人以上", "2020")).mean(2020, require=1)) == "<Mean 2020: 300.0 to ∞ person; 1 of 3 regions>"
    )


def test_hedges_leave_a_rank_open() -> None:
    """Nearly 300 may be more or less than 280, but not than 100 or 400."""
    found = made(
        seen("近300人", "2020"),
        seen("280人", "2020", JILIN),
        seen("400人", "2020", XINJIANG),
        seen("9人", "2020", CHINA),
    )
    ranks = found.rank(2020, require=3)

    assert [(r.cell.region, r.first, r.last, r.n, r.of) for r in ranks] == [
        (XINJIANG, 1, 1, 3, 3),
        (JILIN, 2, 3, 3, 3),
        (HEILONGJIANG, 2, 3, 3, 3),
    ]
    assert ranks[1].place == "2 to 3 of 3 (3 of 3 regions have a figure)"
    assert ranks.to_dicts()[0]["first"] == 1
    assert "3 of 3 regions" in repr(ranks)


@pytest.mark.parametrize(
    ("require", "error", "message"),
    [
        (2, NotComparableError, "1 of 3 regions have a figure for 2020, but require=2 was asked for"),
        (0, ValueError, "require must be 1 or more, not 0"),
        (True, TypeError, "require takes a whole number of regions, not bool: True"),
        ("2", TypeError, "require takes a whole number of regions"),
    ],
)
def test_too_few_regions_give_no_mean_and_no_rank(require: Any, error: type[Exception], message: str) -> None:  # noqa: ANN401
    """What is required is no option."""
    found = made(seen("300人", "2020"))
    for ask in (found.mean, found.rank):
        with pytest.raises(error, match=message):
            ask(2020, require=require)


def test_the_catalog_asks_by_name(shipped: Catalog) -> None:
    """Rows, columns and kind may be given; figures of documents of later days may be left out."""
    whole = shipped.panel("持证社会工作者")
    chosen = shipped.panel(
        "certified-social-workers", by=["黑", "Jilin", "黑龙江"], over=["2022", 2011], kind="cumulative"
    )

    assert [len(whole.regions), whole.regions[0].code, whole.regions[-1].code] == [33, "100000", "660000"]
    assert [region.short for region in chosen.regions] == ["黑龙江", "吉林"]
    assert chosen.years == (2022, 2011)
    assert [cell.year for cell in chosen] == [2011, 2022]
    assert chosen.cells[1].broken
    assert [c.year for c in shipped.panel("certified-social-workers", by=["黑龙江"], known_by=2012)] == [2011]


@pytest.mark.parametrize(
    ("over", "years"),
    [
        (2018, [2018]),
        ("2018", [2018]),
        ("十三五", [2016, 2017, 2018, 2019, 2020]),
        ((2010, 2012), [2010, 2011, 2012]),
        ("2010-2012", [2010, 2011, 2012]),
        ([2010, 2012], [2010, 2012]),
        (range(2010, 2013), [2010, 2011, 2012]),
        ([(2010, 2011), "2020"], [2010, 2011, 2020]),
        ("since 2020", [2020, 2021]),
        ((None, 2015), [2015]),
    ],
)
def test_years_of_a_panel_are_asked_for_as_elsewhere(shipped: Catalog, over: Any, years: list[int]) -> None:  # noqa: ANN401
    """A pair is a range, a list is each of its years; an open end reaches to the first or last figure of the rows."""
    assert list(shipped.panel("certified-social-workers", by="江苏", over=over).years) == years


@pytest.mark.parametrize(
    ("asked", "error", "message"),
    [
        ({"by": 3}, TypeError, "ask for a region by its name, code or id"),
        ({"by": "Atlantis"}, UnknownNameError, "unknown region 'Atlantis'"),
        ({"over": "lately"}, NotAPeriodError, "not a period: 'lately': ask for a year"),
        ({"over": (2012, 2010)}, ValueError, r"ask for \(2010, 2012\)"),
        ({"over": None}, TypeError, "ask for a year"),
        ({"over": [2020.5]}, TypeError, "ask for a year"),
        ({"by": ["Atlantis"]}, UnknownNameError, "unknown region 'Atlantis'"),
        ({"kind": "sock"}, UnknownNameError, "did you mean stock"),
        ({"indicator": "certified"}, UnknownNameError, "only part of the names of several"),
        ({"each": 1}, TypeError, "has no keyword 'each'"),
    ],
)
def test_wrong_questions_are_explained(
    shipped: Catalog, asked: dict[str, Any], error: type[Exception], message: str
) -> None:
    """What is wrong, and what would be right."""
    with pytest.raises(error, match=message):
        shipped.panel(**{"indicator": "certified-social-workers", **asked})


def test_a_part_of_a_wide_panel_has_the_regions_with_figures_in_its_years(shipped: Catalog) -> None:
    """No row is empty, and no figure is lost; long names are cut, so that years have room."""
    panel = shipped.panel("social-work-stations")
    with sgpolicy.options(width=60):
        text = repr(panel)
    parts = [part.splitlines() for part in text.split("\n\n")[1:-1]]

    assert len(parts) > 1
    assert all(len(row.split("  ")) > 1 for _head, *rows in parts for row in rows)
    assert sum(row.count("*") for _head, *rows in parts for row in rows) == sum(bool(c.definition) for c in panel)
    assert any(row.startswith("Xinjiang Producti…") for _head, *rows in parts for row in rows)
