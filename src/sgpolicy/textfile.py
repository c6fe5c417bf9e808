"""A text file that a stranger wrote: a regular file of bounded size, in UTF-8, or refused with the reason."""

import os
import re
import stat
from pathlib import Path

from sgpolicy.problem import Problem, line_column

_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


class FileRefusedError(Exception):
    """A file cannot be read at all; carries the one problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def read_bytes(path: Path, name: str, largest: int) -> bytes:
    """Return the content of the file at *path*.

    Args:
        path: The file.
        name: How to call it in a problem.
        largest: Most bytes that it may have.

    Raises:
        FileRefusedError: It is not a regular file, too large, unreadable, or
            changed while it was read.
    """
    try:
        # Without O_NONBLOCK opening a FIFO would wait for a writer for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as exc:
        reason = getattr(exc, "strerror", None) or str(exc)
        raise _refused(name, f"cannot be opened: {reason}", "check that it exists and may be read") from None
    before = os.fstat(handle)
    if not stat.S_ISREG(before.st_mode):
        os.close(handle)  # a folder cannot be made a stream, which would close it
        raise _refused(name, "is not a regular file", "give a YAML file or a folder")
    with os.fdopen(handle, "rb") as stream:
        try:
            raw = stream.read(largest + 1)
        except OSError as exc:
            raise _refused(name, f"cannot be read: {exc.strerror}", "check the disk and try again") from None
        after = os.fstat(stream.fileno())
    if len(raw) > largest:
        raise _refused(name, f"is larger than {largest // 1024 // 1024} MiB", "split it: one document per file", "size")
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(raw) != after.st_size:
        raise _refused(name, "changed while it was read", "load again when it is saved")
    return raw


def decode(raw: bytes, name: str) -> str:
    """Return *raw* as text, without a byte order mark.

    Raises:
        FileRefusedError: It is not UTF-8.
    """
    if kind := _BOMS.get(raw[:2]):
        raise FileRefusedError(
            Problem(file=name, line=1, column=1, message=f"is {kind}", remedy="save it as UTF-8", check="encoding")
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        before = raw[: exc.start].decode("utf-8", "replace")
        line, column = line_column(before, len(before))
        message = f"byte {exc.start} is not UTF-8{_guess(raw)}"
        raise FileRefusedError(
            Problem(file=name, line=line, column=column, message=message, remedy="save it as UTF-8", check="encoding")
        ) from None


def _guess(raw: bytes) -> str:
    """Return what else *raw* may be, in brackets."""
    if b"\x00" in raw[:100]:
        return " (it looks like UTF-16)"
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return " (it looks like GB18030)" if re.search("[\u4e00-\u9fff]", text) else ""


def _refused(name: str, message: str, remedy: str, check: str = "file") -> FileRefusedError:
    return FileRefusedError(Problem(file=name, message=message, remedy=remedy, check=check))
