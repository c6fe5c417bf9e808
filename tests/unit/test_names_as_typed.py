"""Names as people type them: in Chinese, by parts and aliases; what fits several is refused with all of them."""

import pickle
from typing import Any

import pytest

from sgpolicy import AmbiguousNameError, Catalog
from sgpolicy.errors import UnknownTermError
from sgpolicy.model import words
from sgpolicy.model.words import Bilingual
from sgpolicy.names import fold

VOCABULARIES = [c for c in vars(words).values() if isinstance(c, type) and issubclass(c, Bilingual) and len(c)]


@pytest.mark.parametrize("cls", VOCABULARIES)
def test_every_closed_vocabulary_speaks_chinese(cls: type[Bilingual]) -> None:
    """Each word has a Chinese name, and no two words of a vocabulary share one."""
    names = [fold(name) for word in cls for name in {word.value, word.zh, *word.aliases}]

    assert all(word.zh and not word.zh.isascii() for word in cls)
    assert len(names) == len(set(names))


def test_no_vocabulary_is_left_out() -> None:
    """All closed vocabularies of the model are bilingual."""
    others = {c.__name__ for c in vars(words).values() if isinstance(c, type) and c.__module__ == words.__name__}

    assert {c.__name__ for c in VOCABULARIES} | {"Bilingual"} == others


SAME: list[tuple[str, str, str, str]] = [
    ("measures", "status", "已实施", "implemented"),
    ("measures", "status", "已完成", "implemented"),
    ("measures", "status", "ＯＮＧＯＩＮＧ", "ongoing"),
    ("measures", "commitment", "应当", "must"),
    ("measures", "confidence", "高", "high"),
    ("measures", "rothwell_zegveld", "供给型", "supply"),
    ("measures", "hood", "财政", "treasure"),
    ("measures", "instrument", "培训", "training"),
    ("measures", "instrument", "补贴", "salary-subsidy"),
    ("measures", "domain", "养老", "elderly"),
    ("observations", "kind", "存量", "stock"),
    ("observations", "qualifier", "近", "nearly"),
    ("provisions", "unit", "元/月", "CNY/month"),
    ("provisions", "unit", "元／月", "CNY/month"),
    ("provisions", "unit", "yuan per month", "CNY/month"),
    ("provisions", "unit", "人/年", "person/year"),
    ("organisations", "role", "发文机关", "issuer"),
    ("citations", "relation", "依据", "based-on"),
    ("documents", "kind", "报告", "report"),
    ("bodies", "kind", "事业单位", "institution"),
    ("regions", "level", "省", "province"),
]


@pytest.mark.parametrize(("name", "keyword", "typed", "word"), SAME)
def test_a_chinese_name_means_the_word(name: str, keyword: str, typed: str, word: str, shipped: Catalog) -> None:
    """So do aliases, full-width letters, and a rate with a stroke."""
    collection: Any = getattr(shipped, name)
    found = collection.where(**{keyword: typed})

    assert found
    assert collection.where(**{keyword: word}) == found


@pytest.mark.parametrize("typed", ["供给型", "供给", "supply", "SUPPLY"])
def test_a_word_of_a_typology_means_all_its_instruments(typed: str, shipped: Catalog) -> None:
    """As an instrument, too; with others in a list."""
    measures = shipped.measures
    supply = measures.where(rothwell_zegveld="supply")

    assert set(supply) == set(measures.where(instrument=typed))
    assert set(supply | measures.where(instrument="legislation")) == set(
        measures.where(instrument=[typed, "legislation"])
    )


def test_a_word_of_two_typologies_is_ambiguous(shipped: Catalog) -> None:
    """The error says how to ask for either."""
    either = "more than one typology: mcdonnell_elmore=inducement, talent_cycle=incentive"
    with pytest.raises(AmbiguousNameError, match=either):
        shipped.measures.where(instrument="激励")


PARTS: list[tuple[str, str, str, list[str]]] = [
    ("measures", "actor", "省民政厅", ["黑龙江省民政厅", "吉林省民政厅", "江苏省民政厅", "广东省民政厅"]),
    ("measures", "actor", "民政厅", ["吉林省民政厅", "宁夏回族自治区民政厅"]),
    ("measures", "instrument", "教育", ["教育培训", "学历教育"]),
    ("observations", "indicator", "certified", ["assistant-certified", "senior-certified"]),
]


@pytest.mark.parametrize(("name", "keyword", "typed", "candidates"), PARTS)
def test_part_of_several_names_is_refused_with_all(
    name: str, keyword: str, typed: str, candidates: list[str], shipped: Catalog
) -> None:
    """Nothing is guessed: neither the nearest nor the first."""
    with pytest.raises(AmbiguousNameError, match="only part of the names of several") as caught:
        getattr(shipped, name).where(**{keyword: typed})

    assert isinstance(caught.value, UnknownTermError)
    assert all(any(one in listed for listed in caught.value.candidates) for one in candidates)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301 - our own bytes


def test_part_of_a_name_is_no_name(shipped: Catalog) -> None:
    """`get` and `in` answer as for any unknown name."""
    assert shipped.bodies.get("省民政厅") is None
    bodies: Any = shipped.bodies
    assert "省民政厅" not in bodies


@pytest.mark.parametrize(
    ("name", "keyword", "typed", "near"),
    [
        ("provisions", "indicator", "subsidy", "certificate-subsidy-monthly"),
        ("measures", "actor", "唐山市民政", "唐山市民政局"),
        ("measures", "status", "已实施了", "已实施"),
    ],
)
def test_part_of_one_name_is_answered_by_that_name(
    name: str, keyword: str, typed: str, near: str, shipped: Catalog
) -> None:
    """It is offered, not taken."""
    with pytest.raises(UnknownTermError, match=f"did you mean {near}"):
        getattr(shipped, name).where(**{keyword: typed})
