"""Writing the compiled catalog, which `compiled` reads; wheels are built with it."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import reduce
from operator import or_
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from attrs import astuple, fields

from sgpolicy.model.evidence import Evidence
from sgpolicy.model.unit import Unit
from sgpolicy.schema import CLASSES
from sgpolicy.shipped.compiled import FORMAT, MADE, MISSING, OWN, SECTIONS, SHARED, Column, Table

# How the values of a type are written where they are not references.
_PLAIN: Mapping[Any, str] = {
    str: "text",
    int: "raw",
    bool: "raw",
    date: "day",
    int | Decimal | Fraction: "number",
    tuple[int, int]: "pair",
    tuple[tuple[int, int], ...]: "pairs",
    tuple[str, ...]: "texts",
    tuple[Evidence, ...]: "evidence",
}
_SPARSE = 4  # if fewer than one row in this many has a value, a column lists the rows that do


def compile_catalog(items: Callable[[str], Sequence[Any]], *, codebook: bool = True, digest: str = "") -> str:
    """Return the compiled form of a catalog.

    Args:
        items: Function from a name of `CLASSES` to the objects of that class.
        codebook: Write the terms; without them the reader must be given the same terms.
        digest: The digest of the data, which the reader need not reckon again.

    Returns:
        Lines of JSON; `Compiled` reads them.
    """
    ways = layout()
    positions: dict[type, dict[str, int]] = {}
    lines = []
    for names in SECTIONS.values():
        writer = _Writer(ways, positions)
        for name in names:
            positions[CLASSES[name]] = {item.id: place for place, item in enumerate(items(name))}
        written = names if codebook or names != SECTIONS["codebook"] else ()
        lines.append({name: writer.table(CLASSES[name], items(name)) for name in written} | writer.parts())
    written_as = {cls.__name__: {name: _in_json(how) for name, how in fields.items()} for cls, fields in ways.items()}
    header = {"format": FORMAT, "digest": digest, "sections": list(SECTIONS), "layout": written_as}
    return "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in (header, *lines))


def layout() -> dict[type, dict[str, Any]]:
    """Return how the fields of each class are written: their type hints, read once.

    That is a class for a reference, a tuple of classes for a reference to an object
    of one of them, a list of one class for a tuple of references, or one of the
    names of `_PLAIN`.
    """
    hints = {cls: get_type_hints(cls) for cls in MADE.values()}
    return {cls: {field.name: _how(hints[cls][field.name]) for field in fields(cls)} for cls in hints}


def _how(form: Any) -> Any:  # noqa: ANN401 - any type hint
    if NoneType in get_args(form):
        form = reduce(or_, (part for part in get_args(form) if part is not NoneType))
    if form in _PLAIN:
        return _PLAIN[form]
    if isinstance(form, UnionType):
        return get_args(form)
    return [get_args(form)[0]] if get_origin(form) is tuple else form


def _in_json(how: Any) -> Any:  # noqa: ANN401 - see `layout`
    if isinstance(how, tuple):
        return "|".join(cls.__name__ for cls in how)
    return [how[0].__name__] if isinstance(how, list) else how if isinstance(how, str) else how.__name__


class _Writer:
    """Writes the tables of one section."""

    def __init__(self, ways: Mapping[type, Mapping[str, Any]], positions: Mapping[type, Mapping[str, int]]) -> None:
        self._ways = ways
        self._positions = positions
        self._parts: dict[type, dict[object, int]] = {cls: {} for cls in SHARED}
        self._objects: dict[type, list[Any]] = {cls: [] for cls in (*OWN, *SHARED)}

    def table(self, cls: type, objects: Sequence[Any]) -> Table:
        """Return the columns of *objects*, all of the class *cls*."""
        ways = self._ways[cls].items()
        columns = {name: self._column([getattr(o, name) for o in objects], how) for name, how in ways}
        return {"rows": len(objects), **columns}

    def parts(self) -> Table:
        """Return the tables of what the objects of the section are made of."""
        # Each table refers only to those after it, so one pass will do.
        return {cls.__name__: self.table(cls, objects) for cls, objects in self._objects.items() if objects}

    def _column(self, values: Column, how: Any) -> object:  # noqa: ANN401 - see `layout`
        """Return *values* in the shortest of the ways in which a column is written."""
        plain = bool(values) and type(values[0]) in {str, int, bool, type(None)}
        if plain and all(value == values[0] and type(value) is type(values[0]) for value in values):
            return {"all": values[0]}
        empty = () if how in ("texts", "pairs") or isinstance(how, list) else None
        full = [place for place, value in enumerate(values) if value is not None and value != ()]
        if how != "evidence" and len(full) * _SPARSE < len(values):
            return {"at": full, "empty": [] if empty == () else None, "of": self._dense([values[p] for p in full], how)}
        return self._dense(values, how)

    def _dense(self, values: Column, how: Any) -> object:  # noqa: ANN401
        if isinstance(how, type):
            return self._named(values, how)
        if isinstance(how, tuple):
            places = {cls: [place for place, value in enumerate(values) if type(value) is cls] for cls in how}
            found = {cls: self._refer([values[place] for place in of_cls], cls) for cls, of_cls in places.items()}
            return {"either": {cls.__name__: [of_cls, found[cls]] for cls, of_cls in places.items()}}
        if isinstance(how, list):
            tuples: dict[tuple[int, ...], int] = {}
            rows = [tuples.setdefault(tuple(self._refer(v, how[0])), len(tuples)) for v in values]
            return {"tuples": [list(key) for key in tuples], "rows": rows}
        if how == "evidence":
            start = len(self._objects[Evidence])
            self._objects[Evidence] += [evidence[0] for evidence in values]
            more = [(row, evidence[1:]) for row, evidence in enumerate(values) if len(evidence) > 1]
            return {"first": start, "more": [[row, *self._refer(rest, Evidence)] for row, rest in more]}
        if how == "text" and len(set(values)) * 2 < len(values):
            return self._choices(values)
        return [_plain(value) for value in values] if how in {"day", "number"} else values

    def _named(self, values: Column, how: type) -> object:
        if issubclass(how, Enum):
            return self._choices([None if value is None else value.value for value in values])
        return self._choices([value.id for value in values]) if how is Unit else self._refer(values, how)

    @staticmethod
    def _choices(values: Column) -> Table:
        words_: dict[object, int] = {}
        rows = [words_.setdefault(value, len(words_)) for value in values]
        return {"words": list(words_), "rows": rows}

    def _refer(self, values: Iterable[Any], cls: type) -> list[int]:
        if cls in self._positions:
            positions = self._positions[cls]
            return [MISSING if v is None else positions[v.id] for v in values]
        if cls in OWN:
            objects = self._objects[cls]
            start = len(objects)
            objects += values
            return list(range(start, len(objects)))
        return [MISSING if v is None else self._share(v, cls) for v in values]

    def _share(self, value: Any, cls: type) -> int:  # noqa: ANN401
        key = astuple(value, recurse=False)  # equal in all fields, including those that == ignores
        known = self._parts[cls]
        if key not in known:
            known[key] = len(known)
            self._objects[cls].append(value)
        return known[key]


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    # A JSON number with a point would be read as a float: decimals and fractions travel as text.
    return str(value) if isinstance(value, (Decimal, Fraction)) else value
