"""From a path to clean text: what a data file may be made of.

Refused before any parser sees them: anything but a regular file, files over
the size limit, bytes that are not UTF-8, and characters that hide or reorder
text.
"""

import os
import re
import stat
import unicodedata
from pathlib import Path

from sgpolicy.files.problem import Problem

MAX_BYTES = 4 * 1024 * 1024
"""Largest data file; a coded document has about 200 KB."""
MAX_LINE = 20_000
"""Longest line, in characters."""

# Controls, C1, the bidirectional and zero-width characters that let a text show
# other than it reads, line separators that YAML 1.1 breaks at, non-characters.
_FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\uffff"
    "\U000e0000-\U000e0fff]"
)
_ADVICE = {
    "\t": "a tab; indent and separate with blanks",
    "\x00": "a NUL character; save the file as UTF-8 text",
    "\r": "a carriage return inside a line; end lines with LF or CRLF",
}
_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


class FileRefusedError(Exception):
    """A file cannot be read at all; carries the one problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def read_text(path: Path, name: str) -> str:
    """Return the clean text of the data file at *path*, line ends as LF.

    Args:
        path: The file.
        name: How to call it in a problem.

    Raises:
        FileRefusedError: It is no regular file, too large, unreadable, changed
            while read, not UTF-8, or holds forbidden characters.
    """
    return clean_text(_read_bytes(path, name), name)


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        # Without O_NONBLOCK opening a FIFO would wait for a writer for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as exc:
        reason = getattr(exc, "strerror", None) or str(exc)
        raise FileRefusedError(
            Problem(
                file=name,
                message=f"cannot be opened: {reason}",
                remedy="check that it exists and may be read",
                check="file",
            )
        ) from None
    with os.fdopen(handle, "rb") as stream:
        before = os.fstat(stream.fileno())
        if not stat.S_ISREG(before.st_mode):
            raise FileRefusedError(
                Problem(
                    file=name,
                    message="is no regular file",
                    remedy="give a YAML file or a folder",
                    check="file",
                )
            )
        try:
            raw = stream.read(MAX_BYTES + 1)
        except OSError as exc:
            raise FileRefusedError(
                Problem(
                    file=name,
                    message=f"cannot be read: {exc.strerror}",
                    remedy="check the disk and try again",
                    check="file",
                )
            ) from None
        after = os.fstat(stream.fileno())
    if len(raw) > MAX_BYTES:
        raise FileRefusedError(
            Problem(
                file=name,
                message=f"is larger than {MAX_BYTES // 1024 // 1024} MiB",
                remedy="split it: one document a file",
                check="size",
            )
        )
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(raw) != after.st_size:
        raise FileRefusedError(
            Problem(
                file=name,
                message="changed while it was read",
                remedy="load again when it is saved",
                check="file",
            )
        )
    return raw


def clean_text(raw: bytes, name: str) -> str:
    """Return *raw* as text, or raise `FileRefusedError` with the place of the first fault."""
    text = _decode(raw, name).replace("\r\n", "\n")
    if found := _FORBIDDEN.search(text):
        character = found[0]
        advice = _ADVICE.get(character)
        what = advice or f"the character U+{ord(character):04X} ({unicodedata.name(character, 'control')})"
        head, _, tail = what.partition("; ")
        raise FileRefusedError(
            _at(name, text, found.start(), f"holds {head}", tail or "delete it: it is invisible or not text")
        )
    if not unicodedata.is_normalized("NFC", text):
        raise FileRefusedError(_not_nfc(name, text))
    if len(text) > MAX_LINE:
        start = 0
        for line in text.split("\n"):
            if len(line) > MAX_LINE:
                raise FileRefusedError(
                    _at(
                        name,
                        text,
                        start,
                        f"a line of {len(line)} characters",
                        f"break it: {MAX_LINE} at most",
                    )
                )
            start += len(line) + 1
    return text


def _decode(raw: bytes, name: str) -> str:
    if kind := _BOMS.get(raw[:2]):
        raise FileRefusedError(
            Problem(file=name, line=1, column=1, message=f"is {kind}", remedy="save it as UTF-8", check="encoding")
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        before = raw[: exc.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        problem = Problem(
            file=name,
            line=line,
            column=column,
            message=f"byte {exc.start} is not UTF-8{_guess(raw)}",
            remedy="save it as UTF-8",
            check="encoding",
        )
        raise FileRefusedError(problem) from None


def _guess(raw: bytes) -> str:
    if b"\x00" in raw[:100]:
        return " (it looks like UTF-16)"
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return " (it looks like GB18030)" if re.search("[\u4e00-\u9fff]", text) else ""


def _not_nfc(name: str, text: str) -> Problem:
    start = 0
    for line in text.split("\n"):
        composed = unicodedata.normalize("NFC", line)
        if composed != line:
            same = next((i for i, (a, b) in enumerate(zip(line, composed, strict=False)) if a != b), 0)
            return _at(name, text, start + same, "text that is not in Unicode form NFC", "save it composed (NFC)")
        start += len(line) + 1
    return _at(name, text, 0, "text that is not in Unicode form NFC", "save it composed (NFC)")


def _at(name: str, text: str, offset: int, message: str, remedy: str) -> Problem:
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Problem(file=name, line=line, column=column, message=message, remedy=remedy, check="characters")
