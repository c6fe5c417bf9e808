"""Passages: the words of a source text that a record rests on, for whoever has the text."""

import os
from os import PathLike
from pathlib import Path

from attrs import frozen

from sgpolicy.asked import Explained, a_path, not_a
from sgpolicy.errors import FieldError, TextNotAtHandError
from sgpolicy.model.document import Document
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.shown import one_line
from sgpolicy.sources import SOURCES
from sgpolicy.sources.text import in_line, read_source
from sgpolicy.textfile import FileRefusedError


@frozen(kw_only=True, repr=False)
class Passage(Explained):
    """What a source text says at one place, with what stands around it.

    As text it is one line, in which the passage is marked: …⟦…⟧…

    Attributes:
        evidence: The place.
        before: The characters before the passage, as many as were asked for.
        text: The passage itself, to the character.
        after: The characters behind it.
    """

    evidence: Evidence
    before: str
    text: str
    after: str

    def marked(self, left: str = "⟦", right: str = "⟧") -> str:
        """Return the passage between *left* and *right* and what stands around it, on one line."""
        return f"…{in_line(self.before)}{left}{in_line(self.text)}{right}{in_line(self.after)}…"

    def __str__(self) -> str:
        """Return the passage in ⟦⟧ and what stands around it, on one line."""
        return self.marked()

    def __repr__(self) -> str:
        return f"<Passage {one_line(str(self.evidence))}: {self}>"


def passage(evidence: Evidence, sources: str | PathLike[str] | None = None, context: int = 0) -> Passage:
    """Return the passage that *evidence* points to; see `Evidence.passage`."""
    if type(context) is not int:
        raise TypeError(not_a("context", "a number of characters", context))
    if context < 0:
        msg = f"context is {context}, but must be 0 or more characters"
        raise ValueError(msg)
    document = evidence.document
    if evidence.span is None:
        kept = f"only the wording 「{evidence.as_stated}」 is kept" if evidence.as_stated else "no text is kept"
        raise TextNotAtHandError(document.id, f"it was read from {document.origin}, of which {kept}")
    text = checked_text(document, sources_folder(sources))
    start, end = evidence.span
    return Passage(
        evidence=evidence,
        before=text[max(start - context, 0) : start],
        text=text[start:end],
        after=text[end : end + context],
    )


def sources_folder(given: str | PathLike[str] | None = None) -> Path:
    """Return the folder of source texts that is *given*, or that the environment names.

    Raises:
        FieldError: There is neither.
        TypeError: What is given is no path.
    """
    found = os.environ.get(SOURCES) if given in (None, "") else given
    if found in (None, ""):
        message = "no folder with the source texts is given"
        raise FieldError(field="sources", message=message, remedy=f"give sources=, or set {SOURCES}")
    return a_path("sources", "the folder with the source texts", found)


def checked_text(document: Document, folder: Path) -> str:
    """Return the text that *document* was coded from, to the byte.

    Raises:
        TextNotAtHandError: It is not in *folder*, or is another, or the document is a page.
    """
    wanted = document.text
    if wanted is None:  # a page, of which there is no span either
        raise TextNotAtHandError(document.id, "it was read from a page")
    where = f"{wanted.file} in {one_line(str(folder))}"
    try:
        read = read_source(folder / wanted.file)
    except FileRefusedError as exc:
        raise TextNotAtHandError(document.id, f"{where} {exc.problem.message}") from None
    if len(read.text) != wanted.characters:
        reason = f"{where} is another text, of {len(read.text)} characters, not {wanted.characters}"
        raise TextNotAtHandError(document.id, reason)
    if read.sha256 != wanted.sha256:
        raise TextNotAtHandError(document.id, f"{where} is another text: its SHA-256 is {read.sha256}")
    return read.text
