"""Lineage: works and the documents that come from them, chained by citations."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, ClassVar

from attrs import frozen

from sgpolicy.analysis.listed import Listed, Result
from sgpolicy.model.columns import Type
from sgpolicy.model.document import Document
from sgpolicy.model.named import Citation
from sgpolicy.model.region import Region
from sgpolicy.model.said import Said
from sgpolicy.model.shown import one_line
from sgpolicy.model.terms import Work
from sgpolicy.model.words import RegionLevel, Relation

DESCENT = (Relation.IMPLEMENTS, Relation.BASED_ON, Relation.TRANSMITS)
"""Relations by which a document comes from what it cites; citing or reporting alone is none."""


@frozen(kw_only=True, repr=False)
class Step(Result):
    """A document that comes from a work, and how far down a chain it stands.

    Attributes:
        root: The work at the head of the chain.
        depth: 1 for what comes from the root itself, 2 for what comes from that, and so on.
        citation: The citation that says so: its `work` is the one above, its `document` the one below.
        work: The work that the document itself is in the codebook; None if it is not cited.
    """

    root: Work
    depth: int
    citation: Citation
    work: Work | None

    @property
    def region(self) -> Region | None:
        """Return the region of the document."""
        return self.citation.document.region

    def __repr__(self) -> str:
        one = self.citation
        return one_line(f"<Step {self.root.id} {self.depth}: {one.document.id} {one.relation} {one.work.id}>")

    def to_dict(self) -> dict[str, Any]:
        """Return one flat row; `known` is when the document became known."""
        one, home = self.citation, self.citation.work.home
        return {
            "root": self.root.id,
            "depth": self.depth,
            "above": one.work.id,
            "above_region": home and home.code,
            "above_date": str(one.work.date) if one.work.date else None,
            "relation": str(one.relation),
            "document": one.document.id,
            "region": self.region and self.region.code,
            "level": self.region and str(self.region.level),
            "known": str(one.document.known) if one.document.known else None,
            "work": self.work and self.work.id,
            "citation": one.id,
        }


class Lineage(Listed[Step]):
    """Chains of works and documents, each from its head down: a tuple that is displayed as a table.

    `to_dicts()` gives one flat dict per step.
    """

    _TYPES: ClassVar[Mapping[str, Type]] = {
        "root": str,
        "depth": int,
        **dict.fromkeys(("above", "above_region", "above_date"), str),
        "relation": Relation,
        **dict.fromkeys(("document", "region"), str),
        "level": RegionLevel,
        **dict.fromkeys(("known", "work", "citation"), str),
    }
    __slots__ = ()


def lineage(
    citations: Iterable[Citation],
    works: Iterable[Work],
    *,
    root: Work | None = None,
    relations: Collection[Relation] = DESCENT,
) -> Lineage:
    """Chain works to the documents that come from them, and those on to what comes from them.

    A document is a work of the codebook if they share their number, or their title
    and region; so a chain goes on only as far as the codebook has its works.

    Args:
        citations: Any citations.
        works: The works of the codebook.
        root: The head of the chain; None for every work that itself comes from no other.
        relations: By which relations a document comes from what it cites.
    """
    works, citations = tuple(works), tuple(citations)
    below: dict[str, list[Citation]] = {}
    itself: dict[str, Work | None] = {}
    for citation in citations:
        if citation.relation in relations:
            below.setdefault(citation.work.id, []).append(citation)
            if citation.document.id not in itself:
                itself[citation.document.id] = next((w for w in works if is_work(citation.document, w)), None)
    derived = {work.id for work in itself.values() if work}
    heads = [root] if root else [work for work in works if work.id in below and work.id not in derived]

    def steps(head: Work, work: Work, above: tuple[str, ...]) -> Iterator[Step]:
        for citation in below.get(work.id, ()):
            found = itself[citation.document.id]
            yield Step(root=head, depth=len(above) + 1, citation=citation, work=found)
            if found and found.id not in (*above, work.id):  # works may cite each other
                yield from steps(head, found, (*above, work.id))

    found = [step for head in heads for step in steps(head, head, ())]
    return Lineage.of(found, lambda: Said("") if found or root is None else _not_from(root, citations))


def _not_from(work: Work, citations: Iterable[Citation]) -> Said:
    """Return that no document comes from *work*, and how it is cited otherwise."""
    others = Counter(citation.relation for citation in citations if citation.work == work)
    if not others:
        return Said("no document cites {work}", work=work.id)
    told = tuple(Said("{relation} ({count})", relation=one, count=count) for one, count in others.most_common())
    return Said("no document comes from {work}; it is cited by other relations: {others}", work=work.id, others=told)


def is_work(document: Document, work: Work) -> bool:
    """Return whether a document is a work of the codebook: by their number, else by their title and region."""
    if document.number and work.number:
        return document.number.canonical == work.number
    return document.title.zh in (work.title.zh, *work.aliases) and work.home in (None, document.region)
