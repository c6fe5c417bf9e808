"""A coded document: what it is, who issued it, when, and how well it is kept."""

from typing import ClassVar

from sgpolicy.model.deferred import deep_iterable, field, frozen, ge, instance_of, matches_re, max_len, optional
from sgpolicy.model.document_number import DocumentNumber
from sgpolicy.model.name import Name
from sgpolicy.model.period import Period
from sgpolicy.model.region import Region
from sgpolicy.model.shown import Shown, one_line
from sgpolicy.model.terms import SLUG, Body
from sgpolicy.model.words import DocumentKind, FaultKind, Grade, UncodedReason


@frozen(kw_only=True)
class Inference:
    """A field that a coder inferred, and why.

    Attributes:
        because: What in the text, or outside it, led to the value.
        field: Name of the field, such as region.
    """

    because: str = field()
    field: str = field()  # last: from here on the name means this

    def __repr__(self) -> str:
        return one_line(f"<Inference {self.field}: {self.because}>")


@frozen(kw_only=True)
class Source:
    """The text file a document was coded from.

    Attributes:
        file: Name of the file, without a folder.
        characters: Length in Unicode characters.
        sha256: SHA-256 of its bytes, in lower-case hexadecimal.
        extent: First character and character behind the last that belong to
            the document; a file may hold several documents.
        url: Where the text was published, if the file says so.
        repost: Who reprinted it, in our words; None if it is the original.
    """

    file: str = field(validator=matches_re(r"(?!\.{1,2}$)[^/\\\x00-\x1f]{1,255}"))
    characters: int = field(validator=[instance_of(int), ge(1)])
    sha256: str = field(validator=matches_re(r"[0-9a-f]{64}"))
    extent: tuple[int, int] = field()
    url: str | None = field(default=None)
    repost: str | None = field(default=None)

    def __attrs_post_init__(self) -> None:
        start, end = self.extent
        if not 0 <= start < end <= self.characters:
            msg = f"extent [{start}, {end}] must lie inside the file's {self.characters} characters"
            raise ValueError(msg)

    def __repr__(self) -> str:
        return f"<Source {self.file}[{self.extent[0]}:{self.extent[1]}] of {self.characters} characters>"


@frozen(kw_only=True)
class Reliability:
    """How far the text can be trusted.

    Attributes:
        grade: A the issuer's original, B a faithful repost or official press,
            C a compilation, edited or anonymised, D doubtful.
        because: The reason for the grade.
    """

    grade: Grade = field()
    because: str = field()

    def __repr__(self) -> str:
        return one_line(f"<Reliability {self.grade}: {self.because}>")


@frozen(kw_only=True)
class Fault:
    """Damage in the text, with our repair beside it.

    Attributes:
        start: First character of the damage.
        end: Character behind its last.
        printed: The damaged characters, at most 24.
        repaired: What they should be, in our judgement; None where unknown.
        kind: What sort of damage it is.
        note: More about it.
    """

    start: int = field()
    end: int = field()
    printed: str = field(validator=max_len(24))
    repaired: str | None = field(default=None)
    kind: FaultKind = field()
    note: str | None = field(default=None)

    def __repr__(self) -> str:
        repair = f" for 「{self.repaired}」" if self.repaired else ""
        return one_line(f"<Fault [{self.start}:{self.end}] 「{self.printed}」{repair} ({self.kind})>")


@frozen(kw_only=True)
class Uncoded:
    """A number of the text that is no figure, and why.

    Attributes:
        start: First character of the number.
        end: Character behind its last.
        printed: The characters themselves, at most 24.
        reason: Why it is not coded.
        note: More about it.
    """

    start: int = field()
    end: int = field()
    printed: str = field(validator=max_len(24))
    reason: UncodedReason = field()
    note: str | None = field(default=None)

    def __repr__(self) -> str:
        return one_line(f"<Uncoded [{self.start}:{self.end}] 「{self.printed}」 ({self.reason})>")


@frozen(kw_only=True)
class Document(Shown):
    """One report, notice, plan or article.

    Attributes:
        id: Unique id, such as hl-2011-workforce-report.
        title: Title as printed, and our English translation.
        number: Document number; None if it has none.
        kind: What sort of text it is.
        issuer: Who issued it; None if unknown.
        region: Where it applies; None for an anonymised place.
        issued: When it was issued or signed.
        published: When this copy was published.
        reference: What 今年 and 目前 mean in it.
        source: The text file it was coded from.
        reliability: How far the text can be trusted.
        faults: Damage in the text, in text order.
        uncoded: Numbers that are no figures, in text order.
        inferred: Which of these fields a coder inferred, and why.
        note: What a reader should know.
    """

    record_type: ClassVar[str] = "document"

    id: str = field(validator=matches_re(SLUG))
    title: Name = field(hash=False, validator=instance_of(Name))
    number: DocumentNumber | None = field(default=None, hash=False)
    kind: DocumentKind = field(hash=False, validator=instance_of(DocumentKind))
    issuer: Body | None = field(default=None, hash=False)
    region: Region | None = field(default=None, hash=False, validator=optional(instance_of(Region)))
    issued: Period | None = field(default=None, hash=False)
    published: Period | None = field(default=None, hash=False)
    reference: Period | None = field(default=None, hash=False)
    source: Source = field(hash=False, validator=instance_of(Source))
    reliability: Reliability = field(hash=False, validator=instance_of(Reliability))
    faults: tuple[Fault, ...] = field(
        default=(), hash=False, validator=deep_iterable(instance_of(Fault), instance_of(tuple))
    )
    uncoded: tuple[Uncoded, ...] = field(
        default=(), hash=False, validator=deep_iterable(instance_of(Uncoded), instance_of(tuple))
    )
    inferred: tuple[Inference, ...] = field(default=(), hash=False)
    note: str | None = field(default=None, hash=False)

    @property
    def known(self) -> Period | None:
        """When the document's statements became known: issued, else published, else reference."""
        return self.issued or self.published or self.reference

    def why_inferred(self, name: str) -> str | None:
        """Return why field *name* was inferred, or None if it was not."""
        return next((i.because for i in self.inferred if i.field == name), None)

    def __str__(self) -> str:
        """Return the id and the Chinese title."""
        return f"{self.id} 《{self.title.zh}》"

    def __repr__(self) -> str:
        where = self.region.name.zh if self.region else "no region"
        when = self.known or "undated"
        return one_line(f"<Document {self.id} 《{self.title.zh}》 {where}, {when}; {self.source.file}>")
