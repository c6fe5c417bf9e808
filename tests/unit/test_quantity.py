"""Quantities: bounds, value and hedge agree, and comparisons respect open ends."""

import operator
import pickle
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from sgpolicy.errors import NotComparableError
from sgpolicy.model.quantity import Number, Quantity
from sgpolicy.model.unit import unit
from sgpolicy.model.words import Basis, Qualifier

PERSON = unit("person")


def make(qualifier: str, **facts: Any) -> Quantity:  # noqa: ANN401 - any field
    """Return a quantity of people."""
    return Quantity(**{"unit": PERSON, "qualifier": Qualifier(qualifier), **facts})


NEARLY = make("nearly", lower=200, upper=300, lower_open=True, upper_open=True)


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (make("exact", lower=30000, upper=30000, value=30000), "30000 person"),
        (NEARLY, "(200, 300) person"),
        (make("range", lower=50, upper=100), "[50, 100] person"),
        (make("range", lower=10, upper=100, upper_open=True, vague=True), "[10, 100) person"),
        (make("exact", lower=Fraction(200, 3), upper=Fraction(200, 3), value=Fraction(200, 3)), "200/3 person"),
        (make("at_least", lower=400), "≥ 400 person"),
        (make("more_than", lower=0, lower_open=True), "> 0 person"),
        (make("at_most", upper=5), "≤ 5 person"),
        (make("less_than", upper=5, upper_open=True), "< 5 person"),
        (make("about", value=Decimal("8.90")), "about 8.90 person"),
    ],
)
def test_each_hedge_has_a_short_form(quantity: Quantity, text: str) -> None:
    """A quantity prints as an interval or with a sign, and its unit."""
    assert text == str(quantity)


@pytest.mark.parametrize(
    ("qualifier", "facts", "message"),
    [
        ("exact", {"lower": 1, "upper": 2, "value": 1}, "lower = upper = value"),
        ("exact", {"value": 1}, "exact needs lower, upper and value; got value=1"),
        ("about", {"lower": 0, "value": 0}, "about needs value, no bounds; got lower=0, value=0"),
        ("range", {"lower": 2, "upper": 1}, "lower < upper"),
        ("range", {"lower": 3, "upper": 3}, "range needs lower < upper; got lower=3, upper=3"),
        ("at_least", {"lower": 1, "lower_open": True}, "lower_open=True"),
        ("nearly", {"lower": 1, "upper": 2}, "both open"),
        ("at_least", {"upper": 1}, "at_least needs lower, closed"),
        ("more_than", {"lower": 1}, "more_than needs lower, open"),
        ("less_than", {}, "got none of them"),
    ],
)
def test_bounds_that_do_not_fit_the_hedge_are_refused(qualifier: str, facts: dict[str, Any], message: str) -> None:
    """The error names the qualifier, what it needs and what it got."""
    with pytest.raises(ValueError, match=message):
        make(qualifier, **facts)


@pytest.mark.parametrize("number", [1.5, True, "3"])
def test_only_exact_numbers_are_taken(number: Any) -> None:  # noqa: ANN401 - wrong on purpose
    """A float, a bool or a string is refused with the way out."""
    with pytest.raises(TypeError, match="never rounded"):
        make("about", value=number)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (Fraction(6, 3), 2),
        (Fraction(1, 8), Decimal("0.125")),
        (Fraction(-7, 20), Decimal("-0.35")),
        (Fraction(200, 3), Fraction(200, 3)),
    ],
)
def test_a_fraction_is_kept_only_where_no_decimal_is_its_value(given: Fraction, kept: Number) -> None:
    """Two thirds has no end; an eighth is 0.125."""
    value = make("about", value=given).value

    assert (type(kept), str(kept)) == (type(value), str(value))


def test_what_the_wording_leaves_to_the_reader_is_not_compared() -> None:
    """Vague or not, stated or implied: equal bounds are equal quantities."""
    plain = make("range", lower=10, upper=100)

    assert plain == make("range", lower=10, upper=100, vague=True, basis=Basis.INFERRED)


@pytest.mark.parametrize(
    ("given", "unit_id", "shown"),
    [
        (make("at_least", lower=500, unit=unit("CNY/month")), "CNY/year", "≥ 6000 CNY/year"),
        (make("exact", lower=2, upper=2, value=2, unit=unit("person/1000-person")), "person/10000-person", "20"),
        (make("nearly", lower=2, upper=3, lower_open=True, upper_open=True, unit=unit("year")), "month", "(24, 36)"),
        (make("about", value=1, unit=unit("m2")), "mu", "about 0.0015 mu"),
    ],
)
def test_units_of_one_sort_convert_exactly(given: Quantity, unit_id: str, shown: str) -> None:
    """Bounds stay exact; what is as wide as a place of the number written becomes a range."""
    other = given.to(unit(unit_id))

    assert other == given.to(unit_id)
    assert str(other).startswith(shown)
    assert other.to(given.unit).bounds == given.bounds


