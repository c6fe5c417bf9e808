"""The units that tables of the country have rows for: the nation, its provinces and the Corps."""

from collections.abc import Iterable

from sgpolicy.model.region import PROVINCE_LEVELS, Region
from sgpolicy.model.words import RegionLevel

APART = "78"
"""First digits of the codes of Taiwan, Hong Kong and Macao, which the policies of the mainland do not address."""


def unit_of(place: Region | None) -> Region | None:
    """Return the unit in whose row *place* counts; None for no place.

    The nation's row has what is said of the nation as a whole; the Corps, which
    reports apart, does not count as Xinjiang.
    """
    if place is None:
        return None
    corps = next((region for region in place.path if region.level is RegionLevel.CORPS), None)
    return corps or place.province or place.path[0]


def is_province(place: Region) -> bool:
    """Return whether *place* is one of the 31 province-level units of the mainland."""
    return place.level in PROVINCE_LEVELS and place.code[0] not in APART


def units(regions: Iterable[Region]) -> tuple[Region, ...]:
    """Return the nation, the provinces of the mainland by code, and the Corps, as far as *regions* have them."""
    ranked = {
        region.code: (0 if region.level is RegionLevel.COUNTRY else 2 if region.level is RegionLevel.CORPS else 1)
        for region in regions
        if is_province(region) or region.level in (RegionLevel.COUNTRY, RegionLevel.CORPS)
    }
    kept = (region for region in regions if region.code in ranked)
    return tuple(sorted(kept, key=lambda region: (ranked[region.code], region.code)))
