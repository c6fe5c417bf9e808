"""The three sorts of figure: what is fixed, what is promised, what is reported."""

from typing import ClassVar

from attrs import field, frozen

from sgpolicy.model.fields import a, maybe, one_of
from sgpolicy.model.period import Period
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.record import Record
from sgpolicy.model.terms import Indicator
from sgpolicy.model.words import Commitment, Kind

MEASURED = (Kind.STOCK, Kind.FLOW, Kind.CUMULATIVE)
"""Kinds that a target or an observation may have."""
FIXED = (Kind.RATE, Kind.RATIO, Kind.SIZE, Kind.SUM)
"""Kinds that a provision may have."""


def _timed(period: Period | None) -> str:
    if period is None:
        return "undated"
    return f"{period}{'?' if period.because else ''}"


@frozen(kw_only=True, repr=False)
class Figure(Record):
    """A statement of quantity.

    Attributes:
        indicator: What is counted, with its definition.
        quantity: How much, as an interval with its wording.
    """

    indicator: Indicator = field(validator=a(Indicator))
    quantity: Quantity = field(validator=a(Quantity))

    def _gist(self) -> str:
        """Return indicator, quantity and time."""
        return f"{self.indicator.id} {self.quantity} 「{self.quantity.as_stated}」 {_timed(self.when)}"


@frozen(kw_only=True, repr=False)
class Provision(Figure):
    """A rate, ratio, size or sum that a measure fixes.

    Attributes:
        kind: rate, ratio, size or sum.
        time: When it holds; None if the text does not say.
    """

    time_field: ClassVar[str | None] = "time"

    kind: Kind = field(validator=one_of(FIXED))
    time: Period | None = field(default=None, validator=maybe(Period))


@frozen(kw_only=True, repr=False)
class Observation(Figure):
    """A quantity that a document reports as fact.

    Attributes:
        kind: stock (as it stands), flow (during a period) or cumulative.
        as_of: The time it describes; None if the text does not say.
    """

    time_field: ClassVar[str | None] = "as_of"

    kind: Kind = field(validator=one_of(MEASURED))
    as_of: Period | None = field(default=None, validator=maybe(Period))


@frozen(kw_only=True, repr=False)
class Target(Figure):
    """A quantity that a document promises.

    Attributes:
        kind: stock, flow or cumulative.
        due: When it is to be reached; None if the text does not say.
        commitment: How strongly the wording binds.
        baseline: The observation it starts from, if the document has one.
    """

    time_field: ClassVar[str | None] = "due"

    kind: Kind = field(validator=one_of(MEASURED))
    due: Period | None = field(default=None, validator=maybe(Period))
    commitment: Commitment | None = field(default=None, validator=maybe(Commitment))
    baseline: Observation | None = field(default=None, validator=maybe(Observation))
