"""What is said of wrong input: any object in a few characters, and the error for a wrong type or keyword."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import wraps
from reprlib import Repr
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])

_MEANT = {
    **dict.fromkeys(("province", "provinces", "area", "regions"), ("within", "region", "by")),
    **dict.fromkeys(("region", "place", "city", "county", "location"), ("region", "within", "by")),
    **dict.fromkeys(("date", "time", "period", "years", "when"), ("year", "over")),
    **dict.fromkeys(("deadline", "year"), ("due", "over", "known_by")),
    **dict.fromkeys(("topic", "field", "theme"), ("domain",)),
    **dict.fromkeys(("tool", "tools", "policy_instrument"), ("instrument",)),
    **dict.fromkeys(("agency", "ministry", "department", "body", "who"), ("actor", "issuer")),
    **dict.fromkeys(("author", "issued_by"), ("issuer",)),
    **dict.fromkeys(("type", "doctype"), ("kind", "type", "instrument")),
}
"""Keywords that are asked for under other words, the first that there is."""
_WORDS = ("title", "name", "text", "keyword", "keywords", "word", "summary", "number", "contains")
"""What no keyword asks for, because a search does."""
_OF_DOCUMENTS = ("grade", "reliability", "depth", "form", "issuer")
"""What records are asked for by way of their documents."""
_LONGEST = 64
_LONGEST_PATH = 32_767
"""Most bytes of a path that any system takes: those of Windows."""
_SHORT = Repr()
_SHORT.maxstring = _SHORT.maxother = _SHORT.maxlong = _LONGEST


def shown(value: object) -> str:
    """Return *value* as one short line; it never fails, whatever the object is."""
    try:
        text = _SHORT.repr(value)
    except Exception:  # noqa: BLE001 - an int of 5,000 digits has no text, and a __repr__ may do anything
        return f"<{type(value).__name__} that cannot be written out>"
    line = "".join(c if c.isprintable() else " " for c in text)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 3]}..."


def not_a(what: str, wanted: str, given: object) -> str:
    """Return the message for *what*, which takes *wanted*, when it was given something else."""
    kind = "" if given is None else f"{type(given).__name__}: "
    return f"{what} takes {wanted}, not {kind}{shown(given)}{_stranger(given)}"


def instead(given: object) -> str:
    """Return the end of a message that has said what can be asked for: not this; of several, one at a time."""
    several = isinstance(given, Iterable) and not isinstance(given, (str, bytes))
    remedy = "; ask for one at a time, and join what is found with |" if several else ""
    return f"not {shown(given)}{_stranger(given)}{remedy}"


def a_path(what: str, wanted: str, given: object) -> Path:
    """Return the path that is *given* to *what*, which takes *wanted*.

    Raises:
        TypeError: It is no path.
        ValueError: It is empty, which would mean the current folder, or no file can be called so.
    """
    from os import PathLike, fsencode  # noqa: PLC0415 - most programs give no path
    from pathlib import Path  # noqa: PLC0415

    if not isinstance(given, str | PathLike):
        raise TypeError(not_a(what, wanted, given))
    if given == "":
        msg = "the path is empty, which would mean the current folder; for that one, give ."
        raise ValueError(msg)
    try:
        path = Path(given)
        name = fsencode(path)
    except (TypeError, ValueError):  # it stands for bytes, or holds half a character
        name = b"\0"
    if b"\0" in name or len(name) > _LONGEST_PATH:
        msg = f"{what} takes {wanted}; no file can be called {shown(given)}"
        raise ValueError(msg)
    return path


def all_of(what: str, given: Iterable[T], *classes: type[T]) -> list[T]:
    """Return the objects that are *given* to *what*, each of one of *classes*.

    Raises:
        TypeError: One of them is no such object, or they are no iterable.
    """
    wanted = f"an iterable of objects, each {either(classes)}"
    if not isinstance(given, Iterable):
        raise TypeError(not_a(what, wanted, given))
    found = list(given)
    for item in found:
        if not isinstance(item, classes):
            raise TypeError(not_a(what, wanted, item))
    return found


def either(classes: Iterable[type]) -> str:
    """Return the names of *classes*, of which one will do."""
    return f"one of {', '.join(cls.__name__ for cls in classes)}"


def _stranger(given: object) -> str:
    """Return why an object whose class has the right name is the wrong one."""
    cls = type(given)
    ours = cls.__module__.startswith("sgpolicy.")
    same = getattr(sys.modules.get(cls.__module__), cls.__name__, cls) is cls
    return ", which an earlier import of sgpolicy made" if ours and not same else ""


def explained(function: F) -> F:
    """Let *function* say which keywords it has when it is called with one that it has not.

    The call itself is as it was: only a failed one is looked at again.
    """

    @wraps(function)
    def call(*args: Any, **asked: Any) -> Any:  # noqa: ANN401 - whatever the function takes and returns
        try:
            return function(*args, **asked)
        except TypeError as exc:
            # Without a frame of the function itself, the call failed, not what the function does.
            inside = exc.__traceback__ and exc.__traceback__.tb_next
            message = None if inside else misuse(function, len(args), asked)
            if message is None:
                raise
            raise TypeError(message) from None

    return cast(F, call)


class Explained:
    """A class whose constructor says which keywords it has."""

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        """Look at the constructor that the class itself has; attrs makes the class anew with it."""
        super().__init_subclass__()
        if "__init__" in vars(cls):
            cls.__init__ = explained(cls.__init__)  # type: ignore[method-assign]


def misuse(function: Callable[..., Any], given: int, asked: Iterable[str]) -> str | None:
    """Return what is wrong with a call; None if Python alone can tell: an argument without a description is missing."""
    from inspect import signature  # noqa: PLC0415 - only errors need these

    from sgpolicy.near import hint  # noqa: PLC0415

    takes = [p for p in signature(function).parameters.values() if p.name not in ("self", "cls")]
    by_name = [p.name for p in takes if p.kind is not p.POSITIONAL_ONLY]
    most = sum(p.kind is not p.KEYWORD_ONLY for p in takes)
    bound = len(signature(function).parameters) - len(takes)
    name = "export()" if function.__name__ == "__call__" else f"{function.__qualname__.removesuffix('.__init__')}()"
    keywords = f"it has {', '.join(by_name)}" if by_name else "it has none"
    for word in asked:
        if word not in by_name:
            meant = next((one for one in _MEANT.get(word, ()) if one in by_name), None)
            near = f"did you mean {meant}?" if meant else hint(word, by_name, "")
            if word in _OF_DOCUMENTS and "document" in by_name:
                near = f"ask document=catalog.documents.where({'grade' if word == 'reliability' else word}=...);"
            if word in _WORDS and function.__name__ == "where":
                near = "words are found by catalog.search();"
            return f"{name} has no keyword {shown(word)}; {f'{near} ' if near else ''}{keywords}{_first(function)}"
    if given - bound > most:
        plural = "" if most == 1 else "s"
        return f"{name} takes {most or 'no'} positional argument{plural}, not {given - bound}; by name {keywords}"
    needed = [p.name for p in takes[given - bound :] if p.default is p.empty and p.name not in asked]
    told = [f"{word}= ({about})" for word in needed if (about := _described(function, word))]
    return f"{name} needs {', '.join(told)}" if told else None


def _first(function: Callable[..., Any]) -> str:
    """Return how the docstring of *function* says that one filters by what it has no keyword for."""
    from re import search  # noqa: PLC0415 - only errors need it

    hit = search("filter first: `([^`]+)`", function.__doc__ or "")
    return f"; for others filter first, as in {hit[1]}" if hit else ""


def _described(function: Callable[..., Any], argument: str) -> str:
    """Return what the docstring of *function* says of an argument, in a few words; empty text if nothing."""
    from re import search  # noqa: PLC0415 - only errors need it

    hit = search(rf"(?s)\n +{argument}: (.+?)[.;]\s", function.__doc__ or "")
    text = " ".join(hit[1].split()) if hit else ""
    return f"{text[:1].lower()}{text[1:]}"
