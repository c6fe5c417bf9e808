"""Keyword arguments of analyses that take one of a few words."""

from collections.abc import Collection

from sgpolicy.asked import shown
from sgpolicy.errors import FieldError


def refuse_other(keyword: str, given: object, words: Collection[str]) -> None:
    """Do nothing if what was *given* for a keyword is one of its *words*.

    Raises:
        FieldError: It is none of them.
    """
    if given not in tuple(words):  # a list has no hash
        raise FieldError(keyword, f"{keyword} is {shown(given)}, not {' or '.join(map(repr, words))}")
