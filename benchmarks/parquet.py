"""Parquet of a made-up catalog, against polars writing the same frames; `python -m benchmarks.parquet [RECORDS]` alone.

Polars is given what a user has without this export: the records. Its time is that of making rows of them, frames of
the rows, and files of the frames. Seconds are those of the processor, of all threads.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.rows import Row, exactly
from sgpolicy.catalog.rows import row
from sgpolicy.export.arrow import write_parquet
from sgpolicy.export.registry import Options
from sgpolicy.schema import RECORD_TYPES
from sgpolicy.testing.catalogs import make_catalog

_AT_ONCE = 200_000
"""Rows that polars is given at a time, so that memory holds."""


def parquet(n: int) -> list[Row]:
    """Measure the export of *n* records of all types, once."""
    import polars as pl
    import pyarrow.parquet

    catalog = make_catalog(n)
    with tempfile.TemporaryDirectory() as folder:
        ours, _ = _timed(lambda: write_parquet(catalog, Path(folder), Options()))
        rows = frames = files = 0.0
        for name in RECORD_TYPES:
            schema = pyarrow.parquet.read_schema(Path(folder) / f"{name}.parquet")
            typed = pl.from_arrow(schema.empty_table()).schema
            for start in range(0, len(getattr(catalog, name)), _AT_ONCE):
                items = getattr(catalog, name)[start : start + _AT_ONCE]
                seconds, made = _timed(lambda items=items: [_spans(row(item)) for item in items])
                rows += seconds
                seconds, frame = _timed(lambda made=made, typed=typed: pl.DataFrame(made, schema=typed))
                frames += seconds
                target = Path(folder) / f"polars-{name}-{start}.parquet"
                files += _timed(lambda frame=frame, target=target: frame.write_parquet(target))[0]
    polars = rows + frames + files
    parts = f"rows of the records {rows:.1f} s, frames {frames:.1f} s, files {files:.1f} s"
    detail = f"processor time, one round: {ours:.1f} s; polars {polars:.1f} s, of which {parts}"
    what, making = f"Parquet export, {n:,} records of all types", "1.5x polars making and writing the same frames"
    writing = Row("the same", "1.5x polars writing frames that it has", 1.5, exactly(ours / files), f"{files:.1f} s")
    return [Row(what, making, 1.5, exactly(ours / polars), detail), writing]


def _timed(what: Callable[[], Any]) -> tuple[float, Any]:
    started = time.process_time()
    made = what()
    return time.process_time() - started, made


def _spans(made: dict[str, Any]) -> dict[str, Any]:
    """Return a row whose spans are structs, as they are in our files."""
    return {**made, "also": [{"start": start, "end": end} for start, end in made["also"]]}


if __name__ == "__main__":
    print(*parquet(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000), sep="\n")
