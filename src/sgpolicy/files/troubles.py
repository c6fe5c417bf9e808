"""What does not fit, in plain words: from the exceptions of cattrs and attrs to `Trouble`."""

from collections.abc import Callable, Iterable, Iterator

import attrs
from cattrs.errors import AttributeValidationNote, ForbiddenExtraKeysError, IterableValidationNote

from sgpolicy.errors import FieldError
from sgpolicy.files.fields import extra_key
from sgpolicy.files.scalars import Misfit, Passed
from sgpolicy.files.tree import MappingNode, PathKey
from sgpolicy.near import nearest
from sgpolicy.problem import visible

_MOST_STRANGE = 30


@attrs.frozen(kw_only=True)
class Trouble:
    """One thing that does not fit, with the way to it from the root of its file.

    Attributes:
        path: The way to the culprit.
        message: What is wrong.
        remedy: What would be right.
        on_key: The culprit is the last key of the path, not its value.
        check: Name of the check that found it.
        asked: The word that is unknown, where the remedy may be a near match.
        known: The words that would be right.
        lacking: The key that is missing, if that is the trouble.
    """

    path: tuple[PathKey, ...]
    message: str
    remedy: str = ""
    on_key: bool = False
    check: str = "shape"
    asked: str | None = None
    known: Iterable[str] = ()
    lacking: str | None = None


def troubles(
    exc: BaseException, path: tuple[PathKey, ...], raw: object, keys_of: Callable[[type], list[str]]
) -> Iterator[Trouble]:
    """Flatten what cattrs raised into one `Trouble` for each culprit.

    Args:
        exc: What was raised.
        path: Way from the root of the file to what was being made.
        raw: Bare tree at *path*.
        keys_of: Function from a class to the keys that its mapping may have.
    """
    if isinstance(exc, BaseExceptionGroup):
        for inner in exc.exceptions:
            steps = _noted(inner)
            yield from troubles(inner, (*path, *steps), _down(raw, steps), keys_of)
    elif isinstance(exc, Misfit):
        yield _of_misfit(exc, path)
    elif isinstance(exc, ForbiddenExtraKeysError):
        for key in sorted(exc.extra_fields):
            yield unknown_key(path, key, keys_of(exc.cl))
    elif isinstance(exc, KeyError):
        yield _lacks(path[:-1], str(exc.args[0]))
    elif not isinstance(exc, Passed):
        yield _of_model(exc, path, raw)


def without_echoes(found: Iterable[Trouble]) -> list[Trouble]:
    """Return what was *found* less the missing keys that a mistyped key beside them was meant for.

    A mistyped key is one mistake, told where it stands; that the right one is
    missing is no second.
    """
    told = list(found)
    missing: dict[tuple[PathKey, ...], list[Trouble]] = {}
    for trouble in told:
        if trouble.lacking is not None:
            missing.setdefault(trouble.path, []).append(trouble)
    if not missing:
        return told
    strange = [i for i, t in enumerate(told) if t.asked is not None and t.on_key and t.path[:-1] in missing]
    for index in strange[:_MOST_STRANGE]:
        trouble = told[index]
        echoes = missing[trouble.path[:-1]]
        if meant := nearest(trouble.asked or "", [echo.lacking or "" for echo in echoes]):
            told[index] = attrs.evolve(trouble, remedy=f"did you mean {meant}?", asked=None)
            echoes[:] = [echo for echo in echoes if echo.lacking != meant]
    left = [echo for echoes in missing.values() for echo in echoes]
    return [trouble for trouble in told if trouble.lacking is None or any(trouble is echo for echo in left)]


def unknown_key(path: tuple[PathKey, ...], key: str, allowed: list[str]) -> Trouble:
    """Return the trouble with a key that the mapping at *path* cannot have."""
    return _of_misfit(extra_key(key, allowed), path)


def _of_misfit(exc: Misfit, path: tuple[PathKey, ...]) -> Trouble:
    return Trouble(
        path=(*path, *exc.path),
        message=exc.message,
        remedy=exc.remedy,
        on_key=exc.on_key,
        check=exc.check,
        asked=exc.asked,
        known=exc.known,
        lacking=exc.lacking,
    )


def _lacks(path: tuple[PathKey, ...], key: str) -> Trouble:
    ways = {
        "basis": "add `basis: stated` if the text says so, else `basis: inferred` and `because:`",
        "at": "add `at: [start, end]`: where in the text it stands",
        "id": "add `id:`, lower-case words joined by hyphens",
    }
    return Trouble(path=path, message=f"lacks the key {key!r}", remedy=ways.get(key, f"add `{key}:`"), lacking=key)


def _of_model(exc: BaseException, path: tuple[PathKey, ...], raw: object) -> Trouble:
    """Explain why a class of the model rejected a value."""
    if not isinstance(exc, FieldError):
        what, _, remedy = str(exc.args[0] if exc.args else exc).partition("; ")
    elif isinstance(raw, MappingNode) and exc.field is not None and exc.field in raw:
        value = raw[exc.field]
        shown = visible(value) if isinstance(value, str) else "the list" if isinstance(value, list) else "the mapping"
        return Trouble(path=(*path, exc.field), message=f"{shown} does not fit here", remedy=exc.remedy)
    else:
        what, remedy = exc.message, exc.remedy
    return Trouble(path=path, message=what, remedy=remedy or "change one of the values, so that they agree")


def _down(raw: object, steps: tuple[PathKey, ...]) -> object:
    for step in steps:
        if isinstance(raw, MappingNode) and isinstance(step, str):
            raw = raw.get(step)
        elif isinstance(raw, list) and isinstance(step, int):
            raw = raw[step]
    return raw


def _noted(exc: BaseException) -> tuple[PathKey, ...]:
    """Return the steps that cattrs noted on *exc*; `evidence` is ours, not the file's."""
    steps: list[PathKey] = []
    for note in getattr(exc, "__notes__", ()):
        if isinstance(note, AttributeValidationNote) and note.name != "evidence":
            steps.append(note.name)
        elif isinstance(note, IterableValidationNote):
            steps.append(note.index)
    return tuple(steps)
