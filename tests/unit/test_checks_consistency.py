"""Each check of `sgpolicy.checks.consistency` finds what it is there for, and only that."""

from typing import Any

import pytest
from attrs import evolve
from tests.unit.sound import document, record
from tests.unit.sound import said as said_of

from sgpolicy.catalog.load import load
from sgpolicy.checks import Corpus, comparisons, consistency
from sgpolicy.files.folder import DataFile
from sgpolicy.files.load import Base, Loader
from sgpolicy.model.absence import Absence
from sgpolicy.model.document import Inference
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.period import Period
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.unit import unit
from sgpolicy.model.words import Basis, Depth, Kind, Qualifier

HEAD = """\
id: xx-2020-made-up
title: {{zh: "示例", en: "Example"}}
kind: notice
{issuer}region: "{region}"
dates:
  issued: {{period: "{issued}", basis: stated, as_stated: "2020年"}}
  reference: {reference}
source:
  file: made-up.txt
  characters: 1000
  sha256: "0000000000000000000000000000000000000000000000000000000000000000"
  extent: [0, 1000]
reliability: {{grade: D, because: "made up"}}
"""
PERIOD = '{period: "2020", basis: stated, as_stated: "2020年"}'
OBSERVATION = """\
observations:
  - id: agencies
    indicator: social-work-agencies
    kind: stock
    quantity: {{as_stated: "264个", lower: 264, upper: 264, value: 264, unit: item, qualifier: exact}}
    as_of: {as_of}
    at: [10, 14]
"""
PROVISION = """\
provisions:
  - id: size
    indicator: social-work-agencies
    kind: {kind}
    quantity: {{as_stated: "{stated}", lower: {value}, upper: {value}, value: {value}, unit: {unit}, qualifier: exact}}
    at: [10, 14]
"""


def said(
    *,
    issuer: str = "",
    region: str = "230000",
    issued: str = "2020",
    reference: str = PERIOD,
    rest: str = "",
) -> list[tuple[str, str]]:
    """Return check and message of what the checks under test say of a made-up document."""
    issuer = f"issuer: {issuer}\n" if issuer else ""
    text = HEAD.format(issuer=issuer, region=region, issued=issued, reference=reference) + rest
    loaded = Loader(Base(load().known())).run([DataFile("made-up.yaml", text)], sense=False)
    corpus = Corpus(documents=tuple(loaded.documents), records=tuple(loaded.records))
    return [
        (find.__name__, finding.message)
        for find in (
            consistency.time_basis,
            consistency.stated_time,
            consistency.observed_beyond_year,
            consistency.reference_of_issue,
            consistency.issuer_region,
            consistency.kind_fits_unit,
        )
        for finding in find(corpus)
    ]


def test_a_sound_document_passes() -> None:
    """What agrees is left alone."""
    assert said(rest=OBSERVATION.format(as_of='{period: "2020", basis: inferred, because: "made up"}')) == []


@pytest.mark.parametrize(
    ("as_of", "found"),
    [
        (
            '{period: "2020", basis: stated, as_stated: "2020年", because: "x"}',
            ("time_basis", "is stated, but a reason is given"),
        ),
        (
            '{period: "2019/2020", basis: stated, as_stated: "2020年"}',
            ("stated_time", "the wording 「2020年」 says 2020, but 2019/2020 is stored as stated"),
        ),
        (
            '{period: "../2021", basis: inferred, because: "x"}',
            ("observed_beyond_year", "is observed until 2021, after the year of its document (2020)"),
        ),
    ],
)
def test_times_that_their_fields_belie(as_of: str, found: tuple[str, str]) -> None:
    """A time is held against its basis, its wording and its document."""
    assert said(rest=OBSERVATION.format(as_of=as_of)) == [found]


@pytest.mark.parametrize(
    "as_of",
    [
        '{period: "2019/2020", basis: inferred, as_stated: "2020年", because: "x"}',
        '{period: "2019", basis: stated, as_stated: "那一阵"}',
        '{period: "2019/2020", basis: stated, as_stated: "那一阵"}',
        '{period: "2018/..", basis: inferred, because: "x"}',
        '{period: "2020", basis: stated, as_stated: "2020年"}',
        '{period: "2023", basis: inferred, because: "x"}',
    ],
)
def test_times_that_are_not_theirs_to_judge(as_of: str) -> None:
    """Inferred, unreadable and open times, and those that another check reports, are passed over."""
    assert said(rest=OBSERVATION.format(as_of=as_of)) == []


