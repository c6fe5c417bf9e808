"""The pages of docs/ that a script writes are what it writes today; the page on pictures has one of each kind."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest
from tests.docs.examples import DOCS, PAGES


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


def test_codebook_is_up_to_date() -> None:
    """docs/codebook.md is the output of docs/make_codebook.py."""
    text = (DOCS / "codebook.md").read_text(encoding="utf-8")

    assert text == maker("make_codebook").codebook(), "run python docs/make_codebook.py"


def test_notebook_is_up_to_date() -> None:
    """docs/study.ipynb is what docs/study.md says; each of its cells is run, in order, and prints what it shows."""
    page = (DOCS / "study.md").read_text(encoding="utf-8")
    text = (DOCS / "study.ipynb").read_text(encoding="utf-8")

    assert json.loads(text) == json.loads(maker("make_study").notebook(page)), "run python docs/make_study.py"
    assert '"output_type": "error"' not in text


def test_notebook_is_one_that_programs_open() -> None:
    """docs/study.ipynb has what the format 4.4 asks of a notebook and of its cells."""
    whole = json.loads((DOCS / "study.ipynb").read_text(encoding="utf-8"))

    assert (4, 4) == (whole["nbformat"], whole["nbformat_minor"])
    assert {"markdown", "code"} == {cell["cell_type"] for cell in whole["cells"]}
    for cell in whole["cells"]:
        keys = {"cell_type", "metadata", "source"}
        assert set(cell) == keys | ({"outputs", "execution_count"} if cell["cell_type"] == "code" else set())


def test_llms_txt_is_up_to_date() -> None:
    """docs/llms.txt is the output of docs/make_llms.py, and tells of every page that is kept."""
    text = (DOCS / "llms.txt").read_text(encoding="utf-8")

    assert text == maker("make_llms").llms(), "run python docs/make_llms.py"
    assert [page.name for page in PAGES if f"({page.relative_to(DOCS).as_posix()})" not in text] == ["index.md"]


def test_tables_of_data_quality_are_up_to_date() -> None:
    """docs/data-quality.md is what docs/make_data_quality.py makes of itself."""
    text = (DOCS / "data-quality.md").read_text(encoding="utf-8")

    assert text == maker("make_data_quality").page(text), "run python docs/make_data_quality.py"


def test_pictures_of_the_page_are_made(tmp_path: Path) -> None:
    """docs/make_pictures.py draws what the examples of docs/pictures.md draw, and writes one."""
    pytest.importorskip("vl_convert", reason="PICTURES NOT MADE: vl-convert-python is not installed (sgpolicy[plot])")
    made = maker("make_pictures").pictures()

    assert set(made) == {
        "known", "progress", "series", "panel", "year", "coverage", "adoptions",
        "tools", "subtools", "portfolios", "similarity", "curve", "learning",
    }  # fmt: skip
    assert made["coverage"].save(tmp_path / "coverage.svg").stat().st_size > 0
