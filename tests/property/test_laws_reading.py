"""Laws of wordings and values drawn by the test kit."""

from hypothesis import given
from hypothesis import strategies as st

from sgpolicy import Interval, Period, Quantity, read_document_number, read_period, read_quantity, write_quantity
from sgpolicy.model.document_number import DocumentNumber
from sgpolicy.model.interval import Exact
from sgpolicy.testing.strategies import chinese_quantities, document_numbers, intervals, numbers, periods, quantities

ENDS: st.SearchStrategy[Exact] = st.one_of(st.integers(-20, 20), st.fractions(-20, 20, max_denominator=7))


@given(chinese_quantities())
def test_a_wording_reads_as_what_it_means(worded: tuple[str, Quantity]) -> None:
    """Hedges before and behind the number, in Chinese and Arabic numerals, for every unit."""
    wording, meaning = worded

    assert meaning == read_quantity(wording)
    assert len(wording) <= 24


@given(quantities())
def test_reading_undoes_writing(quantity: Quantity) -> None:
    """In both styles."""
    assert quantity == read_quantity(write_quantity(quantity))
    assert quantity == read_quantity(write_quantity(quantity, style="arabic"))


@given(quantities(), numbers())
def test_certain_implies_possible(quantity: Quantity, number: int) -> None:
    """What is certainly so is possibly so, and its opposite is not certain."""
    if quantity.certainly_at_least(number):
        assert quantity.possibly_at_least(number)
    if quantity.certainly_at_most(number):
        assert quantity.possibly_at_most(number)
    if number in quantity:
        assert quantity.possibly_at_least(number)
        assert quantity.possibly_at_most(number)


@given(periods())
def test_a_worded_period_reads_as_itself(period: Period) -> None:
    """Where a period has a wording, that is what it says; its own text always is."""
    assert period == Period.parse(str(period))
    assert period.as_stated is None or period == read_period(period.as_stated)


@given(document_numbers())
def test_a_document_number_reads_as_itself(number: DocumentNumber) -> None:
    """Damaged brackets and all."""
    assert number == read_document_number(number.printed) == read_document_number(number.canonical)


@given(intervals(), intervals(), ENDS)
def test_containment_is_what_members_say(one: Interval, other: Interval, member: Exact) -> None:
    """Relations of intervals never contradict their members."""
    if one.contains(other) and member in other:
        assert member in one
    if one.is_below(other):
        assert not (member in one and member in other)
    assert one.overlaps(other) == other.overlaps(one)
