"""What does not fit, in plain words: from what cattrs and the model raise to findings."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from attrs import evolve
from cattrs.errors import AttributeValidationNote, ForbiddenExtraKeysError, IterableValidationNote

from sgpolicy.errors import FieldError
from sgpolicy.files.fields import Misfit, Passed, extra_key, lacking, shape_of, spelt
from sgpolicy.files.tree import Map
from sgpolicy.near import nearest
from sgpolicy.problem import Finding, PathKey, visible
from sgpolicy.schema import file_keys

_MOST_STRANGE = 30


def explained(exc: BaseException, path: tuple[PathKey, ...], raw: object) -> Iterator[Finding]:
    """Flatten what cattrs raised while it made an object of *raw*, at *path* of its file: one finding per culprit."""
    if isinstance(exc, BaseExceptionGroup):
        for inner in exc.exceptions:
            steps = _noted(inner)
            yield from explained(inner, (*path, *steps), _down(raw, steps))
    elif isinstance(exc, Misfit):
        yield evolve(exc.finding, path=(*path, *exc.finding.path))
    elif isinstance(exc, ForbiddenExtraKeysError):
        for key in sorted(exc.extra_fields):
            yield unknown_key(path, key, file_keys(exc.cl))
    elif isinstance(exc, KeyError):
        yield evolve(lacking(str(exc.args[0])).finding, path=path[:-1])
    elif not isinstance(exc, Passed):
        yield _of_model(exc, path, raw)


def without_echoes(found: Iterable[Finding]) -> list[Finding]:
    """Return what was *found* less the missing keys that a mistyped key beside them was meant for.

    A mistyped key is one mistake, told where it stands; that the right one is
    missing is no second.
    """
    told = list(found)
    missing: dict[tuple[PathKey, ...], list[Finding]] = {}
    for finding in told:
        if finding.lacking is not None:
            missing.setdefault(finding.path, []).append(finding)
    if not missing:
        return told
    strange = [i for i, t in enumerate(told) if t.asked is not None and t.on_key and t.path[:-1] in missing]
    for index in strange[:_MOST_STRANGE]:
        finding = told[index]
        echoes = missing[finding.path[:-1]]
        if meant := nearest(finding.asked or "", [echo.lacking or "" for echo in echoes]):
            told[index] = evolve(finding, remedy=f"did you mean {meant}?", asked=None)
            echoes[:] = [echo for echo in echoes if echo.lacking != meant]
    left = [echo for echoes in missing.values() for echo in echoes]
    return [finding for finding in told if finding.lacking is None or any(finding is echo for echo in left)]


def unknown_key(path: tuple[PathKey, ...], key: str, allowed: list[str]) -> Finding:
    """Return what is wrong with a key that the mapping at *path* cannot have."""
    return evolve(extra_key(key, allowed).finding, path=(*path, key))


def not_a_list(key: str, entries: object) -> Finding:
    """Return what is wrong with *entries* under *key*, where a list must stand."""
    remedy = "expected a list, each item with a hyphen; leave the key out if there are none"
    return Finding(path=(key,), message=f"is {shape_of(entries)}, not a list", remedy=remedy)


def _of_model(exc: BaseException, path: tuple[PathKey, ...], raw: object) -> Finding:
    """Explain why a class of the model rejected a value."""
    if not isinstance(exc, FieldError):
        what, _, remedy = str(exc.args[0] if exc.args else exc).partition("; ")
    elif isinstance(raw, Map) and exc.field is not None and exc.field in raw:
        value = raw[exc.field]
        scalar = isinstance(value, (str, int, Decimal))
        shown = visible(spelt(value)) if scalar else "the list" if isinstance(value, list) else "the mapping"
        return Finding(path=(*path, exc.field), message=f"{shown} does not fit here", remedy=exc.remedy)
    else:
        what, remedy = exc.message, exc.remedy
    return Finding(path=path, message=what, remedy=remedy or "change one of the values, so that they agree")


def _down(raw: object, steps: tuple[PathKey, ...]) -> object:
    for step in steps:
        if isinstance(raw, Map) and isinstance(step, str):
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
