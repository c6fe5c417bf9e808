"""Compare the terms of a folder with those of the base catalog that it is added to."""

from collections.abc import Iterator
from enum import Enum
from typing import Any

import attrs

from sgpolicy.model.name import Name
from sgpolicy.names import NameIndex, fold, full_names, short_names
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


def capture(kind: str, made: Any, base: NameIndex[Any], path: tuple[PathKey, ...]) -> Finding | None:  # noqa: ANN401
    """Return which name of a new term leads elsewhere in the base catalog; None if none does.

    A full name beats a short one. So of the two that have the name, as a full and as a short one, that would be found
    in silence which the asker may not mean. With equal right both have it, and asking says so.
    """
    rights: dict[str, int] = {}
    for right, names in enumerate(((made.id,), full_names(made), short_names(made))):
        for name in names:
            rights.setdefault(fold(name), right)
    for name, right in rights.items():
        held, keys = base.claims(name)
        if keys and held != right:
            owner = base.resolve(keys[0])
            steps, written = next((place for place in _texts(made) if fold(place[1]) == name), ((), name))
            message = f"{kind} {visible(made.id)} is called {visible(written)}, which means "
            message += f"{visible(owner.id)} ({owner.name}) of the base catalog"
            remedy = "give it a name that means nothing else there, or leave this one out"
            return Finding(path=(*path, *steps), message=message, remedy=remedy)
    return None


def _texts(term: Any) -> Iterator[tuple[tuple[PathKey, ...], str]]:  # noqa: ANN401
    """Yield the texts that a term is written with, each with the path to it."""
    for field in attrs.fields(type(term)):
        held = getattr(term, field.name)
        if isinstance(held, Name):
            yield from (((field.name, "zh"), held.zh), ((field.name, "en"), held.en))
        elif isinstance(held, tuple):
            yield from (((field.name, index), item) for index, item in enumerate(held) if isinstance(item, str))
        elif isinstance(held, str):
            yield (field.name,), held


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
