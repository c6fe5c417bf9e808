"""What a scalar without quotes is, by its spelling alone."""

import re
from decimal import Decimal
from typing import Any

INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,12}")
# What a YAML reader would take for something other than text: null, a boolean, a number, a date.
AMBIGUOUS = re.compile(
    r"~|null|true|false|yes|no|on|off|y|n|"
    r"[-+]?(0[xob]?[0-9a-f_]*|[0-9][0-9_]*)(\.[0-9_]*)?(e[-+]?[0-9]+)?|[-+]?\.([0-9_]+(e[-+]?[0-9]+)?|inf|nan)|"
    r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?|=|<<",
    re.IGNORECASE,
)
CURLY = re.compile("“[^“”]*”|‘[^‘’]*’|＂[^＂]*＂|〝[^〝〞]*〞", re.DOTALL)
"""A whole text between marks that are quotes to a reader, but not to YAML."""
_REPEATED = 40  # characters of what will hardly be written a second time


class Unsure(str):
    """Text without quotes that another YAML reader could take for something else, or for nothing."""

    __slots__ = ()


class Plain(str):
    """A scalar without quotes, spelt as in its file; only a reader that was asked for spellings makes it."""

    __slots__ = ()


class Meanings(dict[str, Any]):
    """What scalars without quotes are by their spelling; each spelling is looked at once a load."""

    def __missing__(self, written: str) -> Any:  # noqa: ANN401 - int, Decimal, bool or text
        made: Any = written
        if INTEGER.fullmatch(written):
            made = int(written)
        elif DECIMAL.fullmatch(written):
            made = Decimal(written)
        elif written in {"true", "false"}:
            made = written == "true"
        elif not written.strip() or '"' in written or AMBIGUOUS.fullmatch(written) or CURLY.fullmatch(written):
            made = Unsure(written)
        if len(written) < _REPEATED:
            self[written] = made
        return made


class Spellings(dict[str, Plain]):
    """Scalars without quotes as they are written, for whoever writes them again."""

    def __missing__(self, written: str) -> Plain:
        return Plain(written)
