"""What was fast in version 0.1 and must still be: both versions do the same in turns."""

from pathlib import Path

from benchmarks.rows import AS_BEFORE, Row, against_old, exactly
from benchmarks.versions import versions, warm_turns

JOBS = {
    "compiled": "compiled -> all objects",
    "by_id": "`[id]`",
    "one_fact": "`where`, one fact",
    "three_facts": "`where`, three facts",
    "index": "first query",
    "scan": "predicate scan",
}
"""The jobs of `benchmarks.jobs` that are compared."""


def as_before(n: int, rounds: int, old: Path | None) -> list[Row]:
    """Compare the compiled catalog, queries and memory of a catalog of *n* records with version 0.1; [] without it."""
    if old is None:
        return []
    rows = []
    with versions(old) as there:
        for job, what in JOBS.items():
            best = warm_turns({name: version.asked(job, n) for name, version in there.items()}, rounds)
            rows.append(against_old(f"{what}, {n:,} records", best))
        kept = {name: version("kept", n) for name, version in there.items()}
    what, goal = f"memory kept, {n:,} records, against 0.1", f"{AS_BEFORE}x version 0.1"
    detail = f"{kept['new'] / n:,.0f} B a record, codebook and documents included; 0.1 {kept['old'] / n:,.0f} B"
    return [*rows, Row(what, goal, AS_BEFORE, exactly(kept["new"] / kept["old"]), detail)]
