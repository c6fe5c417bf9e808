"""Write the coding of a catalog, with its source texts, as a REFI-QDA project: a .qdpx file."""

import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.errors import LossWarning
from sgpolicy.model.absence import Absence
from sgpolicy.model.document import Document, Fault, Uncoded
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.figure import Figure
from sgpolicy.model.measure import Measure
from sgpolicy.model.named import Programme
from sgpolicy.model.record import Record
from sgpolicy.model.shown import one_line
from sgpolicy.qda.archive import write_archive
from sgpolicy.qda.cases import cases_element, document_name, variables_element
from sgpolicy.qda.codebook import ORIGIN
from sgpolicy.qda.codes import Fact, code_guid, code_sets, code_tree, codes_element, sets_element
from sgpolicy.qda.cut import Cut, cut_all
from sgpolicy.qda.facets import ABSENT, facts_of
from sgpolicy.qda.guid import guid
from sgpolicy.xmlfile import xml_bytes

NAMESPACE = "urn:QDA-XML:project:1.0"
_ABOUT = """\
Documents are sources and cases; records are coded passages, whose name is the id of the record. Not carried: numbers,
units and times of figures other than in words, why something was inferred, sections, and what rests on web pages."""
Piece = tuple[Record, int, Evidence]
"""A record, the number of one of its pieces of evidence, and that piece."""


def write_project(catalog: Catalog, sources: Path, path: Path) -> None:
    """Write *catalog* as a project, the same bytes every time.

    Args:
        catalog: Documents and their records.
        sources: Folder with the source texts, named as the documents say.
        path: The new file.

    Warns:
        LossWarning: Records rest on web pages alone, or a passage leaves its document; they are left out.
        UserWarning: A text holds characters that UTF-16 counts twice.

    Raises:
        DataError: A source text is missing, or is not the one that was coded.
        OSError: The file cannot be written.
    """
    cuts = cut_all(catalog, sources)
    pieces = _pieces(catalog)
    _warn(catalog, cuts, pieces)
    texts = ((f"{guid('source', key)}.txt", one.text.encode()) for key, one in cuts.items())
    write_archive(path, _project(catalog, cuts, pieces), texts)


def _pieces(catalog: Catalog) -> dict[str, list[Piece]]:
    """Return every piece of evidence that is a span, by the id of its document, in text order."""
    found: dict[str, list[Piece]] = {}
    for record in catalog.records():
        for number, one in enumerate(record.evidence):
            if one.span and not isinstance(record, Absence):
                found.setdefault(one.document.id, []).append((record, number, one))
    for pieces in found.values():
        pieces.sort(key=lambda piece: (piece[2].span or (), piece[0].id, piece[1]))
    return found


def _warn(catalog: Catalog, cuts: dict[str, Cut], pieces: dict[str, list[Piece]]) -> None:
    for key, one in cuts.items():
        if one.astral:
            message = f"{key}: {one.astral} characters outside the first plane of Unicode; programs that count UTF-16 "
            warnings.warn(f"{message}show later passages one place off for each", stacklevel=3)
        for record, _, evidence in pieces.get(key, ()):
            if one.span(*evidence.span or (0, 0)) is None:
                message = one_line(f"{record.id}: {evidence} leaves its document; left out")
                warnings.warn(LossWarning(message), stacklevel=3)
    if left := sum(1 for record in catalog.records() if not any(one.span for one in record.evidence)):
        message = f"{left} records rest on web pages, whose texts are not at hand; they are left out"
        warnings.warn(LossWarning(message), stacklevel=3)


def _project(catalog: Catalog, cuts: dict[str, Cut], pieces: dict[str, list[Piece]]) -> bytes:
    documents = [document for document in catalog.documents if document.id in cuts]
    tree = code_tree(catalog, _used(documents, pieces))
    root = ET.Element("Project", xmlns=NAMESPACE, name="sgpolicy", origin=ORIGIN)
    coders = dict.fromkeys(document.coding.coder for document in documents if document.coding)
    if coders:
        users = ET.SubElement(root, "Users")
        for name in coders:
            ET.SubElement(users, "User", guid=guid("user", name), name=name)
    ET.SubElement(root, "CodeBook").append(codes_element(tree))
    if len(catalog.documents):
        root.append(variables_element())
        root.append(cases_element(catalog.documents, cuts))
    notes = ET.Element("Notes")
    if documents:
        sources = ET.SubElement(root, "Sources")
        for document in documents:
            sources.append(_Source(document, cuts[document.id], notes).element(pieces.get(document.id, ()), catalog))
    if len(notes):
        root.append(notes)
    if sets := code_sets(catalog):
        root.append(sets_element(sets, "targetGUID", {member for one in sets for member in one.members}))
    ET.SubElement(root, "Description").text = _ABOUT
    return xml_bytes(root)


