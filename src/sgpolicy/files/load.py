"""From a path to checked objects: everything, or an error that reports every problem.

A straight walk: folder, text, tree, objects, checked. All files are read to
trees first, since the codebook must be known before the records that use it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from attrs import define, evolve, field

from sgpolicy._runtime import collection_off
from sgpolicy.checks import SENSE, Corpus
from sgpolicy.files.codebook import Codebook, is_codebook, lost_classes
from sgpolicy.files.explain import not_a_list, unknown_key, without_echoes
from sgpolicy.files.folder import DataFile, data_files, misplaced
from sgpolicy.files.reader import MAX_PROBLEMS, read_tree
from sgpolicy.files.recovery import read_on
from sgpolicy.files.references import Known
from sgpolicy.files.spelling import Meanings
from sgpolicy.files.structure import Structurer, is_page
from sgpolicy.files.tree import Hole, Map, Parsed, Seq, offset_of, path_at
from sgpolicy.model.document import Document, Reliability, Source
from sgpolicy.model.erratum import Erratum
from sgpolicy.model.name import Name
from sgpolicy.model.page import Page
from sgpolicy.model.period import Period
from sgpolicy.model.record import Record, on_pages
from sgpolicy.model.terms import SLUG
from sgpolicy.model.words import Depth, DocumentKind, Grade
from sgpolicy.near import Hints
from sgpolicy.problem import DataError, Finding, PathKey, Problem, line_column, path_text, visible
from sgpolicy.schema import DATES, LINKED, RECORD_CLASSES, TERMS, Dates, file_keys

Progress = Callable[[str, int, int], None]
"""Called with the current step, the files done, and the total."""

UNKNOWN_FILE = "?"
"""File of a placeholder's source: where the head of a document does not say."""
_UNKNOWN_TEXT = Source(file=UNKNOWN_FILE, characters=2**31, sha256="0" * 64, extent=(0, 2**31))
_UNKNOWN_PAGE = Page(address="https://unknown", title="?", seen=Period.of_year(2199))
_TEXTUAL = ("syntax", "characters")


class Base(NamedTuple):
    """What files are laid on.

    Attributes:
        known: What they may refer to without defining it.
        document_ids: Ids that are taken.
        context: Sound records to compare with.
    """

    known: Known = {}  # noqa: RUF012 - never changed
    document_ids: tuple[str, ...] = ()
    context: tuple[Record, ...] = ()


@define(kw_only=True)
class Loaded:
    """What files hold, made and checked.

    Attributes:
        terms: Terms of the codebook by class, in file order.
        documents: Documents, sorted by id.
        records: Records of all types, document by document, in file order.
        repeated: How many terms are defined just as in the base catalog; they
            are not among `terms`.
    """

    terms: dict[type, list[Any]] = field(factory=lambda: {cls: [] for cls in TERMS})
    documents: list[Document] = field(factory=list)
    records: list[Record] = field(factory=list)
    repeated: int = 0

    def __str__(self) -> str:
        """Return how many documents, records and codebook terms are sound, and how many records rest on pages."""
        terms = sum(len(made) for cls, made in self.terms.items() if cls is not Erratum) + self.repeated
        counts = f"{len(self.documents)} documents, {len(self.records)} records, {terms} codebook terms"
        return f"{counts}{on_pages(self.records)}"


def no_progress(step: str, done: int, total: int) -> None:
    """Ignore progress."""


def load_path(path: Path, base: Base = Base(), progress: Progress = no_progress) -> Loaded:  # noqa: B008 - never changed
    """Load and check the data files at *path*, laid on *base*.

    Raises:
        DataError: Something is wrong; it carries every problem of every file.
    """
    files, problems = data_files(path)
    loader = Loader(base, progress)
    loader.problems += problems
    return loader.run(files)


