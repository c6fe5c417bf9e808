"""Compare catalogs field by field, with what equality ignores."""

from collections.abc import Iterator
from typing import Any

import attrs

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.schema import RECORD_TYPES, TERM_TYPES


def differences(one: Catalog, other: Catalog) -> Iterator[str]:
    """Yield where two catalogs differ, provenance and order included.

    Quantities and periods are equal if they mean the same, whatever their
    wording; this function compares every field.

    Yields:
        `targets hl-2011/x: quantity.as_stated: '三万人' is not '3万人'`, for the
        first field of each record that differs, in the order of the first catalog.
    """
    seen: set[tuple[int, int]] = set()
    for name in ("documents", *RECORD_TYPES, *TERM_TYPES):
        mine, theirs = getattr(one, name), getattr(other, name)
        if mine.ids != theirs.ids:
            yield f"{name}: the ids or their order differ"
        by_id = dict(zip(theirs.ids, theirs, strict=True))
        for item in mine:
            match = by_id.get(item.id)
            if match is None:
                continue
            found = next(_unlike(item, match, "", seen), None)
            if found is not None:
                yield f"{name} {item.id}: {found}"


def _unlike(one: Any, other: Any, path: str, seen: set[tuple[int, int]]) -> Iterator[str]:  # noqa: ANN401
    if one is other or (id(one), id(other)) in seen:
        return
    if type(one) is not type(other):
        yield f"{path}: {one!r} is not {other!r}"
    elif attrs.has(type(one)):
        seen.add((id(one), id(other)))
        for attribute in attrs.fields(type(one)):
            way = f"{path}.{attribute.name}" if path else attribute.name
            yield from _unlike(getattr(one, attribute.name), getattr(other, attribute.name), way, seen)
    elif isinstance(one, tuple) and len(one) == len(other):
        for index, (first, second) in enumerate(zip(one, other, strict=True)):
            yield from _unlike(first, second, f"{path}[{index}]", seen)
    elif one != other:
        yield f"{path}: {one!r} is not {other!r}"
