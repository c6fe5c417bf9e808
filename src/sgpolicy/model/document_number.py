"""The number of an official document, such as 吉民发〔2010〕31号."""

from attrs import field, frozen

from sgpolicy.asked import Explained
from sgpolicy.model.fields import between, matches, maybe, text, tuple_of
from sgpolicy.model.shown import one_line


@frozen(kw_only=True)
class DocumentNumber(Explained):
    """The number of an official document; equal if code, year and serial are.

    Attributes:
        printed: The number as the text prints it, damage and all.
        issuer_code: The issuer's abbreviation, such as 吉民发.
        year: The year in the brackets.
        serial: The number within the year.
        repaired: The proper form, where the printed one is damaged; else None.
        repairs: What was repaired, one phrase each; empty if nothing was.
    """

    printed: str = field(eq=False, validator=text)
    issuer_code: str = field(
        validator=matches(r"[\u4e00-\u9fff]{1,20}"), metadata={"wanted": "1 to 20 Chinese characters, such as 吉民发"}
    )
    year: int = field(validator=between(1949, 2099), metadata={"wanted": "a year from 1949 to 2099"})
    serial: int = field(validator=between(1, 99999))
    repaired: str | None = field(default=None, eq=False, validator=maybe(str))
    repairs: tuple[str, ...] = field(default=(), eq=False, validator=tuple_of(str))

    @property
    def canonical(self) -> str:
        """The proper form (GB/T 9704): code, year in 〔〕, serial, 号."""
        return f"{self.issuer_code}〔{self.year}〕{self.serial}号"

    def __str__(self) -> str:
        """Return the proper form."""
        return self.canonical

    def __repr__(self) -> str:
        printed = f" printed 「{self.printed}」" if self.printed != self.canonical else ""
        return one_line(f"<DocumentNumber {self}{printed}>")
