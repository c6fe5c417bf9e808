"""Bibliographies: the references of what a result rests on, in one style."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from typing import Any
from unicodedata import normalize

from attrs import evolve, frozen

from sgpolicy import __version__
from sgpolicy.analysis.listed import Result, Table
from sgpolicy.asked import not_a
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.load import load
from sgpolicy.catalog.steps import origins
from sgpolicy.catalog.used import documents_of, used
from sgpolicy.catalog.vocabulary import Vocabulary
from sgpolicy.citing.apa import apa
from sgpolicy.citing.bibtex import bibtex
from sgpolicy.citing.csl import csl_json
from sgpolicy.citing.gb import gb_2015, gb_2025
from sgpolicy.citing.work import Work, library, work_of
from sgpolicy.errors import UnknownTermError
from sgpolicy.model.document import Document
from sgpolicy.model.shown import one_line
from sgpolicy.model.tabular import Citable, Tabular
from sgpolicy.schema import PLURALS

STYLES: Mapping[str, Callable[[Work], str]] = {
    "gb": gb_2025,
    "gb-2025": gb_2025,
    "gb-2015": gb_2015,
    "apa": apa,
    "bibtex": bibtex,
    "csl-json": csl_json,
}
"""The styles, and what writes one reference of each."""
_CALLED = {
    **{re.sub("[^a-z0-9]", "", name): name for name in STYLES},
    "gbt7714": "gb",
    "gbt77142025": "gb-2025",
    "gbt77142015": "gb-2015",
    "apa7": "apa",
    "bib": "bibtex",
    "csl": "csl-json",
}
"""What the styles are called besides, without blanks and signs: GB/T 7714, APA 7."""
_ITALIC = re.compile("</?i>")


@frozen(kw_only=True, repr=False)
class Reference(Result):
    """One reference.

    Attributes:
        key: The id of the document; sgpolicy for the library.
        text: The reference; in APA with the title between <i> and </i>.
        missing: What is not known, of author, title, date and publisher.
        document: The document; None for the library.
    """

    key: str
    text: str
    missing: tuple[str, ...]
    document: Document | None

    def __str__(self) -> str:
        """Return the reference as plain text."""
        return _ITALIC.sub("", self.text)

    def __repr__(self) -> str:
        return one_line(f"<Reference {self.key}: {self}>")

    def to_dict(self) -> dict[str, Any]:
        """Return one flat row."""
        return {"key": self.key, "reference": str(self), "missing": list(self.missing)}


@frozen(kw_only=True, repr=False)
class Bibliography(Table):
    """References of the documents that a result rests on, and of the library with its data, the library last.

    `str()` gives it as text: numbered in GB/T 7714, a file in BibTeX and CSL-JSON. It is iterated by its references;
    its rows have the key of each, the reference itself, and what is not known.

    Attributes:
        style: The style.
        references: The references, by the ids of the documents; in APA by their text.
    """

    style: str
    references: tuple[Reference, ...]

    def __len__(self) -> int:
        return len(self.references)

    def __iter__(self) -> Iterator[Reference]:
        return iter(self.references)

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents cited, in the order of the references."""
        return tuple(one.document for one in self.references if one.document)

    def _of(self, items: tuple[Any, ...]) -> Any:  # noqa: ANN401 - of the same type
        return evolve(self, references=items)

    def _rows(self) -> Iterator[dict[str, Any]]:
        return (one.to_dict() for one in self.references)

    def __str__(self) -> str:
        """Return the whole bibliography as text."""
        texts = list(map(str, self.references))
        if self.style == "csl-json":
            return "[\n" + ",\n".join(texts) + "\n]"
        if self.style == "bibtex":
            return "\n\n".join(texts)
        if self.style == "apa":
            return "\n".join(map(one_line, texts))
        return "\n".join(one_line(f"[{number}] {text}") for number, text in enumerate(texts, start=1))

    __repr__ = __str__

    def _repr_html_(self) -> str:
        """Return it as a list, numbered in GB/T 7714, or as preformatted text."""
        if self.style in {"bibtex", "csl-json"}:
            return f"<pre>{escape(str(self))}</pre>"
        items = "".join(f"<li>{_html(one)}</li>" for one in self.references)
        return f"<ul>{items}</ul>" if self.style == "apa" else f"<ol>{items}</ol>"


def _html(one: Reference) -> str:
    text = escape(one_line(one.text)).replace("&lt;i&gt;", "<i>").replace("&lt;/i&gt;", "</i>")
    url = one.document.page.address if one.document and one.document.page else None
    return text.replace(escape(url), f'<a href="{escape(url)}">{escape(url)}</a>') if url else text


def cite(thing: Citable, style: str = "gb") -> Bibliography:
    """Return the references of the documents that *thing* rests on, and of the library with its data.

    Args:
        thing: A collection, the result of an analysis or a row of it, a record, a document, or a whole catalog.
        style: gb (GB/T 7714-2025), gb-2015, apa (the seventh edition), bibtex or csl-json, in any spelling.

    Raises:
        UnknownTermError: There is no such style.
        TypeError: *thing* rests on no documents, or *style* is not text.
    """
    if not isinstance(thing, Citable):
        raise TypeError(not_a("cite()", "a result, a record, a document or a catalog", thing))
    style = named_style(style)
    documents = thing.documents if isinstance(thing, Catalog) else documents_of(used(thing))
    return bibliography(documents, style, _data(thing))


def named_style(asked: str) -> str:
    """Return the style that *asked* means: gb for GB/T 7714.

    Raises:
        UnknownTermError: There is no such style.
        TypeError: It is not text.
    """
    if not isinstance(asked, str):
        raise TypeError(not_a("cite(style=)", "the name of a style", asked))
    found = _CALLED.get(re.sub("[^a-z0-9]", "", normalize("NFKC", asked).casefold()))
    if found is None:
        raise UnknownTermError(asked, tuple(STYLES), "style")
    return found


def bibliography(documents: Iterable[Document], style: str, data: Catalog | Vocabulary | None) -> Bibliography:
    """Return the references of *documents*, and of the library with the version of *data*, in a style."""
    write = STYLES[style]
    own = library(__version__, data.version if data else None, data.digest if data else None)
    made = [_reference(work_of(document), write, document) for document in documents]
    if style == "apa":
        made.sort(key=lambda one: str(one).lstrip("[").casefold())
    return Bibliography(style=style, references=(*made, _reference(own, write, None)))


def _reference(work: Work, write: Callable[[Work], str], document: Document | None) -> Reference:
    return Reference(key=work.key, text=write(work), missing=work.missing, document=document)


def _data(thing: Any) -> Catalog | Vocabulary | None:  # noqa: ANN401 - whatever can be cited
    """Return the data that *thing* comes from; of a record those of the shipped catalog if it holds the very record."""
    if isinstance(thing, Catalog):
        return thing
    if isinstance(thing, Tabular):
        return origins(thing)[0]
    shipped = load()
    items = used(thing)
    held = all(item is getattr(shipped, PLURALS[type(item)]).get(item.id) for item in items)
    return shipped if items and held else None
