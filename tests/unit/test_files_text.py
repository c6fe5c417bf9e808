"""Which characters a data file may hold."""

import sys

from sgpolicy.files.text import _USUAL, FORBIDDEN


def test_no_usual_character_is_forbidden() -> None:
    """A text of usual ones alone is not searched for others."""
    usual = [char for char in map(chr, range(sys.maxunicode + 1)) if _USUAL.fullmatch(char)]

    assert 40_000 < len(usual)
    assert [] == [char for char in usual if FORBIDDEN.search(char)]
