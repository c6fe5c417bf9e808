"""Sentences made of parts: English text, which keeps what it was made of, so that it can be shown in Chinese too."""

from collections.abc import Mapping
from functools import reduce
from typing import Any, Self

from sgpolicy.model.region import Region


class Said(str):
    """A sentence in English that knows its template and its parts.

    It is that text and nothing else wherever text goes: in rows, exports and errors. What is
    displayed is made anew from the parts, in the language of display; the Chinese of every
    template is in `sgpolicy.display.chinese`.

    Attributes:
        template: The sentence with names of parts in braces: `{pace} a year`.
        parts: What stands in the place of each: a region by its name, of a tuple all of them, separated by commas.
    """

    __slots__ = ("parts", "template")
    template: str
    parts: Mapping[str, object]

    def __new__(cls, template: str, /, **parts: object) -> Self:
        """Make the English sentence."""
        made = super().__new__(cls, template.format_map({name: _english(part) for name, part in parts.items()}))
        made.template, made.parts = template, parts
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (type(self), self.template, dict(self.parts))


def joined(first: Said, *others: Said) -> Said:
    """Return sentences as one, with semicolons between them."""
    return reduce(lambda said, more: Said("{said}; {more}", said=said, more=more), others, first)


def _english(part: object) -> str:
    if isinstance(part, tuple):
        return ", ".join(map(_english, part))
    return part.name.en if isinstance(part, Region) else str(part)


def _again(cls: type[Said], template: str, parts: Mapping[str, object]) -> Said:
    return cls(template, **parts)
