"""Numbers in Chinese, Arabic and mixed numerals, read exactly."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import Final, TypeAlias

from sgpolicy.errors import NotAQuantityError
from sgpolicy.model.quantity import Number, decimal_number
from sgpolicy.reading.folding import FUSED, fold, not_text
from sgpolicy.reading.words import ENGLISH

LONGEST: Final = 64
LARGEST: Final = 10**16
"""Figures stay below this (一亿亿), in reading and in writing."""
DIGITS: Final = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
}
SCALES: Final = "百千万亿"
PLACES: Final = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}

_ARABIC = re.compile(r"(0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.([0-9]+))?([十百千万亿]*)", re.ASCII)
_POWERS = {
    f"{inner}{outer}": power + more
    for power, inner in enumerate(("", "十", "百", "千"))
    for outer, more in (("", 0), ("万", 4), ("亿", 8), ("万亿", 12))
}
_POSITIONAL = re.compile("[〇零○一二三四五六七八九]{2,}")
_FUSED = {char: str(number) for number, char in enumerate(FUSED, start=2)}
_AS_CHINESE = str.maketrans("123456789", "一二三四五六七八九")
_ILL_FORMED = "it is not one well-formed number"
_PAIR = re.compile("(.*[十百千万亿])?([一二两三四五六七八九])([二两三四五六七八九])([十百千]?)((?:万|亿|万亿)?)")
_LATIN = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_WORDED = re.compile(f"(.+?) ?({'|'.join(_LATIN)})")


Exact: TypeAlias = int | Fraction
"""A number during reading: exact, and often an `int` where it is integral."""


class UnreadableError(ValueError):
    """A wording without a single meaning; the public readers turn it into an error with the whole text."""

    def __init__(self, *, reason: str) -> None:
        super().__init__(reason)


def read_number(text: str) -> Number:
    """Return the number that *text* writes, without any unit or hedge.

    Args:
        text: Chinese, Arabic or mixed numerals, such as 三万五, 3.6万, 1,200 or
            二〇一一; blanks at the edges and full-width forms are fine.

    Returns:
        The exact number; an `int` where it is integral, else a `Decimal`.

    Raises:
        NotAQuantityError: It is not a number, or can be read in two ways.
        TypeError: *text* is not text.
    """
    if not isinstance(text, str):
        raise TypeError(not_text("read_number", text))
    if len(text) > LONGEST:
        raise NotAQuantityError(text, f"longer than {LONGEST} characters; give only the number")
    token = fold(text.strip()).text
    try:
        return exact(parse(token))
    except UnreadableError as exc:
        raise NotAQuantityError(text, str(exc)) from None


def exact(number: Exact) -> Number:
    """Return a fraction as `int`, or as `Decimal` where it has one, unrounded."""
    return number.numerator if number.denominator == 1 else decimal_number(Fraction(number))


def plain(number: Exact) -> str:
    """Return the decimal digits of *number*, all of them."""
    places = 0
    while (number * 10**places).denominator != 1:
        places += 1
    digits = str(int(number * 10**places)).zfill(places + 1)
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def last_place(number: Exact) -> Exact:
    """Return the place of the last digit that is not 0: 10 for 1850, 0.1 for 8.9; 0 for 0 and where there is none."""
    if not number or isinstance(exact(number), Fraction):
        return 0
    place = Fraction(1)
    while (number / place).denominator != 1:
        place /= 10
    while (number / (place * 10)).denominator == 1:
        place *= 10
    return place


def width(number: Exact) -> Exact:
    """Return how far 近 reaches below *number*: to the last place written, but no further than a tenth of it."""
    tenth = abs(Fraction(number)) / 10
    return min(Fraction(last_place(number)), tenth) or tenth


def parse_pair(token: str) -> tuple[Exact, Exact] | None:
    """Return the two numbers of 一两, 三五, 七八十 or 一万六七; None if *token* is not such a pair.

    Raises:
        UnreadableError: What stands before the two digits is no number.
    """
    parts = _PAIR.fullmatch(token)
    if not parts:
        return None
    head, one, other, inner, outer = parts.groups()
    low, high = DIGITS[one], DIGITS[other]
    if high - low != 1 and (low, high) != (3, 5):
        return None
    place: int = PLACES.get(inner, 1)
    base: Exact = 0
    if head:
        # The digits stand in the place below that of the numeral before them, unless they say which.
        if inner and place >= PLACES[head[-1]]:
            return None
        base, place = parse(head), place if inner else PLACES[head[-1]] // 10
        if head[-1] in "万亿" and outer:
            return None
    factor: int = 10 ** _POWERS[outer]
    return (base + low * place) * factor, (base + high * place) * factor


def parse(token: str) -> Exact:
    """Return the number that the numerals *token* make.

    Raises:
        UnreadableError: They make none, or could make two.
    """
    if len(token) > LONGEST:
        raise UnreadableError(reason=f"a number of {len(token)} characters is beyond reading")
    arabic = _arabic(token)
    return _chinese(_FUSED.get(token, token)) if arabic is None else arabic


def is_scale(token: str) -> bool:
    """Return whether *token* is a scale without a number before it, such as 万."""
    return not token.strip(SCALES)


def parse_scale(token: str) -> Exact:
    """Return what `parse` does, with 一 understood before a scale alone: 百 is 100.

    Raises:
        UnreadableError: *token* makes no number, or could make two.
    """
    return parse(f"一{token}" if is_scale(token) else token)


def _arabic(token: str) -> Exact | None:
    """Return the number of a token in digits, with a scale behind them; None if it is in Chinese or ill-formed."""
    if token.isdecimal() and token.isascii() and token[0] != "0":
        return int(token)
    if (hit := _ARABIC.fullmatch(token)) and hit[3] in _POWERS:
        part = hit[2] or ""
        digits, power = int(hit[1].replace(",", "") + part), _POWERS[hit[3]] - len(part)
        return digits * 10**power if power >= 0 else Fraction(digits, 10**-power)
    if token[-1:].isascii() and (parts := _WORDED.fullmatch(token)):
        return (ENGLISH.get(parts[1]) or parse(parts[1])) * _LATIN[parts[2]]
    return None


def _chinese(token: str) -> Exact:
    token = token.replace("廿", "二十").replace("卅", "三十")
    if "点" in token and token[-1] in DIGITS:
        return _decimal(token)
    for scale in "亿万":
        if scale in token:
            return _scaled(token, scale)
    if _POSITIONAL.fullmatch(token):
        return _positional(token)
    return _small(token.translate(_AS_CHINESE))


def _scaled(token: str, scale: str) -> Exact:
    """Return the number of *token*, parted at its last 亿 or 万."""
    left, _, right = token.rpartition(scale)
    size = PLACES[scale]
    if not left or scale in left:
        raise UnreadableError(reason=f"{scale} is where no number can have it")
    head = parse(left)
    if scale == "万" and head >= size and not left.isascii():
        raise UnreadableError(reason=f"{left} is too large for one {scale}")
    if left[-1] in "一二两三四五六七八九" and len(left) > 1 and left[-2] in "百千":
        raise UnreadableError(reason=f"{left}{scale} can be read in two ways")  # 一千五万
    if right and head.denominator != 1:
        raise UnreadableError(reason=f"a decimal before {scale} leaves no room for {right}")
    return head * size + _tail(left, right, size)


def _tail(left: str, right: str, size: int) -> Exact:
    """Return what stands after 亿 or 万: nothing, 五 (for 五千), 零五, 五千 or 2000万."""
    if not right:
        return 0
    padded = right[0] in "零〇○"
    rest = right[1:] if padded else right
    if len(rest) == 1 and rest in DIGITS and not padded:
        if left[-1].isascii():
            raise UnreadableError(reason=f"{left} and {right} mix two ways of writing")
        return DIGITS[rest] * size // 10
    if rest.isascii() and len(rest) != len(str(size)) - 1:
        raise UnreadableError(reason=f"{right} after a scale can be read in two ways")
    value = parse(rest)
    if value >= size or value.denominator != 1 or not value:
        raise UnreadableError(reason=f"{right} does not fit after {left}")
    return value


def _positional(token: str) -> int:
    """Return 2011 for 二〇一一; refuse 三五 and 一二三, which count rather than write."""
    digits = [DIGITS[char] for char in token]
    counts = all(after - before == 1 for before, after in pairwise(digits))
    if counts or (len(digits) < 4 and 0 not in digits) or digits[0] == 0:  # noqa: PLR2004
        raise UnreadableError(reason="digits without places can be read in two ways; write 三十五 or 35")
    return int("".join(map(str, digits)))


def _decimal(token: str) -> Exact:
    whole, _, part = token.partition("点")
    if not whole or not part or any(char not in DIGITS or char == "两" for char in part):
        raise UnreadableError(reason="点 needs a number before it and digits after it")
    return parse(whole) + Fraction(int("".join(str(DIGITS[char]) for char in part)), 10 ** len(part))


def _small(token: str) -> int:
    """Return a Chinese number below 10000, such as 一千二百零五, 两百五 or 十."""
    if token in DIGITS:
        return DIGITS[token]
    total, last, digit, padded = 0, 10**4, None, False
    for char in token:
        if char in PLACES:
            last = _next_place(char, last, digit, padded=padded, first=not total)
            total += (1 if digit is None else digit) * last
            digit, padded = None, False
        elif char not in DIGITS or digit is not None or (padded and not DIGITS[char]):
            raise UnreadableError(reason=_ILL_FORMED)
        elif DIGITS[char]:
            digit = DIGITS[char]
        else:
            padded = True
    if digit is None:
        if padded or not total:
            raise UnreadableError(reason=_ILL_FORMED)
        return total
    if token[-1] == "两" or last == 10**4 or (padded and last == 10):  # noqa: PLR2004
        raise UnreadableError(reason=_ILL_FORMED)
    return total + (digit if padded else digit * last // 10)


def _next_place(char: str, last: int, digit: int | None, *, padded: bool, first: bool) -> int:
    """Return the place that *char* names, after the place *last* and the digit before it."""
    place = PLACES[char]
    bare = digit is None and char != "十"
    skipped = place * 10 == last and padded
    if place >= last or bare or skipped or (first and padded):
        raise UnreadableError(reason=_ILL_FORMED)
    return place
