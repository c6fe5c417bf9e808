"""YAML to paste into a document file."""

from sgpolicy.coding.layout.writer import QUANTITY, flow, scalar
from sgpolicy.files.spelling import Plain
from sgpolicy.model.quantity import Quantity


def text_yaml(value: str) -> str:
    """Return *value* as a quoted YAML scalar."""
    return scalar(value)


def place_yaml(start: int, end: int, section: str | None, indent: str = "") -> list[str]:
    """Return the lines `at:` and, under a heading, `section:`."""
    lines = [f"{indent}at: [{start}, {end}]"]
    return lines if section is None else [*lines, f"{indent}section: {scalar(section)}"]


def quantity_yaml(quantity: Quantity) -> str:
    """Return *quantity* as the flow mapping of a `quantity:` key."""
    facts = {name: getattr(quantity, name) for name in QUANTITY}
    facts |= {"unit": Plain(quantity.unit.id), "qualifier": Plain(quantity.qualifier.value)}
    return flow({name: fact for name, fact in facts.items() if fact is not None and fact is not False}, "quantity")
