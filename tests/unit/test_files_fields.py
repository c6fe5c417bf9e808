"""How single values are read: what the schema asks for, by what the spelling can be."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from sgpolicy.files.fields import (
    MAX_STATED,
    Misfit,
    Passed,
    boolean,
    choice,
    extra_key,
    former_ids,
    integer,
    listed,
    number,
    parse_period,
    period_of,
    shape_of,
    short,
    slug,
    span,
    spelt,
    text,
    unit_of,
)
from sgpolicy.files.spelling import Meanings, Unsure
from sgpolicy.files.tree import HOLE, Map, Seq
from sgpolicy.model.words import Basis

MEANINGS = Meanings()
READERS: dict[str, Callable[[Any, Any], object]] = {
    "text": text,
    "integer": integer,
    "number": number,
    "boolean": boolean,
    "basis": choice(Basis),
    "id": slug,
    "unit": unit_of,
    "former ids": former_ids,
    "span": lambda raw, _: span(raw),
    "list": lambda raw, _: listed(raw),
    "period": lambda raw, _: parse_period(text(raw), ()),
}


def mistake(name: str, raw: object) -> Misfit:
    """Return what is wrong with *raw*."""
    with pytest.raises(Misfit) as caught:
        READERS[name](raw, None)
    return caught.value


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("raw", [Map(), "", Unsure("~"), Unsure(" "), Decimal("1.5"), 10**17], ids=repr)
def test_every_reader_refuses_what_is_not_its_own(name: str, raw: object) -> None:
    """With words for what is wrong and for what would be right; no other error leaves a reader."""
    own: tuple[type, ...] = {"number": (int, Decimal), "integer": (int,)}.get(name, ())
    if isinstance(raw, own):
        assert raw == READERS[name](raw, None)
    else:
        finding = mistake(name, raw).finding
        assert finding.message
        assert finding.remedy


@pytest.mark.parametrize("name", READERS)
def test_what_was_refused_before_is_passed_over(name: str) -> None:
    """A hole is no second mistake."""
    with pytest.raises(Passed):
        READERS[name](HOLE, None)


@pytest.mark.parametrize("written", ["no", "2011-12-21", "12", "1.5", "true", 'x"y', "010", "null"])
def test_text_that_is_in_doubt_needs_quotes(written: str) -> None:
    """In quotes the same is text."""
    assert mistake("text", MEANINGS[written]).finding.message
    assert written == text(written)


def test_numbers_are_exact() -> None:
    """Nothing is rounded; true is not a number, and a number in quotes is none."""
    assert "1.50" == str(number(MEANINGS["1.50"]))
    assert "'true' is not a number" == mistake("number", MEANINGS["true"]).finding.message
    assert "'12' in quotes is not a whole number" == mistake("integer", "12").finding.message
    assert "'12' in quotes is not a number" == mistake("number", "12").finding.message


@pytest.mark.parametrize(
    ("written", "message", "remedy"),
    [
        ("4/2", "'4/2' is a whole number or a decimal", "write 2"),
        ("1/8", "'1/8' is a whole number or a decimal", "write 0.125"),
        ("400/6", "'400/6' is not in lowest terms", 'write "200/3"'),
        ("1/0", "'1/0' is not a number", "write ASCII digits without quotes, such as 1200 or 3.5"),
    ],
)
def test_a_fraction_is_written_where_no_decimal_is_its_value(written: str, message: str, remedy: str) -> None:
    """In quotes and in lowest terms, so that each number has one spelling."""
    finding = mistake("number", written).finding

    assert (message, remedy) == (finding.message, finding.remedy)
    assert [Fraction(200, 3), Fraction(-1, 3)] == [number("200/3"), number("-1/3")]


def test_what_is_told_of_a_value_is_its_spelling() -> None:
    """As the file has it, not as Python shows it."""
    assert ["true", "12", "1.50", "x"] == list(map(spelt, (True, 12, Decimal("1.50"), "x")))
    assert ["a mapping", "a list", "empty", "'true'"] == list(map(shape_of, (Map(), Seq(), "", True)))


def test_a_mistake_is_told_from_further_up() -> None:
    """Whoever passes it on puts its own steps before."""
    found = mistake("span", Seq([1, "x"])).below("also", 2).finding

    assert ("also", 2, 1) == found.path


def test_blanks_are_printed_text_only_in_quotes() -> None:
    """What a source prints may be a blank."""
    assert " " == short(" ", MAX_STATED)
    with pytest.raises(Misfit, match="is empty"):
        short(Unsure(" "), MAX_STATED)
    with pytest.raises(Misfit, match=f"has {MAX_STATED + 1} characters"):
        short("字" * (MAX_STATED + 1), MAX_STATED)


def test_a_comma_in_a_number_is_known_by_the_key_that_it_leaves() -> None:
    """44,080 in a mapping on one line is a number and a key."""
    assert "write a number without commas" in extra_key("080", ["lower"]).finding.remedy
    assert "commas" not in extra_key("lowr", ["lower"]).finding.remedy


def test_the_same_period_is_made_once() -> None:
    """A few years are written again and again."""
    assert period_of("2011/2015") is period_of("2011/2015")
