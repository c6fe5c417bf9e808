"""Progress: every verdict, its reason and its evidence, and growth without rounding."""

import pickle
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from sgpolicy import Catalog, Interval, NotComparableError, Period, Quantity, Verdict, read_quantity, required_growth
from sgpolicy.analysis.progress import progress
from sgpolicy.analysis.ratios import percent
from sgpolicy.model.document import Document, Reliability, Source
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.figure import Observation, Target
from sgpolicy.model.name import Name
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Indicator
from sgpolicy.model.unit import unit
from sgpolicy.model.words import Direction, DocumentKind, Grade, Kind, RegionLevel

CHINA = Region(
    code="100000", level=RegionLevel.COUNTRY, name=Name(zh="中国", en="China"), short="中国", traditional="中國"
)
HERE = Region(
    code="230000",
    level=RegionLevel.PROVINCE,
    name=Name(zh="黑龙江省", en="Heilongjiang"),
    short="黑龙江",
    traditional="黑龍江省",
    parent=CHINA,
)


def document(id: str = "doc") -> Document:  # noqa: A002 - the field's word
    """Return a document of 1000 characters."""
    return Document(
        id=id,
        title=Name(zh="题", en="title"),
        kind=DocumentKind.REPORT,
        source=Source(file="a.txt", characters=1000, sha256="0" * 64, extent=(0, 1000)),
        reliability=Reliability(grade=Grade.A, because="made up"),
    )


def indicator(direction: Direction = Direction.UP, id: str = "certified") -> Indicator:  # noqa: A002
    """Return an indicator that counts people."""
    return Indicator(
        id=id,
        name=Name(zh="持证", en="certified"),
        definition="d",
        is_not="n",
        unit=unit("person"),
        kind=Kind.STOCK,
        direction=direction,
    )


def place(wording: str, at: Document) -> tuple[Evidence, ...]:
    """Return a passage as long as its wording."""
    return (Evidence(document=at, start=10, end=10 + len(wording), as_stated=wording),)


def target(wording: str, due: str | None, *, id: str = "promised", **more: Any) -> Target:  # noqa: A002, ANN401
    """Return a target as worded."""
    at = more.pop("document", document())
    given = {"region": HERE, "indicator": indicator(), "kind": Kind.STOCK, **more}
    return Target(
        id=f"{at.id}/{id}",
        quantity=read_quantity(wording),
        due=Period.parse(due) if due else None,
        evidence=place(wording, at),
        **given,
    )


def seen(wording: str, when: str | None, **more: Any) -> Observation:  # noqa: ANN401
    """Return an observation as worded."""
    at = more.pop("document", document())
    given = {"region": HERE, "indicator": indicator(), "kind": Kind.STOCK, **more}
    return Observation(
        id=f"{at.id}/seen-{when}",
        quantity=read_quantity(wording),
        as_of=Period.parse(when) if when else None,
        evidence=place(wording, at),
        **given,
    )


def verdict(wanted: Target, *observations: Observation) -> tuple[Verdict, str]:
    """Return verdict and reason."""
    found = progress(wanted, observations)
    return found.verdict, found.reason


@pytest.mark.parametrize(
    ("promised", "reported", "both"),
    [
        ("definition: in villages.", None, "promised as in villages, reported as the codebook defines it"),
        (None, "Definition: in towns.", "promised as the codebook defines it, reported as in towns"),
        ("definition: in villages", "definition: in towns", "promised as in villages, reported as in towns"),
    ],
)
def test_what_is_defined_otherwise_is_not_compared(promised: str | None, reported: str | None, both: str) -> None:
    """Neither share nor verdict: 5,000 in towns do not keep a promise of 3,000 in villages."""
    found = progress(target("3000人", "2025", note=promised), [seen("5000人", "2022", note=reported)])

    assert (found.verdict, found.observation, found.share) == (Verdict.NOT_ASSESSABLE, None, None)
    assert found.reason == (
        f"the catalog has no comparable observation; 5000 person in 2022 (doc/seen-2022) has another definition: {both}"
    )


