"""The three rings held against one changed file, on top of files that are known to be sound."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.checks import SENSE, Case, Corpus, Finding
from sgpolicy.coding.verify import check_case
from sgpolicy.files.folder import DataFile
from sgpolicy.files.load import Base, Loader
from sgpolicy.model.document import Document
from sgpolicy.model.record import Record
from sgpolicy.problem import DataError
from sgpolicy.schema import LINKED
from sgpolicy.sources.spans import spans_of
from sgpolicy.sources.text import SourceText, read_source

Said = tuple[str, str, tuple[object, ...], str]
"""Check, id, path and message of a finding."""


class Rings:
    """Tells which ring first sees that one document file was changed.

    Only the changed file is read anew; what the rest of the catalog says of
    it (sense across documents, sources in common) is checked all the same.
    """

    def __init__(self, files: Sequence[DataFile], sources: Path | None) -> None:
        loaded = Loader().run(files, sense=False)
        self._files = files
        self._documents = loaded.documents
        self._records = loaded.records
        self._known = Catalog(terms=loaded.terms, documents=loaded.documents, records=loaded.records).known()
        self._texts: dict[str, SourceText] = {}
        if sources is not None:
            names = {document.text.file for document in self._documents if document.text}
            self._texts = {name: read_source(sources / name) for name in sorted(names)}
        self._sense = set(self._sense_of(self._documents, self._records))
        self._proof = {d.id: set(self._proof_of(d, self._documents, self._records)) for d in self._documents}

    @property
    def standing(self) -> int:
        """How many findings the unchanged files have; only what comes on top counts as caught."""
        return len(self._sense) + sum(map(len, self._proof.values()))

    def first(self, document: str, text: str, renamed: tuple[str, str] | None = None) -> tuple[int, str] | None:
        """Return the first ring that sees the change, and its check; None if none does.

        Args:
            document: Id of the document whose file was changed.
            text: The changed file.
            renamed: Old and new full id of the record, if that is the change.
        """
        loader = Loader(Base(self._known_without(document), tuple(d.id for d in self._documents if d.id != document)))
        try:
            loaded = loader.run([DataFile("changed.yaml", text)], sense=False)
        except DataError as exc:
            return 1, exc.problems[0].check
        if renamed and any(renamed[0] in file.text for file in self._files):
            return 1, "reference"  # another file refers to it by its full id
        documents = [d for d in self._documents if d.id != document] + loaded.documents
        records = [r for r in self._records if r.document.id != document] + loaded.records
        if found := _new(self._sense_of(documents, records), self._sense, renamed):
            return 2, found
        proof = self._proof_of(loaded.documents[0], documents, records)
        found = _new(proof, self._proof[document], renamed)
        return (3, found) if found else None

    def _known_without(self, document: str) -> dict[type, dict[str, Any]]:
        return {
            cls: {key: term for key, term in terms.items() if cls not in LINKED or not key.startswith(f"{document}/")}
            for cls, terms in self._known.items()
        }

    @staticmethod
    def _sense_of(documents: Iterable[Document], records: Iterable[Record]) -> Iterable[Said]:
        corpus = Corpus(documents=tuple(documents), records=tuple(records))
        for check in SENSE.values():
            yield from map(_said, check.run(corpus))

    def _proof_of(self, document: Document, documents: Iterable[Document], records: Iterable[Record]) -> list[Said]:
        if not self._texts or document.text is None:
            return []
        siblings = [d for d in documents if d.origin == document.origin]
        siblings.sort(key=lambda sibling: (sibling.text.extent if sibling.text else (), sibling.id))
        own = [record for record in records if spans_of(record, document)]
        own.sort(key=lambda record: spans_of(record, document)[0])
        case = Case(
            document=document,
            source=self._texts[document.origin],
            records=tuple(own),
            siblings=tuple(siblings),
        )
        return [_said(finding) for finding in check_case(case)]


def _said(finding: Finding) -> Said:
    return finding.check, finding.id, finding.path, finding.message


def _new(found: Iterable[Said], before: set[Said], renamed: tuple[str, str] | None) -> str:
    """Return the check of the first finding that was not there before; "" if there is none.

    A record that a check found fault with before cannot be caught by the same
    check at the same field.
    """
    fields = {said[:3] for said in before if "/" in said[1]}
    for check, owner, path, message in found:
        same = renamed[0] if renamed and owner == renamed[1] else owner
        if (check, same, path) not in fields and (check, same, path, message) not in before:
            return check
    return ""
