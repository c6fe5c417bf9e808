"""The zip file of a project: written to the same bytes every time, and read as a stranger's."""

import re
import zlib
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from sgpolicy.problem import cut, visible

PROJECT = "project.qde"
MAX_ENTRIES = 20_000
"""Most files of an archive that is read."""
MAX_PROJECT = 64 * 1024 * 1024
"""Largest `project.qde` that is read, in bytes."""
MAX_TOTAL = 256 * 1024 * 1024
"""Most bytes that are read of one archive, unpacked."""
_MIB = 1024 * 1024
_CLIMBS = re.compile(r"^[/\\]|\\|\x00|^[A-Za-z]:|(^|/)\.\.(/|$)")
_ENCRYPTED = 1
_DAY = (1980, 1, 1, 0, 0, 0)


class ArchiveRefusedError(Exception):
    """An archive, or a file in it, is not read; says why in a few words."""


def write_archive(path: Path, project: bytes, sources: Iterable[tuple[str, bytes]]) -> None:
    """Write a new archive: the project and its sources, by their names in the folder `sources`."""
    with ZipFile(path, "x") as out:
        _add(out, PROJECT, project)
        for name, content in sources:
            _add(out, f"sources/{name}", content)


def _add(out: ZipFile, name: str, content: bytes) -> None:
    entry = ZipInfo(name, _DAY)
    entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
    out.writestr(entry, content)


class Archive:
    """An archive that a stranger made. Nothing is unpacked to disk, and what is read is counted."""

    def __init__(self, path: Path) -> None:
        """Open the archive at *path*.

        Raises:
            ArchiveRefusedError: It is no zip file, or one of its names leads out of it.
        """
        try:
            self._zip = ZipFile(path)
        except OSError as exc:
            reason = f"cannot be read: {exc.strerror or exc}"
            raise ArchiveRefusedError(reason) from None
        except (BadZipFile, ValueError, NotImplementedError, UnicodeError):
            reason = "is no zip file, or a damaged one"
            raise ArchiveRefusedError(reason) from None
        self._left = MAX_TOTAL
        try:
            self._entries = _checked(self._zip.infolist())
        except ArchiveRefusedError:
            self._zip.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def project(self) -> bytes:
        """Return the XML of the project."""
        names = [name for name in self._entries if "/" not in name and name.endswith(".qde")]
        if len(names) != 1:
            reason = f"holds {len(names)} .qde files in its top folder, not one"
            raise ArchiveRefusedError(reason)
        return self._read(names[0], MAX_PROJECT)

    def source(self, name: str, largest: int) -> bytes:
        """Return the file *name* of the folder `sources`, in whatever case the folder is written."""
        if (key := f"sources/{name}".lower()) not in self._entries:
            reason = f"sources/{cut(name)} is not in the archive"
            raise ArchiveRefusedError(reason)
        return self._read(key, largest)

    def _read(self, name: str, largest: int) -> bytes:
        """Return what an entry holds, counted as it comes: what the archive says of its size may be false."""
        entry = self._entries[name]
        most = min(largest, self._left)
        if entry.flag_bits & _ENCRYPTED or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            reason = f"{cut(name)} is encrypted, or packed in a way that is not read"
            raise ArchiveRefusedError(reason)
        try:
            with self._zip.open(entry) as stream:
                content = stream.read(most + 1)
        except (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError):
            reason = f"{cut(name)} is damaged"
            raise ArchiveRefusedError(reason) from None
        if len(content) > most:
            what = f"{largest // _MIB} MiB" if most == largest else f"{MAX_TOTAL // _MIB} MiB with what came before"
            reason = f"{cut(name)} is larger than {what}"
            raise ArchiveRefusedError(reason)
        self._left -= len(content)
        return content


def _checked(entries: list[ZipInfo]) -> dict[str, ZipInfo]:
    """Return the files by their names in lower case; refuse what no program for such projects writes."""
    if len(entries) > MAX_ENTRIES:
        reason = f"holds {len(entries)} files; {MAX_ENTRIES} at most"
        raise ArchiveRefusedError(reason)
    found: dict[str, ZipInfo] = {}
    for entry in entries:
        if _CLIMBS.search(entry.orig_filename):
            reason = f"holds a file whose path leads out of it: {visible(entry.orig_filename)}"
            raise ArchiveRefusedError(reason)
        if not entry.is_dir():
            if (key := entry.filename.lower()) in found:
                reason = f"holds two files called {visible(entry.filename)}"
                raise ArchiveRefusedError(reason)
            found[key] = entry
    return found
