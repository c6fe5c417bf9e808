"""What every coded statement has: an id, a place in a text, and a region."""

from collections.abc import Iterable
from os import PathLike
from typing import TYPE_CHECKING, ClassVar

from attrs import field, frozen

from sgpolicy.model.document import Coded, Document, Inference
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.fields import a, maybe, texts, tuple_of
from sgpolicy.model.period import Period
from sgpolicy.model.region import Region
from sgpolicy.model.shown import one_line
from sgpolicy.model.words import Confidence, EvidenceKind, RegionBasis

if TYPE_CHECKING:
    from sgpolicy.sources.passages import Passage


@frozen(kw_only=True)
class Record(Coded):
    """A statement coded from a document; base class of all record types.

    Attributes:
        id: `<document id>/<record id>`; never changes its meaning.
        evidence: Where the text says so, the main passage first; never empty.
        region: The place it is about; None for an anonymised one.
        inferred: Which fields a coder inferred, and why.
        confidence: How sure the coding is.
        note: Doubts and what a reader should know.
        aliases: Full ids under which the record was once known.
        time_field: Name of the field that says when; None for types that have no time.
        own_region: Whether its region is its own, and never that of its document.
        of_whole: Whether it is about the document as a whole; a file gives no place for it.
    """

    time_field: ClassVar[str | None] = None
    own_region: ClassVar[bool] = False
    of_whole: ClassVar[bool] = False

    id: str = field(validator=a(str))
    evidence: tuple[Evidence, ...] = field(validator=tuple_of(Evidence, 1))
    region: Region | None = field(default=None, validator=maybe(Region))
    inferred: tuple[Inference, ...] = field(default=(), validator=tuple_of(Inference))
    confidence: Confidence = field(default=Confidence.HIGH, validator=a(Confidence))
    note: str | None = field(default=None, validator=maybe(str))
    aliases: tuple[str, ...] = field(default=(), validator=texts)

    @property
    def document(self) -> Document:
        """The document of the first evidence."""
        return self.evidence[0].document

    @property
    def home(self) -> Region | None:
        """The region that it has unless its file gives another: that of its document, or its own."""
        return None if self.own_region else self.document.region

    @property
    def region_basis(self) -> RegionBasis | None:
        """Where its region comes from; None if it has none."""
        if self.region is None:
            return None
        if self.why_inferred("region"):
            return RegionBasis.INFERRED
        return RegionBasis.TERM if self.own_region and self.region == self.home else RegionBasis.STATED

    @property
    def evidence_kind(self) -> EvidenceKind:
        """A span if any piece of its evidence is one; else a page."""
        return EvidenceKind.SPAN if any(e.span for e in self.evidence) else EvidenceKind.PAGE

    @property
    def when(self) -> Period | None:
        """When the statement holds, falls due or was observed; None if unsaid."""
        return getattr(self, self.time_field) if self.time_field else None

    def passage(self, sources: str | PathLike[str] | None = None, *, context: int = 40) -> "Passage":
        """Return the first passage of a text that the record rests on; `evidence` has the others.

        Args:
            sources: Folder with the source texts; by default that in the environment variable
                `SGPOLICY_SOURCES`.
            context: How many characters on either side.

        Raises:
            TextNotAtHandError: The file is not in the folder or is another text, or the record rests
                on web pages alone.
            FieldError: No folder is given.
        """
        main = next((place for place in self.evidence if place.span), self.evidence[0])
        return main.passage(sources, context=context)

    def _gist(self) -> str:
        """Return what the record says, in one short line."""
        return ""

    def __repr__(self) -> str:
        place = ""
        if self.region:
            place = f" {self.region.short}{'?' if self.why_inferred('region') else ''}"
        more = f" +{len(self.evidence) - 1}" if len(self.evidence) > 1 else ""
        return one_line(f"<{type(self).__name__} {self.id}{place}: {self._gist()} @ {self.evidence[0]}{more}>")


def on_pages(records: Iterable[Record]) -> str:
    """Return what to add to a count of *records*, to say how many of them no text at hand can verify; "" if none."""
    count = sum(record.evidence_kind is EvidenceKind.PAGE for record in records)
    return f"; {count} records rest on web pages, whose texts are not at hand" if count else ""
