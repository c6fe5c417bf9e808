"""What became of data: two catalogs compared field by field, each difference with its sort and its erratum."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from typing import Any

from attrs import frozen

from sgpolicy.analysis.listed import Listed, Result
from sgpolicy.asked import a_path, explained, not_a
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.hits import type_of
from sgpolicy.catalog.load import load
from sgpolicy.catalog.vocabulary import word
from sgpolicy.model.document import Document
from sgpolicy.model.erratum import Erratum
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.figure import Figure
from sgpolicy.model.leaves import unlike
from sgpolicy.model.period import Period
from sgpolicy.model.record import Record
from sgpolicy.model.shown import Identified, one_line
from sgpolicy.model.words import Bilingual, ErratumKind
from sgpolicy.schema import CLASSES

_OF_THE_WORLD = ("effective", "repealed", "status_checked")
"""Fields of a document that change though nothing was wrong."""
_FIELDS_OF_ERRATA = {"at": "evidence", "section": "evidence", "actor_ids": "actors", "instrument": "instruments"}
"""What errata call a field that has another name in its class."""
_Series = tuple[str, str | None, str]
"""Indicator, region and kind of a figure."""


class ChangeKind(Bilingual):
    """What became of something."""

    CORRECTED = "corrected", "更正"
    """A field says something else now, though it is the same thing: the data were wrong, or told less."""
    CHANGED = "changed", "变化"
    """The world went on: a new document or another time for what was known, or a document ceased to be in force."""
    ADDED = "added", "新增"
    WITHDRAWN = "withdrawn", "撤下"


@frozen(kw_only=True, repr=False)
class Change(Result):
    """One difference.

    Attributes:
        kind: corrected, changed, added or withdrawn.
        type: What it is, such as target, document or region.
        id: Its id; of a record that has another id now, the new one.
        field: The path of the field, such as quantity.lower; None for the whole thing.
        old: What it said before; None if nothing.
        new: What it says now; None if nothing.
        erratum: The erratum that tells of it; None if none does.
        item: The thing itself, the new one if there is one.
    """

    kind: ChangeKind
    type: str
    id: str
    field: str | None = None
    old: str | None = None
    new: str | None = None
    erratum: Erratum | None = None
    item: Any

    def __repr__(self) -> str:
        what = f".{self.field}" if self.field else ""
        told = f" ({self.erratum.id}: {self.erratum.why})" if self.erratum else ""
        return one_line(
            f"<Change {self.kind}: {self.type} {self.id}{what}: {self.old or '-'} > {self.new or '-'}{told}>"
        )

    def to_dict(self) -> dict[str, Any]:
        """Return one flat row."""
        return {
            "kind": str(self.kind),
            "type": self.type,
            "id": self.id,
            "field": self.field,
            "old": self.old,
            "new": self.new,
            "erratum": self.erratum.id if self.erratum else None,
            "why": self.erratum.why if self.erratum else None,
        }


class Diff(Listed[Change]):
    """What became of a catalog: a tuple of changes that is displayed as a table; empty if both say the same.

    Documents come first, then records, type by type, then terms and errata.
    """

    __slots__ = ()

    def of_kind(self, kind: ChangeKind | str) -> Diff:
        """Return the changes of one kind: corrected, changed, added or withdrawn.

        Raises:
            UnknownTermError: There is no such kind.
            TypeError: *kind* is no text.
        """
        if (wanted := word(ChangeKind, kind)) is None:
            raise TypeError(not_a("of_kind()", "corrected, changed, added or withdrawn", kind))
        return Diff(change for change in self if change.kind is wanted)

    @property
    def counts(self) -> dict[str, int]:
        """How many changes there are of each kind."""
        return {str(kind): len(self.of_kind(kind)) for kind in ChangeKind}


@explained
def diff(old: Catalog | str | PathLike[str], new: Catalog | str | PathLike[str]) -> Diff:
    """Return what became of the data of *old* in *new*, field by field.

    Args:
        old: A catalog, or a folder or file of data.
        new: Another.

    Returns:
        One change for each field that differs, however many a record has, and for each thing
        that came or went. Former ids are followed. It does not depend on any order, and is
        empty just where the digests of the two are equal.

    Raises:
        DataError: A folder has mistakes.
        TypeError: One of the two is neither a catalog nor a path.
    """
    before, after = _catalog("old", old), _catalog("new", new)
    found = [change for name in _ORDER for change in _of(name, before, after)]
    told = {change.erratum.id for change in found if change.erratum}
    return Diff(change for change in found if not (change.kind is ChangeKind.ADDED and change.id in told))


_ORDER = ("documents", *(name for name, cls in CLASSES.items() if issubclass(cls, Record)))
_ORDER = (*_ORDER, *(name for name in CLASSES if name not in _ORDER))


def _catalog(name: str, given: Any) -> Catalog:  # noqa: ANN401 - whatever the user gave
    if isinstance(given, Catalog):
        return given
    return load(a_path(f"diff({name})", "a catalog, or the path of a folder or file", given))


def _of(name: str, before: Catalog, after: Catalog) -> Iterator[Change]:
    """Yield the changes of one collection."""
    olds, news = getattr(before, name), getattr(after, name)
    errata = _errata(after, before)
    known = set(olds.ids)
    renamed = set()
    for item in olds:
        twin = news.get(item.id)
        if twin is None or (twin.id != item.id and twin.id in known):
            yield _gone(item, twin, errata.get(item.id, ()))
            continue
        if twin.id != item.id:
            renamed.add(twin.id)
        yield from _fields(item, twin, errata.get(item.id, ()), before)
    figures = _by_series(olds)
    for item in news:
        if item.id not in known and item.id not in renamed:
            yield _new(item, figures)


def _by_series(items: Iterable[Any]) -> dict[_Series, list[Figure]]:
    """Return the figures among *items* by their series."""
    found: dict[_Series, list[Figure]] = {}
    for item in items:
        if isinstance(item, Figure):
            found.setdefault(_series(item), []).append(item)
    return found


def _errata(after: Catalog, before: Catalog) -> dict[str, list[Erratum]]:
    """Return the errata by the id of what was wrong, those first that only the new catalog has."""
    found: dict[str, list[Erratum]] = {}
    known = set(before.errata.ids)
    for erratum in sorted(after.errata, key=lambda one: one.id in known):
        found.setdefault(erratum.record, []).append(erratum)
    return found


def _gone(item: Any, into: Any, errata: Iterable[Erratum]) -> Change:  # noqa: ANN401 - a record, a document or a term
    told = next((one for one in errata if one.kind is not ErratumKind.CHANGED), None)
    new = f"merged into {into.id}" if into is not None else None
    return Change(
        kind=ChangeKind.WITHDRAWN, type=type_of(item), id=item.id, old=_gist(item), new=new, erratum=told, item=item
    )


def _fields(item: Any, twin: Any, errata: Iterable[Erratum], before: Catalog) -> Iterator[Change]:  # noqa: ANN401
    if item is twin:
        return
    errata = [one for one in errata if one.kind is ErratumKind.CHANGED]
    for path, old, new in unlike(item, twin):
        head = re.split(r"[.\[]", path)[0]
        told = next((one for one in errata if _FIELDS_OF_ERRATA.get(one.field or "", one.field) == path), None)
        told = told or next((one for one in errata if _head(one.field or "", head)), None)
        world = (isinstance(item, Document) and head in _OF_THE_WORLD) or _only_new_pieces(old, new, before)
        yield Change(
            kind=ChangeKind.CHANGED if world and told is None else ChangeKind.CORRECTED,
            type=type_of(item),
            id=twin.id,
            field=path or None,
            old=_told(old),
            new=_told(new),
            erratum=told,
            item=twin,
        )


def _head(name: str, head: str) -> bool:
    """Return whether an erratum's *name* of a field, such as summary_zh, is that of a part of the field *head*."""
    name = _FIELDS_OF_ERRATA.get(name, name)
    return name == head or name.startswith((f"{head}_", f"{head}."))


