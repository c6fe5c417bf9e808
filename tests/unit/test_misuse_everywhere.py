"""Every public callable, each parameter given what it does not take: an error whose text helps, at once, or an answer.

The callables are found, not listed: those of the public modules, and the methods of whatever they give.
"""

from __future__ import annotations

import enum
import inspect
import io
import signal
import warnings
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

import attrs
import pytest

import sgpolicy
from sgpolicy import Catalog, SgPolicyError

MODULES = ("sgpolicy", "sgpolicy.reading", "sgpolicy.testing", "sgpolicy.site", "sgpolicy.duckdb")
SKIPPED = {
    # They read or write for seconds whatever else they are given, and have tests of their own.
    ("build", "force"),
    ("build", "progress"),
    # A pager, a picture or a whole export: what else they are given is tried with a path that is none.
    ("Picture.png", "scale"),
    ("export", "excel"),
    # A function of the user's own may fail as it likes; so may a `predicate`.
    # What is made by hand is tried field by field below; a comparison of numbers is Python's own.
    ("Collection.index", "start"),
    ("Collection.index", "stop"),
    ("dump_document", "document_id"),  # as documents[...] takes it, a position too
}
RAW = (
    "object has no attribute",
    "is not subscriptable",
    "is not callable",
    "Exceeds the limit",
    "is not iterable",
    "unhashable type",
    "cannot unpack",
    "values to unpack",
    "must be a string",
    "expected str",
    "embedded null",
    "can't encode",
    "argument must be",
)
SECONDS = 20
_SEEN = 3


class _Odd:
    def __repr__(self) -> str:
        msg = "it cannot be shown"
        raise RuntimeError(msg)


class _Late(BaseException):
    """A call took too long."""


def _deep() -> list[Any]:
    made: list[Any] = []
    for _ in range(100_000):
        made = [made]
    return made


def wrong(catalog: Catalog) -> dict[str, Any]:
    """Return what hardly any parameter takes, by a name for it."""
    loop: list[Any] = []
    loop.append(loop)
    return {
        "None": None,
        "true": True,
        "minus": -1,
        "huge": 10**5000,
        "float": 1.5,
        "nan": float("nan"),
        "decimal-nan": Decimal("sNaN"),
        "decimal-huge": Decimal("1e1000000"),
        "fraction": Fraction(1, 3),
        "complex": 1j,
        "empty": "",
        "surrogate": "\ud800",
        "nul": "a\0b",
        "terminal": "\x1b[31m\u202e",
        "long": "社" * 100_000,
        "strokes": "起" * 20_000,
        "bytes": b"x",
        "list": [1],
        "nested": [["x"]],
        "loop": loop,
        "deep": _deep(),
        "dict": {"a": 1},
        "set": {1},
        "pair": (None, None),
        "object": object(),
        "odd": _Odd(),
        "class": dict,
        "module": enum,
        "day": date(2010, 1, 1),
        "moment": datetime(2010, 1, 1),  # noqa: DTZ001 - as users give it
        "enum": sgpolicy.Verdict.MET,
        "region": catalog.regions[0],
        "measure": catalog.measures[0],
        "catalog": catalog,
    }


def good(catalog: Catalog, folder: Path) -> dict[str, Any]:
    """Return what a parameter that must be given takes, by its name."""
    return {
        "indicator": "持证社工",
        "what": "training",
        "words": "社工",
        "n": 1,
        "by": "id",
        "key": "id",
        "year": 2012,
        "require": 1,
        "start": 2010,
        "end": 2015,
        "text": "3万人",
        "number": 3,
        "region": catalog.regions["黑龙江"],
        "quantity": catalog.targets[0].quantity,
        "observation": catalog.observations[0],
        "target": catalog.targets[0],
        "item": catalog.measures[0],
        "catalog": catalog,
        "old": catalog,
        "new": catalog,
        "one": catalog,
        "other": catalog,
        "document_id": catalog.documents[0].id,
        "folder": folder / "out",
        "path": folder / "none",
        "paths": [folder],
        "sheet": [],
        "receipt": catalog.targets.receipt(),
        "unit": "person",
        "scores": {},
        "terms": {},
        "documents": (),
        "records": (),
    }


def _public(value: object) -> bool:
    return type(value).__module__.startswith("sgpolicy.") and not isinstance(value, type | BaseException)


@contextmanager
def _at_once() -> Iterator[None]:
    def late(*_: object) -> None:
        raise _Late

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS)
    try:
        with redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _needed(call: Callable[..., Any], held: dict[str, Any], but: str = "") -> dict[str, Any]:
    takes = inspect.signature(call).parameters.values()
    plain = [one for one in takes if one.kind not in (one.VAR_POSITIONAL, one.VAR_KEYWORD)]
    return {one.name: held.get(one.name) for one in plain if one.default is one.empty and one.name != but}


