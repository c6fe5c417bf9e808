"""What a document names: programmes, organisations and other documents."""

from typing import ClassVar

from sgpolicy.model.deferred import field, frozen, instance_of, optional
from sgpolicy.model.document_number import DocumentNumber
from sgpolicy.model.name import Name
from sgpolicy.model.period import Period
from sgpolicy.model.record import Record
from sgpolicy.model.terms import Body, Work
from sgpolicy.model.words import Relation, Role


@frozen(kw_only=True, repr=False)
class Programme(Record):
    """A named programme, project or campaign.

    Attributes:
        name: Its name.
        summary: What it is, in our words.
        time: When it runs; None if the text does not say.
    """

    record_type: ClassVar[str] = "programme"

    name: Name = field(hash=False, validator=instance_of(Name))
    summary: Name | None = field(default=None, hash=False, validator=optional(instance_of(Name)))
    time: Period | None = field(default=None, hash=False, validator=optional(instance_of(Period)))

    @property
    def when(self) -> Period | None:
        """When it runs."""
        return self.time

    def _gist(self) -> str:
        """Return the name."""
        return str(self.name)


@frozen(kw_only=True, repr=False)
class Organisation(Record):
    """A body in the part that it plays in one document.

    Attributes:
        body: The body itself, the same one under whatever name.
        name: Its name as printed here.
        role: The part it plays.
    """

    record_type: ClassVar[str] = "organisation"

    body: Body = field(hash=False, validator=instance_of(Body))
    name: str = field(hash=False, validator=instance_of(str))
    role: Role = field(hash=False, validator=instance_of(Role))

    def _gist(self) -> str:
        """Return the printed name and the role."""
        return f"{self.name} ({self.role}) = {self.body.id}"


@frozen(kw_only=True, repr=False)
class Citation(Record):
    """Another document that this one cites.

    Attributes:
        work: The cited work, the same one from whatever document.
        title: Its title as printed here; None where only alluded to.
        number: Its document number, as printed and as repaired.
        relation: What this document does with it.
    """

    record_type: ClassVar[str] = "citation"

    work: Work = field(hash=False, validator=instance_of(Work))
    title: str | None = field(default=None, hash=False, validator=optional(instance_of(str)))
    number: DocumentNumber | None = field(default=None, hash=False, validator=optional(instance_of(DocumentNumber)))
    relation: Relation = field(hash=False, validator=instance_of(Relation))

    def _gist(self) -> str:
        """Return the relation and the title."""
        return f"{self.relation} 《{self.title or self.work.title.zh}》"
