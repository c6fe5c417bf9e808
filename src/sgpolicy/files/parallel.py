"""Reading many files with several processes, for soundness and for what they hold.

Each process takes documents one by one as if there were no other, this one
too. What comes back is put together in the order of the files; a document that
refers to records of another is read again here, where the earlier ones are
known by then. Nothing is ever reported from here: at the first fault the files
are read from the beginning by one process, which finds every fault and its
place.
"""

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from attrs import define, evolve

from sgpolicy.files.checks import SENSE
from sgpolicy.files.checks.registry import Corpus
from sgpolicy.files.collecting import collection_off
from sgpolicy.files.compiled import CLASSES, TERMS, Compiled, compile_catalog
from sgpolicy.files.dividing import Work
from sgpolicy.files.load import Loader, strictly
from sgpolicy.files.loaded import Counts, Given, Loaded, Progress
from sgpolicy.files.quick import DoubtfulError, QuickReader
from sgpolicy.files.quick_records import ElsewhereError, QuickMaker
from sgpolicy.files.schema import LINKED
from sgpolicy.files.text import FileRefusedError, read_text
from sgpolicy.model.document import Document
from sgpolicy.model.record import Record

_AHEAD = 3  # shares for each worker: one in hand and two that wait
_AGAIN = 16  # documents read again before it is asked whether most have to be

_RECORD_TYPES = tuple(name for name in CLASSES if name != "documents" and name not in TERMS)
Terms = Mapping[type, Mapping[str, Any]]
Columns = dict[str, list[Any]]
Packed = tuple[str, list[tuple[bytes, int] | None]]
_PLACES = {CLASSES[name]: place for place, name in enumerate(_RECORD_TYPES)}


class AloneError(Exception):
    """One process had better read the files; nothing is known against them."""


@define
class Found:
    """A sound document.

    Attributes:
        document: The document.
        records: Its records in their order; if they are only counted, those
            that others may refer to or are compared with.
        count: How many records it has.
    """

    document: Document
    records: list[Record]
    count: int


def read(work: Work, given: Given, progress: Progress, *, counted: bool) -> tuple[Loaded, Counts] | None:
    """Return what the files of *work* hold, as one process would; None if they have faults.

    Args:
        work: The files.
        given: What they are laid on.
        progress: Is told how many documents are read.
        counted: Return the numbers, and only some of the records.

    Raises:
        AloneError: One process had better read them.
    """
    with collection_off():
        loader = Loader(*given)
        if not _define_terms(loader, work.codebooks):
            return None
        shares, terms = work.shares(), loader.terms()
        with _pool(work, terms, counted=counted) as pool:
            team = _Team(shares, pool, work.jobs - 1, _Reader(terms, counted=counted), progress)
            return _Merger(loader, given).merge(team) if team.take_part() else None


def _define_terms(loader: Loader, files: Sequence[Path]) -> bool:
    """Define what *files* define; return whether they are sound codebooks."""
    texts = _texts(files)
    if texts is None:
        return False
    try:
        trees = [(name, strictly(name, text)) for name, text in texts]
    except DoubtfulError:
        return False
    if not all(loader.is_codebook(tree) for _, tree in trees):
        raise AloneError  # a document that does not look like one
    loader.define_terms(trees)
    return not loader.problems


def _texts(files: Sequence[Path]) -> list[tuple[str, str]] | None:
    """Return names and texts of files, None if there is anything wrong with one of them."""
    try:
        texts = [(str(file), read_text(file, str(file))) for file in files]
    except FileRefusedError:
        return None
    return None if any(mended for _, (_, mended) in texts) else [(name, text) for name, (text, _) in texts]


# -- in each process ---------------------------------------------------------------------------------------


