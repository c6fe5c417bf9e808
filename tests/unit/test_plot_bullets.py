"""Pictures of progress: a bar for each target, hedges, and what a path asks for."""

import pytest
from attrs import evolve
from tests.unit.drawn import marks, rows, words
from tests.unit.table_records import CHINA, HEILONGJIANG, JILIN, promised, seen

from sgpolicy import Catalog, FieldError, Name, Observation, Target
from sgpolicy.analysis.progress import progress
from sgpolicy.analysis.progress_table import ProgressTable

EARLIER, LATER = seen("100人", "2015"), seen("近300人", "2018")
TARGET = promised("1000人", "2020")

LONG = evolve(JILIN, name=Name(zh="某地", en="A Place with a Very Long Name Indeed"))


def table(*pairs: tuple[Target, tuple[Observation, ...]]) -> ProgressTable:
    """Return the progress of targets by observations."""
    return ProgressTable(progress(target, observations) for target, observations in pairs)


def test_a_bar_is_the_share_of_what_was_promised() -> None:
    """Its pale end is as far as the wording reaches; the number is written out."""
    made = table((TARGET, (EARLIER, LATER))).plot()
    [row] = rows(made, "zero")
    [pale] = [one for one in marks(made, "rect") if one["mark"].get("opacity")]

    assert (row["target"], row["observation"]) == (TARGET.id, LATER.id)
    assert (row["lower"], row["upper"], row["share"]) == (0.27, 0.3, "27.0–30.0 %")
    assert (pale["encoding"]["x"]["field"], pale["encoding"]["x2"]["field"]) == ("lower", "upper")
    assert pale["data"]["values"] == [row]
    assert "1 of 1 targets have a figure to compare; 1 behind" in words(made)
    assert "黑龙江: certified, 1,000 person by 2020: 27.0–30.0 %, the path asks for" in made.alt


def test_what_a_path_asks_for_is_marked() -> None:
    """From the earlier figure, at the time of the later one, as a share: ten times as many in five years."""
    [row] = rows(table((TARGET, (EARLIER, LATER))).plot(), "zero")

    assert row["required_lower"] == pytest.approx(10 ** (3 / 5) / 10, abs=0.001)
    assert row["required_upper"] == pytest.approx(row["required_lower"], abs=0.001)


def test_a_path_through_stages_is_the_one_that_was_judged_by() -> None:
    """The table knows it."""
    stage = promised("400人", "2018")
    item = progress(TARGET, [EARLIER, seen("300人", "2017")], [stage, TARGET])
    [row] = rows(item.plot(), "zero")

    assert item.required is not None
    assert item.required.lower is not None
    assert row["required_lower"] == pytest.approx(float(item.required.lower) / 1000)


def test_when_the_time_is_over_no_path_asks_for_anything() -> None:
    """The verdict is met or missed."""
    [row] = rows(table((TARGET, (EARLIER, seen("300人", "2021")))).plot(), "zero")

    assert (row["verdict"], row["required"], row["required_lower"]) == ("✗ missed", False, None)


def test_without_a_figure_there_is_no_bar() -> None:
    """Only a dashed outline: that is unknown, and not 0."""
    made = table((TARGET, ()), (promised("5人", "2020", region=JILIN), (seen("5人", "2019", region=JILIN),))).plot()
    [dashed] = [one for one in marks(made, "rect") if "strokeDash" in one["mark"]]
    solid = [row for one in marks(made, "rect") if "strokeDash" not in one["mark"] for row in one["data"]["values"]]

    assert [(row["target"], row["share"], row["lower"]) for row in dashed["data"]["values"]] == [
        (TARGET.id, None, None)
    ]
    assert TARGET.id not in {row["target"] for row in solid}
    assert "dashed: no figure to compare, which is not 0" in words(made)
    assert "1 of 2 targets have a figure to compare; 1 met, 1 not assessable" in words(made)


def test_a_bar_ends_at_the_edge_and_says_that_it_goes_on() -> None:
    """The number is its own; a hedge without an end reaches the edge."""
    made = table(
        (promised("100人", "2020"), (seen("900人", "2020"),)),
        (promised("1000人", "2020", region=JILIN), (seen("200人以上", "2020", region=JILIN),)),
    ).plot()
    [beyond] = [one for one in marks(made, "text") if one["mark"].get("text") == "»"]

    assert [(row["target"], row["at"]) for row in beyond["data"]["values"]] == [("doc/promised-230000-2020", 1.6)]
    assert [(row["share"], row["upper"]) for row in rows(made, "zero")] == [("900.0 %", 9), ("at least 20.0 %", 1.6)]


def test_of_many_targets_those_with_a_figure_come_first() -> None:
    """In the order of the table; the rest is counted."""
    pairs = [(promised("5人", str(year)), ()) for year in range(2020, 2024)]
    made = table(*pairs, (TARGET, (EARLIER, LATER))).plot(most=2)

    assert [row["target"] for row in rows(made, "zero")] == ["doc/promised-230000-2020", TARGET.id]
    assert "not drawn: 3 more targets" in words(made)


def test_on_a_narrow_picture_the_verdict_follows_the_label() -> None:
    """Nothing of the promise is cut off."""
    short, long = (promised("1000人", "2020", region=one) for one in (CHINA, LONG))
    made = table((short, ()), (long, ())).plot(width=320)
    words = rows(made, "target", "text")
    bars = {row["target"]: row["top"] for row in rows(made, "zero")}

    assert [row["text"] for row in words] == [
        "中国: certified, 1,000 person by 2020",
        "? not assessable",
        "A Place with a Very Long Name Indeed:",
        "certified, 1,000 person by 2020",
        "? not assessable",
    ]
    last = {row["target"]: bars[row["target"]] - row["y"] for row in words}
    assert len(set(last.values())) == 1  # from the last line of each to its bar


@pytest.mark.parametrize(("lang", "said"), [("en", "2020"), ("zh", "2020年1,000人")])
def test_labels_are_in_the_language_asked_for(lang: str, said: str) -> None:
    """With unit and due year."""
    made = table((promised("1000人", "2020", region=HEILONGJIANG), ())).plot(lang=lang)  # type: ignore[arg-type]

    assert said in rows(made, "target", "text")[0]["text"]


def test_shipped_progress_is_drawn(shipped: Catalog) -> None:
    """Every target of Heilongjiang."""
    found = shipped.progress("黑龙江")

    assert {row["target"] for row in rows(found.plot(), "zero")} == {item.target.id for item in found}


def test_progress_of_nothing_is_refused(shipped: Catalog) -> None:
    """With the reason why there is none."""
    with pytest.raises(FieldError, match=r"no target, so there is nothing to draw; none of .* matches within='澳门'"):
        shipped.progress("澳门").plot()
