"""The kept inputs of the fuzzers pass; so do those that once crashed."""

from pathlib import Path

import pytest
from tests.fuzz.targets import HEAD, check_file, quantity_input, reader_input

CORPUS = Path(__file__).parent / "corpus"


@pytest.mark.parametrize("file", sorted((CORPUS / "quantity").iterdir()), ids=lambda file: str(file.name))
def test_readers_of_chinese_keep_their_promises(file: Path) -> None:
    """Every kept text gives a value or the promised error."""
    quantity_input(file.read_bytes())


@pytest.mark.parametrize("file", sorted((CORPUS / "reader").iterdir()), ids=lambda file: str(file.name))
def test_the_reader_keeps_its_promises(file: Path) -> None:
    """Every kept file gives a catalog or problems."""
    reader_input(file.read_bytes())


def test_the_head_before_each_input_is_sound() -> None:
    """The document that inputs are laid after has no mistake of its own."""
    assert check_file(HEAD)
