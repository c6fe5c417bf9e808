"""Which files a corpus has, and what they are called."""

from pathlib import Path

import pytest

from sgpolicy import FieldError
from sgpolicy.corpus.listing import entries, given


def names(*paths: Path, without: Path | None = None) -> list[str]:
    """Return the names of the files of *paths*, sorted."""
    return sorted(entry.name for entry in entries(paths, without=without))


def test_files_are_called_by_their_path_below_the_folder(tmp_path: Path) -> None:
    """Hidden files, locks of Word and the output are left out; links to folders are not followed."""
    for name in ("b.txt", "a/c.txt", "out/figures.jsonl", ".git/x.txt", "~$b.docx", ".DS_Store"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "itself.txt").symlink_to(tmp_path / "itself.txt")

    assert ["a/c.txt", "b.txt", "itself.txt", "nowhere.txt"] == names(tmp_path, without=tmp_path / "out")
    assert [(tmp_path / "b.txt").as_posix()] == names(tmp_path / "b.txt")


def test_names_that_are_not_unicode_are_escaped(tmp_path: Path) -> None:
    """As zip files of Windows leave them."""
    try:
        Path(f"{tmp_path}/\udcb1\udce0.txt").write_text("x", encoding="utf-8")
    except (OSError, UnicodeError):
        pytest.skip("this file system takes UTF-8 names alone")

    assert ["\\xb1\\xe0.txt"] == names(tmp_path)


def test_wrong_paths_are_refused(tmp_path: Path) -> None:
    """None, one that is missing, one within another, and what is no path."""
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")

    assert (tmp_path,) == given([tmp_path, str(tmp_path)])
    with pytest.raises(FieldError, match="there is nothing to read"):
        given([])
    with pytest.raises(FileNotFoundError):
        given(tmp_path / "b.txt")
    with pytest.raises(FieldError, match=r"a\.txt lies in .*give it once"):
        given([tmp_path, tmp_path / "a.txt"])
    for wrong in (3, [3]):
        with pytest.raises(TypeError, match="takes a folder, a file, or several of them, not int: 3"):
            given(wrong)  # type: ignore[arg-type] # a mistake that a user makes
