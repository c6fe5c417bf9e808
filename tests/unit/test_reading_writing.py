"""Writing quantities: the usual wording of each hedge, and what has none."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from sgpolicy.errors import NotAQuantityError
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.unit import unit
from sgpolicy.model.words import Qualifier
from sgpolicy.reading import read_quantity, write_quantity


@pytest.mark.parametrize(
    ("text", "chinese", "arabic"),
    [
        ("30000人", "三万人", "3万人"),
        ("1200多人", "一千二百余人", "1200余人"),
        ("近8.9亿元", "将近八亿九千万元", "将近8.9亿元"),
        ("60%左右", "约百分之六十", "约60%"),
        ("300-500个", "三百个至五百个", "300个至500个"),
        ("每月不少于10元", "每月不少于十元", "每月不少于10元"),
        ("超过1.5公里", "超过一点五公里", "超过1.5公里"),
        ("两千零一十一年", "二千零一十一年", "2,011年"),
        ("3至500", "3至500", "3至500"),
        ("300", "三百", "300"),
        ("20000", "二万", "20000"),
        ("20000%", "百分之二万", "20000%"),
        ("20000年", "二万年", "20000年"),
        ("零人", "零人", "0人"),
        ("10人", "十人", "10人"),
        ("1001人", "一千零一人", "1001人"),
        ("1010人", "一千零一十人", "1010人"),
        ("1899人", "一千八百九十九人", "1899人"),
        ("1900人", "一千九百人", "1,900人"),
        ("2199人", "二千一百九十九人", "2,199人"),
        ("2200人", "二千二百人", "2200人"),
        ("9999人", "九千九百九十九人", "9999人"),
        ("10000人", "一万人", "1万人"),
        ("10999人", "一万零九百九十九人", "1.0999万人"),
        ("11000人", "一万一千人", "1.1万人"),
        ("12345人", "一万二千三百四十五人", "1.2345万人"),
        ("100000000人", "一亿人", "1亿人"),
        ("100001000人", "一亿零一千人", "10000.1万人"),
        ("0.25%", "百分之零点二五", "0.25%"),
        ("3.05元", "三点零五元", "3.05元"),
        ("10000.5元", "一万点五元", "10000.5元"),
    ],
)
def test_usual_wording(text: str, chinese: str, arabic: str) -> None:
    """Each style has one wording, which reads as the same quantity."""
    quantity = read_quantity(text)

    assert chinese == write_quantity(quantity)
    assert arabic == write_quantity(quantity, style="arabic")
    assert read_quantity(chinese) == read_quantity(arabic) == quantity


@pytest.mark.parametrize(
    ("facts", "unit_id", "chinese"),
    [
        ({"qualifier": "over", "lower": 1600, "upper": 1650}, "person", "一千六百余人(不足一千六百五十人)"),
        ({"qualifier": "nearly", "lower": 200, "upper": 300}, "person", "将近三百人(超过二百人)"),
        ({"qualifier": "range", "lower": 10, "upper": 100, "upper_open": True}, "item", "不少于十个且不足一百个"),
        ({"qualifier": "range", "lower": 10, "upper": 100, "lower_open": True}, "item", "超过十个且不超过一百个"),
        ({"qualifier": "at_least", "lower": Fraction(200, 3)}, "percent", "不少于三分之二"),
        ({"qualifier": "about", "value": Fraction(5, 3)}, "CNY", "约一又三分之二元"),
        ({"qualifier": "about", "value": Fraction(1, 3)}, "number", "约零又三分之一"),
        ({"qualifier": "about", "value": Decimal("0.25")}, "ratio", "约一比四"),
        ({"qualifier": "about", "value": Decimal("-3.9")}, "percent", "约负百分之三点九"),
        ({"qualifier": "at_most", "upper": 500}, "CNY/person/month", "每人每月不超过五百元"),
        ({"qualifier": "at_least", "lower": 8}, "person/10000-person", "每万人不少于八人"),
    ],
)
def test_every_quantity_has_a_wording(facts: dict[str, Any], unit_id: str, chinese: str) -> None:
    """Bounds that 余 and 近 alone do not give are written behind them, and fractions as such."""
    opens = {"over": (True, True), "nearly": (True, True)}.get(facts["qualifier"])
    if opens:
        facts = facts | {"lower_open": True, "upper_open": True}
    quantity = Quantity(**{**facts, "qualifier": Qualifier(facts["qualifier"])}, unit=unit(unit_id))

    assert chinese == write_quantity(quantity)
    assert read_quantity(chinese) == quantity
    assert read_quantity(write_quantity(quantity, style="arabic")) == quantity


@pytest.mark.parametrize("number", [10**16, -(10**16)])
def test_numbers_beyond_words_are_refused(number: int) -> None:
    """Huge numbers have no wording here."""
    with pytest.raises(ValueError, match="cannot be put into words") as caught:
        write_quantity(Quantity(value=number, qualifier=Qualifier.ABOUT, unit=unit("number")))

    assert f"{number} cannot be put into words; numbers stay below 10**16" == str(caught.value)


def test_an_unknown_style_is_refused() -> None:
    """The error names the two styles."""
    with pytest.raises(ValueError, match="unknown style") as caught:
        write_quantity(read_quantity("5人"), style="roman")  # type: ignore[arg-type]

    assert str(caught.value) == "unknown style 'roman'; write 'chinese' or 'arabic'"


def test_errors_are_ours() -> None:
    """Reading garbage raises our own error, which is a ValueError too."""
    assert issubclass(NotAQuantityError, ValueError)
