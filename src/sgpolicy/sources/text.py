"""Read the source texts that documents were coded from; they are never shipped."""

import hashlib
import re
from pathlib import Path

from attrs import frozen

from sgpolicy.model.shown import one_line
from sgpolicy.problem import Problem
from sgpolicy.textfile import FileRefusedError, likely_encoding, other_kind, read_bytes

MAX_BYTES = 1024 * 1024
"""Largest source file, in bytes; the largest so far has 32 KB."""
MAX_NUMBERS = 10_000
"""Most numbers and marks of headings in a source file; each is looked at by itself."""
_NUMBER = re.compile("[0-9０-９]++|[一二三四五六七八九十百千万亿零〇○两几数]++|[①-⑳(（附]")


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


def read_source(path: Path) -> SourceText:
    """Return the source file at *path*; line ends stay as they are, because spans count them.

    Raises:
        FileRefusedError: It is not a regular file, too large, or not UTF-8.
    """
    raw = read_bytes(path, str(path), MAX_BYTES, wanted="a source text in UTF-8", again="read it again")
    try:
        text = raw.decode("utf-8")  # a byte order mark is a character of it, which spans count
    except UnicodeDecodeError as exc:
        reason = other_kind(raw) or f"is not UTF-8 at byte {exc.start}{likely_encoding(raw)}"
        raise _refused(path, reason, "give a source text in UTF-8") from None
    if excess := too_many_numbers(text):
        raise _refused(path, excess, "split it, one document per file")
    return SourceText(file=path.name, text=text, sha256=hashlib.sha256(raw).hexdigest())


def _refused(path: Path, message: str, remedy: str) -> FileRefusedError:
    return FileRefusedError(Problem(file=str(path), message=message, remedy=remedy, check="file"))


def too_many_numbers(text: str) -> str | None:
    """Return what is wrong with a text that has too many numbers and marks to look at each; None if it has not."""
    count = sum(1 for _ in _NUMBER.finditer(text))
    return f"holds {count} numbers and marks; {MAX_NUMBERS} at most" if count > MAX_NUMBERS else None


def context(text: str, start: int, end: int, width: int) -> str:
    """Return `text[start:end]` in ⟦⟧ with *width* characters around it, on one line."""
    before, after = text[max(start - width, 0) : start], text[end : end + width]
    return " ".join(f"{before}⟦{text[start:end]}⟧{after}".split())


def in_line(text: str) -> str:
    """Return *text*, a piece of a source, as `one_line` does, but show line ends as ⏎ and keep blanks."""
    marked = text.replace("\n", "⏎").replace("\u00a0", " ")
    return "\u3000".join(map(one_line, marked.split("\u3000")))


def plain(text: str) -> str:
    """Return *text* without blanks, quotation and title marks."""
    return "".join(char for char in text if not char.isspace() and char not in '“”〞‘’"《》〈〉')
