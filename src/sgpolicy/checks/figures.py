"""Ring 2: does each figure say what its wording says?"""

from collections.abc import Iterator
from functools import lru_cache

from sgpolicy.checks.registry import Corpus, Way, places, sense
from sgpolicy.checks.wording import BOUNDS, as_read, length
from sgpolicy.errors import NotAQuantityError
from sgpolicy.model.figure import Figure
from sgpolicy.model.words import Kind
from sgpolicy.problem import Finding
from sgpolicy.reading import read_quantity

# The same few wordings stand again and again in the documents of a catalog.
_read = lru_cache(maxsize=4096)(read_quantity)


@sense("wording", "a stored number must be what its wording says when read again")
def wording(corpus: Corpus) -> Iterator[Finding]:
    """Read every wording again and compare number, hedge and unit."""
    for figure in corpus.figures():
        for path, stated in _wordings(figure):
            yield from _compare(figure, path, stated)


def _wordings(figure: Figure) -> Iterator[tuple[Way, str]]:
    yield ("quantity",), figure.quantity.as_stated
    for index, evidence in enumerate(figure.evidence[1:]):
        if evidence.as_stated:
            yield ("also", index), evidence.as_stated


def _compare(figure: Figure, path: Way, stated: str) -> Iterator[Finding]:
    stored = figure.quantity

    def unlike(key: str, what: str, remedy: str) -> Finding:
        key = key if path == ("quantity",) else "as_stated"  # evidence under `also` has a wording but no quantity
        return Finding(id=figure.id, path=(*path, key), message=f"the wording 「{stated}」 {what}", remedy=remedy)

    try:
        read = _read(stated)
    except NotAQuantityError as exc:
        yield unlike("as_stated", f"cannot be read: {exc.reason}", "give just the figure with its hedge")
        return
    if read.qualifier is not stored.qualifier:
        yield unlike("qualifier", f"says {read.qualifier}, but {stored.qualifier} is stored", as_read(read))
    elif wrong := [name for name in BOUNDS if getattr(read, name) != getattr(stored, name)]:
        yield unlike(wrong[0], f"gives {read}, but {stored} is stored", as_read(read))
    if read.unit.id != "number" and not stored.unit.is_rate_of(read.unit):
        yield unlike("unit", f"counts {read.unit.id}, but {stored.unit.id} is stored", f"unit: {read.unit.id}")


@sense("wording-length", "a span longer or shorter than its wording is in the wrong place")
def wording_length(corpus: Corpus) -> Iterator[Finding]:
    """Compare the length of each span with the length of its wording."""
    for figure, place, span, way in places(corpus.figures()):
        if place.as_stated is not None:
            yield from length(figure.id, (*way, "at"), span, place.as_stated)
    for owner, way, period, _ in corpus.periods():
        if period.at and period.as_stated is not None:
            yield from length(owner, (*way, "at"), period.at, period.as_stated)


@sense("unit-fits-indicator", "an indicator counts one kind of thing, in its unit or one that converts exactly")
def unit_fits_indicator(corpus: Corpus) -> Iterator[Finding]:
    """Compare each unit with that of the indicator."""
    for figure in corpus.figures():
        unit, wanted = figure.quantity.unit, figure.indicator.unit
        if unit.factor(wanted) is not None:
            continue
        # If the wording has another unit of that dimension, `wording` reports it.
        if unit.dimension != wanted.dimension or not _worded_otherwise(figure):
            yield Finding(
                id=figure.id,
                path=("quantity", "unit"),
                message=f"{unit.id} does not fit the indicator {figure.indicator.id}, which counts {wanted.id}",
                remedy=f"unit: {wanted.id}, or another indicator",
            )


def _worded_otherwise(figure: Figure) -> bool:
    """Return whether the wording of *figure* has another unit than is stored."""
    unit = figure.quantity.unit
    try:
        read = _read(figure.quantity.as_stated).unit
    except NotAQuantityError:
        return False
    return read.id != "number" and read not in (unit, unit.base)


@sense("percentage", "a share of a whole lies between 0 and 100 percent")
def percentage(corpus: Corpus) -> Iterator[Finding]:
    """Report shares outside 0 to 100; growth may exceed them."""
    for figure in corpus.figures():
        quantity = figure.quantity
        if quantity.unit.id != "percent" or figure.indicator.kind not in (Kind.STOCK, Kind.RATIO):
            continue
        numbers = [n for n in (quantity.lower, quantity.upper, quantity.value) if n is not None]
        if any(not 0 <= n <= 100 for n in numbers):  # noqa: PLR2004 - percent
            yield Finding(
                id=figure.id,
                path=("quantity",),
                message=f"{quantity} is not a share of a whole",
                remedy="between 0 and 100; growth needs an indicator of kind flow or rate",
            )


@sense("negative", "these documents count things; no count is below zero")
def negative(corpus: Corpus) -> Iterator[Finding]:
    """Report figures with a number below zero, each of them once."""
    for figure in corpus.figures():
        for name in ("lower", "value", "upper"):
            number = getattr(figure.quantity, name)
            if number is not None and number < 0:
                yield Finding(
                    id=figure.id,
                    path=("quantity", name),
                    message=f"{number} is below zero",
                    remedy="0 or more",
                )
                break
