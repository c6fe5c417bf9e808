"""Workbooks, read back by openpyxl: a sheet for each table, numbers as numbers, and no text that is run."""

from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import sgpolicy
from sgpolicy import Catalog
from sgpolicy.errors import LossWarning
from sgpolicy.export import spreadsheet
from sgpolicy.export.delimited import joined
from sgpolicy.schema import CLASSES, RECORD_TYPES, TABLES

pytest.importorskip("xlsxwriter", reason="NO WORKBOOK WRITTEN: pip install 'sgpolicy[excel]'")
openpyxl = pytest.importorskip("openpyxl", reason="NO WORKBOOK READ: openpyxl is not installed")


def _exported(catalog: Catalog, folder: Path) -> Any:  # noqa: ANN401 - a workbook of openpyxl
    [path] = sgpolicy.export(catalog, folder, format="xlsx")
    return openpyxl.load_workbook(path)


@pytest.fixture(scope="module")
def book(shipped: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401
    """Return the shipped catalog as a workbook, read back by openpyxl."""
    return _exported(shipped, tmp_path_factory.mktemp("xlsx"))


def changed(shipped: Catalog, **fields: Any) -> Catalog:  # noqa: ANN401
    """Return a catalog of one measure of the shipped one, changed."""
    return Catalog(documents=shipped.documents[:1], records=[evolve(shipped.measures[0], **fields)])


def test_there_is_a_sheet_for_each_table_and_for_what_goes_along(book: Any) -> None:  # noqa: ANN401
    """In the order of the files of other formats."""
    assert [*TABLES, "dictionary", "readme"] == book.sheetnames


@pytest.mark.parametrize("name", TABLES)
def test_a_sheet_holds_the_rows(name: str, book: Any, shipped: Catalog) -> None:  # noqa: ANN401
    """Numbers are numbers, booleans booleans, lists one text, and what is missing an empty cell."""
    header, *lines = book[name].iter_rows(values_only=True)
    rows = getattr(shipped, name).to_dicts()
    expected = [tuple(_cell(value) for value in row.values()) for row in rows]

    assert list(rows[0]) == list(header)
    assert expected == lines


def _cell(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, list):
        return joined(value) or None
    return value


def test_a_sheet_is_ready_to_be_read(book: Any) -> None:  # noqa: ANN401
    """The header is frozen and filters; columns are as wide as what is in them, up to a bound."""
    sheet = book["targets"]

    assert ("B2", sheet.dimensions) == (sheet.freeze_panes, sheet.auto_filter.ref)
    assert all(3 < sheet.column_dimensions[letter].width <= 49 for letter in "ABCDEFG")
    assert sheet["A1"].font.bold


def test_addresses_are_links(book: Any, shipped: Catalog) -> None:  # noqa: ANN401
    """Of documents and of what rests on pages."""
    [column] = [cell.column for cell in book["observations"][1] if cell.value == "page_url"]
    linked = [row[column - 1].hyperlink.target for row in book["observations"].iter_rows(2) if row[column - 1].value]

    assert [one.document.page.address for one in shipped.observations if one.document.page] == linked


def test_links_beyond_what_a_sheet_opens_are_text(
    shipped: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Excel would repair the file."""
    assert spreadsheet.LINKS == 65_530
    monkeypatch.setattr(spreadsheet, "LINKS", 3)
    sheet = _exported(shipped, tmp_path)["documents"]
    cells = [cell for row in sheet.iter_rows(2) for cell in row if str(cell.value).startswith("http")]

    assert (3, True) == (sum(cell.hyperlink is not None for cell in cells), len(cells) > 3)


@pytest.mark.parametrize("text", ["=1+1", "+1", "@SUM(A1)", "{=1}", "http://a.b/", "=cmd|' /C calc'!A0"])
def test_text_is_never_a_formula(text: str, shipped: Catalog, tmp_path: Path) -> None:
    """It stands as it is, and is of type text."""
    [(cell,)] = _exported(changed(shipped, note=text), tmp_path)["measures"].iter_rows(2, 2, *[_place("note")] * 2)

    assert (text, "s") == (cell.value, cell.data_type)


def _place(key: str) -> int:
    return list(sgpolicy.load().measures[:1].to_dicts()[0]).index(key) + 1


def test_a_text_longer_than_a_cell_is_cut_and_told(shipped: Catalog, tmp_path: Path) -> None:
    """Where, and how long it was: by a warning, and on the readme sheet."""
    with pytest.warns(LossWarning, match="these texts were cut.*: measures, row 2, note: 40000 characters$"):
        book = _exported(changed(shipped, note="长" * 40_000), tmp_path)
    [(cell,)] = book["measures"].iter_rows(2, 2, *[_place("note")] * 2)
    told = [row[0] for row in book["readme"].iter_rows(values_only=True)]

    assert (32_767, True) == (len(cell.value), cell.value.endswith("长 ... [cut: a cell holds no more]"))
    assert "  measures, row 2, note: 40000 characters" in told


def test_a_number_of_more_digits_than_a_cell_keeps_is_text() -> None:
    """Excel has 15."""
    assert spreadsheet._keeps(89 * 10**20)
    assert not spreadsheet._keeps(10**15 + 1)


def test_more_rows_than_a_sheet_has_are_refused(
    shipped: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is written."""
    monkeypatch.setattr(spreadsheet, "ROWS", 100)
    with pytest.raises(ValueError, match="documents has 186 rows, and a sheet holds 99 below its header; keep fewer"):
        sgpolicy.export(shipped, tmp_path / "out", format="xlsx")
    assert not (tmp_path / "out").exists()


def test_the_same_data_give_the_same_bytes(made_up: Path, tmp_path: Path) -> None:
    """No file says when it was made."""
    catalog = sgpolicy.load(made_up)
    one, two = (sgpolicy.export(catalog, tmp_path / name, format="xlsx")[0].read_bytes() for name in "ab")

    assert one == two


def test_every_table_of_the_catalog_has_a_name_that_a_sheet_may_have() -> None:
    """Excel takes 31 characters."""
    assert all(len(name) <= 31 for name in {**CLASSES, **RECORD_TYPES, **TABLES})
