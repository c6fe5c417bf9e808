"""`where()` and look-up of documents and codebook terms."""

import pickle
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from attrs import evolve

from sgpolicy import Catalog, Period, UnknownRegionError
from sgpolicy.errors import AmbiguousNameError, UnknownTermError
from sgpolicy.model.name import Name
from sgpolicy.model.region import Region
from sgpolicy.model.unit import UNITS, unit
from sgpolicy.model.words import Direction, Kind, RegionLevel
from sgpolicy.names import NameIndex

Case = tuple[object, Callable[[Any], bool]]
CASES: dict[str, dict[str, Case]] = {
    "documents": {
        "region": ("江苏", lambda d: d.region is not None and d.region.code == "320000"),
        "within": ("浙江", lambda d: d.region is not None and "330000" in {r.code for r in d.region.path}),
        "kind": ("article", lambda d: d.kind == "article"),
        "issuer": (
            "heilongjiang-civil-affairs",
            lambda d: bool(d.issuer and d.issuer.id == "heilongjiang-civil-affairs"),
        ),
        "year": (2011, lambda d: d.known is not None and d.known.overlaps(Period.of_year(2011))),
        "grade": ("B", lambda d: d.reliability.grade == "B"),
        "known_by": (date(2015, 1, 1), lambda d: d.known is not None and d.known.end <= date(2015, 1, 1)),
    },
    "regions": {
        "level": (RegionLevel.PREFECTURE, lambda r: r.level is RegionLevel.PREFECTURE),
        "within": ("浙江", lambda r: "330000" in {p.code for p in r.path}),
        "parent": ("China", lambda r: r.parent is not None and r.parent.code == "100000"),
    },
    "indicators": {
        "unit": (unit("percent"), lambda i: i.unit.id == "percent"),
        "kind": ("cumulative", lambda i: i.kind is Kind.CUMULATIVE),
        "direction": ("up", lambda i: i.direction is Direction.UP),
        "within": ("social-work-professionals", lambda i: "social-work-professionals" in {p.id for p in i.path}),
    },
    "instruments": {
        "rothwell_zegveld": ("demand", lambda i: i.rothwell_zegveld == "demand"),
        "hood": ("treasure", lambda i: i.hood == "treasure"),
        "mcdonnell_elmore": ("capacity", lambda i: i.mcdonnell_elmore == "capacity"),
        "talent_cycle": ("incentive", lambda i: i.talent_cycle == "incentive"),
        "within": ("training", lambda i: "training" in {p.id for p in i.path}),
    },
    "bodies": {
        "kind": ("government", lambda b: b.kind == "government"),
        "region": ("黑龙江", lambda b: b.region is not None and b.region.code == "230000"),
        "within": ("浙江", lambda b: b.region is not None and "330000" in {r.code for r in b.region.path}),
    },
    "works": {"issuer": ("jilin-civil-affairs", lambda w: bool(w.issuer and w.issuer.id == "jilin-civil-affairs"))},
}


@pytest.mark.parametrize(("name", "keyword"), [(n, k) for n, cases in CASES.items() for k in cases])
def test_a_keyword_keeps_what_a_plain_loop_keeps(name: str, keyword: str, shipped: Catalog) -> None:
    """Each keyword of each collection, in the same order, as the same type."""
    collection: Any = getattr(shipped, name)
    asked, holds = CASES[name][keyword]
    found = collection.where(**{keyword: asked})

    assert [item for item in collection if holds(item)] == list(found)
    assert type(collection) is type(found)
    assert len(found)


@pytest.mark.parametrize("name", [*CASES, "domains", "settings"])
def test_a_predicate_keeps_what_it_says_yes_to(name: str, shipped: Catalog) -> None:
    """Also where no keyword is given."""
    collection: Any = getattr(shipped, name)

    assert [item for item in collection if item.note] == list(collection.where(lambda item: item.note))


@pytest.mark.parametrize(
    ("name", "written", "means"),
    [
        ("regions", "黑", "230000"),
        ("regions", "CN-HL", "230000"),
        ("regions", "Jilin", "220000"),
        ("indicators", "持证社会工作者", "certified-social-workers"),
        ("indicators", "Certified-Social-Workers", "certified-social-workers"),
        ("instruments", "政策文件", "policy-document"),
        ("settings", "社区", "community"),
        ("works", "吉民发〔2010〕31号", "jl-2010-plan-text"),
        ("bodies", "ministry-of-civil-affairs", "ministry-of-civil-affairs"),
    ],
)
def test_a_term_goes_by_any_name(name: str, written: str, means: str, shipped: Catalog) -> None:
    """`terms[name]` takes names, codes, ids and document numbers."""
    terms: Any = getattr(shipped, name)

    assert terms.get(means) is terms[written]


def test_a_position_and_a_slice_are_no_names(shipped: Catalog) -> None:
    """Integers and slices index as in any sequence."""
    assert shipped.regions[0].code == "100000"
    assert shipped.regions[:2].ids == ("100000", "110000")


def test_a_name_that_is_filtered_out_is_not_found(shipped: Catalog) -> None:
    """A slice of terms finds only what it holds."""
    from sgpolicy.errors import UnknownNameError  # noqa: PLC0415 - only here

    with pytest.raises(UnknownNameError):
        shipped.regions[:1]["黑龙江"]