class _Reader:
    """Reads documents, each as if there were no other."""

    def __init__(self, terms: Terms, *, counted: bool) -> None:
        self._quick = QuickReader()
        self._maker = QuickMaker(
            {**{cls: dict(found) for cls, found in terms.items()}, **{cls: {} for cls in LINKED}}, ()
        )
        self._counted = counted
        self.codebook = {name: list(terms[CLASSES[name]].values()) for name in TERMS}

    def read(self, share: Sequence[Path]) -> list[Found | None] | None:
        """Return what each file holds, None for one that refers to another; None for all if one has a fault."""
        # Each step for all files before the next: what runs then stays in the processor's cache.
        texts = _texts(share)
        if texts is None:
            return None
        trees = [self._quick.read(text) for _, text in texts]
        found: list[Found | None] = []
        documents: list[Document] = []
        records: list[Record] = []
        for tree in trees:
            if tree is None:
                return None
            try:
                document, own = self._maker.make_alone(tree)
            except ElsewhereError:
                found.append(None)
                continue
            except Exception:  # noqa: BLE001 - whatever it is, the strict path finds and tells it
                return None
            if self._counted and any(record.aliases for record in own):
                return None  # a former id is held against the ids of all records, and those are not sent
            documents.append(document)
            records += own
            kept = [record for record in own if type(record) in LINKED] if self._counted else own
            found.append(Found(document, kept, len(own)))
        return found if _sound(Corpus(documents=tuple(documents), records=tuple(records)), across=False) else None


def _sound(corpus: Corpus, *, across: bool) -> bool:
    """Return whether the checks of sense that look *across* documents, or those that do not, find nothing."""
    checks = (check for check in SENSE.values() if check.across is across)
    return all(next(iter(check.find(corpus)), None) is None for check in checks)


# -- in the others -----------------------------------------------------------------------------------------

_reader: _Reader | None = None


def _begin(terms: Terms, counted: bool) -> None:  # noqa: FBT001 - called with positions only
    """Prepare this process for work."""
    global _reader  # noqa: PLW0603 - all that a worker keeps from one share to the next
    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent has it too, and ends us
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _reader = _Reader(terms, counted=counted)


def _end_with_parent() -> None:
    """End this process as soon as its parent is gone, even killed."""
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)


def _work(share: Sequence[Path]) -> Packed | None:
    assert _reader is not None  # noqa: S101 - `_begin` has run
    found = _reader.read(share)
    return None if found is None else _pack(found, _reader.codebook)


def _pack(found: Sequence[Found | None], codebook: Columns) -> Packed:
    """Return *found* in a form that is cheap to send and to read."""
    columns: Columns = {**{name: [] for name in CLASSES}, **codebook}
    of_type = [columns[name] for name in _RECORD_TYPES]
    sorts: list[tuple[bytes, int] | None] = []
    for one in found:
        if one is None:
            sorts.append(None)
            continue
        columns["documents"].append(one.document)
        places = bytes([_PLACES[type(record)] for record in one.records])
        for place, record in zip(places, one.records, strict=True):
            of_type[place].append(record)
        sorts.append((places, one.count))
    return compile_catalog(columns.__getitem__, codebook=False), sorts


def _unpack(packed: Packed, codebook: Columns) -> list[Found | None]:
    """Return what was packed, on the very terms of *codebook*."""
    text, sorts = packed
    compiled = Compiled(text, codebook)
    documents = iter(compiled.items("documents"))
    of_type = [iter(compiled.items(name)) for name in _RECORD_TYPES]
    return [
        None if one is None else Found(next(documents), [next(of_type[place]) for place in one[0]], one[1])
        for one in sorts
    ]


# -- in the parent -----------------------------------------------------------------------------------------


