"""What a page says in both languages at once; a switch on the page hides one of them."""

import re
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from markupsafe import escape

from sgpolicy.analysis.facets import Value
from sgpolicy.display.options import options
from sgpolicy.display.say import say
from sgpolicy.model.document import Document
from sgpolicy.model.interval import Interval
from sgpolicy.model.name import Name
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.region import Region
from sgpolicy.model.said import Said
from sgpolicy.model.unit import Unit
from sgpolicy.model.words import Bilingual, Grade
from sgpolicy.site.labels import CHINESE

_LANGUAGES: tuple[Literal["en", "zh"], ...] = ("en", "zh")
_LONG = re.compile(r"(?<![\d.])\d{5,}")


@lru_cache(16384)
def _html(en: str, zh: str) -> str:
    one = escape(en)
    return str(one) if en == zh else f'<bdi lang="en">{one}</bdi><bdi lang="zh">{escape(zh)}</bdi>'


class Both(NamedTuple):
    """A text in English and in Chinese."""

    en: str
    zh: str

    def __html__(self) -> str:
        """Return both, escaped, each with its language; once if they are the same."""
        return _html(self.en, self.zh)

    def __str__(self) -> str:
        return self.en if self.en == self.zh else f"{self.zh} {self.en}"


NOTHING = Both("–", "–")
"""What stands where nothing is known."""


def both(value: Any) -> Both:  # noqa: ANN401 - one line for each sort of value
    """Return *value* as a page says it: a term by its name, a word by its name, None as a dash."""
    if value is None:
        return NOTHING
    if isinstance(value, Both):
        return value
    if isinstance(value, Region):
        return Both(value.name.en, value.short)
    if isinstance(value, Bilingual):
        return Both(str(value), str(value) if isinstance(value, Grade) else value.zh)
    if isinstance(value, (Quantity, Unit, Value, Said)):
        return _displayed(value)
    name = (
        value if isinstance(value, Name) else getattr(value, "title" if isinstance(value, Document) else "name", None)
    )
    return Both(name.en, name.zh) if isinstance(name, Name) else Both(str(value), CHINESE.get(str(value), str(value)))


def place_name(region: Region | None) -> Both:
    """Return what a region is called; of an anonymised place, that it has no name."""
    return both(region) if region else label("unnamed place")


@lru_cache(16384)  # changing the language of display takes longer than saying a number
def _displayed(value: object) -> Both:
    """Return *value* as the display says it in each language; numbers with their thousands set apart."""
    said = []
    for language in _LANGUAGES:
        with options(language=language):
            said.append(grouped(say(value)) if isinstance(value, Quantity) else say(value))
    return Both(*said)


def label(english: str, /, **parts: object) -> Both:
    """Return a word or a sentence of the pages in both languages, with its parts put in.

    Raises:
        KeyError: It has no Chinese; a test goes through all that the pages say.
    """
    said = {name: both(part) for name, part in parts.items()}
    zh = CHINESE[english].format_map({name: part.zh for name, part in said.items()})
    return Both(english.format_map({name: part.en for name, part in said.items()}), zh)


def grouped(number: str) -> str:
    """Return a number as text with its thousands set apart; one of four digits stays, as a year looks the same."""
    return _LONG.sub(lambda found: f"{int(found[0]):,}", number)


def percent(ratio: Interval | None) -> str:
    """Return a ratio, such as 0.5, as a percentage with no more digits than a reader needs; "" if unknown."""
    if ratio is None:
        return ""
    low, high = (None if end is None else f"{float(end) * 100:.0f}" for end in (ratio.lower, ratio.upper))
    if low == high:
        return f"{low} %" if low is not None else ""
    if low is None or high is None:
        return f"≤ {high} %" if low is None else f"≥ {low} %"
    return f"{low}–{high} %"
