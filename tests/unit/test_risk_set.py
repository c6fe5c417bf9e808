"""Risk sets: rows for event history analysis, in which what is unknown is never 0."""

from typing import Any

import pytest
from tests.unit.table_measures import EARLIER, measure
from tests.unit.table_records import CHINA, CORPS, JILIN, REGIONS

from sgpolicy import FieldError, NotComparableError
from sgpolicy.analysis.adoptions import adoptions

DATES = adoptions(
    "policy",
    [measure("a", at=EARLIER), measure("b", region=JILIN), measure("n", region=CHINA, when="2011")],
    REGIONS,
)


def test_a_province_has_a_row_a_year_until_it_adopts() -> None:
    """0 until the year of adoption, 1 in it, then nothing; the nation's own date beside."""
    rows = DATES.risk_set(start=2010, end=2013, require=2, before="zero")

    assert [(r.region.code, r.year, r.at_risk, r.adopted, r.years_at_risk, r.central) for r in rows] == [
        ("220000", 2010, True, False, 1, False),
        ("220000", 2011, True, False, 2, True),
        ("220000", 2012, True, True, 3, True),
        ("230000", 2010, True, True, 1, False),
    ]
    assert rows.title == "Risk set of policy, 2010 to 2013: 4 rows, 2 of 4 provinces and the Corps dated, 2 events"
    assert repr(rows[2]) == "<RiskYear 吉林省 2012: 1>"


def test_what_is_unknown_is_left_out_or_stays_unknown() -> None:
    """It never becomes a 0."""
    dropped = DATES.risk_set(start=2010, end=2011, require=2)
    kept = DATES.risk_set(start=2010, end=2011, require=2, unknown="keep")
    row = next(row for row in kept.to_dicts() if row["region"] == "660000")

    assert [(region.code, why) for region, why in dropped.left_out] == [("650000", "unknown"), ("660000", "unknown")]
    assert {(r.at_risk, r.adopted, r.years_at_risk) for r in kept if r.region == CORPS} == {(None, None, None)}
    assert (row["adopted"], row["at_risk"], row["central"], row["record"]) == (None, None, 0, None)
    assert {r.adopted for r in kept if r.adoption is None} == {None}


def test_years_before_the_first_date_are_unknown_unless_you_say_so() -> None:
    """It may have adopted before the first document that we know."""
    rows = DATES.risk_set(start=2011, end=2012, require=2)

    assert [(r.region.code, r.year, r.at_risk, r.adopted) for r in rows] == [
        ("220000", 2011, None, None),
        ("220000", 2012, True, True),
    ]
    assert rows.notes[0] == "? is unknown: no document says that a province did not have it"
    assert DATES.risk_set(start=2011, end=2012, require=2, before="zero").notes[0].startswith("a 0 rests on your word")


def test_a_province_that_adopted_before_is_not_at_risk() -> None:
    """One that adopts after the end has a 0 in every year; without a nation its column is unknown."""
    rows = adoptions("p", [measure("a", at=EARLIER), measure("b", region=JILIN)], REGIONS).risk_set(
        start=2011, end=2011, require=1, before="zero"
    )

    assert [(r.region.code, r.adopted, r.central) for r in rows] == [("220000", False, None)]
    assert ("230000", "adopted before 2011") in [(region.code, why) for region, why in rows.left_out]


def test_neighbours_are_counted_by_the_users_own_list() -> None:
    """Those that adopted before the year, and those of which nothing is known."""
    near = {"220000": ["230000", "650000"]}
    rows = DATES.risk_set(start=2010, end=2012, require=2, neighbours=near)

    assert [(r.neighbours, r.neighbours_adopted, r.neighbours_unknown) for r in rows] == [
        (2, 0, 1),
        (2, 1, 1),
        (2, 1, 1),
        (0, 0, 0),
    ]
    assert DATES.risk_set(start=2010, end=2010, require=2)[0].neighbours is None


@pytest.mark.parametrize(
    ("asked", "error", "message"),
    [
        ({"require": 3}, NotComparableError, "2 of 4 provinces and the Corps have a date of policy, but require=3"),
        ({"unknown": "zero"}, FieldError, "unknown is 'zero', not 'drop' or 'keep'"),
        ({"before": "0"}, FieldError, "before is '0', not 'unknown' or 'zero'"),
        ({"end": 2009}, FieldError, "the risk set ends in 2009, before it starts in 2010"),
        ({"start": "2010"}, TypeError, "start takes a whole number, not str: '2010'"),
        ({"neighbours": ["220000"]}, TypeError, "neighbours takes codes with lists of codes"),
        ({"neighbours": {"220000": "230000"}}, TypeError, r"neighbours\['220000'\] takes a list of codes"),
        ({"neighbours": {"吉林": ["230000"]}}, FieldError, "neighbours has '吉林', which is no code; give codes"),
        ({"neighbours": {"220000": ["黑龙江"]}}, FieldError, "neighbours has '黑龙江', which is no code; give codes"),
    ],
)
def test_wrong_choices_are_refused(asked: dict[str, Any], error: type[Exception], message: str) -> None:
    """With what would be right."""
    with pytest.raises(error, match=message):
        DATES.risk_set(**{"start": 2010, "end": 2012, "require": 2, **asked})


def test_nothing_known_makes_no_risk_set() -> None:
    """Whatever is required."""
    with pytest.raises(NotComparableError, match="0 of 4 provinces and the Corps"):
        adoptions("p", [], REGIONS).risk_set(start=2010, end=2012, require=0)


def test_the_rows_are_shown_with_what_was_left_out() -> None:
    """A ? where it is unknown."""
    rows = DATES.risk_set(start=2011, end=2012, require=2, unknown="keep")

    assert ["兵团", "2011", "?", "?", "?", "1"] in [line.split() for line in repr(rows).splitlines()]
    assert "left out, adopted before 2011: 黑龙江" in repr(rows)
    assert "nation: 2011 (whole/n)" in repr(DATES)
