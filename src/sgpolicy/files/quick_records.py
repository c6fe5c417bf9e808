"""From the trees of the quick reader to documents and records, without a word on what is wrong.

Each class has a table from the keys of its mapping to what reads their values,
made of the types of its fields. The constructors run with all their checks;
what is checked beyond them in `sgpolicy.files.structure` is checked here too.
Whatever does not fit raises an exception of no matter what kind: the strict
path then reads all again and tells.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import Enum
from functools import reduce
from operator import or_
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import attrs

from sgpolicy.files.fields import MAX_STATED, MAX_TIME, is_full_id, is_id, period_of
from sgpolicy.files.quick import Bare, DoubtfulError
from sgpolicy.model.document import Document, Fault, Inference, Uncoded
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.period import Period
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.record import Record
from sgpolicy.model.unit import UNITS, Unit
from sgpolicy.model.words import Basis
from sgpolicy.schema import LINKED, RECORD_CLASSES, TERMS, Dates, PeriodEntry

Read = Callable[[Any], Any]
_AT_A_SPAN = (Fault, Uncoded)
_STATED = {"basis": Basis.STATED}


class ElsewhereError(DoubtfulError):
    """A record refers to one of another document, which is not known."""


def _sure(fits: bool) -> None:  # noqa: FBT001 - what is asked stands in the call
    if not fits:
        raise DoubtfulError


def _exactly(*types: type) -> Read:
    """Return what takes values of just these types, no subclasses: True is no number."""

    def read(raw: object) -> object:
        if type(raw) not in types:
            raise DoubtfulError
        return raw

    return read


def _text(raw: str) -> str:
    if type(raw) is not str or not raw or raw.isspace():
        raise DoubtfulError
    return raw


def _short(longest: int) -> Read:
    def read(raw: str) -> str:
        _sure(type(raw) is str and 1 <= len(raw) <= longest)
        return raw

    return read


def _span(raw: list[int]) -> tuple[int, int]:
    start, end = raw
    if type(start) is not int or type(end) is not int or not 0 <= start < end:
        raise DoubtfulError
    return start, end


def _slug(raw: str) -> str:
    _sure(is_id(raw))
    return raw


def _full_id(raw: str) -> str:
    _sure(type(raw) is str and is_full_id(raw))
    return raw


def _several(item: Read) -> Read:
    """Return what reads a list of scalars, none of them twice."""

    def read(raw: list[str]) -> tuple[Any, ...]:
        if type(raw) is not list or (len(raw) > 1 and len(set(raw)) != len(raw)):
            raise DoubtfulError
        return tuple([item(one) for one in raw])

    return read


def _all(item: Read) -> Read:
    """Return what reads a list of mappings."""

    def read(raw: list[Bare]) -> tuple[Any, ...]:
        _sure(type(raw) is list)
        return tuple(map(item, raw))

    return read


def _inferences(raw: Bare) -> tuple[Inference, ...]:
    return tuple([Inference(field=name, because=_text(why)) for name, why in raw.items()])


_READ: Mapping[Any, Read] = {
    str: _text,
    int: _exactly(int),
    bool: _exactly(bool),
    int | Decimal: _exactly(int, Decimal),
    tuple[int, int]: _span,
    tuple[Inference, ...]: _inferences,
    Unit: {unit.id: unit for unit in UNITS}.__getitem__,
}


def _fields(read: Mapping[str, Read], raw: Any) -> dict[str, Any]:  # noqa: ANN401 - anything else fails
    """Return what the values of a mapping are; a key without a reader fails."""
    made = {}
    for key, value in raw.items():
        made[key] = read[key](value)
    return made


class QuickMaker:
    """Makes the documents and records of one load, in the order of the strict path.

    Attributes:
        known: What can be referred to: for each class of term and of record a
            mapping from id to object; records are added as they are made.
        taken: Ids of documents that no other can have.
    """

    def __init__(self, known: Mapping[type, dict[str, Any]], taken: Iterable[str]) -> None:
        self.known = known
        self.taken = set(taken)
        self._document: Document
        self._worded = self._maker(Quantity)
        self._entry = self._table(PeriodEntry)
        self._head = self._table(Document)
        self._dates = {name: self._head.pop(name) for name in attrs.fields_dict(Dates)}
        self._place: Mapping[str, Read] = {"at": _span, "section": _text, "as_stated": _short(MAX_STATED)}
        self._records = {key: self._record(cls) for key, cls in RECORD_CLASSES.items()}

    def make(self, tree: Bare) -> tuple[Document, list[Record]]:
        """Return the document of a file and its records, in text order."""
        self._document = document = self._make_document(tree)
        _sure(document.id not in self.taken)
        self.taken.add(document.id)
        records: list[Record] = []
        for key, read in self._records.items():
            if key in tree:
                entries = tree[key]
                _sure(type(entries) is list)
                known = self.known.get(RECORD_CLASSES[key])
                for entry in entries:
                    record = read(entry)
                    records.append(record)
                    if known is not None:
                        known[record.id] = record
        _sure(len({record.id for record in records}) == len(records))
        records.sort(key=lambda record: record.evidence[0].start)
        return document, records

    def make_alone(self, tree: Bare) -> tuple[Document, list[Record]]:
        """Return the same, made as if there were no other document.

        Raises:
            ElsewhereError: It refers to another.
        """
        self.taken.clear()
        for cls in LINKED:
            self.known[cls].clear()
        return self.make(tree)

    def _make_document(self, tree: Bare) -> Document:
        read = self._head
        made = {key: read[key](value) for key, value in tree.items() if key not in self._records and key != "dates"}
        return Document(**made, **_fields(self._dates, tree.get("dates", {})))

    # -- readers by type -------------------------------------------------------------------------------

    def _table(self, cls: type) -> dict[str, Read]:
        forms = get_type_hints(cls)
        table = {field.name: self._reader(forms[field.name]) for field in attrs.fields(cls) if field.name != "evidence"}
        if "id" in table:
            table["id"] = _slug
        if cls in _AT_A_SPAN:
            del table["start"], table["end"]
            table |= {"at": _span, "printed": _short(MAX_STATED)}
        return table

    def _reader(self, form: Any) -> Read:  # noqa: ANN401, PLR0911 - a type form; a line each
        parts = get_args(form)
        if NoneType in parts:
            form = reduce(or_, (part for part in parts if part is not NoneType))
        if form in _READ:
            return _READ[form]
        if get_origin(form) is tuple:
            inner = get_args(form)[0]
            return (_all if inner in _AT_A_SPAN else _several)(self._reader(inner))
        if form in TERMS:
            return self.known[form].__getitem__
        if form in LINKED:
            return self._linked(self.known[form])
        if form is Period:
            return self._period
        if form is Quantity:
            return self._quantity
        if issubclass(form, Enum):
            return {str(member.value): member for member in form}.__getitem__
        return self._maker(form)

    def _maker(self, cls: type) -> Read:
        read = self._table(cls)

        def make(raw: Bare) -> object:
            return cls(**_fields(read, raw))

        def make_at_a_span(raw: Bare) -> object:
            made = _fields(read, raw)
            made["start"], made["end"] = made.pop("at")
            return cls(**made)

        return make_at_a_span if cls in _AT_A_SPAN else make

    # -- special readers -------------------------------------------------------------------------------

    def _linked(self, known: Mapping[str, Any]) -> Read:
        def read(raw: str) -> object:
            if "/" not in raw:
                return known[f"{self._document.id}/{raw}"]
            if raw not in known:
                raise ElsewhereError
            return known[raw]

        return read

    def _period(self, raw: str | Bare) -> Period:
        if type(raw) is str:
            return period_of(raw)
        entry = _fields(self._entry, raw)
        period = period_of(entry.pop("period"))
        if entry == _STATED:
            return period
        _sure("basis" in entry and len(entry.get("as_stated", "")) <= MAX_TIME)
        return attrs.evolve(period, **entry)

    def _quantity(self, raw: Bare) -> Quantity:
        _sure("as_stated" in raw)
        made: Quantity = self._worded(raw)
        return made

    def _record(self, cls: type[Record]) -> Read:
        read = self._table(cls) | {"at": _span, "section": _text, "also": self._also, "aliases": _several(_full_id)}

        def make(raw: Bare) -> Record:
            document = self._document
            made = _fields(read, raw)
            made["id"] = f"{document.id}/{made['id']}"
            if "region" not in made and document.region is not None:
                made["region"] = document.region
            wording = made["quantity"].as_stated if "quantity" in made else None
            first = self._passage(made.pop("at"), made.pop("section", None), wording)
            made["evidence"] = (first, *made.pop("also", ()))
            return cls(**made)

        return make

    def _also(self, raw: list[Bare]) -> list[Evidence]:
        _sure(type(raw) is list)
        return [self._passage(**_fields(self._place, place)) for place in raw]

    def _passage(self, at: tuple[int, int], section: str | None = None, as_stated: str | None = None) -> Evidence:
        start, end = at
        document = self._document
        if end > document.source.characters:
            raise DoubtfulError
        return Evidence(document=document, start=start, end=end, section=section, as_stated=as_stated)
