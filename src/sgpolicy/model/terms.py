"""The terms of the codebook: what records count, do, concern and name."""

from typing import Self

from sgpolicy.model.deferred import and_, deep_iterable, field, frozen, instance_of, matches_re, min_len, optional
from sgpolicy.model.name import Name
from sgpolicy.model.period import Period
from sgpolicy.model.region import Region
from sgpolicy.model.shown import Shown, one_line
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
_TEXT = and_(instance_of(str), min_len(1))
_TEXTS = deep_iterable(_TEXT, instance_of(tuple))
_ID = and_(instance_of(str), matches_re(SLUG))


@frozen(kw_only=True, repr=False)
class Term(Shown):
    """What every term of the codebook has.

    `narrower in broader` is true of a term itself and of all its narrower terms.

    Attributes:
        id: Lower-case English words joined by hyphens; never changes its meaning.
        name: Name in Chinese and in English.
        definition: What falls under the term.
        is_not: What is easily taken for it, and where that belongs instead.
        aliases: Other names for it.
        note: What a reader should know, such as a doubtful place in a typology;
            None if nothing.
    """

    id: str = field(validator=_ID)
    name: Name = field(validator=instance_of(Name))
    definition: str = field(validator=_TEXT)
    is_not: str = field(validator=_TEXT)
    aliases: tuple[str, ...] = field(default=(), validator=_TEXTS)
    note: str | None = field(default=None, validator=optional(_TEXT))

    # Equal terms have equal ids, so this is enough. attrs gives every subclass a hash of
    # all fields unless the subclass itself says otherwise, so each one names this again.
    def __hash__(self) -> int:
        """Return a hash of the id."""
        return hash(self.id)

    def __repr__(self) -> str:
        """Return the id and both names."""
        return one_line(f"<{type(self).__name__} {self.id} {self.name}>")

    def __contains__(self, other: "Term | None") -> bool:
        """Return whether *other* is this term or a narrower one; None is not.

        Raises:
            TypeError: *other* is no term; a name must be resolved first.
        """
        if other is None:
            return False
        if not isinstance(other, Term):
            msg = f"only a term can be narrower than a term, not {other!r}; resolve the name first"
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

    unit: Unit = field(validator=instance_of(Unit))
    kind: Kind = field(validator=instance_of(Kind))
    direction: Direction = field(validator=instance_of(Direction))
    broader: "Indicator | None" = field(default=None)
    part_of: "Indicator | None" = field(default=None)
    breaks: tuple[str, ...] = field(default=(), validator=_TEXTS)

    __hash__ = Term.__hash__

    @broader.validator
    def _check_broader(self, _attribute: object, broader: object) -> None:
        _check_same_class(self, broader)

    @part_of.validator
    def _check_part_of(self, _attribute: object, whole: object) -> None:
        _check_same_class(self, whole)
        if isinstance(whole, Indicator) and whole.unit != self.unit:
            units = f"{self.unit.id} and {whole.unit.id}"
            msg = f"indicator {self.id} cannot be part of {whole.id}: the units differ ({units})"
            raise ValueError(msg)


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

    broader: "Instrument | None" = field(default=None)
    rothwell_zegveld: RothwellZegveld | None = field(default=None, validator=optional(instance_of(RothwellZegveld)))
    hood: Hood | None = field(default=None, validator=optional(instance_of(Hood)))
    mcdonnell_elmore: McDonnellElmore | None = field(default=None, validator=optional(instance_of(McDonnellElmore)))
    talent_cycle: TalentCycle | None = field(default=None, validator=optional(instance_of(TalentCycle)))

    __hash__ = Term.__hash__

    @broader.validator
    def _check_broader(self, _attribute: object, broader: object) -> None:
        _check_same_class(self, broader)


@frozen(kw_only=True, repr=False)
class Domain(Term):
    """A field of social work or policy that a measure concerns.

    Attributes:
        broader: The more general domain; None if there is none.
    """

    broader: "Domain | None" = field(default=None)

    __hash__ = Term.__hash__

    @broader.validator
    def _check_broader(self, _attribute: object, broader: object) -> None:
        _check_same_class(self, broader)


@frozen(kw_only=True, repr=False)
class Setting(Term):
    """A kind of place or organisation where a measure takes effect.

    Attributes:
        broader: The more general setting; None if there is none.
    """

    broader: "Setting | None" = field(default=None)

    __hash__ = Term.__hash__

    @broader.validator
    def _check_broader(self, _attribute: object, broader: object) -> None:
        _check_same_class(self, broader)


@frozen(kw_only=True, repr=False)
class Body(Shown):
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
    name: Name = field(validator=instance_of(Name))
    aliases: tuple[str, ...] = field(default=(), validator=_TEXTS)
    kind: BodyKind = field(validator=instance_of(BodyKind))
    region: Region | None = field(default=None, validator=optional(instance_of(Region)))
    note: str | None = field(default=None, validator=optional(_TEXT))

    def __hash__(self) -> int:
        """Return a hash of the id."""
        return hash(self.id)

    def __repr__(self) -> str:
        """Return the id and both names."""
        return one_line(f"<{type(self).__name__} {self.id} {self.name}>")


@frozen(kw_only=True, repr=False)
class Work(Shown):
    """A document, law or plan that the coded documents cite.

    Attributes:
        id: Lower-case English words joined by hyphens.
        title: Title in Chinese, without 《》, and our English translation of it.
        number: Document number in its proper form; None if no document states it.
        issuer: Body that issued it; None if unknown or several.
        date: When it was issued; None if no document states it.
        aliases: Other titles that mean this work and no other.
        note: What a reader should know; None if nothing.
    """

    id: str = field(validator=_ID)
    title: Name = field(validator=instance_of(Name))
    number: str | None = field(default=None, validator=optional(_TEXT))
    issuer: Body | None = field(default=None, validator=optional(instance_of(Body)))
    date: Period | None = field(default=None, validator=optional(instance_of(Period)))
    aliases: tuple[str, ...] = field(default=(), validator=_TEXTS)
    note: str | None = field(default=None, validator=optional(_TEXT))

    def __hash__(self) -> int:
        """Return a hash of the id."""
        return hash(self.id)

    def __repr__(self) -> str:
        """Return the id and both names."""
        return one_line(f"<{type(self).__name__} {self.id} {self.name}>")

    @property
    def name(self) -> Name:
        """Return the title, under the name that all other terms use."""
        return self.title


def _check_same_class(term: Term, other: object) -> None:
    if other is not None and type(other) is not type(term):
        msg = f"{term.id} can only point to another {type(term).__name__}, not to {other!r}"
        raise TypeError(msg)
