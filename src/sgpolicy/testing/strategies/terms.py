"""Strategies for the codebook: regions and the terms that records refer to."""

from functools import cache
from typing import TypeVar

from attrs import frozen
from hypothesis import strategies as st

from sgpolicy.model.name import Name
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Body, Domain, Indicator, Instrument, Setting, Work
from sgpolicy.model.unit import UNITS
from sgpolicy.model.words import (
    BodyKind,
    Direction,
    Hood,
    Kind,
    McDonnellElmore,
    RegionLevel,
    RothwellZegveld,
    TalentCycle,
)
from sgpolicy.testing.strategies.values import document_numbers, ids, names, periods, texts

S = TypeVar("S", Indicator, Instrument, Domain, Setting)

# None of these is a share of a whole, whose figures would have to stay below 100.
_OPEN_KINDS = (Kind.FLOW, Kind.RATE)
_ALL_KINDS = tuple(Kind)


@frozen(kw_only=True)
class Codebook:
    """Everything that records may refer to, each term once, broader ones first.

    Attributes:
        regions: The country first, then by code; parents before children.
        bodies: Bodies.
        works: Cited works.
        indicators: Indicators; never empty.
        instruments: Instruments; never empty.
        domains: Domains.
        settings: Settings.
    """

    regions: tuple[Region, ...]
    bodies: tuple[Body, ...]
    works: tuple[Work, ...]
    indicators: tuple[Indicator, ...]
    instruments: tuple[Instrument, ...]
    domains: tuple[Domain, ...]
    settings: tuple[Setting, ...]

    def terms(self) -> dict[type, tuple[object, ...]]:
        """Return the terms by class, as `Catalog` takes them."""
        return {
            Region: self.regions,
            Body: self.bodies,
            Work: self.works,
            Indicator: self.indicators,
            Instrument: self.instruments,
            Domain: self.domains,
            Setting: self.settings,
        }


@cache
def _maybe_text() -> st.SearchStrategy[str | None]:
    return st.none() | texts()


@cache
def _aliases() -> st.SearchStrategy[tuple[str, ...]]:
    return st.just(()) | st.tuples(texts())


@st.composite
def _region_tree(draw: st.DrawFn) -> tuple[Region, ...]:
    country = Region(
        code="100000",
        iso="CN",
        level=RegionLevel.COUNTRY,
        name=Name(zh="中国", en="China"),
        short="中国",
        traditional="中國",
    )
    found = [country]
    for province_code in sorted(draw(st.sets(st.integers(11, 65), max_size=2))):
        level = draw(st.sampled_from((RegionLevel.PROVINCE, RegionLevel.MUNICIPALITY)))
        iso = draw(st.sampled_from((None, "CN-HL", "CN-JS")))
        province = _region(draw, f"{province_code}0000", level, country, iso)
        found.append(province)
        for city_code in sorted(draw(st.sets(st.integers(1, 4), max_size=1))):
            city = _region(draw, f"{province_code}{city_code:02}00", RegionLevel.PREFECTURE, province, None)
            found.append(city)
            if draw(st.booleans()):
                code = f"{province_code}{city_code:02}{draw(st.integers(1, 99)):02}"
                found.append(_region(draw, code, RegionLevel.COUNTY, city, None))
    return tuple(found)


def _region(draw: st.DrawFn, code: str, level: RegionLevel, parent: Region, iso: str | None) -> Region:
    name = draw(names())
    return Region(
        code=code,
        iso=iso,
        level=level,
        name=name,
        short=name.zh[:2].strip() or name.zh,
        char=draw(st.none() | st.sampled_from("黑吉苏浙")),
        other_chars=draw(st.sampled_from(((), ("秦",)))),
        traditional=name.zh,
        aliases=draw(_aliases()),
        parent=parent,
        valid=draw(st.none() | periods(1980, 2025)),
        note=draw(_maybe_text()),
    )


def regions() -> st.SearchStrategy[Region]:
    """Regions of all levels, each with the regions that it lies in."""
    return _region_tree().flatmap(st.sampled_from)


@st.composite
def bodies(draw: st.DrawFn, region: st.SearchStrategy[Region | None] | None = None) -> Body:
    """Bodies of all kinds.

    Args:
        draw: Given by hypothesis.
        region: The region that each belongs to; any or none by default.
    """
    return Body(
        id=draw(ids()),
        name=draw(names()),
        aliases=draw(_aliases()),
        kind=draw(st.sampled_from(BodyKind)),
        region=draw(region if region is not None else st.none() | regions()),
        note=draw(_maybe_text()),
    )


