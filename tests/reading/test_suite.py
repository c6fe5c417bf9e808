"""The suite of phrases is sound, and each is read as it should be, alone and in a sentence; all are invented."""

from datetime import date
from typing import Any

import pytest
from tests.reading.suite import HERE, agree, measure, rows

from sgpolicy import reading
from sgpolicy.errors import NotAPeriodError, NotAQuantityError
from sgpolicy.model.period import Period
from sgpolicy.model.quantity import Quantity

_ROWS = rows()
_KINDS = list(dict.fromkeys(row["kind"] for row in _ROWS))
# What is not read yet: id, place (alone, text) and what is wrong (refused, missed, wrong, false). A line goes when its
# phrase is read; none comes, and none gets worse.
_NOT_YET = (HERE / "not_yet.txt").read_text(encoding="utf-8").splitlines()


def _alone(row: dict[str, Any]) -> str | None:
    """Return what is wrong when the phrase is read by itself, if anything."""
    expected = row["expected"]
    try:
        if row["call"] == "quantity":
            read: Quantity | Period = reading.read_quantity(row["text"])
        else:
            reference = date.fromisoformat(row["reference"]) if "reference" in row else None
            read = reading.read_period(row["text"], reference=reference)
    except (NotAQuantityError, NotAPeriodError):
        return None if expected == "refuse" or expected.get("or_refuse") else "refused: alone"
    if expected == "refuse":
        return f"wrong: read as {read}"
    right = Period.parse(expected["period"]) == read if "period" in expected else agree(expected, read)
    return None if right else f"wrong: read as {read}"


def _in_text(row: dict[str, Any]) -> str | None:
    """Return what is wrong when the phrase stands in a sentence, if anything."""
    expected, start = row["expected"], row["carrier"].index("{}")
    sentence, end = row["carrier"].replace("{}", row["text"]), start + len(row["text"])
    if row["call"] == "document_number":
        numbers = [one.number for one in reading.find_document_numbers(sentence)]
        parts = [{"issuer_code": one.issuer_code, "year": one.year, "serial": one.serial} for one in numbers]
        return None if parts == ([] if expected == "none" else [expected]) else f"wrong: found {numbers}"
    found = [one for one in reading.find_quantities(sentence) if one.start < end and one.end > start]
    if row["call"] == "period" or isinstance(expected, str):
        return f"false: found {found}" if found else None
    if not found:
        return None if expected.get("or_refuse") else "missed: in text"
    return None if len(found) == 1 and agree(expected, found[0].quantity) else f"wrong: found {found}"


def test_the_suite_is_sound() -> None:
    """Ids and phrases are unique; every row says what to call and what to expect."""
    assert len({row["id"] for row in _ROWS}) == len({row["text"] for row in _ROWS}) == len(_ROWS)
    for row in _ROWS:
        assert row["call"] in {"quantity", "find", "period", "document_number"}, row
        assert row["carrier"].count("{}") == 1, row
        assert len(row["text"]) <= 24, row
        expected = row["expected"]
        if row["call"] == "period" and expected != "refuse":
            Period.parse(expected["period"])
        elif row["call"] == "quantity" and expected != "refuse":
            assert all(measure(unit)[1] > 0 for unit in expected.get("units", [expected["unit"]])), row
            assert any(expected[end] for end in ("lower", "upper", "value")), row


@pytest.mark.parametrize("kind", _KINDS)
def test_phrases_of_a_kind(kind: str) -> None:
    """What experts agree on is read; what is not read yet is known, and is no more than that."""
    faults = {}
    for row in _ROWS:
        if row["kind"] == kind and row["sure"]:
            places = (
                {"alone": _alone, "text": _in_text} if row["call"] in {"quantity", "period"} else {"text": _in_text}
            )
            for place, judge in places.items():
                if fault := judge(row):
                    faults[f"{row['id']} {place} {fault.partition(':')[0]}"] = f"{row['text']}: {fault}"
    known = {line for line in _NOT_YET if line.rpartition("-")[0] == kind}

    assert {line: faults[line] for line in faults.keys() - known} == {}
    assert known - faults.keys() == set(), "these are no longer so: take them out of not_yet.txt"