def test_what_departs_in_the_same_way_is_compared() -> None:
    """A note that says the same of both, or nothing of a definition, does not hinder."""
    same, other = "definition: in villages", "A repost."

    assert verdict(target("3000人", "2025", note=same), seen("5000人", "2022", note=same))[0] is Verdict.MET
    assert verdict(target("3000人", "2025"), seen("5000人", "2022", note=other))[0] is Verdict.MET


@pytest.mark.parametrize(
    ("wanted", "reported"),
    [
        ("3000人", "3000人"),
        ("3000人", "3000多人"),
        ("3000人以上", "3000人"),
        ("2000人至3000人", "2000人"),
        ("近3000人", "3000人"),
    ],
)
def test_a_target_is_met_where_it_is_certainly_reached(wanted: str, reported: str) -> None:
    """The least that keeps the promise is enough."""
    found = progress(target(wanted, "2025"), [seen(reported, "2022")])

    assert found.verdict is Verdict.MET
    assert "in 2022 reaches" in found.reason
    assert found.growth is None
    assert (found.target.evidence[0].as_stated, found.observation and found.observation.evidence[0].as_stated) == (
        wanted,
        reported,
    )


@pytest.mark.parametrize(
    ("wanted", "reported"), [("3000人", "近3000人"), ("超过3000人", "3000人"), ("3000人", "2999人")]
)
def test_a_target_is_missed_where_its_time_is_over(wanted: str, reported: str) -> None:
    """What certainly falls short at the due date or later is missed."""
    said = verdict(target(wanted, "2020"), seen(reported, "2020"))

    assert said[0] is Verdict.MISSED
    assert said[1].endswith("due in 2020")


def test_what_is_reported_after_the_due_date_does_not_say_that_it_was_met() -> None:
    """A report of 2026 does not tell how things stood in 2020; one of the due time does, whatever came later."""
    wanted = target("3000人", "2020")
    late = seen("5000人", "2026")
    found = progress(wanted, [seen("1000人", "2018"), late])

    assert (Verdict.NOT_ASSESSABLE, (Verdict.MET, Verdict.MISSED)) == (found.verdict, found.possible)
    assert "fell due in 2020, and whether it was reached by then is not known" in found.reason
    assert progress(wanted, [seen("3000人", "2020-06"), late]).verdict is Verdict.MET
    assert progress(wanted, [seen("2000人", "2020"), late]).verdict is Verdict.MISSED
    assert progress(wanted, [seen("2000人", "2021"), late]).verdict is Verdict.MISSED
    assert progress(target("3000人", "2030"), [late]).verdict is Verdict.MET


def test_of_flows_that_of_the_due_time_decides() -> None:
    """Whatever was done in later years."""
    wanted = target("2000人", "2012", kind=Kind.FLOW)
    flows = [seen(count, year, kind=Kind.FLOW) for count, year in (("3000人", "2012"), ("10人", "2014"))]

    assert progress(wanted, flows).verdict is Verdict.MET


def test_hedges_leave_a_verdict_open() -> None:
    """Some 3000 may be a little less than 3000: neither met nor missed."""
    assert verdict(target("3000人", "2020"), seen("3000人左右", "2020")) == (
        Verdict.NOT_ASSESSABLE,
        "hedges leave open whether it was reached",
    )


def test_on_course_and_behind_compare_paces() -> None:
    """A pace that suffices is on course, one that certainly does not is behind."""
    wanted = target("2000人", "2022")

    assert verdict(wanted, seen("1000人", "2019"), seen("1500人", "2020")) == (
        Verdict.ON_COURSE,
        "it takes 15.5 % a year, and grew 50.0 % a year from 2019 to 2020",
    )
    assert verdict(wanted, seen("1000人", "2019"), seen("1100人", "2020")) == (
        Verdict.BEHIND,
        "it takes 34.8 % a year, and grew 10.0 % a year from 2019 to 2020",
    )


def test_a_hedged_pace_may_overlap_what_it_takes() -> None:
    """Where the intervals overlap nobody can tell."""
    said = verdict(target("1700人", "2021"), seen("1000多人", "2019"), seen("1300多人", "2020"))

    assert said[0] is Verdict.NOT_ASSESSABLE
    assert said[1].endswith("the two overlap")


