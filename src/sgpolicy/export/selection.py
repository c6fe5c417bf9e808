"""Part of a catalog, kept by the keywords of `where()`, with all that it refers to."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import frozen

from sgpolicy.asked import not_a
from sgpolicy.catalog.asking import each, keywords
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.collection import Collection
from sgpolicy.errors import UnknownTermError
from sgpolicy.model.figure import Target
from sgpolicy.model.measure import Measure
from sgpolicy.schema import CLASSES, PLURALS, RECORD_TYPES

Filters = Mapping[str, Any]
"""What is asked, by the keyword of `where()`; of several values in a list any will do."""
_FILTERED = ("documents", *RECORD_TYPES)


@frozen(kw_only=True)
class Selection:
    """Part of a catalog.

    Attributes:
        catalog: What was kept, and the whole codebook.
        told: What was asked and of how many each table kept how many, in lines for people to read.
    """

    catalog: Catalog
    told: tuple[str, ...]


def select(catalog: Catalog, where: Filters) -> Selection:
    """Keep what *where* asks for in each table of documents or records that has the keyword.

    Documents and records that what is kept refers to are kept with it, and so is every term of the codebook: no
    key leads nowhere.

    Raises:
        UnknownTermError: No table has the keyword.
        TypeError: *where* maps no keywords to values.
    """
    if not isinstance(where, Mapping):
        raise TypeError(not_a("export()", "where= as a mapping of keywords to what is asked", where))
    offered = {name: keywords(getattr(catalog, name)) for name in _FILTERED}
    known = list(dict.fromkeys(word for words in offered.values() for word in words))
    for word in where:
        if word not in known:
            raise UnknownTermError(word, known, "keyword of where")
    asked = {name: _asked_of(words, where) for name, words in offered.items()}
    kept = {name: list(_kept(getattr(catalog, name), asked[name])) for name in _FILTERED}
    added = _add_referred(catalog, kept)
    items = {**{name: tuple(getattr(catalog, name)) for name in CLASSES}, **{n: tuple(k) for n, k in kept.items()}}
    told = [_told(name, asked[name], len(kept[name]), len(getattr(catalog, name)), added[name]) for name in _FILTERED]
    return Selection(catalog=type(catalog).lazily(items.__getitem__), told=tuple(told))


def _asked_of(words: Sequence[str], where: Filters) -> dict[str, Any]:
    """Return what of *where* a table with these keywords can be asked; what it cannot have it cannot miss."""
    return {
        word: value for word, value in where.items() if word in words and (word != "missing" or _can_miss(words, value))
    }


def _can_miss(words: Sequence[str], value: object) -> bool:
    """Return whether a table with these keywords can miss what is asked; what is no text it refuses itself."""
    return all(one in words for one in each(value) if isinstance(one, str))


def _kept(collection: Collection[Any], asked: Mapping[str, Any]) -> Iterable[Any]:
    where: Any = collection.where  # type: ignore[attr-defined] # each subclass has its own
    return where(**asked) if asked else collection


def _add_referred(catalog: Catalog, kept: dict[str, list[Any]]) -> dict[str, int]:
    """Add to *kept* what it refers to, in the order of the catalog; return how many were added to each table."""
    wanted: dict[str, set[str]] = {name: {item.id for item in items} for name, items in kept.items()}
    for item in _referred(kept):
        wanted[PLURALS[type(item)]].add(item.id)
    for name in RECORD_TYPES:
        wanted["documents"].update(r.document.id for r in getattr(catalog, name) if r.id in wanted[name])
    added = {}
    for name, ids in wanted.items():
        added[name] = len(ids) - len(kept[name])
        if added[name]:
            kept[name] = [item for item in getattr(catalog, name) if item.id in ids]
    return added


def _referred(kept: Mapping[str, list[Any]]) -> Iterable[Any]:
    for item in (*kept[PLURALS[Measure]], *kept[PLURALS[Target]]):
        if isinstance(item, Measure):
            yield from item.provisions
            yield from (item.programme,) if item.programme else ()
        elif item.baseline:
            yield item.baseline


def _told(name: str, asked: Mapping[str, Any], kept: int, of: int, added: int) -> str:
    if not asked:
        return f"{name}: all {of}; they have none of these keywords"
    by = ", ".join(f"{word}={_said(value)}" for word, value in asked.items())
    more = f", {added} of them because others refer to them" if added else ""
    return f"{name}: {kept} of {of} by {by}{more}"


def _said(value: object) -> str:
    return "|".join(map(str, each(value)))
