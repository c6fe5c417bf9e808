"""Putting data files into canonical layout, each whole or not at all."""

import os
from pathlib import Path

from sgpolicy.coding.layout import format_text
from sgpolicy.files.folder import data_files
from sgpolicy.files.problem import DataError


def format_path(path: Path, *, check: bool = False) -> tuple[Path, ...]:
    """Put the data files at *path* into canonical layout.

    Args:
        path: A file or a folder.
        check: Change nothing.

    Returns:
        The files that were, or with *check* would be, changed.

    Raises:
        DataError: A file cannot be read as strict YAML; nothing is changed then.
    """
    files, problems = data_files(path)
    wanted: list[tuple[Path, str]] = []
    for file in files:
        try:
            text = format_text(file.text, file.name)
        except DataError as exc:
            problems += exc.problems
            continue
        if text != file.text:
            wanted.append((Path(file.name), text))
    if problems:
        raise DataError(sorted(problems))
    if not check:
        for target, text in wanted:
            _replace(target, text)
    return tuple(target for target, _ in wanted)


def _replace(target: Path, text: str) -> None:
    """Write beside the file and rename, so that it is the old or the new, never between."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with beside.open("x", encoding="utf-8", newline="") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
