"""Regions: what lies in what, and what cannot be a region."""

import copy
import pickle
from typing import Any

import pytest

from sgpolicy.model.name import Name
from sgpolicy.model.period import Period
from sgpolicy.model.region import Region
from sgpolicy.model.words import RegionLevel


def make(code: str, level: RegionLevel, zh: str, parent: Region | None = None, **more: Any) -> Region:  # noqa: ANN401
    """Return a region whose English name is its code."""
    given = {"short": zh, "traditional": zh, **more}
    return Region(code=code, level=level, name=Name(zh=zh, en=code), parent=parent, **given)


CHINA = make("100000", RegionLevel.COUNTRY, "中国", iso="CN")
GUANGDONG = make(
    "440000",
    RegionLevel.PROVINCE,
    "广东省",
    CHINA,
    short="广东",
    traditional="廣東省",
    iso="CN-GD",
    char="粤",
)
FOSHAN = make("440600", RegionLevel.PREFECTURE, "佛山市", GUANGDONG)
SHUNDE = make("440606", RegionLevel.COUNTY, "顺德区", FOSHAN)
XINJIANG = make("650000", RegionLevel.AUTONOMOUS_REGION, "新疆维吾尔自治区", CHINA)
CORPS = make("660000", RegionLevel.CORPS, "新疆生产建设兵团", XINJIANG)


SICHUAN = make("510000", RegionLevel.PROVINCE, "四川省", CHINA)
CHONGQING = make("500000", RegionLevel.MUNICIPALITY, "重庆市", CHINA, valid=Period.parse("1997/.."), formerly=SICHUAN)
NANSHA = make("500100", RegionLevel.PREFECTURE, "新区", CHONGQING, valid=Period.parse("2005/.."), formerly=CHONGQING)
CLOSED = make("440700", RegionLevel.PREFECTURE, "旧市", GUANGDONG, valid=Period.parse("1983/1999"))


@pytest.mark.parametrize(
    ("place", "year", "then"),
    [
        (CHONGQING, 1997, CHONGQING),
        (CHONGQING, 1996, SICHUAN),
        (NANSHA, 2004, CHONGQING),
        (NANSHA, 1996, SICHUAN),
        (GUANGDONG, 1950, GUANGDONG),
        (CLOSED, 1990, CLOSED),
        (CLOSED, 1982, None),
        (CLOSED, 2000, None),
    ],
)
def test_in_an_earlier_year_a_region_is_what_it_was_a_part_of(place: Region, year: int, then: Region | None) -> None:
    """None where nothing tells: neither before nor after its time is guessed."""
    assert place.at(year) == then


@pytest.mark.parametrize("year", ["1996", True, 1996.0, None])
def test_a_year_is_a_number(year: Any) -> None:  # noqa: ANN401 - anything
    """And no text, which might be a day."""
    with pytest.raises(TypeError, match="a year such as 1996"):
        CHONGQING.at(year)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"formerly": "510000", "valid": Period.parse("1997/..")}, "must be a Region, not '510000'"),
        ({"formerly": SICHUAN}, "was a part of 510000, but not until when"),
        ({"formerly": SICHUAN, "valid": Period.parse("../1997")}, "give the years since then as valid"),
    ],
)
def test_what_a_region_was_a_part_of_needs_its_time(more: dict[str, Any], message: str) -> None:
    """Without a first year, nobody can say when."""
    with pytest.raises((TypeError, ValueError), match=message):
        make("500000", RegionLevel.MUNICIPALITY, "重庆市", CHINA, **more)


@pytest.mark.parametrize("inner", [GUANGDONG, FOSHAN, SHUNDE])
def test_a_region_contains_itself_and_all_below(inner: Region) -> None:
    """A province contains itself, its prefectures and their counties."""
    assert inner in GUANGDONG


@pytest.mark.parametrize("outer", [FOSHAN, SHUNDE, XINJIANG])
def test_a_region_contains_nothing_above_or_beside(outer: Region) -> None:
    """A province lies neither in its own cities nor in another province."""
    assert GUANGDONG not in outer


def test_codes_that_look_alike_do_not_make_a_region_contain_another() -> None:
    """Parents decide, not digits: the Corps lies in Xinjiang, whose code begins otherwise."""
    assert CORPS in XINJIANG


def test_no_region_lies_nowhere() -> None:
    """An anonymised place (None) lies in no region, not even in the country."""
    assert None not in CHINA


