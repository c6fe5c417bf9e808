"""A text of a corpus: its characters, whatever kind of file holds them, or why the file is refused."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from attrs import frozen

from sgpolicy.corpus.html import text_of_html
from sgpolicy.corpus.pdf import text_of_pdf
from sgpolicy.corpus.refusal import NoTextError
from sgpolicy.corpus.word import text_of_docx
from sgpolicy.problem import Problem
from sgpolicy.sources.text import MAX_BYTES, too_many_numbers
from sgpolicy.textfile import FileRefusedError, decode, likely_encodings, read_bytes

MOST_CHARACTERS = MAX_BYTES
"""Most characters of one text, whatever the kind of its file; a source text of a document has the same limit."""
_MIB = 1024 * 1024
_SUFFIXES = {"txt": "txt", "md": "md", "markdown": "md", "html": "html", "htm": "html", "docx": "docx", "pdf": "pdf"}
_LARGEST = {"txt": MAX_BYTES, "md": MAX_BYTES, "html": 4 * _MIB, "docx": 32 * _MIB, "pdf": 32 * _MIB}
_SPLIT = "split it, one document per file"


@frozen(kw_only=True)
class Text:
    """A text as read.

    Attributes:
        sha256: SHA-256 of the bytes of the file, in lower-case hexadecimal.
        kind: The kind of file: txt, md, html, docx or pdf.
        encoding: utf-8 or gb18030; None where the kind of file settles it.
        text: Its characters; spans are offsets into them.
    """

    sha256: str
    kind: str
    encoding: str | None
    text: str


def kind_of(name: str) -> str:
    """Return the kind of a file by the ending of its *name*.

    Raises:
        FileRefusedError: Files with that ending are not read.
    """
    kind = _SUFFIXES.get(Path(name).suffix.lower().removeprefix("."))
    if kind is None:
        raise _refused(name, f"has an ending that is not read; these are: {', '.join(_SUFFIXES)}", "convert it")
    return kind


def read_text(path: Path, name: str) -> Text:
    """Return the text of the file at *path*.

    Args:
        path: The file.
        name: How to call it.

    Raises:
        FileRefusedError: It cannot be read, or holds no text.
        MissingExtraError: What reads docx or pdf is not installed.
    """
    kind = kind_of(name)
    return text_of(read_bytes(path, name, _LARGEST[kind], wanted="a file", again="run again"), name, kind)


def text_of(raw: bytes, name: str, kind: str) -> Text:
    """Return the text of a file whose bytes are *raw*.

    Raises:
        FileRefusedError: It holds no text of its kind.
        MissingExtraError: What reads docx or pdf is not installed.
    """
    if not raw:
        raise _refused(name, "is empty", "see whether it was saved")
    text, encoding = _READERS[kind](raw, name)
    if not text.strip():
        scan = kind == "pdf"
        raise _refused(name, "holds no text", "recognise its characters first (OCR)" if scan else "leave it out")
    check_text(text, name)
    return Text(sha256=hashlib.sha256(raw).hexdigest(), kind=kind, encoding=encoding, text=text)


def check_text(text: str, name: str) -> None:
    """Refuse a text with more characters or numbers than is looked at."""
    if len(text) > MOST_CHARACTERS:
        raise _refused(name, f"has {len(text):,} characters; {MOST_CHARACTERS:,} at most", _SPLIT)
    if reason := too_many_numbers(text):
        raise _refused(name, reason, _SPLIT)


def _plain(raw: bytes, name: str) -> tuple[str, str | None]:
    """Return the text of a text file and its encoding: UTF-8, or GB18030 where the bytes look like nothing else."""
    try:
        return decode(raw, name), "utf-8"
    except FileRefusedError:
        if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} or likely_encodings(raw) != ["GB18030"]:
            raise
        return raw.decode("gb18030"), "gb18030"


def _page(raw: bytes, name: str) -> tuple[str, str | None]:
    page, encoding = _plain(raw, name)
    return text_of_html(page), encoding


def _unpacked(read: Callable[[bytes], str]) -> Callable[[bytes, str], tuple[str, str | None]]:
    def text(raw: bytes, name: str) -> tuple[str, str | None]:
        try:
            return read(raw), None
        except NoTextError as exc:
            raise _refused(name, exc.message, exc.remedy) from None

    return text


_READERS: dict[str, Callable[[bytes, str], tuple[str, str | None]]] = {
    "txt": _plain,
    "md": _plain,
    "html": _page,
    "docx": _unpacked(text_of_docx),
    "pdf": _unpacked(lambda raw: text_of_pdf(raw, MOST_CHARACTERS)),
}


def _refused(name: str, message: str, remedy: str) -> FileRefusedError:
    return FileRefusedError(Problem(file=name, message=message, remedy=remedy, check="file"))
