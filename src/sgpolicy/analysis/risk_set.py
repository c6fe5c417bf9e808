"""Risk sets: province-year rows for event history analysis, in which what is unknown stays unknown."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sgpolicy.analysis.keywords import refuse_other
from sgpolicy.analysis.listed import Result
from sgpolicy.analysis.noted import Noted, counting
from sgpolicy.asked import not_a, shown
from sgpolicy.errors import FieldError, NotComparableError
from sgpolicy.model.period import Period
from sgpolicy.model.region import Region
from sgpolicy.model.said import Said
from sgpolicy.model.shown import one_line

if TYPE_CHECKING:
    from sgpolicy.analysis.adoptions import Adoption, Adoptions

UNKNOWN = ("drop", "keep")
BEFORE = ("unknown", "zero")
_CODE = re.compile("[0-9]{6}")


@frozen(kw_only=True, repr=False)
class RiskYear(Result):
    """One province in one year.

    Attributes:
        region: The province.
        year: The year.
        policy: What may be adopted.
        at_risk: True until the year of adoption, that year included; None where it is unknown.
        adopted: True in the year of adoption, False before it where you say so; None where it is unknown, never False.
        years_at_risk: Years since the start of the risk set, from 1; None where it is unknown.
        central: Whether the nation had it by then; None if no date of the nation is known.
        neighbours: How many neighbours there are; None if no list was given.
        neighbours_adopted: How many of them are known to have adopted before that year.
        neighbours_unknown: Of how many no date is known.
        adoption: The adoption; None where it is unknown.
    """

    region: Region
    year: int
    policy: str
    at_risk: bool | None
    adopted: bool | None
    years_at_risk: int | None
    central: bool | None
    neighbours: int | None
    neighbours_adopted: int | None
    neighbours_unknown: int | None
    adoption: "Adoption | None"

    def __repr__(self) -> str:
        return one_line(f"<RiskYear {self.region.short} {self.year}: {_bit(self.adopted)}>")

    def to_dict(self) -> dict[str, Any]:
        """Return one flat row: 1, 0, or None where it is unknown."""
        return {
            "region": self.region.code,
            "region_name": self.region.name.zh,
            "year": self.year,
            "policy": self.policy,
            "at_risk": _bit(self.at_risk),
            "adopted": _bit(self.adopted),
            "years_at_risk": self.years_at_risk,
            "central": _bit(self.central),
            "neighbours": self.neighbours,
            "neighbours_adopted": self.neighbours_adopted,
            "neighbours_unknown": self.neighbours_unknown,
            "record": self.adoption and self.adoption.record.id,
            "certain": None if self.adoption is None else int(self.adoption.certain),
        }


@frozen(kw_only=True, repr=False)
class RiskSet(Noted[RiskYear]):
    """Province-year rows: a province has a row for each year until it adopts, then drops out.

    Attributes:
        rows: The rows, by province and year.
        adoptions: The dates that they were made of.
        start: The first year.
        end: The last year.
        left_out: Provinces without rows, each with the reason.
    """

    rows: tuple[RiskYear, ...]
    adoptions: "Adoptions"
    start: int
    end: int
    left_out: tuple[tuple[Region, Said], ...]

    @property
    def title(self) -> Said:
        """Return what is at risk, how many rows there are, and of how many provinces."""
        have = len({row.region.code for row in self.rows if row.adoption})
        events = sum(row.adopted is True for row in self.rows)
        of = len(self.adoptions.rows) + len(self.adoptions.unknown)
        return Said(
            "Risk set of {what}, {start} to {end}: {n} rows, {have} of {of} provinces and the Corps dated, {events}",
            what=self.adoptions.thing,
            start=self.start,
            end=self.end,
            n=len(self.rows),
            have=have,
            of=of,
            events=counting(events, "event"),
        )

    @property
    def notes(self) -> tuple[Said, ...]:
        """Return what must be read beside the rows."""
        zero = any(row.adopted is False for row in self.rows)
        found = [Said("a 0 rests on your word that the first date known is the first there was")] if zero else []
        if any(row.adopted is None for row in self.rows):
            found.append(Said("? is unknown: no document says that a province did not have it"))
        reasons = dict.fromkeys(reason for _, reason in self.left_out)
        names = {one: tuple(region for region, why in self.left_out if why == one) for one in reasons}
        return (*found, *(Said("left out, {reason}: {names}", reason=one, names=names[one]) for one in reasons))


def risk_set(  # noqa: PLR0913 - each is one choice of the table
    adoptions: "Adoptions",
    *,
    start: int,
    end: int,
    require: int,
    unknown: str = "drop",
    before: str = "unknown",
    neighbours: Mapping[str, Iterable[str]] | None = None,
) -> RiskSet:
    """Return rows for a discrete-time event history analysis (Allison 1982, Sociological Methodology 13:61-98).

    Args:
        adoptions: The dates.
        start: The first year, such as that of the central document.
        end: The last year.
        require: How many provinces must have a date.
        unknown: What becomes of a province without a date: drop leaves it out, keep gives it
            rows in which `at_risk` and `adopted` are None. It never becomes a 0.
        before: What the years before the first date of a province are: unknown, None, as it may
            have adopted before the first document that we know; zero, at risk and not
            adopted, where you know that your dates are the first there were.
        neighbours: Codes of the neighbours of each province, by its code; none are shipped.

    Raises:
        NotComparableError: Fewer provinces have a date.
        FieldError: *unknown* or *before* is none of its words, *end* is before *start*, or *neighbours* has
            what is no code.
        TypeError: A year or *require* is no whole number, or *neighbours* maps no codes to lists of codes.
    """
    for name, number in (("start", start), ("end", end), ("require", require)):
        if type(number) is not int:
            raise TypeError(not_a(name, "a whole number", number))
    for year in (start, end):
        Period.of_year(year)  # refuse one that is none
    refuse_other("unknown", unknown, UNKNOWN)
    refuse_other("before", before, BEFORE)
    _refuse_no_codes(neighbours)
    if end < start:
        raise FieldError(field="end", message=f"the risk set ends in {shown(end)}, before it starts in {shown(start)}")
    if len(adoptions.rows) < max(require, 1):
        have = f"{len(adoptions.rows)} of {len(adoptions.rows) + len(adoptions.unknown)} provinces and the Corps"
        msg = f"{have} have a date of {adoptions.what}, but require={shown(require)} was asked for"
        raise NotComparableError(msg)
    dated = {one.region.code: one for one in adoptions.rows}
    left_out = [(one.region, Said("adopted before {year}", year=start)) for one in adoptions.rows if one.year < start]
    rows: list[RiskYear] = []
    for region in sorted([one.region for one in adoptions.rows] + [r for r, _ in adoptions.unknown], key=_code):
        first = dated.get(region.code)
        if first is None and unknown == "drop":
            left_out.append((region, Said("unknown")))
        else:
            rows += _years(region, first, range(start, end + 1), adoptions, neighbours, zero=before == "zero")
    return RiskSet(rows=tuple(rows), adoptions=adoptions, start=start, end=end, left_out=tuple(left_out))


def _years(  # noqa: PLR0913 - what a row is made of
    region: Region,
    first: "Adoption | None",
    years: range,
    adoptions: "Adoptions",
    neighbours: Mapping[str, Iterable[str]] | None,
    *,
    zero: bool,
) -> Iterator[RiskYear]:
    around = None if neighbours is None else sorted(set(neighbours.get(region.code, ())))
    dates = {one.region.code: one.year for one in adoptions.rows}
    for year in years:
        if first is not None and year > first.year:
            return
        event = first is not None and year == first.year
        known = event or (first is not None and zero)
        yield RiskYear(
            region=region,
            year=year,
            policy=adoptions.what,
            at_risk=True if known else None,
            adopted=event if known else None,
            years_at_risk=year - years.start + 1 if known else None,
            central=adoptions.nation.year <= year if adoptions.nation else None,
            neighbours=None if around is None else len(around),
            neighbours_adopted=None if around is None else sum(dates.get(code, year) < year for code in around),
            neighbours_unknown=None if around is None else sum(code not in dates for code in around),
            adoption=first,
        )


def _refuse_no_codes(neighbours: Mapping[str, Iterable[str]] | None) -> None:
    """Refuse names and single codes, which would count as neighbours that nobody knows."""
    if neighbours is None:
        return
    wanted = "codes with lists of codes, such as {'230000': ['220000', '150000']}"
    if not isinstance(neighbours, Mapping):
        raise TypeError(not_a("neighbours", wanted, neighbours))
    for region, around in neighbours.items():
        if not isinstance(around, Collection) or isinstance(around, str | bytes):
            raise TypeError(not_a(f"neighbours[{shown(region)}]", "a list of codes, such as ['220000']", around))
        for code in (region, *around):
            if not isinstance(code, str) or not _CODE.fullmatch(code):
                message = f"neighbours has {shown(code)}, which is no code"
                raise FieldError(field="neighbours", message=message, remedy=f"give {wanted}")


def _code(region: Region) -> str:
    return region.code


def _bit(value: bool | None) -> int | None:  # noqa: FBT001 - it turns truth into numbers
    return None if value is None else int(value)
