"""Coding units: the measures of a table, numbered document-section-clause as content analyses number them."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from attrs import frozen

from sgpolicy.analysis.listed import Listed, Result
from sgpolicy.model.measure import Measure
from sgpolicy.model.shown import one_line


@frozen(kw_only=True, repr=False)
class CodingUnit(Result):
    """One measure as a unit of content analysis.

    Attributes:
        document: Rank of its document in the table, from 1, in order of the day on which it became known.
        section: Rank of its section in the document, from 1, in text order; 0 for what stands under no heading.
        clause: Rank of the measure in the section, from 1, in text order.
        measure: The measure.
    """

    document: int
    section: int
    clause: int
    measure: Measure

    @property
    def number(self) -> str:
        """Return the number, such as 3-2-4."""
        return f"{self.document}-{self.section}-{self.clause}"

    def __repr__(self) -> str:
        return one_line(f"<CodingUnit {self.number} {self.measure.id}: {self.measure.summary.zh}>")

    def to_dict(self) -> dict[str, Any]:
        """Return one flat row; `unit` is the number, and `section_path` the labels of the headings."""
        one = self.measure
        return {
            "unit": self.number,
            "measure": one.id,
            "document": one.document.id,
            "document_title": one.document.title.zh,
            "section_path": one.evidence[0].section,
            "instruments": [instrument.id for instrument in one.instruments],
            "summary": one.summary.zh,
            "summary_en": one.summary.en,
        }


class CodingUnits(Listed[CodingUnit]):
    """The coding units of a table in order of their numbers: a tuple that is displayed as a table.

    A number belongs to its table, where other documents may come before; the id of
    the measure never changes.
    """

    __slots__ = ()


def coding_units(measures: Iterable[Measure]) -> CodingUnits:
    """Number *measures* by document, section and clause, whatever order they come in."""
    found: list[CodingUnit] = []
    documents: dict[str, int] = {}
    sections: dict[str, dict[str | None, int]] = {}
    clauses: Counter[tuple[int, int]] = Counter()
    for one in sorted(measures, key=_order):
        name, path = one.document.id, one.evidence[0].section
        document = documents.setdefault(name, len(documents) + 1)
        there = sections.setdefault(name, {None: 0})
        section = there.setdefault(path, len(there))
        clauses[document, section] += 1
        found.append(CodingUnit(document=document, section=section, clause=clauses[document, section], measure=one))
    return CodingUnits(sorted(found, key=lambda unit: (unit.document, unit.section, unit.clause)))


def _order(measure: Measure) -> tuple[Any, ...]:
    known, place = measure.document.known, measure.evidence[0]
    day = known.end if known else None
    return (day is None, str(day or ""), measure.document.id, place.start or 0, place.end or 0, measure.id)
