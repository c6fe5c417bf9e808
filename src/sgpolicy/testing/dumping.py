"""Write records as data files that load to the same records."""

from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from os import PathLike
from pathlib import Path
from typing import Any

import attrs

from sgpolicy.asked import a_path
from sgpolicy.catalog.catalog import Catalog, a_catalog
from sgpolicy.coding.layout.writer import Tree, word, write
from sgpolicy.errors import SgPolicyError
from sgpolicy.export.atomic import replace_file
from sgpolicy.files.text import FORBIDDEN, clean_text
from sgpolicy.model.document import Document, Inference
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.period import Period
from sgpolicy.model.record import Record
from sgpolicy.model.region import Region
from sgpolicy.model.unit import Unit
from sgpolicy.model.words import Basis
from sgpolicy.schema import AT_A_SPAN, DATES, IN_CHINESE, RECORD_TYPES, TERM_TYPES, file_keys
from sgpolicy.textfile import FileRefusedError

_TERMS = tuple(TERM_TYPES.values())


class NotDumpableError(SgPolicyError, ValueError):
    """A catalog holds something that no data file can express; the error says what."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return self.reason


def dump_document(catalog: Catalog, document_id: str) -> str:
    """Return the data file of one document, which loads to equal records.

    Args:
        catalog: The catalog that holds it.
        document_id: Its id.

    Returns:
        YAML text in canonical layout, records of each type in the order of the
        catalog. Comments of the file that it was loaded from are lost.

    Raises:
        UnknownRecordError: The catalog has no such document.
        NotDumpableError: The document or a record holds something that no file
            can express, such as a control character, or no region where the
            document has one.
    """
    a_catalog("dump_document()", catalog)
    document = catalog.documents[document_id]
    tree = _document_tree(document)
    for name in RECORD_TYPES:
        # `where` has an index; going through all records for each document would be quadratic.
        members: list[Tree] = [_record_tree(record) for record in getattr(catalog, name).where(document=document)]
        if members:
            tree[name] = members
    ordered = {key: tree[key] for key in file_keys(Document) if key in tree}
    return _text(ordered, document_id)


def dump_codebook(catalog: Catalog, name: str) -> str:
    """Return the codebook file of one collection of terms.

    Args:
        catalog: The catalog that holds them.
        name: regions, indicators, instruments, domains, settings, bodies or works.

    Raises:
        NotDumpableError: A term holds something that no file can express.
    """
    terms: list[Tree] = [_plain_tree(term) for term in getattr(catalog, name)]
    return _text({name: terms}, name)


def dump_catalog(catalog: Catalog, folder: str | PathLike[str]) -> list[Path]:
    """Write a catalog as a folder of data files: `sgpolicy.load(folder)` gives an equal one.

    Args:
        catalog: What to write.
        folder: Where to write it; created if it does not exist.

    Returns:
        The files: one per collection of the codebook, then one per document, at
        `documents/<region code, 000000 without one>/<id>.yaml`.

    Raises:
        NotDumpableError: It holds something that no file can express; nothing is
            written.
        OSError: The folder cannot be written to.
        TypeError: *catalog* is no catalog, or *folder* no path.
    """
    a_catalog("dump_catalog()", catalog)
    root = a_path("dump_catalog()", "a folder", folder)
    contents = {root / "codebook" / f"{name}.yaml": dump_codebook(catalog, name) for name in TERM_TYPES}
    for document in catalog.documents:
        province = document.region.province if document.region else None
        code = province.code if province else document.region.code if document.region else "000000"
        contents[root / "documents" / code / f"{document.id}.yaml"] = dump_document(catalog, document.id)
    for path, text in contents.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, text)
    return list(contents)


def _document_tree(document: Document) -> dict[str, Tree]:
    tree = _plain_tree(document, leave_out=DATES)
    dates: dict[str, Tree] = {name: _leaf_tree(day) for name in DATES if (day := getattr(document, name)) is not None}
    return tree | {"dates": dates} if dates else tree


def _record_tree(record: Record) -> dict[str, Tree]:
    document = record.document
    if record.region is None and record.home is not None:
        msg = f"{record.id} has no region, but a file would give it {record.home.code}"
        raise NotDumpableError(msg)
    own = _plain_tree(record, leave_out=("id", "evidence", "region"), within=document)
    tree: dict[str, Tree] = {"id": record.id.removeprefix(f"{document.id}/"), **own}
    if record.region is not None and record.region != record.home:
        tree["region"] = record.region.code
    first, *more = record.evidence
    tree |= _place_tree(first)
    if more:
        tree["also"] = [_further_tree(other, document) for other in more]
    return {key: tree[key] for key in file_keys(type(record)) if key in tree}


def _place_tree(place: Evidence) -> dict[str, Tree]:
    at: dict[str, Tree] = {"at": list(place.span)} if place.span else {}
    return at | _present(place, "section")


def _further_tree(place: Evidence, document: Document) -> dict[str, Tree]:
    other: dict[str, Tree] = {} if place.document == document else {"document": place.document.id}
    return other | _place_tree(place) | _present(place, "as_stated")


def _present(item: object, *names: str) -> dict[str, Tree]:
    """Return those fields of *item* that are not None."""
    return {name: value for name in names if (value := getattr(item, name)) is not None}


def _plain_tree(item: Any, leave_out: Iterable[str] = (), within: Document | None = None) -> dict[str, Tree]:  # noqa: ANN401
    """Return the fields of an attrs object that differ from their defaults."""
    tree: dict[str, Tree] = {}
    for attribute in attrs.fields(type(item)):
        value = getattr(item, attribute.name)
        if attribute.name in leave_out or (attribute.default is not attrs.NOTHING and value == attribute.default):
            continue
        tree[attribute.name] = _value_tree(value, within)
    for name, key in IN_CHINESE.items():
        if name in tree:
            tree[key] = {"zh": tree.pop(name), "en": tree[key]}
    return tree


def _value_tree(value: Any, within: Document | None) -> Tree:  # noqa: ANN401
    if isinstance(value, tuple):
        if value and isinstance(value[0], Inference):
            return {inference.field: inference.because for inference in value}
        return [_value_tree(item, within) for item in value]
    if isinstance(value, Record):
        return _record_reference(value, within)
    return _leaf_tree(value)


def _leaf_tree(value: Any) -> Tree:  # noqa: ANN401, PLR0911
    """Return the tree of a value without records: a word, a number, a reference to a term, a value object."""
    if isinstance(value, (Enum, Region, Unit, *_TERMS)):
        named: Any = value
        return str(named.value if isinstance(value, Enum) else named.id)
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, (str, int, Decimal)):
        return value
    if isinstance(value, Period):
        if value.basis is Basis.STATED and not value.as_stated and not value.at:
            return str(value)
        period: dict[str, Tree] = {"period": str(value), "basis": str(value.basis)}
        period |= _present(value, "as_stated", "because")
        if value.at:
            period["at"] = list(value.at)
        return period
    if isinstance(value, AT_A_SPAN):
        return {"at": [value.start, value.end], **_plain_tree(value, leave_out=("start", "end"))}
    return _plain_tree(value)


def _record_reference(record: Record, within: Document | None) -> str:
    if within is not None and record.document == within:
        return record.id.removeprefix(f"{within.id}/")
    msg = f"{record.id} is referred to from another document, which only works if its file is loaded first"
    raise NotDumpableError(msg)


def _text(tree: dict[str, Tree], name: str) -> str:
    """Return the file that holds *tree*; raise `NotDumpableError` if no file can."""
    text = write(_worded(tree), list(tree))
    try:
        clean_text(text.encode(), name)
    except FileRefusedError as exc:
        raise NotDumpableError(str(exc.problem)) from None
    return text


def _worded(tree: Any) -> Any:  # noqa: ANN401 - any tree
    """Return *tree* with words that need no quotes marked as such."""
    if isinstance(tree, dict):
        return {key: _worded(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_worded(item) for item in tree]
    if not isinstance(tree, str):
        return tree
    if found := FORBIDDEN.search(tree):
        msg = f"a text holds the character U+{ord(found[0]):04X}, which no data file may hold"
        raise NotDumpableError(msg)
    return word(tree)
