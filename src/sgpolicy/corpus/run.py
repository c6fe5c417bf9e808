"""A run over a corpus: parts by any number of processes, a ledger, and the tables that they are joined to."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import DatabaseError, OperationalError
from typing import IO, Any

from attrs import frozen

from sgpolicy import __version__
from sgpolicy.corpus.arrow import parquet
from sgpolicy.corpus.crew import Crew
from sgpolicy.corpus.ledger import Ledger, Place, Totals
from sgpolicy.corpus.listing import entries
from sgpolicy.corpus.rows import FIGURES, FILES
from sgpolicy.corpus.work import Made, Settings, portions, work
from sgpolicy.errors import FieldError
from sgpolicy.export.atomic import locked, pieces, replace_folder
from sgpolicy.export.jsonlines import json_line
from sgpolicy.model.shown import one_line

WORKSHOP = ".sgpolicy-extract"
"""The hidden folder, in the output folder, of a run that is not complete."""
Progress = Callable[[int, int, float | None], object]
"""Told how many files are done, of how many, and about how many seconds are left; None while nobody can tell."""
_OPEN = 64  # parts that are open at once while they are joined
_PIECE = 1024 * 1024


@frozen(kw_only=True)
class Summary:
    """What a run did.

    Attributes:
        files: How many files there are.
        passed_over: How many of them were passed over.
        guessed: How many were read as GB18030, which no file says of itself.
        figures: How many quantities were found.
        periods: How many periods were found.
        written: The tables.
    """

    files: int
    passed_over: int
    guessed: int
    figures: int
    periods: int
    written: tuple[Path, ...]


def extract_to(  # noqa: PLR0913 - each is one choice of the run
    paths: Iterable[Path],
    out: Path,
    *,
    settings: Settings,
    format: str,  # noqa: A002 - the word the user writes
    jobs: int,
    progress: Progress,
    problem: Callable[[str], object],
) -> Summary:
    """Write the tables `figures` and `files` of a corpus into *out*; go on where a run that was broken off stopped.

    Args:
        paths: Files and folders.
        out: The folder; made if it is not there.
        settings: What is asked of each text.
        format: parquet or jsonl.
        jobs: How many processes read; 1 for this one alone.
        progress: Told how far it is.
        problem: Told of each file that was passed over, in order, when all is done.

    Raises:
        OSError: Something cannot be written; what is done stays done.
        MissingExtraError: A package that a kind of file or the format needs is not installed.
        FieldError: Two files have the same name, or the ledger of a run that was broken off is damaged.
    """
    roots = tuple(paths)
    workshop = out / WORKSHOP
    parts = workshop / "parts"
    parts.mkdir(parents=True, exist_ok=True)
    with _alone(workshop, out), _whole(workshop), Ledger(workshop / "ledger.sqlite") as ledger:
        ledger.settle(_told(roots, settings))
        ledger.enter(entries(roots, without=out))
        _sweep(parts, ledger)
        _fill(ledger, parts, settings, jobs, progress)
        written = replace_folder(out, pieces(_tables(ledger, parts, format)))
        summary = _summary(ledger, tuple(written), problem)
    shutil.rmtree(workshop, ignore_errors=True)
    return summary


def _told(roots: Iterable[Path], settings: Settings) -> str:
    """Return what rows depend on besides the files: parts made by anything else are of no use."""
    where = [os.path.abspath(root) for root in roots]  # noqa: PTH100 - links are not followed
    return json.dumps([__version__, str(settings.reference), settings.targets, where])


@contextmanager
def _alone(workshop: Path, out: Path) -> Iterator[None]:
    """Hold the workshop alone; a folder in it that never changes is what is locked."""
    lock = workshop / "lock"
    lock.mkdir(exist_ok=True)
    try:
        with locked(lock):
            yield
    except TimeoutError as exc:
        exc.filename = str(out)
        raise


@contextmanager
def _whole(workshop: Path) -> Iterator[None]:
    """Say of a damaged ledger where it is and what helps."""
    try:
        yield
    except DatabaseError as exc:
        if isinstance(exc, OperationalError):  # the disk is full, or may not be written
            raise
        message = f"the ledger in {one_line(str(workshop))} is damaged: {exc}"
        raise FieldError("out", message, "remove that folder; the run then begins anew") from None  # noqa: EM101


def _sweep(parts: Path, ledger: Ledger) -> None:
    """Remove what a run that was killed had not entered."""
    held = ledger.parts()
    for path in parts.iterdir():
        if path.name not in held:
            path.unlink(missing_ok=True)


def _fill(ledger: Ledger, parts: Path, settings: Settings, jobs: int, progress: Progress) -> None:
    """Do what is not done."""
    begun = time.monotonic()
    totals = ledger.totals()
    files, size = totals.done_files, 0
    sizes: dict[str, int] = {}

    def waiting() -> Iterator[Any]:
        for portion in portions(ledger.waiting()):
            sizes.update((entry.name, entry.size) for entry in portion)
            yield portion

    for made in _made(waiting(), parts, settings, jobs if totals.files - totals.done_files > 1 else 1):
        ledger.finish(made.part, made.done)
        files += len(made.done)
        size += sum(sizes.pop(one.name) for one in made.done)
        progress(files, totals.files, _left(totals, size, time.monotonic() - begun))


def _made(waiting: Iterator[Any], parts: Path, settings: Settings, jobs: int) -> Iterator[Made]:
    if jobs == 1:
        yield from (work(portion, settings, parts) for portion in waiting)
        return
    with Crew(jobs, settings, parts) as crew:
        yield from crew.do(waiting)


def _left(totals: Totals, size: int, seconds: float) -> float | None:
    """Return about how many seconds are left, by the bytes that this run has read."""
    return (totals.size - totals.done_size - size) * seconds / size if size else None


def _tables(ledger: Ledger, parts: Path, format: str) -> dict[str, Iterable[str | bytes]]:  # noqa: A002
    """Return the content of each file, piece by piece."""
    if format == "parquet":
        figures = (json.loads(line) for line in _lines(ledger, parts))
        return {"figures.parquet": parquet(FIGURES, figures), "files.parquet": parquet(FILES, ledger.reports())}
    reports = (f"{json_line(report)}\n" for report in ledger.reports())
    return {"figures.jsonl": _pieces(ledger.places(), parts), "files.jsonl": reports}


def _lines(ledger: Ledger, parts: Path) -> Iterator[bytes]:
    left = b""
    for piece in _pieces(ledger.places(), parts):
        *lines, left = (left + piece).split(b"\n")
        yield from lines


def _pieces(places: Iterable[Place], parts: Path) -> Iterator[bytes]:
    """Yield the rows of all files, by the names of the files, whichever part they are in."""
    held: OrderedDict[str, IO[bytes]] = OrderedDict()
    try:
        for part, start, length in places:
            if part not in held:
                if len(held) >= _OPEN:
                    held.popitem(last=False)[1].close()
                held[part] = (parts / part).open("rb")
            held.move_to_end(part)
            stream = held[part]
            stream.seek(start)
            for done in range(0, length, _PIECE):
                yield stream.read(min(_PIECE, length - done))
    finally:
        for stream in held.values():
            stream.close()


def _summary(ledger: Ledger, written: tuple[Path, ...], problem: Callable[[str], object]) -> Summary:
    files = passed_over = guessed = figures = periods = 0
    for report in ledger.reports():
        files += 1
        if report["problem"] is not None:
            passed_over += 1
            problem(report["problem"])
        guessed += report["encoding"] == "gb18030"
        figures += report["quantities"] or 0
        periods += report["periods"] or 0
    return Summary(
        files=files, passed_over=passed_over, guessed=guessed, figures=figures, periods=periods, written=written
    )
