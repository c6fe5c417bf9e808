"""Arguments as they are typed: words in any locale, and whole numbers."""

from argparse import ArgumentTypeError
from collections.abc import Callable


def word(text: str) -> str:
    """Return an argument as it was typed, where the locale took its UTF-8 for bytes without meaning."""
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        return text


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """Return what reads a whole number from *least* to *most*, of no more digits than that has."""

    def read(text: str) -> int:
        digits = text.isascii() and text.isdecimal() and len(text) <= len(str(most))
        if not (digits and least <= int(text) <= most):
            message = f"{text!r} is not a whole number from {least} to {most}"
            raise ArgumentTypeError(message)
        return int(text)

    return read
