"""CSV that a spreadsheet shows and never runs."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from sgpolicy.export.registry import Options
from sgpolicy.export.tables import file_per_table

_FORMULA = re.compile(r"(^|[,;\t\r\n])(?=\s*[=+\-@＝＋－＠]|[\t\r])")
"""Where a formula may begin: a spreadsheet may part cells at semicolons or tabs, and then sees no quotes."""


def csv_lines(keys: list[str], rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    """Yield the lines of a CSV file: RFC 4180, a header, lists joined with semicolons.

    What a spreadsheet would take for a formula gets an apostrophe in front, also within a text after a comma, a
    semicolon or a tab, where one of another country, or told so, begins a cell; numbers stay numbers.
    """
    yield csv_line(keys)
    for row in rows:
        yield csv_line(_cell(row[key]) for key in keys)


def _content(keys: list[str], rows: Iterator[dict[str, Any]], options: Options) -> Iterator[str | bytes]:
    if options.excel:
        yield codecs.BOM_UTF8
    yield from csv_lines(keys, rows)


write_csv = file_per_table("csv", _content)


def csv_line(cells: Iterable[str]) -> str:
    """Return a line of a CSV file by RFC 4180, with its end."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return disarmed(joined(value)) if isinstance(value, str | list) else joined(value)


def joined(value: object) -> str:
    """Return a value as one text: lists joined with semicolons, the two ends of a span with a hyphen."""
    if isinstance(value, list):
        return ";".join("-".join(map(str, one)) if isinstance(one, list) else str(one) for one in value)
    if isinstance(value, float):  # without an exponent, which not every reader of CSV knows
        return format(Decimal(repr(value)), "f")
    return str(value)


def disarmed(text: str) -> str:
    """Return *text* with an apostrophe before whatever begins a formula, where any spreadsheet may see a cell begin."""
    return _FORMULA.sub(r"\1'", text)
