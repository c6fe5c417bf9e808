"""What scalars without quotes are by their spelling."""

from decimal import Decimal

import pytest

from sgpolicy.files.spelling import Meanings, Plain, Spellings, Unsure


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("0", 0),
        ("-12", -12),
        ("9" * 18, 10**18 - 1),
        ("0.10", Decimal("0.10")),
        ("true", True),
        ("false", False),
        ("x", "x"),
        ("9" * 19, Unsure("9" * 19)),
        ("a:b", "a:b"),
        ("1 000", "1 000"),
        ("三万", "三万"),
    ],
)
def test_a_spelling_that_can_only_be_one_thing_is_that(written: str, expected: object) -> None:
    """1, True and Decimal(1) are told apart."""
    assert (type(expected), str(expected)) == (type(Meanings()[written]), str(Meanings()[written]))


@pytest.mark.parametrize(
    "written",
    """no Y True 2011-12-21 ~ NULL 010 +1 1. 1_0 1e3 12:30 .nan = << 0x1f x"y""".split() + ["", " "],  # noqa: SIM905, RUF005
)
def test_what_another_reader_takes_for_something_else_is_unsure(written: str) -> None:
    """So is half a pair of quotes: it is left to the field whether that is a mistake."""
    assert isinstance(Meanings()[written], Unsure)
    assert written == Meanings()[written]


def test_short_spellings_are_looked_at_once() -> None:
    """A load keeps what they mean, but no long text."""
    meanings = Meanings()

    assert [12, "x" * 300] == [meanings["12"], meanings["x" * 300]]
    assert {"12": 12} == meanings


def test_spellings_stay_as_they_are() -> None:
    """For whoever writes them again, who keeps none of them."""
    spellings = Spellings()

    assert [Plain, Plain] == [type(spellings["1.50"]), type(spellings["x"])]
    assert {} == spellings
