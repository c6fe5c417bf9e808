"""A JSON Schema of data files, by which an editor completes and checks them while a coder types.

It is made of the classes and the one table of types. What a schema cannot say (that a span lies in its file, that a
wording gives its number) `sgpolicy validate` checks.
"""

import inspect
import json
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import attrs

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.files.fields import MAX_ID, MAX_STATED, MAX_TIME
from sgpolicy.model.absence import Absence
from sgpolicy.model.coding import Coding
from sgpolicy.model.document import Document, Source
from sgpolicy.model.fields import limits
from sgpolicy.model.page import Page
from sgpolicy.model.period import EARLIEST, LATEST, Period
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.record import Record
from sgpolicy.model.region import CODES, Region
from sgpolicy.model.terms import SLUG, Term
from sgpolicy.model.unit import Unit
from sgpolicy.model.words import RegionLevel
from sgpolicy.schema import (
    ALSO_KEYS,
    AT_A_SPAN,
    CODEBOOK_KEYS,
    DATES,
    IN_CHINESE,
    LINKED,
    PLACE_KEYS,
    PLURALS,
    RECORD_LISTS,
    RECORD_TYPES,
    TERMS,
    file_keys,
)

Schema = dict[str, Any]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string", "pattern": r'^(?=[\s\S]*\S)[^"]*("[^"]*"[^"]*)*$'}  # not blank, quotes in pairs
_STATED: Schema = {**_TEXT, "maxLength": MAX_STATED}
_SPAN: Schema = {
    "type": "array",
    "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 1}],
    "items": False,
    "minItems": 2,
    "description": "[start, end]: offsets of characters, counted from 0, end exclusive",
}
_NUMBER: Schema = {"type": "number", "exclusiveMinimum": -(10**18), "exclusiveMaximum": 10**18}
_FRACTION: Schema = {"type": "string", "pattern": "^-?[0-9]{1,18}/[1-9][0-9]{0,17}$"}
_YEAR = f"({'|'.join(str(century) for century in range(EARLIEST // 100, LATEST // 100 + 1))})[0-9]{{2}}"
_LEAP = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|2000)"
_MONTH = "(0[1-9]|1[0-2])"
_DAY = f"-({_MONTH}-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)"
_TIME = f"({_YEAR}(-{_MONTH}|{_DAY})?|{_LEAP}-02-29)"
_REVERSED = "|".join(f"{digit}[0-9-]*/\\1[0-{digit - 1}]" for digit in range(1, 10))  # at the first digit that differs
_PERIOD: Schema = {
    "type": "string",
    "pattern": rf"^(?!([0-9-]*)({_REVERSED}))({_TIME}(/{_TIME}|/\.\.)?|\.\./{_TIME})$",
    "description": 'ISO 8601, such as "2011", "2011-12-21", "2021/2025", "../2012"',
}
_SLUG: Schema = {"type": "string", "pattern": f"^(?:{SLUG})$", "maxLength": MAX_ID}
_FULL_ID: Schema = {"type": "string", "pattern": f"^(?:{SLUG})(/(?:{SLUG}))?$"}
_COUNTRY = "100000"
_NO_IDS = (Source, Page)  # classes that are told from each other by their keys


def data_schema(catalog: Catalog) -> Schema:
    """Return the schema of data files, documents and codebooks alike.

    Args:
        catalog: The terms of which an editor offers the ids; others may be written.
    """
    return _Schemas(catalog).whole()


def schema_text(catalog: Catalog) -> str:
    """Return the schema of data files as JSON."""
    return json.dumps(data_schema(catalog), ensure_ascii=False, indent=1) + "\n"


