"""What the fuzzers throw bytes at, and what must hold then; needs no fuzzer itself."""

from contextlib import suppress
from time import process_time

from sgpolicy.catalog.load import load
from sgpolicy.errors import NotADocumentNumberError, NotAPeriodError, NotAQuantityError
from sgpolicy.files.folder import DataFile
from sgpolicy.files.load import Base, Loader
from sgpolicy.files.text import FORBIDDEN, clean_text
from sgpolicy.model.period import Period
from sgpolicy.problem import DataError
from sgpolicy.reading import (
    find_document_numbers,
    find_periods,
    find_quantities,
    read_document_number,
    read_number,
    read_period,
    read_quantity,
    write_quantity,
)
from sgpolicy.textfile import FileRefusedError

ALPHABET = (
    "〇零○一二三四五六七八九十百千万亿两廿卅半几多余来近约超过突破不少于至少以上以下左右个人名户次期元块%％"
    "百分之点每月年人次/—-~至到间0123456789０１２３.,,.第十二五“”〔〕[]号发民人次所家支亩平方公里倍岁 \n"
)
SLOW_TEXT = 2.0
"""Seconds that no text of this size may take."""

find_periods("年")  # the patterns are made once, on first use
find_quantities("年")


def text_of(data: bytes) -> str:
    """Return the text that *data* stands for."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(ALPHABET[byte % len(ALPHABET)] for byte in data)


def check_text(text: str) -> None:
    """Read *text* in every way and check what must hold of each result.

    Raises:
        AssertionError: A law is broken, or it took too long.
    """
    started = process_time()
    with suppress(NotAQuantityError):
        read_number(text)
    with suppress(NotADocumentNumberError):
        read_document_number(text)
    _check_period(text)
    _check_quantity(text)
    place = 0
    for found in find_quantities(text):
        assert place <= found.start < found.end <= len(text)
        assert found.text == text[found.start : found.end]
        assert read_quantity(found.text) == found.quantity
        place = found.end
    place = 0
    for period in find_periods(text, reference=Period.parse("2011-12-21")):
        assert place <= period.start < period.end <= len(text)
        assert period.text == text[period.start : period.end]
        assert not period.period or read_period(period.text, reference=Period.parse("2011-12-21")) == period.period
        place = period.end
    for number in find_document_numbers(text):
        assert 0 <= number.start < number.end <= len(text)
    assert process_time() - started < SLOW_TEXT, f"{len(text)} characters took too long"


def _check_period(text: str) -> None:
    try:
        period = read_period(text, reference=Period.parse("2011-12-21"))
    except NotAPeriodError:
        return
    assert Period.parse(str(period)) == period


def _check_quantity(text: str) -> None:
    try:
        quantity = read_quantity(text)
    except NotAQuantityError:
        return
    low, high = quantity.lower, quantity.upper
    assert low is None or high is None or low <= high
    assert quantity.value is None or quantity.value in quantity
    assert len(quantity.as_stated) <= 24
    assert read_quantity(write_quantity(quantity)) == quantity


HEAD = b"""id: xx-2020-fuzz
title: {zh: "\xe7\xa4\xba\xe4\xbe\x8b", en: "Example"}
kind: notice
region: "230000"
dates: {issued: {period: "2020", basis: inferred, because: "made up"}}
source:
  file: fuzz.txt
  characters: 1000
  sha256: "0000000000000000000000000000000000000000000000000000000000000000"
  extent: [0, 1000]
reliability: {grade: D, because: "made up"}
"""
SLOW_FILE = 5.0
"""Seconds that no file of this size may take."""

BASE = Base(load().known())


def check_file(raw: bytes) -> bool:
    """Load *raw* as a data file; return True if it is sound.

    Raises:
        AssertionError: A problem is not told as it should be, or it took too long.
    """
    started = process_time()
    try:
        text = clean_text(raw, "fuzz.yaml")
        Loader(BASE).run([DataFile("fuzz.yaml", text)])
    except FileRefusedError as exc:
        problems = [exc.problem]
    except DataError as exc:
        problems = list(exc.problems)
        assert problems
    else:
        problems = []
    for problem in problems:
        line = str(problem)
        assert problem.message
        assert problem.file == "fuzz.yaml"
        assert "\n" not in line
        assert not FORBIDDEN.search(line), f"raw control characters in {line!r}"
        assert problem.line >= 0
        assert problem.column >= 0
        assert len(line) < 2000, f"a message of {len(line)} characters"
    assert process_time() - started < SLOW_FILE, f"{len(raw)} bytes took too long"
    return not problems


def quantity_input(data: bytes) -> None:
    """Take one input for the readers of Chinese."""
    check_text(text_of(data))


def reader_input(data: bytes) -> None:
    """Take one input for the reader of files: as it is, and after the head of a sound document."""
    check_file(data)
    check_file(HEAD + data)
