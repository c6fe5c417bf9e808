"""The collections of records, each with the filters that fit its type; those of figures are in `figures`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Self

from sgpolicy.catalog import facts
from sgpolicy.catalog.collection import Collection, Predicate
from sgpolicy.catalog.facts import RegionLike, codes, named, worded
from sgpolicy.catalog.postings import Fact
from sgpolicy.catalog.times import DayLike, YearLike
from sgpolicy.model.absence import Absence
from sgpolicy.model.document import Document
from sgpolicy.model.measure import Measure
from sgpolicy.model.named import Citation, Organisation, Programme
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Body, Domain, Instrument, Setting, Work
from sgpolicy.model.words import Commitment, Confidence, Relation, Role, Status


class Measures(Collection[Measure]):
    """Measures: what governments do."""

    _FACTS: ClassVar[Mapping[str, Fact]] = {
        **facts.RECORD,
        "instrument": named(
            Instrument, lambda m: [term.id for instrument in m.instruments for term in instrument.path]
        ),
        **worded(status=Status, commitment=Commitment),
        "actor": named(Body, lambda m: [body.id for body in m.actors]),
        "year": facts.YEAR,
        "setting": named(Setting, lambda m: [setting.id for setting in m.settings]),
        "domain": named(Domain, lambda m: [term.id for domain in m.domains for term in domain.path]),
        "programme": named(Programme, lambda m: (m.programme.id,) if m.programme else ()),
        "learned_from": named(Region, lambda m: [code for place in m.learned_from for code in codes(place)]),
    }
    __slots__ = ()

    def where(  # noqa: PLR0913 - each is one question, and all are optional keywords
        self,
        predicate: Predicate[Measure] | None = None,
        /,
        *,
        region: RegionLike | None = None,
        within: RegionLike | None = None,
        document: str | Document | None = None,
        instrument: str | Instrument | None = None,
        status: Status | str | None = None,
        commitment: Commitment | str | None = None,
        actor: str | Body | None = None,
        year: YearLike | None = None,
        setting: str | Setting | None = None,
        domain: str | Domain | None = None,
        programme: str | Programme | None = None,
        learned_from: RegionLike | None = None,
        confidence: Confidence | str | None = None,
        known_by: DayLike | None = None,
    ) -> Self:
        """Keep the measures that match every filter given, in the same order.

        Args:
            predicate: Function that is true of what to keep.
            region: Region of the measure itself.
            within: Region that the measure's region is or lies in.
            document: Document, or its id.
            instrument: Policy instrument; narrower ones count.
            status: How far it has come.
            commitment: How strongly a promise or order binds.
            actor: Body that acts.
            year: Year that its time touches.
            setting: Where the work is done.
            domain: Field of service; narrower ones count.
            programme: Programme, its full id, its id within its document, or its name.
            learned_from: Region whose practice it was taken from; places in it count.
            confidence: How sure the coding is.
            known_by: Only what a document known on that day says.
        """
        return self._where(
            predicate,
            known_by,
            region,
            within,
            document,
            confidence,
            instrument,
            status,
            commitment,
            actor,
            year,
            setting,
            domain,
            programme,
            learned_from,
        )


class Programmes(Collection[Programme]):
    """Named programmes, projects and campaigns."""

    _FACTS: ClassVar[Mapping[str, Fact]] = {**facts.RECORD, "year": facts.YEAR}
    __slots__ = ()

    def where(  # noqa: PLR0913 - each is one question, and all are optional keywords
        self,
        predicate: Predicate[Programme] | None = None,
        /,
        *,
        region: RegionLike | None = None,
        within: RegionLike | None = None,
        document: str | Document | None = None,
        year: YearLike | None = None,
        confidence: Confidence | str | None = None,
        known_by: DayLike | None = None,
    ) -> Self:
        """Keep the programmes that match every filter given, in the same order.

        Args:
            predicate: Function that is true of what to keep.
            region: Region of the programme itself, not of the document.
            within: Region that its region is or lies in.
            document: Document, or its id.
            year: Year in which it runs.
            confidence: How sure the coding is.
            known_by: Only what a document known on that day says.
        """
        return self._where(predicate, known_by, region, within, document, confidence, year)


class Organisations(Collection[Organisation]):
    """Bodies in their roles in documents."""

    _FACTS: ClassVar[Mapping[str, Fact]] = {
        **facts.RECORD,
        "body": named(Body, lambda organisation: (organisation.body.id,)),
        **worded(role=Role),
    }
    __slots__ = ()

    def where(  # noqa: PLR0913 - each is one question, and all are optional keywords
        self,
        predicate: Predicate[Organisation] | None = None,
        /,
        *,
        region: RegionLike | None = None,
        within: RegionLike | None = None,
        document: str | Document | None = None,
        body: str | Body | None = None,
        role: Role | str | None = None,
        confidence: Confidence | str | None = None,
        known_by: DayLike | None = None,
    ) -> Self:
        """Keep the organisations that match every filter given, in the same order.

        Args:
            predicate: Function that is true of what to keep.
            region: Region of the body, not of the document.
            within: Region that its region is or lies in.
            document: Document, or its id.
            body: The body itself, whatever the document calls it.
            role: What it does in the document.
            confidence: How sure the coding is.
            known_by: Only what a document known on that day says.
        """
        return self._where(predicate, known_by, region, within, document, confidence, body, role)


class Citations(Collection[Citation]):
    """Other documents that the coded ones cite."""

    _FACTS: ClassVar[Mapping[str, Fact]] = {
        **facts.RECORD,
        "work": named(Work, lambda citation: (citation.work.id,)),
        **worded(relation=Relation),
    }
    __slots__ = ()

    def where(  # noqa: PLR0913 - each is one question, and all are optional keywords
        self,
        predicate: Predicate[Citation] | None = None,
        /,
        *,
        region: RegionLike | None = None,
        within: RegionLike | None = None,
        document: str | Document | None = None,
        work: str | Work | None = None,
        relation: Relation | str | None = None,
        confidence: Confidence | str | None = None,
        known_by: DayLike | None = None,
    ) -> Self:
        """Keep the citations that match every filter given, in the same order.

        Args:
            predicate: Function that is true of what to keep.
            region: Region of the cited work, not of the document.
            within: Region that its region is or lies in.
            document: The citing document, or its id.
            work: The cited work, by id, title or number.
            relation: What the document does with it.
            confidence: How sure the coding is.
            known_by: Only what a document known on that day says.
        """
        return self._where(predicate, known_by, region, within, document, confidence, work, relation)


class Absences(Collection[Absence]):
    """Words that documents were searched for, and do not hold: facts about these documents, not about their regions."""

    _FACTS: ClassVar[Mapping[str, Fact]] = {
        **facts.RECORD,
        "term": Fact(lambda absence: absence.terms, lambda _, asked: asked),
    }
    __slots__ = ()

    def where(  # noqa: PLR0913 - each is one question, and all are optional keywords
        self,
        predicate: Predicate[Absence] | None = None,
        /,
        *,
        region: RegionLike | None = None,
        within: RegionLike | None = None,
        document: str | Document | None = None,
        term: str | None = None,
        confidence: Confidence | str | None = None,
        known_by: DayLike | None = None,
    ) -> Self:
        """Keep the absences that match every filter given, in the same order.

        Args:
            predicate: Function that is true of what to keep.
            region: Region of the document that was searched.
            within: Region that its region is or lies in.
            document: Document, or its id.
            term: Word that was searched for.
            confidence: How sure the coding is.
            known_by: Only what a document known on that day does not say.
        """
        return self._where(predicate, known_by, region, within, document, confidence, term)
