"""The checks of `sgpolicy.checks.comparisons`: what each says, and what it passes over."""

from typing import Any

import pytest
from attrs import evolve
from tests.unit.sound import document, record, said

from sgpolicy.model.figure import Observation
from sgpolicy.model.period import Period
from sgpolicy.model.record import Record
from sgpolicy.model.words import Kind, Status
from sgpolicy.reading import read_quantity

PLACE = record("hold-exam").learned_from[0]


def observed(name: str, text: str, time: str | None, of: str = "certified-2019", **changes: Any) -> Observation:  # noqa: ANN401 - any field
    """Return an observation of what the sound one observes, with its own id, quantity and time."""
    changes = {"as_of": time and Period.parse(time), "quantity": read_quantity(text), "id": name, **changes}
    found: Observation = record(of, **changes)
    return found


def falls(owner: str, was: str, now: str, other: str) -> tuple[Any, ...]:
    """Return what is said of a cumulative figure that falls."""
    return (
        owner,
        ("quantity",),
        f"the cumulative certified-workers falls: {was}, {now}",
        f"compare with {other}; a figure for a single year is of kind flow",
    )


FIRST = observed("first", "300人", "2018")
SECOND = observed("second", "200人", "2019")
FALL = "300 person in 2018", "200 person in 2019"


@pytest.mark.parametrize(
    ("records", "context", "found"),
    [
        ([FIRST, SECOND], [], [falls("second", *FALL, "first")]),
        ([SECOND, FIRST], [], [falls("second", *FALL, "first")]),
        ([SECOND], [FIRST], [falls("second", *FALL, "first")]),
        ([FIRST], [SECOND], [falls("first", *FALL, "second")]),
        ([], [FIRST, SECOND], []),
        ([FIRST, observed("more", "400人", "2019")], [], []),
        ([FIRST, observed("same", "300人", "2019")], [], []),
        ([FIRST, observed("about", "约200人", "2019")], [], []),
        ([FIRST, observed("at-once", "200人", "2018")], [], []),
        ([FIRST, observed("wider", "200人", "2017/2018")], [], []),
        ([FIRST, observed("z-less", "100人", "2018"), SECOND], [], [falls("second", *FALL, "first")]),
        ([FIRST, observed("a-less", "100人", "2018"), SECOND], [], [falls("second", *FALL, "first")]),
        (
            [FIRST, SECOND, observed("lower", "100人", "2019")],
            [],
            [falls("lower", FALL[0], "100 person in 2019", "first"), falls("second", *FALL, "first")],
        ),
        (
            [FIRST, observed("vague", "约250人", "2018-06/2019-06"), observed("low", "100人", "2020")],
            [],
            [falls("low", FALL[0], "100 person in 2020", "first")],
        ),
        (
            [FIRST, observed("below", "250人以下", "2019"), observed("low", "260人", "2020")],
            [],
            [falls("below", FALL[0], "≤ 250 person in 2019", "first")],
        ),
        (
            [
                observed("more", "超过300人", "2018"),
                observed("z-least", "300人以上", "2018"),
                evolve(FIRST, as_of=SECOND.as_of),
            ],
            [],
            [falls("first", "> 300 person in 2018", "300 person in 2019", "more")],
        ),
        (
            [observed("half", "0.5%", "2018"), observed("vague", "5%以下", "2018"), observed("less", "0.3%", "2019")],
            [],
            [falls("less", "0.5 percent in 2018", "0.3 percent in 2019", "half")],
        ),
        (
            [observed("a-much", "900人", "2018"), SECOND, observed("third", "210人", "2020")],
            [],
            [falls("second", "900 person in 2018", FALL[1], "a-much")],
        ),
        ([FIRST, observed("stock", "200人", "2019", kind=Kind.STOCK)], [], []),
        ([evolve(FIRST, kind=Kind.STOCK), SECOND], [], []),
        ([FIRST, observed("open", "200人", "2019/..")], [], []),
        ([FIRST, observed("undated", "200人", None)], [], []),
        ([FIRST, evolve(SECOND, region=None)], [], []),
        ([FIRST, evolve(SECOND, region=PLACE)], [], []),
        ([FIRST, evolve(SECOND, indicator=record("workers-2019").indicator)], [], []),
        ([FIRST, observed("unit", "200人次", "2019")], [], []),
        (
            [FIRST, SECOND, observed("third", "100人", "2020")],
            [],
            [
                falls("second", *FALL, "first"),
                falls("third", "200 person in 2019", "100 person in 2020", "second"),
            ],
        ),
    ],
)
def test_what_is_counted_from_a_start_cannot_become_less(
    records: list[Observation], context: list[Observation], found: list[Any]
) -> None:
    """Neighbours in time are compared: of one indicator, place and unit, cumulative, dated, and certain."""
    assert said("cumulative-falls", *records, context=tuple(context)) == found


