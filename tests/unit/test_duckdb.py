"""Parquet exports asked on DuckDB: the rows of the analyses in Python."""

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import sgpolicy
from sgpolicy import Catalog, FieldError, UnknownTermError
from sgpolicy.duckdb.facets import SIDES
from sgpolicy.testing.catalogs import make_catalog

pytest.importorskip("duckdb", reason="duckdb is not installed: pip install 'sgpolicy[duckdb]'")
pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'sgpolicy[duckdb]'")

from sgpolicy import duckdb  # after the skip, which tells why

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
KEYS = ("row", "row_zh", "column", "column_zh", "count", "share_of_row", "share_of_column", "share_of_total")
PAIRS = [
    ("rothwell_zegveld", "talent_cycle"),
    ("instrument", "province"),
    ("domain", "setting"),
    ("status", "commitment"),
    ("hood", "document_year"),
    ("document_form", "mcdonnell_elmore"),
    ("year", "document_kind"),
    ("region", "document"),
]


def stored(catalog: Catalog, folder: Path, **asked: str) -> duckdb.Store:
    """Return *catalog* as a Parquet export that can be asked."""
    sgpolicy.export(catalog, folder, format="parquet", **asked)  # type: ignore[arg-type] # options by name
    return duckdb.connect(folder)


def hold_alike(catalog: Catalog, store: duckdb.Store, indicators: int) -> None:
    """Compare all that can be asked."""
    assert catalog.coverage().to_dicts() == store.coverage().to_dicts()
    for indicator, _ in Counter(one.indicator.id for one in catalog.observations).most_common(indicators):
        assert catalog.panel(indicator).to_dicts() == store.panel(indicator).to_dicts()
    for number, (rows, columns) in enumerate(PAIRS):
        asked: dict[str, Any] = {"count": ("main", "all")[number % 2], "depth": ("whole", "any")[number // 2 % 2]}
        cells = catalog.tools(rows, columns, **asked).to_dicts()

        assert [{key: cell[key] for key in KEYS} for cell in cells] == store.tools(rows, columns, **asked).to_dicts()


def test_every_facet_is_compared() -> None:
    """None of those that SQL knows is left out above."""
    assert {*SIDES} == {facet for pair in PAIRS for facet in pair}


@pytest.mark.slow
@pytest.mark.parametrize("asked", [{}, {"partition": "province"}])
def test_shipped_data_give_the_rows_of_python(shipped: Catalog, tmp_path: Path, asked: dict[str, str]) -> None:
    """In one file for each table, and parted by province."""
    with stored(shipped, tmp_path, **asked) as store:
        hold_alike(shipped, store, 4)


@pytest.mark.parametrize("records", [1_000, pytest.param(10_000, marks=[pytest.mark.slow, pytest.mark.long])])
def test_made_up_catalogs_give_the_rows_of_python(records: int, tmp_path: Path) -> None:
    """Of any size."""
    catalog = make_catalog(records, 4)
    with stored(catalog, tmp_path) as store:
        hold_alike(catalog, store, 2)


@pytest.mark.slow
@pytest.mark.long
def test_a_large_catalog_gives_the_rows_of_python(tmp_path: Path) -> None:
    """A hundred thousand records."""
    catalog = make_catalog(100_000, 5)
    with stored(catalog, tmp_path) as store:
        hold_alike(catalog, store, 2)


def test_kinds_and_days_can_be_asked_for(shipped: Catalog, tmp_path: Path) -> None:
    """A panel of one kind, and coverage as of a day; an indicator by its name."""
    with stored(shipped, tmp_path) as store:
        name = shipped.indicators["certified-social-workers"].name.zh
        panel = store.panel(name, kind="stock")
        coverage = store.coverage(as_of="2030-06-01")

        assert shipped.panel(name, kind="stock").to_dicts() == panel.to_dicts()
        assert shipped.coverage(as_of="2030-06-01").to_dicts() == coverage.to_dicts()
        assert f"<Table panel: {len(panel)} rows>" == repr(panel)
        assert [*panel] == panel.to_dicts()
        assert 1 == len(store.connection.execute("SELECT count(*) FROM measures").fetchall())


@pytest.mark.parametrize("asked", [{}, {"partition": "province"}])
@pytest.mark.parametrize(
    ("name", "matching"),
    [("a[1]", "a1"), ("it's {a,b}", "a"), pytest.param("a*", "ab", marks=posix), pytest.param("a?", "ac", marks=posix)],
)
def test_a_folder_whose_name_is_a_pattern_is_that_folder(
    tmp_path: Path, name: str, matching: str, asked: dict[str, str]
) -> None:
    """And no other that the pattern fits."""
    catalog = make_catalog(20, 1)
    stored(make_catalog(60, 2), tmp_path / matching, **asked).close()
    with stored(catalog, tmp_path / name, **asked) as store:
        assert store.connection.execute("SELECT count(*) FROM measures").fetchone() == (len(catalog.measures),)


def test_wrong_questions_are_refused(shipped: Catalog, tmp_path: Path) -> None:
    """With what would be right."""
    with pytest.raises(FieldError, match=r"holds no documents.parquet; make one: sgpolicy export"):
        duckdb.connect(tmp_path)
    with pytest.raises(TypeError, match="takes the folder of a Parquet export, not int: 3"):
        duckdb.connect(3)  # type: ignore[arg-type] # a mistake that a user makes
    with stored(shipped, tmp_path) as store:
        with pytest.raises(UnknownTermError, match="unknown facet 'statsu'; did you mean status"):
            store.tools("statsu")
        with pytest.raises(FieldError, match="take two facets"):
            store.tools("status", "status")
        with pytest.raises(FieldError, match="count is 'each', not 'main' or 'all'"):
            store.tools(count="each")
        with pytest.raises(UnknownTermError, match="unknown indicator 'x'"):
            store.panel("x")
