"""A term that the catalog beneath defines too: the same again is no mistake, another one is."""

from enum import Enum
from typing import Any

import attrs

from sgpolicy.files.tree import PathKey
from sgpolicy.files.troubles import Trouble
from sgpolicy.model.name import Name
from sgpolicy.problem import visible

_SHOWN = 40


def redefined(kind: str, made: Any, beneath: Any, path: tuple[PathKey, ...]) -> Trouble | None:  # noqa: ANN401 - any class of term
    """Return in what *made* differs from the term of the same id *beneath*; None if in nothing.

    Args:
        kind: What sort of term it is.
        made: The term as the file defines it.
        beneath: The term as the catalog beneath has it.
        path: Way from the root of its file to *made*.
    """
    if made == beneath:
        return None
    steps, wanted = _first_difference(made, beneath)
    called = visible(getattr(beneath, "id", None) or beneath.code)
    message = f"{kind} {called} is defined in the catalog beneath already, and differently"
    remedy = "leave the key out" if wanted is None else f"as there: {wanted}" if wanted else "write it as there"
    return Trouble(path=(*path, *steps), message=message, remedy=f"{remedy}; or give your own term an id of its own")


def _first_difference(made: Any, beneath: Any) -> tuple[tuple[PathKey, ...], str | None]:  # noqa: ANN401
    """Return the way to the first field that differs, and what stands there beneath, "" where that is long."""
    for field in attrs.fields(type(beneath)):
        here, there = getattr(made, field.name), getattr(beneath, field.name)
        if here != there:
            if isinstance(here, Name) and isinstance(there, Name):
                steps, wanted = _first_difference(here, there)
                return (field.name, *steps), wanted
            return (field.name,), _shown(there)
    return (), ""


def _shown(value: Any) -> str | None:  # noqa: ANN401
    if value is None:
        return None
    if isinstance(value, tuple):
        return None if not value else ""
    text = (
        str(value)
        if isinstance(value, (str, Enum))
        else str(getattr(value, "id", None) or getattr(value, "code", value))
    )
    return text if len(text) <= _SHOWN else ""
