"""The steps of a query as plain values: written down for a receipt, told as code, and taken again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from operator import and_, attrgetter, or_, sub
from typing import Any

from sgpolicy.asked import shown
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.vocabulary import Vocabulary
from sgpolicy.errors import NotReplayableError
from sgpolicy.model.origin import Origin
from sgpolicy.model.period import Period
from sgpolicy.model.said import Said
from sgpolicy.model.shown import Identified
from sgpolicy.model.tabular import Tabular
from sgpolicy.schema import CLASSES

Step = Mapping[str, Any]
"""One step: its `name`, and, where there are any, `args`, `keywords` and `item`."""
_OPERATORS = {"|": or_, "&": and_, "-": sub}
_ATTRIBUTES = (*CLASSES, "units", "open_ended")
_PARTS = {"args": list, "keywords": dict, "item": list}
"""What a step may have besides its name."""
_METHODS = ("where", "group_by", "at")
"""Methods that are taken again beside those that are `remembered`."""


def origins(result: Tabular) -> tuple[Vocabulary | None, list[Origin]]:
    """Return the data that *result* was made from, None if they are not known, and the steps, the first one first."""
    at: Any = result
    found: list[Origin] = []
    while (origin := _origin(at)) is not None:
        found.insert(0, origin)
        at = origin.of
    return _data(at), found


def _origin(thing: Any) -> Origin | None:  # noqa: ANN401 - a result, a catalog or its vocabulary
    data = _data(thing)
    found: Origin | None = data.origin if data else thing._made_by()  # noqa: SLF001 - our own
    return found


def _data(thing: Any) -> Vocabulary | None:  # noqa: ANN401
    return thing._vocabulary if isinstance(thing, Catalog) else thing if isinstance(thing, Vocabulary) else None  # noqa: SLF001


def written(origin: Origin) -> Step:
    """Return a step as JSON can hold it.

    Raises:
        NotReplayableError: An argument is a function, or nothing that can be written down.
    """
    step: dict[str, Any] = {"name": origin.name}
    if origin.args:
        step["args"] = [plain(value) for value in origin.args]
    if origin.keywords:
        step["keywords"] = {name: plain(value) for name, value in origin.keywords.items()}
    if origin.item:
        step["item"] = [plain(value) for value in origin.item]
    return step


def plain(value: Any) -> Any:  # noqa: ANN401 - any argument
    """Return an argument as JSON can hold it: terms by their ids, days and periods in ISO 8601."""
    if isinstance(value, Enum):
        return plain(value.value)
    if value is None or isinstance(value, (str, int, float)):
        return value
    for kinds, write in _WRITTEN:
        if isinstance(value, kinds):
            return write(value)
    if isinstance(value, Iterable) and not callable(value):
        return [plain(one) for one in value]
    what = Said("the function {name}", name=getattr(value, "__name__", "?")) if callable(value) else shown(value)
    msg = Said("{what} was given, which cannot be written down", what=what)
    raise NotReplayableError(msg)


def _query(result: Tabular) -> dict[str, Any]:
    data, steps = origins(result)
    if data is None:
        msg = Said("a result was given of which nobody knows how it was made")
        raise NotReplayableError(msg)
    return {"query": [written(step) for step in steps]}


_WRITTEN: tuple[tuple[type | tuple[type, ...], Callable[[Any], Any]], ...] = (
    (Period, str),
    (date, date.isoformat),
    (Identified, attrgetter("id")),
    (slice, lambda value: {"slice": [plain(end) for end in (value.start, value.stop, value.step)]}),
    (Tabular, _query),
    (Mapping, lambda value: {"mapping": [[plain(key), plain(held)] for key, held in value.items()]}),
    (tuple, lambda value: {"tuple": [plain(one) for one in value]}),
    ((set, frozenset), lambda value: sorted(map(plain, value), key=str)),
)
"""How arguments are written that are not plain values, the first kind that fits; any other iterable is a list."""


def _given(catalog: Catalog, value: Any) -> Any:  # noqa: ANN401
    """Return the argument that `plain` wrote."""
    if isinstance(value, list):
        return [_given(catalog, one) for one in value]
    if not isinstance(value, dict):
        return value
    kind, held = next(iter(value.items()), ("", None))
    if len(value) != 1 or kind not in _TYPED or not isinstance(held, list):
        msg = f"{shown(value)} is no argument of a query"
        raise NotReplayableError(msg)
    if kind == "query":
        return taken(catalog, held)
    if kind == "mapping":
        return {_given(catalog, key): _given(catalog, one) for key, one in held}
    return slice(*held) if kind == "slice" else tuple(_given(catalog, one) for one in held)


def taken(catalog: Catalog, steps: Iterable[Step]) -> Any:  # noqa: ANN401 - a result
    """Return what *steps* give, taken again from *catalog*.

    Raises:
        NotReplayableError: A step is none that a query can have.
    """
    at: Any = catalog
    for step in steps:
        at = _after(catalog, at, step)
    return at


def _after(catalog: Catalog, at: Any, step: Step) -> Any:  # noqa: ANN401
    name = step.get("name") if isinstance(step, Mapping) else None
    if not isinstance(name, str) or not all(isinstance(step.get(key, kind()), kind) for key, kind in _PARTS.items()):
        msg = f"{shown(step)} is no step of a query"
        raise NotReplayableError(msg)
    args = [_given(catalog, value) for value in step.get("args", ())]
    if name in _OPERATORS:
        return _OPERATORS[name](at, *args)
    if name == "[]":
        return at[args[0]]
    if name in _ATTRIBUTES and isinstance(at, Catalog):
        return getattr(at, name)
    method = getattr(at, name, None) if isinstance(at, (Tabular, Catalog)) else None
    if not hasattr(method, "remembered") and name not in _METHODS:
        msg = f"{shown(name)} is no step of a query"
        raise NotReplayableError(msg)
    made = method(*args, **{key: _given(catalog, value) for key, value in step.get("keywords", {}).items()})  # type: ignore[misc]
    if name != "group_by":
        return made
    groups = {str(plain(value)): group for value, group in made.items()}
    return groups.get(str(step["item"][0]), at.head(0))


def as_code(steps: Iterable[Step]) -> str:
    """Return the steps as one would type them: `catalog.measures.where(region="黑龙江").series()`."""
    text = "catalog"
    for step in steps:
        name, args = step["name"], [_code(value) for value in step.get("args", ())]
        if name in _OPERATORS:
            text = f"({text} {name} {args[0]})"
        elif name == "[]":
            text += f"[{args[0]}]"
        elif name in _ATTRIBUTES:
            text += f".{name}"
        else:
            text += f".{name}({', '.join([*args, *(f'{k}={_code(v)}' for k, v in step.get('keywords', {}).items())])})"
            text += "".join(f"[{_code(value)}]" for value in step.get("item", ()))
    return text


def _code(value: Any) -> str:  # noqa: ANN401
    """Return what `plain` wrote as one would type it."""
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, list):
        return f"[{', '.join(map(_code, value))}]"
    if not isinstance(value, dict):
        return str(value)
    ((kind, held),) = value.items()
    return _TYPED[kind](held)


_TYPED: Mapping[str, Callable[[Any], str]] = {
    "query": as_code,
    "mapping": lambda held: f"{{{', '.join(f'{_code(key)}: {_code(one)}' for key, one in held)}}}",
    "tuple": lambda held: f"({', '.join(map(_code, held))}{',' if len(held) == 1 else ''})",
    "slice": lambda held: ":".join(["" if end is None else str(end) for end in held][: 2 if held[2] is None else 3]),
}
