"""Who coded a document, who looked it over, and when."""

from attrs import field, frozen

from sgpolicy.errors import FieldError
from sgpolicy.model.fields import a, maybe, maybe_text, text
from sgpolicy.model.period import Period
from sgpolicy.model.shown import one_line
from sgpolicy.model.words import CoderKind


@frozen(kw_only=True)
class Coding:
    """Who coded a document, who reviewed the coding, and when.

    Attributes:
        coder: Who coded it: a name, or the name and version of a language model.
        coder_kind: Whether that is a person or a model.
        coded: When.
        reviewer: Who looked it over; None if nobody did.
        reviewer_kind: Whether that is a person or a model.
        reviewed: When.
    """

    coder: str = field(validator=text)
    coder_kind: CoderKind = field(validator=a(CoderKind))
    coded: Period | None = field(default=None, validator=maybe(Period))
    reviewer: str | None = field(default=None, validator=maybe_text)
    reviewer_kind: CoderKind | None = field(default=None, validator=maybe(CoderKind))
    reviewed: Period | None = field(default=None, validator=maybe(Period))

    def __attrs_post_init__(self) -> None:
        """Refuse half a review."""
        if (self.reviewer is None) != (self.reviewer_kind is None) or (self.reviewed and not self.reviewer):
            raise FieldError(None, "a review needs both a reviewer and a reviewer_kind", "give both, or nothing of it")

    def __str__(self) -> str:
        """Return who coded and who reviewed it, and what each is."""
        review = f"; reviewed by {self.reviewer} ({self.reviewer_kind})" if self.reviewer else ""
        return f"coded by {self.coder} ({self.coder_kind}){review}"

    def __repr__(self) -> str:
        return one_line(f"<Coding {self}>")
