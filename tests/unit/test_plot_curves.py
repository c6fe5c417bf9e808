"""The picture of the curve of adoptions: a lower bound under a ceiling."""

import pytest
from tests.unit.drawn import marks, rows, words
from tests.unit.table_measures import measure
from tests.unit.table_records import JILIN, REGIONS

from sgpolicy import Catalog, FieldError
from sgpolicy.analysis.adoptions import adoptions


def test_the_curve_goes_up_to_what_is_known() -> None:
    """A step for each year; above it, up to the number of provinces, is the unknown."""
    found = adoptions("policy", [measure("a", when="2009"), measure("b", region=JILIN, when="2011")], REGIONS).curve()
    made = found.plot()
    unknown, known = marks(made, "area")

    assert [(row["year"], row["new"], row["cumulative"]) for row in rows(made, "cumulative")] == [
        (2009, 1, 1), (2010, 0, 1), (2011, 1, 2), (2012, 0, 2),
    ]  # fmt: skip
    assert (unknown["encoding"]["y2"], known["encoding"]["y2"]) == ({"field": "of"}, {"field": "floor"})
    assert {one["mark"]["interpolate"] for one in (unknown, known, *marks(made, "line"))} == {"step-after"}
    assert known["encoding"]["y"]["scale"]["domain"] == [0, 4]


def test_it_says_who_and_of_how_many() -> None:
    """Year by year, and that it is a lower bound."""
    made = adoptions("policy", [measure("a", when="2009")], REGIONS).curve().plot()

    assert "1 of 4 provinces by 2009" in words(made)
    assert "2009: 黑龙江" in words(made)
    assert "a lower bound" in made.alt


def test_without_a_date_there_is_no_curve() -> None:
    """And no picture."""
    with pytest.raises(FieldError, match="no date of policy is known"):
        adoptions("policy", [], REGIONS).curve().plot()


def test_the_shipped_curve_knows_the_name_and_the_documents(shipped: Catalog) -> None:
    """Of the table that it was made from."""
    found = shipped.adoptions("政府购买服务")

    assert found.curve().plot(lang="zh").title.startswith("政府购买服务")
    assert "bj-2023-minors" in words(found.curve().plot())
