"""Takes every measurement, inside the throw-away environment, and prints the figures as JSON."""

import gc
import json
import math
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

import sgpolicy
from benchmarks.clock import Race, Spread, many, processes, race
from benchmarks.floor import RECORDS, Builder, decoder, encode
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.records import Observations
from sgpolicy.catalog.shipped import validate
from sgpolicy.files.folder import data_files
from sgpolicy.files.load import Loader
from sgpolicy.schema import CLASSES
from sgpolicy.schema import TERM_TYPES as TERMS
from sgpolicy.shipped.compiled import Compiled, compile_catalog
from sgpolicy.testing.catalogs import make_catalog
from sgpolicy.testing.dumping import dump_document

Row = dict[str, Any]
_MISSES = 200_000


def main(quick: bool) -> None:  # noqa: FBT001
    """Print the figures of all rows."""
    large = 30_000 if quick else 1_000_000
    rounds = 5 if quick else 9
    rows: list[Row] = []
    for measure in (
        lambda: startup(9 if quick else 41),
        lambda: compiled(5_000, rounds),
        lambda: compiled(large, 5),
        lambda: reading(1_000 if quick else 5_000, rounds),
        lambda: queries(3_000, rounds + 4),
        lambda: queries(large, rounds + 2),
        lambda: memory(3_000 if quick else 30_000),
        lambda: validating(300 if quick else 1_000, 3 if quick else 9),
        lambda: growth([1_000, 10_000] if quick else [1_000, 10_000, 100_000, 1_000_000]),
    ):
        start = time.perf_counter()
        made = measure()
        rows += made
        # As they come: a long run that is broken off has then told something.
        print(f"{time.perf_counter() - start:.0f} s", json.dumps(made, ensure_ascii=False), file=sys.stderr, flush=True)
    busy = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    machine = f"{python}, {platform.system()} {platform.machine()}"
    print(json.dumps({"machine": machine, "load": busy, "large": large, "rows": rows}))


def _row(what: str, goal: str, limit: float | None, spread: Spread, detail: str) -> Row:
    low, ratio, high = spread
    return {"what": what, "goal": goal, "limit": limit, "low": low, "ratio": ratio, "high": high, "detail": detail}


def _exactly(ratio: float) -> Spread:
    return ratio, ratio, ratio


def startup(rounds: int) -> list[Row]:
    """Whole processes, against one that does nothing."""
    record = next(iter(sgpolicy.load().measures)).id
    best = processes(
        {
            "bare": "pass",
            "control": "pass",
            "import": "import sgpolicy",
            "record": f"import sgpolicy; sgpolicy.load().measures[{record!r}]",
            "attrs": "import attrs",
            "model": "import sgpolicy.model.measure",
            "pycountry": "import pycountry; pycountry.countries.get(alpha_2='CN')",
            "particle": "from particle import Particle; Particle.from_pdgid(211)",
            "babel": "import babel; babel.Locale.parse('zh_CN').display_name",
            "holidays": "import holidays; holidays.country_holidays('CN', years=2024).get('2024-10-01')",
        },
        rounds,
    )
    names = ("control", "import", "record", "attrs", "model", "pycountry", "particle", "babel", "holidays")
    spreads = {name: best.ratio(name, "bare") for name in names}
    times = {name: spread[1] for name, spread in spreads.items()}
    peers = ", ".join(f"{name} {times[name]:.1f}x" for name in ("pycountry", "particle", "babel", "holidays"))
    parts = f"`import attrs` alone {times['attrs']:.1f}x, the model's classes without it {times['model']:.1f}x"
    return [
        _row("control: bare Python against itself", "no goal", None, spreads["control"], "what noise alone gives"),
        _row("`import sgpolicy`, whole process", "1.1x bare Python", 1.1, spreads["import"], _ms(best["import"])),
        _row("import and first record by id", "4.4x bare Python", 4.4, spreads["record"], f"{peers}; {parts}"),
        _row("the same", "0.8x pycountry", 0.8, best.ratio("record", "pycountry"), _ms(best["record"])),
    ]


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.1f} ms"


def _us(seconds: float) -> str:
    return f"{1_000_000 * seconds:.2f} µs"


def _compile(catalog: Catalog) -> bytes:
    return compile_catalog(lambda name: tuple(getattr(catalog, name))).encode()


def compiled(n: int, rounds: int) -> list[Row]:
    """From a compiled catalog in memory to all records, against msgspec's Structs."""
    catalog = make_catalog(n, 1)
    text = _compile(catalog)
    floor = [(encode(tuple(getattr(catalog, name))), decoder(name)) for name in RECORDS]
    del catalog
    sources = []
    for _ in range(rounds):
        sources.append(Compiled(text))
        sources[-1].items("documents")

    def ours() -> object:
        source = sources.pop()
        return [source.items(name) for name in RECORDS]

    best = race({"floor": lambda: [read.decode(data) for data, read in floor], "ours": ours}, rounds)
    detail = f"{_us(best['ours'] / n)} a record; msgspec JSON to Struct {_us(best['floor'] / n)}"
    return [_row(f"compiled -> typed records, {n:,}", "2.5x the floor", 2.5, best.ratio("ours", "floor"), detail)]


