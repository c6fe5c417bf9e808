"""The shipped table of regions, held against tables that others keep.

The oracles are python-stdnum (GB/T 2260 from Chinese Wikipedia, with the years of
each code), iso3166-2 and pycountry (ISO 3166-2). Where they lack a region or
differ from the table, the difference is listed here, one by one.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from sgpolicy.errors import AmbiguousNameError
from sgpolicy.model.name import Name
from sgpolicy.model.period import Period
from sgpolicy.model.region import PROVINCE_LEVELS, Region
from sgpolicy.model.words import RegionLevel
from sgpolicy.names import NameIndex, fold

numdb = pytest.importorskip("stdnum.numdb", reason="needs python-stdnum to check the codes against")
iso3166_2 = pytest.importorskip("iso3166_2", reason="needs iso3166-2 to check the codes against")
pycountry = pytest.importorskip("pycountry", reason="needs pycountry to check the codes against")

TABLE = Path(__file__).parents[2] / "src/sgpolicy/data/codebook/regions.yaml"

# The statistical offices use these; GB/T 2260 has neither.
NOT_IN_STDNUM = {"100000", "660000"}

# Names that iso3166-2 lists and the table leaves out on purpose: tone marks are no spelling that people type,
# other languages than Chinese and English, a gloss, and Canton, which means Guangzhou as often.
NOT_OURS = {"CN-GD": {"Canton"}, "CN-HB": {"North of the lake"}}

TYPES = {
    "Province": RegionLevel.PROVINCE,
    "Autonomous region": RegionLevel.AUTONOMOUS_REGION,
    "Municipality": RegionLevel.MUNICIPALITY,
    "Special administrative region": RegionLevel.SAR,
}


def build() -> dict[str, Region]:
    """Return the shipped regions by code, in the order of the file."""
    found: dict[str, Region] = {}
    for row in yaml.safe_load(TABLE.read_text(encoding="utf-8"))["regions"]:
        values = dict(row)
        values.pop("formerly", None)  # it may come later in the file, and no table here has it
        values["name"] = Name(**row["name"])
        values["level"] = RegionLevel(row["level"])
        values["aliases"] = tuple(row.get("aliases", ()))
        values["other_chars"] = tuple(row.get("other_chars", ()))
        if "parent" in row:
            values["parent"] = found[row["parent"]]
        if "valid" in row:
            values["valid"] = Period.parse(row["valid"])
        assert row["code"] not in found
        found[row["code"]] = Region(**values)
    return found


REGIONS = build()
INDEX = NameIndex("region", REGIONS.values())
PROVINCES = [region for region in REGIONS.values() if region.level in PROVINCE_LEVELS]
BELOW = [region for region in REGIONS.values() if region.level in {RegionLevel.PREFECTURE, RegionLevel.COUNTY}]
LISTED = [region for region in REGIONS.values() if region.code not in NOT_IN_STDNUM]


def stdnum(code: str) -> list[tuple[str | None, str | None, str]]:
    """Return (first year, last year, name) of everything that *code* has stood for, oldest first."""
    facts: dict[str, Any] = {}
    for _part, more in numdb.get("cn/loc").info(code):
        facts |= more
    spans = []
    for item in facts.get("county", "").split(","):
        match = re.fullmatch(r"(?:\[(\d{4})?-(\d{4})?\])?(.+)", item)
        if match:
            spans.append((match[1], match[2], match[3]))
    return spans


def iso_rows() -> dict[str, dict[str, Any]]:
    """Return the Chinese rows of iso3166-2 by code, read from its data file (its class asks the network)."""
    path = Path(iso3166_2.__file__).with_name("iso3166-2.json")
    rows: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["CN"]
    return rows


def ids(region: Region) -> str:
    """Return the code, to name a test by."""
    return region.code


def test_all_province_level_units_are_there() -> None:
    """34 units: 23 provinces, 5 autonomous regions, 4 municipalities and 2 SARs."""
    count = {level: sum(region.level is level for region in PROVINCES) for level in PROVINCE_LEVELS}

    assert count == {
        RegionLevel.PROVINCE: 23,
        RegionLevel.AUTONOMOUS_REGION: 5,
        RegionLevel.MUNICIPALITY: 4,
        RegionLevel.SAR: 2,
    }


def test_stdnum_lacks_only_the_statistical_codes() -> None:
    """The country and the Corps are the only regions without a GB/T 2260 entry."""
    assert {region.code for region in REGIONS.values() if not stdnum(region.code)} == NOT_IN_STDNUM


def test_stdnum_has_no_province_more() -> None:
    """Every province-level code of stdnum is in the table."""
    codes = {f"{n}0000" for n in range(10, 100) if numdb.get("cn/loc").info(f"{n}0000")[0][1]}

    assert codes == {region.code for region in PROVINCES}


@pytest.mark.parametrize("region", LISTED, ids=ids)
def test_stdnum_gives_the_code_the_same_name(region: Region) -> None:
    """What the code stands for today has the name of the table."""
    *_, (_first, last, name) = stdnum(region.code)

    assert (region.name.zh, None) == (name, last)


@pytest.mark.parametrize("region", [one for one in LISTED if any(map(str.isdigit, one.aliases))], ids=ids)
def test_stdnum_gives_a_former_code_up_when_the_new_one_begins(region: Region) -> None:
    """It stood for a place of the same name, or of one of the former names."""
    [former] = [alias for alias in region.aliases if alias.isdigit()]
    *_, (_first, last, name) = stdnum(former)

    assert region.valid is not None
    assert region.valid.start is not None
    assert last == str(region.valid.start.year)
    assert any(name.startswith(known[:2]) for known in (region.short, *region.aliases))


@pytest.mark.parametrize("region", LISTED, ids=ids)
def test_stdnum_gives_the_same_first_year(region: Region) -> None:
    """The years of a region begin where stdnum lets the present name begin."""
    *_, (first, _last, _name) = stdnum(region.code)

    assert (None if region.valid is None else str(region.valid)) == (f"{first}/.." if first else None)


@pytest.mark.parametrize("region", BELOW, ids=ids)
def test_a_region_lies_where_its_code_says(region: Region) -> None:
    """The parent's code is the head of the code, filled up with zeros."""
    assert region.parent is not None
    digits = 4 if region.level is RegionLevel.COUNTY and region.parent.level is RegionLevel.PREFECTURE else 2

    assert region.parent.code == region.code[:digits].ljust(6, "0")


