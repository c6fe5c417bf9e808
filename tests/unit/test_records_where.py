"""`where()` of every collection of records, keyword by keyword, against a plain loop."""

import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import sgpolicy
from sgpolicy import AmbiguousNameError, Catalog, NotAPeriodError, Period, UnknownRecordError, UnknownRegionError
from sgpolicy.errors import UnknownNameError, UnknownTermError
from sgpolicy.model.words import Commitment, Kind, Qualifier, Status
from sgpolicy.testing.catalogs import make_catalog

PLAN = "hl-2022-talent-plan"


def in_region(code: str) -> Callable[[Any], bool]:
    """Return a function that says whether a record is about a region or a place in it."""
    return lambda r: r.region is not None and code in {place.code for place in r.region.path}


def known_by(record: Any, day: date) -> bool:  # noqa: ANN401 - of any type
    """Return whether what a record says was known on a day."""
    return record.document.known is not None and record.document.known.end <= day


COMMON: dict[str, tuple[object, Callable[[Any], bool]]] = {
    "region": ("黑龙江", lambda r: r.region is not None and r.region.code == "230000"),
    "within": ("浙江", in_region("330000")),
    "document": (PLAN, lambda r: r.document.id == PLAN),
    "confidence": ("medium", lambda r: r.confidence == "medium"),
    "known_by": (2015, lambda r: known_by(r, date(2015, 12, 31))),
}
FIGURE: dict[str, tuple[object, Callable[[Any], bool]]] = {
    **COMMON,
    "unit": ("person", lambda r: r.quantity.unit.id == "person"),
    "qualifier": ("exact", lambda r: r.quantity.qualifier is Qualifier.EXACT),
    "direction": ("up", lambda r: r.indicator.direction == "up"),
}
CASES: dict[str, dict[str, tuple[object, Callable[[Any], bool]]]] = {
    "measures": {
        **COMMON,
        "instrument": ("教育培训", lambda r: any("training" in {t.id for t in i.path} for i in r.instruments)),
        "status": ("planned", lambda r: r.status is Status.PLANNED),
        "commitment": (Commitment.STRIVE, lambda r: r.commitment is Commitment.STRIVE),
        "actor": ("heilongjiang-civil-affairs", lambda r: "heilongjiang-civil-affairs" in {a.id for a in r.actors}),
        "year": ("2012", lambda r: r.time is not None and touches(r.time, 2012)),
        "setting": ("社区", lambda r: "community" in {s.id for s in r.settings}),
        "domain": ("elderly", lambda r: any("elderly" in {t.id for t in d.path} for d in r.domains)),
        "rothwell_zegveld": ("supply", lambda r: any(i.rothwell_zegveld == "supply" for i in r.instruments)),
        "hood": ("treasure", lambda r: any(i.hood == "treasure" for i in r.instruments)),
        "mcdonnell_elmore": ("mandate", lambda r: any(i.mcdonnell_elmore == "mandate" for i in r.instruments)),
        "talent_cycle": ("use", lambda r: any(i.talent_cycle == "use" for i in r.instruments)),
        "learned_from": ("深圳", lambda r: any("440300" in {p.code for p in place.path} for place in r.learned_from)),
    },
    "provisions": {
        **FIGURE,
        "indicator": ("certificate-subsidy-monthly", lambda r: r.indicator.id == "certificate-subsidy-monthly"),
        "kind": ("size", lambda r: r.kind is Kind.SIZE),
        "year": (2012, lambda r: r.time is not None and touches(r.time, 2012)),
    },
    "observations": {
        **FIGURE,
        "indicator": ("持证社会工作者", lambda r: r.indicator.id == "certified-social-workers"),
        "kind": (Kind.CUMULATIVE, lambda r: r.kind is Kind.CUMULATIVE),
        "as_of": (2022, lambda r: r.as_of is not None and touches(r.as_of, 2022)),
    },
    "targets": {
        **FIGURE,
        "indicator": ("certified-social-workers", lambda r: r.indicator.id == "certified-social-workers"),
        "kind": ("stock", lambda r: r.kind is Kind.STOCK),
        "commitment": ("计划", lambda r: r.commitment is Commitment.PLAN),
        "due": (Period.of_year(2025), lambda r: r.due is not None and touches(r.due, 2025)),
    },
    "programmes": {**COMMON, "year": (2012, lambda r: r.time is not None and touches(r.time, 2012))},
    "organisations": {
        **COMMON,
        "body": ("heilongjiang-civil-affairs", lambda r: r.body.id == "heilongjiang-civil-affairs"),
        "role": ("issuer", lambda r: r.role == "issuer"),
    },
    "citations": {
        **COMMON,
        "work": ("mca-2011-opinions", lambda r: r.work.id == "mca-2011-opinions"),
        "relation": ("implements", lambda r: r.relation == "implements"),
    },
    "absences": {
        **COMMON,
        "known_by": (2026, lambda r: known_by(r, date(2026, 12, 31))),
        "term": ("社会工作", lambda r: "社会工作" in r.terms),
    },
}
EVERY = [(name, keyword) for name, cases in CASES.items() for keyword in cases]
# Of some types of record none may be shipped that has it; an empty answer is then the right one.
MAY_BE_EMPTY = {"confidence", "document", "year", "within"}


