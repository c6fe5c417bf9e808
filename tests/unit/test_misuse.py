"""Misuse of the public interface: every function says what it was given, what it takes, and how to ask."""

import copy
import pickle
import time
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from importlib.util import find_spec
from typing import Any

import attrs
import pytest

import sgpolicy
from sgpolicy import (
    Catalog,
    FieldError,
    Interval,
    Name,
    NotComparableError,
    NotReplayableError,
    Period,
    Quantity,
    Region,
    Target,
    UnknownRecordError,
    UnknownTermError,
    Verdict,
)
from sgpolicy.catalog.rows import row
from sgpolicy.reading import extract
from sgpolicy.testing import check_invariants, dump_catalog

HUGE = 10**5000
ABOUT_300 = sgpolicy.read_quantity("近300人")
CERTIFIED = "certified-social-workers"
YEAR = Period.of_year(2011)
ONE = Interval(lower=1, upper=2)
RAW = (
    "object has no attribute", "not subscriptable", "not callable", "Exceeds the limit", "object is required",
    "unhashable", "unexpected keyword", "not iterable", "cannot unpack", "indices must be",
)  # fmt: skip
"""What Python says, and nobody should have to understand."""

Call = Callable[[Any], object]  # of a catalog
Case = tuple[Call, type[Exception], str]

STEPS: list[tuple[dict[str, Any], str]] = [
    ({"name": "where", "keywords": {"region": {"slice": [1, 2, 3, 4]}}}, "steps that cannot be taken"),
    ({"name": "where", "keywords": {"region": {"a": 1, "b": 2}}}, "is no argument of a query"),
    ({"name": "where", "keywords": {"region": {"query": 5}}}, "is no argument of a query"),
    ({"name": "where", "keywords": {"region": {"mapping": [[1]]}}}, "steps that cannot be taken"),
    ({"name": "where", "keywords": 5}, "is no step of a query"),
    ({"name": "[]"}, "steps that cannot be taken"),
    ({"name": "|"}, "steps that cannot be taken"),
    ({"name": "group_by", "args": ["region.code"]}, "steps that cannot be taken"),
]
"""Steps of receipts that no query has written."""


def paths(given: str) -> list[Call]:
    """Return calls of whatever takes a path, with this one; pictures are saved where they can be drawn."""
    pictures: list[Call] = [lambda c: c.tools().plot().save(given)] if find_spec("vl_convert") else []
    return [
        lambda _: sgpolicy.load(given),
        lambda _: sgpolicy.validate(given),
        lambda c: sgpolicy.diff(c, given),
        lambda c: sgpolicy.export(c, given),
        lambda c: dump_catalog(c, given),
        lambda _: extract(given),
        *pictures,
    ]


def replaying(step: dict[str, Any]) -> Call:
    """Return the call that replays the receipt of all targets, and then takes this step."""
    return lambda c: sgpolicy.replay({**(said := c.targets.receipt().to_dict()), "steps": [*said["steps"], step]})


def axes(catalog: Catalog) -> tuple[Any, Any]:
    """Return a row and a column of the usual table."""
    table = catalog.tools()
    return table.rows[0], table.columns[0]


