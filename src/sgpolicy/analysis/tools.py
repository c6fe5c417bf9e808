"""Two-dimensional tables of policy instruments: measures by two facets, such as side of the market and stage."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from attrs import field, frozen

from sgpolicy.analysis.coding_units import CodingUnits, coding_units
from sgpolicy.analysis.counted import Counted, counted
from sgpolicy.analysis.facets import FACETS, Facet, Value, facet, valued
from sgpolicy.analysis.keywords import refuse_other
from sgpolicy.analysis.listed import Table
from sgpolicy.analysis.noted import counting
from sgpolicy.analysis.ratios import share_in_row
from sgpolicy.analysis.tools_cells import ToolsCell, ToolsCells
from sgpolicy.asked import not_a, shown
from sgpolicy.errors import FieldError
from sgpolicy.model.document import Document
from sgpolicy.model.measure import Measure
from sgpolicy.model.said import Said, joined
from sgpolicy.model.shown import displayed
from sgpolicy.model.terms import Instrument

COUNTS = {"main": Said("main instruments"), "all": Said("all instruments")}
_Placed = tuple[Measure, Instrument, Value, Value]


@frozen(kw_only=True, repr=False)
class ToolsTable(Table):
    """Measures by two facets; iterated by the cells in which there is something.

    A cell without measures counts 0 of the measures that were counted: nothing follows for
    documents that were left out. `len()` counts the cells that have measures.

    Attributes:
        rows_by: The facet of the rows.
        columns_by: The facet of the columns.
        counts_by: main: the first instrument of each measure; all: each of its instruments.
        counted: What was counted and what was left out.
        rows: The rows, what has no value last.
        columns: The columns, what has no value last.
        cells: The cells that have measures, by row and column.
        subtools: The same, parted by instrument, where the rows are a typology of instruments.
        units: The measures, numbered as coding units.
        moved: Instruments by id, each with the row or column that it was moved to.
    """

    rows_by: str
    columns_by: str
    counts_by: str
    counted: Counted
    rows: tuple[Value, ...]
    columns: tuple[Value, ...]
    cells: ToolsCells
    subtools: ToolsCells
    units: CodingUnits
    moved: tuple[tuple[str, Value], ...] = ()
    _at: dict[tuple[Value, Value, str | None], ToolsCell] = field(init=False, eq=False)

    @_at.default
    def _index(self) -> dict[tuple[Value, Value, str | None], ToolsCell]:
        both = (*self.cells, *self.subtools)
        return {(one.row, one.column, one.instrument.id if one.instrument else None): one for one in both}

    def __len__(self) -> int:
        return len(self.cells)

    def __iter__(self) -> Iterator[ToolsCell]:
        return iter(self.cells)

    @property
    def total(self) -> int:
        """Return how many placements there are in all."""
        return sum(cell.count for cell in self.cells)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Return the measures that were counted."""
        return self.counted.measures

    def cell(self, row: str | None, column: str | None) -> ToolsCell | None:
        """Return the cell of a row and a column by their keys, None for what has no value; None if it counts 0.

        Raises:
            FieldError: There is no such row or column.
        """
        return self.at(_valued("row", row, self.rows), _valued("column", column, self.columns))

    def at(self, row: Value, column: Value, instrument: Instrument | None = None) -> ToolsCell | None:
        """Return the cell of a row and a column, or of a sub-tool in it; None if it counts 0.

        Raises:
            TypeError: They are no values of the table, whose keys `cell` takes, or no instrument.
        """
        _refuse_key("row", row)
        _refuse_key("column", column)
        if not isinstance(instrument, Instrument | None):
            raise TypeError(not_a("instrument", "an instrument, such as one of tools_of(row)", instrument))
        return self._at.get((row, column, instrument.id if instrument else None))

    def number(self, row: Value, column: Value, instrument: Instrument | None = None) -> int:
        """Return the count of a cell, or of a sub-tool in it."""
        found = self.at(row, column, instrument)
        return found.count if found else 0

    def tools_of(self, row: Value) -> tuple[Instrument, ...]:
        """Return the sub-tools of a row, the most used first; empty if its facet is not a typology.

        Raises:
            TypeError: *row* is none of the `rows`.
        """
        _refuse_key("row", row)
        counts: Counter[Instrument] = Counter()
        for cell in self.subtools:
            if cell.row == row and cell.instrument:
                counts[cell.instrument] += cell.count
        return tuple(sorted(counts, key=lambda one: (-counts[one], one.id)))

    @property
    def shares_of(self) -> Said:
        """Return what shares are shares of."""
        if not self.total:
            return Said("nothing was counted, so there is no 0 to read")
        if self.total == len(self.measures):
            return Said("shares are of {what}", what=counting(self.total, "measure"))
        return Said(
            "shares are of {total} placements: a measure counts once for each {why} that it has",
            total=self.total,
            why=Said("instrument") if self.counts_by == "all" else Said("value"),
        )

    @property
    def notes(self) -> tuple[Said, ...]:
        """Return what must be read beside the table."""
        found = [joined(COUNTS[self.counts_by], self.shares_of)]
        if self.total and FACETS[self.rows_by].by_instrument and FACETS[self.columns_by].by_instrument:
            found.append(Said("both places come from the instrument: the two were not judged apart, clause by clause"))
        if self.moved:
            steps = {step.id: step for one in self.measures for tool in one.instruments for step in tool.path}
            moves = tuple(
                Said("{instrument} to {place}", instrument=valued(steps[one]) if one in steps else one, place=place)
                for one, place in self.moved
            )
            found.append(Said("moved, by you: {moves}", moves=moves))
        return (*found, *self.counted.notes)

    def _rows(self) -> Iterator[dict[str, Any]]:
        """Yield the long form: one flat dict per cell that has measures, without sub-tools."""
        return iter(self.cells.to_dicts())

    def wide(self) -> list[dict[str, Any]]:
        """Return the printed form: a dict for each row, its sub-tools below it, and the total last.

        Keys are `row`, `instrument` (None for a row as a whole), `label`, then a count for each
        column by its key, `total` and `share`, its share of the table.
        """
        found = []
        for row in self.rows:
            found.append(self._line(row.key, None, row.zh, [self.number(row, column) for column in self.columns]))
            for tool in self.tools_of(row):
                counts = [self.number(row, column, tool) for column in self.columns]
                found.append(self._line(row.key, tool.id, tool.name.zh, counts))
        sums = [sum(self.number(row, column) for row in self.rows) for column in self.columns]
        return [*found, self._line("total", None, "合计", sums)]

    def _line(self, row: str | None, instrument: str | None, label: str, counts: list[int]) -> dict[str, Any]:
        whole = sum(counts)
        return {
            "row": row or "none",
            "instrument": instrument,
            "label": label,
            **{str(column): count for column, count in zip(self.columns, counts, strict=True)},
            "total": whole,
            "share": share_in_row(Fraction(whole, self.total)) if self.total else None,
        }

    def __repr__(self) -> str:
        return displayed("crosstab_text", self)

    def _repr_html_(self) -> str:
        return displayed("crosstab_html", self)


