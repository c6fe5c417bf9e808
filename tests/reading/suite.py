"""The suite of phrases: its rows, and how what was read is held against them.

Units are compared by what they mean: 12 months are a year, two times are 200
percent, one per 100 people is a hundredth per person.
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
    "minute": ("hour", Fraction(1, 60)),
    "t": ("kg", 1000),
    "jin": ("kg", Fraction(1, 2)),
    "g": ("kg", Fraction(1, 1000)),
    "ug": ("kg", Fraction(1, 10**9)),
    "m": ("km", Fraction(1, 1000)),
    "m2": ("km2", Fraction(1, 10**6)),
    "ha": ("km2", Fraction(1, 100)),
    "mu": ("km2", Fraction(1, 1500)),
    "litre": ("m3", Fraction(1, 1000)),
    "MW": ("kW", 1000),
}
_OPEN = {"more_than": (True, False), "less_than": (False, True), "nearly": (True, True), "over": (True, True)}


def rows() -> list[dict[str, Any]]:
    """Return every row of the suite."""
    return [json.loads(line) for line in (HERE / "suite.jsonl").read_text(encoding="utf-8").splitlines()]


def measure(unit: str) -> tuple[tuple[str, ...], Fraction]:
    """Return the unit that *unit* is counted in (denominators sorted), and how many of those it is."""
    base, *pers = unit.split("/")
    name, size = _SAME.get(base, (base, 1))
    size, below = Fraction(size), []
    for per in pers:
        many, dash, counted = per.rpartition("-")
        key, factor = _SAME.get(counted, (counted, 1)) if many.isdigit() or not dash else (per, 1)
        size /= Fraction(factor) * int(many if many.isdigit() else 1)
        below.append(key)
    return (name, *sorted(below)), size


def _number(number: Any, size: Fraction) -> Fraction | None:  # noqa: ANN401 - text of the suite, or what a quantity holds
    return None if number is None else Fraction(number) * size


def meaning(quantity: Any) -> tuple[object, ...]:  # noqa: ANN401 - a row's expectation, or a Quantity
    """Return what *quantity* says: unit, then value where it is about, else both bounds and which are open."""
    if not isinstance(quantity, dict):
        names = ("lower", "upper", "value", "lower_open", "upper_open", "qualifier")
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
