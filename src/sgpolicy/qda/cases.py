"""Documents as cases: what is known of each, as variables."""

from collections.abc import Callable, Collection, Iterable, Mapping
from xml.etree import ElementTree as ET

from attrs import frozen

from sgpolicy.model.document import Document
from sgpolicy.qda.guid import guid


@frozen(kw_only=True)
class Variable:
    """A variable of documents.

    Attributes:
        name: What it is called.
        about: What it says.
        read: Function from a document to its value; None where it has none.
        kind: Text or Integer.
    """

    name: str
    about: str
    read: Callable[[Document], object]
    kind: str = "Text"


VARIABLES: Mapping[str, Variable] = {
    one.name: one
    for one in (
        Variable(name="document", about="Id of the document", read=lambda d: d.id),
        Variable(name="title_en", about="Title in English", read=lambda d: d.title.en),
        Variable(name="region", about="Code of the region, GB/T 2260", read=lambda d: d.region and d.region.code),
        Variable(name="region_name", about="Name of the region", read=lambda d: d.region and d.region.name.zh),
        Variable(
            name="province",
            about="Code of the province that the region is or lies in",
            read=lambda d: d.region and d.region.province and d.region.province.code,
        ),
        Variable(
            name="year",
            about="Year in which the document became known",
            read=lambda d: d.known and d.known.start and d.known.start.year,
            kind="Integer",
        ),
        Variable(name="issued", about="When it was issued", read=lambda d: d.issued),
        Variable(name="kind", about="Sort of text", read=lambda d: d.kind),
        Variable(name="form", about="Form that its title gives it", read=lambda d: d.form),
        Variable(name="language", about="Language", read=lambda d: d.language),
        Variable(name="issuer", about="Id of the issuing body", read=lambda d: d.issuer and d.issuer.id),
        Variable(name="issuer_name", about="Name of the issuing body", read=lambda d: d.issuer and d.issuer.name.zh),
        Variable(name="number", about="Document number", read=lambda d: d.number and d.number.canonical),
        Variable(name="grade", about="Reliability of the text, A to D", read=lambda d: d.reliability.grade),
        Variable(name="depth", about="How much of it is coded", read=lambda d: d.depth),
        Variable(name="origin", about="Source file, or address of the page", read=lambda d: d.origin),
    )
}
"""What a case tells of its document, by name."""


def document_name(document: Document) -> str:
    """Return what a document is called in a project: its id, by which it is known again, and its title."""
    return f"{document.id} {document.title.zh}"


def variables_element() -> ET.Element:
    """Return the element `Variables`."""
    root = ET.Element("Variables")
    for one in VARIABLES.values():
        element = ET.SubElement(
            root, "Variable", guid=guid("variable", one.name), name=one.name, typeOfVariable=one.kind
        )
        ET.SubElement(element, "Description").text = one.about
    return root


def cases_element(documents: Iterable[Document], with_text: Collection[str]) -> ET.Element:
    """Return the element `Cases`: a case for each document, with a source if its id is in *with_text*."""
    root = ET.Element("Cases")
    for document in documents:
        case = ET.SubElement(root, "Case", guid=guid("case", document.id), name=document_name(document))
        for one in VARIABLES.values():
            if (value := one.read(document)) is not None:
                element = ET.SubElement(case, "VariableValue")
                ET.SubElement(element, "VariableRef", targetGUID=guid("variable", one.name))
                ET.SubElement(element, f"{one.kind}Value").text = str(value)
        if document.id in with_text:
            ET.SubElement(case, "SourceRef", targetGUID=guid("source", document.id))
    return root
