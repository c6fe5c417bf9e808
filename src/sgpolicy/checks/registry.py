"""What a check is, what it looks at, and the one list of all checks.

A check of ring 2 compares records with each other and with common sense. It needs the data files only, and looks at a
`Corpus`. A check of ring 3 compares one document with its source text, and looks at a `Case`. (Ring 1 is the shape of a
file, which the reader checks.)
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, TypeVar

from attrs import evolve, field, frozen

from sgpolicy.model.document import Document, Fault, Uncoded
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.figure import Figure, Observation
from sgpolicy.model.period import Period
from sgpolicy.model.record import Record
from sgpolicy.problem import Finding, PathKey
from sgpolicy.schema import DATES, TIMES
from sgpolicy.sources.marks import ANNEX
from sgpolicy.sources.sections import Section, innermost, sections
from sgpolicy.sources.spans import Span, spans_of
from sgpolicy.sources.text import SourceText

Way = tuple[PathKey, ...]
"""The path from a record or document to something inside it."""


@frozen(kw_only=True)
class Corpus:
    """Everything that the checks of ring 2 may look at.

    Attributes:
        documents: The documents under check.
        records: Their records, every type, in file order.
        context: Records known to be sound, such as those of the base catalog;
            compared with, but never reported.
    """

    documents: tuple[Document, ...]
    records: tuple[Record, ...]
    context: tuple[Record, ...] = field(default=())

    def of(self, *types: type[Any]) -> Iterator[Any]:
        """Yield the records under check of the given types."""
        return (record for record in self.records if isinstance(record, types))

    def figures(self) -> Iterator[Figure]:
        """Yield the figures under check."""
        return self.of(Figure)

    def observations(self) -> Iterator[Observation]:
        """Yield the observations under check."""
        return self.of(Observation)

    def periods(self) -> Iterator[tuple[str, Way, Period, Document]]:
        """Yield the periods under check, as `periods` does."""
        return periods(self.documents, self.records)


@frozen(kw_only=True, slots=False)  # a cached property needs a __dict__
class Case:
    """One document with its source text and its records: everything that a check of ring 3 may look at.

    Attributes:
        document: The document.
        source: Its source file as read.
        records: The records with a passage of it as evidence, every type, in text order.
        siblings: All documents coded from the same file, itself included, in
            the order of their extents.
    """

    document: Document
    source: SourceText
    records: tuple[Record, ...]
    siblings: tuple[Document, ...]

    @property
    def text(self) -> str:
        """The source text."""
        return self.source.text

    @property
    def extent(self) -> tuple[int, int]:
        """The part of the text that is the document."""
        return self.document.text.extent if self.document.text else (0, 0)

    @property
    def own(self) -> tuple[Record, ...]:
        """The records that were coded from the document."""
        return tuple(record for record in self.records if record.document.id == self.document.id)

    @property
    def places(self) -> Iterator[tuple[Record, Evidence, Span, Way]]:
        """Each passage of the document that is evidence, as `places` yields it."""
        return (found for found in places(self.records) if found[1].document.id == self.document.id)

    @cached_property
    def tree(self) -> tuple[Section, ...]:
        """The sections of the document."""
        return sections(self.text, *self.extent)

    def passages(self, record: Record) -> str:
        """Return the passages of *record*, without blanks."""
        return _joined(self.text[start:end] for start, end in spans_of(record, self.document))

    def sentences(self, record: Record) -> str:
        """Return the passages of *record*, each with the rest of its sentence before it and the heading above it."""
        found: list[str] = []
        for start, end in spans_of(record, self.document):
            found += self.headings(start, end)[:1]
            found.append(self.text[max(self.text.rfind(stop, 0, start) for stop in _STOPS) + 1 : end])
        return _joined(found)

    def headings(self, start: int, end: int) -> list[str]:
        """Return the headings above a span, the innermost first; an annex without one has that of the annex before."""
        found = []
        index = innermost(self.tree, start, end)
        while index >= 0:
            section = self.tree[index]
            while section.label[:1] == ANNEX and section.mark_end == section.start and index:
                index -= 1
                section = self.tree[index]
            inner = self.tree[index + 1].start if index + 1 < len(self.tree) else section.end
            title = self.text[section.mark_end : max(inner, section.mark_end)].lstrip()
            found.append(_TITLE_END.split(title, maxsplit=1)[0])
            index = section.outer
        return found


_STOPS = "。！？!?"
_TITLE_END = re.compile("[\n。;；]")


def _joined(pieces: Iterable[str]) -> str:
    return "。".join("".join(piece.split()) for piece in pieces)


def periods(documents: Iterable[Document], records: Iterable[Record]) -> Iterator[tuple[str, Way, Period, Document]]:
    """Yield every period: the id of its owner, the path from the owner, the period, the document."""
    for document in documents:
        for name in DATES:
            if (period := getattr(document, name)) is not None:
                yield document.id, ("dates", name), period, document
        if document.page and document.page.date:
            yield document.id, ("source", "date"), document.page.date, document
    for record in records:
        if record.when is not None:
            yield record.id, (TIMES[type(record)],), record.when, record.document


def places(records: Iterable[Record]) -> Iterator[tuple[Record, Evidence, Span, Way]]:
    """Yield each passage that is evidence: its record, the evidence, its span, and the path to what has its `at`.

    The first piece is written in the record itself, the rest under `also`. Pages have no passages.
    """
    for record in records:
        for index, place in enumerate(record.evidence):
            if place.span is not None:
                yield record, place, place.span, ("also", index - 1) if index else ()


def fragments(document: Document) -> Iterator[tuple[Fault | Uncoded, Way]]:
    """Yield each fault and each uncoded number of *document* with the path to it."""
    for name in ("faults", "uncoded"):
        for index, entry in enumerate(getattr(document, name)):
            yield entry, (name, index)


def clock(document: Document) -> Period | None:
    """Return the time that *document* speaks from: its reference date, or when it became known."""
    return document.reference or document.known


def at_the_latest(document: Document) -> Period | None:
    """Return when *document* spoke at the latest: a page without a day of its own, when somebody saw it."""
    return clock(document) or (document.page.seen if document.page else None)


@frozen(kw_only=True)
class Check:
    """A named check.

    Attributes:
        name: Short name, shown with each finding.
        ring: 2 for sense, 3 for evidence.
        reason: Why it exists, in one line.
        find: Returns what is wrong with a `Corpus` (ring 2) or a `Case` (ring 3).
    """

    name: str
    ring: int
    reason: str
    find: Callable[[Any], Iterable[Finding]]

    def run(self, case: Corpus | Case) -> Iterator[Finding]:
        """Yield what the check finds in *case*, under its name."""
        return (evolve(finding, check=self.name) for finding in self.find(case))


CHECKS: dict[str, Check] = {}
"""Every check by name, in the order in which they run; `sgpolicy.checks` fills it."""


def ring(number: int) -> dict[str, Check]:
    """Return the checks of one ring by name, in the order in which they run."""
    return {name: check for name, check in CHECKS.items() if check.ring == number}


OfCorpus = Callable[[Corpus], Iterable[Finding]]
OfCase = Callable[[Case], Iterable[Finding]]
Find = TypeVar("Find", OfCorpus, OfCase)


def sense(name: str, reason: str) -> Callable[[OfCorpus], OfCorpus]:
    """Register a function as the check *name* of ring 2."""
    return _register(name, reason, 2)


def evidence(name: str, reason: str) -> Callable[[OfCase], OfCase]:
    """Register a function as the check *name* of ring 3."""
    return _register(name, reason, 3)


def _register(name: str, reason: str, number: int) -> Callable[[Find], Find]:
    def register(find: Find) -> Find:
        if name in CHECKS:
            msg = f"a check named {name} already exists"
            raise ValueError(msg)
        CHECKS[name] = Check(name=name, ring=number, reason=reason, find=find)
        return find

    return register
