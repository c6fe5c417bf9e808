"""What is said of each column holds of every value that is shipped."""

from typing import Any

import pytest

from sgpolicy import Catalog
from sgpolicy.catalog.columns import Column, columns
from sgpolicy.catalog.rows import FIELDS
from sgpolicy.model.columns import SPANS, TEXTS, Type
from sgpolicy.schema import TABLE_CLASSES, TABLES

COLUMNS = [pytest.param(name, one, id=f"{name}.{one.name}") for name in TABLES for one in columns(name)]
PYTHON: dict[Type, Any] = {
    str: str,
    int: int,
    float: (int, float),
    bool: bool,
    TEXTS: list,
    SPANS: list,
}


@pytest.fixture(scope="module")
def rows(shipped: Catalog) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of every table."""
    return {name: getattr(shipped, name).to_dicts() for name in TABLES}


@pytest.mark.parametrize("name", TABLES)
def test_columns_are_the_keys_of_rows(name: str) -> None:
    """All of them, in their order: a key that is added needs a column."""
    assert list(FIELDS[TABLE_CLASSES[name]]) == [one.name for one in columns(name)]


@pytest.mark.parametrize(("name", "one"), COLUMNS)
def test_values_are_of_the_type_the_words_and_the_table_told(
    name: str, one: Column, rows: dict[str, list[dict[str, Any]]]
) -> None:
    """A list is never missing, a boolean is no integer, and an id leads to a row."""
    values = [row[one.name] for row in rows[name]]
    held = [value for value in values if value is not None]

    assert [] == [value for value in held if not isinstance(value, PYTHON[one.holds])]
    assert one.holds is bool or not any(isinstance(value, bool) for value in held)
    if one.holds in (TEXTS, SPANS):
        assert values == held
    if one.words:
        assert set(held) <= {word.value for word in one.words}
    if one.refers:
        ids = {row["id"] for row in rows[one.refers]}
        assert {item for value in held for item in (value if isinstance(value, list) else [value])} <= ids


@pytest.mark.parametrize(("name", "one"), COLUMNS)
def test_labels_fit_into_the_programs_that_show_them(name: str, one: Column) -> None:
    """Stata cuts a label after 80 characters and a name after 32; both are told in English and in Chinese."""
    assert name in TABLES
    assert all(0 < len(label) <= 80 for label in (one.en, one.zh))
    assert one.name.isascii()
    assert len(one.name) <= 32 - len("_999")
    assert one.en.isascii()
    assert all(word.zh and len(word.zh) <= 40 for word in one.words or ())
