"""What is said of each column holds of every value that is shipped."""

from typing import Any

import pytest

from sgpolicy import Catalog
from sgpolicy.catalog.columns import Column, columns
from sgpolicy.catalog.rows import FIELDS
from sgpolicy.model.columns import SPANS, TEXTS, Type
from sgpolicy.schema import TABLE_CLASSES, TABLES

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


@pytest.mark.parametrize("name", TABLES)
def test_values_are_of_the_type_the_words_and_the_table_told(name: str, rows: dict[str, list[dict[str, Any]]]) -> None:
    """A list is never missing, a boolean is no integer, and an id leads to a row."""
    ids = {of: {row["id"] for row in held} for of, held in rows.items()}
    wrong = {one.name: _wrong(one, [row[one.name] for row in rows[name]], ids) for one in columns(name)}

    assert {} == {key: values for key, values in wrong.items() if values}


def _wrong(one: Column, values: list[Any], ids: dict[str, set[str]]) -> list[Any]:
    """Return the values that a column does not tell of."""
    held = [value for value in values if value is not None]
    found = [value for value in held if not isinstance(value, PYTHON[one.holds])]
    if one.holds is not bool:
        found += [value for value in held if isinstance(value, bool)]
    if one.holds in (TEXTS, SPANS):
        found += [None] * (len(values) - len(held))
    if one.words:
        found += [value for value in held if value not in {word.value for word in one.words}]
    if one.refers:
        items = [item for value in held for item in (value if isinstance(value, list) else [value])]
        found += [item for item in items if item not in ids[one.refers]]
    return found


@pytest.mark.parametrize("name", TABLES)
def test_labels_fit_into_the_programs_that_show_them(name: str) -> None:
    """Stata cuts a label after 80 characters and a name after 32; both are told in English and in Chinese."""
    for one in columns(name):
        assert all(0 < len(label) <= 80 for label in (one.en, one.zh)), one
        assert one.name.isascii(), one
        assert len(one.name) <= 32 - len("_999"), one
        assert one.en.isascii(), one
        assert all(word.zh and len(word.zh) <= 40 for word in one.words or ()), one
