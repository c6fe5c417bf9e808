"""Measures of diversity and likeness of counts, each with its formula."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from sgpolicy.analysis.ratios import log2, rounded, square_root

Counts = Mapping[str, int]
_PLACES = 15
Space = tuple[str, str]
"""A target of policy and an instrument that is used on it."""


def gini_simpson(counts: Sequence[int]) -> Fraction | None:
    """Return 1 - sum(p_i^2), p_i the share of instrument i: the chance that two draws, put back, differ.

    Gini (1912, Variabilità e mutabilità); Simpson (1949, Nature 163:688). From 0, one instrument alone, to
    1 - 1/S with S instruments used alike. None where nothing is counted.
    """
    total = sum(counts)
    return 1 - Fraction(sum(count * count for count in counts), total * total) if total else None


def shannon(counts: Sequence[int]) -> Decimal | None:
    """Return -sum(p_i log2 p_i), in bits, from 0 to log2 S; to 15 places.

    Shannon (1948, Bell System Technical Journal 27:379-423). None where nothing is counted.
    """
    bits = _bits(counts)
    return None if bits is None else rounded(bits, places=_PLACES)


def evenness(counts: Sequence[int]) -> Decimal | None:
    """Return the Shannon index over its greatest value, log2 S: 1 where all S instruments are used alike.

    Pielou (1966, Journal of Theoretical Biology 13:131-144). None with fewer than two instruments, where
    the formula divides by 0.
    """
    used = sum(count > 0 for count in counts)
    bits = _bits(counts)
    if used < 2 or bits is None:  # noqa: PLR2004 - log2(1) is 0
        return None
    return rounded(bits / Fraction(log2(used)), places=_PLACES)


def _bits(counts: Sequence[int]) -> Fraction | None:
    """Return log2 N - sum(n_i log2 n_i) / N, which is the Shannon index of counts n_i that sum to N."""
    total = sum(counts)
    if not total:
        return None
    parts = sum((count * Fraction(log2(count)) for count in counts if count), Fraction(0))
    return Fraction(log2(total)) - parts / total


def average_instrument_diversity(spaces: Iterable[Space]) -> Fraction | None:
    """Return the chance that two policies on different targets use different instruments.

    For each pair of a target and an instrument that is used on it, the share of other instruments
    among the pairs of all other targets; then the mean of these. Fernández-i-Marín, Knill and Steinebach
    (2021, American Political Science Review 115(3):931-947). From 0, one instrument
    on every target, to 1, no instrument on two. None with fewer than two targets, where there
    is nothing to draw (the authors' own program gives 0 there).
    """
    held = set(spaces)
    targets: dict[str, set[str]] = {}
    uses: dict[str, int] = {}
    for target, instrument in held:
        targets.setdefault(target, set()).add(instrument)
        uses[instrument] = uses.get(instrument, 0) + 1
    if len(targets) < 2:  # noqa: PLR2004 - two are compared
        return None
    found = Fraction(0)
    for target, instrument in held:
        others = len(held) - len(targets[target])
        same = uses[instrument] - 1
        found += Fraction(others - same, others)
    return found / len(held)


def jaccard(first: Counts, second: Counts) -> Fraction | None:
    """Return instruments that both use over those that either uses (Jaccard 1901); None where neither uses any."""
    both, either = len(first.keys() & second.keys()), len(first.keys() | second.keys())
    return Fraction(both, either) if either else None


def dice(first: Counts, second: Counts) -> Fraction | None:
    """Return twice the instruments that both use over the sum of each (Dice 1945, Sørensen 1948)."""
    total = len(first) + len(second)
    return Fraction(2 * len(first.keys() & second.keys()), total) if total else None


def overlap(first: Counts, second: Counts) -> Fraction | None:
    """Return instruments that both use over those of the one that uses fewer (Szymkiewicz 1934, Simpson 1943)."""
    fewer = min(len(first), len(second))
    return Fraction(len(first.keys() & second.keys()), fewer) if fewer else None


def cosine(first: Counts, second: Counts) -> Decimal | None:
    """Return the cosine of the two vectors of counts (Salton and McGill 1983), which weighs how often each is used."""
    squares = sum(n * n for n in first.values()) * sum(n * n for n in second.values())
    if not squares:
        return None
    product = sum(first[name] * second[name] for name in first.keys() & second.keys())
    return rounded(product / Fraction(square_root(squares)), places=_PLACES)
