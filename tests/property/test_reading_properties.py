"""Reading quantities: what is written reads back, and garbage never becomes a figure by accident."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.growth import is_linear

from sgpolicy.errors import NotAQuantityError, UnknownTermError
from sgpolicy.model.quantity import Number, Quantity
from sgpolicy.model.unit import UNDIVIDED, UNITS, Unit, unit
from sgpolicy.model.words import Qualifier
from sgpolicy.reading import find_quantities, read_number, read_quantity, write_quantity
from sgpolicy.reading.numbers import LONGEST, exact, last_place, width
from sgpolicy.reading.writing import Style

WHOLE = st.one_of(
    st.integers(min_value=0, max_value=10**12),
    st.integers(min_value=0, max_value=3000),
    st.builds(lambda digit, place: digit * 10**place, st.integers(1, 999), st.integers(0, 9)),
)
DECIMALS = st.builds(lambda digits, places: Decimal(digits).scaleb(-places), st.integers(0, 10**9), st.integers(1, 4))
NUMBERS: st.SearchStrategy[Number] = st.one_of(WHOLE, DECIMALS)
FRACTIONS: st.SearchStrategy[Number] = st.fractions(0, 1000, max_denominator=99)
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


DENOMINATORS = [known for known in UNITS if not known.per and known.id not in UNDIVIDED]


@st.composite
def units(draw: st.DrawFn) -> Unit:
    """Units of the table, and rates composed of any of them."""
    base = draw(st.sampled_from(UNITS))
    pers = draw(st.lists(st.sampled_from(DENOMINATORS), max_size=2))
    many = draw(st.sampled_from(["", "1000-", "10000-", "100000000-"]))
    try:
        return unit(
            "/".join([base.id, *(f"{many}{per.id}" if not place else per.id for place, per in enumerate(pers))])
        )
    except UnknownTermError:
        return base


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """Every quantity that the model can hold, with numbers below 10**16."""
    qualifier = draw(st.sampled_from(Qualifier))
    numbers = NUMBERS | FRACTIONS | (NUMBERS | FRACTIONS).map(lambda number: -number)
    ends = sorted([Fraction(draw(numbers)), Fraction(draw(numbers))])
    lower, upper = ends[0], ends[1] + (ends[0] == ends[1])
    number = draw(st.sampled_from([lower, upper]))
    opens = {Qualifier.RANGE: (draw(st.booleans()), draw(st.booleans()))}.get(qualifier, (True, True))
    spread = qualifier in {Qualifier.OVER, Qualifier.NEARLY, Qualifier.RANGE}
    if spread and qualifier is not Qualifier.RANGE and draw(st.booleans()):
        # As wide as the last place of a number that is written.
        number = abs(number) or Fraction(1)
        over = qualifier is Qualifier.OVER and not isinstance(exact(number), Fraction)
        lower = number if over else number - width(number)
        upper = number + last_place(number) if over else number
    elif qualifier is Qualifier.OVER and lower <= 0:
        lower, upper = upper - lower, upper - lower + 1
    elif qualifier is Qualifier.NEARLY and upper <= 0:
        upper = upper - lower
    has_lower = spread or qualifier in {Qualifier.EXACT, Qualifier.AT_LEAST, Qualifier.MORE_THAN}
    has_upper = spread or qualifier in {Qualifier.EXACT, Qualifier.AT_MOST, Qualifier.LESS_THAN}
    return Quantity(
        lower=(lower if spread else number) if has_lower else None,
        upper=(upper if spread else number) if has_upper else None,
        lower_open=opens[0] and (spread or qualifier is Qualifier.MORE_THAN),
        upper_open=opens[1] and (spread or qualifier is Qualifier.LESS_THAN),
        value=number if qualifier in {Qualifier.EXACT, Qualifier.ABOUT} else None,
        qualifier=qualifier,
        unit=draw(units()),
    )


@given(quantities(), STYLES)
def test_a_quantity_survives_chinese(quantity: Quantity, style: Style) -> None:
    """A quantity written in Chinese and read again is the same quantity."""
    wording = write_quantity(quantity, style=style)
    assume(len(wording) <= LONGEST)

    assert quantity == read_quantity(wording)


@given(NUMBERS)
def test_digits_read_as_themselves(number: Number) -> None:
    """A number in plain digits reads as itself, whatever its length."""
    assert number == read_number(format(number, "f" if isinstance(number, Decimal) else "d"))


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
        assert one.quantity == read_quantity(one.text, unit=one.quantity.unit)


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
    assert is_linear(lambda times: find_quantities(piece * times), 2_500)
