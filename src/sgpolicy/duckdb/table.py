"""The answer to a question asked of Parquet files: flat rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, overload

from attrs import evolve, frozen

from sgpolicy import __version__
from sgpolicy.analysis.ratios import in_row
from sgpolicy.catalog.rows import FIELDS
from sgpolicy.duckdb.folder import AGAIN
from sgpolicy.errors import FieldError
from sgpolicy.model.shown import collection_html, collection_text
from sgpolicy.model.tabular import Tabular
from sgpolicy.schema import TABLE_CLASSES


@frozen(kw_only=True, repr=False, slots=False)  # its head remembers how it was made, for which slots have no room
class Table(Tabular, Sequence[dict[str, Any]]):
    """Flat rows, as the analyses of a catalog have them; displayed as a table.

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

    @overload
    def __getitem__(self, key: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[dict[str, Any], ...]: ...
    def __getitem__(self, key: int | slice) -> dict[str, Any] | tuple[dict[str, Any], ...]:
        """Return the row at a position, or several."""
        return self.rows[key]

    __repr__ = collection_text
    _repr_html_ = collection_html

    def _rows(self) -> Iterator[dict[str, Any]]:
        return map(dict, self.rows)

    def _of(self, items: tuple[Any, ...]) -> Table:
        return evolve(self, rows=items)


def fetched(connection: Any, sql: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:  # noqa: ANN401
    """Return the rows of a statement as dicts, with numbers as rows have them.

    Raises:
        FieldError: The export lacks columns: another version of the library wrote it.
    """
    import duckdb  # noqa: PLC0415 - an extra

    try:
        found = connection.execute(sql, parameters)
    except duckdb.BinderException as exc:
        if lacking := _lacking(connection):
            message = f"the export lacks columns that sgpolicy {__version__} writes: {', '.join(lacking)}"
            raise FieldError("path", message, AGAIN) from exc  # noqa: EM101
        raise
    names = [column[0] for column in found.description]
    return [dict(zip(names, map(_plain, row), strict=True)) for row in found.fetchall()]


def _lacking(connection: Any) -> list[str]:  # noqa: ANN401
    """Return the columns that this version writes, and the views do not have."""
    held = {*connection.execute("SELECT table_name, column_name FROM duckdb_columns()").fetchall()}
    return [f"{name}.{key}" for name, cls in TABLE_CLASSES.items() for key in FIELDS[cls] if (name, key) not in held]


def _plain(value: Any) -> Any:  # noqa: ANN401
    return in_row(value) if isinstance(value, Decimal) else value
