"""The map of equal tiles: all 34 units, none larger than another, and what is unknown told from what is none."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from attrs import frozen

from sgpolicy.plot.grid import COLUMNS, FREE_COLUMNS, PLACES, ROWS, Place
from sgpolicy.plot.lettering import fitted, length
from sgpolicy.plot.marks import Spec, at, covers, layered, mark, own, sized, text, to
from sgpolicy.plot.theme import GREY, LINE, NONE, PALE, PAPER, RAMP, SMALL, TEXT, Style, ink_on

_GAP = 4
_LARGEST = 100
_SWATCH = 12
_STEP = 17
_LEAST = 9


@frozen(kw_only=True)
class Look:
    """How a tile looks, and what that means.

    Attributes:
        label: What it means, as the key says it.
        fill: Colour of the tile.
        sign: What stands in a tile that has no figure, so that it is not told by its colour alone.
        dashed: Whether its outline is dashed, as all that is unknown is.
    """

    label: str
    fill: str
    sign: str = ""
    dashed: bool = False


@frozen(kw_only=True)
class Tile:
    """What one unit says.

    Attributes:
        look: How it looks.
        text: Its figure; of several ways to write it the longest that fits. Empty for the sign of its look.
        leads: What it leads to, if that has an address.
    """

    look: Look
    text: tuple[str, ...] = ()
    leads: object = None


def unknown(label: str, sign: str = "?") -> Look:
    """Return the look of what nobody knows."""
    return Look(label=label, fill=PAPER, sign=sign, dashed=True)


def none(label: str) -> Look:
    """Return the look of what was looked for and not found."""
    return Look(label=label, fill=NONE, sign="–")


def outside(label: str) -> Look:
    """Return the look of a unit that the table has no row for."""
    return Look(label=label, fill=PALE, sign="·")


def steps(numbers: Mapping[str, float], written: Mapping[str, str]) -> dict[str, Look]:
    """Return a look for each of some numbers: few shades, each for about as many, labelled by what is in it.

    Args:
        numbers: A number for each key.
        written: The same as text.
    """
    order = sorted(numbers, key=lambda key: (numbers[key], key))
    different = sorted(set(numbers.values()))
    count = min(len(RAMP), len(different))
    shades: dict[int, list[str]] = {}
    for key in order:
        shades.setdefault(different.index(numbers[key]) * count // len(different), []).append(key)
    found = {}
    for step, keys in shades.items():
        fill = RAMP[round(step * (len(RAMP) - 1) / max(count - 1, 1))] if count > 1 else RAMP[2]
        label = "–".join(dict.fromkeys((written[keys[0]], written[keys[-1]])))
        found.update({key: Look(label=label, fill=fill) for key in keys})
    return {key: found[key] for key in order}


def tile_map(tiles: Mapping[str, Tile], rest: Look, style: Style) -> Spec:
    """Return the map.

    Args:
        tiles: What each unit says, by its code; those of other places are passed over.
        rest: How the units look of which it says nothing.
        style: What it is drawn with.
    """
    size = _size(style)
    left = (style.inner - size * COLUMNS) // 2
    drawn = {place: tiles.get(place.code, Tile(look=rest)) for place in PLACES}
    names, points = _names(size, style)
    rows = [
        {
            **_row(place, tile, size, left),
            "name": names[place],
            "name_size": points,
            **style.leading(
                tile.leads, f"{style.say(place.en, place.zh)}: {tile.text[0] if tile.text else tile.look.label}"
            ),
        }
        for place, tile in drawn.items()
    ]
    looks = _in_order(tile.look for tile in drawn.values())
    keys = [_key(number, look, left, size) for number, look in enumerate(looks)]
    layers = [
        *(_boxes([row for row in rows + keys if row["dashed"] is dashed], dashed=dashed) for dashed in (False, True)),
        _texts(rows, "name", "name_y", "name_size"),
        _texts(rows, "text", "text_y", "text_size"),
        _labels(keys),
        *covers(rows),
    ]
    return layered(layers, style.inner, size * ROWS)


def letters_used(style: Style) -> bool:
    """Return whether tiles are too small for names, and have the letters of ISO 3166-2 instead."""
    names, _ = _names(_size(style), style)
    return style.say.language == "en" and any(name == place.letters for place, name in names.items())


def _size(style: Style) -> int:
    return min(_LARGEST, style.inner // COLUMNS)


_NAME_SIZES: Final = (14, TEXT, 11, 10, _LEAST)


def _names(size: int, style: Style) -> tuple[dict[Place, str], float]:
    """Return the names in the tiles and the size of their letters; the same size for all."""
    names = {place: style.say(place.en, place.zh) for place in PLACES}
    for points in _NAME_SIZES:
        if all(length(name, points) <= size - _GAP - 2 for name in names.values()):
            return names, points
    return {place: place.letters for place in PLACES}, TEXT


def _row(place: Place, tile: Tile, size: int, left: int) -> dict[str, Any]:
    x, y = left + place.column * size, place.row * size
    room = size - _GAP - 2
    texts = tile.text or (tile.look.sign,)
    points = SMALL if size < 60 else TEXT if size < 90 else 14  # noqa: PLR2004 - from telephone to wall
    text = next((one for one in texts if length(one, points) <= room), fitted(texts[-1], room, _LEAST))
    if text not in texts or length(text, points) > room:
        points = _LEAST
    return {
        "code": place.code,
        "look": tile.look.label,
        "name_y": y + size * 0.37,
        "text": text,
        "text_size": points,
        "text_y": y + size * 0.63,
        "x": x,
        "x2": x + size - _GAP,
        "middle": x + (size - _GAP) / 2,
        "y": y,
        "y2": y + size - _GAP,
        "fill": tile.look.fill,
        "ink": ink_on(tile.look.fill),
        "dashed": tile.look.dashed,
    }


def _in_order(looks: Iterable[Look]) -> list[Look]:
    """Return each look once: those with a figure from few to many, then the others."""
    different = list(dict.fromkeys(looks))
    shaded = [look for look in different if look.fill in RAMP]
    return [*sorted(shaded, key=lambda look: RAMP.index(look.fill)), *(one for one in different if one not in shaded)]


def _key(number: int, look: Look, left: int, size: int) -> dict[str, Any]:
    y = number * _STEP
    label = f"{look.sign}  {look.label}" if look.sign else look.label
    return {
        "label": fitted(label, FREE_COLUMNS * size - _SWATCH - 10, SMALL),
        "x": left,
        "x2": left + _SWATCH,
        "label_x": left + _SWATCH + 6,
        "y": y,
        "y2": y + _SWATCH,
        "middle_y": y + _SWATCH / 2,
        "fill": look.fill,
        "dashed": look.dashed,
    }


def _boxes(rows: Sequence[dict[str, Any]], *, dashed: bool) -> Spec:
    look: dict[str, Any] = {"stroke": GREY, "strokeDash": [3, 3]} if dashed else {"stroke": LINE}
    look |= {"cornerRadius": 2, "strokeWidth": 1}
    return mark("rect", rows, look, x=at("x"), x2=to("x2"), y=at("y"), y2=to("y2"), fill=own("fill"))


def _texts(rows: Sequence[dict[str, Any]], field: str, y: str, size: str) -> Spec:
    return text(rows, field, {}, x=at("middle"), y=at(y), size=sized(size), color=own("ink"))


def _labels(keys: Sequence[dict[str, Any]]) -> Spec:
    return text(keys, "label", {"align": "left", "fontSize": SMALL}, x=at("label_x"), y=at("middle_y"))
