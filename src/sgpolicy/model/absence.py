"""What a document does not say, though somebody looked."""

from typing import ClassVar

from attrs import field, frozen

from sgpolicy.errors import FieldError
from sgpolicy.model.fields import texts
from sgpolicy.model.record import Record
from sgpolicy.model.said import Said


@frozen(kw_only=True, repr=False)
class Absence(Record):
    """Words that a document was searched for, and does not hold.

    It is a fact about that one document, proven by its text: never a region's no,
    a figure of 0, or a gap in the data. Its evidence is the whole document.

    Attributes:
        terms: The words searched for, none of which occurs in the document.
    """

    of_whole: ClassVar[bool] = True

    terms: tuple[str, ...] = field(validator=texts)

    def __attrs_post_init__(self) -> None:
        """Refuse a search for nothing, and one of a text that is not at hand."""
        if not self.terms:
            raise FieldError(field="terms", message="terms cannot be empty", remedy="expected at least one: [社会工作]")
        if self.document.text is None:
            raise FieldError(None, "the text of a page is not at hand to be searched", "delete it")

    def _gist(self) -> str:
        """Return the terms."""
        return Said("none of {terms}", terms="、".join(self.terms))
