"""Writing files whole or not at all."""

import os
import shutil
import signal
import stat
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from errno import EEXIST, EISDIR, ENOTDIR, ETIMEDOUT
from itertools import takewhile
from pathlib import Path
from typing import Any

try:
    from fcntl import LOCK_EX, LOCK_NB, flock
except ImportError:  # pragma: no cover - Windows, which cannot lock a folder
    flock = None  # type: ignore[assignment]

WORKSHOP = ".sgpolicy-export-"
"""Prefix of the hidden folder, inside the output folder, where new files are made."""
ENDING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""The signals that ask a program to end; Windows has no SIGHUP."""
Write = Callable[[Path], list[str]]
"""Makes files in an empty folder and returns their names, in order."""
_ABANDONED = 24 * 60 * 60
"""Age in seconds at which a workshop counts as abandoned, where a lock cannot tell."""
_PATIENCE = 5_000_000_000
"""Nanoseconds to wait for another run that holds the folder and finishes no file in it."""


def replace_folder(folder: Path, write: Write) -> list[Path]:
    """Let *write* make files for *folder*, each the old one or the new one, never something between.

    All are made in a hidden folder inside it first, and renamed one by one when
    they are complete and on disk; on any failure the new ones, and the folders
    made for them, are removed. A run that is killed leaves its hidden folder
    behind: the next one into the same folder removes it. Runs into the same
    folder wait for one another, so the files of two are never mixed. A link
    that stands where a file goes is replaced; what it leads to stays.

    Args:
        folder: Where the files go; made if it is not there.
        write: Makes the files in the empty folder that it is given, and returns their names in order,
            which may lead through folders below it (`measures/province=230000/0.parquet`).

    Returns:
        The files, in the order of their names.

    Raises:
        OSError: They cannot be written; what was there before still is.
    """
    with _made(folder), locked(folder) as alone:
        _remove_abandoned(folder, every=alone)
        with _told_of(folder):
            workshop = Path(tempfile.mkdtemp(prefix=WORKSHOP, dir=folder))
        try:
            with _told_within(workshop, folder):
                names = write(workshop)
                for name in names:
                    _sync_file(workshop / name)
            _refuse_folders(folder, names)
            _refuse_strangers(folder, names)
            with _below(folder, names) as parents:
                with _uninterrupted():
                    for name in names:
                        (workshop / name).replace(folder / name)
                for path in (*parents, folder):
                    _sync_folder(path)
        finally:
            shutil.rmtree(workshop, ignore_errors=True)
    return [folder / name for name in names]


def pieces(contents: Mapping[str, Iterable[str | bytes]]) -> Write:
    """Return what writes, for `replace_folder`, each file of *contents* piece by piece; text in UTF-8.

    The folders that their names lead through are made.
    """

    def write(folder: Path) -> list[str]:
        for parent in _parents(folder, contents):
            parent.mkdir(parents=True, exist_ok=True)
        for name, parts in contents.items():
            with _told_of(folder / name):
                write_new(folder / name, parts)
        return list(contents)

    return write


def replace_file(path: Path, content: str | bytes) -> None:
    """Write *content* to the file at *path*, which is the old one or the new one, never something between.

    It is written beside the old one and renamed; a file that was there keeps its
    mode and owner, and of a link the file behind it is written.

    Raises:
        OSError: It cannot be written; what was there before still is.
    """
    real = Path(os.path.realpath(path))
    beside = real.with_name(f".sgpolicy-{os.getpid()}.new")
    with _told_of(path):
        try:
            old = real.stat() if real.exists() else None
            write_new(beside, [content], 0o600 if old else 0o666)
            _sync_file(beside)
            if old:
                if os.name == "posix":
                    with suppress(OSError):  # only root may give a file away
                        os.chown(beside, old.st_uid, old.st_gid)
                beside.chmod(stat.S_IMODE(old.st_mode))
            beside.replace(real)
            _sync_folder(real.parent)
        finally:
            beside.unlink(missing_ok=True)


def write_new(path: Path, pieces: Iterable[str | bytes], mode: int = 0o666) -> None:
    """Write a new file, with *mode* as far as the process grants it."""
    with open(path, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as out:
        out.writelines(piece.encode() if isinstance(piece, str) else piece for piece in pieces)


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    """Let an error name *path*, not the hidden file that is to become it."""
    try:
        yield
    except OSError as exc:
        exc.filename, exc.filename2 = str(path), None
        raise


@contextmanager
def _told_within(workshop: Path, folder: Path) -> Iterator[None]:
    """Let an error name the file in *folder* that one in *workshop* is to become, or else *folder*."""
    try:
        yield
    except OSError as exc:
        hidden = Path(exc.filename if isinstance(exc.filename, str) else workshop)
        name = hidden.relative_to(workshop) if hidden.is_relative_to(workshop) else hidden
        exc.filename, exc.filename2 = str(folder / name), None
        raise


@contextmanager
def _below(folder: Path, names: Iterable[str]) -> Iterator[list[Path]]:
    """Make the folders below *folder* that *names* lead through; unmake the new ones if what follows fails."""
    with ExitStack() as stack:
        below = _parents(folder, names)
        for parent in below:
            stack.enter_context(_made(parent))
        yield below


def _parents(folder: Path, names: Iterable[str]) -> list[Path]:
    """Return the folders below *folder* that hold the files called *names*, each once."""
    parents = dict.fromkeys((folder / name).parent for name in names)
    return [parent for parent in parents if parent != folder]


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keep the signals that end a program waiting: some files old and some new are no export."""
    waiting: list[int] = []
    before: dict[int, Any] = {}
    with suppress(ValueError):  # outside the main thread, which no signal interrupts
        for number in filter(signal.getsignal, ENDING):
            before[number] = signal.signal(number, lambda number, _: waiting.append(number))
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in waiting:
            signal.raise_signal(number)


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """Make *folder* and those above it; unmake them if what follows fails and they are still empty."""
    made: list[Path] = []
    try:
        missing = [*takewhile(lambda path: not path.is_dir(), (folder, *folder.parents))]
        for path in reversed(missing):  # one by one: mkdir(parents=True) calls itself for each
            _make(path, folder)
            made.append(path)
        yield
    except BaseException:
        with suppress(OSError):
            for path in reversed(made):
                path.rmdir()
        raise


