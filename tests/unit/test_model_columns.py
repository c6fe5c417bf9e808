"""Lists of rows told item by item."""

import pytest

from sgpolicy import Catalog
from sgpolicy.model.columns import exploded, list_column

TYPES = {"id": str, "domains": list[str], "instrument": list[str], "instruments": list[str], "also": list[list[int]]}


@pytest.mark.parametrize(
    ("asked", "column"),
    [
        ("domains", "domains"),
        ("domain", "domains"),
        ("instrument", "instrument"),
        ("instruments", "instruments"),
        ("also", "also"),
    ],
)
def test_a_column_of_lists_is_named_in_either_number(asked: str, column: str) -> None:
    """What is called exactly so comes first."""
    assert column == list_column(asked, TYPES)


def test_columns_are_seen_from_rows_where_no_types_are_told() -> None:
    """A list in any row makes a column one of lists."""
    assert list_column("b", {}, [{"a": 1, "b": None}, {"a": 2, "b": []}]) == "b"


@pytest.mark.parametrize("asked", ["id", "nothing", ""])
def test_another_column_is_refused_with_those_of_lists(asked: str) -> None:
    """The error is about the argument, and lists what it may be."""
    with pytest.raises(ValueError, match=r"not a column of lists; give one of domains, instrument, instruments, also$"):
        list_column(asked, TYPES)


def test_rows_without_lists_have_nothing_to_explode() -> None:
    """The error says so."""
    with pytest.raises(ValueError, match="these rows have none; leave it out"):
        list_column("id", {"id": str})


def test_a_name_is_text() -> None:
    """Anything else is a mistake of another sort."""
    with pytest.raises(TypeError, match="explode takes the name of a column of lists, not int: 3"):
        list_column(3, TYPES)  # type: ignore[arg-type]


def test_each_item_has_a_row_with_its_position() -> None:
    """The rest is repeated; an empty list leaves one row."""
    rows = [{"id": "a", "l": ["x", "y"]}, {"id": "b", "l": []}]

    assert [
        {"id": "a", "l": "x", "position": 1},
        {"id": "a", "l": "y", "position": 2},
        {"id": "b", "l": None, "position": None},
    ] == exploded(rows, "l")


def test_measures_are_told_by_instrument(shipped: Catalog) -> None:
    """The main instrument has position 1, and broader ones are only in the other column."""
    rows = shipped.measures.to_dicts(explode="instruments")

    assert [(m.id, i.id, n) for m in shipped.measures for n, i in enumerate(m.instruments, start=1)] == [
        (row["id"], row["instruments"], row["position"]) for row in rows
    ]
    assert all(row["instruments"] in row["instrument"] for row in rows)
