"""The collections of documents and of codebook terms."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar, Generic, Self, TypeVar, overload

from sgpolicy.catalog import facts
from sgpolicy.catalog.collection import Collection, Keys, Predicate, checked, id_of
from sgpolicy.catalog.names import all_names, fold
from sgpolicy.catalog.units import unit_of
from sgpolicy.catalog.vocabulary import word
from sgpolicy.errors import AmbiguousNameError, UnknownNameError
from sgpolicy.model.document import Document
from sgpolicy.model.period import Period
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Body, Domain, Indicator, Instrument, Setting, Work
from sgpolicy.model.unit import Unit
from sgpolicy.model.words import (
    BodyKind,
    Direction,
    DocumentKind,
    Grade,
    Hood,
    Kind,
    McDonnellElmore,
    RegionLevel,
    RothwellZegveld,
    TalentCycle,
)

N = TypeVar("N")
D = TypeVar("D")
_FIRST_CODE = 100000  # no catalog has so many regions that it could be a position


def _codes(region: Region | None) -> list[object]:
    return [step.code for step in region.path] if region else []


def _ids(term: Indicator | Instrument | Domain | Setting) -> list[object]:
    return [step.id for step in term.path]


class Documents(Collection[Document]):
    """The coded documents, in the order of their ids."""

    KIND: ClassVar[str] = "document"

    FACTS: ClassVar[Mapping[str, Keys]] = {
        "region": lambda d: (d.region.code,) if d.region else (),
        "within": lambda d: _codes(d.region),
        "kind": lambda d: (d.kind,),
        "issuer": lambda d: (d.issuer.id,) if d.issuer else (),
        "year": lambda d: facts.period_years(d.known),
        "grade": lambda d: (d.reliability.grade,),
    }
    __slots__ = ()

    def where(  # noqa: PLR0913 - each is one question, and all are optional keywords
        self,
        predicate: Predicate[Document] | None = None,
        /,
        *,
        region: str | Region | None = None,
        within: str | Region | None = None,
        kind: DocumentKind | str | None = None,
        issuer: str | Body | None = None,
        year: int | str | Period | None = None,
        grade: Grade | str | None = None,
        known_by: date | int | str | None = None,
    ) -> Self:
        """Keep the documents that match every filter given, in the same order.

        Args:
            predicate: A function that says yes to what is kept.
            region: Region where it applies.
            within: Region that this region is or lies in.
            kind: report, notice, plan, article ...
            issuer: Body that issued it.
            year: Year in which it became known.
            grade: How far its text can be trusted.
            known_by: Only documents known on that day.

        Raises:
            UnknownNameError: A name means nothing; the error offers near matches.
            AmbiguousNameError: A name means several things; the error lists them.
        """
        resolve = self._vocabulary.resolve
        asked: dict[str, object] = {
            "region": None if region is None else resolve(Region, region).code,
            "within": None if within is None else resolve(Region, within).code,
            "kind": word(DocumentKind, kind),
            "issuer": None if issuer is None else resolve(Body, issuer).id,
            "year": None if year is None else facts.as_year(year),
            "grade": word(Grade, grade),
        }
        asked = {name: value for name, value in asked.items() if value is not None}
        if known_by is None:
            return self._select(predicate, asked)
        day = facts.as_date(known_by)
        also = checked(predicate)
        return self._select(lambda d: facts.known_by(d, day) and (also is None or also(d)), asked)


class Terms(Collection[N], Generic[N]):
    """Terms of one class, in codebook order; `terms[name]` takes any name, code or id."""

    TERM: ClassVar[Any]
    __slots__ = ()

    @overload
    def __getitem__(self, key: int | str) -> N: ...
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    def __getitem__(self, key: int | str | slice) -> N | Self:
        """Return the term that a name, code or id means, the one at a position, or a slice.

        Raises:
            UnknownNameError: Nothing here has the name; the error offers near matches.
            AmbiguousNameError: Several terms have the name; the error lists them.
            IndexError: There is no such position.
        """
        if not isinstance(key, str):
            return super().__getitem__(key)
        found: Any = self._vocabulary.resolve(self.TERM, key)
        return super().__getitem__(id_of(found))

    def __contains__(self, item: object) -> bool:
        """Return whether a term, or one with this name, code or id, is in the collection."""
        if not isinstance(item, str):
            return super().__contains__(item)
        if item in self._by_id():
            return True
        try:
            return self.get(item) is not None
        except AmbiguousNameError:
            named: Iterable[Any] = self
            return any(fold(item) in map(fold, all_names(term)) for term in named)

    @overload
    def get(self, key: str) -> N | None: ...
    @overload
    def get(self, key: str, default: D) -> N | D: ...
    def get(self, key: str, default: object = None) -> object:
        """Return the term that a name, code or id means, or *default*.

        Raises:
            AmbiguousNameError: Several terms have the name; the error lists them.
        """
        held = self._by_id()
        if not isinstance(key, str) or key in held:
            return held.get(key, default)
        try:
            found: Any = self._vocabulary.resolve(self.TERM, key)
        except UnknownNameError:
            return default
        return held.get(id_of(found), default)

    def _where(self, predicate: Predicate[N] | None, asked: dict[str, object]) -> Self:
        return self._select(predicate, {name: value for name, value in asked.items() if value is not None})


class Regions(Terms[Region]):
    """Regions, from the country down."""

    TERM = Region
    FACTS: ClassVar[Mapping[str, Keys]] = {
        "level": lambda r: (r.level,),
        "within": _codes,
        "parent": lambda r: (r.parent.code,) if r.parent else (),
    }
    __slots__ = ()

    def _find(self, key: int | str | slice) -> "Region | Self":
        if isinstance(key, int) and key >= _FIRST_CODE:
            msg = f"codes are text, for 011000 would be another number: ask for {str(key)!r}, not {key}"
            raise TypeError(msg)
        return super()._find(key)

    def where(
        self,
        predicate: Predicate[Region] | None = None,
        /,
        *,
        level: RegionLevel | str | None = None,
        within: str | Region | None = None,
        parent: str | Region | None = None,
    ) -> Self:
        """Keep the regions that match every filter given.

        Args:
            predicate: A function that says yes to what is kept.
            level: Level in the administrative order.
            within: Region that it is or lies in.
            parent: Region that it lies in directly.
        """
        resolve = self._vocabulary.resolve
        return self._where(
            predicate,
            {
                "level": word(RegionLevel, level),
                "within": None if within is None else resolve(Region, within).code,
                "parent": None if parent is None else resolve(Region, parent).code,
            },
        )


class Indicators(Terms[Indicator]):
    """Indicators: what is counted or measured."""

    TERM = Indicator
    FACTS: ClassVar[Mapping[str, Keys]] = {
        "unit": lambda i: (i.unit.id,),
        "kind": lambda i: (i.kind,),
        "direction": lambda i: (i.direction,),
        "within": _ids,
    }
    __slots__ = ()

    def where(
        self,
        predicate: Predicate[Indicator] | None = None,
        /,
        *,
        unit: str | Unit | None = None,
        kind: Kind | str | None = None,
        direction: Direction | str | None = None,
        within: str | Indicator | None = None,
    ) -> Self:
        """Keep the indicators that match every filter given.

        Args:
            predicate: A function that says yes to what is kept.
            unit: Unit of its figures, by id, name or wording.
            kind: Usual kind of its figures.
            direction: Which way is better.
            within: Indicator that it is or is narrower than.
        """
        return self._where(
            predicate,
            {
                "unit": None if unit is None else unit_of(unit).id,
                "kind": word(Kind, kind),
                "direction": word(Direction, direction),
                "within": None if within is None else self._vocabulary.resolve(Indicator, within).id,
            },
        )


class Instruments(Terms[Instrument]):
    """Policy instruments with their places in four typologies."""

    TERM = Instrument
    FACTS: ClassVar[Mapping[str, Keys]] = {
        "rothwell_zegveld": lambda i: (i.rothwell_zegveld,),
        "hood": lambda i: (i.hood,),
        "mcdonnell_elmore": lambda i: (i.mcdonnell_elmore,),
        "talent_cycle": lambda i: (i.talent_cycle,),
        "within": _ids,
    }
    __slots__ = ()

    def where(  # noqa: PLR0913 - each is one question, and all are optional keywords
        self,
        predicate: Predicate[Instrument] | None = None,
        /,
        *,
        rothwell_zegveld: RothwellZegveld | str | None = None,
        hood: Hood | str | None = None,
        mcdonnell_elmore: McDonnellElmore | str | None = None,
        talent_cycle: TalentCycle | str | None = None,
        within: str | Instrument | None = None,
    ) -> Self:
        """Keep the instruments that match every filter given.

        Args:
            predicate: A function that says yes to what is kept.
            rothwell_zegveld: supply, environment or demand.
            hood: nodality, authority, treasure or organisation.
            mcdonnell_elmore: mandate, inducement, capacity or system-change.
            talent_cycle: cultivation, evaluation, use or incentive.
            within: Instrument that it is or is narrower than.
        """
        return self._where(
            predicate,
            {
                "rothwell_zegveld": word(RothwellZegveld, rothwell_zegveld),
                "hood": word(Hood, hood),
                "mcdonnell_elmore": word(McDonnellElmore, mcdonnell_elmore),
                "talent_cycle": word(TalentCycle, talent_cycle),
                "within": None if within is None else self._vocabulary.resolve(Instrument, within).id,
            },
        )


class Bodies(Terms[Body]):
    """Bodies, each once, under whatever names documents call them."""

    TERM = Body
    FACTS: ClassVar[Mapping[str, Keys]] = {
        "kind": lambda b: (b.kind,),
        "region": lambda b: (b.region.code,) if b.region else (),
        "within": lambda b: _codes(b.region),
    }
    __slots__ = ()

    def where(
        self,
        predicate: Predicate[Body] | None = None,
        /,
        *,
        kind: BodyKind | str | None = None,
        region: str | Region | None = None,
        within: str | Region | None = None,
    ) -> Self:
        """Keep the bodies that match every filter given.

        Args:
            predicate: A function that says yes to what is kept.
            kind: What sort of body.
            region: Region that it belongs to.
            within: Region that this region is or lies in.
        """
        resolve = self._vocabulary.resolve
        return self._where(
            predicate,
            {
                "kind": word(BodyKind, kind),
                "region": None if region is None else resolve(Region, region).code,
                "within": None if within is None else resolve(Region, within).code,
            },
        )


class Works(Terms[Work]):
    """Cited works, each once, from whatever documents."""

    TERM = Work
    FACTS: ClassVar[Mapping[str, Keys]] = {"issuer": lambda w: (w.issuer.id,) if w.issuer else ()}
    __slots__ = ()

    def where(self, predicate: Predicate[Work] | None = None, /, *, issuer: str | Body | None = None) -> Self:
        """Keep the works that match every filter given.

        Args:
            predicate: A function that says yes to what is kept.
            issuer: Body that issued it.
        """
        return self._where(predicate, {"issuer": None if issuer is None else self._vocabulary.resolve(Body, issuer).id})


class Domains(Terms[Domain]):
    """Fields of service."""

    TERM = Domain
    __slots__ = ()

    def where(self, predicate: Predicate[Domain] | None = None, /) -> Self:
        """Keep the domains that *predicate* says yes to."""
        return self._where(predicate, {})


class Settings(Terms[Setting]):
    """Kinds of place where the work is done."""

    TERM = Setting
    __slots__ = ()

    def where(self, predicate: Predicate[Setting] | None = None, /) -> Self:
        """Keep the settings that *predicate* says yes to."""
        return self._where(predicate, {})


def ordered(regions: Iterable[Region]) -> list[Region]:
    """Return regions by code: parents before children."""
    return sorted(regions, key=lambda region: (region.code != "100000", region.code))