def test_one_observation_gives_no_pace() -> None:
    """Share and growth are told all the same."""
    found = progress(target("2000人", "2022"), [seen("1000人", "2021")])

    assert found.verdict is Verdict.NOT_ASSESSABLE
    assert found.reason == "only one observation (2021) before it falls due in 2022: no pace to judge by"
    assert found.share == Interval(lower=Fraction(1, 2), upper=Fraction(1, 2))
    assert found.growth == Interval(lower=1, upper=1)
    assert (found.earlier, found.pace) == (None, None)


@pytest.mark.parametrize("due", [None, "2020/.."])
def test_without_a_due_date_nothing_is_late(due: str | None) -> None:
    """A target that falls due at no time can be met, never missed."""
    assert verdict(target("2000人", due), seen("1000人", "2021")) == (
        Verdict.NOT_ASSESSABLE,
        "the target has no due date",
    )
    assert verdict(target("2000人", due), seen("2000人", "2021"))[0] is Verdict.MET


ELSEWHERE = {
    "another region": {"region": CHINA},
    "no region": {"region": None},
    "another indicator": {"indicator": indicator(id="trained")},
    "a flow": {"kind": Kind.FLOW},
}


@pytest.mark.parametrize("how", ELSEWHERE)
def test_only_like_is_held_against_like(how: str) -> None:
    """Another region, indicator or kind, or no date, is passed over."""
    anything: Any = ELSEWHERE[how]

    assert verdict(target("2000人", "2022"), seen("3000人", "2021", **anything)) == (
        Verdict.NOT_ASSESSABLE,
        "the catalog has no comparable observation",
    )
    assert verdict(target("2000人", "2022"), seen("3000人", None))[0] is Verdict.NOT_ASSESSABLE


def test_a_total_since_a_start_compares_with_a_stock() -> None:
    """Both say how many there are."""
    assert verdict(target("2000人", "2022"), seen("3000人", "2021", kind=Kind.CUMULATIVE))[0] is Verdict.MET


def test_an_anonymised_target_is_held_against_its_own_document() -> None:
    """Two places without a name need not be the same place."""
    wanted = target("2000人", "2022", region=None)

    assert verdict(wanted, seen("3000人", "2021", region=None))[0] is Verdict.MET
    assert verdict(wanted, seen("3000人", "2021", region=None, document=document("b")))[0] is Verdict.NOT_ASSESSABLE


def test_a_target_that_should_fall_is_met_from_above() -> None:
    """Fewer is better where the indicator says so."""
    falling = indicator(Direction.DOWN)
    wanted = target("不超过100人", "2022", indicator=falling)

    assert verdict(wanted, seen("90人", "2021", indicator=falling))[0] is Verdict.MET
    assert verdict(wanted, seen("110人", "2022", indicator=falling))[0] is Verdict.MISSED
    said = verdict(
        target("100人", "2022", indicator=falling),
        seen("400人", "2020", indicator=falling),
        seen("200人", "2021", indicator=falling),
    )
    assert said == (Verdict.ON_COURSE, "it takes -50.0 % a year, and grew -50.0 % a year from 2020 to 2021")


def test_a_flow_of_another_year_does_not_meet_a_promise_for_this_one() -> None:
    """To have trained 3000 in 2010 is not to train 2000 in 2012."""
    wanted = target("2000人", "2012", kind=Kind.FLOW)

    assert verdict(wanted, seen("3000人", "2010", kind=Kind.FLOW))[0] is Verdict.NOT_ASSESSABLE
    assert verdict(wanted, seen("3000人", "2012", kind=Kind.FLOW))[0] is Verdict.MET
    assert verdict(wanted, seen("1000人", "2012", kind=Kind.FLOW))[0] is Verdict.MISSED
    assert verdict(wanted, seen("3000人", "2012-06", kind=Kind.FLOW))[0] is Verdict.MET
    assert verdict(wanted, seen("1000人", "2014", kind=Kind.FLOW))[0] is Verdict.NOT_ASSESSABLE


