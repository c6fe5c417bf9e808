"""The cumulative curve of adoptions."""

from typing import Any

from attrs import frozen

from sgpolicy.analysis.facets import Value
from sgpolicy.analysis.listed import Result
from sgpolicy.analysis.noted import Noted
from sgpolicy.model.region import Region
from sgpolicy.model.said import Said
from sgpolicy.model.shown import one_line


@frozen(kw_only=True, repr=False)
class CurvePoint(Result):
    """How many provinces had the policy by the end of a year, as far as is known.

    Attributes:
        year: The year.
        new: The provinces that are first known to have it in that year.
        cumulative: How many had it by then.
        of: How many provinces there are; of the rest nothing is known.
    """

    year: int
    new: tuple[Region, ...]
    cumulative: int
    of: int

    def __repr__(self) -> str:
        return one_line(f"<CurvePoint {self.year}: {self.cumulative} of {self.of}>")

    def to_dict(self) -> dict[str, Any]:
        """Return one flat row."""
        return {
            "year": self.year,
            "new": len(self.new),
            "cumulative": self.cumulative,
            "of": self.of,
            "regions": [region.code for region in self.new],
        }


@frozen(kw_only=True, repr=False)
class Curve(Noted[CurvePoint]):
    """The cumulative curve of adoptions: a lower bound, as provinces of which nothing is known may have adopted.

    Attributes:
        rows: A point for each year, from the first adoption to the last.
        what: What was adopted.
        thing: The same with its names.
    """

    rows: tuple[CurvePoint, ...]
    what: str
    thing: Value

    @property
    def title(self) -> Said:
        """Return what was adopted, and by how many."""
        last = self.rows[-1] if self.rows else None
        if last is None:
            return Said("Curve of {what}: no date known", what=self.thing)
        n = last.cumulative
        return Said("Curve of {what}: {n} of {of} provinces and the Corps", what=self.thing, n=n, of=last.of)

    @property
    def notes(self) -> tuple[Said, ...]:
        """Return how the curve is to be read."""
        return (Said("at least so many by the end of each year; of the other provinces nothing is known"),)
