"""Laws of Parquet exports asked on DuckDB: they answer as Python does, whatever is in the catalog."""

import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.parquet import hold_alike, stored

from sgpolicy import Catalog
from sgpolicy.analysis.facets import FACETS
from sgpolicy.testing.strategies import catalogs

pytest.importorskip("duckdb", reason="duckdb is not installed: pip install 'sgpolicy[duckdb]'")
pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'sgpolicy[duckdb]'")


@pytest.mark.slow
@given(catalogs(documents=3, records=10), st.permutations([*FACETS]), st.sampled_from([None, "province"]))
def test_sql_answers_as_python_does(catalog: Catalog, facets: list[str], partition: str | None) -> None:
    """Coverage, panels, and tools by each facet."""
    with tempfile.TemporaryDirectory() as folder, stored(catalog, Path(folder), partition=partition) as store:
        hold_alike(catalog, store, pairwise(facets))
