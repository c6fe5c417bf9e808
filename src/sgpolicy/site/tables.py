"""Tables of a page: cells that know their address and how they sort, rows that know what filters them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import field, frozen

from sgpolicy.model.period import Period
from sgpolicy.site.addresses import address
from sgpolicy.site.both import Both, both, label

MOST = 600
"""How many rows of a table are on its page at once."""
_FEWEST, _MOST = 2, 60
"""How many values a filter has at least and at most to be of use."""


@frozen
class Cell:
    """One cell.

    Attributes:
        text: What it says.
        href: Where it leads; None for nowhere.
        sort: What it is sorted by, if not by its text.
        note: What stands below, in small letters.
        wording: Whether it is the wording of a document, Chinese in both languages.
        mark: The class of how it looks, such as a verdict's.
    """

    text: Both
    href: str | None = None
    sort: str | None = None
    note: Both | None = None
    wording: bool = False
    mark: str | None = None


@frozen
class Row:
    """One row.

    Attributes:
        cells: Its cells, one for each column.
        facets: Its values for the filters, by their keys.
    """

    cells: tuple[Cell, ...]
    facets: Mapping[str, Both] = field(factory=dict)


@frozen
class Filter:
    """A choice of rows.

    Attributes:
        key: Its key in the address.
        name: What it is called.
        values: The values to choose from, each as it stands in the address and as it is displayed.
    """

    key: str
    name: Both
    values: tuple[tuple[str, Both], ...]


@frozen(kw_only=True)
class Table:
    """A table that can be sorted, filtered and copied.

    Attributes:
        key: Its name on the page and of its download.
        title: What it shows.
        columns: The headings.
        numeric: The numbers of the columns that hold numbers.
        rows: The rows.
        filters: What chooses among the rows.
        most: How many of them are on the page; the rest are in a script, which the page loads when it is asked to.
    """

    key: str
    title: Both
    columns: tuple[Both, ...]
    numeric: frozenset[int]
    rows: tuple[Row, ...]
    filters: tuple[Filter, ...]
    most: int

    @property
    def first(self) -> tuple[Row, ...]:
        """The rows that are on the page."""
        return self.rows[: self.most]

    @property
    def rest(self) -> tuple[Row, ...]:
        """The others."""
        return self.rows[self.most :]


def table(  # noqa: PLR0913 - what a table is made of
    key: str,
    title: Both,
    columns: Sequence[str | Both],
    rows: Iterable[Row],
    *,
    numeric: Iterable[str | Both] = (),
    filters: Sequence[str] = (),
    most: int = MOST,
) -> Table:
    """Return a table.

    Args:
        key: Its name on the page.
        title: What it shows.
        columns: The headings: in English, or in both languages where they are no words of the pages.
        rows: The rows.
        numeric: The columns that hold numbers.
        filters: The keys of its rows' facets by which rows are chosen.
        most: How many rows are on the page at once.
    """
    made = tuple(rows)
    return Table(
        key=key,
        title=title,
        columns=tuple(name if isinstance(name, Both) else label(name) for name in columns),
        numeric=frozenset(columns.index(name) for name in numeric),
        rows=made,
        filters=filters_of(filters, [row.facets for row in made]),
        most=most,
    )


def filters_of(keys: Iterable[str], facets: Sequence[Mapping[str, Both]]) -> tuple[Filter, ...]:
    """Return the filters that choose among things with these *facets*; not those with nothing to choose."""
    found = []
    for key in keys:
        values = sorted({one[key] for one in facets if key in one}, key=lambda value: value.en)
        if _FEWEST <= len(values) <= _MOST:
            found.append(Filter(key, label(key), tuple((value.en, value) for value in values)))
    return tuple(found)


def cell(value: Any, href: str | None = None, **more: Any) -> Cell:  # noqa: ANN401 - whatever a page can say
    """Return the cell of a value, which leads to the page of the value if there is one."""
    return Cell(both(value), href or address(value), **more)


def dated(when: Period) -> Cell:
    """Return the cell of a time, with the reason if it was inferred."""
    return Cell(both(str(when)), note=label("inferred: {why}", why=when.because) if when.because else None)


def wording(text: str, href: str | None = None, sort: object = None, note: Both | None = None) -> Cell:
    """Return the cell of the very words of a document."""
    return Cell(Both(text, text), href, None if sort is None else str(sort), note, wording=True)