def test_hedges_widen_share_and_growth() -> None:
    """近900 of 1000多 is between 810/2000 and 900/1000, and the growth it takes is as wide."""
    found = progress(target("1000多人", "2023"), [seen("近900人", "2022")])

    assert found.share is not None
    assert found.share == Interval(
        lower=Fraction(810, 2000), upper=Fraction(900, 1000), lower_open=True, upper_open=True
    )
    assert found.growth == Interval(lower=Decimal("0.1111"), upper=Decimal("1.4692"))


def test_required_growth_is_rounded_outward() -> None:
    """From 9690 to 30000 in three years: the cube of the lower end falls short, that of the upper does not."""
    found = required_growth(seen("9690人", "2022"), target("30000人", "2025"))

    assert found == Interval(lower=Decimal("0.4574"), upper=Decimal("0.4575"))
    assert found.lower is not None
    assert found.upper is not None
    ratio = Fraction(30000, 9690)
    assert (1 + Fraction(found.lower)) ** 3 <= ratio <= (1 + Fraction(found.upper)) ** 3


def test_required_growth_counts_months() -> None:
    """Half a year to double is a factor of four a year, exactly."""
    found = required_growth(seen("1000人", "2022-06"), target("2000人", "2022"))

    assert found == Interval(lower=3, upper=3)


@pytest.mark.parametrize(
    ("start", "wanted"),
    [
        (seen("1000人", "2022", region=CHINA), target("2000人", "2025")),
        (seen("1000人", None), target("2000人", "2025")),
        (seen("1000人", "2025"), target("2000人", "2025")),
        (seen("1000人", "2022"), target("2000人", None)),
        (seen("1000人以上", "2022"), target("2000人", "2025")),
        (seen("1000人", "2022"), target("2000人以下", "2025")),
        (seen("0人", "2022"), target("2000人", "2025")),
    ],
)
def test_no_growth_without_two_comparable_ends(start: Observation, wanted: Target) -> None:
    """What cannot be reckoned raises, and names both records."""
    with pytest.raises(NotComparableError, match=r"doc/seen-.* doc/promised"):
        required_growth(start, wanted)


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Interval(lower=Decimal("0.456"), upper=Decimal("0.456")), "45.6 %"),
        (Interval(lower=Fraction(1, 3), upper=Fraction(2, 3)), "33.3 to 66.7 %"),
        (Interval(lower=1), "at least 100.0 %"),
        (Interval(upper=2), "at most 200.0 %"),
        (Interval(), "?"),
    ],
)
def test_ratios_are_shown_in_percent(interval: Interval, text: str) -> None:
    """One number where both ends look alike, two where they do not."""
    assert percent(interval) == text


def test_progress_shows_verdict_reason_and_both_places() -> None:
    """The representation is one line with the evidence of both."""
    assert repr(progress(target("2000人", "2022"), [seen("2000人", "2021")])) == (
        "<Progress doc/promised: met; 2000 person in 2021 reaches 2000 person; "
        "target a.txt[10:15], observation a.txt[10:15]>"
    )


def test_the_shipped_targets_of_heilongjiang(shipped: Catalog) -> None:
    """Of the certified social workers 32.3 % are there in June 2022, and it takes 38.1 % a year."""
    found = {one.target.id.partition("/")[2]: one for one in shipped.progress("黑龙江")}
    certified = found["certified-2025"]

    assert shipped.targets.where(within="黑龙江").ids == tuple(one.target.id for one in found.values())
    assert certified.share == Interval(lower=Fraction(323, 1000), upper=Fraction(323, 1000))
    assert certified.growth == Interval(lower=Decimal("0.3811"), upper=Decimal("0.3812"))
    assert certified.observation is shipped["hl-2022-talent-plan/certified-2022"]
    assert certified.earlier is shipped["hl-2019-talent/certified"]
    assert found["volunteers-2025"].verdict is Verdict.NOT_ASSESSABLE


def test_known_by_hides_what_came_later(shipped: Catalog) -> None:
    """At the end of 2011 only the targets of then are there, and no report of 2022."""
    found = shipped.progress(known_by=2011)
    told = [record.document.known for one in found for record in (one.target, one.observation, one.earlier) if record]

    assert shipped.targets.where(known_by=2011).ids == tuple(one.target.id for one in found)
    assert all(known and known.end and known.end <= date(2011, 12, 31) for known in told)


