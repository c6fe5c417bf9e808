"""The quick reader: for files without a fault, which is most of them.

It builds the same tree as `sgpolicy.files.events`, without the places of keys
and values, and gives up at the first thing that is out of the ordinary. Whoever
uses it reads again with places when anything turns out wrong, so that it never
decides what is reported.
"""

from typing import Any
from unicodedata import is_normalized

import yaml

from sgpolicy.files import events
from sgpolicy.files.text import FORBIDDEN
from sgpolicy.files.tree import MappingNode, Place, Plain, Quoted, SequenceNode

_NOWHERE: Place = (1, 1)
_NO_PLACES: dict[str, Place] = {}


def read_quickly(text: str) -> MappingNode | None:
    """Return the mapping that *text* is, without places; None where the strict reader has to look."""
    parser: Any = events.PARSER
    if not hasattr(yaml, "CLoader") or parser is not yaml.CLoader:
        return None
    loader = parser(text)
    try:
        return _read(loader.get_event, escapes="\\" in text)
    except yaml.YAMLError:
        return None
    finally:
        loader.dispose()


def _read(next_event: Any, *, escapes: bool) -> MappingNode | None:  # noqa: ANN401, C901, PLR0911, PLR0912, PLR0915 - one loop, for speed
    scalar, opening_map, opening_list = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
    new_map, new_list = MappingNode.__new__, SequenceNode.__new__
    forbidden = FORBIDDEN.search
    next_event()  # the start of the stream
    start = next_event()
    if type(start) is not yaml.DocumentStartEvent or start.version or start.tags:
        return None
    root: MappingNode | None = None
    here: Any = None  # the container that is open
    is_map = False
    key: str | None = None
    outer: list[tuple[Any, bool, str | None]] = []
    nodes = 0
    while True:
        event = next_event()
        kind = type(event)
        if kind is scalar:
            value = event.value
            style = event.style
            if event.tag is not None or event.anchor is not None or len(value) > events.MAX_SCALAR or here is None:
                return None
            if escapes and style == '"' and (forbidden(value) or not is_normalized("NFC", value)):
                return None
            nodes += 1
            if not is_map:
                here.append(Quoted(value) if style else Plain(value))
            elif key is None:
                if value in here or value == "<<":
                    return None
                key = value
            else:
                here[key] = Quoted(value) if style else Plain(value)
                key = None
        elif kind is opening_map or kind is opening_list:
            if event.tag is not None or event.anchor is not None or len(outer) >= events.MAX_DEPTH:
                return None
            nodes += 1
            node: Any
            if kind is opening_map:
                node = new_map(MappingNode)
                node.place, node.key_places, node.value_places = _NOWHERE, _NO_PLACES, _NO_PLACES
            else:
                node = new_list(SequenceNode)
                node.place, node.item_places = _NOWHERE, []
            if here is None:
                if root is not None or kind is not opening_map:
                    return None
                root = node
            elif not is_map:
                here.append(node)
            elif key is None:
                return None
            else:
                here[key] = node
            outer.append((here, is_map, None))
            here, is_map, key = node, kind is opening_map, None
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            here, is_map, key = outer.pop()
        else:
            break
    if kind is not yaml.DocumentEndEvent or nodes > events.MAX_NODES or type(next_event()) is not yaml.StreamEndEvent:
        return None
    return root
