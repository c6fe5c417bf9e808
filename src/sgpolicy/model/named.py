"""What a document names: programmes, organisations and other documents."""

from typing import ClassVar

from attrs import Factory, field, frozen

from sgpolicy.model.document_number import DocumentNumber
from sgpolicy.model.fields import a, maybe
from sgpolicy.model.name import Name
from sgpolicy.model.period import Period
from sgpolicy.model.record import Record
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Body, Work
from sgpolicy.model.words import Relation, Role

_HOME: Region | None = Factory(lambda record: record.home, takes_self=True)
"""The default of a region that comes from the term that a record names."""


@frozen(kw_only=True, repr=False)
class Programme(Record):
    """A named programme, project or campaign.

    Attributes:
        region: Whose it is, or where it runs; None if its file does not say. It is never
            taken from the document, which may name programmes of other places.
        name: Its name.
        summary: What it is, in our words.
        time: When it runs; None if the text does not say.
    """

    time_field: ClassVar[str | None] = "time"
    own_region: ClassVar[bool] = True

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
        region: Region that the body belongs to, as the codebook has it unless the file
            gives another; None if it is unknown or general.
    """

    own_region: ClassVar[bool] = True

    body: Body = field(validator=a(Body))
    name: str = field(validator=a(str))
    role: Role = field(validator=a(Role))
    region: Region | None = field(default=_HOME, validator=maybe(Region))

    @property
    def home(self) -> Region | None:
        """The region of the body."""
        return self.body.region if isinstance(self.body, Body) else None

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
        region: Region for which the work was issued, as the codebook has it unless the
            file gives another; None if it is unknown.
    """

    own_region: ClassVar[bool] = True

    work: Work = field(validator=a(Work))
    title: str | None = field(default=None, validator=maybe(str))
    number: DocumentNumber | None = field(default=None, validator=maybe(DocumentNumber))
    relation: Relation = field(validator=a(Relation))
    region: Region | None = field(default=_HOME, validator=maybe(Region))

    @property
    def home(self) -> Region | None:
        """The region of the work."""
        return self.work.home if isinstance(self.work, Work) else None

    def _gist(self) -> str:
        """Return the relation and the title."""
        return f"{self.relation} 《{self.title or self.work.title.zh}》"
