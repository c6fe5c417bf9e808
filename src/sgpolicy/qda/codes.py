"""The codes of a catalog: its vocabularies as a tree, and its typologies as sets."""

from collections.abc import Container, Iterable, Iterator
from enum import Enum
from typing import Any
from xml.etree import ElementTree as ET

from attrs import frozen

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.model.terms import Indicator, Instrument, Term
from sgpolicy.model.typologies import TYPOLOGIES
from sgpolicy.model.words import Bilingual
from sgpolicy.qda.facets import FACETS, TYPES, Facet, code_name, id_of
from sgpolicy.qda.guid import guid
from sgpolicy.schema import PLURALS

Fact = tuple[str, str]
"""A facet and the id of one of its values."""


@frozen(kw_only=True)
class Code:
    """A code, or a heading that only holds codes.

    Attributes:
        guid: Its identifier.
        name: Its name.
        colour: Its colour, as #RRGGBB.
        codable: Whether passages can be coded with it; a heading cannot.
        description: What falls under it, and what does not; empty if nothing is said.
        narrower: The codes below it.
    """

    guid: str
    name: str
    colour: str
    codable: bool = True
    description: str = ""
    narrower: tuple["Code", ...] = ()


@frozen(kw_only=True)
class CodeSet:
    """A set of codes.

    Attributes:
        guid: Its identifier.
        name: Its name.
        description: What it is.
        members: The identifiers of its codes.
    """

    guid: str
    name: str
    description: str
    members: tuple[str, ...]


def code_guid(facet: str, value: str) -> str:
    """Return the identifier of the code for a value of a facet."""
    return guid("code", facet, value)


def code_tree(catalog: Catalog, used: Iterable[Fact] = ()) -> tuple[Code, ...]:
    """Return a heading for each facet, with its codes.

    Args:
        catalog: The codebook.
        used: The facts in use. Regions, bodies and works have codes only if they are among them.
    """
    wanted = frozenset(used)
    headings = []
    for facet in FACETS.values():
        values = {id_of(one): one for one in _values(catalog, facet)}
        if not facet.whole:
            values = {key: one for key, one in values.items() if (facet.name, key) in wanted}
        if codes := tuple(_codes(facet, values)):
            name = f"{facet.zh} {facet.en}"
            top = Code(guid=guid("facet", facet.name), name=name, colour=facet.colour, codable=False, narrower=codes)
            headings.append(top)
    return tuple(headings)


def _values(catalog: Catalog, facet: Facet) -> Iterable[Any]:
    if facet.values is None:
        return TYPES
    return facet.values if issubclass(facet.values, Enum) else getattr(catalog, PLURALS[facet.values])


def _codes(facet: Facet, values: dict[str, Any]) -> Iterator[Code]:
    """Yield the codes of *values*, each with those narrower than it."""
    below: dict[str | None, list[str]] = {}
    for key, one in values.items():
        broader = one.path[:-1] if isinstance(one, Term) else ()
        below.setdefault(broader[-1].id if broader and broader[-1].id in values else None, []).append(key)

    def made(key: str) -> Code:
        one = values[key]
        zh = TYPES[key] if isinstance(one, str) and not isinstance(one, Enum) else _label(one)
        return Code(
            guid=code_guid(facet.name, key),
            name=code_name(facet.name, key, zh),
            colour=facet.colour,
            description=_description(one),
            narrower=tuple(map(made, below.get(key, ()))),
        )

    yield from map(made, below.get(None, ()))


def _label(value: Any) -> str:  # noqa: ANN401 - a term, a region or a word
    return str(value.zh or value.value) if isinstance(value, Bilingual) else str(value.name.zh)


def _description(value: Any) -> str:  # noqa: ANN401
    """Return what a codebook says of *value*, in Chinese and in English."""
    if isinstance(value, Bilingual):
        return f"{value.value}; 又称 {'、'.join(value.aliases)}" if value.aliases else str(value.value)
    if isinstance(value, str):
        return value
    lines = [value.name.en]
    if isinstance(value, Term):
        lines += [f"定义: {value.definition_zh}"] if value.definition_zh else []
        lines += [f"Definition: {value.definition}"]
        lines += [f"不属于: {value.is_not_zh}"] if value.is_not_zh else []
        lines += [f"Is not: {value.is_not}"]
        lines += [f"又称 Also: {'、'.join(value.aliases)}"] if value.aliases else []
    if isinstance(value, Indicator):
        lines.append(f"Unit: {value.unit.id}; usually a {value.kind}; better: {value.direction}")
    if isinstance(value, Instrument):
        places = (f"{one.source}: {getattr(value, one.name) or 'none'}" for one in TYPOLOGIES.values())
        lines.append(f"Typologies: {'; '.join(places)}")
    if value.note:
        lines.append(f"Note: {value.note}")
    return "\n".join(line for line in lines if line)


def code_sets(catalog: Catalog) -> tuple[CodeSet, ...]:
    """Return a set of instruments for each class of each typology that has any."""
    found = []
    for typology in TYPOLOGIES.values():
        key, source = typology.name, typology.source
        for one in typology.words:
            members = tuple(code_guid("instrument", i.id) for i in catalog.instruments if getattr(i, key) is one)
            if members:
                about = f"Instruments that are {one.value} ({one.zh}) by {source}"
                name = f"{source}: {one.zh} {one.value}"
                found.append(CodeSet(guid=guid("set", key, one.value), name=name, description=about, members=members))
    return tuple(found)


def codes_element(tree: Iterable[Code]) -> ET.Element:
    """Return the element `Codes`, which codebooks and projects share."""
    root = ET.Element("Codes")
    for code in tree:
        _add_code(root, code)
    return root


def _add_code(above: ET.Element, code: Code) -> None:
    element = ET.SubElement(
        above, "Code", guid=code.guid, name=code.name, isCodable=str(code.codable).lower(), color=code.colour
    )
    if code.description:
        ET.SubElement(element, "Description").text = code.description
    for one in code.narrower:
        _add_code(element, one)


def sets_element(sets: Iterable[CodeSet], reference: str, known: Container[str]) -> ET.Element:
    """Return the element `Sets`.

    Args:
        sets: The sets.
        reference: The attribute that names a member: `guid` in a codebook, `targetGUID` in a project.
        known: The identifiers that members may have.
    """
    root = ET.Element("Sets")
    for one in sets:
        element = ET.SubElement(root, "Set", guid=one.guid, name=one.name)
        ET.SubElement(element, "Description").text = one.description
        for member in one.members:
            if member in known:
                ET.SubElement(element, "MemberCode", {reference: member})
    return root
