"""Adoptions: when each province first is known to have had an instrument, a programme, a work or an indicator."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import frozen

from sgpolicy.analysis.curve import Curve, CurvePoint
from sgpolicy.analysis.facets import Value
from sgpolicy.analysis.listed import Result
from sgpolicy.analysis.noted import Noted, counting
from sgpolicy.analysis.places import unit_of, units
from sgpolicy.analysis.risk_set import RiskSet, risk_set
from sgpolicy.model.absence import Absence
from sgpolicy.model.document import Document
from sgpolicy.model.figure import Target
from sgpolicy.model.named import Citation
from sgpolicy.model.origin import remembered
from sgpolicy.model.period import Period
from sgpolicy.model.record import Record
from sgpolicy.model.region import Region
from sgpolicy.model.said import Said
from sgpolicy.model.shown import one_line
from sgpolicy.model.words import Bilingual, Depth, RegionLevel


class DatedBy(Bilingual):
    """Where a date comes from: the record's own time, or the day on which its document became known."""

    TIME = "time", "自身时间"
    DOCUMENT = "document", "文件日期"


class Silence(Bilingual):
    """Why no date of a province is known; none of these is a no."""

    UNDATED = "undated", "无日期"
    SILENT = "searched, not found", "查过未见"
    PART = "coded in part", "仅部分编码"
    NEVER_LOOKED = "never looked", "未查"


@frozen(kw_only=True, repr=False)
class Adoption(Result):
    """The first record that shows a province to have the policy, and by when.

    Attributes:
        region: The nation, a province or the Corps, in which the record's region lies.
        record: The first dated record.
        period: When: its own time, or when its document became known, whichever ends first.
        dated_by: Which of the two.
        records: All records of the region, dated or not, in order of their ids.
    """

    region: Region
    record: Record
    period: Period
    dated_by: DatedBy
    records: tuple[Record, ...]

    @property
    def year(self) -> int:
        """Return the year by whose end the region had it: an upper bound, as earlier documents may be missing."""
        return _years(self.period)[1]

    @property
    def certain(self) -> bool:
        """Return whether the record states time and region, rests on a text at hand, and is coded with confidence."""
        one = self.record
        stated = self.dated_by is DatedBy.DOCUMENT or not one.why_inferred(one.time_field or "")
        return (
            stated and not one.why_inferred("region") and str(one.confidence) == "high" and bool(one.evidence[0].span)
        )

    def __repr__(self) -> str:
        return one_line(f"<Adoption {self.region.short} {self.year}: {self.record.id}>")

    def to_dict(self) -> dict[str, Any]:
        """Return one flat row; the first year of the period is `year_from`, the last `year`."""
        one = self.record
        return {
            "region": self.region.code,
            "region_name": self.region.name.zh,
            "year": self.year,
            "year_from": _years(self.period)[0],
            "period": str(self.period),
            "dated_by": str(self.dated_by),
            "certain": self.certain,
            "region_basis": one.region_basis and str(one.region_basis),
            "confidence": str(one.confidence),
            "evidence": str(one.evidence_kind),
            "grade": str(one.document.reliability.grade),
            "record": one.id,
            "document": one.document.id,
            "records": [record.id for record in self.records],
        }


@frozen(kw_only=True, repr=False)
class Adoptions(Noted[Adoption]):
    """When each province first is known to have had a policy, the earliest first.

    Attributes:
        rows: The provinces and the Corps with a date.
        what: What was adopted.
        nation: The same of the nation; None if there is no date.
        unknown: The provinces and the Corps without a date, each with the reason.
        undated: Records of them that bear no date, or of anonymised places.
    """

    rows: tuple[Adoption, ...]
    what: str
    nation: Adoption | None
    unknown: tuple[tuple[Region, Silence], ...]
    undated: tuple[Record, ...]

    @property
    def thing(self) -> Value:
        """Return what was adopted with its names, which its records know; its id alone if they do not."""
        records = [one for row in self.rows for one in row.records] + list(self.undated)
        return named(self.what, records + list(self.nation.records if self.nation else ()))

    @property
    def title(self) -> Said:
        """Return what was adopted, and of how many provinces that is known."""
        n, of = len(self.rows), len(self.rows) + len(self.unknown)
        return Said("Adoptions of {what}: {n} of {of} provinces and the Corps", what=self.thing, n=n, of=of)

    @property
    def notes(self) -> tuple[Said, ...]:
        """Return what must be read beside the rows."""
        found = [
            Said("years are upper bounds: each is that of the first record there is, and earlier ones may be missing")
        ]
        if self.nation:
            found.append(Said("nation: {year} ({record})", year=self.nation.year, record=self.nation.record.id))
        for why in Silence:
            names = tuple(region for region, reason in self.unknown if reason is why)
            if names:
                found.append(Said("{why}: {names}", why=why, names=names))
        if self.undated:
            found.append(Said("without date or place: {what}", what=counting(len(self.undated), "record")))
        return tuple(found)

    @remembered
    def risk_set(  # noqa: PLR0913 - each is one choice of the table
        self,
        *,
        start: int,
        end: int,
        require: int,
        unknown: str = "drop",
        before: str = "unknown",
        neighbours: Mapping[str, Iterable[str]] | None = None,
    ) -> RiskSet:
        """Return province-year rows for event history analysis; see `sgpolicy.analysis.risk_set`.

        Args:
            start: The first year, such as that of the central document.
            end: The last year.
            require: How many provinces must have a date.
            unknown: drop leaves provinces without a date out; keep gives them rows in which
                `at_risk` and `adopted` are None. They never become a 0.
            before: What the years before the first date of a province are: unknown, as it may have
                adopted before the first document that we know, or zero, where you know better.
            neighbours: Codes of the neighbours of each province, by its code; none are shipped.

        Raises:
            NotComparableError: Fewer provinces have a date.
            FieldError: *unknown* or *before* is none of its words, or *end* is before *start*.
            TypeError: A year or *require* is no whole number.
        """
        return risk_set(
            self, start=start, end=end, require=require, unknown=unknown, before=before, neighbours=neighbours
        )

    @remembered
    def curve(self) -> Curve:
        """Return how many provinces had it by the end of each year, as far as is known."""
        of = len(self.rows) + len(self.unknown)
        years = [one.year for one in self.rows]
        points = tuple(
            CurvePoint(
                year=year,
                new=tuple(one.region for one in self.rows if one.year == year),
                cumulative=sum(other <= year for other in years),
                of=of,
            )
            for year in (range(min(years), max(years) + 1) if years else ())
        )
        return Curve(rows=points, what=self.what, thing=self.thing)


