"""Names: what people write, and the one thing it means."""

import pickle
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgpolicy.errors import AmbiguousNameError, UnknownRegionError, UnknownTermError
from sgpolicy.model.name import Name
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Body, Domain, Indicator, Instrument, Setting, Work
from sgpolicy.model.unit import unit
from sgpolicy.model.words import (
    BodyKind,
    Direction,
    Hood,
    Kind,
    McDonnellElmore,
    RegionLevel,
    RothwellZegveld,
    TalentCycle,
)
from sgpolicy.names import NameIndex, fold

CHINA = Region(
    code="100000",
    iso="CN",
    level=RegionLevel.COUNTRY,
    name=Name(zh="中国", en="China"),
    short="中国",
    traditional="中國",
)


def region(code: str, zh: str, en: str, short: str, traditional: str, **more: Any) -> Region:  # noqa: ANN401
    """Return a province, or what *more* says."""
    given_ = {"level": RegionLevel.PROVINCE, "parent": CHINA, **more}
    return Region(code=code, name=Name(zh=zh, en=en), short=short, traditional=traditional, **given_)


HEILONGJIANG = region(
    "230000",
    "黑龙江省",
    "Heilongjiang",
    "黑龙江",
    "黑龍江省",
    iso="CN-HL",
    char="黑",
    aliases=("Heilongjiang Province",),
)
SHANXI = region("140000", "山西省", "Shanxi", "山西", "山西省", iso="CN-SX", char="晋")
SHAANXI = region("610000", "陕西省", "Shaanxi", "陕西", "陝西省", iso="CN-SN", char="陕", other_chars=("秦",))
JILIN = region("220000", "吉林省", "Jilin", "吉林", "吉林省", iso="CN-JL")
JILIN_CITY = region(
    "220200",
    "吉林市",
    "Jilin City",
    "吉林",
    "吉林市",
    level=RegionLevel.PREFECTURE,
    parent=JILIN,
    aliases=("Jilin",),
)
REGIONS = NameIndex("region", [CHINA, HEILONGJIANG, SHANXI, SHAANXI, JILIN, JILIN_CITY])


@pytest.mark.parametrize(
    "asked",
    [
        "黑龙江",
        "黑龙江省",
        "黑龍江",
        "黑龍江省",
        "Heilongjiang",
        "heilongjiang province",
        "HEILONG JIANG",
        "Ｈｅｉｌｏｎｇｊｉａｎｇ",
        "230000",
        "２３００００",
        "CN-HL",
        "cn-hl",
        "黑",
        " 黑 龙　江\n",
        HEILONGJIANG,
    ],
)
def test_a_region_is_found_by_whatever_people_write(asked: str | Region) -> None:
    """Full, short, one-character and traditional names, codes and the region itself all mean it."""
    assert REGIONS.resolve(asked) is HEILONGJIANG


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("陕西", "610000"),
        ("Shaanxi", "610000"),
        ("秦", "610000"),
        ("陝西", "610000"),
        ("山西", "140000"),
        ("Shanxi", "140000"),
    ],
)
def test_shaanxi_is_not_shanxi(asked: str, code: str) -> None:
    """陕西 and 山西 stay apart in every spelling."""
    assert code == REGIONS.resolve(asked).code


@pytest.mark.parametrize("asked", ["Shannxi", "Shanxii", "Shǎnxī", "Shānxī", "山陕", "西", "山西陕西"])
def test_a_similar_name_never_resolves(asked: str) -> None:
    """A misspelt name is offered near matches at most, and never taken for one of them."""
    with pytest.raises(UnknownRegionError):
        REGIONS.resolve(asked)


def test_an_unknown_name_is_answered_with_near_ones() -> None:
    """The error names both provinces that a misspelling may mean."""
    with pytest.raises(UnknownRegionError, match="did you mean") as caught:
        REGIONS.resolve("Shannxi")

    assert {"Shanxi", "Shaanxi"} <= set(str(caught.value).replace("?", "").split())


def test_a_name_like_no_other_is_answered_with_where_to_look() -> None:
    """Where nothing is similar the error says where all names stand."""
    with pytest.raises(UnknownRegionError, match=r"unknown region 'Atlantis'; .*: see catalog\.regions"):
        REGIONS.resolve("Atlantis")


@pytest.mark.parametrize(
    ("asked", "told", "also"),
    [
        ("heilongjang", "did you mean Heilongjiang?", False),
        ("Heilong", "did you mean Heilongjiang", False),
        ("2300000", "did you mean 230000?", False),
        ("Zhengzou", "the codebook has the regions of today", True),
        ("Shaanxxxi", "did you mean Shaanxi", True),
        ("山四省", "did you mean 山西省", True),
    ],
)
def test_a_place_that_is_only_alike_may_be_one_that_the_codebook_has_not(asked: str, told: str, also: bool) -> None:  # noqa: FBT001
    """Unless a slip or a beginning tells; another character makes another place, and no word is a code."""
    with pytest.raises(UnknownRegionError) as caught:
        REGIONS.resolve(asked)

    assert told in str(caught.value)
    assert ("down to the places that its documents name" in str(caught.value)) is also
    assert "CN-" not in str(caught.value)


