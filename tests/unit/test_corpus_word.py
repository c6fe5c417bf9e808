"""The text of a Word file, and Word files that are none."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from tests.corpora import bomb, docx

from sgpolicy.corpus.refusal import NoTextError
from sgpolicy.corpus.word import text_of_docx

pytest.importorskip("docx", reason="python-docx is not installed: pip install 'sgpolicy[corpus]'")


def zipped(name: str) -> bytes:
    """Return a zip file with one file in it."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr(name, "x")
    return out.getvalue()


def test_paragraphs_and_tables_come_in_order() -> None:
    """A line for each paragraph and each row."""
    assert "社工300人\n近2万元\n持证社工\t300人" == text_of_docx(docx("社工300人", "近2万元"))


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"plain text", "is no docx file, whatever its ending says"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "is an old or encrypted Word file"),
        (zipped("a.txt"), "is a zip file, but no docx file"),
        (zipped("[Content_Types].xml"), "is a damaged docx file"),
        (bomb(200 * 2**20), "unpacks to 200 MiB"),
        (bomb(9 * 2**20), "unpacks to 9 MiB (9 MiB of XML, 2 parts)"),
    ],
)
def test_what_is_no_word_file_is_refused(raw: bytes, message: str) -> None:
    """With what is wrong and what would be right; a bomb is never unpacked."""
    with pytest.raises(NoTextError) as caught:
        text_of_docx(raw)

    assert message in caught.value.message
    assert caught.value.remedy


def _table(span: int | None = None) -> bytes:
    """Return a file with a table of merged columns above merged rows; the first cell may say that it spans more."""
    import docx as library  # noqa: PLC0415 - an extra

    made = library.Document()
    table = made.add_table(3, 3)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = str(number)
    for one, other in (((0, 0), (0, 1)), ((1, 2), (2, 2))):
        table.cell(*one).merge(table.cell(*other)).text = "一起"
    if span:
        table.cell(0, 0)._tc.grid_span = span
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_cell_that_spans_others_comes_once() -> None:
    """Beside them, and above them."""
    assert text_of_docx(_table()).splitlines() == ["一起\t2", "3\t4\t一起", "6\t7"]


def test_how_many_columns_a_cell_says_it_spans_costs_nothing() -> None:
    """A small file that says a thousand million took all memory."""
    assert text_of_docx(_table(10**9)).startswith("一起\t2\n")
