"""Made-up catalogs: as many records as asked, valid, repeatable, and in the shape of real ones."""

from collections import Counter

import attrs
import pytest

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.checks import SENSE
from sgpolicy.checks.registry import Corpus
from sgpolicy.model.figure import Figure
from sgpolicy.model.words import Status
from sgpolicy.testing.catalogs import MIX, make_catalog


@pytest.fixture(scope="module")
def made() -> Catalog:
    """A catalog of three thousand records."""
    return make_catalog(3000, seed=7)


@pytest.mark.parametrize("n", [0, 1, 2, 99])
def test_it_has_as_many_records_as_asked(n: int) -> None:
    """Not one more or less, whatever the documents."""
    assert n == len(list(make_catalog(n).records()))


def test_equal_seeds_give_equal_catalogs(made: Catalog) -> None:
    """The seed decides everything."""
    assert made == make_catalog(3000, seed=7)
    assert made != make_catalog(3000, seed=8)


def test_every_record_passes_its_own_validators(made: Catalog) -> None:
    """What is made without constructors is what constructors would have made."""
    for item in (*made.documents, *made.records()):
        assert item == attrs.evolve(item)
    for record in made.records():
        assert record.evidence == tuple(attrs.evolve(evidence) for evidence in record.evidence)
        if isinstance(record, Figure):
            assert record.quantity == attrs.evolve(record.quantity)


@pytest.mark.parametrize("name", SENSE)
def test_the_checks_of_ring_2_find_nothing(name: str, made: Catalog) -> None:
    """A made-up catalog is a sound one."""
    corpus = Corpus(documents=tuple(made.documents), records=tuple(made.records()))

    assert [] == list(SENSE[name].find(corpus))


def test_documents_are_few_long_ones_and_many_short_ones(made: Catalog) -> None:
    """Half of the documents hold few records, the longest a large part of all."""
    sizes = sorted(Counter(record.document.id for record in made.records()).values())

    assert sizes[len(sizes) // 2] < 10
    assert sizes[-1] > 100


def test_regions_and_instruments_are_skewed(made: Catalog) -> None:
    """The commonest comes many times as often as the one in the middle."""
    for drawn in (
        Counter(record.region for record in made.measures),
        Counter(record.instruments[0] for record in made.measures),
    ):
        counts = [count for _, count in drawn.most_common()]
        assert counts[0] > 5 * counts[len(counts) // 2]


def test_summaries_have_40_to_120_characters(made: Catalog) -> None:
    """As the issue says, in Chinese."""
    lengths = {len(measure.summary.zh) for measure in made.measures}

    assert min(lengths) >= 40
    assert max(lengths) <= 120


def test_the_mix_can_be_chosen() -> None:
    """One type alone, or types in other proportions."""
    alone = make_catalog(50, mix={"observations": 1})

    assert (50, 0) == (len(alone.observations), len(alone.measures))


@pytest.mark.parametrize(("n", "mix"), [(-1, None), (1, {}), (1, {"regions": 1})])
def test_nonsense_is_refused(n: int, mix: dict[str, int] | None) -> None:
    """A negative number of records, or records of no known type."""
    with pytest.raises(ValueError, match="types measures, observations"):
        make_catalog(n, mix=mix)


def test_the_mix_is_a_hundred() -> None:
    """The proportions are percentages."""
    assert 100 == sum(MIX.values())


def test_queries_answer(made: Catalog) -> None:
    """It is a catalog like any other."""
    code = made.measures[0].region
    assert code is not None
    found = made.measures.where(region=code.name.zh, status="implemented")

    assert [m for m in made.measures if m.region == code and m.status is Status.IMPLEMENTED] == list(found)
