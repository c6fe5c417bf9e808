"""The errata of the shipped data: each is true of the data as they are."""

import pytest

import sgpolicy
from sgpolicy.model.erratum import Erratum
from sgpolicy.model.words import ErratumKind

CATALOG = sgpolicy.load()


@pytest.mark.parametrize("kind", ErratumKind)
def test_errata_are_true_of_the_data(kind: ErratumKind) -> None:
    """What was changed is there, what was merged is an alias of the other, what was withdrawn is gone."""
    assert [e for e in CATALOG.errata if e.kind is kind and not _true(e)] == []


def _true(erratum: Erratum) -> bool:
    if erratum.kind is ErratumKind.WITHDRAWN:
        with pytest.raises(sgpolicy.UnknownRecordError, match="was withdrawn in"):
            CATALOG[erratum.record]
        return True
    if erratum.kind is ErratumKind.MERGED:
        return CATALOG[erratum.record].id == erratum.new
    region = CATALOG[erratum.record].region
    return erratum.field != "region" or (region and region.code) == erratum.new


def test_errata_are_told_in_the_order_of_their_releases() -> None:
    """The last ones come last."""
    versions = [tuple(map(int, e.version.split("."))) for e in CATALOG.errata]

    assert versions == sorted(versions)
