"""A document file from a text of a project and what one coder said of it."""

import re
from collections.abc import Iterable, Mapping
from enum import Enum
from hashlib import sha256
from typing import Any

from attrs import frozen

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.vocabulary import word as word_of
from sgpolicy.coding.layout.comments import Comments
from sgpolicy.coding.layout.writer import word, write
from sgpolicy.coding.projects.drafts import TODO, records
from sgpolicy.coding.projects.units import Unit
from sgpolicy.errors import SgPolicyError
from sgpolicy.model.document import Document
from sgpolicy.model.terms import SLUG, Body
from sgpolicy.model.words import DocumentForm, DocumentKind, Grade
from sgpolicy.qda.facets import ABSENT
from sgpolicy.qda.reading import ProjectSource
from sgpolicy.schema import file_keys

_LONGEST_ID = 100
_HEADED = re.compile(f"({SLUG}) +(.+)")


@frozen(kw_only=True)
class Draft:
    """A document file that a coder has to complete.

    Attributes:
        text: The file.
        left: What was not taken, a line each.
    """

    text: str
    left: tuple[str, ...]


def document_id(source: ProjectSource) -> str:
    """Return the id of the document that a text is, by its variable `document` or the head of its name; else ""."""
    headed = _HEADED.fullmatch(source.name)
    found = source.variables.get("document") or (headed[1] if headed and "-" in headed[1] else "")
    return found if re.fullmatch(SLUG, found) and len(found) <= _LONGEST_ID else ""


def draft(source: ProjectSource, file: str, units: Iterable[Unit], coder: str, catalog: Catalog) -> Draft:
    """Return a document file for a text, with what one coder said of it.

    Args:
        source: The text.
        file: What the file of the text is called.
        units: What the coder said of it, in text order.
        coder: Who that is; empty if the project does not say.
        catalog: The codebook.
    """
    key = document_id(source)
    lists, left = records(source.text, units, key, catalog)
    tree = {**_head(source, file, key, coder, catalog), **lists, **_noted(source)}
    return Draft(text=write(tree, file_keys(Document), _comments(tree)), left=tuple(left))


def _comments(tree: Mapping[str, Any]) -> Comments:
    """Return what is said beside mappings that lack a text."""
    made = Comments()
    for node in (tree, *(one for items in tree.values() if isinstance(items, list) for one in items)):
        for key, value in node.items():
            if isinstance(value, dict) and (lacking := _lacking(key, value)):
                made.beside[id(node), key] = f"# TODO: {lacking}"
    return made


def _lacking(key: str, value: Mapping[str, Any]) -> str:
    """Return the text that the value of *key* must have and has not; "" if none is missing."""
    if key in ("title", "name", "summary") and "en" not in value:
        return "en"
    return "because" if key == "reliability" and "because" not in value else ""


def _head(source: ProjectSource, file: str, key: str, coder: str, catalog: Catalog) -> dict[str, Any]:
    given = source.variables
    title = source.name.removeprefix(key).strip() or source.name
    head: dict[str, Any] = {
        "id": word(key) if key else TODO,
        "title": {"zh": title, **({"en": given["title_en"]} if given.get("title_en") else {})},
        "kind": _closed(DocumentKind, given.get("kind")) or TODO,
        "region": _region(given, catalog) or TODO,
        "dates": {**({"issued": given["issued"]} if given.get("issued") else {}), "reference": TODO},
        "source": _file(file, source.text),
        "reliability": {"grade": _closed(Grade, given.get("grade")) or TODO},
    }
    if form := _closed(DocumentForm, given.get("form")):
        head["form"] = form
    if issuer := given.get("issuer") or given.get("issuer_name"):
        head["issuer"] = _issuer(issuer, catalog) or TODO
    if coder:
        head["coding"] = {"coder": coder, "coder_kind": TODO}
    return head


def _noted(source: ProjectSource) -> dict[str, Any]:
    """Return what the notes of a text are: absences, as our own projects have them, and the note of the document."""
    notes = [" ".join(text.split()) for _, text in source.notes if not text.startswith(ABSENT)]
    absences = [
        {"id": word(name.rpartition("/")[2] or f"absence-{number}"), "terms": text.removeprefix(ABSENT).split("、")}
        for number, (name, text) in enumerate(source.notes, 1)
        if text.startswith(ABSENT)
    ]
    return {**({"note": " ".join(notes)} if notes else {}), **({"absences": absences} if absences else {})}


def _file(name: str, text: str) -> dict[str, Any]:
    digest = sha256(text.encode()).hexdigest()
    return {"file": name, "characters": len(text), "sha256": digest, "extent": [0, len(text)]}


def _closed(cls: type[Enum], asked: str | None) -> str | None:
    """Return the word of a closed vocabulary, ready to be written; None if it has no such word."""
    try:
        found = word_of(cls, asked)
    except SgPolicyError:
        return None
    return None if found is None else word(str(found.value))


def _region(given: Mapping[str, str], catalog: Catalog) -> str | None:
    for name in ("region", "region_name"):
        try:
            return str(catalog.regions[given[name]].code)
        except (SgPolicyError, KeyError):
            continue
    return None


def _issuer(asked: str, catalog: Catalog) -> str | None:
    try:
        found: Body = catalog.bodies[asked]
    except SgPolicyError:
        return None
    return word(found.id)
