"""Reading quantities: what is written reads back, and garbage never becomes a figure by accident."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgpolicy.errors import NotAQuantityError
from sgpolicy.model.quantity import Number, Quantity
from sgpolicy.model.unit import UNITS
from sgpolicy.model.words import Qualifier
from sgpolicy.reading import find_quantities, read_number, read_quantity, write_quantity
from sgpolicy.reading.numbers import exact, last_place
from sgpolicy.reading.writing import Style

WHOLE = st.one_of(
    st.integers(min_value=0, max_value=10**12),
    st.integers(min_value=0, max_value=3000),
    st.builds(lambda digit, place: digit * 10**place, st.integers(1, 999), st.integers(0, 9)),
)
DECIMALS = st.builds(lambda digits, places: Decimal(digits).scaleb(-places), st.integers(0, 10**9), st.integers(1, 4))
NUMBERS: st.SearchStrategy[Number] = st.one_of(WHOLE, DECIMALS)
STYLES: st.SearchStrategy[Style] = st.sampled_from(["chinese", "arabic"])
FRAGMENTS = st.lists(
    st.sampled_from(
        [
            "近",
            "约",
            "余",
            "多",
            "以上",
            "左右",
            "至少",
            "不",
            "超过",
            "个",
            "人",
            "名",
            "元",
            "万",
            "亿",
            "千",
            "百",
            "十",
            "一",
            "两",
            "三",
            "五",
            "九",
            "零",
            "〇",
            "点",
            "半",
            "几",
            "数",
            "第",
            "年",
            "月",
            "日",
            "0",
            "1",
            "2",
            "9",
            "10",
            "200",
            "2011",
            ".",
            ",",
            "%",
            "-",
            "—",
            "至",
            "、",
            "每",
            "每年",
            "/",
            "百分之",
            "分之",
            "百分点",
            "统",
            "期",
            "次",
            "人次",
            "家",
            "庭",
            "社工",
            "区",
            "「",
            "〔",
            "〕",
            "号",
            "\n",
        ]
    ),
    max_size=9,
).map("".join)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """Quantities that Chinese has words for."""
    qualifier, unit = draw(st.sampled_from(Qualifier)), draw(st.sampled_from(UNITS))
    number = draw(NUMBERS)
    lower: Number | None = None
    upper: Number | None = None
    if qualifier in {Qualifier.OVER, Qualifier.NEARLY}:
        number = number or 1
        width = last_place(Fraction(number))
        lower = number if qualifier is Qualifier.OVER else exact(Fraction(number) - width)
        upper = number if qualifier is Qualifier.NEARLY else exact(Fraction(number) + width)
    elif qualifier is Qualifier.RANGE:
        lower, upper = sorted([number, draw(NUMBERS.filter(lambda other: other != number))])
    elif qualifier in {Qualifier.AT_LEAST, Qualifier.MORE_THAN}:
        lower = number
    elif qualifier in {Qualifier.AT_MOST, Qualifier.LESS_THAN}:
        upper = number
    elif qualifier is Qualifier.EXACT:
        lower = upper = number
    return Quantity(
        lower=lower,
        upper=upper,
        lower_open=qualifier in {Qualifier.OVER, Qualifier.NEARLY, Qualifier.MORE_THAN},
        upper_open=qualifier in {Qualifier.OVER, Qualifier.NEARLY, Qualifier.LESS_THAN},
        value=number if qualifier in {Qualifier.EXACT, Qualifier.ABOUT} else None,
        qualifier=qualifier,
        unit=unit,
    )


@given(quantities(), STYLES)
def test_a_quantity_survives_chinese(quantity: Quantity, style: Style) -> None:
    """A quantity written in Chinese and read again is the same quantity."""
    assert quantity == read_quantity(write_quantity(quantity, style=style))


@given(NUMBERS)
def test_digits_read_as_themselves(number: Number) -> None:
    """A number in plain digits reads as itself, whatever its length."""
    assert number == read_number(format(Decimal(number), "f"))


@given(st.one_of(st.text(max_size=80), FRAGMENTS))
def test_whatever_reads_is_stable(text: str) -> None:
    """Any text is refused, or states a quantity whose own wording says the same."""
    try:
        quantity = read_quantity(text)
    except NotAQuantityError as exc:
        assert exc.text == text  # noqa: PT017 - it may raise or not
        return

    assert quantity == read_quantity(write_quantity(quantity))
    assert quantity.as_stated == text or len(text) > 24


@given(st.one_of(st.text(max_size=200), st.lists(FRAGMENTS, max_size=12).map("。".join)))
def test_what_is_found_reads_again(text: str) -> None:
    """Every quantity found is in order, apart from the others, and reads again from its span."""
    found = find_quantities(text)

    assert all(one.end <= other.start for one, other in pairwise(found))
    for one in found:
        assert one.text == text[one.start : one.end]
        assert one.quantity == read_quantity(one.text)


@given(quantities(), STYLES)
def test_a_quantity_is_found_whole_in_a_sentence(quantity: Quantity, style: Style) -> None:
    """In a sentence a worded quantity is found whole, if it is found at all."""
    wording = write_quantity(quantity, style=style)
    found = find_quantities(f"其中:{wording}。")

    assert found in {(), tuple(found[:1])}
    assert [quantity] == [one.quantity for one in found] or not found or quantity.qualifier is Qualifier.RANGE


@pytest.mark.parametrize("length", [65, 100_000])
def test_long_input_is_refused_at_once(length: int) -> None:
    """A wording longer than 64 characters is refused before it is read."""
    with pytest.raises(NotAQuantityError, match="longer than 64"):
        read_quantity("1" * length)


@pytest.mark.parametrize(
    "piece", ["至少", "1", "一", "1,000", "至少要", "每", "百分之", "十一", "1-", "近", "〔2010", "一社"]
)
def test_finding_takes_linear_time(piece: str) -> None:
    """Repeated pieces of the patterns do not blow up the search."""
    assert isinstance(find_quantities(piece * 20_000), tuple)
