"""The collection of documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Self

from sgpolicy.catalog import facts
from sgpolicy.catalog.asking import Predicate, asking
from sgpolicy.catalog.collection import Collection
from sgpolicy.catalog.facts import RegionLike, Some, named, worded
from sgpolicy.catalog.postings import Fact
from sgpolicy.catalog.times import DayLike, YearLike, years
from sgpolicy.model.document import Document
from sgpolicy.model.terms import Body
from sgpolicy.model.words import Depth, DocumentForm, DocumentKind, Grade


class Documents(Collection[Document]):
    """The coded documents, in the order of their ids."""

    _KIND: ClassVar[str] = "document"

    _FACTS: ClassVar[Mapping[str, Fact]] = facts.askable(
        {
            "region": facts.REGION,
            "within": facts.WITHIN,
            **worded(kind=DocumentKind),
            "issuer": named(
                Body, lambda document: [body.id for body in document.issuers or (document.issuer,) if body]
            ),
            **facts.timed(lambda document: years(document.known)),
            **worded("reliability", grade=Grade),
            **worded(form=DocumentForm, depth=Depth),
        }
    )
    __slots__ = ()

    @asking
    def where(  # noqa: PLR0913 - each is one question, and all are optional keywords
        self,
        predicate: Predicate[Document] | None = None,
        /,
        *,
        region: Some[RegionLike] | None = None,
        within: Some[RegionLike] | None = None,
        kind: Some[DocumentKind | str] | None = None,
        issuer: Some[str | Body] | None = None,
        year: Some[YearLike] | None = None,
        since: YearLike | None = None,
        until: YearLike | None = None,
        grade: Some[Grade | str] | None = None,
        form: Some[DocumentForm | str] | None = None,
        depth: Some[Depth | str] | None = None,
        missing: Some[str] | None = None,
        known_by: DayLike | None = None,
    ) -> Self:
        """Keep the documents that match every filter given, in the same order.

        Args:
            predicate: Function that is true of what to keep.
            region: Region where it applies.
            within: Region that this region is or lies in.
            kind: report, notice, plan, article ...
            issuer: Body that issued it, alone or with others.
            year: Year, range of years or plan in which it became known.
            since: First year: what its time touches from then on.
            until: Last year: what its time touches up to then.
            grade: How far its text can be trusted.
            form: Form of document, such as opinions or 意见.
            depth: How much of it is coded.
            missing: Name of another keyword: what has none of it, such as `missing="region"`.
            known_by: Only documents known on that day.
        """
        raise NotImplementedError
