"""Write the codebook of a catalog as REFI-QDA: a .qdc file."""

from xml.etree import ElementTree as ET

from sgpolicy import __version__
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.qda.codes import code_sets, code_tree, codes_element, sets_element
from sgpolicy.xmlfile import xml_bytes

NAMESPACE = "urn:QDA-XML:codebook:1.0"
ORIGIN = f"sgpolicy {__version__}"


def codebook_bytes(catalog: Catalog) -> bytes:
    """Return the codebook of *catalog* as a .qdc file, the same bytes every time.

    Each vocabulary is a heading with its terms as codes, narrower ones within broader ones; definitions and what a
    term is not are descriptions; the typologies of instruments are sets.
    """
    root = ET.Element("CodeBook", xmlns=NAMESPACE, origin=ORIGIN)
    root.append(codes_element(code_tree(catalog)))
    if sets := code_sets(catalog):
        root.append(sets_element(sets, "guid", {member for one in sets for member in one.members}))
    return xml_bytes(root)