def touches(period: Period, year: int) -> bool:
    """Return whether a period has a day of a year."""
    return period.overlaps(Period.of_year(year))


@pytest.mark.parametrize(("name", "keyword"), EVERY)
def test_a_keyword_keeps_what_a_plain_loop_keeps(name: str, keyword: str, shipped: Catalog) -> None:
    """Each keyword of each collection, in the same order, as the same type."""
    collection: Any = getattr(shipped, name)
    asked, holds = CASES[name][keyword]
    found = collection.where(**{keyword: asked})

    assert [r.id for r in collection if holds(r)] == list(found.ids)
    assert type(collection) is type(found)
    assert keyword in MAY_BE_EMPTY or len(found) or not len(collection)


@pytest.mark.parametrize("name", CASES)
def test_keywords_and_predicate_all_count(name: str, shipped: Catalog) -> None:
    """Several filters keep what each of them keeps."""
    collection: Any = getattr(shipped, name)
    both = collection.where(lambda r: (r.evidence[0].start or 0) > 1000, within="黑龙江", known_by="2022-12-31")

    assert [
        r.id
        for r in collection
        if in_region("230000")(r) and (r.evidence[0].start or 0) > 1000 and known_by(r, date(2022, 12, 31))
    ] == list(both.ids)
    assert len(both) or name in {"citations", "absences"}


def test_absences_are_asked_for_by_a_term() -> None:
    """That one of its words is the term: all shipped ones name the same words, made-up ones do not."""
    absences = make_catalog(900, seed=2).absences
    found = absences.where(term="社工")

    assert [one.id for one in absences if "社工" in one.terms] == list(found.ids)
    assert 0 < len(found) < len(absences)


@pytest.mark.parametrize("name", CASES)
def test_a_mistyped_keyword_is_an_error(name: str, shipped: Catalog) -> None:
    """No filter is silently ignored."""
    with pytest.raises(TypeError, match="regoin"):
        getattr(shipped, name).where(regoin="黑龙江")


@pytest.mark.parametrize("name", CASES)
def test_filters_go_by_keyword_only(name: str, shipped: Catalog) -> None:
    """A second positional argument is refused."""
    with pytest.raises(TypeError, match="positional"):
        getattr(shipped, name).where(None, "黑龙江")


@pytest.mark.parametrize(
    "written",
    [
        "黑龙江",
        "黑龙江省",
        "Heilongjiang",
        "heilongjiang",
        "230000",
        "CN-HL",
        "cn-hl",
        "黑",
        "黑龍江省",
        "２３００００",
        " 黑 龙江 ",
    ],
)
def test_a_region_goes_by_any_of_its_names(written: str, shipped: Catalog) -> None:
    """Names, codes and abbreviations, in whatever case, width and spacing, mean the same region."""
    heilongjiang = shipped.regions["230000"]

    assert shipped.measures.where(within=heilongjiang).ids == shipped.measures.where(within=written).ids
    assert len(shipped.measures.where(within=written)) > 100


