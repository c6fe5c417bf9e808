"""Other people's programs: each reads what we write; a test is skipped, and says so, where one is not installed."""

import csv
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest
from attrs import evolve

import sgpolicy
from sgpolicy import Catalog

ODD = (
    "=1+1",
    "@SUM(A1);=2",
    'a,b;c"q"',
    "行一\n行二",
    "制表\t符",
    "<b>&amp;</b>",
    "  前有空格",
    "0012",
    "1e5",
    "TRUE",
    "2011-12-21",
    "𠮷野家",
    "长" * 300,
    "长" * 800,
    "长" * 10_000,
)
"""Texts that programs mistake for something else, or that are long."""
csv.field_size_limit(1 << 20)


def noted(notes: Mapping[str, str]) -> Catalog:
    """Return a catalog of one document with a measure for each of *notes*."""
    one = sgpolicy.load().measures[0]
    made = [evolve(one, id=f"{one.document.id}/{name}", note=note, provisions=()) for name, note in notes.items()]
    return Catalog(documents=[one.document], records=made)


def odd() -> Catalog:
    """Return a catalog with odd texts."""
    return noted({f"odd-{place}": text for place, text in enumerate(ODD)})


def program(*names: str) -> str:
    """Return the path of the first of *names* that is installed."""
    found = [path for name in names if (path := shutil.which(name))]
    if not found:
        pytest.skip(f"NOT READ BY {names[0].upper()}: it is not installed")
    return found[0]


def run(command: Sequence[str], folder: Path) -> str:
    """Return what a command prints that runs in *folder*, and must succeed."""
    done = subprocess.run(  # noqa: S603 - our own commands
        command,
        cwd=folder,
        env={**os.environ, "LC_ALL": "C.UTF-8"},  # R writes escapes for Chinese in the C locale
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    assert 0 == done.returncode, done.stdout + done.stderr
    return done.stdout


def r(script: str, folder: Path, *packages: str) -> str:
    """Return what lines of R print, in *folder*, if R has the *packages*."""
    rscript = program("Rscript")
    for name in packages:
        asked = f"quit(status = !requireNamespace('{name}', quietly = TRUE))"
        if subprocess.run([rscript, "-e", asked], check=False, capture_output=True).returncode:  # noqa: S603
            pytest.skip(f"NOT READ BY R: {name} is not installed")
    (folder / "lines.R").write_text(script, encoding="utf-8")
    return run([rscript, "lines.R"], folder)


def cells(path: Path) -> tuple[list[str], list[list[str]]]:
    """Return the header and the lines of a CSV file, byte order mark aside."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *lines = csv.reader(file)
    return header, lines


def number_or_text(values: Iterable[str]) -> list[float | str]:
    """Return cells as numbers where they are numbers: programs write the same one with more or fewer zeros."""
    return [float(one) if _is_number(one) else one for one in values]


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
