"""From files to checked objects: everything or an error that tells all."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from attrs import define, field

from sgpolicy.errors import hint
from sgpolicy.files.checks import SENSE
from sgpolicy.files.checks.registry import RECORD_CLASSES, Corpus
from sgpolicy.files.events import read_tree
from sgpolicy.files.folder import DataFile, data_files
from sgpolicy.files.problem import DataError, Problem, visible
from sgpolicy.files.structure import LINKED, TERMS, Dates, Structurer, Trouble, file_keys
from sgpolicy.files.tree import MappingNode, PathKey, SequenceNode, path_text, place_of
from sgpolicy.model.document import SLUG, Document, Reliability, Source
from sgpolicy.model.name import Name
from sgpolicy.model.record import Record
from sgpolicy.model.words import DocumentKind, Grade

CODEBOOK_KEYS: dict[str, type] = {
    "regions": next(cls for cls, kind in TERMS.items() if kind == "region"),
    **{("bodies" if kind == "body" else f"{kind}s"): cls for cls, kind in TERMS.items() if kind != "region"},
}
"""The lists of a codebook file and what their items are."""


@define(kw_only=True)
class Loaded:
    """What files hold, made and checked.

    Attributes:
        terms: Terms of the codebook by class, in file order.
        documents: Documents, sorted by id.
        records: Records of all types, document by document, in file order.
    """

    terms: dict[type, list[Any]] = field(factory=lambda: {cls: [] for cls in TERMS})
    documents: list[Document] = field(factory=list)
    records: list[Record] = field(factory=list)


@define
class _Origin:
    """Where in which file an object was made from."""

    name: str
    tree: MappingNode
    path: tuple[PathKey, ...]


class Loader:
    """One load: reads files, makes objects, and collects every problem."""

    def __init__(
        self,
        known: Mapping[type, Mapping[str, Any]] | None = None,
        document_ids: Iterable[str] = (),
        context: tuple[Record, ...] = (),
    ) -> None:
        self.problems: list[Problem] = []
        self.loaded = Loaded()
        known = known or {}
        self._base_ids = {cls: frozenset(known.get(cls, ())) for cls in TERMS}
        self._document_ids = dict.fromkeys(document_ids, "the catalog beneath")
        self._context = context
        self._structurer = Structurer({cls: dict(known.get(cls, {})) for cls in (*TERMS, *LINKED)})
        self._origins: dict[str, _Origin] = {}

    def run(self, files: Iterable[DataFile], *, sense: bool = True) -> Loaded:
        """Load *files*; raise `DataError` with all problems if there are any."""
        documents: list[tuple[str, MappingNode]] = []
        codebooks: list[tuple[str, MappingNode]] = []
        for file in files:
            tree, problems = read_tree(file.text, file.name)
            self.problems += problems
            if tree is not None:
                (codebooks if self._is_codebook(tree) else documents).append((file.name, tree))
        self._define_terms(codebooks)
        for name, tree in documents:
            self._make_document(name, tree)
        if sense:
            self._check_sense()
        if self.problems:
            raise DataError(sorted(self.problems))
        self.loaded.documents.sort(key=lambda document: document.id)
        return self.loaded

    # -- codebook --------------------------------------------------------------------------------------

    @staticmethod
    def _is_codebook(tree: MappingNode) -> bool:
        return "id" not in tree and any(key in CODEBOOK_KEYS for key in tree)

    def _define_terms(self, codebooks: list[tuple[str, MappingNode]]) -> None:
        structurer = self._structurer
        for name, tree in codebooks:
            for key, entries in tree.items():
                cls = CODEBOOK_KEYS.get(key)
                if cls is None:
                    self._unknown_key(name, tree, key, list(CODEBOOK_KEYS))
                elif not isinstance(entries, SequenceNode):
                    self._trouble(name, tree, Trouble(path=(key,), message="is no list", remedy="expected a list"))
                else:
                    for index, entry in enumerate(entries):
                        self._declare(name, tree, cls, (key, index), entry)
        for pending in structurer.pending.values():
            for make in list(pending.values()):
                make()

    def _declare(self, name: str, tree: MappingNode, cls: type, path: tuple[PathKey, ...], entry: object) -> None:
        key = "code" if TERMS[cls] == "region" else "id"
        term_id = str(entry.get(key, "")) if isinstance(entry, MappingNode) else ""
        pending = self._structurer.pending[cls]
        if term_id in pending or term_id in self._base_ids[cls]:
            where = "in another place" if term_id in pending else "in the catalog beneath"
            message = f"{TERMS[cls]} {visible(term_id)} is defined {where} already"
            self._trouble(
                name,
                tree,
                Trouble(path=(*path, key), message=message, remedy="one definition is enough: delete one"),
            )
            return
        done: list[object] = []

        def make() -> object:
            if not done:
                made, troubles = self._structurer.make(cls, entry, path)
                for trouble in troubles:
                    self._trouble(name, tree, trouble)
                done.append(made)
                if made is None:
                    self._structurer.lost[cls].add(term_id)
                else:
                    self._structurer.known[cls][term_id] = made
                    self.loaded.terms[cls].append(made)
            return done[0]

        pending[term_id or f"?{len(pending)}"] = make

    # -- documents -------------------------------------------------------------------------------------

    def _make_document(self, name: str, tree: MappingNode) -> None:
        lists = {key: tree[key] for key in RECORD_CLASSES if key in tree}
        document = self._document_head(name, tree) or _stand_in(tree)
        self._structurer.document = document
        self._origins[document.id] = _Origin(name, tree, ())
        self.loaded.documents.append(document)
        seen: dict[str, tuple[PathKey, ...]] = {}
        records: list[Record] = []
        for key, cls in RECORD_CLASSES.items():
            entries = lists.get(key)
            if entries is None:
                continue
            if not isinstance(entries, SequenceNode):
                self._trouble(
                    name,
                    tree,
                    Trouble(path=(key,), message="is no list", remedy="expected a list of records"),
                )
                continue
            for index, entry in enumerate(entries):
                record = self._record(name, tree, cls, (key, index), entry, seen)
                if record is not None:
                    records.append(record)
        records.sort(key=lambda record: record.evidence[0].start)
        self.loaded.records += records

    def _document_head(self, name: str, tree: MappingNode) -> Document | None:
        allowed = file_keys(Document)
        for key in tree:
            if key not in allowed:
                self._unknown_key(name, tree, key, allowed)
        head = tree.without("dates", *RECORD_CLASSES, *(key for key in tree if key not in allowed))
        if "dates" in tree:
            dates, troubles = self._structurer.make(Dates, tree["dates"], ("dates",))
            for trouble in troubles:
                self._trouble(name, tree, trouble)
            if dates is not None:
                head.update({n: d for n in ("issued", "published", "reference") if (d := getattr(dates, n))})
        document, troubles = self._structurer.make(Document, head, ())
        for trouble in troubles:
            self._trouble(name, tree, trouble)
        if document is not None and document.id in self._document_ids:
            other = self._document_ids[document.id]
            message = f"document {visible(document.id)} is defined in {other} already"
            self._trouble(
                name,
                tree,
                Trouble(path=("id",), message=message, remedy="give each document an id of its own"),
            )
            return None
        if document is not None:
            self._document_ids[document.id] = name
        return document

    def _record(  # noqa: PLR0913, PLR0917 - where it stands, and what it is to be
        self,
        name: str,
        tree: MappingNode,
        cls: type[Record],
        path: tuple[PathKey, ...],
        entry: object,
        seen: dict[str, tuple[PathKey, ...]],
    ) -> Record | None:
        document = self._structurer.document
        record_id = str(entry.get("id", "")) if isinstance(entry, MappingNode) else ""
        full = f"{document.id if document else ''}/{record_id}"
        if record_id and record_id in seen:
            message = f"the id {visible(record_id)} is taken by {path_text(seen[record_id])}"
            self._trouble(name, tree, Trouble(path=(*path, "id"), message=message, remedy="ids are unique in a file"))
            return None
        seen[record_id] = path
        record, troubles = self._structurer.make(cls, entry, path)
        for trouble in troubles:
            self._trouble(name, tree, trouble)
        if record is None:
            if cls in LINKED:
                self._structurer.lost[cls].add(full)
            return None
        if cls in LINKED:
            self._structurer.known[cls][full] = record
        self._origins[full] = _Origin(name, tree, path)
        return record

    # -- sense and problems ----------------------------------------------------------------------------

    def _check_sense(self) -> None:
        corpus = Corpus(
            documents=tuple(self.loaded.documents), records=tuple(self.loaded.records), context=self._context
        )
        for check in SENSE.values():
            for finding in check.find(corpus):
                origin = self._origins[finding.id]
                trouble = Trouble(
                    path=(*origin.path, *finding.path),
                    message=finding.message,
                    remedy=finding.remedy,
                    check=check.name,
                )
                self._trouble(origin.name, origin.tree, trouble)

    def _unknown_key(self, name: str, tree: MappingNode, key: str, allowed: list[str]) -> None:

        remedy = hint(key, allowed, f"the keys here are {', '.join(allowed)}")
        self._trouble(
            name,
            tree,
            Trouble(path=(key,), message=f"unknown key {visible(key)}", remedy=remedy, on_key=True),
        )

    def _trouble(self, name: str, tree: MappingNode, trouble: Trouble) -> None:
        line, column = place_of(tree, trouble.path, key=trouble.on_key)
        self.problems.append(
            Problem(
                file=name,
                line=line,
                column=column,
                path=path_text(trouble.path),
                message=trouble.message,
                remedy=trouble.remedy,
                check=trouble.check,
            )
        )


def _stand_in(tree: MappingNode) -> Document:
    """Return a document to check records against when the head of their file has mistakes of its own."""
    written = str(tree.get("id", ""))
    return Document(
        id=written if SLUG.fullmatch(written) else "unknown-document",
        title=Name(zh="题名不明", en="unknown title"),
        kind=DocumentKind.ARTICLE,
        source=Source(file="?", characters=2**31, sha256="0" * 64, extent=(0, 2**31)),
        reliability=Reliability(grade=Grade.D, because="?"),
    )


def load_path(
    path: Path,
    known: Mapping[type, Mapping[str, Any]] | None = None,
    document_ids: Iterable[str] = (),
    context: tuple[Record, ...] = (),
) -> Loaded:
    """Load and check the data files at *path*.

    Args:
        path: A file or a folder.
        known: What the files may refer to without defining it.
        document_ids: Ids that are taken.
        context: Sound records to compare with.

    Raises:
        DataError: Something is wrong; it carries every problem of every file.
    """
    files, problems = data_files(path)
    loader = Loader(known, document_ids, context)
    loader.problems += problems
    return loader.run(files)