def _used(documents: Iterable[Document], pieces: dict[str, list[Piece]]) -> Iterator[Fact]:
    for document in documents:
        for record, _, _ in pieces.get(document.id, ()):
            yield from facts_of(record)


class _Source:
    """Makes the element of one document, and its notes."""

    def __init__(self, document: Document, text: Cut, notes: ET.Element) -> None:
        self._document, self._text, self._notes = document, text, notes
        self._by = {"creatingUser": guid("user", document.coding.coder)} if document.coding else {}

    def element(self, pieces: Iterable[Piece], catalog: Catalog) -> ET.Element:
        document, key = self._document, guid("source", self._document.id)
        root = ET.Element("TextSource", guid=key, name=document_name(document), plainTextPath=f"internal://{key}.txt")
        root.attrib.update(self._by)
        first, last = self._text.extent
        digest = document.text.sha256 if document.text else ""
        ET.SubElement(root, "Description").text = f"{document.origin}[{first}:{last}], SHA-256 {digest}"
        for record, number, evidence in pieces:
            self._record(root, record, number, evidence)
        for number, fault in enumerate(document.faults):
            self._mark(root, fault, ("fault", str(fault.kind)), f"fault-{number}", fault.repaired or "")
        for number, one in enumerate(document.uncoded):
            self._mark(root, one, ("uncoded", str(one.reason)), f"uncoded-{number}", "")
        if document.note:
            self._note(root, document.id, document.note)
        for absence in catalog.absences.where(document=document):
            self._note(root, absence.id, f"{ABSENT}{'、'.join(absence.terms)}")
        return root

    def _record(self, root: ET.Element, record: Record, number: int, evidence: Evidence) -> None:
        span = self._text.span(*evidence.span or (0, 0))
        if span is None:
            return
        key = (record.id, number)
        element = self._selection(root, span, key, record.id, _said(record))
        for fact in facts_of(record):
            self._coding(element, key, fact)
        if record.note:
            self._note(element, record.id, record.note, number)

    def _mark(self, root: ET.Element, marked: Fault | Uncoded, fact: Fact, name: str, about: str) -> None:
        """Add a passage that is no record."""
        span = self._text.span(marked.start, marked.end)
        if span is None:
            return
        key = (f"{self._document.id}/{name}", 0)
        element = self._selection(root, span, key, "", about)
        self._coding(element, key, fact)
        if note := marked.note:
            self._note(element, key[0], note)

    def _selection(
        self, root: ET.Element, span: tuple[int, int], key: tuple[str, int], name: str, about: str
    ) -> ET.Element:
        element = ET.SubElement(root, "PlainTextSelection", guid=guid("selection", *key))
        if name:
            element.set("name", name)
        element.set("startPosition", str(span[0]))
        element.set("endPosition", str(span[1]))
        element.attrib.update(self._by)
        if about:
            ET.SubElement(element, "Description").text = about
        return element

    def _coding(self, element: ET.Element, key: tuple[str, int], fact: Fact) -> None:
        coding = ET.SubElement(element, "Coding", guid=guid("coding", *key, *fact), attrib=self._by)
        ET.SubElement(coding, "CodeRef", targetGUID=code_guid(*fact))

    def _note(self, element: ET.Element, name: str, text: str, number: int = 0) -> None:
        key = guid("note", name, number)
        ET.SubElement(element, "NoteRef", targetGUID=key)
        note = ET.SubElement(self._notes, "Note", guid=key, name=name, attrib=self._by)
        ET.SubElement(note, "PlainTextContent").text = text


def _said(record: Record) -> str:
    """Return what a record says in words: Chinese on the first line, English on the second; a figure on one."""
    if isinstance(record, Figure):
        when = f"; {record.when}" if record.when else ""
        return f"{record.quantity} {record.quantity.as_stated}{when}"
    named = record.summary if isinstance(record, Measure) else record.name if isinstance(record, Programme) else None
    return f"{named.zh}\n{named.en}" if named else ""
