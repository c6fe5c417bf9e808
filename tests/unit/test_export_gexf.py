"""GEXF, read back by networkx."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import sgpolicy
from sgpolicy.analysis.networks import (
    Network,
    NetworkEdge,
    NetworkNode,
    citation_network,
    learning_network,
)
from sgpolicy.export.gexf import gexf_bytes
from sgpolicy.model.period import Period
from sgpolicy.model.words import Basis


def read(network: Network, tmp_path: Path) -> Any:  # noqa: ANN401 - networkx has no types
    """Return the graph that networkx reads."""
    networkx = pytest.importorskip("networkx", reason="networkx reads; pip install -r requirements/extras.txt")
    (tmp_path / "a.gexf").write_bytes(gexf_bytes(network))
    return networkx.read_gexf(tmp_path / "a.gexf")


def test_networkx_reads_the_same_network(shipped: sgpolicy.Catalog, tmp_path: Path) -> None:
    """Every node and edge with its label, its attributes and its days; several edges between two nodes stay."""
    for network in (learning_network(shipped.measures), citation_network(shipped.citations, shipped.works)):
        graph = read(network, tmp_path)
        edges = {data["id"]: (source, target, data) for source, target, data in graph.edges(data=True)}

        assert graph.is_directed()
        assert {key: dict(data) for key, data in graph.nodes(data=True)} == {
            one.id: _said(one) for one in network.nodes
        }
        assert edges == {one.id: (one.source, one.target, {**_said(one), "id": one.id}) for one in network.edges}


def _said(one: NetworkNode | NetworkEdge) -> dict[str, object]:
    days = {name: str(day) for name, day in (("start", one.start), ("end", one.end)) if day}
    return {"label": one.label, **{k: v for k, v in one.attributes.items() if v is not None}, **days}


def test_marks_of_xml_and_numbers_survive(tmp_path: Path) -> None:
    """Names with <, & and quotes; whole numbers stay numbers."""
    node = NetworkNode(id="a&b", label='<"甲">', attributes={"n": 3, "none": None}, end=date(2020, 1, 2))
    graph = read(Network(name="x", nodes=(node,)), tmp_path)

    assert dict(graph.nodes["a&b"]) == {"label": '<"甲">', "n": 3, "end": "2020-01-02"}


def test_an_empty_network_is_read(tmp_path: Path) -> None:
    """A catalog without citations makes a file that opens."""
    assert len(read(Network(name="x"), tmp_path)) == 0


def test_an_edge_is_there_no_longer_than_its_document(shipped: sgpolicy.Catalog) -> None:
    """Gephi's timeline would show it between nothing and nothing."""
    citation = shipped.citations[0]
    day = date(2020, 5, 1)
    repealed = evolve(citation.document, repealed=Period(start=day, end=day, basis=Basis.STATED))
    one = evolve(citation, evidence=(evolve(citation.evidence[0], document=repealed),))
    network = citation_network([one], shipped.works)
    [edge], nodes = network.edges, {node.id: node for node in network.nodes}

    assert (nodes[edge.source].start, nodes[edge.source].end) == (edge.start, edge.end)
    assert day == edge.end
    for network in (learning_network(shipped.measures), citation_network(shipped.citations, shipped.works)):
        starts = {node.id: node.start or date.min for node in network.nodes}
        assert all(max(starts[e.source], starts[e.target]) <= e.start for e in network.edges if e.start)


def test_a_second_export_is_the_same_bytes(shipped: sgpolicy.Catalog) -> None:
    """Nothing of the day or the run is in the file."""
    made = [gexf_bytes(learning_network(shipped.measures)) for _ in range(2)]

    assert made[0] == made[1]


def test_export_writes_both_networks(shipped: sgpolicy.Catalog, tmp_path: Path) -> None:
    """The format is one of export's, and names its files by what they are."""
    paths = sgpolicy.export(shipped, tmp_path, format="gexf")

    assert [path.name for path in paths[:2]] == ["learning.gexf", "citations.gexf"]
