"""The map of tiles: all 34 units of province level, each once, where a reader looks for it."""

import pytest

from sgpolicy import Catalog
from sgpolicy.model.region import PROVINCE_LEVELS
from sgpolicy.plot.grid import COLUMNS, FREE_COLUMNS, FREE_ROWS, PLACES, ROWS

AT = {place.letters: place for place in PLACES}


def test_the_units_are_those_of_the_codebook(shipped: Catalog) -> None:
    """All 34, with their codes, letters and names; nothing else."""
    units = [region for region in shipped.regions if region.level in PROVINCE_LEVELS]

    assert len(PLACES) == 34
    assert [(place.code, f"CN-{place.letters}", place.zh, place.en) for place in PLACES] == [
        (region.code, region.iso, region.short, region.name.en) for region in units
    ]


def test_no_two_units_have_one_tile() -> None:
    """And none stands in the corner of the key."""
    assert len({(place.column, place.row) for place in PLACES}) == 34
    assert (COLUMNS, ROWS) == (8, 8)
    assert not [place for place in PLACES if place.column < FREE_COLUMNS and place.row < FREE_ROWS]


@pytest.mark.parametrize(
    "units",
    [
        "HL JL LN",
        "BJ HE",
        "NM SX",
        "SD JS ZJ FJ",
        "SX HA HB HN",
        "JX GD HK",
        "GX HI",
        "SC YN",
        "XJ XZ",
        "SN CQ GZ GX",
    ],
)
def test_from_north_to_south(units: str) -> None:
    """Units lie below those that are north of them."""
    rows = [AT[one].row for one in units.split()]

    assert sorted(set(rows)) == rows


@pytest.mark.parametrize("units", ["XJ GS NX SN SX HE SD", "XZ SC CQ", "HA AH JS SH", "YN GX GD FJ TW", "HN JX ZJ"])
def test_from_west_to_east(units: str) -> None:
    """Units lie to the right of those that are west of them."""
    columns = [AT[one].column for one in units.split()]

    assert sorted(set(columns)) == columns
