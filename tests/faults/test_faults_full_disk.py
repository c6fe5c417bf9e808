"""Disk full, quota, closed pipe, /dev/full: what was there stays, and one line says why."""

import errno
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.formats import OTHERS, TEXTS, WITH_SOURCES

from sgpolicy.export import atomic

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
VERBS = [
    ("show",),
    ("show", "230000"),
    ("show", "hl-2022-talent-plan"),
    ("search", "社工"),
    ("progress",),
    ("validate",),
    ("export", "--out", "-"),
]
NAMES = [" ".join(verb) for verb in VERBS]
OLD = b"what was there before\n"
full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="NO /dev/full on this system")


def _one_line(stderr: bytes) -> bool:
    return stderr.startswith(b"sgpolicy: ") and stderr.count(b"\n") == 1


def _old_files(out: Path, name: str) -> dict[str, bytes]:
    out.mkdir()
    for table in ("documents", "instruments"):
        (out / f"{table}.{name}").write_bytes(OLD)
    return {path.name: path.read_bytes() for path in out.iterdir()}


def _now(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() if path.is_file() else b"a folder" for path in out.iterdir()}


@full
@pytest.mark.parametrize("verb", VERBS, ids=NAMES)
def test_full_output_is_told_in_one_line(run: Run, verb: tuple[str, ...]) -> None:
    """A verb that cannot write its output says so in one line and exits with 1."""
    with Path("/dev/full").open("wb") as out:
        result = run(*verb, stdout=out)

    assert (1, True) == (result.returncode, _one_line(result.stderr)), result.stderr
    assert os.strerror(errno.ENOSPC).encode() in result.stderr


@pytest.mark.parametrize("verb", VERBS, ids=NAMES)
def test_closed_pipe_ends_quietly(run: Run, verb: tuple[str, ...]) -> None:
    """A reader that has gone away, such as `head`, ends a verb without a word."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        result = run(*verb, stdout=writing)
    finally:
        os.close(writing)

    assert (0, b"") == (result.returncode, result.stderr)


def test_pipe_closed_after_the_first_line_ends_quietly(run: Run, everything: bytes) -> None:
    """`sgpolicy export --out - | head -1` gives the first line and nothing on stderr."""
    line = everything.split(b"\n", 1)[0] + b"\n"

    piped = run(before=("sh", "-c", '"$0" -m sgpolicy export --out - | head -n 1'))

    assert (line, b"") == (piped.stdout, piped.stderr)


@pytest.mark.parametrize("verb", [*VERBS, ("--help",), ("--version",)], ids=[*NAMES, "--help", "--version"])
def test_no_output_at_all_is_no_traceback(run: Run, verb: tuple[str, ...]) -> None:
    """A verb started with stdout closed, as some daemons do, gives no traceback."""
    result = run(*verb, before=("sh", "-c", 'exec "$@" >&-', "sh"))

    assert b"Traceback" not in result.stderr
    assert b"internal error" not in result.stderr


@pytest.mark.parametrize("name", [*TEXTS, *OTHERS[: -len(WITH_SOURCES)]])
def test_file_size_limit_keeps_what_was_there(run: Run, tmp_path: Path, name: str) -> None:
    """A limit on the size of files, as a quota sets it, leaves the old files and nothing else."""
    before = _old_files(tmp_path / "out", name)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    # Python itself would write the bytecode of what it imports, and cut it at the limit.
    unwritten = {"PYTHONDONTWRITEBYTECODE": "1"}
    result = run("export", "--format", name, "--out", tmp_path / "out", preexec_fn=limit, env=unwritten)

    assert (1, True) == (result.returncode, _one_line(result.stderr)), result.stderr
    assert before == _now(tmp_path / "out")


@pytest.mark.parametrize("name", [*TEXTS, *OTHERS[: -len(WITH_SOURCES)]])
def test_full_disk_keeps_what_was_there(run: Run, tmp_path: Path, name: str) -> None:
    """On a real file system of 64 KB the export fails in one line and leaves the old files."""
    disk = tmp_path / "disk"
    disk.mkdir()
    look = f'mkdir -p "{disk}/out" && echo old > "{disk}/out/documents.{name}"'
    inside = (
        f'mount -t tmpfs -o size=64k tmpfs "{disk}" || exit 77; {look}; "$@"; code=$?; '
        f'ls -A "{disk}/out"; cat "{disk}/out/documents.{name}"; exit $code'
    )
    if not shutil.which("unshare"):
        pytest.skip("NO FULL DISK TRIED: no unshare on this system")
    result = run("export", "--format", name, "--out", disk / "out", before=("unshare", "-m", "sh", "-c", inside, "sh"))
    if result.returncode == 77 or b"unshare:" in result.stderr:
        pytest.skip(f"NO FULL DISK TRIED: nothing may be mounted here: {result.stderr.decode().strip()}")

    assert (1, f"documents.{name}\nold\n".encode()) == (result.returncode, result.stdout)
    assert _one_line(result.stderr), result.stderr
    assert os.strerror(errno.ENOSPC).encode() in result.stderr


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
@pytest.mark.parametrize("step", ["write", "fsync", "rename"])
def test_failing_step_leaves_old_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: int, step: str) -> None:
    """Whichever step the disk or the quota fails at, the error reaches the caller and the old file stays."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    def lines() -> Iterator[str]:
        yield "new\n"
        if step == "write":
            fail()

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    elif step == "rename":
        monkeypatch.setattr(Path, "replace", fail)
    before = _old_files(tmp_path / "out", "jsonl")

    with pytest.raises(OSError, match=os.strerror(code)):
        atomic.replace_folder(tmp_path / "out", atomic.pieces({"documents.jsonl": lines()}))

    assert before == _now(tmp_path / "out")


