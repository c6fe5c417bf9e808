"""Timing on a machine that others use too.

Rivals take turns, in turned order each round, and a ratio is the median of the
ratios of the rounds, with its quartiles. A ratio of two minima will not do: with
others at work it compares the luckiest turn of one with the luckiest of the other,
and has shown an import faster than no import. Processor time is counted, which
waiting for others does not add to, except where a rival uses several threads.
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
    """What each of several jobs took, in seconds, round by round."""

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


def timed(job: Job, clock: Clock = time.process_time) -> float:
    """Do *job* once, the garbage of others collected and the collector off, and return what it took."""
    gc.collect()
    gc.disable()
    start = clock()
    held = job()
    taken = clock() - start
    gc.enable()
    del held
    return taken


def turns(players: Mapping[str, Callable[[], float]], rounds: int) -> Race:
    """Ask each of *players* in each of the *rounds* what its job took, forwards and backwards in turn."""
    taken: dict[str, list[float]] = {name: [] for name in players}
    for turn in range(rounds):
        for name in list(players)[:: -1 if turn % 2 else 1]:
            taken[name].append(players[name]())
    return Race(taken)


def race(jobs: Mapping[str, Job], rounds: int, clock: Clock = time.process_time) -> Race:
    """Return what *jobs* took in each of the *rounds*, in this process."""

    def player(job: Job) -> Callable[[], float]:
        return lambda: timed(job, clock)

    return turns({name: player(job) for name, job in jobs.items()}, rounds)


def many(job: Job, times: int) -> Job:
    """Return a job that does *job* many times, for what takes less than the clock can tell."""

    def repeated() -> None:
        for _ in range(times):
            job()

    return repeated


def processes(programs: Mapping[str, str], rounds: int, paths: Mapping[str, str]) -> Race:
    """Return what a new Python took for each of *programs*; a round before the first warms up.

    Args:
        programs: Source code by name.
        rounds: How often each is run.
        paths: The PYTHONPATH of those that need one.
    """
    bare = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}

    def run(name: str) -> Job:
        command = [sys.executable, "-c", programs[name]]
        settings = bare | ({"PYTHONPATH": paths[name]} if name in paths else {})
        return lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=settings)

    jobs = {name: run(name) for name in programs}
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
