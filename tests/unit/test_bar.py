"""Progress is shown on a terminal, for what takes long, and leaves nothing behind."""

import io
from pathlib import Path

import pytest

from sgpolicy.cli import bar, main
from sgpolicy.cli.bar import Bar


class Terminal(io.StringIO):
    """What a terminal is to a program."""

    def isatty(self) -> bool:
        """Say that it is one."""
        return True

    def line(self) -> str:
        """Return what stands on the last line."""
        line: list[str] = []
        place = 0
        for character in self.getvalue():
            if character == "\r":
                place = 0
            else:
                line[place : place + 1] = character
                place += 1
        return "".join(line).rstrip()


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let progress be shown at once."""
    monkeypatch.setattr(bar, "_PATIENCE", 0)


def test_progress_shows_on_a_terminal_and_is_wiped() -> None:
    """What is done, how much of it, and of how much; a shorter line covers a longer one."""
    terminal = Terminal()
    with Bar(terminal) as progress:
        progress("reading with places", 500, 1_000)
        assert terminal.line() == "reading with places 500 of 1,000 files"
        progress("checking", 1, 2)
        assert terminal.line() == "checking 1 of 2 files"

    assert terminal.line() == ""
    assert {"\r"} == {character for character in terminal.getvalue() if not character.isprintable()}


def test_what_is_quick_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that comes and goes at once is a flicker."""
    monkeypatch.setattr(bar, "_PATIENCE", 10**12)
    terminal = Terminal()
    with Bar(terminal) as progress:
        progress("reading", 1, 2)

    assert terminal.getvalue() == ""


def test_anything_but_a_terminal_shows_nothing() -> None:
    """A log holds no progress, and there may be no stream at all."""
    log = io.StringIO()
    for stream in (log, None):
        with Bar(stream) as progress:
            progress("reading", 1, 2)

    assert log.getvalue() == ""


def test_a_terminal_that_is_gone_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work goes on without it."""
    terminal = Terminal()
    with Bar(terminal) as progress:
        monkeypatch.setattr(terminal, "write", _gone)
        progress("reading", 1, 2)
        progress("reading", 2, 2)

    assert terminal.getvalue() == ""


def _gone(_: str) -> int:
    raise OSError


def test_problems_stand_on_clean_lines(made_up: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line is gone before they are told."""
    file = made_up / "made-up-plan.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("kind: plan", "kind: plam"), encoding="utf-8")
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    code = main(["validate", str(made_up)])
    before, _, told = terminal.getvalue().partition(str(file))

    assert code == 1
    assert "reading 0 of 1 files" in before
    assert before.endswith("\r")
    assert ":3:7: kind:" in told


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.2, "1 s"), (119, "119 s"), (150, "2 min"), (7_300, "2 h"), (500_000, "6 days")],
)
def test_what_is_left_is_told_in_a_unit_that_people_use(seconds: float, said: str) -> None:
    """Of several units, the largest of which there are two."""
    terminal = Terminal()
    with Bar(terminal) as progress:
        progress("reading", 1, 3, seconds)

        assert f"reading 1 of 3 files, about {said} left" == terminal.line()
