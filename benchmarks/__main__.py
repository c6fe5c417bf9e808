"""`python -m benchmarks [--quick] [--environment DIR]`: measure everything, print the table, write docs/performance.md.

The command makes an environment of its own, installs this library from its
wheel and the peers from PyPI into it, and throws it away at the end.
"""

import argparse
import json
import os
import subprocess
import sys
import venv
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[1]
PEERS = ("pycountry", "particle", "babel", "holidays", "msgspec", "polars")
PAGE = ROOT / "docs" / "performance.md"


def main() -> int:
    """Run the benchmarks; return 0 whether or not every goal is met: it is no gate."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="small catalogs, about a minute; writes no page")
    parser.add_argument("--environment", type=Path, help="make the environment here and keep it for another run")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        python = install(options.environment or Path(folder))
        command = [str(python), "-m", "benchmarks.measure", *(["--quick"] if options.quick else [])]
        # Run beside, not in, the sources: what is measured is the wheel.
        code = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            command, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8", cwd=folder, env=code
        )
    figures = json.loads(done.stdout)
    print(table(figures))
    if not options.quick:
        write_page(figures)
    return 0


def install(folder: Path) -> Path:
    """Return the Python of an environment at *folder* that has the wheel of this library and its peers."""
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--force-reinstall", "--no-deps", str(ROOT)], check=True)
    subprocess.run([*pip, str(ROOT), *PEERS], check=True)
    return python


def table(figures: dict[str, Any]) -> str:
    """Return the rows as a Markdown table."""
    lines = ["| what | goal | measured | met | in figures |", "| --- | --- | --- | --- | --- |"]
    for row in figures["rows"]:
        exponent = row["goal"].startswith("exponent")
        goal = row["goal"] if exponent or row["limit"] is None else f"<= {row['goal']}"
        measured = _number(row, "ratio") + ("" if exponent else "x")
        if row["low"] != row["high"]:
            measured += f" ({_number(row, 'low')} to {_number(row, 'high')})"
        lines.append(f"| {row['what']} | {goal} | {measured} | {_verdict(row)} | {row['detail']} |")
    return "\n".join(lines)


def _number(row: dict[str, Any], name: str) -> str:
    return f"{row[name]:.3f}" if (row["limit"] or 1) < 0.1 else f"{row[name]:.2f}"  # noqa: PLR2004


def _verdict(row: dict[str, Any]) -> str:
    """Say whether a goal is met, or that it lies inside the spread and this run cannot tell."""
    if row["limit"] is None:
        return ""
    if row["high"] <= row["limit"]:
        return "yes"
    return "**no**" if row["low"] > row["limit"] else "undecided"


def write_page(figures: dict[str, Any]) -> None:
    """Put the table into docs/performance.md, between its two marks."""
    begin, end = "<!-- table -->\n", "<!-- end of table -->\n"
    page = PAGE.read_text(encoding="utf-8")
    head, _, rest = page.partition(begin)
    _, _, tail = rest.partition(end)
    day = datetime.now(UTC).date()
    machine = f"{figures['machine']}, {os.cpu_count()} cores, load {figures['load']}"
    note = f"Measured on {day} by `python -m benchmarks`: {machine}.\n\n"
    PAGE.write_text(f"{head}{begin}\n{note}{table(figures)}\n\n{end}{tail}", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
