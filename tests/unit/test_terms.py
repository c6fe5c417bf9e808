"""Terms: what is narrower than what, and what cannot be a term."""

import pickle
from typing import Any, get_args

import attrs
import pytest

from sgpolicy.model.name import Name
from sgpolicy.model.terms import Body, Domain, Indicator, Instrument, Setting, Work
from sgpolicy.model.typologies import TYPOLOGIES
from sgpolicy.model.unit import unit
from sgpolicy.model.words import (
    Bilingual,
    BodyKind,
    Direction,
    Hood,
    Kind,
    McDonnellElmore,
    RothwellZegveld,
    TalentCycle,
)


def indicator(slug: str, zh: str, **more: Any) -> Indicator:  # noqa: ANN401
    """Return an indicator that counts people."""
    given_ = {"unit": unit("person"), "kind": Kind.STOCK, "direction": Direction.UP, **more}
    return Indicator(id=slug, name=Name(zh=zh, en=slug.replace("-", " ")), definition="d", is_not="n", **given_)


PROFESSIONALS = indicator("social-work-professionals", "社会工作专业人才总量", aliases=("社工人才",))
CERTIFIED = indicator("certified-social-workers", "持证社会工作者", broader=PROFESSIONALS, part_of=PROFESSIONALS)
MINISTRY = Body(
    id="ministry-of-civil-affairs",
    name=Name(zh="中华人民共和国民政部", en="Ministry of Civil Affairs"),
    aliases=("民政部",),
    kind=BodyKind.GOVERNMENT,
)
LAW = Work(id="a-law", title=Name(zh="某法", en="A Law"), number="民发〔2009〕145号", issuer=MINISTRY)
TRAINING = Instrument(
    id="training",
    name=Name(zh="教育培训", en="training"),
    definition="d",
    is_not="n",
    rothwell_zegveld=RothwellZegveld.SUPPLY,
    hood=Hood.ORGANISATION,
    mcdonnell_elmore=McDonnellElmore.CAPACITY,
    talent_cycle=TalentCycle.CULTIVATION,
)
ELDERLY = Domain(id="elderly", name=Name(zh="养老服务", en="older people"), definition="d", is_not="n")
COMMUNITY = Setting(id="community", name=Name(zh="社区", en="community"), definition="d", is_not="n")


def test_a_narrower_term_lies_in_the_broader_one() -> None:
    """The path of a term leads from the broadest down, and containment follows it."""
    assert (CERTIFIED.path, CERTIFIED in PROFESSIONALS, PROFESSIONALS in CERTIFIED, None in CERTIFIED) == (
        (PROFESSIONALS, CERTIFIED),
        True,
        False,
        False,
    )


def test_a_name_in_a_term_is_an_error_not_a_no() -> None:
    """A text is refused: answering False would hide a forgotten look-up."""
    with pytest.raises(TypeError, match="resolve the name first"):
        "certified-social-workers" in PROFESSIONALS  # type: ignore[operator]  # noqa: B015 - it raises


def test_equal_terms_hash_alike_and_survive_pickle() -> None:
    """Every class of terms is found again in a set after pickling."""
    terms = (CERTIFIED, TRAINING, ELDERLY, COMMUNITY, MINISTRY, LAW)
    again = pickle.loads(pickle.dumps(terms))  # noqa: S301 - our own bytes

    assert set(terms) == {*terms, *again}


def test_terms_show_class_id_and_name() -> None:
    """The representation is one short line."""
    assert [repr(term) for term in (CERTIFIED, MINISTRY, LAW)] == [
        "<Indicator certified-social-workers 持证社会工作者 (certified social workers)>",
        "<Body ministry-of-civil-affairs 中华人民共和国民政部 (Ministry of Civil Affairs)>",
        "<Work a-law 某法 (A Law)>",
    ]


@pytest.mark.parametrize("field", ["broader", "part_of"])
def test_a_term_points_to_its_own_class(field: str) -> None:
    """An indicator cannot be narrower than, or part of, something that is none."""
    with pytest.raises(TypeError, match="can only point to another Indicator"):
        indicator("trainees", "培训人数", **{field: ELDERLY})


def test_a_part_has_the_unit_of_its_whole() -> None:
    """People cannot be part of a number of things."""
    with pytest.raises(ValueError, match="the units differ"):
        indicator("trainees", "培训人数", part_of=indicator("stations", "社工站", unit=unit("item")))


@pytest.mark.parametrize("slug", ["Training", "two words", "-x", "x-", "培训"])
def test_an_id_is_lower_case_words_and_hyphens(slug: str) -> None:
    """Ids are slugs."""
    with pytest.raises(ValueError, match=f"id cannot be '{slug}'; expected text of the form"):
        indicator(slug, "培训")


def test_every_typology_is_a_field_of_instruments() -> None:
    """One table holds them all, with the words of each."""
    hints = {field.name: field.type for field in attrs.fields(Instrument)}
    held = {
        name: one
        for name, type_ in hints.items()
        for one in get_args(type_)
        if isinstance(one, type) and issubclass(one, Bilingual)
    }

    assert held == {one.name: one.words for one in TYPOLOGIES.values()}