class Loader:
    """One load: reads files, makes objects, and collects every problem.

    Attributes:
        problems: What is wrong so far, in no particular order.
        loaded: What is made so far.
    """

    def __init__(self, base: Base = Base(), progress: Progress = no_progress) -> None:  # noqa: B008 - never changed
        self.problems: list[Problem] = []
        self.loaded = Loaded()
        self._progress = progress
        self._document_ids = dict.fromkeys(base.document_ids, "the base catalog")
        self._base = base
        self._origins: dict[str, tuple[str, tuple[PathKey, ...]]] = {}  # name of the file and way in it, by id
        self._parsed: dict[str, Parsed] = {}
        self._texts: dict[str, str] = {}
        self._hints = Hints()
        self._reported: dict[str, int] = {}
        self._mended: dict[str, set[int]] = {}
        self._found: set[str] = set()

    def run(self, files: Iterable[DataFile], *, sense: bool = True) -> Loaded:
        """Load *files*; raise `DataError` with all problems if there are any.

        Args:
            files: What to load.
            sense: Run the checks of ring 2.
        """
        with collection_off(), Structurer.laid_on(self._base.known) as self._structurer:
            self._references = self._structurer.references
            self._make(list(files), sense=sense)
        if self.problems:
            # Each once: a term on a circle is tried from every term that leads to it.
            raise DataError(sorted(set(filter(self._is_news, self.problems))))
        return self.loaded

    def _make(self, files: list[DataFile], *, sense: bool) -> None:
        """Make what *files* hold, and collect what is wrong."""
        self._read(files)
        parsed = list(self._parsed.values())
        codebook = Codebook(self._structurer, self._report)
        codebook.define([file for file in parsed if is_codebook(file.tree)])
        self.loaded.terms, self.loaded.repeated = codebook.terms, codebook.repeated
        documents = [file for file in parsed if not is_codebook(file.tree)]
        del parsed
        # All heads come first: a record may have evidence in a document that comes later.
        heads = [self._document_head(file) for file in documents]
        count = len(documents)
        documents.reverse()
        for done, document in enumerate(heads):
            self._progress("making records", done, count)
            file = documents.pop()
            self._make_document(file, document)
            self._let_go(file)
        self.loaded.documents.sort(key=attrgetter("id"))
        if sense:
            self._progress("checking", 0, count)
            self.problems += map(self.problem, self._findings())
        for file in list(self._parsed.values()):
            self._let_go(file)

    def _let_go(self, file: Parsed) -> None:
        """Forget the tree of a file that is sound so far: it is hardly asked for again, and can be read again."""
        if file.name not in self._reported and file.name not in self._mended:
            self._texts[file.name] = file.text
            self._parsed.pop(file.name, None)

    def _read(self, files: list[DataFile]) -> None:
        """Parse the files of which a tree can be made; report what is wrong with any."""
        meanings, keys = Meanings(), dict[str, str]()
        self._found = {file.name for file in files if file.found}
        for done, file in enumerate(files):
            self._progress("reading", done, len(files))
            tree, problems = read_tree(file.text, file.name, scalars=meanings, keys=keys)
            made = None if tree is None else Parsed(file.name, file.text, tree)
            if made is None and problems:
                made, problems, self._mended[file.name] = read_on(file.text, file.name, problems)
            self.problems += problems
            for problem in file.mended:
                place = problem.line, problem.column
                path = path_at(made.tree, made.text, place) if made else ()
                self.problems.append(evolve(problem, path=path_text(path)))
            if made is not None:
                self._parsed[file.name] = made

    def _is_news(self, problem: Problem) -> bool:
        """Return False for what follows from mending a line, whose mistake is reported."""
        return problem.check in _TEXTUAL or problem.line not in self._mended.get(problem.file, ())

    def _make_document(self, file: Parsed, document: Document) -> None:
        """Make the records of *document*, which *file* holds."""
        lost = lost_classes(file.tree, RECORD_CLASSES, file_keys(Document)) & LINKED.keys()
        self._references.begin(document, lost)
        taken = _taken(file.tree)
        records: list[Record] = []
        for key, cls in RECORD_CLASSES.items():
            entries = file.tree.get(key, ())
            if isinstance(entries, (Seq, tuple)):
                made = (self._record(file, cls, (key, index), entry, taken) for index, entry in enumerate(entries))
                records += (record for record in made if record is not None)
            elif not isinstance(entries, Hole):
                self._report(file, not_a_list(key, entries))
        records.sort(key=lambda record: record.evidence[0].start or 0)
        self.loaded.records += records

    def _document_head(self, file: Parsed) -> Document:
        """Make the document of *file*, or a placeholder where its head has mistakes."""
        document = self._document(file)
        self._origins[document.id] = file.name, ()
        self.loaded.documents.append(document)
        return document

    def _document(self, file: Parsed) -> Document:
        tree, allowed = file.tree, file_keys(Document)
        found = [unknown_key((), key, allowed) for key in tree if key not in allowed]
        head = Map()
        head.update((key, tree[key]) for key in tree if key in allowed and key != "dates" and key not in RECORD_CLASSES)
        if "dates" in tree:
            dates, findings = self._structurer.make(Dates, tree["dates"], ("dates",))
            found += findings
            if dates is not None:
                head.update({name: date for name in DATES if (date := getattr(dates, name))})
        document, findings = self._structurer.make(Document, head, ())
        found += findings
        if document is not None and document.id in self._document_ids:
            message = f"document {visible(document.id)} is already defined in {self._document_ids[document.id]}"
            found.append(Finding(path=("id",), message=message, remedy="give each document an id of its own"))
            document = None
        for finding in without_echoes(found):
            self._report(file, finding)
        if document is None:
            wrong = {finding.path[0] for finding in found if finding.path}
            self._references.lost[Document].add(str(tree.get("id", "")))
            return self._placeholder(tree, self._structurer.sound_fields(head, Document, wrong))
        self._document_ids[document.id] = file.name
        self._references.known[Document][document.id] = document
        if file.name in self._found:
            for finding in misplaced(file.name, document):
                self._report(file, finding)
        return document

    def _placeholder(self, tree: Map, sound: dict[str, Any]) -> Document:
        """Return a document to check records against when the head of their file has mistakes of its own."""
        written = str(tree.get("id", ""))
        if not re.fullmatch(SLUG, written) or written in self._origins:
            written = next(name for n in count(1) if (name := f"unknown-document-{n}") not in self._origins)
        page = is_page(tree.get("source"))
        return Document(
            **{
                "title": Name(zh="题名不明", en="unknown title"),
                "kind": DocumentKind.ARTICLE,
                "source": _UNKNOWN_PAGE if page else _UNKNOWN_TEXT,
                "reliability": Reliability(grade=Grade.D, because="?"),
                **sound,
                "depth": Depth.FIGURES if page else Depth.WHOLE,
                "passages": (),
                "id": written,
            }
        )

    def _record(
        self, file: Parsed, cls: type[Record], path: tuple[PathKey, ...], entry: object, taken: "Taken"
    ) -> Record | None:
        record_id = str(entry.get("id", "")) if isinstance(entry, Map) else ""
        full = self._references.prefix + record_id
        if taken and path in taken:
            line, _ = line_column(file.text, offset_of(file.tree, (*taken[path], "id")))
            message = f"the id {visible(record_id)} is taken by {path_text(taken[path])} on line {line}"
            self._report(file, Finding(path=(*path, "id"), message=message, remedy="ids are unique in a file"))
            return None
        record, findings = self._structurer.make(cls, entry, path)
        for finding in findings:
            self._report(file, finding)
        if record is None:
            if cls in LINKED:
                self._references.lost[cls].add(full)
            return None
        if cls in LINKED:
            self._references.known[cls][full] = record
        self._origins[full] = file.name, path
        return record

    def _findings(self) -> Iterator[Finding]:
        """Yield what the checks of ring 2 find."""
        documents, records = tuple(self.loaded.documents), tuple(self.loaded.records)
        corpus = Corpus(documents=documents, records=records, context=self._base.context)
        for check in SENSE.values():
            yield from check.run(corpus)

    def problem(self, finding: Finding) -> Problem:
        """Return what was found in a loaded record or document, with its place in its file."""
        name, path = self._origins[finding.id]
        if name not in self._parsed:
            text = self._texts[name]
            tree, _ = read_tree(text, name)
            self._parsed[name] = Parsed(name, text, tree or Map())
        return self._parsed[name].problem(evolve(finding, path=(*path, *finding.path)))

    def _report(self, file: Parsed, finding: Finding) -> None:
        self._reported[file.name] = reported = self._reported.get(file.name, 0) + 1
        if reported > MAX_PROBLEMS:
            if reported == MAX_PROBLEMS + 1:
                message = f"has more than {MAX_PROBLEMS} problems; the rest are not shown"
                self.problems.append(Finding(message=message, remedy="correct these first").at(file.name))
            return
        if finding.asked is not None:
            finding = evolve(finding, remedy=self._hints.hint(finding.asked, finding.known, finding.remedy))
        self.problems.append(file.problem(finding))


Taken = dict[tuple[PathKey, ...], tuple[PathKey, ...]]


def _taken(tree: Map) -> Taken:
    """Return the way to each record whose id is taken, with the way to the one that stands before it."""
    found = [
        (entry.mark, str(entry["id"]), (key, index))
        for key in RECORD_CLASSES
        if isinstance(entries := tree.get(key), Seq)
        for index, entry in enumerate(entries)
        if isinstance(entry, Map) and entry.get("id")
    ]
    if len({name for _, name, _ in found}) == len(found):
        return {}
    first: dict[str, tuple[PathKey, ...]] = {}
    return {path: first[name] for _, name, path in sorted(found) if first.setdefault(name, path) != path}
