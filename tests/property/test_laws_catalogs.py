"""Laws of whole catalogs: loading undoes dumping, exporting loses nothing, invariants hold."""

import copy
import io
import json
import pickle
import tempfile
from pathlib import Path

import pytest
from hypothesis import given

import sgpolicy
from sgpolicy import Catalog
from sgpolicy.catalog.load import validate
from sgpolicy.display import card
from sgpolicy.export.formats import stream
from sgpolicy.schema import TABLES, TERM_TYPES
from sgpolicy.testing import INVARIANTS, check_invariants, differences, dump_catalog, dump_document
from sgpolicy.testing.strategies import catalogs


@given(catalogs())
def test_loading_undoes_dumping(catalog: Catalog) -> None:
    """A catalog written to YAML files and loaded passes every check and is the same in every field."""
    with tempfile.TemporaryDirectory() as folder:
        dump_catalog(catalog, folder)
        again = sgpolicy.load(folder)

        assert catalog == again
        assert [] == list(differences(catalog, again))
        assert validate(folder).startswith(f"{len(catalog.documents)} documents, ")


@given(catalogs())
def test_exporting_and_reading_rows_loses_nothing(catalog: Catalog) -> None:
    """JSON Lines read back are the rows of the records, digit for digit."""
    out = io.StringIO()
    stream(catalog, out)
    lines = [json.loads(line) for line in out.getvalue().split("\n")[:-1]]

    assert lines == [
        {"record_type": kind, **row} for name, kind in TABLES.items() for row in getattr(catalog, name).to_dicts()
    ]


@given(catalogs())
def test_invariants_hold(catalog: Catalog) -> None:
    """Every invariant of the test kit holds of any catalog."""
    check_invariants(catalog)


@given(catalogs())
def test_copies_are_equal_in_every_field(catalog: Catalog) -> None:
    """Pickled and deep-copied catalogs keep provenance and order."""
    for twin in (pickle.loads(pickle.dumps(catalog)), copy.deepcopy(catalog)):  # noqa: S301 - our own bytes
        assert catalog == twin
        assert [] == list(differences(catalog, twin))


@given(catalogs())
def test_cards_show_one_line_a_fact(catalog: Catalog) -> None:
    """Whatever a record holds, its card has no line break or escape code of its own."""
    for item in (*catalog.documents, *catalog.records()):
        assert all(line.isprintable() for line in card(item).split("\n"))


@pytest.mark.slow
def test_the_shipped_catalog_survives_dumping(shipped: Catalog, tmp_path: Path) -> None:
    """The law holds of real data too."""
    files = dump_catalog(shipped, tmp_path)

    assert len(files) == len(TERM_TYPES) + len(shipped.documents)
    assert [] == list(differences(shipped, sgpolicy.load(tmp_path)))


def test_a_dumped_document_stands_on_the_shipped_codebook(shipped: Catalog, tmp_path: Path) -> None:
    """One file alone loads to the records of that document."""
    (tmp_path / "js-2022-red-stations.yaml").write_text(
        dump_document(shipped, "js-2022-red-stations"), encoding="utf-8"
    )
    alone = sgpolicy.load(tmp_path)

    assert alone.measures == shipped.measures.where(document="js-2022-red-stations")
    assert alone.documents.one() == shipped.documents["js-2022-red-stations"]


@pytest.mark.parametrize("name", INVARIANTS)
def test_an_invariant_says_what_it_claims(name: str) -> None:
    """Each has a docstring, for reports and documentation."""
    assert INVARIANTS[name].__doc__