@pytest.mark.parametrize("written", ["陕西", "陕西省", "Shaanxi", "610000", "CN-SN", "陕", "秦", "陝西省"])
def test_shaanxi_is_never_shanxi(written: str, made_up: Path) -> None:
    """The two provinces that differ by a tone keep apart in every spelling."""
    catalog = sgpolicy.load(made_up)

    assert catalog.regions[written].code == "610000"
    assert catalog.targets.where(within=written).ids == ("made-up-plan/certified-2020",)
    for other in ("山西", "山西省", "Shanxi", "140000", "CN-SX", "晋"):
        assert catalog.regions[other].code == "140000"
        assert not catalog.targets.where(within=other)


def test_an_unknown_region_is_answered_by_near_names(shipped: Catalog) -> None:
    """A slip offers both provinces rather than choose one."""
    with pytest.raises(UnknownRegionError, match="unknown region 'Shannxi'; did you mean Shanxi or Shaanxi"):
        shipped.measures.where(region="Shannxi")
    with pytest.raises(UnknownRegionError, match="did you mean 黑龙江"):
        shipped.measures.where(within="黑龙")
    with pytest.raises(UnknownRegionError, match=r"see catalog[.]regions"):
        shipped.measures.where(within="XX")


def test_an_ambiguous_name_lists_the_candidates(shipped: Catalog) -> None:
    """Where two things have a name with equal right, neither is taken."""
    from sgpolicy.model.name import Name  # noqa: PLC0415 - only here
    from sgpolicy.model.region import Region  # noqa: PLC0415

    twins = [
        Region(
            code=code,
            level=shipped.regions["230100"].level,
            name=Name(zh="朝阳", en="Chaoyang"),
            short="朝阳",
            traditional="朝陽",
            parent=shipped.regions["230000"],
        )
        for code in ("231300", "231400")
    ]
    catalog = Catalog(terms={Region: [*shipped.regions, *twins]})
    with pytest.raises(
        AmbiguousNameError, match=r"'朝阳' fits more than one region: 231300 \(朝阳\), 231400"
    ) as caught:
        catalog.measures.where(within="朝阳")

    assert len(caught.value.candidates) == 2


@pytest.mark.parametrize(
    ("name", "keyword", "asked", "message"),
    [
        (
            "targets",
            "indicator",
            "certifed-social-workers",
            "unknown indicator .* did you mean certified-social-workers",
        ),
        ("targets", "unit", "perzon", "unknown unit 'perzon'; did you mean person"),
        ("targets", "qualifier", "at-lest", "unknown qualifier 'at-lest'; did you mean at_least"),
        ("targets", "kind", "stok", "unknown kind 'stok'; did you mean stock"),
        ("measures", "status", "plannned", "unknown status 'plannned'; did you mean planned"),
        ("measures", "instrument", "trainning", "unknown instrument 'trainning'; did you mean training"),
        ("measures", "setting", "comunity", "unknown setting .* did you mean community"),
        ("organisations", "role", "isuer", "unknown role .* did you mean issuer"),
        (
            "organisations",
            "body",
            "minister-of-civil-affairs",
            "unknown body .* did you mean ministry-of-civil-affairs",
        ),
        ("citations", "work", "mca-2011-opinon", "unknown work .* did you mean mca-2011-opinions"),
        ("citations", "relation", "implementing", "unknown relation .* did you mean implements"),
    ],
)
def test_an_unknown_word_is_answered_by_a_near_one(
    name: str, keyword: str, asked: str, message: str, shipped: Catalog
) -> None:
    """A word that means nothing raises; it never gives an empty answer."""
    with pytest.raises(UnknownTermError, match=message):
        getattr(shipped, name).where(**{keyword: asked})


def test_an_unknown_document_or_programme_is_an_error(shipped: Catalog) -> None:
    """So is an id that no document has."""
    with pytest.raises(UnknownRecordError, match=f"did you mean {PLAN}"):
        shipped.targets.where(document="hl-2022-talent-plans")


def test_objects_are_as_good_as_names(made_up: Path) -> None:
    """A region, a document, a term, a programme of the catalog can be asked for itself."""
    catalog = sgpolicy.load(made_up)
    [measure] = catalog.measures

    for asked in (
        {"region": measure.region},
        {"document": measure.document},
        {"instrument": measure.instruments[0]},
        {"actor": measure.actors[0]},
        {"programme": measure.programme},
        {"programme": "made-up-plan/dandelion"},
        {"learned_from": measure.learned_from[0]},
    ):
        anything: Any = asked
        assert catalog.measures.where(**anything).one() is measure


