"""Ring 3: a made-up document is sound, and every way to break it is noticed by name and place."""

from pathlib import Path

import pytest
from attrs import evolve
from tests.unit.coded import SOUND, TEXT, filled

import sgpolicy
from sgpolicy import Catalog
from sgpolicy.checks import EVIDENCE, SENSE
from sgpolicy.coding.audit import audit, audit_text
from sgpolicy.coding.recall import recall_text, scaffold_recall
from sgpolicy.coding.show import show
from sgpolicy.coding.verify import SOURCE_MISSING, verify, verify_files
from sgpolicy.errors import UnknownRecordError
from sgpolicy.model.words import Depth
from sgpolicy.sources.numbers import Standing


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the source text, and the sound document beside it."""
    (tmp_path / "jia.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "jia-2020-report.yaml").write_text(filled(), encoding="utf-8")
    return tmp_path


def test_a_sound_document_passes_every_check(folder: Path) -> None:
    """What is coded to the character has no finding."""
    found = verify(sgpolicy.load(folder), folder)

    assert () == found


ITEM = f"  - at: [{TEXT.index('一是')}, {TEXT.index('一是') + 1}]\n    printed: 一\n    reason: enumerator\n"
BREAKS = [
    (
        "as-stated",
        'as_stated: "500人", lower: 500, upper: 500, value: 500',
        'as_stated: "50人", lower: 50, upper: 50, value: 50',
    ),
    ("as-stated", '        as_stated: "300人"', '        as_stated: "301人"'),
    ("period-wording", 'as_stated: "2025年"', 'as_stated: "2026年"'),
    ("period-wording", 'as_stated: "2020年"', 'as_stated: "2021年"'),
    ("printed", 'printed: "蓓"', 'printed: "备"'),
    ("printed", 'printed: "第三批"', 'printed: "第二批"'),
    ("section", 'section: "二/一是"', 'section: "二/二是"'),
    ("section", '    section: "二/一是"\n', ""),
    ("name", 'title: "甲省社工管理办法"', 'title: "乙省社工管理办法"'),
    ("name", 'name: "甲省民政厅"', 'name: "丙省民政厅"'),
    ("name", 'name: "甲市民政局"', 'name: "丙市民政局"'),
    ("name", 'zh: "“春雨”计划"', 'zh: "“秋雨”计划"'),
    ("name", 'printed: "甲民发〔2020〕5号"', 'printed: "甲民发〔2020〕6号"'),
    ("region-in-text", "    instruments: [training]\n", '    instruments: [training]\n    region: "230100"\n'),
    ("absence", "faults:\n", 'absences:\n  - id: none\n    terms: ["持证社工"]\nfaults:\n'),
    ("audit", "reason: ordinal", "reason: ordinal\n    note: moved"),
    ("domain-words", "    instruments: [training]\n", "    instruments: [training]\n    domains: [elderly]\n"),
    ("setting-words", "    instruments: [training]\n", "    instruments: [training]\n    settings: [village]\n"),
    ("model-offered", "status: implemented", "status: encouraged\n    commitment: reference"),
    ("modal-words", "status: implemented", "status: required\n    commitment: prohibit"),
    ("numbers-in-passage", 'zh: "办班"', 'zh: "办30期班"'),
    ("own-words", 'zh: "办班"', 'zh: "办班。对持证社工每月给予补贴"'),
    ("needless-uncoded", "uncoded:\n", f"uncoded:\n{ITEM}"),
]
ELSEWHERE = {"digest", "length", "extent", "rate-in-context", "passage-edge", "open-time", "means-or-actor"}
"""Checks that more than one change of the file breaks; they have tests of their own, here and in `test_checks_*`."""


def test_every_check_of_evidence_has_a_test_that_breaks_it() -> None:
    """No check of ring 3 goes untested."""
    assert set(EVIDENCE) == ELSEWHERE | {check for check, _, _ in BREAKS}, "add a line to BREAKS"


def test_a_passage_cut_in_the_wrong_place(folder: Path) -> None:
    """A passage that takes in its neighbour's comma, or half a number, was moved by mistake."""
    start = TEXT.index(",培训社工300人")
    sound = (folder / "jia-2020-report.yaml").read_text(encoding="utf-8")
    for old, new in ((f"[{start + 1}, ", f"[{start}, "), (f", {start + 9}]", f", {start + 7}]")):
        assert old in sound
        (folder / "jia-2020-report.yaml").write_text(sound.replace(old, new, 1), encoding="utf-8")

        assert "passage-edge" in {problem.check for problem in verify_files(folder, folder / "jia-2020-report.yaml")}


@pytest.mark.parametrize(("check", "old", "new"), BREAKS)
def test_each_break_is_found_by_name(folder: Path, check: str, old: str, new: str) -> None:
    """Every check finds what it is for, and says where in the YAML file."""
    sound = (folder / "jia-2020-report.yaml").read_text(encoding="utf-8")
    assert old in sound
    broken = sound.replace(old, new, 1)
    if check == "audit":
        start = TEXT.index("第三批")
        broken = broken.replace(f"[{start}, {start + 3}]", f"[{start}, {start + 1}]").replace("第三批", "第")
    (folder / "jia-2020-report.yaml").write_text(broken, encoding="utf-8")
    problems = verify_files(folder, folder / "jia-2020-report.yaml")

    # Rings 1 and 2 are reported in the same run; this is about what the source text shows.
    assert {check} == {problem.check for problem in problems} - set(SENSE)
    assert all(problem.line > 1 and problem.remedy for problem in problems)
    assert all(str(folder / "jia-2020-report.yaml") == problem.file for problem in problems)


