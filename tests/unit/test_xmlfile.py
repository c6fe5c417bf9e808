"""XML files: the same bytes every time, and nothing believed of a stranger's."""

from xml.etree import ElementTree as ET

import pytest

from sgpolicy.xmlfile import DEEPEST, XmlRefusedError, parse_xml, xml_bytes

BOMB = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>"""


def test_characters_that_xml_cannot_hold_are_replaced() -> None:
    """Control characters would make the file unreadable; tabs and line feeds stay."""
    root = ET.Element("a", name="x\x00y")
    root.text = "甲\x0b\t乙\n\ufffe𠮷"

    found = parse_xml(xml_bytes(root))

    assert (found.get("name"), found.text) == ("x\ufffdy", "甲\ufffd\t乙\n\ufffd𠮷")


def test_files_have_no_byte_order_mark_and_are_equal() -> None:
    """Two files with the same content are the same bytes, in UTF-8."""
    made = [xml_bytes(ET.Element("a", xmlns="urn:x", name="甲")) for _ in range(2)]

    assert made[0] == made[1]
    assert made[0].startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<a xmlns="urn:x" name="\xe7\x94\xb2"')


@pytest.mark.parametrize("raw", [BOMB, OUTSIDE])
def test_a_document_type_is_refused(raw: bytes) -> None:
    """Neither entities that multiply nor entities from other files are ever expanded."""
    with pytest.raises(XmlRefusedError, match="document type"):
        parse_xml(raw)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"<a><b></a>", "not well-formed"),
        (b"", "not well-formed"),
        (b"<a>&eacute;</a>", "not well-formed"),
        ("<a>甲</a>".encode("gbk"), "not well-formed"),
        (b'<?xml version="1.0" encoding="x-none"?><a/>', "XML|encoding"),
        (b"<a>" * (DEEPEST + 1) + b"</a>" * (DEEPEST + 1), "within one another"),
    ],
)
def test_what_is_no_xml_is_refused_in_words(raw: bytes, said: str) -> None:
    """Broken, foreign and endlessly nested files are refused, and the reason is said."""
    with pytest.raises(XmlRefusedError, match=said):
        parse_xml(raw)


def test_more_elements_than_the_bound_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of countless elements would fill memory."""
    monkeypatch.setattr("sgpolicy.xmlfile.MOST", 3)

    with pytest.raises(XmlRefusedError, match="more than 3 elements"):
        parse_xml(b"<a><b/><b/><b/></a>")


def test_namespaces_are_left_out_of_names() -> None:
    """Programs write prefixes as they like; elements are known by their local names."""
    root = parse_xml(b'<q:a xmlns:q="urn:x" xmlns:i="urn:i" i:b="1"><q:c/></q:a>')

    assert (root.tag, root.attrib, [one.tag for one in root]) == ("a", {"b": "1"}, ["c"])