@st.composite
def works(draw: st.DrawFn, issuer: st.SearchStrategy[Body | None] | None = None) -> Work:
    """Cited works, with and without number, issuer and date.

    Args:
        draw: Given by hypothesis.
        issuer: Who issued each; any or none by default.
    """
    return Work(
        id=draw(ids()),
        title=draw(names()),
        number=draw(st.none() | document_numbers().map(str)),
        issuer=draw(issuer if issuer is not None else st.none() | bodies()),
        date=draw(st.none() | periods(1990, 2025)),
        aliases=draw(_aliases()),
        note=draw(_maybe_text()),
    )


@st.composite
def indicators(draw: st.DrawFn) -> Indicator:
    """Indicators of all units and kinds, some narrower than or part of another."""
    return draw(_indicator(_one_of(())))


def _one_of(known: tuple[S, ...]) -> "st.SearchStrategy[S | None]":
    return st.none() if not known else st.none() | st.sampled_from(known)


@st.composite
def _indicator(draw: st.DrawFn, broader: st.SearchStrategy[Indicator | None]) -> Indicator:
    unit = draw(st.sampled_from(UNITS))
    above = draw(broader)
    is_part = above is not None and above.unit == unit and draw(st.booleans())
    year = draw(st.integers(2000, 2020))
    return Indicator(
        id=draw(ids()),
        name=draw(names()),
        definition=draw(texts()),
        is_not=draw(texts()),
        aliases=draw(_aliases()),
        note=draw(_maybe_text()),
        unit=unit,
        kind=draw(st.sampled_from(_OPEN_KINDS if unit.id == "percent" else _ALL_KINDS)),
        direction=draw(st.sampled_from(Direction)),
        broader=above,
        part_of=above if is_part else None,
        breaks=draw(st.sampled_from(((), (f"{year}: counted otherwise",)))),
    )


def instruments() -> st.SearchStrategy[Instrument]:
    """Instruments with any place, or none, in each typology."""
    return _instrument(st.none())


@st.composite
def _instrument(draw: st.DrawFn, broader: st.SearchStrategy[Instrument | None]) -> Instrument:
    return Instrument(
        id=draw(ids()),
        name=draw(names()),
        definition=draw(texts()),
        is_not=draw(texts()),
        aliases=draw(_aliases()),
        note=draw(_maybe_text()),
        broader=draw(broader),
        rothwell_zegveld=draw(st.none() | st.sampled_from(RothwellZegveld)),
        hood=draw(st.none() | st.sampled_from(Hood)),
        mcdonnell_elmore=draw(st.none() | st.sampled_from(McDonnellElmore)),
        talent_cycle=draw(st.none() | st.sampled_from(TalentCycle)),
    )


def domains() -> st.SearchStrategy[Domain]:
    """Domains."""
    return _plain(Domain, st.none())


def settings() -> st.SearchStrategy[Setting]:
    """Settings."""
    return _plain(Setting, st.none())


P = TypeVar("P", Domain, Setting)


@st.composite
def _plain(draw: st.DrawFn, cls: type[P], broader: st.SearchStrategy[P | None]) -> P:
    return cls(
        id=draw(ids()),
        name=draw(names()),
        definition=draw(texts()),
        is_not=draw(texts()),
        aliases=draw(_aliases()),
        note=draw(_maybe_text()),
        broader=draw(broader),
    )


@st.composite
def codebooks(draw: st.DrawFn) -> Codebook:
    """Small codebooks in which every reference leads to a term of the same codebook."""
    tree = draw(_region_tree())
    found_bodies = tuple(
        draw(st.lists(bodies(st.none() | st.sampled_from(tree)), max_size=2, unique_by=lambda body: body.id))
    )
    issuers: st.SearchStrategy[Body | None] = st.none()
    if found_bodies:
        issuers = st.none() | st.sampled_from(found_bodies)
    found_works = tuple(draw(st.lists(works(issuers), max_size=2, unique_by=lambda work: work.id)))
    kinds: list[Indicator] = []
    for _ in range(draw(st.integers(1, 3))):
        _add(kinds, draw(_indicator(_one_of(tuple(kinds)))))
    means: list[Instrument] = []
    for _ in range(draw(st.integers(1, 2))):
        _add(means, draw(_instrument(_one_of(tuple(means)))))
    fields: list[Domain] = []
    for _ in range(draw(st.integers(0, 2))):
        _add(fields, draw(_plain(Domain, _one_of(tuple(fields)))))
    places: list[Setting] = []
    for _ in range(draw(st.integers(0, 2))):
        _add(places, draw(_plain(Setting, _one_of(tuple(places)))))
    return Codebook(
        regions=tree,
        bodies=found_bodies,
        works=found_works,
        indicators=tuple(kinds),
        instruments=tuple(means),
        domains=tuple(fields),
        settings=tuple(places),
    )


def _add(terms: list[S], term: S) -> None:
    """Append *term* unless its id is taken."""
    if all(other.id != term.id for other in terms):
        terms.append(term)
