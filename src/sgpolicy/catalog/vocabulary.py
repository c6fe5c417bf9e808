"""Everything a query can name, resolved the way people write it."""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, Self, TypeVar

from sgpolicy import LOADING
from sgpolicy.errors import AmbiguousNameError, UnknownRecordError, UnknownTermError
from sgpolicy.model.document import Document
from sgpolicy.model.figure import Observation
from sgpolicy.model.named import Programme
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Body, Domain, Indicator, Instrument, Setting, Work
from sgpolicy.schema import PLURALS, TERM_TYPES, TERMS

if TYPE_CHECKING:
    from sgpolicy.catalog.names import NameIndex

# Names are folded where one is asked for: to get a record by its id needs none.

T = TypeVar("T", Region, Body, Domain, Indicator, Instrument, Setting, Work)
E = TypeVar("E", bound=Enum)

_REMEMBERED = 4096  # spellings of names, a class, that are found without folding them again


class Vocabulary:
    """The terms and documents of a catalog; names are indexed on first use."""

    def __init__(
        self,
        terms: Mapping[type, Iterable[Any]],
        documents: Iterable[Document] = (),
        observations: Iterable[Observation] = (),
        programmes: Iterable[Programme] = (),
    ) -> None:
        held: dict[str, tuple[Any, ...]] = {name: tuple(terms.get(cls, ())) for name, cls in TERM_TYPES.items()}
        held |= {"documents": tuple(documents), "observations": tuple(observations), "programmes": tuple(programmes)}
        self._start(held.__getitem__)

    @classmethod
    def lazily(cls, items: Callable[[str], tuple[Any, ...]]) -> Self:
        """Return a vocabulary that asks *items* for what it needs, by the names of the catalog's attributes."""
        made = cls.__new__(cls)
        made._start(items)  # noqa: SLF001 - our own
        return made

    def _start(self, items: Callable[[str], tuple[Any, ...]]) -> None:
        self._items = items
        self._document_ids: frozenset[str] | None = None
        self._programmes: tuple[dict[str, str], dict[str, list[str]]] | None = None
        self._indexes: dict[type, NameIndex[Any]] = {}
        self._resolved: dict[type, dict[str, Any]] = {cls: {} for cls in TERMS}

    @property
    def observations(self) -> tuple[Observation, ...]:
        """All observations of the catalog, which targets are held against."""
        return self._items("observations")

    def terms(self, cls: type[T]) -> tuple[T, ...]:
        """Return the terms of a class in codebook order."""
        return self._items(PLURALS[cls])

    def resolve(self, cls: type[T], asked: str | T) -> T:
        """Return the term that *asked* means.

        Raises:
            AmbiguousNameError: Several terms have the name.
            UnknownNameError: None has it; the error offers near matches.
        """
        if type(asked) is str:
            found: T | None = self._resolved[cls].get(asked)
            return self._resolve(cls, asked) if found is None else found
        return asked if isinstance(asked, cls) else self._resolve(cls, asked)

    def _resolve(self, cls: type[T], asked: Any) -> T:  # noqa: ANN401 - the index refuses what is no text
        index = self._indexes.get(cls)
        if index is None:
            with LOADING:
                from sgpolicy.catalog.names import NameIndex  # noqa: PLC0415 - see above

                index = self._indexes.setdefault(cls, NameIndex(TERMS[cls], self._items(PLURALS[cls])))
        found: T = index.resolve(asked)
        if len(self._resolved[cls]) < _REMEMBERED:
            self._resolved[cls][asked] = found
        return found

    def document(self, asked: str | Document) -> str:
        """Return the id of the document that *asked* is or names.

        Raises:
            UnknownRecordError: No document has the id; the error offers near ids.
            TypeError: It is neither a document nor a text.
        """
        if isinstance(asked, Document):
            return asked.id
        if not isinstance(asked, str):
            msg = f"ask for a document by its id, or itself, not by {asked!r}"
            raise TypeError(msg)
        if self._document_ids is None:
            self._document_ids = frozenset(document.id for document in self._items("documents"))
        if asked not in self._document_ids:
            raise UnknownRecordError(asked, tuple(document.id for document in self._items("documents")), "document")
        return asked

    def programme(self, asked: str | Programme) -> str:
        """Return the full id of the programme that *asked* is or names.

        Args:
            asked: A programme, its full id, its id within its document, or its
                name in Chinese or English.

        Raises:
            UnknownRecordError: No programme has the id or name; the error offers near ones.
            AmbiguousNameError: Several have it; the error lists their full ids.
            TypeError: It is neither a programme nor a text.
        """
        if isinstance(asked, Programme):
            return asked.id
        if not isinstance(asked, str):
            msg = f"ask for a programme by its id or name, or itself, not by {asked!r}"
            raise TypeError(msg)
        if self._programmes is None:
            self._programmes = _programme_names(self._items("programmes"))
        from sgpolicy.catalog.names import fold  # noqa: PLC0415 - see above

        ids, names = self._programmes
        if asked in ids:
            return ids[asked]
        found = names.get(fold(asked), [])
        if not found:
            every: list[Programme] = list(self._items("programmes"))
            written = [text for p in every for text in (p.id, p.id.partition("/")[2], p.name.zh, p.name.en)]
            raise UnknownRecordError(asked, tuple(dict.fromkeys(written)), "programme")
        if len(found) > 1:
            kind = "programme"
            raise AmbiguousNameError(kind, asked, tuple(found))
        return found[0]

    def __reduce__(self) -> tuple[Any, ...]:
        terms = {cls: self._items(name) for name, cls in TERM_TYPES.items()}
        return type(self), (terms, self._items("documents"), self.observations, self._items("programmes"))


def _programme_names(programmes: Iterable[Programme]) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Return the full ids of programmes by full id (present, else former), and by id in the document and name."""
    from sgpolicy.catalog.names import fold  # noqa: PLC0415 - see above

    ids: dict[str, str] = {}
    names: dict[str, list[str]] = {}
    programmes = tuple(programmes)
    for programme in programmes:
        ids[programme.id] = programme.id
        written = (programme.id, programme.id.partition("/")[2], programme.name.zh, programme.name.en)
        for name in dict.fromkeys(map(fold, written)):
            names.setdefault(name, []).append(programme.id)
    for programme in programmes:
        for former in programme.aliases:
            ids.setdefault(former, programme.id)
    return ids, names


def word(cls: type[E], asked: str | E | None) -> E | None:
    """Return the word of a closed vocabulary that *asked* is, in whatever case; None for None.

    Raises:
        UnknownTermError: It is none of its words; the error offers near matches, else lists all words.
    """
    if asked is None or isinstance(asked, cls):
        return asked
    try:
        return cls(asked)
    except ValueError:
        written = str(asked).casefold()
        for known in cls:
            if str(known.value).casefold() == written:
                return known
        raise UnknownTermError(str(asked), [str(m.value) for m in cls], cls.__name__.lower()) from None
