"""Search: an index of character pairs and stems, from its making to the first twenty hits."""

import math
import time
import tracemalloc
from collections.abc import Iterable

from benchmarks.rows import Row, exactly, ms
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.testing.catalogs import make_catalog

ASKED = ("社工", "社会工作", "培训 补贴", "volunteer training", "绝无此词")
"""A word that most records hold, its longer wording, two words, English ones, and a miss."""
_TOP = 20
_ROUNDS = 40
_GOAL = 0.050  # seconds


def search(sizes: list[int]) -> list[Row]:
    """Measure the search of catalogs of these *sizes*, the largest last, and how the index grows."""
    made = [_index(n) for n in sizes]
    largest, seconds, size = made[-1]
    n = sizes[-1]
    slowest = {words: _p95(largest, words) for words in ASKED}
    detail = ", ".join(f"{words} {ms(taken)} ({len(largest.search(words)):,})" for words, taken in slowest.items())
    worst = max(slowest.values())
    return [
        Row(f"search, top {_TOP}, p95, {n:,}", "50 ms", 1.0, exactly(worst / _GOAL), f"{detail}; hits in brackets"),
        _growth("time of the search index", sizes, [taken for _, taken, _ in made], ms(seconds)),
        _growth("size of the search index", sizes, [held for _, _, held in made], f"{size / 1e6:.0f} MB"),
    ]


def _index(n: int) -> tuple[Catalog, float, float]:
    """Return a catalog of *n* records, how long its index takes, and how many bytes it holds."""
    sized = make_catalog(n, 2)
    tracemalloc.start()
    sized.search(ASKED[0])
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    catalog = make_catalog(n, 2)
    start = time.process_time()
    catalog.search(ASKED[-1])
    return catalog, time.process_time() - start, size


def _p95(catalog: Catalog, words: str) -> float:
    """Return the seconds within which 95 of 100 searches show their first hits."""
    taken = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        catalog.search(words)[:_TOP]
        taken.append(time.process_time() - start)
    return sorted(taken)[math.ceil(0.95 * _ROUNDS) - 1]


def _growth(what: str, sizes: list[int], measured: Iterable[float], largest: str) -> Row:
    first, *_, last = measured
    exponent = math.log(last / first) / math.log(sizes[-1] / sizes[0])
    return Row(f"growth of {what}, {sizes[0]:,} to {sizes[-1]:,}", "exponent 1.1", 1.1, exactly(exponent), largest)
