"""Escalation: a province's promise beside the nation's, and why two cannot be compared."""

from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from tests.unit.table_records import CERTIFIED, CHINA, CORPS, HARBIN, HEILONGJIANG, document, promised, seen

from sgpolicy import Catalog, Interval, Kind, Observation, Target
from sgpolicy.analysis.escalation import Pair, escalation
from sgpolicy.display import width

NATION = promised("1000人", "2020", CHINA, document=document("nation", known="2011"))


def pair(target: Target, *nations: Target, observed: tuple[Observation, ...] = ()) -> Pair:
    """Return the one pair."""
    [found] = escalation([target, *nations], observed)
    return found


def test_a_share_is_as_wide_as_the_hedges() -> None:
    """The wording of both stands beside it."""
    found = pair(promised("100多人", "2020-12"), NATION)
    flat = found.to_dict()

    assert found.share == Interval(lower=Decimal("0.1"), upper=Decimal("0.2"), lower_open=True, upper_open=True)
    assert (flat["as_stated"], flat["national_as_stated"]) == ("100多人", "1000人")
    assert (flat["qualifier"], flat["national_qualifier"]) == ("over", "exact")
    assert (flat["region"], flat["national"]) == ("230000", NATION.id)


@pytest.mark.parametrize(
    ("changed", "nation", "hindrance", "reason"),
    [
        ({"due": None}, {}, "no due date", "the target has no due date"),
        ({"due": "2015"}, {}, "other due year", "due 2015, but the nation's are due 2020"),
        ({"wording": "300人次"}, {}, "other unit", "in person-time, but the nation's are not"),
        ({"kind": Kind.FLOW}, {}, "level and flow", "a flow, but the nation's are not: one is a level"),
        ({"note": "definition: wide"}, {}, "other definition", "the target counts otherwise: wide"),
        ({}, {"note": "Definition: wide"}, "other definition", "the nation's count otherwise, as their notes say"),
        ({}, {"indicator": evolve(CERTIFIED, id="senior")}, "no national target", "the nation has no target of cert"),
        ({}, {}, "no baseline", "黑龙江 has no comparable observation of the time of doc"),
    ],
)
def test_what_cannot_be_compared_says_why(
    changed: dict[str, Any], nation: dict[str, Any], hindrance: str, reason: str
) -> None:
    """In a word, and in full."""
    given = {"wording": "100人", "due": "2020", **changed}
    found = pair(promised(given.pop("wording"), given.pop("due"), **given), evolve(NATION, **nation))

    assert str(found.hindrance) == hindrance
    assert (found.reason or "").startswith(reason)
    assert (found.share is None) is (hindrance != "no baseline")
    assert found.ratio is None


def test_growth_is_compared_with_the_nation_s() -> None:
    """From the last figure up to the document of each target; later ones are no baseline."""
    at = document("plan", known="2012")
    observed = (
        seen("100人", "2010-12", document=document("old")),
        seen("900人", "2019-12", document=document("late")),
        seen("500人", "2010-12", CHINA, document=document("both")),
    )
    found = pair(promised("400人", "2020-12", document=at), NATION, observed=observed)

    assert found.growth is not None
    assert found.national_growth is not None
    assert found.growth.lower == Decimal("0.1486")
    assert found.national_growth.lower == Decimal("0.0717")
    assert found.ratio is not None
    assert 2 < (found.ratio.lower or 0) <= (found.ratio.upper or 0) < 3
    assert (found.hindrance, found.reason) == (None, None)


def test_a_baseline_of_its_own_comes_first() -> None:
    """What the document itself starts from."""
    base = seen("200人", "2010-12")
    found = pair(promised("400人", "2020-12", baseline=base), NATION, observed=(seen("100人", "2011-12"),))

    assert found.growth is not None
    assert found.growth.lower == Decimal("0.0717")
    assert found.hindrance == "no baseline"
    assert "中国 has no comparable observation" in (found.reason or "")


def test_a_nation_that_need_not_grow_gives_no_ratio() -> None:
    """Nothing is a multiple of no growth."""
    observed = (seen("100人", "2010-12"), seen("1000人", "2010-12", CHINA))
    found = pair(promised("400人", "2020-12"), NATION, observed=observed)

    assert (found.hindrance, found.ratio) == ("no growth", None)


def test_the_best_supported_of_the_nation_s_targets_is_taken() -> None:
    """The others are listed."""
    copy = promised("1100人", "2020", CHINA, document=document("copy", grade="A"))
    found = pair(promised("100人", "2020"), NATION, copy)

    assert (found.national, found.others) == (copy, (NATION,))


def test_cities_have_no_pair_and_the_corps_has() -> None:
    """The nation is not set beside itself either."""
    targets = [NATION, *(promised("100人", "2020", place) for place in (HARBIN, CORPS, HEILONGJIANG, None))]

    assert [found.target.region for found in escalation(targets, [])] == [CORPS, HEILONGJIANG]


def test_the_table_fits(shipped: Catalog) -> None:
    """In 80 columns, with a row of each target."""
    found = shipped.escalation()
    of_one = shipped.escalation("certified-social-workers")

    assert max(map(width, repr(found).splitlines())) <= 80
    assert {p.target.indicator.id for p in of_one} == {"certified-social-workers"}
    assert set(of_one) < set(found)
    assert "<table " in found._repr_html_()
    assert all(row["hindrance"] or row["ratio_lower"] is not None for row in found.to_dicts())
    assert repr(found[0]).startswith("<Pair ")
