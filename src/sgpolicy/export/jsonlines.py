"""JSON Lines: one flat object per line."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from sgpolicy.export.registry import Options
from sgpolicy.export.tables import file_per_table


def json_lines(_: list[str], rows: Iterator[dict[str, Any]], __: Options) -> Iterator[str]:
    """Yield the lines of a file of JSON Lines."""
    return (json_line(row) + "\n" for row in rows)


write_jsonl = file_per_table("jsonl", json_lines)


def json_line(row: dict[str, Any]) -> str:
    """Return *row* as one line of JSON; numbers keep every digit.

    A Decimal is written as a JSON number where binary floating point gives its
    digits back, which holds for up to 15 of them, and as text beyond.
    """
    return json.dumps(row, ensure_ascii=False, default=_decimal, separators=(", ", ": "))


def _decimal(value: object) -> float | str:
    if not isinstance(value, Decimal):
        msg = f"{value!r} cannot be written in a row"
        raise TypeError(msg)
    number = float(value)
    return number if Decimal(repr(number)) == value else str(value)
