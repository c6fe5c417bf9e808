"""The codebook as REFI-QDA, and the codes that it is made of."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.unit import refi

from sgpolicy import Catalog
from sgpolicy.model.typologies import TYPOLOGIES
from sgpolicy.qda.codebook import codebook_bytes
from sgpolicy.qda.codes import code_guid, code_sets, code_tree
from sgpolicy.qda.facets import FACETS, code_name, fact_named
from sgpolicy.schema import PLURALS
from sgpolicy.xmlfile import parse_xml

GUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
GRAMMAR = f"""
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:QDA-XML:codebook:1.0"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <define name="guid"><attribute name="guid" ns=""><data type="token"><param name="pattern">{GUID}</param></data>
  </attribute></define>
  <define name="about"><optional><element name="Description"><text/></element></optional></define>
  <define name="code"><element name="Code">
    <ref name="guid"/><attribute name="name" ns=""/><attribute name="isCodable" ns=""><data type="boolean"/></attribute>
    <attribute name="color" ns=""><data type="token"><param name="pattern">#[0-9A-F]{{6}}</param></data></attribute>
    <ref name="about"/><zeroOrMore><ref name="code"/></zeroOrMore>
  </element></define>
  <start><element name="CodeBook"><attribute name="origin" ns=""/>
    <element name="Codes"><oneOrMore><ref name="code"/></oneOrMore></element>
    <element name="Sets"><oneOrMore><element name="Set"><ref name="guid"/><attribute name="name" ns=""/>
      <ref name="about"/><oneOrMore><element name="MemberCode"><ref name="guid"/></element></oneOrMore>
    </element></oneOrMore></element>
  </element></start>
</grammar>
"""
"""What 5.2 of the standard says of a codebook, in our words: for machines without its schema."""


def elements(catalog: Catalog) -> ET.Element:
    """Return the root of the codebook."""
    return parse_xml(codebook_bytes(catalog))


def test_codebook_is_valid(shipped: Catalog) -> None:
    """The official schema accepts the shipped codebook."""
    etree = pytest.importorskip("lxml.etree", reason="lxml validates; pip install -r requirements/extras.txt")

    refi.schema("Codebook.xsd").assertValid(etree.fromstring(codebook_bytes(shipped)))


def test_codebook_is_what_the_standard_describes(shipped: Catalog) -> None:
    """Elements, their order and their attributes are those of the standard."""
    etree = pytest.importorskip("lxml.etree", reason="lxml validates; pip install -r requirements/extras.txt")

    etree.RelaxNG(etree.fromstring(GRAMMAR)).assertValid(etree.fromstring(codebook_bytes(shipped)))


def test_pyrefiqda_reads_the_codebook(shipped: Catalog, tmp_path: Path) -> None:
    """Another library finds the headings, the terms below them, and the sets."""
    pyrefiqda = pytest.importorskip("pyrefiqda", reason="pyrefiqda reads; pip install -r requirements/extras.txt")
    path = tmp_path / "a.qdc"
    path.write_bytes(codebook_bytes(shipped))

    book = pyrefiqda.RefiCodebook.load(path)

    tops = {code.name.split()[0]: code for code in book.codes.code}
    assert not any(code.is_codable for code in tops.values())
    assert {code.name for code in tops["政策工具"].code} >= {"教育培训 [instrument:training]"}
    assert len(book.sets.set) == len(code_sets(shipped))


def test_every_term_is_a_code_below_its_broader_one(shipped: Catalog) -> None:
    """Nothing of a vocabulary is left out, and the tree is that of the codebook."""
    root = elements(shipped)
    above = {child.get("guid"): parent.get("guid") for parent in root.iter("Code") for child in parent.iterfind("Code")}

    for facet in FACETS.values():
        if facet.whole and facet.values is not None and facet.values in PLURALS:
            for term in getattr(shipped, PLURALS[facet.values]):
                key = above[code_guid(facet.name, term.id)]
                assert key == (code_guid(facet.name, term.broader.id) if term.broader else above_of(root, facet.zh))


def above_of(root: ET.Element, zh: str) -> str | None:
    """Return the identifier of a heading."""
    return next(code.get("guid") for code in root.iter("Code") if (code.get("name") or "").startswith(f"{zh} "))


def test_descriptions_say_what_falls_under_a_term_and_what_does_not(shipped: Catalog) -> None:
    """A coder reads definition and is_not beside the code, as the codebook has them."""
    training = shipped.instruments["training"]
    code = next(c for c in elements(shipped).iter("Code") if c.get("guid") == code_guid("instrument", "training"))
    about = code.findtext("Description") or ""

    assert f"Definition: {training.definition}" in about
    assert f"Is not: {training.is_not}" in about


def test_typologies_are_sets(shipped: Catalog) -> None:
    """Each class of each typology is a set of the instruments that belong to it."""
    found = {one.name: one.members for one in code_sets(shipped)}

    for one in TYPOLOGIES.values():
        for word in one.words:
            members = tuple(code_guid("instrument", i.id) for i in shipped.instruments if getattr(i, one.name) is word)
            assert members == found.get(f"{one.source}: {word.zh} {word.value}", ())


def test_identifiers_are_unique_and_stay(shipped: Catalog) -> None:
    """A second export is the same bytes, and no two codes share an identifier or a name."""
    codes = [*elements(shipped).iter("Code")]

    assert codebook_bytes(shipped) == codebook_bytes(shipped)
    assert len(codes) == len({code.get("guid") for code in codes}) == len({code.get("name") for code in codes})
    assert code_guid("instrument", "training") == "da7ccc2e-cd01-52c6-b2d8-8eb7af71d877"


def test_names_of_codes_say_what_they_mean() -> None:
    """A code is known by its name wherever it comes back from; other names mean nothing by themselves."""
    assert fact_named(code_name("instrument", "training", "教育培训")) == ("instrument", "training")
    assert fact_named("教育培训") is None
    assert fact_named("x [colour:red]") is None


def test_regions_have_codes_only_if_they_are_used(shipped: Catalog) -> None:
    """3,000 regions would bury the codes of a project; those in use are among them."""
    tree = {one.name: one for one in code_tree(shipped, [("region", "230000")])}

    assert [one.name for one in tree["地区 regions"].narrower] == ["黑龙江省 [region:230000]"]
    assert not any(name.startswith("地区") for name in (one.name for one in code_tree(shipped)))


def test_codebook_without_instruments_has_no_empty_sets() -> None:
    """A catalog without a codebook has the closed vocabularies alone."""
    root = elements(Catalog())

    assert root.find("Sets") is None
    assert root.find("Codes/Code") is not None