def _called(call: Callable[..., Any], asked: dict[str, Any]) -> Any:  # noqa: ANN401 - of any function
    takes = inspect.signature(call).parameters
    first = [asked[name] for name, one in takes.items() if one.kind is one.POSITIONAL_ONLY and name in asked]
    named = {name: value for name, value in asked.items() if takes[name].kind is not inspect.Parameter.POSITIONAL_ONLY}
    found = call(*first, **named)
    return list(islice(found, 5)) if inspect.isgenerator(found) else found


def callables(catalog: Catalog, held: dict[str, Any]) -> dict[str, Callable[..., Any]]:
    """Return the public functions, and the methods of one object of each class that a catalog leads to."""
    found: dict[str, Callable[..., Any]] = {}
    for name in MODULES:
        module: Any = import_module(name)
        for public in module.__all__:
            one = getattr(module, public)
            if inspect.isfunction(one) or (inspect.ismodule(one) and callable(one)):
                found[public] = one
    waiting: deque[Any] = deque([catalog])
    classes: set[type] = set()
    while waiting:
        thing = waiting.popleft()
        if isinstance(thing, tuple | list | dict):
            waiting.extend(islice(thing.values() if isinstance(thing, dict) else thing, _SEEN))
        if not _public(thing) or type(thing) in classes:
            continue
        classes.add(type(thing))
        if not isinstance(thing, tuple | list | dict) and hasattr(thing, "__iter__"):
            waiting.extend(islice(thing, _SEEN))
        for name in dir(thing):
            static = inspect.getattr_static(thing, name, None)
            if name.startswith("_") or isinstance(static, type | enum.Enum | classmethod):
                continue
            with suppress(AttributeError):
                _take(thing, name, held, found, waiting)
    return found


def _take(thing: object, name: str, held: dict[str, Any], found: dict[str, Any], waiting: deque[Any]) -> None:
    one = getattr(thing, name)
    function = getattr(one, "__func__", None)
    if function is None:
        waiting.append(one)
        return
    if not str(function.__module__).startswith("sgpolicy"):
        return
    if found.setdefault(function.__qualname__, one) is one:
        with suppress(SgPolicyError, TypeError, ValueError), _at_once():
            waiting.append(_called(one, _needed(one, held)))


def complaint(call: Callable[..., Any], asked: dict[str, Any]) -> str | None:
    """Return what is to be complained of in how a call is answered; None if nothing is."""
    try:
        with _at_once():
            _called(call, asked)
    except _Late:
        return "no answer"
    except (SgPolicyError, TypeError, ValueError, OSError, AttributeError) as exc:
        text = str(exc)
        named = not isinstance(exc, AttributeError) or "has no attribute" in text.partition(";")[0]
        if isinstance(exc, UnicodeError) or not named or any(raw in text for raw in RAW) or not text.strip():
            return f"{type(exc).__name__}: {text[:100]}"
        if any(ord(char) < 32 or 0xD800 <= ord(char) < 0xE000 or char == "\u202e" for char in text.replace("\n", "")):
            return f"it shows what is not to be shown: {text[:100]!r}"
        return None if len(text) < 1000 else f"{len(text)} characters: {text[:60]}"
    except Exception as exc:  # noqa: BLE001 - this is what must not be
        return f"{type(exc).__name__}: {str(exc)[:100]}"
    return None


@pytest.mark.slow
def test_no_public_callable_answers_what_it_does_not_take_in_the_words_of_python(
    shipped: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And none fails with an error of its insides, or goes on for ever."""
    monkeypatch.chdir(tmp_path)
    catalog = shipped.at(known="2012-12-31")  # small enough for thousands of calls
    held, given = good(catalog, tmp_path), wrong(catalog)
    found = callables(catalog, held)
    assert len(found) > 120

    told = []
    for name, call in found.items():
        for one in inspect.signature(call).parameters.values():
            if (
                (name, one.name) in SKIPPED
                or one.name == "predicate"
                or one.kind in (one.VAR_POSITIONAL, one.VAR_KEYWORD)
            ):
                continue
            for label, value in given.items():
                asked = {**_needed(call, held, one.name), one.name: value}
                if said := complaint(call, asked):
                    told.append(f"{name}({one.name}={label}): {said}")

    assert not told, "\n".join(told)


NAMES: list[str] = vars(sgpolicy)["__all__"]


@pytest.mark.parametrize("name", [name for name in NAMES if attrs.has(getattr(sgpolicy, name))])
def test_each_field_of_the_model_refuses_what_it_does_not_hold(name: str) -> None:
    """A field without a check would take a number for a note, and half a character for a title."""
    cls = getattr(sgpolicy, name)
    if not cls.__module__.startswith("sgpolicy.model."):
        pytest.skip("it is made by an analysis, not by hand")

    bare = [field.name for field in attrs.fields(cls) if field.init and not (field.validator or field.converter)]

    assert not bare
