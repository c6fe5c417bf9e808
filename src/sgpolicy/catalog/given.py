"""What a program gives to make a catalog of: everything of a class that a catalog holds, and each id once."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sgpolicy.asked import all_of, either, not_a, shown
from sgpolicy.catalog.terms import ordered
from sgpolicy.errors import FieldError
from sgpolicy.model.document import Document
from sgpolicy.model.record import Record
from sgpolicy.model.region import Region
from sgpolicy.schema import PLURALS, RECORD_TYPES, TERMS


def checked(
    terms: Mapping[type, Iterable[Any]] | None, documents: Iterable[Document], records: Iterable[Record]
) -> dict[type, list[Any]]:
    """Return the members of a catalog by class, in its order; an object of a subclass counts as one of the class.

    Raises:
        TypeError: Something is not of a class that a catalog holds.
        FieldError: Two of one kind have the same id.
    """
    if not isinstance(terms, Mapping | None):
        raise TypeError(not_a("Catalog(terms=)", "a mapping from a class, such as Region, to its terms", terms))
    held: dict[type, list[Any]] = {}
    for cls, members in (terms or {}).items():
        if cls not in TERMS:
            raise TypeError(not_a("Catalog(terms=)", f"{either(TERMS)} as a key", cls))
        held[cls] = all_of(f"Catalog(terms[{cls.__name__}])", members, cls)
    held[Region] = ordered(held.get(Region, ()))
    held[Document] = sorted(all_of("Catalog(documents)", documents, Document), key=lambda document: document.id)
    stated = all_of("Catalog(records)", records, *RECORD_TYPES.values())
    stated.sort(key=lambda record: record.document.id)
    for cls in RECORD_TYPES.values():
        held[cls] = [record for record in stated if isinstance(record, cls)]
    for cls in (*TERMS, Document):
        _once(PLURALS[cls], (item.id for item in held.get(cls, ())))
    _once("records", (key for record in stated for key in (record.id, *record.aliases)))
    return held


def _once(what: str, ids: Iterable[str]) -> None:
    twice = [key for key, times in Counter(ids).items() if times > 1]
    if twice:
        raise FieldError(
            what, f"more than one of the {what} has the id {shown(twice[0])}", "give each an id of its own"
        )