def part(name: str, text: str, time: str | None = "2019", **changes: Any) -> Observation:  # noqa: ANN401 - any field
    """Return an observation of a part."""
    return observed(name, text, time, **changes)


def whole(name: str, text: str, time: str | None = "2019", **changes: Any) -> Observation:  # noqa: ANN401 - any field
    """Return an observation of its whole."""
    return observed(name, text, time, "workers-2019", **changes)


def exceeds(text: str, other: str, more: str) -> tuple[Any, ...]:
    """Return what is said of a part that is more than its whole."""
    return (
        "part",
        ("quantity",),
        f"certified-workers ({text}) is more than its whole workers ({more})",
        f"compare with {other}",
    )


@pytest.mark.parametrize(
    ("records", "context", "found"),
    [
        ([part("part", "300人"), whole("all", "200人")], [], [exceeds("300 person", "all", "200 person")]),
        ([part("part", "300人")], [whole("all", "200人")], [exceeds("300 person", "all", "200 person")]),
        ([whole("all", "200人")], [part("part", "300人")], []),
        ([part("part", "300人"), whole("all", "300人")], [], []),
        ([part("part", "300人"), whole("all", "约200人")], [], []),
        ([part("part", "300人"), whole("all", "200人以上")], [], []),
        ([part("part", "300人"), whole("all", "200人以下")], [], [exceeds("300 person", "all", "≤ 200 person")]),
        ([part("part", "300人"), whole("all", "200人", "2020")], [], []),
        ([part("part", "300人", None), whole("all", "200人", None)], [], []),
        ([part("part", "300人", region=None), whole("all", "200人")], [], []),
        ([part("part", "300人"), whole("all", "200人", region=None)], [], []),
        ([part("part", "300人"), whole("all", "200人", region=PLACE)], [], []),
        ([part("part", "300人次"), whole("all", "200人")], [], []),
        ([part("part", "300人"), observed("all", "200人", "2019")], [], []),
        ([whole("part", "300人"), whole("all", "200人")], [], []),
        (
            [whole("more", "250人"), part("part", "300人"), whole("all", "200人"), whole("later", "200人")],
            [],
            [exceeds("300 person", "all", "200 person")],
        ),
        (
            [whole("least", "150人以上"), part("part", "300人"), whole("all", "200人"), whole("rest", "9人以上")],
            [],
            [exceeds("300 person", "all", "200 person")],
        ),
        (
            [whole("all", "200人"), part("part", "300人"), whole("more", "250人")],
            [],
            [exceeds("300 person", "all", "200 person")],
        ),
    ],
)
def test_a_part_is_not_larger_than_its_whole(
    records: list[Observation], context: list[Observation], found: list[Any]
) -> None:
    """A part is held against the least whole of the same place, unit and time."""
    assert said("part-of-whole", *records, context=tuple(context)) == found


START = record("certified-2019")


