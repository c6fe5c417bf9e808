"""Reading the compiled catalog: plain JSON arrays, made from checked objects, read back without checks.

A compiled file has one line of JSON for a header and one for each section (the
codebook, the documents, each type of record); a section is read when it is
first asked for. In a section every class is a table of columns, one per field;
the header says how the columns of each class are written, and `compiling` wrote
it. Objects are made empty, a table at a time, and each field is then set on all
of them by its slot: no constructor, converter or validator runs, because what
was compiled had passed them all. Nothing here is authoritative: the YAML files are.
"""

import json
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from itertools import repeat
from typing import Any, TypeVar

from attrs import fields

from sgpolicy._runtime import LOADING, collection_off
from sgpolicy.model import words
from sgpolicy.model.coding import Coding
from sgpolicy.model.document import Fault, Inference, Reliability, Source, Uncoded
from sgpolicy.model.document_number import DocumentNumber
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.name import Name
from sgpolicy.model.page import Page
from sgpolicy.model.period import Period
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.unit import unit
from sgpolicy.schema import CLASSES, PLURALS, TERM_TYPES

FORMAT = 3
"""Version of the layout; files of other versions are not read."""

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "codebook": tuple(TERM_TYPES),
    **{name: (name,) for name in CLASSES if name not in TERM_TYPES},
}
"""The lines of a compiled file in their order; a section refers to itself and to those above it."""

SHARED = (Coding, Name, Period, Quantity, Inference, DocumentNumber, Reliability)
"""Small values that many records share, each before those that it holds; equal ones are kept once a section."""
OWN = (Evidence, Source, Page, Fault, Uncoded)
"""Values that belong to one record or document each."""
MADE: Mapping[str, type] = {cls.__name__: cls for cls in (*CLASSES.values(), *SHARED, *OWN)}
"""The classes of which a compiled file holds tables, by name."""
MISSING = -1
"""The place of None in a table of references: the last."""

_SECTION_OF = {name: section for section, names in SECTIONS.items() for name in names}
_VOCABULARIES: Mapping[str, type] = {
    name: cls for name, cls in vars(words).items() if isinstance(cls, type) and issubclass(cls, Enum)
}

T = TypeVar("T")
Column = list[Any]
Table = dict[str, Any]
Layout = Mapping[str, Mapping[str, Any]]
"""For each class, by name, how its fields are written.

That is the name of a class for a reference, several joined by | for a reference to
one of them, a list of one name for a tuple of references, or one of the ways `text`,
`texts`, `raw`, `day`, `number`, `pair`, `pairs` and `evidence`.
"""


class CompiledError(ValueError):
    """A compiled file is of another format or damaged; the YAML files are to be read instead."""


def blanks(cls: type[T], rows: int) -> list[T]:
    """Return new objects of *cls* whose fields `fill` must set before they are used."""
    return list(map(object.__new__, repeat(cls, rows)))


def fill(cls: type[T], objects: Iterable[T], name: str, column: Iterable[Any]) -> None:
    """Set the field *name* of *objects*, unchecked, to the values of *column*, one each."""
    # A frozen class refuses to be changed, but its slots do not, and they need no line of Python for each object.
    deque(map(getattr(cls, name).__set__, objects, column), maxlen=0)


