"""Parquet, read back by pyarrow, polars and DuckDB: typed, and equal to the rows."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import sgpolicy
from sgpolicy import Catalog
from sgpolicy.export.arrow import _places
from sgpolicy.schema import TABLES

pq = pytest.importorskip("pyarrow.parquet", reason="NO PARQUET WRITTEN: pip install 'sgpolicy[frames]'")


def _with_pyarrow(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return rows


def _with_polars(path: Path) -> list[dict[str, Any]]:
    polars = pytest.importorskip("polars", reason="NOT READ BY POLARS: it is not installed")
    return polars.read_parquet(path).to_dicts()  # type: ignore[no-any-return]


def _with_duckdb(path: Path) -> list[dict[str, Any]]:
    duckdb = pytest.importorskip("duckdb", reason="NOT READ BY DUCKDB: pip install 'sgpolicy[duckdb]'")
    with duckdb.connect() as base:
        found = base.execute("SELECT * FROM read_parquet($1)", [str(path)])
        keys = [column[0] for column in found.description]
        return [dict(zip(keys, row, strict=True)) for row in found.fetchall()]


@pytest.fixture(scope="module")
def folder(shipped: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the shipped catalog as Parquet."""
    out = tmp_path_factory.mktemp("parquet")
    sgpolicy.export(shipped, out, format="parquet")
    return out


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("read", [_with_pyarrow, _with_polars, _with_duckdb])
def test_rows_read_back_equal(
    read: Callable[[Path], list[dict[str, Any]]], name: str, folder: Path, shipped: Catalog
) -> None:
    """Digit for digit; a span is a struct of its two ends."""
    assert getattr(shipped, name).to_dicts() == [
        {key: _plain(value) for key, value in row.items()} for row in read(folder / f"{name}.parquet")
    ]


def _plain(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return [value["start"], value["end"]]
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return [_plain(item) for item in value] if isinstance(value, list) else value


def test_columns_are_typed(folder: Path) -> None:
    """Numbers are decimals, closed words dictionaries, lists lists, spans structs; each column says what it means."""
    schema = pq.read_schema(folder / "targets.parquet")
    types = {name: str(schema.field(name).type) for name in schema.names}

    assert "decimal128(38, 6)" == types["value"]
    assert "dictionary<values=string, indices=int8, ordered=0>" == types["commitment"]
    assert ("list<element: string>", "int64", "bool") == (types["inferred"], types["year_to"], types["vague"])
    assert "list<element: struct<start: int64, end: int64>>" == types["also"]
    assert "约束力度".encode() == schema.field("commitment").metadata[b"description_zh"]


def test_tables_are_parted_by_province(shipped: Catalog, tmp_path: Path) -> None:
    """As Hive parts them; tables without provinces are whole, and what has none is found too."""
    polars = pytest.importorskip("polars", reason="NOT READ BY POLARS: it is not installed")
    paths = sgpolicy.export(shipped, tmp_path, format="parquet", partition="province")
    names = [path.relative_to(tmp_path).as_posix() for path in paths]
    read = polars.read_parquet(tmp_path / "measures", hive_schema={"province": polars.String})

    assert {"targets/province=230000/0.parquet", "indicators.parquet"} <= set(names)
    by_province = {row["province"]: 0 for row in shipped.measures.to_dicts()}
    for row in shipped.measures.to_dicts():
        by_province[row["province"]] += 1
    assert by_province == dict(read.group_by("province").len().iter_rows())


def test_an_empty_table_is_parted_too(tmp_path: Path) -> None:
    """It has a file without rows, so that its columns can be read."""
    parquet = pytest.importorskip("pyarrow.parquet", reason="NOT READ: pyarrow is not installed")
    paths = sgpolicy.export(sgpolicy.Catalog(), tmp_path, format="parquet", partition="province")
    [measures] = [path for path in paths if path.parts[-3] == "measures"]

    assert parquet.read_table(measures, partitioning=None).num_rows == 0
    assert {"id", "instrument"} <= set(parquet.read_schema(measures).names)


def test_a_folder_that_holds_other_files_is_not_added_to(made_up: Path, tmp_path: Path) -> None:
    """Whoever reads the folder would read them too; the files of an earlier export of the same are replaced."""
    catalog = sgpolicy.load(made_up)
    first = sgpolicy.export(catalog, tmp_path, format="parquet", partition="province")
    assert first == sgpolicy.export(catalog, tmp_path, format="parquet", partition="province")
    (tmp_path / "measures" / "province=990000").mkdir()
    (tmp_path / "measures" / "province=990000" / "0.parquet").write_bytes(b"old")
    with pytest.raises(FileExistsError, match="not a file of this export, in a folder that is read as a whole"):
        sgpolicy.export(catalog, tmp_path, format="parquet", partition="province")


def test_a_column_has_room_for_its_numbers() -> None:
    """As many places as the longest needs, six at least; numbers that no decimal holds are refused."""
    assert 6 == _places([1, Decimal("3.5"), None], "x")
    assert 15 == _places([Decimal("0.333333333333333"), 10**22], "x")
    with pytest.raises(ValueError, match="the numbers of x need 31 digits before the point and 15 after"):
        _places([Decimal("0.333333333333333"), 10**30], "x")
    assert 6 == _places([10**31, Decimal("1E+3")], "x")


def test_parts_are_for_parquet(shipped: Catalog, tmp_path: Path) -> None:
    """And only by province."""
    with pytest.raises(ValueError, match="files are parted in Parquet, not in jsonl"):
        sgpolicy.export(shipped, tmp_path, partition="province")
    with pytest.raises(ValueError, match="partition is one of province, not 'year'"):
        sgpolicy.export(shipped, tmp_path, format="parquet", partition="year")
