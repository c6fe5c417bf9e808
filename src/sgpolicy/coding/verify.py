"""Ring 3: records held against the source texts that they were coded from."""

from pathlib import Path

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.load import codebook_for, shipped_files
from sgpolicy.checks import EVIDENCE, SENSE, Case, Finding
from sgpolicy.files.folder import data_files
from sgpolicy.files.load import UNKNOWN_FILE, Base, Loader
from sgpolicy.model.document import Document
from sgpolicy.model.record import Record
from sgpolicy.problem import DataError, Problem
from sgpolicy.sources.text import SourceRefusedError, SourceText, read_source

IDENTITY = ("digest", "length")
"""Checks that must pass before any other is run: spans of another text mean nothing."""

SOURCE_MISSING = "source-missing"
"""The name under which a source file that is not there is reported."""


def verify_files(folder: Path, path: Path | None = None) -> tuple[Problem, ...]:
    """Hold data files against the source texts in *folder*.

    Args:
        folder: Folder of source files.
        path: A data file or a folder of them; the shipped files by default.
            What they do not define comes from the shipped codebook.

    Returns:
        Every problem of rings 1 to 3, sorted by file and line. Where something
        does not load, the rest is still held against the sources, but for the
        audit: what a lost record would have coded is no second mistake.
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
    documents = [document for document in loaded.documents if document.source.file != UNKNOWN_FILE]
    known = {document.id for document in documents}
    records = [record for record in loaded.records if record.document.id in known]
    catalog = Catalog(terms=loaded.terms, documents=documents, records=records)
    lost = any(problem.check not in SENSE for problem in problems)
    found = (finding for finding in verify(catalog, folder) if not (lost and finding.check == "audit"))
    problems += [loader.problem(finding) for finding in found]
    return tuple(sorted(problems))


def verify(catalog: Catalog, folder: Path) -> tuple[Finding, ...]:
    """Hold every document of *catalog* against the source texts in *folder*.

    Args:
        catalog: Documents and their records.
        folder: Folder of source files, by the names that the documents give.

    Returns:
        What does not hold, document by document in the order of the catalog;
        empty if everything does. A source file that is not there is a finding.
    """
    texts: dict[str, SourceText | str] = {}
    for name in {document.source.file for document in catalog.documents}:
        try:
            texts[name] = read_source(folder / name)
        except SourceRefusedError as exc:
            texts[name] = str(exc)
    by_document: dict[str, list[Record]] = {}
    for record in catalog.records():
        by_document.setdefault(record.document.id, []).append(record)
    found: list[Finding] = []
    for document in catalog.documents:
        source = texts[document.source.file]
        if isinstance(source, str):
            found.append(_missing(document, folder, source))
            continue
        siblings = [d for d in catalog.documents if d.source.file == document.source.file]
        siblings.sort(key=lambda sibling: (sibling.source.extent, sibling.id))
        records = sorted(by_document.get(document.id, ()), key=lambda record: record.evidence[0].start)
        case = Case(document=document, source=source, records=tuple(records), siblings=tuple(siblings))
        found += check_case(case)
    return tuple(found)


def check_case(case: Case) -> list[Finding]:
    """Run every check of ring 3 on one document; only those of identity where they fail."""
    found = [finding for name in IDENTITY for finding in EVIDENCE[name].run(case)]
    return found or [finding for name, check in EVIDENCE.items() if name not in IDENTITY for finding in check.run(case)]


def _missing(document: Document, folder: Path, reason: str) -> Finding:
    return Finding(
        id=document.id,
        path=("source", "file"),
        message=f"the source file {document.source.file} in {folder} {reason}; nothing in it is verified",
        remedy="give the folder that holds it",
        check=SOURCE_MISSING,
    )
