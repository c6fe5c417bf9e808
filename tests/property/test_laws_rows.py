"""Laws of rows: JSON writes them, frames hold the same, exploding a list keeps the rest, bounds are outward."""

import json
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgpolicy import Catalog
from sgpolicy.analysis.ratios import ROW_DIGITS, in_row
from sgpolicy.catalog.collection import Collection
from sgpolicy.schema import CLASSES
from sgpolicy.testing.strategies import catalogs

NUMBERS = st.one_of(
    st.integers(), st.decimals(allow_nan=False, allow_infinity=False), st.fractions(max_denominator=10**20)
)


@given(NUMBERS)
def test_bounds_are_rounded_outward(number: Decimal | Fraction | int) -> None:
    """What is whole stays as it is."""
    lower, value, upper = (in_row(number, *way) for way in ((ROUND_FLOOR,), (), (ROUND_CEILING,)))
    low, middle, high = (Fraction(repr(one)) for one in (lower, value, upper))

    assert low <= Fraction(number) <= high
    assert low <= middle <= high
    assert not isinstance(number, int) or lower == value == upper == number


@given(st.integers(-(10**ROW_DIGITS), 10**ROW_DIGITS), st.integers(0, 200))
def test_a_number_that_a_float_holds_is_written_digit_for_digit(digits: int, places: int) -> None:
    """Up to 15 digits, wherever the point is."""
    number = Decimal(digits).scaleb(-places)

    for way in (ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_CEILING):
        assert Fraction(repr(in_row(number, way))) == Fraction(number)


@given(catalogs())
def test_rows_are_json(catalog: Catalog) -> None:
    """Rows of every type and of every analysis."""
    tables = [
        *(getattr(catalog, name) for name in CLASSES),
        *(catalog.progress(), catalog.observations.series(), catalog.coverage(), catalog.escalation()),
        *(catalog.lineage(), *(catalog.panel(indicator) for indicator in catalog.indicators[:3])),
    ]
    for table in tables:
        rows = table.to_dicts()
        assert rows == json.loads(json.dumps(rows, allow_nan=False))


@given(catalogs())
def test_frames_hold_the_rows(catalog: Catalog) -> None:
    """Values, order and names, for every type."""
    pl = pytest.importorskip("polars", reason="frames need the extra: pip install 'sgpolicy[frames]'")
    pytest.importorskip("pyarrow", reason="frames need the extra: pip install 'sgpolicy[frames]'")
    for name in CLASSES:
        items: Collection[Any] = getattr(catalog, name)
        frame = items.to_frame("polars")
        assert isinstance(frame, pl.DataFrame)
        assert items.to_dicts() == frame.to_dicts()


@given(catalogs())
def test_exploding_a_list_keeps_the_rest(catalog: Catalog) -> None:
    """Each row comes as often as its list is long, at least once, and its items in their order."""
    rows = catalog.measures.to_dicts()
    for key in ("instruments", "actors", "domains", "also", "inferred"):
        made = iter(catalog.measures.to_dicts(explode=key))
        for row in rows:
            parts = [next(made) for _ in row[key] or (None,)]
            rest = {name: value for name, value in row.items() if name != key}
            assert all({**rest, key: part[key], "position": part["position"]} == part for part in parts)
            assert [part[key] for part in parts] == (row[key] or [None])
            assert [part["position"] for part in parts] == ([*range(1, len(row[key]) + 1)] or [None])
        assert next(made, None) is None
