"""Folding: one plain form of a text for the patterns, with the way back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from sgpolicy.asked import not_a

NUMERALS = "〇零○一二三四五六七八九两十廿卅百千万亿"
"""Every Chinese numeral the reader knows; formal ones (壹 贰) are folded where several stand together, not in 队伍."""

FUSED = "俩仨"
"""两个 and 三个 in one character; they are never part of a longer number."""

_BLANKS = re.compile("[ \t\u00a0\u3000\u2002\u2003\u2009\u200b\ufeff]+")
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code != ord("，")}
_FOLDED: dict[int, int] = {
    **_WIDE,
    **{ord(odd): ord(plain) for odd, plain in zip("﹪〜―‐‑−‒", "%~—----", strict=True)},
}
_FORMAL = re.compile(
    "[壹贰叁肆伍陆柒捌玖拾佰仟零萬億]{2,}|[壹贰叁肆伍陆柒捌玖](?=[万亿](?:[元圆壹贰叁肆伍陆柒捌玖零]))"
)
_PLAINLY = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億", "一二三四五六七八九十百千万亿")
_WIDE_COMMA = re.compile("(?<=[０-９])，(?=[０-９])")


class Folded(NamedTuple):
    """A text without blanks and full-width forms.

    Attributes:
        text: The folded text, one character for each kept character.
        offsets: For each of its characters, the offset in the original.
    """

    text: str
    offsets: Sequence[int]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original for a span (not empty) of the folded text."""
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold full-width forms and drop the blanks within lines.

    A blank between two digits, two numerals or two Latin words stays, because
    without it the two would become one; line ends stay too.
    """
    if "，" in text:
        text = _WIDE_COMMA.sub(",", text)
    plain = _FORMAL.sub(lambda run: run[0].translate(_PLAINLY), text.translate(_FOLDED))
    runs = list(_BLANKS.finditer(plain))
    if not runs:
        return Folded(plain, range(len(plain)))
    pieces: list[str] = []
    offsets: list[int] = []
    last = 0
    for run in runs:
        start, end = run.span()
        pieces.append(plain[last:start])
        offsets += range(last, start)
        if pieces[-1] and end < len(plain) and _joins(pieces[-1][-1], plain[end]):
            pieces.append(" ")
            offsets.append(end - 1)
        last = end
    pieces.append(plain[last:])
    offsets += range(last, len(plain))
    return Folded("".join(pieces), offsets)


def not_text(reader: str, given: object) -> str:
    """Return the message for a caller who gives *reader* something other than text."""
    return not_a(reader, "text (str)", given)


def _joins(left: str, right: str) -> bool:
    """Return True if the two would run together into one number or one word."""
    if left.isascii() and right.isascii():
        return (left.isalnum() or left in ".,%") and (right.isalnum() or right in ".,")
    return left in NUMERALS and right in NUMERALS
