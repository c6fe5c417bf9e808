"""Folding: one plain form of a text for the patterns, with the way back."""

from typing import NamedTuple

from sgpolicy.asked import not_a

NUMERALS = "〇零○一二三四五六七八九两十廿卅百千万亿"
"""Every Chinese numeral the reader knows; formal ones (壹 贰) are not among them, because 伍 occurs in 队伍."""

FUSED = "俩仨"
"""两个 and 三个 in one character; they are never part of a longer number."""

_BLANKS = " \t\u00a0\u3000\u2002\u2003\u2009\u200b\ufeff"
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLDED: dict[int, int] = {
    **_WIDE,
    **{ord(odd): ord(plain) for odd, plain in zip("﹪〜―‐‑−‒", "%~—----", strict=True)},
}


class Folded(NamedTuple):
    """A text without blanks and full-width forms.

    Attributes:
        text: The folded text, one character for each kept character.
        offsets: For each of its characters, the offset in the original.
    """

    text: str
    offsets: tuple[int, ...]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original for a span (not empty) of the folded text."""
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold full-width forms and drop the blanks within lines.

    A blank between two digits stays, because without it two numbers would become
    one; line ends stay too.
    """
    plain = text.translate(_FOLDED)
    kept = [place for place, char in enumerate(plain) if char not in _BLANKS]
    chars: list[str] = []
    offsets: list[int] = []
    for place in kept:
        if chars and offsets[-1] + 1 != place and _joins(chars[-1], plain[place]):
            chars.append(" ")
            offsets.append(place - 1)
        chars.append(_comma(text, place) if text[place] == "，" else plain[place])
        offsets.append(place)
    return Folded("".join(chars), tuple(offsets))


def not_text(reader: str, given: object) -> str:
    """Return the message for a caller who gives *reader* something other than text."""
    return not_a(reader, "text (str)", given)


def _joins(left: str, right: str) -> bool:
    """Return True if the two would run together into one number."""
    arabic = "0123456789.,"
    return (left in arabic and right in arabic) or (left in NUMERALS and right in NUMERALS)


def _comma(text: str, place: int) -> str:
    """Return "," for a full-width thousands separator, else the comma of a sentence."""
    around = text[max(place - 1, 0) : place] + text[place + 1 : place + 2]
    return "," if len(around) == 2 and all("０" <= char <= "９" for char in around) else "，"  # noqa: PLR2004
