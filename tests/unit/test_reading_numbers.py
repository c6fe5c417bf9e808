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
        ("仨", 3),
        ("二十三万", 230_000),
        ("三万零五百", 30_500),
        ("三万〇五百", 30_500),
        ("三万零九百九十九", 30_999),
        ("三亿二千万", 320_000_000),
        ("三亿零二十万", 300_200_000),
        ("一亿两千万", 120_000_000),
        ("3亿2000万", 320_000_000),
        ("3万2000", 32_000),
        ("12345万", 123_450_000),
        ("三点一四", Decimal("3.14")),
        ("三点零五", Decimal("3.05")),
        ("零点五", Decimal("0.5")),
        ("一千零五", 1005),
        ("一千零十二", 1012),
        ("一千零十", 1010),
        ("十万零一千", 101_000),
        ("一万零五千", 15_000),
        ("一百九十万零三千九百七十一", 1_903_971),
        ("一亿五千万零六千三百五十五", 150_006_355),
        ("7千3百", 7300),
        ("3千5百万", 35_000_000),
        ("1.2 million", 1_200_000),
        ("300 thousand", 300_000),
        ("two million", 2_000_000),
        ("一千零五十", 1050),
        ("一千五", 1500),
        ("两千零二", 2002),
        ("一百一十", 110),
        ("二十五", 25),
        ("九千九百九十九", 9999),
        ("三零五", 305),
        ("二〇一", 201),
        ("一三五七", 1357),
        ("0", 0),
        ("300".rjust(64), 300),
    ],
)
def test_numerals_read_exactly(text: str, number: int | Decimal) -> None:
    """Each way of writing gives one exact number, an int where it is integral."""
    read = read_number(text)

    assert (type(number), str(number)) == (type(read), str(read))


_ILL_FORMED = [
    "", "人", "3X", "12,34", "1,2345", "010", "1 200", "一百零五十", "百", "五十百", "十十", "二两", "一百二十两",
    "一千二三", "一百零零五", "零5", "零一十", "二十零五", "二十俩", "俩百", "俩俩", "三点", "三万X五",
    "-3", "1e3", "½", "①",
]  # fmt: skip
_REFUSED = {
    "it is not one well-formed number": _ILL_FORMED,
    "digits without places can be read in two ways; write 三十五 or 35": (
        ["三五", "一二三", "一二三四", "二四六", "〇三", "零零"]
    ),
    "点 needs a number before it and digits after it": ["点五", "三点两", "三点一点四"],
    "万 is where no number can have it": ["万", "1万2万"],
    "亿 is where no number can have it": ["亿", "一亿一亿"],
    "二〇一一〇 is too large for one 万": ["二〇一一〇万"],
    "一〇〇〇〇 is too large for one 万": ["一〇〇〇〇万"],
    "a decimal before 万 leaves no room for 3千": ["1.5万3千"],
    "a decimal before 亿 leaves no room for 2000万": ["3.5亿2000万"],
    "3 and 五 mix two ways of writing": ["3万五"],
    "2 after a scale can be read in two ways": ["1万2"],
    "300 after a scale can be read in two ways": ["2万300"],
    "2000 after a scale can be read in two ways": ["3亿2000"],
    "零 after a scale can be read in two ways": ["三万零"],
    "一千五万 can be read in two ways": ["一千五万"],
    "零零 does not fit after 三": ["三万零零"],
    "1.25 does not fit after 三": ["三万1.25"],
    "longer than 64 characters; give only the number": ["一" * 65],
}


@pytest.mark.parametrize(("text", "reason"), [(text, reason) for reason, texts in _REFUSED.items() for text in texts])
def test_what_could_be_read_in_two_ways_is_refused(text: str, reason: str) -> None:
    """No number is better than a wrong one; the error keeps the text and says why."""
    with pytest.raises(NotAQuantityError) as caught:
        read_number(text)

    assert (text, reason) == (caught.value.text, caught.value.reason)


def test_only_text_is_a_number() -> None:
    """What is no text is a TypeError that says so."""
    with pytest.raises(TypeError) as caught:
        read_number(3)  # type: ignore[arg-type]

    assert str(caught.value) == "read_number takes text (str), not int: 3"