def test_an_unknown_name_offers_near_ones(shipped: Catalog) -> None:
    """Regions and terms alike."""
    with pytest.raises(UnknownRegionError, match="did you mean 江苏"):
        shipped.regions["江苏市"]
    with pytest.raises(UnknownTermError, match="unknown instrument 'trainng'; did you mean training"):
        shipped.instruments["trainng"]
    with pytest.raises(UnknownTermError, match=r"unknown body 'zzz'; see catalog[.]bodies"):
        shipped.bodies["zzz"]


def test_an_unknown_unit_is_no_empty_answer(shipped: Catalog) -> None:
    """A unit that is none raises, as with figures."""
    with pytest.raises(UnknownTermError, match="unknown unit 'perzon'; did you mean person"):
        shipped.indicators.where(unit="perzon")


def test_regions_stand_from_the_country_down(shipped: Catalog) -> None:
    """Every region stands behind the one it lies in."""
    codes = shipped.regions.ids

    for region in shipped.regions:
        assert region.parent is None or codes.index(region.parent.code) < codes.index(region.code)


def test_get_and_in_take_names_as_well(shipped: Catalog) -> None:
    """All three ways to look up agree; only `get` may return None."""
    regions: Any = shipped.regions

    for written in ("黑龙江", "Heilongjiang", "230000", "黑"):
        assert regions.get(written) is regions[written]
        assert written in regions
    assert regions.get("Atlantis") is None
    assert regions.get("Atlantis", 7) == 7
    assert "Atlantis" not in regions
    assert shipped.indicators.get("持证社会工作者") is shipped.indicators["certified-social-workers"]


def test_get_and_in_find_only_what_is_held(shipped: Catalog) -> None:
    """A name that is filtered out is neither in nor got."""
    china: Any = shipped.regions[:1]

    assert "黑龙江" not in china
    assert china.get("黑龙江", 7) == 7
    assert "中国" in china


def test_an_ambiguous_name_is_in_and_cannot_be_got(shipped: Catalog) -> None:
    """Several have it, so it is there; which one is meant must be said."""
    twins = [
        evolve(shipped.regions["230100"], code=code, name=Name(zh="朝阳", en="Chaoyang"), short="朝阳", aliases=())
        for code in ("231300", "231400")
    ]
    regions: Any = Catalog(terms={Region: [*shipped.regions, *twins]}).regions

    assert "朝阳" in regions
    assert "朝阳" not in regions[:3]
    with pytest.raises(AmbiguousNameError):
        regions.get("朝阳")


def test_what_is_no_text_is_not_in(shipped: Catalog) -> None:
    """Neither a number nor a term of another kind; and a code is text."""
    anything: Any = 230000
    domain: Any = shipped.domains[0]

    assert anything not in shipped.regions
    assert domain not in shipped.regions
    assert shipped.regions.get(anything) is None
    with pytest.raises(TypeError, match=r"codes are text.* ask for '230000', not 230000"):
        shipped.regions[230000]
    with pytest.raises(IndexError):
        shipped.regions[99999]


def test_units_are_a_collection(shipped: Catalog) -> None:
    """All of them, found by id, name and wording."""
    units: Any = shipped.units

    assert list(UNITS) == list(units)
    for written in ("person", "Person", "人", "名"):
        assert units[written] is units.get(written) is unit("person")
        assert written in units
    assert unit("CNY") in units
    assert units["yuan a month"] is unit("CNY/month")
    assert units[0] is UNITS[0]
    assert len(units.where(lambda u: u.dimension == "money")) == 1
    assert units == pickle.loads(pickle.dumps(units))  # noqa: S301 - our own bytes
    assert units.to_dicts()[0]["words"] == ["人", "名", "位", "个人"]
    assert "Hong Kong dollar" in units._repr_html_()
    assert repr(units).startswith(f"<Units: {len(UNITS)}>")


def test_an_unknown_unit_is_answered_by_all(shipped: Catalog) -> None:
    """Or by the near ones."""
    with pytest.raises(UnknownTermError, match="unknown unit 'perzon'; did you mean person"):
        shipped.units["perzon"]
    with pytest.raises(UnknownTermError, match="unknown unit '斗'; it is one of person, person-time, household"):
        shipped.units["斗"]
    assert shipped.units.get("斗") is None
    units: Any = shipped.units
    assert "斗" not in units
    anything: Any = 7
    with pytest.raises(TypeError, match="ask for a unit by its id, name or wording"):
        shipped.indicators.where(unit=anything)


def test_a_wording_of_two_units_is_ambiguous() -> None:
    """None of ours is; were it, neither would be taken."""
    twin = evolve(unit("month"), words=("期",))
    with pytest.raises(AmbiguousNameError, match="fits more than one unit: session, month"):
        NameIndex("unit", [unit("session"), twin]).resolve("期")


def test_successors_are_found_by_what_they_were_a_part_of(shipped: Catalog) -> None:
    """As far as the codebook has them."""
    assert [region.short for region in shipped.regions.where(formerly="四川")] == ["重庆"]
    assert [region.short for region in shipped.regions.where(formerly="Guangdong")] == ["海南"]
    assert str(shipped.regions["海南"].at(1987)) == "440000 广东省 (Guangdong)"
