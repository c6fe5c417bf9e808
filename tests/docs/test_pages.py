"""The pages of docs/ that a script writes are what it writes today; the page on pictures has one of each kind."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"


def maker(name: str) -> ModuleType:
    """Return the script docs/*name*.py as a module."""
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_dictionary_is_up_to_date() -> None:
    """docs/data-dictionary.md is the output of docs/make_dictionary.py."""
    text = (DOCS / "data-dictionary.md").read_text(encoding="utf-8")

    assert text == maker("make_dictionary").dictionary(), "run python docs/make_dictionary.py"


def test_tables_of_data_quality_are_up_to_date() -> None:
    """docs/data-quality.md is what docs/make_data_quality.py makes of itself."""
    text = (DOCS / "data-quality.md").read_text(encoding="utf-8")

    assert text == maker("make_data_quality").page(text), "run python docs/make_data_quality.py"


def test_pictures_of_the_page_are_made(tmp_path: Path) -> None:
    """docs/make_pictures.py draws what the examples of docs/pictures.md draw, and writes one."""
    pytest.importorskip("vl_convert", reason="PICTURES NOT MADE: vl-convert-python is not installed (sgpolicy[plot])")
    made = maker("make_pictures").pictures()

    assert set(made) == {
        "progress", "series", "panel", "year", "coverage", "adoptions",
        "tools", "subtools", "portfolios", "similarity", "curve", "learning",
    }  # fmt: skip
    assert made["coverage"].save(tmp_path / "coverage.svg").stat().st_size > 0
