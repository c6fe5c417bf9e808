"""The audit: every number of a text is coded, explained, or missed; nothing is left behind."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from attrs import frozen

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.model.document import Document
from sgpolicy.model.figure import Figure
from sgpolicy.model.measure import Measure
from sgpolicy.model.named import Citation, Organisation, Programme
from sgpolicy.model.record import Record
from sgpolicy.reading.quantities import find_quantities
from sgpolicy.sources import recognise
from sgpolicy.sources.recognise import Span
from sgpolicy.sources.sections import Section, section_of, sections
from sgpolicy.sources.text import SourceRefusedError, read_source


class Standing(StrEnum):
    """What became of a number of the text, the strongest claim first."""

    CODED = "coded"
    UNCODED = "uncoded"
    HEADING = "heading"
    DOCUMENT_NUMBER = "document-number"
    TIME = "time"
    WORD = "word"
    NAME = "name"
    FAULT = "fault"
    UNEXPLAINED = "unexplained"


@frozen(kw_only=True)
class Number:
    """A number of a text and what became of it.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last.
        text: Its characters.
        standing: What became of it.
        context: It in brackets with the characters around it.
        section: Path of the section that it stands in.
    """

    start: int
    end: int
    text: str
    standing: Standing
    context: str
    section: str | None


@frozen(kw_only=True)
class DocumentAudit:
    """How completely one document is coded.

    Attributes:
        document: The document.
        numbers: Every number of its text, in text order.
        characters: Characters of its text, blanks apart.
        covered: Those of them that lie inside a measure's passage.
        gaps: The longest stretches outside every passage, longest first.
        outside: Ids of the figures that lie in no measure's passage, in text order.
    """

    document: Document
    numbers: tuple[Number, ...]
    characters: int
    covered: int
    gaps: tuple[Span, ...]
    outside: tuple[str, ...]

    def count(self, *standings: Standing) -> int:
        """Return how many numbers have one of *standings*."""
        return sum(number.standing in standings for number in self.numbers)

    @property
    def unexplained(self) -> tuple[Number, ...]:
        """The numbers that nothing explains."""
        return tuple(n for n in self.numbers if n.standing is Standing.UNEXPLAINED)


def audit(catalog: Catalog, folder: Path, gaps: int = 3) -> tuple[DocumentAudit, ...]:
    """Return the audit of each document of *catalog* whose source file is in *folder*.

    Args:
        catalog: Documents and their records.
        folder: Folder of source files; documents whose file is not there are left out.
        gaps: How many of the longest uncovered stretches to keep.
    """
    made = []
    for document in catalog.documents:
        try:
            text = read_source(folder / document.source.file).text
        except SourceRefusedError:
            continue
        records = [record for record in catalog.records() if record.document.id == document.id]
        made.append(audit_text(text, document, records, gaps))
    return tuple(made)


def audit_text(text: str, document: Document, records: Iterable[Record], gaps: int = 3) -> DocumentAudit:
    """Return the audit of *document*, whose source is *text*, coded as *records*."""
    kept = list(records)
    start, end = document.source.extent
    end = min(end, len(text))
    passages = _merged(place for record in kept if isinstance(record, Measure) for place in _evidence(record))
    inside = sum(not text[i].isspace() for first, last in passages for i in range(first, min(last, end)))
    figures = sorted((r for r in kept if isinstance(r, Figure)), key=lambda record: record.evidence[0].start)
    return DocumentAudit(
        document=document,
        numbers=tuple(classify(text, document, kept)),
        characters=sum(not char.isspace() for char in text[start:end]),
        covered=inside,
        gaps=tuple(sorted(_gaps(passages, start, end), key=lambda gap: gap[0] - gap[1])[:gaps]),
        outside=tuple(
            figure.id for figure in figures if not any(_within(place, passages) for place in _evidence(figure))
        ),
    )


def classify(text: str, document: Document, records: Iterable[Record]) -> Iterator[Number]:
    """Yield every number of *document* with what became of it, in text order."""
    start, end = document.source.extent
    tree = sections(text, start, end)
    claims = {s: _merged(places) for s, places in _claims(text, document, list(records), tree)}
    for first, last in recognise.numbers(text, start, end):
        standing = next((s for s in Standing if _within((first, last), claims.get(s, ()))), Standing.UNEXPLAINED)
        yield Number(
            start=first,
            end=last,
            text=text[first:last],
            standing=standing,
            context=context(text, first, last, 12),
            section=section_of(tree, first, last),
        )


def _claims(
    text: str, document: Document, records: list[Record], tree: tuple[Section, ...]
) -> Iterator[tuple[Standing, list[Span]]]:
    """Yield what explains the numbers of a text: a standing and the spans it claims."""
    extent = document.source.extent
    yield Standing.CODED, [p for r in records if isinstance(r, Figure) for p in _evidence(r)]
    yield Standing.UNCODED, [(u.start, u.end) for u in document.uncoded]
    yield Standing.HEADING, list(recognise.headings(tree))
    yield Standing.DOCUMENT_NUMBER, [*recognise.document_numbers(text, *extent), *_printed_numbers(text, records)]
    stated = [when.at for r in records if (when := r.when) and when.at]
    stated += [d.at for d in (document.issued, document.published, document.reference) if d and d.at]
    yield Standing.TIME, [*recognise.times(text, *extent), *stated]
    # A count inside a name or damage is a figure all the same: 27个部门 must be coded or listed.
    counts = [(q.start, q.end) for q in find_quantities(text) if q.quantity.unit.id != "number"]
    yield Standing.NAME, list(_without(_names(text, records), counts))
    yield Standing.FAULT, list(_without(((f.start, f.end) for f in document.faults), counts))
    yield Standing.WORD, list(recognise.set_words(text, *extent))


def _names(text: str, records: Iterable[Record]) -> Iterator[Span]:
    """Yield where coded names and titles stand; a passage with a full stop is no name."""
    for record in records:
        if isinstance(record, (Programme, Organisation, Citation)):
            yield from (span for span in _evidence(record) if "。" not in text[slice(*span)])


def _without(spans: Iterable[Span], counts: list[Span]) -> Iterator[Span]:
    """Yield the parts of *spans* that lie outside *counts*."""
    for start, end in spans:
        inner = [(max(first, start), min(last, end)) for first, last in counts if first < end and start < last]
        yield from _gaps(inner, start, end)


def _printed_numbers(text: str, records: Iterable[Record]) -> Iterator[Span]:
    for record in records:
        if isinstance(record, Citation) and record.number:
            for hit in re.finditer(re.escape(record.number.printed), text):
                yield hit.span()


def _evidence(record: Record) -> list[Span]:
    return [(evidence.start, evidence.end) for evidence in record.evidence]


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Return *spans* sorted, with those that overlap made one."""
    made: list[Span] = []
    for start, end in sorted(spans):
        if made and start < made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def _within(span: Span, spans: Iterable[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def _gaps(passages: list[Span], start: int, end: int) -> Iterator[Span]:
    place = start
    for first, last in passages:
        if first > place:
            yield place, first
        place = max(place, last)
    if place < end:
        yield place, end


def context(text: str, start: int, end: int, width: int) -> str:
    """Return `text[start:end]` in ⟦⟧ with *width* characters around it, on one line."""
    before, after = text[max(start - width, 0) : start], text[end : end + width]
    return " ".join(f"{before}⟦{text[start:end]}⟧{after}".split())
