"""Strength: form and level of a document times the force of its clauses, by the user's own scores."""

from fractions import Fraction
from typing import Any

import pytest
from tests.unit.table_measures import measure
from tests.unit.table_records import CHINA, HEILONGJIANG, document

from sgpolicy import Catalog, Commitment, DocumentForm, DocumentKind, FieldError, UnknownTermError
from sgpolicy.analysis.scores import Scores
from sgpolicy.analysis.strength import strength
from sgpolicy.model.document import Document


def policy(id: str, region: Any = HEILONGJIANG, **more: Any) -> Document:  # noqa: A002, ANN401
    """Return a notice."""
    from attrs import evolve  # noqa: PLC0415

    made = document(id, known=more.pop("known", "2012"), region=region, form=more.pop("form", DocumentForm.OPINIONS))
    return evolve(made, kind=DocumentKind.NOTICE, **more)


SCORES: dict[str, dict[str, float]] = {
    "form": {"意见": 3, "notice": 1},
    "level": {"country": 5, "province": 2},
    "commitment": {"must": 4, "plan": 1.5},
}
ONE, TWO, NATION = policy("one"), policy("two", form=DocumentForm.NOTICE), policy("nation", CHINA, known="2011")
MEASURES = [
    measure("a", at=ONE, commitment=Commitment.MUST),
    measure("b", at=ONE, commitment=Commitment.PLAN),
    measure("c", at=ONE),
    measure("d", at=TWO, commitment=Commitment.PLAN),
    measure("e", at=NATION, commitment=Commitment.MUST),
    measure("f"),
]


def test_power_times_the_force_of_the_clauses() -> None:
    """(form 3 x level 2) x (must 4 + plan 1.5); a clause without a word counts for nothing."""
    found = strength(MEASURES, scores=SCORES)
    one = found[1]

    scored: list[Any] = [(s.document.id, s.power, s.force, s.total) for s in found]
    assert scored == [
        ("nation", 15, 4, 60),
        ("one", 6, Fraction(11, 2), 33),
        ("two", 2, Fraction(3, 2), 3),
    ]
    assert (one.mean, [m.id for m in one.unscored]) == (Fraction(33, 2), ["one/c"])
    assert [(document.id, why) for document, why in found.left_out] == [
        ("whole", "that tell of policy and are none (report, article, page ...)")
    ]
    assert (found.to_dicts()[1]["total"], repr(one)) == (33, "<Strength one: 33.00 of 2 clauses>")
    assert found.notes[:2] == (
        "scores, yours: form opinions=3, notice=1; level country=5, province=2; commitment must=4, plan=3/2",
        "1 measure without a word of commitment, counted for nothing",
    )


def test_what_is_not_scored_does_not_count() -> None:
    """Without form and level the power is 1; without commitment each clause is 1; none may be scored, too."""
    by_clause = strength(MEASURES, scores={"commitment": {"must": 4, "plan": 1, "none": 0.5}})
    by_form = strength(MEASURES, scores={"form": {"opinions": 3, "notice": 1}})

    clauses: list[Any] = [(s.document.id, s.total) for s in by_clause]
    forms: list[Any] = [(s.document.id, s.total) for s in by_form]
    assert clauses == [("nation", 4), ("one", Fraction(11, 2)), ("two", 1)]
    assert forms == [("nation", 3), ("one", 9), ("two", 1)]


def test_sums_by_region_and_year() -> None:
    """And means over the documents."""
    found = strength(MEASURES, scores=SCORES).by_year()

    sums: list[Any] = [(s.region, s.year, s.total, s.mean) for s in found]
    assert sums == [
        (CHINA, 2011, 60, 60),
        (HEILONGJIANG, 2012, 36, 18),
    ]
    assert found.to_dicts()[1]["document_ids"] == ["one", "two"]
    assert repr(found[1]) == "<StrengthOfYear 黑龙江 2012: 36.00 of 2 documents>"


def test_a_word_without_a_score_is_refused() -> None:
    """All of them at once."""
    with pytest.raises(FieldError, match="words without a score: form: notice; commitment: must, plan; give each"):
        strength(MEASURES, scores={"form": {"opinions": 1}, "commitment": {"strive": 1}})


def test_documents_that_cannot_be_scored_are_left_out() -> None:
    """Without a form, where forms are scored; without issuer and region, where levels are."""
    formless, placeless = policy("formless", form=None), policy("placeless", None)
    by_form = strength([], [formless, placeless], scores={"form": {"opinions": 1}})
    by_level = strength([], [formless, placeless], scores={"level": {"province": 1}})

    assert [(one.id, why) for one, why in by_form.left_out] == [("formless", "without a form")]
    assert [(one.id, why) for one, why in by_level.left_out] == [("placeless", "without an issuer or a region")]
    assert (by_level[0].total, by_level[0].mean) == (Fraction(0), None)


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ({}, FieldError, "no score is given; give form="),
        ({"from": {}}, UnknownTermError, "unknown table of scores 'from'; did you mean form"),
        ({"form": {"opinion": 1}}, UnknownTermError, "unknown form to score 'opinion'; did you mean opinions"),
        ({"form": {"opinions": -1}}, FieldError, "the score of form opinions is -1, not a number of 0 or more"),
        ({"form": {"opinions": True}}, FieldError, "the score of form opinions is True"),
        ({"form": {"opinions": "5"}}, FieldError, "the score of form opinions is '5'"),
        ({"form": {"opinions": 10.0**300}}, FieldError, "not a number of 0 or more"),
        ({"form": ["opinions"]}, TypeError, "scores of form takes words with numbers"),
        ([1], TypeError, "scores takes a mapping such as"),
    ],
)
def test_scores_are_checked(given: Any, error: type[Exception], message: str) -> None:  # noqa: ANN401
    """Names, words and numbers."""
    with pytest.raises(error, match=message):
        Scores.of(given)


def test_scores_are_kept_as_they_are() -> None:
    """Once made they are taken as they are."""
    scores = Scores(commitment={"必须": 1})

    assert Scores.of(scores) is scores
    assert str(scores) == "commitment must=1"


def test_the_catalog_prints_the_scores(shipped: Catalog) -> None:
    """A table of one province has the documents of that province."""
    every = {str(one): 1 for one in Commitment}
    found = shipped.strength({"commitment": every}, within="上海", depth="any")

    assert {s.document.region.code for s in found if s.document.region} == {"310000"}
    assert "scores, yours: commitment must=1" in repr(found)
    assert "<caption>Strength: " in found._repr_html_()
    assert [s.total for s in found] == [len(s.clauses) for s in found]
