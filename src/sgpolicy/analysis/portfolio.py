"""Portfolios: how many measures and instruments a region uses, how mixed they are, and how like others' they are."""

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from attrs import field, frozen

from sgpolicy.analysis import diversity
from sgpolicy.analysis.counted import Counted, counted
from sgpolicy.analysis.facets import NONE, Facet, Value, facet
from sgpolicy.analysis.keywords import refuse_other
from sgpolicy.analysis.listed import Result
from sgpolicy.analysis.noted import Noted, counting
from sgpolicy.analysis.places import units
from sgpolicy.analysis.ratios import share_in_row
from sgpolicy.analysis.similarity import Similarity, similarity
from sgpolicy.analysis.tools import COUNTS
from sgpolicy.asked import all_of
from sgpolicy.errors import FieldError
from sgpolicy.model.document import Document
from sgpolicy.model.measure import Measure
from sgpolicy.model.origin import remembered
from sgpolicy.model.region import Region
from sgpolicy.model.said import Said, joined
from sgpolicy.model.shown import one_line


@frozen(kw_only=True, repr=False)
class Portfolio(Result):
    """The measures of one region, or of whatever else they are grouped by, and how mixed they are.

    Attributes:
        of: Whose it is.
        measures: Its measures.
        counts: How many measures use each instrument, by id, the most used first.
        spaces: Pairs of a target of policy (such as a domain) and an instrument used on it.
        without_target: How many measures name no target, and are in none of the `spaces`.
    """

    of: Value
    measures: tuple[Measure, ...]
    counts: Mapping[str, int] = field(hash=False)
    spaces: tuple[diversity.Space, ...]
    without_target: int

    @property
    def size(self) -> int:
        """Return the number of measures."""
        return len(self.measures)

    @property
    def instruments(self) -> int:
        """Return how many different instruments are used."""
        return len(self.counts)

    @property
    def targets(self) -> int:
        """Return how many different targets are addressed."""
        return len({target for target, _ in self.spaces})

    @property
    def gini_simpson(self) -> Fraction | None:
        """Return 1 - sum(p_i^2) over the shares of instruments."""
        return diversity.gini_simpson([*self.counts.values()])

    @property
    def shannon(self) -> Decimal | None:
        """Return -sum(p_i log2 p_i), in bits."""
        return diversity.shannon([*self.counts.values()])

    @property
    def evenness(self) -> Decimal | None:
        """Return the Shannon index over log2 of the number of instruments; None with fewer than two."""
        return diversity.evenness([*self.counts.values()])

    @property
    def aid(self) -> Fraction | None:
        """Return the average instrument diversity over the targets; None with fewer than two targets."""
        return diversity.average_instrument_diversity(self.spaces)

    def __repr__(self) -> str:
        return one_line(f"<Portfolio {self.of}: {self.size} measures, {self.instruments} instruments>")

    def to_dict(self) -> dict[str, Any]:
        """Return one flat row; indices are rounded to four places, None where they are not defined."""
        return {
            "of": self.of.key,
            "of_zh": self.of.zh,
            "measures": self.size,
            "instruments": self.instruments,
            "targets": self.targets,
            "spaces": len(self.spaces),
            "without_target": self.without_target,
            "aid": share_in_row(self.aid),
            "gini_simpson": share_in_row(self.gini_simpson),
            "shannon": share_in_row(self.shannon),
            "evenness": share_in_row(self.evenness),
            "counts": [f"{name}: {count}" for name, count in self.counts.items()],
            "measure_ids": [measure.id for measure in self.measures],
        }


