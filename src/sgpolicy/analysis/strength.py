"""Strength of policy: form and rank of a document times the force of its clauses, by the user's own scores."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from attrs import frozen

from sgpolicy.analysis.counted import Counted, by_document, counted
from sgpolicy.analysis.facets import levels
from sgpolicy.analysis.growth import end_year
from sgpolicy.analysis.listed import Listed, Result
from sgpolicy.analysis.noted import NO_POLICY, Noted, counting, left_out
from sgpolicy.analysis.ratios import rounded, share_in_row
from sgpolicy.analysis.scores import NONE, Score, Scores
from sgpolicy.errors import FieldError
from sgpolicy.model.document import Document
from sgpolicy.model.measure import Measure
from sgpolicy.model.origin import remembered
from sgpolicy.model.region import Region
from sgpolicy.model.said import Said
from sgpolicy.model.shown import one_line
from sgpolicy.model.words import DocumentKind

POLICIES = (DocumentKind.PLAN, DocumentKind.NOTICE, DocumentKind.REGULATION)
"""Kinds of documents that are policy; reports, articles and pages only tell of it."""


@frozen(kw_only=True, repr=False)
class Strength(Result):
    """The strength of one document.

    Attributes:
        document: The document.
        form: Score of its form; None if form is not scored.
        level: Score of the level of its issuer; None if it is not scored.
        clauses: Its measures that were scored.
        unscored: Its measures without a word of commitment, where `none` has no score.
        force: Sum of the scores of the clauses; their number if commitment is not scored.
    """

    document: Document
    form: Score | None
    level: Score | None
    clauses: tuple[Measure, ...]
    unscored: tuple[Measure, ...]
    force: Fraction

    @property
    def power(self) -> Fraction:
        """Return form times level, of those that are scored."""
        return Fraction(1 if self.form is None else self.form) * Fraction(1 if self.level is None else self.level)

    @property
    def total(self) -> Fraction:
        """Return power times the sum of the clauses' force."""
        return self.power * self.force

    @property
    def mean(self) -> Fraction | None:
        """Return `total` over the number of clauses; None without clauses."""
        return self.total / len(self.clauses) if self.clauses else None

    def __repr__(self) -> str:
        return one_line(
            f"<Strength {self.document.id}: {rounded(self.total, places=2)} of {len(self.clauses)} clauses>"
        )

    def to_dict(self) -> dict[str, Any]:
        """Return one flat row; scores are rounded to four places."""
        one = self.document
        return {
            "document": one.id,
            "region": one.region and one.region.code,
            "year": end_year(one.known),
            "form": one.form and str(one.form),
            "form_score": share_in_row(self.form),
            "level_score": share_in_row(self.level),
            "power": share_in_row(self.power),
            "clauses": len(self.clauses),
            "unscored": len(self.unscored),
            "force": share_in_row(self.force),
            "total": share_in_row(self.total),
            "mean": share_in_row(self.mean),
            "measures": [measure.id for measure in self.clauses],
        }


@frozen(kw_only=True, repr=False)
class StrengthOfYear(Result):
    """The strength of the documents of one region and year.

    Attributes:
        region: The region where they apply; None for anonymised places.
        year: The year in which they became known; None if that is unknown.
        documents: The documents.
    """

    region: Region | None
    year: int | None
    documents: tuple[Strength, ...]

    @property
    def total(self) -> Fraction:
        """Return the sum over the documents."""
        return sum((one.total for one in self.documents), Fraction(0))

    @property
    def mean(self) -> Fraction:
        """Return the mean over the documents."""
        return self.total / len(self.documents)

    def __repr__(self) -> str:
        place = self.region.short if self.region else "-"
        return one_line(
            f"<StrengthOfYear {place} {self.year}: {rounded(self.total, places=2)} of {len(self.documents)} documents>"
        )

    def to_dict(self) -> dict[str, Any]:
        """Return one flat row."""
        return {
            "region": self.region and self.region.code,
            "region_name": self.region and self.region.name.zh,
            "year": self.year,
            "documents": len(self.documents),
            "clauses": sum(len(one.clauses) for one in self.documents),
            "total": share_in_row(self.total),
            "mean": share_in_row(self.mean),
            "document_ids": [one.document.id for one in self.documents],
        }


class StrengthByYear(Listed[StrengthOfYear]):
    """Sums and means by region and year: a tuple that is displayed as a table."""

    __slots__ = ()


