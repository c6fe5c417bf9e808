"""Files of Stata and SPSS: labelled variables, and missing values that say why they are missing."""

import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from os import fsync
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from sgpolicy.analysis.ratios import trimmed
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.columns import Column, Missing, columns
from sgpolicy.catalog.rows import FIELDS
from sgpolicy.display.width import width
from sgpolicy.errors import FieldError, LossWarning
from sgpolicy.export.delimited import joined
from sgpolicy.export.registry import Options
from sgpolicy.model.columns import TEXTS
from sgpolicy.schema import TABLE_CLASSES, TABLES

LETTERS: Mapping[Missing, str] = dict(zip(Missing, "abc", strict=True))
"""The extended missing values of Stata: `.a` not stated, `.b` not applicable, `.c` not recorded."""
CODES: Mapping[Missing, int] = dict(zip(Missing, (-9_999_997, -9_999_998, -9_999_999), strict=True))
"""The user-missing values of SPSS, in the same order."""
RENAMED: Mapping[str, str] = {"end": "end_"}
"""Names that a program has for itself, and what stands for them."""
_LABEL, _WORD = 80, 40  # characters of a label of Stata, and of SPSS's 120 bytes in Chinese
_TEXT = 32_767  # bytes of a text of SPSS
_NARROW, _WIDE = 9, 40  # places that a value takes on the screen, at least and at most
_LOOKED_AT = 100  # texts that say how many
_NO_YES = {"en": ("no", "yes"), "zh": ("否", "是")}
_DTA_118 = 14  # the version of Stata that introduced the format 118
_STAMP, _STAMPED = b"<timestamp>\x11", b"01 Jan 2026 00:00"
_SAV_STAMP, _SAV_STAMPED = 92, b"01 Jan 2600:00:00"  # where a file of SPSS says when it was made
_PROBE = 1 << 16

Values = list[Any]
Write = Callable[[Path, Sequence["Variable"], str], None]


@frozen
class Variable:
    """One variable of a file.

    Attributes:
        name: ASCII, at most 32 characters.
        label: What it means.
        values: Its values, one a row; text, or numbers among which stand the codes for missing ones.
        words: The labels of its values; empty for text.
        missing: Which of the values say that, and why, one is missing.
    """

    name: str
    label: str
    values: Values
    words: Mapping[Any, str]
    missing: tuple[Any, ...]


def write_dta(catalog: Catalog, folder: Path, options: Options) -> list[str]:
    """Write a file of Stata, in its format 118, for each table.

    Raises:
        FieldError: A label would be cut.
    """
    return _write(catalog, folder, options, "dta", LETTERS, _dta)


def write_sav(catalog: Catalog, folder: Path, options: Options) -> list[str]:
    """Write a file of SPSS for each table.

    Warns:
        LossWarning: A text is longer than SPSS holds, and is cut.

    Raises:
        FieldError: A label would be cut, or a number is one of the codes for missing ones.
    """
    return _write(catalog, folder, options, "sav", CODES, _sav)


def _write(  # noqa: PLR0913, PLR0917 - two formats in one
    catalog: Catalog, folder: Path, options: Options, ending: str, codes: Mapping[Missing, Any], write: Write
) -> list[str]:
    names = []
    for table in TABLES:
        made = variables(catalog, table, options.labels, codes)
        _refuse_cut(table, made)
        path = folder / f"{table}.{ending}"
        try:
            write(path, made, table)
        except Exception:
            _probe(path)  # what failed says only that it failed
            raise
        names.append(path.name)
    return names


def variables(catalog: Catalog, table: str, labels: str, codes: Mapping[Missing, Any]) -> list[Variable]:
    """Return the variables of a table.

    A list of what has ids becomes as many variables as its longest needs (`instrument_1`, `instrument_2`); any other
    list is one text.

    Args:
        catalog: What is written.
        table: Name of the table.
        labels: Their language, zh or en.
        codes: What stands for each reason why a value is missing.
    """
    items = list(getattr(catalog, table))
    made: list[Variable] = []
    for column in columns(table):
        read = FIELDS[TABLE_CLASSES[table]][column.name]
        values = [*map(read, items)]
        name, label = RENAMED.get(column.name, column.name), getattr(column, labels)
        if column.holds == TEXTS and column.refers:
            for place in range(max(map(len, values), default=0) or 1):
                texts = [one[place] if place < len(one) else "" for one in values]
                made.append(Variable(f"{name}_{place + 1}", f"{label} {place + 1}", texts, {}, ()))
        elif column.words or column.holds in (int, float, bool):
            made.append(_numeric(column, name, values, labels, codes[column.missing]))
            _tell_loss(table, column, items)
        else:
            texts = ["" if value is None else joined(value) for value in values]
            made.append(Variable(name, label, texts, {}, ()))
    return made


def _numeric(column: Column, name: str, values: Values, labels: str, code: Any) -> Variable:  # noqa: ANN401
    words: dict[Any, str] = {}
    if column.words:
        numbers = {word.value: number for number, word in enumerate(column.words, start=1)}
        words = {number: word.zh if labels == "zh" else word.value for number, word in enumerate(column.words, start=1)}
        made: Values = [None if value is None else numbers[value] for value in values]
    elif column.holds is bool:
        words = dict(enumerate(_NO_YES[labels]))
        made = [None if value is None else int(value) for value in values]
    else:
        kind = float if column.holds is float else int
        made = [None if value is None else kind(value) for value in values]
    if code in made:
        message = f"{column.name} holds {code}, which stands for a value that is missing"
        raise FieldError("format", message, "take format='dta'")  # noqa: EM101 - the name of the argument
    words[code] = column.missing.zh if labels == "zh" else column.missing.value
    return Variable(name, getattr(column, labels), [code if one is None else one for one in made], words, (code,))


