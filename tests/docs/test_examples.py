"""The examples of the README and of docs/ run, and print what they show."""

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SESSION = re.compile(r"^```pycon( \w+)?\n(.*?)^```$", re.DOTALL | re.MULTILINE)
EXTRAS = {"frames": ("pandas", "polars", "pyarrow"), "duckdb": ("duckdb", "pyarrow"), "site": ("jinja2",)}
"""The word after `pycon` where a session takes an extra, and the packages of it."""


def session(page: Path, *extras: str) -> str:
    """Return the sessions of a page, taken together: those that take no extra, or one of *extras*."""
    found = SESSION.findall(page.read_text(encoding="utf-8"))
    return "\n".join(text for extra, text in found if not extra or extra.strip() in extras)


SESSIONS = {page.name: session(page) for page in PAGES}
TAKING = {
    f"{page.name} with {extra}": (session(page, extra), packages)
    for page in PAGES
    for extra, packages in EXTRAS.items()
    if session(page, extra) != session(page)
}


def test_readme_has_a_session() -> None:
    """The examples are found at all."""
    assert ">>> import sgpolicy" in SESSIONS["README.md"]


@pytest.mark.parametrize("name", [name for name, text in SESSIONS.items() if text])
def test_sessions_print_what_they_show(name: str) -> None:
    """All prompt sessions of a page, taken together, run as written."""
    run(SESSIONS[name], name)


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
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.FAIL_FAST)
    report: list[str] = []

    runner.run(parsed, out=report.append)

    assert runner.failures == 0, "".join(report)


def test_readme_has_two_commands() -> None:
    """The README gives two shell commands: one installs and runs, one tests."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^```sh\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)

    assert len(commands) == 2
    assert "sgpolicy progress" in commands[0]
    assert "pytest" in commands[1]
