"""The files of a corpus: what was given, folders walked."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path

from attrs import frozen

from sgpolicy.asked import a_path
from sgpolicy.errors import FieldError
from sgpolicy.model.shown import one_line

PathLikes = str | PathLike[str] | Iterable[str | PathLike[str]]


@frozen
class Entry:
    """A file of a corpus as the file system knows it.

    Attributes:
        name: How rows call it: its path below the folder that was given, with slashes, or what was given.
        path: Where it is, as the system writes it.
        size: Its bytes; 0 if it is no regular file.
        changed: When it was last changed, in nanoseconds.
    """

    name: str
    path: bytes
    size: int
    changed: int


def given(paths: PathLikes) -> tuple[Path, ...]:
    """Return *paths*, one or several, each once.

    Raises:
        TypeError: They are not paths.
        FieldError: There is none, or one lies in another.
        FileNotFoundError: One does not exist.
    """
    listed = [paths] if isinstance(paths, str | PathLike) or not isinstance(paths, Iterable) else [*paths]
    wanted = "a folder, a file, or several of them"
    found = tuple(dict.fromkeys(a_path("extract()", wanted, path) for path in listed))
    if not found:
        raise FieldError("paths", "there is nothing to read", "give a folder or files")  # noqa: EM101 - the argument
    places = {Path(os.path.abspath(path)): path for path in found}  # noqa: PTH100 - links are not followed
    for place, path in places.items():
        os.stat(place)  # noqa: PTH116 - its error names what was given
        if above := next((places[outer] for outer in place.parents if outer in places), None):
            raise FieldError("paths", f"{one_line(str(path))} lies in {one_line(str(above))}", "give it once")  # noqa: EM101
    return tuple(found)


def entries(paths: Iterable[Path], *, without: Path | None = None) -> Iterator[Entry]:
    """Yield the files of *paths*, in no particular order.

    Hidden files, locks of Word (~$) and the folder *without* are left out; links to
    folders are not followed.
    """
    for path in paths:
        if path.is_dir():
            yield from _walked(os.path.abspath(path), without)  # noqa: PTH100 - links are not followed
        else:
            status = path.stat()
            yield Entry(_shown(path.as_posix()), os.fsencode(os.path.abspath(path)), status.st_size, status.st_mtime_ns)  # noqa: PTH100


def _walked(root: str, without: Path | None) -> Iterator[Entry]:
    waiting = [root]
    apart = None if without is None else os.path.realpath(without)
    while waiting:
        folder = waiting.pop()
        with os.scandir(folder) as found:
            for item in found:
                if item.name.startswith((".", "~$")):
                    continue
                if item.is_dir(follow_symlinks=False):
                    if apart is None or os.path.realpath(item.path) != apart:
                        waiting.append(item.path)
                elif not _leads_to_folder(item):
                    yield _entry(item, root)


def _leads_to_folder(item: os.DirEntry[str]) -> bool:
    try:
        return item.is_dir()
    except OSError:  # a link that leads to itself, which reading will tell
        return False


def _entry(item: os.DirEntry[str], root: str) -> Entry:
    name = _shown(os.path.relpath(item.path, root).replace(os.sep, "/"))
    try:
        status = item.stat()
    except OSError:  # a link that leads nowhere, which reading will tell
        return Entry(name, os.fsencode(item.path), 0, 0)
    return Entry(name, os.fsencode(item.path), status.st_size if item.is_file() else 0, status.st_mtime_ns)


def _shown(name: str) -> str:
    """Return *name* as text that every file takes: bytes that are not UTF-8 are escaped."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
