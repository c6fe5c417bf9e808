"""GEXF: the networks of a catalog, with time, as Gephi and networkx read them."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

from sgpolicy import __version__
from sgpolicy.analysis.networks import Network, NetworkEdge, NetworkNode, citation_network, learning_network
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.export.registry import Options
from sgpolicy.xmlfile import xml_bytes

_NAMESPACE = "http://www.gexf.net/1.2draft"
_TYPES = {str: "string", int: "integer"}


def write_gexf(catalog: Catalog, folder: Path, options: Options) -> list[str]:
    """Write the network of learning and that of citations, and return the names of their files."""
    del options
    networks = (learning_network(catalog.measures), citation_network(catalog.citations, catalog.works))
    for one in networks:
        (folder / f"{one.name}.gexf").write_bytes(gexf_bytes(one))
    return [f"{one.name}.gexf" for one in networks]


def gexf_bytes(network: Network) -> bytes:
    """Return a network as a GEXF file, the same bytes every time.

    Nodes and edges have a first and a last day (`start`, `end`) where these are known. An attribute that is not
    known has no value.
    """
    root = ET.Element("gexf", xmlns=_NAMESPACE, version="1.2")
    about = ET.SubElement(root, "meta")
    ET.SubElement(about, "creator").text = f"sgpolicy {__version__}"
    ET.SubElement(about, "description").text = network.name
    graph = ET.SubElement(root, "graph", defaultedgetype="directed", mode="dynamic", timeformat="date")
    _add(graph, "node", network.nodes)
    _add(graph, "edge", network.edges)
    return xml_bytes(root)


def _add(graph: ET.Element, kind: str, items: Iterable[NetworkNode | NetworkEdge]) -> None:
    """Add the declarations of attributes, and the nodes or edges that have them."""
    items = tuple(items)
    types = {name: type(value) for one in items for name, value in one.attributes.items() if value is not None}
    declared = ET.SubElement(graph, "attributes", {"class": kind, "mode": "static"}) if types else graph
    keys = {name: f"{kind}_{name}" for name in types}
    for name, cls in types.items():
        ET.SubElement(declared, "attribute", id=keys[name], title=name, type=_TYPES[cls])
    group = ET.SubElement(graph, f"{kind}s")
    for one in items:
        element = ET.SubElement(group, kind, id=one.id, label=one.label)
        if isinstance(one, NetworkEdge):
            element.attrib |= {"source": one.source, "target": one.target}
        element.attrib |= _days(one.start, one.end)
        values = {name: value for name, value in one.attributes.items() if value is not None}
        held = ET.SubElement(element, "attvalues") if values else element
        for name, value in values.items():
            ET.SubElement(held, "attvalue", {"for": keys[name], "value": str(value)})


def _days(start: date | None, end: date | None) -> dict[str, str]:
    return {name: day.isoformat() for name, day in (("start", start), ("end", end)) if day is not None}
