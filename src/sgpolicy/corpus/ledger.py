"""The ledger of a run: which file is done, and where its rows are; on disk, so that memory stays flat.

It is a SQLite database: a run that is killed leaves it as after its last commit.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from sgpolicy.corpus.listing import Entry
from sgpolicy.errors import FieldError
from sgpolicy.model.shown import one_line

_TABLES = """
CREATE TABLE IF NOT EXISTS settings (text TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS files (
    name TEXT PRIMARY KEY, path BLOB NOT NULL, size INTEGER NOT NULL, changed INTEGER NOT NULL, run INTEGER NOT NULL,
    part TEXT, start INTEGER, length INTEGER, report TEXT
) WITHOUT ROWID;
"""
# Of a file that is as it was, what is done stays done.
_ENTER = """
INSERT INTO files (name, path, size, changed, run) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (name) DO UPDATE SET
    part = CASE WHEN size = excluded.size AND changed = excluded.changed AND path = excluded.path THEN part END,
    path = excluded.path, size = excluded.size, changed = excluded.changed, run = excluded.run
WHERE run <> excluded.run
"""
_FINISH = "UPDATE files SET part = ?, start = ?, length = ?, report = ? WHERE name = ?"
_PAGE = 1_000


class Done(NamedTuple):
    """A file that is done.

    Attributes:
        name: Its name.
        start: Where its rows begin in its part, in bytes.
        length: How many bytes they have.
        report: The row of the file.
    """

    name: str
    start: int
    length: int
    report: dict[str, Any]


class Place(NamedTuple):
    """Where the rows of a file are: the part, the first byte, and how many bytes."""

    part: str
    start: int
    length: int


class Totals(NamedTuple):
    """How many files and bytes there are, and how many of them are done."""

    files: int
    size: int
    done_files: int
    done_size: int


class Ledger:
    """The files of a run, in the order of their names."""

    def __init__(self, path: Path | None = None) -> None:
        """Open the ledger at *path*; without one, a new one that is deleted when it is closed."""
        self._base = sqlite3.connect("" if path is None else path)
        try:
            self._base.executescript(_TABLES)
        except sqlite3.Error:  # damaged: whoever opened it will not close it
            self._base.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._base.close()

    def settle(self, settings: str) -> None:
        """Forget what is done unless it was done by the same *settings*."""
        if self._base.execute("SELECT text FROM settings").fetchone() == (settings,):
            return
        with self._base as base:
            base.execute("DELETE FROM files")
            base.execute("DELETE FROM settings")
            base.execute("INSERT INTO settings VALUES (?)", (settings,))

    def enter(self, found: Iterable[Entry]) -> None:
        """Take up the files that there are; what has changed since it was done, or is gone, is not done.

        Raises:
            FieldError: Two files have the same name.
        """
        with self._base as base:
            (run,) = base.execute("SELECT coalesce(max(run), 0) + 1 FROM files").fetchone()
            for one in found:
                if not base.execute(_ENTER, (one.name, one.path, one.size, one.changed, run)).rowcount:
                    message = f"two files are called {one_line(one.name)}"
                    raise FieldError("paths", message, "give the folder above both")  # noqa: EM101 - the argument
            base.execute("DELETE FROM files WHERE run <> ?", (run,))

    def waiting(self) -> Iterator[Entry]:
        """Yield the files that are not done when they are reached, by name."""
        after = ""
        while True:
            query = "SELECT name, path, size, changed FROM files WHERE name > ? AND part IS NULL ORDER BY name LIMIT ?"
            page = self._base.execute(query, (after, _PAGE)).fetchall()
            if not page:
                return
            yield from (Entry(*row) for row in page)
            after = page[-1][0]

    def finish(self, part: str, done: Sequence[Done]) -> None:
        """Note that files are done and their rows are in *part*: all of them, or none if that fails."""
        rows = ((part, one.start, one.length, json.dumps(one.report, ensure_ascii=False), one.name) for one in done)
        with self._base as base:
            base.executemany(_FINISH, rows)

    def totals(self) -> Totals:
        """Return how much there is, and how much of it is done."""
        done = "part IS NOT NULL"
        query = f"SELECT count(*), total(size), count(part), total(CASE WHEN {done} THEN size END) FROM files"  # noqa: S608
        return Totals(*map(int, self._base.execute(query).fetchone()))

    def places(self) -> Iterator[Place]:
        """Yield where the rows of each file are, by the name of the file."""
        yield from (Place(*row) for row in self._base.execute("SELECT part, start, length FROM files ORDER BY name"))

    def reports(self) -> Iterator[dict[str, Any]]:
        """Yield the row of each file, by its name."""
        for (report,) in self._base.execute("SELECT report FROM files ORDER BY name"):
            yield json.loads(report)

    def parts(self) -> set[str]:
        """Return the parts that hold rows of files."""
        return {part for (part,) in self._base.execute("SELECT DISTINCT part FROM files WHERE part IS NOT NULL")}
