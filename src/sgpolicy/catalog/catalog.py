"""The catalog: all collections of one set of data files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Self

from sgpolicy._runtime import LOADING, collection_off
from sgpolicy.asked import explained, not_a, shown
from sgpolicy.catalog.analyses import Analyses
from sgpolicy.catalog.collection import Collection
from sgpolicy.catalog.times import DayLike, YearLike, as_date, as_period
from sgpolicy.catalog.vocabulary import Vocabulary
from sgpolicy.errors import UnknownRecordError
from sgpolicy.model.document import Document
from sgpolicy.model.erratum import Erratum
from sgpolicy.model.figure import Figure
from sgpolicy.model.origin import Origin, remember, remembered
from sgpolicy.model.record import Record
from sgpolicy.model.said import Said
from sgpolicy.model.unit import UNITS
from sgpolicy.schema import CLASSES, LINKED, NAMED, PLURALS, RECORD_TYPES, TERM_TYPES, TERMS

if TYPE_CHECKING:
    from sgpolicy.catalog.documents import Documents
    from sgpolicy.catalog.figures import Observations, Provisions, Targets
    from sgpolicy.catalog.hits import Hits
    from sgpolicy.catalog.records import Absences, Citations, Measures, Organisations, Programmes
    from sgpolicy.catalog.terms import (
        Bodies,
        Domains,
        Errata,
        Indicators,
        Instruments,
        Regions,
        Settings,
        Units,
        Works,
    )
    from sgpolicy.catalog.validity import Part


def _collection(name: str) -> type[Collection[Any]]:
    """Return the class of the collection under the attribute *name*: Measures for measures."""
    cls = CLASSES[name]
    home = (
        "documents"
        if cls is Document
        else "figures"
        if issubclass(cls, Figure)
        else "records"
        if issubclass(cls, Record)
        else "terms"
    )
    # Only what is used is imported.
    found: type[Collection[Any]] = getattr(import_module(f"sgpolicy.catalog.{home}"), name.capitalize())
    return found


class Catalog(Analyses):
    """Documents, what was coded from them, and the codebook; immutable.

    Attributes:
        documents: The coded documents.
        measures: What governments do.
        provisions: The rates, ratios, sizes and sums that measures fix.
        targets: What is promised.
        observations: What is reported.
        programmes: Named programmes.
        organisations: Bodies in their roles in documents.
        citations: Other documents that these cite.
        absences: Words that documents were searched for, and do not hold.
        regions: The country, its provinces, and what lies in them.
        indicators: What is counted.
        instruments: The means by which governments act.
        domains: Fields of service.
        settings: Kinds of place where work is done.
        bodies: Bodies, each once.
        works: Cited works, each once.
        errata: What was wrong in earlier releases.
    """

    __slots__ = ("__weakref__", "_items", "_searched", "_vocabulary", *CLASSES)

    documents: Documents
    measures: Measures
    provisions: Provisions
    targets: Targets
    observations: Observations
    programmes: Programmes
    organisations: Organisations
    citations: Citations
    absences: Absences
    regions: Regions
    indicators: Indicators
    instruments: Instruments
    domains: Domains
    settings: Settings
    bodies: Bodies
    works: Works
    errata: Errata
    _items: Callable[[str], tuple[Any, ...]]
    _vocabulary: Vocabulary
    _searched: Any

    def __init__(
        self,
        *,
        terms: Mapping[type, Iterable[Any]] | None = None,
        documents: Iterable[Document] = (),
        records: Iterable[Record] = (),
    ) -> None:
        """Hold what is given.

        Args:
            terms: The terms of the codebook, by class.
            documents: The documents.
            records: Their records, of all types.

        Raises:
            TypeError: Something is no such thing.
            FieldError: Two of one kind have the same id.
        """
        from sgpolicy.catalog.given import checked  # noqa: PLC0415 - the shipped catalog is compiled in order

        held = checked(terms, documents, records)
        self._start({name: tuple(held.get(cls, ())) for name, cls in CLASSES.items()}.__getitem__)

    @classmethod
    def lazily(cls, items: Callable[[str], tuple[Any, ...]], digest: str = "") -> Self:
        """Return a catalog whose collections are made when they are first touched.

        Args:
            items: Function from the name of a collection to its items, in
                order; asked at most once for each.
            digest: The digest of the data, if it is known.
        """
        made = cls.__new__(cls)
        made._start(items, digest)  # noqa: SLF001 - our own
        return made

    def _start(self, items: Callable[[str], tuple[Any, ...]], digest: str = "") -> None:
        super().__setattr__("_items", items)
        super().__setattr__("_vocabulary", Vocabulary(items, digest))
        super().__setattr__("_searched", None)

    if not TYPE_CHECKING:  # a type checker should know only the attributes above

        def __getattr__(self, name: str) -> Collection[Any]:
            """Make a collection that has not been touched before."""
            if name not in CLASSES:
                from sgpolicy.near import hint  # noqa: PLC0415 - only errors need it

                near = "" if name.startswith("_") else "; " + hint(name, CLASSES, f"it has {', '.join(CLASSES)}")
                msg = f"{type(self).__name__!r} object has no attribute {name!r}{near}"
                raise AttributeError(msg, name=name, obj=self)
            with LOADING, collection_off():
                try:
                    return object.__getattribute__(self, name)  # another thread was faster
                except AttributeError:
                    made = _collection(name)(self._items(name), self._vocabulary)
                    remember(made, Origin(self._vocabulary, name))
                    object.__setattr__(self, name, made)
                    return made

    def __setattr__(self, name: str, value: object) -> None:
        msg = f"a catalog never changes; {name!r} cannot be set. To add files, use sgpolicy.load(path, base=catalog)"
        raise AttributeError(msg)

    def __delattr__(self, name: str) -> None:
        msg = f"a catalog never changes; {name!r} cannot be deleted"
        raise AttributeError(msg)

    def __reduce__(self) -> tuple[Any, ...]:
        held = {name: tuple(getattr(self, name)) for name in CLASSES}
        return type(self).lazily, (held.__getitem__,)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Catalog):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in CLASSES)

    def __hash__(self) -> int:
        return hash((self.documents.ids, len(self.measures), len(self.observations)))

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(getattr(self, name))} {name}" for name in ("documents", *RECORD_TYPES))
        return f"<Catalog of {counts}>"

    def __getitem__(self, key: str) -> Document | Record:
        """Return the document or record with the id *key*.

        Raises:
            UnknownRecordError: Nothing has the id; of one that was withdrawn it tells the erratum.
            TypeError: *key* is not text.
        """
        if not isinstance(key, str):
            msg = f"a catalog is asked by id, not by {shown(key)}; to go through it, take .documents or .records()"
            raise TypeError(msg)
        for name in ("documents", *RECORD_TYPES):
            found = getattr(self, name).get(key)
            if found is not None:
                return found  # type: ignore[no-any-return]
        ids = [*self.documents.ids, *(record.id for record in self.records())]
        unknown = UnknownRecordError(key, ids, erratum=self._vocabulary.withdrawn(key))
        unknown.elsewhere = [f"catalog.{name}[{key!r}]" for name in TERM_TYPES if key in getattr(self, name)]
        raise unknown

    @property
    def version(self) -> str:
        """The version of the data, by their date, such as 2026.11.29; that of the library is `sgpolicy.__version__`."""
        return self._vocabulary.version

    @property
    def digest(self) -> str:
        """SHA-256 of every field of all that the catalog holds: one for equal data, whatever the order of files."""
        return self._vocabulary.digest

    @property
    def units(self) -> Units:
        """The units of figures: a closed set, the same in every catalog."""
        from sgpolicy.catalog.terms import Units  # noqa: PLC0415 - only when asked for

        made = Units(UNITS, self._vocabulary)
        remember(made, Origin(self._vocabulary, "units"))
        return made

    @explained
    def at(self, *, valid: YearLike | DayLike | None = None, known: DayLike | None = None) -> View:
        """Return what was valid at a time, what was known on a day, or what of the latter was the former.

        A measure, provision, observation or programme is valid during its own time, a target from its
        document until it falls due, anything else while its document is in force.

        Args:
            valid: Day, year, period or plan, at some time during which it was valid.
            known: Day on which its document, and each that is evidence of it, was known.

        Returns:
            A catalog, which can be asked like any other. What had begun but has no known end is
            not in it: its `open_ended` holds that, as a catalog too.

        Raises:
            NotAPeriodError: It is text that is no period.
            ValueError: Neither is given.
        """
        from sgpolicy.catalog.validity import Part  # noqa: PLC0415 - most programs need no views

        if valid is None and known is None:
            msg = "at() takes valid=, known= or both, such as at(known='2015-12-31')"
            raise ValueError(msg)
        sure, unsure = Part(tuple(self.documents), tuple(self.records())), Part((), ())
        asked: list[Said] = []
        if known is not None:
            asked.append(Said("known by {day}", day=as_date(known)))
            sure = sure.known(as_date(known))
        if valid is not None:
            when = as_period(valid)
            asked.append(Said("valid at {when}", when=when))
            sure, unsure = sure.valid(when, surely=True), sure.valid(when, surely=False)
        both = asked[0] if len(asked) == 1 else Said("{one} and {other}", one=asked[0], other=asked[1])
        made = View._made(self, sure, unsure, both)  # noqa: SLF001 - our own
        keywords = {name: value for name, value in (("valid", valid), ("known", known)) if value is not None}
        made._vocabulary.origin = Origin(self, "at", (), keywords)  # noqa: SLF001
        return made

    def records(self) -> Iterator[Record]:
        """Yield every record, type by type."""
        for name in RECORD_TYPES:
            yield from getattr(self, name)

    @remembered
    def search(self, words: str) -> Hits:
        """Return the documents, records and terms that hold every one of *words*, the best first.

        Words are separated by blanks. It looks in names and aliases, titles, summaries, wordings, ids and
        notes, and in the names of what a record refers to, in Chinese and English. Case, width, script and the
        endings of English words make no difference, and 社工 is 社会工作. A word that is the name of a term finds
        its other names too, after itself: 中组部 also 中央组织部. The index is made at the first search.

        Raises:
            TypeError: *words* is not text.
            ValueError: There is no word in it.
        """
        from sgpolicy.catalog.hits import Hits  # noqa: PLC0415 - only searches need these
        from sgpolicy.catalog.search import SearchIndex, words_of  # noqa: PLC0415

        wanted = words_of(words)
        if self._searched is None:
            with LOADING, collection_off():
                named = (name for name, cls in TERM_TYPES.items() if cls in NAMED and cls is not Erratum)
                terms = (term for name in named for term in getattr(self, name))
                object.__setattr__(self, "_searched", SearchIndex((*self.documents, *self.records(), *terms)))
        index: SearchIndex = self._searched
        others = tuple(name for word in wanted for name in index.called(word))
        found = map(index.items.__getitem__, index.find(wanted))
        return Hits(found, self._vocabulary, tuple(wanted), others, index)

    def with_more(
        self, terms: Mapping[type, Iterable[Any]], documents: Iterable[Document], records: Iterable[Record]
    ) -> Self:
        """Return a catalog of what this one holds and more; raise as `Catalog(...)` does."""
        if not isinstance(terms, Mapping):
            raise TypeError(not_a("with_more()", "a mapping from a class, such as Region, to its terms", terms))
        merged = {cls: [*getattr(self, name), *terms.get(cls, ())] for name, cls in TERM_TYPES.items()}
        return type(self)(terms=merged, documents=[*self.documents, *documents], records=[*self.records(), *records])

    def known(self) -> dict[type, dict[str, Any]]:
        """Return what data files added to this catalog may refer to, by class and id."""
        held = ((cls, getattr(self, PLURALS[cls])) for cls in (*TERMS, Document, *LINKED))
        return {cls: dict(zip(collection.ids, collection, strict=True)) for cls, collection in held}


class View(Catalog):
    """A part of a catalog: what was known on a day, or certainly valid at a time; a catalog in every respect.

    Attributes:
        open_ended: A catalog of what had begun by then, or has no date at all, and of which no
            end is known: it may have been valid, or not.
        asked: What was asked for, in words.
    """

    __slots__ = ("asked", "open_ended")
    open_ended: Catalog
    asked: Said

    @classmethod
    def _made(cls, whole: Catalog, sure: Part, unsure: Part, asked: Said) -> View:
        terms = {term: tuple(getattr(whole, name)) for name, term in TERM_TYPES.items()}
        sure, unsure = sure.closed(), unsure.closed()
        made = cls(terms=terms, documents=sure.documents, records=sure.records)
        rest = Catalog(terms=terms, documents=unsure.documents, records=unsure.records)
        rest._vocabulary.origin = Origin(made, "open_ended")  # noqa: SLF001 - our own
        return cls._told(made, rest, asked)

    @staticmethod
    def _told(made: View, open_ended: Catalog, asked: Said) -> View:
        object.__setattr__(made, "open_ended", open_ended)
        object.__setattr__(made, "asked", asked)
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        _, (items,) = super().__reduce__()
        return _again, (items, self.open_ended, self.asked)

    def __repr__(self) -> str:
        rest = sum(1 for _ in self.open_ended.records())
        said = f"; {rest} more records have no known end, see .open_ended" if rest else ""
        return f"{super().__repr__().removesuffix('>')}; {self.asked}{said}>"


def _again(items: Callable[[str], tuple[Any, ...]], open_ended: Catalog, asked: Said) -> View:
    return View._told(View.lazily(items), open_ended, asked)  # noqa: SLF001 - our own


def a_catalog(what: str, given: object) -> Catalog:
    """Return the catalog that is *given* to *what*.

    Raises:
        TypeError: It is none.
    """
    if not isinstance(given, Catalog):
        raise TypeError(not_a(what, "a catalog first, such as sgpolicy.load()", given))
    return given
