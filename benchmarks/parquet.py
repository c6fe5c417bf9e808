"""`python -m benchmarks.parquet [RECORDS]`: Parquet of a made-up catalog, against polars writing the same frame.

Seconds are those of CPU, which other work on the machine changes little. Polars is given what a user has without
this export: the records. Its time is that of making rows of them, frames of the rows, and files of the frames.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow.parquet

from sgpolicy.catalog.rows import row
from sgpolicy.export.arrow import write_parquet
from sgpolicy.export.registry import Options
from sgpolicy.schema import RECORD_TYPES
from sgpolicy.testing.catalogs import make_catalog


def timed(what: Callable[[], Any]) -> tuple[float, Any]:
    """Return the seconds of CPU that *what* takes, of all threads, and what it returns."""
    started = time.process_time()
    made = what()
    return time.process_time() - started, made


def main(records: int) -> None:
    """Print the seconds of each, table by table and in all."""
    catalog = make_catalog(records)
    with tempfile.TemporaryDirectory() as folder:
        ours, _ = timed(lambda: write_parquet(catalog, Path(folder), Options()))
        print(f"{sum(1 for _ in catalog.records()):,} records: sgpolicy export {ours:.1f} s", flush=True)
        rows = frames = writes = 0.0
        for name in RECORD_TYPES:
            schema = pyarrow.parquet.read_schema(Path(folder) / f"{name}.parquet")
            typed = pl.from_arrow(schema.empty_table()).schema
            for start in range(0, len(getattr(catalog, name)), 200_000):  # so that memory holds
                items = getattr(catalog, name)[start : start + 200_000]
                seconds, made = timed(lambda items=items: [spans(row(item)) for item in items])
                rows += seconds
                seconds, frame = timed(lambda made=made, typed=typed: pl.DataFrame(made, schema=typed))
                frames += seconds
                target = Path(folder) / f"polars-{name}-{start}.parquet"
                writes += timed(lambda frame=frame, target=target: frame.write_parquet(target))[0]
    print(f"rows {rows:.1f} s, frames {frames:.1f} s, polars' writing {writes:.1f} s")
    print(
        f"against rows, frames and writing {ours / (rows + frames + writes):.2f}x; against writing {ours / writes:.1f}x"
    )


def spans(made: dict[str, Any]) -> dict[str, Any]:
    """Return a row whose spans are structs, as they are in our files."""
    return {**made, "also": [{"start": start, "end": end} for start, end in made["also"]]}


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
