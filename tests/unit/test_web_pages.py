"""Facts that rest on a web page: what is held against a text, what is passed over, and what is said of it."""

from pathlib import Path

import pytest
from attrs import evolve
from tests.unit.coded import TEXT, filled

import sgpolicy
from sgpolicy import Catalog
from sgpolicy.cli import main
from sgpolicy.coding.agreement import agreement
from sgpolicy.coding.layout.canonical import format_text
from sgpolicy.coding.show import show
from sgpolicy.coding.verify import verify, verify_files
from sgpolicy.display import card
from sgpolicy.testing import dump_catalog

ADDRESS = "https://example.org/2021"
PAGE = """\
id: jia-2021-page
title: {zh: 甲省网页, en: Page of province Jia}
kind: article
source:
  seen: "2026-11-29"
  title: "甲省网页"
  address: "https://example.org/2021"
depth: figures
reliability: {grade: B, because: "official press"}
observations:
  - id: trained
    indicator: trainees
    kind: flow
    quantity: {as_stated: 301人, lower: 301, upper: 301, value: 301, unit: person, qualifier: exact}
    as_of: "2021"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a document, its source text, and a page."""
    (tmp_path / "jia.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "jia-2020-report.yaml").write_text(filled(), encoding="utf-8")
    (tmp_path / "jia-2021-page.yaml").write_text(PAGE, encoding="utf-8")
    return tmp_path


def test_pages_are_passed_over_and_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Verify and audit look at texts alone, and say how many records rest on pages."""
    told = "1 records rest on web pages, whose texts are not at hand"

    for verb in (["verify"], ["code", "audit"]):
        assert main([*verb, str(folder), str(folder)]) == 0
        assert told in capsys.readouterr().out
    assert main(["code", "audit", str(folder), str(folder / "jia-2021-page.yaml")]) == 0
    assert "nothing audited" in capsys.readouterr().out


def test_a_figure_of_a_page_is_read_again(folder: Path) -> None:
    """From its wording, like any other."""
    (folder / "jia-2021-page.yaml").write_text(PAGE.replace("301人, lower", "302人, lower"), encoding="utf-8")

    assert {"wording"} == {problem.check for problem in verify_files(folder, folder)}


def test_further_evidence_is_verified_in_its_own_text(folder: Path) -> None:
    """A record of one document may have a passage in another, which is held against that one's text."""
    start = TEXT.index("300人")
    for wording, sound in (("300人", True), ("300名", False)):
        also = f'    also:\n      - {{document: jia-2020-report, at: [{start}, {start + 4}], as_stated: "{wording}"}}\n'
        text = PAGE.replace("grade: B", "grade: A").replace("301", "300") + also
        (folder / "jia-2021-page.yaml").write_text(text, encoding="utf-8")
        found = [f for f in verify(sgpolicy.load(folder), folder) if f.check == "as-stated"]

        assert [] == found if sound else ("also", 0, "at") == found[0].path


def test_a_page_shows_itself(folder: Path, tmp_path: Path) -> None:
    """By its address, in rows, tables and cards, and beside the record."""
    catalog = sgpolicy.load(folder)
    record, document = catalog.observations["jia-2021-page/trained"], catalog.documents["jia-2021-page"]
    row = catalog.observations.where(document=document).to_dicts()[0]

    assert {
        "start": None,
        "end": None,
        "source_file": None,
        "evidence": "page",
        "page_url": ADDRESS,
    }.items() <= row.items()
    assert {
        "page_title": "甲省网页",
        "also": [],
        "also_pages": [],
        "year_from": 2021,
        "year_to": 2021,
    }.items() <= row.items()
    assert ADDRESS in card(record)
    assert ADDRESS in card(catalog.documents[1])
    assert ADDRESS in repr(document)
    assert f"not at hand: it was read from {ADDRESS}, of which only the wording 「301人」 is kept" in show(
        catalog, record.id, tmp_path
    )
    assert "page" in record.evidence[0]._repr_html_()


def test_a_page_is_written_as_it_was_read(folder: Path, tmp_path: Path) -> None:
    """In canonical order, with evidence in other documents."""
    text = PAGE + '    also: [{as_stated: "301人", document: jia-2020-report, at: [1, 5]}]\n'
    (folder / "jia-2021-page.yaml").write_text(text.replace("grade: B", "grade: A"), encoding="utf-8")
    catalog = sgpolicy.load(folder)
    dump_catalog(catalog, tmp_path / "out")
    formatted = format_text(text)

    assert catalog.observations == sgpolicy.load(tmp_path / "out").observations
    assert (
        formatted.index("address:")
        < formatted.index("  title:", formatted.index("address:"))
        < formatted.index("seen:")
    )
    assert '      - document: jia-2020-report\n        at: [1, 5]\n        as_stated: "301人"\n' in formatted


def test_two_codings_of_a_page_agree_by_their_wordings(folder: Path) -> None:
    """Offsets are not known; a passage of a text is none of a page."""
    record = sgpolicy.load(folder).observations["jia-2021-page/trained"]
    (place,) = record.evidence
    other = evolve(record, id="jia-2021-page/other")
    unlike = evolve(record, evidence=(evolve(place, as_stated="302人"),))

    assert [{"a": record, "b": other}] == list(agreement({"a": [record], "b": [other]})[0].units)
    assert [{"a": record}, {"b": unlike}] == list(agreement({"a": [record], "b": [unlike]})[0].units)
    assert isinstance(Catalog(documents=[record.document], records=[record]), Catalog)
