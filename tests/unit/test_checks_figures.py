"""The checks of `sgpolicy.checks.figures`: what each says, and what it passes over."""

from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from tests.unit.sound import document, record, said

from sgpolicy.model.period import Period
from sgpolicy.model.quantity import Number, Quantity
from sgpolicy.model.unit import unit
from sgpolicy.model.words import Basis, Kind, Qualifier
from sgpolicy.reading import read_quantity


def stored(text: str, stated: str | None = None, unit_id: str | None = None) -> Quantity:
    """Return the quantity that *text* says, stored with another wording or unit."""
    read = read_quantity(text)
    return evolve(read, as_stated=stated or text, unit=unit(unit_id) if unit_id else read.unit)


@pytest.mark.parametrize(
    ("quantity", "path", "message", "remedy"),
    [
        (
            stored("2000人", "许多人"),
            ("quantity", "as_stated"),
            "the wording 「许多人」 cannot be read: there is no number in it; write one such as 三万人 or 400个以上",
            "give just the figure with its hedge",
        ),
        (
            stored("超过2000人", "2001人以上"),
            ("quantity", "qualifier"),
            "the wording 「2001人以上」 says at_least, but more_than is stored",
            "write it as worded: qualifier: at_least, lower: 2001",
        ),
        (
            stored("2001人以上", "2000人以上"),
            ("quantity", "lower"),
            "the wording 「2000人以上」 gives ≥ 2000 person, but ≥ 2001 person is stored",
            "write it as worded: qualifier: at_least, lower: 2000",
        ),
        (
            stored("近400人", "近300人"),
            ("quantity", "lower"),
            "the wording 「近300人」 gives (270, 300) person, but (360, 400) person is stored",
            "write it as worded: qualifier: nearly, lower: 270, upper: 300, lower_open: true, upper_open: true",
        ),
        (
            stored("2个", "2人"),
            ("quantity", "unit"),
            "the wording 「2人」 counts person, but item is stored",
            "unit: person",
        ),
        (
            stored("50元", "50元", "percent"),
            ("quantity", "unit"),
            "the wording 「50元」 counts CNY, but percent is stored",
            "unit: CNY",
        ),
    ],
)
def test_a_figure_that_its_wording_belies(quantity: Quantity, path: tuple[Any, ...], message: str, remedy: str) -> None:
    """Hedge, numbers and unit are read again; each mistake is reported at its field."""
    figure = record("workers-2019", quantity=quantity)

    assert said("wording", figure) == [("xx-2020-plan/workers-2019", path, message, remedy)]


@pytest.mark.parametrize(
    "quantity",
    [
        stored("2000"),
        stored("2000", unit_id="person"),
        stored("50元", unit_id="CNY/month"),
        stored("每月50元"),
    ],
)
def test_a_wording_may_leave_out_the_unit_or_what_it_is_per(quantity: Quantity) -> None:
    """A bare number takes any unit; the denominator may stand elsewhere in the text."""
    assert said("wording", record("workers-2019", quantity=quantity)) == []


@pytest.mark.parametrize(
    ("stated", "finding"),
    [
        (None, []),
        ("近300人", []),
        ("近300", []),
        ("300人", ["says exact, but nearly is stored"]),
        ("近400人", ["gives (360, 400) person, but (270, 300) person is stored"]),
        ("近300个", ["counts item, but person is stored"]),
        ("许多人", ["cannot be read: there is no number in it; write one such as 三万人 or 400个以上"]),
        ("400个", ["says exact, but nearly is stored", "counts item, but person is stored"]),
    ],
)
def test_the_wording_of_a_further_place(stated: str | None, finding: list[str]) -> None:
    """A figure stated again must be the same; mistakes are reported at that place."""
    first, second = record("certified-2019").evidence
    third = evolve(second, as_stated=stated)

    found = said("wording", record("certified-2019", evidence=(first, second, third)))

    assert [(path, message) for _, path, message, _ in found] == [
        (("also", 1, "as_stated"), f"the wording 「{stated}」 {why}") for why in finding
    ]


