"""Strategies for the values inside records: words, numbers, intervals, times."""

from fractions import Fraction
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st

from sgpolicy.model.document_number import DocumentNumber
from sgpolicy.model.interval import Exact, Interval
from sgpolicy.model.name import Name
from sgpolicy.model.period import EARLIEST, LATEST, Period
from sgpolicy.model.quantity import Number, Quantity
from sgpolicy.model.unit import UNITS, Unit
from sgpolicy.model.words import Basis, Qualifier
from sgpolicy.reading import read_document_number, write_quantity
from sgpolicy.reading.numbers import exact, last_place, width

T = TypeVar("T")

LONGEST_WORDING = 24
"""Most characters of a wording that a record may store."""

_HAN = "社会工作人才队伍建设民政厅计划试点龙江省"
# What YAML, HTML, CSV and terminals get wrong if it is not quoted.
_TRICKY = " abcXYZ019:#{}[],&*!|>'\"%@`\\-?~=+<;\n“”—〔〕"
_AWKWARD = (
    "社工", "a", "no", "~", "010", "12:30", "1e3", "2011-12-21", "- x", "# x", "a: b", "<script>alert(1)</script>",
    "=1+1", "@x", " 社 ", "“社工”", '"', "'", "\\n", "两\n行", "{a}", "[b]", "*c", "&d", "!e", "| f", "%20", "`g`", "é",
)  # fmt: skip
_SAFE_TEXT = st.sampled_from(_AWKWARD) | st.text(_HAN + _TRICKY, min_size=1, max_size=6).filter(
    lambda text: bool(text.strip())
)
_ZH = ("社工", "社会工作人才", "民政试点", "社工: “站”", "社<b>&", "工\\作")
_WORDS = ("pilot", "plan", "social", "work", "training", "station", "subsidy", "x1")
_ENGLISH = ("Pilot", "Plan", "Social", "Work", "Training", "Station")
_CODES = ("民发", "吉民发", "黑民函", "苏民社", "粤府办")
_SYNONYMS = {
    Qualifier.ABOUT: ("约", ("约", "大约", "大致")),
    Qualifier.NEARLY: ("将近", ("将近", "近", "接近")),
    Qualifier.AT_LEAST: ("不少于", ("不少于", "至少", "不低于")),
    Qualifier.MORE_THAN: ("超过", ("超过", "突破", "逾")),
    Qualifier.AT_MOST: ("不超过", ("不超过", "至多", "不多于")),
    Qualifier.LESS_THAN: ("不足", ("不足", "不到")),
    Qualifier.OVER: ("余", ("余", "多")),
}
_AFTER = {Qualifier.ABOUT: "左右", Qualifier.AT_LEAST: "以上", Qualifier.AT_MOST: "以内"}


def any_of(known: tuple[T, ...]) -> "st.SearchStrategy[T | None]":
    """None, or one of *known* if there are any."""
    return st.none() | st.sampled_from(known) if known else st.none()


@cache
def texts() -> st.SearchStrategy[str]:
    """Text for data files, with characters that mean something in YAML, HTML and CSV; never blank."""
    return _SAFE_TEXT


@cache
def ids() -> st.SearchStrategy[str]:
    """Ids: lower-case words joined by hyphens."""
    return st.builds("{}-{}".format, st.sampled_from(_WORDS), st.integers(1, 99)) | st.sampled_from(_WORDS)


@cache
def names() -> st.SearchStrategy[Name]:
    """Names, titles or summaries with Chinese in `zh` and English in `en`."""
    english = st.sampled_from([f"{one} {other}" for one in _ENGLISH for other in _ENGLISH])
    return st.builds(Name, zh=st.sampled_from(_ZH) | st.text(_HAN, min_size=1, max_size=5), en=english)


