"""Writing quantities: the usual wording of each hedge, and what has none."""

from decimal import Decimal

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
    ],
)
def test_usual_wording(text: str, chinese: str, arabic: str) -> None:
    """Each style has one wording, which reads as the same quantity."""
    quantity = read_quantity(text)

    assert chinese == write_quantity(quantity)
    assert arabic == write_quantity(quantity, style="arabic")


def test_bounds_without_a_wording_are_refused() -> None:
    """余 reaches as far as the last place written, and no further."""
    odd = Quantity(
        lower=1600, upper=1650, lower_open=True, upper_open=True, qualifier=Qualifier.OVER, unit=unit("person")
    )

    with pytest.raises(ValueError, match="no wording has the bounds"):
        write_quantity(odd)


@pytest.mark.parametrize("number", [-1, 10**16, Decimal("-0.5")])
def test_numbers_beyond_words_are_refused(number: int) -> None:
    """Negative and huge numbers have no wording here."""
    with pytest.raises(ValueError, match="cannot be worded"):
        write_quantity(Quantity(value=number, qualifier=Qualifier.ABOUT, unit=unit("number")))


def test_an_unknown_style_is_refused() -> None:
    """The error names the two styles."""
    with pytest.raises(ValueError, match="'chinese' or 'arabic'"):
        write_quantity(read_quantity("5人"), style="roman")  # type: ignore[arg-type]


def test_errors_are_ours() -> None:
    """Reading garbage raises our own error, which is a ValueError too."""
    assert issubclass(NotAQuantityError, ValueError)
