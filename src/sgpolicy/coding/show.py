"""Show a record beside the passage that it was coded from."""

from pathlib import Path

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.errors import TextNotAtHandError
from sgpolicy.model.document import Document
from sgpolicy.model.evidence import Evidence

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
    try:
        found = place.passage(folder, context=context)
    except TextNotAtHandError as exc:
        return f"({exc})"
    return found.marked(_ON, _OFF) if colour else str(found)
