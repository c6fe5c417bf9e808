"""A page before it is written."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import field, frozen

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.citing.bibliography import Bibliography, Reference, bibliography
from sgpolicy.model.document import Document
from sgpolicy.site.both import Both

CITED = {"gb": "GB/T 7714", "apa": "APA", "bibtex": "BibTeX", "csl-json": "CSL-JSON"}
"""The styles that pages offer, and their names."""
_MOST = 60
"""How many documents a page lists in its references; those of more are on the page of documents."""


@frozen(kw_only=True)
class Page:
    """A page before it is written.

    Attributes:
        file: The name of its file.
        template: The template that writes it.
        title: What it is called.
        section: The entry of the menu that it belongs to.
        cites: How to cite it, by style.
        context: What else the template takes.
    """

    file: str
    template: str
    title: Both
    section: str
    cites: Mapping[str, str]
    context: Mapping[str, Any] = field(factory=dict)


class Citing:
    """References of documents and of the library; that of the library is the same on all pages, so made once."""

    def __init__(self, catalog: Catalog) -> None:
        self._library = {style: bibliography((), style, catalog).references[-1] for style in CITED}
        self._made: dict[tuple[str, str], Reference] = {}
        self.library = {style: str(one) for style, one in self._library.items()}

    def __call__(self, documents: Iterable[Document] = ()) -> dict[str, str]:
        """Return how to cite what rests on *documents*, in each style: these first, then the library."""
        kept = list(documents)
        if not kept or len(kept) > _MOST:
            return self.library
        return {style: self._all(kept, style) for style in CITED}

    def one(self, document: Document) -> str:
        """Return the reference of one document, for a record's own."""
        return str(self._reference(document, "gb"))

    def _all(self, documents: Iterable[Document], style: str) -> str:
        made = [self._reference(one, style) for one in documents]
        if style == "apa":
            made.sort(key=lambda one: str(one).lstrip("[").casefold())
        return str(Bibliography(style=style, references=(*made, self._library[style])))

    def _reference(self, document: Document, style: str) -> Reference:
        key = (document.id, style)
        if key not in self._made:
            # The version of the data is part of the library's reference alone, which is made once.
            self._made[key] = bibliography((document,), style, None).references[0]
        return self._made[key]


def only(documents: Iterable[Document]) -> Iterator[Document]:
    """Yield each document once, in the order given."""
    seen = set()
    for one in documents:
        if one.id not in seen:
            seen.add(one.id)
            yield one
