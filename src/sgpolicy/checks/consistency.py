"""Ring 2: do the fields of a record agree with each other? Errors planted in the data showed the need for these."""

from collections.abc import Iterator

from sgpolicy.checks.registry import Corpus, clock, sense
from sgpolicy.checks.rules import lasts
from sgpolicy.checks.wording import periods_read
from sgpolicy.model.absence import Absence
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.figure import Observation, Provision, Target
from sgpolicy.model.unit import Unit
from sgpolicy.model.words import Basis, Depth, Grade, Kind
from sgpolicy.problem import Finding
from sgpolicy.schema import TIMES


@sense("time-basis", "a reason means that a time was inferred; what is stated needs none")
def time_basis(corpus: Corpus) -> Iterator[Finding]:
    """Report stated times that come with a reason."""
    for owner, path, period, _ in corpus.periods():
        if period.basis is Basis.STATED and period.because is not None:
            yield Finding(
                id=owner,
                path=(*path, "basis"),
                message="is stated, but a reason is given",
                remedy="basis: inferred, or delete `because`",
            )


@sense("stated-time", "a stated time is exactly what its wording says, neither wider nor narrower")
def stated_time(corpus: Corpus) -> Iterator[Finding]:
    """Read the wording of each stated time again; what was inferred may differ from it."""
    for owner, path, period, read, _ in periods_read(corpus):
        # If the two have no day in common, `time-wording` reports it.
        if period.basis is Basis.STATED and read != period and read.overlaps(period):
            yield Finding(
                id=owner,
                path=(*path, "period"),
                message=f"the wording 「{period.as_stated}」 says {read}, but {period} is stored as stated",
                remedy=f'period: "{read}", or basis: inferred, with the reason',
            )


@sense("observed-beyond-year", "an observation does not reach beyond the year of its document")
def observed_beyond_year(corpus: Corpus) -> Iterator[Finding]:
    """Report observations that begin before their document but end in a later year."""
    for observation in corpus.observations():
        now = clock(observation.document)
        seen = observation.as_of
        if not (now and now.end and seen and seen.end) or seen.after(now):
            continue
        if seen.end.year > now.end.year:
            yield Finding(
                id=observation.id,
                path=("as_of", "period"),
                message=f"is observed until {seen.end.year}, after the year of its document ({now})",
                remedy="end it with the document's year; what is still to come is a target",
            )


@sense("stock-date", "how many there are is counted on a day, not over years")
def stock_date(corpus: Corpus) -> Iterator[Finding]:
    """Report figures of kind stock whose time is longer than a year."""
    for figure in corpus.of(Observation, Target):
        now, when = clock(figure.document), figure.when
        # If an observation ends after its document, `observed-beyond-year` reports it.
        beyond = isinstance(figure, Observation) and now and when and when.end and now.end and when.end > now.end
        if figure.kind is Kind.STOCK and lasts(when) and not beyond:
            yield Finding(
                id=figure.id,
                path=(TIMES[type(figure)], "period"),
                message=f"a stock has a date, but {when} is longer than a year",
                remedy="the day or year on which it stood so; what was done over years is a flow, or cumulative",
            )


@sense("reference-of-issue", "今年 is counted from the time at which the text was issued")
def reference_of_issue(corpus: Corpus) -> Iterator[Finding]:
    """Report reference dates that do not overlap the date of issue, or come after publication."""
    for document in corpus.documents:
        reference = document.reference
        if reference is None:
            continue
        wrong = None
        if document.issued and not reference.overlaps(document.issued):
            wrong = f"is {reference}, but the text was issued {document.issued}"
        elif document.published and reference.after(document.published):
            wrong = f"is {reference}, after the text was published ({document.published})"
        if wrong:
            yield Finding(
                id=document.id,
                path=("dates", "reference", "period"),
                message=wrong,
                remedy="give the date from which the text speaks; check which date is which",
            )


