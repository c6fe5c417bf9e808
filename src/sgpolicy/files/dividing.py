"""Whether and how to divide the reading of many files between processes."""

import os
import re
import stat
import sys
import threading
import time
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

from attrs import frozen

LEAST = {"fork": 512 * 1024, "spawn": 3 * 1024 * 1024}
"""Bytes of data files for each process, by the way it starts; with fewer its start costs more than it saves."""
_SMALL, _LARGE = 32 * 1024, 1024 * 1024  # bytes of a share of work
_SHARES = 32  # for each process, so that none is left without work at the end
_MOST = 60  # processes; Windows cannot wait for more
_HEAD = 4096
_PATIENCE = 20  # milliseconds
_ID = re.compile(rb"^id[ \t]*:", re.MULTILINE)


@frozen
class Work:
    """Files to read.

    Attributes:
        codebooks: Files that are likely to define terms.
        documents: All other files, in order.
        sizes: Bytes of each document.
        jobs: Number of processes, this one included.
        method: How the others start.
    """

    codebooks: list[Path]
    documents: list[Path]
    sizes: list[int]
    jobs: int
    method: str

    def shares(self) -> list[list[Path]]:
        """Return the documents in shares of about equal bytes."""
        ends = list(accumulate(self.sizes))
        bytes_each = min(max(ends[-1] // (self.jobs * _SHARES), _SMALL), _LARGE)
        shares, start = [], 0
        while start < len(ends):
            done = ends[start - 1] if start else 0
            end = max(start + 1, bisect_left(ends, done + bytes_each))
            shares.append(self.documents[start:end])
            start = end
        return shares


def divided(files: Sequence[Path], jobs: int | None) -> Work | None:
    """Return how to divide *files*, None where one process had better read them.

    Args:
        files: All files, sorted.
        jobs: At most so many processes; None for the number of cores, and only
            those that can be started without running the main program again.
    """
    most = min(cores() if jobs is None else jobs, len(files), _MOST)
    if most < 2 or (sizes := _sizes(files)) is None or sum(sizes) < 2 * min(LEAST.values()):  # noqa: PLR2004
        return None
    method = start_method(asked=jobs is not None)
    most = min(most, sum(sizes) // LEAST[method]) if method else 1
    if method is None or most < 2:  # noqa: PLR2004
        return None
    work = Work([], [], [], most, method)
    for file, size in zip(files, sizes, strict=True):
        if _is_document(file):
            work.documents.append(file)
            work.sizes.append(size)
        else:
            work.codebooks.append(file)
    return work if len(work.documents) > 1 else None


def _sizes(files: Sequence[Path]) -> list[int] | None:
    """Return the bytes of each of *files*, None if one of them cannot be read like others."""
    try:
        found = [file.stat() for file in files]
    except OSError:
        return None
    return [one.st_size for one in found] if all(stat.S_ISREG(one.st_mode) for one in found) else None


def _is_document(file: Path) -> bool:
    """Return whether the head of *file* has an id, as every document in canonical layout does."""
    try:
        with file.open("rb") as stream:
            return _ID.search(stream.read(_HEAD)) is not None
    except OSError:
        return False  # told by whoever reads it


def start_method(*, asked: bool) -> str | None:
    """Return how to start processes safely here, None if there is no way.

    A fork is nearly free but copies one thread only, so there must be no other.
    A process that is spawned runs the main program again up to its `if __name__
    == "__main__"`, so there must be no program, or somebody who *asked*.
    """
    import multiprocessing  # noqa: PLC0415 - of no use where there is little to read

    if multiprocessing.parent_process() is not None or multiprocessing.current_process().daemon:
        return None
    if sys.platform == "linux" and _threads() == 1:
        return "fork"
    main = sys.modules.get("__main__")
    named = getattr(getattr(main, "__spec__", None), "name", None)
    file = getattr(main, "__file__", None)
    if getattr(sys, "frozen", False) or (file and not named and not Path(file).is_file()):
        return None
    return "spawn" if asked or not (named or file) else None


def _threads() -> int:
    """Return the number of threads, also those that Python does not know of."""
    known = threading.active_count()
    for _ in range(_PATIENCE if known == 1 else 0):
        try:
            if len(os.listdir("/proc/self/task")) == known:  # noqa: PTH208 - names only
                return known
        except OSError:
            return known
        time.sleep(1 / 1000)  # a thread that has been joined may not be quite gone
    return known + 1


def cores() -> int:
    """Return how many processes can run at once."""
    if hasattr(os, "process_cpu_count"):
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
