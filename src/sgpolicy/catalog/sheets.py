"""Sheets of a user's own that analyses take: as rows, or as a CSV file."""

from collections.abc import Iterable, Mapping
from csv import DictReader
from os import PathLike
from pathlib import Path
from typing import Any

from sgpolicy.analysis.pmc import Bands, Pmc
from sgpolicy.analysis.pmc import pmc as scored
from sgpolicy.analysis.pmc_sheet import PmcSheet
from sgpolicy.asked import a_path, explained, not_a
from sgpolicy.errors import FieldError

Sheet = str | PathLike[str] | Iterable[Mapping[str, Any]] | PmcSheet
_SHEET = "the path of a CSV file, or rows"


@explained
def pmc(sheet: Sheet, *, bands: Bands | None = None) -> Pmc:
    """Return the PMC index of each policy of a sheet of 0 and 1.

    X_i = sum of its sub-variables / their number; PMC = sum of the X_i (Ruiz Estrada 2011, Journal
    of Policy Modeling 33(4):523-536).

    Args:
        sheet: Path of a CSV file in UTF-8, or rows, or a `catalog.pmc_sheet()`. The column `policy` names the
            policy; all others are called by main variable, colon and sub-variable, such as
            `X1:notice`, and hold 0 or 1.
        bands: Names with the least index of each, such as {"good": 6, "poor": 0}. Studies
            differ, so there are none by default.

    Returns:
        The index, the main variables and the band of each policy, and the means; `row.matrix()` gives
        the 3 x 3 matrix.

    Raises:
        FieldError: The sheet is not filled in, has other values, or is no sheet; or the bands leave a gap.
        OSError: The file cannot be read.
    """
    if isinstance(sheet, PmcSheet):
        sheet = sheet.to_dicts()
    rows = _read(a_path("pmc()", _SHEET, sheet)) if isinstance(sheet, (str, PathLike)) else sheet
    if not isinstance(rows, Iterable):
        raise TypeError(not_a("pmc()", _SHEET, sheet))
    return scored(rows, bands=bands)


def _read(path: Path) -> list[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [dict(row) for row in DictReader(file)]
    except UnicodeDecodeError:
        raise FieldError(field="sheet", message=f"{path.name} is not UTF-8", remedy="save it as CSV UTF-8") from None
