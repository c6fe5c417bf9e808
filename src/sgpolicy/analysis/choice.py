"""Which of several records that state the same thing speaks for all, and what they count."""

from sgpolicy.model.figure import Figure
from sgpolicy.model.record import Record
from sgpolicy.model.words import EvidenceKind

MARK = "definition:"
"""What the note of a figure begins with if it says how the definition departs; in any case."""


def preference(record: Record) -> tuple[str, bool, int, str]:
    """Return the key by which the best record sorts first.

    That is the best grade of the document, then a span before a page, then
    the latest report, by the first day on which it may have been made: one of
    which only the year is known is not later than one of that year's March.
    The id decides what is left.
    """
    known = record.document.known
    day = known.start.toordinal() if known and known.start else 0
    return str(record.document.reliability.grade), record.evidence_kind is EvidenceKind.PAGE, -day, record.id


def definition(figure: Figure) -> str | None:
    """Return how the definition of a figure departs from its indicator's, as its note says; None if it does not."""
    note = figure.note or ""
    # Folded first, a note might be longer, as ﬁ is, and be cut in the wrong place.
    return note[len(MARK) :].strip() if note[: len(MARK)].casefold() == MARK else None
