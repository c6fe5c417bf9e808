"""The compiled catalog: plain JSON arrays, made from checked objects, read back without checks.

A compiled file has one line of JSON for a header and one for each section (the
codebook, the documents, each type of record); a section is read when it is
first asked for. In a section every class is a table of columns, one a field.
Objects are made empty, a table at a time, and each field is then set on all of
them by its slot: no constructor, converter or validator runs, because what was
compiled had passed them all. Nothing here is authoritative: the YAML files are.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import repeat
from typing import Any, TypeVar

from sgpolicy import LOADING
from sgpolicy._runtime import collection_off
from sgpolicy.model import words
from sgpolicy.model.deferred import blanks, fill
from sgpolicy.model.document import Document, Fault, Inference, Reliability, Source, Uncoded
from sgpolicy.model.document_number import DocumentNumber
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.figure import Observation, Provision, Target
from sgpolicy.model.measure import Measure
from sgpolicy.model.name import Name
from sgpolicy.model.named import Citation, Organisation, Programme
from sgpolicy.model.period import Period
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Body, Domain, Indicator, Instrument, Setting, Work
from sgpolicy.model.unit import Unit, unit
from sgpolicy.schema import CLASSES, PLURALS, TERM_TYPES

FORMAT = 1
"""Version of the layout; a file of another one is not read."""

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "codebook": tuple(TERM_TYPES),
    **{name: (name,) for name in CLASSES if name not in TERM_TYPES},
}
"""The lines of a compiled file in their order; a section refers to itself and to those above it."""

_SECTION_OF = {name: section for section, names in SECTIONS.items() for name in names}
# Small values that many records share; equal ones are kept once a section.
_SHARED = (Name, Period, Quantity, Inference, DocumentNumber, Reliability)
_OWN = (Evidence, Source, Fault, Uncoded)
_PARTS: Mapping[str, type] = {cls.__name__: cls for cls in (*_SHARED, *_OWN)}

_TERM = {"id": "id", "name": Name, "definition": "text", "is_not": "text", "aliases": "texts", "note": "text"}
_RECORD = {
    "id": "id",
    "evidence": "evidence",
    "region": Region,
    "inferred": [Inference],
    "confidence": words.Confidence,
    "note": "text",
    "aliases": "texts",
}
_FIGURE = {**_RECORD, "indicator": Indicator, "quantity": Quantity, "kind": words.Kind}
_PRINTED = {"start": "raw", "end": "raw", "printed": "text"}

# How each field is written: a class for a reference, a list of one for a tuple of them, or the name of a way below.
LAYOUT: Mapping[type, Mapping[str, Any]] = {
    Name: {"zh": "text", "en": "text"},
    Period: {
        "start": "day",
        "end": "day",
        "basis": words.Basis,
        "as_stated": "text",
        "because": "text",
        "at": "pair",
    },
    Quantity: {
        "lower": "number",
        "upper": "number",
        "lower_open": "raw",
        "upper_open": "raw",
        "value": "number",
        "qualifier": words.Qualifier,
        "unit": Unit,
        "as_stated": "text",
    },
    Inference: {"field": "text", "because": "text"},
    DocumentNumber: {
        "printed": "text",
        "issuer_code": "text",
        "year": "raw",
        "serial": "raw",
        "repaired": "text",
        "repairs": "texts",
    },
    Reliability: {"grade": words.Grade, "because": "text"},
    Evidence: {"document": Document, "start": "raw", "end": "raw", "section": "text", "as_stated": "text"},
    Source: {"file": "text", "characters": "raw", "sha256": "text", "extent": "pair", "url": "text", "repost": "text"},
    Fault: {**_PRINTED, "repaired": "text", "kind": words.FaultKind, "note": "text"},
    Uncoded: {**_PRINTED, "reason": words.UncodedReason, "note": "text"},
    Region: {
        "code": "id",
        "iso": "text",
        "level": words.RegionLevel,
        "name": Name,
        "short": "text",
        "char": "text",
        "other_chars": "texts",
        "traditional": "text",
        "aliases": "texts",
        "parent": Region,
        "valid": Period,
        "note": "text",
    },
    Indicator: {
        **_TERM,
        "unit": Unit,
        "kind": words.Kind,
        "direction": words.Direction,
        "broader": Indicator,
        "part_of": Indicator,
        "breaks": "texts",
    },
    Instrument: {
        **_TERM,
        "broader": Instrument,
        "rothwell_zegveld": words.RothwellZegveld,
        "hood": words.Hood,
        "mcdonnell_elmore": words.McDonnellElmore,
        "talent_cycle": words.TalentCycle,
    },
    Domain: {**_TERM, "broader": Domain},
    Setting: {**_TERM, "broader": Setting},
    Body: {"id": "id", "name": Name, "aliases": "texts", "kind": words.BodyKind, "region": Region, "note": "text"},
    Work: {
        "id": "id",
        "title": Name,
        "number": "text",
        "issuer": Body,
        "date": Period,
        "aliases": "texts",
        "note": "text",
    },
    Document: {
        "id": "id",
        "title": Name,
        "number": DocumentNumber,
        "kind": words.DocumentKind,
        "issuer": Body,
        "region": Region,
        "issued": Period,
        "published": Period,
        "reference": Period,
        "source": Source,
        "reliability": Reliability,
        "faults": [Fault],
        "uncoded": [Uncoded],
        "inferred": [Inference],
        "note": "text",
    },
    Programme: {**_RECORD, "name": Name, "summary": Name, "time": Period},
    Organisation: {**_RECORD, "body": Body, "name": "text", "role": words.Role},
    Citation: {**_RECORD, "work": Work, "title": "text", "number": DocumentNumber, "relation": words.Relation},
    Provision: {**_FIGURE, "time": Period},
    Observation: {**_FIGURE, "as_of": Period},
    Target: {**_FIGURE, "due": Period, "commitment": words.Commitment, "baseline": Observation},
    Measure: {
        **_RECORD,
        "summary": Name,
        "instruments": [Instrument],
        "status": words.Status,
        "commitment": words.Commitment,
        "actors": [Body],
        "time": Period,
        "settings": [Setting],
        "domains": [Domain],
        "programme": Programme,
        "provisions": [Provision],
        "learned_from": [Region],
    },
}

T = TypeVar("T")
Column = list[Any]
Table = dict[str, Any]
_MISSING = -1  # the last place of a table of references, which holds None
_SPARSE = 4  # a column with a value in fewer than one row of so many lists the rows that have one


class CompiledError(ValueError):
    """A compiled file is of another format or damaged; the YAML files are to be read instead."""


# -- writing -----------------------------------------------------------------------------------------------


def compile_catalog(items: Callable[[str], Sequence[Any]], *, codebook: bool = True) -> str:
    """Return the compiled form of a catalog.

    Args:
        items: Function from a name of `CLASSES` to the objects of that class.
        codebook: Write the terms; without them the reader must be given the same.

    Returns:
        Lines of JSON; `Compiled` reads them.
    """
    positions: dict[type, dict[str, int]] = {}
    lines = []
    for names in SECTIONS.values():
        writer = _Writer(positions)
        for name in names:
            positions[CLASSES[name]] = {_key(item): place for place, item in enumerate(items(name))}
        written = names if codebook or names != SECTIONS["codebook"] else ()
        lines.append({name: writer.table(CLASSES[name], items(name)) for name in written} | writer.parts())
    header = {"format": FORMAT, "sections": list(SECTIONS)}
    return "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in (header, *lines))


def _key(item: Any) -> str:  # noqa: ANN401 - whatever has an id or a code
    return str(item.code if isinstance(item, Region) else item.id)


class _Writer:
    """Writes the tables of one section."""

    def __init__(self, positions: Mapping[type, Mapping[str, int]]) -> None:
        self._positions = positions
        self._parts: dict[type, dict[object, int]] = {cls: {} for cls in _PARTS.values()}
        self._objects: dict[type, list[Any]] = {cls: [] for cls in _PARTS.values()}

    def table(self, cls: type, objects: Sequence[Any]) -> Table:
        """Return the columns of *objects*, all of the class *cls*."""
        columns = {name: self._column([getattr(o, name) for o in objects], how) for name, how in LAYOUT[cls].items()}
        return {"rows": len(objects), **columns}

    def parts(self) -> Table:
        """Return the tables of what the objects of the section are made of."""
        tables: Table = {}
        # Nothing in these tables refers to another of them, so one pass will do.
        for name, cls in _PARTS.items():
            if self._objects[cls]:
                tables[name] = self.table(cls, self._objects[cls])
        return tables

    def _column(self, values: Column, how: Any) -> object:  # noqa: ANN401 - see LAYOUT
        """Return *values* in the shortest of the ways in which a column is written."""
        plain = bool(values) and type(values[0]) in {str, int, bool, type(None)}
        if plain and all(value == values[0] and type(value) is type(values[0]) for value in values):
            return {"all": values[0]}
        empty = () if how == "texts" or isinstance(how, list) else None
        full = [place for place, value in enumerate(values) if value is not None and value != ()]
        if how != "evidence" and len(full) * _SPARSE < len(values):
            return {"at": full, "empty": [] if empty == () else None, "of": self._dense([values[p] for p in full], how)}
        return self._dense(values, how)

    def _dense(self, values: Column, how: Any) -> object:  # noqa: ANN401
        if isinstance(how, type):
            return self._named(values, how)
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
        if cls in PLURALS:
            positions = self._positions[cls]
            return [_MISSING if v is None else positions[_key(v)] for v in values]
        if cls in _OWN:
            objects = self._objects[cls]
            start = len(objects)
            objects += values
            return list(range(start, len(objects)))
        return [_MISSING if v is None else self._share(v, cls) for v in values]

    def _share(self, value: Any, cls: type) -> int:  # noqa: ANN401
        from attrs import astuple  # noqa: PLC0415 - only the writer needs it

        key = astuple(value, recurse=False)  # equal in all fields, also in those that == passes over
        known = self._parts[cls]
        if key not in known:
            known[key] = len(known)
            self._objects[cls].append(value)
        return known[key]


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    # A JSON number with a point would be read as a float: decimals travel as text.
    return str(value) if isinstance(value, Decimal) else value


# -- reading -----------------------------------------------------------------------------------------------


class Compiled:
    """A compiled catalog whose sections are read when they are first asked for.

    Any number of threads may ask; each section is made once.
    """

    def __init__(self, text: str | bytes, codebook: Mapping[str, Iterable[Any]] | None = None) -> None:
        """Take the content of a compiled file.

        Args:
            text: The content.
            codebook: The terms, by the names of `TERM_TYPES`, where the content was
                compiled without them: the same in the same order.

        Raises:
            CompiledError: It is of another format or damaged.
        """
        lines = text.split("\n") if isinstance(text, str) else text.split(b"\n")
        try:
            header = json.loads(lines[0])
            sections = header["sections"] if header["format"] == FORMAT else []
        except (ValueError, TypeError, KeyError) as exc:
            msg = "a compiled catalog starts with a header of its own"
            raise CompiledError(msg) from exc
        if sections != list(SECTIONS) or len(lines) != len(sections) + 2:
            msg = f"the compiled catalog is not of format {FORMAT}, or parts of it are missing"
            raise CompiledError(msg)
        self._lines: dict[str, str | bytes] = dict(zip(sections, lines[1:], strict=False))
        self._made: dict[str, Column] = {name: [*terms, None] for name, terms in (codebook or {}).items()}

    def items(self, name: str) -> tuple[Any, ...]:
        """Return the objects of a name of `CLASSES`, in the order of the catalog they were compiled from."""
        return tuple(self._objects(name)[:-1])

    def _objects(self, name: str) -> Column:
        """Return the objects and None behind the last of them, which a reference to nothing points at."""
        if name not in self._made:
            with LOADING:
                if name not in self._made:
                    self._read(_SECTION_OF[name])
        return self._made[name]

    def _read(self, section: str) -> None:
        with collection_off():
            tables: dict[str, Table] = json.loads(self._lines[section])
            reader = _Reader(tables, self._objects)
            made = {name: reader.make(CLASSES[name], tables[name]) for name in SECTIONS[section]}
        self._made.update(made)
        del self._lines[section]


class _Reader:
    """Makes the objects of one section."""

    def __init__(self, tables: Mapping[str, Table], outside: Callable[[str], Column]) -> None:
        self._tables = tables
        self._outside = outside
        self._made: dict[type, Column] = {}

    def make(self, cls: type, table: Table) -> Column:
        """Return the objects of a table, and None behind the last."""
        return self._made.get(cls) or self._fill(cls, table)

    def _fill(self, cls: type, table: Table) -> Column:
        rows: int = table["rows"]
        objects: Column = blanks(cls, rows)
        # Known before its fields are: a parent is a row of the same table.
        self._made[cls] = [*objects, None]
        for name, how in LAYOUT[cls].items():
            fill(cls, objects, name, self._column(table[name], how, rows))
        return self._made[cls]

    def _references(self, cls: type) -> Column:
        made = self._made.get(cls)
        if made is not None:
            return made
        name = PLURALS.get(cls, cls.__name__)
        if name in self._tables:
            return self._fill(cls, self._tables[name])
        return self._outside(name) if cls in PLURALS else [None]

    def _column(self, column: Any, how: Any, rows: int) -> Iterable[Any]:  # noqa: ANN401 - see LAYOUT
        if isinstance(column, list):
            return self._listed(column, how)
        if "all" in column:
            return repeat(column["all"], rows)
        if "at" in column:
            values = [() if column["empty"] is not None else None] * rows
            for place, value in zip(column["at"], self._column(column["of"], how, len(column["at"])), strict=True):
                values[place] = value
            return values
        if "words" in column:
            return map(_vocabulary(how, column["words"]).__getitem__, column["rows"])
        if "first" in column:
            return self._evidence(column, rows)
        table = self._references(how[0])
        tuples = [tuple([table[place] for place in places]) for places in column["tuples"]]
        return map(tuples.__getitem__, column["rows"])

    def _listed(self, column: Column, how: Any) -> Iterable[Any]:  # noqa: ANN401
        if isinstance(how, type):
            return map(self._references(how).__getitem__, column)
        if how == "day":
            days = {day: date.fromisoformat(day) for day in set(column) if day is not None}
            return map(days.get, column)
        if how == "number":
            return [Decimal(value) if isinstance(value, str) else value for value in column]
        if how in {"pair", "texts"}:
            return [None if value is None else tuple(value) for value in column]
        return column

    def _evidence(self, column: Table, rows: int) -> Iterable[tuple[Evidence, ...]]:
        table = self._references(Evidence)
        first = column["first"]
        tuples: list[tuple[Evidence, ...]] = list(zip(table[first : first + rows], strict=True))
        for row, *places in column["more"]:
            tuples[row] += tuple([table[place] for place in places])
        return tuples


def _vocabulary(how: Any, values: Column) -> Column:  # noqa: ANN401
    if how is Unit:
        return [unit(value) for value in values]
    if isinstance(how, type):
        return [None if value is None else how(value) for value in values]
    return values
