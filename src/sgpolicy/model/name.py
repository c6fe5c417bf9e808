"""The name of a thing in Chinese and in English."""

from attrs import field, frozen

from sgpolicy.asked import Explained
from sgpolicy.model.fields import text
from sgpolicy.model.shown import one_line


@frozen(kw_only=True)
class Name(Explained):
    """A name in two languages.

    Attributes:
        zh: The name in Chinese, as its owner or the document writes it.
        en: The name in English; our translation unless an official one exists.
    """

    zh: str = field(validator=text)
    en: str = field(validator=text)

    def __str__(self) -> str:
        """Return both names, Chinese first."""
        return f"{self.zh} ({self.en})"

    def __repr__(self) -> str:
        return one_line(f"<Name {self}>")
