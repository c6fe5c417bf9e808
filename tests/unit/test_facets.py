"""Facets: the values that a measure has, by name."""

import pytest
from tests.unit.table_measures import CHILDREN, ELDERLY, PURCHASE, TRAINING, measure
from tests.unit.table_records import CHINA, CORPS, HARBIN, HEILONGJIANG, document

from sgpolicy import BodyKind, Commitment, DocumentForm, Name
from sgpolicy.analysis.facets import FACETS, NONE, Value, facet, levels
from sgpolicy.model.terms import Body

OFFICE = Body(id="office", name=Name(zh="厅", en="office"), kind=BodyKind.GOVERNMENT, region=HEILONGJIANG)
CENTRE = Body(id="centre", name=Name(zh="部", en="centre"), kind=BodyKind.PARTY, region=CHINA)
NOWHERE = Body(id="nowhere", name=Name(zh="群", en="nowhere"), kind=BodyKind.GROUP)
DOCUMENT = document("doc", known="2011-12-21", region=HEILONGJIANG, form=DocumentForm.OPINIONS, issuer=OFFICE)
MEASURE = measure(
    "m", TRAINING, at=DOCUMENT, region=HARBIN, when="2012/2015", commitment=Commitment.MUST,
    actors=(OFFICE, NOWHERE), domains=(CHILDREN, ELDERLY),
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("rothwell_zegveld", ["supply"]),
        ("hood", [None]),
        ("mcdonnell_elmore", [None]),
        ("talent_cycle", ["cultivation"]),
        ("instrument", ["training"]),
        ("broad_instrument", ["training"]),
        ("domain", ["children", "elderly"]),
        ("broad_domain", ["children", "elderly"]),
        ("setting", [None]),
        ("actor", ["office", "nowhere"]),
        ("actor_kind", ["government", "group"]),
        ("status", ["required"]),
        ("commitment", ["must"]),
        ("region", ["230100"]),
        ("province", ["230000"]),
        ("document", ["doc"]),
        ("document_kind", ["report"]),
        ("document_form", ["opinions"]),
        ("issuer_level", ["province"]),
        ("year", ["2015"]),
        ("document_year", ["2011"]),
    ],
)
def test_each_facet_has_its_values(name: str, keys: list[str | None]) -> None:
    """Several where a measure has several, none where it has none."""
    assert [value.key for value in facet(name).values(MEASURE, TRAINING)] == keys


def test_every_facet_is_tested() -> None:
    """The list above is complete."""
    assert len(FACETS) == 21


def test_words_keep_their_order_and_none_comes_last() -> None:
    """Of a typology all are shown; of other vocabularies those that occur; terms by how often they do."""
    supply, use = FACETS["rothwell_zegveld"].values(MEASURE, TRAINING)[0], facet("commitment").words[0]
    a, b = (Value(key=key, zh=key, en=key) for key in "ab")

    assert [str(v) for v in FACETS["rothwell_zegveld"].ordered({NONE: 1, supply: 1})] == [
        "supply",
        "environment",
        "demand",
        "none",
    ]
    assert [str(v) for v in FACETS["commitment"].ordered({use: 2})] == ["must"]
    assert [str(v) for v in FACETS["domain"].ordered({a: 1, NONE: 9, b: 2})] == ["b", "a", "none"]
    assert (supply.label, supply.head, a.label, repr(a)) == ("supply 供给型", "supply", "a", "<Value a a>")


def test_the_level_is_that_of_the_highest_issuer() -> None:
    """Else of the region where the document applies; an issuer without a region says nothing."""
    joint = document("a", region=HARBIN, issuer=OFFICE, issuers=(OFFICE, CENTRE))

    assert [str(levels(one)) for one in (joint, document("b", issuer=OFFICE), document("c", region=HARBIN))] == [
        "country",
        "province",
        "prefecture",
    ]
    assert levels(document("d", issuer=NOWHERE)) is None


def test_a_place_in_the_corps_counts_as_the_corps() -> None:
    """And the typologies depend on the instrument that is asked about."""
    corps = measure("c", TRAINING, PURCHASE, region=CORPS)

    assert [v.key for v in facet("province").values(corps, TRAINING)] == ["660000"]
    assert [v.key for v in facet("talent_cycle").values(corps, PURCHASE)] == ["use"]
