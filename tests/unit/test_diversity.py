"""Measures of diversity against numbers worked by hand and published ones."""

from decimal import Decimal
from fractions import Fraction

import pytest

from sgpolicy.analysis import diversity

# Instruments (rows) by targets (columns), as in the figures of Fernández-i-Marín, Knill and Steinebach 2021: the same
# instrument everywhere, another one for each target, and every instrument on every target.
SAME = [("t1", "a"), ("t2", "a"), ("t3", "a")]
TAILORED = [("t1", "a"), ("t2", "b"), ("t3", "c")]
FULL = [(t, i) for t in ("t1", "t2", "t3") for i in "abc"]


@pytest.mark.parametrize(
    ("counts", "gini", "bits", "even"),
    [
        ([], None, None, None),
        ([5], 0, 0, None),
        ([2, 2], Fraction(1, 2), 1, 1),
        ([1, 1, 1, 1], Fraction(3, 4), 2, 1),
        ([3, 1], Fraction(3, 8), Decimal("0.811278124459133"), Decimal("0.811278124459133")),  # 2 - 3/4 log2 3
        ([2, 1, 1], Fraction(5, 8), Decimal("1.5"), Decimal("0.946394630357186")),  # 1.5 / log2 3
    ],
)
def test_diversity_of_counts(counts: list[int], gini: object, bits: object, even: object) -> None:
    """By hand; None where the formula is not defined."""
    found = diversity.gini_simpson(counts), diversity.shannon(counts), diversity.evenness(counts)

    assert found == (gini, bits, even)


@pytest.mark.parametrize(
    ("spaces", "expected"),
    [
        ([], None),
        ([("t1", "a"), ("t1", "b")], None),
        (SAME, 0),
        (TAILORED, 1),
        (FULL, Fraction(2, 3)),
        # a on t1: of two spaces elsewhere (a, b) one differs; a on t2: of one, none; b on t2: of one, all.
        ([("t1", "a"), ("t2", "a"), ("t2", "b")], Fraction(1, 2)),
    ],
)
def test_average_instrument_diversity(spaces: list[tuple[str, str]], expected: object) -> None:
    """0 for one instrument on all targets, 1 for none on two; a space that is given twice counts once."""
    assert diversity.average_instrument_diversity([*spaces, *spaces]) == expected


def test_likeness_by_hand() -> None:
    """Two of three and of four instruments in common."""
    first, second = {"a": 3, "b": 4, "c": 0 + 1}, {"a": 4, "b": 3, "d": 1, "e": 1}

    assert diversity.jaccard(first, second) == Fraction(2, 5)
    assert diversity.dice(first, second) == Fraction(4, 7)
    assert diversity.overlap(first, second) == Fraction(2, 3)
    assert diversity.cosine({"a": 3, "b": 4}, {"a": 4, "b": 3}) == Decimal("0.96")  # 24 / 25
    assert diversity.cosine({"a": 1}, {"b": 1}) == 0


@pytest.mark.parametrize("measure", [diversity.jaccard, diversity.dice, diversity.overlap, diversity.cosine])
def test_nothing_is_like_nothing_in_no_way(measure: object) -> None:
    """Two empty portfolios have no likeness."""
    assert measure({}, {}) is None  # type: ignore[operator]
