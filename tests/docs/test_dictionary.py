"""The data dictionary is what its maker writes today."""

import importlib.util
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_dictionary_is_up_to_date() -> None:
    """docs/data-dictionary.md is the output of docs/make_dictionary.py."""
    spec = importlib.util.spec_from_file_location("make_dictionary", DOCS / "make_dictionary.py")
    assert spec is not None
    assert spec.loader is not None
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)

    expected = (DOCS / "data-dictionary.md").read_text(encoding="utf-8")

    assert expected == maker.dictionary(), "run python docs/make_dictionary.py"
