"""Laws of tables: shares sum to 1, indices keep their bounds, likeness is symmetric, order does not matter."""

from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from sgpolicy import Catalog
from sgpolicy.analysis import diversity
from sgpolicy.analysis.adoptions import adoptions
from sgpolicy.analysis.facets import FACETS
from sgpolicy.analysis.learning import learning
from sgpolicy.analysis.portfolio import portfolio
from sgpolicy.analysis.tools import tools
from sgpolicy.testing.strategies import catalogs

COUNTS = st.lists(st.integers(0, 50), max_size=8)
PORTFOLIOS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 50))
SPACES = st.sets(st.tuples(st.sampled_from("xyz"), st.sampled_from("abcd")))
PAIRS = st.lists(st.sampled_from(list(FACETS)), min_size=2, max_size=2, unique=True)


@given(catalogs(documents=3, records=10), PAIRS, st.sampled_from(["main", "all"]), st.sampled_from(["whole", "any"]))
def test_counts_add_up_and_shares_sum_to_1(catalog: Catalog, pair: list[str], count: str, depth: str) -> None:
    """By row, by column and in all; sub-tools make up their cell; no measure is lost."""
    rows, columns = pair
    table = tools(catalog.measures, catalog.documents, rows=rows, columns=columns, count=count, depth=depth)
    behind = {measure.id for cell in table for measure in cell.measures}

    assert behind == {measure.id for measure in table.measures}
    assert {unit.measure.id for unit in table.units} == behind
    assert sum((cell.of_total for cell in table), Fraction(0)) == (1 if table.total else 0)
    for row in {cell.row for cell in table}:
        own = [cell for cell in table if cell.row == row]
        assert sum((cell.of_row for cell in own), Fraction(0)) == 1
        assert {cell.row_total for cell in own} == {sum(cell.count for cell in own)}
    for column in {cell.column for cell in table}:
        assert sum((cell.of_column for cell in table if cell.column == column), Fraction(0)) == 1
    if table.subtools:
        for cell in table:
            parts = [one for one in table.subtools if (one.row, one.column) == (cell.row, cell.column)]
            assert sum(one.count for one in parts) == cell.count
    assert all(cell.count >= len(cell.measures) for cell in table)
    assert sum(row["total"] for row in table.wide() if row["instrument"] is None) == 2 * table.total


@given(catalogs(documents=3, records=10), st.randoms())
def test_the_order_of_input_does_not_matter(catalog: Catalog, random: Random) -> None:
    """For any of the tables."""
    mixed = list(catalog.measures)
    random.shuffle(mixed)

    assert tools(mixed, depth="any") == tools(catalog.measures, depth="any")
    assert portfolio(mixed, depth="any") == portfolio(catalog.measures, depth="any")
    assert learning(mixed) == learning(catalog.measures)
    assert adoptions("x", mixed, catalog.regions) == adoptions("x", catalog.measures, catalog.regions)


@given(COUNTS)
def test_diversity_keeps_its_bounds(counts: list[int]) -> None:
    """0 to 1 - 1/S, 0 to log2 S, 0 to 1; greatest where all are used alike."""
    used = sum(count > 0 for count in counts)
    gini, bits, even = diversity.gini_simpson(counts), diversity.shannon(counts), diversity.evenness(counts)

    assert (gini is None) == (bits is None) == (used == 0)
    assert (even is None) == (used < 2)
    if gini is not None and bits is not None:
        assert 0 <= gini <= 1 - Fraction(1, used)
        assert 0 <= bits <= (diversity.shannon([1] * used) or 0)
    if even is not None:
        assert 0 < even <= 1
        assert (even == 1) == (len({count for count in counts if count}) == 1)


@given(SPACES)
def test_average_instrument_diversity_keeps_its_bounds(spaces: set[tuple[str, str]]) -> None:
    """0 where one instrument is used alone, 1 where none is used on two targets."""
    found = diversity.average_instrument_diversity(spaces)
    uses = [instrument for _, instrument in spaces]

    assert (found is None) == (len({target for target, _ in spaces}) < 2)
    if found is not None:
        assert 0 <= found <= 1
        assert (found == 1) == (len(set(uses)) == len(uses))
        assert (found == 0) == (len(set(uses)) == 1)


@given(PORTFOLIOS, PORTFOLIOS)
def test_likeness_is_symmetric_and_1_on_itself(first: dict[str, int], second: dict[str, int]) -> None:
    """From 0, nothing in common, to 1; Jaccard is never above Dice, nor Dice above overlap."""
    for measure in (diversity.jaccard, diversity.dice, diversity.overlap, diversity.cosine):
        found = measure(first, second)
        assert found == measure(second, first)
        assert found is None or 0 <= found <= 1
        assert not first or measure(first, first) == 1
    if first and second:
        jaccard, dice, overlap = (m(first, second) for m in (diversity.jaccard, diversity.dice, diversity.overlap))
        assert jaccard is not None
        assert dice is not None
        assert overlap is not None
        assert jaccard <= dice <= overlap


@given(catalogs(documents=3, records=10))
def test_a_risk_set_has_a_0_only_where_a_date_is_known(catalog: Catalog) -> None:
    """One event for each province that adopts in the span, and no row after it."""
    dates = adoptions("x", catalog.measures, catalog.regions)
    if not dates:
        return
    rows = dates.risk_set(start=1990, end=2060, require=1, unknown="keep", before="zero")

    known = {one.region.code: one.year for one in dates}
    assert {row.region.code for row in rows if row.adopted is not None} <= known.keys()
    assert all(row.year <= known[row.region.code] for row in rows if row.adopted is not None)
    assert sum(row.adopted is True for row in rows) == sum(1990 <= year <= 2060 for year in known.values())
    assert [point.cumulative for point in dates.curve()] == sorted(point.cumulative for point in dates.curve())
