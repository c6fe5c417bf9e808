"""Networks with time: who learned from whom, measure by measure, and which documents cite which works."""

from collections.abc import Iterable, Mapping
from datetime import date

from attrs import Factory, frozen

from sgpolicy.analysis.learning import Lesson, Place, learning
from sgpolicy.analysis.lineage import is_work
from sgpolicy.model.document import Document
from sgpolicy.model.measure import Measure
from sgpolicy.model.named import Citation
from sgpolicy.model.period import Period
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Work

Attributes = Mapping[str, str | int | None]
"""What is known of a node or an edge, by name; None where it is not known."""


@frozen(kw_only=True)
class NetworkNode:
    """A node.

    Attributes:
        id: Its id.
        label: What it is called, in Chinese and in English.
        attributes: What is known of it.
        start: The day from which on it is there; None if that is not known.
        end: The last day on which it is; None if it stays, or that is not known.
    """

    id: str
    label: str
    attributes: Attributes
    start: date | None = None
    end: date | None = None


@frozen(kw_only=True)
class NetworkEdge:
    """An edge, from one node to another.

    Attributes:
        id: The id of the record that it stands for, and of its end if there are several.
        source: The id of the node where it begins.
        target: The id of the node where it ends.
        label: What it is called.
        attributes: What is known of it.
        start: The day from which on it is there; None if that is not known.
        end: The last day on which it is; None if it stays, or that is not known.
    """

    id: str
    source: str
    target: str
    label: str
    attributes: Attributes
    start: date | None = None
    end: date | None = None


@frozen(kw_only=True)
class Network:
    """A directed network; there may be several edges between two nodes.

    Attributes:
        name: What it is.
        nodes: Its nodes.
        edges: Its edges, each between two of its nodes.
    """

    name: str
    nodes: tuple[NetworkNode, ...] = Factory(tuple)
    edges: tuple[NetworkEdge, ...] = Factory(tuple)


def learning_network(measures: Iterable[Measure]) -> Network:
    """Return who learned from whom: an edge for each measure and each place that its practice was taken from.

    An edge goes from the place that learned to the place whose practice it took, as in `learning`, of which these are
    the measures. It is there from the time of the measure, else from when its document became known. A place that
    its document leaves anonymous is a node of its own.
    """
    nodes: dict[str, NetworkNode] = {}
    edges: list[NetworkEdge] = []
    for lesson in learning(measures).rows:
        for measure in lesson.measures:
            for place in (lesson.learner, lesson.taught):
                nodes.setdefault(place.id, _place(place, measure.document))
            edges.append(_lesson(lesson, measure))
    return Network(name="learning", nodes=tuple(nodes[key] for key in sorted(nodes)), edges=tuple(edges))


def _lesson(lesson: Lesson, measure: Measure) -> NetworkEdge:
    start, end = _time(measure.time, measure.document)
    return NetworkEdge(
        id=f"{measure.id}>{lesson.taught.id}",
        source=lesson.learner.id,
        target=lesson.taught.id,
        label=measure.summary.zh,
        attributes={
            "measure": measure.id,
            "label_en": measure.summary.en,
            "instruments": "|".join(one.id for one in measure.instruments),
            "status": str(measure.status),
            "document": measure.document.id,
            "confidence": str(measure.confidence),
        },
        start=start,
        end=end,
    )


def citation_network(citations: Iterable[Citation], works: Iterable[Work]) -> Network:
    """Return which documents cite which works: an edge for each citation, from the document to the work.

    A work that is itself one of the citing documents is one node with it, so that chains go on. A document, and each
    edge from it, is there from when it became known until it ceased to be in force, a work from its date.
    """
    citations, works = tuple(citations), tuple(works)
    documents = {one.document.id: one.document for one in citations}
    same = {work.id: key for key, one in documents.items() for work in works if is_work(one, work)}
    nodes = {f"document:{key}": _document(one) for key, one in documents.items()}
    edges = []
    for one in citations:
        start, end = _days(one.document)
        target = f"document:{same[one.work.id]}" if one.work.id in same else f"work:{one.work.id}"
        nodes.setdefault(target, _work(one.work))
        edges.append(
            NetworkEdge(
                id=one.id,
                source=f"document:{one.document.id}",
                target=target,
                label=f"{one.relation.zh} {one.relation}",
                attributes={"relation": str(one.relation), "relation_zh": one.relation.zh, "citation": one.id},
                start=start,
                end=end,
            )
        )
    return Network(name="citations", nodes=tuple(nodes[key] for key in sorted(nodes)), edges=tuple(edges))


def _time(when: Period | None, document: Document) -> tuple[date | None, date | None]:
    """Return the first and the last day of a period; without one, the day on which a document became known."""
    return (when.start, when.end) if when is not None else (_days(document)[0], None)


def _days(document: Document) -> tuple[date | None, date | None]:
    """Return the day on which a document became known, and that on which it ceased to be in force."""
    known, repealed = (one.start if one else None for one in (document.known, document.repealed))
    return known, repealed


def _of_region(region: Region | None) -> dict[str, str | int | None]:
    province = region.province if region else None
    return {
        "region": region.code if region else None,
        "region_zh": region.name.zh if region else None,
        "region_en": region.name.en if region else None,
        "level": str(region.level) if region else None,
        "province": province.code if province else None,
    }


def _place(place: Place, document: Document) -> NetworkNode:
    region = place.region
    if region is None:
        names = {
            "kind": "place",
            "label_zh": f"《{document.title.zh}》所述地区",
            "label_en": f"the place of {document.id}",
        }
        return NetworkNode(id=place.id, label=names["label_en"], attributes=names)
    names = {"kind": "place", "label_zh": region.short, "label_en": region.name.en}
    return NetworkNode(
        id=place.id, label=f"{region.short} {region.name.en}", attributes={**names, **_of_region(region)}
    )


def _document(document: Document) -> NetworkNode:
    attributes = {
        "kind": "document",
        "label_zh": document.title.zh,
        "label_en": document.title.en,
        "number": document.number.canonical if document.number else None,
        "document_kind": str(document.kind),
        "issuer": document.issuer.id if document.issuer else None,
        **_of_region(document.region),
    }
    start, end = _days(document)
    return NetworkNode(
        id=f"document:{document.id}", label=document.title.zh, attributes=attributes, start=start, end=end
    )


def _work(work: Work) -> NetworkNode:
    attributes = {
        "kind": "work",
        "label_zh": work.title.zh,
        "label_en": work.title.en,
        "number": work.number,
        "issuer": work.issuer.id if work.issuer else None,
        **_of_region(work.home),
    }
    start = work.date.start if work.date else None
    return NetworkNode(id=f"work:{work.id}", label=work.title.zh, attributes=attributes, start=start)
