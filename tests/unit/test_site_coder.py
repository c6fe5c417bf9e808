"""The coder's page: a text cut where records begin and end."""

from pathlib import Path

import pytest

pytest.importorskip("jinja2", reason="the extra `site` is not installed: pip install 'sgpolicy[site]'")
pytest.importorskip("vl_convert", reason="the extra `site` is not installed: pip install 'sgpolicy[site]'")

from tests.unit.coded import TEXT
from tests.unit.sited import catalog_of

from sgpolicy.site.coder import CodedText, coded_text, text_of
from sgpolicy.sources.spans import spans_of


@pytest.fixture
def coded(tmp_path: Path) -> CodedText:
    """The made-up text with what was coded of it."""
    catalog = catalog_of(tmp_path)
    (document,) = catalog.documents
    records = sorted(catalog.records(), key=lambda one: spans_of(one, document)[0])
    return coded_text(TEXT, document, records)


def test_the_pieces_are_the_text(coded: CodedText) -> None:
    """To the character, in order."""
    assert TEXT == "".join(piece.text for piece in coded.pieces)


def test_each_record_covers_its_wording(coded: CodedText) -> None:
    """The pieces of a record, joined, are its passages."""
    assert "".join(p.text for p in coded.pieces if "training" in p.records) == "培训社工300人"
    assert "".join(p.text for p in coded.pieces if "certified-2025" in p.records) == "500人"


def test_overlaps_are_kept_apart(coded: CodedText) -> None:
    """A figure inside a measure belongs to both, the shorter passage first."""
    (piece,) = (one for one in coded.pieces if one.text == "300人")

    assert ("trained", "training") == piece.records
    assert {"m1", "figure"} == set(piece.layers)


def test_marks_stand_in_their_places(coded: CodedText) -> None:
    """Faults with the repair, uncoded numbers with the reason, and what no record covers."""
    marks = {piece.text: piece for piece in coded.pieces}

    assert "fault" in marks["蓓"].layers
    assert marks["蓓"].title == "蓓 → 备 (character)"
    assert "uncoded" in marks["第三批"].layers
    assert marks["第三批"].title == "ordinal"
    assert "gap" in coded.pieces[0].layers
    assert {"gap", "off"}.isdisjoint(marks["300人"].layers)


def test_every_record_begins_once(coded: CodedText) -> None:
    """At its main passage, with its number in the order of the text."""
    starts = [start for piece in coded.pieces for start in piece.starts]

    assert dict(starts) == coded.numbers
    assert sorted(number for _, number in starts) == list(range(1, len(coded.numbers) + 1))


def test_a_text_must_be_the_very_one(tmp_path: Path) -> None:
    """Its digest is compared; of another text there is no page."""
    catalog = catalog_of(tmp_path)
    (document,) = catalog.documents

    assert TEXT == text_of(document, tmp_path)
    (tmp_path / "jia.txt").write_bytes(TEXT.replace("春雨", "秋雨").encode())
    assert text_of(document, tmp_path) is None
    (tmp_path / "jia.txt").unlink()
    assert text_of(document, tmp_path) is None
