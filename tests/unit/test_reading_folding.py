"""Folding: one plain form of a text, with the way back to the original."""

import pytest

from sgpolicy.reading.folding import fold


@pytest.mark.parametrize(
    ("text", "folded", "offsets"),
    [
        pytest.param("三 万\u3000人", "三 万人", (0, 1, 2, 4), id="a blank between numerals stays"),
        pytest.param("三 人", "三人", (0, 2), id="a blank beside a word goes"),
        pytest.param("1  2", "1 2", (0, 2, 3), id="of several blanks the last stays"),
        pytest.param("1 三", "1三", (0, 2), id="no number mixes these"),
        pytest.param("1, 2", "1, 2", (0, 1, 2, 3), id="a blank after a separator stays"),
        pytest.param("X 1", "X 1", (0, 1, 2), id="one between Latin words and digits stays"),
        pytest.param("more than 5 人", "more than 5人", (*range(11), 12), id="and goes before Chinese"),
        pytest.param("１，２３４", "1,234", (0, 1, 2, 3, 4), id="full-width digits and their separator"),
        pytest.param("９，０９９", "9,099", (0, 1, 2, 3, 4), id="nine and nought"),
        pytest.param("１，", "1，", (0, 1), id="a comma at the end is one of the sentence"),
        pytest.param("甲，乙", "甲，乙", (0, 1, 2), id="so is one between words"),
        pytest.param("（５０％）", "(50%)", (0, 1, 2, 3, 4), id="full-width signs"),
        pytest.param("壹佰贰拾元", "一百二十元", (0, 1, 2, 3, 4), id="formal numerals, where several stand together"),
        pytest.param("队伍", "队伍", (0, 1), id="not where one stands alone"),
        pytest.param("1\n2", "1\n2", (0, 1, 2), id="lines end where they end"),
    ],
)
def test_blanks_go_unless_two_numbers_would_become_one(text: str, folded: str, offsets: tuple[int, ...]) -> None:
    """Each character kept knows its place."""
    found = fold(text)

    assert (folded, offsets) == (found.text, tuple(found.offsets))


def test_a_span_leads_back_to_the_original() -> None:
    """The blanks within it are part of the original span."""
    assert fold(" 300 人 ").origin(0, 4) == (1, 6)
