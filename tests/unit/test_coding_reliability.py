"""Coefficients of agreement, against published examples and by hand."""

from fractions import Fraction
from typing import Any

import pytest

from sgpolicy.coding.reliability import (
    Metric,
    cohen,
    counted,
    holsti,
    krippendorff,
    nominal,
    ordinal,
    resampled,
    scott,
    sets,
    wilson,
)

# Krippendorff (2011), "Computing Krippendorff's alpha-reliability": four observers, twelve units.
GIVEN = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
UNITS: list[dict[str, Any]] = [
    {coder: value for coder, value in zip("abcd", values, strict=True) if value != "."}
    for values in zip(*GIVEN, strict=True)
]


@pytest.mark.parametrize(("metric", "alpha"), [(nominal, 0.743), (ordinal("12345"), 0.815)])
def test_alpha_is_as_published(metric: Metric, alpha: float) -> None:
    """Nominal and ordinal."""
    assert krippendorff(UNITS, metric) == pytest.approx(alpha, abs=0.0005)


def two(*pairs: tuple[Any, Any]) -> list[dict[str, Any]]:
    """Return units of two coders; None for a coder without a decision."""
    return [{coder: one for coder, one in zip("ab", pair, strict=True) if one is not None} for pair in pairs]


def test_two_coders_by_hand() -> None:
    """Ten units, eight alike: chance is 0.5 for kappa's margins, 0.505 for pi's."""
    units = two(*[("x", "x")] * 4, *[("y", "y")] * 4, ("x", "y"), ("x", "y"))

    assert Fraction(*counted(units)) == Fraction(4, 5)
    assert cohen(units) == (Fraction(4, 5) - Fraction(48, 100)) / (1 - Fraction(48, 100))
    assert scott(units) == (Fraction(4, 5) - Fraction(1, 2)) / Fraction(1, 2)
    assert holsti(units) == Fraction(4, 5)


def test_holsti_counts_what_one_coder_alone_has() -> None:
    """Two agreements of six decisions."""
    assert holsti(two(("x", "x"), ("x", None), (None, "y"), ("y", "y"))) == Fraction(4, 6)


def test_means_over_three_coders() -> None:
    """Pairs of coders count alike."""
    units = [{"a": "x", "b": "x", "c": "y"}, {"a": "y", "b": "y", "c": "y"}]

    assert Fraction(*counted(units)) == Fraction(4, 6)
    assert holsti(units) == Fraction(2, 3)
    assert cohen(units) == Fraction(1, 3)  # a with b 1, with c 0; b with c 0


def test_sets_agree_in_part() -> None:
    """One of two names shared is half a disagreement."""
    one, both, none = frozenset("x"), frozenset("xy"), frozenset[str]()
    apart = krippendorff(two((one, both), (one, one), (both, both)), sets)
    equal = krippendorff(two((one, one), (none, none)), sets)

    assert apart is not None
    assert 0 < apart < 1
    assert equal == 1


@pytest.mark.parametrize("units", [[], two(("x", None)), two(("x", "x"), ("x", "x"))])
def test_where_nothing_can_be_said(units: list[dict[str, Any]]) -> None:
    """Without two values, or with one value only, chance explains everything."""
    assert (krippendorff(units), scott(units), cohen(units), resampled(units)) == (None, None, None, None)


def test_intervals_hold_the_figure_and_are_always_the_same() -> None:
    """The draws have a fixed seed."""
    alpha, found = krippendorff(UNITS), resampled(UNITS)

    assert alpha is not None
    assert found is not None
    assert found[0] < alpha < found[1] <= 1
    assert found == resampled(UNITS)
    assert wilson(0, 0) is None
    assert wilson(90, 100) == pytest.approx((0.8256, 0.9448), abs=0.0001)
    assert wilson(10, 10) == pytest.approx((0.7225, 1.0), abs=0.0001)
