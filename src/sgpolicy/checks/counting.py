"""The numbers that a sentence names, in Chinese or in English, so that two tellings of one fact can be compared."""

import re
from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from sgpolicy.errors import NotAQuantityError
from sgpolicy.model.words import Qualifier
from sgpolicy.reading import Found, find_quantities
from sgpolicy.reading.folding import fold
from sgpolicy.reading.numbers import parse_pair, read_number

_NUMERAL = re.compile("[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:[.][0-9]+)?[十百千万亿]*|[〇零一二三四五六七八九十百千万亿两]+")
_PLAN = re.compile("(?<![一二三四五六七八九])(十?[一二三四五六七八九])五(?=[”’」]|规划|计划|时期|期间|末)")
_TENTHS = re.compile("([一二两三四五六七八九])成(?![立员果为功效分本就])")
_EACH = re.compile("每([百千万亿])")
_WORD = re.compile(
    "[0-9]{1,40}(?:,[0-9]{3}(?![0-9])){0,9}(?:[.][0-9]{1,40})?(?:st|nd|rd|th)?|[A-Za-z]+|[^A-Za-z0-9\\s-]"
)
_CARDINALS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
_MONTHS = "january february march april may june july august september october november december"
_SMALL = {word: number for number, word in enumerate(_CARDINALS.split())}
_SMALL |= {word: 10 * place for place, word in enumerate(_TENS.split(), 2)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_IN_PASSING = {word: place for words in (_ORDINALS, _MONTHS) for place, word in enumerate(words.split(), 1)}
_IN_PASSING |= {"a": 1, "an": 1, "once": 1, "single": 1, "both": 2, "twice": 2, "pair": 2, "dozen": 12, "decade": 10}
_MOST = 10**12
_FEW = 2
"""Up to this number a language says it in words or leaves it out as it pleases: 一名, 两级, both."""


@frozen
class Counts:
    """The numbers of a sentence.

    Attributes:
        all: Every number that it names, in a date or an ordinal too.
        told: Those that another telling of the same fact must name as well.
    """

    all: frozenset[Fraction]
    told: frozenset[Fraction]

    def missing(self, other: "Counts") -> list[Fraction]:
        """Return the numbers told here that *other* does not name, the smallest first."""
        return sorted(self.told - other.all)


def in_chinese(text: str) -> Counts:
    """Return the numbers of a Chinese sentence; those that count nothing, as in dates and names, need not be told."""
    folded = fold(text).text
    written = list(_numerals(folded))
    other = [number for hit in _PLAN.finditer(folded) for number in (hit[1], "五")]
    other += [f"{hit[1]}十" for hit in _TENTHS.finditer(folded)] + [f"一{hit[1]}" for hit in _EACH.finditer(folded)]
    if not other and not any(map(_counts, written)):  # find_quantities takes long
        return Counts(frozenset(number for number, _ in written), frozenset())
    told = {number[0] for found in find_quantities(text) for number in _of(found) if _counts(number)}
    everything = {number for number, _ in written} | {Fraction(read_number(number)) for number in other} | told
    return Counts(frozenset(everything), frozenset(told))


def _counts(number: tuple[Fraction, bool]) -> bool:
    """Return whether a number, in Chinese numerals or not, must be told again if it counts something."""
    return number[0] > _FEW or not number[1]


def _of(found: Found) -> Iterator[tuple[Fraction, bool]]:
    """Yield the numbers of a figure; both ends of a range such as 10-20万 have the scale of the second."""
    quantity, stated = found.quantity, fold(found.quantity.as_stated).text
    if quantity.qualifier is Qualifier.RANGE:
        worded = not any(char.isdecimal() for char in stated)
        yield from ((Fraction(end), worded) for end in (quantity.lower, quantity.upper) if end is not None)
    else:
        yield from _numerals(stated)


def _numerals(text: str) -> Iterator[tuple[Fraction, bool]]:
    """Yield each number of *text*, and whether it is in Chinese numerals; what cannot be read is passed over."""
    for hit in _NUMERAL.finditer(text):
        worded = not hit[0][0].isdecimal()
        try:
            yield Fraction(read_number(hit[0])), worded
        except NotAQuantityError:
            yield from ((Fraction(number), worded) for number in parse_pair(hit[0]) or ())


def in_english(text: str) -> Counts:
    """Return the numbers of an English sentence; years, months, ordinals and numbers in names need not be told."""
    words = _WORD.findall(text[:1].lower() + text[1:])
    found = list(_english(words))
    return Counts(frozenset(number for number, _ in found), frozenset(number for number, must in found if must))


def _english(words: list[str]) -> Iterator[tuple[Fraction, bool]]:
    """Yield each number of *words*, and whether it must be told again."""
    total, group, free = Fraction(0), None, False  # of one number: what is complete, what is not yet scaled
    for printed in [*words, ""]:
        word, digits = printed.lower(), printed[:1].isdecimal()
        small = Fraction(word.replace(",", "")) if digits and word[-1].isdecimal() else _SMALL.get(word)
        if group is not None and word in _SCALES and group < _MOST:
            scaled = group * _SCALES[word]
            total, group = (total, scaled) if word == "hundred" else (total + scaled, Fraction(0))
        elif group is not None and word == "and" and group % 100 == 0 and (group or total):
            continue
        elif group is not None and small is not None and not digits and _fits(group, small):
            group += small
        else:
            if group is not None:
                yield total + group, not free and total + group > _FEW
            total, group = Fraction(0), None if small is None else Fraction(small)
            # A number word with a capital is part of a name, and four digits may be a year.
            free = printed != word or (digits and group is not None and 1900 <= group < 2200)  # noqa: PLR2004
            if small is None and (word in _IN_PASSING or digits):
                yield Fraction(_IN_PASSING.get(word) or word[:-2].replace(",", "")), False


def _fits(group: Fraction, small: Fraction | int) -> bool:
    """Return whether *small* completes *group*: five after twenty, twenty after three hundred, anything after 0."""
    return group % 100 == 0 if small >= 10 else group % 100 == 0 or (group % 10 == 0 and group % 100 >= 20)  # noqa: PLR2004
