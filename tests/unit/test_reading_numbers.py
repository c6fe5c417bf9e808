"""Numbers: Chinese, Arabic and mixed numerals, exactly or not at all."""

from decimal import Decimal

import pytest

from sgpolicy.errors import NotAQuantityError
from sgpolicy.reading import read_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("二十", 20),
        ("十", 10),
        ("廿五", 25),
        ("卅", 30),
        ("两百", 200),
        ("一百五十", 150),
        ("一百五", 150),
        ("一千二", 1200),
        ("一千零二", 1002),
        ("三万五", 35000),
        ("三万零五", 30005),
        ("十二万三千四百五十六", 123456),
        ("一亿零一万", 100010000),
        ("一亿三", 130000000),
        ("三万亿", 3 * 10**12),
        ("二〇一一", 2011),
        ("二○一○", 2010),
        ("零", 0),
        ("俩", 2),
        ("3.6万", 36000),
        ("8.9亿", 890000000),
        ("1亿2000万", 120000000),
        ("3万5千", 35000),
        ("5千6百", 5600),
        ("1,234,567", 1234567),
        ("２０", 20),
        (" 3.6 万 ", 36000),
        ("三点五", Decimal("3.5")),
        ("三点五万", 35000),
        ("0.25", Decimal("0.25")),
    ],
)
def test_numerals_read_exactly(text: str, number: int) -> None:
    """Each way of writing gives one exact number."""
    assert number == read_number(text)


@pytest.mark.parametrize(
    "text",
    ["", "人", "万", "三五", "一二三", "1万2", "2万300", "12,34", "1,2345", "010", "1 200", "一百零五十",
     "三万零", "百", "五十百", "1万2万", "点五", "三点",
     "十十", "二两", "零零", "1.5万3千", "-3", "1e3", "½", "①", "一" * 70],
)  # fmt: skip
def test_what_could_be_read_in_two_ways_is_refused(text: str) -> None:
    """No number is better than a wrong one."""
    with pytest.raises(NotAQuantityError) as caught:
        read_number(text)

    assert text == caught.value.text


@pytest.mark.parametrize("text", ["二十俩", "俩百", "俩俩"])
def test_two_in_one_character_makes_no_longer_number(text: str) -> None:
    """俩 stands alone."""
    with pytest.raises(NotAQuantityError):
        read_number(text)


def test_only_text_is_a_number() -> None:
    """What is no text is a TypeError that says so."""
    with pytest.raises(TypeError, match=r"read_number wants text \(str\), not int: 3"):
        read_number(3)  # type: ignore[arg-type]
