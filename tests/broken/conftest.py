"""What the tests of bad input share: the sound folder, and a way to spoil it."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

BASE = Path(__file__).parent / "base"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the sound folder."""
    return Path(copytree(BASE, tmp_path / "data"))


@pytest.fixture
def document(folder: Path) -> Path:
    """Return the document of the copy."""
    return folder / "documents" / "xx-2020-plan.yaml"


@pytest.fixture
def spoil(document: Path) -> Callable[[str, str], None]:
    """Return a function that replaces one text of the document by another."""

    def replace(old: str, new: str) -> None:
        text = document.read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        document.write_text(text.replace(old, new), encoding="utf-8", newline="")

    return replace
