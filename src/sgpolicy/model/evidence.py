"""Where in which document a statement stands."""

from attrs import field, frozen

from sgpolicy.errors import FieldError
from sgpolicy.model.document import Document
from sgpolicy.model.fields import a, between, maybe
from sgpolicy.model.shown import Shown, one_line


@frozen(kw_only=True)
class Evidence(Shown):
    """A passage of a document: a W3C TextPositionSelector with its section.

    Attributes:
        document: The document that says so.
        start: Offset of the first character in the source file (Unicode
            characters, not bytes), counted from 0.
        end: Offset just past the last character.
        section: Path of heading labels, such as 二/(四)/三是; None where the
            passage stands under no heading.
        as_stated: For a figure its very wording; None for a passage.
    """

    document: Document = field(validator=a(Document))
    start: int = field(validator=between(0))
    end: int = field(validator=a(int))
    section: str | None = field(default=None, validator=maybe(str))
    as_stated: str | None = field(default=None, validator=maybe(str))

    def __attrs_post_init__(self) -> None:
        if self.end <= self.start:
            msg = f"a span must end after its start, but [{self.start}, {self.end}] does not"
            raise FieldError(None, msg)

    def __str__(self) -> str:
        """Return the place as `source_file[start:end] section`."""
        section = f" {self.section}" if self.section else ""
        return f"{self.document.source.file}[{self.start}:{self.end}]{section}"

    def __repr__(self) -> str:
        wording = f" 「{self.as_stated}」" if self.as_stated else ""
        return one_line(f"<Evidence {self}{wording}>")
