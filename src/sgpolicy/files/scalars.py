"""Typed values from raw scalar text: the schema says the type, never the spelling."""

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from typing import Self, TypeVar

from sgpolicy.files.tree import Hole, MappingNode, PathKey, Plain, Quoted, SequenceNode
from sgpolicy.problem import visible

E = TypeVar("E", bound=Enum)

INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,12}")
# What a YAML reader would take for something other than text: null, a boolean, a number, a date.
AMBIGUOUS = re.compile(
    r"~|null|true|false|yes|no|on|off|y|n|"
    r"[-+]?(0[xob]?[0-9a-f_]*|[0-9][0-9_]*)(\.[0-9_]*)?(e[-+]?[0-9]+)?|[-+]?\.([0-9_]+(e[-+]?[0-9]+)?|inf|nan)|"
    r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?|=|<<",
    re.IGNORECASE,
)

_NOTHING = ("~", "null")


_MEMBERS: dict[type[Enum], dict[str, Enum]] = {}


class Misfit(ValueError):  # noqa: N818 - never leaves the package: it becomes a Problem
    """A value does not fit its field.

    Attributes:
        message: What is wrong.
        remedy: What would be right.
        path: Way from the value that was being read to the culprit.
        on_key: The culprit is the last key of the path, not its value.
        check: Name of the check that found it.
        asked: The word that is unknown, where a near match may be the remedy.
        known: The words that would be right.
        lacking: The key that is missing, if that is the mistake.
    """

    def __init__(  # noqa: PLR0913 - the facts of one mistake
        self,
        message: str,
        remedy: str,
        *,
        path: tuple[PathKey, ...] = (),
        on_key: bool = False,
        check: str = "shape",
        asked: str | None = None,
        known: Iterable[str] = (),
        lacking: str | None = None,
    ) -> None:
        super().__init__(message, remedy)
        self.message, self.remedy, self.path, self.on_key, self.check = message, remedy, path, on_key, check
        self.asked, self.known, self.lacking = asked, known, lacking

    def below(self, *steps: PathKey) -> Self:
        """Return the same mistake, told from *steps* further up."""
        self.path = (*steps, *self.path)
        return self


class Passed(ValueError):  # noqa: N818 - a signal
    """The value was refused before and is reported already."""


def shape_of(raw: object) -> str:
    """Return what *raw* is, in the words of YAML."""
    if isinstance(raw, MappingNode):
        return "a mapping"
    if isinstance(raw, SequenceNode):
        return "a list"
    if raw == "":
        return "empty"
    return visible(str(raw))


def scalar(raw: object, wanted: str) -> str:
    """Return the characters of a scalar, or raise a `Misfit` that asks for *wanted*."""
    if isinstance(raw, Hole):
        raise Passed
    if not isinstance(raw, (Plain, Quoted)):
        message = f"is {shape_of(raw)}"
        raise Misfit(message, f"expected {wanted}")
    return raw


def text(raw: object, _: object = None) -> str:
    """Read text; what YAML could take for a number, date or boolean must be in quotes."""
    value = scalar(raw, "text")
    if not value.strip():
        message = "is empty"
        raise Misfit(message, "write the text, or leave the key out")
    if isinstance(raw, Plain) and AMBIGUOUS.fullmatch(value):
        message = f"{visible(value)} without quotes is not text to every YAML reader"
        if value.casefold() in _NOTHING:
            raise Misfit(message, "leave the key out where there is nothing to say")
        raise Misfit(message, f'write "{value[:40]}" in quotes')
    if isinstance(raw, Plain) and value.count('"') % 2:
        message = f"{visible(value)} holds one quotation mark of a pair"
        raise Misfit(message, "put the whole text in quotes, or delete the mark")
    return str(value)


def verbatim(raw: object, _: object = None) -> str:
    """Read characters as printed in a source, blanks too; one character at least."""
    value = scalar(raw, "the printed characters")
    return str(value) if value and isinstance(raw, Quoted) else text(raw)


def integer(raw: object, _: object = None) -> int:
    """Read a whole number in plain ASCII digits."""
    if isinstance(raw, int):  # read already: what the tree holds is always text
        return raw
    value = scalar(raw, "a whole number")
    if isinstance(raw, Quoted) or not INTEGER.fullmatch(value):
        quoted = " in quotes" if isinstance(raw, Quoted) else ""
        message = f"{visible(value)}{quoted} is no whole number"
        raise Misfit(message, "write ASCII digits without quotes, such as 1200")
    return int(value)


def number(raw: object, _: object = None) -> int | Decimal:
    """Read an exact number: a whole one or a plain decimal."""
    value = scalar(raw, "a number")
    if isinstance(raw, Plain):
        if INTEGER.fullmatch(value):
            return int(value)
        if DECIMAL.fullmatch(value):
            return Decimal(value)
    quoted = " in quotes" if isinstance(raw, Quoted) else ""
    message = f"{visible(value)}{quoted} is no number"
    raise Misfit(message, "write ASCII digits without quotes, such as 1200 or 3.5")


def boolean(raw: object, _: object = None) -> bool:
    """Read true or false."""
    value = scalar(raw, "true or false")
    if isinstance(raw, Plain) and value in ("true", "false"):
        return value == "true"
    message = f"{visible(value)} is neither true nor false"
    raise Misfit(message, "write true or false, without quotes")


def choice(raw: object, cls: type[E]) -> E:
    """Read one word of the closed vocabulary *cls*."""
    known = _MEMBERS.get(cls)
    if known is None:
        known = _MEMBERS[cls] = {str(member.value): member for member in cls}
    # Most words are known ones: what to say of the others is put together for them alone.
    if type(raw) in (Plain, Quoted) and (member := known.get(str(raw))) is not None:
        return member  # type: ignore[return-value] # a member of its own class
    words = list(known)
    value = scalar(raw, f"one of {', '.join(words)}")
    try:
        return cls(str(value))
    except ValueError:
        message = f"unknown {_words_of(cls)} {visible(value)}"
        raise Misfit(message, f"one of {', '.join(words)}", asked=value, known=words) from None


def unknown(kind: str, asked: str, known: Iterable[str], otherwise: str) -> Misfit:
    """Return the `Misfit` for a reference to nothing."""
    message = f"unknown {kind} {visible(asked)}"
    return Misfit(message, otherwise, check="reference", asked=asked, known=known)


def _words_of(cls: type[Enum]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cls.__name__).lower()
