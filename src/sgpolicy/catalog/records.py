"""The collections of records, each with the filters that fit its type."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Generic, Self, TypeVar

from sgpolicy.catalog import facts
from sgpolicy.catalog.collection import Collection, Keys, Predicate, checked
from sgpolicy.catalog.vocabulary import word
from sgpolicy.model.document import Document
from sgpolicy.model.figure import Figure, Observation, Provision, Target
from sgpolicy.model.measure import Measure
from sgpolicy.model.named import Citation, Organisation, Programme
from sgpolicy.model.period import Period
from sgpolicy.model.record import Record
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Body, Domain, Indicator, Instrument, Setting, Work
from sgpolicy.model.unit import Unit
from sgpolicy.model.words import Commitment, Confidence, Kind, Qualifier, Relation, Role, Status

if TYPE_CHECKING:
    from sgpolicy.analysis.progress_table import ProgressTable
    from sgpolicy.analysis.series import SeriesList

R = TypeVar("R", bound=Record)
F = TypeVar("F", bound=Figure)

RegionLike = str | Region
DayLike = date | int | str
YearLike = int | str | Period

_COMMON: Mapping[str, Keys] = {
    "region": facts.region,
    "within": facts.within,
    "document": facts.document,
    "year": facts.years,
    "confidence": facts.confidence,
}


class Records(Collection[R], Generic[R]):
    """Records of one type, in the order of documents and of their text."""

    FACTS: ClassVar[Mapping[str, Keys]] = _COMMON
    __slots__ = ()

    def _common(
        self,
        region: RegionLike | None,
        within: RegionLike | None,
        document: str | Document | None,
        year: YearLike | None,
        confidence: Confidence | str | None,
    ) -> dict[str, object]:
        asked: dict[str, object] = {}
        if region is not None:
            asked["region"] = self._vocabulary.resolve(Region, region).code
        if within is not None:
            asked["within"] = self._vocabulary.resolve(Region, within).code
        if document is not None:
            asked["document"] = self._vocabulary.document(document)
        if year is not None:
            asked["year"] = facts.as_year(year)
        if confidence is not None:
            asked["confidence"] = word(Confidence, confidence)
        return asked

    def _pick(self, predicate: Predicate[R] | None, known_by: DayLike | None, asked: dict[str, object]) -> Self:
        if known_by is None:
            return self._select(predicate, asked)
        day = facts.as_date(known_by)
        also = checked(predicate)
        return self._select(lambda record: facts.known_by(record, day) and (also is None or also(record)), asked)


class Figures(Records[F], Generic[F]):
    """Figures of one type."""

    FACTS: ClassVar[Mapping[str, Keys]] = {
        **_COMMON,
        "indicator": facts.indicator,
        "kind": facts.kind,
        "unit": facts.unit,
        "qualifier": facts.qualifier,
        "commitment": facts.commitment,
    }
    __slots__ = ()

    def _figure(
        self,
        asked: dict[str, object],
        indicator: str | Indicator | None,
        kind: Kind | str | None,
        of_unit: str | Unit | None,
        qualifier: Qualifier | str | None,
    ) -> dict[str, object]:
        if indicator is not None:
            asked["indicator"] = self._vocabulary.resolve(Indicator, indicator).id
        if kind is not None:
            asked["kind"] = word(Kind, kind)
        if of_unit is not None:
            from sgpolicy.catalog.units import unit_of  # noqa: PLC0415 - only when asked for

            asked["unit"] = unit_of(of_unit).id
        if qualifier is not None:
            asked["qualifier"] = word(Qualifier, qualifier)
        return asked


class Measures(Records[Measure]):
    """Measures: what governments do."""

    FACTS: ClassVar[Mapping[str, Keys]] = {
        **_COMMON,
        "instrument": facts.instruments,
        "status": facts.status,
        "commitment": facts.commitment,
        "actor": facts.actors,
        "setting": facts.settings,
        "domain": facts.domains,
        "programme": facts.programme,
        "learned_from": facts.learned_from,
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
            predicate: A function that says yes to what is kept.
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
            learned_from: Region whose practice it was taken from; places inside count.
            confidence: How sure the coding is.
            known_by: Only what a document known on that day says.

        Raises:
            UnknownNameError: A name means nothing; the error offers near matches.
            AmbiguousNameError: A name means several things; the error lists them.
        """
        resolve = self._vocabulary.resolve
        asked = self._common(region, within, document, year, confidence)
        if instrument is not None:
            asked["instrument"] = resolve(Instrument, instrument).id
        if status is not None:
            asked["status"] = word(Status, status)
        if commitment is not None:
            asked["commitment"] = word(Commitment, commitment)
        if actor is not None:
            asked["actor"] = resolve(Body, actor).id
        if setting is not None:
            asked["setting"] = resolve(Setting, setting).id
        if domain is not None:
            asked["domain"] = resolve(Domain, domain).id
        if programme is not None:
            asked["programme"] = self._vocabulary.programme(programme)
        if learned_from is not None:
            asked["learned_from"] = resolve(Region, learned_from).code
        return self._pick(predicate, known_by, asked)


