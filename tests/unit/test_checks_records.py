"""The checks of `sgpolicy.checks.records`: what each says, and what it passes over."""

from typing import Any

import pytest
from attrs import evolve
from tests.unit.sound import document, loaded, record, said, source

from sgpolicy.model.document import Inference
from sgpolicy.model.document_number import DocumentNumber
from sgpolicy.model.name import Name
from sgpolicy.model.period import Period
from sgpolicy.model.words import Commitment, Status

BODY = document(source=source(extent=(10, 990)))


def outside(owner: str, path: tuple[Any, ...], start: int, end: int) -> tuple[Any, ...]:
    """Return what is said of a span outside the document."""
    return (
        owner,
        path,
        f"the span [{start}, {end}] reaches outside the document, which is [10, 990] of its file",
        "between 10 and 990: find the passage again",
    )


@pytest.mark.parametrize(
    ("start", "end", "sound"),
    [(10, 11, True), (989, 990, True), (10, 990, True), (9, 11, False), (989, 991, False), (990, 991, False)],
)
def test_passages_lie_in_their_document(start: int, end: int, *, sound: bool) -> None:
    """Places of a record, and of damage and uncoded numbers, lie within the extent, its ends included."""
    first, second = record("certified-2019").evidence
    (fault,), (uncoded,) = BODY.faults, BODY.uncoded
    further = record("certified-2019", BODY, evidence=(first, second, evolve(second, start=start, end=end)))
    damaged = evolve(
        BODY, faults=(fault, evolve(fault, start=start, end=end)), uncoded=(evolve(uncoded, start=start, end=end),)
    )

    found = said(
        "span-in-extent",
        damaged,
        record("train-workers", BODY, evidence=(evolve(first, start=start, end=end),)),
        further,
    )

    assert found == (
        []
        if sound
        else [
            outside("xx-2020-plan/train-workers", ("at",), start, end),
            outside("xx-2020-plan/certified-2019", ("also", 1, "at"), start, end),
            outside("xx-2020-plan", ("faults", 1, "at"), start, end),
            outside("xx-2020-plan", ("uncoded", 0, "at"), start, end),
        ]
    )


@pytest.mark.parametrize(("start", "end"), [(300, 300), (301, 300)])
def test_a_span_of_nothing_is_no_passage(start: int, end: int) -> None:
    """Damage and uncoded numbers have at least one character."""
    damaged = evolve(BODY, faults=(evolve(BODY.faults[0], start=start, end=end),))

    assert said("span-in-extent", damaged) == [outside("xx-2020-plan", ("faults", 0, "at"), start, end)]


@pytest.mark.parametrize(("at", "sound"), [(None, True), ((0, 7), True), ((993, 1000), True), ((994, 1001), False)])
def test_a_date_may_stand_outside_its_document_but_not_its_file(at: tuple[int, int] | None, *, sound: bool) -> None:
    """The head of a page may date the text below it."""
    dated = evolve(BODY, published=evolve(Period.parse("2020-06"), at=at))
    found = [] if sound or at is None else [outside("xx-2020-plan", ("dates", "published", "at"), *at)]

    assert said("span-in-extent", dated) == found


@pytest.mark.parametrize("name", ["faults", "uncoded"])
def test_a_span_is_as_long_as_what_is_printed_there(name: str) -> None:
    """Longer or shorter is a fault, of each kind of place."""
    right = document().faults[0] if name == "faults" else document().uncoded[0]
    long, short = evolve(right, end=right.end + 1), evolve(right, start=right.start + 1)
    size, start = len(right.printed), right.start

    assert said("printed-length", document(**{name: (right, long, short)})) == [
        (
            "xx-2020-plan",
            (name, 1, "at"),
            f"the span has {size + 1} characters, 「{right.printed}」 {size}",
            f"[{start}, {start + size}], if the start is right",
        ),
        (
            "xx-2020-plan",
            (name, 2, "at"),
            f"the span has {size - 1} characters, 「{right.printed}」 {size}",
            f"[{start + 1}, {start + 1 + size}], if the start is right",
        ),
    ]


@pytest.mark.parametrize("field", ["region", "unit", "summary"])
def test_a_field_may_be_inferred(field: str) -> None:
    """Every field of a record may be, and the unit of its quantity."""
    assert said("inferred-field", record("train-workers", inferred=(Inference(field=field, because="x"),))) == []


