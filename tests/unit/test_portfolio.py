"""Portfolios: how many measures and instruments a place uses, how mixed, and how like others'."""

from decimal import Decimal
from fractions import Fraction

import pytest
from tests.unit.table_measures import AWARD, CHILDREN, ELDERLY, FUNDING, PASSAGES, TRAINING, measure
from tests.unit.table_records import HARBIN, JILIN, REGIONS

from sgpolicy import Catalog, FieldError
from sgpolicy.analysis.portfolio import portfolio
from sgpolicy.display import width

MEASURES = [
    measure("a", TRAINING, AWARD, domains=(ELDERLY,)),
    measure("b", TRAINING, domains=(CHILDREN,)),
    measure("c", FUNDING, region=HARBIN),
    measure("d", TRAINING, region=JILIN),
    measure("e", AWARD, region=None),
    measure("f", AWARD, at=PASSAGES),
]


def test_a_portfolio_counts_measures_instruments_and_targets() -> None:
    """Places in a province count for it."""
    found = portfolio(MEASURES)
    heilongjiang = found[1]

    assert [(str(one.of), one.size, one.instruments, one.targets) for one in found] == [
        ("220000", 1, 1, 0),
        ("230000", 3, 2, 2),
    ]
    assert heilongjiang.counts == {"training": 2, "funding": 1}
    assert heilongjiang.spaces == (("children", "training"), ("elderly", "training"))
    assert (heilongjiang.gini_simpson, heilongjiang.aid, heilongjiang.without_target) == (
        Fraction(4, 9),
        Fraction(0),
        1,
    )
    assert [m.id for m in found.without] == ["whole/e"]
    assert repr(heilongjiang) == "<Portfolio 230000: 3 measures, 2 instruments>"


def test_all_instruments_may_count() -> None:
    """Each of a measure's instruments, on each of its targets."""
    found = portfolio(MEASURES, count="all")[1]

    assert found.counts == {"training": 2, "award": 1, "funding": 1}
    assert (found.size, found.aid) == (3, Fraction(1, 2))


def test_rows_are_rounded_and_say_what_is_not_defined() -> None:
    """None, where there is nothing to divide by."""
    row = portfolio(MEASURES).to_dicts()[0]

    assert (row["gini_simpson"], row["shannon"], row["evenness"], row["aid"]) == (
        0.0, 0.0, None, None,
    )  # fmt: skip
    assert row["counts"] == ["training: 1"]


def test_a_place_without_measures_is_unknown() -> None:
    """It is named, never given a 0."""
    found = portfolio(MEASURES, regions=REGIONS)

    assert [region.code for region in found.unknown] == ["100000", "650000", "660000"]
    assert found.title == "Portfolios by province: 2 of 5; 5 of 6 measures, 1 of 2 documents"
    assert any(note.startswith("unknown, as no measure of theirs counts: ") for note in found.notes)


def test_pairs_are_compared_once() -> None:
    """By the instruments that both use."""
    likeness = portfolio(MEASURES).similarity()
    pair = likeness[0]

    assert (len(likeness), pair.both) == (1, ("training",))
    assert (pair.jaccard, pair.dice, pair.overlap) == (Fraction(1, 2), Fraction(2, 3), Fraction(1))
    assert round(pair.cosine or 0, 4) == Decimal("0.8944")  # 2 / sqrt(5)
    assert repr(pair) == "<Likeness 220000 230000: 1 instrument in common>"
    assert likeness.to_dicts()[0]["cosine"] == 0.8944


def test_the_matrix_is_symmetric_with_ones() -> None:
    """By any of the four methods; another is refused."""
    likeness = portfolio(MEASURES).similarity()

    assert likeness.matrix("dice") == [
        {"of": "220000", "220000": 1.0, "230000": 0.6667},
        {"of": "230000", "220000": 0.6667, "230000": 1.0},
    ]
    with pytest.raises(FieldError, match="method is 'euclid'; it is one of jaccard, dice, overlap, cosine"):
        likeness.matrix("euclid")


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"by": "hood"}, "hood is a facet of instruments, which portfolios consist of; take by='province'"),
        ({"targets": "instrument"}, "take targets='domain'"),
        ({"count": "some"}, "count is 'some'"),
    ],
)
def test_wrong_choices_are_refused(asked: dict[str, str], message: str) -> None:
    """With what would be right."""
    with pytest.raises(FieldError, match=message):
        portfolio(MEASURES, **asked)  # type: ignore[arg-type]


def test_the_catalog_shows_it_in_80_columns(shipped: Catalog) -> None:
    """As text and as HTML; a part of the country has no list of the rest."""
    found = shipped.portfolio()

    assert max(map(width, repr(found).splitlines())) <= 80
    assert max(map(width, repr(found.similarity()).splitlines())) <= 80
    assert f"<caption>{found.title}</caption>" in found._repr_html_()
    assert shipped.portfolio(within="吉林").unknown == ()
    assert shipped.measures.portfolio().rows == found.rows
