"""Units: a closed set, found by id."""

import copy
import pickle

import pytest

from sgpolicy.errors import UnknownTermError
from sgpolicy.model.unit import UNITS, unit


@pytest.mark.parametrize("known", UNITS, ids=lambda known: known.id)
def test_each_unit_is_found_whole_and_survives_copies(known: object) -> None:
    """A unit is found by its id, equal to its copies, and hashes with them."""
    found = unit(str(known))

    assert known is found
    assert found == pickle.loads(pickle.dumps(found)) == copy.deepcopy(found)  # noqa: S301 - our own bytes
    assert hash(found) == hash(copy.deepcopy(found))
    assert found.definition
    assert found.base.per is None


def test_rates_know_their_base_and_denominator() -> None:
    """A rate is of its base, each of its denominator; a plain unit is its own base."""
    assert unit("CNY") == unit("CNY/month").base
    assert unit("CNY/month").per == "month"
    assert unit("person") == unit("person").base
    assert unit("person").per is None


def test_no_word_belongs_to_two_units() -> None:
    """Each wording names one unit only."""
    words = [word for known in UNITS for word in known.words]

    assert len(words) == len(set(words))


def test_a_mistyped_id_is_answered_with_near_ones() -> None:
    """An unknown id raises, and the error offers what was meant."""
    with pytest.raises(UnknownTermError, match="unknown unit 'CNY/mouth'; did you mean CNY/month"):
        unit("CNY/mouth")
