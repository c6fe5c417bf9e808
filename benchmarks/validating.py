"""Validates a folder with one process and with two, and prints the seconds as JSON.

It runs by itself: only a process without other threads can fork, and the
benchmarks import polars, which starts some.
"""

import gc
import json
import sys
import time

import sgpolicy
from sgpolicy.catalog.shipped import validate


def used() -> tuple[float, float]:
    """Return the seconds of processor time of this process and of its children that have ended."""
    try:
        import resource
    except ImportError:  # Windows counts no children
        return time.process_time(), 0.0
    ours, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return ours.ru_utime + ours.ru_stime, theirs.ru_utime + theirs.ru_stime


def measure(folder: str, jobs: int) -> dict[str, float]:
    """Return the seconds of one validation: on the wall, and of processor time in the caller and in workers."""
    gc.collect()
    gc.disable()
    start, before = time.perf_counter(), used()
    validate(folder, jobs=jobs)
    wall, after = time.perf_counter() - start, used()
    gc.enable()
    return {"wall": wall, "caller": after[0] - before[0], "workers": after[1] - before[1]}


def main(folder: str, rounds: int) -> None:
    """Print a list of rounds, each with one process and with two, forwards and backwards in turn."""
    sgpolicy.load()
    validate(folder, jobs=1)
    taken: list[dict[int, dict[str, float]]] = []
    for turn in range(rounds):
        order = (1, 2) if turn % 2 else (2, 1)
        taken.append({jobs: measure(folder, jobs) for jobs in order})
    print(json.dumps(taken))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
