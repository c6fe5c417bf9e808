"""Progress is shown on a terminal, for what takes long, and leaves nothing behind."""

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import pytest

from sgpolicy.cli import bar, main
from sgpolicy.cli.bar import Bar

pty = pytest.importorskip("pty", reason="no pseudo-terminals on this system")


class Terminal:
    """A terminal of a given width, and what was written on it."""

    def __init__(self, columns: int) -> None:
        import fcntl  # noqa: PLC0415 - there is none where there is no pty
        import struct  # noqa: PLC0415
        import termios  # noqa: PLC0415

        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("4H", 24, columns, 0, 0))
        self.stream: TextIO = os.fdopen(theirs, "w", encoding="utf-8")

    def written(self) -> str:
        """Return what was written since the last time."""
        self.stream.write("\0")  # what is written takes its time to come out
        self.stream.flush()
        found = b""
        while not found.endswith(b"\0"):
            found += os.read(self._ours, 100_000)
        return found[:-1].decode("utf-8")

    def close(self) -> None:
        """Give the terminal back."""
        os.close(self._ours)
        self.stream.close()


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    """Return a terminal of 80 columns on which progress shows at once."""
    monkeypatch.setattr(bar, "_PATIENCE", 0)
    monkeypatch.setattr(bar, "_PAUSE", 0)
    monkeypatch.setenv("TERM", "xterm")
    opened = Terminal(80)
    yield opened
    opened.close()


def shown(text: str) -> str:
    """Return what stands on the line after *text* was written."""
    line: list[str] = []
    place = 0
    for character in text:
        if character == "\r":
            place = 0
        else:
            line[place : place + 1] = character
            place += 1
    return "".join(line).rstrip(" ")


def test_progress_shows_on_a_terminal(terminal: Terminal) -> None:
    """What is done, how much of it, and of how much."""
    with Bar(terminal.stream) as progress:
        progress("reading", 500, 1_000)
        half = terminal.written()
        progress("checking", 1_000, 1_000)
        whole = terminal.written()

    assert "reading [############............] 500 of 1,000 files" == shown(half)
    assert "checking [########################] 1,000 of 1,000 files" == shown(half + whole)
    assert "" == shown(half + whole + terminal.written())


def test_shorter_line_covers_the_longer_one(terminal: Terminal) -> None:
    """No end of the one before stays."""
    progress = Bar(terminal.stream)
    progress("reading with places", 1_000, 1_000)
    progress("checking", 0, 9)

    assert "checking [........................] 0 of 9 files" == shown(terminal.written())


@pytest.mark.parametrize(("columns", "width"), [(20, 19), (0, 47), (1, 0)], ids=["narrow", "unknown", "one"])
def test_line_stays_on_one_line(columns: int, width: int, terminal: Terminal) -> None:
    """A line that is broken could not be written over; a terminal that tells no width has 80 columns."""
    narrow = Terminal(columns)
    with Bar(narrow.stream) as progress:
        progress("reading", 3, 4)
        line = shown(narrow.written())
    narrow.close()

    assert width == len(line)
    assert terminal.written() == ""


def test_nothing_but_text_and_carriage_returns_is_written(terminal: Terminal) -> None:
    """No colours and no commands, so that every terminal obeys."""
    with Bar(terminal.stream) as progress:
        progress("reading", 1, 2)
        progress("reading", 2, 2)

    assert {"\r"} == {character for character in terminal.written() if not character.isprintable()}


def test_what_is_quick_shows_nothing(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that comes and goes at once is a flicker."""
    monkeypatch.setattr(bar, "_PATIENCE", 1000)
    with Bar(terminal.stream) as progress:
        progress("reading", 1, 2)

    assert "" == terminal.written()


@pytest.mark.parametrize("case", ["file", "dumb", "closed"])
def test_anything_but_a_terminal_shows_nothing(
    case: str, terminal: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A log holds no progress."""
    if case == "dumb":
        monkeypatch.setenv("TERM", "dumb")
    log = (tmp_path / "log").open("w+", encoding="utf-8")
    with log, Bar({"file": log, "dumb": terminal.stream, "closed": None}[case]) as progress:
        progress("reading", 1, 2)

    assert "" == terminal.written() + (tmp_path / "log").read_text(encoding="utf-8")


class Broken(io.StringIO):
    """A terminal that is gone."""

    def isatty(self) -> bool:
        """Say that it is one."""
        return True

    def fileno(self) -> int:
        """Fail like any file that is closed."""
        raise OSError


def test_terminal_that_is_gone_stops_nothing(terminal: Terminal) -> None:
    """Work goes on without it."""
    gone = Broken()
    with Bar(gone) as progress:
        progress("reading", 1, 2)
        progress("reading", 2, 2)

    assert "" == gone.getvalue()
    assert "" == terminal.written()


def test_validate_shows_progress_and_wipes_it(
    made_up: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command shows on stderr how far it is; stdout has the answer alone."""
    monkeypatch.setattr(sys, "stderr", terminal.stream)
    code = main(["validate", str(made_up)])
    written = terminal.written()

    assert (0, "") == (code, shown(written))
    assert "\rreading [........................] 0 of 1 files" in written
    assert capsys.readouterr().out.startswith("clean: 1 documents, ")


def test_problems_stand_on_clean_lines(made_up: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bar is gone before they are told."""
    file = made_up / "made-up-plan.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("kind: plan", "kind: plam"), encoding="utf-8")
    monkeypatch.setattr(sys, "stderr", terminal.stream)
    code = main(["validate", str(made_up)])
    before, _, told = terminal.written().partition(str(file))

    assert (1, "") == (code, shown(before))
    assert ":3:7: kind:" in told
