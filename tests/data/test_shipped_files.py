"""Every shipped document file, by name: it loads alone, its records agree with each other and with their wording."""

from pathlib import Path

import pytest

import sgpolicy
from sgpolicy import Catalog, read_quantity
from sgpolicy.catalog.load import shipped_files, validate
from sgpolicy.model.figure import Figure
from sgpolicy.testing import dump_document

DOCUMENTS = [file.name.rpartition("/")[2].removesuffix(".yaml") for file in shipped_files() if "\nkind: " in file.text]
LONGEST_PHRASE = 24


def test_every_document_has_a_file(shipped: Catalog) -> None:
    """And is named as its file."""
    assert sorted(DOCUMENTS) == list(shipped.documents.ids)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_file_passes_all_checks_alone(name: str, shipped: Catalog, tmp_path: Path) -> None:
    """Rings 1 and 2 find nothing in it, laid on the shipped codebook and beside the documents that it names."""
    named = {place.document.id for r in shipped.records() if r.document.id == name for place in r.evidence}
    for one in (name, *named):
        (tmp_path / f"{one}.yaml").write_text(dump_document(shipped, one), encoding="utf-8")
    records = sum(record.document.id in {name, *named} for record in shipped.records())

    assert validate(tmp_path).startswith(f"{len({name, *named})} documents, {records} records")
    assert sgpolicy.load(tmp_path).documents[name] == shipped.documents[name]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_figures_are_read_again_from_their_wording(name: str, shipped: Catalog) -> None:
    """Every stored quantity is what its wording says, apart from a denominator that stands elsewhere."""
    for record in shipped.records():
        if isinstance(record, Figure) and record.document.id == name:
            stored, read = record.quantity, read_quantity(record.quantity.as_stated)
            assert (stored.bounds, stored.value, stored.qualifier) == (read.bounds, read.value, read.qualifier)
            assert read.unit in (stored.unit, stored.unit.base) or read.unit.id == "number"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_source_text_is_redistributed(name: str, shipped: Catalog) -> None:
    """Figure phrases and damaged characters are short, summaries are told in two languages."""
    document = shipped.documents[name]
    printed = [f.printed for f in document.faults] + [u.printed for u in document.uncoded]
    stated = [e.as_stated for r in shipped.records() if r.document is document for e in r.evidence if e.as_stated]

    assert all(len(phrase) <= LONGEST_PHRASE for phrase in (*printed, *stated))
    for measure in shipped.measures.where(document=document):
        assert measure.summary.zh
        assert measure.summary.en


def test_all_shipped_files_together_pass_all_checks(shipped: Catalog) -> None:
    """The command's `validate` without a path."""
    documents, records = len(shipped.documents), sum(1 for _ in shipped.records())

    assert validate().startswith(f"{documents} documents, {records} records, ")
