"""Ring 2: do figures agree with each other, across documents too?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from sgpolicy.checks.registry import Corpus, sense
from sgpolicy.model.figure import Figure, Observation, Target
from sgpolicy.model.measure import Measure
from sgpolicy.model.period import Period
from sgpolicy.model.quantity import Number
from sgpolicy.model.record import Record
from sgpolicy.model.words import Kind
from sgpolicy.problem import Finding

Dated = tuple[Period, Observation]
Series = dict[tuple[str, str, str], list[Dated]]


def _series(records: Iterable[Record]) -> Series:
    """Group dated observations by indicator, region and unit; only equal units compare."""
    series: Series = defaultdict(list)
    for record in records:
        if isinstance(record, Observation) and record.region is not None and record.as_of is not None:
            key = record.indicator.id, record.region.code, record.quantity.unit.id
            series[key].append((record.as_of, record))
    return series


@sense("cumulative-falls", "a running total cannot fall")
def cumulative_falls(corpus: Corpus) -> Iterator[Finding]:
    """Compare cumulative observations of one place in order of time."""
    own = {record.id for record in corpus.records}
    for (indicator, _, _), members in _series((*corpus.context, *corpus.records)).items():
        totals = [(when, o) for when, o in members if o.kind is Kind.CUMULATIVE]
        for (before, earlier), (after, later) in _falls(totals):
            guilty, other = (later, earlier) if later.id in own else (earlier, later)
            if guilty.id in own:
                yield Finding(
                    id=guilty.id,
                    path=("quantity",),
                    message=f"the cumulative {indicator} falls: {earlier.quantity} in {before}, "
                    f"{later.quantity} in {after}",
                    remedy=f"compare with {other.id}; a figure for a single year is of kind flow",
                )


def _falls(totals: Iterable[Dated]) -> Iterator[tuple[Dated, Dated]]:
    """Yield each total that is certainly less than the greatest one before it, as a pair (greatest, total).

    Totals that end on the same day are not compared. After a fall the
    comparison starts afresh, so that one figure that is too large is not
    reported with each one that follows.
    """
    greatest: Dated | None = None
    ended = [(when.end, total.id, (when, total)) for when, total in totals if when.end]
    for _, group in groupby(sorted(ended, key=itemgetter(0, 1)), key=itemgetter(0)):
        here = [dated for _, _, dated in group]
        fallen = [(greatest, d) for d in here if greatest and d[1].quantity.certainly_less(greatest[1].quantity)]
        yield from fallen
        greatest = max(here if fallen or not greatest else [greatest, *here], key=_least)


def _least(dated: Dated) -> tuple[Number, bool]:
    quantity = dated[1].quantity
    return 0 if quantity.lower is None else quantity.lower, quantity.lower_open


@sense("part-of-whole", "a part is not larger than its whole")
def part_of_whole(corpus: Corpus) -> Iterator[Finding]:
    """Compare parts with wholes observed at the same place and time."""
    smallest = _smallest(_series((*corpus.context, *corpus.records)))
    for part in corpus.observations():
        whole = part.indicator.part_of
        if whole is None or part.region is None:
            continue
        other = smallest.get((whole.id, part.region.code, part.quantity.unit.id, part.as_of))
        if other is not None and other.quantity.certainly_less(part.quantity):
            yield Finding(
                id=part.id,
                path=("quantity",),
                message=f"{part.indicator.id} ({part.quantity}) is more than its whole {whole.id} ({other.quantity})",
                remedy=f"compare with {other.id}",
            )


def _smallest(series: Series) -> dict[tuple[str, str, str, Period | None], Observation]:
    """Return the figure with the smallest upper bound for each indicator, region, unit and time.

    A part that exceeds any of them exceeds this one. To compare all pairs
    would take hours for a hostile file.
    """
    found: dict[tuple[str, str, str, Period | None], tuple[Number, Observation]] = {}
    for series_of, members in series.items():
        for when, member in members:
            upper = member.quantity.upper
            key = (*series_of, when)
            if upper is not None and (key not in found or upper < found[key][0]):
                found[key] = upper, member
    return {key: member for key, (_, member) in found.items()}


@sense("baseline", "a target starts from an observation of the same thing")
def baseline(corpus: Corpus) -> Iterator[Finding]:
    """Compare indicator, region, kind and time of targets and their baselines."""
    for target in corpus.of(Target):
        start = target.baseline
        if start is None:
            continue
        wrong = None
        if start.indicator != target.indicator:
            wrong = f"counts {start.indicator.id}, the target {target.indicator.id}"
        elif start.region != target.region:
            wrong = "is about another region"
        elif start.as_of and target.due and start.as_of.after(target.due):
            wrong = f"is later ({start.as_of}) than the target ({target.due})"
        elif start.kind is not target.kind:
            wrong = f"is a {start.kind}, the target a {target.kind}"
        if wrong:
            yield Finding(
                id=target.id,
                path=("baseline",),
                message=f"the baseline {start.id} {wrong}",
                remedy="use an observation of the same indicator, region and kind, earlier than `due`",
            )


@sense("duplicate", "a fact said twice is one record with two pieces of evidence")
def duplicate(corpus: Corpus) -> Iterator[Finding]:
    """Report records of one document that say the same thing."""
    seen: dict[tuple[object, ...], Record] = {}
    for record in corpus.records:
        fact = _fact(record)
        if fact in seen:
            yield Finding(
                id=record.id,
                path=("id",),
                message=f"says the same as {seen[fact].id}",
                remedy="one record with both places under `at` and `also`, or a `note` that tells them apart",
            )
        elif fact:
            seen[fact] = record


def _fact(record: Record) -> tuple[object, ...]:
    """Return what no two records of a document may share; () for types that may repeat themselves."""
    own: tuple[object, ...]
    if isinstance(record, Figure):
        kind = record.kind if isinstance(record, (Target, Observation)) else None
        own = (record.indicator.id, kind, record.when, record.quantity, record.note)
    elif isinstance(record, Measure):
        acted = record.instruments[0], record.actors, record.status, record.programme, record.time, record.note
        own = (record.evidence[0].span or record.summary, *acted)
    else:
        return ()
    return record.record_type, record.document.id, record.region, *own
