"""Catalogs too large for memory: their Parquet export asked by SQL, on DuckDB.

`docs/duckdb.md` shows how. Needs the extra `duckdb`.
"""

from sgpolicy.duckdb.store import Store, connect
from sgpolicy.duckdb.table import Table

__all__ = ["Store", "Table", "connect"]
