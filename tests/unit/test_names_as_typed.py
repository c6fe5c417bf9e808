"""Names as people type them: in Chinese, by parts and aliases; what fits several is refused with all of them."""

import pickle
from typing import Any

import pytest
from attrs import evolve

from sgpolicy import AmbiguousNameError, Catalog
from sgpolicy.errors import UnknownNameError, UnknownRecordError, UnknownTermError
from sgpolicy.model import words
from sgpolicy.model.unit import unit
from sgpolicy.model.words import Bilingual
from sgpolicy.names import NameIndex, alike, fold

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
    ("measures", "instrument", "補貼", "salary-subsidy"),
    ("measures", "instrument", "供給型", "supply"),
    ("measures", "instrument", "supply-side", "supply"),
    ("measures", "instrument", "trainings", "training"),
    ("measures", "instrument", "政府購買服務", "service-purchase"),
    ("measures", "instrument", "purchases of services", "service-purchase"),
    ("measures", "domain", "養老", "elderly"),
    ("measures", "domain", "elderly care", "elderly"),
    ("measures", "domain", "disabled people", "disability"),
    ("measures", "domain", "child", "children"),
    ("measures", "domain", "医务社工", "health"),
    ("measures", "setting", "hospitals", "hospital"),
    ("measures", "setting", "监狱", "prison-corrections"),
    ("measures", "status", "in progress", "ongoing"),
    ("measures", "status", "已實施", "implemented"),
    ("measures", "status", "completed", "implemented"),
    ("measures", "hood", "organization", "organisation"),
    ("measures", "mcdonnell_elmore", "system changes", "system-change"),
    ("documents", "within", "inner-mongolia", "150000"),
    ("measures", "region", "黑龍江省哈爾濱市", "230100"),
    ("observations", "indicator", "certified social worker", "certified-social-workers"),
    ("observations", "indicator", "持證社工", "certified-social-workers"),
    ("observations", "qualifier", "at least", "at_least"),
    ("observations", "unit", "people", "person"),
    ("provisions", "unit", "RMB", "CNY"),
    ("indicators", "direction", "increase", "up"),
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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("trainings", "training"),
        ("Social-Work Stations", "social work station"),
        ("policies", "policy"),
        ("classes", "class"),
        ("organization", "organisation"),
        ("training programs", "training programme"),
        ("Xi'an", "Xian"),
        ("医务社会工作", "醫務社工"),
        ("持证社会工作者", "持證社工"),
    ],
)
def test_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    """Whatever is written for it."""
    assert alike(one) == alike(other)


@pytest.mark.parametrize(("one", "other"), [("bus", "bu"), ("class", "clas"), ("陕西", "山西"), ("社工", "志愿者")])
def test_other_names_are_not(one: str, other: str) -> None:
    """A letter that is no ending counts."""
    assert alike(one) != alike(other)


def test_a_spelling_of_two_names_is_ambiguous() -> None:
    """Neither is taken."""
    one, other = (evolve(unit("month"), id=key) for key in ("co-op", "coop"))
    index = NameIndex("unit", [one, other])

    assert index.resolve("co-op") is one
    assert index.resolve("coop") is other
    with pytest.raises(AmbiguousNameError, match="fits more than one unit: co-op, coop"):
        index.resolve("coops")


def test_ids_of_documents_are_exact(shipped: Catalog) -> None:
    """Another spelling of one is no document."""
    spelled = shipped.documents[0].id.replace("-", " ")
    with pytest.raises(UnknownRecordError):
        shipped.measures.where(document=spelled)


@pytest.mark.parametrize(
    ("name", "keyword", "typed", "there"),
    [
        ("documents", "kind", "意见", "form='意见'"),
        ("measures", "setting", "社工站", "instrument='社工站'"),
        ("measures", "region", "民政部", "actor='民政部'"),
        ("measures", "domain", "培养", "instrument='培养' and talent_cycle='培养'"),
    ],
)
def test_a_name_that_another_keyword_knows_is_sent_there(
    name: str, keyword: str, typed: str, there: str, shipped: Catalog
) -> None:
    """It is said, not done."""
    with pytest.raises(UnknownNameError, match=f"there is {there}") as caught:
        getattr(shipped, name).where(**{keyword: typed})

    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301 - our own bytes


@pytest.mark.parametrize("typed", ["万元", "亿元"])
def test_so_many_of_a_unit_are_none(typed: str, shipped: Catalog) -> None:
    """The error says which unit figures are stored in."""
    with pytest.raises(UnknownTermError, match="see unit='CNY'"):
        shipped.provisions.where(unit=typed)


@pytest.mark.parametrize(
    ("kind", "asked", "told"),
    [
        ("instruments", "继续教育", "it stands in the definition of training (教育培训)"),
        ("instruments", "職稱", ""),
        ("settings", "中小学", "it stands in the definition of school (学校)"),
        ("domains", "drugs", "it stands in the definition of drug-control (禁毒)"),
        ("domains", "rug", ""),
        ("domains", "服务", ""),
        ("indicators", "人", ""),
    ],
)
def test_a_word_of_a_definition_is_told_of(kind: str, asked: str, told: str, shipped: Catalog) -> None:
    """Whole words in Latin script; not what many definitions hold, nor a single character."""
    with pytest.raises(UnknownNameError) as caught:
        getattr(shipped, kind)[asked]

    assert told in str(caught.value)
    assert ("it stands in the definition" in str(caught.value)) is bool(told)