@pytest.mark.parametrize(
    ("start", "due", "wrong"),
    [
        (None, "2025", None),
        (START, "2025", None),
        (START, "2019", None),
        (START, "2018/2019", None),
        (START, None, None),
        (evolve(START, as_of=None), "2018", None),
        (START, "2018", "is later (2019) than the target (2018)"),
        (evolve(START, region=PLACE), "2025", "is about another region"),
        (evolve(START, region=None), "2025", "is about another region"),
        (record("workers-2019"), "2025", "counts workers, the target certified-workers"),
        (evolve(START, kind=Kind.STOCK), "2025", "is a stock, the target a cumulative"),
    ],
)
def test_a_target_starts_from_an_observation_of_the_same(
    start: Observation | None, due: str | None, wrong: str | None
) -> None:
    """Indicator and place of a baseline are the target's, and its time is not later."""
    target = record("certified-2025", baseline=start, due=due and Period.parse(due))
    finding = (
        "xx-2020-plan/certified-2025",
        ("baseline",),
        f"the baseline {start and start.id} {wrong}",
        "use an observation of the same indicator, region and kind, earlier than `due`",
    )

    assert said("baseline", target) == ([finding] if wrong else [])


def repeats(owner: str, other: str) -> tuple[Any, ...]:
    """Return what is said of a record that says the same as another."""
    return (
        owner,
        ("id",),
        f"says the same as {other}",
        "one record with both places under `at` and `also`, or a `note` that tells them apart",
    )


@pytest.mark.parametrize("name", ["certified-2019", "certified-2025", "monthly-subsidy", "train-workers"])
def test_a_fact_said_twice_is_one_record(name: str) -> None:
    """Each further record of a fact points to the first."""
    first = record(name)
    records = [first, evolve(first, id="second"), record("hundred-plan"), evolve(first, id="third")]

    assert said("duplicate", *records) == [repeats("second", first.id), repeats("third", first.id)]


def test_an_act_told_in_other_words_is_the_same() -> None:
    """What a measure is counts, not its summary, its settings or the means it names besides."""
    first = record("train-workers")
    other = evolve(first, id="other", summary=record("hold-exam").summary, settings=(), commitment=None)

    assert said("duplicate", first, other) == [repeats("other", first.id)]


OTHER = document(id="yy-2020-plan")


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("certified-2019", observed("x", "300人", "2019")),
        ("certified-2019", record("certified-2019", note="Told by another bureau.")),
        ("certified-2019", record("certified-2019", as_of=None)),
        ("certified-2019", record("certified-2019", as_of=Period.parse("2018"))),
        ("certified-2019", record("certified-2019", kind=Kind.STOCK)),
        ("certified-2019", record("certified-2019", region=None)),
        ("certified-2019", record("certified-2019", region=PLACE)),
        ("certified-2019", record("certified-2019", indicator=record("workers-2019").indicator)),
        ("certified-2019", record("certified-2019", OTHER)),
        ("certified-2025", record("certified-2025", kind=Kind.STOCK)),
        (
            "certified-2025",
            record("certified-2019", quantity=record("certified-2025").quantity, as_of=Period.parse("2025")),
        ),
        ("train-workers", record("train-workers", note="Two courses.")),
        ("train-workers", record("train-workers", actors=())),
        ("train-workers", record("train-workers", status=Status.REQUIRED)),
        ("train-workers", record("train-workers", time=None)),
        ("train-workers", record("train-workers", programme=None)),
        ("train-workers", record("train-workers", instruments=record("hold-exam").instruments)),
        ("train-workers", record("train-workers", region=None)),
        ("train-workers", record("train-workers", OTHER)),
        ("train-workers", record("train-workers", evidence=(evolve(record("train-workers").evidence[0], start=101),))),
        ("train-workers", record("train-workers", evidence=(evolve(record("train-workers").evidence[0], end=179),))),
        ("hundred-plan", record("hundred-plan")),
    ],
)
def test_another_fact_is_another_record(name: str, other: Record) -> None:
    """One difference in what is said, or a note, tells two records apart; named things may recur."""
    assert said("duplicate", record(name), evolve(other, id="other")) == []
