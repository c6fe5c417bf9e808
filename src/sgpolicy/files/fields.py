"""How the value of a single field is read: the schema says what it must be, its spelling what it can be."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from typing import Any, Self

from attrs import evolve

from sgpolicy.errors import NotAPeriodError, UnknownTermError
from sgpolicy.files.spelling import AMBIGUOUS, CURLY, DECIMAL, INTEGER, Unsure
from sgpolicy.files.tree import Hole, Map, Seq
from sgpolicy.model.document import Inference
from sgpolicy.model.period import Period
from sgpolicy.model.quantity import exact_number
from sgpolicy.model.terms import SLUG
from sgpolicy.model.unit import UNITS, Unit, unit
from sgpolicy.problem import Finding, PathKey, visible

MAX_STATED = 24
"""Longest wording of a figure or printed fragment, in characters: we redistribute no source text."""
MAX_TIME = 40
"""Longest wording of a period, in characters."""
MAX_ID = 80
_NO_COMMA = "write a number without commas, such as 44080; "
_NOTHING = ("~", "null")
_SLUG = re.compile(SLUG)
_FRACTION = re.compile("(-?[0-9]{1,18})/([1-9][0-9]{0,17})")


class Misfit(ValueError):  # noqa: N818 - never leaves the package: its finding becomes a Problem
    """A value does not fit its field.

    Attributes:
        finding: What is wrong, told from the value that was being read.
    """

    def __init__(self, message: str, remedy: str, **facts: Any) -> None:  # noqa: ANN401 - those of a Finding
        super().__init__(message, remedy)
        self.finding = Finding(message=message, remedy=remedy, **facts)

    def below(self, *steps: PathKey) -> Self:
        """Return the same mistake, told from *steps* further up."""
        self.finding = evolve(self.finding, path=(*steps, *self.finding.path))
        return self


class Passed(ValueError):  # noqa: N818 - a signal
    """The value was refused before and is reported already."""


def spelt(raw: object) -> str:
    """Return a scalar as its file spells it, quotes apart."""
    return str(raw).lower() if isinstance(raw, bool) else str(raw)


def shape_of(raw: object) -> str:
    """Return what *raw* is, in the words of YAML."""
    if isinstance(raw, dict):
        return "a mapping"
    if isinstance(raw, list):
        return "a list"
    return "empty" if raw == "" else visible(spelt(raw))


def scalar(raw: object, wanted: str) -> str:
    """Return the spelling of a scalar, or raise a `Misfit` that asks for *wanted*."""
    if isinstance(raw, Hole):
        raise Passed
    if isinstance(raw, (dict, list)):
        message = f"is {shape_of(raw)}"
        raise Misfit(message, f"expected {wanted}")
    return spelt(raw)


def listed(raw: object) -> Seq:
    """Return *raw*, which must be a list."""
    if type(raw) is Seq:
        return raw
    if isinstance(raw, Hole):
        raise Passed
    message = f"is {shape_of(raw)}"
    raise Misfit(message, "expected a list: [ ... ]")


def text(raw: object, _: object = None) -> str:
    """Read text; what YAML could take for a number, date or boolean must be in quotes."""
    if type(raw) is str and raw and not raw.isspace():
        return raw
    value = scalar(raw, "text")
    if not value.strip():
        message = "is empty"
        raise Misfit(message, "write the text, or leave the key out")
    if type(raw) is Unsure and CURLY.fullmatch(value):
        message = f"{visible(value)} stands between curly quotes, which are part of the text to YAML"
        raise Misfit(message, f'write "{value[1:-1][:40]}"; if the curly quotes are printed, put "..." around them')
    if not isinstance(raw, str) or AMBIGUOUS.fullmatch(value):
        message = f"unquoted, {visible(value)} is not text to some YAML readers"
        if value.casefold() in _NOTHING:
            raise Misfit(message, "leave the key out where there is nothing to say")
        raise Misfit(message, f'write "{value[:40]}" in quotes')
    if value.count('"') % 2:
        message = f"{visible(value)} holds only one quotation mark of a pair"
        raise Misfit(message, "put the whole text in quotes, or delete the mark")
    return str(value)


def short(raw: object, longest: int) -> str:
    """Read at most *longest* characters as printed in a source, blanks too where they are in quotes."""
    value = raw if type(raw) is str and raw else text(raw)
    if len(value) > longest:
        message = f"{visible(value)} has {len(value)} characters"
        raise Misfit(message, f"at most {longest}: we redistribute no source text")
    return value


def printed(raw: object, _: object) -> str:
    """Read printed characters, few enough to store."""
    return short(raw, MAX_STATED)


def integer(raw: object, _: object = None) -> int:
    """Read a whole number in plain ASCII digits."""
    if type(raw) is int:
        return raw
    raise _not_a_number(raw, "a whole number", "is not a whole number", "1200")


def number(raw: object, _: object = None) -> int | Decimal | Fraction:
    """Read an exact number: a whole one, a plain decimal, or in quotes a fraction that no decimal is."""
    if type(raw) is int or type(raw) is Decimal:
        return raw
    if isinstance(raw, str) and (hit := _FRACTION.fullmatch(raw)):
        fraction = Fraction(int(hit[1]), int(hit[2]))
        exact = exact_number(fraction)
        if not isinstance(exact, Fraction):
            message = f"{visible(raw)} is a whole number or a decimal"
            raise Misfit(message, f"write {exact}")
        if raw != str(fraction):
            message = f"{visible(raw)} is not in lowest terms"
            raise Misfit(message, f'write "{fraction}"')
        return fraction
    raise _not_a_number(raw, "a number", "is not a number", "1200 or 3.5")


def _not_a_number(raw: object, wanted: str, verdict: str, example: str) -> Misfit:
    value = scalar(raw, wanted)
    quoted = " in quotes" if isinstance(raw, str) and (INTEGER.fullmatch(value) or DECIMAL.fullmatch(value)) else ""
    message = f"{visible(value)}{quoted} {verdict}"
    return Misfit(message, f"write ASCII digits without quotes, such as {example}")


def boolean(raw: object, _: object = None) -> bool:
    """Read true or false."""
    if type(raw) is bool:
        return raw
    message = f"{visible(scalar(raw, 'true or false'))} is neither true nor false"
    raise Misfit(message, "write true or false, without quotes")


def choice(cls: type[Enum]) -> Callable[[Any, Any], Enum]:
    """Return what reads one word of the closed vocabulary *cls*."""
    known = {str(member.value): member for member in cls}
    wanted = f"one of {', '.join(known)}"

    def read(raw: object, _: object = None) -> Enum:
        member = known.get(raw) if isinstance(raw, str) else None
        if member is None and (member := known.get(value := scalar(raw, wanted))) is None:
            message = f"unknown {_words_of(cls)} {visible(value)}"
            raise Misfit(message, wanted, asked=value, known=list(known))
        return member

    return read


def _words_of(cls: type[Enum]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cls.__name__).lower()


def unknown(kind: str, asked: str, known: Iterable[str], otherwise: str) -> Misfit:
    """Return the `Misfit` for a reference to nothing."""
    message = f"unknown {kind} {visible(asked)}"
    return Misfit(message, otherwise, check="reference", asked=asked, known=known)


def lacking(key: str) -> Misfit:
    """Return the mistake of a mapping without *key*."""
    ways = {
        "as_stated": "add `as_stated:`, the wording itself, such as 三万人",
        "at": "add `at: [start, end]`: where in the text it stands",
        "basis": "add `basis: stated` and `as_stated:` if the text says so, else `basis: inferred` and `because:`",
        "id": "add `id:`, lower-case words joined by hyphens",
    }
    return Misfit(f"lacks the key {key!r}", ways.get(key, f"add `{key}:`"), lacking=key)


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


def twice(item: str, index: int) -> Misfit:
    """Return the mistake of listing *item* again."""
    return Misfit(f"{visible(item)} is listed twice", f"delete it: it is already item [{index}]")


def place(raw: Map) -> tuple[int, int]:
    """Read the span under the key `at` of a mapping, which must have one."""
    if "at" not in raw:
        raise lacking("at")  # noqa: EM101 - a key, not a message
    return span(raw["at"], ("at",))


def span(raw: object, path: tuple[PathKey, ...] = ()) -> tuple[int, int]:
    """Read `[start, end]`: character offsets, end exclusive."""
    if type(raw) is Seq and len(raw) == 2:  # noqa: PLR2004 - a pair
        start, end = raw
        if type(start) is int and type(end) is int and 0 <= start < end:
            return start, end
    if isinstance(raw, Hole):
        raise Passed
    if not isinstance(raw, list) or len(raw) != 2:  # noqa: PLR2004 - a pair
        message = f"has {len(raw)} items" if isinstance(raw, list) else f"is {shape_of(raw)}"
        raise Misfit(message, "expected [start, end], two whole numbers", path=path)
    values = []
    for index, item in enumerate(raw):
        try:
            values.append(integer(item))
        except Misfit as exc:
            raise exc.below(*path, index) from None
    start, end = values
    message = f"[{start}, {end}] is not a span"
    swapped = f"[{end}, {start}], if the two are swapped" if 0 <= end < start else "[start, end]"
    raise Misfit(message, f"{swapped}; start counts from 0 and comes before end", path=path)


@lru_cache(maxsize=4096)
def period_of(written: str) -> Period:
    """Return the period that *written* is; the same few years are written again and again."""
    return Period.parse(written)


def parse_period(written: str, path: tuple[PathKey, ...]) -> Period:
    """Read a period; tell at *path* what is wrong with it."""
    try:
        return period_of(written)
    except NotAPeriodError as exc:
        message = f"{visible(written)} is not a period: {exc.reason}"
        raise Misfit(message, 'ISO 8601, such as "2011", "2011-12-21", "2021/2025", "../2012"', path=path) from None


def time_wording(raw: object, _: object) -> str:
    """Read the words for a time, few enough to store."""
    value = text(raw)
    if len(value) > MAX_TIME:
        message = f"a wording of {len(value)} characters"
        raise Misfit(message, f"at most {MAX_TIME}: the words for the time alone")
    return value


def slug(raw: object, _: object) -> str:
    """Read an id."""
    value = text(raw)
    if not _SLUG.fullmatch(value):
        message = f"{visible(value)} is not an id"
        raise Misfit(message, "lower-case ASCII words joined by hyphens, such as certified-2025")
    if len(value) > MAX_ID:
        message = f"an id of {len(value)} characters"
        raise Misfit(message, f"at most {MAX_ID}")
    return value


def former_ids(raw: object, _: object) -> tuple[str, ...]:
    """Read the full ids under which a record was once known."""
    made: dict[str, int] = {}
    for index, item in enumerate(listed(raw)):
        try:
            value = text(item)
        except Misfit as exc:
            raise exc.below(index) from None
        if not all(map(_SLUG.fullmatch, value.partition("/")[::2])):
            message = f"{visible(value)} is not a full id"
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
        misfit = unknown("unit", asked, known, f"one of {', '.join(known)}")
        raise misfit from None


def inferences(raw: object, _: object) -> tuple[Inference, ...]:
    """Read the mapping from inferred fields to reasons."""
    if isinstance(raw, Hole):
        raise Passed
    if not isinstance(raw, Map):
        message = f"is {shape_of(raw)}"
        raise Misfit(message, "expected a mapping from field to reason")
    return tuple(Inference(field=name, because=at_key(name, why)) for name, why in raw.items())
