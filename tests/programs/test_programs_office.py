"""LibreOffice opens the workbook, headless, and gives every cell of every sheet again."""

from pathlib import Path
from typing import Any

import pytest
from tests.programs.run import ODD, cells, number_or_text, odd, program, run

import sgpolicy
from sgpolicy import Catalog
from sgpolicy.export.delimited import joined
from sgpolicy.schema import TABLES

pytestmark = pytest.mark.slow
pytest.importorskip("xlsxwriter", reason="NO WORKBOOK WRITTEN: pip install 'sgpolicy[excel]'")
_ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
"""Commas, quotes, UTF-8, cells as they are and not as they are shown, each sheet into a file."""


@pytest.fixture(scope="module")
def folder(shipped: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a CSV file of each sheet, made by LibreOffice."""
    return _opened(shipped, tmp_path_factory.mktemp("office"))


def _opened(catalog: Catalog, out: Path) -> Path:
    office = program("soffice", "libreoffice")
    [path] = sgpolicy.export(catalog, out, format="xlsx")
    profile = f"-env:UserInstallation={(out / 'profile').as_uri()}"
    run([office, profile, "--headless", "--convert-to", _ALL_SHEETS, "--outdir", str(out), str(path)], out)
    return out


def test_sheets_hold_the_rows(folder: Path, shipped: Catalog) -> None:
    """Chinese intact, numbers equal, yes and no as truth values, an empty cell for what is missing."""
    for name in TABLES:
        rows = getattr(shipped, name).to_dicts()
        header, lines = cells(folder / f"sgpolicy-{name}.csv")

        assert list(rows[0]) == header
        for row, line in zip(rows, lines, strict=True):
            assert number_or_text(_shown(value) for value in row.values()) == number_or_text(line), name


def _shown(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, bool):
        return str(value).upper()
    return "" if value is None else joined(value)


def test_the_readme_and_the_dictionary_are_sheets(folder: Path, shipped: Catalog) -> None:
    """With the version of the data in the one, and the meanings of the columns in the other."""
    readme = (folder / "sgpolicy-readme.csv").read_text(encoding="utf-8")
    _, lines = cells(folder / "sgpolicy-dictionary.csv")

    assert str(shipped.digest) in readme
    assert "约束力度" in {line[4] for line in lines}


def test_odd_texts_stand_as_they_are(tmp_path: Path) -> None:
    """What looks like a formula, a number, a date or markup is text."""
    header, lines = cells(_opened(odd(), tmp_path) / "sgpolicy-measures.csv")

    assert [*ODD] == [line[header.index("note")] for line in lines]
