"""References as BibTeX entries, for BibTeX and biblatex; Chinese stays as it is, in UTF-8."""

from collections.abc import Iterator

from sgpolicy.citing.work import Work
from sgpolicy.model.shown import one_line

_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "#": r"\#",
        "$": r"\$",
        "%": r"\%",
        "&": r"\&",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
_LANGUAGES = {"zh": "chinese", "en": "english"}


def bibtex(work: Work) -> str:
    """Return an entry, with the id of the document as its key; `note` says what is not known or was inferred."""
    lines = [f"  {name} = {{{value}}}" for name, value in _fields(work)]
    return "@misc{" + ",\n".join([work.key, *lines]) + "\n}"


def escaped(text: str) -> str:
    """Return *text* as TeX takes it, on one line."""
    return one_line(text).translate(_SPECIAL)


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    if work.authors:
        yield "author", " and ".join(f"{{{escaped(name.zh)}}}" for name in work.authors)
    yield "title", f"{{{escaped(work.title)}}}"
    if work.date and ".." not in str(work.date):
        first = str(work.date).partition("/")[0]
        yield "year", first[:4]
        if "/" not in str(work.date) and first[5:7]:
            yield "month", str(int(first[5:7]))
        yield "date", str(work.date)
    else:
        yield "year", "n.d."
    if work.number:
        yield "number", escaped(work.number)
    if work.version:
        yield "version", escaped(work.version)
    if work.site:
        yield "organization", escaped(work.site)
    if work.url:
        address = work.url.translate(_IN_ADDRESS)
        yield "howpublished", rf"\url{{{address}}}"
        yield "url", address
    if work.seen:
        yield "urldate", str(work.seen)
    yield "language", _LANGUAGES.get(work.language, work.language)
    if note := "; ".join(notes(work)):
        yield "note", escaped(note)


def notes(work: Work) -> Iterator[str]:
    """Yield what a reference cannot say in any other field."""
    if work.english:
        yield f"English title: {work.english}"
    if work.version and not work.number:
        yield f"version {work.version}"
    if "author" in work.missing:
        yield "author not known (责任者不详)"
    elif work.authors_inferred:
        yield "author inferred"
    if work.title_ours:
        yield "title ours, the printed one was not seen"
    if work.date is None:
        yield "date of publication not known (出版日期不详)"
    elif work.guessed:
        yield f"date inferred or not exact: {work.date}"
    if "publisher" in work.missing:
        yield "place and publisher not known (出版地、出版者不详)"
    if work.copy:
        yield f"copy read: {work.copy}"
