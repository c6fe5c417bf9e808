"""The program around the library: interrupted, nearly out of stack, with odd texts, mocks and predicates."""

import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from typing import Any
from unittest.mock import Mock

import pytest

import sgpolicy
from sgpolicy import Catalog, Measure, Region

ASK = "c = sgpolicy.load(); n = len(c.targets.where(region='黑龙江')), len(c.progress().to_dicts()), len(c.regions)\n"
DEEP = """
import sys, sgpolicy
def deep(n):
    if n:
        return deep(n - 1)
    {ask}
depth, frame = 0, sys._getframe()
while frame:
    depth, frame = depth + 1, frame.f_back
try:
    deep(sys.getrecursionlimit() - depth - {room})
except RecursionError:
    pass
{ask}
print(n)
"""
INTERRUPTED = """
import signal, sgpolicy
def stop(*_):
    raise KeyboardInterrupt
signal.signal(signal.SIGALRM, stop)
for delay in (0.001, 0.003, 0.01, 0.02, 0.03, 0.05, 0.08):
    signal.setitimer(signal.ITIMER_REAL, delay)
    try:
        {ask}
        signal.setitimer(signal.ITIMER_REAL, 0)
    except KeyboardInterrupt:
        pass
{ask}
print(n)
"""
BYTES = """
import sgpolicy
c = sgpolicy.load()
key = c.measures.ids[0].encode()
assert len(c.measures[c.measures.ids[0]].id) and key not in c.measures and c.measures.get(key) is None
for ask in (c.__getitem__, c.measures.__getitem__, c.regions.__getitem__, lambda k: c.measures.where(region=k)):
    try:
        ask(key)
    except TypeError as exc:
        assert 'bytes' in str(exc) or "b'" in str(exc)
{ask}
print(n)
"""


def _run(code: str, *flags: str) -> str:
    # `ask` is one line, so that it may stand anywhere.
    ask = ASK.strip()
    written = code.format(ask=ask, room="{room}")
    command = [sys.executable, *flags, "-c", written]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)  # noqa: S603 - our own code
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def answer(shipped: Catalog) -> str:
    """Return what a plain program gets."""
    counts = len(shipped.targets.where(region="黑龙江")), len(shipped.progress().to_dicts()), len(shipped.regions)
    return str(counts)


@pytest.mark.parametrize("room", [5, 15, 25, 40, 60, 90])
def test_a_first_use_that_runs_out_of_stack_can_be_repeated(room: int, answer: str) -> None:
    """Nothing half made is kept."""
    assert _run(DEEP.replace("{room}", str(room))) == answer


def test_a_first_use_that_is_interrupted_can_be_repeated(answer: str) -> None:
    """By Ctrl-C at any moment."""
    assert _run(INTERRUPTED) == answer


def test_bytes_are_no_text_even_where_comparing_them_is_an_error(answer: str) -> None:
    """With python -bb."""
    assert _run(BYTES, "-bb") == answer


class Text(str):
    """A text whose every method lies."""

    __slots__ = ()

    def lie(self, *_: object) -> Any:  # noqa: ANN401 - anything
        """Return nothing that fits."""
        return 5

    split = casefold = isascii = strip = encode = partition = lie  # type: ignore[assignment]
    __format__ = __str__ = __repr__ = lie


def test_a_text_that_lies_is_refused_or_answered(shipped: Catalog) -> None:
    """But never by a wrong region, and the error can be printed."""
    for name in ("黑龙江", "nowhere"):
        try:
            found = shipped.measures.where(region=Text(name))
        except Exception as exc:  # noqa: BLE001 - whatever the text brings about
            said = str(exc)
        else:
            said = "found" if found == shipped.measures.where(region=name) else ""
        assert said


def test_a_mock_of_a_region_is_no_region(shipped: Catalog) -> None:
    """It says that it is one, and would match nothing without a word."""
    with pytest.raises(TypeError, match="ask for a region by its name"):
        shipped.measures.where(region=Mock(spec=Region))
    assert Mock(spec=Measure) not in shipped.measures


async def later(_: Measure) -> bool:
    """Answer later."""
    return False


def one_by_one(_: Measure) -> Iterator[bool]:
    """Answer one by one."""
    yield False


async def both(_: Measure) -> AsyncIterator[bool]:
    """Answer one by one, later."""
    yield False


@pytest.mark.parametrize("predicate", [later, one_by_one, both])
def test_a_predicate_that_answers_later_is_refused(predicate: Any, shipped: Catalog) -> None:  # noqa: ANN401 - wrong on purpose
    """What it returns at once is true of everything."""
    with pytest.raises(TypeError, match="a function that answers at once"):
        shipped.measures.where(predicate)


def test_a_predicate_may_query_what_it_filters(shipped: Catalog) -> None:
    """Also for the first time, and also the same collection."""
    catalog = Catalog.lazily({name: tuple(getattr(shipped, name)) for name in sgpolicy.schema.CLASSES}.__getitem__)
    measures = catalog.measures
    found = measures.where(lambda m: m in measures.where(region=m.region) if m.region else False, status="planned")

    assert found == shipped.measures.where(lambda m: m.region is not None, status="planned")


def test_lists_that_a_catalog_was_made_of_may_change(shipped: Catalog) -> None:
    """It holds what was in them."""
    records, documents = [*shipped.targets], [*shipped.documents]
    terms: dict[type, list[Region]] = {Region: [*shipped.regions]}
    made = Catalog(terms=terms, documents=documents, records=records)
    for given in (records, documents, terms[Region], terms):
        given.clear()

    assert (made.targets, made.documents, made.regions) == (shipped.targets, shipped.documents, shipped.regions)
