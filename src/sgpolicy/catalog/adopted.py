"""What can be adopted, by name, and the records that show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from sgpolicy.analysis.lineage import DESCENT
from sgpolicy.catalog.vocabulary import Vocabulary
from sgpolicy.errors import AmbiguousNameError, PartialNameError, UnknownNameError, UnknownTermError
from sgpolicy.model.named import Programme
from sgpolicy.model.record import Record
from sgpolicy.model.terms import Indicator, Instrument, Work

if TYPE_CHECKING:
    from sgpolicy.catalog.analyses import Analyses

Adoptable = Instrument | Programme | Work | Indicator


def adopted(vocabulary: Vocabulary, asked: str | Adoptable) -> Adoptable:
    """Return the instrument, programme, work or indicator that *asked* means, or is; an id goes before a name.

    Raises:
        UnknownTermError: None of them has the name.
        AmbiguousNameError: Several of them have it.
        TypeError: It is neither a text nor one of them.
    """
    if isinstance(asked, Adoptable):
        return asked
    kinds: tuple[Callable[[], Adoptable], ...] = (
        lambda: vocabulary.resolve(Instrument, asked),
        lambda: vocabulary.resolve(Programme, asked),
        lambda: vocabulary.resolve(Work, asked),
        lambda: vocabulary.resolve(Indicator, asked),
    )
    found: list[Adoptable] = []
    errors: list[UnknownNameError] = []
    for resolved in kinds:
        try:
            found.append(resolved())
        except UnknownNameError as exc:
            errors.append(exc)
    exact = [one for one in found if asked == one.id]
    if len(exact) == 1:
        return exact[0]
    if len(found) > 1:
        kind, either = "thing to adopt", [f"{type(one).__name__.lower()} {one.id}" for one in found]
        raise AmbiguousNameError(kind, asked, either)
    if found:
        return found[0]
    partial = next((exc for exc in errors if isinstance(exc, PartialNameError)), None)
    if partial is not None:
        raise partial
    known = [name for exc in errors for name in exc.known]
    raise UnknownTermError(asked, known, "instrument, programme, work or indicator", "catalog.instruments and others")


def adopting(catalog: Analyses, what: Adoptable) -> Iterator[Record]:
    """Yield the records that show a place to have *what*."""
    if isinstance(what, Instrument):
        yield from catalog.measures.where(instrument=what)
    elif isinstance(what, Work):
        yield from catalog.citations.where(work=what, relation=DESCENT)
    elif isinstance(what, Programme):
        same = [one for one in catalog.programmes if one.name.zh == what.name.zh]
        yield from same
        yield from (one for one in catalog.measures if one.programme in same)
    else:
        yield from catalog.targets.where(indicator=what)
        yield from catalog.observations.where(indicator=what)
        yield from catalog.provisions.where(indicator=what)
