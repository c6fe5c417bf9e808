"""JSON Lines: one flat object per line."""

import json
from collections.abc import Iterator
from typing import Any

from sgpolicy.export.registry import Options
from sgpolicy.export.tables import file_per_table


def json_lines(_: list[str], rows: Iterator[dict[str, Any]], __: Options) -> Iterator[str]:
    """Yield the lines of a file of JSON Lines."""
    return (json_line(row) + "\n" for row in rows)


write_jsonl = file_per_table("jsonl", json_lines)


def json_line(row: dict[str, Any]) -> str:
    """Return *row* as one line of JSON, with Chinese as it is."""
    return json.dumps(row, ensure_ascii=False)
