"""Outputs that are closed, full or gone, and signals: the right exit code, and at most a sentence."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import sgpolicy
from sgpolicy.cli import main

HOME = str(Path(sgpolicy.__file__).parents[1])
# Unmeasured: coverage writes a file of its own, which a limit on the size of files stops too.
AROUND = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE_")} | {"PYTHONPATH": HOME}
pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="NO /dev/full on this system")


def shell(line: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run *line*, in which SG is the command."""
    return subprocess.run(  # noqa: S603 - our own
        ["/bin/sh", "-c", line.replace("SG", f'"{sys.executable}" -m sgpolicy')],
        cwd=folder,
        env=AROUND,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("SG --help >/dev/full", 1, "sgpolicy: the output cannot be written: No space left on device\n"),
        ("SG --version >/dev/full", 1, "sgpolicy: the output cannot be written: No space left on device\n"),
        ("SG show >/dev/full 2>&1", 1, ""),
        ("SG show nowhere-at-all 2>/dev/full", 2, ""),
        ("SG show --nonsense 2>/dev/full", 2, ""),
        ("SG validate empty 2>/dev/full", 1, ""),
        ("SG validate empty 2>&-", 1, ""),
        ("SG --help | true", 0, ""),
        ("SG export --format qdc --out x/y <&- >&- 2>&-", 0, ""),
        ("ulimit -f 8; SG export --out o", 1, "sgpolicy: o/documents.jsonl: File too large\n"),
    ],
)
def test_the_exit_code_is_right_and_nothing_else_is_said(line: str, code: int, said: str, tmp_path: Path) -> None:
    """Nothing of Python's own, and no problem on stdout where stderr is closed."""
    (tmp_path / "empty").mkdir()
    done = shell(line, tmp_path)

    assert (code, "") == (done.returncode, done.stdout)
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") == bool(said)


@pytest.mark.parametrize("arguments", [["validate", "."], ["code", "format", "."], ["show", "--catalog", "."]])
def test_a_deleted_folder_is_told(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is still the current one, and has no name any more."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()

    assert 1 == main(arguments)
    out, err = capsys.readouterr()
    assert ("", 1) == (out, err.count("\n"))
    assert err.startswith("sgpolicy: .: the current folder has been deleted; change to")


def test_a_file_is_no_folder_to_write_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It stays as it is."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "f").touch()

    assert 1 == main(["export", "--out", "f"])
    assert ("", "sgpolicy: f: a file stands where the folder goes; give another folder\n") == capsys.readouterr()
    assert (tmp_path / "f").is_file()


STOPPED = """
import os, signal, sys
import sgpolicy.catalog.load as module
def stop(*_, **__):
    os.kill(os.getpid(), getattr(signal, sys.argv[1]))
    signal.pause()
signal.signal(signal.SIGINT, signal.default_int_handler)
for number in (signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, signal.SIG_DFL)  # nohup leaves SIGHUP ignored, and the command leaves that so
if sys.argv[2] == "reading":
    module.load = module.validate = stop
else:
    import importlib.abc
    class Finder(importlib.abc.MetaPathFinder):
        def find_spec(self, name, path=None, target=None):
            if name == "sgpolicy.cli.command":
                stop()
    sys.meta_path.insert(0, Finder())
from sgpolicy.cli import main
sys.exit(main(["export", "--out", "o"]))
"""


@pytest.mark.parametrize("when", ["reading", "import"])
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_ends_in_order(name: str, when: str, tmp_path: Path) -> None:
    """One line, and the exit code that shells expect; during the import too."""
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", STOPPED, name, when],
        cwd=tmp_path,
        env=AROUND,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )

    assert (128 + getattr(signal, name), f"sgpolicy: stopped by {name}\n") == (done.returncode, done.stderr)
    assert [] == list(tmp_path.iterdir())


def test_handlers_of_the_caller_stay(capsys: pytest.CaptureFixture[str]) -> None:
    """Called from a program, the command leaves its signals as they were."""
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)]
    main(["--version"])

    assert capsys.readouterr().out
    assert before == [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)]
