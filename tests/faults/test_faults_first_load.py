"""The first load, in many threads and many processes: one load, no deadlock, equal results."""

import json
import subprocess
from collections.abc import Callable
from multiprocessing import get_all_start_methods
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
LOADING = Path(__file__).with_name("loading.py")
DATA = Path(__file__).parents[2] / "src" / "sgpolicy" / "data"


def _ask(run: Run, *arguments: str, **options: object) -> object:
    result = run(*arguments, script=LOADING, **options)
    assert result.returncode == 0, result.stderr.decode()
    return json.loads(result.stdout)


def test_threads_load_once(run: Run) -> None:
    """32 threads, 100 rounds from nothing: one reading a round, one catalog, the same records."""
    assert {"first": 1, "readings": 1, "catalogs": 1, "records": 1} == _ask(run, "threads", "100")


@pytest.mark.parametrize("rounds", [3, pytest.param(100, marks=[pytest.mark.slow, pytest.mark.long])])
def test_threads_load_yaml_once(run: Run, rounds: int) -> None:
    """So it is where there is no compiled catalog and the YAML files are read, as in a source checkout."""
    source = {"PYTHONPATH": str(DATA.parents[1])}

    found = _ask(run, "threads", str(rounds), env=source, timeout=550)

    # Two readers take part there: the one that finds no compiled file, and the one of YAML.
    assert {"first": 2, "readings": 2, "catalogs": 1, "records": 1} == found


@pytest.mark.parametrize("when", ["before", "during", "after"])
@pytest.mark.parametrize("method", get_all_start_methods())
def test_processes_load_equal(run: Run, method: str, when: str) -> None:
    """Processes started before, in the middle of, and after the first load come back with the same catalog."""
    assert {"came back": 4, "equal": True} == _ask(run, method, when)


def test_forks_at_any_moment_load(run: Run) -> None:
    """Children forked while a thread imports and loads are not stuck on a lock nobody holds any more."""
    found = _ask(run, "fork", "anywhere")

    assert isinstance(found, dict)
    assert (0, 0) == (found["stuck"], found["failed"]), found