@pytest.mark.parametrize("asked", ["", "   ", "\u3000"])
def test_nothing_is_no_name(asked: str) -> None:
    """An empty text and blanks mean no region."""
    with pytest.raises(UnknownRegionError):
        REGIONS.resolve(asked)


def test_a_full_name_beats_a_short_one() -> None:
    """Jilin is the full English name of the province, and only an alias of the city."""
    assert REGIONS.resolve("Jilin") is JILIN


@pytest.mark.parametrize(("asked", "found"), [("吉林省", JILIN), ("吉林市", JILIN_CITY), ("Jilin City", JILIN_CITY)])
def test_full_names_tell_namesakes_apart(asked: str, found: Region) -> None:
    """Namesakes are found by their full names."""
    assert REGIONS.resolve(asked) is found


def test_a_tie_raises_with_the_candidates() -> None:
    """吉林 is the short name of both, so neither is guessed and both are named by code."""
    with pytest.raises(AmbiguousNameError, match="fits more than one region") as caught:
        REGIONS.resolve("吉林")

    assert caught.value.candidates == ("220000 (吉林省)", "220200 (吉林市)")


def test_errors_survive_pickle() -> None:
    """An error keeps its facts on the way between processes."""
    with pytest.raises(AmbiguousNameError) as caught:
        REGIONS.resolve("吉林")

    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert str(caught.value) == str(again)


def test_a_region_of_another_catalog_is_found_by_its_code() -> None:
    """The index answers with its own entry, also where the other one differs in its names."""
    other = region("230000", "黑龙江", "HLJ", "黑", "黑龍江")

    assert REGIONS.resolve(other) is HEILONGJIANG


def test_a_region_that_the_catalog_lacks_is_unknown() -> None:
    """A region is not found merely because it is one."""
    with pytest.raises(UnknownRegionError, match="460000"):
        REGIONS.resolve(region("460000", "海南省", "Hainan", "海南", "海南省"))


@pytest.mark.parametrize("asked", [230000, None, 23.0, b"230000", ("黑龙江",), Region])
def test_what_is_no_name_is_a_type_error(asked: object) -> None:
    """A number is no code: codes are texts, and 011000 would be another number."""
    with pytest.raises(TypeError, match="ask for a region by its name"):
        REGIONS.resolve(asked)  # type: ignore[arg-type]


def test_two_entries_with_one_key_are_refused() -> None:
    """An index cannot hold two regions of one code."""
    with pytest.raises(ValueError, match="two region entries have the same key '140000'"):
        NameIndex("region", [CHINA, SHANXI, SHANXI])


def test_every_name_leads_to_an_entry_or_a_tie() -> None:
    """No name that the index lists is unknown to it."""
    tied = set()
    for name in REGIONS.names():
        try:
            REGIONS.resolve(name)
        except AmbiguousNameError:
            tied.add(name)

    assert tied == {"吉林"}


def test_an_index_tells_its_size() -> None:
    """Length and representation say how much there is of what."""
    assert (len(REGIONS), repr(REGIONS)) == (6, "<NameIndex of 6 region entries>")


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    """A folded name is its own folded form."""
    assert fold(text) == fold(fold(text))


@given(st.text(max_size=8))
def test_any_text_is_found_or_refused(text: str) -> None:
    """Whatever is asked, the answer is a region or one of the two errors."""
    try:
        found = REGIONS.resolve(text)
    except (UnknownRegionError, AmbiguousNameError):
        return
    assert fold(text) in {fold(name) for name in NameIndex("region", [found]).names()}


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
    region=CHINA,
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


@pytest.mark.parametrize(
    ("kind", "entry", "asked"),
    [
        ("indicator", CERTIFIED, "certified-social-workers"),
        ("indicator", CERTIFIED, "Certified Social Workers"),
        ("indicator", PROFESSIONALS, "社工人才"),
        ("indicator", PROFESSIONALS, PROFESSIONALS),
        ("body", MINISTRY, "民政部"),
        ("work", LAW, "某法"),
        ("work", LAW, "民发〔2009〕145号"),
        ("instrument", TRAINING, "教育培训"),
        ("domain", ELDERLY, "Older people"),
        ("setting", COMMUNITY, "社区"),
    ],
)
def test_terms_are_found_the_same_way(kind: str, entry: Any, asked: Any) -> None:  # noqa: ANN401
    """Ids, names in both languages, aliases and document numbers mean their term."""
    others = [PROFESSIONALS, CERTIFIED] if kind == "indicator" else [entry]

    assert NameIndex(kind, others).resolve(asked) is entry


