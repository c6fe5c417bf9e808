"""The collections of records, each with the filters that fit its type; those of figures are in `figures`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar, Self

from sgpolicy.asked import not_a, shown
from sgpolicy.catalog import facts
from sgpolicy.catalog.asking import Predicate, asking
from sgpolicy.catalog.collection import Collection
from sgpolicy.catalog.facts import RegionLike, Some, codes, instrumental, named, spelled, worded
from sgpolicy.catalog.postings import Fact
from sgpolicy.catalog.times import DayLike, YearLike
from sgpolicy.errors import FieldError
from sgpolicy.model.absence import Absence
from sgpolicy.model.document import Document
from sgpolicy.model.measure import Measure
from sgpolicy.model.named import Citation, Organisation, Programme
from sgpolicy.model.origin import remembered
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Body, Domain, Instrument, Setting, Work
from sgpolicy.model.words import (
    Commitment,
    Confidence,
    Hood,
    McDonnellElmore,
    Relation,
    Role,
    RothwellZegveld,
    Status,
    TalentCycle,
)

if TYPE_CHECKING:
    from sgpolicy.analysis.portfolio import Portfolios
    from sgpolicy.analysis.tools import ToolsTable


class Measures(Collection[Measure]):
    """Measures: what governments do."""

    _FACTS: ClassVar[Mapping[str, Fact]] = facts.askable(
        {
            **facts.RECORD,
            "instrument": instrumental(lambda m: [term.id for instrument in m.instruments for term in instrument.path]),
            **worded(status=Status, commitment=Commitment),
            "actor": named(Body, lambda m: [body.id for body in m.actors]),
            **facts.TIME,
            "setting": named(Setting, lambda m: [setting.id for setting in m.settings]),
            "domain": named(Domain, lambda m: [term.id for domain in m.domains for term in domain.path]),
            "programme": named(Programme, lambda m: (m.programme.id,) if m.programme else ()),
            "learned_from": named(Region, lambda m: [code for place in m.learned_from for code in codes(place)]),
            **facts.typed(lambda m: m.instruments),
        }
    )
    __slots__ = ()

    @asking
    def where(  # noqa: PLR0913 - each is one question, and all are optional keywords
        self,
        predicate: Predicate[Measure] | None = None,
        /,
        *,
        region: Some[RegionLike] | None = None,
        within: Some[RegionLike] | None = None,
        document: Some[str | Document] | None = None,
        instrument: Some[str | Instrument] | None = None,
        status: Some[Status | str] | None = None,
        commitment: Some[Commitment | str] | None = None,
        actor: Some[str | Body] | None = None,
        year: Some[YearLike] | None = None,
        since: YearLike | None = None,
        until: YearLike | None = None,
        setting: Some[str | Setting] | None = None,
        domain: Some[str | Domain] | None = None,
        programme: Some[str | Programme] | None = None,
        learned_from: Some[RegionLike] | None = None,
        rothwell_zegveld: Some[RothwellZegveld | str] | None = None,
        hood: Some[Hood | str] | None = None,
        mcdonnell_elmore: Some[McDonnellElmore | str] | None = None,
        talent_cycle: Some[TalentCycle | str] | None = None,
        confidence: Some[Confidence | str] | None = None,
        missing: Some[str] | None = None,
        known_by: DayLike | None = None,
    ) -> Self:
        """Keep the measures that match every filter given, in the same order.

        Args:
            predicate: Function that is true of what to keep.
            region: Region of the measure itself.
            within: Region that the measure's region is or lies in.
            document: Document, or its id.
            instrument: Policy instrument; narrower ones count. A word of a typology, such as 供给型, means several.
            status: How far it has come.
            commitment: How strongly a promise or order binds.
            actor: Body that acts.
            year: Year that its time touches, a range of years (`(2010, 2012)`, `"2010/2012"`) or a plan (`"十四五"`).
            since: First year: what its time touches from then on.
            until: Last year: what its time touches up to then.
            setting: Where the work is done.
            domain: Field of service; narrower ones count.
            programme: Programme, its full id, its id within its document, or its name.
            learned_from: Region whose practice it was taken from; places in it count.
            rothwell_zegveld: Side of the market that one of its instruments works on: supply, environment or demand.
            hood: Resource of government that one of them draws on: nodality, authority, treasure or organisation.
            mcdonnell_elmore: Mechanism: mandate, inducement, capacity or system-change.
            talent_cycle: Link of the talent cycle: cultivation, evaluation, use or incentive.
            confidence: How sure the coding is.
            missing: Name of another keyword: what has none of it, such as `missing="region"`.
            known_by: Only what a document known on that day says.
        """
        raise NotImplementedError

    @remembered
    def tools(  # noqa: PLR0913 - each is one choice of the table, and all have a usual one
        self,
        rows: str = "rothwell_zegveld",
        columns: str = "talent_cycle",
        *,
        count: str = "main",
        depth: str = "whole",
        moved: Mapping[str | Instrument, str] | None = None,
        documents: Iterable[Document] = (),
    ) -> ToolsTable:
        """Count these measures by two facets; see `Catalog.tools`.

        Args:
            rows: The facet of the rows.
            columns: The facet of the columns.
            count: main for the first instrument of each measure, all for each of them.
            depth: whole for documents that are coded whole, any for passages, too.
            moved: Instruments that a study assigns elsewhere, each with the word of its place.
            documents: What else was looked at, so that the table can say of how many documents.
        """
        from sgpolicy.analysis.tools import tools  # noqa: PLC0415 - most queries need no tables

        if not isinstance(moved, Mapping | None):
            raise TypeError(not_a("moved", "instruments with places, such as {'funding': 'environment'}", moved))
        places: dict[str, str] = {}
        for one, place in (moved or {}).items():
            key = self._vocabulary.resolve(Instrument, one).id
            if places.setdefault(key, place) != place:
                message = f"moved has {key} twice, to {shown(places[key])} and to {shown(place)}"
                raise FieldError("moved", message, "give each instrument one place")  # noqa: EM101 - the argument
        return tools(self, documents, rows=rows, columns=columns, count=count, depth=depth, moved=places)

    @remembered
    def portfolio(  # noqa: PLR0913 - each is one choice of the table, and all have a usual one
        self,
        by: str = "province",
        *,
        targets: str = "domain",
        count: str = "main",
        depth: str = "whole",
        documents: Iterable[Document] = (),
        regions: Iterable[Region] = (),
    ) -> Portfolios:
        """Describe the portfolio that these measures make up for each region; see `Catalog.portfolio`.

        Args:
            by: The facet that groups the measures.
            targets: The facet that gives targets of policy.
            count: main for the first instrument of each measure, all for each of them.
            depth: whole for documents that are coded whole, any for passages, too.
            documents: What else was looked at, so that the table can say of how many documents.
            regions: Regions that are named if they have no row, of portfolios by province.
        """
        from sgpolicy.analysis.portfolio import portfolio  # noqa: PLC0415 - most queries need no tables

        return portfolio(self, documents, by=by, targets=targets, count=count, depth=depth, regions=regions)


class Programmes(Collection[Programme]):
    """Named programmes, projects and campaigns."""

    _FACTS: ClassVar[Mapping[str, Fact]] = facts.askable({**facts.RECORD, **facts.TIME})
    __slots__ = ()

    @asking
    def where(  # noqa: PLR0913 - each is one question, and all are optional keywords
        self,
        predicate: Predicate[Programme] | None = None,
        /,
        *,
        region: Some[RegionLike] | None = None,
        within: Some[RegionLike] | None = None,
        document: Some[str | Document] | None = None,
        year: Some[YearLike] | None = None,
        since: YearLike | None = None,
        until: YearLike | None = None,
        confidence: Some[Confidence | str] | None = None,
        missing: Some[str] | None = None,
        known_by: DayLike | None = None,
    ) -> Self:
        """Keep the programmes that match every filter given, in the same order.

        Args:
            predicate: Function that is true of what to keep.
            region: Region of the programme itself, not of the document.
            within: Region that its region is or lies in.
            document: Document, or its id.
            year: Year, range of years or plan in which it runs.
            since: First year: what its time touches from then on.
            until: Last year: what its time touches up to then.
            confidence: How sure the coding is.
            missing: Name of another keyword: what has none of it, such as `missing="region"`.
            known_by: Only what a document known on that day says.
        """
        raise NotImplementedError


class Organisations(Collection[Organisation]):
    """Bodies in their roles in documents."""

    _FACTS: ClassVar[Mapping[str, Fact]] = facts.askable(
        {
            **facts.RECORD,
            "body": named(Body, lambda organisation: (organisation.body.id,)),
            **worded(role=Role),
            **facts.KNOWN,
        }
    )
    __slots__ = ()

    @asking
    def where(  # noqa: PLR0913 - each is one question, and all are optional keywords
        self,
        predicate: Predicate[Organisation] | None = None,
        /,
        *,
        region: Some[RegionLike] | None = None,
        within: Some[RegionLike] | None = None,
        document: Some[str | Document] | None = None,
        body: Some[str | Body] | None = None,
        role: Some[Role | str] | None = None,
        year: Some[YearLike] | None = None,
        since: YearLike | None = None,
        until: YearLike | None = None,
        confidence: Some[Confidence | str] | None = None,
        missing: Some[str] | None = None,
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
            year: Year, range of years or plan in which its document became known; it has no time of its own.
            since: First year: what its time touches from then on.
            until: Last year: what its time touches up to then.
            confidence: How sure the coding is.
            missing: Name of another keyword: what has none of it, such as `missing="region"`.
            known_by: Only what a document known on that day says.
        """
        raise NotImplementedError


