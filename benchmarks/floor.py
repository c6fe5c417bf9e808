"""The floor: the same records as JSON objects, decoded by msgspec into Structs of the same fields."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs
import msgspec

from sgpolicy.model.evidence import Evidence
from sgpolicy.model.period import Period
from sgpolicy.model.region import Region
from sgpolicy.model.unit import Unit, unit
from sgpolicy.schema import CLASSES, RECORD_CLASSES

_REFERENCES = (*CLASSES.values(), Unit)
_AS_TEXT = (*_REFERENCES, Enum, date, Decimal)


@cache
def _fields(cls: type) -> dict[str, Any]:
    """Return the types of the fields of *cls* by name."""
    types = get_type_hints(cls)
    return {field.name: types[field.name] for field in attrs.fields(cls)}


@cache
def struct(cls: type) -> Any:  # noqa: ANN401
    """Return the Struct class with the fields of *cls*; what it refers to becomes an id."""
    return msgspec.defstruct(cls.__name__, [(name, _type(form)) for name, form in _fields(cls).items()], frozen=True)


def _type(form: Any) -> Any:  # noqa: ANN401
    """Return the type that a value of type *form* has in a Struct."""
    if parts := get_args(form):
        # A tuple has any number of items, but for the pairs of offsets.
        return list[_type(parts[0])] if get_origin(form) is tuple else Union[*map(_type, parts)]  # type: ignore[misc]
    if form in (str, int, bool, NoneType):
        return form
    return str if issubclass(form, _AS_TEXT) else struct(form)


def encode(items: Sequence[Any]) -> bytes:
    """Return *items* as a JSON array of objects."""
    encoder = msgspec.json.Encoder()
    return b"[" + b",".join(encoder.encode(_object(item)) for item in items) + b"]"


def decoder(name: str) -> Any:  # noqa: ANN401
    """Return the decoder for the records of an attribute of the catalog."""
    cls: Any = RECORD_CLASSES[name]
    return msgspec.json.Decoder(list[struct(cls)])  # type: ignore[misc]


def _object(item: Any) -> dict[str, Any]:  # noqa: ANN401
    cls: Any = type(item)
    return {name: _value(getattr(item, name)) for name in _fields(cls)}


def _value(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    if isinstance(value, _REFERENCES):
        return str(key(value))
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, Decimal)):
        return str(value)
    return _object(value) if attrs.has(type(value)) else value


def key(item: Any) -> str:  # noqa: ANN401
    """Return the id of a term, document or record."""
    return str(item.code if isinstance(item, Region) else item.id)


class Builder:
    """Builds attrs objects from Structs by their constructors, sharing equal short strings and periods."""

    def __init__(self, known: dict[type, dict[str, Any]]) -> None:
        self._known = known
        self._shared: dict[Any, Any] = {}

    def make(self, cls: type, raw: Any) -> Any:  # noqa: ANN401
        """Return the object of *cls* that a Struct holds."""
        made = cls(**{name: self._field(form, getattr(raw, name), name) for name, form in _fields(cls).items()})
        if cls is not Period:
            return made
        return self._shared.setdefault((made, made.basis, made.as_stated, made.because, made.at), made)

    def _field(self, form: Any, value: Any, name: str = "") -> Any:  # noqa: ANN401, PLR0911
        if value is None or form in (int, bool):
            return value
        if parts := get_args(form):
            if get_origin(form) is tuple:
                made = tuple(self._field(parts[0], item) for item in value)
                return made if parts[0] is Evidence else self._shared.setdefault(made, made)
            return self._field(parts[0] if type(value) is int or Decimal not in parts else Decimal, value, name)
        if form is str:
            return value if name == "id" else self._shared.setdefault(value, value)
        if form is date:
            return date.fromisoformat(value)
        if form is Unit:
            return unit(value)
        if form in self._known:
            return self._known[form][value]
        return form(value) if issubclass(form, (Enum, Decimal)) else self.make(form, value)
