"""Laziness: what an import or a query does not need is neither imported nor made."""

import subprocess
import sys

import pytest

import sgpolicy
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.records import Measures
from sgpolicy.catalog.vocabulary import Vocabulary
from sgpolicy.schema import RECORD_TYPES, TERM_TYPES
from sgpolicy.testing.catalogs import make_catalog


def modules_after(code: str) -> set[str]:
    """Return the modules that a new process has imported once it has run *code*."""
    script = f"import sys; before = set(sys.modules); {code}; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return set(done.stdout.split())


def test_the_import_brings_nothing_along() -> None:
    """`import sgpolicy` is one module."""
    assert {"sgpolicy"} == modules_after("import sgpolicy")


def test_the_catalog_module_needs_no_reader_of_yaml() -> None:
    """What an installed wheel imports to load holds neither cattrs nor yaml."""
    found = modules_after("import sgpolicy.catalog.shipped")

    assert set() == found & {"cattrs", "yaml", "importlib_resources", "pathlib", "sgpolicy.analysis.progress"}


@pytest.fixture
def catalog() -> Catalog:
    """A catalog of which nothing has been touched."""
    made = make_catalog(300, seed=5)
    return Catalog.lazily({name: tuple(getattr(made, name)) for name in NAMES}.__getitem__)


NAMES = ("documents", *RECORD_TYPES, *TERM_TYPES)


def test_a_collection_is_made_once(catalog: Catalog) -> None:
    """The second touch finds the collection of the first."""
    assert catalog.measures is catalog.measures
    assert isinstance(catalog.measures, Measures)


def test_an_unknown_attribute_is_an_error(catalog: Catalog) -> None:
    """A mistyped collection is not looked for in the data."""
    with pytest.raises(AttributeError, match="'Catalog' object has no attribute 'measure'"):
        catalog.measure  # type: ignore[attr-defined]  # noqa: B018 - the error is what is tested


def test_a_lazy_catalog_never_changes(catalog: Catalog) -> None:
    """Neither before nor after its collections are made."""
    for _ in range(2):
        with pytest.raises(AttributeError, match="never changes"):
            catalog.measures = catalog.measures
        with pytest.raises(AttributeError, match="never changes"):
            del catalog.measures


def test_names_are_remembered_and_errors_are_not(catalog: Catalog) -> None:
    """A spelling that resolved resolves to the same; one that did not fails each time."""
    for _ in range(2):
        assert catalog.regions["黑龙江"] is catalog.regions[" 黑龙江 "]
        with pytest.raises(sgpolicy.UnknownRegionError):
            catalog.measures.where(region="黑龙口")


def test_memory_of_names_is_bounded(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ever new spellings do not fill the memory."""
    monkeypatch.setattr("sgpolicy.catalog.vocabulary._REMEMBERED", 3)
    for blanks in range(10):
        catalog.measures.where(region=" " * blanks + "黑龙江")
    vocabulary: Vocabulary = catalog._vocabulary

    assert 3 == sum(map(len, vocabulary._resolved.values()))


def test_combined_filters_are_what_a_scan_gives(catalog: Catalog) -> None:
    """Sets of places and item by item, in order: the same as looking at each."""
    for region in {m.region for m in catalog.measures}:
        for instrument in {m.instruments[0] for m in catalog.measures}:
            for confidence in ("high", "low"):
                found = catalog.measures.where(region=region, instrument=instrument, confidence=confidence)
                expected = [
                    m
                    for m in catalog.measures
                    if m.region == region
                    and m.confidence == confidence
                    and any(instrument in i.path for i in m.instruments)
                ]
                assert expected == list(found)


def test_positions_and_slices_still_work(catalog: Catalog) -> None:
    """The fast way is for ids; the others come out the same."""
    measures = catalog.measures
    fresh = Measures(tuple(measures), catalog._vocabulary)

    assert fresh[-1] is fresh[len(fresh) - 1] is fresh[fresh.ids[-1]]
    assert list(fresh)[2:5] == list(fresh[2:5])
    with pytest.raises(IndexError):
        fresh[len(fresh)]
    with pytest.raises(sgpolicy.UnknownRecordError):
        fresh["nothing"]
