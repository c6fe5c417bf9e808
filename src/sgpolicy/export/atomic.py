"""Writing files whole or not at all."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import EISDIR
from pathlib import Path

try:
    from fcntl import LOCK_EX, flock
except ImportError:  # pragma: no cover - Windows, which cannot lock a folder
    flock = None  # type: ignore[assignment]

WORKSHOP = ".sgpolicy-export-"
"""Prefix of the hidden folder, inside the output folder, where new files are made."""
_ABANDONED = 24 * 60 * 60
"""Age in seconds at which a workshop counts as abandoned, where a lock cannot tell."""


def replace_folder(folder: Path, contents: Mapping[str, Iterable[str | bytes]]) -> list[Path]:
    """Write the files of *contents* into *folder*, each the old one or the new one, never something between.

    All are written into a hidden folder inside it first, and renamed one by
    one when they are complete and on disk; on any failure the new ones, and the
    folders made for them, are removed. A run that is killed leaves its hidden
    folder behind: the next one into the same folder removes it. Runs into the
    same folder wait for one another, so the files of two are never mixed.

    Args:
        folder: Where the files go; made if it is not there.
        contents: For each file name its content, piece by piece; text is written in UTF-8.

    Returns:
        The files, in the order of *contents*.

    Raises:
        OSError: They cannot be written; what was there before still is.
    """
    with _made(folder), _locked(folder) as locked:
        _remove_abandoned(folder, every=locked)
        workshop = Path(tempfile.mkdtemp(prefix=WORKSHOP, dir=folder))
        try:
            for name, pieces in contents.items():
                write_new(workshop / name, pieces)
            _refuse_folders(folder, contents)
            for name in contents:
                (workshop / name).replace(folder / name)
            _sync_folder(folder)
        finally:
            shutil.rmtree(workshop, ignore_errors=True)
    return [folder / name for name in contents]


def replace_file(path: Path, text: str) -> None:
    """Write *text* to the file at *path*, which is the old one or the new one, never something between.

    It is written beside the old one and renamed; a file that was there keeps its mode.

    Raises:
        OSError: It cannot be written; what was there before still is.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        write_new(beside, [text])
        with suppress(FileNotFoundError):
            shutil.copymode(path, beside)
        beside.replace(path)
        _sync_folder(path.parent)
    finally:
        beside.unlink(missing_ok=True)


def write_new(path: Path, pieces: Iterable[str | bytes]) -> None:
    """Write a new file and flush it to disk."""
    with path.open("xb") as out:
        out.writelines(piece.encode() if isinstance(piece, str) else piece for piece in pieces)
        out.flush()
        os.fsync(out.fileno())


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """Make *folder* and those above it; unmake them if what follows fails and they are still empty."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        with suppress(OSError):
            for path in missing:
                path.rmdir()
        raise


@contextmanager
def _locked(folder: Path) -> Iterator[bool]:
    """Hold *folder* alone, waiting for other runs; yield whether it could be locked.

    The lock is the kernel's: it ends with the process, however that ends, and
    leaves no file behind.
    """
    if flock is None:  # pragma: no cover - Windows
        yield False
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        locked = True
        try:
            flock(handle, LOCK_EX)
        except OSError:  # some network file systems lock no folders
            locked = False
        yield locked
    finally:
        os.close(handle)


def _remove_abandoned(folder: Path, *, every: bool) -> None:
    """Remove the workshops of dead runs: *every* one under a lock, else those too old to be alive."""
    for left in folder.glob(f"{WORKSHOP}*"):
        with suppress(OSError):
            if every or time.time() - left.stat().st_mtime > _ABANDONED:
                shutil.rmtree(left)


def _refuse_folders(folder: Path, names: Iterable[str]) -> None:
    """Fail before the first file is renamed if a folder is in the way of a later one."""
    for name in names:
        if (folder / name).is_dir():
            raise IsADirectoryError(EISDIR, "a folder is in the way of the file", str(folder / name))


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
