"""How a quantity that was read from its wording is written in a file."""

from collections.abc import Mapping

from sgpolicy.errors import NotAQuantityError
from sgpolicy.model.quantity import Quantity
from sgpolicy.reading import read_quantity

BOUNDS = ("value", "lower", "upper", "lower_open", "upper_open")


def as_keys(quantity: Quantity) -> str:
    """Return the keys and values that a file must have for *quantity*."""
    return ", ".join(f"{key}: {value}" for key, value in _written(quantity).items())


def _written(quantity: Quantity) -> dict[str, str]:
    written = {"qualifier": str(quantity.qualifier)}
    for name in BOUNDS:
        value = getattr(quantity, name)
        if value is not None and value is not False:
            written[name] = "true" if value is True else str(value)
    return written


def first_difference(stated: str, raw: Mapping[str, object]) -> tuple[str | None, str]:
    """Return the first key of *raw* that is not as its wording reads, and how it reads.

    Args:
        stated: The wording.
        raw: Keys and bare values of the quantity in its file.

    Returns:
        The key, None where it is missing from *raw*, and the advice; the
        advice is empty where the wording itself cannot be read.
    """
    try:
        read = read_quantity(stated)
    except NotAQuantityError:
        return None, ""
    wanted = _written(read)
    keys = ("qualifier", *BOUNDS)
    wrong = next((key for key in keys if str(raw.get(key, "false")) != wanted.get(key, "false")), None)
    return wrong if wrong in raw else None, f"as its wording reads: {as_keys(read)}"
