"""Read wordings again, to compare them with what is stored."""

from collections.abc import Iterator, Mapping

from sgpolicy.checks.registry import Corpus, Way
from sgpolicy.errors import NotAPeriodError, NotAQuantityError
from sgpolicy.model.document import Document
from sgpolicy.model.period import Period
from sgpolicy.model.quantity import Quantity
from sgpolicy.problem import Finding
from sgpolicy.reading import read_period, read_quantity

BOUNDS = ("value", "lower", "upper", "lower_open", "upper_open", "vague")


def as_read(quantity: Quantity) -> str:
    """Return a remedy: the keys and values that a file must have for *quantity*."""
    return "write it as worded: " + ", ".join(f"{key}: {value}" for key, value in _written(quantity).items())


def _written(quantity: Quantity) -> dict[str, str]:
    written = {"qualifier": str(quantity.qualifier)}
    for name in BOUNDS:
        value = getattr(quantity, name)
        if value is not None and value is not False:
            written[name] = "true" if value is True else str(value)
    return written


def first_difference(stated: str, raw: Mapping[str, object]) -> tuple[str | None, str]:
    """Return the first key of *raw* that differs from its wording, and the remedy.

    Args:
        stated: The wording.
        raw: Keys and bare values of the quantity in its file.

    Returns:
        The key, None if it is missing from *raw*; and the remedy, empty if the
        wording itself cannot be read.
    """
    try:
        read = read_quantity(stated)
    except NotAQuantityError:
        return None, ""
    wanted = _written(read)
    keys = ("qualifier", *BOUNDS)
    wrong = next((key for key in keys if str(raw.get(key, "false")) != wanted.get(key, "false")), None)
    return wrong if wrong in raw else None, as_read(read)


def periods_read(corpus: Corpus) -> Iterator[tuple[str, Way, Period, Period, Document]]:
    """Yield each period whose wording can be read: its owner's id, path, the period, the one read, document."""
    for owner, path, period, document in corpus.periods():
        if period.as_stated is not None:
            try:
                yield owner, path, period, read_period(period.as_stated, reference=document.reference), document
            except NotAPeriodError:
                continue  # a wording may be anything; the reader knows only the common ones


def length(owner: str, path: Way, span: tuple[int, int], wording: str) -> Iterator[Finding]:
    """Yield a finding if *span* is not as long as *wording*, which is to be found there."""
    start, end = span
    if end - start != len(wording):
        yield Finding(
            id=owner,
            path=path,
            message=f"the span has {end - start} characters, 「{wording}」 {len(wording)}",
            remedy=f"[{start}, {start + len(wording)}], if the start is right",
        )