def named(what: str, records: Iterable[Record]) -> Value:
    """Return what has the id *what* with its names, which one of *records* refers to; the id alone if none does."""
    for record in records:
        terms = [getattr(record, field, None) for field in ("indicator", "work", "programme")]
        for term in (*getattr(record, "instruments", ()), *terms):
            for one in getattr(term, "path", (term,)):
                name = getattr(one, "name", getattr(one, "title", None))
                if getattr(one, "id", None) == what and name is not None:
                    return Value(key=what, zh=name.zh, en=name.en)
    return Value(key=what, zh=what, en=what)


def adoptions(
    what: str,
    records: Iterable[Record],
    regions: Iterable[Region],
    documents: Iterable[Document] = (),
    absences: Iterable[Absence] = (),
) -> Adoptions:
    """Date the first of *records* for each province.

    A record is dated by its own time or by the day on which its document became known,
    whichever ends first; a target only by its document, as it falls due later. So each year is one by
    which the province had the policy, never the proof that it did not have it before.

    Args:
        what: What was adopted, as titles say it.
        records: The records that show it; those of places in a province count for the province, a
            citation for the region of the document that cites.
        regions: The regions of the codebook.
        documents: The documents that were looked at.
        absences: What they were searched for in vain.
    """
    rows_of = units(tuple(regions))
    held: dict[str, list[Record]] = {region.code: [] for region in rows_of}
    undated: list[Record] = []
    for one in sorted(records, key=lambda record: record.id):
        unit = unit_of(_place(one))
        if unit is None or unit.code not in held or _dated(one) is None:
            undated.append(one)
        if unit is not None and unit.code in held:
            held[unit.code].append(one)
    provinces = [region for region in rows_of if region.level is not RegionLevel.COUNTRY]
    found = {one.code: first for one in rows_of if (first := _first(one, held[one.code])) is not None}
    rows = sorted((found[p.code] for p in provinces if p.code in found), key=lambda a: (a.year, a.region.code))
    searched = _searched(documents, absences)
    return Adoptions(
        rows=tuple(rows),
        what=what,
        nation=next((one for one in found.values() if one.region.level is RegionLevel.COUNTRY), None),
        unknown=tuple((p, _silence(p, held[p.code], searched)) for p in provinces if p.code not in found),
        undated=tuple(undated),
    )


def _first(region: Region, records: Sequence[Record]) -> Adoption | None:
    dated = [(*stamp, one) for one in records if (stamp := _dated(one))]
    if not dated:
        return None
    period, by, record = min(dated, key=lambda item: (*reversed(_years(item[0])), item[2].id))
    return Adoption(region=region, record=record, period=period, dated_by=by, records=tuple(records))


def _dated(record: Record) -> tuple[Period, DatedBy] | None:
    own = None if isinstance(record, Target) else record.when
    stamps = [(own, DatedBy.TIME), (record.document.known, DatedBy.DOCUMENT)]
    dated = [(period, by) for period, by in stamps if period is not None]
    return min(dated, key=lambda item: _years(item[0])[1], default=None)


def _years(period: Period) -> tuple[int, int]:
    """Return the first and the last year of a period; what is open at one end is taken by the other."""
    days = [day.year for day in (period.start, period.end) if day]
    return days[0], days[-1]


def _place(record: Record) -> Region | None:
    return record.document.region if isinstance(record, Citation) else record.region


def _searched(documents: Iterable[Document], absences: Iterable[Absence]) -> dict[str, bool]:
    """Return the codes of the units that have documents, and whether one was searched as a whole."""
    found: dict[str, bool] = {}
    whole = {absence.document.id for absence in absences}
    for one in documents:
        if (unit := unit_of(one.region)) is not None:
            searched = one.depth is Depth.WHOLE or one.id in whole
            found[unit.code] = found.get(unit.code, False) or searched
    return found


def _silence(region: Region, records: Sequence[Record], searched: dict[str, bool]) -> Silence:
    if records:
        return Silence.UNDATED
    if region.code not in searched:
        return Silence.NEVER_LOOKED
    return Silence.SILENT if searched[region.code] else Silence.PART
