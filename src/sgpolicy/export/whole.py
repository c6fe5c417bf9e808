"""Writing files whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path


def replace_folder(folder: Path, contents: Mapping[str, Iterable[str]]) -> list[Path]:
    """Write the files of *contents* into *folder*, each old or new, never between.

    All are written into a new folder beside it first and renamed one by one
    when they are complete and on disk; on any failure the new ones are removed.

    Args:
        folder: Where the files go; made if it is not there.
        contents: For each file name its lines.
    """
    folder.mkdir(parents=True, exist_ok=True)
    workshop = Path(tempfile.mkdtemp(prefix=".sgpolicy-", dir=folder))
    try:
        for name, lines in contents.items():
            write_new(workshop / name, lines)
        for name in contents:
            (workshop / name).replace(folder / name)
        _sync_folder(folder)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    return [folder / name for name in contents]


def write_new(path: Path, lines: Iterable[str]) -> None:
    """Write a new file and see it on disk."""
    with path.open("x", encoding="utf-8", newline="") as out:
        out.writelines(lines)
        out.flush()
        os.fsync(out.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
