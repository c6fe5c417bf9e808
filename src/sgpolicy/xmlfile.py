"""XML files: written to the same bytes every time, and read as a stranger's."""

import re
from xml.etree import ElementTree as ET
from xml.parsers import expat

DEEPEST = 100
"""Most elements within one another that are read."""
MOST = 1_000_000
"""Most elements of a file that are read."""
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class XmlRefusedError(Exception):
    """A file is no XML that we read; says why in a few words."""


def xml_bytes(root: ET.Element) -> bytes:
    """Return a file with *root*, in UTF-8 without a byte order mark, indented.

    Characters that XML cannot hold become U+FFFD. A namespace is an attribute `xmlns` of *root*.
    """
    for element in root.iter():
        element.attrib = {name: _clean(value) for name, value in element.attrib.items()}
        element.text = element.text and _clean(element.text)
    ET.indent(root)
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)


def parse_xml(raw: bytes) -> ET.Element:
    """Return the root of an XML file, elements and attributes by their names without a namespace.

    A document type, with which a small file can ask for gigabytes or for other files, is refused.

    Raises:
        XmlRefusedError: It is not well formed, has a document type, or is too deep or too large.
    """
    builder, open_now, seen = ET.TreeBuilder(), 0, 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal open_now, seen
        open_now, seen = open_now + 1, seen + 1
        if open_now > DEEPEST or seen > MOST:
            what = f"{DEEPEST} elements within one another" if open_now > DEEPEST else f"{MOST} elements"
            reason = f"holds more than {what}"
            raise XmlRefusedError(reason)
        builder.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal open_now
        open_now -= 1
        builder.end(_local(name))

    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = _refuse_type
    try:
        parser.Parse(raw, True)  # noqa: FBT003 - the parser takes no keyword
    except expat.ExpatError as exc:
        reason = f"is not well-formed XML: {exc}"
        raise XmlRefusedError(reason) from None
    except (ValueError, LookupError):
        reason = "is in an encoding that is not read; save it as UTF-8"
        raise XmlRefusedError(reason) from None
    return builder.close()


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _refuse_type(*_: object) -> None:
    reason = "declares a document type (DTD), which is not read"
    raise XmlRefusedError(reason)
