"""Writing files: each the old one or the new one, never something between."""

import os
import signal
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sgpolicy.export import atomic
from sgpolicy.export.atomic import pieces, replace_file, replace_folder

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files, modes or signals")


def test_a_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    """New, and in the place of an old one; line ends stay as they are given."""
    path = tmp_path / "one.yaml"
    for text in ("id: a\n", "id: b\r\n"):
        replace_file(path, text)

        assert path.read_bytes() == text.encode()
        assert list(tmp_path.iterdir()) == [path]


@posix
def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    """What only its owner may read stays so."""
    path = tmp_path / "one.yaml"
    path.write_text("id: a\n", encoding="utf-8")
    path.chmod(0o600)
    replace_file(path, "id: b\n")

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_on_a_failure_the_old_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what was begun beside it is removed."""
    path = tmp_path / "one.yaml"
    path.write_text("id: a\n", encoding="utf-8")

    def fail(_: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("sgpolicy.export.atomic.os.fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        replace_file(path, "id: b\n")

    assert path.read_text(encoding="utf-8") == "id: a\n"
    assert list(tmp_path.iterdir()) == [path]


@posix
def test_a_file_behind_a_link_is_written(tmp_path: Path) -> None:
    """The link stays one, also from a folder to another and through several."""
    (tmp_path / "real").mkdir()
    real, link, outer = (tmp_path / name for name in ("real/one.yaml", "link.yaml", "outer.yaml"))
    real.write_text("id: a\n", encoding="utf-8")
    link.symlink_to("real/one.yaml")
    outer.symlink_to("link.yaml")
    replace_file(outer, "id: b\n")

    assert "id: b\n" == real.read_text(encoding="utf-8")
    assert (True, True) == (link.is_symlink(), outer.is_symlink())
    assert [real] == list(real.parent.iterdir())


def test_a_name_of_any_length_is_written(tmp_path: Path) -> None:
    """The file beside it has a short name of its own."""
    path = tmp_path / ("x" * 250 + ".yaml")
    replace_file(path, "id: a\n")

    assert [path] == list(tmp_path.iterdir())


@posix
def test_nobody_else_reads_a_private_file_while_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file beside it is the owner's alone before the first byte is in it."""
    path = tmp_path / "one.yaml"
    path.write_text("id: a\n", encoding="utf-8")
    path.chmod(0o600)
    seen: list[int] = []

    def look(_: int) -> None:
        seen.extend(stat.S_IMODE(one.stat().st_mode) for one in tmp_path.iterdir())

    monkeypatch.setattr("sgpolicy.export.atomic.os.fsync", look)
    replace_file(path, "id: b\n")

    assert {0o600} == set(seen)


def _file(path: Path) -> None:
    path.write_text("keep", encoding="utf-8")


def _folder(path: Path) -> None:
    (path / "one.txt").mkdir(parents=True)


@posix
@pytest.mark.parametrize(
    ("make", "below", "message"),
    [
        (_file, "", r"a file stands where the folder goes; give another folder: '.*/out'"),
        (_file, "sub", r"a file stands where a folder above .*/out/sub goes; give another folder: '.*/out'"),
        (_file, "a/b/c", r"a file stands where a folder above .*/out/a/b/c goes"),
        (lambda path: path.symlink_to("nowhere"), "", "a link that leads nowhere stands where the folder goes"),
        (lambda path: path.symlink_to(path.name), "", "a link that leads nowhere stands where the folder goes"),
        (lambda path: path.symlink_to("/dev/null"), "", "a device or pipe stands where the folder goes"),
        (os.mkfifo, "", "a device or pipe stands where the folder goes"),
        (_folder, "", r"a folder stands where the file goes; move it away: '.*/out/one\.txt'"),
    ],
)
def test_what_stands_in_the_way_is_told(make: Callable[[Path], None], below: str, message: str, tmp_path: Path) -> None:
    """And stays as it is; nothing is left beside it."""
    out = tmp_path / "out"
    make(out)
    with pytest.raises(OSError, match=message):
        replace_folder(out / below, pieces({"two.txt": ["x"], "one.txt": ["x"]}))

    assert [out] == list(tmp_path.iterdir())
    if make is _file:
        assert "keep" == out.read_text(encoding="utf-8")
    elif make is _folder:
        assert [out / "one.txt"] == list(out.iterdir())