class _Schemas:
    """The schemas of the classes, each made once."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._made: dict[str, Schema] = {}

    def whole(self) -> Schema:
        """Return the schema of a file: of a codebook if it has no id, else of a document."""
        document = self._mapping(Document)
        terms = {key: _list_of(self._mapping(cls)) for key, cls in CODEBOOK_KEYS.items()}
        return {
            "$schema": _DRAFT,
            "title": "A data file of sgpolicy: a document with its records, or terms of the codebook",
            "type": "object",
            "if": {"required": ["id"]},
            "then": document,
            "else": {"properties": terms, "additionalProperties": False, "minProperties": 1},
            "$defs": self._made,
        }

    def _mapping(self, cls: type) -> Schema:
        """Return a reference to the schema of the mapping that describes an object of *cls*."""
        name = cls.__name__
        if name not in self._made:
            self._made[name] = {}  # classes may refer to each other
            self._made[name] = self._of_class(cls)
        return {"$ref": f"#/$defs/{name}"}

    def _of_class(self, cls: type) -> Schema:
        told, hints = meanings(cls), get_type_hints(cls)
        held = {a.name: a for a in attrs.fields(cls)}
        keys = file_keys(cls)
        properties = {}
        for key in keys:
            made = self._key(cls, key, held, hints)
            properties[key] = {"description": told[key], **made} if key in told and key != "id" else made
        required = [key for key in keys if key in held and held[key].default is attrs.NOTHING]
        return {
            "type": "object",
            "description": (inspect.getdoc(cls) or "").splitlines()[0],
            "properties": properties,
            "required": [*required, *_also_required(cls)],
            "additionalProperties": False,
            **_rules(cls),
        }

    def _key(self, cls: type, key: str, held: Mapping[str, Any], hints: Mapping[str, Any]) -> Schema:
        special = self._special(cls, key)
        if special is not None:
            return special
        said = {name: value for name, value in limits(held[key].validator).items() if value is not None}
        made = self._of_type(hints[key])
        return {**made, **said} if said else made

    def _special(self, cls: type, key: str) -> Schema | None:  # noqa: C901, PLR0911 - one for each
        """Return the schema of a key that a file has otherwise than its class; None if they are the same."""
        if key == "inferred":
            return {"type": "object", "additionalProperties": _TEXT, "description": "field: why it was inferred so"}
        if key in PLACE_KEYS or key == "at":
            return self._place(key)
        if cls is Document and key == "dates":
            return {
                "type": "object",
                "properties": {date: self._period() for date in DATES},
                "additionalProperties": False,
            }
        if cls is Document and key in RECORD_LISTS:
            return _list_of(self._mapping(RECORD_TYPES[key]))
        if key == "id" and (issubclass(cls, Record) or cls is Document or (cls in TERMS and cls is not Region)):
            return _SLUG
        if key == "aliases" and issubclass(cls, Record):
            return _list_of({"type": "string", "pattern": f"^(?:{SLUG})/(?:{SLUG})$"})
        if cls is Absence and key == "terms":
            return {**_list_of(_TEXT), "minItems": 1}
        if issubclass(cls, Term) and key in IN_CHINESE.values():
            both = {"type": "object", "properties": {"zh": _TEXT, "en": _TEXT}, "required": ["en"]}
            return {
                "anyOf": [_TEXT if key == "definition" else {"type": "string"}, {**both, "additionalProperties": False}]
            }
        if cls is Period:
            return {"period": _PERIOD, "as_stated": {**_TEXT, "maxLength": MAX_TIME}}.get(key)
        if key == "printed" and cls in AT_A_SPAN:
            return {"type": "string", "minLength": 1, "maxLength": MAX_STATED}  # blanks too
        return _STATED if key == "as_stated" else None

    def _place(self, key: str) -> Schema:
        if key == "at":
            return _SPAN
        if key == "section":
            return {**_TEXT, "description": "path of heading labels, such as 二/(四)/三是"}
        further = {"document": _SLUG, "at": _SPAN, "section": _TEXT, "as_stated": _STATED}
        return _list_of(
            {"type": "object", "properties": {name: further[name] for name in ALSO_KEYS}, "additionalProperties": False}
        )

    def _of_type(self, form: Any) -> Schema:  # noqa: ANN401, PLR0911 - a type form, and one answer for each
        parts = [part for part in get_args(form) if part is not NoneType]
        if set(parts) == {int, Decimal, Fraction}:
            return {"anyOf": [_NUMBER, _FRACTION]}
        if set(parts) == set(_NO_IDS):
            return {"if": {"required": ["file"]}, "then": self._mapping(Source), "else": self._mapping(Page)}
        if get_origin(form) is tuple:
            return _SPAN if form == tuple[int, int] else _list_of(self._of_type(parts[0]))
        if parts:
            return self._of_type(parts[0])
        if issubclass(form, Enum):
            return self._words(form)
        if form in (str, int, bool):
            return {str: _TEXT, int: {"type": "integer"}, bool: {"type": "boolean"}}[form]
        if form is Unit:
            return self._ids("units", {"type": "string", "pattern": "^[A-Za-z0-9]+(-[a-z]+)*(/[A-Za-z0-9-]+){0,2}$"})
        if form is Period:
            return self._period()
        if form in TERMS:
            return self._ids(PLURALS[form], {"type": "string", "pattern": "^[0-9]{6}$"} if form is Region else _SLUG)
        return _FULL_ID if form in LINKED else self._mapping(form)

    def _period(self) -> Schema:
        return {"anyOf": [_PERIOD, self._mapping(Period)]}

    def _words(self, vocabulary: type[Enum]) -> Schema:
        name = vocabulary.__name__
        listed = ", ".join(f"{word.value} {getattr(word, 'zh', '')}".rstrip() for word in vocabulary)
        self._made[name] = {"enum": [word.value for word in vocabulary], "description": listed}
        return {"$ref": f"#/$defs/{name}"}

    def _ids(self, plural: str, form: Schema) -> Schema:
        """Return the schema of a reference: an id of the catalog, which an editor offers, or another of this form."""
        self._made[plural] = {"anyOf": [{"enum": list(getattr(self._catalog, plural).ids)}, form]}
        return {"$ref": f"#/$defs/{plural}"}


def _list_of(items: Schema) -> Schema:
    made: Schema = {"type": "array", "items": items}
    return {**made, "uniqueItems": True} if items.get("type") == "string" or "$ref" in items else made


def _also_required(cls: type) -> Iterable[str]:
    if cls is Period:
        return ("period", "basis")
    if cls is Quantity:
        return ("as_stated",)
    return ("at",) if cls in AT_A_SPAN else ()


def _rules(cls: type) -> Schema:
    if cls is Period:
        stated = {"anyOf": [{"required": ["as_stated"]}, {"required": ["at"]}]}
        return {
            "if": {"properties": {"basis": {"const": "inferred"}}},
            "then": {"required": ["because"]},
            "else": stated,
        }
    if cls is Region:
        return _codes()
    if cls is Coding:
        return {"dependentRequired": {"reviewer": ["reviewer_kind"], "reviewer_kind": ["reviewer"]}}
    if cls is Document:
        in_text = [key for key in RECORD_LISTS if not RECORD_TYPES[key].of_whole]
        return {
            "if": {"properties": {"source": {"required": ["file"]}}},
            "then": {"properties": {key: {"items": {"required": ["at"]}} for key in in_text}},
            "else": {"properties": _on_a_page(in_text)},
        }
    return {}


def _codes() -> Schema:
    """Return what holds of a region: its code fits its level, and begins with the digits of the region around it.

    No schema compares two values; but digit by digit each case of the one says what the other may be.
    """
    of_level = [{"if": _matching(level=level.value), "then": _matching(code=code)} for level, code in CODES.items()]
    of_parent = [
        {"if": _matching(code=f".{{{place}}}{digit}"), "then": _matching(parent=f".{{{place}}}{digit}|{wider}")}
        for place, wider in enumerate((_COUNTRY, _COUNTRY, "..0000", "..0000"))
        for digit in range(10)
    ]
    customary = {"properties": {"level": {"enum": [level.value for level in RegionLevel if level not in CODES]}}}
    return {
        "if": _matching(level=RegionLevel.COUNTRY.value),
        "else": {"required": ["parent"]},
        "anyOf": [customary, {"allOf": [*of_level, *of_parent]}],
    }


def _matching(**patterns: str) -> Schema:
    """Return what holds of a mapping whose texts begin so."""
    return {"properties": {key: {"pattern": f"^({pattern})"} for key, pattern in patterns.items()}}


def _on_a_page(lists: Iterable[str]) -> Schema:
    """Return what holds of the records of a page: they have no offsets, and what is absent cannot be proved."""
    never = {"items": {"properties": {"at": False}}}
    return {**dict.fromkeys(lists, never), PLURALS[Absence]: {"maxItems": 0}}


def meanings(cls: type) -> dict[str, str]:
    """Return what the docstrings of a class and its bases say of each attribute."""
    told: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        text = inspect.cleandoc(base.__doc__ or "").partition("Attributes:\n")[2]
        for name, meaning in re.findall(r"^    (\w+): (.*?)(?=^    \w+:|^\S|\Z)", text, re.DOTALL | re.MULTILINE):
            told[name] = " ".join(meaning.split())
    return told