@sense("depth", "what is coded of a text, and what is not, can be told from its depth and its passages")
def depth(corpus: Corpus) -> Iterator[Finding]:
    """Report passages that do not fit the depth, leave the document, or are out of order."""
    searched = {absence.document.id for absence in corpus.of(Absence)}
    for document in corpus.documents:
        listed, (low, high) = document.passages, document.text.extent if document.text else (0, 0)
        if document.text is None and document.depth is not Depth.FIGURES:
            yield Finding(
                id=document.id,
                path=("depth",),
                message=f"is {document.depth}, but the text of a page is not at hand",
                remedy="depth: figures",
            )
        # Of a text that was searched in vain there is no passage to code.
        known = bool(listed) or document.id in searched
        if not known if document.depth is Depth.PASSAGES else listed:
            yield Finding(
                id=document.id,
                path=("depth",),
                message=f"is {document.depth}, but {len(listed)} passages are listed",
                remedy="passages: [[start, end], ...] and depth: passages belong together",
            )
        for index, (start, end) in enumerate(listed):
            if start < (listed[index - 1][1] if index else low) or end > high:
                yield Finding(
                    id=document.id,
                    path=("passages", index),
                    message=f"the passage [{start}, {end}] overlaps the one before it or leaves the document",
                    remedy=f"between {low} and {high}, in text order",
                )


@sense("joint-issuers", "of several issuers the first named is the issuer")
def joint_issuers(corpus: Corpus) -> Iterator[Finding]:
    """Compare the issuers of each joint document with its issuer."""
    for document in corpus.documents:
        if document.issuers and (len(document.issuers) == 1 or document.issuers[0] != document.issuer):
            yield Finding(
                id=document.id,
                path=("issuers",),
                message="must list several bodies, the issuer first",
                remedy=f"issuer: {document.issuers[0].id}, and the same first under `issuers`; a single one has none",
            )


@sense("issuer-region", "a text applies where its issuer has authority")
def issuer_region(corpus: Corpus) -> Iterator[Finding]:
    """Report documents for a place outside their issuer's region, unless the region is marked as inferred."""
    for document in corpus.documents:
        home = document.issuer.region if document.issuer else None
        place = document.region
        if home is None or place is None or document.why_inferred("region"):
            continue
        if place not in home and home not in place:
            yield Finding(
                id=document.id,
                path=("region",),
                message=f"is {place.code} ({place.name.zh}), but the issuer belongs to {home.code} ({home.name.zh})",
                remedy="give the issuer's region or one within it, or say why under `inferred: region:`",
            )


@sense("best-evidence", "a fact lives in the file of its best source: by grade, then a text before a page")
def best_evidence(corpus: Corpus) -> Iterator[Finding]:
    """Report further evidence that is better than the first."""
    for record in corpus.records:
        for index, other in enumerate(record.evidence[1:]):
            if _rank(other) < _rank(record.evidence[0]):
                better = other.document
                yield Finding(
                    id=record.id,
                    path=("also", index),
                    message=f"{better.id} (grade {better.reliability.grade}, a {other.kind}) is the better source",
                    remedy=f"move the record to the file of {better.id}, and this document under `also`",
                )


def _rank(evidence: Evidence) -> tuple[Grade, bool]:
    """Return a key that sorts evidence from the best to the worst."""
    return evidence.document.reliability.grade, evidence.span is None


@sense("kind-fits-unit", "a sum is money; a rate or a ratio is per something")
def kind_fits_unit(corpus: Corpus) -> Iterator[Finding]:
    """Compare the kind of each provision with its unit."""
    for provision in corpus.of(Provision):
        unit = provision.quantity.unit
        if wrong := _misfit(provision.kind, unit):
            yield Finding(
                id=provision.id,
                path=("kind",),
                message=f"a {provision.kind} in {unit.id}: {wrong}",
                remedy="size for things and people, sum for money, rate for an amount per month, person or hundred",
            )


def _misfit(kind: Kind, unit: Unit) -> str:
    """Return why *kind* does not fit *unit*; "" if it does."""
    money = unit.dimension.startswith("money")
    if kind is Kind.SUM and not money:
        return "a sum is money"
    if kind is Kind.SIZE and money:
        return "money is a sum, or a rate where it is paid per something"
    if kind is Kind.RATE and not unit.per and unit.dimension != "share":
        return "a rate is per something"
    return ""
