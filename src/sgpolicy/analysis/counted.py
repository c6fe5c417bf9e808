"""Which documents can count: of one that is not coded whole nobody knows what else it does."""

from collections.abc import Iterable, Mapping

from attrs import frozen

from sgpolicy.analysis.keywords import refuse_other
from sgpolicy.analysis.noted import counting, left_out
from sgpolicy.asked import all_of
from sgpolicy.model.document import Document
from sgpolicy.model.measure import Measure
from sgpolicy.model.said import Said
from sgpolicy.model.words import Depth

DEPTHS: Mapping[str, tuple[Depth, ...]] = {"whole": (Depth.WHOLE,), "any": (Depth.WHOLE, Depth.PASSAGES)}
"""The depths of the documents that count, by the word that asks for them."""
_SAID = {
    Depth.WHOLE: Said("coded whole"),
    Depth.PASSAGES: Said("coded in passages"),
    Depth.FIGURES: Said("coded for figures alone"),
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
    left_out: tuple[tuple[Document, Said], ...]
    of: int

    @property
    def sentence(self) -> Said:
        """Return how much of what there is was counted."""
        return Said(
            "{n} of {of} measures, {documents} of {total} documents",
            n=len(self.measures),
            of=self.of,
            documents=len(self.documents),
            total=len(self.documents) + len(self.left_out),
        )

    @property
    def notes(self) -> tuple[Said, ...]:
        """Return what was left out and why, or that passages were counted."""
        found = [*left_out(self.left_out)]
        if rest := self.of - len(self.measures):
            what = counting(rest, "measure")
            found.append(Said("{what} of passages left out: depth='any' counts them, too", what=what))
        part = sum(document.depth is Depth.PASSAGES for document in self.documents)
        if part:
            what = counting(part, "document")
            found.append(Said("{what} coded in passages: more may be in the rest of them", what=what))
        return tuple(found)


def by_document(measures: Iterable[Measure]) -> dict[str, list[Measure]]:
    """Return measures by the ids of their documents, in the order in which they come."""
    found: dict[str, list[Measure]] = {}
    for measure in measures:
        found.setdefault(measure.document.id, []).append(measure)
    return found


def counted(measures: Iterable[Measure], documents: Iterable[Document], depth: str) -> Counted:
    """Return which of *measures* count.

    Args:
        measures: Any measures.
        documents: The documents that were looked at, with or without measures.
        depth: whole or any; a document coded for its figures alone has no measures to count.

    Raises:
        FieldError: *depth* is neither.
        TypeError: *documents* are none.
    """
    refuse_other("depth", depth, DEPTHS)
    measures = tuple(measures)
    held = {one.id: one for one in (*all_of("documents", documents, Document), *(m.document for m in measures))}
    ordered = [held[name] for name in sorted(held)]
    fit = DEPTHS[depth]
    kept = sorted((m for m in measures if m.document.depth in fit), key=lambda m: m.id)
    return Counted(
        depth=depth,
        measures=tuple(kept),
        documents=tuple(one for one in ordered if one.depth in fit),
        left_out=tuple((one, _SAID[one.depth]) for one in ordered if one.depth not in fit),
        of=len(measures),
    )