def test_an_unknown_term_names_its_kind() -> None:
    """The error says what was looked for, what is near, and where to look."""
    bodies = NameIndex("body", [MINISTRY])
    with pytest.raises(
        UnknownTermError, match="unknown body 'Ministry of Civil Afairs'; did you mean ministry-of-civil-affairs"
    ):
        bodies.resolve("Ministry of Civil Afairs")
    with pytest.raises(UnknownTermError, match=r"see catalog\.bodies"):
        bodies.resolve("卫生部")


def test_a_term_of_another_kind_is_a_type_error() -> None:
    """A domain cannot be asked for where instruments are kept, though the ids be equal."""
    elderly = Setting(id="elderly", name=Name(zh="某处", en="somewhere"), definition="d", is_not="n")
    with pytest.raises(TypeError, match=r"asked for a domain, but .* is a Setting"):
        NameIndex("domain", [ELDERLY]).resolve(elderly)  # type: ignore[arg-type]


GUANGDONG = region("440000", "广东省", "Guangdong", "广东", "廣東省", iso="CN-GD", char="粤")
SHENZHEN = region(
    "440300",
    "深圳市",
    "Shenzhen",
    "深圳",
    "深圳市",
    level=RegionLevel.PREFECTURE,
    parent=GUANGDONG,
)
NANSHAN = [
    region(code, "南山区", "Nanshan", "南山区", "南山區", level=RegionLevel.COUNTY, parent=parent)
    for code, parent in (("440305", SHENZHEN), ("230404", HEILONGJIANG))
]
PATHS = NameIndex("region", [CHINA, HEILONGJIANG, JILIN, JILIN_CITY, GUANGDONG, SHENZHEN, *NANSHAN])


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("广东省深圳市", "440300"),
        ("广东深圳", "440300"),
        ("廣東省深圳市", "440300"),
        ("中国广东省深圳市", "440300"),
        ("广东省 深圳市", "440300"),
        ("Shenzhen, Guangdong", "440300"),
        ("Guangdong, Shenzhen", "440300"),
        ("深圳市，广东省", "440300"),
        ("Shenzhen, Guangdong, China", "440300"),
        ("Nanshan, Guangdong", "440305"),
        ("广东省南山区", "440305"),
        ("黑龙江南山区", "230404"),
        ("吉林吉林", "220200"),
        ("Jilin City, Jilin", "220200"),
        ("HL", "230000"),
        ("gd", "440000"),
    ],
)
def test_a_region_goes_by_its_path(asked: str, code: str) -> None:
    """Names of regions that it lies in tell namesakes apart; ISO letters do without CN-."""
    assert code == PATHS.resolve(asked).code


@pytest.mark.parametrize(
    "asked",
    [
        "黑龙江省深圳市",
        "深圳市广东省",
        "Shenzhen, Heilongjiang",
        "Shenzhen,",
        ",",
        "粤深圳",
        "广东省广东省",
        "广东省" * 20,
        "GuangdongShenzhen",
    ],
)
def test_a_wrong_path_never_resolves(asked: str) -> None:
    """What does not lie there, or is written the wrong way round, is unknown."""
    with pytest.raises(UnknownRegionError):
        PATHS.resolve(asked)


def test_a_path_that_two_regions_have_is_ambiguous() -> None:
    """The country alone does not tell them apart."""
    with pytest.raises(AmbiguousNameError) as caught:
        PATHS.resolve("中国南山区")

    assert caught.value.candidates == ("440305 (南山区)", "230404 (南山区)")


def test_other_terms_have_no_paths() -> None:
    """Only regions lie in one another."""
    with pytest.raises(UnknownTermError):
        NameIndex("domain", [ELDERLY]).resolve("养老服务养老服务")


def test_what_begins_so_is_offered_first() -> None:
    """A code cut short is answered by the codes that begin so, the shortest name first."""
    with pytest.raises(UnknownRegionError, match="unknown region '230'; did you mean 230000 or 230404"):
        PATHS.resolve("230")
    with pytest.raises(UnknownRegionError, match="did you mean 黑龙江"):
        PATHS.resolve("黑龙")


@pytest.mark.parametrize("piece", ["甲", "甲乙", "甲甲乙"])
def test_names_that_are_made_of_one_another_are_read_at_once(piece: str) -> None:
    """The ways to cut a path are not tried one after the other: there would be as many as 2 to the length."""
    top = region("230000", piece, "top", piece, piece, aliases=tuple(piece * n for n in range(1, 30)))
    low = region("230100", piece * 2, "low", piece, piece * 2, level=RegionLevel.PREFECTURE, parent=top)
    places = NameIndex("region", [CHINA, top, low])
    start = time.process_time()
    with pytest.raises(UnknownRegionError):
        places.resolve((piece * 40)[:38] + "丙丁")

    assert time.process_time() - start < 2
