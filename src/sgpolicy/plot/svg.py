"""An SVG as Vega writes it, made smaller: without what nobody sees, and with its words."""

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from sgpolicy.plot.unmeasured import LINE, STAND_INS

_NAMESPACE = "http://www.w3.org/2000/svg"
_LINK = "{http://www.w3.org/1999/xlink}href"
_UNSEEN = frozenset(
    {"class", "role", "version", "pointer-events", "aria-hidden", "aria-label", "aria-roledescription", "font-family"}
)
"""Attributes that change nothing on the screen, and the font, which the whole picture has in common."""
_IDLE = {"opacity": "1", "transform": "translate(0,0)"}
_PASSED_ON = (
    *("fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity"),
    *("font-size", "font-weight", "text-anchor"),
)
"""Attributes that parts of a group take from it."""
_EXACT = re.compile(r"\d+\.\d{3,}")


def slim(svg: str, lines: Iterable[str], *, title: str, alt: str, fonts: str) -> str:
    """Return an SVG as small as it goes: a third of what Vega writes, and the same picture.

    Texts come from the descriptions of their marks. Links keep their addresses, and get the description as a name.

    Args:
        svg: What Vega wrote of an unmeasured specification.
        lines: Those of the title.
        title: What is shown.
        alt: The same in words.
        fonts: The families of all text.
    """
    root = ET.fromstring(svg)  # noqa: S314 - it is our own
    linked = any(one.tag == f"{{{_NAMESPACE}}}a" for one in root.iter())
    _title(root, lines)
    for one in root.iter():
        _bare(one)
    _join(root)
    _flatten(root)
    words = [_element("title", title), _element("desc", alt)]
    root[:0] = words
    # What is inside an image is nothing of its own for those who cannot see it: links would be lost.
    head = {"xmlns": _NAMESPACE, "role": "group" if linked else "img", "font-family": fonts}
    root.attrib = {**head, **root.attrib}
    return ET.tostring(root, encoding="unicode")


def _title(root: ET.Element, lines: Iterable[str]) -> None:
    """Put the lines of the title in place of their stand-ins."""
    groups = [one for one in root.iter() if "role-title-" in one.get("class", "")]
    places = [one for group in groups for one in group.iter() if one.text == LINE]
    for one, line in zip(places, lines, strict=True):
        one.text = line


def _element(tag: str, text: str) -> ET.Element:
    made = ET.Element(tag)
    made.text = text
    return made


def _bare(one: ET.Element) -> None:
    """Take away the attributes that say nothing, and digits that are too small to be seen; name links."""
    one.tag = one.tag.removeprefix(f"{{{_NAMESPACE}}}")
    if one.tag == "text":
        one.text = _in_chinese(one.get("aria-label") or one.text or "")
    if one.tag == "a":
        one.set("href", one.attrib.pop(_LINK))
        one.insert(0, _element("title", one[0].get("aria-label", "")))
    if one.get("class") in ("background", "foreground") and not {"fill", "stroke"} & one.attrib.keys():
        one.set("display", "none")
    kept = {name: value for name, value in one.items() if name not in _UNSEEN and _IDLE.get(name) != value}
    one.attrib = {
        name: _EXACT.sub(_rounded, value) if name in ("d", "transform") else value for name, value in kept.items()
    }


def _in_chinese(text: str) -> str:
    for chinese, stand_in in STAND_INS.items():
        text = text.replace(stand_in, chinese)
    return text


def _rounded(number: re.Match[str]) -> str:
    return f"{float(number[0]):.2f}".rstrip("0").rstrip(".")


def _join(parent: ET.Element) -> None:
    """Say once, of a group, what is the same for all its parts."""
    for child in parent:
        _join(child)
    if parent.tag == "g" and len(parent):
        for name in _PASSED_ON:
            values = {child.get(name) for child in parent}
            if len(values) == 1 and (value := values.pop()) is not None:
                parent.set(name, value)
                for child in parent:
                    del child.attrib[name]


def _flatten(parent: ET.Element) -> None:
    """Take away what is not displayed, and groups that only hold their parts."""
    children: list[ET.Element] = []
    for child in parent:
        _flatten(child)
        if child.tag == "g" and not child.attrib:
            children += child
        elif child.get("display") != "none" and (child.tag != "g" or len(child)):
            children.append(child)
    parent[:] = children
