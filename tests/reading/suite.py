"""The suite of phrases: its rows, and how what was read is held against them.

Units are compared by what they mean: CNY/person/year and CNY/person-year are
one, 12 months are a year, two times are 200 percent, one a hundred people is
a hundredth a person.
"""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent

# A unit, the unit that it is counted in, and how many of those it is.
_SAME: dict[str, tuple[str, int | Fraction]] = {
    "share": ("percent", 100),
    "times": ("percent", 100),
    "year": ("month", 12),
    "quarter": ("month", 3),
    "week": ("day", 7),
    "workday": ("day", 1),
    "working-day": ("day", 1),
    "minute": ("hour", Fraction(1, 60)),
    "case": ("item", 1),
    "t": ("kg", 1000),
    "tonne": ("kg", 1000),
    "jin": ("kg", Fraction(1, 2)),
    "catty": ("kg", Fraction(1, 2)),
    "g": ("kg", Fraction(1, 1000)),
    "gram": ("kg", Fraction(1, 1000)),
    "kilogram": ("kg", 1),
    "ug": ("kg", Fraction(1, 10**9)),
    "microgram": ("kg", Fraction(1, 10**9)),
    "m": ("km", Fraction(1, 1000)),
    "metre": ("km", Fraction(1, 1000)),
    "kilometre": ("km", 1),
    "m2": ("km2", Fraction(1, 10**6)),
    "square-metre": ("km2", Fraction(1, 10**6)),
    "ha": ("km2", Fraction(1, 100)),
    "hectare": ("km2", Fraction(1, 100)),
    "mu": ("km2", Fraction(1, 1500)),
    "cubic-metre": ("m3", 1),
    "kilowatt": ("kW", 1),
    "kilowatt-hour": ("kWh", 1),
    "celsius": ("degree-celsius", 1),
    "degC": ("degree-celsius", 1),
    "C": ("degree-celsius", 1),
    "decibel": ("dB", 1),
    "litre": ("L", 1),
    "l": ("L", 1),
    "mL": ("L", Fraction(1, 1000)),
    "ml": ("L", Fraction(1, 1000)),
    "millilitre": ("L", Fraction(1, 1000)),
}
_WHOLE = (
    "person-time",
    "percentage-point",
    "degree-celsius",
    "kilowatt-hour",
    "working-day",
    "square-metre",
    "cubic-metre",
)
_MANY = {"10k": 10_000, "100k": 100_000}
_OPEN = {"more_than": (True, False), "less_than": (False, True), "nearly": (True, True), "over": (True, True)}


def rows() -> list[dict[str, Any]]:
    """Return every row of the suite."""
    return [json.loads(line) for line in (HERE / "suite.jsonl").read_text(encoding="utf-8").splitlines()]


def _parts(unit: str) -> list[str]:
    """Return base and denominators, whichever way they are joined."""
    base, *rest = unit.split("/")
    parts = [base]
    for piece in rest:
        head, dash, tail = piece.partition("-")
        counted = head.isdigit() or head in _MANY or piece in _WHOLE
        parts += [piece] if counted or not dash else [head, *tail.split("-")]
    return parts


def measure(unit: str) -> tuple[tuple[str, ...], Fraction]:
    """Return the unit that *unit* is counted in (denominators sorted), and how many of those it is."""
    base, *per = _parts(unit)
    name, factor = _SAME.get(base, (base, 1))
    size, below = Fraction(factor), []
    for piece in per:
        head, _, tail = piece.partition("-")
        many = int(head) if head.isdigit() else _MANY.get(head)
        name_per, factor = _SAME.get(tail if many else piece, (tail if many else piece, 1))
        size /= Fraction(factor) * (many or 1)
        below.append(name_per)
    return (name, *sorted(below)), size


def _number(number: Any, size: Fraction) -> Fraction | None:  # noqa: ANN401 - text of the suite, or what a quantity holds
    return None if number is None else Fraction(number) * size


def meaning(quantity: Any) -> tuple[object, ...]:  # noqa: ANN401 - a row's expectation, or a Quantity
    """Return what *quantity* says: unit, then value where it is about, else both bounds and which are open."""
    if not isinstance(quantity, dict):
        names = ("lower", "upper", "value", "lower_open", "upper_open", "qualifier", "vague")
        quantity = {name: getattr(quantity, name, None) for name in names} | {"unit": quantity.unit.id}
    unit, size = measure(quantity["unit"])
    lower, upper, value = (_number(quantity.get(name), size) for name in ("lower", "upper", "value"))
    if quantity.get("qualifier") == "about" or (value is not None and lower is None and upper is None):
        return unit, value
    opened = _OPEN.get(quantity.get("qualifier") or "", (False, False))
    ends = tuple(bool(quantity.get(f"{end}_open")) or opened[at] for at, end in enumerate(("lower", "upper")))
    return (unit, lower, upper, *(() if quantity.get("vague") else ends))


def agree(expected: dict[str, Any], got: Any) -> bool:  # noqa: ANN401 - a Quantity, of whichever version
    """Return True if *got* says what is expected, in one of its units; ends of vague amounts may be open or not."""
    read = meaning(got)
    for unit in expected.get("units", [expected["unit"]]):
        wanted = meaning(expected | {"unit": unit})
        if wanted == (read[: len(wanted)] if expected.get("vague") else read):
            return True
    return False
