"""Queries: `[id]`, `where` and a predicate, against a dict, polars and a list."""

import gc
import random
import time
from typing import Any

from benchmarks.clock import Job, many, race
from benchmarks.rows import Row, ms, us
from sgpolicy.catalog.figures import Observations
from sgpolicy.model.figure import Observation
from sgpolicy.testing.catalogs import make_catalog

_SMALL = 3_000  # up to here the fixed cost of a call counts, beyond it memory
_LOOKUPS = 200_000
_TIMES, _POLARS_TIMES = 300, 10
_SCALE = _POLARS_TIMES / _TIMES


def queries(n: int, rounds: int) -> list[Row]:
    """Measure the queries of *n* observations."""
    them = make_catalog(n, 3, mix={"observations": 1}).observations
    # A region that 2,274 of a million records have, or the nearest.
    region = _rarest(them, max(7, n * 2274 // 1_000_000))
    gc.collect()
    gc.freeze()  # or each collection between two jobs would walk the whole catalog
    rows = [*_lookup(them, rounds), *_where(them, region, rounds), *_predicate(them, rounds)]
    gc.unfreeze()
    return rows


def _rarest(them: Observations, hits: int) -> str:
    """Return the code of the region whose number of records is nearest to *hits*."""
    groups = them.group_by("region.code")
    return str(min(groups, key=lambda code: abs(len(groups[code]) - hits)))


def _lookup(them: Observations, rounds: int) -> list[Row]:
    ids = random.Random(1).choices(them.ids, k=_LOOKUPS)
    by_id = dict(zip(them.ids, them, strict=True))

    def look(table: Any) -> Job:  # noqa: ANN401
        def all_of_them() -> None:
            for key in ids:
                table[key]

        return all_of_them

    them[ids[0]]
    best = race({"dict": look(by_id), "ours": look(them)}, rounds)
    goal, limit = ("2x dict", 2.0) if len(them) > _SMALL else ("no goal", None)
    detail = f"{us(best['ours'] / _LOOKUPS)}, ids drawn by lot"
    return [Row(f"`[id]`, {len(them):,}", goal, limit, best.ratio("ours", "dict"), detail)]


def _where(them: Observations, region: str, rounds: int) -> list[Row]:
    n = len(them)
    items = list(them)
    sample = next(o for o in items if o.region and o.region.code == region and o.as_of and o.as_of.start)
    year, indicator = sample.as_of.start.year, sample.indicator.id  # type: ignore[union-attr]
    one, every, hits, found = _polars(items, region, year, indicator)
    cold = race({"index": lambda: them[:].where(region=region)}, 1)["index"]
    best = race(
        {
            "one": many(lambda: them.where(region=region), _TIMES),
            "all": many(lambda: them.where(region=region, as_of=year, indicator=indicator), _TIMES),
            "polars one": many(one, _POLARS_TIMES),
            "polars all": many(every, _POLARS_TIMES),
        },
        rounds,
        time.perf_counter,  # polars may use several threads, whose processor time would flatter us
    )
    alone = race(
        {
            "one": many(lambda: them.where(region=region), _TIMES),
            "scan": lambda: [o for o in items if o.region is not None and o.region.code == region],
        },
        rounds,
    )
    assert hits == len(them.where(region=region))
    assert found == len(them.where(region=region, as_of=year, indicator=indicator))
    facts = (
        f"{us(best['one'] / _TIMES)} for {hits:,} hits; polars categorical {us(best['polars one'] / _POLARS_TIMES)}, "
        f"scan {us(alone['scan'])}; index made once in {ms(cold)}"
    )
    detail = f"{us(best['all'] / _TIMES)} for {found:,} hits; polars {us(best['polars all'] / _POLARS_TIMES)}"
    if n > _SMALL:
        goal, against = "0.02x polars categorical", best.ratio("one", "polars one", _SCALE)
    else:
        goal, against = "0.02x the scan", alone.ratio("one", "scan", 1 / _TIMES)
    of_all = best.ratio("all", "polars all", _SCALE)
    return [
        Row(f"`where`, one fact, {n:,}", goal, 0.02, against, facts),
        Row(f"`where`, region, year, indicator, {n:,}", "0.2x polars categorical", 0.2, of_all, detail),
    ]


def _polars(items: list[Observation], region: str, year: int, indicator: str) -> tuple[Job, Job, int, int]:
    """Return the same two questions to polars, and how many rows answer each."""
    import polars as pl

    frame = pl.DataFrame(
        {
            "region": [o.region.code if o.region else None for o in items],
            "year": [o.as_of.start.year if o.as_of and o.as_of.start else None for o in items],
            "indicator": [o.indicator.id for o in items],
        }
    ).with_columns(pl.col("region", "indicator").cast(pl.Categorical))
    column = pl.col

    def one() -> pl.DataFrame:
        return frame.filter(column("region") == region)

    def every() -> pl.DataFrame:
        here, then = column("region") == region, column("year") == year
        return frame.filter(here & then & (column("indicator") == indicator))

    return one, every, one().height, every().height


def _predicate(them: Observations, rounds: int) -> list[Row]:
    items = list(them)

    def sure(observation: Observation) -> bool:
        return bool(observation.confidence == "low")

    best = race({"list": lambda: [o for o in items if sure(o)], "ours": lambda: them.where(sure)}, rounds)
    detail = f"{ms(best['ours'])}; the comprehension calls the same function"
    goal = "1.3x list comprehension"
    return [Row(f"predicate scan, {len(them):,}", goal, 1.3, best.ratio("ours", "list"), detail)]
