"""The sound document of `tests/broken` and its records, for tests that spoil one field of them."""

from functools import cache
from pathlib import Path
from typing import Any

from attrs import evolve

from sgpolicy.checks import SENSE, Corpus
from sgpolicy.files.load import Loaded, load_path
from sgpolicy.model.document import Document, Source
from sgpolicy.model.record import Record

BASE = Path(__file__).parents[1] / "broken" / "base"


@cache
def loaded() -> Loaded:
    """Return all that the sound folder holds."""
    return load_path(BASE)


def document(**changes: Any) -> Document:  # noqa: ANN401 - any field
    """Return the document with *changes*."""
    return evolve(loaded().documents[0], **changes)


def source(**changes: Any) -> Source:  # noqa: ANN401 - any field
    """Return the source of the document with *changes*."""
    text = document().text
    assert text is not None
    return evolve(text, **changes)


def record(name: str, given: Document | None = None, **changes: Any) -> Any:  # noqa: ANN401 - of any class
    """Return the record *name*, coded from *given* if that is not None, with *changes*."""
    (found,) = (record for record in loaded().records if record.id.endswith(f"/{name}"))
    evidence = changes.pop("evidence", found.evidence)
    return evolve(found, evidence=tuple(evolve(e, document=given or e.document) for e in evidence), **changes)


def said(check: str, *things: Document | Record, context: tuple[Record, ...] = ()) -> list[tuple[Any, ...]]:
    """Return id, path, message and remedy of all that a check of ring 2 finds in documents and records."""
    documents = tuple(thing for thing in things if isinstance(thing, Document))
    records = tuple(thing for thing in things if isinstance(thing, Record))
    findings = SENSE[check].find(Corpus(documents=documents, records=records, context=context))
    return [(finding.id, finding.path, finding.message, finding.remedy) for finding in findings]