def _make(path: Path, folder: Path) -> None:
    """Make *path*, which is *folder* or above it."""
    try:
        path.mkdir()
    except FileExistsError:
        if path.is_dir():  # another run was faster
            return
        what = "a file" if path.is_file() else "a device or pipe" if path.exists() else "a link that leads nowhere"
        where = "the folder" if path == folder else f"a folder above {folder}"
        message = f"{what} stands where {where} goes; give another folder"
        raise NotADirectoryError(ENOTDIR, message, str(path)) from None


@contextmanager
def locked(folder: Path) -> Iterator[bool]:
    """Hold *folder* alone, waiting for other runs; yield whether it could be locked.

    The lock is the kernel's: it ends with the process, however that ends, and
    leaves no file behind.
    """
    if flock is None:  # pragma: no cover - Windows
        yield False
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield _lock(handle, folder)
    finally:
        os.close(handle)


def _lock(handle: int, folder: Path) -> bool:
    """Lock *folder*, waiting as long as others finish files in it; return whether that could be done."""
    seen, last = 0, 0
    while True:
        try:
            flock(handle, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            now, changed = time.monotonic_ns(), os.fstat(handle).st_mtime_ns
            if changed != seen:
                seen, last = changed, now
            elif now - last > _PATIENCE:
                message = "another program holds this folder; wait until it has ended, or give another folder"
                raise TimeoutError(ETIMEDOUT, message, str(folder)) from None
            time.sleep(1 / 50)
        except OSError:  # some network file systems lock no folders
            return False
        else:
            return True


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
            raise IsADirectoryError(EISDIR, "a folder stands where the file goes; move it away", str(folder / name))


def _refuse_strangers(folder: Path, names: Iterable[str]) -> None:
    """Fail before the first file is renamed if a folder below holds files that are not of this export.

    Who reads such a folder reads all that is in it.
    """
    ours = set(names)
    for below in dict.fromkeys(Path(name).parts[0] for name in ours if len(Path(name).parts) > 1):
        for path in (folder / below).rglob("*"):
            if path.is_file() and path.relative_to(folder).as_posix() not in ours:
                message = "not a file of this export, in a folder that is read as a whole; move the folder away"
                raise FileExistsError(EEXIST, message, str(path))


def _sync_file(path: Path) -> None:
    """Flush a complete file to disk; Windows does so only through a handle that may write."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