@pytest.mark.parametrize(
    ("day", "last"),
    [
        *((day, date(2012, 1, 1)) for day in (date(2012, 1, 1), datetime(2012, 1, 1, 9, tzinfo=UTC), "2012-01-01")),
        *((year, date(2012, 12, 31)) for year in (2012, "2012")),
    ],
)
def test_known_by_tells_what_was_known_then(day: date | int | str, last: date, shipped: Catalog) -> None:
    """Early in 2012 the report of 2011 was known, that of 2022 was not; a year is known by its end."""
    found = shipped.targets.where(known_by=day)
    documents = {t.document.id for t in found}

    assert [t.id for t in shipped.targets if known_by(t, last)] == list(found.ids)
    assert "hl-2011-workforce-report" in documents
    assert "hl-2022-talent-plan" not in documents


def test_known_by_needs_an_end(shipped: Catalog) -> None:
    """A day in an open period is not guessed."""
    with pytest.raises(NotAPeriodError, match="it has no end"):
        shipped.targets.where(known_by="2015/..")


def test_errors_are_lookup_errors(shipped: Catalog) -> None:
    """Whoever catches LookupError catches every unknown name."""
    with pytest.raises(LookupError):
        shipped.measures.where(region="Atlantis")
    assert issubclass(AmbiguousNameError, LookupError)
    assert issubclass(UnknownNameError, LookupError)


@pytest.mark.parametrize(
    "asked",
    ["made-up-plan/dandelion", "dandelion", "蒲公英计划", "Dandelion Plan", "dandelion plan", " 蒲公英 计划 "],
)
def test_a_programme_goes_by_id_or_name(asked: str, made_up: Path) -> None:
    """By its full id, its id within the document, and its names, in whatever case and spacing."""
    catalog = sgpolicy.load(made_up)
    again = pickle.loads(pickle.dumps(catalog))  # noqa: S301 - our own bytes

    for one in (catalog, again):
        assert one.measures.where(programme=asked).ids == ("made-up-plan/train",)


def test_an_unknown_programme_is_no_empty_answer(made_up: Path, shipped: Catalog) -> None:
    """It is answered by near ids and names, also in the shipped catalog; what is no text by a TypeError."""
    measures = sgpolicy.load(made_up).measures
    with pytest.raises(UnknownRecordError, match="unknown programme 'dandelin'; did you mean dandelion"):
        measures.where(programme="dandelin")
    with pytest.raises(UnknownRecordError, match=r"unknown programme 'garbage'; see catalog[.]programmes"):
        shipped.measures.where(programme="garbage")
    with pytest.raises(TypeError, match="ask for a programme by its id or name"):
        measures.where(programme=7)  # type: ignore[arg-type]


def test_a_programme_name_of_two_documents_is_ambiguous(made_up: Path) -> None:
    """Both full ids are listed, and each of them finds its own."""
    text = (made_up / "made-up-plan.yaml").read_text(encoding="utf-8")
    (made_up / "made-up-twin.yaml").write_text(text.replace("made-up-plan", "made-up-twin"), encoding="utf-8")
    measures = sgpolicy.load(made_up).measures
    both = "made-up-plan/dandelion, made-up-twin/dandelion"
    for asked in ("dandelion", "蒲公英计划"):
        with pytest.raises(AmbiguousNameError, match=f"fits more than one programme: {both}"):
            measures.where(programme=asked)

    assert measures.where(programme="made-up-twin/dandelion").ids == ("made-up-twin/train",)


def test_a_former_id_of_a_programme_still_finds_it(made_up: Path) -> None:
    """As it does in `catalog[id]`."""
    catalog = sgpolicy.load(made_up)
    [programme] = catalog.programmes
    renamed = evolve(programme, aliases=("made-up-plan/lion",))
    measure = evolve(catalog.measures[0], programme=renamed)
    catalog = Catalog(documents=catalog.documents, records=[renamed, measure])

    assert catalog.measures.where(programme="made-up-plan/lion").one() == measure


