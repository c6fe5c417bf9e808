# ruff: noqa: INP001, S603, T201 - a script; it runs our own commands and prints its answer
"""Build the wheel twice, from two copies of the source in two surroundings, and compare the bytes.

Usage: python tools/reproducible.py [FOLDER]

The wheel is left in FOLDER (default dist). Exit 0 if both are the same, 1 and the names of what differs if not.
Needs hatchling and what the package itself needs; no network.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).parents[1]
LEFT_OUT = shutil.ignore_patterns(".git", ".nox", ".venv*", ".*_cache", "__pycache__", ".hypothesis", "dist", "mutants")
EPOCH = "1767225600"  # 2026-01-01; any fixed moment will do


def build(home: Path, name: str, **surroundings: str) -> Path:
    """Build a wheel from a copy of the source called *name* and return it."""
    source = home / name
    shutil.copytree(ROOT, source, ignore=LEFT_OUT)
    env = {**os.environ, "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", EPOCH), **surroundings}
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(home / f"{name}-out")]
    subprocess.run(command, cwd=source, env=env, check=True, stdout=subprocess.DEVNULL)
    return next((home / f"{name}-out").glob("*.whl"))


def differences(first: Path, second: Path) -> list[str]:
    """Return the names of the members that differ between two wheels."""
    with ZipFile(first) as one, ZipFile(second) as two:
        names = sorted({*one.namelist(), *two.namelist()})
        return [n for n in names if n not in one.namelist() or n not in two.namelist() or one.read(n) != two.read(n)]


def main(out: Path) -> int:
    """Build, compare, and say what came of it."""
    with tempfile.TemporaryDirectory() as made:
        home = Path(made)
        first = build(home, "one", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
        second = build(home, "another-name", PYTHONHASHSEED="2", TZ="Asia/Shanghai", LC_ALL="C.UTF-8")
        if first.read_bytes() != second.read_bytes():
            print("NOT reproducible:", ", ".join(differences(first, second)) or "order or dates", file=sys.stderr)
            return 1
        out.mkdir(parents=True, exist_ok=True)
        wheel = Path(shutil.copy(first, out))
    print(f"two builds, same bytes: {wheel} {hashlib.sha256(wheel.read_bytes()).hexdigest()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "dist")))
