"""An export that is killed: each file is old or new, and the next run clears up."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.formats import OTHERS, TEXTS, WITH_SOURCES

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork and no kill -9 on this system")
KILLING = Path(__file__).with_name("killing.py")


def _killed(run: Run, folder: Path, *arguments: str) -> dict[str, int]:
    result = run(arguments[0], folder, *arguments[1:], script=KILLING, timeout=550)
    assert (result.returncode, result.stderr) == (0, b"")
    tally: dict[str, int] = json.loads(result.stdout)
    return tally


@pytest.mark.parametrize("name", [*TEXTS, *OTHERS])
def test_killed_at_any_step_files_are_old_or_new(run: Run, tmp_path: Path, name: str) -> None:
    """Killed before each step into the file system in turn, an export leaves no torn file and no lasting litter."""
    tally = _killed(run, tmp_path, name, "steps")

    assert (0, True) == (tally["torn"], tally["healed"])
    # It died at steps before, between and after the renames, or this test shows nothing.
    assert min(tally["old"], tally["new"], tally["litter"]) >= 1
    assert tally["mixed"] >= (tally["files"] > 1)
    assert tally["killed"] == tally["runs"] - 1


@pytest.mark.parametrize("name", [*TEXTS, *OTHERS])
def test_killed_at_random_files_are_old_or_new(run: Run, tmp_path: Path, name: str) -> None:
    """Killed at random moments, an export leaves no torn file and no lasting litter."""
    _at_random(run, tmp_path, name, 15)


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("name", TEXTS)
def test_killed_a_hundred_times_files_are_old_or_new(run: Run, tmp_path: Path, name: str) -> None:
    """The same for longer."""
    _at_random(run, tmp_path, name, 100)


def _at_random(run: Run, tmp_path: Path, name: str, count: int) -> None:
    tally = _killed(run, tmp_path, name, "random", str(count), "20261122")

    assert (count, 0, True) == (tally["runs"], tally["torn"], tally["healed"])
    assert tally["killed"] >= count // 3


def test_a_torn_file_would_be_seen(run: Run, tmp_path: Path) -> None:
    """The same test catches a writer that writes files in place."""
    tally = _killed(run, tmp_path, "jsonl", "random", "20", "1", "careless")

    assert tally["torn"] >= 3


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("name", [*TEXTS, *OTHERS[: -len(WITH_SOURCES)]])
def test_killed_command_leaves_files_old_or_new(run: Run, installed: Path, tmp_path: Path, name: str) -> None:
    """The whole command, killed often from its start to its end, leaves each file old or new."""
    kills = 100 if name in TEXTS else 10
    out = tmp_path / "out"
    arguments = ["export", "--format", name, "--out", str(out)]
    started = time.monotonic()
    assert run(*arguments).returncode == 0
    length = time.monotonic() - started
    new = {path.name: path.read_bytes() for path in out.iterdir()}
    old = b"old\n" * 50_000
    killed = 0
    for number in range(kills):
        for file in new:
            (out / file).write_bytes(old)
        process = _start(installed, arguments)
        time.sleep(length * (0.3 + 0.7 * number / kills))
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        for file, content in new.items():
            assert (out / file).read_bytes() in {old, content}
    assert killed >= 0.3 * kills
    assert run(*arguments).returncode == 0

    assert new == {path.name: path.read_bytes() for path in out.iterdir()}


def _start(installed: Path, arguments: list[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "sgpolicy", *arguments],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(installed)},
        stdout=subprocess.DEVNULL,
    )
