"""How figures are written and placed."""

import pytest

from sgpolicy import read_quantity
from sgpolicy.plot.numbers import ends, figure, middle, written_short
from sgpolicy.plot.saying import saying


@pytest.mark.parametrize(
    ("wording", "said", "between", "placed"),
    [
        ("9690人", "9,690", (9690, 9690), 9690),
        ("近300人", "270–300", (270, 300), 285),
        ("约300人", "≈300", (300, 300), 300),
        ("400人以上", "≥400", (400, None), 400),
        ("超过400人", ">400", (400, None), 400),
        ("不足2000人", "<2,000", (None, 2000), 2000),
        ("2.5万人", "25,000", (25000, 25000), 25000),
    ],
)
def test_a_figure_keeps_its_hedge(
    wording: str, said: str, between: tuple[int | None, int | None], placed: float
) -> None:
    """As text, as ends, and as the one number by which it is shaded."""
    quantity = read_quantity(wording)

    assert (figure(quantity, saying("en")), ends(quantity), middle(quantity)) == (said, between, placed)


@pytest.mark.parametrize(
    ("number", "en", "zh"),
    [
        (893, "893", "893"),
        (9690, "9,690", "9,690"),
        (65800, "65.8k", "6.58万"),
        (287367, "287k", "28.7万"),
        (1650000, "1.65M", "165万"),
        (200000000, "200M", "2亿"),
        (0, "0", "0"),
    ],
)
def test_short_numbers_have_three_digits(number: int, en: str, zh: str) -> None:
    """In the units of the language."""
    assert (written_short(number, saying("en")), written_short(number, saying("zh"))) == (en, zh)
