"""A few lines on any collection or result: how many, of which sort, where, when, and how well supported."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from sgpolicy.catalog.hits import type_of
from sgpolicy.display.layout import folded
from sgpolicy.display.say import in_chinese, label, plural, said, say
from sgpolicy.display.width import pad, width
from sgpolicy.model.document import Document
from sgpolicy.model.record import Record

_MOST = 6
"""Values that a line names; the rest are counted together."""
_ATTRIBUTES = (
    "answer",
    "verdict",
    "status",
    "commitment",
    "kind",
    "role",
    "relation",
    "level",
    "hindrance",
    "confidence",
)


def summary_text(things: Iterable[Any]) -> str:
    """Return how many *things* there are, and how they are spread over what they have, a line each."""
    items = list(things)
    lines = [(label(name), counted) for name, counted in _spreads(items) if counted]
    size = max((width(name) for name, _ in lines), default=0)
    rest = (f"  {pad(name, size)}  {counted}" for name, counted in lines)
    title = f"{plural(things)}: {len(items)}"
    return "\n".join([title, *(part for line in rest for part in folded(line, " " * (size + 4)))])


def _spreads(items: list[Any]) -> Iterable[tuple[str, str]]:
    if len(types := {type(item) for item in items}) > 1:
        yield "type", tally(label(type_of(item)) for item in items)
    for name in _ATTRIBUTES:
        yield name, tally(_values(items, _reading(name)))
    if types and not any(issubclass(cls, Record) for cls in types):
        yield "grade", tally(_values(items, lambda item: getattr(getattr(item, "reliability", None), "grade", None)))
    yield "region", tally(_values(items, _reading("region")))
    yield "year", _years(items)
    documents = {item.document.id: item.document for item in items if isinstance(item, Record)}
    held = [item for item in items if isinstance(item, Document)]
    if documents:
        yield "documents", str(len(documents))
    yield "depth", tally(say(one.depth) for one in (*documents.values(), *held))
    yield "evidence", tally(say(item.evidence_kind) for item in items if isinstance(item, Record))


def _reading(name: str) -> Callable[[Any], object]:
    return lambda item: getattr(item, name, None)


def _values(items: Iterable[Any], read: Callable[[Any], object]) -> Iterable[str]:
    """Yield what there is, as displayed."""
    return (say(value) for item in items if (value := read(item)) is not None and not callable(value))


def tally(values: Iterable[str], most: int = _MOST) -> str:
    """Return how often each value occurs, the most frequent first; "" for none."""
    found = Counter(values).most_common()
    named = [f"{value} {count}" for value, count in found[:most]]
    rest = sum(count for _, count in found[most:])
    more = [said("{n} more {count}", n=len(found) - most, count=rest)] if rest else []
    return ("，" if in_chinese() else ", ").join(named + more)


def _years(items: Iterable[Any]) -> str:
    """Return from when to when, and how many have no time."""
    whens = [getattr(item, "known" if isinstance(item, Document) else "when", None) for item in items]
    ends = [day.year for when in whens if when for day in (when.start, when.end) if day]
    if not ends:
        return ""
    undated = sum(when is None for when in whens)
    span = str(min(ends)) if min(ends) == max(ends) else said("{one} to {other}", one=min(ends), other=max(ends))
    return span + (said("; undated {count}", count=undated) if undated else "")
