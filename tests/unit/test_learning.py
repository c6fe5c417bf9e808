"""The network of learning, checked against networkx."""

import pytest
from tests.unit.table_measures import PASSAGES, measure
from tests.unit.table_records import CHINA, HARBIN, HEILONGJIANG, HONG_KONG, JILIN

from sgpolicy import Catalog, FieldError
from sgpolicy.analysis.learning import learning

MEASURES = [
    measure("a", region=JILIN, learned_from=(HARBIN, HEILONGJIANG)),
    measure("b", region=JILIN, learned_from=(HARBIN,)),
    measure("c", region=HARBIN, learned_from=(JILIN, HONG_KONG), at=PASSAGES),
    measure("d", region=None, learned_from=(JILIN,)),
    measure("e", region=HARBIN, learned_from=(HEILONGJIANG,)),
    measure("f", region=CHINA),
]


def test_an_edge_runs_from_the_learner() -> None:
    """With the measures behind it; an anonymised place is a node of its document."""
    found = learning(MEASURES)

    assert [(e.learner.id, e.taught.id, len(e.measures), e.mutual) for e in found] == [
        ("220000", "230100", 2, True),
        ("220000", "230000", 1, False),
        ("230100", "220000", 1, True),
        ("230100", "230000", 1, False),
        ("230100", "810000", 1, False),
        ("anonymous:whole", "220000", 1, False),
    ]
    assert [m.id for m in found.measures] == ["passages/c", "whole/a", "whole/b", "whole/d", "whole/e"]
    assert found.title == "Learning by region: 6 edges between 5 places; 5 of 6 measures"
    assert found.notes[0] == "from 2 documents with measures, 1 of them coded whole"
    assert repr(found[0]) == "<Lesson 吉林省 from 哈尔滨: 2>"
    assert repr(found[0].learner) == "<Place 220000 吉林省>"
    assert repr(found.nodes[0]) == "<Node 吉林省: learned from 2, taught 2>"


def test_places_of_one_province_may_be_joined() -> None:
    """What they learned from one another is no edge then, but said; Hong Kong is a place of its own."""
    found = learning(MEASURES, by="province")

    assert [(e.learner.id, e.taught.id, len(e.measures)) for e in found] == [
        ("220000", "230000", 2),
        ("230000", "220000", 1),
        ("230000", "810000", 1),
        ("anonymous:whole", "220000", 1),
    ]
    assert [m.id for m in found.within] == ["whole/e"]
    assert "no edges: 1 measure about learning within one province" in found.notes


def test_degrees_agree_with_networkx() -> None:
    """In-degree is taught, out-degree learned, both plain and weighted."""
    networkx = pytest.importorskip("networkx", reason="the oracle of the network is not installed")
    found = learning(MEASURES)
    graph = networkx.DiGraph()
    for row in found.to_dicts():
        graph.add_edge(row["source"], row["target"], weight=row["weight"])

    assert {
        n["id"]: (n["learned_from"], n["taught_to"], n["lessons"], n["teachings"]) for n in found.nodes.to_dicts()
    } == {
        name: (
            graph.out_degree(name),
            graph.in_degree(name),
            graph.out_degree(name, weight="weight"),
            graph.in_degree(name, weight="weight"),
        )
        for name in graph
    }
    mutual = sum(row["mutual"] for row in found.to_dicts())
    assert networkx.overall_reciprocity(graph) == mutual / len(found)


def test_the_order_of_input_does_not_matter() -> None:
    """A region that is named twice counts once."""
    twice = measure("g", region=JILIN, learned_from=(HARBIN, HARBIN))

    assert learning([*MEASURES, twice]) == learning([twice, *MEASURES[::-1]])
    assert len(learning([twice])[0].measures) == 1


def test_other_groups_are_refused() -> None:
    """With the two that there are."""
    with pytest.raises(FieldError, match="by is 'city', not 'region' or 'province'"):
        learning(MEASURES, by="city")


def test_the_catalog_asks_by_learner(shipped: Catalog) -> None:
    """Within a region are the learners of it."""
    found = shipped.learning(within="宁夏")

    assert {row.learner.id for row in found} == {"640000"}
    assert "place" in repr(found.nodes)
    assert {row["id"] for row in found.nodes.to_dicts()} == {n for r in found for n in (r.learner.id, r.taught.id)}
