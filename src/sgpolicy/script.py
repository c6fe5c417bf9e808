"""Traditional Chinese characters as simplified ones, character by character, by the table of OpenCC."""

from __future__ import annotations

import re
import sys
from functools import cache
from typing import Any

_TABLE = "traditional.txt"
"""The table; its head and the NOTICE of the release say where it comes from."""


def simplified(text: str) -> str:
    """Return *text* with a simplified character for each traditional one; it keeps its length.

    A character that is in use in both scripts, such as 著, stays as it is. It goes by characters, not by
    words, so it serves to compare names, not to convert prose.
    """
    if text.isascii() or not _traditional().search(text):  # looking is ten times as quick as changing
        return text
    return text.translate(table())


@cache
def _traditional() -> re.Pattern[str]:
    """Return a pattern that finds a traditional character."""
    return re.compile(f"[{''.join(map(chr, table()))}]")


@cache
def table() -> dict[int, str]:
    """Return the simplified form of each traditional character, by its number; read once."""
    return {ord(pair[0]): pair[1] for line in _lines() if not line.startswith("#") for pair in line.split()}


def _lines() -> list[str]:
    """Return the lines of the table, also from inside a zip file."""
    # The loader of the package itself: cheaper than importlib.resources.
    package: Any = sys.modules["sgpolicy"]
    folder = package.__file__.removesuffix("__init__.py")
    content: bytes = package.__spec__.loader.get_data(folder + _TABLE)
    return content.decode().splitlines()
