"""The picture of portfolios: sizes and indices; what is not defined is not drawn."""

import pytest
from tests.unit.drawn import rows, words
from tests.unit.table_measures import AWARD, FUNDING, PASSAGES, TRAINING, measure
from tests.unit.table_records import JILIN, REGIONS

from sgpolicy import FieldError
from sgpolicy.analysis.portfolio import portfolio

MEASURES = [
    measure("a", TRAINING),
    measure("b", TRAINING),
    measure("c", FUNDING),
    measure("d", AWARD, region=JILIN),
    measure("e", AWARD, at=PASSAGES),
]


def test_each_portfolio_has_its_measures_and_instruments() -> None:
    """In the order of the table."""
    found = portfolio(MEASURES)
    bars = rows(found.plot(), "measures")

    assert [(row["of"], row["measures"], row["instruments"]) for row in bars] == [
        (str(row.of), row.size, row.instruments) for row in found
    ]
    assert bars[0]["x2"] < bars[1]["x2"]


def test_indices_that_are_not_defined_are_counted_and_not_drawn() -> None:
    """Never as 0."""
    found = portfolio(MEASURES)
    made = found.plot()
    dots = {(row["of"], row["index"]): row["value"] for row in rows(made, "index")}

    assert dots == {
        ("220000", "gini_simpson"): 0,
        ("230000", "gini_simpson"): pytest.approx(4 / 9, abs=1e-4),
        ("230000", "evenness"): pytest.approx(0.9183, abs=1e-4),
    }
    assert "not defined, so not drawn: 3 indices" in words(made)


def test_places_without_measures_are_unknown() -> None:
    """They are named, with n of N."""
    made = portfolio(MEASURES, regions=REGIONS).plot()

    assert "2 of 5; 4 of 5 measures, 1 of 2 documents coded whole" in words(made)
    assert "unknown: 中国, 新疆, The Corps" in words(made)
    assert "黑龙江: 3 measures, 2 instruments, Gini-Simpson 0.44" in made.alt


def test_an_empty_table_has_no_picture() -> None:
    """There is nothing to draw."""
    with pytest.raises(FieldError, match="no measure was counted"):
        portfolio([]).plot()
