"""Catalogs as Parquet exports that DuckDB is asked, held against what Python answers."""

from collections import Counter
from collections.abc import Iterable
from itertools import cycle
from pathlib import Path
from typing import Any

import sgpolicy
from sgpolicy import Catalog, duckdb

KEYS = ("row", "row_zh", "column", "column_zh", "count", "share_of_row", "share_of_column", "share_of_total")
"""The keys of a cell of tools that SQL gives; the rest are lists of ids, or are of sub-tools."""
_WAYS: list[dict[str, Any]] = [
    {"count": count, "depth": depth} for depth in ("whole", "any") for count in ("main", "all")
]


def stored(catalog: Catalog, folder: Path, **asked: Any) -> duckdb.Store:  # noqa: ANN401 - options by name
    """Return *catalog* as a Parquet export that can be asked."""
    sgpolicy.export(catalog, folder, format="parquet", **asked)
    return duckdb.connect(folder)


def hold_alike(catalog: Catalog, store: duckdb.Store, pairs: Iterable[tuple[str, str]], indicators: int = 2) -> None:
    """Compare the coverage, the panels of the *indicators* most observed, and the tools by *pairs* of facets."""
    assert catalog.coverage().to_dicts() == store.coverage().to_dicts()
    for indicator, _ in Counter(one.indicator.id for one in catalog.observations).most_common(indicators):
        assert catalog.panel(indicator).to_dicts() == store.panel(indicator).to_dicts()
    for (rows, columns), asked in zip(pairs, cycle(_WAYS), strict=False):
        cells = catalog.tools(rows, columns, **asked).to_dicts()

        assert [{key: cell[key] for key in KEYS} for cell in cells] == store.tools(rows, columns, **asked).to_dicts()
