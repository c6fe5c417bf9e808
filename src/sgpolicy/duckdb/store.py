"""A Parquet export as something to ask: tools, panel, coverage, and SQL of one's own."""

from __future__ import annotations

from datetime import date
from os import PathLike
from types import TracebackType
from typing import Any, Self

from sgpolicy.asked import a_path, explained
from sgpolicy.catalog.times import DayLike, as_date
from sgpolicy.catalog.vocabulary import word
from sgpolicy.duckdb.coverage import coverage
from sgpolicy.duckdb.panel import panel
from sgpolicy.duckdb.table import Table
from sgpolicy.duckdb.tools import tools
from sgpolicy.duckdb.views import prepare
from sgpolicy.extras import require
from sgpolicy.model.words import Kind


class Store:
    """The Parquet files of a catalog; nothing of them is in memory but what a question needs.

    Close it, or use it in a `with`. It has a view for each table of the export, called like
    its file: documents, measures, instruments, bodies.

    Attributes:
        connection: The connection of DuckDB, for SQL of one's own.
    """

    def __init__(self, connection: Any) -> None:  # noqa: ANN401 - of duckdb, which is an extra
        self.connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self.connection.close()

    @explained
    def tools(
        self,
        rows: str = "rothwell_zegveld",
        columns: str = "talent_cycle",
        *,
        count: str = "main",
        depth: str = "whole",
    ) -> Table:
        """Count the measures by two facets, as `catalog.tools` does.

        Args:
            rows: Any facet that `catalog.tools` has, such as hood, broad_domain, actor_kind or year.
            columns: Another of them.
            count: main for the first instrument of each measure, all for each of them.
            depth: whole for documents that are coded whole, any for passages, too.

        Returns:
            A row for each cell that has measures: row, row_zh, column, column_zh, count and
            its shares of the row, the column and the whole. The ids of the measures, which
            may be millions, are left out.

        Raises:
            UnknownTermError: There is no such facet.
            FieldError: *count* or *depth* is none of its words, or rows and columns are the same.
        """
        return tools(self.connection, rows, columns, count, depth)

    @explained
    def panel(self, indicator: str, *, kind: Kind | str | None = None) -> Table:
        """Return one indicator by region and year, as the rows of `catalog.panel`.

        Args:
            indicator: What is counted, by id or Chinese name.
            kind: stock, cumulative or flow alone; by default levels, or flows, by the usual kind
                of the indicator.

        Raises:
            UnknownTermError: There is no such indicator or kind.
        """
        return panel(self.connection, indicator, word(Kind, kind))

    @explained
    def coverage(self, *, as_of: DayLike | None = None) -> Table:
        """Return what is known of the nation, each province and the Corps, as the rows of `catalog.coverage`.

        Args:
            as_of: Day from which `stale` is reckoned; the date of the data by default.

        Raises:
            NotAPeriodError: *as_of* is text that is not a day or a period.
        """
        day: date | None = None if as_of is None else as_date(as_of)
        return coverage(self.connection, day)


@explained
def connect(path: str | PathLike[str]) -> Store:
    """Return the Parquet export in the folder *path* as something to ask.

    Args:
        path: A folder that `sgpolicy export --format parquet` wrote, parted or not.

    Raises:
        MissingExtraError: duckdb is not installed.
        FieldError: It is no Parquet export, or one that is not whole, damaged or of another version.
        TypeError: *path* is no path.
    """
    folder = a_path("connect()", "the folder of a Parquet export", path)
    require("sgpolicy.duckdb", "duckdb", "duckdb")
    import duckdb  # noqa: PLC0415 - an extra

    connection = duckdb.connect()
    try:
        prepare(connection, folder)
    except BaseException:
        connection.close()
        raise
    return Store(connection)
