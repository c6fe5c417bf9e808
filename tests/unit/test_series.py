"""Series: one indicator, region and kind, in order of time, with its breaks."""

from typing import Any

import pytest
from attrs import evolve
from tests.unit.table_records import CERTIFIED, seen

from sgpolicy import Catalog, Period
from sgpolicy.analysis.series import Series, series
from sgpolicy.model.figure import Observation


def _certified(shipped: Catalog) -> list[Observation]:
    return list(shipped.observations.where(region="黑龙江", indicator="certified-social-workers"))


def _at(observation: Observation, year: int, **more: Any) -> Observation:  # noqa: ANN401 - any field
    values: dict[str, Any] = {"id": f"made-up/{year}", "as_of": Period.of_year(year), "note": None, **more}
    return evolve(observation, **values)


def test_observations_of_several_documents_make_one_series(shipped: Catalog) -> None:
    """Certified social workers of Heilongjiang, from the report of 2011, a page of 2019 and the article of 2022."""
    [found] = series(_certified(shipped)[::-1])

    assert [o.document.id for o in found.observations] == [
        "hl-2011-workforce-report",
        "hl-2019-talent",
        "hl-2022-talent-plan",
    ]
    assert len(found) == 3
    assert (found.indicator.id, found.region and found.region.code) == ("certified-social-workers", "230000")


def test_a_break_of_the_codebook_is_marked_between_the_figures_it_parts(shipped: Catalog) -> None:
    """The third level of certificates came in 2019, between the last two."""
    [found] = series(_certified(shipped))
    [mark] = found.breaks

    assert mark.because.startswith("2019: ")
    assert [mark.before, mark.after] == list(found.observations[1:])
    assert "¦ 2022" in repr(found)


def test_no_break_where_both_lie_on_one_side(shipped: Catalog) -> None:
    """Figures of 2020 and 2022 count the same."""
    one = _certified(shipped)[1]

    assert series([_at(one, 2020), _at(one, 2022)])[0].breaks == ()


def test_growth_is_reckoned_between_figures_that_can_be_compared() -> None:
    """From 55,700 in April 2019, before which the definition breaks, to 65,800 14 months later, and so on."""
    indicator = evolve(CERTIFIED, breaks=("2018: counts assistants, too",))
    figures = (
        ("21155人", "2015-07"),
        ("55700人", "2019-04"),
        ("65800人", "2020-06"),
        ("近8万人", "2021-12"),
        ("9万人", None),
    )
    [found] = listed = series(seen(words, when, indicator=indicator) for words, when in figures)
    rows = listed.to_dicts()
    by_hand = [(65800 / 55700) ** (12 / 14) - 1, (72000 / 65800) ** (12 / 18) - 1, (80000 / 65800) ** (12 / 18) - 1]

    assert [growth is None for growth in found.growth] == [True, True, False, False, True]
    assert [row["growth_lower"] for row in rows] == [
        None,
        None,
        pytest.approx(by_hand[0], abs=1e-4),
        pytest.approx(by_hand[1], abs=1e-4),
        None,
    ]
    assert [row["growth_upper"] for row in rows] == [
        None,
        None,
        pytest.approx(by_hand[0], abs=1e-4),
        pytest.approx(by_hand[2], abs=1e-4),
        None,
    ]


def test_a_note_on_the_definition_marks_a_break(shipped: Catalog) -> None:
    """A record whose note starts with "definition:" departs from the others."""
    one = _certified(shipped)[1]
    [found] = series([_at(one, 2020), _at(one, 2021, note="Definition: with trainees"), _at(one, 2022)])

    assert ["with trainees", "with trainees"] == [mark.because for mark in found.breaks]


def test_what_has_no_date_comes_last(shipped: Catalog) -> None:
    """And marks no break of a year."""
    one = _certified(shipped)[0]
    undated = evolve(one, id="made-up/undated", as_of=None, note=None)
    [found] = series([undated, _at(one, 2012)])

    assert [o.id for o in found.observations] == ["made-up/2012", "made-up/undated"]
    assert found.breaks == ()
    assert repr(found).endswith("undated: 1200 person>")


def test_kind_and_place_part_series(shipped: Catalog) -> None:
    """Anonymised places are kept apart by document."""
    found = shipped.observations.series()

    assert all(isinstance(one, Series) and len(one) for one in found)
    for one in found:
        assert len({(o.indicator.id, o.region and o.region.code, o.kind) for o in one.observations}) == 1
        assert one.region is not None or len({o.document.id for o in one.observations}) == 1
    keys = [
        (s.indicator.id, s.region and s.region.code, s.kind, s.region or s.observations[0].document.id) for s in found
    ]
    assert len(keys) == len(set(keys))


def test_nothing_makes_no_series() -> None:
    """An empty collection has none."""
    assert series([]) == ()


def test_series_are_a_table(shipped: Catalog) -> None:
    """A tuple still; it shows itself as a table, and so do its slices."""
    found = shipped.observations.series()

    assert isinstance(found, tuple)
    assert repr(found).startswith(f"<SeriesList: {len(found)}>\nregion ")
    assert all(one.region is None or one.region.name.en in repr(found) for one in found[:12])
    assert repr(found[:1]).startswith("<SeriesList: 1>\n")
    assert f"<caption>SeriesList: {len(found)}</caption>" in found._repr_html_()


def test_series_give_a_row_an_observation(shipped: Catalog) -> None:
    """With the number of the series, and what changed in front of it."""
    found = shipped.observations.series()
    rows = found.to_dicts()

    assert [o.id for one in found for o in one.observations] == [row["observation"] for row in rows]
    assert {mark.after.id: mark.because for one in found for mark in one.breaks} == {
        row["observation"]: row["break"] for row in rows if row["break"]
    }
    assert [number for number, one in enumerate(found, 1) for _ in one.observations] == [row["series"] for row in rows]


def test_a_break_is_explained(shipped: Catalog) -> None:
    """Where the sign for it stands, what it means stands too."""
    for one in shipped.observations.series():
        assert ("¦ is a break in the definition" in repr(one)) == bool(one.breaks) == ("¦" in repr(one))
