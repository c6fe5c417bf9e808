"""What a check is: a name, a reason, and a function that finds what is wrong."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from attrs import field, frozen

from sgpolicy.model.document import Document
from sgpolicy.model.figure import Figure, Observation
from sgpolicy.model.period import Period
from sgpolicy.model.record import Record
from sgpolicy.problem import Finding, PathKey
from sgpolicy.schema import TIMES


@frozen(kw_only=True)
class Corpus:
    """Everything that the checks may look at.

    Attributes:
        documents: The documents under check.
        records: Their records, every type, in file order.
        context: Records that are sound already, such as those of the shipped
            catalog that a folder is laid on; compared with, never reported.
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

    def periods(self) -> Iterator[tuple[str, tuple[PathKey, ...], Period, Document]]:
        """Yield the periods under check: id of the owner, way from the owner, period, document."""
        for document in self.documents:
            for name in ("issued", "published", "reference"):
                if (period := getattr(document, name)) is not None:
                    yield document.id, ("dates", name), period, document
        for record in self.records:
            if record.when is not None:
                yield record.id, (TIMES[type(record)],), record.when, record.document

    def observations(self) -> Iterator[Observation]:
        """Yield the observations under check."""
        return self.of(Observation)


def clock(document: Document) -> Period | None:
    """Return when *document* speaks: its reference date, else when it became known."""
    return document.reference or document.known


@frozen(kw_only=True)
class Check:
    """A named check.

    Attributes:
        name: Short name, shown with each finding.
        ring: 1 shape, 2 sense, 3 evidence.
        reason: Why it exists, in one line.
        find: Function from a corpus to findings.
        across: Whether it compares documents with each other; all others find
            in many documents what they find in each of them alone.
    """

    name: str
    ring: int
    reason: str
    find: Callable[[Corpus], Iterable[Finding]]
    across: bool = False


SENSE: dict[str, Check] = {}
"""The checks of ring 2 by name; `sgpolicy.checks` fills it."""


def sense(
    name: str, reason: str, *, across: bool = False
) -> Callable[[Callable[[Corpus], Iterable[Finding]]], Callable[[Corpus], Iterable[Finding]]]:
    """Register a function as the ring-2 check *name*."""

    def register(find: Callable[[Corpus], Iterable[Finding]]) -> Callable[[Corpus], Iterable[Finding]]:
        SENSE[name] = Check(name=name, ring=2, reason=reason, find=find, across=across)
        return find

    return register
