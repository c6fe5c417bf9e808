"""Pieces that patterns of several modules are made of."""

import re
from collections.abc import Iterable
from typing import Final

CHINESE: Final = "[\u4e00-\u9fff]"
"""Any Chinese character, numerals too."""


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of *words*, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
