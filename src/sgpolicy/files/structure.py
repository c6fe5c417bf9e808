"""From trees to model objects: the schema, run by cattrs.

One `Structurer` serves one load. cattrs makes the classes, always with detailed
validation, and collects what does not fit; the hooks read scalars strictly and
turn ids into the objects that they name.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import NoneType
from typing import Any, ClassVar, Self, TypeVar, get_args, get_origin

import attrs
from cattrs import ClassValidationError, Converter, IterableValidationError
from cattrs.errors import IterableValidationNote
from cattrs.gen import make_dict_structure_fn, override

from sgpolicy.checks.wording import first_difference
from sgpolicy.errors import FieldError, QuantityShapeError
from sgpolicy.files import fields
from sgpolicy.files.explain import explained, without_echoes
from sgpolicy.files.fields import Misfit, Passed, extra_key, lacking, listed, place, shape_of, span, text
from sgpolicy.files.places import Places, whole
from sgpolicy.files.references import Hook, Known, References
from sgpolicy.files.tree import Hole, Map, Seq
from sgpolicy.model import words
from sgpolicy.model.document import Document, Inference, Source
from sgpolicy.model.page import Page
from sgpolicy.model.period import Period
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.record import Record
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Term
from sgpolicy.model.unit import Unit
from sgpolicy.problem import Finding, PathKey
from sgpolicy.schema import AT_A_SPAN, DATES, IN_CHINESE, LINKED, PLACE_KEYS, TERMS, file_keys

T = TypeVar("T")
Prepare = Callable[[Map, type, list[Exception]], dict[str, Any]]
"""Turns the mapping of a file into that of its class, and collects what is wrong with what it turns."""

_MAX_ERRORS = 100
_MAX_MISNAMED = 1_000
_OF_A_PAGE = frozenset(file_keys(Page)) - frozenset(file_keys(Source))
_SOME_DAY = date(2000, 1, 1)


class Structurer:
    """Makes model objects of trees.

    Attributes:
        references: What ids in the trees refer to.
    """

    _idle: ClassVar[list[Self]] = []

    def __init__(self) -> None:
        self.references = References()
        self._places = Places(self.references)
        self._misnamed = 0  # mappings in which a key is missing
        self._makers: dict[type, Hook] = {}
        self._converter = Converter(forbid_extra_keys=True, detailed_validation=True)
        self._register()
        self._period_of, self._quantity_of, self._source_of, self._page_of = map(
            self._maker, (Period, Quantity, Source, Page)
        )

    @classmethod
    @contextmanager
    def laid_on(cls, known: Known) -> Iterator[Self]:
        """Yield a structurer for one load.

        cattrs writes and compiles a function per class, which takes longer than
        to load a small file, so structurers are kept and used again; never by
        two loads at once.
        """
        try:
            structurer = cls._idle.pop()
        except IndexError:
            structurer = cls()
        structurer.references.start(known)
        structurer._misnamed = 0
        try:
            yield structurer
        finally:
            structurer.references.start({})
            cls._idle.append(structurer)

    def make(self, cls: type[T], raw: object, path: tuple[PathKey, ...]) -> tuple[T | None, list[Finding]]:
        """Return the object of *cls* that *raw*, at *path* of its file, describes; else None and what does not fit."""
        try:
            made: T = self._maker(cls)(raw, cls)
            if cls in TERMS:
                self.references.measure_chain(made)
        except Exception as exc:  # noqa: BLE001 - cattrs wraps whatever a class raises; all of it is reported
            found = list(explained(exc, path, raw))
            self._misnamed += any(finding.lacking for finding in found)
            return None, without_echoes(found) if self._misnamed <= _MAX_MISNAMED else found
        return made, []

    def sound_fields(self, raw: dict[str, Any], cls: type, wrong: set[PathKey]) -> dict[str, Any]:
        """Return the fields of *cls* that can be made of *raw* each by itself, but for those known as *wrong*."""
        made = {}
        for field in attrs.fields(cls):
            if field.name not in raw or field.name in wrong or field.type is None:
                continue
            value = raw[field.name]
            try:
                hook = self._converter.get_structure_hook(field.type)
                made[field.name] = value if isinstance(value, Period) else hook(value, field.type)
            except Exception:  # noqa: BLE001, S112 - reported when the whole was made
                continue
        return made

    def _register(self) -> None:
        conv = self._converter
        for cls, hook in ((str, text), (int, fields.integer), (bool, fields.boolean)):
            conv.register_structure_hook(cls, hook)
        # Each by itself: to cattrs a StrEnum is a str before it is an Enum.
        for vocabulary in vars(words).values():
            if isinstance(vocabulary, type) and issubclass(vocabulary, Enum):
                conv.register_structure_hook(vocabulary, fields.choice(vocabulary))
        conv.register_structure_hook_func(
            lambda t: set(get_args(t)) - {NoneType} == {int, Decimal, Fraction}, fields.number
        )
        conv.register_structure_hook_factory(attrs.has, self._maker_or_reference)
        conv.register_structure_hook_factory(_is_tuple, self._tuple_hook)
        # What a file leaves out it does not mention, so no hook ever meets None.
        conv.register_structure_hook_factory(_optional, lambda t: conv.get_structure_hook(_optional(t)))
        conv.register_structure_hook_func(lambda t: t == tuple[int, int], lambda raw, _: span(raw))
        conv.register_structure_hook_func(lambda t: t == tuple[Inference, ...], fields.inferences)
        conv.register_structure_hook(Period, self._period)
        conv.register_structure_hook(Quantity, self._quantity)
        conv.register_structure_hook_func(lambda t: t == Source | Page, self._source)
        conv.register_structure_hook(Unit, fields.unit_of)

    def _maker_or_reference(self, cls: type) -> Hook:
        if cls in TERMS:
            return self.references.term(cls)
        return self.references.linked(cls) if cls in LINKED else self._maker(cls)

    def _maker(self, cls: type) -> Hook:
        if cls not in self._makers:
            hooks: dict[str, Hook] = (
                {"id": fields.slug} if cls is Document or (cls in TERMS and cls is not Region) else {}
            )
            prepare: Prepare | None = _prepare_quantity if cls is Quantity else None
            if issubclass(cls, Record):
                hooks = {
                    "id": lambda raw, _: self.references.prefix + fields.slug(raw, None),
                    "evidence": self._places.evidence,
                    "aliases": fields.former_ids,
                }
                prepare = self._prepare_record
            elif issubclass(cls, Term):
                prepare = _prepare_term
            elif cls in AT_A_SPAN:
                hooks = {"printed": fields.printed}
                prepare = _prepare_passage
            elif cls is Period:
                hooks = {"start": _as_is, "end": _as_is, "as_stated": fields.time_wording}
                prepare = _prepare_period
            elif cls is Document:
                # `dates` is a mapping of its own in the file, made before the rest.
                hooks |= dict.fromkeys(DATES, _as_is)
            fn: Hook = make_dict_structure_fn(
                cls,
                self._converter,
                _cattrs_forbid_extra_keys=True,
                _cattrs_detailed_validation=True,
                **{name: override(struct_hook=hook) for name, hook in hooks.items()},  # type: ignore[arg-type] # see cattrs
            )
            self._makers[cls] = _maker_of(cls, fn, prepare)
        return self._makers[cls]

    def _prepare_record(self, raw: Map, cls: type[Record], errors: list[Exception]) -> dict[str, Any]:
        """Return the mapping of a record as its class has it: with evidence in place of the keys that say where."""
        if "evidence" in raw:
            errors.append(extra_key("evidence", file_keys(cls)))
        prepared = dict(raw)
        document = self.references.document
        errors += [extra_key(key, file_keys(cls)) for key in PLACE_KEYS if cls.of_whole and key in raw]
        for key in PLACE_KEYS:
            prepared.pop(key, None)
        prepared["evidence"] = whole(document) if cls.of_whole else raw
        if "region" not in prepared and not cls.own_region and document is not None and document.region is not None:
            prepared["region"] = document.region
        return prepared

    def _tuple_hook(self, cls: Any) -> Hook:  # noqa: ANN401 - a type form
        inner_type = get_args(cls)[0]
        inner = self._converter.get_structure_hook(inner_type)

        def hook(raw: object, _: object) -> tuple[object, ...]:
            items = listed(raw)
            try:
                made = tuple([inner(item, inner_type) for item in items])
            except Exception:  # noqa: BLE001 - each is met again below, by itself
                raise IterableValidationError(message, errors(items), cls) from None
            if len(items) > 1 and len(texts := [item for item in items if isinstance(item, str)]) > len(set(texts)):
                raise IterableValidationError(message, errors(items), cls)
            return made

        def errors(items: Seq) -> list[Exception]:
            found: list[Exception] = []
            first: dict[str, int] = {}  # where each text stands
            for index, item in enumerate(items):
                try:
                    inner(item, inner_type)
                    if isinstance(item, str) and first.setdefault(item, index) != index:
                        raise fields.twice(item, first[item])  # noqa: TRY301 - to be noted like the others
                except Exception as exc:  # noqa: BLE001 - collected and reported
                    exc.add_note(IterableValidationNote(f"item {index}", index, inner_type))
                    found.append(exc)
                    if len(found) == _MAX_ERRORS:
                        break
            return found

        message = "items do not fit"
        return hook

    def _quantity(self, raw: object, cls: type) -> object:
        try:
            return self._quantity_of(raw, cls)
        except BaseExceptionGroup as group:
            exc = group.exceptions[0]
            if not isinstance(raw, Map) or "as_stated" not in raw or not isinstance(exc, QuantityShapeError):
                raise
            written = {key: fields.spelt(value) for key, value in raw.items()}
            wrong, remedy = first_difference(written["as_stated"], written)
            otherwise = f"keys that a quantity of qualifier {raw['qualifier']} has"
            raise Misfit(exc.message, remedy or otherwise, path=(wrong,) if wrong else (), check="wording") from None

    def _source(self, raw: object, _: object) -> object:
        if is_page(raw):
            return self._page_of(raw, Page)
        try:
            return self._source_of(raw, Source)
        except BaseExceptionGroup as group:
            exc = group.exceptions[0]
            if not isinstance(exc, FieldError) or exc.field != "extent":
                raise
            raise Misfit(exc.message, exc.remedy, path=("extent",)) from None

    def _period(self, raw: object, _: object) -> Period:
        if type(raw) is Map:
            made: Period = self._period_of(raw, Period)
            return made
        if isinstance(raw, Period):
            return raw
        if isinstance(raw, list):
            message = "is a list"
            raise Misfit(message, 'expected one period, such as "2011/2012"')
        return fields.parse_period(text(raw), ())


def is_page(raw: object) -> bool:
    """Return whether the source of a document is meant to be a page, not a text file."""
    return isinstance(raw, Map) and "file" not in raw and not _OF_A_PAGE.isdisjoint(raw)


def _as_is(raw: object, _: object) -> object:
    return raw


def _maker_of(cls: type, fn: Hook, prepare: Prepare | None) -> Hook:
    """Return what makes an object of *cls* from a mapping by way of *prepare* and *fn*."""

    def simple(raw: object, _: object) -> Any:  # noqa: ANN401
        if type(raw) is Map:
            return fn(raw, cls)
        raise _not_a_mapping(raw, cls)

    def prepared(raw: object, _: object) -> Any:  # noqa: ANN401
        if type(raw) is not Map:
            raise _not_a_mapping(raw, cls)
        errors: list[Exception] = []
        ready = prepare(raw, cls, errors)  # type: ignore[misc] # chosen below only where there is one
        try:
            made = fn(ready, cls)
        except BaseExceptionGroup as group:
            raise (group.derive([*group.exceptions, *errors]) if errors else group) from None
        if errors:
            message = "the mapping does not fit"
            raise ClassValidationError(message, errors, cls)
        return made

    return prepared if prepare else simple


def _not_a_mapping(raw: object, cls: type) -> Exception:
    if isinstance(raw, Hole):
        return Passed()
    message = f"is {shape_of(raw)}"
    return Misfit(message, f"expected a mapping with keys such as {', '.join(file_keys(cls)[:6])}")


def _is_tuple(form: Any) -> bool:  # noqa: ANN401 - a type form
    return get_origin(form) is tuple


def _optional(form: Any) -> Any:  # noqa: ANN401 - a type form
    """Return X where *form* is `X | None`."""
    parts = get_args(form)
    return parts[0] if len(parts) == 2 and parts[1] is NoneType else None  # noqa: PLR2004


def _prepare_period(raw: Map, cls: type, errors: list[Exception]) -> dict[str, Any]:
    """Return the mapping of a period as its class has it: with `start` and `end` in place of `period`."""
    ready = dict(raw)
    if "start" in raw or "end" in raw or "period" not in raw or "basis" not in raw:
        errors += [extra_key(key, file_keys(cls)) for key in ("start", "end") if key in raw]
        errors += [lacking(key) for key in ("period", "basis") if key not in raw]
    ready["start"] = ready["end"] = _SOME_DAY  # what is wrong with the period itself is not to hide the rest
    try:
        period = fields.parse_period(fields.at_key("period", ready.pop("period", "2000")), ("period",))
        ready["start"], ready["end"] = period.start, period.end
    except (Misfit, Passed) as exc:
        errors.append(exc)
    if ready.get("basis") == "inferred" and "because" not in raw:
        if set(raw) <= set(file_keys(cls)):  # else an unknown key may be the reason, mistyped
            message = "is inferred but does not say why"
            remedy = "add `because:` and what led to it, or `basis: stated`"
            errors.append(Misfit(message, remedy, path=("basis",)))
        ready["because"] = "?"
    if ready.get("basis") == "stated" and not {"as_stated", "at"} & set(raw) and set(raw) <= set(file_keys(cls)):
        message = "is stated, but neither in which words nor where"
        errors.append(Misfit(message, "add `as_stated:` and the wording, or `at: [start, end]`", path=("basis",)))
    return ready


def _prepare_quantity(raw: Map, _: type, errors: list[Exception]) -> dict[str, Any]:
    """Return the mapping of a quantity, which in a file must have its wording."""
    if "as_stated" not in raw:
        errors.append(lacking("as_stated"))
    return raw


def _prepare_term(raw: Map, cls: type, errors: list[Exception]) -> dict[str, Any]:
    """Return the mapping of a term as its class has it: with texts in two languages as two fields."""
    errors += [extra_key(key, file_keys(cls)) for key in IN_CHINESE if key in raw]
    prepared = dict(raw)
    for field, key in IN_CHINESE.items():
        told = raw.get(key)
        if isinstance(told, Map):
            # What is wrong with it is not to hide the rest.
            prepared[key] = "?"
            errors += [extra_key(strange, ["zh", "en"]).below(key) for strange in told if strange not in {"zh", "en"}]
            errors += [] if "en" in told else [lacking("en").below(key)]
            for language, name in (("zh", field), ("en", key)):
                try:
                    prepared |= {name: fields.at_key(language, told[language])} if language in told else {}
                except (Misfit, Passed) as exc:
                    errors.append(exc.below(key) if isinstance(exc, Misfit) else exc)
    return prepared


def _prepare_passage(raw: Map, cls: type, errors: list[Exception]) -> dict[str, Any]:
    """Return the mapping of a fault or uncoded number as its class has it: with `start` and `end` in place of `at`."""
    errors += [extra_key(key, file_keys(cls)) for key in ("start", "end") if key in raw]
    start, end = 0, 1
    try:
        start, end = place(raw)
    except (Misfit, Passed) as exc:
        errors.append(exc)
    prepared = dict(raw)
    prepared.pop("at", None)
    return prepared | {"start": start, "end": end}
