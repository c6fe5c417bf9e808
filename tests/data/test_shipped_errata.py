"""The errata of the shipped data: each is true of the data as they are."""

from typing import Any

import pytest

import sgpolicy
from sgpolicy.model.erratum import Erratum
from sgpolicy.model.words import ErratumKind

CATALOG = sgpolicy.load()


@pytest.mark.parametrize("kind", ErratumKind)
def test_errata_are_true_of_the_data(kind: ErratumKind) -> None:
    """What was changed is there, what was merged is an alias of the other, what was withdrawn is gone."""
    assert [e for e in CATALOG.errata if e.kind is kind and not _true(e)] == []


def _true(erratum: Erratum) -> bool:
    if erratum.kind is ErratumKind.WITHDRAWN:
        with pytest.raises(sgpolicy.UnknownRecordError, match="was withdrawn in"):
            CATALOG[erratum.record]
        return True
    if erratum.kind is ErratumKind.MERGED:
        return CATALOG[erratum.record].id == erratum.new
    return _said(CATALOG[erratum.record].to_dict(), erratum.field) == erratum.new


def _said(row: dict[str, Any], field: str | None) -> str | None:
    """Return what the export *row* of a record says of *field*, as the errata write it."""
    if field == "at":
        return f"{row['start']}-{row['end']}"
    if field == "record_type":
        return f"{CATALOG[row['id']].record_type}s"
    value = row[str(field)]
    return ", ".join(value) if isinstance(value, list) and value else (str(value) if value else None)


def test_errata_are_told_in_the_order_of_their_releases() -> None:
    """The last ones come last."""
    versions = [tuple(map(int, e.version.split("."))) for e in CATALOG.errata]

    assert versions == sorted(versions)
