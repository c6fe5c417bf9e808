"""The collections of figures, each with the filters that fit its type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, Self

from sgpolicy.catalog import facts
from sgpolicy.catalog.asking import Predicate, asking
from sgpolicy.catalog.collection import Collection
from sgpolicy.catalog.facts import RegionLike, Some, worded
from sgpolicy.catalog.postings import Fact
from sgpolicy.catalog.times import DayLike, YearLike
from sgpolicy.catalog.vocabulary import word
from sgpolicy.model.document import Document
from sgpolicy.model.figure import Observation, Provision, Target
from sgpolicy.model.origin import remembered
from sgpolicy.model.terms import Indicator
from sgpolicy.model.unit import Unit
from sgpolicy.model.words import Commitment, Confidence, Direction, Kind, Qualifier

if TYPE_CHECKING:
    from sgpolicy.analysis.path import PathForm
    from sgpolicy.analysis.progress_table import ProgressTable
    from sgpolicy.analysis.series import SeriesList


class Provisions(Collection[Provision]):
    """Provisions: the rates, ratios, sizes and sums that measures fix."""

    _FACTS: ClassVar[Mapping[str, Fact]] = facts.askable({**facts.FIGURE, **facts.TIME})
    __slots__ = ()

    @asking
    def where(  # noqa: PLR0913 - each is one question, and all are optional keywords
        self,
        predicate: Predicate[Provision] | None = None,
        /,
        *,
        region: Some[RegionLike] | None = None,
        within: Some[RegionLike] | None = None,
        document: Some[str | Document] | None = None,
        indicator: Some[str | Indicator] | None = None,
        kind: Some[Kind | str] | None = None,
        unit: Some[str | Unit] | None = None,
        qualifier: Some[Qualifier | str] | None = None,
        direction: Some[Direction | str] | None = None,
        broader: Some[str | Indicator] | None = None,
        year: Some[YearLike] | None = None,
        since: YearLike | None = None,
        until: YearLike | None = None,
        confidence: Some[Confidence | str] | None = None,
        missing: Some[str] | None = None,
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
            direction: Which way its indicator should move: up, down or neutral.
            broader: Indicator that its own is, or is narrower than.
            year: Year, range of years or plan in which it holds.
            since: First year: what its time touches from then on.
            until: Last year: what its time touches up to then.
            confidence: How sure the coding is.
            missing: Name of another keyword: what has none of it, such as `missing="region"`.
            known_by: Only what a document known on that day says.
        """
        raise NotImplementedError


class Observations(Collection[Observation]):
    """Observations: what documents report."""

    _FACTS: ClassVar[Mapping[str, Fact]] = facts.askable({**facts.FIGURE, "as_of": facts.YEAR, **facts.TIME})
    __slots__ = ()

    @asking
    def where(  # noqa: PLR0913 - each is one question, and all are optional keywords
        self,
        predicate: Predicate[Observation] | None = None,
        /,
        *,
        region: Some[RegionLike] | None = None,
        within: Some[RegionLike] | None = None,
        document: Some[str | Document] | None = None,
        indicator: Some[str | Indicator] | None = None,
        kind: Some[Kind | str] | None = None,
        unit: Some[str | Unit] | None = None,
        qualifier: Some[Qualifier | str] | None = None,
        direction: Some[Direction | str] | None = None,
        broader: Some[str | Indicator] | None = None,
        as_of: Some[YearLike] | None = None,
        year: Some[YearLike] | None = None,
        since: YearLike | None = None,
        until: YearLike | None = None,
        confidence: Some[Confidence | str] | None = None,
        missing: Some[str] | None = None,
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
            direction: Which way its indicator should move: up, down or neutral.
            broader: Indicator that its own is, or is narrower than.
            as_of: Year that it describes, or that its time touches; also a range of years or a plan.
            year: The same under the word that every collection has.
            since: First year: what its time touches from then on.
            until: Last year: what its time touches up to then.
            confidence: How sure the coding is.
            missing: Name of another keyword: what has none of it, such as `missing="region"`.
            known_by: Only what a document known on that day says.
        """
        raise NotImplementedError

    @remembered
    def series(self) -> SeriesList:
        """Return the observations as series: one indicator, region and kind each, ordered in time.

        See `sgpolicy.analysis.series`.
        """
        from sgpolicy.analysis.series import SeriesList, series  # noqa: PLC0415 - most queries ask for records only

        found = series(self)
        return found or SeriesList.of((), self.why)  # it counts figures, and a list of series counts these


class Targets(Collection[Target]):
    """Targets: what documents promise."""

    _FACTS: ClassVar[Mapping[str, Fact]] = facts.askable(
        {
            **facts.FIGURE,
            **worded(commitment=Commitment),
            "due": facts.YEAR,
            **facts.TIME,
        }
    )
    __slots__ = ()

    @asking
    def where(  # noqa: PLR0913 - each is one question, and all are optional keywords
        self,
        predicate: Predicate[Target] | None = None,
        /,
        *,
        region: Some[RegionLike] | None = None,
        within: Some[RegionLike] | None = None,
        document: Some[str | Document] | None = None,
        indicator: Some[str | Indicator] | None = None,
        kind: Some[Kind | str] | None = None,
        unit: Some[str | Unit] | None = None,
        qualifier: Some[Qualifier | str] | None = None,
        direction: Some[Direction | str] | None = None,
        broader: Some[str | Indicator] | None = None,
        commitment: Some[Commitment | str] | None = None,
        due: Some[YearLike] | None = None,
        year: Some[YearLike] | None = None,
        since: YearLike | None = None,
        until: YearLike | None = None,
        confidence: Some[Confidence | str] | None = None,
        missing: Some[str] | None = None,
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
            direction: Which way its indicator should move: up, down or neutral.
            broader: Indicator that its own is, or is narrower than.
            commitment: How strongly its wording binds.
            due: Year, range of years (`(2021, 2025)`, `"2021/2025"`) or plan (`"十四五"`) in which it falls due.
            year: The same under the word that every collection has.
            since: First year: what its time touches from then on.
            until: Last year: what its time touches up to then.
            confidence: How sure the coding is.
            missing: Name of another keyword: what has none of it, such as `missing="region"`.
            known_by: Only what a document known on that day says.
        """
        raise NotImplementedError

    @remembered
    def progress(self, *, known_by: DayLike | None = None, path: PathForm | str = "compound") -> ProgressTable:
        """Compare each target with the comparable observation of the catalog that decides.

        Args:
            known_by: Only use observations from documents known on that day.
            path: How the required path runs between two points: compound or linear.

        Returns:
            One `Progress` per target, in the same order.
        """
        from sgpolicy.analysis.path import PathForm  # noqa: PLC0415 - most queries ask for records only
        from sgpolicy.analysis.progress import progress  # noqa: PLC0415 - most queries ask for records only
        from sgpolicy.analysis.progress_table import ProgressTable  # noqa: PLC0415

        form = word(PathForm, path) or PathForm.COMPOUND
        stages: dict[str, list[Target]] = {}
        for one in self._vocabulary.targets:
            stages.setdefault(one.document.id, []).append(one)
        observations = Observations(self._vocabulary.observations, self._vocabulary)
        if known_by is not None:
            observations = observations.where(known_by=known_by)
        rows = (
            progress(target, observations.where(region=target.region), stages.get(target.document.id, ()), path=form)
            for target in self
        )
        return ProgressTable.of(rows, self.why)