def test_a_quantity_keeps_its_wording_beside_the_verdict() -> None:
    """Both figures of a progress are quantities as their documents word them."""
    found = progress(target("2000人", "2022"), [seen("近2000人", "2021")])

    assert isinstance(found.target.quantity, Quantity)
    assert found.observation is not None
    assert found.observation.quantity.as_stated == "近2000人"


def test_progress_is_a_table(shipped: Catalog) -> None:
    """A tuple still; it shows itself as a table, the verdict first, and so do its slices."""
    found = shipped.progress("黑龙江")

    assert isinstance(found, tuple)
    assert found == tuple(found)
    assert repr(found).startswith(f"<ProgressTable: {len(found)}>\nverdict ")
    assert all(str(item.verdict) in repr(found) for item in found)
    assert repr(found[:1]).startswith("<ProgressTable: 1>\n")
    assert found[-1] is tuple(found)[-1]
    assert f"<caption>ProgressTable: {len(found)}</caption>" in found._repr_html_()
    assert repr(found[:0]) == "<ProgressTable: empty>"
    assert found == pickle.loads(pickle.dumps(found))  # noqa: S301 - our own bytes


def test_progress_of_nothing_says_why(shipped: Catalog) -> None:
    """As the targets do; what was pickled has forgotten what was asked."""
    found = shipped.progress("澳门")

    assert shipped.targets.where(within="澳门").why() == found.why() != ""
    assert f"<ProgressTable: empty; {found.why()}>" == " ".join(repr(found).split())
    assert "" == pickle.loads(pickle.dumps(found)).why() == shipped.progress("黑龙江").why()  # noqa: S301 - our own


def test_progress_gives_a_row_a_target(shipped: Catalog) -> None:
    """Ends are numbers that hold the interval; what is not known is None."""
    found = shipped.progress()
    rows = found.to_dicts()
    by_target = {row["target"]: row for row in rows}
    certified = by_target["hl-2022-talent-plan/certified-2025"]

    assert [row["target"] for row in rows] == [item.target.id for item in found]
    assert (certified["promised"], certified["reported"], certified["due"]) == ("三万人", "9690人", "2025")
    assert certified["observation"] == "hl-2022-talent-plan/certified-2022"
    assert certified["share_lower"] == certified["share_upper"] == 0.323
    for row, item in zip(rows, found, strict=True):
        assert (row["verdict"], row["reason"]) == (item.verdict, item.reason)
        for name in ("share", "growth", "pace"):
            interval = getattr(item, name)
            if interval is None:
                assert row[f"{name}_lower"] is row[f"{name}_upper"] is None
            else:
                lower, upper = row[f"{name}_lower"], row[f"{name}_upper"]
                assert lower is interval.lower is None or Decimal(repr(lower)) <= interval.lower
                assert upper is interval.upper is None or Decimal(repr(upper)) >= interval.upper


def test_progress_rows_hold_numbers_beside_the_wordings(shipped: Catalog) -> None:
    """What was promised and what was reported, in one unit, with the years; without a report they are None."""
    by_target = {row["target"]: row for row in shipped.progress().to_dicts()}
    certified = by_target["hl-2022-talent-plan/certified-2025"]
    alone = next(row for row in by_target.values() if row["observation"] is None)

    expected = {
        "promised_value": 30000,
        "promised_lower": 30000,
        "promised_upper": 30000,
        "reported_value": 9690,
        "reported_lower": 9690,
        "reported_upper": 9690,
        "unit": "person",
        "due_year": 2025,
        "as_of_year": 2022,
        "region_name": "黑龙江省",
        "indicator_name": certified["indicator_name"],
    }

    assert expected == {key: certified[key] for key in expected}
    assert shipped.indicators["certified-social-workers"].name.zh == certified["indicator_name"]
    assert (None, None, None, None) == tuple(
        alone[key] for key in ("reported_value", "reported_lower", "reported_upper", "as_of_year")
    )
