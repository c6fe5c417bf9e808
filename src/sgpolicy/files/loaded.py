"""What a load is given and what it gives."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from attrs import define, field, frozen

from sgpolicy.model.document import Document
from sgpolicy.model.record import Record
from sgpolicy.schema import TERMS

Known = Mapping[type, Mapping[str, Any]]
Progress = Callable[[str, int, int], None]
"""Is told what is being done, how many files that is done for, and of how many."""


class Given(NamedTuple):
    """What files are laid on.

    Attributes:
        known: What they may refer to without defining it.
        document_ids: Ids that are taken.
        context: Sound records to compare with.
    """

    known: Known | None = None
    document_ids: tuple[str, ...] = ()
    context: tuple[Record, ...] = ()


def untold(what: str, done: int, total: int) -> None:
    """Tell nobody of progress."""


@define(kw_only=True)
class Loaded:
    """What files hold, made and checked.

    Attributes:
        terms: Terms of the codebook by class, in file order.
        documents: Documents, sorted by id.
        records: Records of all types, document by document, in file order.
        repeated: How many terms are defined just as in the catalog beneath;
            they are not among `terms`.
    """

    terms: dict[type, list[Any]] = field(factory=lambda: {cls: [] for cls in TERMS})
    documents: list[Document] = field(factory=list)
    records: list[Record] = field(factory=list)
    repeated: int = 0

    def counts(self) -> "Counts":
        """Return how many of each there are."""
        terms = sum(map(len, self.terms.values())) + self.repeated
        return Counts(len(self.documents), len(self.records), terms)


@frozen
class Counts:
    """How many documents, records and codebook terms are sound."""

    documents: int
    records: int
    terms: int

    def __str__(self) -> str:
        return f"{self.documents} documents, {self.records} records, {self.terms} codebook terms"
