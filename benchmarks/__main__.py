"""`python -m benchmarks [--quick] [--environment DIR]`: measure everything, print the table, write docs/performance.md.

The command makes an environment of its own, installs this library from its
wheel and the peers from PyPI into it, and throws it away at the end. Version 0.1
comes from the history of the repository; the rows that need it are left out
where there is none.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tarfile
import venv
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[1]
PEERS = ("pycountry", "particle", "babel", "holidays", "msgspec", "polars", "pyarrow", "cn2an")
PAGE = ROOT / "docs" / "performance.md"
OLD = "e09518c"
"""The commit of version 0.1, which later ones are held against."""
WITHOUT_OLD = f"NO COMPARISON WITH VERSION 0.1: the history of this repository, with commit {OLD}, is not at hand"


def main() -> int:
    """Run the benchmarks; return 0 whether or not every goal is met: it is not a gate."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="small catalogs, a few minutes; writes no page")
    parser.add_argument("--environment", type=Path, help="make the environment here and keep it for another run")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        python = install(options.environment or Path(folder) / "environment")
        old = install_old(python, Path(folder) / "old")
        command = [str(python), "-m", "benchmarks.measure"]
        command += ["--quick"] if options.quick else []
        command += ["--old", str(old)] if old else []
        # Run beside, not in, the sources: what is measured is the wheel.
        code = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            command, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8", cwd=folder, env=code
        )
    figures = json.loads(done.stdout)
    print(table(figures))
    if not old:
        print(WITHOUT_OLD, file=sys.stderr)
    if not options.quick:
        write_page(figures, old=bool(old))
    return 0


def install(folder: Path) -> Path:
    """Return the Python of an environment at *folder* that has the wheel of this library and its peers."""
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    subprocess.run([*_pip(python), "--force-reinstall", "--no-deps", str(ROOT)], check=True)
    subprocess.run([*_pip(python), str(ROOT), *PEERS], check=True)
    return python


def install_old(python: Path, folder: Path) -> Path | None:
    """Return a folder with version 0.1 alone, which runs on the dependencies of *python*; None, and say so, without it.

    Both versions thus run on the same Python and the same attrs, cattrs and PyYAML.
    """
    git = shutil.which("git")
    archive = git and subprocess.run([git, "-C", str(ROOT), "archive", OLD], check=False, capture_output=True)
    if not archive or archive.returncode:
        print(WITHOUT_OLD, file=sys.stderr)
        return None
    with tarfile.open(fileobj=BytesIO(archive.stdout)) as files:
        files.extractall(folder / "source", filter="data")
    subprocess.run([*_pip(python), "--no-deps", "--target", str(folder / "home"), str(folder / "source")], check=True)
    return folder / "home"


def _pip(python: Path) -> list[str]:
    return [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]


def table(figures: dict[str, Any]) -> str:
    """Return the rows as a Markdown table."""
    lines = ["| what | goal | measured | met | in figures |", "| --- | --- | --- | --- | --- |"]
    for row in figures["rows"]:
        exponent = row["goal"].startswith("exponent")
        goal = row["goal"] if exponent or row["limit"] is None else f"<= {row['goal']}"
        low, middle, high = (_number(row, figure) for figure in row["spread"])
        measured = middle + ("" if exponent else "x")
        if row["spread"][0] != row["spread"][2]:
            measured += f" ({low} to {high})"
        lines.append(f"| {row['what']} | {goal} | {measured} | {_verdict(row)} | {row['detail']} |")
    return "\n".join(lines)


def _number(row: dict[str, Any], figure: float) -> str:
    return f"{figure:.3f}" if (row["limit"] or 1) < 0.1 else f"{figure:.2f}"  # noqa: PLR2004


def _verdict(row: dict[str, Any]) -> str:
    """Say whether a goal is met, or that it lies inside the spread and this run cannot tell."""
    if row["limit"] is None:
        return ""
    low, _, high = row["spread"]
    if high <= row["limit"]:
        return "yes"
    return "**no**" if low > row["limit"] else "undecided"


def write_page(figures: dict[str, Any], *, old: bool) -> None:
    """Put the table into docs/performance.md, between its two marks."""
    begin, end = "<!-- table -->\n", "<!-- end of table -->\n"
    page = PAGE.read_text(encoding="utf-8")
    head, _, rest = page.partition(begin)
    _, _, tail = rest.partition(end)
    day = datetime.now(UTC).date()
    machine = f"{figures['machine']}, {os.cpu_count()} cores, load {figures['load']}"
    note = f"Measured on {day} by `python -m benchmarks`: {machine}.\n\n" + ("" if old else f"{WITHOUT_OLD}.\n\n")
    PAGE.write_text(f"{head}{begin}\n{note}{table(figures)}\n\n{end}{tail}", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
