"""Codings of the same texts, compared: what is one unit, what is counted, what is written."""

from pathlib import Path

import pytest
from attrs import evolve

import sgpolicy
from sgpolicy.cli import main
from sgpolicy.coding.agreement import agreement, agreement_text, unit_rows
from sgpolicy.model.record import Record
from sgpolicy.testing import dump_document

CATALOG = sgpolicy.load()
MEASURES = tuple(CATALOG.measures[:8])


def moved(record: Record, by: int) -> Record:
    """Return *record* with another id and its first passage moved."""
    place = record.evidence[0]
    assert place.span
    start, end = place.span
    return evolve(record, id=f"{record.id}-b", evidence=(evolve(place, start=start + by, end=end + by),))


def test_a_coding_agrees_with_itself() -> None:
    """Every field of every measure is the same."""
    (found,) = agreement({"one": MEASURES, "two": MEASURES})

    assert [{"one": m, "two": m} for m in sorted(MEASURES, key=lambda m: m.evidence[0].start or 0)] == list(found.units)
    assert {"one": 0, "two": 0} == dict(found.alone)
    assert all(one.same == one.pairs == len(MEASURES) and one.holsti == 1 for one in found.fields)


def test_a_third_of_a_passage_makes_a_unit() -> None:
    """Less than that makes two."""
    record = MEASURES[0]
    assert record.evidence[0].span
    length = record.evidence[0].span[1] - record.evidence[0].span[0]
    near, far = moved(record, length // 3), moved(record, length)

    assert [1, 2] == [len(agreement({"one": [record], "two": [other]})[0].units) for other in (near, far)]


def test_three_coders_and_what_one_alone_has() -> None:
    """A unit has as many pairs as it has pairs of coders."""
    (found,) = agreement({"one": MEASURES[:4], "two": MEASURES[1:5], "three": MEASURES[:6]})

    assert {"one": 0, "two": 0, "three": 1} == dict(found.alone)
    assert 6 == len(found.units)
    assert max(len(unit) for unit in found.units) == 3
    status = found.fields[0]
    assert (status.name, status.scale) == ("status", "ordinal")
    assert status.pairs == 3 * 3 + 2
    assert status.holsti is not None
    assert status.holsti < 1


def test_one_coding_is_refused() -> None:
    """Nothing can be compared."""
    with pytest.raises(ValueError, match="two coders or more"):
        agreement({"one": MEASURES})


def test_the_text_fits_a_terminal() -> None:
    """Tables of all groups, with names of ordinary length."""
    some = [record for record in CATALOG.records() if record.document.id == "hl-2011-workforce-report"]
    text = agreement_text(agreement({"first": some, "second": some}))

    assert max(map(len, text.splitlines())) <= 80
    assert "measures: " in text
    assert "0 only in second" in text


def test_a_table_of_units_and_coders() -> None:
    """No record is an empty cell, no value a hyphen."""
    rows = list(unit_rows(agreement({"one": MEASURES[:1], "two": MEASURES[1:2]}), ["one", "two"]))

    assert ["group", "unit", "field", "one", "two"] == list(rows[0])
    by_field = {row["field"]: row for row in rows if row["unit"] == MEASURES[0].id}
    assert by_field["status"]["one"] == str(MEASURES[0].status)
    assert by_field["status"]["two"] == ""
    assert by_field["learned from"]["one"] == "-"


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It prints, writes the table, and refuses a path given twice."""
    text = dump_document(CATALOG, "hl-2022-talent-plan")
    paths = [tmp_path / name / "hl-2022-talent-plan.yaml" for name in ("a", "b")]
    for path in paths:
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    table = tmp_path / "units.csv"

    assert 0 == main(["code", "compare", *map(str, paths), "--units", str(table)])
    assert "measures: " in capsys.readouterr().out
    assert table.read_text(encoding="utf-8").startswith("group,unit,field,")
    assert 2 == main(["code", "compare", str(paths[0]), str(paths[0])])
    assert "given twice" in capsys.readouterr().err
