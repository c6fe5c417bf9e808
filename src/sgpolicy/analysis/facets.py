"""Facets: by what measures can be counted, and the values that a measure has there."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from attrs import evolve, frozen

from sgpolicy.analysis.places import unit_of
from sgpolicy.asked import shown
from sgpolicy.errors import UnknownTermError
from sgpolicy.model.document import Document
from sgpolicy.model.measure import Measure
from sgpolicy.model.region import Region
from sgpolicy.model.shown import one_line
from sgpolicy.model.terms import Body, Domain, Instrument, Setting
from sgpolicy.model.typologies import TYPOLOGIES, Typology
from sgpolicy.model.words import (
    Bilingual,
    BodyKind,
    Commitment,
    DocumentForm,
    DocumentKind,
    RegionLevel,
    Status,
)


@frozen(kw_only=True)
class Value:
    """A value of a facet, such as supply, or none.

    Attributes:
        key: What rows say: a word, an id, a code or a year; None for what has no value.
        zh: Its name in Chinese.
        en: Its name in English.
        word: Whether it is a word of a closed vocabulary.
    """

    key: str | None
    zh: str
    en: str
    word: bool = False

    @property
    def label(self) -> str:
        """Return the key and the Chinese name of a word; the Chinese name alone of anything else."""
        return f"{self.key} {self.zh}" if self.word else self.zh

    @property
    def head(self) -> str:
        """Return what heads a column: a word itself, the Chinese name of anything else."""
        return str(self) if self.word else self.zh

    def __str__(self) -> str:
        return self.key or "none"

    def __repr__(self) -> str:
        return one_line(f"<Value {self} {self.zh}>")


NONE = Value(key=None, zh="none", en="none")
"""The value of what has no value: it is listed, never dropped."""


@frozen(kw_only=True)
class Facet:
    """By what measures can be counted.

    Attributes:
        name: The name by which it is asked for.
        of: Function from a measure and one of its instruments to its values; none for no value.
        by_instrument: Whether the value depends on the instrument.
        words: All values in order, of a closed vocabulary.
        every: Whether words that do not occur are shown, too.
        ranked: Whether values that occur most come first; otherwise they go by their keys.
    """

    name: str
    of: Callable[[Measure, Instrument], Iterable[Value]]
    by_instrument: bool = False
    words: tuple[Value, ...] = ()
    every: bool = False
    ranked: bool = False

    def values(self, measure: Measure, instrument: Instrument) -> tuple[Value, ...]:
        """Return the values of a measure, each once; `NONE` alone if it has none."""
        return tuple(dict.fromkeys(self.of(measure, instrument))) or (NONE,)

    def named(self, word: str) -> Value | None:
        """Return the value that is called *word*, in either language, in a typology of instruments."""
        known = self.words if self.by_instrument else ()
        return next((value for value in known if word in (value.key, value.zh)), None)

    def moved(self, places: Mapping[str, Value]) -> "Facet":
        """Return this facet with other values for some instruments, by id; what is narrower goes along."""

        def of(measure: Measure, instrument: Instrument) -> Iterable[Value]:
            place = next((places[one.id] for one in reversed(instrument.path) if one.id in places), None)
            return (place,) if place else self.of(measure, instrument)

        return evolve(self, of=of) if places else self

    def ordered(self, counts: Mapping[Value, int]) -> tuple[Value, ...]:
        """Return the values that are shown, in order: all words of a vocabulary, else those that occur; none last."""
        rest = [value for value in counts if value not in self.words and value != NONE]
        rest.sort(key=lambda value: (-counts[value] if self.ranked else 0, value.key or ""))
        words = [value for value in self.words if self.every or value in counts]
        return (*words, *rest, *((NONE,) if NONE in counts else ()))


def levels(document: Document) -> RegionLevel | None:
    """Return the highest level of those who issued a document, else of the region where it applies."""
    bodies = document.issuers or ((document.issuer,) if document.issuer else ())
    found = [body.region.level for body in bodies if body.region]
    if not found:
        return document.region.level if document.region else None
    return min(found, key=list(RegionLevel).index)


def _word(found: Bilingual | None) -> tuple[Value, ...]:
    return (Value(key=str(found), zh=found.zh, en=str(found), word=True),) if found else ()


def valued(found: Any) -> Value:  # noqa: ANN401 - any term or body
    """Return a term as a value: its id and its names."""
    return Value(key=found.id, zh=found.name.zh, en=found.name.en)


def _place(found: Region | None) -> tuple[Value, ...]:
    return (Value(key=found.code, zh=found.short, en=found.name.en),) if found else ()


def _year(found: Any) -> tuple[Value, ...]:  # noqa: ANN401 - a period or None
    day = found and (found.end or found.start)
    return (Value(key=str(day.year), zh=str(day.year), en=str(day.year)),) if day else ()


def _worded(name: str, cls: type[Bilingual], read: Callable[[Measure], Iterable[Bilingual | None]]) -> Facet:
    return Facet(name=name, of=lambda m, _: [v for w in read(m) for v in _word(w)], words=_words(cls))


def _words(cls: type[Bilingual]) -> tuple[Value, ...]:
    return tuple(value for member in cls for value in _word(member))


def _typology(one: Typology) -> Facet:
    return Facet(
        name=one.name,
        of=lambda _, i: _word(getattr(i, one.name)),
        by_instrument=True,
        words=_words(one.words),
        every=True,
    )


def _terms(name: str, read: Callable[[Measure], Iterable[Domain | Setting | Body]]) -> Facet:
    return Facet(name=name, of=lambda m, _: map(valued, read(m)), ranked=True)


FACETS: Mapping[str, Facet] = {
    facet.name: facet
    for facet in (
        *map(_typology, TYPOLOGIES.values()),
        Facet(name="instrument", of=lambda _, i: (valued(i),), by_instrument=True, ranked=True),
        Facet(name="broad_instrument", of=lambda _, i: (valued(i.path[0]),), by_instrument=True, ranked=True),
        _terms("domain", lambda m: m.domains),
        _terms("broad_domain", lambda m: [domain.path[0] for domain in m.domains]),
        _terms("setting", lambda m: m.settings),
        _terms("actor", lambda m: m.actors),
        _worded("actor_kind", BodyKind, lambda m: [body.kind for body in m.actors]),
        _worded("status", Status, lambda m: (m.status,)),
        _worded("commitment", Commitment, lambda m: (m.commitment,)),
        Facet(name="region", of=lambda m, _: _place(m.region)),
        Facet(name="province", of=lambda m, _: _place(unit_of(m.region))),
        Facet(
            name="document",
            of=lambda m, _: (Value(key=m.document.id, zh=m.document.id, en=m.document.title.en),),
        ),
        _worded("document_kind", DocumentKind, lambda m: (m.document.kind,)),
        _worded("document_form", DocumentForm, lambda m: (m.document.form,)),
        _worded("issuer_level", RegionLevel, lambda m: (levels(m.document),)),
        Facet(name="year", of=lambda m, _: _year(m.time)),
        Facet(name="document_year", of=lambda m, _: _year(m.document.known)),
    )
}
"""The facets by name; year is the last of the measure's own time, document_year that when its document was known."""


def facet(name: str) -> Facet:
    """Return the facet of a name.

    Raises:
        UnknownTermError: There is none; the error lists all.
        TypeError: *name* is not text.
    """
    if not isinstance(name, str):
        msg = f"a facet is asked for by name, such as 'rothwell_zegveld', not by {shown(name)}"
        raise TypeError(msg)
    if name not in FACETS:
        raise UnknownTermError(name, tuple(FACETS), "facet")
    return FACETS[name]
