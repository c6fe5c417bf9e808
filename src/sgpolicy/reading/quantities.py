"""Quantities in Chinese: one read from its wording, or all found in a text."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import evolve

from sgpolicy.asked import explained, not_a
from sgpolicy.errors import NotAQuantityError, UnknownTermError
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.unit import Unit
from sgpolicy.model.unit import unit as unit_of
from sgpolicy.model.words import Qualifier
from sgpolicy.reading import masks
from sgpolicy.reading.folding import FUSED, NUMERALS, fold, not_text
from sgpolicy.reading.grammar import PERS, hedges, quantity_pattern, ratio_pattern, unit_words
from sgpolicy.reading.numbers import (
    DIGITS,
    LARGEST,
    LONGEST,
    PLACES,
    UnreadableError,
    exact,
    last_place,
    parse,
    parse_pair,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_STATED: Final = 24
_YEAR = re.compile("(?:19|20)[0-9]{2}(?:[.](?:0?[1-9]|1[0-2]))?")
_SCALES: Final = "百千万亿"
_SHARED = re.compile(f"([0-9.]+|[{NUMERALS}])([{_SCALES}]+)")


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
            numerator of a rate (CNY for CNY/month).

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
    stated = text if len(text) <= _STATED else f"{text[: _STATED - 1]}…"
    plain = fold(text.strip()).text
    try:
        if ratio_pattern().fullmatch(plain):
            quantity = _shape(Qualifier.EXACT, [Fraction(1)], unit_of("person/item"), stated)
        else:
            quantity = _read(plain, stated)
    except UnreadableError as exc:
        raise NotAQuantityError(text, str(exc)) from None
    if unit is None:
        return quantity
    return _in_unit(quantity, unit_of(unit) if isinstance(unit, str) else unit, text)


def find_quantities(text: str) -> tuple[Found, ...]:
    """Return every quantity in *text*, in order.

    Dates, ordinals, heading numbers, document numbers, plan names and words
    that merely contain a numeral (统一) are ignored; so is an amount that has
    no exact reading (三分之二, 数百), whose digits are split (1 234人, 1，234人),
    with a sign or exponent (-5人, 1e3人), in a unit that the library does not
    have (100美元, 30分钟) or per something that no unit has (人均500元,
    每季度1次). A bare number counts if it has Arabic
    digits, a hedge, or several numerals.

    Args:
        text: Any text; a document of 100,000 characters is fine.

    Returns:
        The quantities, longest wording first where two overlap; they do not
        overlap. Each reads again from its own wording as the same quantity.

    Raises:
        TypeError: *text* is not text.
    """
    if not isinstance(text, str):
        raise TypeError(not_text("find_quantities", text))
    folded = fold(text)
    blotted = masks.blot(folded.text)
    found = []
    for start, end in _spans(blotted):
        first, last = folded.origin(start, end)
        wording = text[first:last]
        try:
            found.append(Found(first, last, wording, read_quantity(wording)))
        except NotAQuantityError:
            continue
    return tuple(found)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of *text* that are worded like a quantity."""
    ratios = [hit.span() for hit in ratio_pattern().finditer(text)]
    place = 0
    while hit := quantity_pattern().search(text, place):
        while ratios and ratios[0][1] <= hit.start():
            yield ratios.pop(0)
        if ratios and ratios[0][0] < hit.end():
            place = ratios[0][1]
            yield ratios.pop(0)
            continue
        start = _tight(hit)
        place = hit.end()
        if _counts(text, hit):
            yield start, hit.end()
    yield from ratios


def _tight(hit: re.Match[str]) -> int:
    """Return where the wording starts: after its rate, if a verb separates the two or no unit has such a rate."""
    base = unit_words().get(hit["unit"])
    # 每月200元 is a rate as it stands. In 每月补贴200元 a verb separates the two, so the figure is 200元, and the coder
    # decides whether its clause makes a rate of it; only 每年举办3次 says how often. Of 每人每月200元 the nearer
    # 每月 goes with the number. And 每年20% is 20%: there is no such unit.
    if hit["per"] and (hit["per2"] or (hit["verb"] and base != "occurrence") or not _is_rate(base, hit["per"])):
        return hit.end("verb")
    return hit.start()


