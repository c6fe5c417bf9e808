"""Quantities: how much, as a document says it, with its hedge."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from attrs import evolve, field, frozen

from sgpolicy._runtime import LOADING
from sgpolicy.asked import not_a
from sgpolicy.errors import NotComparableError, QuantityShapeError
from sgpolicy.model.fields import a, short
from sgpolicy.model.shown import Shown, one_line
from sgpolicy.model.unit import Unit
from sgpolicy.model.unit import unit as unit_of
from sgpolicy.model.words import Basis, Qualifier

if TYPE_CHECKING:
    from sgpolicy.model.interval import Interval

# Interval arithmetic is imported where it is used: reading and showing a catalog needs none. A fork waits for it.

Number: TypeAlias = int | Decimal | Fraction
"""A number as a document states it: exact, an `int` where it is integral, a `Fraction` only where no decimal is."""
_PLAIN = 10**30  # numbers below it need no further look


def exact_number(number: Number) -> Number:
    """Return *number* unchanged in value, as an `int` where it is integral, else as a `Decimal` where it can be one.

    Raises:
        FieldTypeError: It is a float, a bool or not a number.
        FieldError: It is infinite, NaN or of a thousand digits.
    """
    if type(number) is int and -_PLAIN < number < _PLAIN:
        return number
    with LOADING:
        from sgpolicy.model.interval import simplest  # noqa: PLC0415 - see above

    checked = simplest(number)
    return decimal_number(checked) if isinstance(checked, Fraction) else checked


def decimal_number(number: Fraction) -> Decimal | Fraction:
    """Return *number* as a `Decimal` of the same value, unrounded; as it is where it has no end."""
    twos = (number.denominator & -number.denominator).bit_length() - 1
    rest, fives = number.denominator >> twos, 0
    while not rest % 5:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return number
    places = max(twos, fives)
    digits = number.numerator * 10**places // number.denominator
    return Decimal(f"{digits}E-{places}")


def _maybe(number: Number | None) -> Number | None:
    return None if number is None else exact_number(number)


# What each qualifier requires: which of lower, upper and value are given, and which ends are open; None if either.
_SHAPES = {
    Qualifier.EXACT: ("lower, upper and value", (True, True, True, False, False)),
    Qualifier.ABOUT: ("value, no bounds", (False, False, True, False, False)),
    Qualifier.RANGE: ("lower and upper, no value", (True, True, False, None, None)),
    Qualifier.NEARLY: ("lower and upper, both open, no value", (True, True, False, True, True)),
    Qualifier.OVER: ("lower and upper, both open, no value", (True, True, False, True, True)),
    Qualifier.AT_LEAST: ("lower, closed, and nothing else", (True, False, False, False, False)),
    Qualifier.MORE_THAN: ("lower, open, and nothing else", (True, False, False, True, False)),
    Qualifier.AT_MOST: ("upper, closed, and nothing else", (False, True, False, False, False)),
    Qualifier.LESS_THAN: ("upper, open, and nothing else", (False, True, False, False, True)),
}


@frozen(kw_only=True)
class Quantity(Shown):
    """How much, as a document says it: an interval with a unit.

    Attributes:
        lower: Least number the wording allows, in `unit`; None where it sets none.
        upper: Greatest number the wording allows, in `unit`; None where it sets none.
        lower_open: True if `lower` itself is excluded.
        upper_open: True if `upper` itself is excluded.
        value: The number itself, where a point is stated (exact and about).
        qualifier: How the wording hedges.
        unit: What is counted or paid, such as person or CNY/month.
        vague: True if the wording writes no number, such as 几十 or 上千; two quantities
            may be equal of which only one is vague.
        basis: inferred if the wording states no amount but implies one, as 全覆盖 does;
            not compared either.
        as_stated: The wording itself, such as 三万人; at most 24 characters.
            It is provenance: two quantities may be equal and worded differently.
    """

    lower: Number | None = field(default=None, converter=_maybe)
    upper: Number | None = field(default=None, converter=_maybe)
    lower_open: bool = field(default=False, validator=a(bool))
    upper_open: bool = field(default=False, validator=a(bool))
    value: Number | None = field(default=None, converter=_maybe)
    qualifier: Qualifier = field(validator=a(Qualifier))
    unit: Unit = field(validator=a(Unit))
    vague: bool = field(default=False, eq=False, validator=a(bool))
    basis: Basis = field(default=Basis.STATED, eq=False, validator=a(Basis))
    as_stated: str = field(
        default="",
        eq=False,
        validator=short(24),
        metadata={"wanted": "at most 24 characters: the figure with its hedge, nothing around it"},
    )

    def __attrs_post_init__(self) -> None:
        """Check that bounds, value and qualifier agree."""
        wanted, shape = _SHAPES[self.qualifier]
        stands = self.lower is not None, self.upper is not None, self.value is not None
        held = (*stands, self.lower_open, self.upper_open)
        if held != shape and any(one is not other for one, other in zip(held, shape, strict=True) if other is not None):
            raise QuantityShapeError(None, f"{self.qualifier} needs {wanted}", f"got {self._facts()}")
        if self.qualifier is Qualifier.EXACT:
            if not self.lower == self.upper == self.value:
                raise QuantityShapeError(None, "exact needs lower = upper = value", f"got {self._facts()}")
        elif self.lower is not None and self.upper is not None and self.lower >= self.upper:
            raise QuantityShapeError(None, f"{self.qualifier} needs lower < upper", f"got {self._facts()}")
        named = {Qualifier.OVER: self.lower, Qualifier.NEARLY: self.upper}.get(self.qualifier)
        if named is not None and named <= 0:
            raise QuantityShapeError(None, f"{self.qualifier} needs a number above 0", f"got {self._facts()}")

    def _facts(self) -> str:
        names = ("lower", "upper", "value", "lower_open", "upper_open")
        facts = [f"{name}={held}" for name in names if (held := getattr(self, name)) not in {None, False} or held == 0]
        return ", ".join(fact for fact in facts if not fact.endswith("=False")) or "none of them"

    def __str__(self) -> str:
        """Return a short form, such as "(200, 300) person" or "≥ 400 item"."""
        signs = {
            Qualifier.ABOUT: f"about {self.value}",
            Qualifier.EXACT: f"{self.value}",
            Qualifier.AT_LEAST: f"≥ {self.lower}",
            Qualifier.MORE_THAN: f"> {self.lower}",
            Qualifier.AT_MOST: f"≤ {self.upper}",
            Qualifier.LESS_THAN: f"< {self.upper}",
        }
        return f"{signs.get(self.qualifier) or self.bounds} {self.unit}"

    def __repr__(self) -> str:
        wording = f" 「{self.as_stated}」" if self.as_stated else ""
        return one_line(f"<Quantity {self}{wording}>")

    @property
    def bounds(self) -> Interval:
        """All numbers that the wording allows, in `unit`.

        Unbounded on both sides for `about`, whose width no wording gives.
        """
        with LOADING:
            from sgpolicy.model.interval import Interval  # noqa: PLC0415 - see above

        return Interval(lower=self.lower, upper=self.upper, lower_open=self.lower_open, upper_open=self.upper_open)

    def __contains__(self, number: Number) -> bool:
        """Return True if the wording allows *number*.

        For `about` only the stated value counts, since nobody can say how far
        "about" reaches.
        """
        if self.qualifier is Qualifier.ABOUT:
            return exact_number(number) == self.value
        return number in self.bounds

    def certainly_at_least(self, number: Number) -> bool:
        """Return True if every number that the wording allows is *number* or more.

        Always False for `about`, which is certain of nothing.
        """
        number = exact_number(number)
        return self.lower is not None and self.lower >= number

    def certainly_at_most(self, number: Number) -> bool:
        """Return True if every number that the wording allows is *number* or less."""
        number = exact_number(number)
        return self.upper is not None and self.upper <= number

    def possibly_at_least(self, number: Number) -> bool:
        """Return True if the wording allows some number that is *number* or more."""
        number = exact_number(number)
        return self.upper is None or self.upper > number or (self.upper == number and not self.upper_open)

    def possibly_at_most(self, number: Number) -> bool:
        """Return True if the wording allows some number that is *number* or less."""
        number = exact_number(number)
        return self.lower is None or self.lower < number or (self.lower == number and not self.lower_open)

    def certainly_less(self, other: Quantity) -> bool:
        """Return True if all that this allows is less than all that *other* allows.

        A partial order: of two hedged quantities often neither is certainly
        less.

        Raises:
            NotComparableError: The units differ; CNY and CNY/month do too.
        """
        self._check_unit(other)
        return self.bounds.is_below(other.bounds)

    def certainly_more(self, other: Quantity) -> bool:
        """Return True if all that this allows is more than all that *other* allows.

        Raises:
            NotComparableError: The units differ.
        """
        self._check_unit(other)
        return other.certainly_less(self)

    def possibly_equal(self, other: Quantity) -> bool:
        """Return True if some number is allowed by both.

        Raises:
            NotComparableError: The units differ.
        """
        self._check_unit(other)
        return self.bounds.overlaps(other.bounds)

    def to(self, unit: Unit | str) -> Quantity:
        """Return this quantity in another unit, or one with this id, such as CNY/year for CNY/month.

        Bounds stay exact. What is as wide as a place of the number written
        (nearly, over) becomes a range.

        Raises:
            NotComparableError: No exact number of one unit is one of the other.
            UnknownTermError: No unit has the id.
        """
        if not isinstance(unit, Unit):
            if not isinstance(unit, str):
                raise TypeError(not_a("a unit", "its id, such as CNY/month", unit))
            unit = unit_of(unit)
        factor = self.unit.factor(unit)
        if factor is None:
            msg = f"{self.unit} cannot be converted into {unit}"
            raise NotComparableError(msg)
        lower, upper, value = (
            None if number is None else exact_number(Fraction(number) * factor)
            for number in (self.lower, self.upper, self.value)
        )
        spread = self.qualifier in {Qualifier.NEARLY, Qualifier.OVER} and factor != 1
        qualifier = Qualifier.RANGE if spread else self.qualifier
        return evolve(self, lower=lower, upper=upper, value=value, unit=unit, qualifier=qualifier)

    def _check_unit(self, other: Quantity) -> None:
        if not isinstance(other, Quantity):
            raise TypeError(not_a("comparing a quantity", "another Quantity; for a number, ask `in`", other))
        if self.unit != other.unit:
            msg = f"{self} and {other} are in different units; compare quantities of one unit"
            raise NotComparableError(msg)

    # Hidden from type checkers, which report `<` between quantities themselves.
    if not TYPE_CHECKING:

        def _unordered(self, other: object) -> NoReturn:
            del other
            msg = (
                f"{self!r} cannot be ordered, because it may be hedged; ask certainly_less(other), "
                "certainly_more(other) or possibly_equal(other), and certainly_at_least(number) of a number"
            )
            raise TypeError(msg)

        __lt__ = __le__ = __gt__ = __ge__ = _unordered
