"""Takes every measurement, inside the throw-away environment, and prints the figures as JSON."""

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from benchmarks.before import as_before
from benchmarks.compiled import compiled, memory
from benchmarks.frames import frames
from benchmarks.growth import growth
from benchmarks.parquet import parquet
from benchmarks.queries import queries
from benchmarks.reading import peak, reading
from benchmarks.rows import Row
from benchmarks.search import search
from benchmarks.startup import startup
from benchmarks.wordings import wordings


def main() -> None:
    """Print the figures of all rows."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--old", type=Path)
    options = parser.parse_args()
    rows: list[Row] = []
    for measure in measurements(options.old, quick=options.quick):
        start = time.perf_counter()
        made = measure()
        rows += made
        # As they come: a long run that is broken off has then shown something.
        for row in made:
            print(f"{time.perf_counter() - start:.0f} s", row, file=sys.stderr, flush=True)
    busy = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    machine = f"{python}, {platform.system()} {platform.machine()}"
    print(json.dumps({"machine": machine, "load": busy, "rows": [asdict(row) for row in rows]}))


def measurements(old: Path | None, *, quick: bool) -> list[Callable[[], list[Row]]]:
    """Return what to measure, in order; *old* is the folder of version 0.1, None without it."""
    large = 30_000 if quick else 1_000_000
    rounds = 5 if quick else 9
    return [
        lambda: startup(9 if quick else 41, old),
        lambda: reading(1_000 if quick else 5_000, rounds if quick else 21, old),
        lambda: peak(1_000 if quick else 100_000, old),
        lambda: compiled(5_000, rounds),
        lambda: compiled(large, 5),
        lambda: queries(3_000, rounds + 4),
        lambda: queries(large, rounds + 2),
        lambda: frames(large // 10, rounds),
        lambda: frames(large, 3),
        lambda: parquet(large),
        lambda: memory(3_000 if quick else 30_000),
        lambda: as_before(5_000, rounds if quick else 21, old),
        lambda: wordings(2_000 if quick else 8_000, rounds),
        lambda: search([1_000, 10_000] if quick else [10_000, 100_000]),
        lambda: growth([1_000, 10_000] if quick else [1_000, 10_000, 100_000, 1_000_000]),
    ]


if __name__ == "__main__":
    main()