def test_a_span_is_as_long_as_its_wording() -> None:
    """Spans of a figure, of its further places and of dates are measured."""
    first, second = record("certified-2019").evidence
    spans = evolve(first, end=first.end + 1), second, evolve(second, start=second.start - 1)
    published = Period.parse("2020-06", as_stated="2020年6月")
    given = document(published=evolve(published, at=(10, 18)), reference=evolve(published, at=(10, 17)))

    assert said("wording-length", given, record("certified-2019", evidence=spans)) == [
        (
            "xx-2020-plan/certified-2019",
            ("at",),
            "the span has 6 characters, 「近300人」 5",
            "[400, 405], if the start is right",
        ),
        (
            "xx-2020-plan/certified-2019",
            ("also", 1, "at"),
            "the span has 6 characters, 「近300人」 5",
            "[449, 454], if the start is right",
        ),
        (
            "xx-2020-plan",
            ("dates", "published", "at"),
            "the span has 8 characters, 「2020年6月」 7",
            "[10, 17], if the start is right",
        ),
    ]


@pytest.mark.parametrize(("at", "stated"), [(None, None), (None, "2020年6月"), ((10, 18), None)])
def test_a_span_without_wording_has_no_length(at: tuple[int, int] | None, stated: str | None) -> None:
    """Of a passage, and of a period without wording or place, nothing can be measured."""
    first, second = record("certified-2019").evidence
    published = Period(**{**_ends("2020-06"), "as_stated": stated, "at": at})

    passage = record("certified-2019", evidence=(first, evolve(second, end=second.end + 9, as_stated=None)))

    assert said("wording-length", document(published=published), passage) == []


def _ends(text: str) -> dict[str, Any]:
    period = Period.parse(text)
    return {"start": period.start, "end": period.end, "basis": Basis.STATED}


def test_an_indicator_counts_one_sort_of_thing() -> None:
    """Another dimension is a fault, another unit of the same is none."""
    money, times = (record("workers-2019", quantity=stored(text)) for text in ("50元", "50人次"))

    assert said("unit-fits-indicator", money, times) == [
        (
            "xx-2020-plan/workers-2019",
            ("quantity", "unit"),
            "CNY does not fit the indicator workers, which counts person",
            "unit: person, or another indicator",
        )
    ]


def share(lower: Number, upper: Number, qualifier: Qualifier = Qualifier.RANGE) -> Quantity:
    """Return a range of percent."""
    return Quantity(lower=lower, upper=upper, qualifier=qualifier, unit=unit("percent"))


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(
    ("quantity", "sound"),
    [
        (share(0, 100), True),
        (share(0, Decimal("100.1")), False),
        (share(50, 101), False),
        (share(Decimal("-0.1"), 100), False),
        (stored("100%"), True),
        (stored("约100%"), True),
        (stored("约101%"), False),
        (stored("101%以上"), False),
        (stored("101%以下"), False),
        (stored("101%以上", unit_id="percentage-point"), True),
        (stored("101人"), True),
    ],
)
def test_a_share_lies_between_nothing_and_the_whole(kind: Kind, quantity: Quantity, *, sound: bool) -> None:
    """Percent of a stock or a ratio are shares; growth, and what is not a percentage, may be more."""
    indicator = evolve(record("share-2019").indicator, kind=kind)
    passes = sound or kind not in {Kind.STOCK, Kind.RATIO}

    assert said("percentage", record("share-2019", indicator=indicator, quantity=quantity)) == (
        []
        if passes
        else [
            (
                "xx-2020-plan/share-2019",
                ("quantity",),
                f"{quantity} is not a share of a whole",
                "between 0 and 100; growth needs an indicator of kind flow or rate",
            )
        ]
    )


def person(qualifier: Qualifier, **numbers: Any) -> Quantity:  # noqa: ANN401 - any bound
    """Return a quantity of people, sound or not."""
    return Quantity(qualifier=qualifier, unit=unit("person"), **numbers)


@pytest.mark.parametrize(
    ("quantity", "found"),
    [
        (person(Qualifier.EXACT, lower=-2, upper=-2, value=-2), ("lower", -2)),
        (person(Qualifier.RANGE, lower=-1, upper=5), ("lower", -1)),
        (person(Qualifier.ABOUT, value=-3), ("value", -3)),
        (person(Qualifier.AT_MOST, upper=-4), ("upper", -4)),
        (person(Qualifier.EXACT, lower=0, upper=0, value=0), None),
        (person(Qualifier.RANGE, lower=0, upper=5), None),
        (person(Qualifier.ABOUT, value=0), None),
        (person(Qualifier.AT_MOST, upper=0), None),
    ],
)
def test_no_count_is_below_nothing(quantity: Quantity, found: tuple[str, int] | None) -> None:
    """The first number below zero is reported at its field; zero is not one."""
    finding = found and (
        "xx-2020-plan/workers-2019",
        ("quantity", found[0]),
        f"{found[1]} is below zero",
        "0 or more",
    )

    assert said("negative", record("workers-2019", quantity=quantity)) == ([finding] if finding else [])
