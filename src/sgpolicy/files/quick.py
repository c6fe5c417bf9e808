"""The quick reader: for files without a fault, which is most of them.

It reads the events that the strict reader (`sgpolicy.files.events`) reads, keeps
no places, and gives up at the first thing that is out of the ordinary. Whoever
uses it reads again with places when anything turns out wrong, so that it never
decides what is reported.

Its tree is barer than that of the strict reader. A scalar without quotes is
what it can only be: a number, true or false, or else text; one in quotes is
text. Equal values may be one object.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from unicodedata import is_normalized

import yaml

from sgpolicy.files import events
from sgpolicy.files.scalars import AMBIGUOUS, DECIMAL, INTEGER
from sgpolicy.files.text import FORBIDDEN

Bare = dict[str, Any]
"""A mapping whose values are scalars, lists and such mappings."""
_LONG = 40  # characters of what will hardly be written a second time


class DoubtfulError(ValueError):
    """The strict path has to look; never leaves the quick one."""


class QuickReader:
    """Reads the files of one load."""

    def __init__(self) -> None:
        self._plain = _Plain()

    def read(self, text: str) -> Bare | None:
        """Return the mapping that the clean *text* of a file is; None where the strict reader has to look."""
        parser: Any = events.PARSER
        if not hasattr(yaml, "CLoader") or parser is not yaml.CLoader or _most_nodes(text) > events.MAX_NODES:
            return None
        loader = parser(text)
        try:
            return _read(iter(loader.get_event, None), self._plain, text)
        except (yaml.YAMLError, DoubtfulError):
            return None
        finally:
            loader.dispose()


class _Plain(dict[str, str | int | Decimal]):
    """What scalars without quotes can only be, by their characters."""

    def __missing__(self, written: str) -> str | int | Decimal:
        made: str | int | Decimal = written
        if INTEGER.fullmatch(written):
            made = int(written)
        elif DECIMAL.fullmatch(written):
            made = Decimal(written)
        elif written in {"true", "false"}:
            made = written == "true"
        elif not written.strip() or '"' in written or len(written) > events.MAX_SCALAR or AMBIGUOUS.fullmatch(written):
            raise DoubtfulError
        if len(written) < _LONG:
            self[written] = made
        return made


def _most_nodes(text: str) -> int:
    """Return how many nodes *text* can have: a key and its value need a colon, an item a hyphen or comma."""
    return 2 * text.count(":") + text.count("\n") + text.count("- ") + text.count(",") + text.count("[") + 2


def _read(stream: Iterator[Any], plain: _Plain, text: str) -> Bare | None:  # noqa: C901, PLR0911, PLR0912 - one loop, for speed
    escapes, adorned = "\\" in text, "&" in text or "!" in text  # no anchor and no tag without these
    scalar, opening_map, opening_list = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
    end_map, end_list = yaml.MappingEndEvent, yaml.SequenceEndEvent
    next(stream)  # its start
    start = next(stream)
    if type(start) is not yaml.DocumentStartEvent or start.version or start.tags:
        return None
    roots: list[Any] = []
    here: Any = roots  # the container that is open
    is_map = False
    key: str | None = None
    outer: list[tuple[Any, bool]] = []
    for event in stream:
        kind = type(event)
        if kind is scalar:
            if adorned and (event.tag is not None or event.anchor is not None):
                return None
            value = event.value
            style = event.style
            if style == '"' and escapes and (FORBIDDEN.search(value) or not is_normalized("NFC", value)):
                return None
            if is_map and key is None:
                if value in here or value == "<<":
                    return None
                key = value
                continue
            if not style:
                value = plain[value]
            elif len(value) > events.MAX_SCALAR:
                return None
            if is_map:
                here[key] = value
                key = None
            else:
                here.append(value)
        elif kind is end_map or kind is end_list:
            here, is_map = outer.pop()
        elif kind is opening_map or kind is opening_list:
            if len(outer) >= events.MAX_DEPTH or (adorned and (event.tag is not None or event.anchor is not None)):
                return None
            node: Any = {} if kind is opening_map else []
            if not is_map:
                here.append(node)
            elif key is None:
                return None
            else:
                here[key] = node
                key = None
            outer.append((here, is_map))
            here, is_map = node, kind is opening_map
        else:
            break
    if kind is not yaml.DocumentEndEvent or type(next(stream)) is not yaml.StreamEndEvent:
        return None
    return roots[0] if roots and type(roots[0]) is dict and roots[0] else None