def test_without_a_reference_the_issue_tells_the_year() -> None:
    """A document without a reference date speaks from when it was issued."""
    late = OBSERVATION.format(as_of='{period: "../2021", basis: inferred, because: "x"}')
    text = HEAD.format(issuer="", region="230000", issued="2020", reference="-").replace("  reference: -\n", "") + late
    loaded = Loader(Base(load().known())).run([DataFile("made-up.yaml", text)], sense=False)
    corpus = Corpus(documents=tuple(loaded.documents), records=tuple(loaded.records))

    assert [finding.path for finding in consistency.observed_beyond_year(corpus)] == [("as_of", "period")]


def test_a_reference_apart_from_the_issue() -> None:
    """A reference date lies in the time of issue."""
    found = said(reference='{period: "2019", basis: inferred, because: "x"}')

    assert found == [("reference_of_issue", "is 2019, but the text was issued 2020")]


def test_a_reference_after_publication() -> None:
    """A text cannot speak of a year after it was published."""
    late = f'{PERIOD}\n  published: {{period: "2019", basis: inferred, because: "x"}}'

    assert ("reference_of_issue", "is 2020, after the text was published (2019)") in said(reference=late)


def test_a_document_of_another_region_than_its_issuer() -> None:
    """A province's department does not issue for another province."""
    found = said(issuer="heilongjiang-civil-affairs", region="440000")

    assert [name for name, _ in found] == ["issuer_region"]
    assert "440000 (广东省), but the issuer belongs to 230000 (黑龙江省)" in found[0][1]


@pytest.mark.parametrize("region", ["230000", "230100", "100000"])
def test_a_document_for_part_or_whole_of_its_issuers_region(region: str) -> None:
    """A region within the issuer's, or around it, is fine."""
    assert said(issuer="heilongjiang-civil-affairs", region=region) == []


def test_a_region_that_is_inferred_needs_no_issuer() -> None:
    """Who says why may differ."""
    assert said(issuer="heilongjiang-civil-affairs", region="440000", rest='inferred: {region: "made up"}\n') == []


@pytest.mark.parametrize(
    ("kind", "unit", "fits"),
    [
        ("sum", "CNY", True),
        ("sum", "item", False),
        ("size", "item", True),
        ("size", "CNY", False),
        ("rate", "CNY/month", True),
        ("rate", "percent", True),
        ("rate", "item", False),
        ("ratio", "person/item", True),
    ],
)
def test_kinds_of_provision_and_their_units(kind: str, unit: str, *, fits: bool) -> None:
    """A sum is money, a size is not, a rate is per something."""
    found = said(rest=PROVISION.format(kind=kind, unit=unit, stated="5个", value=5))

    assert [name for name, _ in found] == ([] if fits else ["kind_fits_unit"])


def test_figures_of_different_units_are_not_compared() -> None:
    """A total in another unit is another series, and no whole for a part."""
    rest = "observations:\n" + "".join(
        f"""\
  - id: {name}
    indicator: {indicator}
    kind: cumulative
    quantity: {{as_stated: "{n}", lower: {n}, upper: {n}, value: {n}, unit: {unit}, qualifier: exact}}
    as_of: {{period: "{year}", basis: stated, as_stated: "{year}年"}}
    at: [10, 14]
"""
        for name, indicator, n, unit, year in (
            ("first", "social-work-professionals", 9, "person-time", 2019),
            ("second", "social-work-professionals", 5, "person", 2020),
            ("part", "certified-social-workers", 7, "person-time", 2020),
        )
    )
    known = load().known()
    text = HEAD.format(issuer="", region="230000", issued="2020", reference=PERIOD) + rest
    loaded = Loader(Base(known)).run([DataFile("made-up.yaml", text)], sense=False)
    corpus = Corpus(documents=tuple(loaded.documents), records=tuple(loaded.records))

    assert len(corpus.records) == 3
    assert [*comparisons.cumulative_falls(corpus), *comparisons.part_of_whole(corpus)] == []


