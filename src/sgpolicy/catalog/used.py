"""What a result rests on: the records and documents found anywhere in it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from sgpolicy.analysis.listed import Listed, Table
from sgpolicy.model.document import Document
from sgpolicy.model.record import Record
from sgpolicy.model.shown import Identified

_UNUSED = ("left_out", "undated")
"""The fields of results that hold what these do not rest on."""


def used(result: object) -> tuple[Record | Document, ...]:
    """Return the records and documents that *result* rests on, each once, in order of first appearance.

    What a result left out, in a field `left_out` or `undated`, is not what it rests on, nor is what
    a record refers to. A table that holds none, such as a curve of counts, rests on what the table
    rests on from which it was made.
    """
    found = tuple({item.id: item for item in _found(result)}.values())
    if found or not isinstance(result, (Table, Listed)):
        return found
    origin = result._made_by()  # noqa: SLF001 - our own
    return used(origin.of) if origin and origin.name != "[]" and isinstance(origin.of, (Table, Listed)) else ()


def _found(value: Any) -> Iterator[Record | Document]:  # noqa: ANN401 - a result, or the value of one of its fields
    if isinstance(value, (Record, Document)):
        yield value
    elif isinstance(value, (str, bytes, Identified)):
        return
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            if field.name not in _UNUSED and not field.name.startswith("_"):
                yield from _found(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _found(one)
    elif isinstance(value, Iterable):
        for one in value:
            yield from _found(one)


def documents_of(items: Iterable[Record | Document]) -> tuple[Document, ...]:
    """Return the documents that *items* are, or have evidence in, each once, by id."""
    found: dict[str, Document] = {}
    for item in items:
        places = (item,) if isinstance(item, Document) else (piece.document for piece in item.evidence)
        found.update((document.id, document) for document in places)
    return tuple(found[key] for key in sorted(found))
