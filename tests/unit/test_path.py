"""Required paths: through baselines and stages, at constant growth or along a line; hedges widen them."""

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve
from tests.unit.test_progress import document, indicator, seen, target

from sgpolicy import Catalog, Interval, Period, UnknownTermError, Verdict
from sgpolicy.analysis.path import Path, PathForm, path_to
from sgpolicy.analysis.progress import Progress, progress
from sgpolicy.model.figure import Observation, Target
from sgpolicy.model.words import Direction, Kind

FIRST, LAST = target("2000人", "2015", id="first"), target("8000人", "2020", id="last")
START = seen("1000人", "2010")


def _path(form: str, *points: Observation | Target) -> Path:
    return Path(form=PathForm(form), points=points)


def _judged(
    reported: str,
    when: str,
    *,
    path: str = "compound",
    stages: tuple[Target, ...] = (FIRST, LAST),
    **more: Any,  # noqa: ANN401
) -> Progress:
    observations = more.pop("observations", (START,))
    return progress(evolve(LAST, **more), [*observations, seen(reported, when)], stages, path=PathForm(path))


@pytest.mark.parametrize(
    ("form", "when", "expected"),
    [
        ("compound", "2010", (1000, 1000)),
        ("compound", "2015", (2000, 2000)),
        ("compound", "2020", (8000, 8000)),
        ("linear", "2012", (1400, 1400)),
        ("linear", "2018", (5600, 5600)),
        ("linear", "2010-12", (1000, 1000)),
    ],
)
def test_a_path_stands_at_its_points_and_runs_between_them(form: str, when: str, expected: tuple[int, int]) -> None:
    """It goes through every stage, whatever its form; by months, counted from the ends of periods."""
    found = _path(form, START, FIRST, LAST).at(Period.parse(when))

    assert found is not None
    assert expected == (found.lower, found.upper)


def test_a_compound_path_grows_by_the_same_share_each_year() -> None:
    """Between 1000 and 2000 in five years: the fifth root of two a year, rounded outward."""
    levels = [_path("compound", START, FIRST).at(Period.of_year(year)) for year in range(2010, 2016)]
    lows = [float(level.lower) for level in levels if level and level.lower is not None]

    assert all(abs(b / a - 2 ** (1 / 5)) < 1e-6 for a, b in pairwise(lows))
    assert all(level and level.upper - level.lower in (0, Decimal("0.0001")) for level in levels)  # type: ignore[operator]


def test_hedges_widen_a_path() -> None:
    """Near 2000 to at least 3000: each end has its own way; of a lower bound the least that keeps the promise."""
    found = _path("linear", seen("近2000人", "2010"), target("3000人以上", "2020")).at(Period.of_year(2015))

    assert Interval(lower=2400, upper=2500) == found


@pytest.mark.parametrize("when", ["2009", "2021"])
def test_outside_of_its_ends_there_is_no_path(when: str) -> None:
    """Nobody promised anything for before its start, or after the due date."""
    assert _path("linear", START, LAST).at(Period.parse(when)) is None


def test_what_has_no_bound_has_no_path() -> None:
    """A bound that is missing; from nothing there is a line but no growth."""
    open_, nothing = seen("1000人以上", "2010"), seen("0人", "2010")

    assert _path("linear", open_, LAST).at(Period.of_year(2015)) is None
    assert _path("compound", nothing, LAST).at(Period.of_year(2015)) is None
    assert Interval(lower=4000, upper=4000) == _path("linear", nothing, LAST).at(Period.of_year(2015))


def test_stages_are_targets_of_the_same_document_that_fall_due_before() -> None:
    """Not those of another document, place, indicator, kind or time."""
    others = (
        target("2500人", "2016", document=document("other")),
        target("2500人", "2016", region=None),
        target("2500人", "2016", indicator=indicator(id="other")),
        target("2500人", "2016", kind=Kind.FLOW),
        target("9000人", "2025"),
        target("2500人", None),
    )
    found = path_to(LAST, (*others, LAST, FIRST), START)

    assert found is not None
    assert (START, FIRST, LAST) == found.points
    assert "1000 person in 2010, 2000 person in 2015, 8000 person in 2020" == str(found)
    assert path_to(LAST, (), None) is None
    assert path_to(target("8000人", None), (FIRST,), START) is None


