"""The text of an HTML page."""

import time

import pytest

from sgpolicy.corpus.html import text_of_html


def test_blocks_are_lines_and_cells_are_parted() -> None:
    """What a reader sees, with entities as characters, and nothing of scripts, styles and comments."""
    page = """<!DOCTYPE html><html><head><title>x 9人</title><style>p {width: 5个}</style></head><body>
      <h1>报告</h1><p>社工<b>300</b>人，<br>近&nbsp;2万&#20154;</p><!-- 7人 --><script>if (a < b) { "8人" }</script>
      <table><tr><td>持证</td><td title="a > b">5人</td></tr></table></body></html>"""

    assert ["报告", "社工300人，", "近\u00a02万人", "持证\t5人"] == [
        line.strip() for line in text_of_html(page).splitlines()
    ]


def test_what_is_no_markup_stays() -> None:
    """A sign of inequality is text; private characters of a page are not taken for breaks."""
    assert "a < b 5人 3>2" == text_of_html("a < b 5人\ue0003>2")


@pytest.mark.parametrize("piece", ["<!--", "<a ", '<a"', "<script>", "<a\"'", "<![CDATA[", "<style x='", "&#x"])
def test_hostile_pages_take_no_longer(piece: str) -> None:
    """Whatever is never closed is gone through once."""
    began = time.process_time()
    text_of_html(piece * (200_000 // len(piece)))

    assert time.process_time() - began < 3
