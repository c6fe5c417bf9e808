"""The catalog: what it holds, that it never changes, and how it travels."""

import copy
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Lock

import pytest

import sgpolicy
from sgpolicy import Catalog, DataError, UnknownRecordError
from sgpolicy.catalog import load as loading
from sgpolicy.schema import RECORD_TYPES, TERM_TYPES
from sgpolicy.testing import INVARIANTS, differences

COLLECTIONS = ("documents", *RECORD_TYPES, *TERM_TYPES)


@pytest.mark.parametrize("name", INVARIANTS)
def test_invariants_hold_of_the_shipped_catalog(name: str, shipped: Catalog) -> None:
    """Each invariant of the test kit holds."""
    INVARIANTS[name](shipped)


@pytest.mark.parametrize("name", INVARIANTS)
def test_invariants_hold_of_an_empty_catalog(name: str) -> None:
    """A catalog of nothing breaks no law."""
    INVARIANTS[name](Catalog())


def test_the_catalog_finds_documents_and_records(shipped: Catalog) -> None:
    """`catalog[id]` finds whatever has the id."""
    assert shipped["hl-2022-talent-plan"] is shipped.documents["hl-2022-talent-plan"]
    assert shipped["hl-2022-talent-plan/certified-2025"] is shipped.targets["hl-2022-talent-plan/certified-2025"]


def test_an_unknown_id_is_answered_by_near_ones(shipped: Catalog) -> None:
    """A miss offers what looks alike."""
    with pytest.raises(UnknownRecordError, match=r"did you mean .*hl-2022-talent-plan/certified-2025"):
        shipped["hl-2022-talent-plan/certified-2026"]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_no_collection_can_be_assigned(name: str, shipped: Catalog) -> None:
    """A catalog never changes, and says what to do instead."""
    with pytest.raises(AttributeError, match=f"never changes; '{name}' cannot be set"):
        setattr(shipped, name, ())
    with pytest.raises(AttributeError, match="cannot be deleted"):
        delattr(shipped, name)
    with pytest.raises(AttributeError):
        shipped.anything = 1


def test_a_catalog_travels(made_up: Path) -> None:
    """Pickle, copy and deepcopy give an equal catalog that still resolves names."""
    catalog = sgpolicy.load(made_up)
    pickled: Catalog = pickle.loads(pickle.dumps(catalog))  # noqa: S301 - our own bytes

    for twin in (pickled, copy.copy(catalog), copy.deepcopy(catalog)):
        assert catalog == twin
        assert hash(catalog) == hash(twin)
        assert [] == list(differences(catalog, twin))
        assert catalog.targets.ids == twin.targets.where(within="陕西").ids


def test_catalogs_differ_by_what_they_hold(made_up: Path, shipped: Catalog) -> None:
    """A catalog of other data is another one, and a catalog is no tuple."""
    assert shipped != sgpolicy.load(made_up)
    assert shipped != tuple(shipped.documents)


def test_a_catalog_says_what_it_holds(made_up: Path) -> None:
    """The representation counts documents and records."""
    assert repr(sgpolicy.load(made_up)).startswith(
        "<Catalog of 1 documents, 1 measures, 1 provisions, 1 targets, 1 observations, 1 programmes, "
        "1 organisations, 0 citations"
    )


def test_records_come_type_by_type(made_up: Path) -> None:
    """`records()` yields every record, no document and no term."""
    ids = [record.id.partition("/")[2] for record in sgpolicy.load(made_up).records()]

    assert ids == ["train", "subsidy", "certified-2020", "certified-2014", "dandelion", "ministry"]


def test_a_folder_stands_alone_or_on_the_shipped_catalog(made_up: Path, shipped: Catalog) -> None:
    """`load(path)` holds the folder's documents only, `load(path, base=...)` both."""
    alone, both = sgpolicy.load(made_up), sgpolicy.load(made_up, base=shipped)

    assert alone.documents.ids == ("made-up-plan",)
    assert alone.regions == shipped.regions
    assert set(both.documents.ids) == {*shipped.documents.ids, "made-up-plan"}
    assert len(both.measures) == len(shipped.measures) + 1
    assert both.targets.where(within="Shaanxi").ids == alone.targets.ids
    assert shipped == sgpolicy.load()


def test_a_document_of_the_base_cannot_be_defined_again(made_up: Path) -> None:
    """The same folder twice is one document with two definitions."""
    with pytest.raises(DataError, match=r"document 'made-up-plan' is already defined in .*"):
        sgpolicy.load(made_up, base=sgpolicy.load(made_up))


def test_a_path_may_be_text_or_one_file(made_up: Path) -> None:
    """A folder as text and its one file give the same catalog."""
    assert sgpolicy.load(str(made_up)) == sgpolicy.load(made_up / "made-up-plan.yaml")


def test_search_takes_every_word_in_any_width_and_case(shipped: Catalog) -> None:
    """Each of the words must stand somewhere in the record."""
    [found] = shipped.search("三万人")

    assert found is shipped["hl-2022-talent-plan/certified-2025"]
    assert shipped.search("CERTIFIED ２０２５") == shipped.search("certified 2025")
    assert shipped.search("三万人 没有这个词") == ()


def test_32_threads_load_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """In 100 rounds of 32 threads the shipped data are read once a round, and all get the same object."""
    read, counting = [0], Lock()

    def count() -> Catalog:
        with counting:
            read[0] += 1
        return Catalog()

    monkeypatch.setattr(loading, "read_compiled", lambda: None)  # what a wheel has would be read instead
    monkeypatch.setattr(loading, "read_shipped", count)
    monkeypatch.setattr(loading, "_shipped", [])
    with ThreadPoolExecutor(32) as pool:
        for round_ in range(1, 101):
            loading._shipped.clear()
            barrier = Barrier(32)

            def first_use(barrier: Barrier = barrier) -> Catalog:
                barrier.wait()
                return sgpolicy.load()

            found = list(pool.map(lambda use: use(), [first_use] * 32))

            assert read == [round_]
            assert len({id(catalog) for catalog in found}) == 1


def test_threads_query_at_once(shipped: Catalog) -> None:
    """Indexes and names made by many threads at once give what one thread gets."""
    fresh: Catalog = pickle.loads(pickle.dumps(shipped))  # noqa: S301 - our own bytes
    expected = shipped.measures.where(within="黑龙江", instrument="training").ids
    with ThreadPoolExecutor(32) as pool:
        found = list(pool.map(lambda _: fresh.measures.where(within="黑龙江", instrument="training").ids, range(100)))

    assert [expected] * 100 == found


def test_an_empty_path_is_refused() -> None:
    """It would mean whatever folder one happens to be in."""
    for read in (sgpolicy.load, loading.validate):
        with pytest.raises(ValueError, match="the path is empty"):
            read("")


def test_base_is_a_catalog(made_up: Path) -> None:
    """A word is none."""
    with pytest.raises(TypeError, match=r"base is a catalog to add the files to, .* not 'shipped'"):
        sgpolicy.load(made_up, base="shipped")  # type: ignore[arg-type]
