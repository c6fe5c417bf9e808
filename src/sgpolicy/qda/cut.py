"""The text of one document, cut from its file, with line feeds alone and offsets of its own."""

import re
from bisect import bisect_left
from pathlib import Path

from attrs import evolve, frozen

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.model.document import Document, Source
from sgpolicy.problem import DataError, Problem
from sgpolicy.sources.text import SourceText, read_source
from sgpolicy.textfile import FileRefusedError

_DROPPED = re.compile("^\ufeff|\r(?=\n)")
_FIRST_PLANE = re.compile("[\U00010000-\U0010ffff]")


@frozen(kw_only=True)
class Cut:
    """The text of a document as a project holds it.

    Attributes:
        text: Its characters: the extent of the document, without a byte order mark, lines ending in LF.
        extent: Start and end of the document in the file.
        dropped: Offsets in the file of the characters that were dropped, in order.
    """

    text: str
    extent: tuple[int, int]
    dropped: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return a span of the file as one of the text; None if it leaves the document, or nothing of it is left."""
        first, last = self.extent
        if not first <= start < end <= last:
            return None
        moved = self._moved(start), self._moved(end)
        return moved if moved[0] < moved[1] else None

    def _moved(self, offset: int) -> int:
        return offset - self.extent[0] - bisect_left(self.dropped, offset)

    @property
    def astral(self) -> int:
        """How many of its characters lie outside the first plane of Unicode; UTF-16 counts each of them twice."""
        return sum(1 for _ in _FIRST_PLANE.finditer(self.text))


def cut(source: SourceText, extent: tuple[int, int]) -> Cut:
    """Return the text of a document between the offsets of *extent*."""
    start, end = extent
    dropped = [found.start() for found in _DROPPED.finditer(source.text, 0, end) if found.start() >= start]
    left = set(dropped)
    text = "".join(char for place, char in enumerate(source.text[start:end], start) if place not in left)
    return Cut(text=text.replace("\r", "\n"), extent=extent, dropped=tuple(dropped))


def cut_all(catalog: Catalog, folder: Path) -> dict[str, Cut]:
    """Return the text of every document that was coded from a text file, by id.

    Args:
        catalog: The documents.
        folder: Folder with the source texts, named as the documents say.

    Raises:
        DataError: A file is missing or cannot be read, or is not the one that a document was coded from: offsets
            into another text mean nothing. All such files are reported at once.
    """
    wanted: dict[str, list[tuple[Document, Source]]] = {}
    for document in catalog.documents:
        if document.text:
            wanted.setdefault(document.text.file, []).append((document, document.text))
    cuts: dict[str, Cut] = {}
    problems: list[Problem] = []
    for name, documents in wanted.items():
        try:
            source = read_source(folder / name)
        except FileRefusedError as exc:
            remedy = f"give the folder that holds it, or leave out {_listed(documents)}"
            problems.append(evolve(exc.problem, remedy=remedy, check="source-missing"))
            continue
        for document, text in documents:
            if text.sha256 == source.sha256:
                cuts[document.id] = cut(source, text.extent)
            else:
                problems.append(_another(folder / name, document, text, source))
    if problems:
        raise DataError(sorted(problems))
    return {document.id: cuts[document.id] for document in catalog.documents if document.id in cuts}


def _listed(documents: list[tuple[Document, Source]]) -> str:
    return ", ".join(document.id for document, _ in documents)


def _another(path: Path, document: Document, text: Source, source: SourceText) -> Problem:
    return Problem(
        file=str(path),
        message=f"is not the text that {document.id} was coded from: SHA-256 {source.sha256[:12]}…, "
        f"not {text.sha256[:12]}…",
        remedy="give the very file; offsets into another text mean nothing",
        check="digest",
    )
