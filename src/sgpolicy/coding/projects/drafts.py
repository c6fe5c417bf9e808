"""Records of a document file from units: what is said is written, what is missing is TODO."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

import attrs

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.coding.drafts import draft_figures
from sgpolicy.coding.layout.writer import quantity_tree, word
from sgpolicy.coding.locate import quantity_of
from sgpolicy.coding.names_in_text import find_titles
from sgpolicy.coding.projects.units import Unit
from sgpolicy.files.fields import MAX_STATED
from sgpolicy.files.spelling import Plain
from sgpolicy.model.figure import FIXED, Figure
from sgpolicy.model.measure import Measure
from sgpolicy.model.named import Citation, Organisation, Programme
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.record import Record
from sgpolicy.qda.facets import FACETS, MANY, PLURALS
from sgpolicy.schema import RECORD_TYPES
from sgpolicy.sources.sections import section_of, sections

TODO = Plain("TODO")
"""What stands where a coder must decide; the reader refuses it and says where. A text, which TODO would be, is left
out, which is refused as well."""
_CLASSES: Mapping[str, type[Record]] = {cls.record_type: cls for cls in RECORD_TYPES.values()}
_FIXED = frozenset(str(kind) for kind in FIXED)
_OF_MEASURE = frozenset({"instrument", "status", "domain", "setting", "learned-from"})
_OF_FIGURE = frozenset({"indicator", "kind"})
_OF_CITATION = frozenset({"relation", "work"})
_MARKS = {"uncoded": "reason", "fault": "kind"}
"""The facets of passages that are no records, and the field that holds the value."""


def records(
    text: str, units: Iterable[Unit], document: str, catalog: Catalog
) -> tuple[dict[str, list[Any]], list[str]]:
    """Return the lists of a document file, and a line for each unit that is no record.

    Args:
        text: The text that the spans of *units* lie in.
        units: What one coder said of it, in text order.
        document: The id of the document; empty if it is not known.
        catalog: The codebook.
    """
    maker = _Maker(text, document, catalog)
    for unit in units:
        maker.add(unit)
    return maker.lists, maker.left


class _Maker:
    def __init__(self, text: str, document: str, catalog: Catalog) -> None:
        self._text, self._document = text, document
        self._tree = sections(text)
        self._catalog = catalog
        self._made: dict[tuple[str, str], dict[str, Any]] = {}
        self._ids: set[str] = set()
        self._count: dict[str, int] = {}
        self.lists: dict[str, list[Any]] = {}
        self.left: list[str] = []

    def add(self, unit: Unit) -> None:
        """Add the records that *unit* stands for, or a further place to one of the same name."""
        facts: dict[str, list[str]] = {}
        for facet, value in unit.facts:
            facts.setdefault(facet, []).append(value)
        for facet, field in _MARKS.items():
            if facet in facts:
                mark = self._mark(unit, facet, field, facts[facet])
                self.lists.setdefault("uncoded" if facet == "uncoded" else "faults", []).append(mark)
        types = facts.get("record") or [*_types(facts)]
        for kind in types:
            self._add_record(unit, kind, facts)
        if not types and not facts.keys() & _MARKS.keys():
            told = ", ".join(f"{facet} {value}" for facet, value in unit.facts)
            self.left.append(f"[{unit.start}, {unit.end}]: {told} alone makes no record; not taken")

    def _add_record(self, unit: Unit, kind: str, facts: Mapping[str, list[str]]) -> None:
        document, _, name = unit.name.partition("/")
        if document == self._document and name and (first := self._made.get((kind, name))):
            first.setdefault("also", []).append(self._further(unit, stated=issubclass(_CLASSES[kind], Figure)))
            return
        key = self._id(kind, name if document == self._document else "")
        record = {"id": word(key), **self._fields(unit, kind, facts), **self._place(unit), **_noted(unit)}
        if document == self._document and name:
            self._made[kind, name] = record
        self.lists.setdefault(PLURALS[kind], []).append(record)

    def _id(self, kind: str, name: str) -> str:
        while not name or name in self._ids:
            self._count[kind] = self._count.get(kind, 0) + 1
            name = f"{kind}-{self._count[kind]}"
        self._ids.add(name)
        return name

    def _place(self, unit: Unit) -> dict[str, Any]:
        place: dict[str, Any] = {"at": [unit.start, unit.end]}
        if path := section_of(self._tree, unit.start, unit.end):
            place["section"] = path
        return place

    def _further(self, unit: Unit, *, stated: bool) -> dict[str, Any]:
        """Return a further place of a record, which may be in another document."""
        if unit.elsewhere is None:
            place, text = self._place(unit), self._text[unit.start : unit.end]
        else:
            document, text = unit.elsewhere
            place = {"document": word(document), "at": [unit.start, unit.end]}
        return {**place, "as_stated": text[:MAX_STATED]} if stated else place

    def _mark(self, unit: Unit, facet: str, field: str, values: list[str]) -> dict[str, Any]:
        mark = {"at": [unit.start, unit.end], "printed": self._text[unit.start : unit.end][:MAX_STATED]}
        if facet == "fault" and unit.about:
            mark["repaired"] = unit.about
        mark[field] = _only(values)
        return mark | _noted(unit)

    def _fields(self, unit: Unit, kind: str, facts: Mapping[str, list[str]]) -> dict[str, Any]:
        """Return the fields of a record that codes and description give, and TODO for those that it must have."""
        cls = _CLASSES[kind]
        found: dict[str, Any] = {}
        for facet in FACETS.values():
            field = facet.field_of(cls)
            if field and facet.name in facts:
                values = facts[facet.name]
                found[field] = [*map(word, values)] if field in MANY else _only(values)
        found |= self._said(unit, cls)
        for attribute in attrs.fields(cls):
            if attribute.default is attrs.NOTHING and attribute.name not in (*found, "id", "evidence"):
                found[attribute.name] = TODO
        if cls.time_field:
            found[cls.time_field] = TODO
        return found

    def _said(self, unit: Unit, cls: type[Record]) -> dict[str, Any]:
        """Return what the passage itself and its description say."""
        text = self._text[unit.start : unit.end]
        if issubclass(cls, Figure):
            quantity = self._quantity(unit, text)
            return {"quantity": TODO if quantity is None else quantity_tree(quantity)}
        if cls is Measure:
            return {"summary": _name(unit.about) or TODO}
        if cls is Programme:
            return {"name": _name(unit.about) or {"zh": text}}
        if cls is Organisation:
            return {"name": text}
        title = next(find_titles(text), None) if cls is Citation else None
        return {"title": " ".join(title.text.split())} if title else {}

    def _quantity(self, unit: Unit, text: str) -> Quantity | None:
        return self._quantities.get((unit.start, unit.end)) or quantity_of(text)

    @cached_property
    def _quantities(self) -> dict[tuple[int, int], Quantity]:
        """What the figures of the text state, by span, in units that the words around them tell."""
        return {(one.start, one.end): one.quantity for one in draft_figures(self._text, self._catalog)}


def _types(facts: Mapping[str, list[str]]) -> Iterator[str]:
    """Yield the types of record that facts imply where no code names one."""
    of_measure, of_figure = facts.keys() & _OF_MEASURE, facts.keys() & _OF_FIGURE
    if of_measure or ("commitment" in facts and not of_figure):
        yield "measure"
    if of_figure:
        fixed = _FIXED & {*facts.get("kind", ())}
        yield "provision" if fixed else "target" if "commitment" in facts and not of_measure else "observation"
    if "role" in facts or ("body" in facts and not of_measure):
        yield "organisation"
    if facts.keys() & _OF_CITATION:
        yield "citation"


def _noted(unit: Unit) -> dict[str, Any]:
    """Return the notes of a unit as its one note, on one line; nothing where it has none."""
    return {"note": " ".join("\n".join(unit.notes).split())} if unit.notes else {}


def _only(values: list[str]) -> Any:  # noqa: ANN401 - a word, or what stands for one
    """Return the only value; TODO where a coder gave several and the field holds one."""
    return word(values[0]) if len(values) == 1 else TODO


def _name(about: str) -> dict[str, Any] | None:
    """Return the names that a description holds: Chinese on its first line, English, if any, on its second."""
    lines = [" ".join(line.split()) for line in about.splitlines() if line.strip()]
    if not lines or len(lines) > 2 or not any("\u4e00" <= char <= "\u9fff" for char in lines[0]):  # noqa: PLR2004
        return None
    return dict(zip(("zh", "en"), lines, strict=False))
