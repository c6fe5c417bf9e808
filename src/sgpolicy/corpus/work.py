"""The work itself: some files in, one part with their rows out, in whatever process."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

from sgpolicy.corpus.ledger import Done
from sgpolicy.corpus.listing import Entry
from sgpolicy.corpus.rows import FILES, rows_of
from sgpolicy.corpus.texts import Text, read_text
from sgpolicy.errors import MissingExtraError
from sgpolicy.export.jsonlines import json_line
from sgpolicy.model.period import Period
from sgpolicy.model.shown import one_line
from sgpolicy.problem import Problem
from sgpolicy.textfile import FileRefusedError

_FILES, _BYTES = 32, 4 * 1024 * 1024  # how much is done between two lines of the ledger
Rows = list[dict[str, Any]]


@frozen(kw_only=True)
class Settings:
    """What is asked of each text.

    Attributes:
        reference: The time at which the texts speak; the word `name` for that in the name of each; None if unknown.
        targets: Whether to mark what looks like a promise.
    """

    reference: Period | str | None = None
    targets: bool = False


@frozen(kw_only=True)
class Made:
    """A part: the name of its file, and what is in it."""

    part: str
    done: tuple[Done, ...]


def portions(entries: Iterator[Entry]) -> Iterator[tuple[Entry, ...]]:
    """Yield *entries* in portions that a process does at once."""
    portion: list[Entry] = []
    size = 0
    for entry in entries:
        portion.append(entry)
        size += entry.size
        if len(portion) >= _FILES or size >= _BYTES:
            yield tuple(portion)
            portion, size = [], 0
    if portion:
        yield tuple(portion)


def work(portion: tuple[Entry, ...], settings: Settings, folder: Path) -> Made:
    """Read the files of *portion* and write their rows into a new part in *folder*, which is whole or not there."""
    name = f"{uuid.uuid4().hex}.jsonl"
    beside = folder / f"{name}.new"
    done: list[Done] = []
    place = 0
    with beside.open("xb") as out:
        for entry in portion:
            report, rows = of_file(entry, settings)
            lines = "".join(f"{json_line(row)}\n" for row in rows).encode("utf-8", "backslashreplace")
            out.write(lines)
            done.append(Done(entry.name, place, len(lines), report))
            place += len(lines)
        out.flush()
        os.fsync(out.fileno())
    beside.replace(folder / name)
    return Made(part=name, done=tuple(done))


def of_file(entry: Entry, settings: Settings) -> tuple[dict[str, Any], Rows]:
    """Return the row of a file, and the rows of its figures and periods, of which one passed over has none."""
    return of_text(entry.name, lambda: read_text(Path(os.fsdecode(entry.path)), entry.name), settings)


def of_text(name: str, read: Callable[[], Text], settings: Settings) -> tuple[dict[str, Any], Rows]:
    """Return the row of the file called *name* whose text *read* gives, and the rows of what it says."""
    try:
        text = read()
        made = rows_of(text.text, file=name, sha256=text.sha256, reference=settings.reference, targets=settings.targets)
        rows = list(made)
    except FileRefusedError as exc:
        return passed_over(name, exc.problem), []
    except MissingExtraError:
        raise
    except Exception as exc:  # noqa: BLE001 - a mistake of ours in one text must not cost all the others
        message = f"internal error ({type(exc).__name__})"
        return passed_over(name, Problem(file=name, message=message, remedy="please report it", check="file")), []
    figures = sum(row["type"] == "quantity" for row in rows)
    values = (text.sha256, text.kind, text.encoding, len(text.text), figures, len(rows) - figures, None)
    return dict(zip(FILES, (name, *values), strict=True)), rows


def passed_over(name: str, problem: Problem) -> dict[str, Any]:
    """Return the row of a file that was passed over."""
    place = f":{problem.line}:{problem.column}" if problem.line else ""
    line = f"{one_line(name)}{place}: {one_line(problem.message)}; {one_line(problem.remedy)}"
    return {**dict.fromkeys(FILES), "file": name, "problem": line}