def when(text: str, stated: str | None = None) -> Period:
    """Return a stated period, with its wording."""
    return Period.parse(text, as_stated=stated)


def test_what_is_stated_needs_no_reason() -> None:
    """A reason beside a stated time is reported at its basis."""
    explained = Period(start=when("2019").start, end=when("2019").end, basis=Basis.STATED, because="x")

    assert said_of("time-basis", record("hold-exam", time=explained)) == [
        (
            "xx-2020-plan/hold-exam",
            ("time", "basis"),
            "is stated, but a reason is given",
            "basis: inferred, or delete `because`",
        )
    ]


@pytest.mark.parametrize(
    ("time", "found"),
    [
        (when("2018/2019", "去年"), True),
        (when("2019-06", "去年"), True),
        (when("2019", "去年"), False),
        (when("2018", "去年"), False),
        (when("2018/2019"), False),
        (when("2018/2019", "那一阵"), False),
        (evolve(when("2018/2019", "去年"), basis=Basis.INFERRED, because="x"), False),
    ],
)
def test_a_stated_time_is_just_what_its_wording_says(time: Period, *, found: bool) -> None:
    """Wider or narrower is a fault; what is inferred, unworded or unreadable, or another time altogether, is not."""
    finding = (
        "xx-2020-plan/hold-exam",
        ("time", "period"),
        f"the wording 「去年」 says 2019, but {time} is stored as stated",
        'period: "2019", or basis: inferred, with the reason',
    )
    given = document(published=when("2020-06", "2020年6月"))

    assert said_of("stated-time", given, record("hold-exam", time=time)) == ([finding] if found else [])


@pytest.mark.parametrize(
    ("reference", "as_of", "until"),
    [
        ("2020", "2019/2021", 2021),
        ("2020-06", "2020-01/2020-12", None),
        ("2020", "2020", None),
        ("2020", "2021", None),
        ("2020", "2020/..", None),
        ("2020/..", "2020/2025", None),
        ("2020", None, None),
        (None, "2020/2025", None),
    ],
)
def test_what_is_observed_ends_with_the_year_of_its_document(
    reference: str | None, as_of: str | None, until: int | None
) -> None:
    """Only an end in a later year is reported; what begins later, is open, or has no date is passed over."""
    given = document(issued=None, published=None, reference=reference and when(reference))
    finding = (
        "xx-2020-plan/workers-2019",
        ("as_of", "period"),
        f"is observed until {until}, after the year of its document ({reference})",
        "end it with the document's year; what is still to come is a target",
    )

    found = said_of("observed-beyond-year", record("workers-2019", given, as_of=as_of and when(as_of)))

    assert found == ([finding] if until else [])


@pytest.mark.parametrize(
    ("reference", "issued", "published", "wrong"),
    [
        ("2020", "2020-05-06", "2020-06", None),
        ("2020", None, None, None),
        (None, "2020", "2020", None),
        ("2020", None, "2020-06", None),
        ("2020", None, "2021", None),
        ("2021", None, "2020", "is 2021, after the text was published (2020)"),
        ("2019", "2020", None, "is 2019, but the text was issued 2020"),
        ("2021", "2020", "2020", "is 2021, but the text was issued 2020"),
        ("2020", "2020", "2019", "is 2020, after the text was published (2019)"),
    ],
)
def test_a_text_speaks_when_it_was_issued(
    reference: str | None, issued: str | None, published: str | None, wrong: str | None
) -> None:
    """A reference date overlaps the issue and is not after publication; what is not dated is not compared."""
    dates = {"reference": reference, "issued": issued, "published": published}
    dated = document(**{name: text and when(text) for name, text in dates.items()})
    finding = (
        "xx-2020-plan",
        ("dates", "reference", "period"),
        wrong,
        "give the date from which the text speaks; check which date is which",
    )

    assert said_of("reference-of-issue", dated) == ([finding] if wrong else [])


HOME, OTHER = document().region, record("hold-exam").learned_from[0]


