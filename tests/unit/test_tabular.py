"""Looking at collections and results: heads, tails, samples, counts and summaries."""

from collections.abc import Callable
from typing import Any

import pytest

import sgpolicy
from sgpolicy import Catalog, Observation, Status
from sgpolicy.display import width
from sgpolicy.model.tabular import Counts
from sgpolicy.schema import RECORD_TYPES, TERM_TYPES

NAMES = ("documents", *RECORD_TYPES, *TERM_TYPES, "units")


@pytest.fixture(scope="module")
def tables(shipped: Catalog) -> dict[str, Any]:
    """Return everything that can be looked at, by name."""
    results = {
        "progress": shipped.progress(),
        "coverage": shipped.coverage(),
        "escalation": shipped.escalation(),
        "lineage": shipped.lineage(),
        "series": shipped.observations.series(),
        "hits": shipped.search("社工"),
    }
    return {**{name: getattr(shipped, name) for name in NAMES}, **results}


def test_heads_and_tails_are_of_the_same_type(tables: dict[str, Any]) -> None:
    """Five, or as many as asked for, or all that there are."""
    for some in tables.values():
        items = list(some)
        assert (type(some), items[:5]) == (type(some.head()), list(some.head()))
        assert (type(some), items[-5:]) == (type(some.tail()), list(some.tail()))
        assert (list(some.head(0)), list(some.tail(0))) == ([], [])
        assert list(some.head(10**6)) == list(some.tail(10**6)) == items


def test_a_sample_is_the_same_each_time(tables: dict[str, Any]) -> None:
    """Without replacement, in the usual order; another seed draws another one."""
    for some in tables.values():
        drawn = some.sample(min(3, len(some)))
        items = list(some)
        assert list(drawn) == list(some.sample(min(3, len(some))))
        assert type(drawn) is type(some)
        assert [item for item in items if any(item is one for one in drawn)] == list(drawn)
    assert len({tables["measures"].sample(5, seed=seed).ids for seed in range(5)}) == 5


def test_a_panel_is_looked_at_by_its_cells(shipped: Catalog, capsys: pytest.CaptureFixture[str]) -> None:
    """Its head is a table of cells; it shows itself as a whole."""
    panel = shipped.panel("certified-social-workers")

    assert list(panel.head(2)) == list(panel.cells[:2])
    assert panel.head(2).to_dicts() == panel.to_dicts()[:2]
    assert panel.count() == len(panel.cells)
    assert panel.count("year")[2011] == sum(cell.year == 2011 for cell in panel)
    for every in (False, True):
        panel.show(all=every)
        assert capsys.readouterr().out == f"{panel!r}\n"
    assert repr(panel.summary()).startswith(f"Panel: {len(panel)}\n")


def test_counts_are_numbers_or_numbers_of_each(shipped: Catalog) -> None:
    """The largest first; where there are several values, each counts; None where there is none."""
    measures = shipped.measures
    by_status, by_instrument = measures.count("status"), measures.count("instruments")

    assert measures.count() == len(measures) == sum(by_status.values())
    assert by_status[Status.ONGOING] == len(measures.where(status="ongoing"))
    assert list(by_status.values()) == sorted(by_status.values(), reverse=True)
    assert by_instrument[shipped.instruments["training"]] == sum(
        shipped.instruments["training"] in m.instruments for m in measures
    )
    assert measures.count("region.code")[None] == len(measures.where(missing="region"))
    assert measures.count(lambda one: one.status) == by_status
    assert isinstance(by_status, Counts)
    assert repr(by_status).startswith("<Counts: 5>\nvalue ")


def test_counting_an_item_is_as_in_any_sequence(shipped: Catalog) -> None:
    """Collections and tables are sequences, and their method of that name still answers."""
    first, table = shipped.measures[0], shipped.progress()

    assert (shipped.measures.count(first), shipped.targets.count(first)) == (1, 0)
    assert (table.count(table[0]), table.count(7), table[:0].count()) == (1, 0, 0)


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda t: t.head(-1), ValueError, "n is -1, but must be 0 or more"),
        (lambda t: t.tail("3"), TypeError, "n takes a whole number, not str: '3'"),
        (lambda t: t.head(True), TypeError, "n takes a whole number"),  # noqa: FBT003 - wrong on purpose
        (lambda t: t.sample(10**6), ValueError, "a sample of 1000000 cannot be drawn from"),
        (lambda t: t.sample(1, seed="x"), TypeError, "seed takes a whole number"),
        (lambda t: t.count("regoin"), AttributeError, "regoin"),
        (lambda t: t.count(lambda _: []), TypeError, "a key that can be hashed"),
        (lambda t: t.head(m=3), TypeError, "has no keyword 'm'; "),
        (lambda t: t.show(al=True), TypeError, "has no keyword 'al'; did you mean all"),
    ],
)
def test_wrong_questions_are_refused(
    call: Callable[[Any], object], error: type[Exception], message: str, shipped: Catalog
) -> None:
    """With a sentence."""
    for some in (shipped.targets, shipped.progress()):
        with pytest.raises(error, match=message):
            call(some)


def test_a_summary_says_how_many_and_how_well(shipped: Catalog) -> None:
    """In a few lines, as wide as the display; each line counts."""
    lines = repr(shipped.observations.summary()).splitlines()
    count = len(shipped.observations)
    spans = sum(o.evidence_kind == "span" for o in shipped.observations)

    assert lines[0] == f"Observations: {count}"
    assert max(map(width, lines)) <= 80
    for name in ("kind", "confidence", "region", "year", "documents", "depth", "evidence"):
        assert any(line.startswith(f"  {name} ") for line in lines)
    assert f"span {spans}" in lines[-1]
    assert f"page {count - spans}" in lines[-1]
    assert shipped.observations.summary()._repr_html_().startswith("<pre>Observations: ")


def test_everything_has_a_summary(tables: dict[str, Any]) -> None:
    """Also what has neither status nor time, in either language, and what is empty."""
    for some in tables.values():
        assert str(some.summary()).splitlines()[0] == f"{type(some).__name__}: {len(some)}"
        with sgpolicy.options(language="zh"):
            assert not str(some.summary()).startswith(type(some).__name__)
        assert str(some[:0].summary()) == f"{type(some).__name__}: 0"
    assert "type  " in str(tables["hits"].summary())


def test_looking_changes_nothing(shipped: Catalog) -> None:
    """A head of a head is a collection that can be asked."""
    head = shipped.observations.head(50)

    assert isinstance(head[0], Observation)
    assert head.where(region=head[0].region).ids[0] == head[0].id
