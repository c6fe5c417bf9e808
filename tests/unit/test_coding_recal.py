"""Numbers for ReCal, SPSS and irr."""

import csv
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

from attrs import evolve

import sgpolicy
from sgpolicy.cli.command import run
from sgpolicy.coding.agreement import GROUPS, agreement
from sgpolicy.coding.recal import UNITS, VALUES, recal_files
from sgpolicy.coding.reliability import cohen
from sgpolicy.model.record import Record
from sgpolicy.model.words import Status
from sgpolicy.testing import dump_document

CATALOG = sgpolicy.load()
MEASURES = tuple(CATALOG.measures.where(document="hl-2022-talent-plan"))[:8]
OTHERS = tuple(evolve(one, status=Status.REQUIRED) if n % 2 else one for n, one in enumerate(MEASURES))


def files(**codings: Iterable[Record]) -> dict[str, list[list[str]]]:
    """Return the cells of each file for *codings*."""
    made = recal_files(agreement(codings), [*codings])
    return {name: [*csv.reader(StringIO("".join(lines)))] for name, lines in made.items()}


def test_every_field_has_a_file_of_numbers_alone() -> None:
    """One column a coder, one row a unit, whole numbers, no header."""
    made = files(one=MEASURES, two=OTHERS)
    fields = {f"measures-{one.name.replace(' ', '-')}.csv" for one in GROUPS["measures"][1]}

    assert made.keys() == {*fields, UNITS, VALUES}
    for name in fields:
        assert len(made[name]) == len(MEASURES)
        assert all(len(row) == 2 and all(cell.isdecimal() for cell in row) for row in made[name])


def test_numbers_can_be_read_back() -> None:
    """The list of values gives every cell its word again."""
    made = files(one=MEASURES, two=OTHERS)
    words = {(file, number): value for file, _, number, value in made[VALUES][1:]}
    status = {record.id: str(record.status) for record in MEASURES}
    units = [unit for group, _, unit in made[UNITS][1:] if group == "measures"]

    assert [words["measures-status.csv", row[0]] for row in made["measures-status.csv"]] == [
        status[unit] for unit in units
    ]


def test_ordinal_numbers_keep_the_order_of_the_scale() -> None:
    """So that a program may take them for ranks: implemented before required."""
    made = files(one=MEASURES, two=OTHERS)
    scale = [(int(n), word) for file, _, n, word in made[VALUES][1:] if file == "measures-status.csv"]
    order = ["-", *map(str, Status)]

    assert sorted(scale) == sorted(scale, key=lambda one: order.index(one[1]))


def test_agreement_of_the_numbers_is_that_of_the_codings() -> None:
    """Kappa reckoned from the file is kappa reckoned from the records."""
    found = agreement({"one": MEASURES, "two": OTHERS})
    rows = files(one=MEASURES, two=OTHERS)["measures-status.csv"]
    wanted = next(one.kappa for one in found[0].fields if one.name == "status")

    assert cohen([{"one": row[0], "two": row[1]} for row in rows]) == wanted


def test_units_that_a_coder_lacks_are_left_out() -> None:
    """ReCal takes complete rows alone; units.csv says which they are."""
    made = files(one=MEASURES, two=MEASURES[:5], three=MEASURES[1:])

    assert len(made["measures-status.csv"]) == len(made[UNITS]) - 1 == 4


def test_the_command_writes_the_files(tmp_path: Path) -> None:
    """Beside what it prints, into a folder."""
    text = dump_document(CATALOG, "hl-2022-talent-plan")
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    paths = [str(tmp_path / f"{name}.yaml") for name in "ab"]

    assert run(["code", "compare", *paths, "--recal", str(tmp_path / "recal")]) == 0

    rows = (tmp_path / "recal" / "measures-status.csv").read_bytes().decode().split("\r\n")
    assert all(len({*row.split(",")}) == 1 for row in rows)
    assert (tmp_path / "recal" / "values.csv").is_file()
