"""CSV that a spreadsheet shows and never runs."""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def csv_lines(keys: list[str], rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    """Yield the lines of a CSV file: RFC 4180, a header, lists joined with semicolons.

    A text that a spreadsheet would take for a formula gets an apostrophe in
    front; numbers stay numbers.
    """
    yield _line(keys)
    for row in rows:
        yield _line([_cell(row[key]) for key in keys])


def _line(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return _text(";".join("-".join(map(str, v)) if isinstance(v, list) else str(v) for v in value))
    if isinstance(value, float):  # without an exponent, which not every reader of CSV knows
        return format(Decimal(repr(value)), "f")
    return _text(value) if isinstance(value, str) else str(value)


def _text(text: str) -> str:
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
