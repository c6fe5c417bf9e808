"""Ring 2: can it have been known, promised or done at that time?"""

from collections.abc import Iterator

from sgpolicy.checks.registry import Corpus, clock, sense
from sgpolicy.checks.wording import periods_read
from sgpolicy.model.figure import Target
from sgpolicy.model.measure import Measure
from sgpolicy.model.period import Period
from sgpolicy.model.words import Status
from sgpolicy.problem import Finding


@sense("observed-before-told", "a document cannot report what lies after it")
def observed_before_told(corpus: Corpus) -> Iterator[Finding]:
    """Report observations that begin after their document was issued."""
    for observation in corpus.observations():
        told = clock(observation.document)
        if observation.as_of and told and observation.as_of.after(told):
            yield Finding(
                id=observation.id,
                path=("as_of", "period"),
                message=f"is observed in {observation.as_of}, after its document ({told})",
                remedy="code a promise as a target, or correct the period",
            )


@sense("due-after-told", "a target falls due after the document that sets it")
def due_after_told(corpus: Corpus) -> Iterator[Finding]:
    """Report targets that fell due before their document was issued."""
    for target in corpus.of(Target):
        told = clock(target.document)
        if target.due and told and target.due.before(told):
            yield Finding(
                id=target.id,
                path=("due", "period"),
                message=f"falls due in {target.due}, before its document ({told})",
                remedy="code what is past as an observation, or correct the period",
            )


@sense("done-before-told", "a measure still to come is planned, not implemented")
def done_before_told(corpus: Corpus) -> Iterator[Finding]:
    """Report measures told as done that begin after their document, or end in a later year."""
    for measure in corpus.of(Measure):
        told = clock(measure.document)
        if measure.status is Status.IMPLEMENTED and measure.time and told and _lies_ahead(measure.time, told):
            yield Finding(
                id=measure.id,
                path=("status",),
                message=f"is implemented in {measure.time}, after its document ({told})",
                remedy="status: planned, or correct the time",
            )


def _lies_ahead(period: Period, told: Period) -> bool:
    """Return whether *period* begins after *told*, or ends in a later year than *told* does."""
    return period.after(told) or bool(period.end and told.end and period.end.year > told.end.year)


@sense("time-wording", "a period must be what its wording says, read from the document's own date")
def time_wording(corpus: Corpus) -> Iterator[Finding]:
    """Read the wording of each period again, where it can be read."""
    for owner, path, period, read, document in periods_read(corpus):
        if not read.overlaps(period):
            yield Finding(
                id=owner,
                path=(*path, "period"),
                message=f"the wording 「{period.as_stated}」 gives {read}, but {period} is stored",
                remedy=f'period: "{read}", counted from the reference date {document.reference}',
            )


@sense("dates-in-order", "a text is issued before a copy of it is published")
def dates_in_order(corpus: Corpus) -> Iterator[Finding]:
    """Report documents that were published before they were issued."""
    for document in corpus.documents:
        if document.issued and document.published and document.published.before(document.issued):
            yield Finding(
                id=document.id,
                path=("dates", "published", "period"),
                message=f"is published in {document.published}, before it was issued ({document.issued})",
                remedy="check which date is which",
            )
