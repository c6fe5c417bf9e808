"""Ring 3: records held against the source texts that they were coded from."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from attrs import define, field, frozen

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.checks.registry import Finding
from sgpolicy.model.document import Document
from sgpolicy.model.record import Record
from sgpolicy.sources.sections import Section, sections
from sgpolicy.sources.text import SourceRefusedError, SourceText, read_source


@define(kw_only=True)
class Case:
    """One document with its source text and its records.

    Attributes:
        document: The document.
        source: Its source file as read.
        records: Its records, every type, in text order.
        siblings: All documents coded from the same file, itself included, in
            the order of their extents.
    """

    document: Document
    source: SourceText
    records: tuple[Record, ...]
    siblings: tuple[Document, ...]
    _tree: list[tuple[Section, ...]] = field(factory=list, init=False)

    @property
    def text(self) -> str:
        """The source text."""
        return self.source.text

    @property
    def tree(self) -> tuple[Section, ...]:
        """The sections of the document."""
        if not self._tree:
            self._tree.append(sections(self.text, *self.document.source.extent))
        return self._tree[0]

    def of(self, *types: type[Any]) -> Iterator[Any]:
        """Yield the records of the given types."""
        return (record for record in self.records if isinstance(record, types))


@frozen(kw_only=True)
class EvidenceCheck:
    """A named check of ring 3.

    Attributes:
        name: Short name, shown with each finding.
        reason: Why it exists, in one line.
        find: Function from a case to findings.
    """

    name: str
    reason: str
    find: Callable[[Case], Iterable[Finding]]


@frozen(kw_only=True)
class Disproof:
    """A finding with the check that made it.

    Attributes:
        check: Name of the check.
        finding: What it found.
    """

    check: str
    finding: Finding

    def __str__(self) -> str:
        """Return id, path, message and remedy on one line, for those without the YAML file."""
        path = ".".join(map(str, self.finding.path))
        remedy = f"; {self.finding.remedy}" if self.finding.remedy else ""
        return f"{self.finding.id}: {path}{': ' if path else ''}{self.finding.message}{remedy}"


EVIDENCE: dict[str, EvidenceCheck] = {}
"""The checks of ring 3 by name, in the order in which they run."""

IDENTITY = ("digest", "length")
"""Checks that must pass before any other is run: spans of another text mean nothing."""

SOURCE_MISSING = "source-missing"

Find = Callable[[Case], Iterable[Finding]]


def evidence(name: str, reason: str) -> Callable[[Find], Find]:
    """Register a function as the ring-3 check *name*."""

    def register(find: Find) -> Find:
        EVIDENCE[name] = EvidenceCheck(name=name, reason=reason, find=find)
        return find

    return register


def verify(catalog: Catalog, folder: Path) -> tuple[Disproof, ...]:
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
    found: list[Disproof] = []
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


def check_case(case: Case) -> list[Disproof]:
    """Run every check of ring 3 on one document; only those of identity where they fail."""
    from sgpolicy.checks import evidence as _e  # noqa: F401, PLC0415 - they register the checks, and need this module
    from sgpolicy.checks import passages as _p  # noqa: F401, PLC0415

    found = _run(case, IDENTITY)
    return found or _run(case, [name for name in EVIDENCE if name not in IDENTITY])


def _run(case: Case, names: Iterable[str]) -> list[Disproof]:
    return [Disproof(check=name, finding=finding) for name in names for finding in EVIDENCE[name].find(case)]


def _missing(document: Document, folder: Path, reason: str) -> Disproof:
    finding = Finding(
        id=document.id,
        path=("source", "file"),
        message=f"the source file {document.source.file} in {folder} {reason}; nothing of it is verified",
        remedy="give the folder that holds it",
    )
    return Disproof(check=SOURCE_MISSING, finding=finding)
