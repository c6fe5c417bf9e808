"""Show a record beside the passage that it was coded from."""

from pathlib import Path

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.model.document import Document
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.page import Page
from sgpolicy.model.shown import one_line
from sgpolicy.sources.text import SourceRefusedError, in_line, read_source

_ON, _OFF = "\x1b[1;33m", "\x1b[0m"


def show(catalog: Catalog, key: str, folder: Path, context: int = 40, *, colour: bool = False) -> str:
    """Return the record with the id *key* and each of its passages, highlighted.

    Args:
        catalog: Where the record is.
        key: Full id of a record, or id of a document.
        folder: Folder of source files.
        context: Characters to show on either side of a passage.
        colour: Highlight with terminal colours instead of ⟦⟧.

    Raises:
        UnknownRecordError: Nothing has the id.
    """
    found = catalog[key]
    if isinstance(found, Document):
        return repr(found)
    lines = [repr(found)]
    for place in found.evidence:
        lines += ["", f"{place}", f"  {_passage(place, folder, context, colour=colour)}"]
    return "\n".join(lines)


def _passage(place: Evidence, folder: Path, context: int, *, colour: bool) -> str:
    source = place.document.source
    if place.span is None or isinstance(source, Page):
        return f"(its text is not at hand: {source!r})"
    try:
        read = read_source(folder / source.file)
    except SourceRefusedError as exc:
        return f"(the source is not at hand: {source.file} in {one_line(str(folder))} {exc})"
    if read.sha256 != source.sha256:
        return f"(the source at hand is another text: {source.file} has SHA-256 {read.sha256})"
    text = read.text
    start, end = place.span
    before, after = text[max(start - context, 0) : start], text[end : end + context]
    opening, closing = (_ON, _OFF) if colour else ("⟦", "⟧")
    return f"…{in_line(before)}{opening}{in_line(text[start:end])}{closing}{in_line(after)}…"
