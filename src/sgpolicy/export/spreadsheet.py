"""An Excel workbook: a sheet for each table, and sheets for what goes along."""

import warnings
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.columns import columns
from sgpolicy.display.width import width
from sgpolicy.errors import FieldError, LossWarning
from sgpolicy.export.along import DICTIONARY, LICENCE, citation, dictionary, readme
from sgpolicy.export.delimited import joined
from sgpolicy.export.registry import Options
from sgpolicy.export.tables import rows
from sgpolicy.schema import TABLES

NAME = "sgpolicy.xlsx"
LINKS = 65_530
"""How many links Excel opens in a sheet; what is beyond stays text."""
ROWS = 1_048_576
"""How many rows a sheet has, its header included."""
CHARACTERS = 32_767
"""How many characters a cell holds."""
_SETTINGS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_CREATED = datetime(2026, 1, 1)  # noqa: DTZ001 - the same in every file: the same data give the same bytes
_ADDRESS = 2_079  # characters of a link that Excel follows
_DIGITS = 15  # that a cell keeps
_WIDEST = 48
_LOOKED_AT = 100  # rows whose texts say how wide a column is
_CUT = " ... [cut: a cell holds no more]"


def write_xlsx(catalog: Catalog, folder: Path, options: Options) -> list[str]:
    """Write the workbook, row by row.

    Numbers are numbers where a cell keeps all their digits, else text. Lists are joined with semicolons. No text is
    taken for a formula; the addresses of sources are links. The readme sheet tells of texts that were cut.

    Warns:
        LossWarning: A text is longer than a cell holds, and is cut.

    Raises:
        FieldError: A table has more rows than a sheet; nothing is written.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 - an extra
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415

    _refuse_long(catalog)
    book = Workbook(str(folder / NAME), {**_SETTINGS, "tmpdir": str(folder)})
    book.set_properties(
        {"title": "sgpolicy", "comments": citation(options.whole or catalog, "apa"), "created": _CREATED}
    )
    try:
        _fill(book, catalog, options)
        book.close()
    except FileCreateError as exc:
        raise (exc.args[0] if exc.args and isinstance(exc.args[0], OSError) else exc) from None
    finally:
        for sheet in book.worksheets():
            if sheet.row_data_fh:
                sheet.row_data_fh.close()
    return [NAME]


def _refuse_long(catalog: Catalog) -> None:
    for name in TABLES:
        if (count := len(getattr(catalog, name))) >= ROWS:
            message = f"{name} has {count} rows, and a sheet holds {ROWS - 1} below its header"
            raise FieldError("format", message, "keep fewer with where=, or take another format")  # noqa: EM101


def _fill(book: Any, catalog: Catalog, options: Options) -> None:  # noqa: ANN401 - XlsxWriter has no types
    bold, link = book.add_format({"bold": True, "bottom": 1}), book.get_default_url_format()
    cut: list[str] = []
    for name in TABLES:
        sheet = _Sheet(book.add_worksheet(name), [column.name for column in columns(name)], bold, link)
        sheet.fill(rows(catalog, name))
        cut += [f"  {name}, {place}" for place in sheet.cut]
    _Sheet(book.add_worksheet("dictionary"), list(DICTIONARY), bold, link).fill(dictionary())
    if cut:
        message = f"A cell holds {CHARACTERS} characters; these texts were cut, and are whole in another format:"
        warnings.warn(LossWarning(f"{message} {'; '.join(map(str.strip, cut))}"), stacklevel=2)
        cut = ["", message, *cut]
    lines = book.add_worksheet("readme")
    lines.set_column(0, 0, 100)
    for number, line in enumerate([*readme(catalog, options), *cut, "", *LICENCE.splitlines()]):
        lines.write_string(number, 0, line)


class _Sheet:
    """One sheet with a header, filled from the top to the bottom.

    Attributes:
        cut: The places of the texts that had to be cut.
    """

    def __init__(self, sheet: Any, keys: Sequence[str], bold: object, link: object) -> None:  # noqa: ANN401
        self.cut: list[str] = []
        self._sheet, self._keys, self._link = sheet, keys, link
        self._links = 0
        self._widest = [width(key) for key in keys]
        for place, key in enumerate(keys):
            sheet.write_string(0, place, key, bold)

    def fill(self, of: Iterable[Mapping[str, Any]]) -> None:
        """Write the rows, then what holds of all of them."""
        last = 0
        for last, row in enumerate(of, start=1):
            for place, key in enumerate(self._keys):
                self._write(last, place, row[key])
        self._sheet.freeze_panes(1, 1)
        self._sheet.autofilter(0, 0, last, len(self._keys) - 1)
        for place, widest in enumerate(self._widest):
            self._sheet.set_column(place, place, min(widest + 3, _WIDEST))

    def _write(self, line: int, place: int, value: object) -> None:
        if value is None or value == []:
            return
        if isinstance(value, bool):
            self._sheet.write_boolean(line, place, value)
        elif isinstance(value, float) or (isinstance(value, int) and _keeps(value)):
            self._sheet.write_number(line, place, value)
        else:
            self._write_text(line, place, joined(value))

    def _write_text(self, line: int, place: int, text: str) -> None:
        if len(text) > CHARACTERS:
            self.cut.append(f"row {line + 1}, {self._keys[place]}: {len(text)} characters")
            text = text[: CHARACTERS - len(_CUT)] + _CUT
        if line <= _LOOKED_AT:
            self._widest[place] = max(self._widest[place], width(text))
        if self._links < LINKS and len(text) <= _ADDRESS and text.startswith(("http://", "https://")):
            self._links += 1
            self._sheet.write_url(line, place, text, self._link, text)
        else:
            self._sheet.write_string(line, place, text)


def _keeps(number: int) -> bool:
    """Return whether a cell keeps every digit of a whole number: Excel has 15."""
    return len(str(abs(number)).rstrip("0")) <= _DIGITS
