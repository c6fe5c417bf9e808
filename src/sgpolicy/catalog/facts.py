"""The filters of records and terms: the keys under which an item is found, and the key that a question means."""

from collections.abc import Mapping
from enum import Enum
from operator import attrgetter
from typing import Any

from sgpolicy.catalog.postings import Fact, Keys
from sgpolicy.catalog.times import as_year, years
from sgpolicy.catalog.vocabulary import word
from sgpolicy.model.document import Document
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Indicator
from sgpolicy.model.unit import Unit
from sgpolicy.model.words import Confidence, Kind, Qualifier

RegionLike = str | Region


def named(cls: type[Any], keys: Keys) -> Fact:
    """Return the fact that is asked for by any name of an object of *cls*; its keys are ids."""
    return Fact(keys, lambda vocabulary, asked: vocabulary.resolve(cls, asked).id)


def worded(**vocabularies: type[Enum]) -> dict[str, Fact]:
    """Return the facts that are asked for by a word of a closed vocabulary; each is a field of that name."""
    return {name: _worded(name, cls) for name, cls in vocabularies.items()}


def _worded(name: str, cls: type[Enum]) -> Fact:
    read = attrgetter(name)
    return Fact(lambda item: (read(item),), lambda _, asked: word(cls, asked))


def yearly(keys: Keys) -> Fact:
    """Return the fact that is asked for by a year."""
    return Fact(keys, lambda _, asked: as_year(asked))


def codes(place: Region | None) -> list[object]:
    """Return the codes of a region and of all regions that it lies in."""
    found: list[object] = []
    while place is not None:
        found.append(place.code)
        place = place.parent
    return found


REGION = named(Region, lambda item: (item.region.code,) if item.region else ())
WITHIN = named(Region, lambda item: codes(item.region))
YEAR = yearly(lambda record: years(record.when))
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
    "qualifier": Fact(lambda figure: (figure.quantity.qualifier,), lambda _, asked: word(Qualifier, asked)),
}
"""The filters of every figure."""
