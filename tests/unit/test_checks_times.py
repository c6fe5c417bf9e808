"""The checks of `sgpolicy.checks.times`: what each says, and what it passes over."""

from typing import Any

import pytest
from attrs import evolve
from tests.unit import table_records
from tests.unit.sound import document, record, said

from sgpolicy.model.period import Period
from sgpolicy.model.words import Status

UNDATED = document(issued=None, published=None, reference=None)


def when(text: str, stated: str | None = None) -> Period:
    """Return a period, with its wording."""
    return Period.parse(text, as_stated=stated)


@pytest.mark.parametrize(
    ("name", "field", "time", "finding"),
    [
        (
            "workers-2019",
            "as_of",
            "2021",
            (
                "xx-2020-plan/workers-2019",
                ("as_of", "period"),
                "is observed in 2021, after its document (2020)",
                "code a promise as a target, or correct the period",
            ),
        ),
        (
            "certified-2025",
            "due",
            "2018",
            (
                "xx-2020-plan/certified-2025",
                ("due", "period"),
                "falls due in 2018, before its document (2020)",
                "code what is past as an observation, or correct the period",
            ),
        ),
        (
            "hold-exam",
            "time",
            "2022",
            (
                "xx-2020-plan/hold-exam",
                ("status",),
                "is implemented in 2022, after its document (2020)",
                "status: planned, or correct the time",
            ),
        ),
    ],
)
def test_a_time_that_the_document_cannot_know(name: str, field: str, time: str, finding: tuple[Any, ...]) -> None:
    """A report lies not after its document, a promise not before it; what overlaps or has no date is passed over."""
    check = {"as_of": "observed-before-told", "due": "due-after-told", "time": "done-before-told"}[field]

    assert said(check, evolve(record(name), **{field: when(time)})) == [finding]
    for sound in ("2020", "2019/2020", "2020-12-31"):
        assert said(check, evolve(record(name), **{field: when(sound)})) == []
    assert said(check, evolve(record(name), **{field: None})) == []
    assert said(check, evolve(record(name, UNDATED), **{field: when(time)})) == []


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.IMPLEMENTED])
def test_what_is_not_done_yet_may_lie_ahead(status: Status) -> None:
    """Only a deed cannot lie after its document."""
    assert said("done-before-told", record("hold-exam", status=status, time=when("2022"))) == []


@pytest.mark.parametrize(
    ("dates", "now"),
    [
        ({"reference": when("2018")}, "2018"),
        ({"reference": None}, "2020-05-06"),
        ({"reference": None, "issued": None}, "2020-06"),
    ],
)
def test_a_document_speaks_at_its_reference_date_else_when_it_became_known(dates: dict[str, Any], now: str) -> None:
    """The clock is the reference date, then the date of issue, then that of publication."""
    observed = record("workers-2019", document(**dates), as_of=when("2021"))

    ((_, _, message, _),) = said("observed-before-told", observed)

    assert message == f"is observed in 2021, after its document ({now})"


def test_a_page_without_a_day_tells_of_what_had_been_when_it_was_seen() -> None:
    """Nobody can have read there what came later."""
    undated = table_records.document(known=None, page=True)

    ((_, _, message, _),) = said("observed-before-told", table_records.seen("9人", "2026", document=undated))
    assert message == "is observed in 2026, after its document (2025-01-01)"
    assert said("observed-before-told", table_records.seen("9人", "2025", document=undated)) == []


def test_a_period_is_what_its_wording_says() -> None:
    """Dates of a document and times of a record are read again, from the reference date."""
    dated = document(published=when("2021-06", "2020年6月"))
    timed = record("hold-exam", document(reference=when("2020")), time=when("2018", "去年"))

    assert said("time-wording", dated, timed) == [
        (
            "xx-2020-plan",
            ("dates", "published", "period"),
            "the wording 「2020年6月」 gives 2020-06, but 2021-06 is stored",
            'period: "2020-06", counted from the reference date 2020',
        ),
        (
            "xx-2020-plan/hold-exam",
            ("time", "period"),
            "the wording 「去年」 gives 2019, but 2018 is stored",
            'period: "2019", counted from the reference date 2020',
        ),
    ]


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("hold-exam", "time"),
        ("hundred-plan", "time"),
        ("monthly-subsidy", "time"),
        ("workers-2019", "as_of"),
        ("certified-2025", "due"),
    ],
)
def test_a_time_is_told_under_the_key_of_its_record(name: str, field: str) -> None:
    """Observations have as_of, targets due, all else time."""
    timed = evolve(record(name), **{field: when("2018", "2019年")})

    ((_, path, _, _),) = said("time-wording", timed)

    assert path == (field, "period")


@pytest.mark.parametrize("name", ["issued", "published", "reference"])
def test_each_date_of_a_document_is_told_under_its_key(name: str) -> None:
    """All three are periods under check."""
    dates = {"issued": None, "published": None, "reference": None, name: when("2018", "2019年")}
    dated = document(**dates)

    ((_, path, _, _),) = said("time-wording", dated)

    assert path == ("dates", name, "period")


@pytest.mark.parametrize(
    ("reference", "time"),
    [
        ("2020", when("2018")),
        ("2020", when("2018", "那一阵")),
        ("2020", when("2019", "去年")),
        ("2020", when("2018/2019", "去年")),
        (None, when("2018", "去年")),
    ],
)
def test_a_wording_that_cannot_be_held_against_its_period(reference: str | None, time: Period) -> None:
    """No wording, an unreadable one, and one without a date to count from say nothing; an overlap is enough."""
    given = document(reference=reference and when(reference))

    assert said("time-wording", record("hold-exam", given, time=time)) == []


def test_a_text_is_published_after_it_was_issued() -> None:
    """Published before issued is a fault; an overlap, or one of the two alone, is none."""
    wrong = document(issued=when("2020-07-06"))

    assert said("dates-in-order", wrong) == [
        (
            "xx-2020-plan",
            ("dates", "published", "period"),
            "is published in 2020-06, before it was issued (2020-07-06)",
            "check which date is which",
        )
    ]
    assert said("dates-in-order", document(effective=when("2021"), repealed=when("2020-12")), wrong)[0] == (
        "xx-2020-plan",
        ("dates", "repealed", "period"),
        "is repealed in 2020-12, before it was effective (2021)",
        "check which date is which",
    )
    assert said("dates-in-order", document(effective=when("2021"), repealed=when("2021"))) == []
    for sound in ({"issued": when("2020-06-30")}, {"issued": None}, {"published": None}):
        assert said("dates-in-order", evolve(wrong, **sound)) == []
