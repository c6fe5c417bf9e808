"""What a search found: documents, records and terms, the best first, with filters like a collection's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Self

from sgpolicy.asked import not_a
from sgpolicy.catalog.asking import Predicate, asking
from sgpolicy.catalog.collection import Collection
from sgpolicy.catalog.facts import RegionLike, Some, askable, codes, named, spelled, timed
from sgpolicy.catalog.field import Field, own
from sgpolicy.catalog.postings import Fact
from sgpolicy.catalog.rows import Fields
from sgpolicy.catalog.search import SearchIndex, marked, texts
from sgpolicy.catalog.times import DayLike, YearLike, years
from sgpolicy.catalog.vocabulary import Vocabulary
from sgpolicy.model.document import Document
from sgpolicy.model.record import Record
from sgpolicy.model.region import Region
from sgpolicy.model.said import Said, joined
from sgpolicy.model.terms import Work
from sgpolicy.schema import CLASSES


def _place(item: Any) -> Region | None:  # noqa: ANN401 - a document, a record or a term
    if isinstance(item, Work):
        return item.home
    return item if isinstance(item, Region) else getattr(item, "region", None)


def _time(item: Any) -> Iterable[int]:  # noqa: ANN401
    period = item.known if isinstance(item, Document) else getattr(item, "when", None)
    return years(period or (item.document.known if isinstance(item, Record) else getattr(item, "date", None)))


def _document(item: Any) -> tuple[str, ...]:  # noqa: ANN401
    return (item.document.id,) if isinstance(item, Record) else (item.id,) if isinstance(item, Document) else ()


def type_of(item: object) -> str:
    """Return what a hit is, in a word: measure, work, region."""
    return type(item).__name__.lower()


class Hits(Collection[Any]):
    """What holds all the words of a search, the best first: names before statements before what these refer to.

    Attributes:
        words: The words asked for.
        others: Other names of the terms that these words are names of; they were looked for too.
    """

    _FACTS: ClassVar[Mapping[str, Fact]] = askable(
        {
            "type": spelled(lambda item: (type_of(item),)),
            "region": named(Region, lambda item: (place.code,) if (place := _place(item)) else ()),
            "within": named(Region, lambda item: codes(_place(item))),
            "document": named(Document, _document),
            **timed(_time),
        }
    )
    __slots__ = ("_index", "others", "words")

    def __init__(
        self,
        items: Iterable[Any],
        vocabulary: Vocabulary,
        words: tuple[str, ...] = (),
        others: tuple[str, ...] = (),
        index: SearchIndex | None = None,
    ) -> None:
        super().__init__(items, vocabulary)
        self.words = words
        self.others = others
        self._index = index

    @asking
    def where(  # noqa: PLR0913 - each is one question, and all are optional keywords
        self,
        predicate: Predicate[Any] | None = None,
        /,
        *,
        type: Some[str] | None = None,  # noqa: A002 - the word that exports use
        region: Some[RegionLike] | None = None,
        within: Some[RegionLike] | None = None,
        document: Some[str | Document] | None = None,
        year: Some[YearLike] | None = None,
        since: YearLike | None = None,
        until: YearLike | None = None,
        missing: Some[str] | None = None,
        known_by: DayLike | None = None,
    ) -> Self:
        """Keep the hits that match every filter given, in the same order.

        Args:
            predicate: Function that is true of what to keep.
            type: What it is, such as measure, target, document or indicator.
            region: Region of the record, document or term itself.
            within: Region that its region is or lies in.
            document: Document, or its id; its records count.
            year: Year, range of years or plan that its time touches; without a time, that of its document.
            since: First year: what its time touches from then on.
            until: Last year: what its time touches up to then.
            missing: Name of another keyword: what has none of it, such as `missing="region"`.
            known_by: Only documents known on that day, and what they say; no terms.
        """
        raise NotImplementedError

    def _like(self, items: Iterable[Any]) -> Self:
        return self.__class__(items, self._vocabulary, self.words, self.others)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, tuple):  # what a search returned in 0.1
            return self._items == other
        return super().__eq__(other)

    __hash__ = Collection.__hash__

    def __reduce__(self) -> tuple[Any, ...]:
        return self.__class__, (self._items, self._vocabulary, self.words, self.others)

    def why(self) -> Said:
        """Return why nothing was found: which words nothing holds, with near ones, or the filters that left nothing."""
        if self._items or self._answers or not self.words:
            return super().why()
        index = self._index
        if index is None:  # it was unpickled
            return Said("nothing holds all of {words}", words="、".join(self.words))
        counts = {word: index.count(word) for word in dict.fromkeys(self.words)}
        told = tuple(Said("{filter} ({count})", filter=word, count=count) for word, count in counts.items())
        every = Said("nothing holds all of {words}", words=told)
        said = every if len(told) > 1 else Said("nothing holds {word}", word=self.words[0])
        near = tuple(alike for word, count in counts.items() if not count for alike in index.near(word))
        return joined(said, Said("did you mean {near}?", near=near)) if near else said

    def excerpt(self, item: Any, left: str = "【", right: str = "】") -> str:  # noqa: ANN401 - what was found
        """Return the best line of *item* that holds a word asked for, with the words marked.

        Args:
            item: One of the hits.
            left: What stands before each word found.
            right: What stands after it.

        Raises:
            TypeError: *item* is nothing that a search finds, or a mark no text.
        """
        if not isinstance(item, (Document, Record, *CLASSES.values())):
            raise TypeError(not_a("excerpt()", "one of the hits", item))
        for mark in (left, right):
            if not isinstance(mark, str):
                raise TypeError(not_a("excerpt()", "marks that are text", mark))
        lines = texts(item)
        found = (marked(lines, words, left, right) for words in (self.words, self.others))
        return next(filter(None, found), lines[0])

    def _fields(self) -> Fields:
        """Return the fields of a hit: its type, id, region and document, and the line that holds the words."""
        return {
            "type": Field(type_of),
            "id": own("id"),
            "region": Field(lambda item: place.code if (place := _place(item)) else None),
            "document": Field(lambda item: next(iter(_document(item)), None)),
            "text": Field(lambda item: self.excerpt(item, "", "")),
        }
