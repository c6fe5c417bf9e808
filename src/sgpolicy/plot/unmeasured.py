"""A specification whose texts Vega does not measure: they go along as descriptions, and are texts again in the SVG.

Vega measures each text, character by character, and reads the font anew for each: with a Chinese font a map takes
most of a second. Where texts stand is our own layout, which needs no measure; so a picture is the same whatever
fonts a machine has.
"""

import re
from collections.abc import Iterator
from typing import Any

STAND_INS = {"万": "{w}", "亿": "{y}"}
"""What axes say in Chinese, and what stands for it as long as they are laid out."""
_CHINESE = re.compile("[" + "".join(STAND_INS) + "]")


LINE = "x"
"""What stands for a line of a title."""


def unmeasured(spec: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return *spec* with each text as the description of its mark, and the lines of its title, which have stand-ins.

    Nothing else is described: one by one, marks tell nothing that the words of the picture do not.
    """
    spec["config"] |= {"aria": False, "font": "sans-serif"}
    title, lines = spec["title"], []
    for name in ("text", "subtitle"):
        lines += title[name]
        title[name] = [LINE] * len(title[name])
    for part in _parts(spec):
        mark, channels = part["mark"], part["encoding"]
        if mark["type"] == "text":
            mark["aria"] = True
            if "text" in channels:
                channels["description"], channels["text"] = channels["text"], {"value": ""}
            else:
                mark["description"], mark["text"] = mark["text"], ""
        for axis in filter(None, (channel.get("axis") for channel in channels.values())):
            if "labelExpr" in axis:
                axis["labelExpr"] = _CHINESE.sub(lambda found: STAND_INS[found[0]], axis["labelExpr"])
    return spec, lines


def _parts(spec: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if "mark" in spec:
        yield spec
    for name in ("vconcat", "concat", "layer"):
        for part in spec.get(name, ()):
            yield from _parts(part)
