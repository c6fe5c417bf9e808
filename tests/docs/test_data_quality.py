"""The tables of docs/data-quality.md are what the shipped data give today."""

import importlib.util
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_tables_are_up_to_date() -> None:
    """docs/data-quality.md is what docs/make_data_quality.py makes of itself."""
    spec = importlib.util.spec_from_file_location("make_data_quality", DOCS / "make_data_quality.py")
    assert spec is not None
    assert spec.loader is not None
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    text = (DOCS / "data-quality.md").read_text(encoding="utf-8")

    assert text == maker.page(text), "run python docs/make_data_quality.py"
