"""What a text says in figures and periods, in order, and the flat row of each."""

from bisect import bisect_left
from typing import Any

from sgpolicy.analysis.ratios import numbers
from sgpolicy.model.period import Period
from sgpolicy.reading import Found, FoundPeriod, find_periods, find_quantities
from sgpolicy.reading.folding import NUMERALS


def find(text: str, reference: Period | None = None) -> list[Found | FoundPeriod]:
    """Return the figures and periods of *text* in order; of two that overlap, the one that the numeral belongs to.

    未来五年 is a period, but 不低于上年度的20% a figure.
    """
    periods, figures = find_periods(text, reference=reference), find_quantities(text)
    numbered = [(one.start, one.end) for one in periods if any(c in NUMERALS or c.isdigit() for c in one.text)]
    kept = [one for one in figures if not _meets(one, numbered)]
    places = [(one.start, one.end) for one in kept]
    return sorted([*kept, *(one for one in periods if not _meets(one, places))], key=lambda one: one.start)


def _meets(one: Found | FoundPeriod, places: list[tuple[int, int]]) -> bool:
    """Return True if *one* overlaps one of *places*, which are in order."""
    at = bisect_left(places, one.end, key=lambda place: place[0])
    return at > 0 and places[at - 1][1] > one.start


def row(found: Found | FoundPeriod) -> dict[str, Any]:
    """Return one flat row; keys are as in exports, and the same for both kinds."""
    quantity = found.quantity if isinstance(found, Found) else None
    period = None if isinstance(found, Found) else found.period
    return {
        "type": "quantity" if quantity else "period",
        "start": found.start,
        "end": found.end,
        "as_stated": found.text,
        **(numbers(quantity) if quantity else dict.fromkeys(("value", "lower", "upper"))),
        "lower_open": quantity and quantity.lower_open,
        "upper_open": quantity and quantity.upper_open,
        "qualifier": quantity and str(quantity.qualifier),
        "unit": quantity and quantity.unit.id,
        "time": period and str(period),
        "time_basis": period and str(period.basis),
        "time_because": period and period.because,
    }
