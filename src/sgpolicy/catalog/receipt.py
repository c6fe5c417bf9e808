"""Receipts: how a result was made, from which data, and a digest of its rows, so that others can make it again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from inspect import signature
from typing import Any

from attrs import asdict, field, fields, frozen

from sgpolicy import __version__
from sgpolicy.asked import not_a
from sgpolicy.catalog.collection import Collection
from sgpolicy.catalog.steps import as_code, origins, plain, written
from sgpolicy.catalog.used import used
from sgpolicy.errors import FieldError, NotReplayableError
from sgpolicy.model.fields import a, maybe, tuple_of
from sgpolicy.model.origin import Origin
from sgpolicy.model.said import Said
from sgpolicy.model.shown import Shown, one_line
from sgpolicy.model.tabular import Tabular

_SHORT = 12
"""Digits of a digest that are shown."""


@frozen(kw_only=True, repr=False)
class Receipt(Shown):
    """How a result was made, and what it was.

    Attributes:
        query: The query as one would type it; None if it cannot be replayed.
        steps: The query as plain values, which `sgpolicy.replay` takes again; empty if it cannot be replayed.
        unreplayable: Why it cannot be replayed, such as that it was filtered by a function; None if it can.
        method: The last method with all its arguments, those left out too; None if there was none.
        result: The class of the result, such as Measures or Panel.
        rows: How many rows it has.
        rows_digest: SHA-256 of its rows, in hexadecimal.
        ids: The ids of its records or terms; of a table those of the records and documents that it rests on.
        library: The version of the library.
        data: The version of the data; None if they are not known.
        data_digest: The digest of the data; None if they are not known.
    """

    query: str | None = field(validator=maybe(str))
    steps: tuple[Mapping[str, Any], ...] = field(validator=a(tuple))
    unreplayable: str | None = field(validator=maybe(str))
    method: Mapping[str, Any] | None = field(validator=maybe(Mapping))
    result: str = field(validator=a(str))
    rows: int = field(validator=a(int))
    rows_digest: str = field(validator=a(str))
    ids: tuple[str, ...] = field(validator=tuple_of(str))
    library: str = field(validator=a(str))
    data: str | None = field(validator=maybe(str))
    data_digest: str | None = field(validator=maybe(str))

    def to_dict(self) -> dict[str, Any]:
        """Return what it says as JSON can hold it."""
        return {**asdict(self, recurse=False), "steps": list(self.steps), "ids": list(self.ids)}

    def to_json(self) -> str:
        """Return what it says as JSON, indented."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=2)

    @classmethod
    def from_dict(cls, said: Mapping[str, Any]) -> Receipt:
        """Return the receipt that `to_dict` wrote.

        Raises:
            FieldError: A key is missing, or one too many, or holds what `to_dict` never writes there.
            TypeError: It is no mapping.
        """
        if not isinstance(said, Mapping):
            raise TypeError(not_a("a receipt", "what Receipt.to_dict() returns", said))
        wanted = [field.name for field in fields(cls)]
        if unlike := sorted(map(str, set(wanted) ^ set(said))):
            raise FieldError(unlike[0], "the keys are not those of a receipt", f"a receipt has {', '.join(wanted)}")
        told: dict[str, Any] = {name: tuple(held) if isinstance(held, list) else held for name, held in said.items()}
        return cls(**told)

    @property
    def told(self) -> dict[str, str]:
        """What it says in short: query, result, data and library."""
        data = Said("{version}, SHA-256 {digest}…", version=self.data, digest=(self.data_digest or "")[:_SHORT])
        return {
            "query": self.query or Said("cannot be replayed: {why}", why=self.unreplayable),
            "result": Said(
                "{result}, {rows} rows of {ids} ids, SHA-256 {digest}…",
                result=Said(self.result),
                rows=self.rows,
                ids=len(self.ids),
                digest=self.rows_digest[:_SHORT],
            ),
            "data": data if self.data_digest else Said("not known"),
            "library": f"sgpolicy {self.library}",
        }

    def __str__(self) -> str:
        """Return the receipt as lines of text."""
        return "\n".join(one_line(f"{name:9}{text}") for name, text in self.told.items())

    def __repr__(self) -> str:
        said = self.query or f"cannot be replayed: {self.unreplayable}"
        return one_line(f"<Receipt {said}; {self.result} {self.rows_digest[:_SHORT]}; data {self.data or '?'}>")


def receipt(result: Tabular) -> Receipt:
    """Return the receipt of a result."""
    data, steps = origins(result)
    rows = result.to_dicts()
    told: dict[str, Any] = {"query": None, "steps": (), "unreplayable": None, "method": None}
    if data is None:
        told["unreplayable"] = Said(
            "nobody knows how it was made: it is part of another result, or was unpickled or made by hand"
        )
        steps = []
    try:
        taken = tuple(written(step) for step in steps)
        told |= {"steps": taken, "query": as_code(taken) if data else None, "method": _method(steps)}
    except NotReplayableError as exc:
        told["unreplayable"] = exc.args[0]
    return Receipt(
        **told,
        result=type(result).__name__,
        rows=len(rows),
        rows_digest=rows_digest(rows),
        ids=result.ids if isinstance(result, Collection) else tuple(item.id for item in used(result)),
        library=__version__,
        data=data.version if data else None,
        data_digest=data.digest if data else None,
    )


def rows_digest(rows: list[dict[str, Any]]) -> str:
    """Return the SHA-256 of rows, in hexadecimal: of their JSON, with sorted keys."""
    text = json.dumps(rows, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return sha256(text.encode()).hexdigest()


def _method(steps: list[Origin]) -> dict[str, Any] | None:
    """Return the last method of *steps* with all its arguments."""
    for step in reversed(steps):
        method = getattr(type(step.of), step.name, None)
        if callable(method) and step.name != "where":
            bound = signature(method).bind(step.of, *step.args, **step.keywords)
            bound.apply_defaults()
            given = dict(list(bound.arguments.items())[1:])
            return {"name": step.name, "arguments": {name: plain(value) for name, value in given.items()}}
    return None
