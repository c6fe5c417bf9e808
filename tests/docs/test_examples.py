"""The examples of the README and of docs/ run, and print what they show."""

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SESSION = re.compile(r"^```pycon\n(.*?)^```$", re.DOTALL | re.MULTILINE)
NEEDS = re.compile(r"<!-- needs: (.*) -->")
SESSIONS = {page.name: "\n".join(SESSION.findall(page.read_text(encoding="utf-8"))) for page in PAGES}
NEEDED = {page.name: "".join(NEEDS.findall(page.read_text(encoding="utf-8"))).split() for page in PAGES}


def test_readme_has_a_session() -> None:
    """The examples are found at all."""
    assert ">>> import sgpolicy" in SESSIONS["README.md"]


@pytest.mark.parametrize("name", [name for name, text in SESSIONS.items() if text])
def test_sessions_print_what_they_show(name: str) -> None:
    """All prompt sessions of a page, taken together, run as written."""
    for package in NEEDED[name]:
        pytest.importorskip(package, reason=f"the examples of {name} need {package}, which an extra installs")
    parsed = doctest.DocTestParser().get_doctest(SESSIONS[name], {}, name, name, 0)
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
