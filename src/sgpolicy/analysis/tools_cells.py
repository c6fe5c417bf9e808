"""The cells of a table of tools."""

from fractions import Fraction
from typing import Any

from attrs import frozen

from sgpolicy.analysis.facets import Value
from sgpolicy.analysis.listed import Listed, Result
from sgpolicy.analysis.ratios import share_in_row
from sgpolicy.model.measure import Measure
from sgpolicy.model.shown import one_line
from sgpolicy.model.terms import Instrument


@frozen(kw_only=True, repr=False)
class ToolsCell(Result):
    """What stands where a row crosses a column.

    Attributes:
        row: The row.
        column: The column.
        instrument: The sub-tool, of a cell that is part of another; None for the whole cell.
        count: How many placements there are.
        measures: The measures behind them, each once.
        units: Their numbers as coding units.
        row_total: Count of the row; of its sub-tool, in a cell of one.
        column_total: Count of the column.
        total: Count of the table.
    """

    row: Value
    column: Value
    instrument: Instrument | None = None
    count: int
    measures: tuple[Measure, ...]
    units: tuple[str, ...]
    row_total: int
    column_total: int
    total: int

    @property
    def of_row(self) -> Fraction:
        """Return the share of the row."""
        return Fraction(self.count, self.row_total)

    @property
    def of_column(self) -> Fraction:
        """Return the share of the column."""
        return Fraction(self.count, self.column_total)

    @property
    def of_total(self) -> Fraction:
        """Return the share of the table."""
        return Fraction(self.count, self.total)

    def __repr__(self) -> str:
        part = f" {self.instrument.id}" if self.instrument else ""
        return one_line(f"<ToolsCell {self.row}{part} x {self.column}: {self.count}>")

    def to_dict(self) -> dict[str, Any]:
        """Return one flat row; shares are rounded to four places, so that their sum may miss 1 by a little."""
        return {
            "row": self.row.key,
            "row_zh": self.row.zh,
            "instrument": self.instrument and self.instrument.id,
            "instrument_zh": self.instrument and self.instrument.name.zh,
            "column": self.column.key,
            "column_zh": self.column.zh,
            "count": self.count,
            "share_of_row": share_in_row(self.of_row),
            "share_of_column": share_in_row(self.of_column),
            "share_of_total": share_in_row(self.of_total),
            "units": list(self.units),
            "measures": [measure.id for measure in self.measures],
        }


class ToolsCells(Listed[ToolsCell]):
    """Cells of a table of tools: a tuple that is displayed as a table."""

    __slots__ = ()
