"""The examples of the README and of docs/ run, and print what they show."""

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SESSION = re.compile(r"^```pycon\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_sessions_print_what_they_show(page: Path) -> None:
    """All prompt sessions of a page, taken together, run as written."""
    text = "\n".join(SESSION.findall(page.read_text(encoding="utf-8")))
    if not text:
        pytest.skip(f"{page.name} has no prompt session")
    parsed = doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0)
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
