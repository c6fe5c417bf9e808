"""The collections of codebook terms."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Generic, Self, TypeVar, overload

from sgpolicy.asked import shown
from sgpolicy.catalog.asking import Predicate, asking
from sgpolicy.catalog.collection import Collection
from sgpolicy.catalog.facts import REGION, WITHIN, Some, askable, codes, named, spelled, timed, typed, worded
from sgpolicy.catalog.postings import Fact
from sgpolicy.catalog.times import YearLike, years
from sgpolicy.errors import AmbiguousNameError, UnknownNameError
from sgpolicy.model.erratum import Erratum
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Body, Domain, Indicator, Instrument, Setting, Work
from sgpolicy.model.unit import Unit
from sgpolicy.model.words import (
    BodyKind,
    Direction,
    ErratumKind,
    Hood,
    Kind,
    McDonnellElmore,
    RegionLevel,
    RothwellZegveld,
    TalentCycle,
)
from sgpolicy.names import all_names, fold

N = TypeVar("N")
D = TypeVar("D")
_FIRST_CODE = 100000  # no catalog has so many regions that it could be a position


def _path(term: Indicator | Instrument) -> list[object]:
    return [step.id for step in term.path]


class Terms(Collection[N], Generic[N]):
    """Terms of one class, in codebook order; `terms[name]` takes any name, code or id."""

    TERM: ClassVar[Any]
    __slots__ = ()

    @overload
    def __getitem__(self, key: int | str) -> N: ...
    @overload
    def __getitem__(self, key: slice | list[str]) -> Self: ...
    def __getitem__(self, key: int | str | slice | list[str]) -> N | Self:
        """Return the term that a name, code or id means, the one at a position, a slice, or those of a list of names.

        Raises:
            UnknownNameError: Nothing here has the name; the error offers near matches.
            AmbiguousNameError: Several terms have the name; the error lists them.
            IndexError: There is no such position.
        """
        if not isinstance(key, str):
            return super().__getitem__(key)
        found: str = self._vocabulary.resolve(self.TERM, key).id
        return super().__getitem__(found)

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
            return super().get(key, default)
        try:
            found: Any = self._vocabulary.resolve(self.TERM, key)
        except UnknownNameError:
            return default
        return held.get(found.id, default)


class Regions(Terms[Region]):
    """Regions, from the country down."""

    TERM = Region
    _FACTS: ClassVar[Mapping[str, Fact]] = askable(
        {
            **worded(level=RegionLevel),
            "within": named(Region, codes),
            "parent": named(Region, lambda region: (region.parent.code,) if region.parent else ()),
            "formerly": named(Region, lambda region: (region.formerly.code,) if region.formerly else ()),
            **timed(lambda region: years(region.valid)),
        }
    )
    __slots__ = ()

    def _find(self, key: int | str | slice | list[str]) -> "Region | Self":
        if isinstance(key, int) and key >= _FIRST_CODE:
            msg = (
                f"codes are text, because 011000 would be a different number: ask for '{shown(key)}', not {shown(key)}"
            )
            raise TypeError(msg)
        return super()._find(key)

    @asking
    def where(  # noqa: PLR0913 - each is one question, and all are optional keywords
        self,
        predicate: Predicate[Region] | None = None,
        /,
        *,
        level: Some[RegionLevel | str] | None = None,
        within: Some[str | Region] | None = None,
        parent: Some[str | Region] | None = None,
        formerly: Some[str | Region] | None = None,
        year: Some[YearLike] | None = None,
        since: YearLike | None = None,
        until: YearLike | None = None,
        missing: Some[str] | None = None,
    ) -> Self:
        """Keep the regions that match every filter given.

        Args:
            predicate: Function that is true of what to keep.
            level: Level in the administrative order.
            within: Region that it is or lies in.
            parent: Region that it lies in directly.
            formerly: Region that it was once a part of, and now is not: its successors.
            year: Year, range of years or plan in which its code has stood for it.
            since: First year: what its time touches from then on.
            until: Last year: what its time touches up to then.
            missing: Name of another keyword: what has none of it, such as `missing="region"`.
        """
        raise NotImplementedError


class Indicators(Terms[Indicator]):
    """Indicators: what is counted or measured."""

    TERM = Indicator
    _FACTS: ClassVar[Mapping[str, Fact]] = askable(
        {
            "unit": named(Unit, lambda indicator: (indicator.unit.id,)),
            **worded(kind=Kind, direction=Direction),
            "within": named(Indicator, _path),
        }
    )
    __slots__ = ()

    @asking
    def where(  # noqa: PLR0913 - each is one question, and all are optional keywords
        self,
        predicate: Predicate[Indicator] | None = None,
        /,
        *,
        unit: Some[str | Unit] | None = None,
        kind: Some[Kind | str] | None = None,
        direction: Some[Direction | str] | None = None,
        within: Some[str | Indicator] | None = None,
        missing: Some[str] | None = None,
    ) -> Self:
        """Keep the indicators that match every filter given.

        Args:
            predicate: Function that is true of what to keep.
            unit: Unit of its figures, by id, name or wording.
            kind: Usual kind of its figures.
            direction: Which way is better.
            within: Indicator that it is or is narrower than.
            missing: Name of another keyword: what has none of it, such as `missing="region"`.
        """
        raise NotImplementedError


class Instruments(Terms[Instrument]):
    """Policy instruments with their places in four typologies."""

    TERM = Instrument
    _FACTS: ClassVar[Mapping[str, Fact]] = askable(
        {
            **typed(lambda instrument: (instrument,)),
            "within": named(Instrument, _path),
        }
    )
    __slots__ = ()

    @asking
    def where(  # noqa: PLR0913 - each is one question, and all are optional keywords
        self,
        predicate: Predicate[Instrument] | None = None,
        /,
        *,
        rothwell_zegveld: Some[RothwellZegveld | str] | None = None,
        hood: Some[Hood | str] | None = None,
        mcdonnell_elmore: Some[McDonnellElmore | str] | None = None,
        talent_cycle: Some[TalentCycle | str] | None = None,
        within: Some[str | Instrument] | None = None,
        missing: Some[str] | None = None,
    ) -> Self:
        """Keep the instruments that match every filter given.

        Args:
            predicate: Function that is true of what to keep.
            rothwell_zegveld: supply, environment or demand.
            hood: nodality, authority, treasure or organisation.
            mcdonnell_elmore: mandate, inducement, capacity or system-change.
            talent_cycle: cultivation, evaluation, use or incentive.
            within: Instrument that it is or is narrower than.
            missing: Name of another keyword: what has none of it, such as `missing="region"`.
        """
        raise NotImplementedError


class Bodies(Terms[Body]):
    """Bodies, each once, whatever documents call them."""

    TERM = Body
    _FACTS: ClassVar[Mapping[str, Fact]] = askable(
        {
            **worded(kind=BodyKind),
            "region": REGION,
            "within": WITHIN,
        }
    )
    __slots__ = ()

    @asking
    def where(
        self,
        predicate: Predicate[Body] | None = None,
        /,
        *,
        kind: Some[BodyKind | str] | None = None,
        region: Some[str | Region] | None = None,
        within: Some[str | Region] | None = None,
        missing: Some[str] | None = None,
    ) -> Self:
        """Keep the bodies that match every filter given.

        Args:
            predicate: Function that is true of what to keep.
            kind: What sort of body.
            region: Region that it belongs to.
            within: Region that this region is or lies in.
            missing: Name of another keyword: what has none of it, such as `missing="region"`.
        """
        raise NotImplementedError


class Works(Terms[Work]):
    """Cited works, each once, whichever documents cite them."""

    TERM = Work
    _FACTS: ClassVar[Mapping[str, Fact]] = askable(
        {
            "issuer": named(Body, lambda work: (work.issuer.id,) if work.issuer else ()),
            "region": named(Region, lambda work: (work.home.code,) if work.home else ()),
            "within": named(Region, lambda work: codes(work.home)),
            **timed(lambda work: years(work.date)),
        }
    )
    __slots__ = ()

    @asking
    def where(  # noqa: PLR0913 - each is one question, and all are optional keywords
        self,
        predicate: Predicate[Work] | None = None,
        /,
        *,
        issuer: Some[str | Body] | None = None,
        region: Some[str | Region] | None = None,
        within: Some[str | Region] | None = None,
        year: Some[YearLike] | None = None,
        since: YearLike | None = None,
        until: YearLike | None = None,
        missing: Some[str] | None = None,
    ) -> Self:
        """Keep the works that match every filter given.

        Args:
            predicate: Function that is true of what to keep.
            issuer: Body that issued it.
            region: Region where it applies: its own, else that of its issuer.
            within: Region that this region is or lies in.
            year: Year, range of years or plan in which it was issued.
            since: First year: what its time touches from then on.
            until: Last year: what its time touches up to then.
            missing: Name of another keyword: what has none of it, such as `missing="region"`.
        """
        raise NotImplementedError


class Units(Terms[Unit]):
    """The units of figures, the same in every catalog; a Chinese wording is a name too."""

    TERM = Unit
    __slots__ = ()

    @asking
    def where(self, predicate: Predicate[Unit] | None = None, /) -> Self:
        """Keep the units for which *predicate* is true."""
        raise NotImplementedError


class Domains(Terms[Domain]):
    """Fields of service."""

    TERM = Domain
    __slots__ = ()

    @asking
    def where(self, predicate: Predicate[Domain] | None = None, /) -> Self:
        """Keep the domains for which *predicate* is true."""
        raise NotImplementedError


class Settings(Terms[Setting]):
    """Kinds of place where the work is done."""

    TERM = Setting
    __slots__ = ()

    @asking
    def where(self, predicate: Predicate[Setting] | None = None, /) -> Self:
        """Keep the settings for which *predicate* is true."""
        raise NotImplementedError


def ordered(regions: Iterable[Region]) -> list[Region]:
    """Return regions by code: parents before children."""
    return sorted(regions, key=lambda region: (region.code != "100000", region.code))


class Errata(Collection[Erratum]):
    """Corrections of the data, in the order in which they were made."""

    _FACTS: ClassVar[Mapping[str, Fact]] = askable(
        {
            "record": spelled(lambda erratum: (erratum.record,)),
            **worded(kind=ErratumKind),
            "version": spelled(lambda erratum: (erratum.version,)),
            **timed(lambda erratum: years(erratum.date)),
        }
    )
    __slots__ = ()

    @asking
    def where(  # noqa: PLR0913 - each is one question, and all are optional keywords
        self,
        predicate: Predicate[Erratum] | None = None,
        /,
        *,
        record: Some[str] | None = None,
        kind: Some[ErratumKind | str] | None = None,
        version: Some[str] | None = None,
        year: Some[YearLike] | None = None,
        since: YearLike | None = None,
        until: YearLike | None = None,
        missing: Some[str] | None = None,
    ) -> Self:
        """Keep the errata that match every filter given, in the same order.

        Args:
            predicate: Function that is true of what to keep.
            record: Id of what was wrong.
            kind: changed, merged or withdrawn.
            version: The first release without the mistake.
            year: Year, range of years or plan in which it was corrected.
            since: First year: what its time touches from then on.
            until: Last year: what its time touches up to then.
            missing: Name of another keyword: what has none of it, such as `missing="region"`.
        """
        raise NotImplementedError
