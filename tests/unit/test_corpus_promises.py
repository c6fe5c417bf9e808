"""What looks like a promise, and what does not."""

from typing import Any

import pytest

from sgpolicy import Period
from sgpolicy.corpus.rows import rows_of


def marked(text: str, reference: str | None = "2021-03") -> list[dict[str, Any]]:
    """Return the rows of the quantities of *text*."""
    when = Period.parse(reference) if reference else None
    rows = rows_of(text, file="", sha256="", reference=when, targets=True)
    return [row for row in rows if row["type"] == "quantity"]


@pytest.mark.parametrize(
    ("text", "due", "signs"),
    [
        ("到2025年，全省社工达到6万人。", "2025", "due term reach"),
        ("力争“十四五”末建成社工站300个。", "2025", "due term aim reach"),
        ("到2025年建成10家；培育社会组织80家。", "2025", "due reach"),
        ("到2025年建成10家。培育社会组织80家。", "2025", "due reach"),
        ("确保每个社区配备2名社工。", None, "aim reach"),
    ],
)
def test_a_promise_has_a_time_or_a_word_of_aim(text: str, due: str | None, signs: str) -> None:
    """And a word of what is to be reached; the row tells which."""
    last = marked(text)[-1]

    assert (True, due, signs) == (last["candidate"], last["candidate_due"], last["candidate_signs"])


@pytest.mark.parametrize(
    "text",
    [
        "截至2020年底，全省社工达到6万人。",
        "2020年，全省社工达到6万人。",
        "已建成社工站300个。",
        "近年来共引进186名人才，计划继续。",
        "每人每月500元。",
    ],
)
def test_a_report_is_no_promise(text: str) -> None:
    """What is past or done is not marked."""
    assert [(False, None, None)] == [
        (row["candidate"], row["candidate_due"], row["candidate_signs"]) for row in marked(text)
    ]


def test_without_a_reference_only_words_count() -> None:
    """A time alone could be past."""
    assert "term reach" == marked("到2025年，全省社工达到6万人。", None)[0]["candidate_signs"]
    assert not marked("2025年，全省社工达到6万人。", None)[0]["candidate"]