def test_the_corps_lies_in_xinjiang_and_has_no_iso_code() -> None:
    """The Corps is reported apart but lies in Xinjiang, and its code is no GB/T 2260 code."""
    corps = REGIONS["660000"]

    assert (corps.parent, corps.iso, corps in REGIONS["650000"]) == (REGIONS["650000"], None, True)


def test_iso_codes_are_those_of_both_iso_oracles() -> None:
    """Both oracles list exactly the ISO codes of the province-level units."""
    ours = {region.iso for region in PROVINCES}
    theirs = {row.code for row in pycountry.subdivisions.get(country_code="CN")}

    assert (ours, ours) == (theirs, set(iso_rows()))


@pytest.mark.parametrize("region", PROVINCES, ids=ids)
def test_iso_code_level_and_name_agree_with_pycountry(region: Region) -> None:
    """The ISO code has the same level, and its romanised name means the same region."""
    row = pycountry.subdivisions.get(code=region.iso)

    assert (region.level, region) == (TYPES[row.type], INDEX.resolve(row.name))


@pytest.mark.parametrize("region", PROVINCES, ids=ids)
def test_names_of_iso3166_2_mean_the_same_region(region: Region) -> None:
    """Its Chinese and English names resolve to the region of the same code, but for the known ones."""
    listed = re.findall(r"([^,]+?) \((zho|eng)\)", iso_rows()[str(region.iso)]["localOtherName"])
    names = {name.strip() for name, _language in listed}
    # A letter beyond ASCII that is no Chinese character carries a tone mark.
    names = {name for name in names if name.isascii() or re.fullmatch(r"[\u4e00-\u9fff]+", name)}
    names -= NOT_OURS.get(str(region.iso), set())

    assert {region} == {INDEX.resolve(name) for name in names}


def test_every_left_out_name_is_listed_by_the_oracle() -> None:
    """The list of known differences holds nothing that the oracle does not say."""
    rows = iso_rows()

    assert all(name in rows[iso]["localOtherName"] for iso, names in NOT_OURS.items() for name in names)


def test_the_country_is_cn() -> None:
    """The whole country has the ISO 3166-1 code CN and no parent."""
    country = REGIONS["100000"]

    assert (pycountry.countries.get(name="China").alpha_2, None) == (country.iso, country.parent)


def test_no_name_means_two_regions() -> None:
    """Every name of the table, of whatever kind, leads to one region."""
    tied = []
    for name in INDEX.names():
        try:
            INDEX.resolve(name)
        except AmbiguousNameError:  # pragma: no cover - the table has none
            tied.append(name)

    assert tied == []


@pytest.mark.parametrize("region", REGIONS.values(), ids=ids)
def test_every_name_of_a_region_leads_to_it(region: Region) -> None:
    """No name of a region is taken by another one's full name."""
    assert {region} == {INDEX.resolve(name) for name in NameIndex("region", [region]).names()}


@pytest.mark.parametrize("region", REGIONS.values(), ids=ids)
def test_short_and_traditional_names_fit_the_full_one(region: Region) -> None:
    """The short name is part of the full one, and the traditional one is as long."""
    assert region.short in region.name.zh
    assert len(region.name.zh) == len(region.traditional)


def test_one_character_names_are_the_customary_ones() -> None:
    """The abbreviations on number plates and in the press, by code, then the further ones."""
    chars = "".join(region.char or "-" for region in PROVINCES)
    others = {region.char: region.other_chars for region in PROVINCES if region.other_chars}

    assert chars == "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新台港澳"
    assert others == {
        "沪": ("申",),
        "川": ("蜀",),
        "贵": ("黔",),
        "云": ("滇",),
        "陕": ("秦",),
        "甘": ("陇",),
    }


@pytest.mark.parametrize(
    "asked", ["陕西", "陕西省", "陝西", "Shaanxi", "Shaanxi Province", "CN-SN", "陕", "秦", "610000"]
)
def test_shaanxi_is_never_shanxi(asked: str) -> None:
    """陕西 by any name is 610000, and shares no name with 山西."""
    ours, theirs = (
        {fold(name) for name in NameIndex("region", [REGIONS[code]]).names()} for code in ("610000", "140000")
    )

    assert INDEX.resolve(asked) is REGIONS["610000"]
    assert ours & theirs == set()
