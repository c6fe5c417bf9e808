"""YAML to paste into a document file."""

from sgpolicy.coding.layout import scalar
from sgpolicy.files.tree import Plain, Quoted
from sgpolicy.model.quantity import Quantity


def text_yaml(value: str) -> str:
    """Return *value* as a quoted YAML scalar."""
    return scalar(Quoted(value))


def place_yaml(start: int, end: int, section: str | None, indent: str = "") -> list[str]:
    """Return the lines `at:` and, under a heading, `section:`."""
    lines = [f"{indent}at: [{start}, {end}]"]
    return lines if section is None else [*lines, f"{indent}section: {text_yaml(section)}"]


def quantity_yaml(quantity: Quantity) -> str:
    """Return *quantity* as the flow mapping of a `quantity:` key."""
    parts = [f"as_stated: {text_yaml(quantity.as_stated)}"]
    for name in ("lower", "upper"):
        number = getattr(quantity, name)
        if number is not None:
            parts.append(f"{name}: {number:f}" if not isinstance(number, int) else f"{name}: {number}")
    parts += [f"{name}: true" for name in ("lower_open", "upper_open") if getattr(quantity, name)]
    if quantity.value is not None:
        parts.append(f"value: {quantity.value if isinstance(quantity.value, int) else f'{quantity.value:f}'}")
    parts += [f"unit: {scalar(Plain(quantity.unit.id))}", f"qualifier: {quantity.qualifier.value}"]
    return "{" + ", ".join(parts) + "}"