def _is_rate(base: str | None, per: str) -> bool:
    try:
        unit_of(f"{base}/{PERS[per]}")
    except UnknownTermError:
        return False
    return True


def _counts(text: str, hit: re.Match[str]) -> bool:
    """Return True unless the match is a name, a year, or a numeral that may belong to a word."""
    # With a unit a numeral counts. Without one it must be a number beyond doubt, because the numerals in 第一,
    # 进一步 and 三农 are parts of words far more often than figures.
    number = hit["number2"] or hit["number"]
    before, after = text[max(hit.start() - 1, 0) : hit.start()], text[hit.end() : hit.end() + 1]
    if before in set("“‘〝") and after in set("”’〞"):
        return False
    if hit["unit"] or hit["unit1"] or hit["percent"] or hit["money"]:
        return True
    # A four-digit number without a unit is a year, unless it stands in a list as in 3000、2000元.
    if _YEAR.fullmatch(hit[0]) and "、" not in {before, after}:
        return False
    if any(char.isascii() and char.isalpha() for char in before + after):
        return False
    # 三千 and 五十余 are numbers; 三, and the digits 三五 in a row, may be anything.
    arabic = any(char.isascii() for char in number)
    return arabic or bool(hit["over"]) or (len(number) > 1 and number[-1] in PLACES)


def _read(plain: str, stated: str) -> Quantity:
    """Return the quantity of folded text, or raise `UnreadableError` with the reason."""
    hit = quantity_pattern().fullmatch(plain)
    reason = _refusal(plain, matched=hit is not None)
    if hit is None or reason:
        raise UnreadableError(reason=reason)
    qualifier, numbers = _numbers(hit)
    return _shape(qualifier, numbers, _unit(hit), stated)


def _refusal(plain: str, *, matched: bool) -> str:
    """Return why *plain* is not a quantity; "" if there is no reason."""
    if not any(char in NUMERALS + FUSED or char.isdigit() for char in plain):
        return "there is no number in it; write one such as 三万人 or 400个以上"
    if beyond := next((reason for pattern, reason in masks.beyond() if pattern.search(plain)), None):
        return beyond
    if masks.dates().search(plain):
        return "it contains a date, not a duration or a count; use read_period"
    if masks.serials().search(plain):
        return "it contains an ordinal, a heading number or a name, which counts nothing"
    return "" if matched else "it is not one number with its hedge and unit; give only that, such as 近300人"


def _unit(hit: re.Match[str]) -> Unit:
    """Return the unit that the words around the number name."""
    named = [unit_words()[hit[group]] for group in ("unit1", "unit") if hit[group]]
    named += ["percent"] if hit["percent"] or hit["percent2"] else []
    named += ["CNY"] if hit["money"] else []
    if len(set(named)) > 1:
        raise UnreadableError(reason=f"it names two units, {named[0]} and {named[-1]}")
    pers = [PERS[hit[group]] for group in ("per", "per2", "per3") if hit[group]]
    if len(pers) > 1:
        raise UnreadableError(reason=f"it is per {pers[0]} and per {pers[1]}; leave one out")
    name = "/".join([*(named[:1] or ["number"]), *pers])
    try:
        return unit_of(name)
    except UnknownTermError:
        raise UnreadableError(reason=f"there is no unit {name}; leave the rate out and give unit=") from None


def _numbers(hit: re.Match[str]) -> tuple[Qualifier, list[Fraction]]:
    """Return the hedge and the one or two numbers that it goes with."""
    qualifiers = [Qualifier.OVER] if hit["over"] else []
    qualifiers += [hedges()[word] for word in _hedge_words(hit)]
    pair = parse_pair(hit["number"])
    if pair and not hit["over"] and (hit["unit"] or len(hit["number"]) > 2):  # noqa: PLR2004 - 三五 alone is a name
        qualifiers.append(Qualifier.RANGE)
        numbers = list(pair)
    elif hit["number2"]:
        qualifiers += [Qualifier.RANGE, Qualifier.OVER] if hit["over2"] else [Qualifier.RANGE]
        numbers = _range(hit)
    else:
        numbers = [_number(hit, hedged=bool(qualifiers))]
    if (pair and hit["number2"]) or (hit["between"] and not hit["number2"]) or len(set(qualifiers)) > 1:
        said = " and ".join(dict.fromkeys(qualifiers)) or "between"
        raise UnreadableError(reason=f"its hedges do not go together: {said}")
    return (qualifiers or [Qualifier.EXACT])[0], numbers