KEYS: list[Case] = [
    (lambda c: c[5], TypeError, r"asked by id, not by 5; .*records\(\)"),
    (lambda c: c[None], TypeError, "asked by id, not by None"),
    (lambda c: c[["a"]], TypeError, "asked by id"),
    (list, TypeError, "asked by id"),
    (lambda c: c.measures[None], TypeError, "Measures takes an id, a position, a slice or a list of ids, not None"),
    (lambda c: c.measures[1.5], TypeError, "not float: 1.5"),
    (lambda c: c.measures[["a"]], UnknownRecordError, "unknown record 'a'"),
    (lambda c: c.measures[[["a"]]], TypeError, "a list of Measures takes ids, not list"),
    (lambda c: c.regions[["北京", 1]], TypeError, "a list of Regions takes ids, not int: 1"),
    (lambda c: c.measures[{"a"}], TypeError, "an id, a position, a slice or a list of ids, not set"),
    (lambda c: c.measures[HUGE], IndexError, "there is no position"),
    (lambda c: c.measures[10**6], IndexError, "no position 1000000: Measures has [0-9]+, counted from 0"),
    (lambda c: c.regions[None], TypeError, "Regions takes an id"),
    (lambda c: c.measures.get(["a"]), TypeError, r"get\(\) takes one id; .* takes several, not list"),
    (lambda c: c.regions.get({}), TypeError, r"get\(\) takes one id; .* takes several, not dict"),
    (lambda c: c.measures.index("nope"), ValueError, "'nope' is not among"),
    (lambda c: c.measures.index(None), ValueError, "None is not among"),
    (lambda c: c.measures.index(c.targets[0]), ValueError, "is not among"),
    (lambda c: c.measures.sorted_by("nope"), AttributeError, "Measure has no attribute 'nope'; did you mean note"),
    (lambda c: c.measures.sorted_by("region.cod"), AttributeError, "Region has no attribute 'cod'; did you mean code"),
    (lambda c: c.measures.sorted_by(5), TypeError, "a key takes an attribute such as 'region.code', or a function"),
    (lambda c: c.measures.sorted_by("id", revers=True), TypeError, "did you mean reverse"),
    (lambda c: c.measures.group_by(None), TypeError, "a key takes an attribute"),
    (lambda c: c.measures.group_by(lambda _: []), TypeError, r"a key that can be hashed, such as a tuple, not list"),
    (lambda c: c.measures | None, TypeError, "Measures combines with Measures"),
]
WHERE: list[Case] = [
    (lambda c: c.measures.where("黑龙江"), TypeError, "filters by keyword"),
    (lambda c: c.measures.where({"region": "黑龙江"}), TypeError, "filters by keyword"),
    (
        lambda c: c.measures.where(None, "黑龙江"),
        TypeError,
        "takes 1 positional argument, not 2; by name it has region",
    ),
    (lambda c: c.measures.where(regoin="x"), TypeError, r"Measures.where\(\) has no keyword 'regoin'; did you mean"),
    (lambda c: c.units.where(dimension="x"), TypeError, r"Units.where\(\) has no keyword 'dimension'"),
    (lambda c: c.measures.where(region=[]), ValueError, r"region= holds nothing; .*where\(missing='region'\)"),
    (lambda c: c.measures.where(region=["黑龙江", None]), TypeError, r"None is no region; .*where\(missing='region'\)"),
    (lambda c: c.measures.where(status=[None]), TypeError, "None is no status"),
    (lambda c: c.measures.where(region=[["黑龙江"]]), TypeError, "ask for a region by its name.*one at a time"),
    (lambda c: c.measures.where(region={"黑龙江": 1}), TypeError, "ask for a region by its name"),
    (
        lambda c: c.measures.where(region=["黑龙江", "黑龙疆"]),
        LookupError,
        "unknown region '黑龙疆'; did you mean 黑龙江",
    ),
    (lambda c: c.measures.where(missing="regoin"), LookupError, "unknown keyword 'regoin'; did you mean region"),
    (lambda c: c.measures.where(missing=5), TypeError, "takes text here, not int: 5"),
    (lambda c: c.measures.where(province="黑龙江"), TypeError, "no keyword 'province'; did you mean within"),
    (lambda c: c.measures.where(topic="养老"), TypeError, "no keyword 'topic'; did you mean domain"),
    (lambda c: c.panel("持证社工", region="黑龙江"), TypeError, "no keyword 'region'; did you mean by"),
    (lambda c: c.documents.where(title="规划"), TypeError, r"no keyword 'title'; words are found by catalog\.search"),
    (lambda c: c.targets.where(grade="A"), TypeError, r"'grade'; ask document=catalog\.documents\.where\(grade="),
    (
        lambda c: c.measures.where(programme="双百"),
        LookupError,
        r"see catalog\.programmes; catalog\.search\(\)",
    ),
    (lambda c: c["持证社工"], LookupError, r"there is catalog\.indicators\['持证社工'\]"),
    (lambda c: c.measures["双百"], LookupError, r"with \.ids; catalog\.search\(\) finds words of titles and names"),
    (
        lambda c: c.tools(document="x"),
        TypeError,
        r"filter first, as in catalog\.measures\.where\(status=",
    ),
    (
        lambda c: c.progress(due=2020),
        TypeError,
        r"filter first, as in catalog\.targets\.where\(due=",
    ),
    (lambda c: c.panel("持证社工").mean(2020), TypeError, r"needs require= \(how many regions must have a figure\)"),
    (lambda c: c.observations[0].quantity.to("persom"), LookupError, "unknown unit 'persom'; did you mean person"),
    (lambda c: c.observations[0].quantity.to(3), TypeError, "a unit takes its id, such as CNY/month, not int: 3"),
    (lambda c: c.absences.where(term=5), TypeError, "takes text here, not int: 5"),
    (lambda c: c.errata.where(record=5), TypeError, "takes text here, not int: 5"),
    (lambda c: c.measures.where(region=b"x"), TypeError, "ask for a region by its name"),
    (lambda c: c.measures.where(region=float("nan")), TypeError, "not nan"),
    (lambda c: c.measures.where(region=HUGE), TypeError, "ask for a region"),
    (lambda c: c.measures.where(region=Region), TypeError, "ask for a region"),
    (lambda c: c.measures.where(region=c.indicators[0]), TypeError, "asked for a region, but .* is a Indicator"),
    (lambda c: c.measures.where(region=c.targets), TypeError, "ask for a region by its name, code or id"),
    (lambda c: c.measures.where(region="黑龙江、吉林"), LookupError, "more than one region: 黑龙江, 吉林"),
    (lambda c: c.measures.where(region=""), LookupError, "unknown region ''"),
    (lambda c: c.measures.where(region="\ud800"), LookupError, "unknown region"),
    (lambda c: c.measures.where(year=True), TypeError, "ask for a year as a number"),
    (lambda c: c.measures.where(year=(2012, 2010)), ValueError, r"ask for \(2010, 2012\)"),
    (lambda c: c.measures.where(year="soon"), ValueError, "ask for a year, such as 2010, a range"),
    (lambda c: c.measures.where(year=""), ValueError, "ask for a year, such as 2010, a range"),
    (lambda c: c.measures.where(year=(2011, 20111)), ValueError, "years run from 1900 to 2199"),
    (lambda c: c.measures.where(since="2010-06"), ValueError, "since= takes a year, such as 2010, or a plan"),
    (lambda c: c.measures.where(until="2010-06"), ValueError, "until= takes a year, such as 2010, or a plan"),
    (lambda c: c.measures.where(since="../2010"), ValueError, "since= takes a year"),
    (lambda c: c.measures.where(status=5), TypeError, "ask for a status by its word, such as implemented, not 5"),
    (lambda c: c.measures.where(status=[["planned"]]), TypeError, "one at a time"),
    (lambda c: c.measures.where(status=Verdict.MET), TypeError, "ask for a status by its word"),
    (lambda c: c.measures.where(status=HUGE), TypeError, "ask for a status"),
    (lambda c: c.targets.where(unit=5), TypeError, "ask for a unit by its id, name or wording"),
    (lambda c: c.targets.where(known_by=HUGE), ValueError, "years run from 1900 to 2199"),
    (lambda c: c.targets.where(known_by=[2010]), TypeError, "ask for a date, a year or ISO 8601 text"),
    (lambda c: c.targets.progress(know_by=2), TypeError, "did you mean known_by"),
    (lambda c: c.progress(know_by=2), TypeError, "did you mean known_by"),
    (lambda c: c.progress([5]), TypeError, "ask for a region"),
    (lambda c: c.search(5), TypeError, r"search\(\) takes words in one text"),
    (lambda c: c.search(" \u3000"), ValueError, "there is no word to search for"),
]
VALUES: list[Case] = [
    (lambda c: c.measures.where(year="起" * 20_000), ValueError, "no time is written with more than 100 characters"),
    (lambda c: c.panel(CERTIFIED, over=20_111), ValueError, "years run from 1900 to 2199"),
    (lambda c: c.panel(CERTIFIED, over=b"x"), TypeError, "ask for a year as a number"),
    (lambda c: c.panel(CERTIFIED).rank(2012, require=HUGE), NotComparableError, "require=<int that cannot be written"),
    (lambda c: c.measures.sample(HUGE), ValueError, "a sample of <int that cannot be written out>"),
    (lambda c: c.measures.count("社" * 100_000), AttributeError, "has no attribute"),
    (
        lambda c: c.tools(moved={"training": "environment"}).number("demand", "input"),
        TypeError,
        r"cell\(\) takes its key",
    ),
    (lambda c: c.tools().tools_of("demand"), TypeError, r"cell\(\) takes its key"),
    (lambda c: c.tools().at(*axes(c), "training"), TypeError, "takes an instrument"),
    (lambda c: c.measures.tools(documents=["x"]), TypeError, "each one of Document, not str: 'x'"),
    (lambda c: c.measures.portfolio(regions=5), TypeError, "takes an iterable of objects, each one of Region"),
    (lambda c: c.coverage()[0].depth("hole"), ValueError, "'hole' is no Depth; it is one of whole, passages"),
    (lambda c: c.coverage()[0].resting_on(5), TypeError, "takes a word of EvidenceKind, such as span, not int: 5"),
    (
        lambda c: c.tools(moved={"training": "environment", c.instruments["training"]: "demand"}),
        FieldError,
        "moved has training twice, to 'environment' and to 'demand'",
    ),
    (lambda c: c.search("社工").excerpt(c.search("社工")[0], left=HUGE), TypeError, "takes marks that are text"),
    (lambda c: c.targets[0].why_inferred(5), TypeError, "takes the name of a field, such as region"),
    (lambda c: c.search("社工").excerpt(5), TypeError, "takes one of the hits"),
    (lambda c: c.with_more(5, (), ()), TypeError, "takes a mapping from a class"),
    (lambda _: sgpolicy.Status("finished"), ValueError, "it is one of implemented, ongoing, planned"),
    (lambda _: ABOUT_300.certainly_at_most("300"), TypeError, "write an int"),  # type: ignore[arg-type]
    (lambda _: ABOUT_300.certainly_at_least("300"), TypeError, "write an int"),  # type: ignore[arg-type]
    (lambda _: ABOUT_300.unit.factor("person"), TypeError, "another one, such as catalog.units"),  # type: ignore[arg-type]
    (lambda _: ABOUT_300.unit.is_rate_of(None), TypeError, "another one, such as catalog.units"),  # type: ignore[arg-type]
    (lambda _: ABOUT_300.to([]), TypeError, "a unit takes its id"),  # type: ignore[arg-type]
    (lambda _: Name(zh="\ud800", en="a"), FieldError, "expected whole characters, without surrogates"),
    (lambda _: Period.parse(5), TypeError, "Period.parse takes text such as 2011-12, not int: 5"),  # type: ignore[arg-type]
    (lambda _: Period.parse("2010", bassis="x"), TypeError, "did you mean basis"),  # type: ignore[call-arg]
    (lambda _: Period.of_year("2010"), TypeError, "whole numbers such as 2011, not str"),  # type: ignore[arg-type]
    (lambda _: Period.of_years(2010, False), TypeError, "whole numbers"),  # noqa: FBT003
    (lambda _: Period.of_year(HUGE), ValueError, "years run from"),
    (lambda _: Period.plan(5), TypeError, "Period.plan takes text such as 十四五"),  # type: ignore[arg-type]
    (lambda _: Period(strat=1), TypeError, r"Period\(\) has no keyword 'strat'; did you mean start"),  # type: ignore[call-arg]
    (lambda _: Period("2010"), TypeError, r"Period\(\) takes no positional arguments"),  # type: ignore[call-arg,arg-type]
    (lambda _: HUGE in YEAR, ValueError, "years run from"),
    (lambda _: YEAR.overlaps("2010"), TypeError, "takes a Period, such as Period.parse"),  # type: ignore[arg-type]
    (lambda _: YEAR.before(2010), TypeError, "takes a Period"),  # type: ignore[arg-type]
    (lambda _: YEAR.after(None), TypeError, "takes a Period"),  # type: ignore[arg-type]
    (lambda _: ABOUT_300.certainly_less(5), TypeError, "takes another Quantity"),  # type: ignore[arg-type]
    (lambda _: ABOUT_300.certainly_more("a"), TypeError, "takes another Quantity"),  # type: ignore[arg-type]
    (lambda _: ABOUT_300.possibly_equal(None), TypeError, "takes another Quantity"),  # type: ignore[arg-type]
    (lambda _: HUGE in ABOUT_300, FieldError, "more than 1000 digits"),
    (lambda _: Decimal("1e1000000") in ABOUT_300, FieldError, "more than 1000 digits"),
    (lambda _: Decimal("1e-1000000") in ABOUT_300, FieldError, "more than 1000 digits"),
    (lambda _: Decimal("1" * 100_000) in ABOUT_300, FieldError, "more than 1000 digits"),
    (lambda _: Fraction(HUGE, 3) in ONE, FieldError, "more than 1000 digits"),
    (lambda _: Decimal("sNaN") in ABOUT_300, FieldError, "sNaN is not finite"),
    (lambda _: ABOUT_300.certainly_at_least(HUGE), FieldError, "more than 1000 digits"),
    (lambda _: Interval(lower=HUGE), FieldError, "more than 1000 digits"),
    (lambda _: Interval(lowr=1), TypeError, "did you mean lower"),  # type: ignore[call-arg]
    (lambda _: ONE + 5, TypeError, "another Interval"),  # type: ignore[operator]
    (lambda _: ONE - 5, TypeError, "another Interval"),  # type: ignore[operator]
    (lambda _: ONE * 5, TypeError, "another Interval"),  # type: ignore[operator]
    (lambda _: ONE / None, TypeError, "another Interval"),  # type: ignore[operator]
    (lambda _: ONE.contains(5), TypeError, "another Interval"),  # type: ignore[arg-type]
    (lambda _: ONE.is_below(3), TypeError, "another Interval"),  # type: ignore[arg-type]
    (lambda _: Quantity(valu=3), TypeError, "did you mean value"),  # type: ignore[call-arg]
    (lambda _: Name(zh="a", eng="b"), TypeError, "did you mean en"),  # type: ignore[call-arg]
    (lambda _: Name(zh=HUGE, en="b"), TypeError, "zh cannot be"),  # type: ignore[arg-type]
]
FUNCTIONS: list[Case] = [
    *(
        (call, ValueError, "no file can be called")
        for path in ("a\0b", "\ud800", "社" * 100_000)
        for call in paths(path)
    ),
    *((call, ValueError, "the path is empty") for call in paths("")),
    (lambda _: sgpolicy.pmc("a\0b"), ValueError, "no file can be called 'a"),
    (lambda _: check_invariants(5), TypeError, "takes a catalog first"),  # type: ignore[arg-type]
    (lambda c: dump_catalog(c, 5), TypeError, "takes a folder, not int: 5"),  # type: ignore[arg-type]
    (lambda c: sgpolicy.replay({**c.targets.receipt().to_dict(), "ids": 5}), FieldError, "ids cannot be 5"),
    *((replaying(step), NotReplayableError, words) for step, words in STEPS),
    (lambda _: sgpolicy.read_quantity(HUGE), TypeError, "takes text"),  # type: ignore[arg-type]
    (lambda _: sgpolicy.read_quantity("3人", unit=5), TypeError, r"unit=\) takes a unit or its id"),  # type: ignore[arg-type]
    (lambda _: sgpolicy.read_quantity("3人", unti="a"), TypeError, "did you mean unit"),  # type: ignore[call-arg]
    (lambda _: sgpolicy.read_period("今年", refrence=1), TypeError, "did you mean reference"),  # type: ignore[call-arg]
    (lambda _: sgpolicy.find_periods("今年", refrence=1), TypeError, "did you mean reference"),  # type: ignore[call-arg]
    (lambda _: sgpolicy.find_periods(5), TypeError, r"find_periods takes text \(str\), not int: 5"),  # type: ignore[arg-type]
    (lambda _: sgpolicy.read_period("今年", reference=HUGE), ValueError, "years run from"),
    (lambda _: sgpolicy.write_quantity(5), TypeError, "write_quantity takes a Quantity, not int: 5"),  # type: ignore[arg-type]
    (lambda _: sgpolicy.write_quantity(ABOUT_300, style=[]), ValueError, "unknown style"),  # type: ignore[arg-type]
    (lambda _: sgpolicy.load(5), TypeError, "a path takes text or a pathlib.Path"),  # type: ignore[arg-type]
    (lambda _: sgpolicy.load(b"x"), TypeError, "not bytes"),  # type: ignore[arg-type]
    (lambda _: sgpolicy.load(pth="x"), TypeError, "did you mean path"),  # type: ignore[call-arg]
    (lambda _: sgpolicy.validate(HUGE), TypeError, "a path takes"),  # type: ignore[arg-type]
    (lambda _: sgpolicy.validate("x", progress=5), TypeError, "takes a function"),  # type: ignore[arg-type]
    (lambda _: sgpolicy.export(5, "x"), TypeError, "takes a catalog first"),  # type: ignore[arg-type]
    (lambda c: sgpolicy.export(c, 5), TypeError, "takes a folder, not int"),  # type: ignore[arg-type]
    (lambda c: sgpolicy.export(c, "x", format=[]), TypeError, "takes the name of a format"),  # type: ignore[arg-type]
    (lambda c: sgpolicy.export(c, "x", fromat="csv"), TypeError, r"export\(\) has no keyword 'fromat'"),  # type: ignore[call-arg]
    (
        lambda c: sgpolicy.required_growth(c.targets[0], c.observations[0]),
        TypeError,
        "an Observation first, not Target",
    ),
    (lambda c: sgpolicy.required_growth(c.observations[0], 5), TypeError, "a Target second"),  # type: ignore[arg-type]
    (lambda c: c.lineage(relations="implements"), TypeError, r"relations takes a list such as \['implements'\]"),
    (lambda c: c.lineage(relations=None), TypeError, "relations takes a list"),
    (lambda c: c.tools(count=[]), FieldError, r"count is \[\], not 'main' or 'all'"),
    (lambda c: c.portfolio(count={}), FieldError, "count is {}, not 'main' or 'all'"),
    (lambda c: c.panel(CERTIFIED).rank("2012", require=1), TypeError, "year takes a whole number, not str: '2012'"),
    (lambda c: c.panel(CERTIFIED).mean("2012", require=1), TypeError, "year takes a whole number, not str: '2012'"),
    (lambda c: c.panel(CERTIFIED).cell("黑龙江", 2012), TypeError, r"cell\(\) takes a region, such as catalog.regions"),
    (lambda c: c.panel(CERTIFIED).cell(c.regions["黑龙江"], "2012"), TypeError, "year takes a whole number"),
    (lambda c: sgpolicy.diff(c, c).of_kind("aded"), UnknownTermError, "did you mean added"),
    (lambda c: sgpolicy.diff(c, c).of_kind(None), TypeError, r"of_kind\(\) takes corrected"),  # type: ignore[arg-type]
    (lambda _: sgpolicy.replay("[" * 100_000), NotReplayableError, "the receipt is no JSON"),
    (lambda c: c.measures.where(missing=[[]]), TypeError, "takes text here"),
    (lambda c: sgpolicy.export(c, "x", where={"missing": 5}), TypeError, "takes text here"),
    (lambda c: sgpolicy.export(c, "x", format="qdpx", sources=5), TypeError, "takes the folder with the source texts"),  # type: ignore[arg-type]
    (lambda _: row(5), TypeError, "takes a document, a record or a term"),
]
CATALOGS: list[Case] = [
    (lambda _: Catalog(records=[1]), TypeError, "each one of Measure, .*not int: 1"),  # type: ignore[list-item]
    (lambda _: Catalog(records=5), TypeError, "takes an iterable"),  # type: ignore[arg-type]
    (lambda _: Catalog(records="abc"), TypeError, "not str: 'a'"),  # type: ignore[arg-type]
    (lambda _: Catalog(recods=[]), TypeError, "did you mean records"),  # type: ignore[call-arg]
    (lambda _: Catalog(terms={int: [1]}), TypeError, "takes one of Region, .* as a key"),
    (lambda _: Catalog(terms=[1]), TypeError, "takes a mapping from a class"),  # type: ignore[arg-type]
    (lambda _: Catalog(terms={Region: [5]}), TypeError, "each one of Region, not int: 5"),
    (lambda c: Catalog(documents=[c.targets[0]]), TypeError, "each one of Document"),
    (lambda c: Catalog(records=[c.targets[0]] * 3), FieldError, "more than one of the records has the id"),
    (lambda c: Catalog(documents=[c.documents[0]] * 2), FieldError, "more than one of the documents has the id"),
    (lambda c: Catalog(terms={Region: [c.regions[0]] * 2}), FieldError, "more than one of the regions has the id"),
]