def test_a_missing_source_is_a_loud_finding(folder: Path) -> None:
    """Without its source a document is not verified, and that is a problem, not a pass."""
    (folder / "jia.txt").unlink()
    (found,) = verify(sgpolicy.load(folder), folder)

    assert found.check == SOURCE_MISSING
    assert "does not exist; nothing in it is verified" in str(found)


def test_another_text_is_found_and_nothing_else_is_said_of_it(folder: Path) -> None:
    """Spans of another text mean nothing, so only digest and length are reported."""
    (folder / "jia.txt").write_text(f"{TEXT}多余", encoding="utf-8")

    assert ["digest", "length"] == [found.check for found in verify(sgpolicy.load(folder), folder)]


def test_a_rate_needs_its_denominator_in_the_sentence(tmp_path: Path) -> None:
    """Without 每月 a sum is not a monthly rate, unless the record says that it is inferred."""
    text = TEXT.replace("每月", "现在")
    (tmp_path / "jia.txt").write_text(text, encoding="utf-8")
    yaml = filled(text)
    (tmp_path / "jia-2020-report.yaml").write_text(yaml, encoding="utf-8")
    (found,) = verify(sgpolicy.load(tmp_path), tmp_path)
    assert found.check == "rate-in-context"
    (tmp_path / "jia-2020-report.yaml").write_text(
        yaml.replace("targets:\n", '    inferred: {unit: "monthly by law"}\ntargets:\n'), encoding="utf-8"
    )

    assert () == verify(sgpolicy.load(tmp_path), tmp_path)


def test_audit_tells_what_became_of_each_number(folder: Path) -> None:
    """Each number has one standing, and the text form counts them."""
    (one,) = audit(sgpolicy.load(folder), folder)
    standings = {(number.text, str(number.standing)) for number in one.numbers}

    assert standings >= {
        ("300", "coded"),
        ("三", "uncoded"),
        ("2025", "time"),
        ("5", "document-number"),
        ("一", "word"),
    }
    assert one.count(Standing.HEADING) == 5
    assert one.outside == ("jia-2020-report/subsidy", "jia-2020-report/certified-2025")
    assert "0 unexplained (0.0 %)" in audit_text([one])
    assert "nothing audited" in audit_text([])


def test_a_name_does_not_hide_a_count(folder: Path) -> None:
    """A count inside an organisation's name must be coded or listed like any other."""
    text = TEXT.replace("甲、乙两市民政局", "甲乙等27个部门")
    yaml = SOUND.replace("甲市民政局", "甲乙等27个部门").replace("@甲、乙两市民政局@", "@甲乙等27个部门@")
    yaml = yaml.replace("  - at: @两市@\n    printed: 两市\n    reason: name\n", "")
    (folder / "jia.txt").write_text(text, encoding="utf-8")
    (folder / "jia-2020-report.yaml").write_text(filled(text, yaml), encoding="utf-8")
    (one,) = audit(sgpolicy.load(folder), folder)

    assert ["27"] == [number.text for number in one.unexplained]
    assert "⟦27⟧个部门" in audit_text([one])


def test_recall_compares_span_and_quantity(folder: Path) -> None:
    """The scaffold has all three figures of the made-up coding, one of them with the rate that stands before it."""
    (row,) = scaffold_recall(sgpolicy.load(folder), folder)

    assert (3, 3, 3, "100.0", ()) == (row.figures, row.spans, row.quantities, row.share, row.missed)
    assert "100.0%" in recall_text((row,))


def test_show_highlights_the_passage(folder: Path) -> None:
    """A record is shown beside its passage; if there is no source, that is said."""
    catalog = sgpolicy.load(folder)

    assert "达到⟦500人⟧。二是" in show(catalog, "jia-2020-report/certified-2025", folder, 5)
    assert "\x1b[1;33m500人\x1b[0m" in show(catalog, "jia-2020-report/certified-2025", folder, 5, colour=True)
    assert "not at hand" in show(catalog, "jia-2020-report/certified-2025", folder / "none")
    with pytest.raises(UnknownRecordError):
        show(catalog, "jia-2020-report/nothing", folder)


def test_only_what_is_coded_is_audited(folder: Path) -> None:
    """The passages that are listed; nothing where figures alone are coded."""
    start = TEXT.index("二、打算")
    catalog = sgpolicy.load(folder)
    document = catalog.documents.one()
    for depth, passages in ((Depth.PASSAGES, ((start, len(TEXT)),)), (Depth.FIGURES, ())):
        given = evolve(document, depth=depth, passages=passages)
        (one,) = audit(Catalog(documents=[given]), folder)

        assert [number.text for number in one.numbers] == ["二", "一", "2025", "500", "二", "一", "三"][
            : 9 * len(passages)
        ]
        assert one.gaps == passages
        assert f"jia.txt, {depth} only" in audit_text([one])
