"""The version and the digest of data: the same for equal data, another for any other field."""

import re

import pytest
from attrs import evolve

import sgpolicy
from sgpolicy import Catalog
from sgpolicy.catalog.load import compile_shipped
from sgpolicy.model.leaves import leaves
from sgpolicy.schema import TERM_TYPES
from sgpolicy.shipped.compiled import Compiled


def _with(catalog: Catalog, **changed: object) -> Catalog:
    """Return a catalog with the terms and documents of *catalog*, and other targets."""
    terms = {cls: tuple(getattr(catalog, name)) for name, cls in TERM_TYPES.items()}
    records = [changed.get(record.id, record) for record in catalog.records()]
    return Catalog(terms=terms, documents=catalog.documents, records=records)  # type: ignore[arg-type]


def test_the_version_is_the_date_of_the_data(shipped: Catalog) -> None:
    """Year, month and day, as of the last document or correction; data without a date have version 0."""
    assert re.fullmatch(r"20\d\d\.\d\d\.\d\d", shipped.version)
    assert "0" == Catalog().version


def test_a_correction_later_than_the_documents_moves_the_version(shipped: Catalog) -> None:
    """An erratum is a change of the data, though no document was read that day."""
    late = evolve(shipped.errata[0], date=sgpolicy.Period.parse("2031-01-05"))

    assert "2031.01.05" == Catalog(terms={type(late): [late]}).version


@pytest.mark.slow
def test_compiled_data_have_the_digest_of_the_yaml_files(shipped: Catalog) -> None:
    """What a wheel carries says the same, to the last field."""
    compiled = Compiled(compile_shipped())

    assert (shipped.digest, 64) == (Catalog.lazily(compiled.items).digest, len(shipped.digest))
    assert shipped.digest == compiled.digest  # which the wheel carries, and need not reckon
    assert compiled.digest == Catalog.lazily(compiled.items, compiled.digest).digest


def test_any_field_changes_the_digest_even_one_that_equality_ignores(shipped: Catalog) -> None:
    """The basis of a period is no part of ==, but somebody may have relied on it."""
    target = shipped.targets.where(lambda t: t.due is not None)[0]
    assert target.due is not None
    other = evolve(target, due=evolve(target.due, because="made up", basis=sgpolicy.Basis.INFERRED))
    changed = _with(shipped, **{target.id: other})

    assert (target, shipped.targets) == (other, changed.targets)
    assert shipped.digest != changed.digest
    assert shipped.digest == _with(shipped).digest


def test_the_order_in_which_things_are_read_makes_no_difference(shipped: Catalog) -> None:
    """Terms, documents and records in any order, and so files under any names."""
    terms = {cls: tuple(getattr(shipped, name))[::-1] for name, cls in TERM_TYPES.items()}
    other = Catalog(terms=terms, documents=shipped.documents[::-1], records=[*shipped.records()][::-1])

    assert shipped.indicators != other.indicators
    assert shipped.digest == other.digest


def test_leaves_name_what_a_record_refers_to_by_its_id(shipped: Catalog) -> None:
    """A path for each value; regions, units and indicators by id, not field by field."""
    said = dict(leaves(shipped.targets["hl-2022-talent-plan/certified-2025"]))

    assert ("230000", "person", 30000) == (said["region"], said["quantity.unit"], said["quantity.lower"])
    assert "hl-2022-talent-plan" == said["evidence[0].document"]
    assert () == said["aliases"]