class Provisions(Figures[Provision]):
    """Provisions: the rates, ratios, sizes and sums that measures fix."""

    __slots__ = ()

    def where(  # noqa: PLR0913 - each is one question, and all are optional keywords
        self,
        predicate: Predicate[Provision] | None = None,
        /,
        *,
        region: RegionLike | None = None,
        within: RegionLike | None = None,
        document: str | Document | None = None,
        indicator: str | Indicator | None = None,
        kind: Kind | str | None = None,
        unit: str | Unit | None = None,
        qualifier: Qualifier | str | None = None,
        year: YearLike | None = None,
        confidence: Confidence | str | None = None,
        known_by: DayLike | None = None,
    ) -> Self:
        """Keep the provisions that match every filter given, in the same order.

        Args:
            predicate: A function that says yes to what is kept.
            region: Region of the provision itself.
            within: Region that its region is or lies in.
            document: Document, or its id.
            indicator: What it fixes.
            kind: rate, ratio, size or sum.
            unit: Unit of its quantity, by id, name or wording.
            qualifier: How its wording hedges.
            year: Year in which it holds.
            confidence: How sure the coding is.
            known_by: Only what a document known on that day says.

        Raises:
            UnknownNameError: A name means nothing; the error offers near matches.
            AmbiguousNameError: A name means several things; the error lists them.
        """
        asked = self._common(region, within, document, year, confidence)
        return self._pick(predicate, known_by, self._figure(asked, indicator, kind, unit, qualifier))


class Observations(Figures[Observation]):
    """Observations: what documents report."""

    __slots__ = ()

    def where(  # noqa: PLR0913 - each is one question, and all are optional keywords
        self,
        predicate: Predicate[Observation] | None = None,
        /,
        *,
        region: RegionLike | None = None,
        within: RegionLike | None = None,
        document: str | Document | None = None,
        indicator: str | Indicator | None = None,
        kind: Kind | str | None = None,
        unit: str | Unit | None = None,
        qualifier: Qualifier | str | None = None,
        as_of: YearLike | None = None,
        confidence: Confidence | str | None = None,
        known_by: DayLike | None = None,
    ) -> Self:
        """Keep the observations that match every filter given, in the same order.

        Args:
            predicate: A function that says yes to what is kept.
            region: Region of the observation itself.
            within: Region that its region is or lies in.
            document: Document, or its id.
            indicator: What is counted.
            kind: stock, flow or cumulative.
            unit: Unit of its quantity, by id, name or wording.
            qualifier: How its wording hedges.
            as_of: Year that it describes, or that its time touches.
            confidence: How sure the coding is.
            known_by: Only what a document known on that day says.

        Raises:
            UnknownNameError: A name means nothing; the error offers near matches.
            AmbiguousNameError: A name means several things; the error lists them.
        """
        asked = self._common(region, within, document, as_of, confidence)
        return self._pick(predicate, known_by, self._figure(asked, indicator, kind, unit, qualifier))

    def series(self) -> SeriesList:
        """Return the observations as series: one indicator, region and kind each, ordered in time.

        See `sgpolicy.analysis.series`.
        """
        from sgpolicy.analysis.series import series  # noqa: PLC0415 - most queries ask for records only

        return series(self)


