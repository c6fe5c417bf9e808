"""Maps: what is known of each unit, a panel in one year, and the years of adoption."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from sgpolicy.analysis.adoptions import Adoptions, Silence
from sgpolicy.analysis.coverage import Answer, Coverage, CoverageTable
from sgpolicy.analysis.panel import Cell, Panel
from sgpolicy.asked import shown
from sgpolicy.errors import FieldError
from sgpolicy.model.region import Region
from sgpolicy.plot.counting import counted, star, starred
from sgpolicy.plot.frame import framed
from sgpolicy.plot.grid import PLACES
from sgpolicy.plot.numbers import figure, middle, written_short
from sgpolicy.plot.picture import Picture
from sgpolicy.plot.saying import Saying
from sgpolicy.plot.theme import RAMP, Style
from sgpolicy.plot.tiles import Look, Tile, letters_used, none, outside, steps, tile_map, unknown

KNOWN: Final = RAMP[1]
"""The colour of a unit of which something is known."""
_CODES = frozenset(place.code for place in PLACES)


def coverage_map(found: CoverageTable, style: Style) -> Picture:
    """Return where something is known, where documents were searched in vain, and where nobody looked."""
    say = style.say
    looks = {
        Answer.YES: Look(label=say("something is known: records", "有记录（条数）"), fill=KNOWN),
        Answer.NONE_FOUND: none(say("searched, none found", "查过未见")),
        Answer.NEVER_LOOKED: unknown(say("never looked: unknown", "未查，不详")),
    }

    def tile(one: Coverage) -> Tile:
        return Tile(look=looks[one.answer], text=(f"{len(one.records):,}",) if one.records else (), leads=one.region)

    answers = Counter(one.answer for one in found)
    return framed(
        tile_map({one.region.code: tile(one) for one in found}, _no_row(say), style),
        style,
        kind=say("Tile map", "方格地图"),
        title=say("What is known of each province", "各省已知情况"),
        counts=say(
            f"{answers[Answer.YES]} of {len(found)} rows: something is known; "
            f"{answers[Answer.NONE_FOUND]}: searched, none found; {answers[Answer.NEVER_LOOKED]}: never looked",
            f"{len(found)}行中，有记录{answers[Answer.YES]}行，查过未见{answers[Answer.NONE_FOUND]}行，"
            f"未查{answers[Answer.NEVER_LOOKED]}行",
        ),
        documents=[record.document for one in found for record in one.records],
        notes=[
            *_apart([(one.region, f"{len(one.records):,}") for one in found], say),
            say("none found is not a no: other documents may say it", "未见不等于没有：其他文件可能载有"),
            *_letters(style),
        ],
        told=[
            say(
                f"{say.region(one.region)}: {one.answer}, {len(one.records)} records",
                f"{say.region(one.region)}：{looks[one.answer].label}，{len(one.records)}条",
            )
            for one in found
        ],
    )


def panel_map(panel: Panel, style: Style, year: int) -> Picture:
    """Return the figures of one year, as far as there are any."""
    if isinstance(year, bool) or not isinstance(year, int) or year not in panel.years:
        years = f"{panel.years[0]} to {panel.years[-1]}" if panel.years else "none"
        raise FieldError("year", f"year is {shown(year)}", f"the years of the panel are {years}")  # noqa: EM101
    say = style.say
    cells = {cell.region.code: cell for cell in panel if cell.year == year}
    on_map = {code: cell for code, cell in cells.items() if code in _CODES}
    looks = steps(
        {code: middle(cell.observation.quantity) for code, cell in on_map.items()},
        {code: _short(cell, say) for code, cell in on_map.items()},
    )
    missing = unknown(say("no figure known", "无已知数据"))
    tiles = {region.code: Tile(look=missing, leads=region) for region in panel.regions}
    for code, cell in on_map.items():
        texts = (figure(cell.observation.quantity, say), _short(cell, say))
        marks = "*" if starred(cell) else ""
        marked = tuple(f"{text}{marks}" for text in texts)
        tiles[code] = Tile(look=looks[code], text=marked, leads=cell.observation)
    apart = [(cell.region, figure(cell.observation.quantity, say)) for cell in cells.values()]
    return framed(
        tile_map(tiles, _no_row(say), style),
        style,
        kind=say("Tile map", "方格地图"),
        title=say(f"{counted(panel.indicator, say)}, {year}", f"{year}年{counted(panel.indicator, say)}"),
        counts=say(
            f"{len(cells)} of {len(panel.regions)} rows have a figure of {year}",
            f"{len(panel.regions)}行中，{year}年有数据的{len(cells)}行",
        ),
        documents=[cell.observation.document for cell in cells.values()],
        notes=[
            *_apart(apart, say),
            *([star(say)] if any(map(starred, cells.values())) else []),
            say("a figure that is not known is not 0", "无已知数据不等于零"),
            *_letters(style),
        ],
        told=[
            f"{say.region(cell.region)}{say(': ', '：')}{figure(cell.observation.quantity, say)}"
            for cell in cells.values()
        ],
    )


def adoptions_map(found: Adoptions, style: Style) -> Picture:
    """Return by which year each province is first known to have had the policy."""
    say = style.say
    what = say(found.thing.en, found.thing.zh)
    years = {row.region.code: row.year for row in found if row.region.code in _CODES}
    looks = steps({code: float(year) for code, year in years.items()}, {code: str(y) for code, y in years.items()})
    silent = {
        Silence.UNDATED: Look(label=say("has it, undated", "有，年份不详"), fill=RAMP[0], sign="✓"),
        Silence.SILENT: none(say("searched, not found", "查过未见")),
        Silence.PART: unknown(say("coded in part: unknown", "仅部分编码，不详"), "~"),
        Silence.NEVER_LOOKED: unknown(say("never looked: unknown", "未查，不详")),
    }
    tiles = {region.code: Tile(look=silent[why], leads=region) for region, why in found.unknown}
    first = {row.region.code: row.record for row in found}
    tiles |= {code: Tile(look=look, text=(str(years[code]),), leads=first[code]) for code, look in looks.items()}
    apart = [(row.region, str(row.year)) for row in (*([found.nation] if found.nation else []), *found)]
    return framed(
        tile_map(tiles, _no_row(say), style),
        style,
        kind=say("Tile map", "方格地图"),
        title=say(f"First known year of {what}", f"{what}：最早已知年份"),
        counts=say(
            f"{len(found)} of {len(found) + len(found.unknown)} provinces and the Corps have a date",
            f"{len(found) + len(found.unknown)}个省级单位（含兵团）中，{len(found)}个有日期",
        ),
        documents=[row.record.document for row in found],
        notes=[
            *_apart(apart, say),
            say(
                "years are upper bounds: earlier documents may be missing",
                "年份为上限：更早的文件可能未收录",
            ),
            *_letters(style),
        ],
        told=[f"{say.region(row.region)}{say(': ', '：')}{row.year}" for row in found],
    )


def _no_row(say: Saying) -> Look:
    return outside(say("not in this table", "不在本表内"))


def _apart(pairs: Iterable[tuple[Region, str]], say: Saying) -> list[str]:
    """Return what the rows say that have no tile: the nation and the Corps."""
    told = [f"{say.region(region)} {text}" for region, text in pairs if region.code not in _CODES]
    return [say(f"not on the map: {', '.join(told)}", f"图外：{'、'.join(told)}")] if told else []


def _letters(style: Style) -> list[str]:
    return [style.say("letters: ISO 3166-2:CN", "字母：ISO 3166-2:CN")] if letters_used(style) else []


def _short(cell: Cell, say: Saying) -> str:
    quantity = cell.observation.quantity
    return figure(quantity, say, short=True) if quantity.value is None else written_short(quantity.value, say)
