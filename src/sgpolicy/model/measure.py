"""A measure: one action of a government with its object."""

from typing import ClassVar

from sgpolicy.model.deferred import deep_iterable, field, frozen, instance_of, min_len, optional
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
        status: How far it has come, as the document tells it.
        commitment: How strongly a promise or order binds; None for deeds.
        actors: Who does it.
        time: When; None if the text does not say.
        settings: Where the work is done.
        domains: Fields of service it is for.
        programme: The named programme it belongs to.
        provisions: Rates and sizes that it fixes.
        learned_from: Regions whose practice it was taken from.
    """

    record_type: ClassVar[str] = "measure"

    summary: Name = field(hash=False, validator=instance_of(Name))
    instruments: tuple[Instrument, ...] = field(
        hash=False, validator=[deep_iterable(instance_of(Instrument), instance_of(tuple)), min_len(1)]
    )
    status: Status = field(hash=False, validator=instance_of(Status))
    commitment: Commitment | None = field(default=None, hash=False, validator=optional(instance_of(Commitment)))
    actors: tuple[Body, ...] = field(default=(), hash=False)
    time: Period | None = field(default=None, hash=False, validator=optional(instance_of(Period)))
    settings: tuple[Setting, ...] = field(default=(), hash=False)
    domains: tuple[Domain, ...] = field(default=(), hash=False)
    programme: Programme | None = field(default=None, hash=False)
    provisions: tuple[Provision, ...] = field(default=(), hash=False)
    learned_from: tuple[Region, ...] = field(default=(), hash=False)

    @property
    def when(self) -> Period | None:
        """When it is done."""
        return self.time

    def _gist(self) -> str:
        """Return status, instruments and the Chinese summary."""
        return f"{self.status} {'+'.join(i.id for i in self.instruments)} {self.summary.zh}"
