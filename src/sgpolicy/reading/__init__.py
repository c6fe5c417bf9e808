"""Reading: Chinese wording in, exact values out; nothing is guessed."""

from sgpolicy.reading.documents import FoundDocumentNumber, find_document_numbers, read_document_number
from sgpolicy.reading.finding import FoundPeriod, find_periods
from sgpolicy.reading.numbers import read_number
from sgpolicy.reading.periods import read_period
from sgpolicy.reading.quantities import Found, find_quantities, read_quantity
from sgpolicy.reading.writing import write_quantity

__all__ = [
    "Found",
    "FoundDocumentNumber",
    "FoundPeriod",
    "find_document_numbers",
    "find_periods",
    "find_quantities",
    "read_document_number",
    "read_number",
    "read_period",
    "read_quantity",
    "write_quantity",
]
