"""Frames: `to_frame("polars")` against polars itself, which reads the rows of `to_dicts()`."""

import gc
import time

from benchmarks.clock import race
from benchmarks.rows import Row, ms
from sgpolicy.schema import RECORD_TYPES
from sgpolicy.testing.catalogs import make_catalog


def frames(n: int, rounds: int) -> list[Row]:
    """Measure frames of *n* records of all types, one for each type."""
    import polars as pl

    catalog = make_catalog(n, 3)
    tables = [getattr(catalog, name) for name in RECORD_TYPES]
    for table in tables:
        table[:1].to_frame("polars")  # imports what it takes
    gc.collect()
    gc.freeze()  # or each collection between two jobs would walk the whole catalog
    best = race(
        {
            "ours": lambda: [table.to_frame("polars") for table in tables],
            # The first rows of a column may all be None, so polars has to look at all of them.
            "polars": lambda: [pl.from_dicts(table.to_dicts(), infer_schema_length=None) for table in tables],
        },
        rounds,
        time.perf_counter,  # polars may use several threads, whose processor time would flatter us
    )
    rows = race({"rows": lambda: [table.to_dicts() for table in tables]}, 1, time.perf_counter)["rows"]
    gc.unfreeze()
    detail = f"{ms(best['ours'])}; polars {ms(best['polars'])}, of which `to_dicts()` {ms(rows)}"
    what = f'`to_frame("polars")`, {n:,} records of all types'
    return [Row(what, "0.5x `polars.from_dicts(to_dicts())`", 0.5, best.ratio("ours", "polars"), detail)]