@pytest.mark.parametrize(
    ("region", "changes", "found"),
    [
        (OTHER, {}, True),
        (HOME, {}, False),
        (None, {}, False),
        (HOME and HOME.parent, {}, False),
        (OTHER, {"issuer": None}, False),
        (OTHER, {"issuer": evolve(record("civil-affairs").body, region=None)}, False),
        (OTHER, {"inferred": (Inference(field="region", because="x"),)}, False),
        (OTHER, {"inferred": (Inference(field="title", because="x"),)}, True),
    ],
)
def test_a_text_applies_where_its_issuer_has_a_say(region: Any, changes: dict[str, Any], *, found: bool) -> None:  # noqa: ANN401 - a region or none
    """Another place than the issuer's is a fault, unless one of the two is unknown or the region is inferred."""
    finding = (
        "xx-2020-plan",
        ("region",),
        "is 220000 (吉林省), but the issuer belongs to 230000 (黑龙江省)",
        "give the issuer's region or one within it, or say why under `inferred: region:`",
    )

    assert said_of("issuer-region", evolve(document(region=region), **changes)) == ([finding] if found else [])


@pytest.mark.parametrize(
    ("kind", "unit_id", "wrong"),
    [
        (Kind.SUM, "item", "a sum is money"),
        (Kind.SUM, "CNY/person", ""),
        (Kind.SIZE, "CNY/month", "money is a sum, or a rate where it is paid per something"),
        (Kind.SIZE, "percent", ""),
        (Kind.RATE, "item", "a rate is per something"),
        (Kind.RATE, "CNY", "a rate is per something"),
        (Kind.RATE, "percentage-point", ""),
        (Kind.RATIO, "item", ""),
        (Kind.RATIO, "CNY", ""),
    ],
)
def test_a_misfit_of_kind_and_unit_says_why(kind: Kind, unit_id: str, wrong: str) -> None:
    """The message tells kind, unit and reason."""
    quantity = Quantity(lower=5, qualifier=Qualifier.AT_LEAST, unit=unit(unit_id))
    finding = (
        "xx-2020-plan/monthly-subsidy",
        ("kind",),
        f"a {kind} in {unit_id}: {wrong}",
        "size for things and people, sum for money, rate for an amount per month, person or hundred",
    )

    found = said_of("kind-fits-unit", record("monthly-subsidy", kind=kind, quantity=quantity))

    assert found == ([finding] if wrong else [])


@pytest.mark.parametrize(
    ("depth", "passages", "found"),
    [
        (Depth.WHOLE, (), []),
        (Depth.FIGURES, (), []),
        (Depth.PASSAGES, ((0, 10), (10, 990)), []),
        (Depth.PASSAGES, (), [("depth",)]),
        (Depth.WHOLE, ((0, 10),), [("depth",)]),
        (Depth.PASSAGES, ((0, 10), (9, 20)), [("passages", 1)]),
        (Depth.PASSAGES, ((0, 991),), [("passages", 0)]),
    ],
)
def test_passages_fit_the_depth(depth: Depth, passages: tuple[tuple[int, int], ...], found: list[Any]) -> None:
    """They are listed where they are what is coded, in the document, in text order."""
    assert [path for _, path, _, _ in said_of("depth", document(depth=depth, passages=passages))] == found


def test_the_first_of_joint_issuers_is_the_issuer() -> None:
    """One alone is not joint; none is the rule."""
    issuer = document().issuer
    assert issuer is not None
    other = evolve(issuer, id="another-body")

    for sound in ((), (issuer, other)):
        assert said_of("joint-issuers", document(issuers=sound)) == []
    for wrong in ((other, issuer), (issuer,)):
        [(_, path, message, _)] = said_of("joint-issuers", document(issuers=wrong))
        assert (("issuers",), "must list several bodies, the issuer first") == (path, message)


def test_a_text_that_was_searched_in_vain_needs_no_passages() -> None:
    """Its depth is passages, and there is none; a document that is coded whole may have been searched too."""
    for depth in (Depth.PASSAGES, Depth.WHOLE):
        given = document(depth=depth)
        place = Evidence(document=given, start=0, end=990)
        absence = Absence(id="xx-2020-plan/no-dogs", terms=("狗",), evidence=(place,))

        assert said_of("depth", given, absence) == []
        assert said_of("span-in-extent", given, absence) == []