@contextmanager
def _pool(work: Work, terms: Terms, *, counted: bool) -> Iterator[ProcessPoolExecutor]:
    """Keep processes for the time of a `with`; what they have not begun by its end they never do."""
    context = multiprocessing.get_context(work.method)
    try:
        pool = ProcessPoolExecutor(work.jobs - 1, context, _begin, (terms, counted))
    except (OSError, ImportError, NotImplementedError) as exc:  # no semaphores on this system
        raise AloneError from exc
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _deaf() -> Iterator[None]:
    """Hold back the interrupt from the keyboard, also from processes that are started inside: they never hear it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Team:
    """This process and its workers on the same shares: they from the first on, it from the last."""

    def __init__(
        self, shares: list[list[Path]], pool: ProcessPoolExecutor, workers: int, reader: _Reader, progress: Progress
    ) -> None:
        self._shares, self._pool, self._reader, self._progress = shares, pool, reader, progress
        # Work is handed out as it is done, not taken back: until Python 3.12 a cancelled future can stop a pool.
        self._ahead = _AHEAD * workers
        self._futures: list[Future[Packed | None]] = []
        self._own: dict[int, list[Found | None]] = {}
        self._known = 0  # so many shares from the first on are done by workers
        self._done = 0  # files

    def take_part(self) -> bool:
        """Read until nothing is left to hand out; return False as soon as a fault is known."""
        read = again = 0
        left = len(self._shares)
        while True:
            while self._known < len(self._futures) and self._futures[self._known].done():
                if self._result(self._known) is None:
                    return False
            self._hand_out(left)
            self._tell()
            if len(self._futures) == left:
                return True
            left -= 1
            found = self._reader.read(self._shares[left])
            if found is None:
                return False
            self._own[left] = found
            self._done += len(found)
            read += len(found)
            again += found.count(None)
            if again > max(_AGAIN, read // 2):
                raise AloneError

    def found(self) -> Iterator[tuple[Path, Found | None] | None]:
        """Yield what each file holds, in order; None at a fault."""
        for place, share in enumerate(self._shares):
            found = self._own.pop(place, None)
            if found is None:
                packed = self._result(place)
                if packed is None:
                    yield None
                    return
                found = _unpack(packed, self._reader.codebook)
            self._tell()
            yield from zip(share, found, strict=True)

    def _hand_out(self, left: int) -> None:
        """Let workers always have work ahead, up to the share before *left*."""
        try:
            with _deaf():
                while len(self._futures) < min(left, self._known + self._ahead):
                    self._futures.append(self._pool.submit(_work, self._shares[len(self._futures)]))
        except (OSError, RuntimeError) as exc:  # no more processes or threads for this user, or a worker is gone
            raise AloneError from exc

    def _result(self, place: int) -> Packed | None:
        """Return what a worker made of a share, when it is done."""
        try:
            packed = self._futures[place].result()
        except BrokenProcessPool as exc:  # somebody killed a worker
            raise AloneError from exc
        if place == self._known:
            self._known += 1
            self._done += len(self._shares[place])
        return packed

    def _tell(self) -> None:
        self._progress("reading", self._done, sum(map(len, self._shares)))


class _Merger:
    """Puts together what the members of a team have found, in the order of the files."""

    def __init__(self, loader: Loader, given: Given) -> None:
        self._loader, self._given = loader, given
        self._quick, self._maker = QuickReader(), loader.quick_maker()
        self._count = 0
        self._again: list[tuple[Document, list[Record]]] = []

    def merge(self, team: _Team) -> tuple[Loaded, Counts] | None:
        """Return all that was found, None if there is a fault."""
        loaded = self._loader.loaded
        if not all(one is not None and self._add(*one) for one in team.found()):
            return None
        again = Corpus(
            documents=tuple(document for document, _ in self._again),
            records=tuple(record for _, records in self._again for record in records),
        )
        whole = Corpus(documents=tuple(loaded.documents), records=tuple(loaded.records), context=self._given.context)
        if not (_sound(again, across=False) and _sound(whole, across=True)):
            return None
        loaded.documents.sort(key=lambda document: document.id)
        return loaded, evolve(loaded.counts(), records=self._count)

    def _add(self, file: Path, found: Found | None) -> bool:
        if found is not None:
            self._count += found.count
            return self._loader.add(str(file), found.document, found.records)
        tree = None if (texts := _texts([file])) is None else self._quick.read(texts[0][1])
        if tree is None:
            return False
        try:
            document, own = self._maker.make(tree)
        except Exception:  # noqa: BLE001 - whatever it is, the strict path finds and tells it
            return False
        self._count += len(own)
        self._again.append((document, own))
        return self._loader.add(str(file), document, own)
