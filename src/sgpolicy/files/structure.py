"""From bare trees to model objects: the schema, run by cattrs.

One `Structurer` serves one load. cattrs makes the classes and collects what
does not fit; the hooks here read scalars strictly and turn ids into the
objects that they name.
"""

from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from functools import partial
from typing import Any, TypeVar, get_args

import attrs
from cattrs import ClassValidationError, Converter, IterableValidationError
from cattrs.errors import IterableValidationNote
from cattrs.gen import make_dict_structure_fn, override

from sgpolicy.checks.wording import first_difference
from sgpolicy.files.fields import (
    MAX_STATED,
    MAX_TIME,
    as_is,
    at_key,
    chained,
    extra_key,
    former_ids,
    inferences,
    is_tuple,
    parse_period,
    plural,
    printed,
    required,
    slug,
    span,
    twice,
    unit_of,
)
from sgpolicy.files.scalars import (
    Misfit,
    Passed,
    boolean,
    choice,
    integer,
    number,
    shape_of,
    text,
    unknown,
)
from sgpolicy.files.tree import Hole, MappingNode, PathKey, SequenceNode
from sgpolicy.files.troubles import Trouble, troubles, without_echoes
from sgpolicy.model import words
from sgpolicy.model.document import Document, Fault, Inference, Source, Uncoded
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.period import Period
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.record import Record
from sgpolicy.model.region import Region
from sgpolicy.model.unit import Unit
from sgpolicy.model.words import Basis
from sgpolicy.problem import visible
from sgpolicy.schema import LINKED, PLACE_KEYS, TERMS, PeriodEntry, file_keys

T = TypeVar("T")
Hook = Callable[[Any, Any], Any]

_MAX_CHAIN = 20
_MAX_ERRORS = 100
_MAX_MISNAMED = 1_000


def _made_of_places(cls: type) -> tuple[str, ...]:
    """Return the fields of *cls* that are made of its places, and are no keys of its mapping."""
    return ("evidence",) if issubclass(cls, Record) else ("start", "end") if cls in (Fault, Uncoded) else ()


def _made_with(errors: list[Exception], fn: Hook, raw: MappingNode, cls: type) -> Any:  # noqa: ANN401
    """Return what *fn* makes of *raw*; raise all that it finds wrong together with the *errors* found before."""
    try:
        made = fn(raw, cls)
    except BaseExceptionGroup as group:
        raise (group.derive([*group.exceptions, *errors]) if errors else group) from None
    if errors:
        message = "the mapping does not fit"
        raise ClassValidationError(message, errors, cls)
    return made


