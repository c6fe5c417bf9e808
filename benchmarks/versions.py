"""This version and version 0.1 side by side, each in a process of its own, on the same Python and dependencies."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.clock import Race, turns

ROOT = Path(__file__).parents[1]


class Version:
    """A Python with one version of the library, which does the jobs of `benchmarks.jobs` when asked.

    Args:
        home: The folder that version 0.1 is in; None for the installed version.
    """

    def __init__(self, home: Path | None = None) -> None:
        path = [str(home), str(ROOT)] if home else [str(ROOT)]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.jobs", *(["old"] if home else [])],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        found = Path(self._answer())
        if home and home not in found.parents:
            msg = f"wanted the library in {home}, found {found}"
            raise RuntimeError(msg)

    def __call__(self, job: str, *arguments: str | int) -> float:
        """Do a job there and return its figure."""
        assert self._process.stdin is not None
        print(json.dumps([job, *arguments]), file=self._process.stdin, flush=True)
        return float(self._answer())

    def asked(self, job: str, *arguments: str | int) -> Callable[[], float]:
        """Return a function that asks for a job."""
        return lambda: self(job, *arguments)

    def close(self) -> None:
        """End the process."""
        self._process.communicate()

    def _answer(self) -> Any:  # noqa: ANN401
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            msg = "a job failed; what went wrong is printed above"
            raise RuntimeError(msg)
        return json.loads(line)


@contextmanager
def versions(old: Path | None) -> Iterator[Mapping[str, Version]]:
    """Give this version as `new`, and version 0.1 as `old` where its folder is at hand, for the time of a `with`."""
    there = {"new": Version(), **({"old": Version(old)} if old else {})}
    try:
        yield there
    finally:
        for version in there.values():
            version.close()


def warm_turns(players: Mapping[str, Callable[[], float]], rounds: int) -> Race:
    """Take turns after a round that does not count: the first makes what later ones find ready."""
    turns(players, 1)
    return turns(players, rounds)
