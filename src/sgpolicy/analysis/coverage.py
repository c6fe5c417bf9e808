"""Coverage: what is known of each part of the country, how well, and where was looked."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar, TypeVar

from attrs import frozen

from sgpolicy.analysis.growth import end_year
from sgpolicy.analysis.listed import Listed, Result
from sgpolicy.analysis.places import unit_of, units
from sgpolicy.asked import not_a
from sgpolicy.model.absence import Absence
from sgpolicy.model.columns import Type
from sgpolicy.model.document import Document
from sgpolicy.model.figure import Observation, Provision, Target
from sgpolicy.model.measure import Measure
from sgpolicy.model.record import Record
from sgpolicy.model.region import Region
from sgpolicy.model.shown import one_line
from sgpolicy.model.words import Bilingual, Depth, EvidenceKind, Grade

WordT = TypeVar("WordT", bound=Bilingual)
_SAYING = (Measure, Provision, Target, Observation)
"""The types of record that say something of a region's policy."""


class Answer(Bilingual):
    """What the data say of a region: never a no, as silence of some documents is not one."""

    YES = "yes", "有"
    NONE_FOUND = "none found", "查过未见"
    NEVER_LOOKED = "never looked", "未查"


def _word(cls: type[WordT], asked: str) -> WordT:
    if not isinstance(asked, str):
        raise TypeError(not_a("counting", f"a word of {cls.__name__}, such as {next(iter(cls))}", asked))
    return cls(asked)


@frozen(kw_only=True, repr=False)
class Coverage(Result):
    """What is known of one region and the places in it.

    Attributes:
        region: The nation as a whole, a province, or the Corps.
        documents: The documents of the region.
        measures: What it does.
        targets: What is promised there.
        observations: What is reported of it.
        provisions: The rates and sizes that are fixed there.
        absences: Words that its documents were searched for, and do not hold.
        as_of: The day from which `stale` is reckoned.
    """

    region: Region
    documents: tuple[Document, ...]
    measures: tuple[Measure, ...]
    targets: tuple[Target, ...]
    observations: tuple[Observation, ...]
    provisions: tuple[Provision, ...]
    absences: tuple[Absence, ...]
    as_of: date

    @property
    def records(self) -> tuple[Record, ...]:
        """Return its measures, targets, observations and provisions."""
        return (*self.measures, *self.targets, *self.observations, *self.provisions)

    @property
    def groups(self) -> dict[str, int]:
        """Return how many observations there are by the broadest indicator above theirs, the most first."""
        return dict(Counter(o.indicator.path[0].id for o in self.observations).most_common())

    @property
    def latest(self) -> int | None:
        """Return the latest year that an observation describes; None without a dated one."""
        return latest_year(self.observations)

    @property
    def stale(self) -> int | None:
        """Return the years from `latest` to `as_of`; None without a dated observation."""
        return None if self.latest is None else max(0, self.as_of.year - self.latest)

    @property
    def grade(self) -> Grade | None:
        """Return the best grade of the documents that its records rest on; None without records."""
        return min((record.document.reliability.grade for record in self.records), default=None)

    @property
    def where(self) -> tuple[str, ...]:
        """Return the ids of the documents that say something of the region, whichever region they are of."""
        return tuple(dict.fromkeys(record.document.id for record in self.records))

    @property
    def looked(self) -> tuple[str, ...]:
        """Return the ids of its documents that were searched, and say nothing.

        Those are the ones coded whole without a record, and those with an absence.
        Of a document of which passages or figures alone are coded, nothing follows.
        """
        searched = {absence.document.id for absence in self.absences}
        searched |= {document.id for document in self.documents if document.depth is Depth.WHOLE}
        said = set(self.where)
        return tuple(d.id for d in self.documents if d.id in searched and d.id not in said)

    @property
    def answer(self) -> Answer:
        """Return yes, none found (some documents were searched), or never looked."""
        return Answer.YES if self.records else Answer.NONE_FOUND if self.looked else Answer.NEVER_LOOKED

    def depth(self, depth: Depth | str) -> int:
        """Return how many documents of the region are coded to that depth.

        Raises:
            ValueError: *depth* is no word of `sgpolicy.Depth`.
            TypeError: It is no text.
        """
        wanted = _word(Depth, depth)
        return sum(document.depth is wanted for document in self.documents)

    def resting_on(self, kind: EvidenceKind | str) -> int:
        """Return how many of its records rest on that kind of evidence.

        Raises:
            ValueError: *kind* is no word of `sgpolicy.EvidenceKind`.
            TypeError: It is no text.
        """
        wanted = _word(EvidenceKind, kind)
        return sum(record.evidence_kind is wanted for record in self.records)

    def __repr__(self) -> str:
        said = f"{len(self.records)} records of {len(self.where)} documents, looked in {len(self.looked)} more"
        return one_line(f"<Coverage {self.region.short}: {self.answer}; {said}>")

    def to_dict(self) -> dict[str, Any]:
        """Return one flat row; `groups` lists the indicators with their counts, as in training: 3."""
        return {
            "region": self.region.code,
            "region_name": self.region.name.zh,
            "answer": str(self.answer),
            **{f"documents_{depth}": self.depth(depth) for depth in Depth},
            "measures": len(self.measures),
            "targets": len(self.targets),
            "observations": len(self.observations),
            "provisions": len(self.provisions),
            "groups": [f"{name}: {count}" for name, count in self.groups.items()],
            "latest": self.latest,
            "stale": self.stale,
            **{f"evidence_{kind}": self.resting_on(kind) for kind in EvidenceKind},
            "grade": self.grade and str(self.grade),
            "absences": len(self.absences),
            "where": list(self.where),
            "looked": list(self.looked),
            "as_of": self.as_of.isoformat(),
        }


