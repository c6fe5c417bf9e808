"""The numbers of a text, each coded, listed as uncoded, recognised by its form, or unexplained."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from attrs import frozen

from sgpolicy.model.document import Document
from sgpolicy.model.figure import Figure
from sgpolicy.model.named import Citation, Organisation, Programme
from sgpolicy.model.record import Record
from sgpolicy.reading.quantities import find_quantities
from sgpolicy.schema import DATES
from sgpolicy.sources import recognise
from sgpolicy.sources.sections import Section, section_of, sections
from sgpolicy.sources.spans import Span, merged, outside, spans_of, within
from sgpolicy.sources.text import context


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
        end: Offset just past its last.
        text: Its characters.
        standing: What became of it.
        context: The number in brackets with the characters around it.
        section: Path of the section that it is in.
    """

    start: int
    end: int
    text: str
    standing: Standing
    context: str
    section: str | None


def classify(text: str, document: Document, records: Iterable[Record]) -> Iterator[Number]:
    """Yield every number of what is coded of *document*, with what became of it, in text order."""
    if document.text is None:
        return
    extent = document.text.extent
    tree = sections(text, *extent)
    claims = {s: merged(places) for s, places in _claims(text, document, extent, list(records), tree)}
    for first, last in (number for coded in document.coded for number in recognise.numbers(text, *coded)):
        standing = next((s for s in Standing if within((first, last), claims.get(s, ()))), Standing.UNEXPLAINED)
        yield Number(
            start=first,
            end=last,
            text=text[first:last],
            standing=standing,
            context=context(text, first, last, 12),
            section=section_of(tree, first, last),
        )


def _claims(
    text: str, document: Document, extent: Span, records: list[Record], tree: tuple[Section, ...]
) -> Iterator[tuple[Standing, list[Span]]]:
    """Yield what explains the numbers of a text: each standing with the spans that it claims."""
    yield Standing.CODED, [p for r in records if isinstance(r, Figure) for p in spans_of(r, document)]
    yield Standing.UNCODED, [(u.start, u.end) for u in document.uncoded]
    yield Standing.HEADING, list(recognise.headings(tree))
    yield Standing.DOCUMENT_NUMBER, [*recognise.document_numbers(text, *extent), *_printed_numbers(text, records)]
    stated = [when.at for r in records if r.document.id == document.id and (when := r.when) and when.at]
    stated += [d.at for name in DATES if (d := getattr(document, name)) and d.at]
    yield Standing.TIME, [*recognise.times(text, *extent), *stated]
    # A count inside a name or a fault is still a figure: 27个部门 must be coded or listed.
    counts = [(q.start, q.end) for q in find_quantities(text) if q.quantity.unit.id != "number"]
    yield Standing.NAME, list(_without(_names(text, document, records), counts))
    yield Standing.FAULT, list(_without(((f.start, f.end) for f in document.faults), counts))
    yield Standing.WORD, list(recognise.set_words(text, *extent))


def _names(text: str, document: Document, records: Iterable[Record]) -> Iterator[Span]:
    """Yield the spans of coded names and titles; a passage with a full stop is not a name."""
    for record in records:
        if isinstance(record, (Programme, Organisation, Citation)):
            yield from (span for span in spans_of(record, document) if "。" not in text[slice(*span)])


def _without(spans: Iterable[Span], counts: list[Span]) -> Iterator[Span]:
    """Yield the parts of *spans* that lie outside *counts*."""
    for start, end in spans:
        inner = [(max(first, start), min(last, end)) for first, last in counts if first < end and start < last]
        yield from outside(inner, start, end)


def _printed_numbers(text: str, records: Iterable[Record]) -> Iterator[Span]:
    for record in records:
        if isinstance(record, Citation) and record.number:
            for hit in re.finditer(re.escape(record.number.printed), text):
                yield hit.span()
