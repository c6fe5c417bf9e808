"""The coder's page: a text cut where records begin and end, with what stands in each piece."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from attrs import frozen

from sgpolicy.coding.audit import DocumentAudit, audit_of
from sgpolicy.errors import TextNotAtHandError
from sgpolicy.model.document import Document
from sgpolicy.model.figure import Figure
from sgpolicy.model.measure import Measure
from sgpolicy.model.record import Record
from sgpolicy.site.addresses import anchor
from sgpolicy.sources.numbers import Standing
from sgpolicy.sources.passages import checked_text
from sgpolicy.sources.spans import Span, spans_of

_DEEPEST = 3
"""How many measures over one another are told apart by shade."""


@frozen(kw_only=True)
class Piece:
    """A stretch of a text in which nothing begins or ends.

    Attributes:
        text: Its characters.
        layers: What stands there: m1, m2, m3 for so many measures, figure, named, fault, uncoded,
            unexplained; gap for coded text without any record; off for text that was not to be coded.
        records: The anchors of the records whose evidence it is, the shortest passage first.
        starts: The anchors and numbers of the records whose main passage begins here.
        title: What a fault or an uncoded number is said to be; "" for anything else.
    """

    text: str
    layers: tuple[str, ...]
    records: tuple[str, ...]
    starts: tuple[tuple[str, int], ...]
    title: str


@frozen(kw_only=True)
class CodedText:
    """The text of a document with all that was made of it.

    Attributes:
        pieces: The text, cut.
        numbers: The records in the order of the text, numbered from 1, by their anchors.
        audit: Which numbers and passages are coded.
    """

    pieces: tuple[Piece, ...]
    numbers: Mapping[str, int]
    audit: DocumentAudit


def text_of(document: Document, folder: Path) -> str | None:
    """Return the text that *document* was coded from if it is in *folder*, to the byte; None if it is not."""
    try:
        return checked_text(document, folder)
    except TextNotAtHandError:
        return None


def name_on(record: Record, document: Document) -> str:
    """Return the anchor of *record* on the coder's page of *document*, which may be another than its own."""
    return anchor(record) if record.document.id == document.id else record.id.replace("/", ".")


def coded_text(text: str, document: Document, records: Iterable[Record]) -> CodedText:
    """Return *text* cut into pieces, with the audit of *document*.

    Args:
        text: The source file, whole.
        document: What was coded from it.
        records: All records with evidence in it, in the order of the text.
    """
    held = [record for record in records if not record.of_whole]
    found = audit_of(text, document, held)
    layers = _Layers(text, document, held, found)
    return CodedText(pieces=tuple(map(layers.piece, layers.places())), numbers=layers.numbers, audit=found)


class _Layers:
    """What stands over a text: the passages of records, and the marks of faults and of numbers."""

    def __init__(self, text: str, document: Document, records: list[Record], found: DocumentAudit) -> None:
        self._text, self._coded = text, document.coded
        self._extent = document.text.extent if document.text else (0, len(text))
        self._names = {record.id: name_on(record, document) for record in records}
        self.numbers = {self._names[record.id]: number for number, record in enumerate(records, start=1)}
        self._mains = {self._names[record.id]: spans_of(record, document)[0] for record in records}
        self._spans = [(span, record) for record in records for span in spans_of(record, document)]
        self._marks: list[tuple[Span, str, str]] = [
            *(((f.start, f.end), "fault", f"{f.printed} → {f.repaired or '?'} ({f.kind})") for f in document.faults),
            *(((u.start, u.end), "uncoded", str(u.reason)) for u in document.uncoded),
            *(((n.start, n.end), "unexplained", "") for n in found.numbers if n.standing is Standing.UNEXPLAINED),
        ]

    def places(self) -> Iterator[Span]:
        """Yield the stretches in which nothing begins or ends, in order; together they are the document."""
        first, last = self._extent
        cuts = {first, last}
        spans = (*(span for span, _ in self._spans), *(span for span, _, _ in self._marks), *self._coded)
        for start, end in spans:
            cuts |= {min(max(start, first), last), min(max(end, first), last)}
        return pairwise(sorted(cuts))

    def piece(self, place: Span) -> Piece:
        """Return what stands over one stretch."""
        over = [(span, record) for span, record in self._spans if _covers(span, place)]
        over.sort(key=lambda one: one[0][1] - one[0][0])
        marked = [(kind, title) for span, kind, title in self._marks if _covers(span, place)]
        measures = len({record.id for _, record in over if isinstance(record, Measure)})
        layers = [f"m{min(measures, _DEEPEST)}"] if measures else []
        if any(isinstance(record, Figure) for _, record in over):
            layers.append("figure")
        if any(not isinstance(record, (Measure, Figure)) for _, record in over):
            layers.append("named")
        layers += dict.fromkeys(kind for kind, _ in marked)
        text = self._text[slice(*place)]
        if not over and not any(_covers(span, place) for span in self._coded):
            layers.append("off")
        elif not over and any(map(str.isalnum, text)):  # a full stop between two passages is no gap
            layers.append("gap")
        names = tuple(dict.fromkeys(self._names[record.id] for _, record in over))
        return Piece(
            text=text,
            layers=tuple(layers),
            records=names,
            starts=tuple((name, self.numbers[name]) for name in reversed(names) if self._mains[name][0] == place[0]),
            title="; ".join(title for _, title in marked if title),
        )


def _covers(span: Span, place: Span) -> bool:
    return span[0] <= place[0] and place[1] <= span[1]