@pytest.mark.parametrize(("call", "error", "words"), [*KEYS, *WHERE, *VALUES, *FUNCTIONS, *CATALOGS])
def test_misuse_is_answered(call: Call, error: type[Exception], words: str, shipped: Catalog) -> None:
    """At once, by an error of the right kind, in words that are not Python's."""
    start = time.process_time()
    with pytest.raises(error, match=words) as caught:
        call(shipped)

    assert not any(raw in str(caught.value) for raw in RAW)
    assert len(str(caught.value)) < 500
    assert time.process_time() - start < 5
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301 - our own bytes


def test_an_attribute_that_a_catalog_lacks_is_answered_by_those_it_has(shipped: Catalog) -> None:
    """By the near one, or by all."""
    anything: Any = shipped
    with pytest.raises(AttributeError, match="did you mean measures"):
        anything.mesures  # noqa: B018 - the error is what is tested
    with pytest.raises(AttributeError, match="it has regions, indicators"):
        anything.zzz  # noqa: B018


def test_nothing_is_in_no_collection(shipped: Catalog) -> None:
    """Neither None nor what has no id, or an id that is none."""
    for strange in (None, 5, [], object(), ..., Name):
        assert strange not in shipped.measures
        assert strange not in shipped.regions


def test_a_position_is_asked_for_by_item_id_or_name(shipped: Catalog) -> None:
    """As `in` takes them."""
    measures, regions = shipped.measures, shipped.regions

    assert measures.index(measures[3]) == measures.index(measures.ids[3]) == 3
    assert regions[regions.index("黑龙江")].short == "黑龙江"
    with pytest.raises(ValueError, match="is not among"):
        measures.index(measures[3], 4)


