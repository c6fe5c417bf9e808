"""How much room text takes, and how it is cut and wrapped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgpolicy.plot.lettering import fitted, length, wrapped


def test_a_chinese_character_is_as_wide_as_the_font_is_high() -> None:
    """A Latin letter takes a little more than half of it."""
    assert length("中国", 10) == 20
    assert length("ab", 10) == pytest.approx(11.4)


def test_text_is_cut_where_it_does_not_fit() -> None:
    """And says so."""
    assert fitted("黑龙江", 30, 10) == "黑龙江"
    assert fitted("黑龙江省", 30, 10) == "黑龙…"
    assert fitted("Heilong jiang", 52, 10) == "Heilong…"


def test_lines_are_broken_at_blanks_and_between_chinese_characters() -> None:
    """A stop never begins a line."""
    assert wrapped("one two three", 50, 10) == ["one two", "three"]
    assert wrapped("一二三四五，六", 50, 10) == ["一二三四", "五，六"]
    assert wrapped("abcdefghijkl", 30, 10) == ["abcde", "fghij", "kl"]
    assert wrapped("", 30, 10) == []


@given(st.text(alphabet="ab 中文，.", max_size=60), st.integers(30, 200))
def test_wrapping_loses_nothing_but_blanks(text: str, pixels: int) -> None:
    """And no line is wider than it may be."""
    lines = wrapped(text, pixels, 10)

    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(length(line, 10) <= pixels for line in lines)