def _write(catalog: Catalog, folder: Path, limit: int | None = None) -> list[Path]:
    files = []
    for document in catalog.documents[:limit]:
        files.append(folder / f"{document.id}.yaml")
        files[-1].write_text(dump_document(catalog, document.id), encoding="utf-8")
    return files


def reading(n: int, rounds: int) -> list[Row]:
    """Strict YAML to records by ring 1, against a bare parse of the same files."""
    known = {cls: found for cls, found in sgpolicy.load().known().items() if cls in map(CLASSES.get, TERMS)}
    with _folder() as folder:
        files = _write(make_catalog(n, 2), folder)

        def bare() -> object:
            return [yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader) for file in files]

        best = race({"bare": bare, "ours": lambda: Loader(known).run(data_files(folder)[0], sense=False)}, rounds)
    detail = f"{_us(best['ours'] / n)} a record; bare CSafeLoader, collection off, {_us(best['bare'] / n)}"
    return [_row(f"strict YAML -> typed records, {n:,}", "0.6x bare parse", 0.6, best.ratio("ours", "bare"), detail)]


def _rarest(collection: Observations, hits: int) -> str:
    """Return the code of the region whose number of records is nearest to *hits*."""
    groups = collection.group_by("region.code")
    return str(min(groups, key=lambda code: abs(len(groups[code]) - hits)))


