"""From files to checked objects: everything or an error that tells all."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from operator import attrgetter
from typing import Any

from attrs import define, evolve

from sgpolicy._runtime import collection_off
from sgpolicy.checks import SENSE
from sgpolicy.checks.registry import RECORD_CLASSES, Corpus
from sgpolicy.files.events import MAX_PROBLEMS, read_tree
from sgpolicy.files.folder import DataFile
from sgpolicy.files.loaded import Given, Known, Loaded, Progress, untold
from sgpolicy.files.quick import Bare, DoubtfulError, QuickReader
from sgpolicy.files.quick_records import QuickMaker
from sgpolicy.files.recover import read_on
from sgpolicy.files.redefined import redefined
from sgpolicy.files.scalars import shape_of
from sgpolicy.files.stand_in import stand_in
from sgpolicy.files.structure import Structurer
from sgpolicy.files.tree import Hole, MappingNode, PathKey, SequenceNode, path_at, path_text, place_of, written_path
from sgpolicy.files.troubles import Trouble, unknown_key, without_echoes
from sgpolicy.model.document import Document
from sgpolicy.model.record import Record
from sgpolicy.near import Hints, close
from sgpolicy.problem import DataError, Finding, Problem, visible
from sgpolicy.schema import CODEBOOK_KEYS, LINKED, TERMS, Dates, file_keys

_MOST_STRANGE = 30
_TEXTUAL = ("syntax", "characters")


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
        known: Known | None = None,
        document_ids: Iterable[str] = (),
        context: tuple[Record, ...] = (),
        progress: Progress = untold,
    ) -> None:
        self.problems: list[Problem] = []
        self.loaded = Loaded()
        known = known or {}
        self._given = Given(known, tuple(document_ids), context)
        self._progress = progress
        self._base_ids = {cls: frozenset(known.get(cls, ())) for cls in TERMS}
        self._document_ids = dict.fromkeys(self._given.document_ids, "the catalog beneath")
        self._context = context
        self._structurer = Structurer({cls: dict(known.get(cls, {})) for cls in (*TERMS, *LINKED)})
        self._origins: dict[str, _Origin] = {}
        self._hints = Hints()
        self._told: dict[str, int] = {}
        self._mended: dict[str, set[int]] = {}

    def run(self, files: Iterable[DataFile], *, sense: bool = True, places: bool = False) -> Loaded:
        """Load *files*; raise `DataError` with all problems if there are any.

        Args:
            files: What to load.
            sense: Run the checks of ring 2.
            places: Keep line and column of everything, for `problem()`; without
                it sound files are read faster.
        """
        files = list(files)
        with collection_off():
            quickly = None if places else self._run_quickly(files, sense=sense)
            return quickly or self._run_with_places(files, sense=sense)

    def _run_quickly(self, files: list[DataFile], *, sense: bool) -> Loaded | None:
        """Return what sound files hold; None if any mistake is to be looked for, with its place."""
        if self.problems or any(file.mended for file in files):
            return None
        trial = Loader(*self._given, self._progress)
        try:
            sound = trial._make_quickly(files) and not (sense and any(trial._findings()))
        except Exception:  # noqa: BLE001 - whatever it is, the strict path finds and tells it
            return None
        if not sound:
            return None
        self.loaded = trial.loaded
        return self.loaded

    def _make_quickly(self, files: list[DataFile]) -> bool:
        """Make the objects that *files* describe; return False or raise anything where the strict path has to look."""
        reader = QuickReader()
        documents: list[Bare] = []
        codebooks: list[tuple[str, MappingNode]] = []
        for done, file in enumerate(files):
            self._progress("reading", done, len(files))
            tree = reader.read(file.text)
            if tree is None:
                return False
            if "id" in tree:
                documents.append(tree)
            else:
                codebooks.append((file.name, strictly(file.name, file.text)))
        if not all(self.is_codebook(tree) for _, tree in codebooks):
            return False
        self.define_terms(codebooks)
        if self.problems:
            return False
        maker = self.quick_maker()
        for done, tree in enumerate(documents):
            self._progress("making records", done, len(documents))
            document, records = maker.make(tree)
            self.loaded.documents.append(document)
            self.loaded.records += records
        self.loaded.documents.sort(key=attrgetter("id"))
        return True

    def quick_maker(self) -> QuickMaker:
        """Return a maker of sound documents, which knows what this one knows."""
        return QuickMaker(self._structurer.known, self._document_ids)

    def _run_with_places(self, files: list[DataFile], *, sense: bool) -> Loaded:
        trees: list[tuple[str, MappingNode]] = []
        for done, file in enumerate(files):
            self._progress("reading with places", done, len(files))
            tree, problems = read_tree(file.text, file.name)
            if tree is None and problems:
                tree, problems, self._mended[file.name] = read_on(file.text, file.name, problems)
            self.problems += problems
            for problem in file.mended:
                path = path_text(path_at(tree, (problem.line, problem.column)))
                self.problems.append(evolve(problem, path=path))
            if tree is not None:
                trees.append((file.name, tree))
        self._make(trees, sense=sense)
        if self.problems:
            raise DataError(sorted(filter(self._is_news, self.problems)))
        return self.loaded

    def _is_news(self, problem: Problem) -> bool:
        """Return False for what follows from mending a line, of which the mistake is told."""
        return problem.check in _TEXTUAL or problem.line not in self._mended.get(problem.file, ())

    def _make(self, trees: list[tuple[str, MappingNode]], *, sense: bool) -> None:
        """Make the objects that *trees* describe and collect what is wrong."""
        documents: list[tuple[str, MappingNode]] = []
        codebooks: list[tuple[str, MappingNode]] = []
        for name, tree in trees:
            (codebooks if self.is_codebook(tree) else documents).append((name, tree))
        self.define_terms(codebooks)
        for done, (name, tree) in enumerate(documents):
            self._progress("making records", done, len(documents))
            self.make_document(name, tree)
        if sense:
            self._progress("checking", 0, len(documents))
            self.problems += map(self.problem, self._findings())
        self.loaded.documents.sort(key=attrgetter("id"))

    # -- codebook --------------------------------------------------------------------------------------

    @staticmethod
    def is_codebook(tree: MappingNode) -> bool:
        """Return whether a file defines terms, and is no document."""
        if "id" in tree or any(key in CODEBOOK_KEYS for key in tree):
            return "id" not in tree
        # A document has one region; a list of them is one of the codebook.
        known = [key for key in file_keys(Document) if key != "region" or not isinstance(tree.get(key), SequenceNode)]
        return not any(key in known for key in tree) and any(close(key, CODEBOOK_KEYS) for key in list(tree)[:9])

    def define_terms(self, codebooks: list[tuple[str, MappingNode]]) -> None:
        """Make the terms of *codebooks*, each with its name."""
        structurer = self._structurer
        structurer.lost_terms = {cls for _, tree in codebooks for cls in self._lost_terms(tree)}
        for name, tree in codebooks:
            for key, entries in tree.items():
                cls = CODEBOOK_KEYS.get(key)
                if cls is None:
                    self._trouble(name, tree, unknown_key((), key, list(CODEBOOK_KEYS)))
                elif not isinstance(entries, SequenceNode):
                    self._no_list(name, tree, key, entries)
                else:
                    for index, entry in enumerate(entries):
                        self._declare(name, tree, cls, (key, index), entry)
        for pending in structurer.pending.values():
            for make in list(pending.values()):
                make()

    @staticmethod
    def _lost_terms(tree: MappingNode) -> set[type]:
        """Return the classes whose list cannot be read: a reference into it is no second mistake."""
        lost = {cls for key, cls in CODEBOOK_KEYS.items() if key in tree and not isinstance(tree[key], SequenceNode)}
        strange = islice((key for key in tree if key not in CODEBOOK_KEYS), _MOST_STRANGE)
        return lost | {CODEBOOK_KEYS[near] for key in strange for near in close(key, CODEBOOK_KEYS)}

    def _declare(self, name: str, tree: MappingNode, cls: type, path: tuple[PathKey, ...], entry: object) -> None:
        key = "code" if TERMS[cls] == "region" else "id"
        term_id = str(entry.get(key, "")) if isinstance(entry, MappingNode) else ""
        pending = self._structurer.pending[cls]
        if term_id in pending:
            message = f"{TERMS[cls]} {visible(term_id)} is defined in another place already"
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
                elif term_id in self._base_ids[cls]:
                    self.loaded.repeated += 1
                    if differs := redefined(TERMS[cls], made, self._structurer.known[cls][term_id], path):
                        self._trouble(name, tree, differs)
                else:
                    self._structurer.known[cls][term_id] = made
                    self.loaded.terms[cls].append(made)
            return done[0]

        pending[term_id or f"?{len(pending)}"] = make

    # -- documents -------------------------------------------------------------------------------------

    def make_document(self, name: str, tree: MappingNode) -> None:
        """Make the document of the file *name* and its records."""
        document = self._document_head(name, tree)
        structurer = self._structurer
        structurer.document = document
        structurer.lost_kinds = self._lost_kinds(tree)
        self._origins[document.id] = _Origin(name, tree, ())
        self.loaded.documents.append(document)
        taken = _taken(tree)
        records: list[Record] = []
        for key, cls in RECORD_CLASSES.items():
            entries = tree.get(key, ())
            if not isinstance(entries, (SequenceNode, tuple)):
                self._no_list(name, tree, key, entries)
                continue
            for index, entry in enumerate(entries):
                record = self._record(name, tree, cls, (key, index), entry, taken)
                if record is not None:
                    records.append(record)
        records.sort(key=lambda record: record.evidence[0].start)
        self.loaded.records += records

    def add(self, name: str, document: Document, records: list[Record]) -> bool:
        """Add a document made elsewhere from the file *name*; return whether its id was free."""
        if document.id in self._document_ids:
            return False
        self._document_ids[document.id] = name
        self.loaded.documents.append(document)
        self.loaded.records += records
        for record in records:
            if (known := self._structurer.known.get(type(record))) is not None:
                known[record.id] = record
        return True

    def terms(self) -> dict[type, dict[str, Any]]:
        """Return the terms that there are, those beneath and those made."""
        return {cls: self._structurer.known[cls] for cls in TERMS}

    @staticmethod
    def _lost_kinds(tree: MappingNode) -> set[type]:
        """Return the classes whose list cannot be read: a reference into it is no second mistake."""
        known = file_keys(Document)
        strange = islice((key for key in tree if key not in known), _MOST_STRANGE)
        meant = {near for key in strange for near in close(key, known)}
        return {
            cls
            for key, cls in RECORD_CLASSES.items()
            if cls in LINKED and (key in meant or (key in tree and not isinstance(tree[key], SequenceNode)))
        }

    def _no_list(self, name: str, tree: MappingNode, key: str, entries: object) -> None:
        if not isinstance(entries, Hole):
            remedy = "expected a list, each item with a hyphen; leave the key out where there is none"
            self._trouble(name, tree, Trouble(path=(key,), message=f"is {shape_of(entries)}, no list", remedy=remedy))

    def _document_head(self, name: str, tree: MappingNode) -> Document:
        """Return the document, or a stand-in where its head has mistakes."""
        allowed = file_keys(Document)
        found = [unknown_key((), key, allowed) for key in tree if key not in allowed]
        head = tree.without("dates", *RECORD_CLASSES, *(key for key in tree if key not in allowed))
        if "dates" in tree:
            dates, troubles = self._structurer.make(Dates, tree["dates"], ("dates",))
            found += troubles
            if dates is not None:
                head.update({n: d for n in ("issued", "published", "reference") if (d := getattr(dates, n))})
        document, troubles = self._structurer.make(Document, head, ())
        found += troubles
        if document is not None and document.id in self._document_ids:
            message = f"document {visible(document.id)} is defined in {self._document_ids[document.id]} already"
            found.append(Trouble(path=("id",), message=message, remedy="give each document an id of its own"))
            document = None
        for trouble in without_echoes(found):
            self._trouble(name, tree, trouble)
        if document is None:
            wrong = {trouble.path[0] for trouble in found if trouble.path}
            sound = self._structurer.sound_fields(head, Document, wrong)
            return stand_in(sound, tree, self._origins)
        self._document_ids[document.id] = name
        return document

    def _record(  # noqa: PLR0913, PLR0917 - where it stands, and what it is to be
        self,
        name: str,
        tree: MappingNode,
        cls: type[Record],
        path: tuple[PathKey, ...],
        entry: object,
        taken: Mapping[tuple[PathKey, ...], tuple[PathKey, ...]],
    ) -> Record | None:
        document = self._structurer.document
        record_id = str(entry.get("id", "")) if isinstance(entry, MappingNode) else ""
        full = f"{document.id if document else ''}/{record_id}"
        if path in taken:
            line, _ = place_of(tree, (*taken[path], "id"))
            message = f"the id {visible(record_id)} is taken by {path_text(taken[path])} on line {line}"
            self._trouble(name, tree, Trouble(path=(*path, "id"), message=message, remedy="ids are unique in a file"))
            return None
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

    def _findings(self) -> Iterator[Finding]:
        """Yield what the checks of ring 2 find."""
        corpus = Corpus(
            documents=tuple(self.loaded.documents), records=tuple(self.loaded.records), context=self._context
        )
        for check in SENSE.values():
            yield from check.run(corpus)

    def problem(self, finding: Finding) -> Problem:
        """Return what a check found in a loaded record or document, with its place in its file."""
        origin = self._origins[finding.id]
        path = written_path(origin.tree, (*origin.path, *finding.path))
        line, column = place_of(origin.tree, path)
        return Problem(
            file=origin.name,
            line=line,
            column=column,
            path=path_text(path),
            message=finding.message,
            remedy=finding.remedy,
            check=finding.check,
        )

    def _trouble(self, name: str, tree: MappingNode, trouble: Trouble) -> None:
        self._told[name] = told = self._told.get(name, 0) + 1
        if told > MAX_PROBLEMS:
            if told == MAX_PROBLEMS + 1:
                message = f"has more than {MAX_PROBLEMS} problems; the others are not told"
                self.problems.append(Problem(file=name, message=message, remedy="correct these first"))
            return
        line, column = place_of(tree, trouble.path, key=trouble.on_key)
        remedy = trouble.remedy
        if trouble.asked is not None:
            remedy = self._hints.hint(trouble.asked, trouble.known, remedy)
        self.problems.append(
            Problem(
                file=name,
                line=line,
                column=column,
                path=path_text(trouble.path),
                message=trouble.message,
                remedy=remedy,
                check=trouble.check,
            )
        )


def _taken(tree: MappingNode) -> dict[tuple[PathKey, ...], tuple[PathKey, ...]]:
    """Return the way to each record whose id is taken, with the way to the one that stands before it."""
    found = []
    for key in RECORD_CLASSES:
        entries = tree.get(key)
        for index, entry in enumerate(entries if isinstance(entries, SequenceNode) else ()):
            if isinstance(entry, MappingNode) and entry.get("id"):
                found.append((entry.place, str(entry["id"]), (key, index)))
    first: dict[str, tuple[PathKey, ...]] = {}
    return {path: first[name] for _, name, path in sorted(found) if first.setdefault(name, path) != path}


def strictly(name: str, text: str) -> MappingNode:
    """Return the tree of a codebook, which the quick path leaves to the strict reader.

    Raises:
        DoubtfulError: Something is wrong with it.
    """
    tree, problems = read_tree(text, name)
    if tree is None or problems:
        raise DoubtfulError
    return tree
