"""Quantities in Chinese: one read from its wording, or all found in a text."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from attrs import evolve

from sgpolicy.asked import explained, not_a
from sgpolicy.errors import NotAQuantityError
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.unit import Unit
from sgpolicy.model.unit import unit as unit_of
from sgpolicy.model.words import Basis, Qualifier
from sgpolicy.reading import masks
from sgpolicy.reading.figures import Figure, Reading, Refused, covered
from sgpolicy.reading.folding import FUSED, NUMERALS, fold, not_text
from sgpolicy.reading.grammar import HAN, WORDED
from sgpolicy.reading.numbers import LONGEST, exact
from sgpolicy.reading.patterns import CHINESE

_STATED: Final = 24
# Words that may stand before a figure without changing it.
_NEUTRAL = re.compile(
    f"各|好|共计?|总计|合计|达到?|占比?|位于|介于|在|仅|高达|多达|连续|标准为|实现|累计|一共|原则上|一般为?|(?:达到|占){CHINESE}{{0,12}}的"
)
_BEFORE_FULL = re.compile(f"{CHINESE}{{1,6}}")  # 工作满三年
_GROWN = re.compile("(?:增长|提高|增加|扩大|上升|提升)了?(?P<to>到|至)?")
_FOLLOWS = re.compile(f"{CHINESE}{{1,6}}")
_WORD = f"(?!基本|部分|多数|有[的些]|[不未没]){HAN}"
_OF = f"(?:{_WORD}|[()、]){{0,20}}"
_COVERED = re.compile(
    f"(?:{_OF}(?=基本全部))?(?P<nearly>基本)?"
    f"(?:(?:实现了?{_OF})?(?:全覆盖|全面覆盖)|{_OF}(?:全部(?:{_WORD}){{0,6}}|[均都]有(?:{_WORD}){{1,10}}))"
)


class Found(NamedTuple):
    """A quantity and its place in a text.

    Attributes:
        start: Offset of its first character, in Unicode characters.
        end: Offset just past its last character.
        text: The wording, `source[start:end]`.
        quantity: What the wording states.
    """

    start: int
    end: int
    text: str
    quantity: Quantity


@explained
def read_quantity(text: str, *, unit: Unit | str | None = None) -> Quantity:
    """Return the quantity that the whole of *text* states.

    Args:
        text: A figure phrase, such as 近300人 or 50元—100元; at most 64
            characters. Blanks are ignored, but between two digits or
            numerals they are refused: 1 200人 could be two numbers.
        unit: The unit meant, or its id, where the wording has none, or only the
            numerator of a rate (CNY for CNY/month), or could be a date (七日).

    Returns:
        The quantity, in base units (8.9亿元 is 890000000 CNY; 20% is 20
        percent), with hedges as bounds. `as_stated` is *text*, cut with an
        ellipsis if it is longer than 24 characters.

    Raises:
        NotAQuantityError: *text* states no quantity, more than one, one
            without an exact reading, or one in a unit other than *unit*.
        UnknownTermError: There is no such unit.
        TypeError: *text* is not text, or *unit* neither text nor a unit.
    """
    if not isinstance(text, str):
        raise TypeError(not_text("read_quantity", text))
    if not isinstance(unit, str | Unit | None):
        raise TypeError(not_a("read_quantity(unit=)", "a unit or its id, such as CNY/month", unit))
    if len(text) > LONGEST:
        raise NotAQuantityError(text, f"longer than {LONGEST} characters; give only the figure phrase")
    meant = unit_of(unit) if isinstance(unit, str) else unit
    stated = _stated(text)
    plain = fold(text.strip()).text
    quantity = _implied(plain, stated) or _whole(text, plain, stated, meant)
    return quantity if meant is None else _in_unit(quantity, meant, text)


def _implied(plain: str, stated: str) -> Quantity | None:
    """Return what 全覆盖, 全部 or 每个…都有 implies, if that is all of *plain*."""
    hit = _COVERED.fullmatch(plain)
    return _quantity(covered(0, len(plain), 0, nearly=hit["nearly"] is not None), stated) if hit else None


def _whole(text: str, plain: str, stated: str, meant: Unit | None) -> Quantity:
    """Return the one figure that the folded text *plain* is."""
    if not (any(char in NUMERALS + FUSED + "半番" or char.isdigit() for char in plain) or re.search(WORDED, plain)):
        raise NotAQuantityError(text, "there is no number in it; write one such as 三万人 or 400个以上")
    found = list(Reading(plain).figures(alone=True))
    found = [one for one in found if not any(isinstance(f, Figure) and f.start <= one.number < f.number for f in found)]
    dated = meant is None or meant.dimension not in {"time", "ratio"}
    for one in found:
        if reason := _no_figure(plain, one.number, dated=dated):
            raise NotAQuantityError(text, reason)
    match found:
        case [Figure() as figure] if _ends(plain, figure):
            quantity = _quantity(figure, stated)
            grown = _GROWN.fullmatch(plain, 0, figure.start)
            if grown and quantity.unit.id == "times" and not grown["to"]:
                return evolve(quantity.to(unit_of("percent")), qualifier=quantity.qualifier)
            neutral = _BEFORE_FULL if plain[figure.start] == "满" else _NEUTRAL
            if not figure.start or grown or neutral.fullmatch(plain, 0, figure.start):
                return quantity
        case [Refused() as refused]:
            raise NotAQuantityError(text, refused.reason)
        case [Figure() as figure] if figure.unit.id == "number" and _FOLLOWS.fullmatch(plain, figure.end):
            raise NotAQuantityError(text, f"{plain[figure.end :]} is no unit of figures; see sgpolicy.model.unit.UNITS")
    raise NotAQuantityError(text, "it is not one number with its hedge and unit; give only that, such as 近300人")


def _ends(plain: str, figure: Figure) -> bool:
    """Return whether *plain* ends with *figure*, or with what a rate counts: 每个社区2名社工."""
    rest = plain[figure.end :]
    return not rest or bool(figure.unit.per and figure.amount.unit in {"person", "item"} and _FOLLOWS.fullmatch(rest))


def _no_figure(plain: str, place: int, *, dated: bool) -> str:
    """Return why the numeral at *place* states no quantity; "" if there is no reason."""
    if dated and masks.dates().match(plain, place):
        return "it contains a date, not a duration or a count; use read_period"
    if masks.parted().match(plain, place):
        return "a space, a full-width comma or an exponent parts its digits; write one number, such as 1,234"
    if masks.periods().match(plain, place):
        return "it is a span of time before or after some day; use read_period"
    if masks.names().match(plain, place):
        return "it contains an ordinal, a heading number or a name, which counts nothing"
    return ""


def find_quantities(text: str) -> tuple[Found, ...]:
    """Return every quantity in *text*, in order.

    Dates, ordinals, heading numbers, document numbers, plan names, slogans,
    labels and words that merely contain a numeral (统一) are ignored; so is a
    number that has no single meaning. `docs/reading.md` tells what is read and
    what is not. In a list that shares its unit (3000、2000元) each number has it.

    Args:
        text: Any text; a document of 100,000 characters is fine.

    Returns:
        The quantities with their places; they do not overlap. Each reads again
        from its wording, with `unit=` where it shares one.

    Raises:
        TypeError: *text* is not text.
    """
    if not isinstance(text, str):
        raise TypeError(not_text("find_quantities", text))
    folded = fold(text)
    found = []
    for figure in Reading(folded.text).figures():
        if isinstance(figure, Figure):
            start, end = folded.origin(figure.start, figure.end)
            wording = text[start:end]
            found.append(Found(start, end, wording, _quantity(figure, _stated(wording))))
    return tuple(found)


def _stated(wording: str) -> str:
    """Return *wording* as a quantity keeps it."""
    return wording if len(wording) <= _STATED else f"{wording[: _STATED - 1]}…"


def _quantity(figure: Figure, stated: str) -> Quantity:
    """Return the value that a figure is."""
    qualifier = figure.qualifier
    low, high = (None if end is None else exact(end) for end in figure.bounds[:2])
    about = qualifier is Qualifier.ABOUT
    return Quantity(
        lower=None if about else low,
        upper=None if about else high,
        lower_open=figure.bounds.lower_open,
        upper_open=figure.bounds.upper_open,
        value=low if about or qualifier is Qualifier.EXACT else None,
        qualifier=qualifier,
        unit=figure.unit,
        vague=figure.amount.vague,
        basis=Basis.INFERRED if figure.implied else Basis.STATED,
        as_stated=stated,
    )


def _in_unit(quantity: Quantity, unit: Unit, text: str) -> Quantity:
    """Return *quantity* in the unit meant, where the wording leaves room for it."""
    if quantity.unit == unit:
        return quantity
    if quantity.unit.id == "number" or unit.is_rate_of(quantity.unit):
        return evolve(quantity, unit=unit)
    raise NotAQuantityError(text, f"its wording says {quantity.unit}, but {unit} was asked for")
