"""The errata of the shipped data: each is true of the data as they are."""

import pytest

import sgpolicy
from sgpolicy.model.erratum import Erratum
from sgpolicy.model.words import ErratumKind

CATALOG = sgpolicy.load()


@pytest.mark.parametrize("erratum", CATALOG.errata, ids=lambda e: e.id)
def test_an_erratum_is_true_of_the_data(erratum: Erratum) -> None:
    """What was changed is there, what was merged is an alias of the other, what was withdrawn is gone."""
    if erratum.kind is ErratumKind.WITHDRAWN:
        with pytest.raises(sgpolicy.UnknownRecordError, match="was withdrawn in"):
            CATALOG[erratum.record]
    elif erratum.kind is ErratumKind.MERGED:
        assert CATALOG[erratum.record].id == erratum.new
    else:
        region = CATALOG[erratum.record].region
        assert erratum.field != "region" or (region and region.code) == erratum.new


def test_errata_are_told_in_the_order_of_their_releases() -> None:
    """The last ones come last."""
    versions = [tuple(map(int, e.version.split("."))) for e in CATALOG.errata]

    assert versions == sorted(versions)
