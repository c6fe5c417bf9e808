"""Whole numbers as another library writes them in Chinese."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgpolicy.reading import read_number

cn2an = pytest.importorskip("cn2an", reason="needs cn2an to write the numbers that ours are held against")


@given(st.integers(min_value=0, max_value=10**15))
def test_plain_numbers_agree_with_cn2an(number: int) -> None:
    """A whole number as cn2an writes it reads as that number."""
    assert number == read_number(cn2an.an2cn(str(number), "low"))
