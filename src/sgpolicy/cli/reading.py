"""The verb `read`: the figures and periods of any Chinese text."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

from sgpolicy.cli.streams import tell
from sgpolicy.cli.verbs import refuse
from sgpolicy.display.width import pad
from sgpolicy.errors import NotAPeriodError
from sgpolicy.model.shown import one_line
from sgpolicy.problem import DataError, Problem
from sgpolicy.sources.text import MAX_BYTES
from sgpolicy.textfile import FileRefusedError, decode, read_bytes

if TYPE_CHECKING:
    from sgpolicy.reading import Found, FoundPeriod

ENCODINGS = ("utf-8", "gb18030")
_WIDTHS = (13, 22, 30, 9)
_HEADER = ("place", "wording", "reading", "hedge")


def read(asked: Namespace) -> int:
    """Print what the text says, one figure or period a line; exit 1 if it has none, 2 if there is no such file."""
    from sgpolicy.corpus.found import find  # noqa: PLC0415 - only this verb needs the patterns of reading
    from sgpolicy.reading.periods import period_of  # noqa: PLC0415

    try:
        reference = period_of(asked.reference)
    except NotAPeriodError as exc:
        return refuse(f"--reference: {one_line(str(exc))}")
    text = _text(asked.what, asked.encoding)
    if text is None:
        return refuse(f"{one_line(asked.what)}: does not exist; give a file, or Chinese text")
    found = find(text, reference)
    for line in _json_lines(found) if asked.format == "jsonl" else _lines(found):
        print(line)
    if not found:
        tell("sgpolicy: there is no figure and no period in it")
    return 0 if found else 1


def _text(what: str, encoding: str) -> str | None:
    """Return the text of a file, of the standard input (-), or *what* itself; None if it looks like a missing file."""
    if what == "-":
        return _decoded(sys.stdin.buffer.read() if sys.stdin else b"", "<stdin>", encoding)
    if os.path.lexists(what):
        try:
            raw = read_bytes(Path(what), what, MAX_BYTES, wanted="a text file")
        except FileRefusedError as exc:
            raise DataError([exc.problem]) from None
        return _decoded(raw, what, encoding)
    suffix = Path(what).suffix.removeprefix(".")
    named = (suffix.isascii() and suffix.isalpha()) or (what.isascii() and not any(map(str.isdigit, what)))
    return None if named else what


def _decoded(raw: bytes, name: str, encoding: str) -> str:
    try:
        return decode(raw, name) if encoding == "utf-8" else raw.decode(encoding)
    except FileRefusedError as exc:
        remedy = "save it as UTF-8, or give --encoding gb18030 if that is what it is"
        raise DataError([evolve(exc.problem, remedy=remedy)]) from None
    except UnicodeDecodeError as exc:
        message = f"byte {exc.start} is not GB18030"
        raise DataError(
            [Problem(file=name, message=message, remedy="leave --encoding out", check="encoding")]
        ) from None


def _json_lines(found: "list[Found | FoundPeriod]") -> Iterator[str]:
    from sgpolicy.corpus.found import row  # noqa: PLC0415 - see above
    from sgpolicy.export.jsonlines import json_line  # noqa: PLC0415 - it brings every format of export

    return map(json_line, map(row, found))


def _lines(found: "list[Found | FoundPeriod]") -> Iterator[str]:
    """Yield a header and a line for each, within 80 columns."""
    for cells in (_HEADER, *map(_cells, found)) if found else ():
        yield "  ".join(pad(one_line(cell), size) for cell, size in zip(cells, _WIDTHS, strict=True)).rstrip()


def _cells(found: "Found | FoundPeriod") -> tuple[str, str, str, str]:
    from sgpolicy.reading import Found  # noqa: PLC0415 - see above

    place = f"{found.start}-{found.end}"
    if isinstance(found, Found):
        return place, found.text, str(found.quantity), str(found.quantity.qualifier)
    return place, found.text, str(found.period or "?"), str(found.period.basis) if found.period else "-"
