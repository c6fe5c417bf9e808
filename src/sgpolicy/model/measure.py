"""A measure: one action of a government with its object."""

from typing import ClassVar

from attrs import field, frozen

from sgpolicy.model.fields import a, maybe, tuple_of
from sgpolicy.model.figure import Provision
from sgpolicy.model.name import Name
from sgpolicy.model.named import Programme
from sgpolicy.model.period import Period
from sgpolicy.model.record import Record
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Body, Domain, Instrument, Setting
from sgpolicy.model.words import Commitment, Status


@frozen(kw_only=True, repr=False)
class Measure(Record):
    """One action with its object.

    Attributes:
        summary: What is done, in our words.
        instruments: Policy instruments, the main one first; never empty.
        status: How far it has come, as the document reports it.
        commitment: How strongly a promise or order binds; None for what has been done.
        actors: Who does it.
        time: When; None if the text does not say.
        settings: Where the work is done.
        domains: Fields of service it is for.
        programme: The named programme it belongs to.
        provisions: Rates and sizes that it fixes.
        learned_from: Regions whose practice it was taken from.
    """

    time_field: ClassVar[str | None] = "time"

    summary: Name = field(validator=a(Name))
    instruments: tuple[Instrument, ...] = field(
        validator=tuple_of(Instrument, 1), metadata={"wanted": "at least one instrument: [training]"}
    )
    status: Status = field(validator=a(Status))
    commitment: Commitment | None = field(default=None, validator=maybe(Commitment))
    actors: tuple[Body, ...] = field(default=(), validator=tuple_of(Body))
    time: Period | None = field(default=None, validator=maybe(Period))
    settings: tuple[Setting, ...] = field(default=(), validator=tuple_of(Setting))
    domains: tuple[Domain, ...] = field(default=(), validator=tuple_of(Domain))
    programme: Programme | None = field(default=None, validator=maybe(Programme))
    provisions: tuple[Provision, ...] = field(default=(), validator=tuple_of(Provision))
    learned_from: tuple[Region, ...] = field(default=(), validator=tuple_of(Region))

    def _gist(self) -> str:
        """Return status, instruments and the Chinese summary."""
        return f"{self.status} {'+'.join(i.id for i in self.instruments)} {self.summary.zh}"
