"""A coded document: what it is, who issued it, when, and how reliable its text is."""

from typing import TYPE_CHECKING, ClassVar

import attrs
from attrs import field, frozen

from sgpolicy.asked import Explained, not_a, shown
from sgpolicy.errors import FieldError
from sgpolicy.model.coding import Coding
from sgpolicy.model.document_number import DocumentNumber
from sgpolicy.model.fields import a, between, matches, maybe, pair, short, text, tuple_of
from sgpolicy.model.name import Name
from sgpolicy.model.page import Page
from sgpolicy.model.period import Period
from sgpolicy.model.region import Region
from sgpolicy.model.shown import Identified, one_line
from sgpolicy.model.tabular import Citable
from sgpolicy.model.terms import SLUG, Body
from sgpolicy.model.words import Depth, DocumentForm, DocumentKind, FaultKind, Grade, UncodedReason


@frozen(kw_only=True)
class Inference(Explained):
    """A field that a coder inferred, and why.

    Attributes:
        field: Name of the field, such as region.
        because: What in the text, or outside it, led to the value.
    """

    field: str = attrs.field(validator=text)
    because: str = attrs.field(validator=text)

    def __repr__(self) -> str:
        return one_line(f"<Inference {self.field}: {self.because}>")


@frozen(kw_only=True)
class Source(Explained):
    """The text file a document was coded from.

    Attributes:
        file: Name of the file, without a folder.
        characters: Length in Unicode characters.
        sha256: SHA-256 of its bytes, in lower-case hexadecimal.
        extent: Offsets of the first character of the document and just past its
            last; a file may hold several documents.
        url: Where the text was published, if the file says so.
        repost: Who reprinted it, in our words; None if it is the original.
    """

    file: str = field(
        validator=matches(r"(?!\.{1,2}$)[^/\\\x00-\x1f]{1,255}"),
        metadata={"wanted": "the name of the file alone, without a folder"},
    )
    characters: int = field(validator=between(1), metadata={"wanted": "the length of the file, 1 or more"})
    sha256: str = field(
        validator=matches(r"[0-9a-f]{64}"),
        metadata={"wanted": "64 lower-case hexadecimal digits, as sha256sum prints them"},
    )
    extent: tuple[int, int] = field(validator=pair)
    url: str | None = field(default=None, validator=maybe(str))
    repost: str | None = field(default=None, validator=maybe(str))

    def __attrs_post_init__(self) -> None:
        start, end = self.extent
        if not 0 <= start < end <= self.characters:
            remedy = f"it must lie inside the file's {self.characters} characters"
            raise FieldError(
                field="extent", message=f"extent [{shown(start)}, {shown(end)}] leaves the file", remedy=remedy
            )

    def __repr__(self) -> str:
        return f"<Source {self.file}[{self.extent[0]}:{self.extent[1]}] of {self.characters} characters>"


@frozen(kw_only=True)
class Reliability(Explained):
    """How far the text can be trusted.

    Attributes:
        grade: A the issuer's original, B a faithful repost or official press,
            C a compilation, edited or anonymised, D doubtful.
        because: The reason for the grade.
    """

    grade: Grade = field(validator=a(Grade))
    because: str = field(validator=text)

    def __repr__(self) -> str:
        return one_line(f"<Reliability {self.grade}: {self.because}>")


@frozen(kw_only=True)
class Fault(Explained):
    """Damage in the text, with our repair beside it.

    Attributes:
        start: Offset of the first damaged character.
        end: Offset just past the last one.
        printed: The damaged characters, at most 24.
        repaired: What they should be, in our judgement; None if unknown.
        kind: What sort of damage it is.
        note: More about it.
    """

    start: int = field(validator=between(0))
    end: int = field(validator=between(1))
    printed: str = field(validator=short(24))
    repaired: str | None = field(default=None, validator=maybe(str))
    kind: FaultKind = field(validator=a(FaultKind))
    note: str | None = field(default=None, validator=maybe(str))

    def __repr__(self) -> str:
        repair = f" for 「{self.repaired}」" if self.repaired else ""
        return one_line(f"<Fault [{self.start}:{self.end}] 「{self.printed}」{repair} ({self.kind})>")


@frozen(kw_only=True)
class Uncoded(Explained):
    """A number in the text that is not a figure, and why.

    Attributes:
        start: Offset of its first character.
        end: Offset just past its last one.
        printed: The characters themselves, at most 24.
        reason: Why it is not coded.
        note: More about it.
    """

    start: int = field(validator=between(0))
    end: int = field(validator=between(1))
    printed: str = field(validator=short(24))
    reason: UncodedReason = field(validator=a(UncodedReason))
    note: str | None = field(default=None, validator=maybe(str))

    def __repr__(self) -> str:
        return one_line(f"<Uncoded [{self.start}:{self.end}] 「{self.printed}」 ({self.reason})>")


