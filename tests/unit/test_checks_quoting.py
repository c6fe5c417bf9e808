"""The check of `sgpolicy.checks.quoting`: what it says, and what it passes over."""

from typing import Any

import pytest
from attrs import evolve
from tests.unit.coded import document, place, record, said

from sgpolicy.model.document import Fault, Inference
from sgpolicy.model.named import Organisation
from sgpolicy.model.words import FaultKind

REMEDY = "quote it as printed, correct the span, or say under `inferred: name:` where it comes from"


def department(passage: str, text: str, name: str) -> Any:  # noqa: ANN401 - an organisation
    """Return the organisation *name*, whose passage is *passage* of *text*."""
    return record("department", name=name, evidence=(place(passage, text),))


@pytest.mark.parametrize(
    ("name", "changes", "path", "quoted", "passage"),
    [
        (
            "rules",
            {"title": "乙省社工管理办法"},
            ("title",),
            "乙省社工管理办法",
            "《甲省社工管理办法》(甲民发〔2020〕5号)",
        ),
        ("department", {"name": "丙省民政厅"}, ("name",), "丙省民政厅", "甲省民政厅"),
    ],
)
def test_a_name_occurs_in_its_passage(
    name: str, changes: dict[str, Any], path: tuple[str, ...], quoted: str, passage: str
) -> None:
    """A title or name of another is made up, unless it is said to be inferred."""
    wrong = record(name, **changes)

    assert said("name", wrong) == [
        (f"jia-2020-report/{name}", path, f"'{quoted}' does not occur in '{passage}'", REMEDY)
    ]
    assert said("name", evolve(wrong, inferred=(Inference(field="name", because="as it is known"),))) == []


def test_a_programme_and_a_document_number_are_quoted_too() -> None:
    """By their Chinese name, and as printed."""
    programme = record("spring-rain")
    programme = evolve(programme, name=evolve(programme.name, zh="“秋雨”计划"))
    rules = record("rules")
    rules = evolve(rules, number=evolve(rules.number, printed="甲民发〔2020〕6号", serial=6))

    assert [(path, message.partition(" ")[0]) for _, path, message, _ in said("name", programme, rules)] == [
        (("name", "zh"), "'“秋雨”计划'"),
        (("number", "printed"), "'甲民发〔2020〕6号'"),
    ]


@pytest.mark.parametrize(
    ("passage", "name", "stands"),
    [
        ("甲省 民政\n厅", "甲省民政厅", True),
        ("“甲省”民政厅", "甲省民政厅", True),
        ("甲、乙两市民政局", "甲市民政局", True),
        ("甲乙两市民政局", "甲市民政局", False),
        ("甲、乙两市民政局和丙、丁两市的其他有关部门", "甲市民政局", False),
        ("甲、乙两市教育局", "甲市民政局", False),
    ],
)
def test_blanks_marks_and_shared_words_make_no_difference(passage: str, name: str, *, stands: bool) -> None:
    """A short list may share words; without a mark of a list, or in a long passage, the name must stand as it is."""
    found = said("name", department(passage, passage, name), text=passage)

    assert (found == []) == stands


def test_a_further_place_will_do() -> None:
    """A name need stand in one of its passages only."""
    text = "该厅即甲省民政厅"
    both = evolve(department("该厅", text, "甲省民政厅"), evidence=(place("该厅", text), place("甲省民政厅", text)))

    assert isinstance(both, Organisation)
    assert said("name", both, text=text) == []


@pytest.mark.parametrize(("repaired", "stands"), [("民", True), (None, False), ("人", False)])
def test_damage_is_read_as_repaired(repaired: str | None, *, stands: bool) -> None:
    """A fault inside the passage is read as the coder repaired it."""
    text = "甲省氏政厅"
    fault = Fault(start=2, end=3, printed="氏", repaired=repaired, kind=FaultKind.CHARACTER)
    found = said("name", department(text, text, "甲省民政厅"), given=document(faults=(fault,)), text=text)

    assert (found == []) == stands
