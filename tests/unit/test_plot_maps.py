"""Maps of tiles: all 34 units, and unknown is told from none."""

from datetime import date

import pytest
from tests.unit.drawn import marks, rows, words
from tests.unit.table_measures import WHOLE, measure
from tests.unit.table_records import CHINA, CORPS, HEILONGJIANG, JILIN, REGIONS, XINJIANG, document, seen
from tests.unit.test_coverage import absence

from sgpolicy import Catalog, FieldError, Observation
from sgpolicy.analysis.adoptions import adoptions
from sgpolicy.analysis.coverage import coverage
from sgpolicy.analysis.panel import Panel, panel
from sgpolicy.plot.grid import PLACES
from sgpolicy.plot.theme import RAMP
from sgpolicy.plot.tiles import steps

ROWS = (CHINA, JILIN, HEILONGJIANG, XINJIANG, CORPS)


def _panel(*figures: Observation) -> Panel:
    return panel(figures[0].indicator, figures, ROWS)


def test_every_unit_has_a_tile_and_no_border_is_drawn() -> None:
    """34 of one size, whatever the table has rows for."""
    made = _panel(seen("300人", "2019")).plot(year=2019)
    tiles = rows(made, "code")

    assert {tile["code"] for tile in tiles} == {place.code for place in PLACES}
    assert len(tiles) == 34
    assert len({(tile["x2"] - tile["x"], tile["y2"] - tile["y"]) for tile in tiles}) == 1
    assert {one["mark"]["type"] for one in marks(made)} == {"rect", "text"}


def test_known_unknown_none_and_outside_look_different() -> None:
    """By colour, by a sign and by the line around them; each has its place in the key."""
    searched = document("searched", region=JILIN)
    found = coverage(REGIONS, [searched], [measure("a"), absence(searched)], as_of=date(2026, 1, 1))
    made = found.plot()
    tiles = {tile["code"]: tile for tile in rows(made, "code")}
    known, none, unknown, outside = (tiles[code] for code in ("230000", "220000", "650000", "710000"))
    looks = [(one["fill"], one["text"], one["dashed"]) for one in (known, none, unknown, outside)]

    assert (known["text"], none["text"], unknown["text"], outside["text"]) == ("1", "–", "?", "·")
    assert len(set(looks)) == len({fill for fill, _, _ in looks}) == 4
    assert [dashed for _, _, dashed in looks] == [False, False, True, False]
    assert {one["look"] for one in (known, none, unknown, outside)} == {
        key["label"].lstrip("–?· ") for key in rows(made, "label_x")
    }
    assert "1 of 5 rows: something is known; 1: searched, none found; 3: never looked" in words(made)


def test_a_panel_of_one_year_has_its_figures() -> None:
    """With hedges; rows without a tile are told below, and a gap is not 0."""
    made = _panel(
        seen("300人", "2019"),
        seen("9690人以上", "2019", region=JILIN),
        seen("20000人", "2019", region=CHINA),
        seen("5人", "2018", region=XINJIANG),
    ).plot(year=2019)
    tiles = {tile["code"]: tile for tile in rows(made, "code")}

    assert (tiles["230000"]["text"], tiles["220000"]["text"], tiles["650000"]["text"]) == ("300", "≥9,690", "?")
    assert RAMP.index(tiles["230000"]["fill"]) < RAMP.index(tiles["220000"]["fill"])
    assert "3 of 5 rows have a figure of 2019" in words(made)
    assert "not on the map: China" not in words(made)
    assert "not on the map: 中国 20,000" in words(made)
    assert "a figure that is not known is not 0" in words(made)


def test_a_year_that_the_panel_has_not_is_refused() -> None:
    """With the years that it has."""
    found = _panel(seen("300人", "2018"), seen("300人", "2020"))
    with pytest.raises(FieldError, match="year is 2021; the years of the panel are 2018 to 2020"):
        found.plot(year=2021)
    with pytest.raises(FieldError, match="year is '2020'"):
        found.plot(year="2020")  # type: ignore[arg-type]


def test_adoptions_have_their_first_known_year() -> None:
    """Searched in vain and never looked are two things."""
    searched = document("searched", region=JILIN)
    found = adoptions("policy", [measure("a", when="2010")], REGIONS, [WHOLE, searched], [absence(searched)])
    made = found.plot()
    tiles = {tile["code"]: tile for tile in rows(made, "code")}

    assert (tiles["230000"]["text"], tiles["220000"]["text"], tiles["650000"]["text"]) == ("2010", "–", "?")
    assert "1 of 4 provinces and the Corps have a date" in words(made)


def test_small_tiles_in_english_have_letters() -> None:
    """And say which; Chinese names fit."""
    found = _panel(seen("300人", "2019"))
    narrow, wide, chinese = (found.plot(year=2019, **more) for more in ({"width": 390}, {}, {"lang": "zh"}))

    assert {row["name"] for row in rows(narrow, "code")} == {place.letters for place in PLACES}
    assert "letters: ISO 3166-2:CN" in words(narrow)
    assert {row["name"] for row in rows(wide, "code")} == {place.en for place in PLACES}
    assert {row["name"] for row in rows(chinese, "code")} == {place.zh for place in PLACES}
    assert "ISO" not in words(wide)


def test_shades_part_numbers_into_few_steps() -> None:
    """From few to many, each step labelled by what is in it; equal numbers have one shade."""
    numbers = {name: float(value) for name, value in zip("abcdefg", (1, 2, 3, 4, 5, 6, 1), strict=True)}
    looks = steps(numbers, {name: f"{value:g}" for name, value in numbers.items()})

    assert looks["a"] == looks["g"]
    assert [RAMP.index(looks[name].fill) for name in "abcdef"] == [0, 0, 1, 2, 3, 4]
    assert looks["a"].label == "1–2"
    assert steps({"a": 1.0}, {"a": "1"})["a"].fill == RAMP[2]


def test_the_shipped_coverage_is_drawn(shipped: Catalog) -> None:
    """As many records on each tile as its row has."""
    found = shipped.coverage()
    tiles = {tile["code"]: tile["text"] for tile in rows(found.plot(), "code")}

    for row in found:
        if row.region.code in tiles and row.records:
            assert tiles[row.region.code] == f"{len(row.records):,}"
