"""The source texts that documents were coded from: read from a folder, never shipped."""

import hashlib
from pathlib import Path

from attrs import frozen

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
        SourceRefusedError: It is no regular file, too large, or not UTF-8.
    """
    if not path.is_file():
        reason = "is no regular file" if path.exists() else "does not exist"
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
