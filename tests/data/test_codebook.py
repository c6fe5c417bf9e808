"""The shipped codebook: complete, unambiguous, and sound as a body of definitions."""

import re
from collections import Counter

import pytest

import sgpolicy
from sgpolicy.model.typologies import TYPOLOGIES
from sgpolicy.names import fold

CATALOG = sgpolicy.load()
INSTRUMENTS = [
    "coordination-body",
    "dedicated-agency",
    "policy-document",
    "legislation",
    "standard",
    "training",
    "exam-preparation",
    "exam-organisation",
    "degree-education",
    "training-base",
    "study-visit",
    "research",
    "survey",
    "post-creation",
    "recruitment",
    "secondment",
    "registration",
    "evaluation",
    "supervision",
    "salary-subsidy",
    "salary-mechanism",
    "award",
    "funding",
    "finance",
    "service-purchase",
    "agency-incubation",
    "association-building",
    "station-building",
    "pilot",
    "talent-programme",
    "volunteer-linkage",
    "volunteer-team",
    "party-building",
    "publicity",
    "service-delivery",
    "other",
]
"""The slugs of the contract."""
DEFINED = ("indicators", "instruments", "domains", "settings")
SLUG = re.compile(r"\b[a-z]+(?:-[a-z0-9]+)+\b")


def test_every_agreed_instrument_is_there() -> None:
    """The contract's slugs are all defined; further ones are narrower terms of one of them."""
    extra = [i for i in CATALOG.instruments if i.id not in INSTRUMENTS]

    assert set(INSTRUMENTS) <= set(CATALOG.instruments.ids)
    assert all(i.path[0].id in INSTRUMENTS for i in extra)


def test_instrument_has_its_place_or_says_why_not() -> None:
    """Each typology has a place for it, or a note says why there is none."""
    without = [one for one in CATALOG.instruments if not all(getattr(one, name) for name in TYPOLOGIES)]

    assert [] == [one.id for one in without if not one.note]


@pytest.mark.parametrize("name", TYPOLOGIES)
def test_every_class_of_a_typology_is_used(name: str) -> None:
    """A matrix by this typology has no void row."""
    assert set(TYPOLOGIES[name].words) == {getattr(i, name) for i in CATALOG.instruments} - {None}


@pytest.mark.parametrize("kind", [*DEFINED, "bodies", "works"])
def test_no_name_means_two_terms(kind: str) -> None:
    """A name, alias or id of one term is that of no other."""
    names: Counter[str] = Counter()
    for term in getattr(CATALOG, kind):
        names.update({fold(name) for name in (term.id, term.name.zh, term.name.en, *term.aliases)})

    assert [] == [name for name, count in names.items() if count > 1]


@pytest.mark.parametrize("kind", DEFINED)
def test_definitions_send_the_reader_only_to_terms_that_exist(kind: str) -> None:
    """An id in parentheses in a definition or a "what it is not" is an id of the codebook."""
    known = {term.id for name in DEFINED for term in getattr(CATALOG, name)}
    told = {
        (term.id, slug)
        for term in getattr(CATALOG, kind)
        for group in re.findall(r"\(([^()]*)\)", f"{term.definition} {term.is_not}")
        for slug in SLUG.findall(group)
        if re.fullmatch(rf"(see )?{slug}([,;] .*)?", group)
    }

    assert set() == {(term, slug) for term, slug in told if slug not in known}


def test_a_regular_payment_is_a_rate() -> None:
    """What is paid each month or year is counted in a unit that says so."""
    paid = [indicator for indicator in CATALOG.indicators if indicator.unit.dimension == "money per time"]

    assert [indicator.id for indicator in paid if indicator.unit.per not in ("month", "year")] == []


def test_certified_social_workers_are_not_all_professionals() -> None:
    """持证社工 and 社会工作专业人才 are two indicators, and the first warns of the second."""
    certified = CATALOG.indicators["持证社工"]

    assert certified.part_of == CATALOG.indicators["社会工作专业人才"]
    assert "social-work-professionals" in certified.is_not


def test_used_terms_are_defined_and_bodies_are_used() -> None:
    """Every indicator is used by some record, or is one that definitions refer to."""
    used = {f.indicator.id for name in ("provisions", "targets", "observations") for f in getattr(CATALOG, name)}
    referred = {slug for i in CATALOG.indicators for slug in SLUG.findall(f"{i.definition} {i.is_not}")} | {
        t.id for i in CATALOG.indicators for t in (i.broader, i.part_of) if t
    }

    assert [] == [i for i in CATALOG.indicators.ids if i not in used | referred]
