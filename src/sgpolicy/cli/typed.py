"""Arguments as they are typed: words in any locale, whole numbers, and what `where()` is asked."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Iterable
from typing import Any


def word(text: str) -> str:
    """Return an argument as it was typed, where the locale took its UTF-8 for bytes without meaning."""
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        return text


def add_where(parser: ArgumentParser, what: str) -> None:
    """Add the option `--where`, by which a verb takes *what* has some facts."""
    text = f"{what}: as where() has them, such as within=黑龙江 year=2010/2012; one key twice means either value"
    parser.add_argument("--where", nargs="+", action="extend", type=_fact, default=[], metavar="KEY=VALUE", help=text)


def facts(typed: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Return what `--where` asks for, as keywords of `where()`; of several values for one key any will do."""
    asked: dict[str, list[str]] = {}
    for key, value in typed:
        asked.setdefault(key, []).append(value)
    return {key: values[0] if len(values) == 1 else values for key, values in asked.items()}


def _fact(text: str) -> tuple[str, str]:
    key, _, value = (part.strip() for part in word(text).partition("="))
    if not (key and value):
        message = f"{word(text)!r} is not a fact; expected KEY=VALUE, such as within=黑龙江"
        raise ArgumentTypeError(message)
    return key, value


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """Return what reads a whole number from *least* to *most*, of no more digits than that has."""

    def read(text: str) -> int:
        digits = text.isascii() and text.isdecimal() and len(text) <= len(str(most))
        if not (digits and least <= int(text) <= most):
            message = f"{text!r} is not a whole number from {least} to {most}"
            raise ArgumentTypeError(message)
        return int(text)

    return read
