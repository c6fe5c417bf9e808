"""Writing one file: the old one or the new one, never something between."""

import os
import stat
import sys
from pathlib import Path

import pytest

from sgpolicy.export.atomic import replace_file


def test_a_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    """New, and in the place of an old one; line ends stay as they are given."""
    path = tmp_path / "one.yaml"
    for text in ("id: a\n", "id: b\r\n"):
        replace_file(path, text)

        assert path.read_bytes() == text.encode()
        assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
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