def test_failed_first_export_leaves_no_folder(tmp_path: Path) -> None:
    """A failure takes back the folders that were made for the export, and no others."""

    def lines() -> Iterator[str]:
        yield "new\n"
        raise OSError(errno.ENOSPC, "full")

    with pytest.raises(OSError, match="full"):
        atomic.replace_folder(tmp_path / "a" / "b", atomic.pieces({"documents.jsonl": lines()}))

    assert [] == list(tmp_path.iterdir())


def test_folder_in_the_way_stops_all_files(tmp_path: Path) -> None:
    """A folder that stands where a file goes is found before any file is replaced."""
    before = _old_files(tmp_path / "out", "jsonl")
    (tmp_path / "out" / "targets.jsonl").mkdir()

    with pytest.raises(IsADirectoryError, match="a folder stands where the file goes"):
        atomic.replace_folder(
            tmp_path / "out", atomic.pieces({"documents.jsonl": ["new\n"], "targets.jsonl": ["new\n"]})
        )

    assert {**before, "targets.jsonl": b"a folder"} == _now(tmp_path / "out")


def test_next_run_removes_what_a_dead_one_left(tmp_path: Path) -> None:
    """Hidden folders of killed runs go with the next export; the user's own files stay."""
    (tmp_path / f"{atomic.WORKSHOP}dead").mkdir()
    (tmp_path / f"{atomic.WORKSHOP}dead" / "documents.jsonl").write_bytes(b"half a li")
    (tmp_path / "notes.txt").write_bytes(b"mine")

    atomic.replace_folder(tmp_path, atomic.pieces({"documents.jsonl": ["new\n"]}))

    assert {"documents.jsonl": b"new\n", "notes.txt": b"mine"} == _now(tmp_path)


def test_without_locks_only_old_leftovers_go(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where a folder cannot be locked, a hidden folder of today may be that of a living run, and stays."""
    monkeypatch.setattr(atomic, "flock", None)
    for name, age in (("young", 60), ("old", 90_000)):
        left = tmp_path / f"{atomic.WORKSHOP}{name}"
        left.mkdir()
        then = left.stat().st_mtime - age
        os.utime(left, (then, then))

    atomic.replace_folder(tmp_path, atomic.pieces({"documents.jsonl": ["new\n"]}))

    assert {"documents.jsonl", f"{atomic.WORKSHOP}young"} == set(_now(tmp_path))


def test_file_system_without_locks_is_written_all_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file system that refuses to lock a folder, as some network ones do, is no obstacle."""

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr(atomic, "flock", refuse)

    atomic.replace_folder(tmp_path, atomic.pieces({"documents.jsonl": ["new\n"]}))

    assert {"documents.jsonl": b"new\n"} == _now(tmp_path)


RACE = """
import sys
from pathlib import Path
from sgpolicy.export.atomic import pieces, replace_folder
for _ in range(60):
    replace_folder(Path(sys.argv[1]), pieces({f"{n}.txt": [sys.argv[2] * 1000] for n in range(8)}))
"""


def test_runs_into_one_folder_are_never_mixed(installed: Path, tmp_path: Path) -> None:
    """Six processes that export into one folder at once wait for one another; the last one's files stand."""
    processes = [
        subprocess.Popen(  # noqa: S603 - our own script
            [sys.executable, "-c", RACE, str(tmp_path), letter], env={"PYTHONPATH": str(installed)}
        )
        for letter in "abcdef"
    ]
    codes = [process.wait(timeout=120) for process in processes]

    assert ([0] * 6, 8) == (codes, len(_now(tmp_path)))
    assert len(set(_now(tmp_path).values())) == 1


def test_interrupted_export_leaves_old_files(installed: Path, tmp_path: Path) -> None:
    """Ctrl-C in mid export removes the new files before it ends."""
    before = _old_files(tmp_path / "out", "jsonl")
    # A test run started in the background has SIGINT ignored, which its processes would inherit.
    script = (
        "import signal, sys\nfrom pathlib import Path\nfrom sgpolicy.export.atomic import pieces, replace_folder\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "def lines():\n    yield 'new'\n    print('writing', flush=True)\n    sys.stdin.read()\n"
        "replace_folder(Path(sys.argv[1]), pieces({'documents.jsonl': lines()}))\n"
    )
    with subprocess.Popen(  # noqa: S603 - our own script
        [sys.executable, "-c", script, str(tmp_path / "out")],
        env={"PYTHONPATH": str(installed)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"writing\n"
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)

    assert before == _now(tmp_path / "out")
