"""A place that a document speaks of, from the whole country down to a county."""

import re

from attrs import field, frozen

from sgpolicy.asked import not_a, shown
from sgpolicy.errors import FieldError, FieldTypeError
from sgpolicy.model.fields import a, matches, maybe, maybe_text, text, texts
from sgpolicy.model.name import Name
from sgpolicy.model.period import Period
from sgpolicy.model.shown import Identified, one_line
from sgpolicy.model.words import RegionLevel

PROVINCE_LEVELS = frozenset(
    {RegionLevel.PROVINCE, RegionLevel.AUTONOMOUS_REGION, RegionLevel.MUNICIPALITY, RegionLevel.SAR}
)

# A parent must be in an earlier row than its child.
_RANKS = (
    frozenset({RegionLevel.COUNTRY}),
    PROVINCE_LEVELS,
    frozenset({RegionLevel.CORPS, RegionLevel.PREFECTURE}),
    frozenset({RegionLevel.COUNTY}),
)

# Codes by row: two digits for a province, two more for each region below, and zeros.
_CODES = (None, "[1-8][0-9]0000", "[1-8][0-9](?!00)[0-9]{2}00", "[1-8][0-9]{3}(?!00)[0-9]{2}")
CODES = {
    level: code
    for levels, code in zip(_RANKS, _CODES, strict=True)
    for level in levels
    if code and level is not RegionLevel.CORPS
}
"""What a code is made of, by level; the country and the Corps have customary ones, which do not say where they lie."""


def _rank(level: RegionLevel) -> int:
    return next(rank for rank, levels in enumerate(_RANKS) if level in levels)


def _digits(code: str) -> str:
    """Return *code* without its last pairs of zeros, which name no smaller region."""
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


