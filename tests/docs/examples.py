"""The examples of README and docs/, and `python -m tests.docs.examples PAGE...`, which writes anew what they print.

Outputs that still hold, whatever their line breaks, stay as they are, and so does all else. Read what has changed
before it is kept: the text around it may say otherwise now. `python docs/make_translations.py` then takes them over
into the Chinese pages.
"""

import argparse
import contextlib
import doctest
import io
import os
import re
import shlex
import shutil
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path

from sgpolicy.cli import main

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
BUILT = {DOCS / "_build", DOCS / "reference/api"}  # what Sphinx leaves
PAGES = [page for page in sorted(DOCS.rglob("*.md")) if BUILT.isdisjoint(page.parents)]
ENGLISH = [page for page in PAGES if DOCS / "zh" not in page.parents]
"""The pages to run: the Chinese ones show the same code and output, which `test_translations` holds."""
SESSION = re.compile(r"^```pycon( \w+)?\n(.*?)^```$", re.DOTALL | re.MULTILINE)
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"^\$ sgpolicy (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
FOLLOWED = [page for page in ENGLISH if page.stem == "tour" or page.parent.name == "howto"]
"""The pages that a newcomer follows at the shell; others show commands for files that only their readers have."""
EXACT = doctest.NORMALIZE_WHITESPACE
LENIENT = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
_WIDE = 120


@contextlib.contextmanager
def example() -> Iterator[None]:
    """Make a copy of docs/howto/example, whose files the how-to pages use, the current folder."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(DOCS / "howto/example", folder, dirs_exist_ok=True)
        with contextlib.chdir(folder):
            yield


class _Noting(doctest.DocTestRunner):
    """Keeps what examples print where that is not what they show."""

    def __init__(self) -> None:
        super().__init__(optionflags=EXACT)
        self.noted: list[tuple[doctest.Example, str]] = []

    def report_failure(self, _out: object, _test: doctest.DocTest, example: doctest.Example, got: str) -> None:
        self.noted.append((example, got))

    def report_unexpected_exception(
        self, _out: object, test: doctest.DocTest, example: doctest.Example, exc: object
    ) -> None:
        print(f"{test.name}: {example.source.strip()} raised {exc!r}")  # noqa: T201 - for whoever runs it


def rewritten(page: Path) -> str:
    """Return the text of *page* with what its examples print today."""
    text = page.read_text(encoding="utf-8")
    names: dict[str, object] = {}

    def session(block: re.Match[str]) -> str:
        test = doctest.DocTestParser().get_doctest(block[2], names, page.name, str(page), 0)
        runner = _Noting()
        runner.run(test, clear_globs=False)
        names.update(test.globs)
        lines = block[2].splitlines(keepends=True)
        for one, got in reversed(runner.noted):
            start = one.lineno + one.source.count("\n")
            lines[start : start + one.want.count("\n")] = [_shown(got)]
        return block[0].replace(block[2], "".join(lines))

    def console(block: re.Match[str]) -> str:
        return block[0].replace(block[1], COMMAND.sub(command, block[1]))

    def command(found: re.Match[str]) -> str:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            main(shlex.split(found[1], comments=True))
        held = not found[2] or doctest.OutputChecker().check_output(found[2], printed.getvalue(), LENIENT)
        if not held and re.search(r"^\.\.\.$", found[2], re.MULTILINE):
            print(f"{page.name}: $ sgpolicy {found[1]}: see to the lines that are left out")  # noqa: T201
        return found[0] if held else f"$ sgpolicy {found[1]}\n{printed.getvalue()}"

    text = SESSION.sub(session, text)
    return CONSOLE.sub(console, text) if page in FOLLOWED else text


def _shown(got: str) -> str:
    """Return an output as a page shows it: no blank lines, none that is too wide, of an error what is said."""
    got = re.sub(r"^(Traceback .*\n)(?: .*\n)+", r"\1...\n", got)  # where a file lies is no reader's business
    lines = ("<BLANKLINE>" if not line.strip() else line.rstrip() for line in got.splitlines())
    wrapped = (textwrap.wrap(line, _WIDE, break_long_words=False) if len(line) > _WIDE else [line] for line in lines)
    return "".join(f"{line}\n" for part in wrapped for line in part)


def _write() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pages", nargs="*", type=Path, help="all of them, if none is given")
    pages = [page.resolve() for page in parser.parse_args().pages] or [ROOT / "README.md", *ENGLISH]
    os.environ["COLUMNS"] = "80"
    for page in pages:
        with example():
            text = rewritten(page)
        if text != page.read_text(encoding="utf-8"):
            page.write_text(text, encoding="utf-8")
            print(page.relative_to(ROOT))  # noqa: T201


if __name__ == "__main__":
    _write()
