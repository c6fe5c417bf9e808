"""Archives that a stranger made."""

import struct
from pathlib import Path
from zipfile import ZIP_BZIP2, ZipFile

import pytest

from sgpolicy.qda import archive as module
from sgpolicy.qda.archive import Archive, ArchiveRefusedError, write_archive


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    """Write an archive with *files*."""
    with ZipFile(path, "w") as out:
        for name, content in files.items():
            out.writestr(name, content)
    return path


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "sources/../../x.txt", "sources\\..\\x.txt", "C:/x.txt", "\\\\host\\x"]
)
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    """No program for such projects writes a path that climbs: the whole archive is refused."""
    path = zipped(tmp_path / "a.qdpx", {"project.qde": b"", name: b"x"})

    with pytest.raises(ArchiveRefusedError, match="leads out of it"):
        Archive(path)


def test_bombs_are_stopped_while_they_unpack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read is counted as it comes, whatever the archive says of its size."""
    monkeypatch.setattr(module, "MAX_PROJECT", 1000)
    path = tmp_path / "a.qdpx"
    write_archive(path, b"\0" * 10_000_000, [])
    raw = path.read_bytes()
    path.write_bytes(raw.replace(struct.pack("<I", 10_000_000), struct.pack("<I", 10)))

    with Archive(path) as found, pytest.raises(ArchiveRefusedError, match=r"larger than|damaged"):
        found.project()


def test_many_small_files_are_counted_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each within its bound, all of them beyond that of an archive."""
    monkeypatch.setattr(module, "MAX_TOTAL", 150)
    path = tmp_path / "a.qdpx"
    write_archive(path, b"", [("a.txt", b"x" * 100), ("b.txt", b"x" * 100)])

    with Archive(path) as found:
        found.source("a.txt", 1000)
        with pytest.raises(ArchiveRefusedError, match="with what came before"):
            found.source("b.txt", 1000)


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of countless entries is not gone through."""
    monkeypatch.setattr(module, "MAX_ENTRIES", 2)

    with pytest.raises(ArchiveRefusedError, match="holds 3 files; 2 at most"):
        Archive(zipped(tmp_path / "a.qdpx", {"a": b"", "b": b"", "c": b""}))


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 broken", b"PK\x05\x06" + b"\xff" * 18])
def test_what_is_no_zip_file_is_refused(tmp_path: Path, content: bytes) -> None:
    """A file of another kind is refused in words."""
    (tmp_path / "a.qdpx").write_bytes(content)

    with pytest.raises(ArchiveRefusedError, match="no zip file"):
        Archive(tmp_path / "a.qdpx")


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    """What the system says is said."""
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(ArchiveRefusedError, match="cannot be read"):
            Archive(path)


def test_damage_is_found(tmp_path: Path) -> None:
    """A flipped byte fails the checksum, and is called damage."""
    path = zipped(tmp_path / "a.qdpx", {"project.qde": b"<Project/>"})
    path.write_bytes(path.read_bytes().replace(b"<Project/>", b"<Projekt/>"))

    with Archive(path) as found, pytest.raises(ArchiveRefusedError, match="is damaged"):
        found.project()


def test_packings_of_other_programs_are_refused(tmp_path: Path) -> None:
    """Only what the standard's programs use is unpacked."""
    with ZipFile(tmp_path / "a.qdpx", "w", ZIP_BZIP2) as out:
        out.writestr("project.qde", b"<Project/>")

    with Archive(tmp_path / "a.qdpx") as found, pytest.raises(ArchiveRefusedError, match="packed in a way"):
        found.project()


def test_encrypted_files_are_refused(tmp_path: Path) -> None:
    """A file with a password says so, and not that it is damaged."""
    path = zipped(tmp_path / "a.qdpx", {"project.qde": b"<Project/>"})
    raw = bytearray(path.read_bytes())
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(raw))

    with Archive(path) as found, pytest.raises(ArchiveRefusedError, match="encrypted"):
        found.project()


def test_the_folder_of_sources_may_be_in_capitals(tmp_path: Path) -> None:
    """NVivo writes Sources, others sources."""
    path = zipped(tmp_path / "a.qdpx", {"project.qde": b"", "Sources/AB.txt": b"x"})

    with Archive(path) as found:
        assert found.source("ab.TXT", 10) == b"x"
        with pytest.raises(ArchiveRefusedError, match="not in the archive"):
            found.source("cd.txt", 10)


@pytest.mark.parametrize("files", [{}, {"a.qde": b"", "b.qde": b""}, {"below/project.qde": b""}])
def test_there_is_one_project(tmp_path: Path, files: dict[str, bytes]) -> None:
    """None or several are refused: nobody knows which one is meant."""
    with (
        Archive(zipped(tmp_path / "a.qdpx", {"x": b"", **files})) as found,
        pytest.raises(ArchiveRefusedError, match=r"\.qde files in its top folder"),
    ):
        found.project()


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    """Two that differ in case alone are one on many disks, and another to whoever reads the other."""
    with pytest.raises(ArchiveRefusedError, match="two files called"):
        Archive(zipped(tmp_path / "a.qdpx", {"sources/a.txt": b"", "Sources/A.txt": b""}))
