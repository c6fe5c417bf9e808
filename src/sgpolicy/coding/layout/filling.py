"""Fill in the section of every record of a document file by machine."""

from collections.abc import Iterator

from sgpolicy.files.tree import Map, Seq
from sgpolicy.schema import RECORD_LISTS
from sgpolicy.sources.sections import section_of, sections


def fill_sections(tree: Map, text: str) -> None:
    """Set the `section` of each record and `also` entry of a document file to the one that its `at` lies in.

    What lies under no heading gets none, and a wrong one is taken out.

    Args:
        tree: A document file, read with `Spellings`.
        text: The whole text of its source file.
    """
    found = sections(text, *(_span(tree.get("source"), "extent") or (0, len(text))))
    for node in _places(tree):
        if span := _span(node, "at"):
            node.pop("section", None)
            if path := section_of(found, *span):
                node["section"] = path


def _places(tree: Map) -> Iterator[Map]:
    """Yield each record of the file and each entry of its `also`."""
    for key in RECORD_LISTS:
        for record in _maps(tree.get(key)):
            yield record
            yield from _maps(record.get("also"))


def _maps(items: object) -> list[Map]:
    return [item for item in items if isinstance(item, Map)] if isinstance(items, Seq) else []


def _span(node: object, key: str) -> tuple[int, int] | None:
    """Return the span under *key* of *node*; None if there is none."""
    match node.get(key) if isinstance(node, Map) else None:
        case [str(first), str(last)] if first.isdecimal() and last.isdecimal():
            return int(first), int(last)
    return None
