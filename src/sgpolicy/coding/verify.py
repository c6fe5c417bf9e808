"""Ring 3: compare records with the source texts that they were coded from."""

from pathlib import Path

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.load import codebook_for, shipped_files
from sgpolicy.checks import EVIDENCE, SENSE, Case, Finding
from sgpolicy.files.folder import data_files
from sgpolicy.files.load import UNKNOWN_FILE, Base, Loader
from sgpolicy.model.document import Document
from sgpolicy.problem import DataError, Problem
from sgpolicy.sources.spans import by_document, spans_of
from sgpolicy.sources.text import SourceText, read_source
from sgpolicy.textfile import FileRefusedError

IDENTITY = ("digest", "length")
"""Checks that must pass before the rest are run: in a different text, spans mean nothing."""

SOURCE_MISSING = "source-missing"
"""The name of the check under which a missing source file is reported."""


def verify_files(folder: Path, path: Path | None = None) -> tuple[Problem, ...]:
    """Compare data files with the source texts in *folder*.

    Args:
        folder: Folder of source files.
        path: A data file or a folder of them; the shipped files by default.
            Terms that they do not define come from the shipped codebook.

    Returns:
        Every problem of rings 1 to 3, sorted by file and line. If something
        does not load, the rest is still compared with the sources, but not
        audited: a number is not a second mistake because its record is lost.
    """
    if path is None:
        files, loader = shipped_files(), Loader()
    else:
        files, unread = data_files(path)
        loader = Loader(Base(codebook_for(path)))
        loader.problems += unread
    problems: list[Problem] = []
    try:
        loader.run(files)
    except DataError as exc:
        problems += exc.problems
    loaded = loader.loaded
    documents = [document for document in loaded.documents if document.origin != UNKNOWN_FILE]
    known = {document.id for document in documents}
    records = [record for record in loaded.records if known.issuperset(e.document.id for e in record.evidence)]
    catalog = Catalog(terms=loaded.terms, documents=documents, records=records)
    lost = any(problem.check not in SENSE for problem in problems)
    found = (finding for finding in verify(catalog, folder) if not (lost and finding.check == "audit"))
    problems += [loader.problem(finding) for finding in found]
    return tuple(sorted(problems))


def verify(catalog: Catalog, folder: Path) -> tuple[Finding, ...]:
    """Compare every document of *catalog* with the source texts in *folder*.

    Args:
        catalog: Documents and their records.
        folder: Folder of source files, named as the documents say.

    Returns:
        What is wrong, document by document in the order of the catalog; empty
        if nothing is. A missing source file is a finding. Pages are passed over:
        their texts are not at hand.
    """
    texts: dict[str, SourceText | str] = {}
    for name in {document.text.file for document in catalog.documents if document.text}:
        try:
            texts[name] = read_source(folder / name)
        except FileRefusedError as exc:
            texts[name] = exc.problem.message
    held = by_document(catalog.records())
    found: list[Finding] = []
    for document in catalog.documents:
        if document.text is None:
            continue
        source = texts[document.text.file]
        if isinstance(source, str):
            found.append(_missing(document, folder, source))
            continue
        siblings = [d for d in catalog.documents if d.origin == document.origin]
        siblings.sort(key=lambda sibling: (sibling.text.extent if sibling.text else (), sibling.id))
        records = sorted(held.get(document.id, ()), key=lambda record: spans_of(record, document)[0])
        case = Case(document=document, source=source, records=tuple(records), siblings=tuple(siblings))
        found += check_case(case)
    return tuple(found)


def check_case(case: Case) -> list[Finding]:
    """Run every check of ring 3 on one document, or only those of identity if they fail."""
    found = [finding for name in IDENTITY for finding in EVIDENCE[name].run(case)]
    return found or [finding for name, check in EVIDENCE.items() if name not in IDENTITY for finding in check.run(case)]


def _missing(document: Document, folder: Path, reason: str) -> Finding:
    return Finding(
        id=document.id,
        path=("source", "file"),
        message=f"the source file {document.origin} in {folder} {reason}; nothing in it is verified",
        remedy="give the folder that holds it",
        check=SOURCE_MISSING,
    )