class Structurer:
    """Makes model objects of bare trees, looking up what they refer to.

    Attributes:
        known: What can be referred to: a mapping from id to object for each
            class of term, and from full id for each class of record.
        pending: Entries of the codebook that are not made yet, by class and id.
        lost: Ids that were declared but could not be made: a reference to one
            of them is no second mistake.
        lost_kinds: Classes of record whose whole list in the file at hand
            could not be read.
        lost_terms: Classes of term of which a list could not be read.
        document: The document whose records are being made.
    """

    def __init__(self, known: dict[type, dict[str, Any]]) -> None:
        self.known = known
        self.pending: dict[type, dict[str, Callable[[], object]]] = {cls: {} for cls in TERMS}
        self.lost: dict[type, set[str]] = {cls: set() for cls in (*TERMS, *LINKED)}
        self.document: Document | None = None
        self.lost_kinds: set[type] = set()
        self.lost_terms: set[type] = set()
        self._chain = 0
        self._misnamed = 0  # mappings in which a key is missing
        self._depths: dict[int, int] = {}  # by identity: the terms live as long as the load
        self._names: dict[str, str] | None = None
        self._makers: dict[type, Hook] = {}
        self._converter = Converter(forbid_extra_keys=True, detailed_validation=True)
        self._register()

    def make(self, cls: type[T], raw: object, path: tuple[PathKey, ...]) -> tuple[T | None, list[Trouble]]:
        """Return the object that *raw* describes, or None and what does not fit.

        Args:
            cls: Class to make; a term is defined here, not referred to.
            raw: Bare tree.
            path: Way from the root of the file to *raw*.
        """
        try:
            made = self._maker(cls)(raw, cls)
            if cls in TERMS:
                self._measure_chain(made)
        except Exception as exc:  # noqa: BLE001 - cattrs wraps whatever a class raises; all of it is reported
            found = list(troubles(exc, path, raw, file_keys))
            self._misnamed += any(trouble.lacking for trouble in found)
            return None, without_echoes(found) if self._misnamed <= _MAX_MISNAMED else found
        return made, []

    def _measure_chain(self, term: Any) -> None:  # noqa: ANN401 - any class of term
        """Refuse a chain of broader terms that is too long: walking it must never exhaust the stack."""
        above = [getattr(term, name, None) for name in ("broader", "part_of", "parent")]
        depth = 1 + max((self._depths.get(id(other), 1) for other in above if other is not None), default=0)
        if depth > _MAX_CHAIN:
            message = f"a chain of more than {_MAX_CHAIN} terms"
            raise Misfit(message, "a broader term or parent of fewer levels", check="reference")
        self._depths[id(term)] = depth

    def sound_fields(self, raw: MappingNode, cls: type, wrong: set[PathKey]) -> dict[str, Any]:
        """Return the fields of *cls* that can be made of *raw* each by itself, but for those known as *wrong*."""
        made = {}
        for field in attrs.fields(cls):
            if field.name not in raw or field.name in wrong or field.type is None:
                continue
            value = raw[field.name]
            try:
                hook = self._converter.get_structure_hook(field.type)
                made[field.name] = value if isinstance(value, Period) else hook(value, field.type)
            except Exception:  # noqa: BLE001, S112 - told when the whole was made
                continue
        return made

    # -- cattrs set-up ---------------------------------------------------------------------------------

    def _register(self) -> None:
        conv = self._converter
        for cls, hook in ((str, text), (int, integer), (bool, boolean)):
            conv.register_structure_hook(cls, hook)
        # Each by itself: to cattrs a StrEnum is a str before it is an Enum.
        for vocabulary in vars(words).values():
            if isinstance(vocabulary, type) and issubclass(vocabulary, Enum):
                conv.register_structure_hook(vocabulary, choice)
        conv.register_structure_hook_func(lambda t: set(get_args(t)) - {type(None)} == {int, Decimal}, number)
        conv.register_structure_hook_factory(attrs.has, self._maker_or_reference)
        conv.register_structure_hook_factory(is_tuple, self._tuple_hook)
        conv.register_structure_hook_func(lambda t: t == tuple[int, int], lambda raw, _: span(raw))
        conv.register_structure_hook_func(lambda t: t == tuple[Inference, ...], inferences)
        conv.register_structure_hook(Period, self._period)
        conv.register_structure_hook(Quantity, self._quantity)
        conv.register_structure_hook(Source, self._source)
        conv.register_structure_hook(Unit, unit_of)

    def _maker_or_reference(self, cls: type) -> Hook:
        if cls in TERMS:
            return self._term
        if cls in LINKED:
            return self._linked
        return self._maker(cls)

    def _maker(self, cls: type) -> Hook:
        if cls not in self._makers:
            special: dict[str, Any] = {}
            if issubclass(cls, Record):
                special = {
                    "id": override(struct_hook=self._record_id),
                    "evidence": override(struct_hook=self._evidence),
                    "region": override(struct_hook=self._own_region),
                    "aliases": override(struct_hook=former_ids),
                }
            elif cls in (Fault, Uncoded):
                special = {"printed": override(struct_hook=printed)}
            elif cls is Document:
                special = {name: override(struct_hook=as_is) for name in ("issued", "published", "reference")}
                special["id"] = override(struct_hook=slug)
            elif cls in TERMS and cls is not Region:
                special = {"id": override(struct_hook=slug)}
            fn: Hook = make_dict_structure_fn(
                cls,
                self._converter,
                _cattrs_forbid_extra_keys=True,
                _cattrs_detailed_validation=True,
                **special,
            )
            self._makers[cls] = partial(self._make_from_mapping, cls, fn)
        return self._makers[cls]

    def _make_from_mapping(self, cls: type, fn: Hook, raw: Any, _: object) -> Any:  # noqa: ANN401
        if isinstance(raw, Hole):
            raise Passed
        if not isinstance(raw, MappingNode):
            keys = ", ".join(file_keys(cls)[:6])
            message = f"is {shape_of(raw)}"
            raise Misfit(message, f"expected a mapping with keys such as {keys}")
        errors: list[Exception] = [extra_key(key, file_keys(cls)) for key in _made_of_places(cls) if key in raw]
        if issubclass(cls, Record):
            prepared = raw.without(*PLACE_KEYS)
            prepared["evidence"] = raw
            if "region" not in raw and self.document is not None and self.document.region is not None:
                prepared["region"] = self.document.region
            raw = prepared
        elif cls in (Fault, Uncoded):
            start, end = 0, 1
            try:
                start, end = span(required(raw, "at"), ("at",))
            except (Misfit, Passed) as exc:
                errors.append(exc)
            raw = raw.without("at")
            raw["start"], raw["end"] = start, end
        return _made_with(errors, fn, raw, cls)

    def _tuple_hook(self, cls: Any) -> Hook:  # noqa: ANN401 - a type form
        inner_type = get_args(cls)[0]
        inner = self._converter.get_structure_hook(inner_type)

        def hook(raw: object, _: object) -> tuple[object, ...]:
            if isinstance(raw, Hole):
                raise Passed
            if not isinstance(raw, SequenceNode):
                message = f"is {shape_of(raw)}"
                raise Misfit(message, "expected a list: [ ... ]")
            made, errors = [], []
            first: dict[str, int] = {}
            for index, item in enumerate(raw):
                try:
                    made.append(inner(item, inner_type))
                    if isinstance(item, str) and first.setdefault(item, index) != index:
                        raise twice(item, first[item])  # noqa: TRY301 - to be noted like the others
                except Exception as exc:  # noqa: BLE001 - collected and reported
                    exc.add_note(IterableValidationNote(f"item {index}", index, inner_type))
                    errors.append(exc)
                    if len(errors) == _MAX_ERRORS:
                        break
            if errors:
                message = "items do not fit"
                raise IterableValidationError(message, errors, cls)
            return tuple(made)

        return hook

    # -- references ------------------------------------------------------------------------------------

    def _term(self, raw: object, cls: type) -> object:
        if isinstance(raw, cls):
            return raw
        kind = TERMS[cls]
        asked = text(raw)
        if found := self.known[cls].get(asked):
            return found
        if asked in self.lost[cls] or (cls in self.lost_terms and asked not in self.pending[cls]):
            raise Passed
        if make := self.pending[cls].get(asked):
            return self._define_now(make, kind)
        raise self._unknown_term(cls, kind, asked)

    def _define_now(self, make: Callable[[], object], kind: str) -> object:
        if self._chain >= _MAX_CHAIN:
            message = f"{plural(kind)} refer to each other in a circle or a chain of more than {_MAX_CHAIN}"
            raise Misfit(message, "a broader term or parent must not lead back", check="reference")
        self._chain += 1
        try:
            made = make()
        finally:
            self._chain -= 1
        if made is None:
            raise Passed
        return made

    def _unknown_term(self, cls: type, kind: str, asked: str) -> Misfit:
        ids = chained(self.known[cls], self.pending[cls])
        if cls is Region:
            if (named := self._region_names().get(asked)) is not None:
                return Misfit(f"region {visible(asked)} is a name", f'write its code: "{named}"', check="reference")
            return unknown(kind, asked, ids, 'write a GB/T 2260 code of six digits, such as "230000"')
        return unknown(kind, asked, ids, f"use an id of the codebook, or define it under {plural(kind)}:")

    def _region_names(self) -> dict[str, str]:
        if self._names is None:
            regions = self.known[Region].items()
            self._names = {r.short: code for code, r in regions} | {r.name.zh: code for code, r in regions}
        return self._names

    def _linked(self, raw: object, cls: type) -> object:
        kind = LINKED[cls]
        asked = text(raw)
        document = self.document.id if self.document else ""
        full = asked if "/" in asked else f"{document}/{asked}"
        if found := self.known[cls].get(full):
            return found
        if full in self.lost[cls] or cls in self.lost_kinds:
            raise Passed
        local = (i.removeprefix(f"{document}/") for i in self.known[cls] if i.startswith(f"{document}/"))
        raise unknown(kind, asked, local, f"use the id of a {kind} of this file")

    # -- special fields --------------------------------------------------------------------------------

    def _record_id(self, raw: object, _: object) -> str:
        return f"{self.document.id if self.document else ''}/{slug(raw, None)}"

    def _own_region(self, raw: object, _: object) -> object:
        return raw if isinstance(raw, Region) else self._term(raw, Region)

    def _evidence(self, raw: MappingNode, _: object) -> tuple[Evidence, ...]:
        quantity = raw.get("quantity")
        wording = quantity.get("as_stated") if isinstance(quantity, MappingNode) else None
        places: list[tuple[tuple[PathKey, ...], object, object]] = [((), raw, wording)]
        also = raw.get("also", ())
        if isinstance(also, (SequenceNode, tuple)):
            for index, item in enumerate(also):
                own = item.get("as_stated") if isinstance(item, MappingNode) else None
                places.append((("also", index), item, own))
        elif not isinstance(also, Hole):
            message = f"is {shape_of(also)}"
            raise Misfit(message, "expected a list of mappings with `at`", path=("also",))
        made: list[Evidence] = []
        errors: list[Exception] = []
        for path, item, own in places:
            try:
                made.append(self._one_evidence(item, own, more=bool(path)))
            except Misfit as exc:
                errors.append(exc.below(*path))
            except Passed as exc:
                errors.append(exc)
        if errors:
            message = "places do not fit"
            raise IterableValidationError(message, errors, tuple[Evidence, ...])
        return tuple(made)

    def _one_evidence(self, raw: object, wording: object, *, more: bool) -> Evidence:
        if isinstance(raw, Hole) or self.document is None:
            raise Passed
        if not isinstance(raw, MappingNode):
            message = f"is {shape_of(raw)}"
            raise Misfit(message, "expected a mapping with `at`")
        allowed = ["at", "section", "as_stated"]
        if more and (wrong := [key for key in raw if key not in allowed]):
            raise extra_key(wrong[0], allowed)
        start, end = span(required(raw, "at"), ("at",))
        limit = self.document.source.characters
        if end > limit:
            message = f"the span ends at {end}, behind the end of the source"
            raise Misfit(message, f"the file has {limit} characters", path=("at",), check="span-in-file")
        section = at_key("section", raw["section"]) if "section" in raw else None
        stated = None
        if more and wording is not None:
            stated = at_key("as_stated", wording, MAX_STATED)
        elif isinstance(wording, str):  # what is wrong with it is told with the quantity
            stated = str(wording)
        return Evidence(document=self.document, start=start, end=end, section=section, as_stated=stated)

    def _quantity(self, raw: object, cls: type) -> object:
        if isinstance(raw, MappingNode) and "as_stated" not in raw:
            remedy = "add `as_stated:`, the wording itself, such as 三万人"
            lacks = Misfit("lacks the key 'as_stated'", remedy, lacking="as_stated")
            return _made_with([lacks], self._maker(Quantity), raw, cls)
        try:
            return self._maker(Quantity)(raw, cls)
        except BaseExceptionGroup as group:
            exc = group.exceptions[0]
            told = str(exc.args[0]) if exc.args else ""
            # Shapes are told by the class itself; all else by its fields.
            if not isinstance(raw, MappingNode) or "needs" not in told or isinstance(exc, Misfit):
                raise
            wrong, remedy = first_difference(str(raw.get("as_stated")), raw)
            message = told.partition("; ")[0]
            otherwise = f"keys that a quantity of qualifier {raw['qualifier']} has"
            raise Misfit(message, remedy or otherwise, path=(wrong,) if wrong else (), check="wording") from None

    def _source(self, raw: object, cls: type) -> object:
        try:
            return self._maker(Source)(raw, cls)
        except BaseExceptionGroup as group:
            told = str(group.exceptions[0])
            if not told.startswith("extent"):
                raise
            what, _, rest = told.partition(" must ")
            message = f"{what} leaves the file"
            raise Misfit(message, f"it must {rest}", path=("extent",)) from None

    def _period(self, raw: object, _: object) -> Period:
        if isinstance(raw, Period):
            return raw
        if isinstance(raw, SequenceNode):
            message = "is a list"
            raise Misfit(message, 'expected one period: {period: "2011/2012", basis: stated}')
        if not isinstance(raw, MappingNode):
            return parse_period(text(raw), ())
        entry: PeriodEntry = self._maker(PeriodEntry)(raw, PeriodEntry)
        parsed = parse_period(entry.period, ("period",))
        if entry.as_stated and len(entry.as_stated) > MAX_TIME:
            message = f"a wording of {len(entry.as_stated)} characters"
            raise Misfit(message, f"at most {MAX_TIME}: the words for the time alone", path=("as_stated",))
        if entry.basis is Basis.INFERRED and not entry.because:
            message = "is inferred, but says not why"
            raise Misfit(message, "add `because:` and what led to it, or `basis: stated`", path=("basis",))
        return attrs.evolve(parsed, basis=entry.basis, as_stated=entry.as_stated, because=entry.because, at=entry.at)
