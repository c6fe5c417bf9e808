"""The filters of records and terms: the keys under which an item is found, and the key that a question means."""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from operator import attrgetter
from typing import Any, TypeAlias, TypeVar

from sgpolicy.asked import not_a
from sgpolicy.catalog.postings import Fact, Keys
from sgpolicy.catalog.times import as_years, from_year, to_year, years
from sgpolicy.catalog.vocabulary import Vocabulary, member, word
from sgpolicy.errors import AmbiguousNameError, UnknownNameError, UnknownTermError
from sgpolicy.model.document import Document
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Indicator, Instrument
from sgpolicy.model.typologies import TYPOLOGIES, Typology
from sgpolicy.model.unit import Unit
from sgpolicy.model.words import Confidence, Direction, Kind, Qualifier

T = TypeVar("T")
RegionLike = str | Region
Some: TypeAlias = T | Iterable[T]
"""One, or several of which any will do."""


def named(cls: type[Any], keys: Keys) -> Fact:
    """Return the fact that is asked for by any name of an object of *cls*; its keys are ids."""
    return Fact(keys, lambda vocabulary, asked: vocabulary.resolve(cls, asked).id)


def instrumental(keys: Keys) -> Fact:
    """Return the fact that is asked for by an instrument, or by a word that one of the typologies has for several."""
    return Fact(keys, _instruments)


def _instruments(vocabulary: Vocabulary, asked: Any) -> object:  # noqa: ANN401 - the vocabulary refuses what is no name
    try:
        return vocabulary.resolve(Instrument, asked).id
    except UnknownNameError:
        means = [
            (one.name, found) for one in TYPOLOGIES.values() if (found := member(one.words, str(asked))) is not None
        ]
        if not means:
            raise
        if len(means) > 1:
            either = [f"{name}={found}" for name, found in means]
            raise AmbiguousNameError("typology", asked, either) from None  # noqa: EM101 - the kind is no message
        ((name, found),) = means
        return frozenset(one.id for one in vocabulary.held(Instrument) if getattr(one, name) is found)


def worded(within: str = "", /, **vocabularies: type[Enum]) -> dict[str, Fact]:
    """Return the facts that are asked for by a word of a closed vocabulary.

    Each is a field of that name: of the item, or of its attribute *within*.
    """
    return {name: _worded(f"{within}.{name}".lstrip("."), cls) for name, cls in vocabularies.items()}


def _worded(name: str, cls: type[Enum]) -> Fact:
    read = attrgetter(name)
    return Fact(lambda item: (read(item),), lambda _, asked: word(cls, asked))


def typed(instruments: Callable[[Any], Iterable[Any]]) -> dict[str, Fact]:
    """Return the facts that are asked for by a word of a typology, which one of the *instruments* has."""
    return {one.name: _typed(instruments, one) for one in TYPOLOGIES.values()}


def _typed(instruments: Callable[[Any], Iterable[Any]], typology: Typology) -> Fact:
    read = attrgetter(typology.name)
    return Fact(lambda item: map(read, instruments(item)), lambda _, asked: word(typology.words, asked))


def spelled(keys: Keys) -> Fact:
    """Return the fact that is asked for by a text as it stands."""
    return Fact(keys, lambda _, asked: _text(asked))


def _text(asked: object) -> str:
    if not isinstance(asked, str):
        raise TypeError(not_a("where()", "text here", asked))
    return asked


def timed(keys: Keys) -> dict[str, Fact]:
    """Return the facts that are asked for by years; *keys* are those that a time touches."""
    return {
        "year": Fact(keys, lambda _, asked: as_years(asked)),
        "since": Fact(keys, lambda _, asked: from_year(asked)),
        "until": Fact(keys, lambda _, asked: to_year(asked)),
    }


def askable(table: Mapping[str, Fact]) -> dict[str, Fact]:
    """Return a table of facts, and the one that asks which of them an item has none of."""
    can_miss = {name: fact.keys for name, fact in table.items() if name not in ("since", "until")}

    def missed(item: object) -> list[object]:
        return [name for name, keys in can_miss.items() if all(key is None for key in keys(item))]

    def named_fact(_: object, asked: object) -> str:
        if (name := _text(asked)) not in can_miss:
            raise UnknownTermError(name, tuple(can_miss), "keyword")
        return name

    return {**table, "missing": Fact(missed, named_fact)}


def codes(place: Region | None) -> list[object]:
    """Return the codes of a region and of all regions that it lies in."""
    found: list[object] = []
    while place is not None:
        found.append(place.code)
        place = place.parent
    return found


REGION = named(Region, lambda item: (item.region.code,) if item.region else ())
WITHIN = named(Region, lambda item: codes(item.region))
TIME: Mapping[str, Fact] = timed(lambda record: years(record.when))
"""The filters of records that have a time."""
KNOWN: Mapping[str, Fact] = timed(lambda record: years(record.document.known))
"""The filters of records that have none: they are as old as their document."""
YEAR = TIME["year"]
RECORD: Mapping[str, Fact] = {
    "region": REGION,
    "within": WITHIN,
    "document": named(Document, lambda record: (record.document.id,)),
    **worded(confidence=Confidence),
}
"""The filters of every record."""
FIGURE: Mapping[str, Fact] = {
    **RECORD,
    "indicator": named(Indicator, lambda figure: (figure.indicator.id,)),
    **worded(kind=Kind),
    "unit": named(Unit, lambda figure: (figure.quantity.unit.id,)),
    **worded("quantity", qualifier=Qualifier),
    **worded("indicator", direction=Direction),
    "broader": named(Indicator, lambda figure: [term.id for term in figure.indicator.path]),
}
"""The filters of every figure."""
