"""The verb `show`: from what was typed to what it means, and to what is printed of it."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.hits import type_of
from sgpolicy.catalog.rows import row
from sgpolicy.cli.output import Answer, Sheet
from sgpolicy.display import card, collection_text, story
from sgpolicy.display.cards import titled_facts
from sgpolicy.display.say import said
from sgpolicy.display.story import contents
from sgpolicy.display.tables import ROWS, cells_with_reasons, heading
from sgpolicy.errors import UnknownNameError, UnknownRecordError
from sgpolicy.model.region import Region
from sgpolicy.names import all_names
from sgpolicy.schema import RECORD_TYPES, TERM_TYPES

_ALL = "--all"


def look_up(catalog: Catalog, what: str) -> list[Any]:
    """Return the record or document with the id *what*, else the region, else the terms so called.

    Raises:
        UnknownNameError: Nothing is called so.
    """
    try:
        return [catalog[what]]
    except UnknownRecordError as unknown:
        missed = unknown
    try:
        return [catalog.regions[what]]
    except UnknownNameError:
        return _terms(catalog, what, missed)


def _terms(catalog: Catalog, what: str, missed: UnknownRecordError) -> list[Any]:
    collections = [*(getattr(catalog, name) for name in TERM_TYPES if name != "regions"), catalog.units]
    found = [term for terms in collections if (term := terms.get(what)) is not None]
    if found:
        return found
    if "/" in what or (any(c.isdigit() for c in what) and "-" in what):
        raise missed
    names = [name for terms in (catalog.regions, *collections) for term in terms for name in all_names(term)]
    raise UnknownNameError(what, list(dict.fromkeys(names)))


def shown(catalog: Catalog, found: Sequence[Sequence[Any]], *, every: bool) -> Answer:
    """Return what is printed of things that were looked up; of the whole catalog, if there are none.

    A region is its records: as text their story, or with *every* all of them.
    """
    most = None if every else ROWS

    def text() -> str:
        if not found:
            return f"{contents(catalog)}\n{collection_text(catalog.documents, most=most, hint=_ALL, ids=True)}"
        return "\n\n".join(_text(catalog, item, every=every) for item in chain(*found))

    def rows() -> Iterator[dict[str, Any]]:
        things = chain.from_iterable(_held(catalog, item) for item in chain(*found)) if found else catalog.documents
        return ({"record_type": type_of(item), **row(item)} for item in things)

    def tables() -> Iterator[Sheet]:
        if not found:
            yield from sheets(catalog.documents, most=most)
        for item in chain(*found):
            if isinstance(item, Region):
                for held in _of_region(catalog, item):
                    yield from sheets(held, most=most)
            else:
                title, lines = titled_facts(item)
                yield Sheet(title, ("about", "value"), lines)

    return Answer(text, rows, tables)


def _of_region(catalog: Catalog, region: Region) -> list[Any]:
    held = (getattr(catalog, name).where(within=region) for name in RECORD_TYPES)
    return [some for some in held if some]


def _held(catalog: Catalog, item: Any) -> Iterator[Any]:  # noqa: ANN401 - a record, document, term or region
    """Yield the records of a region, or the item itself."""
    if isinstance(item, Region):
        yield from chain.from_iterable(_of_region(catalog, item))
    else:
        yield item


def _text(catalog: Catalog, item: object, *, every: bool) -> str:
    if not isinstance(item, Region):
        return card(item)
    if not every:
        return story(catalog, item)
    parts = [str(item), *(collection_text(held, most=None, ids=True) for held in _of_region(catalog, item))]
    return "\n\n".join(parts) if len(parts) > 1 else f"{item}: {said('no records')}"


def sheets(things: Sequence[Any], most: int | None = None) -> Iterator[Sheet]:
    """Yield a collection or result as a table."""
    header, rows = cells_with_reasons(things, things[:most]) if things else ((), [])
    yield Sheet(heading(things), header, rows)
