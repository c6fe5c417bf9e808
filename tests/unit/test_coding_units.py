"""Coding units: measures numbered by document, section and clause."""

from tests.unit.table_measures import EARLIER, WHOLE, measure
from tests.unit.table_records import document

from sgpolicy.analysis.coding_units import coding_units

MEASURES = [
    measure("c", start=30, section="二/(一)"),
    measure("b", start=20, section="一"),
    measure("a", start=10),
    measure("d", start=40, section="二/(一)"),
    measure("e", start=5, at=EARLIER, section="一"),
    measure("f", at=document("undated", known=None)),
]


def test_units_are_numbered_in_text_order() -> None:
    """Documents by date, undated ones last; sections from 1, 0 for no heading."""
    found = coding_units(MEASURES)

    assert [(unit.number, unit.measure.id) for unit in found] == [
        ("1-1-1", "earlier/e"),
        ("2-0-1", "whole/a"),
        ("2-1-1", "whole/b"),
        ("2-2-1", "whole/c"),
        ("2-2-2", "whole/d"),
        ("3-0-1", "undated/f"),
    ]
    assert found == coding_units(reversed(MEASURES))


def test_a_unit_says_what_it_is() -> None:
    """In one row, and in one line."""
    unit = coding_units(MEASURES)[3]

    assert unit.to_dict() == {
        "unit": "2-2-1",
        "measure": "whole/c",
        "document": "whole",
        "document_title": WHOLE.title.zh,
        "section_path": "二/(一)",
        "instruments": ["training"],
        "summary": "做c",
        "summary_en": "do c",
    }
    assert repr(unit) == "<CodingUnit 2-2-1 whole/c: 做c>"
    assert "2-2-1  training    whole/c" in repr(coding_units(MEASURES))
