"""Strategies for the codebook: regions and the terms that records refer to."""

from collections.abc import Callable
from typing import Any, TypeVar

from attrs import frozen
from hypothesis import strategies as st

from sgpolicy.model.erratum import Erratum
from sgpolicy.model.name import Name
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Body, Domain, Indicator, Instrument, Setting, Work
from sgpolicy.model.unit import UNITS
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
from sgpolicy.schema import TERM_TYPES
from sgpolicy.testing.strategies.values import any_of, document_numbers, ids, names, periods, texts

T = TypeVar("T", Erratum, Body, Work, Indicator, Instrument, Domain, Setting)

# Not a share of a whole, whose figures would have to stay below 100.
_OPEN_KINDS = (Kind.FLOW, Kind.RATE)


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
        errata: What was wrong in earlier releases.
    """

    regions: tuple[Region, ...]
    bodies: tuple[Body, ...]
    works: tuple[Work, ...]
    indicators: tuple[Indicator, ...]
    instruments: tuple[Instrument, ...]
    domains: tuple[Domain, ...]
    settings: tuple[Setting, ...]
    errata: tuple[Erratum, ...] = ()

    def terms(self) -> dict[type, tuple[object, ...]]:
        """Return the terms by class, as `Catalog` takes them."""
        return {cls: getattr(self, name) for name, cls in TERM_TYPES.items()}


def _common(draw: st.DrawFn) -> dict[str, Any]:
    """Return the fields of a term of any class."""
    return {"aliases": draw(st.just(()) | st.tuples(texts())), "note": draw(st.none() | texts())}


def _defined(draw: st.DrawFn) -> dict[str, Any]:
    """Return the fields of a term that is defined in words."""
    told = {name: draw(texts()) for name in ("definition", "is_not")}
    told |= {f"{name}_zh": draw(texts()) for name in told if draw(st.booleans())}
    return {"id": draw(ids()), "name": draw(names())} | told | _common(draw)


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
        parent=parent,
        valid=draw(st.none() | periods(1980, 2025)),
        **_common(draw),
    )


def regions() -> st.SearchStrategy[Region]:
    """Regions of all levels, each with the regions around it."""
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
        kind=draw(st.sampled_from(BodyKind)),
        region=draw(region if region is not None else st.none() | regions()),
        **_common(draw),
    )


@st.composite
def works(
    draw: st.DrawFn,
    issuer: st.SearchStrategy[Body | None] | None = None,
    region: st.SearchStrategy[Region | None] | None = None,
) -> Work:
    """Cited works, with and without number, issuer, region and date.

    Args:
        draw: Given by hypothesis.
        issuer: Who issued each; any or none by default.
        region: Where each applies; any or none by default.
    """
    return Work(
        id=draw(ids()),
        title=draw(names()),
        number=draw(st.none() | document_numbers().map(str)),
        issuer=draw(issuer if issuer is not None else st.none() | bodies()),
        region=draw(region if region is not None else st.none() | regions()),
        date=draw(st.none() | periods(1990, 2025)),
        **_common(draw),
    )


def indicators() -> st.SearchStrategy[Indicator]:
    """Indicators of all units and kinds."""
    return _indicator(())


@st.composite
def _indicator(draw: st.DrawFn, known: tuple[Indicator, ...]) -> Indicator:
    unit = draw(st.sampled_from(UNITS))
    broader = draw(any_of(known))
    is_part = broader is not None and broader.unit == unit and draw(st.booleans())
    year = draw(st.integers(2000, 2020))
    return Indicator(
        unit=unit,
        kind=draw(st.sampled_from(_OPEN_KINDS if unit.id == "percent" else Kind)),
        direction=draw(st.sampled_from(Direction)),
        broader=broader,
        part_of=broader if is_part else None,
        breaks=draw(st.sampled_from(((), (f"{year}: counted otherwise",)))),
        **_defined(draw),
    )


def instruments() -> st.SearchStrategy[Instrument]:
    """Instruments with any place, or none, in each typology."""
    return _instrument(())


@st.composite
def _instrument(draw: st.DrawFn, known: tuple[Instrument, ...]) -> Instrument:
    return Instrument(
        broader=draw(any_of(known)),
        rothwell_zegveld=draw(st.none() | st.sampled_from(RothwellZegveld)),
        hood=draw(st.none() | st.sampled_from(Hood)),
        mcdonnell_elmore=draw(st.none() | st.sampled_from(McDonnellElmore)),
        talent_cycle=draw(st.none() | st.sampled_from(TalentCycle)),
        **_defined(draw),
    )


def domains() -> st.SearchStrategy[Domain]:
    """Domains."""
    return _domain(())


@st.composite
def _domain(draw: st.DrawFn, known: tuple[Domain, ...]) -> Domain:
    return Domain(broader=draw(any_of(known)), **_defined(draw))


def settings() -> st.SearchStrategy[Setting]:
    """Settings."""
    return _setting(())


@st.composite
def _setting(draw: st.DrawFn, known: tuple[Setting, ...]) -> Setting:
    return Setting(broader=draw(any_of(known)), **_defined(draw))


@st.composite
def errata(draw: st.DrawFn) -> Erratum:
    """Errata of every kind."""
    kind = draw(st.sampled_from(ErratumKind))
    changed, gone = kind is ErratumKind.CHANGED, kind is ErratumKind.WITHDRAWN
    return Erratum(
        id=draw(ids()),
        record=f"doc-{draw(st.integers(3, 9))}/{draw(ids())}",
        kind=kind,
        field=draw(texts()) if changed else None,
        old=draw(st.none() | texts()) if changed else None,
        new=None if gone else draw(texts()),
        why=draw(texts()),
        version="0.2.0",
        date=draw(periods(2026, 2026)),
    )


@st.composite
def codebooks(draw: st.DrawFn) -> Codebook:
    """Small codebooks in which every reference is to a term of the same codebook."""
    tree = draw(_region_tree())
    issuers = _unique(draw, lambda _: bodies(any_of(tree)), 0, 2)
    return Codebook(
        regions=tree,
        bodies=issuers,
        works=_unique(draw, lambda _: works(any_of(issuers), any_of(tree)), 0, 2),
        indicators=_unique(draw, _indicator, 1, 3),
        instruments=_unique(draw, _instrument, 1, 2),
        domains=_unique(draw, _domain, 0, 2),
        settings=_unique(draw, _setting, 0, 2),
        errata=_unique(draw, lambda _: errata(), 0, 2),
    )


def _unique(
    draw: st.DrawFn, make: Callable[[tuple[T, ...]], st.SearchStrategy[T]], least: int, most: int
) -> tuple[T, ...]:
    """Return terms with different ids, each of which may refer to those before it."""
    made: dict[str, T] = {}
    for _ in range(draw(st.integers(least, most))):
        term = draw(make(tuple(made.values())))
        made.setdefault(term.id, term)
    return tuple(made.values())
