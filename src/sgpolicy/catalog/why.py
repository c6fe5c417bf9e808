"""Why a question found nothing, or less than was meant: which filter emptied it, and what lies inside a region."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from sgpolicy.asked import shown
from sgpolicy.catalog.facts import codes
from sgpolicy.catalog.vocabulary import Vocabulary
from sgpolicy.model.document import Document
from sgpolicy.model.record import Record
from sgpolicy.model.region import Region
from sgpolicy.model.said import Said, joined

_WIDER = {
    "region": ("within", "{more} more lie inside: within={asked}"),
    "indicator": ("broader", "{more} more are of narrower indicators: broader={asked}"),
}
"""For a keyword that means one thing exactly, the one that takes in what is part of it, and what to say."""


def reason(answer: Any, of: Any, asked: Mapping[str, Any], predicate: Any, vocabulary: Vocabulary) -> Said:  # noqa: ANN401 - collections
    """Return why *answer* is empty, or how much more lies inside its region; "" if there is nothing to say.

    Args:
        answer: What `where` found.
        of: The collection that it was asked of.
        asked: Its keyword arguments.
        predicate: Its function; None if there was none.
        vocabulary: What resolves names.
    """
    if not of:
        before: Said = of.why()
        return before
    said = _inside(answer, of, asked, predicate)
    if not answer:
        more = said or _looked(of, asked, vocabulary)
        emptied = _emptied(of, asked, predicate)
        return joined(emptied, more) if more else emptied
    return said


def _inside(answer: Any, of: Any, asked: Mapping[str, Any], predicate: Any) -> Said:  # noqa: ANN401
    """Return how many more there are of what lies within or below, where it was asked for exactly."""
    said = Said("")
    for name, (wider, template) in _WIDER.items():
        if name in asked and wider not in asked and wider in of._FACTS:  # noqa: SLF001 - our own
            rest = {key: value for key, value in asked.items() if key != name}
            if count := len(of.where(predicate, **{wider: asked[name]}, **rest)) - len(answer):
                more = Said(template, more=count, asked=_named(asked[name]))
                said = joined(said, more) if said else more
    return said


def _emptied(of: Any, asked: Mapping[str, Any], predicate: Any) -> Said:  # noqa: ANN401
    """Return which filters leave nothing: those that do so alone, else all together."""
    alone: dict[str, int] = {f"{name}={_named(value)}": len(of.where(**{name: value})) for name, value in asked.items()}
    if predicate is not None:
        alone[Said("the predicate")] = len(of.where(predicate))
    held = Said("{count} {things}", count=len(of), things=Said(type(of).__name__.lower()))
    if empty := [name for name, count in alone.items() if not count]:
        filters: str = empty[0]
        for name in empty[1:]:
            filters = Said("{one} or {other}", one=filters, other=name)
        return Said("none of {held} matches {filters}", held=held, filters=filters)
    counts = tuple(Said("{filter} ({count})", filter=name, count=count) for name, count in alone.items())
    return Said("of {held} none matches all of {filters}", held=held, filters=counts)


def _looked(of: Any, asked: Mapping[str, Any], vocabulary: Vocabulary) -> Said:  # noqa: ANN401
    """Return whether any coded document is of the region that was asked for, or lies in it."""
    place = asked.get("within", asked.get("region"))
    if not isinstance(place, str | Region) or not isinstance(of[0], Record):
        return Said("")
    code = vocabulary.resolve(Region, place).code
    count = sum(code in codes(document.region) for document in vocabulary.held(Document))
    if not count:
        return Said("no document from there is coded yet")
    return (
        Said("one coded document is from there") if count == 1 else Said("{n} coded documents are from there", n=count)
    )


def _named(value: object) -> str:
    """Return *value* as it is written in a call."""
    if isinstance(value, Enum):
        return shown(str(value.value))
    name = getattr(value, "short", None) or getattr(value, "id", None)
    return shown(name if isinstance(name, str) else value)
