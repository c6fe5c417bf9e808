"""The collection of documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Self

from sgpolicy.catalog import facts
from sgpolicy.catalog.collection import Collection, Predicate
from sgpolicy.catalog.facts import RegionLike, named, worded, yearly
from sgpolicy.catalog.postings import Fact
from sgpolicy.catalog.times import DayLike, YearLike, years
from sgpolicy.catalog.vocabulary import word
from sgpolicy.model.document import Document
from sgpolicy.model.terms import Body
from sgpolicy.model.words import Depth, DocumentForm, DocumentKind, Grade


class Documents(Collection[Document]):
    """The coded documents, in the order of their ids."""

    _KIND: ClassVar[str] = "document"

    _FACTS: ClassVar[Mapping[str, Fact]] = {
        "region": facts.REGION,
        "within": facts.WITHIN,
        **worded(kind=DocumentKind),
        "issuer": named(Body, lambda document: [body.id for body in document.issuers or (document.issuer,) if body]),
        "year": yearly(lambda document: years(document.known)),
        "grade": Fact(lambda document: (document.reliability.grade,), lambda _, asked: word(Grade, asked)),
        **worded(form=DocumentForm, depth=Depth),
    }
    __slots__ = ()

    def where(  # noqa: PLR0913 - each is one question, and all are optional keywords
        self,
        predicate: Predicate[Document] | None = None,
        /,
        *,
        region: RegionLike | None = None,
        within: RegionLike | None = None,
        kind: DocumentKind | str | None = None,
        issuer: str | Body | None = None,
        year: YearLike | None = None,
        grade: Grade | str | None = None,
        form: DocumentForm | str | None = None,
        depth: Depth | str | None = None,
        known_by: DayLike | None = None,
    ) -> Self:
        """Keep the documents that match every filter given, in the same order.

        Args:
            predicate: Function that is true of what to keep.
            region: Region where it applies.
            within: Region that this region is or lies in.
            kind: report, notice, plan, article ...
            issuer: Body that issued it, alone or with others.
            year: Year in which it became known.
            grade: How far its text can be trusted.
            form: Form of document, such as opinions or 意见.
            depth: How much of it is coded.
            known_by: Only documents known on that day.
        """
        return self._where(predicate, known_by, region, within, kind, issuer, year, grade, form, depth)
