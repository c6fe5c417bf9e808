"""Units x coders as programs for reliability take them that read numbers alone: ReCal, SPSS, R's irr."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sgpolicy.coding.agreement import GROUPS, Agreement, Variable, cell
from sgpolicy.export.delimited import csv_lines
from sgpolicy.model.record import Record

UNITS, VALUES = "units.csv", "values.csv"
"""The files that say which unit a row is, and which value a number is."""


def recal_files(found: Iterable[Agreement], coders: Sequence[str]) -> dict[str, list[str]]:
    """Return the files of units x coders by name, each as its lines.

    Every field has a file, such as `measures-status.csv`: a row for each unit that all coders have, a column for each
    coder in the order of *coders*, whole numbers without a header. Rows of one group are the same units in the same
    order; `units.csv` names them, `values.csv` says what the numbers are. The numbers of an ordinal field keep its
    order, so that a program may take them for ranks.

    Args:
        found: Agreement of the codings of *coders*.
        coders: Their names.
    """
    files: dict[str, list[str]] = {}
    units: list[dict[str, object]] = []
    values: list[dict[str, object]] = []
    for one in found:
        shared = [unit for unit in one.units if all(coder in unit for coder in coders)]
        units += [{"group": one.group, "row": n, "unit": next(iter(u.values())).id} for n, u in enumerate(shared, 1)]
        for variable in GROUPS[one.group][1]:
            numbers = _numbers(variable, shared)
            name = f"{one.group}-{variable.name.replace(' ', '-')}.csv"
            files[name] = [*_rows(variable, shared, coders, numbers)]
            values += [
                {"file": name, "scale": variable.scale, "number": number, "value": value}
                for value, number in numbers.items()
            ]
    files[UNITS] = [*csv_lines(["group", "row", "unit"], iter(units))]
    files[VALUES] = [*csv_lines(["file", "scale", "number", "value"], iter(values))]
    return files


def _numbers(variable: Variable, units: Iterable[Mapping[str, Record]]) -> dict[str, int]:
    """Return a number for each value in use, from 1: in the order of an ordinal scale, else by the text."""
    used = {cell(variable.read(record)) for unit in units for record in unit.values()}
    order = [cell(word) for word in variable.words] or sorted(used)
    return {value: number for number, value in enumerate(order, 1) if value in used}


def _rows(
    variable: Variable, units: Iterable[Mapping[str, Record]], coders: Sequence[str], numbers: Mapping[str, int]
) -> Iterator[str]:
    for unit in units:
        yield ",".join(str(numbers[cell(variable.read(unit[coder]))]) for coder in coders) + "\r\n"
