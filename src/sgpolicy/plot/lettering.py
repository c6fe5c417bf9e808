"""How much room text takes, in pixels: estimated, so that a picture is the same with every font."""

from sgpolicy.display.width import width

_CLOSING = " 、，。；：！？）」》…"
"""What may not begin a line."""
_NARROW = 0.57
"""Width of an average Latin letter, as a part of the size of the font; a Chinese character takes all of it."""


def length(text: str, size: float) -> float:
    """Return about how many pixels *text* takes at a font size."""
    columns = width(text)
    wide = columns - len(text)
    return size * (wide + max(0, len(text) - wide) * _NARROW)


def fitted(text: str, pixels: float, size: float) -> str:
    """Return *text* in at most so many pixels, with … where something was left out."""
    if length(text, size) <= pixels:
        return text
    kept = text
    while kept and length(f"{kept}…", size) > pixels:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def wrapped(text: str, pixels: float, size: float) -> list[str]:
    """Return *text* in lines of at most so many pixels, broken at blanks and between Chinese characters."""
    lines = [""]
    for piece in _pieces(text):
        if lines[-1] and length(lines[-1] + piece.rstrip(), size) > pixels:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
        while length(lines[-1].rstrip(), size) > pixels:  # one piece alone is too long
            kept = next(n for n in range(len(lines[-1]) - 1, 0, -1) if n == 1 or length(lines[-1][:n], size) <= pixels)
            lines[-1:] = [lines[-1][:kept], lines[-1][kept:]]
    return [line.rstrip() for line in lines if line.strip()]


def _pieces(text: str) -> list[str]:
    """Return what may not be broken: words with the blank behind them, Chinese characters with the stop behind them."""
    found: list[str] = []
    for character in text:
        joins = found and (character in _CLOSING or not (_breaks(character) or _breaks(found[-1][-1])))
        if joins:
            found[-1] += character
        else:
            found.append(character)
    return found


def _breaks(character: str) -> bool:
    return character == " " or width(character) > 1
