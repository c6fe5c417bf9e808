"""What stands in for a document whose head has mistakes, so that its records are checked all the same."""

import re
from collections.abc import Container, Mapping
from itertools import count
from typing import Any

from sgpolicy.files.tree import MappingNode
from sgpolicy.model.document import Document, Reliability, Source
from sgpolicy.model.name import Name
from sgpolicy.model.terms import SLUG
from sgpolicy.model.words import DocumentKind, Grade

UNKNOWN_FILE = "?"
"""File of a stand-in's source: where the head of a document does not say."""


def stand_in(sound: Mapping[str, Any], tree: MappingNode, taken: Container[str]) -> Document:
    """Return a document to check records against when the head of their file has mistakes of its own."""
    written = str(tree.get("id", ""))
    if not re.fullmatch(SLUG, written) or written in taken:
        written = next(name for n in count(1) if (name := f"unknown-document-{n}") not in taken)
    return Document(
        **{
            "title": Name(zh="题名不明", en="unknown title"),
            "kind": DocumentKind.ARTICLE,
            "source": Source(file=UNKNOWN_FILE, characters=2**31, sha256="0" * 64, extent=(0, 2**31)),
            "reliability": Reliability(grade=Grade.D, because="?"),
            **sound,
            "id": written,
        }
    )