def test_an_object_of_a_subclass_is_kept(shipped: Catalog) -> None:
    """It is found, shown, searched and written like one of the class."""
    mine_cls = attrs.frozen(type("Mine", (Target,), {}), kw_only=True, repr=False, eq=False)
    old = shipped.targets[0]
    mine = mine_cls(**{field.name: getattr(old, field.name) for field in attrs.fields(Target)})
    made = Catalog(records=[mine], documents=[old.document])

    assert made.targets.one() is mine
    assert row(mine) == row(old)
    assert made.targets.to_dicts() == [row(old)]
    assert old.id in repr(made.targets)
    assert made.search(old.id) == (mine,)


def test_a_unhashable_text_is_a_text(shipped: Catalog) -> None:
    """A subclass of str may be odd; its characters count."""
    odd: Any = type("Odd", (str,), {"__hash__": None})

    assert shipped.measures.where(region=odd("黑龙江")) == shipped.measures.where(region="黑龙江")


def test_a_catalog_made_of_its_parts_is_equal(shipped: Catalog) -> None:
    """By copy, by pickle, and by hand."""
    terms = {cls: list(known.values()) for cls, known in shipped.known().items() if cls not in _RECORDS}
    by_hand = Catalog(terms=terms, documents=shipped.documents, records=shipped.records())

    assert shipped == by_hand == copy.deepcopy(by_hand)
    assert shipped == pickle.loads(pickle.dumps(by_hand))  # noqa: S301 - our own bytes


_RECORDS = (sgpolicy.Document, sgpolicy.Provision, sgpolicy.Observation, sgpolicy.Programme)