def _tell_loss(table: str, column: Column, items: Sequence[Any]) -> None:
    """Warn of numbers of which a double keeps less than they have."""
    exact = FIELDS[TABLE_CLASSES[table]].get(f"{column.name}_exact")
    lost = [item.id for item in items if exact and exact(item) is not None]
    if lost:
        message = f"{table}.{column.name} keeps 15 digits of {_listed(lost)}; {column.name}_exact has them all"
        warnings.warn(LossWarning(message), stacklevel=2)


def _cut(table: str, one: Variable, ids: Values) -> Variable:
    """Return a variable whose texts are not longer than SPSS holds, and warn of those that were."""
    if one.missing or all(len(text) * 4 <= _TEXT or len(text.encode()) <= _TEXT for text in one.values):
        return one
    lost = [id_ for id_, text in zip(ids, one.values, strict=True) if len(text.encode()) > _TEXT]
    message = f"{table}.{one.name} is cut at {_TEXT} bytes, as many as SPSS holds, in {_listed(lost)}"
    warnings.warn(LossWarning(message), stacklevel=2)
    return evolve(one, values=[text.encode()[:_TEXT].decode(errors="ignore") for text in one.values])


def _listed(ids: Sequence[str]) -> str:
    return ", ".join(ids[:3]) + (f" and {len(ids) - 3} more" if len(ids) > 3 else "")  # noqa: PLR2004


def _refuse_cut(table: str, made: Iterable[Variable]) -> None:
    long = [f"{table}.{one.name}" for one in made if len(one.label) > _LABEL or len(one.name) > 32]  # noqa: PLR2004
    long += [f"{table}.{one.name}: {word}" for one in made for word in one.words.values() if len(word) > _WORD]
    if long:
        message = f"these labels would be cut: {', '.join(long)}"
        raise FieldError("labels", message, "shorten them in catalog/columns.py")  # noqa: EM101


def _shape(one: Variable) -> tuple[int, int]:
    """Return how many places the values of a variable take where they are looked at, and how many after the point."""
    if not one.missing:
        return min(_WIDE, max(_NARROW, *map(width, one.values[:_LOOKED_AT]), 0)), 0
    numbers = [Decimal(repr(value)) for value in one.values if not isinstance(value, str)]
    parts = [format(trimmed(number), "f").partition(".") for number in numbers]
    whole, after = (max((len(part[at]) for part in parts), default=0) for at in (0, 2))
    return max(_NARROW, whole + after + (after > 0)), after


def _frame(made: Sequence[Variable], numbers: str) -> Any:  # noqa: ANN401 - pandas has no types
    """Return the variables as a frame; what may be missing for a reason is a number, of this type."""
    from pandas import DataFrame, Series  # noqa: PLC0415 - an extra

    return DataFrame({one.name: Series(one.values, dtype=numbers if one.missing else object) for one in made})


def _dta(path: Path, made: Sequence[Variable], table: str) -> None:
    from pyreadstat import write_dta as write  # noqa: PLC0415 - an extra

    write(
        _frame(made, "object"),
        str(path),
        file_label=f"sgpolicy: {table}",
        column_labels={one.name: one.label for one in made},
        version=_DTA_118,
        variable_value_labels={one.name: dict(one.words) for one in made if one.words},
        missing_user_values={one.name: list(one.missing) for one in made if one.missing},
        variable_format={one.name: f"%{_shape(one)[0]}.0g" for one in made if one.missing},
    )
    with path.open("r+b") as file:  # the same data give the same bytes
        place = file.read(1024).index(_STAMP) + len(_STAMP)
        file.seek(place)
        file.write(_STAMPED)


def _sav(path: Path, made: Sequence[Variable], table: str) -> None:
    from pyreadstat import write_sav as write  # noqa: PLC0415 - an extra

    made = [_cut(table, one, made[0].values) for one in made]
    shapes = {one.name: _shape(one) for one in made}
    write(
        _frame(made, "float64"),
        str(path),
        file_label=f"sgpolicy: {table}",
        row_compress=True,
        column_labels={one.name: one.label for one in made},
        variable_value_labels={one.name: dict(one.words) for one in made if one.words},
        missing_ranges={one.name: list(one.missing) for one in made if one.missing},
        variable_measure={one.name: "nominal" if len(one.words) > 1 or not one.words else "scale" for one in made},
        variable_format={one.name: "F{}.{}".format(*shapes[one.name]) for one in made if one.missing},
        variable_display_width={name: wide for name, (wide, _) in shapes.items()},
    )
    with path.open("r+b") as file:
        file.seek(_SAV_STAMP)
        file.write(_SAV_STAMPED)


def _probe(path: Path) -> None:
    """Raise what the system says when a file is written here."""
    with path.with_suffix(".probe").open("wb") as file:
        file.write(bytes(_PROBE))
        file.flush()
        fsync(file.fileno())
