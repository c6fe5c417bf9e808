"""Ring 2: can it have been observed, promised or done at that time?"""

from collections.abc import Iterator

from sgpolicy.checks.registry import Corpus, at_the_latest, clock, sense
from sgpolicy.checks.wording import periods_read
from sgpolicy.model.figure import Target
from sgpolicy.model.measure import Measure
from sgpolicy.model.period import Period
from sgpolicy.model.words import Status
from sgpolicy.problem import Finding


@sense("observed-before-told", "a document cannot report what lies after it")
def observed_before_told(corpus: Corpus) -> Iterator[Finding]:
    """Report observations that begin after their document was issued, or its page was seen."""
    for observation in corpus.observations():
        now = at_the_latest(observation.document)
        if observation.as_of and now and observation.as_of.after(now):
            yield Finding(
                id=observation.id,
                path=("as_of", "period"),
                message=f"is observed in {observation.as_of}, after its document ({now})",
                remedy="code a promise as a target, or correct the period",
            )


@sense("due-after-told", "a target falls due after the document that sets it")
def due_after_told(corpus: Corpus) -> Iterator[Finding]:
    """Report targets that fell due before their document was issued."""
    for target in corpus.of(Target):
        now = clock(target.document)
        if target.due and now and target.due.before(now):
            yield Finding(
                id=target.id,
                path=("due", "period"),
                message=f"falls due in {target.due}, before its document ({now})",
                remedy="code what is past as an observation, or correct the period",
            )


@sense("done-before-told", "a measure still to come is planned, not implemented")
def done_before_told(corpus: Corpus) -> Iterator[Finding]:
    """Report measures reported as done that begin after their document, or end in a later year."""
    for measure in corpus.of(Measure):
        now = at_the_latest(measure.document)
        if measure.status is Status.IMPLEMENTED and measure.time and now and _lies_ahead(measure.time, now):
            yield Finding(
                id=measure.id,
                path=("status",),
                message=f"is implemented in {measure.time}, after its document ({now})",
                remedy="status: planned, or correct the time",
            )


def _lies_ahead(period: Period, now: Period) -> bool:
    """Return whether *period* begins after *now*, or ends in a later year than *now* does."""
    return period.after(now) or bool(period.end and now.end and period.end.year > now.end.year)


@sense("time-wording", "a period must be what its wording says, read from the document's own date")
def time_wording(corpus: Corpus) -> Iterator[Finding]:
    """Read the wording of each period again, if it can be read."""
    for owner, path, period, read, document in periods_read(corpus):
        if not read.overlaps(period):
            yield Finding(
                id=owner,
                path=(*path, "period"),
                message=f"the wording 「{period.as_stated}」 gives {read}, but {period} is stored",
                remedy=f'period: "{read}", counted from the reference date {document.reference}',
            )


_IN_ORDER = (("issued", "published"), ("issued", "repealed"), ("effective", "repealed"))


@sense("dates-in-order", "a text is issued before a copy of it is published, and ceases to be in force last")
def dates_in_order(corpus: Corpus) -> Iterator[Finding]:
    """Report documents that were published before they were issued, or repealed before they were in force."""
    for document in corpus.documents:
        for earlier, later in _IN_ORDER:
            first, then = getattr(document, earlier), getattr(document, later)
            if first and then and then.before(first):
                yield Finding(
                    id=document.id,
                    path=("dates", later, "period"),
                    message=f"is {later} in {then}, before it was {earlier} ({first})",
                    remedy="check which date is which",
                )
