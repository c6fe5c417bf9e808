"""`python -m benchmarks.corpora [--quick] [--only WHAT] [--sources FOLDER --times N]`: what a corpus costs, as a table.

Memory and time of `sgpolicy extract` on short invented texts, two processes and Spark
beside one, and the table of tools on Parquet beside SQL written by hand. With a
folder of texts it also makes a corpus of them, N times over with changes by seed, and holds
the rows of one process, of two, of ten kills and of Spark against one another.
Needs the extras corpus, duckdb and spark.
"""

import argparse
import filecmp
import json
import math
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.clock import race
from sgpolicy.testing.catalogs import make_catalog

_KILLING = Path(__file__).resolve().parents[1] / "tests" / "faults" / "extracting.py"
_HAND = {
    "": """
SELECT i.rothwell_zegveld, i.talent_cycle, count(*) FROM read_parquet('{0}/measures.parquet') m
JOIN read_parquet('{0}/documents.parquet') d ON d.id = m.document
JOIN read_parquet('{0}/instruments.parquet') i ON i.id = m.instrument[1] WHERE d.depth = 'whole' GROUP BY ALL
""",
    "count all": """
SELECT i.rothwell_zegveld, i.talent_cycle, count(*)
FROM (SELECT document, unnest(instruments) AS tool FROM read_parquet('{0}/measures.parquet')) m
JOIN read_parquet('{0}/documents.parquet') d ON d.id = m.document
JOIN read_parquet('{0}/instruments.parquet') i ON i.id = m.tool WHERE d.depth = 'whole' GROUP BY ALL
""",
    "domain setting": """
SELECT domain, setting, count(*) FROM (
    SELECT document, domain, unnest(coalesce(nullif(settings, []), [NULL])) AS setting FROM (
        SELECT document, settings, unnest(coalesce(nullif(domains, []), [NULL])) AS domain
        FROM read_parquet('{0}/measures.parquet'))) m
JOIN read_parquet('{0}/documents.parquet') d ON d.id = m.document WHERE d.depth = 'whole' GROUP BY ALL
""",
}
"""What somebody would write for a table of tools."""
_SPARK = """
import sys, time
from pyspark.sql import SparkSession
import sgpolicy.spark
builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
session = builder.config("spark.driver.memory", "2g").getOrCreate()
session.sparkContext.setLogLevel("ERROR")
frame = session.read.format("binaryFile").option("recursiveFileLookup", "true").load(sys.argv[1])
began = time.perf_counter()
sgpolicy.spark.figures(frame, text="content", id="path", reference="name", targets=True).write.parquet(sys.argv[2])
print(time.perf_counter() - began)
"""


