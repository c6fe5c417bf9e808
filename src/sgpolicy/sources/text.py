"""The source texts that documents were coded from: read from a folder, never shipped."""

import hashlib
from pathlib import Path

from attrs import frozen

from sgpolicy.model.shown import one_line

MAX_BYTES = 16 * 1024 * 1024
"""Largest source file; the largest so far has 32 KB."""


@frozen(kw_only=True)
class SourceText:
    """A source file as read.

    Attributes:
        file: Its name, without a folder.
        text: Its characters; spans are offsets into them.
        sha256: SHA-256 of its bytes, in lower-case hexadecimal.
    """

    file: str
    text: str
    sha256: str


class SourceRefusedError(Exception):
    """A source file cannot be read; says why in a few words."""


def read_source(path: Path) -> SourceText:
    """Return the source file at *path*; line ends stay as they are, for spans count them.

    Raises:
        SourceRefusedError: It is not a regular file, too large, or not UTF-8.
    """
    if not path.is_file():
        reason = "is not a regular file" if path.exists() else "does not exist"
        raise SourceRefusedError(reason)
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as exc:
        reason = f"cannot be read: {exc.strerror}"
        raise SourceRefusedError(reason) from None
    if len(raw) > MAX_BYTES:
        reason = f"is larger than {MAX_BYTES // 1024 // 1024} MiB"
        raise SourceRefusedError(reason)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as exc:
        reason = f"is not UTF-8 at byte {exc.start}"
        raise SourceRefusedError(reason) from None
    return SourceText(file=path.name, text=text, sha256=hashlib.sha256(raw).hexdigest())


def context(text: str, start: int, end: int, width: int) -> str:
    """Return `text[start:end]` in ⟦⟧ with *width* characters around it, on one line."""
    before, after = text[max(start - width, 0) : start], text[end : end + width]
    return " ".join(f"{before}⟦{text[start:end]}⟧{after}".split())


def in_line(text: str) -> str:
    """Return *text*, a piece of a source, as `one_line` does, but with line ends as ⏎ and blanks as they are."""
    marked = text.replace("\n", "⏎").replace("\u00a0", " ")
    return "\u3000".join(map(one_line, marked.split("\u3000")))


def plain(text: str) -> str:
    """Return *text* without blanks, quotation and title marks."""
    return "".join(char for char in text if not char.isspace() and char not in '“”〞‘’"《》〈〉')
