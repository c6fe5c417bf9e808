"""The words of a picture, in Chinese or in English."""

from collections.abc import Iterable

from attrs import frozen

from sgpolicy.analysis.facets import Value
from sgpolicy.asked import shown
from sgpolicy.display.options import LANGUAGES, language, options
from sgpolicy.display.say import say
from sgpolicy.errors import FieldError
from sgpolicy.model.region import Region
from sgpolicy.model.shown import one_line
from sgpolicy.model.terms import Term
from sgpolicy.model.unit import Unit
from sgpolicy.model.words import Bilingual, RegionLevel


@frozen
class Saying:
    """Says things in one language, each on one line.

    Attributes:
        language: en or zh.
    """

    language: str

    def __call__(self, en: str, zh: str) -> str:
        """Return the one of two texts that is in the language."""
        return one_line(zh if self.language == "zh" else en)

    def head(self, text: str) -> str:
        """Return *text* with a capital letter, as a title begins."""
        return text[:1].upper() + text[1:]

    def name(self, term: Term) -> str:
        """Return the name of a term."""
        return self(term.name.en, term.name.zh)

    def word(self, word: Bilingual) -> str:
        """Return a word of a closed vocabulary."""
        return self(str(word).replace("-", " ").replace("_", " "), word.zh)

    def sentence(self, reason: str) -> str:
        """Return a sentence of an analysis, which is translated if it was made of parts."""
        with options(language="zh" if self.language == "zh" else "en"):
            return one_line(say(reason))

    def unit(self, unit: Unit) -> str:
        """Return the name of a unit."""
        return "%" if unit.id == "percent" else self(unit.name.en, unit.name.zh)

    def region(self, region: Region | None) -> str:
        """Return what a region is called; short, as the Corps has a long name in English."""
        if region is None:
            return self("unnamed place", "未具名地区")
        if region.level is RegionLevel.CORPS:
            return self("The Corps", region.short)
        return self(region.name.en, region.short)

    def value(self, value: Value) -> str:
        """Return the name of a value of a facet; the id of a document."""
        if value.key == value.zh:
            return value.zh
        return self(value.en.replace("-", " ") if value.word else value.en, value.zh if value.key else "无")

    def listed(self, parts: Iterable[str], most: int | None = None) -> str:
        """Return several things on one line; of many only the first, and how many more there are."""
        parts = list(parts)
        kept = parts if most is None or len(parts) <= most else parts[:most]
        rest = len(parts) - len(kept)
        more = self(f" and {rest} more", f"等{len(parts)}项") if rest else ""
        return one_line(self(", ", "、").join(kept)) + more


def saying(lang: str | None) -> Saying:
    """Return what says things in a language; by default in that of display, as `sgpolicy.options` sets it.

    Raises:
        FieldError: It is neither en nor zh.
    """
    if lang not in (None, *LANGUAGES):
        raise FieldError("lang", f"lang is {shown(lang)}", "it is 'en' or 'zh'")  # noqa: EM101 - the argument
    return Saying(lang or language())