class Compiled:
    """A compiled catalog whose sections are read when they are first asked for.

    Any number of threads may ask; each section is made once.

    Attributes:
        digest: The digest of the data; empty if it was not written.
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
            sections, layout = (header["sections"], header["layout"]) if header["format"] == FORMAT else ([], {})
            self.digest: str = str(header.get("digest", ""))
            held = {name: list(ways) for name, ways in layout.items()}
        except (ValueError, TypeError, LookupError, AttributeError) as exc:
            msg = "a compiled catalog starts with a header of its own"
            raise CompiledError(msg) from exc
        whole = sections == list(SECTIONS) and len(lines) == len(sections) + 2
        # If a class has gained a field since, its objects would lack it.
        if not whole or held != {name: [field.name for field in fields(cls)] for name, cls in MADE.items()}:
            msg = f"the compiled catalog is not of format {FORMAT}, or parts of it are missing"
            raise CompiledError(msg)
        self._layout: Layout = layout
        self._lines: dict[str, str | bytes] = dict(zip(sections, lines[1:], strict=False))
        self._made: dict[str, Column] = {name: [*terms, None] for name, terms in (codebook or {}).items()}

    def items(self, name: str) -> tuple[Any, ...]:
        """Return the objects of a name of `CLASSES`, in the order of the catalog they were compiled from."""
        return tuple(self._objects(name)[:-1])

    def _objects(self, name: str) -> Column:
        """Return the objects, and after the last one None, to which empty references point."""
        if name not in self._made:
            with LOADING:
                if name not in self._made:
                    self._read(_SECTION_OF[name])
        return self._made[name]

    def _read(self, section: str) -> None:
        with collection_off():
            tables: dict[str, Table] = json.loads(self._lines[section])
            reader = _Reader(tables, self._layout, self._objects)
            made = {name: reader.make(CLASSES[name].__name__, tables[name]) for name in SECTIONS[section]}
        self._made.update(made)
        del self._lines[section]


class _Reader:
    """Makes the objects of one section."""

    def __init__(self, tables: Mapping[str, Table], layout: Layout, outside: Callable[[str], Column]) -> None:
        self._tables = tables
        self._layout = layout
        self._outside = outside
        self._made: dict[str, Column] = {}

    def make(self, cls: str, table: Table) -> Column:
        """Return the objects of the table of the class named *cls*, and None after the last."""
        return self._made.get(cls) or self._fill(cls, table)

    def _fill(self, name: str, table: Table) -> Column:
        cls, rows = MADE[name], table["rows"]
        objects: Column = blanks(cls, rows)
        # Registered before its fields are filled: a parent is a row of the same table.
        self._made[name] = [*objects, None]
        for field, how in self._layout[name].items():
            fill(cls, objects, field, self._column(table[field], how, rows))
        return self._made[name]

    def _references(self, cls: str) -> Column:
        made = self._made.get(cls)
        if made is not None:
            return made
        plural = PLURALS.get(MADE[cls])
        if (plural or cls) in self._tables:
            return self._fill(cls, self._tables[plural or cls])
        return self._outside(plural) if plural else [None]

    def _column(self, column: Any, how: Any, rows: int) -> Iterable[Any]:  # noqa: ANN401 - see Layout
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
        return self._either(column["either"], rows) if "either" in column else self._tuples(column, how[0])

    def _either(self, parts: Table, rows: int) -> Column:
        values: Column = [None] * rows
        for name, (places, references) in parts.items():
            table = self._references(name)
            for place, reference in zip(places, references, strict=True):
                values[place] = table[reference]
        return values

    def _tuples(self, column: Table, cls: str) -> Iterable[tuple[Any, ...]]:
        table = self._references(cls)
        tuples = [tuple([table[place] for place in places]) for places in column["tuples"]]
        return map(tuples.__getitem__, column["rows"])

    def _listed(self, column: Column, how: Any) -> Iterable[Any]:  # noqa: ANN401
        if how in MADE:
            return map(self._references(how).__getitem__, column)
        if how == "day":
            days = {day: date.fromisoformat(day) for day in set(column) if day is not None}
            return map(days.get, column)
        if how == "number":
            return [_exact(value) if isinstance(value, str) else value for value in column]
        if how in {"pair", "texts"}:
            return [None if value is None else tuple(value) for value in column]
        if how == "pairs":
            return [tuple(map(tuple, value)) for value in column]
        return column

    def _evidence(self, column: Table, rows: int) -> Iterable[tuple[Evidence, ...]]:
        table = self._references("Evidence")
        first = column["first"]
        tuples: list[tuple[Evidence, ...]] = list(zip(table[first : first + rows], strict=True))
        for row, *places in column["more"]:
            tuples[row] += tuple([table[place] for place in places])
        return tuples


def _exact(written: str) -> Decimal | Fraction:
    return Fraction(written) if "/" in written else Decimal(written)


def _vocabulary(how: Any, values: Column) -> Column:  # noqa: ANN401
    if how == "text":
        return values
    make: Callable[[Any], Any] = unit if how == "Unit" else _VOCABULARIES[how]
    return [None if value is None else make(value) for value in values]
