"""From a path to clean text: what a data file may be made of.

Refused before any parser sees them: anything but a regular file, files over
the size limit, bytes that are not UTF-8, and characters that hide or reorder
text.
"""

import re
import unicodedata
from itertools import islice
from pathlib import Path

from sgpolicy.problem import Problem, line_column
from sgpolicy.textfile import FileRefusedError, decode, read_bytes

MAX_BYTES = 4 * 1024 * 1024
"""Largest data file; a coded document has about 200 KB."""
MAX_LINE = 20_000
"""Longest line, in characters."""

# Controls, C1, the bidirectional, zero-width and blank-looking characters that let a text show
# other than it reads, line separators that YAML 1.1 breaks at, non-characters.
FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\u2800\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    # Beyond the third plane stand tags, selectors, private use and nothing.
    "\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe-\U0010ffff]"
)
"""Characters that no data file may hold, nor an escape sequence in it make."""
# Most files are made of these alone, which is seen ten times faster than that none of the others is there.
_USUAL = re.compile(
    "[\n -~\u00a1-\u00ac\u00b0-\u02ff\u2010-\u2027\u2030-\u205f\u3000-\u3163\u3165-\ud7ff\uff01-\uff9f]*"
)
_SHOWN = 20
_ADVICE = {
    "\t": "a tab; indent and separate with spaces",
    "\x00": "a NUL character; save the file as UTF-8 text",
    "\r": "a carriage return inside a line; end lines with LF or CRLF",
}


def read_text(path: Path, name: str) -> tuple[str, list[Problem]]:
    """Return the text of the data file at *path*, called *name*, line ends as LF, and what was mended in it.

    Raises:
        FileRefusedError: It is not a regular file, too large, unreadable, changed
            while read, not UTF-8, or a line is too long.
    """
    return mend_text(read_bytes(path, name, MAX_BYTES), name)


def clean_text(raw: bytes, name: str) -> str:
    """Return *raw* as text, or raise `FileRefusedError` with the place of the first fault."""
    text, problems = mend_text(raw, name)
    if problems:
        raise FileRefusedError(problems[0])
    return text


def mend_text(raw: bytes, name: str) -> tuple[str, list[Problem]]:
    """Return *raw* as text that can be read on, and what had to be mended for it.

    Only the first twenty faults of each sort are told, then their number.

    Raises:
        FileRefusedError: It is not UTF-8, or a line is too long.
    """
    text = decode(raw, name).replace("\r\n", "\n")
    _refuse_long_lines(text, name)
    problems: list[Problem] = []
    if not _USUAL.fullmatch(text) and FORBIDDEN.search(text):
        problems += _forbidden(text, name)
        text = FORBIDDEN.sub(lambda found: " " if found[0] == "\t" else "", text)
    if not unicodedata.is_normalized("NFC", text):
        problems += _not_nfc(text, name)
        text = unicodedata.normalize("NFC", text)
    return text, problems


def _refuse_long_lines(text: str, name: str) -> None:
    start = 0
    for line in text.split("\n") if len(text) > MAX_LINE else ():
        if len(line) > MAX_LINE:
            message = f"a line of {len(line)} characters"
            raise FileRefusedError(_at(name, text, start, message, f"break it: {MAX_LINE} at most"))
        start += len(line) + 1


def _forbidden(text: str, name: str) -> list[Problem]:
    problems = []
    for found in islice(FORBIDDEN.finditer(text), _SHOWN):
        character = found[0]
        called = unicodedata.name(character, "a control character")
        what = _ADVICE.get(character, f"the character U+{ord(character):04X} ({called})")
        head, _, tail = what.partition("; ")
        remedy = tail or "delete it: it is invisible or not text"
        problems.append(_at(name, text, found.start(), f"holds {head}", remedy))
    if (more := sum(1 for _ in FORBIDDEN.finditer(text)) - _SHOWN) > 0:
        message = f"holds {more} more characters that are invisible or not text"
        problems.append(_at(name, text, 0, message, "delete them; replace tabs with spaces"))
    return problems


def _not_nfc(text: str, name: str) -> list[Problem]:
    problems = []
    start = 0
    for line in text.split("\n"):
        composed = unicodedata.normalize("NFC", line)
        if composed != line:
            same = next((i for i, (a, b) in enumerate(zip(line, composed, strict=False)) if a != b), 0)
            message = "text that is not in Unicode form NFC"
            problems.append(_at(name, text, start + same, message, "save it composed (NFC)"))
            if len(problems) == _SHOWN:
                break
        start += len(line) + 1
    return problems


def _at(name: str, text: str, offset: int, message: str, remedy: str) -> Problem:
    line, column = line_column(text, offset)
    return Problem(file=name, line=line, column=column, message=message, remedy=remedy, check="characters")
