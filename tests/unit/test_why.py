"""An empty answer says why, and one that was asked for exactly what lies inside."""

import pickle
from typing import Any

import pytest

import sgpolicy
from sgpolicy import Catalog
from sgpolicy.model.words import Status

CASES: list[tuple[str, dict[str, Any], str]] = [
    ("targets", {"region": "澳门"}, "none of {n} targets matches region='澳门'; no document from there is coded yet"),
    ("targets", {"within": "澳门"}, "none of {n} targets matches within='澳门'; no document from there is coded yet"),
    (
        "targets",
        {"within": "江苏"},
        "none of {n} targets matches within='江苏'; {there} coded documents are from there",
    ),
    ("targets", {"due": 2050}, "none of {n} targets matches due=2050"),
    ("targets", {"due": 2050, "region": "黑龙江"}, "none of {n} targets matches due=2050"),
    ("targets", {"known_by": 1990}, "none of {n} targets matches known_by=1990"),
    ("measures", {"status": "planned", "known_by": 1990}, "known_by=1990"),
    (
        "measures",
        {"region": "浙江", "status": Status.REQUIRED, "hood": "nodality"},
        "of {n} measures none matches all of",
    ),
    ("measures", {"region": iter(["西藏", "青海"])}, "none of {n} measures matches region=['西藏', '青海']"),
    ("documents", {"region": "澳门"}, "none of {n} documents matches region='澳门'"),
    ("works", {"year": 1950}, "works matches year=1950"),
]


@pytest.mark.parametrize(("name", "asked", "words"), CASES)
def test_an_empty_answer_says_which_filter_emptied_it(
    name: str, asked: dict[str, Any], words: str, shipped: Catalog
) -> None:
    """In its text, in HTML, and as a sentence."""
    found = getattr(shipped, name).where(**asked)

    assert not found
    assert words.format(n=len(getattr(shipped, name)), there=len(shipped.documents.where(within="江苏"))) in found.why()
    with sgpolicy.options(width=400):
        assert f": empty; {found.why()}>" in repr(found)
    assert ": empty; " in found._repr_html_()


def test_filters_that_empty_it_together_are_counted(shipped: Catalog) -> None:
    """Each with what it leaves alone."""
    measures = shipped.measures
    found = measures.where(actor="jilin-civil-affairs", region="唐山")
    jilin, tangshan = len(measures.where(actor="jilin-civil-affairs")), len(measures.where(region="唐山"))

    assert not found
    assert f"none matches all of region='唐山' ({tangshan}), actor='jilin-civil-affairs' ({jilin})" in found.why()


def test_a_predicate_counts_as_a_filter(shipped: Catalog) -> None:
    """It is named if it leaves nothing."""
    assert "measures matches the predicate" in shipped.measures.where(lambda _: False).why()


def test_the_first_empty_answer_is_the_reason(shipped: Catalog) -> None:
    """However many filters come after it."""
    first = shipped.targets.where(due=2050)

    assert first.where(region="黑龙江").where(lambda _: True).why() == first.why() != ""


@pytest.mark.parametrize("asked", [{}, {"status": "planned"}, {"missing": "programme"}])
def test_what_lies_inside_is_counted(asked: dict[str, Any], shipped: Catalog) -> None:
    """Where `region=` was exact, and more lies within."""
    measures: Any = shipped.measures
    found = measures.where(region="浙江", **asked)
    more = len(measures.where(within="浙江", **asked)) - len(found)

    assert more > 0
    assert f"{more} more lie inside: within='浙江'" in found.why()
    assert f"; {more} more lie inside" in repr(found).splitlines()[0] or not found
    assert f"; {more} more lie inside" in found._repr_html_()


def test_there_is_often_nothing_to_say(shipped: Catalog) -> None:
    """Of what was not asked, of what was found, and of what was pickled."""
    assert shipped.measures.why() == ""
    assert shipped.measures.where(within="浙江").why() == ""
    assert shipped.measures[:0].why() == ""
    assert pickle.loads(pickle.dumps(shipped.targets.where(due=2050))).why() == ""  # noqa: S301 - our own bytes


def test_an_exact_indicator_tells_of_narrower_ones(shipped: Catalog) -> None:
    """How many more there are, and how to ask for them."""
    observations = shipped.observations
    exact, broad = observations.where(indicator="持证社工"), observations.where(broader="持证社工")

    assert exact.why() == f"{len(broad) - len(exact)} more are of narrower indicators: broader='持证社工'"
    assert broad.why() == ""
