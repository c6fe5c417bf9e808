"""Required paths: where a promise would stand between its start, its earlier stages and its due date."""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR
from fractions import Fraction
from itertools import pairwise

from attrs import frozen

from sgpolicy.analysis.growth import end_month, goal, point
from sgpolicy.analysis.ratios import blended
from sgpolicy.model.figure import Observation, Target
from sgpolicy.model.interval import Interval
from sgpolicy.model.period import Period
from sgpolicy.model.said import Said
from sgpolicy.model.shown import one_line
from sgpolicy.model.words import Bilingual


class PathForm(Bilingual):
    """How a path runs between two of its points."""

    COMPOUND = "compound", "复合增长"
    """The same growth each year, in percent."""
    LINEAR = "linear", "线性增长"
    """The same increase each year, in units."""


@frozen(kw_only=True, repr=False)
class Path:
    """What must be reached when, to keep a promise: from a start through earlier targets to the target.

    Attributes:
        form: How it runs between two points.
        points: The start, an observation or the first of the targets, and the targets, in order of time.
    """

    form: PathForm
    points: tuple[Observation | Target, ...]

    def at(self, when: Period | None) -> Interval | None:
        """Return where the path stands at the end of *when*, rounded outward to four places.

        None outside of the path, or where a point has no bounds, or is not above 0 in a compound one.
        """
        month = end_month(when)
        for first, last in pairwise(self.points):
            if end_month(first.when) <= month <= end_month(last.when):
                return self._between(first, last, month)
        return None

    def _between(self, first: Observation | Target, last: Observation | Target, month: int) -> Interval | None:
        start, end = _level(first), _level(last)
        bounds = (start.lower, end.lower, start.upper, end.upper)
        if any(bound is None or (bound <= 0 and self.form is PathForm.COMPOUND) for bound in bounds):
            return None
        share = Fraction(month - end_month(first.when), end_month(last.when) - end_month(first.when))
        low, low_end, high, high_end = (Fraction(bound) for bound in bounds if bound is not None)
        linear = self.form is PathForm.LINEAR
        return Interval(
            lower=blended(low, low_end, share, ROUND_FLOOR, linear=linear),
            upper=blended(high, high_end, share, ROUND_CEILING, linear=linear),
        )

    @property
    def said(self) -> tuple[Said, ...]:
        """What is reached when at each point, as in 200000 person in 2011."""
        return tuple(Said("{number} in {when}", number=one.quantity, when=one.when) for one in self.points)

    def __str__(self) -> str:
        """Return the points, as in 200000 person in 2011, 500000 person in 2015."""
        return ", ".join(self.said)

    def __repr__(self) -> str:
        return one_line(f"<Path {self.form}: {self}>")


def path_to(
    target: Target, targets: Iterable[Target], start: Observation | None, form: PathForm = PathForm.COMPOUND
) -> Path | None:
    """Return the path to *target*.

    Args:
        target: A target with a due date.
        targets: Any targets; those of the same document, indicator, region, unit and kind that fall due
            before it are stages on the way.
        start: Where the path starts; None to start at the first stage.
        form: How it runs between two points.

    Returns:
        The path; None if *target* has no due date, or nothing on the way to it is known.
    """
    stages = {end_month(one.due): one for one in targets if _is_stage(one, target)}
    first = [start] if start is not None and 0 < end_month(start.as_of) < end_month(target.due) else []
    begun = end_month(first[0].as_of) if first else 0
    later = [stages[month] for month in sorted(stages) if month > begun]
    points: tuple[Observation | Target, ...] = (*first, *later, target)
    return Path(form=form, points=points) if end_month(target.due) and len(points) > 1 else None


def _is_stage(one: Target, target: Target) -> bool:
    return (
        0 < end_month(one.due) < end_month(target.due)
        and one.region == target.region
        and one.document == target.document
        and (one.indicator, one.quantity.unit, one.kind) == (target.indicator, target.quantity.unit, target.kind)
    )


def _level(one: Observation | Target) -> Interval:
    """Return what an observation says, or the least that keeps a promise."""
    return goal(one.quantity) if isinstance(one, Target) else point(one.quantity)
