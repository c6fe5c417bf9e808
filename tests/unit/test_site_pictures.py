"""What pictures are made of: where tiles stand, how long bars are, where lines break."""

import pytest

pytest.importorskip("jinja2", reason="the extra `site` is not installed: pip install 'sgpolicy[site]'")

from sgpolicy import Catalog
from sgpolicy.site import pictures
from sgpolicy.site.both import Both
from sgpolicy.site.held import Held

_TITLE = Both("title", "标题")


def test_every_region_has_a_tile_of_its_own(shipped: Catalog) -> None:
    """Of the nation, each province and the Corps; none lies over another."""
    held = Held(shipped)
    made = pictures.tile_map(held.by_unit(shipped.measures), _TITLE)

    assert len(held.coverage) == len(made.tiles)
    assert len({(tile.x, tile.y) for tile in made.tiles}) == len(made.tiles)
    assert all(tile.x < made.width and tile.y < made.height for tile in made.tiles)


def test_shades_rise_with_the_number(shipped: Catalog) -> None:
    """More is never paler; nothing is white and dashed."""
    made = pictures.tile_map(Held(shipped).by_unit(shipped.measures), _TITLE)
    shaded = sorted((int(tile.count), pictures.RAMP.index(tile.fill)) for tile in made.tiles if tile.count)

    assert [shade for _, shade in shaded] == sorted(shade for _, shade in shaded)
    assert all(tile.dashed == (not tile.count) for tile in made.tiles)


def test_a_silence_says_what_it_means(shipped: Catalog) -> None:
    """A region without records tells whether anybody looked."""
    held = Held(shipped)
    made = pictures.tile_map({one.region: 0 for one in held.coverage}, _TITLE, held.silences)

    assert any(tile.title.endswith("查过未见 none found") for tile in made.tiles)


def test_bars_of_promises_stay_on_the_paper(shipped: Catalog) -> None:
    """A share far above what was promised ends at the edge, and its number is told."""
    made = pictures.promises(shipped.progress())

    assert made.bars
    assert all(0 <= bar.low <= bar.high <= 1 for bar in made.bars)
    assert made.full == pytest.approx(2 / 3)


def test_lines_lie_between_their_years(shipped: Catalog) -> None:
    """Points are shares of width and height; a new stroke begins after each break."""
    series = shipped.observations.where(indicator="certified-social-workers").series()
    made = pictures.series_lines(series, _TITLE)

    assert made
    assert made.years[0] < made.years[1]
    for line in made.lines:
        points = [point for stroke in line.strokes for point in stroke]
        assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in points)
        assert set(line.breaks) <= {stroke[0][0] for stroke in line.strokes}
    assert any(len(line.strokes) > 1 for line in made.lines)
    assert pictures.series_lines([], _TITLE) is None
