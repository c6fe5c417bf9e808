"""Compare the terms of a folder with those of the base catalog that it is added to."""

from enum import Enum
from typing import Any

import attrs

from sgpolicy.model.name import Name
from sgpolicy.problem import Finding, PathKey, visible

_SHOWN = 40


def redefinition(kind: str, made: Any, base: Any, path: tuple[PathKey, ...]) -> Finding | None:  # noqa: ANN401 - any class of term
    """Return how *made* differs from the term of the base catalog with the same id; None if it does not.

    An identical copy is fine; another meaning under the same id is a mistake.
    """
    if made == base:
        return None
    steps, wanted = _first_difference(made, base)
    called = visible(getattr(base, "id", None) or base.code)
    message = f"{kind} {called} is already defined in the base catalog, and differently"
    written = f"write {wanted or 'it'}{',' if wanted else ''} as the base catalog does"
    remedy = f"{'leave the key out' if wanted is None else written}, or give your term an id of its own"
    return Finding(path=(*path, *steps), message=message, remedy=remedy)


def _first_difference(made: Any, base: Any) -> tuple[tuple[PathKey, ...], str | None]:  # noqa: ANN401
    """Return the path to the first field that differs, and its value in *base*: None if empty, "" if it is long."""
    for field in attrs.fields(type(base)):
        here, there = getattr(made, field.name), getattr(base, field.name)
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
    if isinstance(value, (str, Enum)):
        text = str(value)
    else:
        text = str(getattr(value, "id", None) or getattr(value, "code", value))
    return text if len(text) <= _SHOWN else ""
