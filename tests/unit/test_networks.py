"""Networks of learning and of citations."""

from datetime import date

import pytest
from attrs import evolve
from tests.unit import coded

import sgpolicy
from sgpolicy.analysis.networks import citation_network, learning_network
from sgpolicy.model.document import Document
from sgpolicy.model.period import Period


def test_each_measure_is_an_edge_for_each_place_it_learned_from(shipped: sgpolicy.Catalog) -> None:
    """Edges go from who learned to whose practice was taken, measure by measure."""
    network = learning_network(shipped.measures)
    pairs = [(m.id, r.code) for m in shipped.measures for r in m.learned_from if r != m.region]

    assert sorted((one.attributes["measure"], one.target) for one in network.edges) == sorted(pairs)
    assert {one.id for one in network.nodes} == {end for one in network.edges for end in (one.source, one.target)}
    assert len({one.id for one in network.edges}) == len(pairs)


def test_an_edge_has_the_time_of_its_measure_else_of_its_document(shipped: sgpolicy.Catalog) -> None:
    """A period gives both ends; what is only known from a day on has no end."""
    document = coded.document()
    region = shipped.regions["上海"]
    year = Period.of_year(2019)
    measures = [
        coded.record("training", learned_from=(region,)),
        coded.record("training", id="jia-2020-report/x", learned_from=(region,), time=year),
    ]

    edges = learning_network(measures).edges

    assert [(one.start, one.end) for one in edges] == [
        (document.known and document.known.start, None),
        (date(2019, 1, 1), date(2019, 12, 31)),
    ]


def test_an_anonymous_place_is_a_node_of_its_own(shipped: sgpolicy.Catalog) -> None:
    """What a document hides is not joined with what another hides."""
    measure = coded.record("training", learned_from=(shipped.regions["上海"],))

    (edge,) = learning_network([measure]).edges

    assert (edge.source, edge.target) == ("anonymous:jia-2020-report", "310000")


def test_labels_are_in_both_languages(shipped: sgpolicy.Catalog) -> None:
    """A map in either language can be drawn from one file."""
    for network in (learning_network(shipped.measures), citation_network(shipped.citations, shipped.works)):
        for node in network.nodes:
            assert node.attributes["label_zh"]
            assert node.attributes["label_en"]


def test_each_citation_is_an_edge(shipped: sgpolicy.Catalog) -> None:
    """Of its relation, from the document that cites, from when that became known."""
    network = citation_network(shipped.citations, shipped.works)
    held = {one.id: one for one in shipped.citations}

    assert [one.id for one in network.edges] == [one.id for one in shipped.citations]
    for edge in network.edges:
        citation = held[edge.id]
        known = citation.document.known
        assert edge.source == f"document:{citation.document.id}"
        assert edge.attributes["relation"] == str(citation.relation)
        assert edge.start == (known.start if known else None)
    assert {one.id for one in network.nodes} >= {end for one in network.edges for end in (one.source, one.target)}


def test_a_work_that_is_a_document_is_one_node(shipped: sgpolicy.Catalog) -> None:
    """So a chain goes on from a document to what it cites itself."""
    work = shipped.works["mca-2011-opinions"]
    citation = coded.record("rules")
    plan: Document = evolve(coded.document(), id="plan", title=work.title, region=work.home, number=None)
    further = evolve(citation, id="plan/x", evidence=(evolve(citation.evidence[0], document=plan),))
    bare = evolve(work, number=None)

    network = citation_network([evolve(citation, work=bare), evolve(further, work=shipped.works[0])], [bare])

    assert network.edges[0].target == "document:plan"
    assert network.edges[1].source == "document:plan"


@pytest.mark.parametrize("made", [learning_network([]), citation_network([], [])])
def test_nothing_makes_an_empty_network(made: object) -> None:
    """No records, no nodes."""
    assert (made.nodes, made.edges) == ((), ())  # type: ignore[attr-defined]
