"""The text of a Word file (docx): paragraphs and tables in order, read by python-docx."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from sgpolicy.corpus.refusal import NoTextError
from sgpolicy.extras import require

MOST_UNPACKED = 48 * 1024 * 1024
"""Most bytes of all parts of a file, unpacked: python-docx holds them in memory."""
MOST_XML = 8 * 1024 * 1024
"""Most bytes of its XML, unpacked: a tree takes many times that."""
_MOST_PARTS = 5_000
_DEEPEST = 20  # tables within tables
_SEALED = 0x1


def text_of_docx(raw: bytes) -> str:
    """Return the text of a docx file; the cells of a row of a table are parted by tabs.

    Numbers that Word makes itself (automatic lists) are no text of the file, and
    headers, footers, notes and comments are not of its body: they are left out.

    Raises:
        NoTextError: It is no docx file, sealed by a password, or a bomb.
        MissingExtraError: python-docx is not installed.
    """
    require("reading docx", "corpus", "docx")
    _check(raw)
    from docx import Document  # noqa: PLC0415 - an extra

    try:
        return "\n".join(_lines(Document(BytesIO(raw)), 0))
    except NoTextError:
        raise
    except Exception as exc:
        raise NoTextError(
            message=f"is a damaged docx file ({type(exc).__name__})", remedy="save it anew in Word"
        ) from exc


def _check(raw: bytes) -> None:
    """Refuse what is no docx file, or would not fit into memory, by the table of contents of the zip file."""
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise NoTextError(message="is an old or encrypted Word file", remedy="save it as docx without a password")
    try:
        with ZipFile(BytesIO(raw)) as archive:
            parts = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OverflowError) as exc:
        raise NoTextError(
            message="is no docx file, whatever its ending says", remedy="give it the ending of its kind"
        ) from exc
    if "[Content_Types].xml" not in {part.filename for part in parts}:
        raise NoTextError(message="is a zip file, but no docx file", remedy="unpack it")
    if any(part.flag_bits & _SEALED for part in parts):
        raise NoTextError(message="is encrypted", remedy="save it without a password")
    # zipfile unpacks no more than the table says, whatever the parts hold.
    whole, xml = _size(parts), _size([part for part in parts if part.filename.endswith((".xml", ".rels"))])
    if whole > MOST_UNPACKED or xml > MOST_XML or len(parts) > _MOST_PARTS:
        message = f"unpacks to {whole / 2**20:,.0f} MiB ({xml / 2**20:,.0f} MiB of XML, {len(parts):,} parts)"
        raise NoTextError(
            message=message,
            remedy=f"{MOST_UNPACKED >> 20} and {MOST_XML >> 20} MiB at most: remove pictures or split it",
        )


def _size(parts: list[ZipInfo]) -> int:
    return sum(part.file_size for part in parts)


def _lines(holder: Any, depth: int) -> Iterator[str]:  # noqa: ANN401 - a document or a cell of python-docx
    if depth > _DEEPEST:
        raise NoTextError(message=f"has tables {depth} deep", remedy="flatten them")
    for block in holder.iter_inner_content():
        if hasattr(block, "rows"):
            yield from _rows(block, depth)
        else:
            yield block.text


def _rows(table: Any, depth: int) -> Iterator[str]:  # noqa: ANN401 - of python-docx
    from docx.table import _Cell  # noqa: PLC0415 - an extra

    for row in table.rows:
        cells = []
        # Not `row.cells`, which has a cell once for each column that it spans: a file may say a thousand million.
        for cell in row._tr.tc_lst:  # noqa: SLF001 - see above
            text = " ".join(line for line in _lines(_Cell(cell, table), depth + 1) if line)
            if text or cell.vMerge != "continue":  # what it spans of further rows is empty there
                cells.append(text)
        yield "\t".join(cells)
