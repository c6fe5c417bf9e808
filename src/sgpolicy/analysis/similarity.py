"""How like portfolios of policy are, pair by pair."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sgpolicy.analysis import diversity
from sgpolicy.analysis.counted import Counted
from sgpolicy.analysis.listed import Result
from sgpolicy.analysis.noted import Noted, counting
from sgpolicy.analysis.ratios import share_in_row
from sgpolicy.asked import shown
from sgpolicy.errors import FieldError
from sgpolicy.model.said import Said
from sgpolicy.model.shown import one_line

if TYPE_CHECKING:
    from sgpolicy.analysis.portfolio import Portfolio

METHODS = ("jaccard", "dice", "overlap", "cosine")


@frozen(kw_only=True, repr=False)
class Likeness(Result):
    """How like the portfolios of two regions are: 0 nothing in common, 1 the same.

    Attributes:
        first: The one.
        second: The other.
        both: The instruments that both use.
        jaccard: Those that both use over those that either uses.
        dice: Twice those that both use over the sum of each.
        overlap: Those that both use over those of the one that uses fewer.
        cosine: The cosine of the two vectors of counts.
    """

    first: "Portfolio"
    second: "Portfolio"
    both: tuple[str, ...]
    jaccard: Fraction | None
    dice: Fraction | None
    overlap: Fraction | None
    cosine: Decimal | None

    def __repr__(self) -> str:
        return one_line(
            f"<Likeness {self.first.of} {self.second.of}: {counting(len(self.both), 'instrument')} in common>"
        )

    def to_dict(self) -> dict[str, Any]:
        """Return one flat row; likenesses are rounded to four places."""
        return {
            "first": self.first.of.key,
            "second": self.second.of.key,
            **{name: share_in_row(getattr(self, name)) for name in METHODS},
            "both": list(self.both),
            "first_measures": self.first.size,
            "second_measures": self.second.size,
        }


@frozen(kw_only=True, repr=False)
class Similarity(Noted[Likeness]):
    """How like portfolios are, pair by pair; each pair stands once, in the order of the portfolios.

    Attributes:
        rows: The pairs.
        portfolios: What was compared.
        counted: What was counted and what was left out.
    """

    rows: tuple[Likeness, ...]
    portfolios: tuple["Portfolio", ...]
    counted: Counted

    @property
    def title(self) -> Said:
        """Return how many pairs there are, and what they rest on."""
        return Said(
            "Similarity: {pairs} of {n}; {said}",
            pairs=counting(len(self.rows), "pair"),
            n=len(self.portfolios),
            said=self.counted.sentence,
        )

    @property
    def notes(self) -> tuple[Said, ...]:
        """Return what must be read beside the rows."""
        return self.counted.notes

    def matrix(self, method: str = "jaccard") -> list[dict[str, Any]]:
        """Return one dict per portfolio: `of`, then its likeness to each by key; 1 to itself.

        Args:
            method: jaccard, dice, overlap or cosine.

        Raises:
            FieldError: It is none of these.
        """
        if method not in METHODS:
            raise FieldError(
                field="method", message=f"method is {shown(method)}", remedy=f"it is one of {', '.join(METHODS)}"
            )
        held = {(one.first.of, one.second.of): share_in_row(getattr(one, method)) for one in self.rows}
        names = [one.of for one in self.portfolios]
        alike = share_in_row(1)
        return [
            {"of": a.key, **{str(b): alike if a == b else held.get((a, b), held.get((b, a))) for b in names}}
            for a in names
        ]


def similarity(portfolios: Sequence["Portfolio"], counted: Counted) -> Similarity:
    """Compare *portfolios* pair by pair, by the instruments that each uses."""
    pairs = tuple(_likeness(a, b) for a, b in combinations(portfolios, 2))
    return Similarity(rows=pairs, portfolios=tuple(portfolios), counted=counted)


def _likeness(first: "Portfolio", second: "Portfolio") -> Likeness:
    a, b = first.counts, second.counts
    return Likeness(
        first=first,
        second=second,
        both=tuple(sorted(a.keys() & b.keys())),
        jaccard=diversity.jaccard(a, b),
        dice=diversity.dice(a, b),
        overlap=diversity.overlap(a, b),
        cosine=diversity.cosine(a, b),
    )
