"""The floor: the same records as JSON objects, decoded by msgspec into Structs of the same fields."""

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

import msgspec

from sgpolicy.model.evidence import Evidence
from sgpolicy.model.period import Period
from sgpolicy.model.region import Region
from sgpolicy.model.unit import Unit, unit
from sgpolicy.schema import CLASSES
from sgpolicy.schema import TERM_TYPES as TERMS
from sgpolicy.shipped.compiled import LAYOUT

RECORDS = tuple(name for name in CLASSES if name not in (*TERMS, "documents"))
_REFERENCES = (*CLASSES.values(), Unit)
_PLAIN = {"id": str, "text": str | None, "raw": int | bool | None, "number": int | str | None, "day": str | None}
_structs: dict[type, Any] = {}


def struct(cls: type) -> Any:  # noqa: ANN401
    """Return the Struct class with the fields of *cls*; what it refers to becomes an id."""
    if cls not in _structs:
        fields = [(name, _type(how)) for name, how in LAYOUT[cls].items()]
        _structs[cls] = msgspec.defstruct(cls.__name__, fields, frozen=True)
    return _structs[cls]


def _type(how: Any) -> Any:  # noqa: ANN401
    if how == "evidence":
        return list[struct(Evidence)]  # type: ignore[misc]
    if isinstance(how, list):
        return list[str] if how[0] in _REFERENCES else list[struct(how[0])]  # type: ignore[misc]
    if how in ("texts", "pair"):
        return list[str] if how == "texts" else list[int] | None
    if isinstance(how, str):
        return _PLAIN[how]
    return str | None if how in _REFERENCES or issubclass(how, Enum) else struct(how) | None


def encode(items: tuple[Any, ...]) -> bytes:
    """Return *items* as a JSON array of objects."""
    encoder = msgspec.json.Encoder()
    return b"[" + b",".join(encoder.encode(_object(item)) for item in items) + b"]"


def decoder(name: str) -> Any:  # noqa: ANN401
    """Return the decoder for the records of an attribute of the catalog."""
    return msgspec.json.Decoder(list[struct(CLASSES[name])])  # type: ignore[misc]


def _object(item: Any) -> dict[str, Any]:  # noqa: ANN401
    return {name: _value(getattr(item, name)) for name in LAYOUT[type(item)]}


def _value(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    if isinstance(value, _REFERENCES):
        return _key(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, Decimal)):
        return str(value)
    return _object(value) if type(value) in LAYOUT else value


def _key(value: Any) -> str:  # noqa: ANN401
    return str(value.code if isinstance(value, Region) else value.id)


class Builder:
    """Builds attrs objects from Structs by their constructors, sharing equal short strings and periods."""

    def __init__(self, known: dict[type, dict[str, Any]]) -> None:
        self._known = known
        self._shared: dict[Any, Any] = {}

    def make(self, cls: type, raw: Any) -> Any:  # noqa: ANN401
        """Return the object of *cls* that a Struct holds."""
        made = cls(**{name: self._field(how, getattr(raw, name)) for name, how in LAYOUT[cls].items()})
        if cls is not Period:
            return made
        return self._shared.setdefault((made, made.basis, made.as_stated, made.because, made.at), made)

    def _field(self, how: Any, value: Any) -> Any:  # noqa: ANN401, PLR0911
        if value is None or how == "raw":
            return value
        if how == "evidence":
            return tuple(self.make(Evidence, item) for item in value)
        if isinstance(how, list):
            made = tuple(self._field(how[0], item) for item in value)
            return self._shared.setdefault(made, made)
        if how in ("texts", "pair"):
            return tuple(value)
        if how == "day":
            return date.fromisoformat(value)
        if how == "number":
            return Decimal(value) if isinstance(value, str) else value
        if isinstance(how, str):
            return value if how == "id" else self._shared.setdefault(value, value)
        if how is Unit:
            return unit(value)
        if how in self._known:
            return self._known[how][value]
        return how(value) if issubclass(how, Enum) else self.make(how, value)
