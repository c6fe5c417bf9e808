"""Part of a catalog: what the keywords of `where()` keep, what that refers to, and nothing else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args, get_type_hints

import attrs
from attrs import frozen

from sgpolicy.asked import not_a
from sgpolicy.catalog.asking import each, keywords
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.errors import UnknownNameError, UnknownTermError
from sgpolicy.model.document import Document
from sgpolicy.model.erratum import Erratum
from sgpolicy.model.region import Region
from sgpolicy.model.words import ErratumKind
from sgpolicy.schema import CLASSES, PLURALS, RECORD_TYPES, TABLES

Filters = Mapping[str, Any]
"""What is asked, by the keyword of `where()`; of several values in a list any will do."""
_DOCUMENTS, _ERRATA = PLURALS[Document], PLURALS[Erratum]
_ASKED = (_DOCUMENTS, *RECORD_TYPES)
_TOLD = tuple(name for name in TABLES if name in CLASSES)  # all but the units, which are the same in every catalog


@frozen(kw_only=True)
class Selection:
    """Part of a catalog.

    Attributes:
        catalog: What was kept.
        told: What was asked, and of how many each table kept how many, in lines for people to read.
    """

    catalog: Catalog
    told: tuple[str, ...]


def select(catalog: Catalog, where: Filters) -> Selection:
    """Keep the documents and records that match every keyword, and what they refer to: no key leads nowhere.

    A record is asked what its query knows, and what that does not know is asked of its document; what neither knows
    it does not match. Kept with them are the documents that records rest on, the provisions, programmes and baselines
    that they name, the terms that all of these name, with the terms above those, and the errata of what is kept.

    Raises:
        UnknownTermError: No table has the keyword.
        UnknownNameError: No table knows the value.
        TypeError: *where* maps no keywords to values.
    """
    if not isinstance(where, Mapping):
        raise TypeError(not_a("export()", "where= as a mapping of keywords to what is asked", where))
    offered = {name: keywords(getattr(catalog, name)) for name in _ASKED}
    known = list(dict.fromkeys(word for words in offered.values() for word in words))
    for word in where:
        if word not in known:
            raise UnknownTermError(word, known, "keyword of where")
    answers = [_any(catalog, offered, word, value) for word, value in where.items()]
    matching = {name: frozenset[str].intersection(*(one[name] for one in answers)) for name in _ASKED}
    kept = _closed(item for name in _ASKED for item in getattr(catalog, name) if item.id in matching[name])
    kept[_ERRATA] = {one.id for one in getattr(catalog, _ERRATA) if _is_about(one, kept)}
    items = {name: tuple(one for one in getattr(catalog, name) if _key(one) in kept[name]) for name in CLASSES}
    asked = ", ".join(f"{word}={_said(value)}" for word, value in where.items())
    told = (
        f"kept: {asked}; what that refers to; and the terms that these name",
        *(_told(name, len(items[name]), len(getattr(catalog, name)), matching.get(name)) for name in _TOLD),
    )
    return Selection(catalog=type(catalog).lazily(items.__getitem__), told=told)


def _any(catalog: Catalog, offered: Mapping[str, Sequence[str]], word: str, value: object) -> dict[str, frozenset[str]]:
    """Return the ids in each table that match a keyword; of a list of values any will do."""
    values = value if isinstance(value, list) and value else [value]
    found = [_matching(catalog, offered, word, one) for one in values]
    return {name: frozenset[str]().union(*(one[name] for one in found)) for name in _ASKED}


def _matching(catalog: Catalog, offered: Mapping[str, Sequence[str]], word: str, value: object) -> dict[str, set[str]]:
    """Return the ids in each table that match a keyword.

    What a table does not know, such as a kind of document among the kinds of figure, is asked of the documents.
    """
    found: dict[str, set[str]] = {}
    refused: list[UnknownNameError] = []
    for name, words in offered.items():
        if word in words:
            try:
                found[name] = set(getattr(catalog, name).where(**{word: value}).ids)
            except UnknownNameError as exc:
                refused.append(exc)
    if not found:
        raise refused[0]
    if word == "document":
        named = [one.id if isinstance(one, Document) else one for one in each(value)]
        found[_DOCUMENTS] = {one for one in catalog.documents.ids if one in named}
    whole = found.setdefault(_DOCUMENTS, set())
    return {
        name: found[name] if name in found else {one.id for one in getattr(catalog, name) if one.document.id in whole}
        for name in offered
    }


def _closed(items: Iterable[Any]) -> dict[str, set[str]]:
    """Return the ids of *items* and of all that they refer to, by the name of their table."""
    kept: dict[str, set[str]] = {name: set() for name in CLASSES}
    left = [*items]
    while left:
        item = left.pop()
        ids, key = kept[PLURALS[type(item)]], _key(item)
        if key not in ids:
            ids.add(key)
            left.extend(_referred(item))
    return kept


def _key(item: Any) -> str:  # noqa: ANN401 - a document, a record or a term; regions have codes
    key: str = item.code if isinstance(item, Region) else item.id
    return key


def _referred(item: Any) -> Iterator[Any]:  # noqa: ANN401 - a document, a record or a term
    yield from (piece.document for piece in getattr(item, "evidence", ()))
    for name in _REFERENCES[type(item)]:
        value = getattr(item, name)
        if isinstance(value, tuple):
            yield from value
        elif value is not None:
            yield value


def _has_table(form: Any) -> bool:  # noqa: ANN401 - a type form
    return form in PLURALS or any(map(_has_table, get_args(form)))


_REFERENCES: Mapping[type, list[str]] = {
    cls: [name for name, form in get_type_hints(cls).items() if name in attrs.fields_dict(cls) and _has_table(form)]
    for cls in CLASSES.values()
}
"""The fields of each class that hold what has a table of its own."""


def _is_about(one: Erratum, kept: Mapping[str, set[str]]) -> bool:
    """Return whether an erratum is about what is kept, or about what once stood in a document that is."""
    if one.kind is ErratumKind.WITHDRAWN:
        return one.record.partition("/")[0] in kept[_DOCUMENTS]
    now = one.new if one.kind is ErratumKind.MERGED else one.record
    return any(now in ids for ids in kept.values())


def _told(name: str, kept: int, of: int, matching: frozenset[str] | None) -> str:
    if matching is None or kept == len(matching):
        return f"{name}: {kept} of {of}"
    return f"{name}: {kept} of {of}, {kept - len(matching)} of them because others refer to them"


def _said(value: object) -> str:
    return "|".join(map(str, each(value)))
