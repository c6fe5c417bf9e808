"""The checks of `sgpolicy.checks.passages`: what each says, and what it passes over."""

import pytest
from attrs import evolve
from tests.unit.coded import catalog, document, place, record, said, source

from sgpolicy.model.document import Inference

TEXT = "一 甲省,培训(社工)1300人。结束"


@pytest.mark.parametrize(
    ("passage", "cut"),
    [
        ("甲省", False),
        ("甲省,培训(社工)", False),
        (" 甲省", True),
        ("一 ", True),
        (",培训", True),
        ("甲省,", True),
        ("甲省,培训(", True),
        (")1300人", True),
        ("1300人", False),
        ("1300人。", False),
        ("300人", True),
        ("社工)13", True),
        ("培训", False),
    ],
)
def test_a_passage_begins_and_ends_with_a_word(passage: str, *, cut: bool) -> None:
    """No blank, no mark of its neighbour, no half number; a full stop may end it."""
    found = said("passage-edge", record("training", evidence=(place("甲省", TEXT), place(passage, TEXT))), text=TEXT)

    wrong = (
        "jia-2020-report/training",
        ("also", 0, "at"),
        f"the passage '{passage}' is cut in the wrong place",
        "begin and end with a word; leave out blanks and the commas around it",
    )
    assert found == [wrong] * cut


def test_a_region_of_its_own_is_named_in_the_document() -> None:
    """By its name, its short name or another; else the record says that it is inferred."""
    region = catalog().regions["230100"]
    elsewhere = record("training", region=region)

    assert said("region-in-text", elsewhere) == [
        (
            "jia-2020-report/training",
            ("region",),
            f"{region.name.zh} (230100) is not named in the document",
            "check the code, or say under `inferred: region:` what led to it",
        )
    ]
    assert said("region-in-text", evolve(elsewhere, inferred=(Inference(field="region", because="the title"),))) == []
    assert said("region-in-text", elsewhere, given=document(region=region)) == []
    for name in (region.name.zh, region.short):
        text = f"{name}办班"
        named = document(source=source(characters=len(text), extent=(0, len(text))))
        beyond = document(source=source(characters=len(text), extent=(1, len(text))))
        assert said("region-in-text", elsewhere, given=named, text=text) == []
        assert len(said("region-in-text", elsewhere, given=beyond, text=text)) == 1
