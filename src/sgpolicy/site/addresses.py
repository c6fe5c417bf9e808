"""Where on the site a thing stands: the page of a term or document, and a record's place on its document's page."""

from typing import Any

from sgpolicy.analysis.places import unit_of, units
from sgpolicy.model.document import Document
from sgpolicy.model.named import Programme
from sgpolicy.model.record import Record
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Indicator, Instrument

_PAGES = {Indicator: "indicator", Instrument: "instrument", Document: "document"}


def page_of(item: Document | Programme | Region | Indicator | Instrument) -> str:
    """Return the name of the page of *item*; a place in a province has that of the province."""
    if isinstance(item, Region):
        unit = unit_of(item)
        return f"region-{(unit or item).code}.html"
    if isinstance(item, Programme):
        return f"programme-{item.id.replace('/', '.')}.html"
    return f"{_PAGES[type(item)]}-{item.id}.html"


def text_page_of(document: Document) -> str:
    """Return the name of the coder's page of *document*, which shows its text."""
    return f"text-{document.id}.html"


def anchor(record: Record | str) -> str:
    """Return the name by which a record is found on the page of its document."""
    return (record if isinstance(record, str) else record.id).rpartition("/")[2]


def address(item: Any) -> str | None:  # noqa: ANN401 - whatever a page speaks of
    """Return where *item* stands; None if it has no page: bodies, works, places outside the mainland."""
    if isinstance(item, Programme):
        return page_of(item)
    if isinstance(item, Record):
        return f"{page_of(item.document)}#{anchor(item)}"
    if isinstance(item, Region):
        return page_of(item) if units((unit_of(item) or item,)) else None
    if isinstance(item, (Document, Indicator, Instrument)):
        return page_of(item)
    return None