def test_only_a_field_is_inferred() -> None:
    """A name that is not a field is a mistake, in documents and records; a near match is proposed, else all fields."""
    far = Inference(field="weather", because="x")
    slip = Inference(field="isuer", because="x")

    found = said("inferred-field", document(inferred=(slip,)), record("notice", inferred=(far,)))

    fields = "id, evidence, inferred, confidence, note, aliases, work, title, number, relation, region, unit"
    assert found == [
        ("xx-2020-plan", ("inferred", "isuer"), "there is no field 'isuer'", "did you mean issuer?"),
        ("xx-2020-plan/notice", ("inferred", "weather"), "there is no field 'weather'", f"one of {fields}"),
    ]


@pytest.mark.parametrize("status", Status)
def test_only_what_is_not_done_can_bind(status: Status) -> None:
    """What is done or under way has no commitment; what is to come may have one or none."""
    bound, free = (record("hold-exam", status=status, commitment=word) for word in (Commitment.MUST, None))
    finding = (
        "xx-2020-plan/hold-exam",
        ("commitment",),
        f"a measure that is {status} has the commitment must",
        "delete the commitment, or make the status planned, required or encouraged",
    )

    done = status in {Status.IMPLEMENTED, Status.ONGOING}
    assert said("deed-or-promise", bound, free) == ([finding] if done else [])


def test_policy_is_learned_from_others() -> None:
    """The place of the learner is none that it learned from; without a place nothing is said."""
    home, other = record("hold-exam").region, record("hold-exam").learned_from[0]

    assert said("learned-elsewhere", record("hold-exam", learned_from=(other, home))) == [
        (
            "xx-2020-plan/hold-exam",
            ("learned_from", 1),
            "黑龙江省 learned from itself",
            "`region` is the learner, `learned_from` the one it learned from",
        )
    ]
    assert said("learned-elsewhere", record("hold-exam", learned_from=(other,))) == []
    assert said("learned-elsewhere", record("hold-exam", region=None, learned_from=(home,))) == []


@pytest.mark.parametrize(
    ("zh", "en", "found"),
    [
        ("计划", "Plan", []),
        ("MSW计划", "Plan", []),
        ("MSW", "Plan", [("zh", "contains no Chinese", "the Chinese text")]),
        ("计划", "2020", [("en", "is not English", "the English text")]),
        ("计划", "计划", [("en", "is not English", "the English text")]),
        ("计划", "ab计划", []),
        ("计划", "a计划", [("en", "is not English", "the English text")]),
        ("计划", "ab计划划", [("en", "is not English", "the English text")]),
        ("12", "12", [("zh", "contains no Chinese", "the Chinese text"), ("en", "is not English", "the English text")]),
    ],
)
def test_each_language_in_its_place(zh: str, en: str, found: list[tuple[str, ...]]) -> None:
    """Titles and summaries hold Chinese under zh, and mostly English under en."""
    name = Name(zh=zh, en=en)
    named = [
        ("xx-2020-plan", "title", document(title=name)),
        ("xx-2020-plan/hold-exam", "summary", record("hold-exam", summary=name)),
        ("xx-2020-plan/hundred-plan", "summary", record("hundred-plan", summary=name)),
    ]

    for owner, field, thing in named:
        assert said("language", thing) == [(owner, (field, key), *rest) for key, *rest in found]


def test_what_has_no_summary_is_in_no_language() -> None:
    """Other records, and a programme without a summary, are passed over."""
    assert said("language", *loaded().records) == []


NUMBER = DocumentNumber(printed="黑民函〔2019〕5号", issuer_code="黑民函", year=2019, serial=5)


@pytest.mark.parametrize(
    ("number", "found"),
    [
        (None, []),
        (NUMBER, []),
        (evolve(NUMBER, printed="黑民函某号"), []),
        (
            evolve(NUMBER, serial=6, year=2018, issuer_code="黑民发"),
            [
                (
                    ("number",),
                    "'黑民函〔2019〕5号' reads as 黑民函〔2019〕5号, but 黑民发〔2018〕6号 is stored",
                    "issuer_code: 黑民函, year: 2019, serial: 5",
                )
            ],
        ),
    ],
)
def test_a_document_number_is_what_is_printed(number: DocumentNumber | None, found: list[Any]) -> None:
    """Numbers of documents and citations are read again; damage that cannot be read is passed over."""
    things = document(number=number), record("notice", number=number)

    assert said("number-wording", *things) == [
        (owner, *rest) for owner in ("xx-2020-plan", "xx-2020-plan/notice") for rest in found
    ]