@frozen(kw_only=True, repr=False)
class StrengthTable(Noted[Strength]):
    """The strength of documents, in order of their ids, with the scores that it was made by.

    Attributes:
        rows: The documents that could be scored.
        scores: The table of scores.
        counted: What was counted and what was left out.
        left_out: Documents that were not scored, each with the reason.
    """

    rows: tuple[Strength, ...]
    scores: Scores
    counted: Counted
    left_out: tuple[tuple[Document, Said], ...]

    @property
    def title(self) -> Said:
        """Return how many documents were scored."""
        n = len(self.rows)
        return Said("Strength: {n} of {of} documents", n=n, of=n + len(self.left_out))

    @property
    def notes(self) -> tuple[Said, ...]:
        """Return the scores, and what must be read beside the rows."""
        found = [Said("scores, yours: {scores}", scores=self.scores)]
        unscored = sum(len(one.unscored) for one in self.rows)
        if unscored:
            what = counting(unscored, "measure")
            found.append(Said("{what} without a word of commitment, counted for nothing", what=what))
        return (*found, *left_out(self.left_out))

    @remembered
    def by_year(self) -> StrengthByYear:
        """Return the sum and the mean of the documents of each region and year."""
        held: dict[tuple[str, int], list[Strength]] = {}
        for one in self.rows:
            place = one.document.region.code if one.document.region else ""
            held.setdefault((place, end_year(one.document.known) or 0), []).append(one)
        return StrengthByYear(
            StrengthOfYear(region=found[0].document.region, year=year or None, documents=tuple(found))
            for (_, year), found in sorted(held.items())
        )


def strength(
    measures: Iterable[Measure],
    documents: Iterable[Document] = (),
    *,
    scores: Scores | Mapping[str, Mapping[str, float]],
    depth: str = "whole",
) -> StrengthTable:
    """Score documents: power, of form and issuer, times the sum of the force of their clauses.

    strength = form x level x sum of the commitments of the measures. Studies score rank and form
    in many ways, and clauses by experts; here a clause is scored by its wording alone, with scores of your own.

    Args:
        measures: Any measures.
        documents: The documents that were looked at, with or without measures.
        scores: `Scores`, or a mapping with the keys form, level and commitment, each from words to numbers.
        depth: whole for documents that are coded whole, any for passages, too: their sums are of passages.

    Raises:
        FieldError: A word that occurs has no score; the error lists all of them.
        UnknownTermError: The scores have a word that is not one of ours.
    """
    table = Scores.of(scores)
    measures = tuple(measures)
    every = {one.id: one for one in (*documents, *(measure.document for measure in measures))}
    reasons = {name: _unfit(every[name], table) for name in sorted(every)}
    policies = [every[name] for name, reason in reasons.items() if reason is None]
    base = counted((one for one in measures if reasons[one.document.id] is None), policies, depth)
    held = by_document(base.measures)
    unfit = (*((every[name], reason) for name, reason in reasons.items() if reason), *base.left_out)
    fit = base.documents
    _complete(table, fit, held)
    return StrengthTable(
        rows=tuple(_strength(one, held.get(one.id, []), table) for one in fit),
        scores=table,
        counted=base,
        left_out=unfit,
    )


def _unfit(document: Document, table: Scores) -> Said | None:
    if document.kind not in POLICIES:
        return NO_POLICY
    if table.form and document.form is None:
        return Said("without a form")
    if table.level and levels(document) is None:
        return Said("without an issuer or a region")
    return None


def _complete(table: Scores, documents: Iterable[Document], held: Mapping[str, list[Measure]]) -> None:
    """Raise for words that occur and have no score."""
    documents = list(documents)
    occurring = {
        "form": {str(one.form) for one in documents},
        "level": {str(levels(one)) for one in documents},
        "commitment": {str(m.commitment) for one in documents for m in held.get(one.id, ()) if m.commitment},
    }
    missing = [
        f"{name}: {', '.join(lacking)}"
        for name, words in occurring.items()
        if (given := getattr(table, name)) and (lacking := sorted(words - given.keys()))
    ]
    if missing:
        raise FieldError(
            field="scores",
            message=f"words without a score: {'; '.join(missing)}",
            remedy="give each a number, which may be 0",
        )


def _strength(document: Document, measures: list[Measure], table: Scores) -> Strength:
    words = [(one, str(one.commitment or NONE)) for one in measures]
    scored = [(one, word) for one, word in words if not table.commitment or word in table.commitment]
    forces = [table.commitment.get(word, 1) for _, word in scored]
    unscored = [one for one, word in words if table.commitment and word not in table.commitment]
    return Strength(
        document=document,
        form=table.form[str(document.form)] if table.form else None,
        level=table.level[str(levels(document))] if table.level else None,
        clauses=tuple(one for one, _ in scored),
        unscored=tuple(unscored),
        force=sum(map(Fraction, forces), Fraction(0)),
    )