class Targets(Figures[Target]):
    """Targets: what documents promise."""

    __slots__ = ()

    def where(  # noqa: PLR0913 - each is one question, and all are optional keywords
        self,
        predicate: Predicate[Target] | None = None,
        /,
        *,
        region: RegionLike | None = None,
        within: RegionLike | None = None,
        document: str | Document | None = None,
        indicator: str | Indicator | None = None,
        kind: Kind | str | None = None,
        unit: str | Unit | None = None,
        qualifier: Qualifier | str | None = None,
        commitment: Commitment | str | None = None,
        due: YearLike | None = None,
        confidence: Confidence | str | None = None,
        known_by: DayLike | None = None,
    ) -> Self:
        """Keep the targets that match every filter given, in the same order.

        Args:
            predicate: A function that says yes to what is kept.
            region: Region of the target itself.
            within: Region that its region is or lies in.
            document: Document, or its id.
            indicator: What is to be counted.
            kind: stock, flow or cumulative.
            unit: Unit of its quantity, by id, name or wording.
            qualifier: How its wording hedges.
            commitment: How strongly its wording binds.
            due: Year in which it falls due.
            confidence: How sure the coding is.
            known_by: Only what a document known on that day says.

        Raises:
            UnknownNameError: A name means nothing; the error offers near matches.
            AmbiguousNameError: A name means several things; the error lists them.
        """
        asked = self._common(region, within, document, due, confidence)
        self._figure(asked, indicator, kind, unit, qualifier)
        if commitment is not None:
            asked["commitment"] = word(Commitment, commitment)
        return self._pick(predicate, known_by, asked)

    def progress(self, *, known_by: DayLike | None = None) -> ProgressTable:
        """Hold each target against the latest comparable observation of the catalog.

        Args:
            known_by: Only use observations from documents known on that day.

        Returns:
            One `Progress` a target, in the same order.
        """
        from sgpolicy.analysis.progress import progress  # noqa: PLC0415 - most queries ask for records only
        from sgpolicy.analysis.progress_table import ProgressTable  # noqa: PLC0415

        observations = Observations(self._vocabulary.observations, self._vocabulary)
        if known_by is not None:
            observations = observations.where(known_by=known_by)
        return ProgressTable(progress(target, observations.where(region=target.region)) for target in self)


class Programmes(Records[Programme]):
    """Named programmes, projects and campaigns."""

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
            predicate: A function that says yes to what is kept.
            region: Region of the programme itself.
            within: Region that its region is or lies in.
            document: Document, or its id.
            year: Year in which it runs.
            confidence: How sure the coding is.
            known_by: Only what a document known on that day says.

        Raises:
            UnknownNameError: A name means nothing; the error offers near matches.
            AmbiguousNameError: A name means several things; the error lists them.
        """
        return self._pick(predicate, known_by, self._common(region, within, document, year, confidence))


class Organisations(Records[Organisation]):
    """Bodies in the parts that they play in documents."""

    FACTS: ClassVar[Mapping[str, Keys]] = {**_COMMON, "body": facts.body, "role": facts.role}
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
            predicate: A function that says yes to what is kept.
            region: Region of the record itself.
            within: Region that its region is or lies in.
            document: Document, or its id.
            body: The body itself, under whatever name.
            role: The part it plays.
            confidence: How sure the coding is.
            known_by: Only what a document known on that day says.

        Raises:
            UnknownNameError: A name means nothing; the error offers near matches.
            AmbiguousNameError: A name means several things; the error lists them.
        """
        asked = self._common(region, within, document, None, confidence)
        if body is not None:
            asked["body"] = self._vocabulary.resolve(Body, body).id
        if role is not None:
            asked["role"] = word(Role, role)
        return self._pick(predicate, known_by, asked)


class Citations(Records[Citation]):
    """Other documents that the coded ones cite."""

    FACTS: ClassVar[Mapping[str, Keys]] = {**_COMMON, "work": facts.work, "relation": facts.relation}
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
            predicate: A function that says yes to what is kept.
            region: Region of the record itself.
            within: Region that its region is or lies in.
            document: The citing document, or its id.
            work: The cited work, by id, title or number.
            relation: What the document does with it.
            confidence: How sure the coding is.
            known_by: Only what a document known on that day says.

        Raises:
            UnknownNameError: A name means nothing; the error offers near matches.
            AmbiguousNameError: A name means several things; the error lists them.
        """
        asked = self._common(region, within, document, None, confidence)
        if work is not None:
            asked["work"] = self._vocabulary.resolve(Work, work).id
        if relation is not None:
            asked["relation"] = word(Relation, relation)
        return self._pick(predicate, known_by, asked)
