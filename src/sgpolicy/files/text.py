"""From a path to clean text: what a data file may be made of.

Refused before any parser sees them: anything but a regular file, files over
the size limit, bytes that are not UTF-8, and characters that hide or reorder
text.
"""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

from sgpolicy.problem import Problem, line_column, visible
from sgpolicy.textfile import FileRefusedError, decode, read_bytes

MAX_BYTES = 4 * 1024 * 1024
"""Largest data file; a coded document has about 200 KB."""
MAX_LINE = 20_000
"""Longest line, in characters."""
MAX_LINES = 200_000
"""Most lines."""
MAX_MARKS = 30
"""Most combining marks on one letter: to put them into their order takes time that grows with their square."""

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
    "[\n -~\u00a1-\u00ac\u00b0-\u02ff\u2010-\u2027\u2030-\u205f\u3000-\u3029\u3030-\u3098\u309b-\u3163"
    "\u3165-\u318f\u31f0-\ud7ff\uff01-\uff60]*"
)
_STACK = re.compile(rf"[^\w\s]{{{MAX_MARKS + 1},}}")
# Radicals, strokes, annotation and presentation forms, halfwidth kana, compatibility ideographs and private use: each
# shows as an everyday character, or as whatever the font of the writer has there.
ALIKE = re.compile(
    "[\u2e80-\u2fdf\u3190-\u319f\u31c0-\u31ef\ue000-\ufaff\ufe30-\ufe4f\uff61-\uff9f\U0002f800-\U0002fa1f]"
)
# Radicals of which Unicode does not say which character they look like.
_RADICALS = dict(
    zip(
        "⺁⺅⺌⺗⺝⺠⺡⺢⺩⺫⺮⺷⺼⻁⻂⻃⻄⻅⻆⻉⻋⻌⻏⻑⻒⻓⻔⻖⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "厂亻小心月民氵水王目竹羊月虎衤覀西见角贝车辶阝長镸长门阝青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)
RUIN = re.compile(
    "锟斤拷(?:锟斤拷)*|烫烫烫+|屯屯屯+|ï¿½|ï»¿|â€[œ™“”]"
    "|(?:[äåæçèé][\u0080-\u00bf\u0152-\u0178\u0192\u02c6\u02dc\u2010-\u203a\u20ac\u2122]{2}){2,}"
)
"""What is left of text that was decoded in a wrong encoding, and then saved."""
_SIGNS_OF_RUIN = "锟烫屯ïâäåæçèé"
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
    problems: list[Problem] = []
    if text.count("\r") > text.count("\n"):
        problems.append(_at(name, text, text.index("\r"), "ends its lines with CR alone", "end lines with LF or CRLF"))
        text = text.replace("\r", "\n")
    _refuse_lines(text, name)
    if not _USUAL.fullmatch(text):
        _refuse_stacks(text, name)
        if FORBIDDEN.search(text):
            problems += _told(FORBIDDEN, text, name, _forbidden, "characters that are invisible or not text")
            text = FORBIDDEN.sub(lambda found: " " if found[0] == "\t" else "", text)
        if alike := _told(ALIKE, text, name, _alike, "characters that only look like others"):
            problems += alike
            text = ALIKE.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
        if not unicodedata.is_normalized("NFC", text):
            problems += _not_nfc(text, name)
            text = unicodedata.normalize("NFC", text)
    if any(sign in text for sign in _SIGNS_OF_RUIN):
        problems += _told(RUIN, text, name, _ruin, "pieces of text that went through a wrong encoding")
    return text, problems


def _refuse_lines(text: str, name: str) -> None:
    """Refuse a text of too many lines, or with too long a line."""
    if (lines := text.count("\n")) > MAX_LINES:
        place = _at(name, text, 0, f"has {lines} lines", f"split it, or delete empty lines: {MAX_LINES} at most")
        raise FileRefusedError(place)
    start = 0
    for line in text.split("\n") if len(text) > MAX_LINE else ():
        if len(line) > MAX_LINE:
            message = f"a line of {len(line)} characters"
            raise FileRefusedError(_at(name, text, start, message, f"break it: {MAX_LINE} at most"))
        start += len(line) + 1


def _refuse_stacks(text: str, name: str) -> None:
    """Refuse a text with more combining marks on one letter than any language writes."""
    for found in _STACK.finditer(text):
        marks = "".join("m" if unicodedata.combining(char) else "." for char in found[0])
        if (place := marks.find("m" * (MAX_MARKS + 1))) >= 0:
            message = f"more than {MAX_MARKS} combining marks on one letter"
            raise FileRefusedError(_at(name, text, found.start() + place, message, "delete them"))


Tell = Callable[[str], tuple[str, str]]
"""Returns what is wrong with a piece of text, and what would be right."""


def _told(pattern: re.Pattern[str], text: str, name: str, tell: Tell, many: str) -> list[Problem]:
    """Return a problem for each of the first pieces of *text* that *pattern* finds, and one for all others."""
    problems: list[Problem] = []
    left = 0
    for found in pattern.finditer(text):
        if len(problems) < _SHOWN:
            problems.append(_at(name, text, found.start(), *tell(found[0])))
        else:
            left += 1
    if left:
        problems.append(_at(name, text, 0, f"holds {left} more {many}", "replace or delete them"))
    return problems


def _forbidden(character: str) -> tuple[str, str]:
    called = unicodedata.name(character, "a control character")
    what, _, remedy = _ADVICE.get(character, f"the character U+{ord(character):04X} ({called})").partition("; ")
    return f"holds {what}", remedy or "delete it: it is invisible or not text"


def _alike(character: str) -> tuple[str, str]:
    meant = _RADICALS.get(character) or unicodedata.normalize("NFKC", character)
    code = f"U+{ord(character):04X}"
    if meant == character:
        called = unicodedata.name(character, "private use: it has no meaning outside one font")
        return f"holds the character {code} ({called})", 'write the one that is meant; if it is printed so, "\\uXXXX"'
    return f"holds the character {code}, which only looks like {meant}", f"write {meant} (U+{ord(meant[0]):04X})"


def _ruin(piece: str) -> tuple[str, str]:
    return (
        f"holds {visible(piece)}, which is text that went through a wrong encoding",
        'restore it from the original; if it is printed so, "\\uXXXX"',
    )


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
