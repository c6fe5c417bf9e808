"""What a document names: programmes, organisations and other documents."""

from typing import ClassVar

from attrs import field, frozen

from sgpolicy.model.document_number import DocumentNumber
from sgpolicy.model.fields import a, maybe
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

    time_field: ClassVar[str | None] = "time"

    name: Name = field(validator=a(Name))
    summary: Name | None = field(default=None, validator=maybe(Name))
    time: Period | None = field(default=None, validator=maybe(Period))

    def _gist(self) -> str:
        """Return the name."""
        return str(self.name)


@frozen(kw_only=True, repr=False)
class Organisation(Record):
    """A body in its role in one document.

    Attributes:
        body: The body itself, whatever the document calls it.
        name: Its name as printed here.
        role: What it does in the document.
    """

    body: Body = field(validator=a(Body))
    name: str = field(validator=a(str))
    role: Role = field(validator=a(Role))

    def _gist(self) -> str:
        """Return the printed name and the role."""
        return f"{self.name} ({self.role}) = {self.body.id}"


@frozen(kw_only=True, repr=False)
class Citation(Record):
    """Another document that this one cites.

    Attributes:
        work: The cited work, the same for every document that cites it.
        title: Its title as printed here; None if it is only alluded to.
        number: Its document number, as printed and as repaired.
        relation: What this document does with it.
    """

    work: Work = field(validator=a(Work))
    title: str | None = field(default=None, validator=maybe(str))
    number: DocumentNumber | None = field(default=None, validator=maybe(DocumentNumber))
    relation: Relation = field(validator=a(Relation))

    def _gist(self) -> str:
        """Return the relation and the title."""
        return f"{self.relation} 《{self.title or self.work.title.zh}》"
