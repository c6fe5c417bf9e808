"""The analyses of a catalog: one call for each table, made of its records by the functions of `sgpolicy.analysis`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from sgpolicy.asked import not_a
from sgpolicy.catalog.asking import each
from sgpolicy.catalog.times import DayLike, YearLike, as_date, dated, each_year
from sgpolicy.catalog.vocabulary import Vocabulary, word
from sgpolicy.errors import FieldError
from sgpolicy.model.origin import remembered
from sgpolicy.model.record import Record
from sgpolicy.model.region import Region
from sgpolicy.model.said import Said
from sgpolicy.model.shown import Shown
from sgpolicy.model.tabular import Citable
from sgpolicy.model.terms import Indicator, Instrument, Work
from sgpolicy.model.words import Kind, Relation

if TYPE_CHECKING:
    from sgpolicy.analysis.adoptions import Adoptions
    from sgpolicy.analysis.coverage import CoverageTable
    from sgpolicy.analysis.escalation import EscalationTable
    from sgpolicy.analysis.learning import Learning
    from sgpolicy.analysis.lineage import Lineage
    from sgpolicy.analysis.panel import Panel
    from sgpolicy.analysis.path import PathForm
    from sgpolicy.analysis.pmc_sheet import PmcSheet
    from sgpolicy.analysis.portfolio import Portfolios
    from sgpolicy.analysis.progress_table import ProgressTable
    from sgpolicy.analysis.scores import Scores
    from sgpolicy.analysis.strength import StrengthTable
    from sgpolicy.analysis.tools import ToolsTable
    from sgpolicy.catalog.adopted import Adoptable
    from sgpolicy.catalog.documents import Documents
    from sgpolicy.catalog.facts import RegionLike, Some
    from sgpolicy.catalog.figures import Observations, Provisions, Targets
    from sgpolicy.catalog.records import Absences, Citations, Measures, Programmes
    from sgpolicy.catalog.terms import Regions, Works


class Analyses(Citable, Shown):
    """What a catalog can be asked beyond its records; the functions themselves are in `sgpolicy.analysis`."""

    __slots__ = ()
    if TYPE_CHECKING:
        documents: Documents
        measures: Measures
        provisions: Provisions
        programmes: Programmes
        absences: Absences
        targets: Targets
        observations: Observations
        citations: Citations
        regions: Regions
        works: Works
        _vocabulary: Vocabulary

        def records(self) -> Iterator[Record]:
            """Yield every record, type by type."""

    @remembered
    def progress(
        self,
        within: Some[RegionLike] | None = None,
        *,
        known_by: DayLike | None = None,
        path: PathForm | str = "compound",
    ) -> ProgressTable:
        """Compare the targets, or those of one region, with the latest observations.

        For other questions filter first: `catalog.targets.where(due=2020).progress()`.

        Args:
            within: Region, or several, that the targets' regions are or lie in.
            known_by: Use only documents known on that day.
            path: How the required path runs between two points: compound (the same growth
                each year) or linear (the same increase).
        """
        return self.targets.where(within=within, known_by=known_by).progress(known_by=known_by, path=path)

    @remembered
    def coverage(self, within: Some[RegionLike] | None = None, *, as_of: DayLike | None = None) -> CoverageTable:
        """Return what is known of the nation, each province and the Corps, how well, and where was looked.

        A region answers yes, or that nothing was found (in documents that were
        searched), or that nobody looked; it never answers no.

        Args:
            within: Region, or several, that the rows' regions are or lie in; what is no row of the
                table, such as a city, has one of its own.
            as_of: Day from which `stale` is reckoned; the date of the data by default, the
                last day on which one of the documents was published, read or coded.

        Returns:
            One row per region, those without any data included; places in a
            province count for it.

        Raises:
            NotAPeriodError: *as_of* is text that is not a day or a period.
            UnknownRegionError: There is no such region.
        """
        from sgpolicy.analysis.coverage import coverage  # noqa: PLC0415 - most programs need no tables

        day = dated(self.documents) if as_of is None else as_date(as_of)
        places = None if within is None else [self._vocabulary.resolve(Region, one) for one in each(within)]
        return coverage(self.regions, self.documents, self.records(), as_of=day, within=places)

    @remembered
    def panel(
        self,
        indicator: str | Indicator,
        *,
        by: Some[RegionLike] = "region",
        over: Some[YearLike] | tuple[YearLike | None, YearLike | None] = "year",
        kind: Kind | str | None = None,
        known_by: DayLike | None = None,
    ) -> Panel:
        """Return one indicator by region and year, each cell the best figure that there is.

        A cell takes the figure of the best reliability grade, then a span before a page, then
        the latest report; the others are its `alternatives`.

        Args:
            indicator: What is counted, by id or name.
            by: The rows: `region` for the nation, each province and the Corps, or regions of your own.
            over: The columns: `year` for all from the first figure to the last, or a year, a range or a plan
                as `where(year=)` takes it, or several; an open end reaches to the first or last figure.
            kind: stock, cumulative or flow alone; by default levels (stock and cumulative), or
                flows, by the usual kind of the indicator.
            known_by: Only use documents known on that day.

        Raises:
            UnknownTermError: There is no such indicator or kind.
            UnknownRegionError: There is no such region.
            NotAPeriodError: *over* is text that is no period.
        """
        from sgpolicy.analysis.panel import panel  # noqa: PLC0415 - most programs need no tables
        from sgpolicy.analysis.places import units  # noqa: PLC0415

        resolve = self._vocabulary.resolve
        asked = by if isinstance(by, Iterable) and not isinstance(by, str) else [by]
        rows = units(self.regions) if by == "region" else [resolve(Region, one) for one in asked]
        found = self.observations.where(indicator=indicator, known_by=known_by)
        times = [one.as_of for one in found if one.region in rows]
        return panel(
            resolve(Indicator, indicator),
            found,
            rows,
            years=None if over == "year" else each_year(over, times),
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
        from sgpolicy.analysis.escalation import EscalationTable, escalation  # noqa: PLC0415 - most programs need no tables

        targets = self.targets.where(indicator=indicator)
        found = escalation(targets, self.observations.where(indicator=indicator))

        def why() -> Said:
            if found:
                return Said("")
            return Said("none of {n} targets is of a province", n=len(targets)) if targets else targets.why()

        return EscalationTable.of(found, why)

    @remembered
    def lineage(self, work: str | Work | None = None, *, relations: Iterable[Relation | str] = ()) -> Lineage:
        """Chain works to the documents that come from them, by citations, from the centre down to the provinces.

        Args:
            work: The head of the chain, by id, title or number, or by the id of the document that is
                the work; every work that comes from no other by default.
            relations: The relations by which a document comes from what it cites; by default
                implements, based-on and transmits.

        Raises:
            UnknownTermError: There is no such work or relation.
            FieldError: *work* is a document that no other cites as a work.
        """
        from sgpolicy.analysis.lineage import DESCENT, lineage  # noqa: PLC0415 - most programs need no tables

        if isinstance(relations, str) or not isinstance(relations, Iterable):
            raise TypeError(not_a("relations", "a list such as ['implements']", relations))
        chosen = [found for one in relations if (found := word(Relation, one))]
        root = None if work is None else self._work(work)
        return lineage(self.citations, self.works, root=root, relations=chosen or DESCENT)

    def _work(self, asked: str | Work) -> Work:
        """Return the work that *asked* means; of the id of a document the work that it is."""
        from sgpolicy.analysis.lineage import is_work  # noqa: PLC0415 - most programs need no tables

        document = self.documents.get(asked) if isinstance(asked, str) else None
        if document is None:
            return self._vocabulary.resolve(Work, asked)
        itself = next((one for one in self.works if is_work(document, one)), None)
        if itself is None:
            message = f"the document {document.id} is none of the works that documents cite"
            raise FieldError(field="work", message=message, remedy="see catalog.works")
        return itself

    @remembered
    def tools(  # noqa: PLR0913 - each is one choice of the table, and all have a usual one
        self,
        rows: str = "rothwell_zegveld",
        columns: str = "talent_cycle",
        *,
        within: Some[RegionLike] | None = None,
        year: Some[YearLike] | None = None,
        count: str = "main",
        depth: str = "whole",
        moved: Mapping[str | Instrument, str] | None = None,
        known_by: DayLike | None = None,
    ) -> ToolsTable:
        """Count the measures by two facets: first of all by tools of policy and stages of the talent cycle.

        For other questions filter first: `catalog.measures.where(status="required").tools()`.

        Args:
            rows: A typology (rothwell_zegveld, hood, mcdonnell_elmore, talent_cycle), instrument,
                broad_instrument, domain, broad_domain, setting, actor, actor_kind, status,
                commitment, region, province, document, document_kind, document_form,
                issuer_level, year (of the measure) or document_year.
            columns: Another of them.
            within: Region, or several, that the measures' regions are or lie in.
            year: Year, range of years or plan that the measures' own times touch.
            count: main for the first instrument of each measure, all for each of them.
            depth: whole for documents that are coded whole, any for passages, too.
            moved: Instruments that the study you compare with assigns elsewhere, each with its place there,
                such as {"资金投入": "environment"}.
            known_by: Use only documents known on that day.

        Raises:
            UnknownTermError: There is no such facet or instrument.
            FieldError: *count* or *depth* is none of its words, rows and columns are the same, or *moved* has
                a word that is no place of the table.
        """
        documents = self.documents.where(within=within, known_by=known_by)
        measures = self.measures.where(within=within, year=year, known_by=known_by)
        return measures.tools(rows, columns, count=count, depth=depth, moved=moved, documents=documents)

    @remembered
    def portfolio(  # noqa: PLR0913 - each is one choice of the table, and all have a usual one
        self,
        by: str = "province",
        *,
        targets: str = "domain",
        within: Some[RegionLike] | None = None,
        year: Some[YearLike] | None = None,
        count: str = "main",
        depth: str = "whole",
        known_by: DayLike | None = None,
    ) -> Portfolios:
        """Describe the portfolio of policy of each region: size, instruments, and how mixed they are.

        For other questions filter first: `catalog.measures.where(status="required").portfolio()`.

        Args:
            by: The facet that groups the measures: province, region, document, document_year ...
            targets: The facet that gives targets of policy: domain, broad_domain, setting or actor_kind.
            within: Region, or several, that the measures' regions are or lie in.
            year: Year, range of years or plan that the measures' own times touch.
            count: main for the first instrument of each measure, all for each of them.
            depth: whole for documents that are coded whole, any for passages, too.
            known_by: Use only documents known on that day.

        Returns:
            One row for each region with measures, with the number of measures and of different
            instruments, the average instrument diversity (AID), and the indices of Gini and Simpson,
            of Shannon in bits, and of evenness; `.similarity()` compares the rows.

        Raises:
            UnknownTermError: There is no such facet.
            FieldError: *count* or *depth* is none of its words, or a facet is one of instruments.
        """
        documents = self.documents.where(within=within, known_by=known_by)
        measures = self.measures.where(within=within, year=year, known_by=known_by)
        regions = self.regions if within is None else ()
        return measures.portfolio(by, targets=targets, count=count, depth=depth, documents=documents, regions=regions)

    @remembered
    def adoptions(self, what: str | Adoptable, *, known_by: DayLike | None = None) -> Adoptions:
        """Return when each province first is known to have had an instrument, programme, work or indicator.

        An instrument is had by whoever takes a measure with it, a work by whoever implements,
        transmits or builds on it, an indicator by whoever promises, fixes or reports it.

        Args:
            what: The instrument, programme, work or indicator, by id or name.
            known_by: Use only documents known on that day.

        Returns:
            One row for each province with a date, the earliest first; `.curve()` counts them
            up, `.risk_set(start=, end=, require=)` makes rows for event history analysis.

        Raises:
            UnknownTermError: Nothing of these kinds has the name.
            AmbiguousNameError: Several have it.
        """
        from sgpolicy.analysis.adoptions import adoptions  # noqa: PLC0415 - most programs need no tables
        from sgpolicy.catalog.adopted import adopted, adopting  # noqa: PLC0415

        found = adopted(self._vocabulary, what)
        documents = self.documents.where(known_by=known_by)
        records = [one for one in adopting(self, found) if one.document in documents]
        absences = [one for one in self.absences if one.document in documents]
        return adoptions(found.id, records, self.regions, documents, absences)

    @remembered
    def learning(self, *, by: str = "region", within: Some[RegionLike] | None = None) -> Learning:
        """Return which places took their practice from which, as measures say it (`learned_from`).

        Args:
            by: region for places as they are named, province to join those of one province.
            within: Region, or several, that the learners are or lie in.

        Returns:
            One row for each pair of a learner and a place that taught it; `.nodes` are the places.

        Raises:
            FieldError: *by* is neither.
        """
        from sgpolicy.analysis.learning import learning  # noqa: PLC0415 - most programs need no tables

        return learning(self.measures.where(within=within), by=by)

    @remembered
    def strength(
        self,
        scores: Scores | Mapping[str, Mapping[str, float]],
        *,
        within: Some[RegionLike] | None = None,
        depth: str = "whole",
        known_by: DayLike | None = None,
    ) -> StrengthTable:
        """Score documents of policy by your own scores: form and level of issuer times the force of their clauses.

        Args:
            scores: A mapping with the keys form, level and commitment (one or more of them), each
                from words, such as opinions or 意见, to numbers. What is left out multiplies by 1.
            within: Region, or several, that the documents' regions are or lie in.
            depth: whole for documents that are coded whole, any for passages, too: their sums are of passages.
            known_by: Use only documents known on that day.

        Returns:
            One row for each plan, notice or regulation, with the scores used; `.by_year()` sums them.

        Raises:
            FieldError: A word that occurs has no score; the error lists all of them.
            UnknownTermError: The scores have a word that is not one of ours.
        """
        from sgpolicy.analysis.strength import strength  # noqa: PLC0415 - most programs need no tables

        documents = self.documents.where(within=within, known_by=known_by)
        measures = [one for one in self.measures if one.document in documents]
        return strength(measures, documents, scores=scores, depth=depth)

    @remembered
    def pmc_sheet(self, *, within: Some[RegionLike] | None = None, known_by: DayLike | None = None) -> PmcSheet:
        """Draft a sheet of 0 and 1 for `sgpolicy.pmc` from the codes; what they do not say is left empty.

        Args:
            within: Region, or several, that the documents' regions are or lie in.
            known_by: Use only documents known on that day.

        Returns:
            One row for each plan, notice or regulation; `.csv()` is the sheet to fill in.
        """
        from sgpolicy.analysis.pmc_sheet import pmc_sheet  # noqa: PLC0415 - most programs need no tables

        documents = self.documents.where(within=within, known_by=known_by)
        measures = [one for one in self.measures if one.document in documents]
        return pmc_sheet(documents, measures, self.targets, self.citations)