def test_a_name_in_a_region_is_an_error_not_a_no() -> None:
    """A text is refused: answering False would hide a forgotten look-up."""
    with pytest.raises(TypeError, match="resolve the name first"):
        "440600" in GUANGDONG  # type: ignore[operator]  # noqa: B015 - it raises


def test_path_leads_from_the_country_down() -> None:
    """The path starts with the country and ends with the region itself."""
    assert SHUNDE.path == (CHINA, GUANGDONG, FOSHAN, SHUNDE)


@pytest.mark.parametrize(
    ("region", "province"), [(SHUNDE, GUANGDONG), (GUANGDONG, GUANGDONG), (CORPS, XINJIANG), (CHINA, None)]
)
def test_province_is_the_province_level_unit(region: Region, province: Region | None) -> None:
    """The province is the unit itself or the one above it; the country has none."""
    assert province == region.province


def test_traditional_short_name_is_cut_out_of_the_full_one() -> None:
    """The short name in traditional characters is the same part of the full name."""
    assert GUANGDONG.traditional_short == "廣東"


@pytest.mark.parametrize("traditional", ["廣東", "廣東全省"])
def test_names_of_unequal_length_have_no_traditional_short_name(traditional: str) -> None:
    """Where the full names do not align, no part is guessed."""
    assert make("440000", RegionLevel.PROVINCE, "广东省", CHINA, traditional=traditional).traditional_short is None


def test_a_short_name_outside_the_full_one_has_no_traditional_form() -> None:
    """A short name that is no part of the full name cannot be cut out of it."""
    assert make("440000", RegionLevel.PROVINCE, "广东省", CHINA, short="岭南").traditional_short is None


def test_equal_regions_hash_alike_and_survive_pickle_and_copy() -> None:
    """A region that was pickled or copied is equal to the first and finds it in a set."""
    again = (pickle.loads(pickle.dumps(SHUNDE)), copy.deepcopy(SHUNDE))  # noqa: S301 - our own bytes

    assert {SHUNDE} == {*again, SHUNDE}


def test_a_region_shows_code_and_names() -> None:
    """The representation is short: code and names, not the regions above."""
    assert repr(SHUNDE) == "<Region 440606 顺德区 (440606)>"


def test_a_region_cannot_be_changed() -> None:
    """Assignment to a field is refused."""
    with pytest.raises(AttributeError):
        SHUNDE.code = "440607"  # type: ignore[misc]


@pytest.mark.parametrize("code", ["23000", "2300000", "23000a", "２３００００"])
def test_a_code_is_six_ascii_digits(code: str) -> None:
    """Anything but six ASCII digits is no code."""
    with pytest.raises(ValueError, match=r"code cannot be .*; expected six digits in quotes"):
        make(code, RegionLevel.PROVINCE, "某省", CHINA)


@pytest.mark.parametrize("iso", ["HL", "CN-", "CN-hl", "US-AL"])
def test_an_iso_code_is_a_chinese_one(iso: str) -> None:
    """Only ISO 3166 codes of China are taken."""
    with pytest.raises(ValueError, match=r"iso cannot be .*; expected CN, or CN- and two capital letters"):
        make("230000", RegionLevel.PROVINCE, "某省", CHINA, iso=iso)


def test_only_the_country_stands_alone() -> None:
    """A region below the country needs a parent."""
    with pytest.raises(ValueError, match="only the country has none"):
        make("230000", RegionLevel.PROVINCE, "某省")


@pytest.mark.parametrize(
    ("level", "parent"),
    [
        (RegionLevel.PROVINCE, GUANGDONG),
        (RegionLevel.PREFECTURE, SHUNDE),
        (RegionLevel.COUNTY, SHUNDE),
        (RegionLevel.COUNTRY, CHINA),
    ],
)
def test_a_region_lies_in_one_of_a_higher_level(level: RegionLevel, parent: Region) -> None:
    """A region of the same or a lower level cannot be the parent."""
    with pytest.raises(ValueError, match=f"cannot lie in {parent.code}"):
        make("230000", level, "某地", parent)


def test_a_parent_is_a_region() -> None:
    """The code of the parent is not enough."""
    with pytest.raises(TypeError, match="must be a Region"):
        make("440600", RegionLevel.PREFECTURE, "佛山市", "440000")  # type: ignore[arg-type]
