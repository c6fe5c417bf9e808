"""A text file that a stranger wrote: a regular file of bounded size, in UTF-8, or refused with the reason."""

import os
import re
import stat
from pathlib import Path

from sgpolicy.problem import Problem, line_column

# Of UTF-32 first: the mark of UTF-16 is the beginning of one of its marks.
_MARKS = {b"\xff\xfe\x00\x00": "UTF-32", b"\x00\x00\xfe\xff": "UTF-32", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_NO_TEXT = {
    b"PK\x03\x04": "a Word, Excel or zip file",
    b"%PDF": "a PDF file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"{\\rtf": "an RTF file",
    b"\x1f\x8b": "a gzip file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
_PROBE = 4096
_CONTROL = bytes({*range(32)} - {*b"\t\n\r"})
# The Chinese characters in everyday use stand together in GB18030 and in Big5, and Japanese text is full of kana.
_EVERYDAY = {
    "GB18030": re.compile(rb"[\xb0-\xd7][\xa1-\xfe]"),
    "Big5": re.compile(rb"[\xa4-\xc6][\x40-\x7e\xa1-\xfe]"),
    "Shift_JIS": re.compile(rb"\x82[\x9f-\xf1]|\x83[\x40-\x96]"),
}
_PAIR = re.compile(rb"[\x81-\xfe][\x40-\xfe]|[\x80-\xff]")
_MARKS_ALIKE = re.compile(rb"[\xa1-\xa3][\x40-\x7e\xa1-\xfe]|\x81[\x40-\xac]")
_MOST = {"GB18030": 90, "Big5": 90, "Shift_JIS": 40}
"""The percentage of its characters beyond ASCII and punctuation that must be such before an encoding is named."""


class FileRefusedError(Exception):
    """A file cannot be read at all; carries the one problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def read_bytes(
    path: Path, name: str, largest: int, *, wanted: str = "a YAML file or a folder", again: str = "load again"
) -> bytes:
    """Return the content of the file at *path*.

    Args:
        path: The file.
        name: How to call it in a problem.
        largest: Most bytes that it may have.
        wanted: What to give instead of something that is no file, in the words of a remedy.
        again: What to do once the file has come to rest, in the same words.

    Raises:
        FileRefusedError: It is not a regular file, too large, unreadable, or
            changed while it was read.
    """
    try:
        # Without O_NONBLOCK opening a FIFO would wait for a writer for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as exc:
        gone = isinstance(exc, FileNotFoundError)
        reason = "does not exist" if gone else f"cannot be opened: {getattr(exc, 'strerror', None) or exc}"
        raise _refused(name, reason, "check that it exists and may be read") from None
    before = os.fstat(handle)
    if not stat.S_ISREG(before.st_mode):
        os.close(handle)  # a folder cannot be made a stream, which would close it
        raise _refused(name, "is not a regular file", f"give {wanted}")
    with os.fdopen(handle, "rb") as stream:
        try:
            raw = stream.read(largest + 1)
        except OSError as exc:
            raise _refused(name, f"cannot be read: {exc.strerror}", "check the disk and try again") from None
        after = os.fstat(stream.fileno())
    if len(raw) > largest:
        raise _refused(name, f"is larger than {largest // 1024 // 1024} MiB", "split it: one document per file", "size")
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(raw) != after.st_size:
        raise _refused(name, "changed while it was read", f"{again} when it is saved")
    return raw


def decode(raw: bytes, name: str) -> str:
    """Return *raw* as text, without a byte order mark.

    Raises:
        FileRefusedError: It is not UTF-8.
    """
    if kind := other_kind(raw):
        raise FileRefusedError(
            Problem(file=name, line=1, column=1, message=kind, remedy="save it as text in UTF-8", check="encoding")
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        before = raw[: exc.start].decode("utf-8-sig", "replace")
        line, column = line_column(before, len(before))
        message = f"byte {exc.start} is not UTF-8{likely_encoding(raw)}"
        raise FileRefusedError(
            Problem(file=name, line=line, column=column, message=message, remedy="save it as UTF-8", check="encoding")
        ) from None


def other_kind(raw: bytes) -> str | None:
    """Return what *raw* is, if it is not even text in an encoding that knows ASCII."""
    if marked := next((kind for mark, kind in _MARKS.items() if raw.startswith(mark)), None):
        return f"is {marked}"
    start = raw[:_PROBE]
    if kind := next((kind for mark, kind in _NO_TEXT.items() if start.startswith(mark)), None):
        return f"is no text: it looks like {kind}"
    if 10 * len(start.translate(None, _CONTROL)) >= 9 * len(start):
        return None
    for codec in ("UTF-32-LE", "UTF-32-BE", "UTF-16-LE", "UTF-16-BE"):
        if ": " in start.decode(codec, "ignore"):
            return f"looks like {codec[:6]}"
    return "is no text: it is full of control characters"


def likely_encoding(raw: bytes) -> str:
    """Return what else *raw* may be, in brackets; nothing if that is not clear."""
    likely = likely_encodings(raw)
    return f" (it looks like {' or '.join(likely)})" if likely else ""


def likely_encodings(raw: bytes) -> list[str]:
    """Return the encodings that *raw* may be in: none unless most of it is what such texts are made of."""
    pairs = [pair for pair in _PAIR.findall(raw[: 64 * _PROBE]) if not _MARKS_ALIKE.fullmatch(pair)]
    shares = {
        name: 100 * sum(1 for pair in pairs if everyday.fullmatch(pair)) // len(pairs)
        for name, everyday in _EVERYDAY.items()
        if pairs and _decodes(raw, name)
    }
    return [name for name, share in shares.items() if share >= _MOST[name] and share == max(shares.values())]


def _decodes(raw: bytes, codec: str) -> bool:
    try:
        raw.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _refused(name: str, message: str, remedy: str, check: str = "file") -> FileRefusedError:
    return FileRefusedError(Problem(file=name, message=message, remedy=remedy, check=check))