class Coded(Citable, Identified):
    """A class that says which of its fields were `inferred`, and why.

    Attributes:
        record_type: What one of its objects is called, such as measure.
    """

    record_type: ClassVar[str]
    __slots__ = ()

    def __init_subclass__(cls) -> None:
        """Name the type of record after the class."""
        super().__init_subclass__()
        cls.record_type = cls.__name__.lower()

    if TYPE_CHECKING:

        @property
        def inferred(self) -> tuple[Inference, ...]:
            """Which fields a coder inferred, and why."""

    def why_inferred(self, name: str) -> str | None:
        """Return why field *name* was inferred, or None if it was not.

        Raises:
            TypeError: *name* is no text.
        """
        if not isinstance(name, str):
            raise TypeError(not_a("why_inferred()", "the name of a field, such as region", name))
        return next((i.because for i in self.inferred if i.field == name), None)


@frozen(kw_only=True)
class Document(Coded):
    """One report, notice, plan or article.

    Attributes:
        id: Unique id, such as hl-2011-workforce-report.
        title: Title as printed, and our English translation.
        number: Document number; None if it has none.
        kind: What sort of text it is.
        form: The form that its title or head gives it, such as opinions (意见); None if
            it gives none.
        language: Its language, as BCP 47 writes it.
        issuer: Who issued it, of several the one named first; None if unknown.
        issuers: All who issued it together, `issuer` first; empty unless several did.
        region: Where it applies; None for an anonymised place.
        issued: When it was issued or signed.
        published: When this copy was published.
        reference: What 今年 and 目前 mean in it.
        effective: When it took effect; None if unknown.
        repealed: When it ceased to be in force; None if it is not known to have.
        status_checked: When somebody looked whether it is in force; None if nobody did.
        source: The text file it was coded from, or a web page whose text is not at hand.
        depth: How much of it is coded: the whole, the passages listed, or figures alone.
        passages: The extents in the file that are coded, in text order, where `depth` is
            passages.
        coding: Who coded and reviewed it, and when; None if that is not recorded.
        reliability: How far the text can be trusted.
        faults: Damage in the text, in text order.
        uncoded: Numbers that are not figures, in text order.
        inferred: Which of these fields a coder inferred, and why.
        note: What a reader should know.
    """

    id: str = field(validator=matches(SLUG))
    title: Name = field(validator=a(Name))
    number: DocumentNumber | None = field(default=None, validator=maybe(DocumentNumber))
    kind: DocumentKind = field(validator=a(DocumentKind))
    form: DocumentForm | None = field(default=None, validator=maybe(DocumentForm))
    language: str = field(
        default="zh", validator=matches("[a-z]{2,3}(-[A-Za-z0-9]+)*"), metadata={"wanted": "a tag such as zh or en"}
    )
    issuer: Body | None = field(default=None, validator=maybe(Body))
    issuers: tuple[Body, ...] = field(default=(), validator=tuple_of(Body))
    region: Region | None = field(default=None, validator=maybe(Region))
    issued: Period | None = field(default=None, validator=maybe(Period))
    published: Period | None = field(default=None, validator=maybe(Period))
    reference: Period | None = field(default=None, validator=maybe(Period))
    effective: Period | None = field(default=None, validator=maybe(Period))
    repealed: Period | None = field(default=None, validator=maybe(Period))
    status_checked: Period | None = field(default=None, validator=maybe(Period))
    source: Source | Page = field(validator=a(Source, Page))
    depth: Depth = field(default=Depth.WHOLE, validator=a(Depth))
    passages: tuple[tuple[int, int], ...] = field(default=(), validator=tuple_of(tuple))
    coding: Coding | None = field(default=None, validator=maybe(Coding))
    reliability: Reliability = field(validator=a(Reliability))
    faults: tuple[Fault, ...] = field(default=(), validator=tuple_of(Fault))
    uncoded: tuple[Uncoded, ...] = field(default=(), validator=tuple_of(Uncoded))
    inferred: tuple[Inference, ...] = field(default=(), validator=tuple_of(Inference))
    note: str | None = field(default=None, validator=maybe(str))

    @property
    def text(self) -> Source | None:
        """The text file that it was coded from; None for a page."""
        return self.source if isinstance(self.source, Source) else None

    @property
    def page(self) -> Page | None:
        """The web page that it was coded from; None for a text file."""
        return self.source if isinstance(self.source, Page) else None

    @property
    def origin(self) -> str:
        """The name of the text file, or the address of the page."""
        return self.source.file if isinstance(self.source, Source) else self.source.address

    @property
    def known(self) -> Period | None:
        """When the document's statements became known: issued, else published, else reference, else the page's date."""
        return self.issued or self.published or self.reference or (self.page.date if self.page else None)

    @property
    def coded(self) -> tuple[tuple[int, int], ...]:
        """The extents of the file in which everything is coded: the document, its passages, or none."""
        if self.text is None or self.depth is Depth.FIGURES:
            return ()
        return self.passages if self.depth is Depth.PASSAGES else (self.text.extent,)

    def __str__(self) -> str:
        """Return the id and the Chinese title."""
        return f"{self.id} 《{self.title.zh}》"

    def __repr__(self) -> str:
        where = self.region.name.zh if self.region else "no region"
        when = self.known or "undated"
        return one_line(f"<Document {self.id} 《{self.title.zh}》 {where}, {when}; {self.origin}>")
