"""Document numbers: equal by what they number, not by how they are printed."""

import pytest

from sgpolicy.model.document_number import DocumentNumber


def test_equality_is_by_code_year_and_serial() -> None:
    """A damaged print and a clean one of the same number are equal."""
    clean = DocumentNumber(printed="京民发〔2001〕3号", issuer_code="京民发", year=2001, serial=3)
    damaged = DocumentNumber(
        printed="京民发〔20013号",
        issuer_code="京民发",
        year=2001,
        serial=3,
        repaired="京民发〔2001〕3号",
        repairs=("closing bracket lost",),
    )

    assert clean == damaged
    assert hash(clean) == hash(damaged)
    assert str(damaged) == clean.canonical == "京民发〔2001〕3号"


@pytest.mark.parametrize(("field", "value"), [("year", 1948), ("serial", 0), ("issuer_code", "abc"), ("printed", "")])
def test_impossible_parts_are_refused(field: str, value: object) -> None:
    """Year, serial and code have to be such as a document can have."""
    facts: dict[str, object] = {"printed": "京民发〔2001〕3号", "issuer_code": "京民发", "year": 2001, "serial": 3}

    with pytest.raises(ValueError, match=field):
        DocumentNumber(**{**facts, field: value})  # type: ignore[arg-type]