@cache
def numbers() -> st.SearchStrategy[Number]:
    """Exact numbers from 0 on, many of them round."""
    return st.one_of(
        st.integers(0, 3000),
        st.builds(lambda digits, place: digits * 10**place, st.integers(1, 99), st.integers(0, 7)),
        st.builds(lambda digits, places: exact(Fraction(digits, 10**places)), st.integers(0, 9999), st.integers(1, 3)),
    )


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Intervals that hold a number, with open, closed and missing ends, of int, Decimal and Fraction."""
    ends: st.SearchStrategy[Exact] = st.one_of(
        st.integers(-20, 20), st.fractions(-20, 20, max_denominator=7), st.decimals(-20, 20, places=1)
    )
    low, high = sorted([draw(ends), draw(ends)])
    has_low, has_high = draw(st.booleans()), draw(st.booleans())
    open_ends = low != high
    return Interval(
        lower=low if has_low else None,
        upper=high if has_high else None,
        lower_open=has_low and open_ends and draw(st.booleans()),
        upper_open=has_high and open_ends and draw(st.booleans()),
    )


@cache
def units() -> st.SearchStrategy[Unit]:
    """Units of the closed list."""
    return st.sampled_from(UNITS)


@st.composite
def quantities(draw: st.DrawFn, unit: st.SearchStrategy[Unit] | None = None) -> Quantity:
    """Quantities of every hedge, with bounds that Chinese has words for, but without a wording.

    Args:
        draw: Given by hypothesis.
        unit: Their unit; any by default.
    """
    return _shape(
        draw(st.sampled_from(Qualifier)), draw(numbers()), draw(numbers()), draw(units() if unit is None else unit)
    )


def _shape(qualifier: Qualifier, number: Number, other: Number, unit: Unit) -> Quantity:
    lower: Number | None = None
    upper: Number | None = None
    if qualifier in (Qualifier.OVER, Qualifier.NEARLY):
        number = number or 1
        lower = number if qualifier is Qualifier.OVER else exact(Fraction(number) - width(Fraction(number)))
        upper = number if qualifier is Qualifier.NEARLY else exact(Fraction(number) + last_place(Fraction(number)))
    elif qualifier is Qualifier.RANGE:
        lower, upper = sorted([number, other if other != number else number + 1])
    elif qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN):
        lower = number
    elif qualifier in (Qualifier.AT_MOST, Qualifier.LESS_THAN):
        upper = number
    elif qualifier is Qualifier.EXACT:
        lower = upper = number
    return Quantity(
        lower=lower,
        upper=upper,
        lower_open=qualifier in (Qualifier.OVER, Qualifier.NEARLY, Qualifier.MORE_THAN),
        upper_open=qualifier in (Qualifier.OVER, Qualifier.NEARLY, Qualifier.LESS_THAN),
        value=number if qualifier in (Qualifier.EXACT, Qualifier.ABOUT) else None,
        qualifier=qualifier,
        unit=unit,
    )


@st.composite
def chinese_quantities(
    draw: st.DrawFn,
    unit: st.SearchStrategy[Unit] | None = None,
    *,
    most: int | None = None,
) -> tuple[str, Quantity]:
    """Wordings such as 近300人 or 四百个以上, each with what it means.

    The meaning is drawn first and the wording made for it, with hedges before
    and after the number, so that a reader can be tested against the pair.

    Args:
        draw: Given by hypothesis.
        unit: Their unit; any by default.
        most: The greatest number, such as 100 for shares; any by default.
    """
    qualifier, of_unit = draw(st.sampled_from(Qualifier)), draw(units() if unit is None else unit)
    if of_unit.id == "number" and qualifier is Qualifier.RANGE:
        qualifier = Qualifier.EXACT  # 3至5 may be a range or two headings: the reader refuses to guess
    first, second = draw(numbers()), draw(numbers())
    if most is not None:
        first, second = (min(number, most - 20) for number in (first, second))
    meaning = _shape(qualifier, first, second, of_unit)
    style = draw(st.sampled_from(("chinese", "arabic")))
    wording = write_quantity(meaning, style="chinese" if style == "chinese" else "arabic")
    if qualifier in _SYNONYMS:
        usual, others = _SYNONYMS[qualifier]
        if of_unit.dimension == "time":
            others = tuple(other for other in others if other != "近")  # 近3年 is the last three years
        wording = wording.replace(usual, draw(st.sampled_from(others)), 1)
        if qualifier in _AFTER and draw(st.booleans()):
            plain = write_quantity(_shape(Qualifier.EXACT, first, second, of_unit))
            wording = plain + _AFTER[qualifier]
    if len(wording) > LONGEST_WORDING:
        meaning = _shape(qualifier, 3, 5, of_unit)
        wording = write_quantity(meaning, style="arabic")
    return wording, meaning


@st.composite
def periods(draw: st.DrawFn, first: int = EARLIEST + 1, last: int = LATEST - 1) -> Period:
    """Days, months, years and spans between two years, stated, worded or inferred; some open at one end.

    Args:
        draw: Given by hypothesis.
        first: Earliest year of a period, except for open ends.
        last: Latest year of a period, except for open ends.
    """
    shape = draw(st.sampled_from(("worded", "year", "month", "day", "years", "until", "since")))
    year = draw(st.integers(first, last))
    month, day = draw(st.integers(1, 12)), draw(st.integers(1, 28))
    if shape == "worded":
        return _period(draw, f"{year}", f"{year}年")
    if shape == "month":
        return _period(draw, f"{year}-{month:02}", f"{year}年{month}月")
    if shape == "day":
        return _period(draw, f"{year}-{month:02}-{day:02}", f"{year}年{month}月{day}日")
    if shape == "years":
        return _period(draw, str(Period.of_years(year, draw(st.integers(year, last)))), None)
    written = {"year": f"{year}", "until": f"../{year}", "since": f"{year}/.."}[shape]
    return _period(draw, written, None)


def _period(draw: st.DrawFn, written: str, wording: str | None) -> Period:
    how = draw(st.sampled_from(("stated", "inferred"))) if wording is not None else "inferred"
    parsed = Period.parse(written)
    at = None
    if wording is not None and (how == "stated" or draw(st.booleans())):
        start = draw(st.integers(0, 99))
        at = (start, start + len(wording))
    return Period(
        start=parsed.start,
        end=parsed.end,
        basis=Basis(how),
        as_stated=wording,
        because=draw(texts()) if how == "inferred" else None,
        at=at,
    )


@st.composite
def document_numbers(draw: st.DrawFn) -> DocumentNumber:
    """Document numbers, some printed in a damaged form that the reader repairs."""
    code = draw(st.sampled_from(_CODES))
    year, serial = draw(st.integers(1990, 2025)), draw(st.integers(1, 300))
    brackets = draw(st.sampled_from(("〔〕", "[]", "【】", "()")))
    return read_document_number(f"{code}{brackets[0]}{year}{brackets[1]}{serial}号")
