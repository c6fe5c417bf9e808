"""Where in which document a statement stands."""

from os import PathLike
from typing import TYPE_CHECKING

from attrs import field, frozen

from sgpolicy.asked import shown
from sgpolicy.errors import FieldError
from sgpolicy.model.above import above
from sgpolicy.model.document import Document
from sgpolicy.model.fields import a, between, maybe
from sgpolicy.model.shown import Shown, one_line
from sgpolicy.model.words import EvidenceKind

if TYPE_CHECKING:
    from sgpolicy.sources.passages import Passage


@frozen(kw_only=True)
class Evidence(Shown):
    """A passage of a text (a W3C TextPositionSelector with its section), or a web page and what it says.

    Attributes:
        document: The document that says so.
        start: Offset of the first character in the source file (Unicode
            characters, not bytes), counted from 0; None for a page.
        end: Offset just past the last character; None for a page.
        section: Path of heading labels, such as 二/(四)/三是; None where the
            passage stands under no heading.
        as_stated: For a figure its very wording; None for a passage.
    """

    document: Document = field(validator=a(Document))
    start: int | None = field(default=None, validator=between(0, optional=True))
    end: int | None = field(default=None, validator=maybe(int))
    section: str | None = field(default=None, validator=maybe(str))
    as_stated: str | None = field(default=None, validator=maybe(str))

    def __attrs_post_init__(self) -> None:
        """Refuse a span that is none, a page with a span, and a text without one."""
        if self.document.page is not None:
            if self.start is not None or self.end is not None:
                raise FieldError(None, "a page has no offsets", "give the wording alone: its text is not at hand")
        elif self.start is None or self.end is None:
            raise FieldError(None, "a passage of a text needs a start and an end", "find it in the source file")
        elif self.end <= self.start:
            msg = f"a span must end after its start, but [{shown(self.start)}, {shown(self.end)}] does not"
            raise FieldError(None, msg)

    @property
    def kind(self) -> EvidenceKind:
        """Whether it is a span, matched to our copy of a text, or a page."""
        return EvidenceKind.SPAN if self.document.page is None else EvidenceKind.PAGE

    @property
    def span(self) -> tuple[int, int] | None:
        """Start and end; None for a page."""
        return None if self.start is None or self.end is None else (self.start, self.end)

    def text(self, sources: str | PathLike[str] | None = None) -> str:
        """Return the passage itself, to the character; see `passage`."""
        return self.passage(sources, context=0).text

    def passage(self, sources: str | PathLike[str] | None = None, *, context: int = 40) -> "Passage":
        """Return the passage with what stands around it, for whoever has the source texts.

        Args:
            sources: Folder with the source texts; by default that in the environment variable
                `SGPOLICY_SOURCES`.
            context: How many characters on either side.

        Raises:
            TextNotAtHandError: The file is not in the folder, is another text (its length and its
                SHA-256 are compared), or the evidence is a web page, of which only the wording is kept.
            FieldError: No folder is given.
        """
        found: Passage = above("sources.passages", "passage", self, sources, context)
        return found

    def __str__(self) -> str:
        """Return the place as `source_file[start:end] section`, or the address of the page."""
        section = f" {self.section}" if self.section else ""
        offsets = f"[{self.start}:{self.end}]" if self.span else ""
        return f"{self.document.origin}{offsets}{section}"

    def __repr__(self) -> str:
        wording = f" 「{self.as_stated}」" if self.as_stated else ""
        return one_line(f"<Evidence {self}{wording}>")
