"""`where()` asked for times, for several things at once, and for what is not there."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest

from sgpolicy import Catalog, NotAPeriodError, Period
from sgpolicy.model.words import Status
from sgpolicy.testing.catalogs import make_catalog

TIMED: dict[str, Callable[[Any], Period | None]] = {
    "measures": lambda r: r.when,
    "provisions": lambda r: r.when,
    "targets": lambda r: r.when,
    "observations": lambda r: r.when,
    "programmes": lambda r: r.when,
    "organisations": lambda r: r.document.known,
    "citations": lambda r: r.document.known,
    "absences": lambda r: r.document.known,
    "documents": lambda d: d.known,
    "works": lambda w: w.date,
    "regions": lambda r: r.valid,
    "errata": lambda e: e.date,
}
"""Every collection that can be asked for a year, and what of its items it is the year of."""
RANGES: list[tuple[dict[str, Any], tuple[int, int]]] = [
    ({"year": 2012}, (2012, 2012)),
    ({"year": "2012"}, (2012, 2012)),
    ({"year": "2012-05"}, (2012, 2012)),
    ({"year": "2012年"}, (2012, 2012)),
    ({"year": (2010, 2012)}, (2010, 2012)),
    ({"year": "2010/2012"}, (2010, 2012)),
    ({"year": "2010-2012"}, (2010, 2012)),
    ({"year": "2010年至2012年"}, (2010, 2012)),
    ({"year": ("2010", "2012")}, (2010, 2012)),
    ({"year": Period.of_years(2010, 2012)}, (2010, 2012)),
    ({"year": range(2010, 2013)}, (2010, 2012)),
    ({"year": (2020, None)}, (2020, 2199)),
    ({"year": (None, 2010)}, (1900, 2010)),
    ({"year": "2020/.."}, (2020, 2199)),
    ({"year": "十四五"}, (2021, 2025)),
    ({"year": "“十四五”期间"}, (2021, 2025)),
    ({"year": "14th"}, (2021, 2025)),
    ({"year": "14th Five-Year Plan"}, (2021, 2025)),
    ({"year": "the 14th five-year plan period"}, (2021, 2025)),
    ({"year": "fourteenth FYP"}, (2021, 2025)),
    ({"year": "“十四五”规划"}, (2021, 2025)),
    ({"year": "2010 to 2012"}, (2010, 2012)),
    ({"year": "from 2010 through 2012"}, (2010, 2012)),
    ({"year": "between 2010 and 2012"}, (2010, 2012)),
    ({"year": "2010..2012"}, (2010, 2012)),
    ({"year": "十二五 to 十三五"}, (2011, 2020)),
    ({"year": "since 2020"}, (2020, 2199)),
    ({"year": "2020.."}, (2020, 2199)),
    ({"year": "2020年以来"}, (2020, 2199)),
    ({"year": "until 2010"}, (1900, 2010)),
    ({"year": "..2010"}, (1900, 2010)),
    ({"year": "2010s"}, (2010, 2019)),
    ({"year": "2011Q3"}, (2011, 2011)),
    ({"year": ("十二五", "十三五")}, (2011, 2020)),
    ({"year": ["十二五", "十三五"]}, (2011, 2020)),
    ({"since": 2020}, (2020, 2199)),
    ({"since": "十四五"}, (2021, 2199)),
    ({"until": 2010}, (1900, 2010)),
    ({"until": "十二五"}, (1900, 2015)),
    ({"since": 2010, "until": 2012}, (2010, 2012)),
    ({"since": 2012, "until": 2012}, (2012, 2012)),
    ({"year": 2012, "since": 2010}, (2012, 2012)),
]


def touches(period: Period | None, first: int, last: int) -> bool:
    """Return whether a period has a day of the years from *first* to *last*."""
    if period is None:
        return False
    return (period.start or date.min).year <= last and (period.end or date.max).year >= first


@pytest.fixture(scope="module")
def made() -> Catalog:
    """Return a made-up catalog with records of every type."""
    return make_catalog(600, seed=5)


@pytest.mark.parametrize("name", TIMED)
def test_every_collection_is_asked_for_years(name: str, made: Catalog) -> None:
    """Under one word: a year, a range, a plan, the first year, the last."""
    collection: Any = getattr(made, name)

    for asked, years in RANGES:
        expected = [item for item in collection if touches(TIMED[name](item), *years)]
        assert expected == list(collection.where(**asked)), asked


@pytest.mark.parametrize(("name", "word"), [("targets", "due"), ("observations", "as_of")])
@pytest.mark.parametrize("asked", [2012, "2010/2012", (2010, 2012), [2010, 2012], "十四五"])
def test_the_own_words_for_time_mean_the_same(name: str, word: str, asked: object, made: Catalog) -> None:
    """`due=` of targets and `as_of=` of observations take whatever `year=` takes."""
    collection: Any = getattr(made, name)

    assert collection.where(year=asked) == collection.where(**{word: asked})


SEVERAL: list[tuple[str, str, Iterable[Any]]] = [
    ("measures", "region", ["黑龙江", "吉林"]),
    ("measures", "region", ("黑龙江", "Jilin", "230000")),
    ("measures", "within", {"浙江", "江苏"}),
    ("measures", "instrument", ["training", "pilot"]),
    ("measures", "status", [Status.PLANNED, "required"]),
    ("measures", "year", [2010, 2015]),
    ("measures", "year", [(2010, 2011), 2015, "十四五"]),
    ("measures", "hood", ["treasure", "authority"]),
    ("targets", "unit", ["person", "人次"]),
    ("observations", "indicator", ["持证社会工作者", "training-person-times"]),
    ("organisations", "role", ["issuer", "publisher"]),
    ("absences", "term", ["社工", "社会工作"]),
    ("documents", "grade", ["A", "B"]),
    ("regions", "level", ["province", "municipality"]),
    ("bodies", "region", ["黑龙江", "吉林"]),
]


@pytest.mark.parametrize(("name", "keyword", "asked"), SEVERAL)
def test_of_several_things_any_will_do(name: str, keyword: str, asked: Iterable[Any], made: Catalog) -> None:
    """The answer is what each of them finds, joined, in the order of the collection."""
    collection: Any = getattr(made, name)
    found = collection.where(**{keyword: asked})
    each = {item.id for one in asked for item in collection.where(**{keyword: one})}

    assert [item for item in collection if item.id in each] == list(found)
    assert found == collection.where(**{keyword: iter(asked)})


def test_several_regions_may_be_a_collection(made: Catalog) -> None:
    """And several keywords may hold several each."""
    places = made.regions.where(parent="黑龙江")
    status = ["planned", "ongoing"]

    expected = [m for m in made.measures if m.region in places and m.status in status]
    assert expected == list(made.measures.where(region=places, status=status))


MISSING: list[tuple[str, str, Callable[[Any], bool]]] = [
    ("measures", "region", lambda m: m.region is None),
    ("measures", "within", lambda m: m.region is None),
    ("measures", "year", lambda m: m.time is None),
    ("measures", "commitment", lambda m: m.commitment is None),
    ("measures", "actor", lambda m: not m.actors),
    ("measures", "programme", lambda m: m.programme is None),
    ("measures", "learned_from", lambda m: not m.learned_from),
    ("measures", "status", lambda _: False),
    ("targets", "due", lambda t: t.due is None),
    ("observations", "as_of", lambda o: o.as_of is None),
    ("documents", "issuer", lambda d: not (d.issuer or d.issuers)),
    ("works", "year", lambda w: w.date is None),
    ("bodies", "region", lambda b: b.region is None),
    ("regions", "parent", lambda r: r.parent is None),
    ("instruments", "rothwell_zegveld", lambda i: i.rothwell_zegveld is None),
]


@pytest.mark.parametrize(("name", "keyword", "lacks"), MISSING)
def test_what_has_none_can_be_asked_for(
    name: str, keyword: str, lacks: Callable[[Any], bool], made: Catalog, shipped: Catalog
) -> None:
    """`missing=` names a keyword; None asks for nothing, as ever."""
    for catalog in (made, shipped):
        collection: Any = getattr(catalog, name)

        assert list(filter(lacks, collection)) == list(collection.where(missing=keyword))
        assert collection is collection.where(missing=None, **{keyword: None})


def test_missing_goes_with_other_filters(shipped: Catalog) -> None:
    """And takes several names, of which any may be missing."""
    measures = shipped.measures
    either = measures.where(missing=["region", "year"], status="planned")

    assert [m for m in measures if (m.region is None or m.time is None) and m.status == "planned"] == list(either)


@pytest.mark.parametrize("asked", ["2012 to 2010", "2010 and 2012", "to", "since", "..", "2010s to", "Q1", "201Q1"])
def test_what_is_no_time_is_refused(asked: str, shipped: Catalog) -> None:
    """However near it comes to one."""
    with pytest.raises(NotAPeriodError, match="ask for a year, such as 2010"):
        shipped.measures.where(year=asked)


def test_several_times_in_one_text_are_told_how_to_ask(shipped: Catalog) -> None:
    """The list that would be right stands in the error."""
    with pytest.raises(NotAPeriodError, match=r"as a list: \['十二五', '十三五'\]"):
        shipped.measures.where(year="十二五、十三五")


def test_known_by_takes_what_year_takes(shipped: Catalog) -> None:
    """Its last day counts."""
    documents = shipped.documents

    assert documents.where(known_by="2012年底") == documents.where(known_by=2012)
    assert documents.where(known_by="12th five-year plan") == documents.where(known_by="2015-12-31")


def test_a_broader_indicator_takes_in_narrower_ones(shipped: Catalog) -> None:
    """Of figures; the indicator itself is exact."""
    broad = shipped.indicators["持证社工"]
    found = shipped.observations.where(broader=broad)

    assert {figure.indicator for figure in found} > {broad}
    assert found.ids == tuple(figure.id for figure in shipped.observations if figure.indicator in broad)


def test_works_are_asked_for_by_region(shipped: Catalog) -> None:
    """Theirs, or that of their issuer."""
    works = shipped.works

    assert works.where(region="黑龙江").ids == tuple(w.id for w in works if w.home and w.home.code == "230000")
    assert set(works.where(within="黑龙江")) >= set(works.where(region="黑龙江"))