@pytest.mark.parametrize(
    ("reported", "expected", "possible"),
    [
        ("1600人", Verdict.ON_COURSE, (Verdict.ON_COURSE,)),
        ("1500人", Verdict.BEHIND, (Verdict.BEHIND,)),
        ("1500多人", Verdict.NOT_ASSESSABLE, (Verdict.ON_COURSE, Verdict.BEHIND)),
    ],
)
def test_between_stages_a_figure_is_compared_with_the_path(
    reported: str, expected: Verdict, possible: tuple[Verdict, ...]
) -> None:
    """In 2013 the way to 8000 by 2020 asks for what 2000 by 2015 asks for, 1516, and not for 1866."""
    found = _judged(reported, "2013")

    assert (expected, possible) == (found.verdict, found.possible)
    assert "asks for 1516 person in 2013, and" in found.reason
    assert found.certain == (len(possible) == 1)


def test_without_stages_the_pace_is_compared_and_a_linear_path_only_if_asked_for() -> None:
    """1900 in 2013 is enough by growth (1866), and too little along a line (3100)."""
    paced = _judged("1900人", "2013", stages=())
    assert (Verdict.ON_COURSE, None) == (paced.verdict, paced.path)
    linear = _judged("1900人", "2013", stages=(), path="linear")
    assert (Verdict.BEHIND, Interval(lower=3100, upper=3100)) == (linear.verdict, linear.required)


def test_what_should_fall_is_on_course_below_its_path() -> None:
    """Direction down: from 8000 to 2000."""
    down = indicator(Direction.DOWN)
    wanted, start = target("2000人", "2020", indicator=down), seen("8000人", "2010", indicator=down)
    low, high = seen("4900人", "2015", indicator=down), seen("5100人", "2015", indicator=down)

    assert Verdict.ON_COURSE is progress(wanted, [start, low], path=PathForm.LINEAR).verdict
    assert Verdict.BEHIND is progress(wanted, [start, high], path=PathForm.LINEAR).verdict


def test_a_baseline_that_the_target_gives_is_an_observation() -> None:
    """It need not be among those given; where it is the only one, there is no pace."""
    wanted = evolve(LAST, baseline=START)

    assert START == progress(wanted, [seen("1900人", "2013")]).earlier
    alone = progress(wanted, [])
    assert (START, Verdict.NOT_ASSESSABLE) == (alone.observation, alone.verdict)
    assert "only one observation" in alone.reason
    assert alone.possible == ()


def test_a_path_does_not_start_where_it_is_judged() -> None:
    """The baseline as the latest figure would always be on course."""
    wanted = evolve(LAST, baseline=START)

    assert Verdict.NOT_ASSESSABLE is progress(wanted, [], path=PathForm.LINEAR).verdict
    assert progress(wanted, [], path=PathForm.LINEAR).path is None


def test_the_reason_tells_what_the_records_say_of_their_definitions() -> None:
    """Notes of the target, its baseline and the observation, each once, and that their kinds differ."""
    wanted = evolve(LAST, note="Certified only.", baseline=evolve(START, note="All."), kind=Kind.CUMULATIVE)
    found = progress(wanted, [evolve(seen("9000人", "2013"), note="All.")])

    told = (
        "promised as cumulative, reported as stock",
        "note of the target: Certified only",
        "note of its baseline: All",
    )
    assert told == found.notes
    assert found.reason == "; ".join(["9000 person in 2013 reaches 8000 person", *told])


def test_hedges_at_the_due_date_leave_met_and_missed_possible() -> None:
    """Of a verdict that is certain there is one."""
    found = _judged("8000人左右", "2020")

    assert ((Verdict.MET, Verdict.MISSED), Verdict.NOT_ASSESSABLE) == (found.possible, found.verdict)
    assert (Verdict.MISSED,) == _judged("7000人", "2020").possible


def test_a_plan_has_a_path_through_its_stage(shipped: Catalog) -> None:
    """Social workers of the plan of Hebei: 20,000 by 2015, 50,000 by 2020."""
    wanted = shipped.targets.where(lambda t: t.id == "he-2013-talent-plan/professionals-2020")
    [found] = wanted.progress()
    [row] = wanted.progress(path="linear").to_dicts()

    assert found.path is not None
    assert ["2015", "2020"] == [str(point.when) for point in found.path.points]
    assert ("linear", ["behind"]) == (row["path"], row["possible"])
    assert row["required_lower"] <= row["required_upper"]
    assert "path" in found._repr_html_()
    assert repr(found.path).startswith("<Path compound: 20000 person in 2015, 50000")


def test_a_form_that_does_not_exist_is_refused(shipped: Catalog) -> None:
    """With those that do."""
    with pytest.raises(UnknownTermError, match="compound"):
        shipped.progress(path="cubic")
