"""What every coded statement has: an id, a place in a text, and a region."""

from typing import ClassVar

from sgpolicy.model.deferred import deep_iterable, field, frozen, instance_of, min_len, optional
from sgpolicy.model.document import Document, Inference
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.period import Period
from sgpolicy.model.region import Region
from sgpolicy.model.shown import Shown, one_line
from sgpolicy.model.words import Confidence


@frozen(kw_only=True)
class Record(Shown):
    """A statement coded from a document; base class of all record types.

    Attributes:
        id: `<document id>/<record id>`; never changes its meaning.
        evidence: Where the text says so, first the telling passage; never empty.
        region: The place it is about; None for an anonymised one.
        inferred: Which fields a coder inferred, and why.
        confidence: How sure the coding is.
        note: Doubts and what a reader should know.
        aliases: Full ids under which the record was once known.
    """

    record_type: ClassVar[str] = "record"

    id: str = field(validator=instance_of(str))
    evidence: tuple[Evidence, ...] = field(
        hash=False, validator=[deep_iterable(instance_of(Evidence), instance_of(tuple)), min_len(1)]
    )
    region: Region | None = field(default=None, hash=False, validator=optional(instance_of(Region)))
    inferred: tuple[Inference, ...] = field(default=(), hash=False)
    confidence: Confidence = field(default=Confidence.HIGH, hash=False, validator=instance_of(Confidence))
    note: str | None = field(default=None, hash=False)
    aliases: tuple[str, ...] = field(default=(), hash=False)

    @property
    def document(self) -> Document:
        """The document that says so first."""
        return self.evidence[0].document

    @property
    def when(self) -> Period | None:
        """When the statement holds, falls due or was observed; None if unsaid."""
        return None

    def why_inferred(self, name: str) -> str | None:
        """Return why field *name* was inferred, or None if it was not."""
        return next((i.because for i in self.inferred if i.field == name), None)

    def _gist(self) -> str:
        """Return what the record says, in one short line."""
        return ""

    def __repr__(self) -> str:
        place = ""
        if self.region:
            place = f" {self.region.short}{'?' if self.why_inferred('region') else ''}"
        more = f" +{len(self.evidence) - 1}" if len(self.evidence) > 1 else ""
        return one_line(f"<{type(self).__name__} {self.id}{place}: {self._gist()} @ {self.evidence[0]}{more}>")