def test_people_never_become_attendances() -> None:
    """Nothing converts a person into a person-time."""
    with pytest.raises(NotComparableError, match="person cannot be converted into person-time"):
        NEARLY.to(unit("person-time"))


def test_infinite_numbers_are_refused() -> None:
    """An open end is left out, not infinite."""
    with pytest.raises(ValueError, match="not finite"):
        make("at_least", lower=Decimal("Infinity"))


def test_a_quantity_shows_its_wording() -> None:
    """If it has one."""
    assert repr(make("about", value=5)) == "<Quantity about 5 person>"
    assert repr(make("about", value=5, as_stated="约5人")) == "<Quantity about 5 person 「约5人」>"


def test_an_integral_decimal_is_an_int_and_wording_is_no_value() -> None:
    """Equal amounts are equal however they were written, and hash alike."""
    one = make("about", value=Decimal("5.0"), as_stated="约5人")
    other = make("about", value=5, as_stated="5人左右")

    assert one == other == pickle.loads(pickle.dumps(one))  # noqa: S301 - our own bytes
    assert hash(one) == hash(other)
    assert isinstance(one.value, int)


def test_wording_is_short() -> None:
    """We keep figure phrases, not sentences."""
    with pytest.raises(ValueError, match="24"):
        make("about", value=5, as_stated="人" * 25)


def test_comparisons_respect_open_bounds() -> None:
    """近300人 is certainly 200 at least, possibly 299 at least, and never 300."""
    assert NEARLY.certainly_at_least(200)
    assert NEARLY.certainly_at_most(300)
    assert not NEARLY.possibly_at_least(300)
    assert NEARLY.possibly_at_least(299)
    assert not NEARLY.possibly_at_most(200)
    assert NEARLY.possibly_at_most(201)
    assert not NEARLY.certainly_at_least(201)
    assert 250 in NEARLY
    assert 300 not in NEARLY


@pytest.mark.parametrize(
    ("quantity", "ask", "allowed"),
    [
        (make("at_most", upper=300), Quantity.possibly_at_least, [True, True, False]),
        (make("less_than", upper=300, upper_open=True), Quantity.possibly_at_least, [True, False, False]),
        (make("at_least", lower=300), Quantity.possibly_at_most, [False, True, True]),
        (make("more_than", lower=300, lower_open=True), Quantity.possibly_at_most, [False, False, True]),
    ],
)
def test_what_a_hedge_allows_at_its_edges(
    quantity: Quantity, ask: Callable[[Quantity, int], bool], allowed: list[bool]
) -> None:
    """A closed bound allows its own number and nothing past it."""
    assert allowed == [ask(quantity, number) for number in (299, 300, 301)]


def test_about_is_certain_of_nothing() -> None:
    """约5000 allows anything, but only 5000 is in it for certain."""
    about = make("about", value=5000)

    assert not about.certainly_at_least(1)
    assert not about.certainly_at_most(10**9)
    assert about.possibly_at_least(10**9)
    assert about.possibly_at_most(0)
    assert 5000 in about
    assert 5001 not in about


def test_order_is_partial() -> None:
    """Intervals that touch at an open end are ordered; those that overlap are not."""
    more = make("at_least", lower=300)

    assert NEARLY.certainly_less(more)
    assert more.certainly_more(NEARLY)
    assert not NEARLY.possibly_equal(more)
    assert NEARLY.possibly_equal(make("range", lower=100, upper=201))
    assert not make("range", lower=100, upper=300).certainly_less(more)


@pytest.mark.parametrize("other", ["item", "person/year", "person-time"])
@pytest.mark.parametrize("compare", [Quantity.certainly_less, Quantity.certainly_more, Quantity.possibly_equal])
def test_only_equal_units_compare(compare: Callable[[Quantity, Quantity], bool], other: str) -> None:
    """People are not compared with things, nor with people a year."""
    with pytest.raises(NotComparableError, match="are in different units; compare quantities of one unit"):
        compare(NEARLY, make("at_least", lower=5, unit=unit(other)))


@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge])
@pytest.mark.parametrize("other", [NEARLY, 5])
def test_signs_of_order_point_to_the_partial_order(compare: Callable[[Any, Any], bool], other: object) -> None:
    """Quantities have no total order; the error says what to ask."""
    with pytest.raises(TypeError, match=r"ask certainly_less\(other\)"):
        compare(NEARLY, other)
