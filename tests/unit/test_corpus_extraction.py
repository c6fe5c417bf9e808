"""The iterator over the rows of a corpus."""

from pathlib import Path

import pytest
from tests import corpora

from sgpolicy import NotAPeriodError, reading


def test_bad_files_are_told_or_warned_of(tmp_path: Path) -> None:
    """A line for each goes to the caller; without one, it is a warning."""
    corpora.write(tmp_path, 2)
    (tmp_path / "empty.txt").write_bytes(b"")
    told: list[str] = []
    rows = list(reading.extract([tmp_path], passed_over=told.append))

    assert ["empty.txt: is empty; see whether it was saved"] == told
    with pytest.warns(UserWarning, match="empty.txt: is empty"):
        assert rows == list(reading.extract(tmp_path))


def test_candidates_are_marked_when_asked_for(tmp_path: Path) -> None:
    """Otherwise nothing is said of them."""
    (tmp_path / "2021.txt").write_text("到2025年，社工达到300人。", encoding="utf-8")
    plain, marked = ([*reading.extract(tmp_path, reference="name", targets=asked)] for asked in (False, True))

    assert [None, None] == [row["candidate"] for row in plain]
    assert [None, True] == [row["candidate"] for row in marked]


def test_wrong_arguments_are_refused_at_once(tmp_path: Path) -> None:
    """Before the first row is asked for."""
    with pytest.raises(FileNotFoundError):
        reading.extract(tmp_path / "gone")
    with pytest.raises(NotAPeriodError):
        reading.extract(tmp_path, reference="去年")
    with pytest.raises(TypeError, match=r"extract\(targets=\) takes True or False"):
        reading.extract(tmp_path, targets="yes")  # type: ignore[arg-type] # a mistake that a user makes
    with pytest.raises(AttributeError, match="extrakt"):
        reading.extrakt  # noqa: B018 - the error is what is tested
