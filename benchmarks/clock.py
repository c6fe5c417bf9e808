"""Timing on a machine that others use too.

Rivals take turns, in turned order each round, and a ratio is the median of the
ratios of the rounds, with its quartiles. A ratio of two minima will not do: with
others at work it compares the luckiest turn of one with the luckiest of the other,
and has shown an import faster than no import. Processor time is counted, which
waiting for others does not add to, except where several processes work together.
"""

import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping

Job = Callable[[], object]
Clock = Callable[[], float]
Spread = tuple[float, float, float]


class Race:
    """The seconds that each of several jobs took, round by round."""

    def __init__(self, rounds: Mapping[str, list[float]]) -> None:
        self._rounds = rounds

    def __getitem__(self, name: str) -> float:
        """Return the median of the seconds of a job."""
        return statistics.median(self._rounds[name])

    def ratio(self, name: str, against: str, scale: float = 1.0) -> Spread:
        """Return lower quartile, median and upper quartile of the ratio of two jobs, round by round."""
        pairs = zip(self._rounds[name], self._rounds[against], strict=True)
        ratios = sorted(scale * one / other for one, other in pairs)
        if len(ratios) < 3:  # noqa: PLR2004 - no quartiles without
            return ratios[0], statistics.median(ratios), ratios[-1]
        low, middle, high = statistics.quantiles(ratios, n=4, method="inclusive")
        return low, middle, high


def race(jobs: Mapping[str, Job], rounds: int, clock: Clock = time.process_time) -> Race:
    """Return what *jobs* took in each of the *rounds*, forwards and backwards in turn."""
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for turn in range(rounds):
        for name in list(jobs)[:: -1 if turn % 2 else 1]:
            gc.collect()
            gc.disable()
            start = clock()
            held = jobs[name]()
            taken[name].append(clock() - start)
            gc.enable()
            del held
    return Race(taken)


def many(job: Job, times: int) -> Job:
    """Return a job that does *job* many times, for what takes less than the clock can tell."""

    def repeated() -> None:
        for _ in range(times):
            job()

    return repeated


def processes(programs: Mapping[str, str], rounds: int) -> Race:
    """Return what a new Python took for each of *programs*; a round before the first warms up."""

    def run(code: str) -> Job:
        return lambda: subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)

    jobs = {name: run(code) for name, code in programs.items()}
    race(jobs, 1)
    return race(jobs, rounds, _children)


def _children() -> float:
    spent = os.times()
    if os.name == "nt":  # counts no children
        return spent.elapsed
    # os.times() has ticks of 10 ms; getrusage has microseconds.
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
