"""Which documents can count: of one that is not coded whole nobody knows what else it does."""

from collections import Counter
from collections.abc import Iterable

from attrs import frozen

from sgpolicy.analysis.noted import counting
from sgpolicy.asked import shown
from sgpolicy.errors import FieldError
from sgpolicy.model.document import Document
from sgpolicy.model.measure import Measure
from sgpolicy.model.words import Depth

DEPTHS = ("whole", "any")
_SAID = {
    Depth.WHOLE: "coded whole",
    Depth.PASSAGES: "coded in passages",
    Depth.FIGURES: "coded for figures alone",
}


@frozen(kw_only=True)
class Counted:
    """What a table of measures counts, and what it leaves out.

    Attributes:
        depth: whole: only measures of documents that are coded whole; any: all measures.
        measures: The measures that are counted, in order of their ids.
        documents: The documents that they could come from, in order of their ids.
        left_out: The documents that could not count, each with the reason.
        of: How many measures there are.
    """

    depth: str
    measures: tuple[Measure, ...]
    documents: tuple[Document, ...]
    left_out: tuple[tuple[Document, str], ...]
    of: int

    @property
    def sentence(self) -> str:
        """Return how much of what there is was counted."""
        total = len(self.documents) + len(self.left_out)
        return f"{len(self.measures)} of {self.of} measures, {len(self.documents)} of {total} documents"

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what was left out and why, or that passages were counted."""
        reasons = Counter(reason for _, reason in self.left_out)
        found = [f"left out: {counting(count, 'document')} {reason}" for reason, count in reasons.items()]
        if rest := self.of - len(self.measures):
            found.append(f"{counting(rest, 'measure')} of passages left out: depth='any' counts them, too")
        part = sum(document.depth is Depth.PASSAGES for document in self.documents)
        if part:
            found.append(f"{counting(part, 'document')} coded in passages: more may be in the rest of them")
        return tuple(found)


def counted(measures: Iterable[Measure], documents: Iterable[Document], depth: str) -> Counted:
    """Return which of *measures* count.

    Args:
        measures: Any measures.
        documents: The documents that were looked at, with or without measures.
        depth: whole or any; a document coded for its figures alone has no measures to count.

    Raises:
        FieldError: *depth* is neither.
    """
    if depth not in DEPTHS:
        raise FieldError(field="depth", message=f"depth is {shown(depth)}, not 'whole' or 'any'")
    measures = tuple(measures)
    held = {one.id: one for one in (*documents, *(m.document for m in measures))}
    ordered = [held[name] for name in sorted(held)]
    fit = (Depth.WHOLE,) if depth == "whole" else (Depth.WHOLE, Depth.PASSAGES)
    kept = sorted((m for m in measures if m.document.depth in fit), key=lambda m: m.id)
    return Counted(
        depth=depth,
        measures=tuple(kept),
        documents=tuple(one for one in ordered if one.depth in fit),
        left_out=tuple((one, _SAID[one.depth]) for one in ordered if one.depth not in fit),
        of=len(measures),
    )
