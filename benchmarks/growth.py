"""How time grows with the number of records."""

import math
from itertools import pairwise

from benchmarks.clock import race
from benchmarks.compiled import compile_bytes
from benchmarks.rows import Row, exactly, folder, ms
from sgpolicy import validate
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.schema import CLASSES
from sgpolicy.shipped.compiled import Compiled
from sgpolicy.testing import dump_document
from sgpolicy.testing.catalogs import make_catalog


def growth(sizes: list[int]) -> list[Row]:
    """Measure the exponent of time in the number of records, from the smallest of *sizes* to the largest."""
    taken = [_at(n) for n in sizes]
    return [_exponent(name, sizes, [seconds[name] for seconds in taken]) for name in taken[0]]


def _at(n: int) -> dict[str, float]:
    catalog = make_catalog(n, 6)
    seconds = _in_memory(catalog)
    with folder() as place:
        for document in catalog.documents:
            (place / f"{document.id}.yaml").write_text(dump_document(catalog, document.id), encoding="utf-8")
        del catalog
        return seconds | {"validate": race({"it": lambda: validate(place)}, 1)["it"]}


def _in_memory(catalog: Catalog) -> dict[str, float]:
    text = compile_bytes(catalog)
    sources = [Compiled(text) for _ in range(3)]
    jobs = {
        "load": lambda: list(map(sources.pop().items, CLASSES)),
        "first query": lambda: catalog.measures[:].where(region="110000", instrument="training"),
        "scan": lambda: catalog.measures.where(lambda measure: measure.status == "planned"),
    }
    best = race(jobs, 3)
    return {name: best[name] for name in jobs}


def _exponent(name: str, sizes: list[int], seconds: list[float]) -> Row:
    steps = pairwise(zip(sizes, seconds, strict=True))
    steepest = max(math.log(b / a) / math.log(m / n) for (n, a), (m, b) in steps)
    whole = math.log(seconds[-1] / seconds[0]) / math.log(sizes[-1] / sizes[0])
    detail = ", ".join(f"{n:,}: {ms(s)}" for n, s in zip(sizes, seconds, strict=True))
    what = f"growth of {name}, {sizes[0]:,} to {sizes[-1]:,}"
    return Row(what, "exponent 1.05", 1.05, exactly(whole), f"{detail}; steepest step {steepest:.2f}")
