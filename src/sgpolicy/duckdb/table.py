"""The answer to a question asked of Parquet files: flat rows."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from attrs import frozen

from sgpolicy.analysis.ratios import in_row
from sgpolicy.model.tabular import Tabular


@frozen(kw_only=True, repr=False)
class Table(Tabular):
    """Flat rows, as the analyses of a catalog have them.

    Attributes:
        name: What was asked: tools, panel or coverage.
        rows: The rows, in order.
        sql: The statement that DuckDB ran; what it was given stands in `parameters`.
        parameters: The values of its $names.
    """

    name: str
    rows: tuple[dict[str, Any], ...]
    sql: str
    parameters: dict[str, Any]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows)

    def __repr__(self) -> str:
        return f"<Table {self.name}: {len(self.rows)} rows>"

    def _rows(self) -> Iterator[dict[str, Any]]:
        return map(dict, self.rows)


def fetched(connection: Any, sql: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:  # noqa: ANN401
    """Return the rows of a statement as dicts, with numbers as rows have them."""
    found = connection.execute(sql, parameters)
    names = [column[0] for column in found.description]
    return [dict(zip(names, map(_plain, row), strict=True)) for row in found.fetchall()]


def _plain(value: Any) -> Any:  # noqa: ANN401
    return in_row(value) if isinstance(value, Decimal) else value
