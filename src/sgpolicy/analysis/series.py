"""Series: what one indicator did in one place over time, across documents."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, ClassVar

from attrs import field, frozen

from sgpolicy.analysis.choice import definition
from sgpolicy.analysis.growth import growth_between
from sgpolicy.analysis.listed import Listed
from sgpolicy.analysis.ratios import ends, numbers
from sgpolicy.model.columns import Type
from sgpolicy.model.drawn import Drawn
from sgpolicy.model.figure import Observation
from sgpolicy.model.interval import Interval
from sgpolicy.model.region import Region
from sgpolicy.model.shown import Shown, one_line
from sgpolicy.model.tabular import Citable
from sgpolicy.model.terms import Indicator
from sgpolicy.model.words import Kind, Qualifier


@frozen(kw_only=True)
class Break:
    """A place in a series across which figures should not be compared.

    Attributes:
        before: The last observation before it.
        after: The first observation after it.
        because: What changed.
    """

    before: Observation
    after: Observation
    because: str

    def __repr__(self) -> str:
        return one_line(f"<Break {self.before.as_of or 'undated'} ¦ {self.after.as_of or 'undated'}: {self.because}>")


@frozen(kw_only=True, repr=False)
class Series(Citable, Drawn, Shown):
    """Observations of one indicator in one place, ordered in time.

    Attributes:
        indicator: What is counted.
        region: Where; None for anonymised places, which are kept apart by document.
        kind: stock, flow or cumulative.
        observations: In order of the end of their periods; those without a
            date come last.
        breaks: Where the definition breaks.
    """

    indicator: Indicator
    region: Region | None
    kind: Kind
    observations: tuple[Observation, ...]
    breaks: tuple[Break, ...] = field(default=())

    def __len__(self) -> int:
        return len(self.observations)

    @property
    def growth(self) -> tuple[Interval | None, ...]:
        """Return the yearly growth up to each observation from the one before it: 0.2 is 20 %, compound.

        Hedges in either figure widen it. None for the first, across a break, and where it cannot be calculated.
        """
        broken = {mark.after.id for mark in self.breaks}
        pairs = pairwise(self.observations)
        return (*[None][: len(self)], *(None if new.id in broken else growth_between(old, new) for old, new in pairs))

    def __repr__(self) -> str:
        place = self.region.short if self.region else "no region"
        marks = {b.after.id for b in self.breaks}
        points = ", ".join(
            f"{'¦ ' if o.id in marks else ''}{o.as_of or 'undated'}: {o.quantity}" for o in self.observations
        )
        legend = "; ¦ is a break in the definition" if marks else ""
        return one_line(f"<Series {self.indicator.id} {place} ({self.kind}): {points}{legend}>")


class SeriesList(Listed[Series]):
    """Several series: a tuple that is displayed as a table.

    `to_dicts()` gives one flat dict per observation, with the number of its
    series, counted from 1; `break` says what changed before it, and is
    None where nothing is known to have. Growth a year since the observation before has a lower and an upper
    end, as ratios, rounded outward to four places.
    """

    _TYPES: ClassVar[Mapping[str, Type]] = {
        "series": int,
        **dict.fromkeys(("indicator", "region"), str),
        "kind": Kind,
        **dict.fromkeys(("time", "observation", "as_stated"), str),
        **dict.fromkeys(("value", "lower", "upper"), float),
        "qualifier": Qualifier,
        **dict.fromkeys(("unit", "break"), str),
        **dict.fromkeys(("growth_lower", "growth_upper"), float),
    }
    __slots__ = ()

    def _rows(self) -> Iterator[dict[str, Any]]:
        for number, one in enumerate(self, start=1):
            breaks = {mark.after.id: mark.because for mark in one.breaks}
            for point, growth in zip(one.observations, one.growth, strict=True):
                yield {
                    "series": number,
                    "indicator": one.indicator.id,
                    "region": one.region.code if one.region else None,
                    "kind": str(one.kind),
                    "time": str(point.as_of) if point.as_of else None,
                    "observation": point.id,
                    "as_stated": point.quantity.as_stated,
                    **numbers(point.quantity),
                    "qualifier": str(point.quantity.qualifier),
                    "unit": point.quantity.unit.id,
                    "break": breaks.get(point.id),
                    **ends("growth", growth),
                }


def series(observations: Iterable[Observation]) -> SeriesList:
    """Group observations into series and mark where their definition breaks.

    Args:
        observations: Any observations, of one document or of many.

    Returns:
        One series for each indicator, region and kind (and, where there is no
        region, document), in order of first appearance; never an empty one. A
        break is marked where the codebook names one (`Indicator.breaks`)
        and where a record's note says that its definition departs: such a note
        starts with "definition:".
    """
    groups: dict[tuple[str, str, Kind], list[Observation]] = {}
    for observation in observations:
        place = observation.region.code if observation.region else observation.document.id
        groups.setdefault((observation.indicator.id, place, observation.kind), []).append(observation)
    return SeriesList(_series(members) for members in groups.values())


def _series(members: list[Observation]) -> Series:
    members = sorted(members, key=_order)
    first = members[0]
    breaks = tuple(
        Break(before=a, after=b, because=because)
        for a, b in pairwise(members)
        if (because := why_broken(a, b)) is not None
    )
    return Series(
        indicator=first.indicator,
        region=first.region,
        kind=first.kind,
        observations=tuple(members),
        breaks=breaks,
    )


def _order(observation: Observation) -> tuple[Any, ...]:
    end = observation.as_of.end if observation.as_of else None
    return (end is None, str(end or ""), observation.id)


def why_broken(before: Observation, after: Observation) -> str | None:
    """Return what changed between two observations of one indicator; None if nothing is known to have."""
    old, new = definition(before), definition(after)
    if old != new:
        return new or old
    if not (before.as_of and before.as_of.end and after.as_of and after.as_of.end):
        return None
    for text in after.indicator.breaks:
        year = text[:4]
        if year.isdigit() and before.as_of.end.year < int(year) <= after.as_of.end.year:
            return text
    return None
