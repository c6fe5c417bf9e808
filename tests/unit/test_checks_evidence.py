"""The checks of `sgpolicy.checks.evidence`: what each says, and what it passes over."""

import hashlib
from typing import Any

import pytest
from attrs import evolve
from tests.unit.coded import TEXT, catalog, document, place, record, said, source

from sgpolicy.checks import EVIDENCE
from sgpolicy.model.absence import Absence
from sgpolicy.model.document import Inference
from sgpolicy.model.evidence import Evidence

ID = "jia-2020-report"


def span(phrase: str) -> tuple[int, int]:
    """Return the span of the first *phrase*."""
    start = TEXT.index(phrase)
    return start, start + len(phrase)


def at(phrase: str) -> list[int]:
    """Return the span of the first *phrase*, as messages and files write it."""
    return list(span(phrase))


@pytest.mark.parametrize("check", EVIDENCE)
def test_a_document_coded_to_the_character_has_no_finding(check: str) -> None:
    """Of no check of the ring."""
    assert said(check, *catalog().records()) == []


def test_another_text_is_known_by_its_digest_and_its_length() -> None:
    """Both say what the text at hand has."""
    text = f"{TEXT}多余"
    digest = hashlib.sha256(text.encode()).hexdigest()

    assert said("digest", text=text) == [
        (
            ID,
            ("source", "sha256"),
            f"jia.txt is a different text: its SHA-256 is {digest}",
            "use the file that was coded, or code this one again; nothing else in it is verified",
        )
    ]
    assert said("length", text=text) == [
        (ID, ("source", "characters"), f"the text has {len(text)} characters", f"write {len(text)}")
    ]


def test_a_figure_is_what_the_text_says() -> None:
    """The nearest place of a wording is reported; where it is nowhere, that it is to be quoted."""
    first, second = place("300人", as_stated="200元"), place("500人", as_stated="二百人")
    figure = record("trained", evidence=(first, second))

    assert said("as-stated", figure) == [
        (
            f"{ID}/trained",
            ("at",),
            f"the text at {at('300人')} is '300人', not '200元'",
            f"it is at {at('200元')}",
        ),
        (
            f"{ID}/trained",
            ("also", 0, "at"),
            f"the text at {at('500人')} is '500人', not '二百人'",
            "quote the text to the character",
        ),
    ]


def test_of_several_places_of_a_wording_the_nearest_is_told() -> None:
    """Before or after the span."""
    text = TEXT.replace("甲省社工队伍情况", "300人") + "300人"
    start = text.index("500人")
    figure = record("trained", evidence=(place("500人", text, as_stated="300人"),))

    ((_, _, _, remedy),) = said("as-stated", figure, text=text)

    nearest = min((0, text.index("300人", 5), text.rindex("300人")), key=lambda found: abs(found - start))
    assert remedy == f"it is at [{nearest}, {nearest + 4}]"


def test_a_stated_time_is_what_the_text_says() -> None:
    """Of a record and of the document; a time without wording or place says nothing."""
    moved = evolve(record("certified-2025").due, at=span("2020年"))
    reference = document().reference
    assert reference is not None
    given = document(reference=evolve(reference, at=span("2025年")))

    assert said("period-wording", record("certified-2025", due=moved), given=given) == [
        (
            ID,
            ("dates", "reference", "at"),
            f"the text at {at('2025年')} is '2025年', not '2020年'",
            f"it is at {at('2020年')}",
        ),
        (
            f"{ID}/certified-2025",
            ("due", "at"),
            f"the text at {at('2020年')} is '2020年', not '2025年'",
            f"it is at {at('2025年')}",
        ),
    ]
    assert said("period-wording", record("certified-2025", due=evolve(moved, at=None))) == []
    assert said("period-wording", record("certified-2025", due=evolve(moved, as_stated=None))) == []


def test_faults_and_uncoded_numbers_are_quoted_as_they_stand() -> None:
    """Each by its place in its list."""
    fault, (first, second) = document().faults[0], document().uncoded
    given = document(faults=(evolve(fault, printed="备"),), uncoded=(first, evolve(second, printed="第二批")))

    assert said("printed", given=given) == [
        (
            ID,
            ("faults", 0, "at"),
            f"the text at {at('蓓')} is '蓓', not '备'",
            "quote the text to the character",
        ),
        (
            ID,
            ("uncoded", 1, "at"),
            f"the text at {at('第三批')} is '第三批', not '第二批'",
            "quote the text to the character",
        ),
    ]


