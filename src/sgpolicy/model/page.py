"""A public web page whose text is not at hand."""

from attrs import field, frozen

from sgpolicy.model.fields import a, matches, maybe, maybe_text, text
from sgpolicy.model.period import Period
from sgpolicy.model.shown import one_line


@frozen(kw_only=True)
class Page:
    """A web page that facts were read from, though its text is not at hand to verify them.

    Attributes:
        address: Its address, beginning with http:// or https://.
        title: Its title, as printed.
        site: The site or paper that published it; None if unknown.
        date: When it says that it was published; None if it does not.
        seen: When it was read.
    """

    address: str = field(
        validator=matches(r"https?://[^\s/]+(/\S*)?"), metadata={"wanted": "an address such as https://example.org/a"}
    )
    title: str = field(validator=text)
    site: str | None = field(default=None, validator=maybe_text)
    date: Period | None = field(default=None, validator=maybe(Period))
    seen: Period = field(validator=a(Period))

    def __repr__(self) -> str:
        return one_line(f"<Page {self.address} 《{self.title}》 seen {self.seen}>")