@frozen(kw_only=True, repr=False)
class Region(Identified):
    """A region by its code, with its names and the region it lies in.

    `city in province` is true of a region itself and of all that lies in it.

    Attributes:
        code: Six digits, GB/T 2260; "100000" (the country) and "660000" (the Corps) are
            customary codes of the statistical offices that the standard does not list.
        iso: ISO 3166-2 code such as CN-HL, for the country CN; None below province
            level and for the Corps, which have none.
        level: Place in the administrative order.
        name: Full name in Chinese (黑龙江省), customary name in English (Heilongjiang).
        short: What people call it in Chinese, mostly without the word for its level
            (黑龙江); the full name where the shorter one means another place (吉林市).
        char: One-character abbreviation (黑); None where there is none.
        other_chars: Further one-character abbreviations (秦 beside 陕).
        traditional: The full Chinese name in traditional characters (黑龍江省).
        aliases: Other names for it, in any language, and codes that it had before `valid` begins.
        parent: The region it lies in; None for the country.
        valid: Years in which this code has stood for this unit, counted from the
            first edition of GB/T 2260 (1980); None means all along.
        note: What a reader should know; None if nothing.
        formerly: The region that it was a part of before `valid` begins; None if it was of
            none, or that is not known.
    """

    code: str = field(validator=matches("[0-9]{6}"), metadata={"wanted": 'six digits in quotes, such as "230000"'})
    iso: str | None = field(
        default=None,
        validator=matches("CN(-[A-Z]{2})?", optional=True),
        metadata={"wanted": "CN, or CN- and two capital letters, such as CN-HL"},
    )
    level: RegionLevel = field(validator=a(RegionLevel))
    name: Name = field(validator=a(Name))
    short: str = field(validator=text)
    char: str | None = field(
        default=None, validator=matches(".", optional=True), metadata={"wanted": "one character, such as 黑"}
    )
    other_chars: tuple[str, ...] = field(default=(), validator=texts)
    traditional: str = field(validator=text)
    aliases: tuple[str, ...] = field(default=(), validator=texts)
    parent: "Region | None" = field(default=None)
    valid: Period | None = field(default=None, validator=maybe(Period))
    note: str | None = field(default=None, validator=maybe_text)
    formerly: "Region | None" = field(default=None)

    @parent.validator
    def _check_parent(self, _attribute: object, parent: object) -> None:
        if parent is None:
            if self.level is not RegionLevel.COUNTRY:
                raise FieldError(None, f"region {self.code} has no parent", "only the country has none")
            return
        if not isinstance(parent, Region):
            msg = f"the parent of region {self.code} must be a Region, not {shown(parent)}"
            raise FieldTypeError(field="parent", message=msg)
        if _rank(parent.level) >= _rank(self.level):
            msg = f"region {self.code} ({self.level}) cannot lie in {parent.code} ({parent.level})"
            raise FieldError(None, msg)
        self._check_code(parent)

    @formerly.validator
    def _check_formerly(self, _attribute: object, formerly: object) -> None:
        if formerly is None:
            return
        if not isinstance(formerly, Region):
            msg = f"what region {self.code} was a part of must be a Region, not {shown(formerly)}"
            raise FieldTypeError(field="formerly", message=msg)
        if self.valid is None or self.valid.start is None:
            msg = f"region {self.code} was a part of {formerly.code}, but not until when"
            raise FieldError(
                field="formerly", message=msg, remedy="give the years since then as valid, such as 1997/.."
            )

    def _check_code(self, parent: "Region") -> None:
        """Refuse a code that does not fit the level, or the code of the parent."""
        if self.level not in CODES:
            return
        if not re.fullmatch(CODES[self.level], self.code):
            wanted = "230000 is a province, 230100 a prefecture, 230102 a county"
            raise FieldError(None, f"region {self.code} does not have a code for its level, {self.level}", wanted)
        if parent.level is not RegionLevel.COUNTRY and not self.code.startswith(_digits(parent.code)):
            starts = "a code starts with the digits of the region it lies in"
            raise FieldError(None, f"region {self.code} cannot lie in {parent.code}", starts)

    @property
    def id(self) -> str:
        """The code, under the name that the key of every other term has."""
        return self.code

    def __contains__(self, other: "Region | None") -> bool:
        """Return whether *other* is this region or lies in it; None lies nowhere.

        Raises:
            TypeError: *other* is not a region; a name must be resolved first.
        """
        if other is None:
            return False
        if not isinstance(other, Region):
            msg = f"only a Region can lie in a region, not {shown(other)}; resolve the name first"
            raise TypeError(msg)
        return any(self.code == region.code for region in other.path)

    def at(self, year: int) -> "Region | None":
        """Return the region to which this territory belonged in *year*: itself, or what it was then a part of.

        Chongqing was a part of Sichuan until 1996. None where the codebook does not tell.

        Raises:
            TypeError: *year* is not a year.
        """
        if type(year) is not int:
            raise TypeError(not_a("at()", "a year such as 1996", year))
        if self.valid is None or self.valid.overlaps(Period.of_year(year)):
            return self
        before = self.valid.start is not None and year < self.valid.start.year
        return self.formerly.at(year) if self.formerly and before else None

    def __str__(self) -> str:
        """Return the code and both names."""
        return f"{self.code} {self.name}"

    def __repr__(self) -> str:
        """Return the code and both names, without the regions above."""
        return one_line(f"<Region {self}>")

    @property
    def path(self) -> "tuple[Region, ...]":
        """Return the regions from the country down to this one, both included."""
        found: list[Region] = []
        region: Region | None = self
        while region is not None:
            found.append(region)
            region = region.parent
        return tuple(reversed(found))

    @property
    def province(self) -> "Region | None":
        """Return the province-level unit it is or lies in; None for the country.

        That of the Corps is Xinjiang.
        """
        return next((region for region in self.path if region.level in PROVINCE_LEVELS), None)

    @property
    def traditional_short(self) -> str | None:
        """Return `short` in traditional characters (黑龍江); None if there is no such part."""
        # Simplification keeps the number of characters, so both names align.
        if len(self.traditional) != len(self.name.zh):
            return None
        start = self.name.zh.find(self.short)
        return self.traditional[start : start + len(self.short)] if start >= 0 else None