def tools(  # noqa: PLR0913 - each is one choice of the table, and all but the measures have a usual one
    measures: Iterable[Measure],
    documents: Iterable[Document] = (),
    *,
    rows: str = "rothwell_zegveld",
    columns: str = "talent_cycle",
    count: str = "main",
    depth: str = "whole",
    moved: Mapping[str, str] | None = None,
) -> ToolsTable:
    """Count *measures* by two facets, as studies of policy instruments do.

    The frame with supply, environment and demand is that of Rothwell and Zegveld (1981,
    Industrial Innovation and Public Policy); crossed with stages it is the
    two-dimensional analysis usual in Chinese policy studies. What has no value in a facet is
    counted as none.

    Args:
        measures: Any measures.
        documents: The documents that were looked at, so that the table can say of how many.
        rows: The facet of the rows.
        columns: The facet of the columns.
        count: main for the first instrument of each measure, all for each of them.
        depth: whole for documents that are coded whole, any for passages, too.
        moved: Ids of instruments, each with the word of a typology in the rows or columns to which a
            study assigns it, such as {"funding": "environment"}.

    Raises:
        UnknownTermError: There is no such facet.
        FieldError: *count* or *depth* is none of its words, rows and columns are the same, or *moved* has
            a word of neither.
    """
    refuse_other("count", count, COUNTS)
    by, across = facet(rows), facet(columns)
    if by is across:
        raise FieldError(field="columns", message=f"rows and columns are both {rows!r}", remedy="take two facets")
    moves = [(one, *_place(word, (by, across))) for one, word in (moved or {}).items()]
    by, across = (axis.moved({one: place for one, of, place in moves if of is axis}) for axis in (by, across))
    base = counted(measures, documents, depth)
    units = coding_units(base.measures)
    placed = [one for measure in base.measures for one in _places(measure, by, across, count)]
    numbers = {unit.measure.id: unit.number for unit in units}
    parted = by.by_instrument and rows != "instrument"
    down = by.ordered(Counter(row for _, _, row, _ in placed))
    right = across.ordered(Counter(column for _, _, _, column in placed))
    order = [(row, column) for row in down for column in right]
    return ToolsTable(
        rows_by=rows,
        columns_by=columns,
        counts_by=count,
        counted=base,
        rows=down,
        columns=right,
        cells=_cells(placed, numbers, order, parted=False),
        subtools=_cells(placed, numbers, order, parted=True) if parted else ToolsCells(),
        units=units,
        moved=tuple((one, place) for one, _, place in moves),
    )


