"""Ring 2: does the wording of each figure give what is stored?"""

from collections.abc import Iterator

from sgpolicy.errors import NotAQuantityError
from sgpolicy.files.checks.registry import Corpus, Finding, sense
from sgpolicy.model.figure import Figure
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.words import Kind, Qualifier
from sgpolicy.reading import read_quantity

_BOUNDS = ("value", "lower", "upper", "lower_open", "upper_open")


@sense("wording", "a stored number must be what its wording says when read again")
def wording(corpus: Corpus) -> Iterator[Finding]:
    """Read every wording again and compare number, hedge and unit."""
    for figure in corpus.figures():
        for path, stated in _wordings(figure):
            yield from _compare(figure, path, stated)


def _wordings(figure: Figure) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield ("quantity",), figure.quantity.as_stated
    for index, evidence in enumerate(figure.evidence[1:]):
        if evidence.as_stated:
            yield ("also", index), evidence.as_stated


def _compare(figure: Figure, path: tuple[str | int, ...], stated: str) -> Iterator[Finding]:
    stored = figure.quantity
    try:
        read = read_quantity(stated)
    except NotAQuantityError as exc:
        message = f"the wording 「{stated}」 cannot be read: {exc.reason}"
        yield Finding(
            id=figure.id,
            path=(*path, "as_stated"),
            message=message,
            remedy="give just the figure with its hedge",
        )
        return
    if read.qualifier is not stored.qualifier:
        yield Finding(
            id=figure.id,
            path=(*path, "qualifier") if path == ("quantity",) else (*path, "as_stated"),
            message=f"the wording 「{stated}」 says {read.qualifier}, but {stored.qualifier} is stored",
            remedy=_as_keys(read),
        )
    elif wrong := [name for name in _BOUNDS if getattr(read, name) != getattr(stored, name)]:
        yield Finding(
            id=figure.id,
            path=(*path, wrong[0]) if path == ("quantity",) else (*path, "as_stated"),
            message=f"the wording 「{stated}」 gives {read}, but {stored} is stored",
            remedy=_as_keys(read),
        )
    if read.unit.id != "number" and read.unit not in (stored.unit, stored.unit.base):
        yield Finding(
            id=figure.id,
            path=(*path, "unit") if path == ("quantity",) else (*path, "as_stated"),
            message=f"the wording 「{stated}」 counts {read.unit.id}, but {stored.unit.id} is stored",
            remedy=f"unit: {read.unit.id}",
        )


def _as_keys(quantity: Quantity) -> str:
    parts = [f"qualifier: {quantity.qualifier}"]
    for name in _BOUNDS:
        value = getattr(quantity, name)
        if value is not None and value is not False:
            parts.append(f"{name}: {str(value).lower() if value is True else value}")
    return "as its wording reads: " + ", ".join(parts)


@sense("wording-length", "a span that is longer or shorter than its wording points beside it")
def wording_length(corpus: Corpus) -> Iterator[Finding]:
    """Compare the length of each span with the length of its wording."""
    for figure in corpus.figures():
        for index, evidence in enumerate(figure.evidence):
            stated = evidence.as_stated
            if stated is not None and evidence.end - evidence.start != len(stated):
                path: tuple[str | int, ...] = ("at",) if not index else ("also", index - 1, "at")
                yield Finding(
                    id=figure.id,
                    path=path,
                    message=f"the span has {evidence.end - evidence.start} characters, 「{stated}」 {len(stated)}",
                    remedy=f"[{evidence.start}, {evidence.start + len(stated)}], if the start is right",
                )


@sense("unit-fits-indicator", "an indicator counts one sort of thing")
def unit_fits_indicator(corpus: Corpus) -> Iterator[Finding]:
    """Compare the dimension of each unit with that of the indicator's."""
    for figure in corpus.figures():
        unit, wanted = figure.quantity.unit, figure.indicator.unit
        if unit.dimension != wanted.dimension:
            yield Finding(
                id=figure.id,
                path=("quantity", "unit"),
                message=f"{unit.id} does not fit the indicator {figure.indicator.id}, which counts {wanted.id}",
                remedy=f"unit: {wanted.id}, or another indicator",
            )


@sense("percentage", "a share of a whole lies between 0 and 100 percent")
def percentage(corpus: Corpus) -> Iterator[Finding]:
    """Report shares outside 0 to 100; growth may be more."""
    for figure in corpus.figures():
        quantity = figure.quantity
        if quantity.unit.id != "percent" or figure.indicator.kind not in (Kind.STOCK, Kind.RATIO):
            continue
        numbers = [n for n in (quantity.lower, quantity.upper, quantity.value) if n is not None]
        if any(not 0 <= n <= 100 for n in numbers):  # noqa: PLR2004 - percent
            yield Finding(
                id=figure.id,
                path=("quantity",),
                message=f"{quantity} is no share of a whole",
                remedy="between 0 and 100; growth needs an indicator of kind flow or rate",
            )


@sense("negative", "these documents count; no count is below nothing")
def negative(corpus: Corpus) -> Iterator[Finding]:
    """Report numbers below zero."""
    for figure in corpus.figures():
        quantity = figure.quantity
        lowest = quantity.value if quantity.qualifier is Qualifier.ABOUT else quantity.lower
        if lowest is not None and lowest < 0:
            yield Finding(
                id=figure.id,
                path=("quantity", "lower"),
                message=f"{lowest} is below nothing",
                remedy="0 or more",
            )