def _only_new_pieces(old: Any, new: Any, before: Catalog) -> bool:  # noqa: ANN401
    """Return whether a record kept its evidence and gained some from documents that were not there."""
    if not (isinstance(old, tuple) and isinstance(new, tuple) and new and isinstance(new[0], Evidence)):
        return False
    more = new[len(old) :]
    return bool(more) and new[: len(old)] == old and not any(one.document.id in before.documents for one in more)


def _new(item: Any, known: Mapping[_Series, list[Figure]]) -> Change:  # noqa: ANN401
    """Return an addition, or, of a figure known before, that another document or another time has a new one."""
    last = None
    if isinstance(item, Figure) and item.region is not None:
        like = (old for old in known.get(_series(item), ()) if _source(old) != _source(item))
        last = max(like, key=lambda old: (str((old.when and old.when.end) or ""), old.id), default=None)
    return Change(
        kind=ChangeKind.ADDED if last is None else ChangeKind.CHANGED,
        type=type_of(item),
        id=item.id,
        old=f"{last.id}: {_gist(last)}" if last is not None else None,
        new=_gist(item),
        item=item,
    )


def _source(figure: Figure) -> tuple[str, Period | None]:
    return figure.document.id, figure.when


def _series(figure: Figure) -> _Series:
    return figure.indicator.id, figure.region.code if figure.region else None, str(getattr(figure, "kind", ""))


def _gist(item: Any) -> str:  # noqa: ANN401
    """Return what something says, in a line."""
    if isinstance(item, Record):
        return item._gist() or item.id  # noqa: SLF001 - our own
    title = getattr(item, "title", None) or getattr(item, "name", None)
    return title.zh if title else str(getattr(item, "why", item.id))


def _told(value: object) -> str | None:
    """Return a value as a reader knows it; None for nothing."""
    if value is None or value == ():
        return None
    if isinstance(value, tuple):
        return ", ".join(filter(None, map(_told, value)))
    return str(value.id) if isinstance(value, Identified) else str(value)