class Citations(Collection[Citation]):
    """Other documents that the coded ones cite."""

    _FACTS: ClassVar[Mapping[str, Fact]] = facts.askable(
        {
            **facts.RECORD,
            "work": named(Work, lambda citation: (citation.work.id,)),
            **worded(relation=Relation),
            **facts.KNOWN,
        }
    )
    __slots__ = ()

    @asking
    def where(  # noqa: PLR0913 - each is one question, and all are optional keywords
        self,
        predicate: Predicate[Citation] | None = None,
        /,
        *,
        region: Some[RegionLike] | None = None,
        within: Some[RegionLike] | None = None,
        document: Some[str | Document] | None = None,
        work: Some[str | Work] | None = None,
        relation: Some[Relation | str] | None = None,
        year: Some[YearLike] | None = None,
        since: YearLike | None = None,
        until: YearLike | None = None,
        confidence: Some[Confidence | str] | None = None,
        missing: Some[str] | None = None,
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
            year: Year, range of years or plan in which its document became known; it has no time of its own.
            since: First year: what its time touches from then on.
            until: Last year: what its time touches up to then.
            confidence: How sure the coding is.
            missing: Name of another keyword: what has none of it, such as `missing="region"`.
            known_by: Only what a document known on that day says.
        """
        raise NotImplementedError


class Absences(Collection[Absence]):
    """Words that documents were searched for, and do not hold: facts about these documents, not about their regions."""

    _FACTS: ClassVar[Mapping[str, Fact]] = facts.askable(
        {
            **facts.RECORD,
            "term": spelled(lambda absence: absence.terms),
            **facts.KNOWN,
        }
    )
    __slots__ = ()

    @asking
    def where(  # noqa: PLR0913 - each is one question, and all are optional keywords
        self,
        predicate: Predicate[Absence] | None = None,
        /,
        *,
        region: Some[RegionLike] | None = None,
        within: Some[RegionLike] | None = None,
        document: Some[str | Document] | None = None,
        term: Some[str] | None = None,
        year: Some[YearLike] | None = None,
        since: YearLike | None = None,
        until: YearLike | None = None,
        confidence: Some[Confidence | str] | None = None,
        missing: Some[str] | None = None,
        known_by: DayLike | None = None,
    ) -> Self:
        """Keep the absences that match every filter given, in the same order.

        Args:
            predicate: Function that is true of what to keep.
            region: Region of the document that was searched.
            within: Region that its region is or lies in.
            document: Document, or its id.
            term: Word that was searched for.
            year: Year, range of years or plan in which its document became known; it has no time of its own.
            since: First year: what its time touches from then on.
            until: Last year: what its time touches up to then.
            confidence: How sure the coding is.
            missing: Name of another keyword: what has none of it, such as `missing="region"`.
            known_by: Only what a document known on that day does not say.
        """
        raise NotImplementedError
