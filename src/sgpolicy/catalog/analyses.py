"""The analyses of a catalog: one call for each table, made of its records by the functions of `sgpolicy.analysis`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from sgpolicy.asked import not_a, shown
from sgpolicy.catalog.times import DayLike, YearLike, as_date, as_year, dated
from sgpolicy.catalog.vocabulary import Vocabulary, word
from sgpolicy.errors import FieldError
from sgpolicy.model.origin import remembered
from sgpolicy.model.record import Record
from sgpolicy.model.region import Region
from sgpolicy.model.shown import Shown
from sgpolicy.model.tabular import Citable
from sgpolicy.model.terms import Indicator, Work
from sgpolicy.model.words import Kind, Relation

if TYPE_CHECKING:
    from sgpolicy.analysis.coverage import CoverageTable
    from sgpolicy.analysis.escalation import EscalationTable
    from sgpolicy.analysis.lineage import Lineage
    from sgpolicy.analysis.panel import Panel
    from sgpolicy.analysis.progress_table import ProgressTable
    from sgpolicy.catalog.documents import Documents
    from sgpolicy.catalog.facts import RegionLike, Some
    from sgpolicy.catalog.figures import Observations, Targets
    from sgpolicy.catalog.records import Citations
    from sgpolicy.catalog.terms import Regions, Works


def _listed(keyword: str, given: str | Iterable[Any], usual: str, such_as: str) -> list[Any] | None:
    """Return what was given as a list; None for the word of the usual way."""
    if isinstance(given, str):
        if given != usual:
            raise FieldError(
                keyword, f"{keyword} is {shown(given)}, not {usual!r}", f"give that, or a list such as {such_as}"
            )
        return None
    if not isinstance(given, Iterable):
        raise TypeError(not_a(keyword, f"{usual!r}, or a list such as {such_as}", given))
    return list(given)


class Analyses(Citable, Shown):
    """What a catalog can be asked beyond its records; the functions themselves are in `sgpolicy.analysis`."""

    __slots__ = ()
    if TYPE_CHECKING:
        documents: Documents
        targets: Targets
        observations: Observations
        citations: Citations
        regions: Regions
        works: Works
        _vocabulary: Vocabulary

        def records(self) -> Iterator[Record]:
            """Yield every record, type by type."""

    @remembered
    def progress(self, within: Some[RegionLike] | None = None, *, known_by: DayLike | None = None) -> ProgressTable:
        """Compare the targets, or those of one region, with the latest observations.

        Args:
            within: Region, or several, that the targets' regions are or lie in.
            known_by: Use only documents known on that day.
        """
        return self.targets.where(within=within, known_by=known_by).progress(known_by=known_by)

    @remembered
    def coverage(self, *, as_of: DayLike | None = None) -> CoverageTable:
        """Return what is known of the nation, each province and the Corps, how well, and where was looked.

        A region answers yes, or that nothing was found (in documents that were
        searched), or that nobody looked; it never answers no.

        Args:
            as_of: Day from which `stale` is reckoned; the date of the data by default, the
                last day on which one of the documents was published, read or coded.

        Returns:
            One row per region, those without any data included; places in a
            province count for it.

        Raises:
            NotAPeriodError: *as_of* is text that is not a day or a period.
        """
        from sgpolicy.analysis.coverage import coverage  # noqa: PLC0415 - most programs need no tables

        day = dated(self.documents) if as_of is None else as_date(as_of)
        return coverage(self.regions, self.documents, self.records(), as_of=day)

    @remembered
    def panel(
        self,
        indicator: str | Indicator,
        *,
        by: str | Iterable[RegionLike] = "region",
        over: str | Iterable[YearLike] = "year",
        kind: Kind | str | None = None,
        known_by: DayLike | None = None,
    ) -> Panel:
        """Return one indicator by region and year, each cell the best figure that there is.

        A cell takes the figure of the best reliability grade, then a span before a page, then
        the latest report; the others are its `alternatives`.

        Args:
            indicator: What is counted, by id or name.
            by: The rows: `region` for the nation, each province and the Corps, or regions of your own.
            over: The columns: `year` for all from the first figure to the last, or years of your own.
            kind: stock, cumulative or flow alone; by default levels (stock and cumulative), or
                flows, by the usual kind of the indicator.
            known_by: Only use documents known on that day.

        Raises:
            UnknownTermError: There is no such indicator or kind.
            FieldError: *by* or *over* is text, but not the word of the usual way.
            UnknownRegionError: There is no such region.
        """
        from sgpolicy.analysis.panel import panel  # noqa: PLC0415 - most programs need no tables
        from sgpolicy.analysis.places import units  # noqa: PLC0415

        resolve = self._vocabulary.resolve
        rows = _listed("by", by, "region", "['黑龙江', '吉林']")
        columns = _listed("over", over, "year", "range(2010, 2021)")
        return panel(
            resolve(Indicator, indicator),
            self.observations.where(indicator=indicator, known_by=known_by),
            units(self.regions) if rows is None else [resolve(Region, one) for one in rows],
            years=None if columns is None else [as_year(one) for one in columns],
            kind=word(Kind, kind),
        )

    @remembered
    def escalation(self, indicator: str | Indicator | None = None) -> EscalationTable:
        """Set each target of a province beside the nation's own of the same indicator, definition and due year.

        Args:
            indicator: What is promised, by id or name; every indicator by default.

        Returns:
            One pair for each target of a province or of the Corps: its share of the
            whole, and its growth as a multiple of the nation's, as intervals; a pair that
            cannot be compared says why.
        """
        from sgpolicy.analysis.escalation import escalation  # noqa: PLC0415 - most programs need no tables

        return escalation(self.targets.where(indicator=indicator), self.observations.where(indicator=indicator))

    @remembered
    def lineage(self, work: str | Work | None = None, *, relations: Iterable[Relation | str] = ()) -> Lineage:
        """Chain works to the documents that come from them, by citations, from the centre down to the provinces.

        Args:
            work: The head of the chain, by id, title or number; every work that comes from no
                other by default.
            relations: The relations by which a document comes from what it cites; by default
                implements, based-on and transmits.
        """
        from sgpolicy.analysis.lineage import DESCENT, lineage  # noqa: PLC0415 - most programs need no tables

        chosen = [found for one in relations if (found := word(Relation, one))]
        root = None if work is None else self._vocabulary.resolve(Work, work)
        return lineage(self.citations, self.works, root=root, relations=chosen or DESCENT)
