"""What a page says in both languages at once; a switch on the page hides one of them."""

import re
from functools import lru_cache
from typing import Any, NamedTuple

from markupsafe import escape

from sgpolicy.analysis.facets import Value
from sgpolicy.model.document import Document
from sgpolicy.model.interval import Interval
from sgpolicy.model.name import Name
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.region import Region
from sgpolicy.model.unit import Unit
from sgpolicy.model.words import Bilingual, Grade, Qualifier
from sgpolicy.site.labels import CHINESE

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


def both(value: Any) -> Both:  # noqa: ANN401, PLR0911 - one line for each sort of value
    """Return *value* as a page says it: a term by its name, a word by its name, None as a dash."""
    if value is None:
        return NOTHING
    if isinstance(value, Both):
        return value
    if isinstance(value, Name):
        return Both(value.en, value.zh)
    if isinstance(value, Region):
        return Both(value.name.en, value.short)
    if isinstance(value, Quantity):
        return _quantity(value)
    if isinstance(value, Unit):
        return Both(value.id, "%" if value.id == "percent" else value.name.zh.replace("每", "/"))
    if isinstance(value, Value):
        return Both(value.en, value.zh) if value.key else label("none")
    if isinstance(value, Document):
        return both(value.title)
    if isinstance(value, Bilingual):
        return _word(value)
    name = getattr(value, "name", None)
    return both(name) if isinstance(name, Name) else Both(str(value), CHINESE.get(str(value), str(value)))


def label(english: str, /, **parts: object) -> Both:
    """Return a word or a sentence of the pages in both languages, with its parts put in.

    Raises:
        KeyError: It has no Chinese; a test goes through all that the pages say.
    """
    said = {name: both(part) for name, part in parts.items()}
    zh = CHINESE[english].format_map({name: part.zh for name, part in said.items()})
    return Both(english.format_map({name: part.en for name, part in said.items()}), zh)


def _word(value: Bilingual) -> Both:
    return Both(str(value), str(value) if isinstance(value, Grade) else value.zh)


def _quantity(value: Quantity) -> Both:
    number = grouped(str(value).removesuffix(f" {value.unit}"))
    unit = both(value.unit)
    zh = grouped(f"约 {value.value}") if value.qualifier is Qualifier.ABOUT else number
    return Both(f"{number} {unit.en}", f"{zh}{'' if unit.zh == '%' else ' '}{unit.zh}")


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
