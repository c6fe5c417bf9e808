"""Reading: Chinese wording in, exact values out; nothing is guessed."""

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from sgpolicy.reading.documents import FoundDocumentNumber, find_document_numbers, read_document_number
from sgpolicy.reading.finding import FoundPeriod, find_periods
from sgpolicy.reading.numbers import read_number
from sgpolicy.reading.periods import read_period
from sgpolicy.reading.quantities import Found, find_quantities, read_quantity
from sgpolicy.reading.writing import write_quantity

if TYPE_CHECKING:
    from sgpolicy.corpus.extraction import extract

__all__ = [
    "Found",
    "FoundDocumentNumber",
    "FoundPeriod",
    "extract",
    "find_document_numbers",
    "find_periods",
    "find_quantities",
    "read_document_number",
    "read_number",
    "read_period",
    "read_quantity",
    "write_quantity",
]


def __getattr__(name: str) -> object:
    """Import what reads a corpus when it is first asked for: it stands above the reader."""
    if name != "extract":
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg, name=name, obj=sys.modules[__name__])
    return globals().setdefault(name, import_module("sgpolicy.corpus.extraction").extract)
