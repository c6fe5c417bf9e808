"""The text of a PDF file, read by pypdf: lines that only the width of the page broke are joined again."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from sgpolicy.corpus.refusal import NoTextError
from sgpolicy.extras import require

_MOST_PAGES = 3_000
_MOST_STREAM = 8 * 1024 * 1024  # bytes of one stream, unpacked
_MOST_PARSED = 500_000  # operators and operands of one stream
_FULL = 80
"""The percentage of the widest line of its page from which on a line counts as broken by the width."""
_ENDS = tuple("。！？；：!?;:”）)")
_PASSWORD = "save it without a password"  # noqa: S105 - advice


def text_of_pdf(raw: bytes, most: int) -> str:
    """Return the text of a PDF file, page after page.

    Args:
        raw: The file.
        most: Most characters to read.

    Raises:
        NoTextError: It is no PDF file, encrypted, damaged, too long, or holds pictures of text alone.
        MissingExtraError: pypdf is not installed.
    """
    require("reading pdf", "corpus", "pypdf")
    if b"%PDF" not in raw[:1024]:
        raise NoTextError(message="is no PDF file, whatever its ending says", remedy="give it the ending of its kind")
    try:
        with _bounded():
            return "\n".join(_pages(raw, most))
    except NoTextError:
        raise
    except Exception as exc:
        # pypdf needs another package for some ciphers, and says so by this error.
        if type(exc).__name__ == "DependencyError":
            raise NoTextError(message="is encrypted", remedy=_PASSWORD) from exc
        if type(exc).__name__ == "LimitReachedError":
            raise NoTextError(message="unpacks to more than is read", remedy="print it anew to PDF") from exc
        raise NoTextError(
            message=f"is a damaged PDF file ({type(exc).__name__})", remedy="print it anew to PDF"
        ) from exc


def _pages(raw: bytes, most: int) -> Iterator[str]:
    from pypdf import PdfReader  # noqa: PLC0415 - an extra

    length = 0
    reader = PdfReader(BytesIO(raw))
    if reader.is_encrypted and not reader.decrypt(""):
        raise NoTextError(message="is encrypted", remedy=_PASSWORD)
    if (pages := len(reader.pages)) > _MOST_PAGES:
        raise NoTextError(message=f"has {pages:,} pages; {_MOST_PAGES:,} at most", remedy="split it")
    for page in reader.pages:
        text = page.extract_text()
        length += len(text)
        if length > most:
            raise NoTextError(message=f"has more than {most:,} characters", remedy="split it")
        yield joined(text)


def joined(page: str) -> str:
    """Return the lines of *page*, each that fills the width and ends no sentence joined to the next one."""
    lines = [line.strip() for line in page.splitlines()]
    widest = max(map(len, lines), default=0)
    made = ""
    for line in lines:
        full = 100 * len(line) >= _FULL * widest and not line.endswith(_ENDS)
        made += line if full else f"{line}\n"
    return made.rstrip("\n")


@contextmanager
def _bounded() -> Iterator[None]:
    """Keep pypdf from unpacking bombs, and from telling the log of each flaw that it reads past."""
    from pypdf import apply_configuration  # noqa: PLC0415 - an extra

    log = logging.getLogger("pypdf")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        with apply_configuration(
            zlib_maximum_output_length=_MOST_STREAM,
            lzw_maximum_output_length=_MOST_STREAM,
            run_length_maximum_output_length=_MOST_STREAM,
            array_based_stream_maximum_output_length=_MOST_STREAM,
            stream_decoding_work_maximum_length=4 * _MOST_STREAM,
            stream_parsing_work_maximum_count=_MOST_PARSED,
        ):
            yield
    finally:
        log.setLevel(level)
