"""What a reference tells of a document or of the library, before any style puts it in words."""

import re

from attrs import frozen

from sgpolicy.model.document import Document
from sgpolicy.model.name import Name
from sgpolicy.model.period import Period
from sgpolicy.model.words import Basis, DocumentKind

_NO_TITLE = "［题名未见］"
"""What begins a title that is our description, since the printed one was not seen."""
_PAPER = re.compile(r"\w+(日报|晚报|时报|晨报|早报|商报|都市报|法治报)")
_CODES = {
    DocumentKind.REPORT: "R",
    DocumentKind.ARTICLE: "N",
    DocumentKind.PAGE: "N",
}
"""The type codes of GB/T 7714 for texts; what is none of these, such as a notice, is Z, other."""
LIBRARY = "sgpolicy: Chinese provincial social-work policy as validated data"
LIBRARY_AUTHOR = "The sgpolicy authors"


@frozen(kw_only=True)
class Work:
    """A document, or the library, as a reference tells of it; what is not known is None.

    Attributes:
        key: The id of the document; sgpolicy for the library.
        code: The type code of GB/T 7714: EB a web page, N a newspaper, R a report, DS a data set, Z anything else.
        authors: Who issued it, in Chinese and in English; empty if not known.
        authors_inferred: Whether a coder inferred that.
        title: The title as printed, or our description.
        title_ours: Whether the title is our description, since no printed one was seen.
        english: Our translation of the title; None if the title is English.
        number: The document number.
        version: The version of a data set.
        date: When it was issued; of a page and of the data, when they were published.
        site: The site or the paper that published it.
        url: Its address.
        seen: When the page was read.
        copy: Whose copy was read, where that is not the issuer's own.
        language: Its language, as BCP 47 writes it.
    """

    key: str
    code: str
    authors: tuple[Name, ...] = ()
    authors_inferred: bool = False
    title: str
    title_ours: bool = False
    english: str | None = None
    number: str | None = None
    version: str | None = None
    date: Period | None = None
    site: str | None = None
    url: str | None = None
    seen: Period | None = None
    copy: str | None = None
    language: str = "zh"

    @property
    def online(self) -> bool:
        """Whether it has an address."""
        return self.url is not None

    @property
    def guessed(self) -> bool:
        """Whether its date was inferred, or is known only as a span of time that is neither a day, month nor year."""
        return self.date is not None and (self.date.basis is Basis.INFERRED or "/" in str(self.date))

    @property
    def missing(self) -> tuple[str, ...]:
        """What is not known of it, of author, title, date and publisher."""
        known = {
            "author": self.authors,
            "title": not self.title_ours,
            "date": self.date,
            "publisher": self.online or self.code == "DS",
        }
        return tuple(name for name, there in known.items() if not there)


def work_of(document: Document) -> Work:
    """Return what a reference tells of *document*."""
    page, text = document.page, document.text
    printed = page.title if page else document.title.zh
    inferred = {one.field for one in document.inferred}
    english = document.language == "en"
    paper = bool(page and page.site and _PAPER.fullmatch(page.site))
    return Work(
        key=document.id,
        code=("N" if paper else "EB") if page else _CODES.get(document.kind, "Z"),
        authors=tuple(body.name for body in document.issuers or (document.issuer,) if body),
        authors_inferred=bool(inferred & {"issuer", "issuers"}),
        title=printed.removeprefix(_NO_TITLE),
        title_ours=printed.startswith(_NO_TITLE) or (page is None and "title" in inferred),
        english=None if english else document.title.en.removeprefix("[no title seen] "),
        number=document.number.printed if document.number else None,
        date=(document.published or page.date or document.issued) if page else (document.issued or document.published),
        site=page.site if page else None,
        url=page.address if page else text.url if text else None,
        seen=page.seen if page else None,
        copy=text.repost if text else None,
        language=document.language,
    )


def library(version: str, data: str | None, digest: str | None) -> Work:
    """Return what a reference tells of the library: its version, and that of the data where it is known."""
    known = f"data {data}, SHA-256 {digest[:12]}" if data and digest else "version of the data not known"
    return Work(
        key="sgpolicy",
        code="DS",
        authors=(Name(zh=LIBRARY_AUTHOR, en=LIBRARY_AUTHOR),),
        title=LIBRARY,
        version=f"{version}; {known}",
        date=Period.parse(data.replace(".", "-")) if data and data != "0" else None,
        language="en",
    )
