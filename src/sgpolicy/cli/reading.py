"""The verb `read`: the figures and periods of any Chinese text."""

import os
import sys
from argparse import Namespace
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import evolve

from sgpolicy.analysis.ratios import numbers
from sgpolicy.cli.streams import tell
from sgpolicy.display.width import pad
from sgpolicy.errors import NotAPeriodError
from sgpolicy.export.jsonlines import json_line
from sgpolicy.model.shown import one_line
from sgpolicy.problem import DataError, Problem
from sgpolicy.reading import Found, FoundPeriod, find_periods, find_quantities
from sgpolicy.reading.folding import NUMERALS
from sgpolicy.reading.periods import period_of
from sgpolicy.sources.text import MAX_BYTES
from sgpolicy.textfile import FileRefusedError, decode, read_bytes

ENCODINGS = ("utf-8", "gb18030")
_WIDTHS = (13, 22, 30, 9)
_HEADER = ("place", "wording", "reading", "hedge")


def read(asked: Namespace) -> int:
    """Print what the text says, one figure or period a line; exit 1 if it has none, 2 if there is no such file."""
    try:
        reference = period_of(asked.reference)
    except NotAPeriodError as exc:
        tell(f"sgpolicy: --reference: {one_line(str(exc))}")
        return 2
    text = _text(asked.what, asked.encoding)
    if text is None:
        tell(f"sgpolicy: {one_line(asked.what)}: does not exist; give a file, or Chinese text")
        return 2
    found = _apart(find_periods(text, reference=reference), find_quantities(text))
    for line in map(json_line, map(_row, found)) if asked.format == "jsonl" else _lines(found):
        print(line)
    if not found:
        tell("sgpolicy: there is no figure and no period in it")
    return 0 if found else 1


def _apart(periods: tuple[FoundPeriod, ...], figures: tuple[Found, ...]) -> list[Found | FoundPeriod]:
    """Return both in the order of the text; of two that overlap, the one that the numeral belongs to.

    未来五年 is a period, but 不低于上年度的20% a figure.
    """
    numbered = [(one.start, one.end) for one in periods if any(c in NUMERALS or c.isdigit() for c in one.text)]
    kept = [one for one in figures if not _meets(one, numbered)]
    places = [(one.start, one.end) for one in kept]
    return sorted([*kept, *(one for one in periods if not _meets(one, places))], key=lambda one: one.start)


def _meets(one: Found | FoundPeriod, places: list[tuple[int, int]]) -> bool:
    """Return True if *one* overlaps one of *places*, which are in order."""
    at = bisect_left(places, one.end, key=lambda place: place[0])
    return at > 0 and places[at - 1][1] > one.start


def _text(what: str, encoding: str) -> str | None:
    """Return the text of a file, of the standard input (-), or *what* itself; None if it looks like a missing file."""
    if what == "-":
        return _decoded(sys.stdin.buffer.read() if sys.stdin else b"", "<stdin>", encoding)
    if os.path.lexists(what):
        try:
            return _decoded(read_bytes(Path(what), what, MAX_BYTES), what, encoding)
        except FileRefusedError as exc:
            remedy = exc.problem.remedy.replace("a YAML file or a folder", "a text file")
            raise DataError([evolve(exc.problem, remedy=remedy)]) from None
    suffix = Path(what).suffix.removeprefix(".")
    named = (suffix.isascii() and suffix.isalpha()) or (what.isascii() and not any(map(str.isdigit, what)))
    return None if named else what


def _decoded(raw: bytes, name: str, encoding: str) -> str:
    try:
        return decode(raw, name) if encoding == "utf-8" else raw.decode(encoding)
    except FileRefusedError as exc:
        remedy = "save it as UTF-8, or give --encoding gb18030 if that is what it is"
        raise DataError([evolve(exc.problem, remedy=remedy)]) from None
    except UnicodeDecodeError as exc:
        message = f"byte {exc.start} is not GB18030"
        raise DataError(
            [Problem(file=name, message=message, remedy="leave --encoding out", check="encoding")]
        ) from None


def _lines(found: list[Found | FoundPeriod]) -> Iterator[str]:
    """Yield a header and a line for each, within 80 columns."""
    for cells in (_HEADER, *map(_cells, found)) if found else ():
        yield "  ".join(pad(one_line(cell), size) for cell, size in zip(cells, _WIDTHS, strict=True)).rstrip()


def _cells(found: Found | FoundPeriod) -> tuple[str, str, str, str]:
    place = f"{found.start}-{found.end}"
    if isinstance(found, Found):
        return place, found.text, str(found.quantity), str(found.quantity.qualifier)
    return place, found.text, str(found.period or "?"), str(found.period.basis) if found.period else "-"


def _row(found: Found | FoundPeriod) -> dict[str, Any]:
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