def main() -> None:
    """Print a row for each measurement, as they come."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a tenth of everything")
    parser.add_argument("--only", choices=("growth", "jobs", "tools", "agreement"), help="one part of it")
    parser.add_argument("--sources", type=Path, help="a folder of texts to make a corpus of")
    parser.add_argument("--times", type=int, default=1_000, help="how many times over")
    asked = parser.parse_args()
    scale = 10 if asked.quick else 1
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n\n| what | goal | measured |\n| --- | --- | --- |")
    with TemporaryDirectory() as home:
        parts = {
            "growth": growth(Path(home), [1_000 // scale, 10_000 // scale, 100_000 // scale]),
            "jobs": side_by_side(Path(home), 4_000 // scale),
            "tools": tools(Path(home), 1_000_000 // scale),
            "agreement": agreement(Path(home), asked.sources, asked.times) if asked.sources else (),
        }
        for name, rows in parts.items():
            for row in rows if asked.only in (None, name) else ():
                print(f"| {' | '.join(row)} | load {os.getloadavg()[0]:.1f}", flush=True)


def made(folder: Path, count: int) -> Path:
    """Write *count* short invented texts, a thousand a folder."""
    for number in range(count):
        path = folder / f"{number // 1_000:04}" / f"2021-{number:06}.txt"
        if not number % 1_000:
            path.parent.mkdir(parents=True)
        path.write_text(f"到2025年，社工达到{number}人，覆盖率近{number % 90 + 10}%。", encoding="utf-8")
    return folder


def extracted(corpus: Path, out: Path, *options: str) -> tuple[float, float, float]:
    """Run the command; return its seconds, the processor seconds of all its processes, and the MiB of the largest."""
    code = (
        "import resource, sys; from sgpolicy.cli import main; code = main(sys.argv[1:]);"
        "used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)];"
        "print(sum(u.ru_utime + u.ru_stime for u in used), max(u.ru_maxrss for u in used) / 1024); sys.exit(code)"
    )
    command = [sys.executable, "-c", code, "extract", str(corpus), "--out", str(out), *options]
    began = time.perf_counter()
    done = subprocess.run(
        [*command, "--reference", "name", "--targets"], check=False, capture_output=True, encoding="utf-8"
    )
    seconds = time.perf_counter() - began
    spent, memory = done.stdout.splitlines()[-1].split()
    return seconds, float(spent), float(memory)


def growth(home: Path, sizes: list[int]) -> Iterator[tuple[str, ...]]:
    """Yield how time and memory grow with the number of texts."""
    taken = {n: extracted(made(home / str(n), n), home / f"out-{n}") for n in sizes}
    steps = [math.log(taken[b][1] / taken[a][1]) / math.log(b / a) for a, b in pairwise(sizes)]
    first, last = sizes[0], sizes[-1]
    whole = math.log(taken[last][1] / taken[first][1]) / math.log(last / first)
    told = ", ".join(f"{n:,}: {spent:.1f} s, {memory:.0f} MiB" for n, (_, spent, memory) in taken.items())
    yield "growth of processor time with the texts", "<= 1.03", f"{whole:.3f}, steepest {max(steps):.3f} ({told})"
    yield "peak memory of the process", "<= 300 MB", f"{max(memory for *_, memory in taken.values()):.0f} MiB"


def side_by_side(home: Path, count: int) -> Iterator[tuple[str, ...]]:
    """Yield the time of one process, of two, and of Spark on two cores, on texts of a usual length."""
    folder = home / "usual"
    folder.mkdir()
    for number in range(count):
        text = "。".join(f"到2025年，社工达到{number + one}人，新增{one + 2}个站点" for one in range(100))
        (folder / f"2021-{number}.txt").write_text(text, encoding="utf-8")
    one, two = extracted(folder, home / "one"), extracted(folder, home / "two", "--jobs", "2")
    largest = max(one[2], two[2])
    detail = f"{one[0]:.0f} s and {two[0]:.0f} s; {largest:.0f} MiB at most a process"
    yield f"two processes beside one, {count:,} texts of 2,500 characters", "", f"{one[0] / two[0]:.2f}x ({detail})"
    spark = _spark(folder, home / "spark")
    yield "Spark local[2] beside one process", "", f"{one[0] / spark:.2f}x ({spark:.0f} s without starting it)"


def _spark(corpus: Path, out: Path) -> float:
    settings = {**os.environ, "PYSPARK_PYTHON": sys.executable}
    done = subprocess.run(
        [sys.executable, "-c", _SPARK, str(corpus), str(out)],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env=settings,
    )
    return float(done.stdout.split()[-1])


def tools(home: Path, records: int) -> Iterator[tuple[str, ...]]:
    """Yield tables of tools on Parquet beside SQL written by hand."""
    import sgpolicy.duckdb

    folder = home / "parquet"
    sgpolicy.export(make_catalog(records, 7), folder, format="parquet")
    with sgpolicy.duckdb.connect(folder) as store:
        asked = {
            "": lambda: store.tools().to_dicts(),
            "count all": lambda: store.tools(count="all").to_dicts(),
            "domain setting": lambda: store.tools("domain", "setting").to_dicts(),
        }
        for name, ours in asked.items():
            jobs = {
                "hand": lambda sql=_HAND[name]: store.connection.execute(sql.format(folder)).fetchall(),
                "ours": ours,
            }
            equal = sorted(count for *_, count in jobs["hand"]()) == sorted(row["count"] for row in jobs["ours"]())
            race(jobs, 1)
            found = race(jobs, 21)
            low, middle, high = found.ratio("ours", "hand")
            spent = f"{found['ours'] * 1000:.0f} ms and {found['hand'] * 1000:.0f} ms of processor time"
            yield (
                f"tools {name} on {records:,} records of Parquet beside SQL by hand".replace("  ", " "),
                "<= 1.2x",
                f"{middle:.2f}x ({low:.2f} to {high:.2f}; {spent}; counts equal: {equal})",
            )


def agreement(home: Path, sources: Path, times: int) -> Iterator[tuple[str, ...]]:
    """Yield whether one process, two, ten kills and Spark give equal rows of *sources*, *times* over."""
    corpus = _changed(sources, home / "sources", times)
    seconds, spent, memory = extracted(corpus, home / "a")
    halved, _, other = extracted(corpus, home / "b", "--jobs", "2")
    steps = max(40, times * 3 // 5)  # ten deaths, spread over the run
    kills = [sys.executable, str(_KILLING), str(corpus), str(home / "c"), "10", "3", "2", "parquet", str(steps)]
    told = json.loads(subprocess.run(kills, check=True, capture_output=True, encoding="utf-8").stdout)
    spark = _spark(corpus, home / "d")
    one, two, killed = (home / name / "figures.parquet" for name in "abc")
    rows, same = _same(one, home / "d" / "*.parquet", home)
    deaths = f"{told['killed']} kills after {', '.join(f'{done:,}' for done in told['done'])} files"
    yield (
        f"{len(list(sources.glob('*.txt')))} texts {times:,} times over",
        "equal rows",
        (
            f"{rows:,} rows; one process {seconds:,.0f} s ({spent:,.0f} of processor time); "
            f"two {halved:,.0f} s, {filecmp.cmp(one, two, shallow=False)}; "
            f"{deaths}, {filecmp.cmp(one, killed, shallow=False)}; Spark {spark:,.0f} s, {same}; "
            f"{max(memory, other):.0f} MiB at most a process"
        ),
    )


def _changed(sources: Path, corpus: Path, times: int) -> Path:
    """Write the texts of *sources* *times* over: half of the digits of each are others, by seed."""
    chance = random.Random(1)
    texts = [path.read_text(encoding="utf-8") for path in sorted(sources.glob("*.txt"))]
    for turn in range(times):
        (corpus / f"{turn:04}").mkdir(parents=True)
        for number, text in enumerate(texts):
            changed = re.sub(
                "[2-9]", lambda digit: digit[0] if chance.getrandbits(1) else str(chance.randint(2, 9)), text
            )
            (corpus / f"{turn:04}" / f"2026-{number}.txt").write_text(changed, encoding="utf-8", newline="")
    return corpus


def _same(one: Path, parts: Path, home: Path) -> tuple[int, bool]:
    """Return how many rows *one* has, and whether *parts* have the very same, whatever their order and file names."""
    import duckdb

    with duckdb.connect(config={"memory_limit": "4GB", "temp_directory": str(home / "spilt")}) as held:
        ours, theirs = (f"SELECT * EXCLUDE (file) FROM read_parquet('{table}')" for table in (one, parts))
        counts = [held.sql(f"SELECT count(*) FROM ({table})").fetchall()[0] for table in (ours, theirs)]
        others = held.sql(f"SELECT count(*) FROM ({ours} EXCEPT ALL {theirs})").fetchall()
    return counts[0][0], counts[0] == counts[1] and others == [(0,)]


if __name__ == "__main__":
    main()
