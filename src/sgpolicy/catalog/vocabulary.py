"""Everything a query can name, resolved the way people write it."""

import re
from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

from sgpolicy._runtime import LOADING
from sgpolicy.asked import instead
from sgpolicy.errors import UnknownTermError
from sgpolicy.model.document import Document
from sgpolicy.model.erratum import Erratum
from sgpolicy.model.figure import Observation, Target
from sgpolicy.model.named import Programme
from sgpolicy.model.origin import Origin
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Body, Domain, Indicator, Instrument, Setting, Work
from sgpolicy.model.unit import UNITS, Unit, unit
from sgpolicy.model.words import Bilingual, ErratumKind
from sgpolicy.schema import NAMED, PLURALS

if TYPE_CHECKING:
    from sgpolicy.names import NameIndex

# Names are folded when one is first asked for: getting a record by its id needs none.

T = TypeVar("T", Region, Body, Domain, Indicator, Instrument, Setting, Work, Programme, Document, Unit)
E = TypeVar("E", bound=Enum)

_REMEMBERED = 4096  # spellings per class that are found without folding them again


class Vocabulary:
    """The terms and documents of a catalog; names are indexed on first use."""

    def __init__(self, items: Callable[[str], tuple[Any, ...]], digest: str = "") -> None:
        """Take a function from the name of an attribute to its items, called on first use, and their digest."""
        self._items = items
        self._indexes: dict[type, NameIndex[Any]] = {}
        self._resolved: dict[type, dict[str, Any]] = {cls: {} for cls in NAMED}
        self._digest, self._version = digest, ""
        self.origin: Origin | None = None
        """The step that made the catalog of another, such as `at`; None for one that was loaded."""

    @property
    def version(self) -> str:
        """The version of the data, reckoned once; see `sgpolicy.catalog.digest`."""
        if not self._version:
            from sgpolicy.catalog.digest import version  # noqa: PLC0415 - most queries need none

            self._version = version(self._items)
        return self._version

    @property
    def digest(self) -> str:
        """The digest of the data, reckoned once."""
        if not self._digest:
            from sgpolicy.catalog.digest import digest  # noqa: PLC0415 - most queries need none

            self._digest = digest(self._items)
        return self._digest

    @property
    def observations(self) -> tuple[Observation, ...]:
        """All observations of the catalog, which targets are compared with."""
        return self._items("observations")

    @property
    def targets(self) -> tuple[Target, ...]:
        """All targets of the catalog, among which are the stages of one."""
        targets: tuple[Target, ...] = self._items("targets")
        return targets

    def withdrawn(self, key: str) -> Erratum | None:
        """Return the erratum that withdrew the record with the id *key*; None if none did."""
        errata: tuple[Erratum, ...] = self._items("errata")
        return next((e for e in errata if e.record == key and e.kind is ErratumKind.WITHDRAWN), None)

    def held(self, cls: type[T]) -> tuple[Any, ...]:
        """Return everything of a class, in order."""
        return UNITS if cls is Unit else self._items(PLURALS[cls])

    def resolve(self, cls: type[T], asked: str | T) -> T:
        """Return the term, programme, document or unit that *asked* means, or is.

        Raises:
            AmbiguousNameError: Several have the name.
            UnknownNameError: None has it; the error offers near matches.
            TypeError: It is neither a text nor an object of the class.
        """
        if type(asked) is str:
            found: T | None = self._resolved[cls].get(asked)
            return self._resolve(cls, asked) if found is None else found
        if issubclass(type(asked), cls):  # isinstance believes a mock
            return asked  # type: ignore[return-value]
        return self._resolve(cls, asked)

    def _resolve(self, cls: type[T], asked: Any) -> T:  # noqa: ANN401 - the index refuses what is not text
        index = self._indexes.get(cls)
        if index is None:
            with LOADING:
                from sgpolicy.names import NameIndex  # noqa: PLC0415 - see above

                index = self._indexes.setdefault(cls, NameIndex(NAMED[cls], self.held(cls)))
        try:
            found: T = index.resolve(asked)
        except UnknownTermError:
            if cls is not Unit or "/" not in asked:
                raise
            found = unit(asked)  # type: ignore[assignment] # a rate that is not one of the usual ones
        if type(asked) is str and len(self._resolved[cls]) < _REMEMBERED:
            self._resolved[cls][asked] = found
        return found

    def __reduce__(self) -> tuple[Any, ...]:
        asked = (*(PLURALS[cls] for cls in NAMED if cls in PLURALS), "observations", "targets")
        held = {name: self._items(name) for name in asked}
        return type(self), (held.__getitem__,)


def word(cls: type[E], asked: str | E | None) -> E | None:
    """Return the word of a closed vocabulary that *asked* is, in any case, or in Chinese; None for None.

    Raises:
        UnknownTermError: It is not one of its words; the error offers near matches, else lists all words.
        TypeError: It is no text, or a word of another vocabulary.
    """
    if asked is None or isinstance(asked, cls):
        return asked
    if not isinstance(asked, str) or isinstance(asked, Enum):
        msg = f"ask for a {cls.__name__.lower()} by its word, such as {next(iter(cls)).value}, {instead(asked)}"
        raise TypeError(msg)
    try:
        return cls(asked)
    except ValueError:
        if (found := member(cls, asked)) is not None:
            return found
        known = [str(m.value) for m in cls] + [m.zh for m in cls if isinstance(m, Bilingual)]
        raise UnknownTermError(asked, known, re.sub("(?<!^)(?=[A-Z])", " ", cls.__name__).lower()) from None


def member(cls: type[E], asked: str) -> E | None:
    """Return the word of a closed vocabulary that is called *asked*, however it is spelled, or None."""
    from sgpolicy.names import alike, fold  # noqa: PLC0415 - see above

    for spelled in (fold, alike):
        wanted = spelled(asked)
        found = [known for known in cls if any(spelled(name) == wanted for name in _names(known))]
        if len(found) == 1:
            return found[0]
    return None


def _names(known: Enum) -> tuple[str, ...]:
    """Return how a word of a closed vocabulary is called."""
    return (str(known.value), *((known.zh, *known.aliases) if isinstance(known, Bilingual) else ()))
