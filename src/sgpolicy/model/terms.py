"""The terms of the codebook: what records count, do, concern and name."""

from typing import TYPE_CHECKING, Any, Self

from attrs import Attribute, field, frozen

from sgpolicy.asked import shown
from sgpolicy.errors import FieldError, FieldTypeError
from sgpolicy.model.fields import a, matches, maybe, maybe_text, text, texts
from sgpolicy.model.name import Name
from sgpolicy.model.period import Period
from sgpolicy.model.region import Region
from sgpolicy.model.shown import Identified, one_line
from sgpolicy.model.unit import Unit
from sgpolicy.model.words import (
    BodyKind,
    Direction,
    Hood,
    Kind,
    McDonnellElmore,
    RothwellZegveld,
    TalentCycle,
)

SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
"""What an id looks like, as a regular expression: lower-case words joined by hyphens."""
_ID = matches(SLUG)


def _same_class(term: "Term", attribute: "Attribute[Any]", other: object) -> None:
    """Accept another term of the same class, and None."""
    if other is not None and type(other) is not type(term):
        msg = f"{term.id} can only point to another {type(term).__name__}, not to {shown(other)}"
        raise FieldTypeError(attribute.name, msg)


class Entry(Identified):
    """An entry of the codebook: a term, a body or a work."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def name(self) -> Name:
            """Name in Chinese and in English."""

    def __repr__(self) -> str:
        """Return the id and both names."""
        return one_line(f"<{type(self).__name__} {self.id} {self.name}>")


@frozen(kw_only=True, repr=False)
class Term(Entry):
    """What every term of the codebook has.

    `narrower in broader` is true of a term itself and of all its narrower terms.

    Attributes:
        id: Lower-case English words joined by hyphens; never changes its meaning.
        name: Name in Chinese and in English.
        definition: What falls under the term, in English.
        is_not: What is easily mistaken for it, and where that belongs instead, in English.
        definition_zh: The definition in Chinese; None if there is none yet. A file has it
            beside the English one: `definition: {zh: ..., en: ...}`.
        is_not_zh: The same of `is_not`.
        aliases: Other names for it.
        note: What a reader should know, such as a doubtful place in a typology;
            None if nothing.
    """

    id: str = field(validator=_ID)
    name: Name = field(validator=a(Name))
    definition: str = field(validator=text)
    is_not: str = field(validator=text)
    definition_zh: str | None = field(default=None, validator=maybe_text)
    is_not_zh: str | None = field(default=None, validator=maybe_text)
    aliases: tuple[str, ...] = field(default=(), validator=texts)
    note: str | None = field(default=None, validator=maybe_text)

    def __contains__(self, other: "Term | None") -> bool:
        """Return whether *other* is this term or a narrower one; None is not.

        Raises:
            TypeError: *other* is not a term; a name must be resolved first.
        """
        if other is None:
            return False
        if not isinstance(other, Term):
            msg = f"only a term can be narrower than a term, not {shown(other)}; resolve the name first"
            raise TypeError(msg)
        return any(self == term for term in other.path)

    @property
    def path(self) -> tuple[Self, ...]:
        """Return the terms from the broadest down to this one, both included."""
        broader: Self | None = getattr(self, "broader", None)
        return (*broader.path, self) if broader is not None else (self,)


@frozen(kw_only=True, repr=False)
class Indicator(Term):
    """Something that documents count or measure.

    Attributes:
        unit: Unit of its figures.
        kind: Usual kind of its figures; a record may differ and then says so.
        direction: Which way is better.
        broader: The more general indicator; None if there is none.
        part_of: A whole that it never exceeds, for the same place and time; None if
            there is none.
        breaks: Changes in what was counted, each with its year, that make earlier
            and later figures not comparable.
    """

    unit: Unit = field(validator=a(Unit))
    kind: Kind = field(validator=a(Kind))
    direction: Direction = field(validator=a(Direction))
    broader: "Indicator | None" = field(default=None, validator=_same_class)
    part_of: "Indicator | None" = field(default=None, validator=_same_class)
    breaks: tuple[str, ...] = field(default=(), validator=texts)

    @part_of.validator
    def _check_unit(self, _attribute: object, whole: object) -> None:
        if isinstance(whole, Indicator) and whole.unit != self.unit:
            units = f"{self.unit.id} and {whole.unit.id}"
            msg = f"indicator {self.id} cannot be part of {whole.id}: the units differ ({units})"
            raise FieldError(None, msg)


@frozen(kw_only=True, repr=False)
class Instrument(Term):
    """A means by which a government acts, with its place in four typologies.

    A place is None only where the typology has none for it; the note says why.

    Attributes:
        broader: The more general instrument; None if there is none.
        rothwell_zegveld: Side of the market it works on (Rothwell and Zegveld 1981).
        hood: Resource of government it draws on (Hood 1983).
        mcdonnell_elmore: Mechanism it works by (McDonnell and Elmore 1987).
        talent_cycle: Link of the talent cycle it serves (培养 评价 使用 激励, the four
            named by the Central Committee's decision on a harmonious society, 2006).
    """

    broader: "Instrument | None" = field(default=None, validator=_same_class)
    rothwell_zegveld: RothwellZegveld | None = field(default=None, validator=maybe(RothwellZegveld))
    hood: Hood | None = field(default=None, validator=maybe(Hood))
    mcdonnell_elmore: McDonnellElmore | None = field(default=None, validator=maybe(McDonnellElmore))
    talent_cycle: TalentCycle | None = field(default=None, validator=maybe(TalentCycle))


@frozen(kw_only=True, repr=False)
class Domain(Term):
    """A field of social work or policy that a measure concerns.

    Attributes:
        broader: The more general domain; None if there is none.
    """

    broader: "Domain | None" = field(default=None, validator=_same_class)


@frozen(kw_only=True, repr=False)
class Setting(Term):
    """A kind of place or organisation where a measure takes effect.

    Attributes:
        broader: The more general setting; None if there is none.
    """

    broader: "Setting | None" = field(default=None, validator=_same_class)


@frozen(kw_only=True, repr=False)
class Body(Entry):
    """A named body, or a generic class of bodies, that documents speak of.

    Attributes:
        id: Lower-case English words joined by hyphens.
        name: Full name in Chinese and in English.
        aliases: Other names that mean this body and no other.
        kind: What sort of body it is.
        region: Region it belongs to; None if unknown or general.
        note: What a reader should know; None if nothing.
    """

    id: str = field(validator=_ID)
    name: Name = field(validator=a(Name))
    aliases: tuple[str, ...] = field(default=(), validator=texts)
    kind: BodyKind = field(validator=a(BodyKind))
    region: Region | None = field(default=None, validator=maybe(Region))
    note: str | None = field(default=None, validator=maybe_text)


@frozen(kw_only=True, repr=False)
class Work(Entry):
    """A document, law or plan that the coded documents cite.

    Attributes:
        id: Lower-case English words joined by hyphens.
        title: Title in Chinese, without 《》, and our English translation of it.
        number: Document number in its proper form; None if no document states it.
        issuer: Body that issued it; None if unknown or several.
        region: Where it applies, if that is not the region of its issuer; None if unknown.
        date: When it was issued; None if no document states it.
        aliases: Other titles that mean this work and no other.
        note: What a reader should know; None if nothing.
    """

    id: str = field(validator=_ID)
    title: Name = field(validator=a(Name))
    number: str | None = field(default=None, validator=maybe_text)
    issuer: Body | None = field(default=None, validator=maybe(Body))
    region: Region | None = field(default=None, validator=maybe(Region))
    date: Period | None = field(default=None, validator=maybe(Period))
    aliases: tuple[str, ...] = field(default=(), validator=texts)
    note: str | None = field(default=None, validator=maybe_text)

    @property
    def home(self) -> Region | None:
        """Return the region where it applies, that of its issuer unless it has its own."""
        return self.region or (self.issuer.region if self.issuer else None)

    @property
    def name(self) -> Name:
        """Return the title, under the name that all other terms use."""
        return self.title