@pytest.mark.parametrize(
    ("stored", "path", "message", "remedy"),
    [
        ("二/二是", "section", "the section is 二/二是, but the span lies in 二/一是", 'write section: "二/一是"'),
        ("二/一", "section", "the section is 二/一, but the span lies in 二/一是", 'write section: "二/一是"'),
        (None, "at", "the section is not given, but the span lies in 二/一是", 'write section: "二/一是"'),
    ],
)
def test_a_section_holds_its_span(stored: str | None, path: str, message: str, remedy: str) -> None:
    """Another one, and none where there is one, is wrong, in the first place and the others."""
    wrong = place("500人", section=stored)
    found = said("section", record("certified-2025", evidence=(wrong, wrong)))

    assert found == [
        (f"{ID}/certified-2025", (path,), message, remedy),
        (f"{ID}/certified-2025", ("also", 0, path), message, remedy),
    ]


def test_an_outer_section_holds_its_span_too() -> None:
    """A passage may be given the section around the innermost one."""
    assert said("section", record("certified-2025", evidence=(place("500人", section="二"),))) == []


def test_under_no_heading_there_is_no_section() -> None:
    """A passage above the first heading has none."""
    ((_, path, message, remedy),) = said("section", record("training", evidence=(place("甲省社工", section="一"),)))

    assert (("section",), "the section is 一, but the span lies in none", "leave section out") == (
        path,
        message,
        remedy,
    )


def test_a_rate_says_what_it_is_per() -> None:
    """In its sentence, not in the one before or after, unless it is said to be inferred."""
    text = TEXT.replace("每月", "").replace("一、做法", "一、每月做法").replace("由甲", "每月由甲")
    rate = record("subsidy", evidence=(place("200元", text, as_stated="200元"),))

    assert said("rate-in-context", rate, text=text) == [
        (
            f"{ID}/subsidy",
            ("quantity", "unit"),
            "CNY/month is a rate, but neither the wording nor its sentence says 每月 or 每个月",
            "write the unit without /month, or say under `inferred: unit:` what led to it",
        )
    ]
    given = evolve(rate, inferred=(Inference(field="unit", because="monthly by law"),))
    assert said("rate-in-context", given, text=text) == []


def extent(start: int, end: int, **changes: Any) -> Any:  # noqa: ANN401 - any field
    """Return the document with another extent."""
    return document(source=source(extent=(start, end)), **changes)


def test_documents_of_one_file_do_not_overlap() -> None:
    """The later one is at fault."""
    first, second = extent(0, 60), extent(50, len(TEXT), id="jia-two")
    message = "it begins at 50, inside the document before it, which ends at 60"
    remedy = "make the extents of the file's documents meet without overlapping"

    assert said("extent", given=first, siblings=(first, second)) == []
    assert said("extent", given=second, siblings=(first, second)) == [
        ("jia-two", ("source", "extent"), message, remedy)
    ]


def test_no_number_is_between_the_documents_of_a_file() -> None:
    """Before the first, between two and after the last: only the first number of each stretch is reported."""
    number = at("一")
    before = extent(number[1], len(TEXT))
    stretch = f"no document covers [0, {number[1]}], where the number '一' stands"

    assert [(path, message) for _, path, message, _ in said("extent", given=before)] == [
        (("source", "extent"), stretch)
    ]

    start = TEXT.index("500人")
    after = extent(0, start)
    stretch = f"no document covers [{start}, {len(TEXT)}], where the number '500' stands"
    assert [message for _, _, message, _ in said("extent", given=after)] == [stretch]


def test_a_number_that_is_neither_coded_nor_explained_is_told() -> None:
    """With its place and the characters around it."""
    records = [one for one in catalog().records() if one.id != f"{ID}/subsidy"]
    start, end = span("200")
    message = f"the number '200' at [{start}, {end}] is neither coded nor explained: "
    context = f"{TEXT[start - 12 : start]}⟦200⟧{TEXT[end : end + 12]}"

    assert said("audit", *records) == [
        (
            ID,
            ("uncoded",),
            message + context,
            "code it as a figure, or list it under `uncoded` with a reason",
        )
    ]


@pytest.mark.parametrize(
    ("term", "place"),
    [
        ("社区", None),
        ("社工条例", None),
        ("社工", "社工"),
        ("二进一步", None),
        ("况一、", "况\n一、"),
        (" 甲 省", "甲省"),
    ],
)
def test_an_absence_is_proven_by_the_text(term: str, place: str | None) -> None:
    """A term that is parted by a line end occurs, too; the first place is told."""
    whole = Evidence(document=document(), start=0, end=len(TEXT))
    absence = Absence(id=f"{ID}/none", terms=("无此词", term), evidence=(whole,))
    found = said("absence", absence)

    assert [(path, remedy) for _, path, _, remedy in found] == [
        (("terms", 1), "code what stands there, and leave the term out")
    ] * (place is not None)
    assert place is None or f"occurs in the text, at {at(place)}" in found[0][2]
    assert said("passage-edge", absence) == said("section", absence) == []