def _hedge_words(hit: re.Match[str]) -> list[str]:
    """Return the hedge words before and after the number."""
    before = hit["before"] or ""
    first = [max((word for word in hedges() if before.startswith(word)), key=len)] if before else []
    return first + ([hit["after"]] if hit["after"] else [])


def _number(hit: re.Match[str], *, hedged: bool) -> Fraction:
    token: str = hit["number"]
    over = (hit["over"] or "")[1:]
    if over and (token.endswith(("万", "亿")) or len(over) > 1):
        raise UnreadableError(reason=f"{token}{hit['over']} can be read in two ways")
    token += over
    if token.strip(_SCALES):
        return parse(token)
    if not (hedged or hit["percent"]) or (hit["percent"] and token != "百"):  # noqa: S105 - a numeral
        raise UnreadableError(reason=f"{token} alone is not a figure")
    return parse(f"一{token}")


def _range(hit: re.Match[str]) -> list[Fraction]:
    """Return both ends of a range, the first in the scale of the second if it has none."""
    first, second = hit["number"], hit["number2"]
    high = parse(second)
    shared = _SHARED.fullmatch(second)
    alone = not (hit["unit1"] or hit["percent"] or first in FUSED) and first.strip(_SCALES) == first
    if alone and second[-1] == "十" and len(second) > 1 and first in DIGITS:
        raise UnreadableError(reason=f"{first} to {second} can be read in two ways")
    low = parse(first)
    if alone and shared and high:
        factor = high / parse(shared[1])
        low = low * factor if low * factor < high else low
    if not low < high:
        raise UnreadableError(reason="a range must go up; give the smaller number first")
    return [low, high]


def _shape(qualifier: Qualifier, numbers: list[Fraction], unit: Unit, stated: str) -> Quantity:
    """Return the quantity that a hedge makes of its number or numbers."""
    if numbers[-1] >= LARGEST:
        raise UnreadableError(reason="figures must be below 10**16; check for a missing space or unit")
    number, number2 = exact(numbers[0]), exact(numbers[-1])
    if qualifier in {Qualifier.OVER, Qualifier.NEARLY}:
        if not number:
            raise UnreadableError(reason="nothing is a little more or less than 0")
        place = last_place(numbers[0])
        other = exact(numbers[0] + (place if qualifier is Qualifier.OVER else -place))
        low, high = sorted([number, other])
        return Quantity(
            lower=low,
            upper=high,
            lower_open=True,
            upper_open=True,
            qualifier=qualifier,
            unit=unit,
            as_stated=stated,
        )
    low_of = {Qualifier.EXACT, Qualifier.RANGE, Qualifier.AT_LEAST, Qualifier.MORE_THAN}
    high_of = {Qualifier.EXACT, Qualifier.RANGE, Qualifier.AT_MOST, Qualifier.LESS_THAN}
    return Quantity(
        lower=number if qualifier in low_of else None,
        upper=number2 if qualifier in high_of else None,
        lower_open=qualifier is Qualifier.MORE_THAN,
        upper_open=qualifier is Qualifier.LESS_THAN,
        value=number if qualifier in {Qualifier.EXACT, Qualifier.ABOUT} else None,
        qualifier=qualifier,
        unit=unit,
        as_stated=stated,
    )


def _in_unit(quantity: Quantity, unit: Unit, text: str) -> Quantity:
    """Return *quantity* in the unit meant, where the wording leaves room for it."""
    if quantity.unit == unit:
        return quantity
    if quantity.unit.id == "number" or unit.base == quantity.unit:
        return evolve(quantity, unit=unit)
    raise NotAQuantityError(text, f"its wording says {quantity.unit}, but {unit} was asked for")
