"""Dumping: what a data file can say is said, what it cannot is refused."""

from pathlib import Path

import pytest
from attrs import evolve

import sgpolicy
from sgpolicy import Catalog, UnknownRecordError
from sgpolicy.coding.layout.canonical import format_path
from sgpolicy.testing import dump_catalog, dump_document
from sgpolicy.testing.dumping import NotDumpableError


def test_a_document_is_dumped_in_canonical_order(made_up: Path) -> None:
    """Keys as the coding guide has them; defaults left out; text quoted where YAML could mistake it."""
    text = dump_document(sgpolicy.load(made_up), "made-up-plan")
    top = [line.partition(":")[0] for line in text.splitlines() if not line.startswith((" ", "-"))]

    assert top == [
        "id", "title", "kind", "region", "dates", "source", "reliability", "programmes", "organisations", "measures",
        "provisions", "targets", "observations",
    ]  # fmt: skip
    assert 'region: "610000"' in text
    assert "confidence" not in text
    assert "    programme: dandelion\n" in text
    assert "    baseline: certified-2014\n" in text


@pytest.mark.slow
def test_what_is_dumped_is_in_canonical_layout(shipped: Catalog, tmp_path: Path) -> None:
    """Documents and codebook: formatting changes nothing."""
    dump_catalog(shipped, tmp_path)

    assert format_path(tmp_path, check=True) == ()


def test_an_unknown_document_is_an_error(shipped: Catalog) -> None:
    """With a near match."""
    with pytest.raises(UnknownRecordError, match="did you mean hl-2022-talent-plan"):
        dump_document(shipped, "hl-2022-talent-plans")


def test_what_no_file_can_say_is_refused(made_up: Path, tmp_path: Path) -> None:
    """A record without region in a document with one, and a control character; nothing is written."""
    catalog = sgpolicy.load(made_up)
    [measure] = catalog.measures
    terms = {type(term): [term] for term in (catalog.regions["100000"],)}
    for record, message in (
        (evolve(measure, region=None, programme=None, provisions=()), "has no region, but a file would give it 610000"),
        (evolve(measure, note="\x1b[31m", programme=None, provisions=()), "U\\+001B"),
    ):
        broken = Catalog(terms=terms, documents=catalog.documents, records=[record])
        with pytest.raises(NotDumpableError, match=message):
            dump_catalog(broken, tmp_path / "out")
    assert not (tmp_path / "out").exists()
