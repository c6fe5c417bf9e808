"""How single fields are read: spans, ids, periods, units, short texts."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, get_origin

from sgpolicy.errors import NotAPeriodError, UnknownTermError
from sgpolicy.files.scalars import Misfit, Passed, integer, shape_of, text, unknown, verbatim
from sgpolicy.files.tree import Hole, MappingNode, PathKey, Quoted, SequenceNode
from sgpolicy.model.document import Inference
from sgpolicy.model.period import Period
from sgpolicy.model.terms import SLUG
from sgpolicy.model.unit import UNITS, Unit, unit
from sgpolicy.problem import visible

MAX_STATED = 24
"""Longest wording of a figure or printed fragment, in characters: we redistribute no source text."""
MAX_TIME = 40
"""Longest wording of a period, in characters."""
_MAX_ID = 80
_NO_COMMA = "write a number without commas, such as 44080; "
_SLUG = re.compile(SLUG)


def required(raw: MappingNode, key: str) -> object:
    """Return what stands under *key*, a place."""
    if key not in raw:
        message = f"lacks the key {key!r}"
        raise Misfit(message, f"add `{key}: [start, end]`: where in the text it stands", lacking=key)
    return raw[key]


def extra_key(key: str, allowed: list[str]) -> Misfit:
    """Return the mistake of a key that a mapping with the keys *allowed* cannot have."""
    remedy = f"{_NO_COMMA if key.isdigit() else ''}the keys here are {', '.join(allowed)}"
    return Misfit(f"unknown key {visible(key)}", remedy, path=(key,), on_key=True, asked=key, known=allowed)


def at_key(key: str, raw: object, longest: int | None = None) -> str:
    """Read the text under *key*, so that what is wrong with it is told there."""
    try:
        return short(raw, longest) if longest else text(raw)
    except Misfit as exc:
        raise exc.below(key) from None


def short(raw: object, longest: int) -> str:
    """Read text of at most *longest* characters, blanks kept where it is in quotes."""
    value = text(raw) if not isinstance(raw, Quoted) else verbatim(raw)
    if len(value) > longest:
        message = f"{visible(value)} has {len(value)} characters"
        raise Misfit(message, f"at most {longest}: we redistribute no source text")
    return value


def printed(raw: object, _: object) -> str:
    """Read printed characters, few enough to store."""
    return short(raw, MAX_STATED)


def twice(item: str, index: int) -> Misfit:
    """Return the mistake of listing *item* again."""
    return Misfit(f"{visible(item)} is listed a second time", f"delete it: it is item [{index}] already")


def chained(*groups: Iterable[str]) -> Iterable[str]:
    """Yield the words of all groups."""
    for group in groups:
        yield from group


def span(raw: object, path: object = ()) -> tuple[int, int]:
    """Read `[start, end]`: character offsets, end exclusive."""
    way: tuple[PathKey, ...] = path if isinstance(path, tuple) else ()
    if isinstance(raw, Hole):
        raise Passed
    if not isinstance(raw, SequenceNode) or len(raw) != 2:  # noqa: PLR2004 - a pair
        message = f"is {shape_of(raw)}" if not isinstance(raw, SequenceNode) else f"has {len(raw)} items"
        raise Misfit(message, "expected [start, end], two whole numbers", path=way)
    values = []
    for index, item in enumerate(raw):
        try:
            values.append(integer(item))
        except Misfit as exc:
            raise exc.below(*way, index) from None
    start, end = values
    if not 0 <= start < end:
        message = f"[{start}, {end}] is no span"
        swapped = f"[{end}, {start}], if the two are swapped" if 0 <= end < start else "[start, end]"
        raise Misfit(message, f"{swapped}; start counts from 0 and lies before end", path=way)
    return start, end


def is_tuple(form: Any) -> bool:  # noqa: ANN401 - a type form
    """Return whether a type form is a tuple."""
    return get_origin(form) is tuple


def as_is(raw: object, _: object) -> object:
    """Return *raw*: it was made before."""
    return raw


@lru_cache(maxsize=4096)
def period_of(written: str) -> Period:
    """Return the period that *written* is; the same few years are written again and again."""
    return Period.parse(written)


def parse_period(written: str, path: tuple[PathKey, ...]) -> Period:
    """Read a period; tell at *path* what is wrong with it."""
    try:
        return period_of(written)
    except NotAPeriodError as exc:
        message = f"{visible(written)} is no period: {exc.reason}"
        raise Misfit(message, 'ISO 8601, such as "2011", "2011-12-21", "2021/2025", "../2012"', path=path) from None


def is_id(value: str) -> bool:
    """Return whether *value* may be an id."""
    return _SLUG.fullmatch(value) is not None and len(value) <= _MAX_ID


def is_full_id(value: str) -> bool:
    """Return whether *value* may be the id of a document and that of a record."""
    document, _, own = value.partition("/")
    return bool(_SLUG.fullmatch(document) and _SLUG.fullmatch(own))


def slug(raw: object, _: object) -> str:
    """Read an id."""
    value = text(raw)
    if is_id(value):
        return value
    if not _SLUG.fullmatch(value):
        message = f"{visible(value)} is no id"
        raise Misfit(message, "lower-case ASCII words joined by hyphens, such as certified-2025")
    message = f"an id of {len(value)} characters"
    raise Misfit(message, f"at most {_MAX_ID}")


def former_ids(raw: object, _: object) -> tuple[str, ...]:
    """Read the full ids under which a record was once known."""
    if isinstance(raw, Hole):
        raise Passed
    if not isinstance(raw, SequenceNode):
        message = f"is {shape_of(raw)}"
        raise Misfit(message, "expected a list: [ ... ]")
    made: dict[str, int] = {}
    for index, item in enumerate(raw):
        try:
            value = text(item)
        except Misfit as exc:
            raise exc.below(index) from None
        if not is_full_id(value):
            message = f"{visible(value)} is no full id"
            raise Misfit(message, "write document and record: hl-2011-workforce-report/six-goals", path=(index,))
        if made.setdefault(value, index) != index:
            raise twice(value, made[value]).below(index)
    return tuple(made)


def unit_of(raw: object, _: object) -> Unit:
    """Read a unit."""
    asked = text(raw)
    try:
        return unit(asked)
    except UnknownTermError:
        known = [u.id for u in UNITS]
        otherwise = f"one of {', '.join(known)}"
        misfit = unknown("unit", asked, known, otherwise)
        raise misfit from None


def inferences(raw: object, _: object) -> tuple[Inference, ...]:
    """Read the mapping from inferred fields to reasons."""
    if isinstance(raw, Hole):
        raise Passed
    if not isinstance(raw, MappingNode):
        message = f"is {shape_of(raw)}"
        raise Misfit(message, "expected a mapping from field to reason")
    made = []
    for name, why in raw.items():
        try:
            made.append(Inference(field=name, because=text(why)))
        except Misfit as exc:
            raise exc.below(name) from None
    return tuple(made)


def plural(kind: str) -> str:
    """Return the key of the list of a kind of term."""
    return "bodies" if kind == "body" else f"{kind}s"
