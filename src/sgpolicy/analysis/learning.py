"""The network of learning: which places took their practice from which."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from attrs import frozen

from sgpolicy.analysis.keywords import refuse_other
from sgpolicy.analysis.listed import Listed, Result
from sgpolicy.analysis.noted import Noted, counting
from sgpolicy.analysis.places import unit_of
from sgpolicy.model.measure import Measure
from sgpolicy.model.region import Region
from sgpolicy.model.said import Said
from sgpolicy.model.shown import one_line
from sgpolicy.model.words import Depth

PLACES = ("region", "province")


@frozen(kw_only=True)
class Place:
    """A node: a region, or the anonymised place of one document.

    Attributes:
        id: The code; `anonymous:` and the id of the document for an anonymised place.
        region: The region; None for an anonymised place.
    """

    id: str
    region: Region | None

    @property
    def label(self) -> str:
        """Return the short name; the id of an anonymised place."""
        return self.region.short if self.region else self.id

    def __repr__(self) -> str:
        return one_line(f"<Place {self.id} {self.label}>")


@frozen(kw_only=True, repr=False)
class Lesson(Result):
    """An edge: one place took practice from another.

    Attributes:
        learner: The place that learned, from which the edge starts.
        taught: The place whose practice was taken, at which it ends.
        measures: The measures that say so, in order of their ids.
        mutual: Whether there is an edge the other way.
    """

    learner: Place
    taught: Place
    measures: tuple[Measure, ...]
    mutual: bool

    def __repr__(self) -> str:
        return one_line(f"<Lesson {self.learner.label} from {self.taught.label}: {len(self.measures)}>")

    def to_dict(self) -> dict[str, Any]:
        """Return one flat row; `source` and `target` are ids of nodes, `weight` the number of measures."""
        return {
            "source": self.learner.id,
            "target": self.taught.id,
            "source_name": self.learner.label,
            "target_name": self.taught.label,
            "weight": len(self.measures),
            "mutual": self.mutual,
            "instruments": sorted({one.id for measure in self.measures for one in measure.instruments}),
            "measures": [measure.id for measure in self.measures],
        }


@frozen(kw_only=True, repr=False)
class Node(Result):
    """A place in the network.

    Attributes:
        place: The place.
        learned_from: From how many places it learned (out-degree).
        taught_to: How many places learned from it (in-degree).
        lessons: The measures by which it learned, counted once for each place (weighted out-degree).
        teachings: The measures by which others learned from it (weighted in-degree).
    """

    place: Place
    learned_from: int
    taught_to: int
    lessons: int
    teachings: int

    def __repr__(self) -> str:
        return one_line(f"<Node {self.place.label}: learned from {self.learned_from}, taught {self.taught_to}>")

    def to_dict(self) -> dict[str, Any]:
        """Return one flat row."""
        region = self.place.region
        return {
            "id": self.place.id,
            "label": self.place.label,
            "region": region and region.code,
            "level": region and str(region.level),
            "learned_from": self.learned_from,
            "taught_to": self.taught_to,
            "lessons": self.lessons,
            "teachings": self.teachings,
        }


class Nodes(Listed[Node]):
    """The places of a network: a tuple that is displayed as a table."""

    __slots__ = ()


@frozen(kw_only=True, repr=False)
class Learning(Noted[Lesson]):
    """Which places took their practice from which: a directed network, its edges as rows.

    Attributes:
        rows: The edges, the heaviest first.
        by: region, or province, where places in one province are one node.
        of: How many measures were looked at.
        documents: How many documents they come from.
        whole: How many of these are coded whole.
        within: Lessons between places of one node, which are no edges.
    """

    rows: tuple[Lesson, ...]
    by: str
    of: int
    documents: int
    whole: int
    within: tuple[Measure, ...]

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Return the measures behind the edges, each once, in order of their ids."""
        held = {measure.id: measure for row in self.rows for measure in row.measures}
        return tuple(held[name] for name in sorted(held))

    @property
    def nodes(self) -> Nodes:
        """Return the places, in order of their ids."""
        out, into, lessons, teachings = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
        places: dict[str, Place] = {}
        for row in self.rows:
            places |= {row.learner.id: row.learner, row.taught.id: row.taught}
            out[row.learner.id] += 1
            into[row.taught.id] += 1
            lessons[row.learner.id] += len(row.measures)
            teachings[row.taught.id] += len(row.measures)
        return Nodes(
            Node(
                place=places[name],
                learned_from=out[name],
                taught_to=into[name],
                lessons=lessons[name],
                teachings=teachings[name],
            )
            for name in sorted(places)
        )

    @property
    def title(self) -> Said:
        """Return how many edges there are, and what they rest on."""
        return Said(
            "Learning by {by}: {edges} between {places}; {n} of {of} measures",
            by=Said(self.by),
            edges=counting(len(self.rows), "edge"),
            places=counting(len(self.nodes), "place"),
            n=len(self.measures),
            of=self.of,
        )

    @property
    def notes(self) -> tuple[Said, ...]:
        """Return what must be read beside the rows."""
        found = [
            Said("from {n} documents with measures, {whole} of them coded whole", n=self.documents, whole=self.whole),
            Said("of a place without an edge nothing is known"),
        ]
        if self.within:
            what = counting(len(self.within), "measure")
            found.append(Said("no edges: {what} about learning within one {by}", what=what, by=Said(self.by)))
        return tuple(found)


def learning(measures: Iterable[Measure], *, by: str = "region") -> Learning:
    """Return who learned from whom, as measures say whose practice they took (`learned_from`).

    Args:
        measures: Any measures.
        by: region for places as they are named, province to join those of one province.

    Raises:
        FieldError: *by* is neither.
    """
    refuse_other("by", by, PLACES)
    measures = sorted(measures, key=lambda one: one.id)
    held: dict[tuple[str, str], dict[str, Measure]] = {}
    places: dict[str, Place] = {}
    within: dict[str, Measure] = {}
    for measure in measures:
        learner = _place(measure.region, by, measure.document.id)
        for region in dict.fromkeys(measure.learned_from):
            taught = _place(region, by, "")
            if learner.id == taught.id:
                within[measure.id] = measure
                continue
            places |= {learner.id: learner, taught.id: taught}
            held.setdefault((learner.id, taught.id), {})[measure.id] = measure
    rows = [
        Lesson(learner=places[a], taught=places[b], measures=tuple(found.values()), mutual=(b, a) in held)
        for (a, b), found in held.items()
    ]
    documents = {measure.document.id: measure.document for measure in measures}
    return Learning(
        rows=tuple(sorted(rows, key=lambda row: (-len(row.measures), row.learner.id, row.taught.id))),
        by=by,
        of=len(measures),
        documents=len(documents),
        whole=sum(one.depth is Depth.WHOLE for one in documents.values()),
        within=tuple(within.values()),
    )


def _place(region: Region | None, by: str, document: str) -> Place:
    if region is None:
        return Place(id=f"anonymous:{document}", region=None)
    found = (unit_of(region) or region) if by == "province" else region
    return Place(id=found.code, region=found)
