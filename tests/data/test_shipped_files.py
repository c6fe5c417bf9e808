"""Every shipped document file, by name: it loads alone, its records agree with each other and with their wording."""

from pathlib import Path

import pytest

import sgpolicy
from sgpolicy import Catalog, read_quantity
from sgpolicy.catalog.load import shipped_files, validate
from sgpolicy.model.figure import Figure
from sgpolicy.testing import dump_document

DOCUMENTS = [file.name.rpartition("/")[2].removesuffix(".yaml") for file in shipped_files() if "\nkind: " in file.text]
PROVINCES = sorted({name.partition("-")[0] for name in DOCUMENTS})
"""The first part of the names, which is that of the province, mostly."""
LONGEST_PHRASE = 24


def test_every_document_has_a_file(shipped: Catalog) -> None:
    """And is named as its file."""
    assert sorted(DOCUMENTS) == list(shipped.documents.ids)


@pytest.mark.parametrize("province", PROVINCES)
def test_documents_pass_all_checks_alone(province: str, shipped: Catalog, tmp_path: Path) -> None:
    """Rings 1 and 2 find nothing in those of a province, on the shipped codebook and beside those that they name."""
    names = {name for name in DOCUMENTS if name.partition("-")[0] == province}
    names |= {place.document.id for r in shipped.records() if r.document.id in names for place in r.evidence}
    for name in names:
        (tmp_path / f"{name}.yaml").write_text(dump_document(shipped, name), encoding="utf-8")
    records = sum(record.document.id in names for record in shipped.records())

    assert validate(tmp_path).startswith(f"{len(names)} documents, {records} records")
    assert list(sgpolicy.load(tmp_path).documents) == [d for d in shipped.documents if d.id in names]


def test_figures_are_read_again_from_their_wording(shipped: Catalog) -> None:
    """Every stored quantity is what its wording says, apart from a denominator that stands elsewhere."""
    wrong = []
    for record in shipped.records():
        if isinstance(record, Figure):
            stored, read = record.quantity, read_quantity(record.quantity.as_stated)
            same = (stored.bounds, stored.value, stored.qualifier) == (read.bounds, read.value, read.qualifier)
            if not same or not (read.unit in (stored.unit, stored.unit.base) or read.unit.id == "number"):
                wrong.append((record.id, stored, read))

    assert wrong == []


def test_no_source_text_is_redistributed(shipped: Catalog) -> None:
    """Figure phrases and damaged characters are short, summaries are told in two languages."""
    printed = [fault.printed for d in shipped.documents for fault in d.faults]
    printed += [number.printed for d in shipped.documents for number in d.uncoded]
    stated = [e.as_stated for r in shipped.records() for e in r.evidence if e.as_stated]

    assert [phrase for phrase in (*printed, *stated) if len(phrase) > LONGEST_PHRASE] == []
    assert [m.id for m in shipped.measures if not (m.summary.zh and m.summary.en)] == []


def test_all_shipped_files_together_pass_all_checks(shipped: Catalog) -> None:
    """The command's `validate` without a path."""
    documents, records = len(shipped.documents), sum(1 for _ in shipped.records())

    assert validate().startswith(f"{documents} documents, {records} records, ")
