"""The one table of types: which classes a catalog holds, what they are called, and what a file may say of each.

Every other list of types is derived from this table, here: the attributes of a catalog, the lists of a file, the
sections of the compiled form, the files of an export. To add a type, add a row.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import attrs

from sgpolicy.model.absence import Absence
from sgpolicy.model.document import Document, Fault, Uncoded
from sgpolicy.model.erratum import Erratum
from sgpolicy.model.figure import Observation, Provision, Target
from sgpolicy.model.measure import Measure
from sgpolicy.model.named import Citation, Organisation, Programme
from sgpolicy.model.period import Period
from sgpolicy.model.record import Record
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Body, Domain, Indicator, Instrument, Setting, Work
from sgpolicy.model.unit import Unit


class Row(NamedTuple):
    """A class whose objects a catalog holds.

    Attributes:
        cls: The class.
        plural: The catalog's attribute, the list in a file, and the name of the exported file.
        linked: Whether records refer to one of them by its id. Those that are do not refer to records themselves.
    """

    cls: type[Any]
    plural: str
    linked: bool = False

    @property
    def singular(self) -> str:
        """What one of them is called in messages and in the rows of an export."""
        return self.cls.__name__.lower()


_DOCUMENT = Row(Document, "documents")
_STATED = (
    Row(Measure, "measures"),
    Row(Provision, "provisions", linked=True),
    Row(Target, "targets"),
    Row(Observation, "observations", linked=True),
)
_NAMED = (
    Row(Programme, "programmes", linked=True),
    Row(Organisation, "organisations"),
    Row(Citation, "citations"),
)
_SEARCHED = (Row(Absence, "absences"),)
_RECORDS = (*_STATED, *_NAMED, *_SEARCHED)
_TERMS = (  # each after those that it refers to
    Row(Region, "regions"),
    Row(Indicator, "indicators"),
    Row(Instrument, "instruments"),
    Row(Domain, "domains"),
    Row(Setting, "settings"),
    Row(Body, "bodies"),
    Row(Work, "works"),
    Row(Erratum, "errata"),
)
_UNIT = Row(Unit, "units")

RECORD_TYPES: Mapping[str, type[Record]] = {row.plural: row.cls for row in _RECORDS}
"""What the collections of records hold, by the name of the catalog's attribute, in its order."""
TERM_TYPES: Mapping[str, type[Any]] = {row.plural: row.cls for row in _TERMS}
"""What the collections of terms hold, by the name of the catalog's attribute."""
TERMS: Mapping[type, str] = {row.cls: row.singular for row in _TERMS}
"""The classes of term, and what one of each is called."""
LINKED: Mapping[type, str] = {row.cls: row.singular for row in _RECORDS if row.linked}
"""The classes of record that others refer to, and what one of each is called."""
NAMED: Mapping[type, str] = {**TERMS, Programme: "programme", Document: "document", Unit: "unit"}
"""The classes that queries ask for by name, and what one of each is called."""
RECORD_CLASSES: Mapping[str, type[Record]] = {
    row.plural: row.cls for row in sorted((*_NAMED, *_STATED, *_SEARCHED), key=lambda row: not row.linked)
}
"""The lists of a document file and what their items are, in the order in which they are made."""
CODEBOOK_KEYS = TERM_TYPES
"""The lists of a codebook file and what their items are."""
CLASSES: Mapping[str, type[Any]] = {**TERM_TYPES, _DOCUMENT.plural: _DOCUMENT.cls, **RECORD_CLASSES}
"""All that a catalog holds, by the names of its attributes; each class after those that it refers to."""
PLURALS: Mapping[type, str] = {cls: name for name, cls in CLASSES.items()}
"""The names of the catalog's attributes, by what they hold."""
TIMES: Mapping[type, str] = {row.cls: row.cls.time_field for row in _RECORDS if row.cls.time_field}
"""For each class of record that has a time the field, and the key in a file, that holds it."""
IN_CHINESE: Mapping[str, str] = {"definition_zh": "definition", "is_not_zh": "is_not"}
"""The fields of a term that are Chinese, and the key in a file that holds them: `{zh: ..., en: ...}`."""
TABLES: Mapping[str, str] = {row.plural: row.singular for row in (_DOCUMENT, *_RECORDS, *_TERMS, _UNIT)}
"""The exported collections, and the record type of their rows."""
TABLE_CLASSES: Mapping[str, type[Any]] = {**CLASSES, _UNIT.plural: _UNIT.cls}
"""What the rows of the exported collections are made of."""
RECORD_LISTS = tuple(row.plural for row in (*_NAMED, *_STATED, *_SEARCHED))
"""The lists of a document file that hold records, in canonical order: what is named before what is said of it."""
PLACE_KEYS = ("at", "section", "also")
"""The keys of a record that its evidence is made of."""
ALSO_KEYS = ("document", "at", "section", "as_stated")
"""The keys of a further piece of evidence."""
AT_A_SPAN = (Fault, Uncoded)
"""The classes of passages that are no evidence: their start and end are one key, `at`."""


@attrs.frozen(kw_only=True)
class Dates:
    """The dates of a document, as its file groups them."""

    issued: Period | None = None
    published: Period | None = None
    reference: Period | None = None
    effective: Period | None = None
    repealed: Period | None = None
    status_checked: Period | None = None


DATES = tuple(attribute.name for attribute in attrs.fields(Dates))
"""The fields of a document that its file groups as its dates."""


def file_keys(cls: type) -> list[str]:
    """Return the keys that a mapping for *cls* may have, in canonical order."""
    if cls is Document:
        return _document_keys()
    if cls is Period:
        return ["period", *(name for name in _names(cls) if name not in ("start", "end"))]
    names = [name for name in _names(cls) if name not in IN_CHINESE]
    if issubclass(cls, Record):
        common = _names(Record)
        own = [name for name in names if name not in common]
        places = () if cls.of_whole else PLACE_KEYS
        return ["id", *own, "region", *places, "inferred", "confidence", "note", "aliases"]
    if cls in AT_A_SPAN:
        return ["at", *(name for name in names if name not in ("start", "end"))]
    return names


def _document_keys() -> list[str]:
    """Return the fields of a document, its dates in one mapping and its records before what is left of the text."""
    last = ("faults", "uncoded")
    head = [name for name in _names(Document) if name not in (*last, *DATES, "inferred")]
    place = head.index("region") + 1
    return [*head[:place], "inferred", "dates", *head[place:], *RECORD_LISTS, *last]


def _names(cls: type) -> list[str]:
    return [a.name for a in attrs.fields(cls)]
