"""The examples of the README and of docs/ run, and print what they show."""

import doctest
import re
import shlex
import shutil
from pathlib import Path

import pytest

from sgpolicy.cli import main

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
BUILT = {DOCS / "_build", DOCS / "reference/api"}  # what Sphinx leaves
PAGES = [page for page in sorted(DOCS.rglob("*.md")) if BUILT.isdisjoint(page.parents)]
ENGLISH = [page for page in PAGES if DOCS / "zh" not in page.parents]
"""The pages to run: the Chinese ones show the same code and output, which `test_translations` holds."""
SESSION = re.compile(r"^```pycon( \w+)?\n(.*?)^```$", re.DOTALL | re.MULTILINE)
EXTRAS = {
    "frames": ("pandas", "polars", "pyarrow"),
    "duckdb": ("duckdb", "pyarrow"),
    "plot": ("vl_convert",),
    "site": ("jinja2", "vl_convert"),
}
"""The word after `pycon` where a session takes an extra, and the packages of it."""
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FOLLOWED = [page for page in ENGLISH if page.stem == "tour" or page.parent.name == "howto"]
"""The pages that a newcomer follows at the shell; others show commands for files that only their readers have."""
LENIENT = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


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
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a copy of docs/howto/example, whose files the how-to pages use, the current folder."""
    shutil.copytree(DOCS / "howto/example", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


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
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.FAIL_FAST)
    report: list[str] = []

    runner.run(parsed, out=report.append)

    assert runner.failures == 0, "".join(report)


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("page", FOLLOWED, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_commands_print_what_they_show(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The commands of a page run, and print what stands below them; a line of dots stands for what is left out."""
    for block in CONSOLE.findall(page.read_text(encoding="utf-8")):
        for command, shown in re.findall(r"^\$ sgpolicy (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
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