@frozen(kw_only=True, repr=False)
class Portfolios(Noted[Portfolio]):
    """The portfolios of regions, the nation first, or of whatever else measures are grouped by.

    A region without a row has no document that counts, or no measure in one: that is unknown, not 0.

    Attributes:
        rows: The portfolios, in the order of the facet.
        by: The facet that groups them.
        targets_by: The facet that gives targets of policy.
        counts_by: main: the first instrument of each measure; all: each of its instruments.
        counted: What was counted and what was left out.
        without: Measures that have no value in `by`, such as those of anonymised places.
        unknown: The nation, provinces and the Corps as far as they have no row.
    """

    rows: tuple[Portfolio, ...]
    by: str
    targets_by: str
    counts_by: str
    counted: Counted
    without: tuple[Measure, ...]
    unknown: tuple[Region, ...] = ()

    @property
    def title(self) -> Said:
        """Return by what the portfolios are grouped, and what they rest on."""
        n = len(self.rows)
        count = Said("{n} of {of}", n=n, of=n + len(self.unknown)) if self.unknown else n
        return Said("Portfolios by {by}: {count}; {said}", by=Said(self.by), count=count, said=self.counted.sentence)

    @property
    def notes(self) -> tuple[Said, ...]:
        """Return what must be read beside the rows."""
        targets = Said("targets are by {by}", by=Said(self.targets_by))
        found = [joined(COUNTS[self.counts_by], targets)]
        if self.without:
            what = counting(len(self.without), "measure")
            found.append(Said("in no row: {what} without {by}", what=what, by=Said(self.by)))
        if self.unknown:
            found.append(Said("unknown, as no measure of theirs counts: {names}", names=self.unknown))
        if len(self.rows) > 1:
            found.append(Said("sizes depend on how much of each place is coded: do not rank places by them"))
        return (*found, *self.counted.notes)

    @remembered
    def similarity(self) -> Similarity:
        """Compare the portfolios pair by pair, by the instruments that each uses."""
        return similarity(self.rows, self.counted)


def portfolio(  # noqa: PLR0913 - each is one choice of the table, and all but the measures have a usual one
    measures: Iterable[Measure],
    documents: Iterable[Document] = (),
    *,
    by: str = "province",
    targets: str = "domain",
    count: str = "main",
    depth: str = "whole",
    regions: Iterable[Region] = (),
) -> Portfolios:
    """Describe the portfolio of each region: size, instruments, and how mixed they are.

    Portfolio size and the space of targets and instruments are those of Adam, Knill and
    Fernández-i-Marín (2017, Policy Sciences 50:241-268); formulas and papers of the indices
    stand at the functions of `sgpolicy.analysis.diversity`.

    Args:
        measures: Any measures.
        documents: The documents that were looked at, so that the table can say of how many.
        by: The facet that groups the measures, such as province, region, document or document_year.
        targets: The facet that gives targets of policy: domain, broad_domain, setting or actor_kind.
        count: main for the first instrument of each measure, all for each of them.
        depth: whole for documents that are coded whole, any for passages, too.
        regions: Regions that should have a row if they are grouped by province: those
            without one are named.

    Raises:
        UnknownTermError: There is no such facet.
        FieldError: *count* or *depth* is none of its words, or a facet is one of instruments.
    """
    refuse_other("count", count, COUNTS)
    groups, addressed = facet(by), facet(targets)
    for keyword, one, instead in (("by", groups, "province"), ("targets", addressed, "domain")):
        if one.by_instrument:
            msg = f"{one.name} is a facet of instruments, which portfolios consist of"
            raise FieldError(keyword, msg, f"take {keyword}={instead!r}")
    base = counted(measures, documents, depth)
    held: dict[Value, list[Measure]] = {}
    for measure in base.measures:
        for value in groups.values(measure, measure.instruments[0]):
            held.setdefault(value, []).append(measure)
    without = held.pop(NONE, [])
    order = groups.ordered({value: len(found) for value, found in held.items()})
    expected = units(all_of("regions", regions, Region)) if by == "province" else ()
    return Portfolios(
        rows=tuple(_portfolio(value, held[value], addressed, count) for value in order if value in held),
        by=by,
        targets_by=targets,
        counts_by=count,
        counted=base,
        without=tuple(without),
        unknown=tuple(one for one in expected if one.code not in {value.key for value in held}),
    )


def _portfolio(of: Value, measures: list[Measure], targets: Facet, count: str) -> Portfolio:
    counts: Counter[str] = Counter()
    spaces: set[diversity.Space] = set()
    without = 0
    for measure in measures:
        used = dict.fromkeys(measure.instruments if count == "all" else measure.instruments[:1])
        counts.update(instrument.id for instrument in used)
        found = {(str(v), i.id) for i in used for v in targets.values(measure, i) if v != NONE}
        without += not found
        spaces |= found
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return Portfolio(
        of=of,
        measures=tuple(measures),
        counts=dict(ordered),
        spaces=tuple(sorted(spaces)),
        without_target=without,
    )
