"""Every pass over a text that a stranger wrote is linear, or refuses it."""

from collections.abc import Callable

import pytest
from tests.growth import is_linear

from sgpolicy.coding.locate import locate
from sgpolicy.files.lexis import first_fault
from sgpolicy.files.reader import read_tree
from sgpolicy.files.text import mend_text
from sgpolicy.sources import recognise
from sgpolicy.sources.sections import section_of, sections
from sgpolicy.sources.spans import merged, within
from sgpolicy.textfile import FileRefusedError, likely_encoding, other_kind

SIZE = 4_000


def _mended(text: str) -> None:
    try:
        mend_text(text.encode(), "x.yaml")
    except FileRefusedError:
        return


def _numbers(text: str) -> None:
    known = merged([*recognise.set_words(text), *recognise.headings(sections(text))])
    assert [within(span, known) for span in recognise.numbers(text)]


def _sections(text: str) -> None:
    tree = sections(text)
    assert all(section_of(tree, place, place + 1) for place in range(0, len(text), len(text) // 100))


PASSES: list[tuple[Callable[[str], object], str]] = [
    (_mended, "# e\u0301\n"),
    (_mended, "\n"),
    (_mended, "# \u0301\u0323"),
    (_mended, "⽢\n"),
    (_mended, "锟斤拷\n"),
    (_mended, "a\r"),
    (lambda text: other_kind(text.encode("utf-16-le")), "a: 甲\n"),
    (lambda text: likely_encoding(text.encode("gb18030")), "推进社工"),
    (lambda text: read_tree(text, "x.yaml"), "%a\n"),
    (lambda text: read_tree(text, "x.yaml"), "\n"),
    (lambda text: read_tree(text, "x.yaml"), "# [?\n"),
    (first_fault, "'a' : [b, {c: d}]\n"),
    (first_fault, "- "),
    (first_fault, "a: >\n  b\n"),
    (first_fault, '"\\n\\n"\n'),
    (_sections, "一、甲\n"),
    (_sections, "(一)甲\n1.乙\n2.丙\n"),
    (lambda text: sections(f"。{text}"), " "),
    (lambda text: sections(f"。{text}"), "\u3000\n"),
    (lambda text: locate(f"前{text}后", "前后"), " "),
    (_numbers, "一、一直三人\n"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("run", "piece"), PASSES)
def test_a_pass_over_a_text_is_linear(run: Callable[[str], object], piece: str) -> None:
    """Four times the text takes far less than sixteen times the time."""
    assert is_linear(lambda size: run(piece * size), SIZE)
