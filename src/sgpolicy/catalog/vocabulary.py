"""Everything a query can name, resolved the way people write it."""

from collections.abc import Iterable, Mapping
from enum import Enum
from threading import RLock
from typing import Any, TypeVar

from sgpolicy.catalog.names import NameIndex
from sgpolicy.errors import UnknownRecordError, UnknownTermError
from sgpolicy.model.document import Document
from sgpolicy.model.figure import Observation
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Body, Domain, Indicator, Instrument, Setting, Work

T = TypeVar("T", Region, Body, Domain, Indicator, Instrument, Setting, Work)
E = TypeVar("E", bound=Enum)

KINDS: dict[type, str] = {
    Region: "region",
    Body: "body",
    Domain: "domain",
    Indicator: "indicator",
    Instrument: "instrument",
    Setting: "setting",
    Work: "work",
}


class Vocabulary:
    """The terms and documents of a catalog; names are indexed on first use.

    Attributes:
        observations: All observations of the catalog, which targets are held against.
    """

    def __init__(
        self,
        terms: Mapping[type, Iterable[Any]],
        documents: Iterable[Document] = (),
        observations: Iterable[Observation] = (),
    ) -> None:
        self.observations: tuple[Observation, ...] = tuple(observations)
        self._documents = {document.id: document for document in documents}
        self._terms = {cls: tuple(terms.get(cls, ())) for cls in KINDS}
        self._indexes: dict[type, NameIndex[Any]] = {}
        self._lock = RLock()

    def terms(self, cls: type[T]) -> tuple[T, ...]:
        """Return the terms of a class in codebook order."""
        return self._terms[cls]

    def resolve(self, cls: type[T], asked: str | T) -> T:
        """Return the term that *asked* means.

        Raises:
            AmbiguousNameError: Several terms have the name.
            UnknownNameError: None has it; the error offers near matches.
        """
        if isinstance(asked, cls):
            return asked
        index = self._indexes.get(cls)
        if index is None:
            with self._lock:
                index = self._indexes.setdefault(cls, NameIndex(KINDS[cls], self._terms[cls]))
        found: T = index.resolve(asked)
        return found

    def document(self, asked: str | Document) -> str:
        """Return the id of the document that *asked* is or names.

        Raises:
            UnknownRecordError: No document has the id.
        """
        if isinstance(asked, Document):
            return asked.id
        if asked not in self._documents:
            raise UnknownRecordError(asked, tuple(self._documents))
        return asked

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._terms, tuple(self._documents.values()), self.observations)


def word(cls: type[E], asked: str | E | None) -> E | None:
    """Return the word of a closed vocabulary that *asked* is; None for None.

    Raises:
        UnknownTermError: It is none of its words; the error offers near matches.
    """
    if asked is None or isinstance(asked, cls):
        return asked
    try:
        return cls(asked)
    except ValueError:
        raise UnknownTermError(str(asked), [str(m.value) for m in cls], cls.__name__.lower()) from None
