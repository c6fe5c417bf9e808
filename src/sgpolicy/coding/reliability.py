"""Coefficients of agreement between coders, of two or more, with intervals.

A unit is what the coders decided on: a mapping from coder to value. A coder without a decision is not in it.
Definitions: Holsti (1969), Scott (1955), Cohen (1960), Hayes and Krippendorff (2007), Krippendorff and Craggs (2016).
"""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from math import sqrt
from random import Random
from typing import Any

Unit = Mapping[str, Hashable]
Interval = tuple[float, float]
Metric = Callable[[Counter[Hashable]], Callable[[Hashable, Hashable], float]]
"""Makes the distance of two values, from how often each value was given."""
_NORMAL = 1.959964
_RESAMPLES = 1000


def _differ(one: Hashable, two: Hashable) -> float:
    return float(one != two)


def nominal(_: Counter[Hashable]) -> Callable[[Hashable, Hashable], float]:
    """Return the distance of names: equal or not."""
    return _differ


def sets(_: Counter[Hashable]) -> Callable[[Hashable, Hashable], float]:
    """Return the distance of sets of names: the share of all that only one of them has (Jaccard)."""

    def distance(one: Any, two: Any) -> float:  # noqa: ANN401 - frozensets
        return 1 - len(one & two) / len(one | two) if one or two else 0.0

    return distance


def ordinal(order: Sequence[Hashable]) -> Metric:
    """Return the metric of ranks: how many of the values given lie between two, squared."""

    def metric(given: Counter[Hashable]) -> Callable[[Hashable, Hashable], float]:
        below, total = {}, 0.0
        for value in order:
            below[value] = total + given[value] / 2
            total += given[value]
        return lambda one, two: (below[one] - below[two]) ** 2

    return metric


def counted(units: Collection[Unit]) -> tuple[int, int]:
    """Return how many pairs of decisions are equal, and how many there are, over all pairs of coders."""
    pairs = [one == two for unit in units for one, two in combinations(unit.values(), 2)]
    return sum(pairs), len(pairs)


def wilson(same: int, pairs: int) -> Interval | None:
    """Return the 95 % interval of a share (Wilson 1927); None without a pair."""
    if not pairs:
        return None
    part, square = same / pairs, _NORMAL**2
    middle = part + square / (2 * pairs)
    half = _NORMAL * sqrt(part * (1 - part) / pairs + square / (4 * pairs**2))
    return max(0.0, (middle - half) / (1 + square / pairs)), min(1.0, (middle + half) / (1 + square / pairs))


def holsti(units: Collection[Unit]) -> Fraction | None:
    """Return 2M / (N1 + N2), where a unit that one coder alone has counts against; the mean over pairs of coders."""
    found = []
    for one, two in combinations(_coders(units), 2):
        decisions = sum((one in unit) + (two in unit) for unit in units)
        same = sum(one in unit and two in unit and unit[one] == unit[two] for unit in units)
        found.append(Fraction(2 * same, decisions) if decisions else Fraction(0))
    return _mean(found)


def scott(units: Collection[Unit]) -> Fraction | None:
    """Return Scott's pi, the mean over pairs of coders; None if chance alone would give full agreement."""
    return _mean([_corrected(pairs, pooled=True) for pairs in _pairs(units)])


def cohen(units: Collection[Unit]) -> Fraction | None:
    """Return Cohen's kappa, the mean over pairs of coders; None if chance alone would give full agreement."""
    return _mean([_corrected(pairs, pooled=False) for pairs in _pairs(units)])


def krippendorff(units: Collection[Unit], metric: Metric = nominal) -> float | None:
    """Return Krippendorff's alpha; None if all values given are equal, or no unit has two."""
    terms = _disagreements(units, metric)
    return 1 - sum(terms) if terms else None


def resampled(units: Collection[Unit], metric: Metric = nominal) -> Interval | None:
    """Return the 95 % interval of alpha: units drawn again with replacement, 1,000 times, always the same draws.

    What chance would give is that of the whole sample, as in Krippendorff's own procedure.
    """
    terms = _disagreements(units, metric)
    if not terms:
        return None
    dice = Random(0)  # noqa: S311 - a draw that anybody can repeat
    found = sorted(1 - sum(dice.choices(terms, k=len(terms))) for _ in range(_RESAMPLES))
    return found[round(0.025 * (_RESAMPLES - 1))], found[round(0.975 * (_RESAMPLES - 1))]


def _disagreements(units: Collection[Unit], metric: Metric) -> list[float]:
    """Return what each unit with two values or more takes off alpha; nothing if there is no disagreement to expect."""
    kept = [Counter(unit.values()) for unit in units if len(unit) > 1]
    given: Counter[Hashable] = Counter()
    for values in kept:
        given.update(values)
    distance = metric(given)
    expected = _spread(given, distance) / (given.total() - 1) if given else 0.0
    return [_spread(values, distance) / (values.total() - 1) / expected for values in kept] if expected else []


def _spread(values: Counter[Hashable], distance: Callable[[Hashable, Hashable], float]) -> float:
    """Return the sum of the distances of all ordered pairs of values."""
    if distance is _differ:  # of names there may be hundreds
        return float(values.total() ** 2 - sum(n * n for n in values.values()))
    return 2 * sum(values[one] * values[two] * distance(one, two) for one, two in combinations(values, 2))


def _coders(units: Collection[Unit]) -> list[str]:
    return list(dict.fromkeys(coder for unit in units for coder in unit))


def _pairs(units: Collection[Unit]) -> list[list[tuple[Hashable, Hashable]]]:
    """Return for each two coders the values that they gave to the same units."""
    return [
        [(unit[one], unit[two]) for unit in units if one in unit and two in unit]
        for one, two in combinations(_coders(units), 2)
    ]


def _corrected(pairs: Sequence[tuple[Hashable, Hashable]], *, pooled: bool) -> Fraction | None:
    """Return agreement beyond chance, which takes the values of both coders together, or of each by itself."""
    if not pairs:
        return None
    count = len(pairs)
    left, right = Counter(one for one, _ in pairs), Counter(two for _, two in pairs)
    if pooled:
        both = left + right
        chance = sum((Fraction(n, 2 * count) ** 2 for n in both.values()), Fraction(0))
    else:
        chance = sum((Fraction(left[value] * right[value], count * count) for value in left), Fraction(0))
    same = Fraction(sum(one == two for one, two in pairs), count)
    return None if chance == 1 else (same - chance) / (1 - chance)


def _mean(found: Sequence[Fraction | None]) -> Fraction | None:
    known = [one for one in found if one is not None]
    return sum(known, Fraction(0)) / len(known) if known else None
