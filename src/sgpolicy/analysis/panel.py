"""Panels: one indicator by region and year, each cell the best figure that there is."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar

from attrs import field, frozen

from sgpolicy.analysis.choice import definition, preference
from sgpolicy.analysis.growth import end_year
from sgpolicy.analysis.listed import Result, Table
from sgpolicy.analysis.ratios import numbers
from sgpolicy.analysis.reaching import LEVELS
from sgpolicy.analysis.series import why_broken
from sgpolicy.analysis.summary import Mean, Ranking, mean, ranking
from sgpolicy.asked import explained, not_a
from sgpolicy.model.columns import Type
from sgpolicy.model.figure import Observation
from sgpolicy.model.origin import remembered
from sgpolicy.model.period import Period
from sgpolicy.model.region import Region
from sgpolicy.model.said import Said
from sgpolicy.model.shown import displayed, one_line
from sgpolicy.model.terms import Indicator
from sgpolicy.model.words import EvidenceKind, Grade, Kind, Qualifier


@frozen(kw_only=True, repr=False)
class Cell(Result):
    """The figure of one region and year, with those it was chosen over.

    Attributes:
        region: The region.
        year: The year that the figure describes, or in which its time ends.
        observation: The figure: of the best grade, then a span before a page, then of
            the latest report.
        alternatives: The other figures of the same region and year, the best first.
        definition: How its definition departs from the indicator's; None if it does not.
        broken: What changed since the cell before it in the same region, such as the
            definition or the kind, so that the two should not be compared; None if
            nothing is known to have.
    """

    region: Region
    year: int
    observation: Observation
    alternatives: tuple[Observation, ...] = ()
    definition: str | None = None
    broken: str | None = None

    @property
    def part(self) -> bool:
        """Return whether it is a flow of only part of the year."""
        when = self.observation.as_of
        return self.observation.kind is Kind.FLOW and when is not None and when != Period.of_year(self.year)

    def __repr__(self) -> str:
        others = f", {len(self.alternatives)} alternatives" if self.alternatives else ""
        broken = f"; break: {self.broken}" if self.broken else ""
        gist = f"{self.observation.quantity} 「{self.observation.quantity.as_stated}」"
        return one_line(
            f"<Cell {self.region.short} {self.year}: {gist} @ {self.observation.evidence[0]}{others}{broken}>"
        )

    def to_dict(self) -> dict[str, Any]:
        """Return one flat row, whose numbers are in the unit of the indicator."""
        one = self.observation
        return {
            "indicator": one.indicator.id,
            "region": self.region.code,
            "region_name": self.region.name.zh,
            "year": self.year,
            "time": str(one.as_of),
            "kind": str(one.kind),
            "as_stated": one.quantity.as_stated,
            **numbers(one.quantity),
            "lower_open": one.quantity.lower_open,
            "upper_open": one.quantity.upper_open,
            "qualifier": str(one.quantity.qualifier),
            "unit": one.quantity.unit.id,
            "grade": str(one.document.reliability.grade),
            "evidence": str(one.evidence_kind),
            "observation": one.id,
            "document": one.document.id,
            "definition": self.definition,
            "break": self.broken and str(self.broken),
            "part_of_year": self.part,
            "alternatives": len(self.alternatives),
            "alternative_ids": [other.id for other in self.alternatives],
        }


CELL: Mapping[str, Type] = {
    **dict.fromkeys(("indicator", "region", "region_name"), str),
    "year": int,
    "time": str,
    "kind": Kind,
    "as_stated": str,
    **dict.fromkeys(("value", "lower", "upper"), float),
    **dict.fromkeys(("lower_open", "upper_open"), bool),
    "qualifier": Qualifier,
    "unit": str,
    "grade": Grade,
    "evidence": EvidenceKind,
    **dict.fromkeys(("observation", "document", "definition", "break"), str),
    "part_of_year": bool,
    "alternatives": int,
    "alternative_ids": list[str],
}
"""The keys of the row of a cell, with their types."""


@frozen(kw_only=True, repr=False)
class Panel(Table):
    """One indicator by region and year; a region without a figure stays in it, as a gap.

    A gap says that no figure is known, never that it is 0. `len()` counts the cells
    that have a figure, and a panel is iterated by them. `to_dicts()` and `to_frame()` give
    the long form, one row per such cell; `wide()` gives one per region.

    Attributes:
        indicator: What is counted.
        regions: The rows.
        years: The columns, in order.
        cells: The cells that have a figure, by row and year.
        left_out: Observations of the indicator in these regions that have no place in
            the panel, each with the reason.
    """

    _TYPES: ClassVar[Mapping[str, Type]] = CELL

    indicator: Indicator
    regions: tuple[Region, ...]
    years: tuple[int, ...]
    cells: tuple[Cell, ...]
    left_out: tuple[tuple[Observation, str], ...]
    _at: dict[tuple[str, int], Cell] = field(init=False, eq=False)

    @_at.default
    def _index(self) -> dict[tuple[str, int], Cell]:
        return {(cell.region.code, cell.year): cell for cell in self.cells}

    def __len__(self) -> int:
        return len(self.cells)

    def __iter__(self) -> Iterator[Cell]:
        return iter(self.cells)

    def cell(self, region: Region, year: int) -> Cell | None:
        """Return the cell of a region and a year; None where no figure is known.

        Raises:
            TypeError: *region* is no `Region`, or *year* no whole number.
        """
        if not isinstance(region, Region):
            raise TypeError(not_a("cell()", "a region, such as catalog.regions['黑龙江']", region))
        if type(year) is not int:
            raise TypeError(not_a("year", "a whole number", year))
        return self._at.get((region.code, year))

    def _rows(self) -> Iterator[dict[str, Any]]:
        return (cell.to_dict() for cell in self.cells)

    def wide(self) -> list[dict[str, Any]]:
        """Return the wide form: one dict per region, gaps included.

        Each year has the keys `2020` (the number, if one is stated), `2020_lower`, `2020_upper`,
        and `2020_break`, true where the figure should not be compared with the one
        before it, or counts otherwise; all are None in a gap.
        """
        return [self._wide(region) for region in self.regions]

    def _wide(self, region: Region) -> dict[str, Any]:
        row: dict[str, Any] = {"region": region.code, "region_name": region.name.zh}
        for year in self.years:
            cell = self.cell(region, year)
            found = numbers(cell.observation.quantity) if cell else {}
            row[str(year)] = found.get("value")
            row[f"{year}_lower"] = found.get("lower")
            row[f"{year}_upper"] = found.get("upper")
            row[f"{year}_break"] = None if cell is None else bool(cell.broken or cell.definition)
        return row

    @explained
    def mean(self, year: int, *, require: int) -> Mean:
        """Return the mean of the regions in one year, the nation and the Corps apart.

        Args:
            year: The year.
            require: How many regions must have a figure.

        Returns:
            The mean as an interval, in the unit of the indicator, with how many of how
            many regions it rests on.

        Raises:
            NotComparableError: Fewer regions have a figure.
            ValueError: *require* is not 1 or more.
            TypeError: *year* or *require* is no whole number.
        """
        return mean(self.cells, self.regions, year, require)

    @remembered
    def rank(self, year: int, *, require: int) -> Ranking:
        """Return the regions by their figures in one year, the largest first, the nation and the Corps apart.

        Args:
            year: The year.
            require: How many regions must have a figure.

        Returns:
            One row per region that has a figure, with its first and last possible rank, as hedges
            may leave the order open, and how many of how many regions were ranked.

        Raises:
            NotComparableError: Fewer regions have a figure.
            ValueError: *require* is not 1 or more.
            TypeError: *year* or *require* is no whole number.
        """
        return ranking(self.cells, self.regions, year, require)

    def __repr__(self) -> str:
        return displayed("panel_text", self)

    def _repr_html_(self) -> str:
        return displayed("panel_html", self)


def panel(
    indicator: Indicator,
    observations: Iterable[Observation],
    regions: Iterable[Region],
    *,
    years: Iterable[int] | None = None,
    kind: Kind | None = None,
) -> Panel:
    """Return the best figure of *indicator* for each region and year.

    Levels (stock and cumulative) and flows never stand in one panel; where the kind
    or the definition changes between two years of a region, the later cell says so.
    A flow of several years has no year, and is left out.

    Args:
        indicator: What is counted; narrower indicators are others.
        observations: Any observations.
        regions: The rows; figures of places in them are not theirs.
        years: The columns; None for all years from the first figure to the last.
        kind: The only kind of figure to take; None for all levels, or all flows,
            by the usual kind of the indicator.
    """
    rows = {region.code: region for region in regions}
    wanted = None if years is None else tuple(dict.fromkeys(years))
    kinds = (kind,) if kind else (Kind.FLOW,) if indicator.kind is Kind.FLOW else LEVELS
    held: dict[tuple[str, int], list[Observation]] = {}
    left_out = []
    for one in observations:
        if one.indicator != indicator or one.region is None or one.region.code not in rows:
            continue
        reason = _unfit(one, kinds, indicator)
        if reason:
            left_out.append((one, reason))
        elif wanted is None or _year(one) in wanted:
            held.setdefault((one.region.code, _year(one)), []).append(one)
    found = sorted({year for _, year in held})
    columns = wanted if wanted is not None else tuple(range(found[0], found[-1] + 1)) if found else ()
    return Panel(
        indicator=indicator,
        regions=tuple(rows.values()),
        years=columns,
        cells=tuple(cell for region in rows.values() for cell in _row(region, sorted(columns), held)),
        left_out=tuple(left_out),
    )


def _row(region: Region, years: Iterable[int], held: dict[tuple[str, int], list[Observation]]) -> Iterator[Cell]:
    before: Observation | None = None
    for year in years:
        if (region.code, year) not in held:
            continue
        best, *others = sorted(held[region.code, year], key=preference)
        yield Cell(
            region=region,
            year=year,
            observation=best,
            alternatives=tuple(others),
            definition=definition(best),
            broken=_broken(before, best) if before else None,
        )
        before = best


def _unfit(one: Observation, kinds: Iterable[Kind], indicator: Indicator) -> Said | None:
    """Return why an observation has no place in a panel; None if it has one."""
    if one.kind not in kinds:
        return Said("a {kind}, not a {other}", kind=one.kind, other=_either(kinds))
    if one.quantity.unit != indicator.unit:
        return Said("in {unit}, not in {other}", unit=one.quantity.unit, other=indicator.unit)
    if one.as_of is None or one.as_of.end is None:
        return Said("no time is stated")
    if one.kind is Kind.FLOW and (one.as_of.start is None or one.as_of.start.year != one.as_of.end.year):
        return Said("a flow of more than one year")
    return None


def _either(kinds: Iterable[Kind]) -> Kind | Said:
    first, *rest = kinds
    return Said("{one} or {other}", one=first, other=rest[0]) if rest else first


def _year(one: Observation) -> int:
    return end_year(one.as_of) or 0


def _broken(before: Observation, after: Observation) -> str | None:
    if before.kind is not after.kind:
        return Said("{before} before, {now} now", before=before.kind, now=after.kind)
    return why_broken(before, after)


def reasons(found: Panel) -> dict[str, int]:
    """Return why observations were left out of a panel, and how many for each reason."""
    return dict(Counter(reason for _, reason in found.left_out))
