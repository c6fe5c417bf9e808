"""The examples of the README and of docs/ run, and print what they show."""

import doctest
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.docs import examples
from tests.docs.examples import COMMAND, CONSOLE, DOCS, ENGLISH, EXACT, FOLLOWED, LENIENT, ROOT, SESSION

from sgpolicy.cli import main

EXTRAS = {
    "frames": ("pandas", "polars", "pyarrow"),
    "duckdb": ("duckdb", "pyarrow"),
    "plot": ("vl_convert",),
    "site": ("jinja2", "vl_convert"),
}
"""The word after `pycon` where a session takes an extra, and the packages of it."""


def session(page: Path, *extras: str) -> str:
    """Return the sessions of a page, taken together: those that take no extra, or one of *extras*."""
    found = SESSION.findall(page.read_text(encoding="utf-8"))
    return "\n".join(text for extra, text in found if not extra or extra.strip() in extras)


NAMED = {page.relative_to(ROOT).as_posix(): page for page in [ROOT / "README.md", *ENGLISH]}
SESSIONS = {name: session(page) for name, page in NAMED.items()}
TAKING = {
    f"{name} with {extra}": (session(page, extra), packages)
    for name, page in NAMED.items()
    for extra, packages in EXTRAS.items()
    if session(page, extra) != session(page)
}


@pytest.fixture
def example() -> Iterator[None]:
    """Make a copy of docs/howto/example the current folder."""
    with examples.example():
        yield


def test_sessions_are_found() -> None:
    """The examples are found at all, also in the folders of docs/."""
    assert ">>> import sgpolicy" in SESSIONS["README.md"]
    assert ">>> import sgpolicy" in SESSIONS["docs/howto/promises.md"]


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("name", [name for name, text in SESSIONS.items() if text])
def test_sessions_print_what_they_show(name: str) -> None:
    """All prompt sessions of a page, taken together, run as written."""
    run(SESSIONS[name], name)


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("name", TAKING)
def test_sessions_with_an_extra_print_what_they_show(name: str) -> None:
    """The same with those that take an extra, where it is installed."""
    text, packages = TAKING[name]
    for package in packages:
        pytest.importorskip(package, reason=f"examples of {name} need {package}")
    run(text, name)


def run(text: str, name: str) -> None:
    """Run a session, and fail where it prints something else."""
    parsed = doctest.DocTestParser().get_doctest(text, {}, name, name, 0)
    runner = doctest.DocTestRunner(optionflags=EXACT | doctest.FAIL_FAST)
    report: list[str] = []

    runner.run(parsed, out=report.append)

    assert runner.failures == 0, "".join(report)


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("page", FOLLOWED, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_commands_print_what_they_show(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The commands of a page run, and print what stands below them; a line of dots stands for what is left out."""
    for block in CONSOLE.findall(page.read_text(encoding="utf-8")):
        for command, shown in COMMAND.findall(block):
            status = main(shlex.split(command, comments=True))
            printed = capsys.readouterr()

            assert status == (1 if printed.err else 0), (command, printed.err)
            assert not shown or doctest.OutputChecker().check_output(shown, printed.out + printed.err, LENIENT), (
                command,
                printed.out + printed.err,
            )


def test_readme_has_two_commands() -> None:
    """The README gives two shell commands: one installs and runs, one tests."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^```sh\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)

    assert len(commands) == 2
    assert "sgpolicy progress" in commands[0]
    assert "pytest" in commands[1]