def queries(n: int, rounds: int) -> list[Row]:
    """`[id]`, `where` and a predicate, against a dict, polars and a list."""
    import polars as pl

    catalog = make_catalog(n, 3, mix={"observations": 1})
    them = catalog.observations
    region = _rarest(them, max(7, n * 2274 // 1_000_000))
    sample = next(o for o in them if o.region and o.region.code == region and o.as_of)
    year, indicator = sample.as_of.start.year, sample.indicator.id  # type: ignore[union-attr]
    frame = pl.DataFrame(
        {
            "region": [o.region.code if o.region else None for o in them],
            "year": [o.as_of.start.year if o.as_of and o.as_of.start else None for o in them],
            "indicator": [o.indicator.id for o in them],
        }
    ).with_columns(pl.col("region", "indicator").cast(pl.Categorical))
    column = pl.col
    items = list(them)
    by_id = dict(zip(them.ids, items, strict=True))
    ids = random.Random(1).choices(them.ids, k=_MISSES)
    them[ids[0]]

    def sure(observation: Any) -> bool:  # noqa: ANN401
        return bool(observation.confidence == "low")

    def look(table: Any) -> Callable[[], None]:  # noqa: ANN401
        def all_of_them() -> None:
            for key in ids:
                table[key]

        return all_of_them

    gc.collect()
    gc.freeze()  # or each collection between two jobs would walk the whole catalog
    times = 300
    cold = race({"index": lambda: them[:].where(region=region)}, 1)["index"]
    best = race(
        {
            "one": many(lambda: them.where(region=region), times),
            "all": many(lambda: them.where(region=region, as_of=year, indicator=indicator), times),
            "polars one": many(lambda: frame.filter(column("region") == region), 10),
            "polars all": many(
                lambda: frame.filter(
                    (column("region") == region) & (column("year") == year) & (column("indicator") == indicator)
                ),
                10,
            ),
        },
        rounds,
        time.perf_counter,  # polars may use several threads, whose processor time would flatter us
    )
    alone = race(
        {
            "dict": look(by_id),
            "id": look(them),
            "one": many(lambda: them.where(region=region), times),
            "scan": lambda: [o for o in items if o.region is not None and o.region.code == region],
            "list": lambda: [o for o in items if sure(o)],
            "predicate": lambda: them.where(sure),
        },
        rounds,
    )
    one, every = best["one"] / times, best["all"] / times
    rival_one, rival_all = best["polars one"] / 10, best["polars all"] / 10
    hits = len(them.where(region=region))
    found = len(them.where(region=region, as_of=year, indicator=indicator))
    assert found == len([o for o in items if o.region and o.region.code == region and o.indicator.id == indicator
                         and o.as_of and o.as_of.start and o.as_of.start.year == year])  # fmt: skip
    gc.unfreeze()
    facts = f"{_us(one)} for {hits:,} hits; polars categorical {_us(rival_one)}, scan {_us(alone['scan'])}"
    large = n > 3_000  # noqa: PLR2004
    against = best.ratio("one", "polars one", 10 / times) if large else alone.ratio("one", "scan", 1 / times)
    goal = "0.02x polars categorical" if large else "0.02x the scan"
    rows = [
        _row(f"`[id]`, {n:,}", "2x dict", 2.0, alone.ratio("id", "dict"), f"{_us(alone['id'] / _MISSES)}, ids by lot"),
        _row(f"`where`, one fact, {n:,}", goal, 0.02, against, f"{facts}; index made once in {_ms(cold)}"),
        _row(
            f"`where`, region, year, indicator, {n:,}",
            "0.2x polars categorical",
            0.2,
            best.ratio("all", "polars all", 10 / times),
            f"{_us(every)} for {found} hits; polars {_us(rival_all)}",
        ),
    ]
    ratio = alone.ratio("predicate", "list")
    detail = f"{_ms(alone['predicate'])}; the comprehension calls the same function"
    return [*rows, _row(f"predicate scan, {n:,}", "1.3x list comprehension", 1.3, ratio, detail)]


def memory(n: int) -> list[Row]:
    """Bytes a record kept, against the same objects from their constructors with strings and periods shared."""
    catalog = make_catalog(n, 4)
    text = _compile(catalog)
    data = {name: encode(tuple(getattr(catalog, name))) for name in RECORDS}
    source = Compiled(text)
    known: dict[type, dict[str, Any]] = {}
    for name in (*TERMS, "documents"):
        items = source.items(name)
        known[CLASSES[name]] = {getattr(item, "code", None) or item.id: item for item in items}
    tracemalloc.start()
    ours = [source.items(name) for name in RECORDS]
    kept = tracemalloc.get_traced_memory()[0]
    del ours, source
    tracemalloc.stop()
    tracemalloc.start()
    builder = Builder(known)
    theirs = []
    for name in RECORDS:
        made = [builder.make(CLASSES[name], raw) for raw in decoder(name).decode(data[name])]
        known[CLASSES[name]] = {item.id: item for item in made}
        theirs.append(made)
    del builder
    usual = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    detail = f"{kept // n:,} B a record; attrs slots, shared strings and periods {usual // n:,} B"
    goal = "1.15x attrs slots, all shared"
    return [_row(f"memory, a record kept, {n:,}", goal, 1.15, _exactly(kept / usual), detail)]


def validating(files: int, rounds: int) -> list[Row]:
    """`validate` of many files with two processes, against one, by the wall clock and by processor time."""
    catalog = make_catalog(files * 14, 5)
    with _folder() as folder:
        count = len(_write(catalog, folder, files))
        command = [sys.executable, "-m", "benchmarks.validating", str(folder), str(rounds)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    taken = json.loads(done.stdout)

    def seconds(name: str, jobs: str) -> list[float]:
        return [one[jobs][name] for one in taken]

    wall = Race({"one": seconds("wall", "1"), "two": seconds("wall", "2")})
    longer = [max(one["2"]["caller"], one["2"]["workers"]) for one in taken]
    ideal = Race({"one": seconds("caller", "1"), "two": longer})
    caller, worker = (statistics.median(seconds(name, "2")) for name in ("caller", "workers"))
    what = f"`validate` of {count:,} files, 2 cores"
    free = f"{what}, were they free"
    return [
        _row(
            what, "0.6x one core", 0.6, wall.ratio("two", "one"), f"{wall['two']:.2f} s; one core {wall['one']:.2f} s"
        ),
        _row(
            free,
            "no goal",
            None,
            ideal.ratio("two", "one"),
            f"processor time: caller {caller:.2f} s, worker {worker:.2f} s; one core {ideal['one']:.2f} s",
        ),
    ]


def growth(sizes: list[int]) -> list[Row]:
    """The exponent of time in the number of records."""
    rows = []
    taken: dict[str, list[float]] = {"load": [], "first query": [], "scan": [], "validate": []}
    for n in sizes:
        catalog = make_catalog(n, 6)
        text = _compile(catalog)
        sources = [Compiled(text) for _ in range(3)]
        best = race(
            {
                "load": lambda sources=sources: list(map(sources.pop().items, CLASSES)),
                "first query": lambda c=catalog: c.measures[:].where(region="110000", instrument="training"),
                "scan": lambda c=catalog: c.measures.where(lambda m: m.status == "planned"),
            },
            3,
        )
        for name in ("load", "first query", "scan"):
            taken[name].append(best[name])
        del text, sources
        with _folder() as folder:
            _write(catalog, folder)
            del catalog
            taken["validate"].append(race({"it": lambda folder=folder: validate(folder, jobs=1)}, 1)["it"])
    for name, seconds in taken.items():
        used = sizes[: len(seconds)]
        steps = pairwise(zip(used, seconds, strict=True))
        steepest = max(math.log(b / a) / math.log(m / n) for (n, a), (m, b) in steps)
        whole = math.log(seconds[-1] / seconds[0]) / math.log(used[-1] / used[0])
        detail = ", ".join(f"{n:,}: {_ms(s)}" for n, s in zip(used, seconds, strict=True))
        detail = f"{detail}; steepest step {steepest:.2f}"
        what = f"growth of {name}, {used[0]:,} to {used[-1]:,}"
        rows.append(_row(what, "exponent 1.05", 1.05, _exactly(whole), detail))
    return rows


class _folder:  # noqa: N801
    """A folder for the time of a `with`; in memory where there is such a place."""

    def __enter__(self) -> Path:
        place = "/dev/shm" if Path("/dev/shm").is_dir() else None
        self.path = Path(tempfile.mkdtemp(dir=place))
        return self.path

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.path)


if __name__ == "__main__":
    main("--quick" in sys.argv[1:])