class CoverageTable(Listed[Coverage]):
    """The coverage of each region: a tuple that is displayed as a table.

    `to_dicts()` gives one flat dict per region: counts of documents by depth, of
    records by type and by evidence, the answer, and the documents behind it;
    `latest` is a year, `stale` a number of years.
    """

    whole: ClassVar[bool] = True
    _TYPES: ClassVar[Mapping[str, Type]] = {
        **dict.fromkeys(("region", "region_name"), str),
        "answer": Answer,
        **{f"documents_{depth}": int for depth in Depth},
        **dict.fromkeys(("measures", "targets", "observations", "provisions"), int),
        "groups": list[str],
        **dict.fromkeys(("latest", "stale"), int),
        **{f"evidence_{kind}": int for kind in EvidenceKind},
        "grade": Grade,
        "absences": int,
        **dict.fromkeys(("where", "looked"), list[str]),
        "as_of": str,
    }
    __slots__ = ()


def latest_year(observations: Iterable[Observation]) -> int | None:
    """Return the latest year that one of *observations* describes; None without a dated one."""
    return max(filter(None, (end_year(one.as_of) for one in observations)), default=None)


def coverage(
    regions: Iterable[Region],
    documents: Iterable[Document],
    records: Iterable[Record],
    *,
    as_of: date,
    within: Sequence[Region] | None = None,
) -> CoverageTable:
    """Return what is known of the nation, each province and the Corps, or of those that lie within some regions.

    What is said of a city or county counts for its province. A region of which
    nothing is known has a row all the same; Hong Kong, Macao and Taiwan have one
    only if something is said of them.

    Args:
        regions: The regions of the codebook.
        documents: The documents.
        records: Their records, of any type.
        as_of: The day from which it is reckoned how old observations are.
        within: Regions; one that is in no row, such as a city, has a row of its own.
    """
    held: dict[Region, list[Document | Record]] = {region: [] for region in units(regions)}
    told: tuple[Document | Record, ...] = (*documents, *(r for r in records if isinstance(r, (*_SAYING, Absence))))
    for item in told:
        if (unit := unit_of(item.region)) is not None:
            held.setdefault(unit, []).append(item)
    if within is not None:
        rows = {region: items for region, items in held.items() if any(region in place for place in within)}
        own = {place: [item for item in told if item.region in place] for place in within if place not in held}
        held = rows | own

    def kept(items: list[Document | Record], cls: type) -> tuple[Any, ...]:
        return tuple(item for item in items if isinstance(item, cls))

    return CoverageTable(
        Coverage(
            region=region,
            documents=kept(items, Document),
            measures=kept(items, Measure),
            targets=kept(items, Target),
            observations=kept(items, Observation),
            provisions=kept(items, Provision),
            absences=kept(items, Absence),
            as_of=as_of,
        )
        for region, items in held.items()
    )
