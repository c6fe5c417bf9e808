"""Records and documents: what cannot be made, and what they tell of themselves."""

from collections.abc import Callable
from typing import Any

import attrs
import pytest
from attrs import evolve

from sgpolicy import Catalog, FieldError, Period
from sgpolicy.model.document import Source
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.words import Kind

TARGET = "hl-2022-talent-plan/certified-2025"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"start": 5, "end": 5}, "a span must end after its start"),
        ({"start": -1}, "start cannot be -1; expected 0 or more"),
        ({"document": None}, "document cannot be None; expected a Document"),
    ],
)
def test_evidence_is_a_span_of_a_document(change: dict[str, Any], message: str, shipped: Catalog) -> None:
    """It is never empty, turned round or of nothing."""
    with pytest.raises(FieldError, match=message):
        evolve(shipped.targets[TARGET].evidence[0], **change)


@pytest.mark.parametrize("extent", [(0, 10), (5, 5), (-1, 5), (6, 5)])
def test_the_extent_lies_inside_the_file(extent: tuple[int, int]) -> None:
    """A document is a part of its file, of one character at least."""
    with pytest.raises(ValueError, match="must lie inside the file's 9 characters"):
        Source(file="a.txt", characters=9, sha256="0" * 64, extent=extent)


@pytest.mark.parametrize("file", ["../a.txt", "a/b", "a\\b", "a\n"])
def test_a_source_has_a_name_and_no_folder(file: str) -> None:
    """It is looked for in a folder of sources, never elsewhere."""
    with pytest.raises(FieldError, match="the name of the file alone, without a folder"):
        Source(file=file, characters=9, sha256="0" * 64, extent=(0, 9))


def test_a_record_needs_evidence(shipped: Catalog) -> None:
    """One passage at least, in a tuple."""
    target = shipped.targets[TARGET]
    with pytest.raises(ValueError, match=r"evidence cannot be .*; expected a tuple of 1 or more"):
        evolve(target, evidence=())
    with pytest.raises(TypeError, match="expected a tuple; each item an Evidence"):
        evolve(target, evidence=list(target.evidence))  # type: ignore[arg-type]


def test_kinds_of_figures_keep_apart(shipped: Catalog) -> None:
    """A target is measured, a provision fixed."""
    with pytest.raises(ValueError, match=r"kind cannot be .*; expected one of stock, flow, cumulative"):
        evolve(shipped.targets[TARGET], kind=Kind.RATE)
    with pytest.raises(ValueError, match=r"kind cannot be .*; expected one of rate, ratio, size, sum"):
        evolve(shipped.provisions[0], kind=Kind.STOCK)


def test_a_measure_needs_an_instrument(shipped: Catalog) -> None:
    """The main one comes first."""
    with pytest.raises(ValueError, match=r"instruments cannot be \(\); expected at least one instrument"):
        evolve(shipped.measures[0], instruments=())


def test_a_measure_and_a_target_are_told_apart_by_all_their_fields(shipped: Catalog) -> None:
    """Records with the same id and other contents are not equal, though they hash alike."""
    target = shipped.targets[TARGET]
    other = evolve(target, due=Period.of_year(2026))

    assert target != other
    assert hash(target) == hash(other)
    assert target == evolve(target)


@pytest.mark.parametrize(
    "pick", [lambda c: c.targets[0], lambda c: c.measures[0], lambda c: c.documents[0], lambda c: c.regions[0]]
)
def test_no_field_can_be_assigned_or_deleted(pick: Callable[[Catalog], Any], shipped: Catalog) -> None:
    """Records, documents and terms are frozen, and take no new fields."""
    item = pick(shipped)
    for attribute in attrs.fields(type(item)):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(item, attribute.name, None)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(item, attribute.name)
    with pytest.raises(AttributeError):
        item.anything = 1


def test_what_was_inferred_is_told(shipped: Catalog) -> None:
    """`why_inferred` gives the reason, or None for what the text states."""
    target = shipped.targets["hl-2011-workforce-report/high-level-2012"]

    assert (target.why_inferred("commitment") or "").startswith("bare verb")
    assert target.why_inferred("quantity") is None


def test_when_is_the_time_of_each_type(shipped: Catalog) -> None:
    """Due for a target, as-of for an observation, time for the others; bodies and citations have none."""
    for record in shipped.records():
        own = next((getattr(record, n) for n in ("due", "as_of", "time") if hasattr(record, n)), None)
        assert own == record.when
        assert record.document is record.evidence[0].document


def test_a_document_is_known_by_its_first_date(shipped: Catalog) -> None:
    """Issued, else published, else its reference date."""
    for document in shipped.documents:
        dates = [d for d in (document.issued, document.published, document.reference) if d]
        assert document.known == (dates[0] if dates else None)
        assert isinstance(document.source, Source)
    assert isinstance(shipped.targets[0].evidence[0], Evidence)
