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

_WIDER = {
    "region": ("within", "more lie inside"),
    "indicator": ("broader", "more are of narrower indicators"),
}
"""For a keyword that means one thing exactly, the one that takes in what is part of it."""


def reason(answer: Any, of: Any, asked: Mapping[str, Any], predicate: Any, vocabulary: Vocabulary) -> str:  # noqa: ANN401 - collections
    """Return why *answer* is empty, or how much more lies inside its region; "" if there is nothing to say.

    Args:
        answer: What `where` found.
        of: The collection that it was asked of.
        asked: Its keyword arguments.
        predicate: Its function; None if there was none.
        vocabulary: What resolves names.
    """
    if not of:
        said: str = of.why()
        return said
    said = _inside(answer, of, asked, predicate)
    if not answer:
        return "; ".join(
            filter(None, (_emptied(of, asked, predicate), said, "" if said else _looked(of, asked, vocabulary)))
        )
    return said


def _inside(answer: Any, of: Any, asked: Mapping[str, Any], predicate: Any) -> str:  # noqa: ANN401
    """Return how many more there are of what lies within or below, where it was asked for exactly."""
    said = []
    for name, (wider, what) in _WIDER.items():
        if name in asked and wider not in asked and wider in of._FACTS:  # noqa: SLF001 - our own
            rest = {key: value for key, value in asked.items() if key != name}
            if more := len(of.where(predicate, **{wider: asked[name]}, **rest)) - len(answer):
                said.append(f"{more} {what}: {wider}={_named(asked[name])}")
    return "; ".join(said)


def _emptied(of: Any, asked: Mapping[str, Any], predicate: Any) -> str:  # noqa: ANN401
    """Return which filters leave nothing: those that do so alone, else all together."""
    alone = {f"{name}={_named(value)}": len(of.where(**{name: value})) for name, value in asked.items()}
    if predicate is not None:
        alone["the predicate"] = len(of.where(predicate))
    held = f"{len(of)} {type(of).__name__.lower()}"
    if empty := [name for name, count in alone.items() if not count]:
        return f"none of {held} matches {' or '.join(empty)}"
    return f"of {held} none matches all of {', '.join(f'{name} ({count})' for name, count in alone.items())}"


def _looked(of: Any, asked: Mapping[str, Any], vocabulary: Vocabulary) -> str:  # noqa: ANN401
    """Return whether any coded document is of the region that was asked for, or lies in it."""
    place = asked.get("within", asked.get("region"))
    if not isinstance(place, str | Region) or not isinstance(of[0], Record):
        return ""
    code = vocabulary.resolve(Region, place).code
    count = sum(code in codes(document.region) for document in vocabulary.held(Document))
    if not count:
        return "no document from there is coded yet"
    return f"{count} coded document{' is' if count == 1 else 's are'} from there"


def _named(value: object) -> str:
    """Return *value* as it is written in a call."""
    if isinstance(value, Enum):
        return shown(str(value.value))
    name = getattr(value, "short", None) or getattr(value, "id", None)
    return shown(name if isinstance(name, str) else value)