@pytest.mark.parametrize(
    ("name", "keyword", "words"),
    [
        ("measures", "status", "it is one of implemented, .*planned"),
        ("measures", "commitment", "it is one of .*strive"),
        ("targets", "unit", "it is one of person, person-time, .*CNY/month"),
        ("targets", "kind", "it is one of .*stock"),
        ("documents", "grade", "it is one of A, B"),
    ],
)
def test_a_word_like_no_other_is_answered_by_all_words(name: str, keyword: str, words: str, shipped: Catalog) -> None:
    """A closed vocabulary is listed; no attribute is named that there is not."""
    with pytest.raises(UnknownTermError, match=words) as caught:
        getattr(shipped, name).where(**{keyword: "力力力"})

    assert "see catalog" not in str(caught.value)


def test_words_count_in_whatever_case(shipped: Catalog) -> None:
    """Planned is planned, and b is grade B."""
    assert shipped.measures.where(status="planned") == shipped.measures.where(status="Planned")
    assert shipped.documents.where(grade="B") == shipped.documents.where(grade="b")


def test_an_unknown_document_is_answered_by_documents(shipped: Catalog) -> None:
    """Those that begin so come first; where none is near it says where they are."""
    with pytest.raises(UnknownRecordError, match=f"unknown document 'hl-2022'; did you mean {PLAN}"):
        shipped.targets.where(document="hl-2022")
    with pytest.raises(UnknownRecordError, match=f"unknown document 'hl-2022'; did you mean {PLAN}"):
        shipped.documents["hl-2022"]
    with pytest.raises(UnknownRecordError, match=r"unknown document '力'; see catalog[.]documents"):
        shipped.targets.where(document="力")
    with pytest.raises(TypeError, match="ask for a document by its id"):
        shipped.targets.where(document=2022)  # type: ignore[arg-type]


@pytest.mark.parametrize("year", [True, Decimal("2010.5"), object(), {2010: 1}])
def test_what_is_no_year_is_a_type_error(year: Any, shipped: Catalog) -> None:  # noqa: ANN401
    """A truth value, a fraction, a mapping; for records and documents alike."""
    for ask in (lambda: shipped.measures.where(year=year), lambda: shipped.documents.where(year=year)):
        with pytest.raises(TypeError, match="ask for a year as a number, text, a pair or a Period"):
            ask()


def test_a_year_may_be_any_whole_number(shipped: Catalog) -> None:
    """Such as those of numpy; documents take texts and periods too."""

    class Whole:
        def __index__(self) -> int:
            return 2011

    whole: Any = Whole()
    wanted = shipped.documents.where(year=2011)

    assert shipped.measures.where(year=2011) == shipped.measures.where(year=whole)
    assert all(wanted == shipped.documents.where(year=y) for y in (whole, "2011", Period.of_year(2011)))


@pytest.mark.parametrize("name", [*CASES, "documents", "regions", "units"])
def test_a_name_without_keyword_is_a_type_error(name: str, shipped: Catalog) -> None:
    """where() says how to write it."""
    with pytest.raises(TypeError, match=r"where\(region='黑龙江'\), not '黑龙江' alone"):
        getattr(shipped, name).where("黑龙江")


def test_a_name_without_keyword_is_a_type_error_beside_others(shipped: Catalog) -> None:
    """Also where keywords narrow first."""
    anything: Any = "黑龙江"
    for keywords in ({"status": "planned"}, {"known_by": 2015}):
        keyword: Any = keywords
        with pytest.raises(TypeError, match="where\\(\\) takes a function"):
            shipped.measures.where(anything, **keyword)
    with pytest.raises(TypeError, match="where\\(\\) takes a function"):
        shipped.documents.where(anything, known_by=2015)


@pytest.mark.parametrize("day", [True, Decimal(2015), None.__class__])
def test_known_by_takes_days_years_and_texts(day: Any, shipped: Catalog) -> None:  # noqa: ANN401
    """Anything else is a TypeError."""
    with pytest.raises(TypeError, match="ask for a date, a year or ISO 8601 text"):
        shipped.targets.where(known_by=day)


@pytest.mark.parametrize(("asked", "means"), [("人", "person"), ("名", "person"), ("Person", "person"), ("元", "CNY")])
def test_a_unit_goes_by_name_and_wording(asked: str, means: str, shipped: Catalog) -> None:
    """For figures and for indicators."""
    figures, indicators = shipped.observations, shipped.indicators

    assert figures.where(unit=means) == figures.where(unit=asked)
    assert indicators.where(unit=means) == indicators.where(unit=asked)