def _place(word: str, axes: tuple[Facet, Facet]) -> tuple[Facet, Value]:
    """Return to which axis a word of a typology belongs, and its value there."""
    for axis in axes:
        if place := axis.named(word):
            return axis, place
    known = ", ".join(str(value) for axis in axes if axis.by_instrument for value in axis.words)
    remedy = f"it is one of {known}" if known else "take a typology, such as rothwell_zegveld, as rows or columns"
    message = f"moved has {shown(word)}, which is no place in the table"
    raise FieldError(field="moved", message=message, remedy=remedy)


def _places(measure: Measure, by: Facet, across: Facet, count: str) -> Iterator[_Placed]:
    """Yield where a measure stands: once for each instrument that counts, and each pair of values."""
    every = count == "all" and (by.by_instrument or across.by_instrument)
    for instrument in dict.fromkeys(measure.instruments if every else measure.instruments[:1]):
        for row in by.values(measure, instrument):
            for column in across.values(measure, instrument):
                yield measure, instrument, row, column


def _cells(
    placed: list[_Placed], numbers: dict[str, str], order: list[tuple[Value, Value]], *, parted: bool
) -> ToolsCells:
    place = {pair: number for number, pair in enumerate(order)}
    held: dict[tuple[Value, Value, Instrument | None], list[Measure]] = {}
    rows: Counter[tuple[Value, Instrument | None]] = Counter()
    columns: Counter[Value] = Counter()
    for measure, instrument, row, column in placed:
        part = instrument if parted else None
        held.setdefault((row, column, part), []).append(measure)
        rows[row, part] += 1
        columns[column] += 1
    return ToolsCells(
        ToolsCell(
            row=row,
            column=column,
            instrument=part,
            count=len(found),
            measures=tuple(dict.fromkeys(found)),
            units=tuple(dict.fromkeys(numbers[measure.id] for measure in found)),
            row_total=rows[row, part],
            column_total=columns[column],
            total=len(placed),
        )
        for (row, column, part), found in sorted(held.items(), key=lambda item: (place[item[0][:2]], str(item[0][2])))
    )


def _refuse_key(what: str, given: object) -> None:
    if not isinstance(given, Value):
        raise TypeError(not_a(what, f"one of the {what}s of the table; cell() takes its key", given))


def _valued(what: str, key: str | None, values: tuple[Value, ...]) -> Value:
    wanted = None if key == "none" else key
    found = next((value for value in values if value.key == wanted), None)
    if found is None:
        known = ", ".join(map(str, values))
        raise FieldError(what, f"there is no {what} {shown(key)}", f"it is one of {known}")
    return found
