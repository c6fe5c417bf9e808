"""Compare catalogs field by field, with what equality ignores."""

from collections.abc import Iterator

from sgpolicy.catalog.catalog import Catalog, a_catalog
from sgpolicy.model.leaves import unlike
from sgpolicy.schema import RECORD_TYPES, TERM_TYPES


def differences(one: Catalog, other: Catalog) -> Iterator[str]:
    """Yield where two catalogs differ, provenance and order included.

    Quantities and periods are equal if they mean the same, whatever their
    wording; this function compares every field. `sgpolicy.diff` tells what
    became of the data; this one also tells the order.

    Yields:
        `targets hl-2011/x: quantity.as_stated: '三万人' is not '3万人'`, for each
        field that differs, in the order of the first catalog.
    """
    for given in (one, other):
        a_catalog("differences()", given)
    for name in ("documents", *RECORD_TYPES, *TERM_TYPES):
        mine, theirs = getattr(one, name), getattr(other, name)
        if mine.ids != theirs.ids:
            yield f"{name}: the ids or their order differ"
        by_id = dict(zip(theirs.ids, theirs, strict=True))
        for item in mine:
            for path, first, second in unlike(item, by_id.get(item.id, item)):
                yield f"{name} {item.id}: {path}: {first!r} is not {second!r}"
