"""Search: which records contain the words."""

from collections.abc import Iterator
from typing import Any

from sgpolicy.asked import not_a
from sgpolicy.model.absence import Absence
from sgpolicy.model.document import Document
from sgpolicy.model.figure import Figure
from sgpolicy.model.measure import Measure
from sgpolicy.model.named import Citation, Organisation, Programme
from sgpolicy.model.record import Record
from sgpolicy.names import fold


def words_of(asked: str) -> list[str]:
    """Return the words asked for, folded.

    Raises:
        TypeError: *asked* is not text.
        ValueError: There is no word in it.
    """
    if not isinstance(asked, str):
        raise TypeError(not_a("search()", "words in one text, separated by blanks", asked))
    if not (words := [fold(word) for word in asked.split()]):
        msg = "there is no word to search for; give one, or take catalog.records() for everything"
        raise ValueError(msg)
    return words


def matches(item: Document | Record, words: list[str]) -> bool:
    """Return whether *item* contains every one of *words*, which are folded, ignoring case and width."""
    haystack = "\n".join(fold(text) for text in _texts(item) if text)
    return all(word in haystack for word in words)


def _texts(item: Document | Record) -> Iterator[str | None]:
    yield item.id
    yield item.note
    if item.region:
        yield from (item.region.name.zh, item.region.name.en)
    if isinstance(item, Document):
        yield from (item.title.zh, item.title.en, item.origin)
        yield item.number.printed if item.number else None
    elif isinstance(item, Figure):
        yield from (
            item.indicator.id,
            item.indicator.name.zh,
            item.indicator.name.en,
            item.quantity.as_stated,
        )
    elif isinstance(item, Measure):
        yield from (item.summary.zh, item.summary.en)
        terms: tuple[Any, ...] = (*item.instruments, *item.domains, *item.settings, *item.actors)
        for term in terms:
            yield from (term.id, term.name.zh, term.name.en)
    elif isinstance(item, Programme):
        yield from (item.name.zh, item.name.en)
    elif isinstance(item, Organisation):
        yield from (item.name, item.body.name.zh, item.body.name.en)
    elif isinstance(item, Absence):
        yield from item.terms
    elif isinstance(item, Citation):
        yield from (item.title, item.work.title.zh, item.work.title.en, item.work.number)
