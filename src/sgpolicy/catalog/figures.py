"""The collections of figures, each with the filters that fit its type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, Self

from sgpolicy.catalog import facts
from sgpolicy.catalog.collection import Collection, Predicate
from sgpolicy.catalog.facts import RegionLike, worded
from sgpolicy.catalog.postings import Fact
from sgpolicy.catalog.times import DayLike, YearLike
from sgpolicy.model.document import Document
from sgpolicy.model.figure import Observation, Provision, Target
from sgpolicy.model.terms import Indicator
from sgpolicy.model.unit import Unit
from sgpolicy.model.words import Commitment, Confidence, Kind, Qualifier

if TYPE_CHECKING:
    from sgpolicy.analysis.progress_table import ProgressTable
    from sgpolicy.analysis.series import SeriesList


class Provisions(Collection[Provision]):
    """Provisions: the rates, ratios, sizes and sums that measures fix."""

    _FACTS: ClassVar[Mapping[str, Fact]] = {**facts.FIGURE, "year": facts.YEAR}
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
            predicate: Function that is true of what to keep.
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
        """
        return self._where(
            predicate, known_by, region, within, document, confidence, indicator, kind, unit, qualifier, year
        )


class Observations(Collection[Observation]):
    """Observations: what documents report."""

    _FACTS: ClassVar[Mapping[str, Fact]] = {**facts.FIGURE, "as_of": facts.YEAR}
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
            predicate: Function that is true of what to keep.
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
        """
        return self._where(
            predicate, known_by, region, within, document, confidence, indicator, kind, unit, qualifier, as_of
        )

    def series(self) -> SeriesList:
        """Return the observations as series: one indicator, region and kind each, ordered in time.

        See `sgpolicy.analysis.series`.
        """
        from sgpolicy.analysis.series import series  # noqa: PLC0415 - most queries ask for records only

        return series(self)


class Targets(Collection[Target]):
    """Targets: what documents promise."""

    _FACTS: ClassVar[Mapping[str, Fact]] = {
        **facts.FIGURE,
        **worded(commitment=Commitment),
        "due": facts.YEAR,
    }
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
            predicate: Function that is true of what to keep.
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
        """
        return self._where(
            predicate, known_by, region, within, document, confidence, indicator, kind, unit, qualifier, commitment, due
        )

    def progress(self, *, known_by: DayLike | None = None) -> ProgressTable:
        """Compare each target with the latest comparable observation of the catalog.

        Args:
            known_by: Only use observations from documents known on that day.

        Returns:
            One `Progress` per target, in the same order.
        """
        from sgpolicy.analysis.progress import progress  # noqa: PLC0415 - most queries ask for records only
        from sgpolicy.analysis.progress_table import ProgressTable  # noqa: PLC0415

        observations = Observations(self._vocabulary.observations, self._vocabulary)
        if known_by is not None:
            observations = observations.where(known_by=known_by)
        return ProgressTable(progress(target, observations.where(region=target.region)) for target in self)
