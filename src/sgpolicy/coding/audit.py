"""Audit documents: which numbers of a text are coded or explained, and which passages are covered."""

from collections.abc import Iterable
from pathlib import Path

from attrs import frozen

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.model.document import Document
from sgpolicy.model.figure import Figure
from sgpolicy.model.measure import Measure
from sgpolicy.model.record import Record
from sgpolicy.model.words import Depth
from sgpolicy.sources.numbers import Number, Standing, classify
from sgpolicy.sources.spans import Span, by_document, merged, outside, spans_of, within
from sgpolicy.sources.text import in_line, read_source
from sgpolicy.textfile import FileRefusedError

_RECOGNISED = tuple(s for s in Standing if s not in {Standing.CODED, Standing.UNCODED, Standing.UNEXPLAINED})


@frozen(kw_only=True)
class DocumentAudit:
    """How completely one document is coded.

    Attributes:
        document: The document.
        numbers: Every number of its text, in text order.
        characters: How many characters what is coded of it has, without blanks.
        covered: How many of them are inside a measure's passage.
        gaps: The longest stretches outside every passage, longest first.
        outside: Ids of the figures outside every measure's passage, in text order.
    """

    document: Document
    numbers: tuple[Number, ...]
    characters: int
    covered: int
    gaps: tuple[Span, ...]
    outside: tuple[str, ...]

    def count(self, *standings: Standing) -> int:
        """Return the number of numbers that have one of *standings*."""
        return sum(number.standing in standings for number in self.numbers)

    @property
    def unexplained(self) -> tuple[Number, ...]:
        """The numbers that nothing explains."""
        return tuple(n for n in self.numbers if n.standing is Standing.UNEXPLAINED)


def audit(catalog: Catalog, folder: Path, gaps: int = 3) -> tuple[DocumentAudit, ...]:
    """Return the audit of each document of *catalog* whose source file is in *folder*.

    Args:
        catalog: Documents and their records.
        folder: Folder of source files; documents whose file cannot be read there are left out.
        gaps: How many of the longest uncovered stretches to keep.
    """
    made = []
    held = by_document(catalog.records())
    for document in catalog.documents:
        if document.text is None:
            continue
        try:
            text = read_source(folder / document.text.file).text
        except FileRefusedError:
            continue
        made.append(audit_of(text, document, held.get(document.id, []), gaps))
    return tuple(made)


def audit_of(text: str, document: Document, records: list[Record], gaps: int = 3) -> DocumentAudit:
    """Return the audit of *document*, whose source is *text*, coded as *records*."""
    coded = [(start, min(end, len(text))) for start, end in document.coded]
    passages = merged(
        place for record in records if isinstance(record, Measure) for place in spans_of(record, document)
    )
    inside = [(max(start, first), min(end, last)) for first, last in passages for start, end in coded]
    figures = sorted((r for r in records if isinstance(r, Figure)), key=lambda record: spans_of(record, document)[0])
    return DocumentAudit(
        document=document,
        numbers=tuple(classify(text, document, records)),
        characters=_characters(text, coded),
        covered=_characters(text, inside),
        gaps=tuple(
            sorted((gap for extent in coded for gap in outside(passages, *extent)), key=lambda gap: gap[0] - gap[1])
        )[:gaps],
        outside=tuple(
            figure.id for figure in figures if not any(within(place, passages) for place in spans_of(figure, document))
        ),
    )


def _characters(text: str, spans: Iterable[Span]) -> int:
    """Return how many characters of *text* are in *spans*, without blanks."""
    return sum(not char.isspace() for start, end in spans for char in text[start:end])


def audit_text(audits: Iterable[DocumentAudit]) -> str:
    """Return *audits* as text: one paragraph per document, every unexplained number with its place.

    If there are none, because no source was at hand, the text says so.
    """
    found = list(audits)
    if not found:
        return "nothing audited: no source text of these documents is in the folder"
    return "\n\n".join("\n".join(_lines(audit)) for audit in found)


def _lines(audit: DocumentAudit) -> Iterable[str]:
    total = len(audit.numbers)
    depth = "" if audit.document.depth is Depth.WHOLE else f", {audit.document.depth} only"
    yield f"{audit.document.id} ({audit.document.origin}{depth})"
    parts = {
        "coded": audit.count(Standing.CODED),
        "uncoded with a reason": audit.count(Standing.UNCODED),
        "recognised": audit.count(*_RECOGNISED),
        "unexplained": audit.count(Standing.UNEXPLAINED),
    }
    shares = ", ".join(f"{count} {what} ({percent(count, total)} %)" for what, count in parts.items())
    yield f"  numbers: {total}: {shares}"
    for number in audit.unexplained:
        yield f"    [{number.start}, {number.end}] {number.section or '-'}: {in_line(number.context)}"
    yield f"  text inside a measure: {percent(audit.covered, audit.characters)} % of {audit.characters} characters"
    gaps = ", ".join(f"[{start}, {end}] ({end - start})" for start, end in audit.gaps)
    yield f"  longest stretches outside measures: {gaps or 'none'}"
    outside = ", ".join(name.rpartition("/")[2] for name in audit.outside)
    yield f"  figures outside measures: {len(audit.outside)}{': ' if outside else ''}{outside}"


def percent(part: int, whole: int) -> str:
    """Return a share in percent with one decimal, rounded down, so that 100.0 means all; "-" of nothing."""
    return f"{1000 * part // whole / 10:.1f}" if whole else "-"
