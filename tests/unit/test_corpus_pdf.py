"""The text of a PDF file, and PDF files that give none."""

import pytest
from tests.corpora import pdf

from sgpolicy.corpus.pdf import joined, text_of_pdf
from sgpolicy.corpus.refusal import NoTextError

pytest.importorskip("pypdf", reason="pypdf is not installed: pip install 'sgpolicy[corpus]'")


def test_the_characters_of_a_page_are_read() -> None:
    """A figure that the end of a line broke is whole again."""
    text = text_of_pdf(pdf("到2025年，社会工作人才达到3万", "人，其中持证的8000人。", "二、下一步"), 1_000)

    assert "达到3万人" in text
    assert text.endswith("8000人。\n二、下一步")


def test_lines_are_joined_where_only_the_width_broke_them() -> None:
    """A heading, which is short, and the end of a sentence stay lines."""
    assert "标题\n一二三四五六七八九十达到300人。\n二二三四五六七八九" == joined(
        "标题\n一二三四五六七八九十\n达到300人。\n二二三四五六七八九"
    )


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"plain text", "is no PDF file, whatever its ending says"),
        (b"%PDF-1.4\nnothing", "is a damaged PDF file"),
        (pdf("社工300人", encrypted=True), "is encrypted"),
        (pdf("社工300人" * 30), "has more than 100 characters"),
    ],
)
def test_what_gives_no_text_is_refused(raw: bytes, message: str) -> None:
    """With what is wrong and what would be right."""
    with pytest.raises(NoTextError) as caught:
        text_of_pdf(raw, 100)

    assert message in caught.value.message
    assert caught.value.remedy
