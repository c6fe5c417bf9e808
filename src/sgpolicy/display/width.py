"""Text by the columns it takes on a terminal: a Chinese character takes two."""

import re
import unicodedata
from functools import lru_cache

_PIECES = re.compile(
    r"[\u4e00-\u9fff]{1,4}(?:、|$)|[「『《〈【（]*(?:[\u2e80-\u9fff][\u3001\u3002\uff01-\uff07\uff09-\uff1b\uff1f」》】'>)\]]*"
    r"|[^\s\u2e80-\u9fff（]+[」》】]?\s*|（)|\s+"
)
"""What a line is broken between: Chinese characters with the marks around them, short names of a list, and words."""


def width(text: str) -> int:
    """Return the columns that *text* takes: 2 for wide and full-width characters, 0 for marks."""
    return sum(_columns(character) for character in text)


@lru_cache(8192)
def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def cut(text: str, columns: int) -> str:
    """Return *text* in at most *columns*, with … where something was left out."""
    if width(text) <= columns:
        return text
    kept, used = [], 0
    for character in text:
        used += _columns(character)
        if used > columns - 1:
            break
        kept.append(character)
    return "".join(kept) + "…"


def wrapped(text: str, columns: int, indent: str = "") -> str:
    """Return *text* in lines of at most *columns*, all but the first indented; they break at blanks and in Chinese."""
    lines, line, used = [], "", 0
    for piece in _PIECES.findall(text):
        size = width(piece)
        if line.strip() and used + width(piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line, used = indent, width(indent)
        line, used = line + piece, used + size
    return "\n".join([*lines, line.rstrip()])


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """Return *text* filled up with blanks to *columns*, cut if it is longer."""
    text = cut(text, columns)
    blanks = " " * (columns - width(text))
    return blanks + text if right else text + blanks
