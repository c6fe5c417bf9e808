"""Mean and rank of the figures of one year, which always say how many of how many regions they rest on."""

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sgpolicy.analysis.growth import point
from sgpolicy.analysis.listed import Listed, Result
from sgpolicy.analysis.ratios import ends, rounded
from sgpolicy.asked import not_a, shown
from sgpolicy.errors import NotComparableError
from sgpolicy.model.interval import Interval
from sgpolicy.model.region import Region
from sgpolicy.model.said import Said
from sgpolicy.model.shown import one_line
from sgpolicy.model.unit import Unit
from sgpolicy.model.words import RegionLevel

if TYPE_CHECKING:
    from sgpolicy.analysis.panel import Cell


@frozen(kw_only=True, repr=False)
class Mean(Result):
    """The mean of the figures of one year.

    Attributes:
        year: The year.
        interval: The mean, in `unit`, as wide as the hedges of the figures; of a figure
            that is only about a number, that number was taken.
        unit: Unit of the mean.
        n: How many regions have a figure.
        of: How many there are.
        caveats: What the mean mixes, such as two definitions; empty if nothing is known.
    """

    year: int
    interval: Interval
    unit: Unit
    n: int
    of: int
    caveats: tuple[str, ...]

    def __repr__(self) -> str:
        low, high = (
            "" if end is None else f"{rounded(end, places=1)}" for end in (self.interval.lower, self.interval.upper)
        )
        said = low if low == high else f"{low or '-∞'} to {high or '∞'}"
        caveats = "".join(f"; {caveat}" for caveat in self.caveats)
        return one_line(f"<Mean {self.year}: {said} {self.unit.id}; {self.n} of {self.of} regions{caveats}>")

    def to_dict(self) -> dict[str, Any]:
        """Return one flat row; the ends of the mean are rounded outward to four places."""
        return {
            "year": self.year,
            **ends("mean", self.interval),
            "unit": self.unit.id,
            "n": self.n,
            "of": self.of,
            "caveats": list(map(str, self.caveats)),
        }


@frozen(kw_only=True, repr=False)
class Rank(Result):
    """The place of one region among those that have a figure, 1 for the largest.

    Attributes:
        cell: Its figure.
        first: The best rank that the hedges allow.
        last: The worst rank that they allow.
        n: How many regions were ranked.
        of: How many there are.
    """

    cell: "Cell"
    first: int
    last: int
    n: int
    of: int

    def __repr__(self) -> str:
        return one_line(f"<Rank {self.cell.region.short} {self.place}: {self.cell.observation.quantity}>")

    @property
    def place(self) -> Said:
        """Return the rank in words, such as 2 to 3 of 8 (8 of 31 regions have a figure)."""
        rank = self.first if self.first == self.last else Said("{one} to {other}", one=self.first, other=self.last)
        return Said("{rank} of {n} ({n} of {of} regions have a figure)", rank=rank, n=self.n, of=self.of)

    def to_dict(self) -> dict[str, Any]:
        """Return one flat row: the cell, and its rank."""
        return {**self.cell.to_dict(), "first": self.first, "last": self.last, "n": self.n, "of": self.of}


class Ranking(Listed[Rank]):
    """The regions of one year by their figures, the largest first: a tuple that is displayed as a table.

    `to_dicts()` gives the cell of each region with `first` and `last`, its best and worst
    possible rank, `n`, how many were ranked, and `of`, how many there are. A ranking is
    never empty, so its columns are seen from its rows.
    """

    __slots__ = ()


def mean(cells: Iterable["Cell"], regions: Sequence[Region], year: int, require: int) -> Mean:
    """Return the mean of one year; see `Panel.mean`."""
    kept, of = _required(cells, regions, year, require)
    total = Interval(lower=0, upper=0)
    for cell in kept:
        total += point(cell.observation.quantity)
    return Mean(
        year=year,
        interval=total.scale(Fraction(1, len(kept))),
        unit=kept[0].observation.quantity.unit,
        n=len(kept),
        of=of,
        caveats=_caveats(kept),
    )


def ranking(cells: Iterable["Cell"], regions: Sequence[Region], year: int, require: int) -> Ranking:
    """Return the ranks of one year; see `Panel.rank`."""
    kept, of = _required(cells, regions, year, require)
    bounds = [point(cell.observation.quantity) for cell in kept]
    ranked = [
        Rank(
            cell=cell,
            first=1 + sum(own.is_below(other) for other in bounds),
            last=len(kept) - sum(other.is_below(own) for other in bounds),
            n=len(kept),
            of=of,
        )
        for cell, own in zip(kept, bounds, strict=True)
    ]
    return Ranking(sorted(ranked, key=lambda rank: (rank.first, rank.last, rank.cell.region.code)))


def _required(cells: Iterable["Cell"], regions: Sequence[Region], year: int, require: int) -> tuple[list["Cell"], int]:
    """Return the cells of one year, which must be as many as required, and how many regions there are."""
    if type(year) is not int:
        raise TypeError(not_a("year", "a whole number", year))
    if type(require) is not int:
        raise TypeError(not_a("require", "a whole number of regions", require))
    if require < 1:
        msg = f"require must be 1 or more, not {shown(require)}: there is no mean or rank of nothing"
        raise ValueError(msg)
    apart = (RegionLevel.COUNTRY, RegionLevel.CORPS)
    of = sum(region.level not in apart for region in regions)
    kept = [cell for cell in cells if cell.year == year and cell.region.level not in apart]
    if len(kept) < require:
        msg = f"{len(kept)} of {of} regions have a figure for {shown(year)}, but require={shown(require)} was asked for"
        raise NotComparableError(msg)
    return kept, of


def _caveats(cells: Sequence["Cell"]) -> tuple[str, ...]:
    """Return what figures of one year mix."""
    found = []
    kinds = Counter(cell.observation.kind for cell in cells)
    if len(kinds) > 1:
        (one, first), (other, second) = kinds.most_common(2)
        found.append(Said("mixes {first} {one} and {second} {other}", first=first, one=one, second=second, other=other))
    n = len(cells)
    if count := sum(cell.definition is not None for cell in cells):
        found.append(Said("{count} of {n} by a definition of their own", count=count, n=n))
    if count := sum(cell.part for cell in cells):
        found.append(Said("{count} of {n} for part of the year", count=count, n=n))
    return tuple(found)