@posix
def test_a_link_in_the_place_of_a_file_is_replaced(tmp_path: Path) -> None:
    """What it leads to stays; a link to a folder is followed."""
    (tmp_path / "precious").write_text("precious", encoding="utf-8")
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "one.txt").symlink_to("../precious")
    (tmp_path / "out").symlink_to("real")

    assert [tmp_path / "out" / "one.txt"] == replace_folder(tmp_path / "out", pieces({"one.txt": ["new"]}))
    assert "precious" == (tmp_path / "precious").read_text(encoding="utf-8")
    assert "new" == (tmp_path / "real" / "one.txt").read_text(encoding="utf-8")


@posix
def test_folders_are_made_as_deep_as_the_system_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many stand one in another; where the path is too long, none of them stays."""
    monkeypatch.chdir(tmp_path)
    deep = Path(*["a"] * 1_500)
    try:
        replace_folder(deep, pieces({"one.txt": ["new"]}))
        assert "new" == (deep / "one.txt").read_text(encoding="utf-8")
        with pytest.raises(OSError, match="too long"):
            replace_folder(Path(*["b"] * 3_000), pieces({"one.txt": ["new"]}))
        assert ["a"] == [path.name for path in tmp_path.iterdir()]
    finally:  # pytest, which would remove them, cannot go so deep
        (deep / "one.txt").unlink()
        for path in (deep, *deep.parents[:-1]):
            path.rmdir()


def test_an_error_names_the_file_and_not_the_hidden_one(tmp_path: Path) -> None:
    """Whatever failed in making it."""

    def lines() -> Iterator[str]:
        yield "new"
        raise OSError(28, os.strerror(28))

    with pytest.raises(OSError, match="No space left") as caught:
        replace_folder(tmp_path, pieces({"one.txt": lines()}))

    assert str(tmp_path / "one.txt") == caught.value.filename


@posix
def test_a_folder_held_by_another_program_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless files in it change: then another run is at work, and is waited for."""
    fcntl = pytest.importorskip("fcntl")
    clock = iter(range(0, 10**12, 10**9))
    waited = []

    def sleep(_: float) -> None:
        waited.append(1)
        if len(waited) in {4, 8}:
            (tmp_path / f"{len(waited)}.txt").touch()

    monkeypatch.setattr("sgpolicy.export.atomic.time.monotonic_ns", lambda: next(clock))
    monkeypatch.setattr("sgpolicy.export.atomic.time.sleep", sleep)
    handle = os.open(tmp_path, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        with pytest.raises(TimeoutError, match="another program holds this folder; wait until it has ended"):
            replace_folder(tmp_path, pieces({"one.txt": ["x"]}))
    finally:
        os.close(handle)

    assert len(waited) > 8 + atomic._PATIENCE // 10**9 - 2
    assert {"4.txt", "8.txt"} == {path.name for path in tmp_path.iterdir()}


@posix
def test_a_signal_between_two_files_waits_for_the_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An export is all old or all new, also when it is stopped while the files are put in place."""
    replace = Path.replace

    def stopped(old: Path, new: Path) -> Path:
        os.kill(os.getpid(), signal.SIGINT)
        return replace(old, new)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    monkeypatch.setattr(Path, "replace", stopped)
    try:
        with pytest.raises(KeyboardInterrupt):
            replace_folder(tmp_path, pieces({"one.txt": ["new"], "two.txt": ["new"]}))
    finally:
        signal.signal(signal.SIGINT, before)

    assert ["one.txt", "two.txt"] == sorted(path.name for path in tmp_path.iterdir())
